// An expression over the elements of tensors: what is to be computed, and from what. How it is computed is in Chain.swift.

import CKernels

/// One step of an expression, elementwise over `count` elements. The same step on the same values is the same object.
final class DeferredValue {
    enum Step: Hashable {
        /// The elements of a captured storage from `offset`; fewer than asked for are repeated as rows.
        case elements(offset: Int)
        case mask(offset: Int)
        /// The same number everywhere.
        case number(Float)
        case map(kernel_function.RawValue)
        case zip(UInt8)
        /// A number on the left or right of a step of two.
        case numberZip(Float, UInt8)
        case zipNumber(UInt8, Float)
        case choose
        case chooseNumber(Float)
        case chooseNumberFirst(Float)
        case chooseNumbers(Float, Float)
    }

    let step: Step
    let a: DeferredValue?
    let b: DeferredValue?
    let c: DeferredValue?
    let capture: Capture?
    let count: Int
    /// Whether elements are 0 and 1, and stored as bool.
    let isMask: Bool
    /// The number of steps behind this, those met twice counted twice, unless `Deferral` has counted them.
    var size: Int
    /// Scratch of a walk: its stamp, and the place that the walk gave the value, and how many read it.
    var visit = 0
    var place = -1
    /// The place that a promise wants it written to.
    var target = -1
    var uses = 0

    init(
        _ step: Step, _ a: DeferredValue? = nil, _ b: DeferredValue? = nil, _ c: DeferredValue? = nil, capture: Capture? = nil,
        count: Int, isMask: Bool
    ) {
        self.step = step
        self.a = a
        self.b = b
        self.c = c
        self.capture = capture
        self.count = count
        self.isMask = isMask
        size = capture == nil ? 1 + (a?.size ?? 0) + (b === a ? 0 : b?.size ?? 0) + (c?.size ?? 0) : 0
    }

    /// Values that this is computed from.
    @inline(__always) func forEachInput(_ body: (DeferredValue) throws -> Void) rethrows {
        if let a { try body(a) }
        if let b { try body(b) }
        if let c { try body(c) }
    }

    /// What makes two steps the same.
    struct Key: Hashable {
        let step: Step
        let a: ObjectIdentifier?
        let b: ObjectIdentifier?
        let c: ObjectIdentifier?
        let count: Int
    }

    var key: Key {
        Key(
            step: step, a: a.map { ObjectIdentifier($0) } ?? capture.map { ObjectIdentifier($0) },
            b: b.map { ObjectIdentifier($0) }, c: c.map { ObjectIdentifier($0) }, count: count)
    }
}
