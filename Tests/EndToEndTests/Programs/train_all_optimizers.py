import torch
O=torch.optim
runs=[("SGD",{}),("SGD",dict(momentum=.9)),("SGD",dict(momentum=.9,nesterov=True,weight_decay=.01)),("SGD",dict(momentum=.9,dampening=.3,maximize=True)),
("Adam",{}),("Adam",dict(amsgrad=True)),("Adam",dict(weight_decay=.1)),("Adam",dict(betas=(0.4,0.99))),("AdamW",{}),("AdamW",dict(weight_decay=.3,maximize=True)),
("Adagrad",{}),("Adagrad",dict(lr_decay=.1,weight_decay=.1,initial_accumulator_value=.5)),("RMSprop",{}),("RMSprop",dict(centered=True,momentum=.9)),("RMSprop",dict(momentum=.5,weight_decay=.1)),
("Adadelta",{}),("Adadelta",dict(rho=.5,weight_decay=.1)),("Adamax",{}),("NAdam",{}),("NAdam",dict(decoupled_weight_decay=True,weight_decay=.1)),("RAdam",{}),("RAdam",dict(weight_decay=.1)),
("Rprop",{}),("ASGD",{}),("ASGD",dict(t0=20,weight_decay=.1)),("Adafactor",{}),("Muon",{}),("LBFGS",{}),("LBFGS",dict(line_search_fn="strong_wolfe",max_iter=2)),("LBFGS",dict(history_size=3,max_iter=4))]
for dt in (torch.float32,torch.float64):
  for name,kw in runs:
    if dt==torch.float64 and name=="Muon": continue
    g=torch.Generator().manual_seed(3)
    w=torch.randn(7,5,generator=g).to(dt).requires_grad_()
    b=torch.randn(5,generator=g).to(dt).requires_grad_()
    x=torch.randn(16,7,generator=g).to(dt); y=torch.randn(16,5,generator=g).abs().to(dt)
    ps=[w] if name=="Muon" else [w,b]
    if name!="LBFGS": kw={"lr":0.01,**kw}
    opt=getattr(O,name)(ps,**kw)
    def closure():
        opt.zero_grad()
        l=((w-x[:7,:5])**2*y[:7]).sum()*.1+((b-y[0])**2).sum()*.1; l.backward(); return l
    for i in range(100 if name!="LBFGS" else 3): l=opt.step(closure)
    print(name,kw,l.item(),w[0].tolist(),b.tolist())
    print({k:(v.flatten()[:3].tolist() if isinstance(v,torch.Tensor) else type(v).__name__) for k,v in opt.state_dict()["state"].get(0,{}).items()})
