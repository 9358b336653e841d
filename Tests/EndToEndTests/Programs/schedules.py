# Every schedule for a dozen steps: learning rates, states saved and loaded, messages of wrong arguments.
import math
import torch
from torch.optim import lr_scheduler as S
def make(): return torch.optim.SGD([{"params": [torch.zeros(1, requires_grad=True)]}, {"params": [torch.zeros(1, requires_grad=True)], "lr": 0.5}], lr=0.1, momentum=0.9)
makes = {
    "StepLR": lambda o: S.StepLR(o, 3, gamma=0.5), "MultiStepLR": lambda o: S.MultiStepLR(o, [2, 5, 5]), "ConstantLR": lambda o: S.ConstantLR(o),
    "LinearLR": lambda o: S.LinearLR(o, total_iters=6), "ExponentialLR": lambda o: S.ExponentialLR(o, 0.9), "LambdaLR": lambda o: S.LambdaLR(o, [lambda e: 0.95 ** e, lambda e: 1 / (e + 1)]),
    "MultiplicativeLR": lambda o: S.MultiplicativeLR(o, lambda e: 0.8), "CosineAnnealingLR": lambda o: S.CosineAnnealingLR(o, 5, eta_min=0.01), "PolynomialLR": lambda o: S.PolynomialLR(o, 8, 2.0),
    "CosineAnnealingWarmRestarts": lambda o: S.CosineAnnealingWarmRestarts(o, 3, 2), "CyclicLR": lambda o: S.CyclicLR(o, 0.01, 0.2, 3, 2, mode="exp_range", gamma=0.9),
    "Cyclic2": lambda o: S.CyclicLR(o, 0.01, 0.2, 2, mode="triangular2"), "OneCycleLR": lambda o: S.OneCycleLR(o, [0.5, 1.0], 14, three_phase=True),
    "SequentialLR": lambda o: S.SequentialLR(o, [S.ConstantLR(o, 0.1, 3), S.CosineAnnealingLR(o, 4), S.ExponentialLR(o, 0.5)], [3, 7]),
    "ChainedScheduler": lambda o: S.ChainedScheduler([S.ConstantLR(o, 0.1, 4), S.ExponentialLR(o, 0.9)]),
}
for name, f in makes.items():
    o = make()
    s = f(o)
    rows = []
    for _ in range(12):
        rows.append([round(v, 6) for v in s.get_last_lr()])
        o.step()
        s.step()
    print(name, rows)
    print(round(o.param_groups[0]["momentum"], 5), sorted(s.state_dict()), getattr(s, "last_epoch", None))
    o2 = make()
    s2 = f(o2)
    s2.load_state_dict(s.state_dict())
    o2.load_state_dict(o.state_dict())
    o2.step()
    s2.step()
    o.step()
    s.step()
    print(s2.get_last_lr() == s.get_last_lr())
o = make()
p = S.ReduceLROnPlateau(o, patience=1, threshold=0.1, threshold_mode="abs", min_lr=[0.02, 0.1])
for v in [1, 0.95, 0.95, 0.95, 0.95, 0.5, 0.45, 0.45, 0.45, torch.tensor(0.44)]:
    p.step(v)
    print(round(p.best, 4), p.num_bad_epochs, p.get_last_lr())
def e(f):
    try: f(); print("fine")
    except Exception as x: print(type(x).__name__, x)
e(lambda: S.StepLR(3, 1)); e(lambda: S.LambdaLR(o, [1])); e(lambda: S.OneCycleLR(o, 0.1)); e(lambda: S.OneCycleLR(o, 0.1, total_steps=-1)); e(lambda: S.ConstantLR(o, 2))
e(lambda: S.LinearLR(o, 0)); e(lambda: S.CosineAnnealingWarmRestarts(o, 0)); e(lambda: S.SequentialLR(o, [], [])); e(lambda: S.SequentialLR(o, [S.ExponentialLR(o, 1)], [1, 2]))
e(lambda: S.ReduceLROnPlateau(o, "med")); e(lambda: S.ReduceLROnPlateau(o, factor=2)); e(lambda: S.CyclicLR(torch.optim.Adagrad([torch.zeros(1, requires_grad=True)]), 0.1, 1)); e(lambda: S.ExponentialLR(make(), 0.9, last_epoch=3))
e(lambda: S.MultiplicativeLR(o, 3)); e(lambda: S.ChainedScheduler([p])); e(lambda: S.LRScheduler(make()))
