# What optimisers print, save, load and refuse.
import torch
import torch.nn as nn
O = torch.optim
w, b = torch.ones(2, requires_grad=True), torch.zeros(1, requires_grad=True)
def e(f):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
for cls in [O.SGD, O.Adam, O.AdamW, O.Adagrad, O.RMSprop, O.Adadelta, O.Adamax, O.NAdam, O.RAdam, O.Rprop, O.ASGD, O.LBFGS, O.SparseAdam, O.Adafactor]:
    print(cls([w, b]))
    e(lambda: cls([w], lr=-1.0))
    e(lambda: cls([]))
print(O.Muon([torch.ones(2, 2, requires_grad=True)]))
e(lambda: O.Muon([w])); e(lambda: O.SGD(w, 0.1)); e(lambda: O.SGD([w * 2], 0.1)); e(lambda: O.SGD([5], 0.1)); e(lambda: O.SGD(["a"], 0.1)); e(lambda: O.SGD([w], 0.1, nesterov=True)); e(lambda: O.SGD([w], 0.1, momentum=-1))
e(lambda: O.Adam([w], betas=(1.5, 0.9))); e(lambda: O.Adam([w], betas=(0.5, 1))); e(lambda: O.Adam([w], eps=-1)); e(lambda: O.Adam([w], weight_decay=-1)); e(lambda: O.Adam([w], betas=(1, 0.9)))
e(lambda: O.SGD([{"params": [w]}, {"params": [w]}], 0.1)); e(lambda: O.SGD([{"params": {w}}], 0.1)); e(lambda: O.SGD([{"lr": 1}], 0.1)); e(lambda: O.SGD([w], 0.1).add_param_group([w])); e(lambda: O.SGD([w], 0.1).add_param_group({"params": w}))
e(lambda: O.LBFGS([{"params": [w]}, {"params": [b]}])); e(lambda: O.Rprop([w], etas=(1.5, 2))); e(lambda: O.LBFGS([w]).step()); e(lambda: O.Optimizer([w], {}).step()); e(lambda: O.RMSprop([w], alpha=-1)); e(lambda: O.Adadelta([w], rho=2))
opt = O.Adam([{"params": [w], "lr": 0.5}, {"params": b}], lr=0.1, amsgrad=True)
(w.sum() * 3 + b.sum()).backward()
opt.step()
print(w, b, opt.state[w], opt.state_dict())
other = O.Adam([{"params": [w]}, {"params": [b]}], lr=0.7)
other.load_state_dict(opt.state_dict())
print(other.param_groups[0]["lr"], other.param_groups[1]["lr"], other.state[w]["step"], len(other.state))
e(lambda: O.Adam([w, b]).load_state_dict(opt.state_dict())); e(lambda: O.Adam([{"params": [w, b]}, {"params": [torch.ones(1, requires_grad=True)]}]).load_state_dict(opt.state_dict())); e(lambda: other.load_state_dict({}))
opt.zero_grad(set_to_none=False)
print(w.grad, b.grad)
opt.zero_grad()
print(w.grad, b.grad, opt.step(), opt.defaults["lr"])
calls = []
h = opt.register_step_pre_hook(lambda o, args, kwargs: calls.append("pre"))
opt.register_step_post_hook(lambda o, args, kwargs: calls.append("post"))
opt.step()
h.remove()
opt.step()
print(calls)
class Plain(O.Optimizer):
    def __init__(self, params, lr=0.1):
        super().__init__(params, dict(lr=lr))
    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.add_(p.grad, alpha=-group["lr"])
                    self.state[p]["n"] = self.state[p].get("n", 0) + 1
        return loss
q = torch.tensor([1.0, 2.0], requires_grad=True)
mine = Plain([q])
sched = O.lr_scheduler.StepLR(mine, 1, 0.5)
for _ in range(3):
    def closure():
        mine.zero_grad()
        loss = (q ** 2).sum()
        loss.backward()
        return loss
    print(mine.step(closure), q, sched.get_last_lr())
    sched.step()
print(mine, mine.state_dict())
t = torch.tensor([[1.0, 2.0], [3.0, 4.0]]).t().requires_grad_()
o = O.Adam([t], lr=torch.tensor(0.1))
(t * torch.arange(4.0).view(2, 2)).sum().backward()
o.step()
print(t, o.param_groups[0]["lr"])
