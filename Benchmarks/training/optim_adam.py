# Adam on 1M parameters | 30 | 1
import torch
torch.manual_seed(0)
p = torch.nn.Parameter(torch.randn(1000000))
p.grad = torch.randn(1000000)
optimizer = torch.optim.Adam([p], lr=1e-3)

def step(): optimizer.step()
