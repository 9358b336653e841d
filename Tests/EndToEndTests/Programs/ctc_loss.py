import torch, torch.nn.functional as F
torch.manual_seed(0)
x=torch.randn(10,3,5,requires_grad=True)
t=torch.tensor([[1,2,2,0],[3,1,4,1],[2,0,0,0]])
for red in("mean","sum","none"):
  for il,tl in (([10,9,7],[3,4,1]),([10,3,7],[3,4,0])):
    for z in (False,):
        l=F.ctc_loss(F.log_softmax(x,2),t,torch.tensor(il),torch.tensor(tl),reduction=red,zero_infinity=z); x.grad=None
        print(l); l.sum().backward(); print([round(v,4) for v in x.grad.flatten().tolist()[::7]])
print(F.ctc_loss(F.log_softmax(x[:,0],1),torch.tensor([1,2,3]),(10,),(3,)))
l=F.ctc_loss(F.log_softmax(x,2),torch.tensor([1,2,2,3,1,4,1,2]),[10,9,7],[3,4,1]);print(l)
