# Transformer block, batch 8, 64 tokens, width 128, a step of Adam | 10 | 1
import torch
from torch import nn
torch.manual_seed(0)
model = nn.TransformerEncoderLayer(128, 4, 512, dropout=0.0, batch_first=True)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
x, t = torch.randn(8, 64, 128), torch.randn(8, 64, 128)

def step():
    optimizer.zero_grad()
    loss = ((model(x) - t) ** 2).mean()
    loss.backward()
    optimizer.step()
    return loss
