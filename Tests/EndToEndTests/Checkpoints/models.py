# Checkpoints that go between tensrepl and PyTorch; runs in both:
#   models.py save FILE    trains four small models for three steps and saves models, optimisers and what comes next
#   models.py check FILE   goes on from what the other one saved, and says whether it comes to the same
# frozen.pt was saved by PyTorch; a file saved here is held against PyTorch by `python models.py check FILE`.
import sys
import torch
import torch.nn as nn
import torch.nn.functional as F

class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10, 4, padding_idx=0)
        self.lstm = nn.LSTM(4, 3, batch_first=True, bidirectional=True)
        self.output = nn.Linear(6, 3)
    def forward(self, tokens):
        return self.output(self.lstm(self.embedding(tokens))[0])

class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10, 8)
        self.encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 8, 0.0, batch_first=True), 1)
        self.register_buffer("places", torch.linspace(-1, 1, 40).view(5, 8))
    def forward(self, tokens):
        return self.encoder(self.embedding(tokens) + self.places)

def make():
    torch.manual_seed(7)
    return {
        "mlp": (nn.Sequential(nn.Linear(4, 6), nn.Tanh(), nn.BatchNorm1d(6), nn.Linear(6, 2)), torch.randn(5, 4), torch.optim.Adam),
        "cnn": (nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8, 2)), torch.randn(3, 1, 6, 6),
                lambda p, lr: torch.optim.SGD(p, lr, momentum=0.9, nesterov=True)),
        "tagger": (Tagger(), torch.randint(0, 10, (2, 4)), torch.optim.RMSprop),
        "encoder": (Encoder(), torch.randint(0, 10, (2, 5)), torch.optim.AdamW),
    }

def step(model, optimizer, x):
    model.train()
    loss = model(x).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()

def output(model, x):
    model.eval()
    with torch.no_grad():
        return model(x)

def save(path):
    saved = {}
    for name, (model, x, optimiser) in make().items():
        optimizer = optimiser(model.parameters(), lr=0.01)
        scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 2)
        for _ in range(3):
            step(model, optimizer, x)
            scheduler.step()
        entry = {"model": {k: v.clone() for k, v in model.state_dict().items()}, "x": x, "output": output(model, x), "epoch": 3}
        entry["optimizer"], entry["scheduler"] = optimizer.state_dict(), scheduler.state_dict()
        torch.save(entry, path + "." + name)
        entry = torch.load(path + "." + name)
        entry["losses"] = [step(model, optimizer, x) for _ in range(3)]
        saved[name] = entry
    torch.save(saved, path)

def check(path):
    saved = torch.load(path)
    for name, (model, _, optimiser) in make().items():
        entry = saved[name]
        for p in model.parameters():
            nn.init.constant_(p, 0.5)
        print(name, model.load_state_dict(entry["model"]), end=" ")
        optimizer = optimiser(model.parameters(), lr=1.0)
        optimizer.load_state_dict(entry["optimizer"])
        scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 2)
        scheduler.load_state_dict(entry["scheduler"])
        same = torch.allclose(output(model, entry["x"]), entry["output"], atol=1e-5)
        losses = [step(model, optimizer, entry["x"]) for _ in range(3)]
        print(same, torch.allclose(torch.tensor(losses), torch.tensor(entry["losses"]), rtol=1e-4), scheduler.last_epoch, entry["epoch"])

{"save": save, "check": check}[sys.argv[1]](sys.argv[2])
