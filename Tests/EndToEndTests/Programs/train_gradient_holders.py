import torch
from torch import nn
# Who holds a gradient: `.grad` takes over what nobody else holds, and shares nothing with what others do.
w = torch.randn(3, requires_grad=True); v = torch.randn(3, requires_grad=True)
g = torch.ones(3)
(w * 1 + v * 1).backward(g); print(w.grad is v.grad, w.grad is g, w.grad.data_ptr() == v.grad.data_ptr(), w.grad.data_ptr() == g.data_ptr())
w.grad.add_(1); print(w.grad, v.grad, g)
x = torch.ones(3, requires_grad=True); x.backward(g); print(x.grad is g, x.grad.data_ptr() == g.data_ptr()); x.grad.mul_(5); print(g)
# hooks see and keep
kept = []
y = torch.ones(3, requires_grad=True); y.register_hook(lambda t: kept.append(t))
(y * 2).sum().backward(); y.grad.add_(1); print(kept[0], y.grad, kept[0].data_ptr() == y.grad.data_ptr())
z = torch.ones(3, requires_grad=True); h = z * 2; h.retain_grad(); h.register_hook(lambda t: kept.append(t)); (h + 0).backward(g); h.grad.add_(7); print(h.grad, z.grad, g, kept[-1])
# inside retained
a = torch.ones(2, 2, requires_grad=True); b = a.view(4); b.retain_grad(); b.sum().backward(); print(a.grad, b.grad); a.grad.zero_(); print(b.grad)
a = torch.ones(2, 2, requires_grad=True); a.sum().backward(); a.grad[0, 0] = 5; print(a.grad, a.grad.stride())
a = torch.ones(2, 3, requires_grad=True); a.t().contiguous().backward(torch.arange(6.).view(3, 2)); print(a.grad, a.grad.stride(), a.grad.is_contiguous())
a = torch.ones(2, 3, requires_grad=True); a.t().backward(torch.arange(6.).view(3, 2)); print(a.grad, a.grad.stride())
# tied weights
e = nn.Embedding(4000, 8); out = nn.Linear(8, 4000, bias=False); out.weight = e.weight
i = torch.tensor([1, 5, 1]); torch.manual_seed(0); nn.init.normal_(e.weight)
nn.functional.cross_entropy(out(e(i)), torch.tensor([2, 3, 4])).backward(); print(f"{e.weight.grad.abs().sum().item():.4f}")
# twice the same table, then accumulate, then p.grad kept through zero_grad
t = nn.Embedding(4000, 8); nn.init.ones_(t.weight); opt = torch.optim.SGD(t.parameters(), lr=1.)
(t(torch.tensor([3, 4])) * t(torch.tensor([4, 9]))).sum().backward(); g1 = t.weight.grad; print(g1[[3, 4, 9, 10]].sum(1))
t(torch.tensor([7, 7])).sum().backward(); print(g1 is t.weight.grad, g1[[3, 4, 7, 9, 10]].sum(1))
opt.step(); opt.zero_grad(); print(t.weight.grad, g1.sum(), t.weight[[3, 4, 7, 10]].sum(1))
for k in range(6):
    opt.zero_grad(); t(torch.tensor([k, 100 + k])).sum().backward()
    if k == 2: keep = t.weight.grad
    if k == 3: v = t.weight.grad.numpy(); 
    if k == 4: d = t.weight.grad.data; d[50] = 1.
    opt.step(); print(k, t.weight.grad.sum().item(), t.weight.sum().item())
print(keep.sum(), v.sum())
opt.zero_grad(); t(torch.tensor([1])).sum().backward(); n = t.weight.grad.numpy(); n[200] = 2; opt.step(); print(t.weight[200], t.weight.grad.sum()); 
opt.zero_grad(); t(torch.tensor([1])).sum().backward(); t.weight.grad[300] += 2; opt.step(); print(t.weight[300][:2])
opt.zero_grad(); t(torch.tensor([1])).sum().backward(); t.weight.grad = t.weight.grad * 2; opt.step(); print(t.weight[1][:2])
opt.zero_grad(); t(torch.tensor([1])).sum().backward(); q = t.weight.grad.view(-1); q[8 * 400] = 9; opt.step(); print(t.weight[400][:2])
sq = nn.Embedding(160, 160); o2 = torch.optim.SGD(sq.parameters(), lr=1.); nn.init.zeros_(sq.weight); sq(torch.tensor([1])).sum().backward(); sq.weight.grad.t_(); o2.step(); print(sq.weight[1][:3], sq.weight[:3, 1])
opt.zero_grad(); t(torch.tensor([2])).sum().backward(); t.weight.grad.data = torch.ones(4000, 8); opt.step(); print(t.weight[600][:2])
# not finite
opt.zero_grad(); (t(torch.tensor([2])) * float("nan")).sum().backward(); opt.step(); print(t.weight[2][0], t.weight.isnan().sum())
t2 = nn.Embedding(4000, 8, padding_idx=0); t2(torch.tensor([0, 0, 5])).sum().backward(); print(t2.weight.grad[0].sum(), t2.weight.grad[5].sum())
x = torch.ones(3, requires_grad=True); gr, = torch.autograd.grad((x * 3).sum(), x); x.grad = gr; print(x.grad is gr)
x = torch.ones(3, requires_grad=True); s = (x * 3).sum(); s.backward(retain_graph=True); f1 = x.grad; s.backward(); print(f1 is x.grad, x.grad, x.grad._version >= 0, x.grad.requires_grad, x.grad.is_leaf, x.grad.grad_fn)
x = torch.ones(3, requires_grad=True); torch.autograd.backward((x ** 2).sum(), create_graph=True, inputs=[x]); print(x.grad.requires_grad)
u = torch.randn(2, requires_grad=True); r = torch.zeros(2, requires_grad=True); (u + r).backward(torch.ones(2).expand(2)); u.grad += 1; print(r.grad, u.grad)
c = torch.ones((), requires_grad=True); c.expand(3).sum().backward(); print(c.grad)
def post(p): kept.append(p.grad); 
m = torch.ones(2, requires_grad=True); m.register_post_accumulate_grad_hook(post); (m * 4).sum().backward(); print(kept[-1] is m.grad, m.grad)
l = nn.LSTM(3, 4); l(torch.randn(2, 1, 3))[0].sum().backward(); l.bias_ih_l0.grad.add_(1); print((l.bias_ih_l0.grad - l.bias_hh_l0.grad - 1).abs().max() < 1e-5)
big = torch.zeros(3, 70000, requires_grad=True); big.sum().backward(); big.grad.add_(1); print(big.grad.sum()); 
big.grad = None; (big * torch.ones(3, 1)).sum().backward(); print(big.grad.sum(), big.grad.is_contiguous())
