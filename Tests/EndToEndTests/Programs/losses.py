import torch, torch.nn.functional as F
torch.manual_seed(0)
x=torch.randn(4,5,requires_grad=True); y=torch.randn(4,5); p=torch.rand(4,5,requires_grad=True)*0.8+0.1; t01=(torch.rand(4,5)>.5).float(); s=t01*2-1
cls=torch.tensor([1,0,4,2]); x1=torch.randn(4,requires_grad=True); x2=torch.randn(4,requires_grad=True); s1=torch.tensor([1.,-1,1,-1])
ml=torch.tensor([[1,3,-1,0,0],[0,-1,1,1,1],[4,2,0,-1,0],[-1,0,0,0,0]])
img=torch.randn(2,3,4,4,requires_grad=True); timg=torch.randint(0,3,(2,4,4))
w5=torch.rand(5)+.5
prob=torch.softmax(y,1)
cases=[("l1",lambda r:F.l1_loss(x,y,reduction=r)),("mse",lambda r:F.mse_loss(x,y,reduction=r)),("sl1",lambda r:F.smooth_l1_loss(x,y,reduction=r,beta=.5)),("huber",lambda r:F.huber_loss(x,y,reduction=r,delta=.7)),
("mse_w",lambda r:F.mse_loss(x,y,reduction=r,weight=p.detach())),("l1_w",lambda r:F.l1_loss(x,y,reduction=r,weight=p.detach())),("huber_w",lambda r:F.huber_loss(x,y,reduction=r,weight=p.detach())),
("bce",lambda r:F.binary_cross_entropy(p,t01,reduction=r)),("bcew",lambda r:F.binary_cross_entropy(p,t01,weight=w5,reduction=r)),("bcel",lambda r:F.binary_cross_entropy_with_logits(x,t01,reduction=r,pos_weight=w5)),
("kl",lambda r:F.kl_div(F.log_softmax(x,1),prob,reduction=r)),("kllog",lambda r:F.kl_div(F.log_softmax(x,1),prob.log(),reduction=r,log_target=True)),
("nll",lambda r:F.nll_loss(F.log_softmax(x,1),cls,reduction=r)),("nllw",lambda r:F.nll_loss(F.log_softmax(x,1),cls,weight=w5,ignore_index=4,reduction=r)),
("ce",lambda r:F.cross_entropy(x,cls,reduction=r)),("cew",lambda r:F.cross_entropy(x,cls,weight=w5,reduction=r)),("cels",lambda r:F.cross_entropy(x,cls,label_smoothing=.1,reduction=r)),("celsw",lambda r:F.cross_entropy(x,cls,weight=w5,label_smoothing=.1,reduction=r,ignore_index=0)),
("cep",lambda r:F.cross_entropy(x,prob,reduction=r)),("cepw",lambda r:F.cross_entropy(x,prob,weight=w5,reduction=r,label_smoothing=.2)),("ceimg",lambda r:F.cross_entropy(img,timg,reduction=r)),("nllimg",lambda r:F.nll_loss(F.log_softmax(img,1),timg,reduction=r)),
("ce1",lambda r:F.cross_entropy(x1,torch.tensor(2),reduction=r)),
("hinge_emb",lambda r:F.hinge_embedding_loss(x,s,reduction=r)),("mm",lambda r:F.multi_margin_loss(x,cls,reduction=r)),("mm2",lambda r:F.multi_margin_loss(x,cls,p=2,margin=.5,weight=w5,reduction=r)),("mlm",lambda r:F.multilabel_margin_loss(x,ml,reduction=r)),
("sm",lambda r:F.soft_margin_loss(x,s,reduction=r)),("mlsm",lambda r:F.multilabel_soft_margin_loss(x,t01,reduction=r)),("mlsmw",lambda r:F.multilabel_soft_margin_loss(x,t01,weight=w5,reduction=r)),
("mr",lambda r:F.margin_ranking_loss(x1,x2,s1,margin=.1,reduction=r)),("cos",lambda r:F.cosine_embedding_loss(x,y,s1,margin=.2,reduction=r)),
("trip",lambda r:F.triplet_margin_loss(x,y,s,reduction=r)),("trips",lambda r:F.triplet_margin_loss(x,y,s,swap=True,p=1.,margin=2.,reduction=r)),("tripd",lambda r:F.triplet_margin_with_distance_loss(x,y,s,reduction=r)),
("pois",lambda r:F.poisson_nll_loss(x,t01,reduction=r)),("poisf",lambda r:F.poisson_nll_loss(p,t01*3,log_input=False,full=True,reduction=r)),
("gauss",lambda r:F.gaussian_nll_loss(x,y,p.detach(),reduction=r)),("gaussf",lambda r:F.gaussian_nll_loss(x,y,p.detach(),full=True,reduction=r)),
("ctc",lambda r:F.ctc_loss(F.log_softmax(torch.linspace(-1,1,6*2*4).sin().view(6,2,4).requires_grad_()*3,2),torch.tensor([[1,2,2],[3,1,0]]),torch.tensor([6,5]),torch.tensor([3,2]),reduction=r)),
]
for n,f in cases:
    for r in ("mean","sum","none"):
        try:
            l=f(r)
            x.grad=x1.grad=img.grad=None
            print(n,r,l)
            l.sum().backward()
            print("   ",[None if g is None else [round(v,4) for v in g.flatten()[:5].tolist()] for g in(x.grad,x1.grad)], None if img.grad is None else [round(v,4) for v in img.grad.flatten()[:4].tolist()])
        except Exception as e: print(n,r,type(e).__name__,e)
def e(f):
    try: print(f())
    except Exception as ex: print(type(ex).__name__,ex)
e(lambda:F.kl_div(F.log_softmax(x,1),prob,reduction="batchmean"))
e(lambda:F.mse_loss(torch.zeros(2),torch.zeros(3)))
e(lambda:F.mse_loss(torch.zeros(2),torch.zeros(2),reduction="avg"))
e(lambda:F.l1_loss(torch.zeros(2),torch.zeros(3)))
e(lambda:F.cross_entropy(torch.zeros(2, 3), torch.tensor([1])))
e(lambda:F.cross_entropy(torch.zeros(1, 2), torch.tensor([5])))
e(lambda:F.cross_entropy(torch.zeros(1, 2), torch.tensor([-1])))
e(lambda:F.cross_entropy(torch.zeros(1, 2), torch.tensor([1.])))
e(lambda:F.cross_entropy(torch.zeros(3, 2), torch.tensor([1.,0,1])))
e(lambda:F.cross_entropy(torch.zeros(3, 2), torch.tensor([1,0,1],dtype=torch.int32)))
e(lambda:F.cross_entropy(torch.zeros(3, 2), torch.zeros(3,2,dtype=torch.long)))
e(lambda:F.cross_entropy(torch.zeros(3, 2), torch.zeros(3,dtype=torch.long),weight=torch.ones(5)))
e(lambda:F.cross_entropy(torch.zeros(3, 2,4), torch.zeros(3,dtype=torch.long)))
e(lambda:F.cross_entropy(torch.zeros(3, 2,4), torch.zeros(3,5,dtype=torch.long)))
e(lambda:F.cross_entropy(torch.zeros(3, 2), torch.zeros(3,dtype=torch.long),label_smoothing=2.))
e(lambda:F.cross_entropy(torch.zeros(3, 2), torch.zeros(3,dtype=torch.long),ignore_index=0))
e(lambda:F.nll_loss(torch.zeros(2, 3), torch.tensor([0, 1, 2])))
e(lambda:F.nll_loss(torch.zeros(3), torch.tensor([0, 1, 2])))
e(lambda:F.nll_loss(torch.zeros(3,2), torch.tensor([0.,1,1])))
e(lambda:F.binary_cross_entropy(torch.tensor([1.5]), torch.tensor([1.0])))
e(lambda:F.binary_cross_entropy(torch.tensor([.5,.5]), torch.tensor([1.0])))
e(lambda:F.binary_cross_entropy(torch.tensor([.5,.5]), torch.tensor([1,0])))
e(lambda:F.binary_cross_entropy_with_logits(torch.zeros(2), torch.zeros(3)))
e(lambda:F.binary_cross_entropy_with_logits(torch.zeros(2), torch.tensor([1,0])))
e(lambda:F.multi_margin_loss(torch.zeros(2,3), torch.tensor([1,5])))
e(lambda:F.multi_margin_loss(torch.zeros(2,3), torch.tensor([1])))
e(lambda:F.multi_margin_loss(torch.zeros(2,3), torch.tensor([1,1]),p=3))
e(lambda:F.cosine_embedding_loss(torch.zeros(2,3),torch.zeros(2,3),torch.zeros(3)))
e(lambda:F.margin_ranking_loss(torch.zeros(2,3),torch.zeros(2,3),torch.zeros(3)))
e(lambda:F.triplet_margin_loss(torch.zeros(2,3),torch.zeros(2),torch.zeros(3)))
e(lambda:F.triplet_margin_loss(torch.zeros(2,3),torch.zeros(2,3),torch.zeros(2,3),margin=0))
e(lambda:F.huber_loss(torch.zeros(2),torch.zeros(2),delta=-1))
e(lambda:F.smooth_l1_loss(torch.zeros(2),torch.zeros(2),beta=-1))
e(lambda:F.gaussian_nll_loss(torch.zeros(2),torch.zeros(2),torch.tensor([-1.,1])))
e(lambda:F.gaussian_nll_loss(torch.zeros(2),torch.zeros(2),torch.ones(3)))
e(lambda:F.soft_margin_loss(torch.zeros(2),torch.zeros(3)))
e(lambda:F.poisson_nll_loss(torch.zeros(2),torch.zeros(2),reduction="x"))
e(lambda:F.mse_loss(torch.zeros(2,dtype=torch.float64),torch.zeros(2)))
e(lambda:F.mse_loss(torch.zeros(2,dtype=torch.int64),torch.zeros(2,dtype=torch.int64)))
e(lambda:F.mse_loss(torch.zeros(0),torch.zeros(0)))
e(lambda:F.mse_loss(torch.zeros(2),torch.zeros(2),False))
