import torch
import torch.nn as nn
import torch.optim as optim
from torch.distributions import Categorical


class ContextualBandit:
    """Four arms; which one pays depends on the context."""

    def __init__(self, contexts=3, arms=4):
        self.contexts = contexts
        self.means = torch.randn(contexts, arms)

    def reset(self):
        self.state = int(torch.randint(self.contexts, (1,)))
        return torch.eye(self.contexts)[self.state]

    def pull(self, arm):
        return self.means[self.state, arm].item() + 0.1 * torch.randn(()).item()


class Policy(nn.Module):
    def __init__(self, n_in, n_out):
        super(Policy, self).__init__()
        self.affine1 = nn.Linear(n_in, 16)
        self.dropout = nn.Dropout(p=0.2)
        self.affine2 = nn.Linear(16, n_out)
        self.saved_log_probs = []
        self.rewards = []

    def forward(self, x):
        x = torch.relu(self.dropout(self.affine1(x)))
        return torch.softmax(self.affine2(x), dim=-1)


torch.manual_seed(543)
env = ContextualBandit()
policy = Policy(3, 4)
optimizer = optim.Adam(policy.parameters(), lr=1e-2)
eps = 1e-6


def select_action(state):
    probs = policy(state)
    m = Categorical(probs)
    action = m.sample()
    policy.saved_log_probs.append(m.log_prob(action))
    return action.item(), m.entropy()


running_reward = 0.0
for episode in range(100):
    entropy = 0.0
    for t in range(10):
        action, h = select_action(env.reset())
        policy.rewards.append(env.pull(action))
        entropy += h.item()
    rewards = torch.tensor(policy.rewards)
    returns = (rewards - rewards.mean()) / (rewards.std() + eps)
    policy_loss = [-log_prob * R for log_prob, R in zip(policy.saved_log_probs, returns)]
    optimizer.zero_grad()
    policy_loss = torch.stack(policy_loss).sum()
    policy_loss.backward()
    optimizer.step()
    running_reward = 0.05 * rewards.sum().item() + 0.95 * running_reward
    del policy.rewards[:]
    del policy.saved_log_probs[:]
    if episode % 10 == 0:
        print("Episode {}\tloss: {:.4f}\trunning reward: {:.3f}\tentropy: {:.3f}".format(
            episode, policy_loss.item(), running_reward, entropy / 10))
