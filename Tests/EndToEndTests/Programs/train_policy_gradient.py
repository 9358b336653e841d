# REINFORCE on a contextual bandit, with a baseline and an entropy bonus.
import torch
import torch.nn as nn
import torch.optim as optim
from torch.distributions import Categorical, Normal

torch.manual_seed(42)
means = torch.tensor([[0.1, 0.5, 0.9], [0.8, 0.2, 0.4]])

class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 3))
        self.value = nn.Linear(2, 1)
    def forward(self, state):
        return Categorical(logits=self.net(state)), self.value(state).squeeze(-1)

policy = Policy()
optimizer = optim.Adam(policy.parameters(), lr=3e-2)
running = 0.0
for episode in range(100):
    context = torch.randint(0, 2, (16,))
    state = nn.functional.one_hot(context, 2).float()
    dist, value = policy(state)
    action = dist.sample()
    reward = Normal(means[context, action], 0.1).sample()
    advantage = reward - value
    loss = -(dist.log_prob(action) * advantage.detach()).mean() + advantage.pow(2).mean() - 0.01 * dist.entropy().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    running = 0.9 * running + 0.1 * reward.mean().item()
    if episode % 10 == 9:
        print(f"{episode + 1:3d} {loss.item():.4f} {reward.mean().item():.4f} {running:.4f} {dist.entropy().mean().item():.4f}")
with torch.no_grad():
    print(policy(torch.eye(2))[0].probs)
