"""Skip-gram with negative sampling."""
from collections import Counter
import random
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

random.seed(0)
np.random.seed(0)
torch.manual_seed(0)

corpus = """the king rules the land and the queen rules the court
a man walks the dog while a woman walks the cat
the king is a man and the queen is a woman
the dog chases the cat and the cat chases the mouse""".split()

counts = Counter(corpus)
vocab = [w for w, _ in counts.most_common()]
word2idx = {w: i for i, w in enumerate(vocab)}
print(len(corpus), len(vocab), counts.most_common(3))

window = 2
pairs = []
for i, word in enumerate(corpus):
    for j in range(max(0, i - window), min(len(corpus), i + window + 1)):
        if j != i:
            pairs.append((word2idx[word], word2idx[corpus[j]]))
frequency = np.array([counts[w] for w in vocab]) ** 0.75
frequency = frequency / frequency.sum()
noise = torch.from_numpy(frequency).float()
print(noise[:4])


class SkipGramNS(nn.Module):
    def __init__(self, vocab_size, dim):
        super().__init__()
        self.center = nn.Embedding(vocab_size, dim)
        self.context = nn.Embedding(vocab_size, dim)
        nn.init.uniform_(self.center.weight, -0.5 / dim, 0.5 / dim)
        nn.init.zeros_(self.context.weight)

    def forward(self, center, positive, negative):
        v = self.center(center)
        u = self.context(positive)
        n = self.context(negative)
        positive_score = F.logsigmoid((v * u).sum(dim=1))
        negative_score = F.logsigmoid(-torch.bmm(n, v.unsqueeze(2)).squeeze(2)).sum(dim=1)
        return -(positive_score + negative_score).mean()


model = SkipGramNS(len(vocab), 10)
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
step = 0
for epoch in range(5):
    random.shuffle(pairs)
    for start in range(0, len(pairs) - 7, 8):
        batch = pairs[start : start + 8]
        center = torch.tensor([c for c, _ in batch])
        positive = torch.tensor([o for _, o in batch])
        negative = torch.multinomial(noise, 8 * 4, replacement=True).view(8, 4)
        loss = model(center, positive, negative)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 10 == 0 and step <= 100:
            print(f"step {step:4d}  loss {loss.item():.4f}")
        step += 1

vectors = F.normalize(model.center.weight.detach(), dim=1)
similarity = vectors @ vectors.t()
print(similarity.shape, torch.allclose(similarity.diagonal(), torch.ones(len(vocab))))
