import torch, torch.nn as nn
class Encoder(nn.Module):
    def __init__(self, n, h): super().__init__(); self.embedding = nn.Embedding(n, h); self.gru = nn.GRU(h, h, batch_first=True); self.dropout = nn.Dropout(0.1)
    def forward(self, x): return self.gru(self.dropout(self.embedding(x)))
class Bahdanau(nn.Module):
    def __init__(self, h): super().__init__(); self.Wa = nn.Linear(h, h); self.Ua = nn.Linear(h, h); self.Va = nn.Linear(h, 1)
    def forward(self, query, keys):
        scores = self.Va(torch.tanh(self.Wa(query) + self.Ua(keys))).squeeze(2).unsqueeze(1)
        weights = torch.softmax(scores, dim=-1)
        return torch.bmm(weights, keys), weights
class Decoder(nn.Module):
    def __init__(self, h, o): super().__init__(); self.embedding = nn.Embedding(o, h); self.attention = Bahdanau(h); self.gru = nn.GRU(2 * h, h, batch_first=True); self.out = nn.Linear(h, o)
    def forward(self, enc_out, enc_h, target=None, steps=4):
        inp = torch.empty(enc_out.size(0), 1, dtype=torch.long).fill_(0); hidden = enc_h; outs, atts = [], []
        for i in range(steps):
            e = self.embedding(inp); q = hidden.permute(1, 0, 2)
            c, a = self.attention(q, enc_out)
            o, hidden = self.gru(torch.cat((e, c), dim=2), hidden)
            o = self.out(o); outs.append(o); atts.append(a)
            if target is not None: inp = target[:, i].unsqueeze(1)
            else: _, topi = o.topk(1); inp = topi.squeeze(-1).detach()
        return torch.log_softmax(torch.cat(outs, dim=1), dim=-1), hidden, torch.cat(atts, dim=1)
torch.manual_seed(0)
enc, dec = Encoder(7, 5), Decoder(5, 6)
enc.eval()
x = torch.randint(0, 7, (2, 3)); y = torch.randint(0, 6, (2, 4))
eo, eh = enc(x)
out, h, att = dec(eo, eh, y)
loss = nn.NLLLoss()(out.view(-1, out.size(-1)), y.view(-1))
loss.backward()
print(loss, att[0], out.shape)
print(dec.attention.Va.weight.grad)
print(enc, dec, sep="\n")
