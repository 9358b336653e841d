# Skip-gram with negative sampling over a small text; the noise is the unigram distribution to the power ¾.
import torch
import torch.nn as nn
import torch.nn.functional as F
from collections import Counter
from torch.utils.data import Dataset, DataLoader

torch.manual_seed(7)
text = ("the quick brown fox jumps over the lazy dog the dog sleeps and the fox runs the quick dog runs over the hill "
        "a lazy cat sleeps on the hill and a brown cat runs").split()
counts = Counter(text)
vocab = sorted(counts)
index = {w: i for i, w in enumerate(vocab)}
ids = [index[w] for w in text]
noise = torch.tensor([counts[w] for w in vocab], dtype=torch.float) ** 0.75

class Pairs(Dataset):
    def __init__(self, ids, window):
        self.pairs = [(ids[i], ids[j]) for i in range(len(ids)) for j in range(max(0, i - window), min(len(ids), i + window + 1)) if i != j]
    def __len__(self):
        return len(self.pairs)
    def __getitem__(self, i):
        return self.pairs[i]

class SkipGram(nn.Module):
    def __init__(self, size, dim):
        super().__init__()
        self.center = nn.Embedding(size, dim)
        self.context = nn.Embedding(size, dim)
        nn.init.uniform_(self.center.weight, -0.5 / dim, 0.5 / dim)
        nn.init.zeros_(self.context.weight)
    def forward(self, center, positive, negative):
        v = self.center(center)
        good = (v * self.context(positive)).sum(1)
        bad = torch.bmm(self.context(negative), v.unsqueeze(2)).squeeze(2)
        return -(F.logsigmoid(good) + F.logsigmoid(-bad).sum(1)).mean()

model = SkipGram(len(vocab), 10)
loader = DataLoader(Pairs(ids, 2), batch_size=32, shuffle=True)
optimizer = torch.optim.Adagrad(model.parameters(), lr=0.2)
for epoch in range(20):
    total = 0.0
    for center, positive in loader:
        negative = torch.multinomial(noise, center.size(0) * 4, replacement=True).view(-1, 4)
        loss = model(center, positive, negative)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    if epoch % 2 == 1:
        print(f"epoch {epoch + 1} loss {total / len(loader):.4f}")
w = F.normalize(model.center.weight.detach())
sim = w @ w[index["fox"]]
print([round(s, 3) for s in sim.tolist()][:6])
