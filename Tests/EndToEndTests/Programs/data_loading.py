import torch
from torch.utils.data import *
from torch.utils.data import DataLoader
torch.manual_seed(5)
X=torch.arange(20.).reshape(10,2); y=torch.arange(10)
ds=TensorDataset(X,y)
for ep in range(2):
    for a,b in DataLoader(ds,batch_size=4,shuffle=True): print(a.tolist(),b)
print(torch.rand(2))
g=torch.Generator().manual_seed(7)
dl=DataLoader(ds,batch_size=5,shuffle=True,generator=g)
for ep in range(3): print([b.tolist() for a,b in dl])
print(torch.rand(2), len(dl))
a,b=random_split(ds,[0.7,0.3]); print(a.indices,b.indices,len(a))
for x in DataLoader(a,batch_size=3,drop_last=True,shuffle=True): print(x)
for x in DataLoader(ConcatDataset([a,b]),batch_size=6): print(x)
class D(Dataset):
    def __init__(s): s.d=[dict(x=torch.ones(2)*i,n=i,name=f"n{i}",t=(i,float(i))) for i in range(5)]
    def __len__(s): return len(s.d)
    def __getitem__(s,i): return s.d[i]
for x in DataLoader(D(),batch_size=2): print(x)
class It(IterableDataset):
    def __iter__(s): return iter(range(7))
for x in DataLoader(It(),batch_size=3): print(x)
for x in DataLoader(It(),batch_size=None): print(x)
for x in DataLoader(["a","b","c"],batch_size=2): print(x)
print(list(WeightedRandomSampler([.1,.9,.5],6)), list(SubsetRandomSampler([3,1,4])), list(BatchSampler(SequentialSampler(range(5)),2,True)),list(RandomSampler(range(4),replacement=True,num_samples=9)))
def coll(b): return len(b),[i for _,i in b]
print(list(DataLoader(ds,4,collate_fn=coll)))
s=Subset(ds,[1,2]); print(s[0],len(s), (ds+ds)[12])
def e(f):
    try: print(f())
    except Exception as ex: print(type(ex).__name__,ex)
e(lambda:DataLoader(ds,batch_size=0))
e(lambda:DataLoader(ds,shuffle=True,sampler=SequentialSampler(ds)))
e(lambda:next(iter(DataLoader([object()]))))
e(lambda:TensorDataset(X,y[:3]))
e(lambda:Dataset()[0])
e(lambda:random_split(ds,[3,3]))
e(lambda:list(DataLoader([[1,2],[3]],batch_size=2)))
e(lambda:len(DataLoader(It())))
it=iter(DataLoader(ds,batch_size=8)); print(next(it)[1]); print(next(it)[1])
e(lambda:next(it))
