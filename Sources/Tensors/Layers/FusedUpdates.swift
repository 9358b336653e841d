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

    /// What Adam and its relatives keep: the average of gradients, in `mean`, and that of their squares.
    public struct Averages {
        public var mean, square: Tensor
        public var betas: (Double, Double)
        public var eps: Double
        public init(mean: Tensor, square: Tensor, betas: (Double, Double), eps: Double) {
            (self.mean, self.square, self.betas, self.eps) = (mean, square, betas, eps)
        }
        /// The kernels' averages move from where they are, as PyTorch's do while less than half is new.
        var isServed: Bool { 1 - betas.0 < 0.5 }
    }

    private mutating func take(_ averages: Averages) {
        (update.share1, update.share2, update.beta2) = (
            Float(1 - averages.betas.0), Float(1 - averages.betas.1), Float(averages.betas.1)
        )
        update.eps = Float(averages.eps)
        (update.a, update.b) = (averages.mean.pointer(Float.self), averages.square.pointer(Float.self))
    }

    /// Adam; for AMSGrad, with the greatest square in `largest`; false when the loops of the rules must serve.
    /// - Parameters: `step` is −rate / (1 − β₁ᵗ), `root` √(1 − β₂ᵗ), `shrink` the factor of decoupled weight decay.
    public mutating func adam(_ averages: Averages, largest: Tensor?, step: Double, root: Double, shrink: Double) -> Bool {
        guard averages.isServed else { return false }
        take(averages)
        update.rule = kernel_adam
        (update.step, update.root, update.shrink) = (Float(step), Float(root), Float(shrink))
        update.c = largest?.pointer(Float.self)
        run()
        return true
    }

    public mutating func adagrad(sum: Tensor, rate: Double, eps: Double) {
        update.rule = kernel_adagrad
        (update.step, update.eps) = (Float(-rate), Float(eps))
        update.a = sum.pointer(Float.self)
        if eps > 0 { runWhereUsed() } else { run() }
    }

    /// RMSprop, centred with the average of gradients in `mean`, with momentum with its running sum in `buffer`.
    public mutating func rmsprop(
        square: Tensor, mean: Tensor?, buffer: Tensor?, rate: Double, alpha: Double, eps: Double, momentum: Double
    ) -> Bool {
        guard mean == nil || 1 - alpha < 0.5 else { return false }
        update.rule = kernel_rmsprop
        (update.step, update.eps) = (Float(-rate), Float(eps))
        (update.share1, update.share2, update.beta2) = (Float(1 - alpha), Float(momentum), Float(alpha))
        update.a = square.pointer(Float.self)
        (update.b, update.c) = (mean?.pointer(Float.self), buffer?.pointer(Float.self))
        run()
        return true
    }

    public mutating func adadelta(square: Tensor, delta: Tensor, rate: Double, rho: Double, eps: Double) {
        update.rule = kernel_adadelta
        (update.step, update.eps) = (Float(-rate), Float(eps))
        (update.share1, update.beta2) = (Float(1 - rho), Float(rho))
        (update.a, update.b) = (square.pointer(Float.self), delta.pointer(Float.self))
        run()
    }

    /// Adamax, with the greatest gradient so far in the place of the square.
    public mutating func adamax(_ averages: Averages, rate: Double) -> Bool {
        guard averages.isServed else { return false }
        take(averages)
        update.rule = kernel_adamax
        update.step = Float(-rate)
        run()
        return true
    }

    /// NAdam: the square divided by `correction`, and the two parts of the step with rates of their own.
    public mutating func nadam(
        _ averages: Averages, gradientRate: Double, meanRate: Double, correction: Double, shrink: Double
    ) -> Bool {
        guard averages.isServed else { return false }
        take(averages)
        update.rule = kernel_nadam
        (update.step, update.step2) = (Float(gradientRate), Float(meanRate))
        (update.root, update.shrink) = (Float(correction), Float(shrink))
        run()
        return true
    }

    /// RAdam: the mean divided by `bias`; `rectified` as its rule has it.
    public mutating func radam(
        _ averages: Averages, rate: Double, bias: Double, rectified: (Double, Double)?, shrink: Double
    ) -> Bool {
        guard averages.isServed else { return false }
        take(averages)
        update.rule = kernel_radam
        (update.step, update.root, update.shrink) = (Float(rate), Float(bias), Float(shrink))
        if let rectified { (update.step2, update.rect) = (Float(rectified.0), Float(rectified.1)) }
        run()
        return true
    }
}
