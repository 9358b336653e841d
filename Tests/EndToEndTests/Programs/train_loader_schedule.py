# A classifier on spirals: random_split, loaders, AdamW with a one-cycle schedule, the best state kept.
import copy
import math
import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader, random_split

torch.manual_seed(123)
n = 60
X, y = [], []
for k in range(3):
    r = torch.linspace(0.1, 1, n)
    t = torch.linspace(k * 4, (k + 1) * 4, n) + torch.randn(n) * 0.2
    X.append(torch.stack([r * torch.sin(t), r * torch.cos(t)], 1))
    y.append(torch.full((n,), k))
data = TensorDataset(torch.cat(X), torch.cat(y))
train_set, val_set = random_split(data, [0.8, 0.2], generator=torch.Generator().manual_seed(0))
train_loader = DataLoader(train_set, batch_size=24, shuffle=True, drop_last=True)
val_loader = DataLoader(val_set, batch_size=64)

model = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 3))
criterion = nn.CrossEntropyLoss(label_smoothing=0.05)
optimizer = torch.optim.AdamW([
    {"params": [p for name, p in model.named_parameters() if "weight" in name], "weight_decay": 0.01},
    {"params": [p for name, p in model.named_parameters() if "bias" in name], "weight_decay": 0.0},
], lr=1e-3)
epochs = 17
scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=2e-2, epochs=epochs, steps_per_epoch=len(train_loader))
best, best_state, step = float("inf"), None, 0
for epoch in range(epochs):
    model.train()
    for xb, yb in train_loader:
        loss = criterion(model(xb), yb)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        scheduler.step()
        step += 1
    model.eval()
    with torch.no_grad():
        losses = [(criterion(model(xb), yb).item() * len(xb), (model(xb).argmax(1) == yb).sum().item()) for xb, yb in val_loader]
    val = sum(l for l, _ in losses) / len(val_set)
    acc = sum(c for _, c in losses) / len(val_set)
    if val < best:
        best, best_state = val, copy.deepcopy(model.state_dict())
    print(f"epoch {epoch + 1:2d} step {step} loss {loss.item():.4f} val {val:.4f} acc {acc:.3f} lr {scheduler.get_last_lr()[0]:.6f}")
model.load_state_dict(best_state)
print(round(best, 4), optimizer.param_groups[0]["betas"], len(optimizer.state_dict()["state"]))
