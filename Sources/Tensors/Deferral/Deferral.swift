// Putting off elementwise work, as `torch.compile` asks for: operations give tensors whose elements are computed when
// somebody needs them, a whole chain of steps in one pass. Which operations are put off is decided in Operators/Deferral.

import CKernels

/// What a session has put off. Storages see to it that nobody can tell: see Hold.swift.
public final class Deferral {
    private let backend: Backend
    /// Every promise not kept yet; their storages own them.
    private var promises: [Unmanaged<Promise>] = []
    /// Steps made since the region was entered, so that an expression met again is the same.
    private var known: [DeferredValue.Key: DeferredValue] = [:]
    private var stamp = 0

    /// Smaller tensors are computed at once, which takes less time than to put it off.
    public static let threshold = 4096
    /// From so many elements on a sum is that of blocks in float64, which a chain gives as well; those of fewer have PyTorch's order
    /// (CKernels/cascades.h) and are computed of the finished elements.
    private static let sumThreshold = 32768
    /// An operand with more steps behind it is computed first: what one chain holds is bounded.
    private static let greatestSize = 30

    public init(_ backend: Backend) { self.backend = backend }

    /// Forgets what could be met again; promises stay.
    public func leave() { known = [:] }

    // MARK: Making values

    /// The value of a tensor as an operand for `count` elements: nil when it cannot be one.
    private func value(of tensor: Tensor, _ shape: Shape) -> DeferredValue? {
        guard tensor.dtype == .float32 || tensor.dtype == .bool, tensor.isContiguous, tensor.elementCount > 0 else { return nil }
        let isWhole = tensor.shape == shape
        if !isWhole, tensor.dtype == .bool || !tensor.repeats(to: shape) { return nil }
        if let promise = tensor.storage.hold as? Promise {
            guard isWhole, promise.divisor == nil, tensor.offset == 0, tensor.elementCount == promise.value.count else { return nil }
            if measured(promise.value) <= Deferral.greatestSize { return promise.value }
            promise.settle()
        }
        let capture: Capture
        if let present = tensor.storage.hold as? Capture {
            capture = present
        } else {
            // What is read here was written by now, and what is written later settles this first.
            _ = tensor.storage.bytes
            capture = Capture(tensor.storage, self)
        }
        let isMask = tensor.dtype == .bool
        return shared(
            DeferredValue(
                isMask ? .mask(offset: tensor.offset) : .elements(offset: tensor.offset), capture: capture,
                count: tensor.elementCount, isMask: isMask))
    }

    /// The steps behind a value, each once.
    private func measured(_ value: DeferredValue) -> Int {
        if value.size <= Deferral.greatestSize { return value.size }
        stamp += 1
        var count = 0
        func walk(_ value: DeferredValue) {
            guard value.visit != stamp else { return }
            value.visit = stamp
            count += 1
            value.forEachInput(walk)
        }
        walk(value)
        value.size = count
        return count
    }

    private func shared(_ value: DeferredValue) -> DeferredValue {
        if let present = known[value.key] { return present }
        known[value.key] = value
        return value
    }

    private func tensor(_ value: DeferredValue, _ shape: Shape) throws(TensorError) -> Tensor {
        let tensor = try Tensor.uninitialized(shape, value.isMask ? .bool : .float32)
        _ = Promise(value, for: tensor.storage, self)
        return tensor
    }

    /// f of each element; nil when it is not to be put off.
    func map(_ function: kernel_function, _ x: Tensor, ofMasks: Bool = false) throws(TensorError) -> Tensor? {
        guard x.elementCount >= Deferral.threshold, let a = value(of: x, x.shape), a.isMask == ofMasks else { return nil }
        return try tensor(shared(DeferredValue(.map(function.rawValue), a, count: a.count, isMask: ofMasks)), x.shape)
    }

    /// A step of two operands, of which one may be a number or a row; nil when it is not to be put off.
    func zip(
        _ function: UInt8, _ x: Tensor, _ y: Tensor, givesMask: Bool = false, ofMasks: Bool = false
    ) throws(TensorError) -> Tensor? {
        let shape = x.elementCount >= y.elementCount ? x.shape : y.shape
        let count = max(x.elementCount, y.elementCount)
        guard count >= Deferral.threshold else { return nil }
        func made(_ step: DeferredValue.Step, _ a: DeferredValue, _ b: DeferredValue? = nil) throws(TensorError) -> Tensor {
            try tensor(shared(DeferredValue(step, a, b, count: count, isMask: givesMask)), shape)
        }
        if ofMasks {
            guard let a = value(of: x, shape), let b = value(of: y, shape), a.isMask, b.isMask else { return nil }
            return try made(.zip(function), a, b)
        }
        if let number = y.operandNumber(in: shape) {
            guard let a = value(of: x, shape) ?? constant(x, shape), !a.isMask else { return nil }
            if number == 1, function == UInt8(kernel_mul.rawValue) { return try tensor(a, shape) }
            return try made(.zipNumber(function, number), a)
        }
        guard let b = value(of: y, shape), !b.isMask else { return nil }
        if let number = x.operandNumber(in: shape) {
            if number == 1, function == UInt8(kernel_mul.rawValue) { return try tensor(b, shape) }
            return try made(.numberZip(number, function), b)
        }
        guard let a = value(of: x, shape), !a.isMask else { return nil }
        return try made(.zip(function), a, b)
    }

    /// One number that fills a shape, as a value.
    private func constant(_ x: Tensor, _ shape: Shape) -> DeferredValue? {
        guard x.shape == shape, let number = x.operandNumber(in: shape) else { return nil }
        return shared(DeferredValue(.number(number), count: x.elementCount, isMask: false))
    }

    /// `x` where the mask is true, `y` elsewhere; nil when it is not to be put off.
    public func choose(_ mask: Tensor, _ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor? {
        let shape = mask.shape
        guard mask.dtype == .bool, mask.elementCount >= Deferral.threshold, let m = value(of: mask, shape) else { return nil }
        func made(_ step: DeferredValue.Step, _ b: DeferredValue? = nil, _ c: DeferredValue? = nil) throws(TensorError) -> Tensor {
            try tensor(shared(DeferredValue(step, m, b, c, count: m.count, isMask: false)), shape)
        }
        // Of two Python numbers the dtype is their own.
        if x.isWrappedNumber, y.isWrappedNumber { return nil }
        let (first, second) = (x.operandNumber(in: shape), y.operandNumber(in: shape))
        switch (first, second) {
        case (let p?, let q?): return try made(.chooseNumbers(p, q))
        case (let p?, nil):
            guard let c = value(of: y, shape), !c.isMask else { return nil }
            return try made(.chooseNumberFirst(p), c)
        case (nil, let q?):
            guard let b = value(of: x, shape), !b.isMask else { return nil }
            return try made(.chooseNumber(q), b)
        default:
            guard let b = value(of: x, shape), let c = value(of: y, shape), !b.isMask, !c.isMask else { return nil }
            return try made(.choose, b, c)
        }
    }

    /// The sum of all elements over `divisor`; nil when it is not to be put off.
    public func sum(_ x: Tensor, divisor: Double) throws(TensorError) -> Tensor? {
        guard let promise = x.storage.hold as? Promise, x.elementCount == promise.value.count, x.isContiguous,
            x.elementCount >= Deferral.sumThreshold, !promise.value.isMask, promise.divisor == nil
        else { return nil }
        let tensor = try Tensor.uninitialized(Shape(), .float32)
        _ = Promise(promise.value, divisor: divisor, for: tensor.storage, self)
        return tensor
    }

    /// 1 and 0 for a mask; nil when it is not put off.
    public func numbers(_ mask: Tensor) throws(TensorError) -> Tensor? {
        guard mask.dtype == .bool, let promise = mask.storage.hold as? Promise, mask.isContiguous else { return nil }
        let value = promise.value
        guard value.isMask, value.count == mask.elementCount else { return nil }
        return try tensor(
            shared(DeferredValue(.zipNumber(UInt8(kernel_ne.rawValue), 0), value, count: value.count, isMask: false)), mask.shape)
    }

    // MARK: Keeping promises

    func add(_ promise: Promise) {
        promise.place = promises.count
        promises.append(Unmanaged.passUnretained(promise))
    }

    func remove(_ promise: Promise) {
        guard let last = promises.popLast(), last.toOpaque() != Unmanaged.passUnretained(promise).toOpaque() else { return }
        promises[promise.place] = last
        last.takeUnretainedValue().place = promise.place
    }

    /// Computes some promised values of one size, and sums of the same elements with them.
    /// - Returns: whether the first value is finite.
    func keep(_ promised: [Promise]) -> Bool {
        let wanted = promised.filter { $0.storage.hold === $0 }
        guard let first = wanted.first else { return true }
        stamp += 1
        var captures: Set<ObjectIdentifier> = []
        for promise in wanted { collect(promise.value, &captures) }
        let sums = promises.map { $0.takeUnretainedValue() }.filter { promise in
            promise.divisor != nil && promise.value.count == first.value.count && !wanted.contains { $0 === promise }
                && isCovered(promise.value, by: captures)
        }
        stamp += 1
        if let chain = Chain(wanted + sums, count: first.value.count, stamp: stamp, checks: 1) { return chain.run(backend)[0] }
        stamp += 1
        if let chain = Chain(wanted, count: first.value.count, stamp: stamp, checks: 1) { return chain.run(backend)[0] }
        // One value alone never needs more than a chain holds.
        let half = wanted.count / 2
        guard half > 0 else { fatalError("a value of \(first.value.size) steps does not fit into a chain") }
        let isFinite = keep(Array(wanted[..<half]))
        _ = keep(Array(wanted[half...]))
        return isFinite
    }

    private func collect(_ value: DeferredValue, _ captures: inout Set<ObjectIdentifier>) {
        guard value.visit != stamp else { return }
        value.visit = stamp
        if let capture = value.capture { captures.insert(ObjectIdentifier(capture)) }
        value.forEachInput { collect($0, &captures) }
    }

    /// Whether a value needs no elements that are not read anyway.
    private func isCovered(_ value: DeferredValue, by captures: Set<ObjectIdentifier>) -> Bool {
        if value.visit == stamp { return true }
        if let capture = value.capture { return captures.contains(ObjectIdentifier(capture)) }
        var isCovered = true
        value.forEachInput { if isCovered { isCovered = self.isCovered($0, by: captures) } }
        return isCovered
    }

    /// Computes everything that needs a storage as it is now.
    func keepAll(reading capture: Capture) {
        known = [:]
        var sizes: [Int: [Promise]] = [:]
        for promise in promises.map({ $0.takeUnretainedValue() }) {
            stamp += 1
            if reads(promise.value, capture) { sizes[promise.value.count, default: []].append(promise) }
        }
        for (_, wanted) in sizes { _ = keep(wanted) }
    }

    private func reads(_ value: DeferredValue, _ capture: Capture) -> Bool {
        guard value.visit != stamp else { return false }
        value.visit = stamp
        if value.capture === capture { return true }
        var found = false
        value.forEachInput { if !found { found = reads($0, capture) } }
        return found
    }
}

extension Tensor {
    /// Whether elements are yet to be computed.
    public var isDeferred: Bool { storage.hold is Promise }

    /// A tensor of its own with the same value, when that is yet to be computed.
    func promisedAgain() throws(TensorError) -> Tensor? {
        guard let promise = storage.hold as? Promise, isContiguous, offset == 0,
            elementCount == (promise.divisor == nil ? promise.value.count : 1)
        else { return nil }
        let again = try Tensor.uninitialized(shape, dtype)
        _ = Promise(promise.value, divisor: promise.divisor, for: again.storage, promise.deferral)
        return again
    }

    /// The one number that all elements are, for an operand: a Python number, a float32 scalar or one expanded.
    fileprivate func operandNumber(in shape: Shape) -> Float? {
        if isWrappedNumber { return dtype.isComplex ? nil : Float(double(at: 0)) }
        guard dtype == .float32, elementCount > 0, rank <= shape.count else { return nil }
        for d in 0..<rank where self.shape[d] != 1 {
            if strides[d] != 0 || self.shape[d] != shape[shape.count - rank + d] { return nil }
        }
        return bytes.assumingMemoryBound(to: Float.self).pointee
    }

    /// Whether the elements, repeated, fill a shape row by row.
    fileprivate func repeats(to shape: Shape) -> Bool {
        guard rank <= shape.count else { return false }
        var isLeading = true
        for d in 0..<rank {
            if isLeading, self.shape[d] == 1 { continue }
            isLeading = false
            if self.shape[d] != shape[shape.count - rank + d] { return false }
        }
        return true
    }
}
