# LSTM, batch 16, 32 steps, hidden 64, a step of Adam | 20 | 1
import torch
from torch import nn
torch.manual_seed(0)

class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(32, 64, batch_first=True)
        self.out = nn.Linear(64, 10)

    def forward(self, x):
        y, _ = self.lstm(x)
        return self.out(y)

model = Tagger()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
loss_fn = nn.CrossEntropyLoss()
x, t = torch.randn(16, 32, 32), torch.randint(10, (16, 32))

def step():
    optimizer.zero_grad()
    loss = loss_fn(model(x).reshape(-1, 10), t.reshape(-1))
    loss.backward()
    optimizer.step()
    return loss
