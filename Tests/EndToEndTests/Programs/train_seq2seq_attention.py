"""Sequence to sequence with attention: learn to reverse a string of digits."""
import random
import torch
import torch.nn as nn
import torch.nn.functional as F

SOS, EOS, VOCAB = 10, 11, 12
random.seed(3)
torch.manual_seed(3)


def example(length=5):
    digits = [random.randint(0, 9) for _ in range(length)]
    return torch.tensor(digits), torch.tensor(digits[::-1] + [EOS])


class Encoder(nn.Module):
    def __init__(self, vocab, hidden):
        super().__init__()
        self.embedding = nn.Embedding(vocab, hidden)
        self.gru = nn.GRU(hidden, hidden, batch_first=True)

    def forward(self, tokens):
        return self.gru(self.embedding(tokens))


class BahdanauAttention(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.Wa = nn.Linear(hidden, hidden)
        self.Ua = nn.Linear(hidden, hidden)
        self.Va = nn.Linear(hidden, 1)

    def forward(self, query, keys):
        scores = self.Va(torch.tanh(self.Wa(query) + self.Ua(keys)))
        scores = scores.squeeze(2).unsqueeze(1)
        weights = F.softmax(scores, dim=-1)
        return torch.bmm(weights, keys), weights


class Decoder(nn.Module):
    def __init__(self, vocab, hidden):
        super().__init__()
        self.embedding = nn.Embedding(vocab, hidden)
        self.attention = BahdanauAttention(hidden)
        self.gru = nn.GRU(2 * hidden, hidden, batch_first=True)
        self.out = nn.Linear(hidden, vocab)

    def step(self, token, hidden, memory):
        embedded = self.embedding(token)
        context, weights = self.attention(hidden.permute(1, 0, 2), memory)
        output, hidden = self.gru(torch.cat((embedded, context), dim=2), hidden)
        return self.out(output), hidden, weights

    def forward(self, memory, hidden, target):
        batch = memory.size(0)
        token = torch.full((batch, 1), SOS, dtype=torch.long)
        outputs = []
        for i in range(target.size(1)):
            logits, hidden, _ = self.step(token, hidden, memory)
            outputs.append(logits)
            token = target[:, i].unsqueeze(1)
        return torch.cat(outputs, dim=1)


hidden_size = 24
encoder, decoder = Encoder(VOCAB, hidden_size), Decoder(VOCAB, hidden_size)
encoder_optimizer = torch.optim.Adam(encoder.parameters(), lr=0.01)
decoder_optimizer = torch.optim.Adam(decoder.parameters(), lr=0.01)
criterion = nn.CrossEntropyLoss()

for step in range(100):
    pairs = [example() for _ in range(16)]
    source = torch.stack([s for s, _ in pairs])
    target = torch.stack([t for _, t in pairs])
    encoder_optimizer.zero_grad()
    decoder_optimizer.zero_grad()
    memory, hidden = encoder(source)
    logits = decoder(memory, hidden, target)
    loss = criterion(logits.view(-1, logits.size(-1)), target.view(-1))
    loss.backward()
    encoder_optimizer.step()
    decoder_optimizer.step()
    if step % 10 == 0 or step == 99:
        print(f"{step:3d}  {loss.item():.3f}")

with torch.no_grad():
    source, target = example()
    memory, hidden = encoder(source.unsqueeze(0))
    token = torch.tensor([[SOS]])
    _, _, weights = decoder.step(token, hidden, memory)
    print(weights.shape, round(weights.sum().item(), 4))
