# Updates, windows, channels and clipping by kernels, small and large, beside what PyTorch makes of them.
import torch
from torch import nn
import torch.nn.functional as F
o = torch.optim
def show(*values, digits=3): print(*[f"{round(v, digits) + 0.0:.{digits}f}" for v in values])
def run(make, n, dtype=torch.float32):
    torch.manual_seed(3)
    p = nn.Parameter(torch.randn(n, dtype=dtype)); q = nn.Parameter(torch.randn(7, 5, dtype=dtype))
    opt = make([p, q])
    for i in range(12):
        p.grad = torch.randn(n, dtype=dtype) ; q.grad = torch.randn(7, 5, dtype=dtype) * 3
        opt.step()
    show(p.abs().mean().item(), p[3].item(), p[-1].item(), q.mean().item(), q[1, 2].item(), digits=4)
for n in (50, 70001):
    for kw in ({}, dict(weight_decay=.1), dict(maximize=True), dict(weight_decay=.1, maximize=True)):
        for name in ("SGD", "Adagrad", "RMSprop", "Adadelta", "Adam", "AdamW", "Adamax", "NAdam", "RAdam"):
            run(lambda p: getattr(o, name)(p, lr=.05, **kw), n)
    for f in (lambda p: o.SGD(p, lr=.1, momentum=.9, dampening=.3), lambda p: o.SGD(p, lr=.1, momentum=.9, nesterov=True),
              lambda p: o.RMSprop(p, lr=.01, centered=True), lambda p: o.RMSprop(p, lr=.01, momentum=.9), lambda p: o.RMSprop(p, lr=.01, momentum=.9, centered=True, alpha=.4),
              lambda p: o.Adam(p, lr=.01, amsgrad=True), lambda p: o.Adam(p, lr=.01, betas=(.3, .9)), lambda p: o.NAdam(p, lr=.01, decoupled_weight_decay=True, weight_decay=.1),
              lambda p: o.RAdam(p, lr=.01, decoupled_weight_decay=True, weight_decay=.1), lambda p: o.NAdam(p, betas=(.2, .99)), lambda p: o.Adamax(p, betas=(.2, .99))):
        run(f, n)
run(lambda p: o.Adam(p, lr=.01), 40000, torch.float64)
# pooling
torch.manual_seed(0)
for shape in ((2, 3, 14, 14), (1, 1, 7, 9), (2, 2, 33, 40), (3, 300, 5)):
    x = torch.randn(shape)
    x.view(-1)[::17] = float("nan"); x.view(-1)[5::23] = float("-inf")
    pools = [(2, None, 0, 1), (3, 2, 1, 1), (3, 1, 1, 1), (2, 1, 0, 2), (3, 3, 1, 2), (2, 3, 1, 1)]
    for k, s, p, d in pools:
        for ceil in (False, True):
            f = F.max_pool1d if len(shape) == 3 else F.max_pool2d
            if shape[-1] < d * (k - 1) + 1: continue
            y, i = f(x, k, s, p, d, ceil, return_indices=True)
            print(tuple(y.shape), y.isnan().sum().item(), f"{y.nan_to_num(0, 0, 0).sum().item():.2f}", i.sum().item())
x = torch.randn(4, 6, 28, 28, requires_grad=True)
F.max_pool2d(x, 2).square().sum().backward(); print(f"{x.grad.sum().item():.4f} {(x.grad != 0).sum().item()}")
x.grad = None; F.max_pool2d(x, 3, 1, 1).square().sum().backward(); print(f"{x.grad.sum().item():.4f} {(x.grad != 0).sum().item()}")
y, i = F.max_pool2d(x, 2, return_indices=True); print(f"{F.max_unpool2d(y, i, 2).sum().item():.4f}")
# batch norm
for m, shape in ((nn.BatchNorm1d(40), (16, 40)), (nn.BatchNorm1d(6), (4, 6, 5)), (nn.BatchNorm2d(5), (3, 5, 6, 7)), (nn.BatchNorm3d(2), (2, 2, 3, 4, 5)), (nn.BatchNorm2d(70, affine=False), (2, 70, 2, 2)), (nn.BatchNorm1d(130, momentum=None), (9, 130)), (nn.InstanceNorm2d(4, affine=True, track_running_stats=True), (2, 4, 5, 5)), (nn.BatchNorm2d(32), (16, 32, 16, 16))):
    torch.manual_seed(1)
    for p in m.parameters(): nn.init.normal_(p)
    x = (torch.randn(shape) * 2 + 1).requires_grad_()
    for mode in (True, True, False):
        m.train(mode); x.grad = None
        for p in m.parameters(): p.grad = None
        y = m(x); (y ** 3).mean().backward()
        show(y.mean().item(), y.std().item(), x.grad.abs().sum().item(), x.grad.sum().item(), *[p.grad.sum().item() for p in m.parameters()])
        show(*[b.float().mean().item() for b in m.buffers()])
m = nn.BatchNorm2d(2); x = torch.randn(3, 2, 4, 4, requires_grad=True)
g, = torch.autograd.grad((m(x) ** 3).sum(), x, create_graph=True); gg, = torch.autograd.grad(g.square().sum(), x); show(gg.abs().sum().item(), digits=2)
x2 = torch.randn(3, 2, 4, 4); y = m(x2); x2.mul_(2); show(m(x2).sum().item(), m.running_mean.sum().item())
x2[0, 0, 0, 0] = float("nan"); print(m(x2).isnan().sum().item())
try:
    x3 = torch.randn(3, 2, 4, 4); w = torch.ones(2, requires_grad=True); y = F.batch_norm(x3, None, None, w, None, True); x3.add_(1); y.sum().backward()
except RuntimeError as e: print(str(e)[:90])
# clip
for nt in (2.0, float("inf")):
    ps = [nn.Parameter(torch.ones(3, 4)), nn.Parameter(torch.ones(50000))]
    ps[0].grad = torch.full((3, 4), 2.); ps[1].grad = torch.full((50000,), -.5)
    v = ps[0].grad._version
    print(torch.nn.utils.clip_grad_norm_(ps, 1.5, nt), ps[0].grad[0, 0], ps[1].grad[7], ps[0].grad._version - v)
    print(torch.nn.utils.clip_grad_norm_(ps, 1e6, nt), ps[0].grad[0, 0])
ps[0].grad[0, 0] = float("nan"); print(torch.nn.utils.clip_grad_norm_(ps, 1.0), ps[1].grad[0])
try: torch.nn.utils.clip_grad_norm_(ps, 1.0, error_if_nonfinite=True)
except RuntimeError as e: print(e)
ps[0].grad = ps[0].grad.double() if False else None; print(torch.nn.utils.clip_grad_norm_(ps, 1.0), torch.nn.utils.clip_grad_norm_([], 1.0))
p64 = nn.Parameter(torch.ones(3, dtype=torch.float64)); p64.grad = torch.ones(3, dtype=torch.float64); print(torch.nn.utils.clip_grad_norm_([p64], 1.0), p64.grad)
# convolutions shared
torch.manual_seed(5)
for conv, shape in ((nn.Conv2d(3, 16, 3, padding=1), (9, 3, 32, 32)), (nn.Conv2d(16, 8, 3, stride=2, groups=4), (5, 16, 20, 20)), (nn.Conv1d(8, 16, 5), (17, 8, 200)), (nn.ConvTranspose2d(8, 4, 3, stride=2), (6, 8, 16, 16)), (nn.Conv3d(2, 4, 3), (3, 2, 10, 12, 12)), (nn.Conv2d(4, 4, 3), (1, 4, 64, 64))):
    x = torch.randn(shape, requires_grad=True); y = conv(x); (y ** 2).mean().backward()
    show(y.mean().item(), x.grad.abs().sum().item(), conv.weight.grad.abs().sum().item(), conv.bias.grad.sum().item(), digits=2)
show(F.gelu(torch.linspace(-3, 3, 100000), approximate="tanh").mean().item())
