# character model: embedding, GRU, cross entropy, clipped, a step of Adam | 20 | 1
import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)

class CharRNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(65, 32)
        self.rnn = nn.GRU(32, 128, batch_first=True)
        self.head = nn.Linear(128, 65)

    def forward(self, x, h=None):
        y, h = self.rnn(self.embed(x), h)
        return self.head(y), h

model = CharRNN()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
x, t = torch.randint(65, (16, 32)), torch.randint(65, (16, 32))

def step():
    logits, _ = model(x)
    loss = F.cross_entropy(logits.reshape(-1, 65), t.reshape(-1))
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss
