import math
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


def make_spirals(n_per_class, classes=3, noise=0.2):
    points, labels = [], []
    for c in range(classes):
        r = torch.linspace(0.05, 1, n_per_class)
        t = torch.linspace(c * 4, (c + 1) * 4, n_per_class) + torch.randn(n_per_class) * noise
        points.append(torch.stack([r * torch.sin(t), r * torch.cos(t)], dim=1))
        labels.append(torch.full((n_per_class,), c, dtype=torch.long))
    return torch.cat(points), torch.cat(labels)


class SpiralNet(nn.Module):
    def __init__(self, hidden=32, p=0.1):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(2, hidden),
            nn.ReLU(),
            nn.Dropout(p),
            nn.Linear(hidden, hidden),
            nn.LayerNorm(hidden),
            nn.GELU(),
        )
        self.head = nn.Linear(hidden, 3)

    def forward(self, x):
        return self.head(self.body(x))


torch.manual_seed(7)
X, y = make_spirals(60)
loader = DataLoader(TensorDataset(X, y), batch_size=32, shuffle=True)
model = SpiralNet()
print(model)
print("parameters:", sum(p.numel() for p in model.parameters() if p.requires_grad))
criterion = nn.CrossEntropyLoss(label_smoothing=0.05)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2, weight_decay=1e-3)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=20)

step = 0
for epoch in range(17):
    model.train()
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        optimizer.step()
        running += loss.item() * xb.size(0)
        step += 1
    scheduler.step()
    model.eval()
    with torch.no_grad():
        logits = model(X)
        accuracy = (logits.argmax(dim=1) == y).float().mean().item()
    print(f"epoch {epoch:2d}  step {step:3d}  loss {running / len(X):.4f}  acc {accuracy:.2f}  lr {scheduler.get_last_lr()[0]:.6f}")

probabilities = F.softmax(model(X[:3]), dim=-1)
print(probabilities.sum(dim=1))
