import torch
a = torch.tensor([1+2j, 3-1j])
print(a, a.dtype, a.shape)
print(torch.tensor(1j), torch.tensor([[1+1e-5j, 200000j],[0,1.5]]), torch.tensor([1+0j], dtype=torch.complex128))
print(a*a, a/2, a+1, 2j*a, a-1j, a**2, abs(a), a.abs(), a.real, a.imag, a.conj(), a.angle())
print(a.item() if a.numel()==1 else a.tolist(), a[0].item(), complex(a[0]))
print(torch.arange(3)*1j, torch.ones(2,dtype=torch.float64)*1j, torch.zeros(2, dtype=torch.cfloat), torch.ones(2,2)+0j)
print(torch.view_as_real(a), torch.view_as_complex(torch.randn(2,2)).shape, torch.complex(torch.tensor([1.,2]),torch.tensor([3.,4.])), torch.polar(torch.tensor([1.]),torch.tensor([3.14159/2])))
a.real[0] = 10; print(a); a.imag = torch.tensor([7.,8.]); print(a); a[0] = 5j; print(a)
print(a.sum(), a.mean(), a.prod(), a.cumsum(0), a.cumprod(0), a.std(), a.var(), a.norm())
m = torch.tensor([[1+1j, 2],[3, 4-1j]])
print(m@m, m.T, m.H, m.mH, torch.einsum('ij,jk->ik', m, m), m @ a, torch.dot(a,a), torch.vdot(a,a))
print(m == m.T, m.any(), m.all(), torch.cat([a,a]), torch.stack([a,a]), m.reshape(4), m[:, 0], m[m.abs()>3])
for n in "exp log sqrt sin cos tan tanh sinh cosh asin acos atan reciprocal rsqrt sigmoid square sgn neg log2 log10 log1p expm1 exp2 asinh acosh atanh isfinite isnan isinf logical_not sinc".split():
    print(n, getattr(torch,n)(m))
print(torch.randn(3,dtype=torch.cfloat).shape, m.to(torch.complex128), m.is_complex(), torch.is_complex(m), m.dtype.is_complex, torch.promote_types(torch.complex64,torch.float64), torch.result_type(m, 1.0))
x = torch.tensor([1+2j, 3-1j], requires_grad=True)
y = (x*x.conj()).real.sum(); print(y); y.backward(); print(x.grad)
x.grad=None; z=(x**3).abs().sum(); z.backward(); print(x.grad, x**3, x.real, x.imag, x.angle(), x.abs())
w=torch.tensor([1.,2.],requires_grad=True); q=(w*x).abs().sum(); q.backward(); print(w.grad)
for f in [torch.exp, torch.log, torch.sin, torch.tanh, torch.sqrt, torch.reciprocal, torch.angle, lambda t:t@t, lambda t: 1j**t, lambda t:t**(1+1j), lambda t: torch.view_as_real(t)**2, lambda t: t/ (t+1j)]:
    x.grad=None; o=f(x); o = torch.view_as_real(o) if o.is_complex() else o
    (o*torch.arange(1.,o.numel()+1).reshape(o.shape)).sum().backward(); print(x.grad)

import numpy as np
import io
z=torch.tensor([1+2j,3-4j]); d={'a':z,'b':z.to(torch.complex128)}
b=io.BytesIO(); torch.save(d,b); b.seek(0); print(torch.load(b))
b.seek(0); print(torch.load(b,weights_only=True)['b'].dtype)
try: print(z.numpy())
except Exception as e: print(type(e).__name__, e)
try: print(torch.from_numpy(np.array([1+2j,3])), np.array([1j,2]).dtype)
except Exception as e: print(type(e).__name__, e)
x=torch.tensor([1+2j,3-4j],requires_grad=True)
y=(x*2j).abs().sum(); y.backward(); print(x.grad)
print(torch.func.grad(lambda t:(t.abs()**2).sum())(z))
print(torch.vmap(lambda t: t*t.conj())(torch.ones(2,2)*1j))
print(torch.autograd.functional.jacobian(lambda t: (t*t).real, torch.ones(2)))
print(z.sum().item(), sum(z), list(z), [complex(v) for v in z], z.tolist(), max(abs(z)))
for v in z: print(v, v.item())
print(f"{z[0]:.2f}", "%s" % z[1], str(z[0].item()))
print(z.unsqueeze(0).expand(2,2), z.repeat(2), z.clone().zero_(), z.new_zeros(2), z.new_tensor([1,2]))
print(torch.stack([z.real,z.imag],-1), torch.view_as_complex(torch.stack([z.real,z.imag],-1)))
th=torch.linspace(0,1,3); print(torch.exp(1j*th), torch.exp(2j*torch.pi*th))
c = torch.tensor([[0.5+0.5j]]); zz=torch.zeros_like(c)
for i in range(5): zz=zz*zz+c
print(zz, zz.abs()>2)
re=torch.linspace(-2,1,7); im=torch.linspace(-1,1,5); C=re[None,:]+1j*im[:,None]; Z=torch.zeros_like(C); n=torch.zeros(C.shape,dtype=torch.int64)
for i in range(20):
    m=Z.abs()<=2; Z=torch.where(m,Z*Z+C,Z); n+=m
print(n)
z2=z.clone(); z2*=1j; print(z2); z2+=1; print(z2); z2/=2; print(z2); z2**=2; print(z2); z2-=z; print(z2)
z2.real.mul_(2); print(z2); z2.imag[0]=0; print(z2); z2[z2.real>0]=1j; print(z2)
print(z.real.is_contiguous(), z.real.stride(), z.imag.storage_offset(), z.real.data_ptr()==z.data_ptr())
print(torch.is_tensor(z), z.dtype==torch.cfloat, torch.complex64==torch.cfloat, z.type(torch.complex128).dtype, z.to(torch.cdouble).dtype)
print(torch.rand(2,dtype=torch.cfloat).shape, torch.randn_like(z).dtype, torch.empty_like(z).shape)
