# NER window of 5, 10,000×50 vectors, batch 64, a step of SGD | 50 | 5
import torch
from torch import nn
torch.manual_seed(0)

class WindowClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.vectors = nn.Embedding(10000, 50)
        self.hidden = nn.Linear(250, 100)
        self.out = nn.Linear(100, 5)

    def forward(self, windows):
        x = self.vectors(windows).view(windows.shape[0], -1)
        return self.out(torch.tanh(self.hidden(x)))

model = WindowClassifier()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss_fn = nn.CrossEntropyLoss()
x, t = torch.randint(10000, (64, 5)), torch.randint(5, (64,))

def step():
    optimizer.zero_grad()
    loss = loss_fn(model(x), t)
    loss.backward()
    optimizer.step()
    return loss
