# clip_grad_norm_ of 1M parameters in 10 | 50 | 1
import torch
torch.manual_seed(0)
parameters = [torch.nn.Parameter(torch.randn(1000, 100)) for _ in range(10)]
for p in parameters: p.grad = torch.randn(1000, 100)

def step(): return torch.nn.utils.clip_grad_norm_(parameters, 1.0)
