import torch, torch.nn as nn, torch.optim as optim
torch.manual_seed(0)
m = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
for opt in [optim.SGD(m.parameters(), lr=0.1, momentum=0.9, nesterov=True), optim.Adam(m.parameters()), optim.AdamW([{"params": m[0].parameters(), "lr": 1e-3}, {"params": m[2].parameters()}], lr=1e-2), optim.RMSprop(m.parameters(), lr=0.01, centered=True), optim.Adagrad(m.parameters()), optim.Adadelta(m.parameters()), optim.Adamax(m.parameters()), optim.NAdam(m.parameters()), optim.RAdam(m.parameters()), optim.ASGD(m.parameters()), optim.Rprop(m.parameters()), optim.LBFGS(m.parameters(), max_iter=2), optim.SparseAdam([torch.zeros(2, requires_grad=True)])]:
    print(opt)
    if isinstance(opt, optim.SparseAdam): continue
    x = torch.randn(4, 2); y = x.sum(1, keepdim=True)
    def closure():
        opt.zero_grad()
        loss = nn.functional.mse_loss(m(x), y)
        loss.backward()
        return loss
    l = opt.step(closure)
    print(f"{l.item():.5f}", list(opt.state_dict()["state"].keys()), sorted(list(opt.state.values())[0].keys()) if opt.state else None)
p = torch.tensor([1.0], requires_grad=True)
opt = optim.SGD([p], lr=1.0)
L = optim.lr_scheduler
for sched in [L.StepLR(opt, 2, 0.5), L.MultiStepLR(opt, [2, 4]), L.ExponentialLR(opt, 0.9), L.CosineAnnealingLR(opt, 5), L.LambdaLR(opt, lambda e: 1 / (e + 1)), L.LinearLR(opt, 0.5, total_iters=3), L.ConstantLR(opt, 0.5, 2), L.PolynomialLR(opt, 4, 2.0), L.CosineAnnealingWarmRestarts(opt, 2), L.CyclicLR(opt, 0.1, 1.0, 2), L.OneCycleLR(opt, 1.0, total_steps=10), L.MultiplicativeLR(opt, lambda e: 0.9)]:
    lrs = []
    for _ in range(6):
        opt.step(); sched.step(); lrs.append(round(opt.param_groups[0]["lr"], 5))
    print(type(sched).__name__, lrs, sched.last_epoch)
    opt.param_groups[0]["lr"] = 1.0; opt.param_groups[0]["initial_lr"] = 1.0
s = L.SequentialLR(opt, [L.ConstantLR(opt, 0.1, 2), L.ExponentialLR(opt, 0.9)], milestones=[2])
for _ in range(4): opt.step(); s.step(); print(s.get_last_lr())
r = L.ReduceLROnPlateau(opt, patience=1, factor=0.1)
for v in [1, 1, 1, 1, 0.5]: r.step(v); print(opt.param_groups[0]["lr"], r.num_bad_epochs)
print(r.state_dict())
c = L.ChainedScheduler([L.StepLR(opt, 1), L.ExponentialLR(opt, 0.5)]); opt.step(); c.step(); print(c.get_last_lr())
