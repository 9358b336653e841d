# Gradients of embeddings have few rows in use; what is made of them must be what dense gradients give.
import torch
from torch import nn
torch.manual_seed(0)

def trained(make, count=3, scale=None, accumulate=False, clear="optimizer", padding=None):
    torch.manual_seed(1)
    table = nn.Embedding(2000, 16, padding_idx=padding)
    other = nn.Embedding(2000, 16)
    head = nn.Linear(32, 3)
    parameters = list(table.parameters()) + list(other.parameters()) + list(head.parameters())
    optimizer = make(parameters)
    for step in range(count):
        x, t = torch.randint(2000, (8, 2)), torch.randint(3, (8,))
        if clear == "optimizer": optimizer.zero_grad()
        elif clear == "zeros": optimizer.zero_grad(set_to_none=False)
        else:
            for p in parameters: p.grad = None
        for turn in range(2 if accumulate else 1):
            h = torch.cat([table(x[:, 0]) + table(x[:, 1]), other(x[:, 0])], 1)
            loss = nn.functional.cross_entropy(head(h), t)
            loss.backward()
        if scale: table.weight.grad.mul_(scale).add_(1e-3)
        if step == 1: kept = table.weight.grad.clone()
        optimizer.step()
    rows = x[:, 0].tolist()
    g = table.weight.grad
    print(f"{loss.item():.4f} {table.weight.abs().sum().item():.0f} {other.weight[rows].sum().item():.3f} "
          f"{g.abs().sum().item():.3f} {(g != 0).any(1).sum().item()} {kept.abs().sum().item():.3f}")

o = torch.optim
for make in [lambda p: o.SGD(p, lr=0.5), lambda p: o.SGD(p, lr=0.5, momentum=0.9), lambda p: o.SGD(p, lr=0.5, weight_decay=0.1),
             lambda p: o.SGD(p, lr=0.5, maximize=True), lambda p: o.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
             lambda p: o.Adagrad(p, lr=0.5), lambda p: o.Adagrad(p, lr=0.5, weight_decay=0.1), lambda p: o.Adam(p, lr=0.1),
             lambda p: o.AdamW(p, lr=0.1), lambda p: o.Adam(p, lr=0.1, amsgrad=True), lambda p: o.RMSprop(p, lr=0.01),
             lambda p: o.RMSprop(p, lr=0.01, centered=True, momentum=0.5)]:
    trained(make)
for change in [dict(scale=2.0), dict(accumulate=True), dict(clear="zeros"), dict(clear="none"), dict(padding=3)]:
    trained(lambda p: o.SGD(p, lr=0.5), **change)
    trained(lambda p: o.Adagrad(p, lr=0.5), **change)

w = torch.randn(2000, 16, requires_grad=True)
i = torch.tensor([5, 7, 5])
first = torch.autograd.grad((nn.functional.embedding(i, w) ** 2).sum(), w, create_graph=True)[0]
first.pow(2).sum().backward()
print(first[5].sum().item() == 4 * w[5].sum().item() or abs(first[5].sum().item() - 4 * w[5].sum().item()) < 1e-4, w.grad[[5, 6, 7]].abs().sum(1))
shared = torch.randn(4, requires_grad=True)
again = torch.randn(4, requires_grad=True)
(shared + again).sum().backward()
shared.grad.add_(1)
print(shared.grad, again.grad)
x = torch.tensor([[1., float("nan"), -1., 0., 2., float("-inf")]] * 2, requires_grad=True)
torch.relu(x).backward(torch.arange(12.).view(2, 6))
print(x.grad)
m = torch.tensor([[[[1., 5., float("nan"), 2.], [3., 5., 0., 1.], [float("-inf")] * 4, [float("-inf")] * 4]]])
print(nn.functional.max_pool2d(m, 2, return_indices=True), nn.functional.max_pool2d(m, 3, 1, 1, return_indices=True)[1])
