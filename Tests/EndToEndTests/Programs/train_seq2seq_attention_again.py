# An encoder and a decoder with attention learn to reverse sequences of digits.
import random
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
random.seed(0)
SOS, PAD, DIGITS = 10, 11, 10

class Encoder(nn.Module):
    def __init__(self, vocab, hidden):
        super().__init__()
        self.embedding = nn.Embedding(vocab, hidden, padding_idx=PAD)
        self.gru = nn.GRU(hidden, hidden, batch_first=True, bidirectional=True)
        self.down = nn.Linear(2 * hidden, hidden)
    def forward(self, x, lengths):
        packed = nn.utils.rnn.pack_padded_sequence(self.embedding(x), lengths, batch_first=True, enforce_sorted=False)
        outputs, hidden = self.gru(packed)
        outputs, _ = nn.utils.rnn.pad_packed_sequence(outputs, batch_first=True)
        return self.down(outputs), torch.tanh(self.down(torch.cat([hidden[0], hidden[1]], dim=1))).unsqueeze(0)

class Decoder(nn.Module):
    def __init__(self, vocab, hidden):
        super().__init__()
        self.embedding = nn.Embedding(vocab, hidden)
        self.attention = nn.Linear(hidden, hidden, bias=False)
        self.gru = nn.GRU(2 * hidden, hidden, batch_first=True)
        self.out = nn.Linear(hidden, vocab)
    def forward(self, token, hidden, encoded, mask):
        scores = torch.bmm(encoded, self.attention(hidden[-1]).unsqueeze(2)).squeeze(2)
        weights = F.softmax(scores.masked_fill(~mask, float("-inf")), dim=1)
        context = torch.bmm(weights.unsqueeze(1), encoded)
        output, hidden = self.gru(torch.cat([self.embedding(token), context], dim=2), hidden)
        return self.out(output.squeeze(1)), hidden, weights

def batch(size=8):
    seqs = [[random.randrange(DIGITS) for _ in range(random.randint(2, 5))] for _ in range(size)]
    lengths = torch.tensor([len(s) for s in seqs])
    x = nn.utils.rnn.pad_sequence([torch.tensor(s) for s in seqs], batch_first=True, padding_value=PAD)
    y = nn.utils.rnn.pad_sequence([torch.tensor(s[::-1]) for s in seqs], batch_first=True, padding_value=PAD)
    return x, y, lengths

encoder, decoder = Encoder(12, 16), Decoder(12, 16)
params = list(encoder.parameters()) + list(decoder.parameters())
optimizer = torch.optim.Adam(params, lr=0.01)
criterion = nn.CrossEntropyLoss(ignore_index=PAD)
for step in range(100):
    x, y, lengths = batch()
    encoded, hidden = encoder(x, lengths)
    mask = torch.arange(x.size(1))[None, :] < lengths[:, None]
    token = torch.full((x.size(0), 1), SOS)
    loss = 0
    for t in range(y.size(1)):
        logits, hidden, weights = decoder(token, hidden, encoded, mask)
        loss = loss + criterion(logits, y[:, t]) if (y[:, t] != PAD).any() else loss
        token = y[:, t:t + 1] if random.random() < 0.5 else logits.argmax(1, keepdim=True)
        token = token.clamp(max=10)
    loss = loss / y.size(1)
    optimizer.zero_grad()
    loss.backward()
    norm = nn.utils.clip_grad_norm_(params, 1.0)
    optimizer.step()
    if step % 10 == 0 or step == 99:
        print(f"{step:3d} loss {loss.item():.4f} norm {norm.item():.4f}")
