// Two steps that are taken as one: a sum, difference or product that only one other reads. It saves writing and reading
// what lies between.

import CKernels

/// (x ∘ y) ∘ z of the three operations that are cheap enough for memory to matter.
struct Pair {
    enum Operand {
        case value(DeferredValue)
        case number(Float)
    }
    let inner: DeferredValue
    let operands: (x: Operand, y: Operand, z: Operand)
    let function: UInt8

    /// Nil when a value is no such pair.
    init?(_ value: DeferredValue) {
        guard let outer = Parts(value) else { return nil }
        for (place, operand) in [outer.x, outer.y].enumerated() {
            guard case .value(let inner) = operand, inner.uses == 1, inner.place < 0, inner.target < 0, let parts = Parts(inner)
            else { continue }
            let isLeft = place == 0
            self.inner = inner
            operands = (parts.x, parts.y, isLeft ? outer.y : outer.x)
            let last: UInt8
            switch outer.kind {
            case 0: last = 0
            case 1: last = isLeft ? 1 : 3
            default: last = 2
            }
            function = parts.kind * 4 + last
            return
        }
        return nil
    }

    /// A sum (0), difference (1) or product (2).
    private struct Parts {
        let kind: UInt8
        let x: Operand
        let y: Operand

        init?(_ value: DeferredValue) {
            guard !value.isMask, let a = value.a, !a.isMask else { return nil }
            let function: UInt8
            switch value.step {
            case .zip(let own):
                guard let b = value.b else { return nil }
                (function, x, y) = (own, .value(a), .value(b))
            case .numberZip(let number, let own): (function, x, y) = (own, .number(number), .value(a))
            case .zipNumber(let own, let number): (function, x, y) = (own, .value(a), .number(number))
            default: return nil
            }
            guard function <= UInt8(kernel_mul.rawValue) else { return nil }
            kind = function
        }
    }
}
