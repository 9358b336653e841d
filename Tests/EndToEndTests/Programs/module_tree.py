import torch, torch.nn as nn
class Block(nn.Module):
    def __init__(self, c, k=3, act=nn.ReLU):
        super().__init__()
        self.conv = nn.Conv2d(c, c, k, padding=k // 2, bias=False)
        self.bn = nn.BatchNorm2d(c)
        self.act = act(inplace=True)
        self.drop = None
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer("steps", torch.zeros(()))
    def forward(self, x): return self.act(self.bn(self.conv(x)) + x)
    def extra_repr(self): return f"c={self.conv.in_channels}"
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 7, 2, 3), nn.MaxPool2d(3, 2, 1))
        self.blocks = nn.ModuleList([Block(8), Block(8, 5, nn.SiLU)])
        self.same = nn.ModuleList([nn.Linear(2, 2) for _ in range(3)] + [nn.ReLU()])
        self.head = nn.ModuleDict({"cls": nn.Linear(8, 10), "reg": nn.Sequential()})
        self.ps = nn.ParameterList([nn.Parameter(torch.zeros(2, 3)), nn.Parameter(torch.tensor(1.))])
        self.pd = nn.ParameterDict({"w": nn.Parameter(torch.zeros(2))})
        self.empty = nn.ModuleList()
    def forward(self, x):
        x = self.stem(x)
        for b in self.blocks: x = b(x)
        return self.head["cls"](x.mean((2, 3)))
torch.manual_seed(0)
n = Net()
print(n)
print(n(torch.randn(2, 3, 32, 32)).shape)
for k, v in n.state_dict().items(): print(k, tuple(v.shape), v.dtype)
print([k for k, _ in n.named_modules()])
print([type(m).__name__ for m in n.children()])
print(n.blocks[0].scale, n.get_parameter("blocks.0.scale"), n.get_submodule("head.cls"), n.get_buffer("blocks.1.steps"))
print(len(list(n.parameters())), sum(p.numel() for p in n.parameters()), n.training, n.eval().training, n.blocks[0].training)
print(n.blocks[0]._parameters.keys(), n.blocks[0]._modules.keys(), n.blocks[0]._buffers)
n.blocks[0].drop = nn.Dropout(0.1); print(n.blocks[0])
del n.blocks[0].drop; print(hasattr(n.blocks[0], "drop"))
n.requires_grad_(False); print(any(p.requires_grad for p in n.parameters()))
n.apply(lambda m: nn.init.constant_(m.weight, 0.5) if isinstance(m, nn.Linear) else None); print(n.head["cls"].weight[0, :3])
n.double(); print(next(n.parameters()).dtype); n.float(); n.to(torch.float16); print(n.blocks[0].bn.running_mean.dtype, n.blocks[0].bn.num_batches_tracked.dtype)
h = n.head["cls"].register_forward_hook(lambda m, i, o: print("hook", type(m).__name__, i[0].shape, o.shape))
n.float(); n(torch.randn(1, 3, 16, 16)); h.remove()
s = nn.Sequential(nn.Linear(1, 2), nn.ReLU()); s.append(nn.Linear(2, 1)); s.add_module("last", nn.Tanh()); print(s, len(s), s[0], s[-1], s[1:3], list(s._modules)); s[1] = nn.GELU(); del s[0]; print(s)
s.insert(0, nn.Identity()); s.extend([nn.ReLU()]); print(s); print(nn.Sequential(*[nn.Linear(2, 2)] * 2) + nn.Sequential(nn.ReLU()))
try: n.load_state_dict(Net().blocks.state_dict())
except RuntimeError as e: print(str(e)[:300])
print(n.load_state_dict(n.state_dict()), nn.Linear(1, 1).load_state_dict({"weight": torch.ones(1, 1), "x": torch.ones(1)}, strict=False))
try: n.foo
except AttributeError as e: print(e)
try: n.head["zzz"]
except KeyError as e: print(e)
try: n.ps[5]
except IndexError as e: print(e)
try: n.weight = nn.Linear(1, 1); n.conv = 3; n.stem = 3
except TypeError as e: print(e)
try: n.blocks[0].scale = torch.ones(1)
except TypeError as e: print(e)
