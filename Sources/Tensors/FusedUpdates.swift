// An optimiser's step over a float32 parameter in one pass in C. Which numbers a step has is decided by the optimisers' rules;
// other dtypes and rarer options are loops beside those.

import CKernels

/// One step of one parameter: options first, then a method that runs it.
public struct FusedUpdate {
    private var update = kernel_update()
    private let count: Int
    private let backend: Backend
    /// The rows of the gradient that are not zero, when only few are.
    private let rows: [Int]?
    private let width: Int

    /// - Parameter decay: the share of the parameter that is added to its gradient.
    /// - Returns: nil unless both are float32, row-major and of one size.
    public init?(_ parameter: Tensor, gradient: Tensor, isNegated: Bool, decay: Double, _ backend: Backend) {
        guard parameter.dtype == .float32, gradient.dtype == .float32, parameter.elementCount == gradient.elementCount,
            parameter.isContiguous, gradient.isContiguous
        else { return nil }
        count = parameter.elementCount
        self.backend = backend
        rows = decay == 0 && !isNegated ? gradient.rowsInUse : nil
        width = parameter.rank == 2 ? parameter.shape[1] : 0
        update.parameter = parameter.pointer(Float.self)
        update.gradient = UnsafePointer(gradient.pointer(Float.self))
        update.negated = isNegated
        update.decay = Float(decay)
        update.shrink = 1
    }

    private func run() {
        withUnsafePointer(to: update) { kernel_update_float(backend.pool(count), $0, count) }
    }

    /// The same where a gradient of zero changes nothing: only over rows that are in use.
    private func runWhereUsed() {
        guard let rows, update.step.isFinite, let parameter = update.parameter, let gradient = update.gradient else {
            return run()
        }
        var part = update
        for row in rows {
            part.parameter = parameter + row &* width
            part.gradient = gradient + row &* width
            if let a = update.a { part.a = a + row &* width }
            kernel_update_float(nil, &part, width)
        }
    }

    /// w −= rate · g.
    public mutating func descend(rate: Double) {
        update.rule = kernel_descent
        update.step = Float(-rate)
        runWhereUsed()
    }

    /// The same with the running sum of gradients in `buffer`, which the first step begins.
    public mutating func descend(
        rate: Double, momentum: Double, dampening: Double, nesterov: Bool, buffer: Tensor, isFirst: Bool
    ) {
        update.rule = kernel_momentum
        update.step = Float(-rate)
        (update.share1, update.share2) = (Float(momentum), Float(1 - dampening))
        (update.nesterov, update.first) = (nesterov, isFirst)
        update.a = buffer.pointer(Float.self)
        run()
    }

    /// Adam, with the averages in `mean` and `square` and, for AMSGrad, the greatest square in `largest`.
    /// - Parameters: `step` is −rate / (1 − β₁ᵗ), `root` √(1 − β₂ᵗ); β₁ is above one half.
    public mutating func adam(
        mean: Tensor, square: Tensor, largest: Tensor?, betas: (Double, Double), step: Double, root: Double, eps: Double,
        shrink: Double
    ) {
        update.rule = kernel_adam
        (update.step, update.root, update.eps, update.shrink) = (Float(step), Float(root), Float(eps), Float(shrink))
        (update.share1, update.share2, update.beta2) = (Float(1 - betas.0), Float(1 - betas.1), Float(betas.1))
        (update.a, update.b) = (mean.pointer(Float.self), square.pointer(Float.self))
        update.c = largest?.pointer(Float.self)
        run()
    }

    public mutating func adagrad(sum: Tensor, rate: Double, eps: Double) {
        update.rule = kernel_adagrad
        (update.step, update.eps) = (Float(-rate), Float(eps))
        update.a = sum.pointer(Float.self)
        if eps > 0 { runWhereUsed() } else { run() }
    }

    /// RMSprop, neither centred nor with momentum.
    public mutating func rmsprop(square: Tensor, rate: Double, alpha: Double, eps: Double) {
        update.rule = kernel_rmsprop
        (update.step, update.eps) = (Float(-rate), Float(eps))
        (update.share1, update.beta2) = (Float(1 - alpha), Float(alpha))
        update.a = square.pointer(Float.self)
        run()
    }
}
