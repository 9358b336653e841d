# skip-gram, negative sampling, 10,000×100 vectors, batch 128, a step of SGD | 30 | 1
import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
center, context = nn.Embedding(10000, 100), nn.Embedding(10000, 100)
optimizer = torch.optim.SGD(list(center.parameters()) + list(context.parameters()), lr=0.05)
c, o, n = torch.randint(10000, (128,)), torch.randint(10000, (128,)), torch.randint(10000, (128, 5))

def step():
    v, u, neg = center(c), context(o), context(n)
    positive = F.logsigmoid((v * u).sum(1))
    negative = F.logsigmoid(-torch.bmm(neg, v.unsqueeze(2)).squeeze(2)).sum(1)
    loss = -(positive + negative).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss
