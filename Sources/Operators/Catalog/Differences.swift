// Differences and integrals along a dimension.

import Tensors

extension Operation {
    public static let diff = Operation(
        "diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None)",
        "The differences of neighbours along a dimension, n times.",
        .composite { recorder, a in
            var x = Recorded(try a.tensor(0), recorder)
            guard x.rank > 0 else { throw TensorError.runtime("diff expects input to be at least one-dimensional") }
            let dim = try x.tensor.checkedDim(a.int(2))
            if a.int(1) == 0 { return .tensor(try recorder.apply(.clone, x.checked())) }
            let ends = [a[3].tensor, x.tensor, a[4].tensor].compactMap { $0 }
            if ends.count > 1 {
                x = try Recorded.cat(ends.map { Recorded($0, recorder) }, dim)
            }
            guard a.int(1) >= 0 else { throw TensorError.runtime("order must be non-negative but got \(a.int(1))") }
            for _ in 0..<Swift.min(a.int(1), x.shape[dim]) {
                let n = x.shape[dim]
                let (high, low) = (try x.narrow(dim, 1, Swift.max(n - 1, 0)), try x.narrow(dim, 0, Swift.max(n - 1, 0)))
                x = try x.dtype == .bool ? high.apply(.logicalXor, low) : high - low
            }
            return .tensor(try x.checked())
        }, .composed)

    public static let gradient = Operation(
        "gradient(Tensor input, *, Scalar|float[]? spacing=None, int[]? dim=None, int edge_order=1)",
        "The slopes along dimensions by central differences, one tensor for each dimension.", homes: .torch,
        .composite { recorder, a in
            let x = Recorded(try a.tensor(0), recorder)
            if x.dtype == .uint8 { throw TensorError(.notImplemented, "torch.gradient does not support uint8 input.") }
            let dims = try a[2].ints?.map { try x.tensor.checkedDim($0) } ?? Array(0..<x.rank)
            if let twice = dims.enumerated().first(where: { dims[..<$0.offset].contains($0.element) }) {
                throw TensorError.runtime("dim \(twice.element) appears multiple times in the list of dims")
            }
            var spacings = a[1].floats ?? [1]
            if a[2].isNone, case .floats = a[1], spacings.count != dims.count {
                throw TensorError.runtime(
                    "torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = \(x.rank)', "
                        + "since dim argument was not given, but got a list of length \(spacings.count)")
            }
            if case .floats = a[1], spacings.count != dims.count {
                throw TensorError.runtime(
                    "torch.gradient expected spacing to be unspecified, a scalar or it's spacing and dim arguments to have the same length, but got "
                        + "a spacing argument of length \(spacings.count) and a dim argument of length \(dims.count).")
            }
            if spacings.count == 1 { spacings = Array(repeating: spacings[0], count: dims.count) }
            guard a.int(3) == 1 || a.int(3) == 2 else {
                throw TensorError.runtime("torch.gradient only supports edge_order=1 and edge_order=2.")
            }
            return .tensors(try zip(dims, spacings).map { dim, step in
                try slope(x, dim, step, edge: a.int(3)).checked()
            })
        }, .composed)
    private static func slope(_ x: Recorded, _ dim: Int, _ step: Double, edge: Int) throws -> Recorded {
        let n = x.shape[dim]
        guard n >= edge + 1 else {
            throw TensorError.runtime(
                "torch.gradient expected each dimension size to be at least edge_order+1")
        }
        let inner = try (x.narrow(dim, 2, n - 2) - x.narrow(dim, 0, n - 2)) / (2 * step)
        func at(_ place: Int) throws -> Recorded { try x.narrow(dim, place, 1) }
        if edge == 1 {
            let (first, last) = (try (at(1) - at(0)) / step, try (at(n - 1) - at(n - 2)) / step)
            return try Recorded.cat([first, inner, last], dim)
        }
        let first = try (-1.5 * at(0) + 2 * at(1) - 0.5 * at(2)) / step
        let last = try (0.5 * at(n - 3) - 2 * at(n - 2) + 1.5 * at(n - 1)) / step
        return try Recorded.cat([first, inner, last], dim)
    }
    public static let gradientAt = Operation(
        "gradient(Tensor input, *, Tensor[] spacing, int[]? dim=None, int edge_order=1)",
        "The slopes along dimensions, the places of the elements being given.", homes: .torch,
        .composite { recorder, a in
            let x = Recorded(try a.tensor(0), recorder)
            let dims = try a[2].ints?.map { try x.tensor.checkedDim($0) } ?? Array(0..<x.rank)
            let places = a[1].tensors ?? []
            guard places.count == dims.count else {
                throw TensorError.runtime("torch.gradient expected spacing to be unspecified, a scalar, or a list of length \(dims.count), but got a list of length \(places.count)")
            }
            return .tensors(try zip(dims, places).map { dim, place in
                try slope(x, dim, at: Recorded(place, recorder), edge: a.int(3)).checked()
            })
        }, .composed)
    /// Weighted by the distances to both neighbours.
    private static func slope(_ x: Recorded, _ dim: Int, at places: Recorded, edge: Int) throws -> Recorded {
        let n = x.shape[dim]
        guard places.rank == 1 else {
            throw TensorError.runtime(
                "torch.gradient expected each element of spacing to have one dimension, but got an element with \(places.rank) dimensions!")
        }
        var sizes = Shape(repeating: 1, count: x.rank)
        sizes[dim] = n - 1
        let steps = try (places.narrow(0, 1, n - 1) - places.narrow(0, 0, n - 1)).reshaped(sizes)
        let slopes = try (x.narrow(dim, 1, n - 1) - x.narrow(dim, 0, n - 1)) / steps
        let (left, right) = (try steps.narrow(dim, 0, n - 2), try steps.narrow(dim, 1, n - 2))
        let inner = try (slopes.narrow(dim, 0, n - 2) * right + slopes.narrow(dim, 1, n - 2) * left) / (left + right)
        if edge == 1 { return try Recorded.cat([slopes.narrow(dim, 0, 1), inner, slopes.narrow(dim, n - 2, 1)], dim) }
        return try Recorded.cat([bent(x, dim, steps, 0, 0), inner, bent(x, dim, steps, n - 2, n - 1)], dim)
    }
    /// The slope at one end of the parabola through the three elements there.
    private static func bent(_ x: Recorded, _ dim: Int, _ steps: Recorded, _ step: Int, _ end: Int) throws -> Recorded {
        let inward = end == 0 ? 1 : -1
        let (d1, d2) = try (steps.narrow(dim, step, 1), steps.narrow(dim, step + inward, 1))
        let a = try -(2 * d1 + d2) / (d1 * (d1 + d2))
        let b = try (d1 + d2) / (d1 * d2)
        let c = try -d1 / (d2 * (d1 + d2))
        let slope = try a * x.narrow(dim, end, 1) + b * x.narrow(dim, end + inward, 1) + c * x.narrow(dim, end + 2 * inward, 1)
        return end == 0 ? slope : try -slope
    }

    public static let trapezoid = integral("trapezoid", [], "The integral by trapezoids along a dimension.", isRunning: false)
    public static let trapz = integral("trapz", [], "The integral by trapezoids along a dimension.", isRunning: false)
    public static let cumulativeTrapezoid = integral(
        "cumulative_trapezoid", [], "The running integral by trapezoids along a dimension.", isRunning: true)
    public static let trapezoidAt = integralAt("trapezoid", "The integral by trapezoids along a dimension.", isRunning: false)
    public static let trapzAt = integralAt("trapz", "The integral by trapezoids along a dimension.", isRunning: false)
    public static let cumulativeTrapezoidAt = integralAt(
        "cumulative_trapezoid", "The running integral by trapezoids along a dimension.", isRunning: true)
    private static func integral(_ name: String, _ aliases: [String], _ doc: String, isRunning: Bool) -> Operation {
        Operation(
            Signature("\(name)(Tensor y, *, Scalar dx=1, int dim=-1)"), doc, homes: .torch, aliases: aliases,
            .composite { recorder, a in
                let y = Recorded(try a.tensor(0), recorder)
                let dim = try y.tensor.checkedDim(a.int(2))
                guard y.rank > 0 else { throw TensorError.index("Dimension specified as \(a.int(2)) but tensor has no dimensions") }
                let n = Swift.max(y.shape[dim] - 1, 0)
                if y.shape[dim] == 0 {
                    return .tensor(try (isRunning ? y : y.sum([dim])).checked())
                }
                let dx = a[1].double ?? 1
                let (low, high) = (try y.narrow(dim, 0, n), try y.narrow(dim, 1, n))
                if isRunning {
                    return .tensor(try ((low + high) * (dx / 2)).cumsum(dim).checked())
                }
                let ends = try (y.select(dim, 0) + y.select(dim, -1)) * 0.5
                return .tensor(try (y.sum([dim]) - ends).apply(.mulScalar, [.float(dx)]).checked())
            }, .composed)
    }
    private static func integralAt(_ name: String, _ doc: String, isRunning: Bool) -> Operation {
        Operation(
            Signature("\(name)(Tensor y, Tensor x, *, int dim=-1)"), doc, homes: .torch,
            .composite { recorder, a in
                let (y, x) = (Recorded(try a.tensor(0), recorder), Recorded(try a.tensor(1), recorder))
                let dim = try y.tensor.checkedDim(a.int(2))
                guard y.rank > 0, y.shape[dim] > 0 else { return .tensor(try y.sum([dim]).checked()) }
                var places = x
                if x.rank == 1 {
                    guard x.shape[0] == y.shape[dim] else {
                        throw TensorError.runtime("trapezoid: There must be one `x` value for each sample point")
                    }
                    var sizes = Shape(repeating: 1, count: y.rank)
                    sizes[dim] = x.shape[0]
                    places = try x.reshaped(sizes)
                }
                let d = x.rank == 1 || x.rank == y.rank ? dim : try x.tensor.checkedDim(a.int(2))
                let n = y.shape[dim] - 1
                let steps = try places.narrow(d, 1, n) - places.narrow(d, 0, n)
                let sums = try y.narrow(dim, 0, n) + y.narrow(dim, 1, n)
                let parts = try steps * sums
                let total = try isRunning ? parts.cumsum(dim) : parts.sum([dim])
                return .tensor(try (total / 2).checked())
            }, .composed)
    }
}
