// Where a NaN or an infinity came from: the first operation that made one out of finite numbers, forward or backward.

import Operators
import Tensors

extension Edge {
    /// Whether the input still holds what the operation saw.
    public var isAsUsed: Bool { !tensor.isLost && tensor.storage.version == version }
}

/// The first operation, in order of execution, that gave what is no finite number for inputs that all were.
public struct NonFinite {
    public let record: Record
    /// The element of the output (forward) or of the input's gradient (backward).
    public let place: [Int]
    public let value: Double
    /// Which input's gradient it was; nil for one that came up on the way forward.
    public let input: Int?
    /// What the inputs held at that element; nil where no element of an input belongs to it alone.
    public let inputValues: [Double?]
    /// Backward: the gradient that arrived at that element, and the local gradient there where it is elementwise.
    public let upstream: Double?
    public let local: Double?

    /// The first on the way forward to a result; nil when every operation gave finite numbers or received others.
    /// - Parameter isNaN: looks for the first NaN among numbers that were none, infinities included.
    public static func forward(to result: Tensor, isNaN: Bool = false) throws -> NonFinite? {
        let find = isNaN ? firstNaN : firstNonFinite
        for record in try GraphReplay.records(behind: [result]) {
            guard let value = record.output() ?? (result.history === record ? result : nil), !value.isLost,
                !record.isOutputOverwritten, value.storage.version == record.outputVersion, let element = find(value)
            else { continue }
            let inputs = (0..<record.inputCount).map { record.edge($0).tensor }
            // What was written since, as parameters are by a step, tells nothing: it passes for finite.
            guard inputs.indices.allSatisfy({ !record.edge($0).isAsUsed || find(inputs[$0]) == nil }) else { continue }
            let place = coordinates(element, value.shape)
            return NonFinite(
                record: record, place: place, value: value.double(at: element), input: nil,
                inputValues: inputs.indices.map { record.edge($0).isAsUsed ? number(inputs[$0], at: place) : nil }, upstream: nil,
                local: nil)
        }
        return nil
    }

    /// The first on the way back through a report: a gradient passed on that is not finite while what arrived was.
    public static func backward(in report: TapeReport) -> NonFinite? {
        for row in report.rows.reversed() {
            guard let upstream = row.upstream, firstNonFinite(upstream) == nil else { continue }
            for (input, gradient) in row.downstream.enumerated() {
                guard let gradient, let element = firstNonFinite(gradient) else { continue }
                let place = coordinates(element, gradient.shape)
                return NonFinite(
                    record: row.record, place: place, value: gradient.double(at: element), input: input,
                    inputValues: (0..<row.record.inputCount).map { number(row.record.edge($0).tensor, at: place) },
                    upstream: number(upstream, at: place), local: row.locals[input].tensor.flatMap { number($0, at: place) })
            }
        }
        return nil
    }

    /// The first element that is NaN or infinite, in order of memory of a contiguous tensor; nil when there is none.
    public static func firstNonFinite(_ tensor: Tensor) -> Int? {
        guard tensor.dtype.isDifferentiable else { return nil }
        if tensor.dtype.isComplex { return tensor.parts.firstIndex { !$0.isFinite }.map { $0 / 2 } }
        for i in 0..<tensor.elementCount where !tensor.double(at: i).isFinite { return i }
        return nil
    }

    /// The first element that is NaN.
    public static func firstNaN(_ tensor: Tensor) -> Int? {
        guard tensor.dtype.isDifferentiable else { return nil }
        if tensor.dtype.isComplex { return tensor.parts.firstIndex(where: \.isNaN).map { $0 / 2 } }
        for i in 0..<tensor.elementCount where tensor.double(at: i).isNaN { return i }
        return nil
    }

    /// The place of an element along each dimension.
    public static func coordinates(_ element: Int, _ shape: Shape) -> [Int] {
        var rest = element
        var place: [Int] = []
        for size in shape.array.reversed() {
            place.append(rest % max(size, 1))
            rest /= max(size, 1)
        }
        return place.reversed()
    }

    /// The element that broadcasting puts at a place; nil for a shape that does not broadcast there.
    private static func number(_ tensor: Tensor, at place: [Int]) -> Double? {
        if tensor.elementCount == 1 { return tensor.double(at: 0) }
        let sizes = tensor.shape.array
        guard sizes.count <= place.count else { return nil }
        var flat = 0
        for (size, at) in zip(sizes, place.suffix(sizes.count)) {
            guard size == 1 || at < size else { return nil }
            flat = flat * size + (size == 1 ? 0 : at)
        }
        return tensor.double(at: flat)
    }
}
