# A variational autoencoder on points of a ring, with RMSprop and a cosine schedule; then a GAN step or two with BCE.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
angles = torch.rand(256) * 6.283185
data = torch.stack([angles.cos(), angles.sin()], 1) + 0.05 * torch.randn(256, 2)

class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(2, 32), nn.ReLU())
        self.mu, self.logvar = nn.Linear(32, 2), nn.Linear(32, 2)
        self.decoder = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2))
    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)
        return mu + torch.randn_like(std) * std
    def forward(self, x):
        h = self.encoder(x)
        mu, logvar = self.mu(h), self.logvar(h)
        return self.decoder(self.reparameterize(mu, logvar)), mu, logvar

vae = VAE()
opt = torch.optim.RMSprop(vae.parameters(), lr=5e-3, momentum=0.5)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=100)
for step in range(100):
    x = data[torch.randint(0, 256, (64,))]
    recon, mu, logvar = vae(x)
    rec = F.mse_loss(recon, x, reduction="sum") / 64
    kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()) / 64
    loss = rec + 0.1 * kl
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if step % 10 == 9:
        print(f"{step + 1} {loss.item():.4f} {rec.item():.4f} {kl.item():.4f} {sched.get_last_lr()[0]:.5f}")

G = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Linear(16, 2))
D = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
gopt = torch.optim.Adam(G.parameters(), lr=1e-2, betas=(0.5, 0.999))
dopt = torch.optim.Adam(D.parameters(), lr=1e-2, betas=(0.5, 0.999))
bce = nn.BCEWithLogitsLoss()
for step in range(100):
    real = data[torch.randint(0, 256, (32,))]
    fake = G(torch.randn(32, 2))
    dloss = bce(D(real), torch.ones(32, 1)) + bce(D(fake.detach()), torch.zeros(32, 1))
    dopt.zero_grad(); dloss.backward(); dopt.step()
    gloss = bce(D(fake), torch.ones(32, 1))
    gopt.zero_grad(); gloss.backward(); gopt.step()
    if step % 20 == 19:
        print(f"gan {step + 1} {dloss.item():.4f} {gloss.item():.4f}")
