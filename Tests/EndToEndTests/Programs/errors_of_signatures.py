import torch
x=torch.zeros(2,3)
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
t(lambda: x.reshape("a",3)); t(lambda: x.reshape(2.0)); t(lambda: x.reshape([2.0])); t(lambda: x.reshape(3,"a")); t(lambda: x.permute(1.0,0)); t(lambda:x.permute([1.,0])); t(lambda: torch.zeros(2.0,3)); t(lambda: torch.zeros([2.0,3]))
t(lambda: torch.add(input="a")); t(lambda: torch.clamp(x, min="a", max="b")); t(lambda: torch.clamp(min="a", max="b", input=x)); t(lambda: x.add(1, foo=2)); t(lambda: x.sum(dim="a", keepdim=3)); t(lambda:torch.sum(x, (0,"a"), [1,"b",2.]))
t(lambda: torch.where((1,2),[],{}))
t(lambda: x.sum(foo=3)); t(lambda: x.max(foo=3)); t(lambda: x.max(0, foo=3)); t(lambda: x.max(0,1,2,3)); t(lambda: x.abs(3)); t(lambda: x.exp(foo=1)); t(lambda: torch.exp(x, 3)); t(lambda: torch.exp(3)); t(lambda: torch.exp()); t(lambda: x.unsqueeze(True)); t(lambda: x.sum(True)); t(lambda: x.item(3)); t(lambda: x.repeat()); t(lambda: x.repeat("a")); t(lambda: x.view()); t(lambda: torch.relu([1])); t(lambda: torch.max([1,2])); t(lambda: torch.mean([1.,2.])); t(lambda: torch.sum(5)); t(lambda: torch.softmax(x)); t(lambda: x.softmax()); t(lambda: torch.cat(x, x, dim=1)); t(lambda: torch.stack(x, x)); t(lambda: torch.rand(2,3,seed=3)); t(lambda: torch.randn("a", 3));t(lambda: torch.zeros(2,3,dtype="float32"))
