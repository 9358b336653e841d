import torch, math
import torch.nn as nn
torch.manual_seed(0)
# quantum circuit: learn angles to reach target state
def ry(t):
    c,s=torch.cos(t/2),torch.sin(t/2)
    return torch.stack([torch.stack([c,-s]),torch.stack([s,c])]).to(torch.complex64)
def rz(t):
    e=torch.exp(-0.5j*t); z=torch.zeros_like(e)
    return torch.stack([torch.stack([e,z]),torch.stack([z,e.conj()])])
H=torch.tensor([[1,1],[1,-1]],dtype=torch.complex64)/math.sqrt(2)
th=torch.tensor([0.3,0.5,-0.2],requires_grad=True)
target=torch.tensor([1,1j],dtype=torch.complex64)/math.sqrt(2)
opt=torch.optim.Adam([th],lr=0.1)
for i in range(30):
    opt.zero_grad()
    psi=rz(th[2])@ry(th[1])@rz(th[0])@H@torch.tensor([1,0],dtype=torch.complex64)
    loss=1-torch.abs(torch.vdot(target,psi))**2
    loss.backward(); opt.step()
    if i%10==0: print(i, f"{loss.item():.4f}", th.grad)
print(psi.detach().abs()**2)
rho=torch.outer(psi,psi.conj()); print(torch.trace(rho).real.item(), (rho@rho).diagonal().sum().real.item())
X=torch.tensor([[0,1],[1,0]],dtype=torch.cfloat); Y=torch.tensor([[0,-1j],[1j,0]]); Z=torch.diag(torch.tensor([1,-1],dtype=torch.cfloat))
print(torch.kron(X,Y)); print(torch.linalg.eigvalsh(X+Y+Z)); print(torch.matrix_exp(-1j*0.3*X)); print(X@Y-Y@X)
# spectral conv
class SpectralConv(nn.Module):
    def __init__(self,c,m):
        super().__init__(); self.m=m; self.w=nn.Parameter(torch.randn(c,c,m,dtype=torch.cfloat)*0.1)
    def forward(self,x):
        f=torch.fft.rfft(x); o=torch.zeros_like(f); o[...,:self.m]=torch.einsum('bim,iom->bom',f[...,:self.m],self.w)
        return torch.fft.irfft(o,n=x.shape[-1])
net=SpectralConv(2,4); x=torch.randn(3,2,16); y=net(x); print(y.shape, y[0,0,:4]); 
loss=((y-x)**2).mean(); loss.backward(); print(round(loss.item(),4), net.w.grad[0,0], net); print(sum(p.numel() for p in net.parameters()), [n for n,_ in net.named_parameters()])
o=torch.optim.SGD(net.parameters(),lr=1.0)
for _ in range(5):
    o.zero_grad(); l=((net(x)-x)**2).mean(); l.backward(); o.step()
print(round(l.item(),5))
# filter design
sig=torch.sin(torch.linspace(0,20,64))+0.3*torch.randn(64)
F=torch.fft.fft(sig); freq=torch.fft.fftfreq(64); F[freq.abs()>0.1]=0; rec=torch.fft.ifft(F).real; print(rec[:5], F.abs().sum())
P=F.abs()**2/64; print(P[:4], torch.allclose((sig**2).sum(), (torch.fft.fft(sig).abs()**2).sum()/64))
ac=torch.fft.irfft(torch.fft.rfft(sig,128).abs()**2)[:4]; print(ac)
# mandelbrot + newton fractal
z=torch.complex(*torch.meshgrid(torch.linspace(-2,2,5),torch.linspace(-2,2,5),indexing='ij'))
for _ in range(20): z=z-(z**3-1)/(3*z**2+1e-9)
roots=torch.tensor([1,-0.5+0.8660254j,-0.5-0.8660254j]); print((z[...,None]-roots).abs().argmin(-1))
# holomorphic grads, jacobian, func
f=lambda t: (t**2+1j*t).abs().sum()
print(torch.func.grad(f)(torch.tensor([1+1j,2.])), torch.func.vmap(torch.func.grad(lambda t: t.abs()**2))(torch.tensor([1+1j,2.])))
print(torch.autograd.functional.jacobian(lambda t: torch.view_as_real(t*t), torch.tensor([1+1j])))
w=torch.tensor(1+2j,requires_grad=True); (g,)=torch.autograd.grad((w*w.conj()).real,w,create_graph=True); print(g); (g2,)=torch.autograd.grad(g.abs(),w); print(g2)
class Cx(torch.autograd.Function):
    @staticmethod
    def forward(ctx,x): ctx.save_for_backward(x); return x*x
    @staticmethod
    def backward(ctx,g): (x,)=ctx.saved_tensors; return g*2*x.conj()
q=torch.tensor([1+1j],requires_grad=True); Cx.apply(q).abs().sum().backward(); print(q.grad); 
h=torch.tensor([1+1j],requires_grad=True); h.register_hook(lambda g:g*2j); (h*2).real.sum().backward(); print(h.grad)
print(nn.functional.mse_loss(torch.view_as_real(q),torch.zeros(1,2)), torch.nn.utils.clip_grad_norm_([q],0.5), q.grad)
try: nn.functional.relu(q)
except Exception as e: print(type(e).__name__, e)
try: q.backward()
except Exception as e: print(type(e).__name__, e)
try: torch.tensor([1j])@torch.tensor([1.])
except Exception as e: print(type(e).__name__, e)
try: nn.Linear(2,2)(torch.ones(1,2)*1j)
except Exception as e: print(type(e).__name__, e)
lin=nn.Linear(2,1,dtype=torch.cfloat); print(lin.weight, lin(torch.ones(2,2)*1j))
