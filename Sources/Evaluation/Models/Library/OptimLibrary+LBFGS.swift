// `torch.optim.LBFGS`: the quasi-Newton optimiser with limited memory, and its line search by the strong Wolfe conditions.

let lbfgsLibrary = #"""

def _cubic_minimum(x1, f1, g1, x2, f2, g2, bounds=None):
    low, high = bounds if bounds is not None else ((x1, x2) if x1 <= x2 else (x2, x1))
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    square = d1 ** 2 - g1 * g2
    if not square >= 0:
        return (low + high) / 2.0
    d2 = square.sqrt()
    if x1 <= x2:
        place = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
    else:
        place = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
    return min(max(place, low), high)

class _Point:
    def __init__(self, t, f, g, slope):
        self.t, self.f, self.g, self.slope = t, f, g, slope

def _strong_wolfe(evaluate, t, d, start, c1=1e-4, c2=0.9, tolerance_change=1e-9, max_ls=25):
    size = d.abs().max()
    def point(t):
        f, g = evaluate(t, d)
        return _Point(t, f, g, g.dot(d))
    def falls_short(p):
        return p.f > start.f + c1 * p.t * start.slope
    def is_flat(p):
        return abs(p.slope) <= -c2 * start.slope
    new = point(t)
    evaluations = 1
    previous, iteration, done, bracket = start, 0, False, None
    while iteration < max_ls:
        if falls_short(new) or (iteration > 1 and new.f >= previous.f):
            bracket = [previous, new]
            break
        if is_flat(new):
            bracket, done = [new], True
            break
        if new.slope >= 0:
            bracket = [previous, new]
            break
        bounds = (new.t + 0.01 * (new.t - previous.t), new.t * 10)
        t = _cubic_minimum(previous.t, previous.f, previous.slope, new.t, new.f, new.slope, bounds)
        previous, new = new, point(t)
        evaluations += 1
        iteration += 1
    if iteration == max_ls:
        bracket = [_Point(0, start.f, start.g, start.slope), new]
    stalled = False
    low, high = (0, 1) if bracket[0].f <= bracket[-1].f else (1, 0)
    while not done and iteration < max_ls:
        if abs(bracket[1].t - bracket[0].t) * size < tolerance_change:
            break
        t = _cubic_minimum(bracket[0].t, bracket[0].f, bracket[0].slope, bracket[1].t, bracket[1].f, bracket[1].slope)
        left, right = min(bracket[0].t, bracket[1].t), max(bracket[0].t, bracket[1].t)
        eps = 0.1 * (right - left)
        if min(right - t, t - left) < eps:
            if stalled or t >= right or t <= left:
                t = right - eps if abs(t - right) < abs(t - left) else left + eps
                stalled = False
            else:
                stalled = True
        else:
            stalled = False
        new = point(t)
        evaluations += 1
        iteration += 1
        if falls_short(new) or new.f >= bracket[low].f:
            bracket[high] = new
            low, high = (0, 1) if bracket[0].f <= bracket[1].f else (1, 0)
        else:
            if is_flat(new):
                done = True
            elif new.slope * (bracket[high].t - bracket[low].t) >= 0:
                bracket[high] = bracket[low]
            bracket[low] = new
    best = bracket[low]
    return best.f, best.g, best.t, evaluations

class LBFGS(Optimizer):
    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100,
                 line_search_fn=None, *, maximize=False):
        _check_rate(lr)
        if max_eval is None:
            max_eval = max_iter * 5 // 4
        super().__init__(params, dict(lr=lr, max_iter=max_iter, max_eval=max_eval, tolerance_grad=tolerance_grad,
                                      tolerance_change=tolerance_change, history_size=history_size, line_search_fn=line_search_fn,
                                      maximize=maximize))
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]["params"]
        self._numel_cache = None

    def _gather(self):
        flat = torch.cat([torch.zeros(p.numel(), dtype=p.dtype) if p.grad is None else p.grad.reshape(-1) for p in self._params], 0)
        return -flat if self.param_groups[0].get("maximize", False) else flat

    def _move(self, size, direction):
        start = 0
        for p in self._params:
            p.add_(direction[start:start + p.numel()].view_as(p), alpha=float(size))
            start += p.numel()

    def _direction(self, state, last, gradient, history_size):
        old, steps, ro = last["old_dirs"], last["old_stps"], last["ro"]
        y = gradient.sub(last["prev_flat_grad"])
        s = last["d"].mul(last["t"])
        ys = y.dot(s)
        if ys > 1e-10:
            if len(old) == history_size:
                for memory in (old, steps, ro):
                    memory.pop(0)
            old.append(y)
            steps.append(s)
            ro.append(1.0 / ys)
            last["H_diag"] = ys / y.dot(y)
        count = len(old)
        al = state.setdefault("al", [None] * history_size)
        q = gradient.neg()
        for i in range(count - 1, -1, -1):
            al[i] = steps[i].dot(q) * ro[i]
            q.add_(old[i], alpha=-al[i].item())
        d = torch.mul(q, last["H_diag"])
        for i in range(count):
            d.add_(steps[i], alpha=(al[i] - old[i].dot(d) * ro[i]).item())
        return d

    @torch.no_grad()
    def step(self, closure):
        self._opt_called = True
        group = self.param_groups[0]
        maximize = group.get("maximize", False)
        def run():
            with torch.enable_grad():
                return closure()
        def value(loss):
            return -float(loss) if maximize else float(loss)
        if len(self._params) == 0:
            return run()
        lr, max_iter, max_eval = _number(group["lr"]), group["max_iter"], group["max_eval"]
        tolerance_grad, tolerance_change = group["tolerance_grad"], group["tolerance_change"]
        search = group["line_search_fn"]
        state = self.state[self._params[0]]
        state.setdefault("func_evals", 0)
        state.setdefault("n_iter", 0)
        first = run()
        loss = value(first)
        evaluations = 1
        state["func_evals"] += 1
        gradient = self._gather()
        converged = gradient.abs().max() <= tolerance_grad
        if converged:
            return first
        # Kept apart until the end, so that the state's names stand in the order in which PyTorch writes them.
        last = {name: state.get(name) for name in
                ("d", "t", "old_dirs", "old_stps", "ro", "H_diag", "prev_flat_grad", "prev_loss")}
        for n_iter in range(1, max_iter + 1):
            state["n_iter"] += 1
            if state["n_iter"] == 1:
                d = gradient.neg()
                last["old_dirs"], last["old_stps"], last["ro"], last["H_diag"] = [], [], [], 1
            else:
                d = self._direction(state, last, gradient, group["history_size"])
            last["d"] = d
            last["prev_flat_grad"] = gradient.clone()
            before = last["prev_loss"] = loss
            t = min(1.0, 1.0 / gradient.abs().sum()) * lr if state["n_iter"] == 1 else lr
            last["t"] = t
            slope = gradient.dot(d)
            if slope > -tolerance_change:
                break
            used = 0
            if search is not None:
                if search != "strong_wolfe":
                    raise RuntimeError("only 'strong_wolfe' is supported")
                saved = [p.clone() for p in self._params]
                def evaluate(t, d):
                    self._move(t, d)
                    found = value(run())
                    flat = self._gather()
                    for p, old in zip(self._params, saved):
                        p.copy_(old)
                    return found, flat
                start = _Point(0, loss, gradient.clone(), slope)
                first_point = start
                loss, gradient, t, used = _strong_wolfe(evaluate, t, d, first_point, max_ls=max_eval - evaluations)
                last["t"] = t
                self._move(t, d)
                converged = gradient.abs().max() <= tolerance_grad
            else:
                self._move(t, d)
                if n_iter != max_iter:
                    loss = value(run())
                    gradient = self._gather()
                    converged = gradient.abs().max() <= tolerance_grad
                    used = 1
            evaluations += used
            state["func_evals"] += used
            if n_iter == max_iter or evaluations >= max_eval or converged:
                break
            if d.mul(t).abs().max() <= tolerance_change or abs(loss - before) < tolerance_change:
                break
        state.update(last)
        return first

for _name, _class in {"optimizer": Optimizer, "_adafactor": Adafactor, "_muon": Muon, "sparse_adam": SparseAdam}.items():
    _class.__module__ = "torch.optim." + _name
for _class in (SGD, Adam, AdamW, Adagrad, RMSprop, Adadelta, Adamax, NAdam, RAdam, Rprop, ASGD, LBFGS):
    _class.__module__ = "torch.optim." + _class.__name__.lower()
"""#
