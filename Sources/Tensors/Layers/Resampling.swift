// Linear maps along single dimensions, each output the weighed sum of a few inputs: average pooling and
// interpolation are of this kind, and so are their transposes.

import Glibc

/// For each output along one dimension the inputs that it is made of, and their weights.
public struct ResamplingTable: Sendable {
    public let inputCount: Int
    public private(set) var starts: [Int] = [0]
    public private(set) var places: [Int] = []
    public private(set) var weights: [Double] = []
    /// What the sum is divided by, where it is; kept apart so that sums of whole numbers stay exact.
    public private(set) var divisors: [Double] = []

    public init(inputCount: Int) { self.inputCount = inputCount }

    public var outputCount: Int { starts.count - 1 }
    var isIdentity: Bool {
        divisors.isEmpty && outputCount == inputCount && places.count == inputCount && places.elementsEqual(0..<inputCount)
            && weights.allSatisfy { $0 == 1 }
    }

    /// Whether each output lies between two neighbours, or is one element.
    var isBlend: Bool { (0..<outputCount).allSatisfy { 1...2 ~= starts[$0 + 1] - starts[$0] } && weights.contains { $0 != 1 } || isIdentity }
    fileprivate func pairs<T: RealElement>(_: T.Type) -> [BlendPair<T>] {
        (0..<outputCount).map { k in
            let (first, last) = (starts[k], starts[k + 1] - 1)
            return BlendPair(first: places[first], second: places[last], weight: T(weights[first]), other: first == last ? 0 : T(weights[last]))
        }
    }

    /// Adds an output.
    public mutating func append(_ terms: [(place: Int, weight: Double)], divisor: Double? = nil) {
        for term in terms {
            places.append(term.place)
            weights.append(term.weight)
        }
        starts.append(places.count)
        if let divisor { divisors.append(divisor) }
    }
    public mutating func append(sumOf range: Range<Int>, divisor: Double) {
        append(range.map { ($0, 1) }, divisor: divisor)
    }
}

/// Two elements and their weights.
private struct BlendPair<T> {
    let (first, second): (Int, Int)
    let (weight, other): (T, T)
}

extension Kernels {
    /// Applies a table to each of the last dimensions.
    public static func resample(_ x: Tensor, _ tables: [ResamplingTable]) throws(TensorError) -> Tensor {
        if x.dtype.isHalf { return try resample(x.cast(to: .float32), tables).cast(to: x.dtype) }
        var value = try x.contiguous()
        if let out = try blended(value, tables) { return out }
        // The last dimension comes first, and the divisions last.
        for (index, table) in tables.enumerated().reversed() where !table.isIdentity {
            let dim = x.rank - tables.count + index
            var shape = value.shape
            shape[dim] = table.outputCount
            let out = try Tensor.uninitialized(shape, x.dtype)
            try x.dtype.acceptReal(ResamplingTask(from: value, to: out, dim: dim, table: table, isBack: false))
            value = out
        }
        if value === x { value = try x.clone() }
        for (index, table) in tables.enumerated() where !table.divisors.isEmpty {
            try x.dtype.acceptReal(DivisionTask(value: value, dim: x.rank - tables.count + index, divisors: table.divisors))
        }
        return value
    }

    /// The transpose of `resample`.
    public static func resampleBack(_ g: Tensor, _ tables: [ResamplingTable]) throws(TensorError) -> Tensor {
        if g.dtype.isHalf { return try resampleBack(g.cast(to: .float32), tables).cast(to: g.dtype) }
        var value = try g.contiguous()
        if tables.contains(where: { !$0.divisors.isEmpty }) {
            value = try value.clone()
            for (index, table) in tables.enumerated() where !table.divisors.isEmpty {
                try g.dtype.acceptReal(DivisionTask(value: value, dim: g.rank - tables.count + index, divisors: table.divisors))
            }
        }
        for (index, table) in tables.enumerated() where !table.isIdentity {
            let dim = g.rank - tables.count + index
            var shape = value.shape
            shape[dim] = table.inputCount
            let out = try Kernels.zeros(shape, g.dtype)
            try g.dtype.acceptReal(ResamplingTask(from: value, to: out, dim: dim, table: table, isBack: true))
            value = out
        }
        return value === g ? try g.clone() : value
    }

    /// Between two elements, or four: each weight is the product of those along the dimensions, and the sum is rounded once per term.
    private static func blended(_ x: Tensor, _ tables: [ResamplingTable]) throws(TensorError) -> Tensor? {
        guard 1...2 ~= tables.count, tables.allSatisfy({ $0.divisors.isEmpty && $0.isBlend }), !tables.allSatisfy(\.isIdentity) else { return nil }
        var shape = x.shape
        for (index, table) in tables.enumerated() { shape[x.rank - tables.count + index] = table.outputCount }
        let out = try Tensor.uninitialized(shape, x.dtype)
        try x.dtype.acceptReal(BlendingTask(from: x, to: out, tables: tables))
        return out
    }

    private struct BlendingTask: RealTask {
        let from: Tensor
        let to: Tensor
        let tables: [ResamplingTable]

        func run<T: RealElement>(_: T.Type) throws(TensorError) {
            guard from.elementCount > 0, to.elementCount > 0, let last = tables.last else { return }
            let rows = tables.count > 1 ? tables[0].pairs(T.self) : [BlendPair(first: 0, second: 0, weight: 1, other: 0)]
            let columns = last.pairs(T.self)
            let plane = (tables.count > 1 ? tables[0].inputCount : 1) &* last.inputCount
            var (p, q) = (from.pointer(T.self), to.pointer(T.self))
            for _ in 0..<(from.elementCount / plane) {
                for row in rows {
                    let (top, bottom) = (p + row.first &* last.inputCount, p + row.second &* last.inputCount)
                    for (j, column) in columns.enumerated() {
                        var sum = top[column.second] * (row.weight * column.other)
                        sum = sum.addingProduct(top[column.first], row.weight * column.weight)
                        sum = sum.addingProduct(bottom[column.first], row.other * column.weight)
                        q[j] = sum.addingProduct(bottom[column.second], row.other * column.other)
                    }
                    q += columns.count
                }
                p += plane
            }
        }
    }

    private struct DivisionTask: RealTask {
        let value: Tensor
        let dim: Int
        let divisors: [Double]

        func run<T: RealElement>(_: T.Type) throws(TensorError) {
            guard value.elementCount > 0 else { return }
            let p = value.pointer(T.self)
            let count = value.shape[dim]
            let inner = value.strides[dim]
            for row in 0..<(value.elementCount / inner) {
                let divisor = T(divisors[row % count])
                let start = p + row &* inner
                for i in 0..<inner { start[i] /= divisor }
            }
        }
    }

    private struct ResamplingTask: RealTask {
        let from: Tensor
        let to: Tensor
        let dim: Int
        let table: ResamplingTable
        let isBack: Bool

        func run<T: RealElement>(_: T.Type) throws(TensorError) {
            guard from.elementCount > 0, to.elementCount > 0 else { return }
            let (p, q) = (from.pointer(T.self), to.pointer(T.self))
            let inner = to.shape.array[(dim + 1)...].reduce(1, &*)
            let outer = to.elementCount / (inner &* to.shape[dim])
            let (fromStep, toStep) = (from.shape[dim] &* inner, to.shape[dim] &* inner)
            let weights = table.weights.map { T($0) }
            for o in 0..<outer {
                let (source, target) = (p + o &* fromStep, q + o &* toStep)
                for k in 0..<table.outputCount {
                    let terms = table.starts[k]..<table.starts[k + 1]
                    if isBack {
                        let row = source + k &* inner
                        for t in terms {
                            let (sum, weight) = (target + table.places[t] &* inner, weights[t])
                            for i in 0..<inner { sum[i] += weight * row[i] }
                        }
                    } else {
                        let sum = target + k &* inner
                        for i in 0..<inner { sum[i] = 0 }
                        for t in terms {
                            let (row, weight) = (source + table.places[t] &* inner, weights[t])
                            for i in 0..<inner { sum[i] += weight * row[i] }
                        }
                    }
                }
            }
        }
    }
}
