// The rules of Adam's relatives: Adamax, NAdam, RAdam.

import Glibc
import Tensors

/// The two running averages with which Adam's relatives begin.
private struct Averages {
    let common: CommonOptions
    let betas: (Double, Double)
    let eps: Double
    let isDecoupled: Bool

    init(_ group: ParameterGroup, mayDecouple: Bool) throws {
        common = try CommonOptions(group)
        betas = try group.pair(group.keys.betas)
        eps = try group.number(group.keys.eps)
        isDecoupled = mayDecouple ? try group.flag(group.keys.decoupled) : false
    }

    /// What weight decay does to the parameter itself, and the change of the gradient that is left.
    var decay: (shrink: Double, change: GradientChange) {
        guard isDecoupled, common.change.decay != 0 else { return (1, common.change) }
        var change = common.change
        change.decay = 0
        return (1 - common.rate * common.change.decay, change)
    }
    var step: AdamStep { AdamStep(beta1: betas.0, beta2: betas.1, eps: eps) }
    func beside(_ mean: Tensor, _ square: Tensor) -> FusedUpdate.Averages {
        FusedUpdate.Averages(mean: mean, square: square, betas: betas, eps: eps)
    }
}

struct AdamaxRule: UpdateRule {
    private let averages: Averages
    init(_ group: ParameterGroup) throws { averages = try Averages(group, mayDecouple: false) }

    private struct Step: UpdateLoop {
        let averages: Averages
        let mean, largest: Tensor
        let rate: Double
        func run<T: TrainedElement, R: Rounding>(_ e: Elements<T, R>) {
            e.adamax(
                mean.elements(T.self), largest.elements(T.self), rate: rate, beta1: averages.betas.0, beta2: averages.betas.1,
                eps: averages.eps)
        }
    }

    func update(_ slot: ParameterSlot) throws {
        let keys = slot.keys
        if slot.isFresh {
            try slot.storeNumber(keys.step, 0)
            try slot.storeZeros(keys.mean)
            try slot.storeZeros(keys.largest)
        }
        let rate = averages.common.rate / (1 - pow(averages.betas.0, try slot.nextStep()))
        let (mean, largest) = (try slot.tensor(keys.mean), try slot.tensor(keys.largest))
        if var fused = slot.fused(averages.common.change), fused.adamax(averages.beside(mean, largest), rate: rate) { return }
        slot.run(averages.common.change, Step(averages: averages, mean: mean, largest: largest, rate: rate))
    }
}

struct NAdamRule: UpdateRule {
    private let averages: Averages
    private let momentumDecay: Double

    init(_ group: ParameterGroup) throws {
        averages = try Averages(group, mayDecouple: true)
        momentumDecay = try group.number(group.keys.momentumDecay)
    }

    private struct Step: UpdateLoop {
        let mean, square: Tensor
        let step: AdamStep
        let gradientRate, meanRate, correction, shrink: Double
        func run<T: TrainedElement, R: Rounding>(_ e: Elements<T, R>) {
            if shrink != 1 { e.scale(by: shrink) }
            e.nadam(
                mean.elements(T.self), square.elements(T.self), step, gradientRate: gradientRate, meanRate: meanRate,
                correction: correction)
        }
    }

    func update(_ slot: ParameterSlot) throws {
        let keys = slot.keys
        if slot.isFresh {
            try slot.storeNumber(keys.step, 0)
            try slot.storeNumber(keys.momentumProduct, 1)
            try slot.storeZeros(keys.mean)
            try slot.storeZeros(keys.square)
        }
        let count = try slot.nextStep()
        let (beta1, rate) = (averages.betas.0, averages.common.rate)
        let momentum = beta1 * (1 - 0.5 * pow(0.96, count * momentumDecay))
        let next = beta1 * (1 - 0.5 * pow(0.96, (count + 1) * momentumDecay))
        let product = try slot.changeNumber(keys.momentumProduct) { $0 * momentum }
        let (shrink, change) = averages.decay
        let gradientRate = -rate * (1 - momentum) / (1 - product)
        let meanRate = -rate * next / (1 - product * next)
        let correction = 1 - pow(averages.betas.1, count)
        let (mean, square) = (try slot.tensor(keys.mean), try slot.tensor(keys.square))
        if var fused = slot.fused(change),
            fused.nadam(
                averages.beside(mean, square), gradientRate: gradientRate, meanRate: meanRate, correction: correction, shrink: shrink)
        { return }
        slot.run(
            change,
            Step(
                mean: mean, square: square, step: averages.step, gradientRate: gradientRate, meanRate: meanRate,
                correction: correction, shrink: shrink))
    }
}

struct RAdamRule: UpdateRule {
    private let averages: Averages
    init(_ group: ParameterGroup) throws { averages = try Averages(group, mayDecouple: true) }

    private struct Step: UpdateLoop {
        let mean, square: Tensor
        let step: AdamStep
        let rate, bias, shrink: Double
        let rectified: (Double, Double)?
        func run<T: TrainedElement, R: Rounding>(_ e: Elements<T, R>) {
            if shrink != 1 { e.scale(by: shrink) }
            e.radam(mean.elements(T.self), square.elements(T.self), step, rate: rate, bias: bias, rectified: rectified)
        }
    }

    func update(_ slot: ParameterSlot) throws {
        let keys = slot.keys
        if slot.isFresh {
            try slot.storeNumber(keys.step, 0)
            try slot.storeZeros(keys.mean)
            try slot.storeZeros(keys.square)
        }
        let count = try slot.nextStep()
        let (beta1, beta2) = averages.betas
        let bias2 = 1 - pow(beta2, count)
        let limit = 2 / (1 - beta2) - 1
        let length = limit - 2 * count * pow(beta2, count) / bias2
        var rectified: (Double, Double)?
        if length > 5 {
            let rect = pow((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length), 0.5)
            rectified = (pow(bias2, 0.5), rect)
        }
        let (shrink, change) = averages.decay
        let (mean, square) = (try slot.tensor(keys.mean), try slot.tensor(keys.square))
        let (rate, bias) = (averages.common.rate, 1 - pow(beta1, count))
        if var fused = slot.fused(change),
            fused.radam(averages.beside(mean, square), rate: rate, bias: bias, rectified: rectified, shrink: shrink)
        { return }
        slot.run(
            change,
            Step(mean: mean, square: square, step: averages.step, rate: rate, bias: bias, shrink: shrink, rectified: rectified))
    }
}
