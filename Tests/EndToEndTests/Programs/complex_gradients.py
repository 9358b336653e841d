import torch
import torch.autograd.forward_ad as fwAD
from torch.func import jvp, jacfwd, jacrev, hessian, vjp
x=torch.tensor([1+1j,2.]); t=torch.tensor([1.,1j])
print(jvp(lambda z:z*z,(x,),(t,))); print(jvp(lambda z:z.abs(),(x,),(t,))); print(jvp(lambda z:z.exp().real,(x,),(t,)))
with fwAD.dual_level():
    d=fwAD.make_dual(x,t); y=d*d.conj(); print(fwAD.unpack_dual(y).tangent)
o,f=vjp(lambda z:z**3,x); print(o, f(torch.ones(2,dtype=torch.cfloat)))
print(torch.utils.checkpoint.checkpoint(lambda z:z*z, x.clone().requires_grad_(), use_reentrant=False).abs().sum())
a=torch.tensor([1.,2.],requires_grad=True); b=a.to(torch.cfloat)*1j; c=b.abs().sum(); c.backward(); print(a.grad)
a=torch.tensor([1.,2.],requires_grad=True); (torch.view_as_real(torch.exp(1j*a))*torch.tensor([1.,2])).sum().backward(); print(a.grad)
i=torch.tensor([0,1,1]); e=torch.zeros(2,dtype=torch.cfloat); e.index_add_(0,i,torch.tensor([1j,2,3j])); print(e); e[i]=torch.tensor([1j,2,3j]); print(e)
e=torch.zeros(3,dtype=torch.cfloat,requires_grad=True); y=e.clone(); y[1]=2j; y[0]+=1j; (y*y).abs().sum().backward(); print(y,e.grad)
y=torch.zeros(2,2,dtype=torch.cfloat); y[:,0]=torch.tensor([1.,2]); y[0]*=1j; print(y, y.diagonal(), y.sum(0), y.T.conj(), y.flatten()[1:])
for k,v in {'a':x}.items(): print(k,v)
print(x==torch.tensor([1+1j,2]), (x!=0).all(), x.eq(1+1j), torch.equal(x,x.clone()), 1j in x, (1+1j) in x)
print(torch.where(x.abs()>1.5,x,0j), torch.where(torch.tensor([True,False]),1j,0.), x.masked_fill(torch.tensor([True,False]),0), x.clone().fill_(1j), torch.full((2,),1+1j), torch.full_like(x,1j))
print(x.sum(dtype=torch.cdouble), x.mean(0), x.var(), x.std(unbiased=False), x.norm(p=1), torch.linalg.norm(x), x.prod(), x.cumsum(0), torch.dist(x,t))
print(x.numpy(), x.cpu().numpy().real, x.shape, x.numel(), x.dim(), len(x), x.size(0), x.stride(), x.is_contiguous(), x.storage_offset())
import pickle, copy
print(copy.deepcopy(x), torch.stack([x,x]).mean(1), torch.cat([x,torch.ones(1)]), x.repeat(2,1), x.flip(0), x.roll(1), torch.outer(x,x), torch.meshgrid(x,x,indexing='ij')[0])
