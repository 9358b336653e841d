import torch
import torch.nn as nn
class LSTMTagger(nn.Module):
    def __init__(self, embedding_dim, hidden_dim, vocab_size, tagset_size):
        super().__init__()
        self.hidden_dim = hidden_dim
        self.word_embeddings = nn.Embedding(vocab_size, embedding_dim)
        self.lstm = nn.LSTM(embedding_dim, hidden_dim)
        self.hidden2tag = nn.Linear(hidden_dim, tagset_size)
    def forward(self, sentence):
        embeds = self.word_embeddings(sentence)
        lstm_out, _ = self.lstm(embeds.view(len(sentence), 1, -1))
        tag_space = self.hidden2tag(lstm_out.view(len(sentence), -1))
        return torch.log_softmax(tag_space, dim=1)
torch.manual_seed(1)
m = LSTMTagger(6, 6, 9, 3)
print(m)
print(m(torch.tensor([0, 1, 2])))
for name, p in m.named_parameters():
    print(f"{name:30s} {str(tuple(p.shape)):>12} {p.numel():6d}")
print(sum(p.numel() for p in m.parameters() if p.requires_grad))
opt = torch.optim.SGD(m.parameters(), lr=0.1)
print(opt)
loss_fn = nn.NLLLoss()
for epoch in range(3):
    opt.zero_grad()
    loss = loss_fn(m(torch.tensor([0, 1, 2])), torch.tensor([0, 1, 2]))
    loss.backward()
    opt.step()
    print(f"epoch {epoch}: loss={loss.item():.4f}")
