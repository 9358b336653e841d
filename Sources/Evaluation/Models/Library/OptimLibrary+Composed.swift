// `torch.optim`: the optimisers that take their steps in the language, being rare or no loop over elements: Rprop, ASGD,
// SparseAdam, Adafactor, Muon, L-BFGS.

let composedOptimLibrary = #"""

import math

def _run_closure(optimizer, closure):
    optimizer._opt_called = True
    if closure is None:
        return None
    with torch.enable_grad():
        return closure()

def _trained(group):
    sign = group.get("maximize", False)
    for p in group["params"]:
        if p.grad is not None:
            yield p, -p.grad if sign else p.grad

class Rprop(Optimizer):
    def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False, foreach=None, maximize=False,
                 differentiable=False):
        _check_rate(lr)
        if not 0.0 < etas[0] < 1.0 < etas[1]:
            raise ValueError(f"Invalid eta values: {etas[0]}, {etas[1]}")
        super().__init__(params, dict(lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize,
                                      differentiable=differentiable, capturable=capturable))
    def __setstate__(self, state):
        super().__setstate__(state)
        _tensor_steps(self, "step", foreach=None, maximize=False, differentiable=False, capturable=False)
    @torch.no_grad()
    def step(self, closure=None):
        loss = _run_closure(self, closure)
        for group in self.param_groups:
            shrink, grow = group["etas"]
            smallest, largest = group["step_sizes"]
            for p, grad in _trained(group):
                state = self.state[p]
                if len(state) == 0:
                    state["step"] = torch.zeros(())
                    state["prev"] = torch.zeros_like(p)
                    state["step_size"] = torch.full_like(grad, _number(group["lr"]))
                state["step"] += 1
                agreement = grad * state["prev"]
                factor = torch.ones_like(grad)
                factor[agreement > 0] = grow
                factor[agreement < 0] = shrink
                state["step_size"].mul_(factor).clamp_(smallest, largest)
                grad = grad.clone()
                grad[agreement < 0] = 0
                p.addcmul_(grad.sign(), state["step_size"], value=-1)
                state["prev"].copy_(grad)
        return loss

class ASGD(Optimizer):
    def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False,
                 differentiable=False, capturable=False):
        _check_rate(lr)
        _check(0.0 <= lambd, "lambd value", lambd)
        _check(0.0 <= alpha, "alpha value", alpha)
        _check(0.0 <= weight_decay, "weight_decay value", weight_decay)
        super().__init__(params, dict(lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach,
                                      maximize=maximize, differentiable=differentiable, capturable=capturable))
    def __setstate__(self, state):
        super().__setstate__(state)
        _tensor_steps(self, "step", "eta", "mu", foreach=None, maximize=False, differentiable=False, capturable=False)
    @torch.no_grad()
    def step(self, closure=None):
        loss = _run_closure(self, closure)
        for group in self.param_groups:
            lr, lambd = _number(group["lr"]), group["lambd"]
            for p, grad in _trained(group):
                state = self.state[p]
                if len(state) == 0:
                    state["step"] = torch.zeros(())
                    state["eta"] = torch.tensor(float(lr))
                    state["mu"] = torch.ones(())
                    state["ax"] = torch.zeros_like(p)
                state["step"] += 1
                if group["weight_decay"] != 0:
                    grad = grad.add(p, alpha=group["weight_decay"])
                eta = state["eta"].item()
                p.mul_(1 - lambd * eta).add_(grad, alpha=-eta)
                mean = state["ax"]
                if state["mu"].item() != 1:
                    mean.add_(p.sub(mean).mul_(state["mu"]))
                else:
                    mean.copy_(p)
                step = state["step"].item()
                state["eta"].fill_(lr / (1 + lambd * lr * step) ** group["alpha"])
                state["mu"].fill_(1 / max(1, step - group["t0"]))
        return loss

class SparseAdam(Optimizer):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, maximize=False):
        if isinstance(lr, Tensor) and lr.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        _check(0.0 < lr, "learning rate", lr)
        _check(0.0 < eps, "epsilon value", eps)
        _check_betas(betas)
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, maximize=maximize))
    @torch.no_grad()
    def step(self, closure=None):
        loss = _run_closure(self, closure)
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p, grad in _trained(group):
                state = self.state[p]
                if len(state) == 0:
                    state["step"] = 0
                    state["exp_avg"] = torch.zeros_like(p)
                    state["exp_avg_sq"] = torch.zeros_like(p)
                state["step"] += 1
                rows = (grad.reshape(grad.shape[0], -1) != 0).any(1).nonzero().squeeze(1) if grad.dim() > 0 else None
                if rows is None or len(rows) == 0:
                    continue
                g, mean, square = grad[rows], state["exp_avg"][rows], state["exp_avg_sq"][rows]
                mean = (g - mean) * (1 - beta1) + mean
                square = (g.pow(2) - square) * (1 - beta2) + square
                state["exp_avg"][rows] = mean
                state["exp_avg_sq"][rows] = square
                bias1, bias2 = 1 - beta1 ** state["step"], 1 - beta2 ** state["step"]
                size = _number(group["lr"]) * math.sqrt(bias2) / bias1
                p[rows] += -size * (mean / square.sqrt().add_(group["eps"]))
        return loss

class Adafactor(Optimizer):
    def __init__(self, params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *, foreach=None, maximize=False):
        if isinstance(lr, Tensor) and lr.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        for ok, text, value in ((0.0 <= lr, "Learning rate should be >= 0", lr), (0.0 >= beta2_decay, "beta2_decay should be <= 0", beta2_decay),
                                (eps[0] is None or 0.0 <= eps[0], "epsilon1 should be >= 0", eps[0]), (0.0 <= eps[1], "epsilon2 should be >= 0", eps[1]),
                                (1.0 <= d, "Clipping threshold d should be >= 1", d), (0.0 <= weight_decay, "weight_decay should be >= 0", weight_decay)):
            if not ok:
                raise ValueError(f"{text} but is: {value}")
        super().__init__(params, dict(lr=lr, beta2_decay=beta2_decay, eps=eps, d=d, weight_decay=weight_decay, foreach=foreach,
                                      maximize=maximize))
    @torch.no_grad()
    def step(self, closure=None):
        loss = _run_closure(self, closure)
        for group in self.param_groups:
            lr, (eps1, eps2) = _number(group["lr"]), group["eps"]
            for p, grad in _trained(group):
                state = self.state[p]
                if len(state) == 0:
                    state["step"] = torch.tensor(0.0)
                    if grad.dim() > 1:
                        state["row_var"] = torch.zeros_like(grad[..., :1])
                        state["col_var"] = torch.zeros_like(grad[..., :1, :])
                    else:
                        state["variance"] = torch.zeros_like(grad)
                floor = torch.finfo(p.dtype).eps if eps1 is None else eps1
                state["step"] += 1
                step = state["step"].item()
                share = step ** group["beta2_decay"]
                alpha = max(eps2, p.norm(2).item() / p.numel() ** 0.5) * min(lr, 1 / step ** 0.5)
                if group["weight_decay"] != 0:
                    p.mul_(1 - lr * group["weight_decay"])
                if grad.dim() > 1:
                    row, col = state["row_var"], state["col_var"]
                    row.lerp_(torch.linalg.vector_norm(grad, dim=-1, keepdim=True).square_().div_(grad.size(-1)), share)
                    col.lerp_(torch.linalg.vector_norm(grad, dim=-2, keepdim=True).square_().div_(grad.size(-2)), share)
                    variance = (row @ col).div_(row.mean(dim=-2, keepdim=True).clamp_(min=floor))
                else:
                    state["variance"].lerp_(grad * grad, share)
                    variance = state["variance"].clone()
                update = variance.clamp_(min=floor * floor).rsqrt_().mul_(grad)
                size = max(1.0, update.norm(2).item() / (update.numel() ** 0.5 * group["d"]))
                p.add_(update, alpha=-alpha / size)
        return loss

def _orthogonal(grad, coefficients, steps, eps):
    a, b, c = coefficients
    x = _optim.rounded(grad)
    tall = grad.size(0) > grad.size(1)
    if tall:
        x = x.T
    x = _optim.rounded(x / _optim.rounded(x.norm()).clamp(min=eps))
    for _ in range(steps):
        gram = _optim.rounded(x @ x.T)
        update = _optim.rounded(torch.addmm(gram, gram, gram, beta=b, alpha=c))
        x = _optim.rounded(torch.addmm(x, update, x, beta=a))
    return x.T if tall else x

class Muon(Optimizer):
    def __init__(self, params, lr=1e-3, weight_decay=0.1, momentum=0.95, nesterov=True, ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-7,
                 ns_steps=5, adjust_lr_fn=None):
        if isinstance(lr, Tensor) and lr.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        for ok, text, value in ((0.0 <= lr, "Learning rate", lr), (0.0 <= momentum, "momentum", momentum), (0.0 <= weight_decay, "weight decay", weight_decay)):
            if not ok:
                raise ValueError(f"{text} should be >= 0 but is: {value}")
        if adjust_lr_fn is not None and adjust_lr_fn not in ["original", "match_rms_adamw", "spectral_unclamped"]:
            raise ValueError(f"Adjust learning rate function {adjust_lr_fn} is not supported")
        super().__init__(params, dict(lr=lr, weight_decay=weight_decay, momentum=momentum, nesterov=nesterov, ns_coefficients=ns_coefficients,
                                      eps=eps, ns_steps=ns_steps, adjust_lr_fn=adjust_lr_fn))
        for group in self.param_groups:
            for p in group["params"]:
                if p.ndim != 2:
                    raise ValueError(f"Muon only supports 2D parameters whereas we found a parameter with size: {p.size()}")
    @torch.no_grad()
    def step(self, closure=None):
        loss = _run_closure(self, closure)
        for group in self.param_groups:
            lr, momentum, kind = _number(group["lr"]), group["momentum"], group["adjust_lr_fn"]
            for p, grad in _trained(group):
                state = self.state[p]
                if "momentum_buffer" not in state:
                    state["momentum_buffer"] = torch.zeros_like(grad)
                buffer = state["momentum_buffer"]
                buffer.lerp_(grad, 1 - momentum)
                update = grad.lerp(buffer, momentum) if group["nesterov"] else buffer
                update = _orthogonal(update, group["ns_coefficients"], group["ns_steps"], group["eps"])
                rows, columns = p.shape[:2]
                if kind == "match_rms_adamw":
                    ratio = 0.2 * math.sqrt(max(rows, columns))
                else:
                    ratio = math.sqrt(rows / columns if kind == "spectral_unclamped" else max(1, rows / columns))
                p.mul_(1 - lr * group["weight_decay"]).add_(update, alpha=-lr * ratio)
        return loss

"""# + lbfgsLibrary
