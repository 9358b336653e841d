// Which functions of one and two elements can be put off: those that chains have steps for, which compute what the kernels
// compute.

import CKernels

extension Deferral {
    /// `kind` of each element; nil when it is not to be put off.
    public func unary(_ kind: UnaryKind, _ x: Tensor) throws(TensorError) -> Tensor? {
        switch kind {
        case .logicalNot, .bitwiseNot: return x.dtype == .bool ? try map(kernel_not, x, ofMasks: true) : nil
        case .rsqrt: return try map(kernel_rsqrt, x)
        case .sign: return try map(kernel_sign, x)
        default:
            guard let function = VectorKernels.function(kind) else { return nil }
            return try map(function, x)
        }
    }

    /// `kind` of each element with its numbers; nil when it is not to be put off.
    public func unary(_ kind: UnaryScalarKind, _ x: Tensor, _ p: Double) throws(TensorError) -> Tensor? {
        switch kind {
        case .pow where p == 2: return try map(kernel_square, x)
        case .pow where p == 3:
            guard let squared = try map(kernel_square, x) else { return nil }
            return try zip(UInt8(kernel_mul.rawValue), squared, x)
        case .pow where p == 0.5: return try map(kernel_sqrt, x)
        case .pow where p == -1: return try map(kernel_reciprocal, x)
        case .leakyRelu:
            guard let isPositive = try zip(UInt8(kernel_gt.rawValue), x, .wrapped(0.0), givesMask: true),
                let scaled = try zip(UInt8(kernel_mul.rawValue), x, .wrapped(p))
            else { return nil }
            return try choose(isPositive, x, scaled)
        default:
            guard let function = VectorKernels.function(kind) else { return nil }
            return try map(function, x)
        }
    }

    /// `kind` of two elements; nil when it is not to be put off.
    public func binary(_ kind: BinaryKind, _ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor? {
        func plain(_ operation: kernel_operator) throws(TensorError) -> Tensor? { try zip(UInt8(operation.rawValue), x, y) }
        func relation(_ relation: kernel_relation, givesMask: Bool = true, ofMasks: Bool = false) throws(TensorError) -> Tensor? {
            try zip(UInt8(relation.rawValue), x, y, givesMask: givesMask, ofMasks: ofMasks)
        }
        switch kind {
        case .add: return try plain(kernel_add)
        case .sub: return try plain(kernel_sub)
        case .mul: return try plain(kernel_mul)
        case .div: return try plain(kernel_div)
        case .maximum: return try plain(kernel_max)
        case .minimum: return try plain(kernel_min)
        case .lt: return try relation(kernel_lt)
        case .le: return try relation(kernel_le)
        case .gt: return try relation(kernel_gt)
        case .ge: return try relation(kernel_ge)
        case .eq: return try relation(kernel_eq)
        case .ne: return try relation(kernel_ne)
        case .winnerShare: return try relation(kernel_winner_share, givesMask: false)
        case .gated: return try relation(kernel_gated, givesMask: false)
        case .logicalAnd, .bitwiseAnd: return try relation(kernel_and, ofMasks: true)
        case .logicalOr, .bitwiseOr: return try relation(kernel_or, ofMasks: true)
        default: return nil
        }
    }
}

extension Tensor {
    /// Computes what was put off, and says whether it is all finite; nil when nothing was.
    func keptIsFinite() -> Bool? {
        guard let promise = storage.hold as? Promise, dtype == .float32,
            elementCount == (promise.divisor == nil ? promise.value.count : 1)
        else { return nil }
        let isFinite = promise.deferral.keep([promise])
        return promise.divisor == nil ? isFinite : bytes.assumingMemoryBound(to: Float.self).pointee.isFinite
    }
}
