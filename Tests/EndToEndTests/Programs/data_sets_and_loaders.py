import torch
from torch.utils.data import Dataset, DataLoader, TensorDataset, random_split
class D(Dataset):
    def __init__(self, n): self.x = torch.arange(n).float(); self.y = self.x ** 2
    def __len__(self): return len(self.x)
    def __getitem__(self, i): return self.x[i], self.y[i]
d = D(10)
print(len(d), d[3])
for i, (x, y) in enumerate(DataLoader(d, batch_size=4)): print(i, x, y)
torch.manual_seed(0)
for x, y in DataLoader(d, batch_size=4, shuffle=True): print(x.tolist())
tr, te = random_split(d, [8, 2], generator=torch.Generator().manual_seed(42))
print(len(tr), te.indices)
dl = DataLoader(TensorDataset(torch.randn(6, 2), torch.tensor([0,1,0,1,0,1])), batch_size=3, drop_last=True)
print(dl.batch_size, len(dl), len(dl.dataset), dl.drop_last)
xb, yb = next(iter(dl))
print(xb.shape, yb)
def collate(batch): return torch.stack([b[0] for b in batch]).sum(), len(batch)
for b in DataLoader(d, batch_size=3, collate_fn=collate): print(b)
class It(torch.utils.data.IterableDataset):
    def __iter__(self): return iter(range(5))
for b in DataLoader(It(), batch_size=2): print(b)
from torch.utils.data import WeightedRandomSampler, SubsetRandomSampler
torch.manual_seed(1)
print(list(WeightedRandomSampler([0.1, 0.9, 0.5], 5)), list(SubsetRandomSampler([3, 1, 2])))
class NoLen(Dataset):
    def __getitem__(self, i): return i
try: DataLoader(NoLen(), shuffle=True)
except Exception as e: print(type(e).__name__, e)
try: len(NoLen())
except Exception as e: print(type(e).__name__, e)
try: next(iter(DataLoader(d, batch_size=2, collate_fn=lambda b: b[5])))
except Exception as e: print(type(e).__name__, e)
