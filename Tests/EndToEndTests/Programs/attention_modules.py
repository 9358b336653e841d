import torch, torch.nn as nn, torch.nn.functional as F
class Attention(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        assert d % h == 0, "d must divide"
        self.h, self.dk = h, d // h
        self.q, self.k, self.v, self.o = (nn.Linear(d, d) for _ in range(4))
        self.register_buffer("mask", torch.tril(torch.ones(8, 8)).view(1, 1, 8, 8))
    def forward(self, x):
        B, T, C = x.size()
        q, k, v = [f(x).view(B, T, self.h, self.dk).transpose(1, 2) for f in (self.q, self.k, self.v)]
        att = (q @ k.transpose(-2, -1)) / self.dk ** 0.5
        att = att.masked_fill(self.mask[:, :, :T, :T] == 0, float("-inf"))
        att = F.softmax(att, dim=-1)
        y = (att @ v).transpose(1, 2).contiguous().view(B, T, C)
        return self.o(y), att
torch.manual_seed(0)
a = Attention(8, 2)
x = torch.randn(1, 4, 8)
y, att = a(x)
print(y.shape, att.shape)
print(att[0, 0])
print(y)
print(a)
print(list(a.state_dict().keys()))
print([n for n, _ in a.named_buffers()])
o = F.scaled_dot_product_attention(torch.randn(1, 2, 3, 4), torch.randn(1, 2, 3, 4), torch.randn(1, 2, 3, 4), is_causal=True)
print(o)
mha = nn.MultiheadAttention(8, 2, batch_first=True)
o, w = mha(x, x, x)
print(o, w)
o, w = mha(x, x, x, need_weights=False, attn_mask=nn.Transformer.generate_square_subsequent_mask(4))
print(o, w)
enc = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, dropout=0., batch_first=True), 2)
enc.eval()
print(enc(x))
print(enc)
