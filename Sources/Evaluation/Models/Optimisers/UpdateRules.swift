// The rules of the native optimisers: which options they read, what they keep beside a parameter, and the numbers of a step.
// The loops over elements are in UpdateLoops.swift.

import Glibc
import Tensors

/// What most groups have.
struct CommonOptions {
    let rate: Double
    let change: GradientChange

    init(_ group: ParameterGroup) throws {
        rate = try group.number(group.keys.rate)
        change = GradientChange(isNegated: try group.flag(group.keys.maximize), decay: try group.number(group.keys.decay))
    }
}

/// Stochastic gradient descent, with momentum or Nesterov's.
struct DescentRule: UpdateRule {
    private let common: CommonOptions
    private let momentum, dampening: Double
    private let nesterov: Bool
    static var keepsState: Bool { false }

    init(_ group: ParameterGroup) throws {
        common = try CommonOptions(group)
        momentum = try group.number(group.keys.momentum)
        dampening = try group.number(group.keys.dampening)
        nesterov = try group.flag(group.keys.nesterov)
    }

    private struct Plain: UpdateLoop {
        let rate: Double
        func run<T: TrainedElement, R: Rounding>(_ e: Elements<T, R>) { e.descend(rate: rate) }
    }
    private struct WithMomentum: UpdateLoop {
        let rule: DescentRule
        let buffer: Tensor
        let isFirst: Bool
        func run<T: TrainedElement, R: Rounding>(_ e: Elements<T, R>) {
            let (rate, momentum) = (rule.common.rate, rule.momentum)
            if isFirst {
                e.startMomentum(buffer.elements(T.self), rate: rate, momentum: momentum, nesterov: rule.nesterov)
            } else {
                e.momentum(
                    buffer.elements(T.self), rate: rate, momentum: momentum, dampening: rule.dampening, nesterov: rule.nesterov)
            }
        }
    }

    func update(_ slot: ParameterSlot) throws {
        if momentum == 0 {
            if var fused = slot.fused(common.change) { return fused.descend(rate: common.rate) }
            return slot.run(common.change, Plain(rate: common.rate))
        }
        let key = slot.keys.momentumBuffer
        let isFirst = try slot.stored(key)?.isNone ?? true
        if isFirst { try slot.store(key, .tensor(try Tensor.uninitialized(slot.parameter.shape, slot.parameter.dtype))) }
        let buffer = try slot.tensor(key)
        if var fused = slot.fused(common.change) {
            return fused.descend(
                rate: common.rate, momentum: momentum, dampening: dampening, nesterov: nesterov, buffer: buffer,
                isFirst: isFirst)
        }
        slot.run(common.change, WithMomentum(rule: self, buffer: buffer, isFirst: isFirst))
    }
}

/// Adam and AdamW.
struct AdamRule: UpdateRule {
    private let common: CommonOptions
    private let betas: (Double, Double)
    private let eps: Double
    private let isDecoupled, keepsLargest: Bool

    init(_ group: ParameterGroup) throws {
        common = try CommonOptions(group)
        betas = try group.pair(group.keys.betas)
        eps = try group.number(group.keys.eps)
        isDecoupled = try group.flag(group.keys.decoupled)
        keepsLargest = try group.flag(group.keys.amsgrad)
    }

    private struct Step: UpdateLoop {
        let mean, square: Tensor
        let largest: Tensor?
        let step: AdamStep
        let shrink: Double
        func run<T: TrainedElement, R: Rounding>(_ e: Elements<T, R>) {
            if shrink != 1 { e.scale(by: shrink) }
            e.adam(mean.elements(T.self), square.elements(T.self), largest: largest?.elements(T.self), step)
        }
    }

    func update(_ slot: ParameterSlot) throws {
        let keys = slot.keys
        if slot.isFresh {
            try slot.storeNumber(keys.step, 0)
            try slot.storeZeros(keys.mean)
            try slot.storeZeros(keys.square)
            if keepsLargest { try slot.storeZeros(keys.largestSquare) }
        }
        let count = try slot.nextStep()
        var step = AdamStep(beta1: betas.0, beta2: betas.1, eps: eps)
        step.step = -(common.rate / (1 - pow(betas.0, count)))
        step.root = pow(1 - pow(betas.1, count), 0.5)
        var change = common.change
        let shrink = isDecoupled ? 1 - common.rate * change.decay : 1
        if isDecoupled { change.decay = 0 }
        let (mean, square) = (try slot.tensor(keys.mean), try slot.tensor(keys.square))
        let largest = keepsLargest ? try slot.tensor(keys.largestSquare) : nil
        let averages = FusedUpdate.Averages(mean: mean, square: square, betas: betas, eps: eps)
        if var fused = slot.fused(change), fused.adam(averages, largest: largest, step: step.step, root: step.root, shrink: shrink) {
            return
        }
        slot.run(change, Step(mean: mean, square: square, largest: largest, step: step, shrink: shrink))
    }
}

struct AdagradRule: UpdateRule {
    private let common: CommonOptions
    private let rateDecay, eps, initial: Double

    init(_ group: ParameterGroup) throws {
        common = try CommonOptions(group)
        rateDecay = try group.number(group.keys.rateDecay)
        eps = try group.number(group.keys.eps)
        initial = try group.number(group.keys.initialSum)
    }

    private struct Step: UpdateLoop {
        let sum: Tensor
        let rate, eps: Double
        func run<T: TrainedElement, R: Rounding>(_ e: Elements<T, R>) { e.adagrad(sum.elements(T.self), rate: rate, eps: eps) }
    }

    func update(_ slot: ParameterSlot) throws {
        if slot.isFresh {
            try slot.storeNumber(slot.keys.step, 0)
            try slot.store(slot.keys.sum, .tensor(try Tensor.full(slot.parameter.shape, initial, slot.parameter.dtype)))
        }
        let count = try slot.nextStep()
        let rate = common.rate / (1 + (count - 1) * rateDecay)
        let sum = try slot.tensor(slot.keys.sum)
        if var fused = slot.fused(common.change) { return fused.adagrad(sum: sum, rate: rate, eps: eps) }
        slot.run(common.change, Step(sum: sum, rate: rate, eps: eps))
    }
}

struct RMSpropRule: UpdateRule {
    private let common: CommonOptions
    private let alpha, eps, momentum: Double
    private let isCentered: Bool

    init(_ group: ParameterGroup) throws {
        common = try CommonOptions(group)
        alpha = try group.number(group.keys.alpha)
        eps = try group.number(group.keys.eps)
        momentum = try group.number(group.keys.momentum)
        isCentered = try group.flag(group.keys.centered)
    }

    private struct Step: UpdateLoop {
        let rule: RMSpropRule
        let square: Tensor
        let mean, buffer: Tensor?
        func run<T: TrainedElement, R: Rounding>(_ e: Elements<T, R>) {
            e.rmsprop(
                square.elements(T.self), mean: mean?.elements(T.self), buffer: buffer?.elements(T.self),
                rate: rule.common.rate, alpha: rule.alpha, eps: rule.eps, momentum: rule.momentum)
        }
    }

    func update(_ slot: ParameterSlot) throws {
        let keys = slot.keys
        if slot.isFresh {
            try slot.storeNumber(keys.step, 0)
            try slot.storeZeros(keys.squareAverage)
            if momentum > 0 { try slot.storeZeros(keys.momentumBuffer) }
            if isCentered { try slot.storeZeros(keys.gradientAverage) }
        }
        _ = try slot.nextStep()
        let square = try slot.tensor(keys.squareAverage)
        let mean = isCentered ? try slot.tensor(keys.gradientAverage) : nil
        let buffer = momentum > 0 ? try slot.tensor(keys.momentumBuffer) : nil
        if var fused = slot.fused(common.change),
            fused.rmsprop(
                square: square, mean: mean, buffer: buffer, rate: common.rate, alpha: alpha, eps: eps, momentum: momentum)
        { return }
        slot.run(common.change, Step(rule: self, square: square, mean: mean, buffer: buffer))
    }
}

struct AdadeltaRule: UpdateRule {
    private let common: CommonOptions
    private let rho, eps: Double

    init(_ group: ParameterGroup) throws {
        common = try CommonOptions(group)
        rho = try group.number(group.keys.rho)
        eps = try group.number(group.keys.eps)
    }

    private struct Step: UpdateLoop {
        let rule: AdadeltaRule
        let square, delta: Tensor
        func run<T: TrainedElement, R: Rounding>(_ e: Elements<T, R>) {
            e.adadelta(
                square.elements(T.self), delta.elements(T.self), rate: rule.common.rate, rho: rule.rho, eps: rule.eps)
        }
    }

    func update(_ slot: ParameterSlot) throws {
        let keys = slot.keys
        if slot.isFresh {
            try slot.storeNumber(keys.step, 0)
            try slot.storeZeros(keys.squareAverage)
            try slot.storeZeros(keys.deltaSum)
        }
        _ = try slot.nextStep()
        let (square, delta) = (try slot.tensor(keys.squareAverage), try slot.tensor(keys.deltaSum))
        if var fused = slot.fused(common.change) {
            return fused.adadelta(square: square, delta: delta, rate: common.rate, rho: rho, eps: eps)
        }
        slot.run(common.change, Step(rule: self, square: square, delta: delta))
    }
}
