// `_optim`: what the text of `torch.optim` calls, and the names under which options and states are kept.

import Operators
import Tensors

/// The keys of parameter groups and states, made once.
final class OptimiserKeys {
    let params, rate, momentum, dampening, decay, nesterov, maximize, betas, eps, amsgrad, decoupled: OptimiserKey
    let rateDecay, initialSum, alpha, centered, rho, momentumDecay: OptimiserKey
    let step, momentumBuffer, mean, square, largestSquare, largest, sum, squareAverage, gradientAverage: OptimiserKey
    let deltaSum, momentumProduct: OptimiserKey
    let groups, state, called, preHooks, postHooks: Symbol

    init(_ machine: Machine) {
        func key(_ name: String) -> OptimiserKey { OptimiserKey(name, machine) }
        params = key("params")
        rate = key("lr")
        momentum = key("momentum")
        dampening = key("dampening")
        decay = key("weight_decay")
        nesterov = key("nesterov")
        maximize = key("maximize")
        betas = key("betas")
        eps = key("eps")
        amsgrad = key("amsgrad")
        decoupled = key("decoupled_weight_decay")
        rateDecay = key("lr_decay")
        initialSum = key("initial_accumulator_value")
        alpha = key("alpha")
        centered = key("centered")
        rho = key("rho")
        momentumDecay = key("momentum_decay")
        step = key("step")
        momentumBuffer = key("momentum_buffer")
        mean = key("exp_avg")
        square = key("exp_avg_sq")
        largestSquare = key("max_exp_avg_sq")
        largest = key("exp_inf")
        sum = key("sum")
        squareAverage = key("square_avg")
        gradientAverage = key("grad_avg")
        deltaSum = key("acc_delta")
        momentumProduct = key("mu_product")
        groups = machine.symbols.intern("param_groups")
        state = machine.symbols.intern("state")
        called = machine.symbols.intern("_opt_called")
        preHooks = machine.symbols.intern("_optimizer_step_pre_hooks")
        postHooks = machine.symbols.intern("_optimizer_step_post_hooks")
    }
}

extension Machine {
    func makeOptimiserModule() -> ModuleObject {
        let module = ModuleObject("_optim")
        let keys = OptimiserKeys(self)
        func rule<Rule: UpdateRule>(_ name: String, _ rule: Rule.Type) {
            let function = NativeFunction("step(self, closure=None)", doc: "Performs a single optimization step.") { machine, a in
                try machine.optimiserStep(rule, a[0], a[1], keys)
            }
            module[symbols.intern(name)] = .object(function)
        }
        rule("descent", DescentRule.self)
        rule("adam", AdamRule.self)
        rule("adagrad", AdagradRule.self)
        rule("rmsprop", RMSpropRule.self)
        rule("adadelta", AdadeltaRule.self)
        rule("adamax", AdamaxRule.self)
        rule("nadam", NAdamRule.self)
        rule("radam", RAdamRule.self)
        define(in: module, "zero_grad(self, set_to_none=True)") { machine, a in
            try machine.clearGradients(a[0], setToNone: try machine.truth(a[1]), keys)
        }
        define(in: module, "total_norm(tensors, /)") { machine, a in try machine.totalNorm(a[0]) }
        define(in: module, "scale(tensors, factor, /)") { machine, a in
            guard let factor = a[1].tensor, factor.dtype == .float32, factor.elementCount == 1, machine.recorder.isPlain else {
                return .bool(false)
            }
            let share = Float(factor.double(at: 0))
            let tensors = try machine.elements(a[0]).map(\.tensor)
            guard tensors.allSatisfy({ $0.map { $0.dtype == .float32 && $0.isContiguous } ?? false }) else { return .bool(false) }
            for case let tensor? in tensors { _ = Kernels.scale(tensor, by: share, machine.recorder.backend) }
            return .bool(true)
        }
        define(in: module, "rounded(tensor, /)") { _, a in
            guard let tensor = a[0].tensor else { return a[0] }
            return .tensor(try tensor.roundedToHalfWords())
        }
        return module
    }
}

extension Machine {
    /// The norm of the norms of contiguous floats, each rounded as a tensor of its own; None for others.
    fileprivate func totalNorm(_ tensors: Value) throws -> Value {
        guard recorder.isPlain else { return .none }
        var total = 0.0
        for value in try elements(tensors) {
            guard let tensor = value.tensor, let squares = Kernels.sumOfSquares(tensor, recorder.backend) else { return .none }
            let norm = Double(Float(squares.squareRoot()))
            total += norm * norm
        }
        return .tensor(try Tensor.full([], total.squareRoot(), .float32))
    }
}

extension Tensor {
    /// Each element rounded to the upper half of a float32, ties to even: what bfloat16 would hold.
    func roundedToHalfWords() throws -> Tensor {
        let out = try Tensor.uninitialized(shape, .float32)
        try Kernels.copy(self, into: out)
        let words = out.elements(UInt32.self)
        for i in 0..<out.elementCount where words[i] & 0x7f80_0000 != 0x7f80_0000 {
            words[i] = (words[i] &+ 0x7fff &+ (words[i] &>> 16 & 1)) & 0xffff_0000
        }
        return out
    }
}
