import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions import Normal, kl_divergence

torch.manual_seed(5)
centres = torch.tensor([[2.0, 0.0], [-2.0, 0.0], [0.0, 2.0], [0.0, -2.0]])
data = centres[torch.randint(0, 4, (256,))] + 0.2 * torch.randn(256, 2)


class VAE(nn.Module):
    def __init__(self, latent=2, hidden=32):
        super().__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc21 = nn.Linear(hidden, latent)
        self.fc22 = nn.Linear(hidden, latent)
        self.decoder = nn.Sequential(nn.Linear(latent, hidden), nn.Tanh(), nn.Linear(hidden, 2))

    def encode(self, x):
        h1 = F.relu(self.fc1(x))
        return self.fc21(h1), self.fc22(h1)

    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)
        eps = torch.randn_like(std)
        return mu + eps * std

    def forward(self, x):
        mu, logvar = self.encode(x)
        z = self.reparameterize(mu, logvar)
        return self.decoder(z), mu, logvar


def loss_function(recon_x, x, mu, logvar):
    mse = F.mse_loss(recon_x, x, reduction="sum")
    kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    return mse + kld, mse, kld


model = VAE()
optimizer = torch.optim.RMSprop(model.parameters(), lr=2e-3)
for step in range(100):
    batch = data[torch.randint(0, len(data), (64,))]
    recon, mu, logvar = model(batch)
    loss, mse, kld = loss_function(recon, batch, mu, logvar)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    if step % 11 == 0:
        print(f"{step:3d}: loss {loss.item() / 64:.4f} = {mse.item() / 64:.4f} + {kld.item() / 64:.4f}")

with torch.no_grad():
    mu, logvar = model.encode(data)
    q = Normal(mu, torch.exp(0.5 * logvar))
    p = Normal(torch.zeros_like(mu), torch.ones_like(mu))
    kl = kl_divergence(q, p).sum(1).mean()
    print("kl per point: %.3f" % kl.item())
    print(model.decoder(torch.zeros(1, 2)).shape)
