// Quantiles, the most frequent element, running extremes, covariance: statistics beyond sums and means.

import Tensors

extension Operation {
    public static let cummax = running("cummax", "The greatest element so far along a dimension, and its place.", true)
    public static let cummin = running("cummin", "The least element so far along a dimension, and its place.", false)
    private static func running(_ name: String, _ doc: String, _ greatest: Bool) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, int dim)"), doc, domain: .along(), fields: ["values", "indices"],
            .several { c in
                let choice = try Kernels.cumulativeExtreme(c[0], c.int(0), greatest: greatest)
                return [choice.values, choice.indices]
            },
            .several { r, g in
                guard let g = g[0] else { return [nil] }
                guard g.rank > 0 else { return [g] }
                return [try g.zeros(r.shape(0)).scatterAdd(r.int(0), r.saved(1), g)]
            })
    }

    public static let mode = picking("mode(Tensor self, int dim=-1, bool keepdim=False)",
        "The most frequent element along a dimension, the least of several, and its place.", "ModeBackward0") { c in
            let choice = try Kernels.mode(c[0], dim: c.int(0), keepdim: c.bool(1))
            return [choice.values, choice.indices]
        }
    public static let nanmedianDim = picking("nanmedian(Tensor self, int dim, bool keepdim=False)",
        "The middle elements along a dimension without NaN, and their places.", "NanmedianBackward1") { c in
            let choice = try Kernels.nanmedian(c[0], dim: c.int(0), keepdim: c.bool(1))
            return [choice.values, choice.indices]
        }
    private static func picking(
        _ signature: Signature, _ doc: String, _ gradientName: String,
        _ forward: @escaping @Sendable (borrowing Application) throws -> [Tensor]
    ) -> Operation {
        Operation(
            signature, doc, domain: .along(.bool(false)), gradientName: gradientName, fields: ["values", "indices"],
            .several(forward),
            .several { r, g in
                guard var g = g[0] else { return [nil] }
                let shape = r.shape(0)
                guard !shape.isEmpty else { return [g] }
                let dim = try Kernels.normalizedDim(r.int(0), rank: shape.count)
                var places = r.saved(1)
                if g.rank < shape.count { (g, places) = (try g.unsqueezed(dim), try places.unsqueezed(dim)) }
                return [try g.zeros(shape).scatterAdd(dim, places, g)]
            })
    }
    public static let nanmedian = Operation(
        "nanmedian(Tensor self)", "The middle element in order, NaN left out.",
        .single { c in try Kernels.nanmedian(c[0]) },
        .reducing { r in
            let same = try (r.x .== r.y).cast(like: r.x)
            return try same / same.sum()
        })

    public static let quantile = quantiles("quantile", "The q-th quantiles, interpolated between elements.", ignoresNaN: false)
    public static let nanquantile = quantiles("nanquantile", "The q-th quantiles, NaN left out.", ignoresNaN: true)
    private static func quantiles(_ name: String, _ doc: String, ignoresNaN: Bool) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, Operand q, int? dim=None, bool keepdim=False, *, str interpolation='linear')"), doc,
            .composite { recorder, a in
                .tensor(
                    try quantile(
                        Recorded(try a.tensor(0), recorder), try a.operand(1), a[2].int, a[3].bool == true,
                        a[4].string ?? "linear", ignoresNaN: ignoresNaN, name))
            }, .composed)
    }
    private static func quantile(
        _ input: Recorded, _ q: Tensor, _ dim: Int?, _ keepdim: Bool, _ interpolation: String, ignoresNaN: Bool, _ name: String
    ) throws -> Tensor {
        guard input.tensor.elementCount > 0 else { throw TensorError.runtime("quantile() input tensor must be non-empty") }
        guard q.rank <= 1 else { throw TensorError.runtime("quantile() q must be a scalar or 1D tensor") }
        guard input.dtype == .float32 || input.dtype == .float64 else {
            throw TensorError.runtime("quantile() input tensor must be either float or double dtype")
        }
        guard q.isWrappedNumber || q.dtype == input.dtype else {
            throw TensorError.runtime("quantile() q tensor must be same dtype as the input tensor")
        }
        guard ["linear", "lower", "higher", "midpoint", "nearest"].contains(interpolation) else {
            throw TensorError.runtime(
                "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got \(interpolation)")
        }
        let parts = try q.cast(to: .float64).contiguous().doubles
        guard parts.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
            throw TensorError.runtime(
                q.rank == 0
                    ? "quantile() q must be in the range [0, 1] but got \(pythonRepr(parts[0]))"
                    : "quantile() q values must be in the range [0, 1]")
        }
        let last = try dim.map { try input.tensor.checkedDim($0) }
        var x = input
        if let last, input.rank > 0 {
            x = try input.unsqueezed(-1).transposed(last, -1)
            if !keepdim { x = try x.squeezed(last) }
        } else {
            x = try input.reshaped([-1])
        }
        let sorted = Recorded(
            try x.recorder.applySeveral(.sort, inputs: [x.checked()], [.int(-1), .bool(false)])[0], x.recorder)
        let (below, above, fixed, ends) = try ranks(sorted, parts, interpolation, ignoresNaN)
        var weight = fixed
        if q.requiresGradient, interpolation == "linear" {
            // How far between the two elements, as a function of q.
            let place = try Recorded(q, x.recorder).reshaped([-1]) * sorted.constant(ends)
            weight = try (place - sorted.constant(below).cast(input.dtype)).checked()
        }
        var values = try sorted.gather(-1, sorted.constant(below))
        if interpolation == "linear" || interpolation == "midpoint" {
            let upper = try sorted.gather(-1, sorted.constant(above))
            values = Recorded(
                try x.recorder.apply(.lerpTensor, inputs: [values.checked(), upper.checked(), weight]), x.recorder)
        }
        if keepdim, last == nil {
            values = try values.reshaped(Array(repeating: 1, count: input.rank) + [parts.count])
        }
        if q.rank == 0 { return try values.apply(.squeezeProduct, [.int(-1)]).checked() }
        return try values.unsqueezed(0).transposed(0, -1).apply(.squeezeProduct, [.int(-1)]).checked()
    }

    /// For each line and quantile the places of the elements below and above, and how far between them it lies; for each line the last
    /// place.
    private static func ranks(
        _ sorted: Recorded, _ parts: [Double], _ interpolation: String, _ ignoresNaN: Bool
    ) throws -> (Tensor, Tensor, Tensor, Tensor) {
        let n = sorted.shape[sorted.rank - 1]
        var shape = sorted.shape
        shape[shape.count - 1] = parts.count
        let isSingle = sorted.dtype == .float32
        let flat = try sorted.checked().contiguous()
        let lines = flat.elementCount / Swift.max(n, 1)
        var (below, above, weights, lasts): ([Int], [Int], [Double], [Double]) = ([], [], [], [])
        for line in 0..<lines {
            var numbers = n
            while numbers > 0, flat.double(at: line * n + numbers - 1).isNaN { numbers -= 1 }
            lasts.append(Double(ignoresNaN ? Swift.max(numbers - 1, 0) : n - 1))
            for q in parts {
                var rank = ignoresNaN ? q * Double(Swift.max(numbers - 1, 0)) : q * Double(n - 1)
                if isSingle { rank = Double(Float(q) * Float(ignoresNaN ? Swift.max(numbers - 1, 0) : n - 1)) }
                if numbers < n, !ignoresNaN { rank = Double(n - 1) }
                switch interpolation {
                case "lower": rank = rank.rounded(.down)
                case "higher": rank = rank.rounded(.up)
                case "nearest": rank = rank.rounded(.toNearestOrEven)
                default: break
                }
                let low = Int(rank.rounded(.down))
                below.append(low)
                above.append(Int(rank.rounded(.up)))
                weights.append(interpolation == "midpoint" ? 0.5 : rank - Double(low))
            }
        }
        let sizes = shape.array
        return (
            try Kernels.tensor(below, shape: sizes), try Kernels.tensor(above, shape: sizes),
            try Kernels.tensor(weights, shape: sizes, sorted.dtype),
            try Kernels.tensor(lasts, shape: sizes.dropLast() + [1], sorted.dtype)
        )
    }

    public static let cov = Operation(
        "cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None)",
        "The covariances of the rows.",
        .composite { recorder, a in
            .tensor(try covariance(Recorded(try a.tensor(0), recorder), a.int(1), a[2].tensor, a[3].tensor).checked())
        }, .composed)
    private static func covariance(_ x: Recorded, _ correction: Int, _ f: Tensor?, _ w: Tensor?) throws -> Recorded {
        guard x.rank <= 2 else {
            throw TensorError.runtime("cov(): expected input to have two or fewer dimensions but got an input with \(x.rank) dimensions")
        }
        guard x.dtype != .bool else { throw TensorError.runtime("cov(): bool dtype is not supported for input") }
        let rows = x.rank == 2 ? x : try x.reshaped([1, -1])
        let n = rows.shape[1]
        var weights: Recorded?
        for (name, given) in [("fweights", f), ("aweights", w)] {
            guard let given else { continue }
            let isCount = name == "fweights"
            guard given.rank <= 1 else {
                throw TensorError.runtime(
                    "cov(): expected \(name) to have one or fewer dimensions but got \(name) with \(given.rank) dimensions")
            }
            guard given.dtype.isFloatingPoint != isCount else {
                throw TensorError.runtime(
                    "cov(): expected \(name) to have \(isCount ? "integral" : "floating point") dtype but got \(name) with \(given.dtype.cName) dtype")
            }
            guard given.elementCount == n else {
                throw TensorError.runtime(
                    "cov(): expected \(name) to have the same numel as there are observations in the input but got \(given.elementCount) != \(n)")
            }
            if given.doubles.contains(where: { $0 < 0 }) { throw TensorError.runtime("cov(): \(name) cannot be negative") }
        }
        if let f { weights = Recorded(f, x.recorder) }
        if let w {
            let values = Recorded(w, x.recorder)
            weights = try weights.map { try $0 * values } ?? values
        }
        let base = try rows.dtype.isFloatingPoint || rows.dtype.isComplex ? rows : rows.cast(x.recorder.defaultDType)
        var total = Recorded(try Tensor.scalar(Double(n), base.dtype.part), x.recorder)
        var mean: Recorded
        if let weights {
            total = try weights.sum()
            mean = try (base * weights).sum([1]) / total
        } else {
            mean = try base.sum([1]) / Double(n)
        }
        var norm = total
        if correction != 0 {
            if let weights, let w {
                norm = try total - (weights * Recorded(w, x.recorder)).sum() / total * Double(correction)
            } else {
                norm = try total - Double(correction)
            }
        }
        norm = try norm.clamped(min: 0)
        mean = try mean.unsqueezed(1)
        let centred = try base - mean
        let product = try centred.matmul((weights.map { try centred * $0 } ?? centred).mH)
        return try (product / norm).apply(.squeeze)
    }
    public static let corrcoef = Operation(
        "corrcoef(Tensor self)", "The correlation coefficients of the rows.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            guard x.rank <= 2 else {
                throw TensorError.runtime("corrcoef(): expected input to have two or fewer dimensions but got an input with \(x.rank) dimensions")
            }
            let c = try covariance(Recorded(x, recorder), 1, nil, nil)
            if c.rank == 0 { return .tensor(try (c / c).checked()) }
            let deviations = try c.apply(.diagonal, [.int(0), .int(0), .int(1)]).realPart().sqrt()
            let scaled = try c / deviations.unsqueezed(1) / deviations.unsqueezed(0)
            func clipped(_ x: Recorded) throws -> Recorded { try x.apply(.clamp, [.int(-1), .int(1)]) }
            guard scaled.dtype.isComplex else { return .tensor(try clipped(scaled).checked()) }
            return .tensor(try clipped(scaled.realPart()).apply(.complex, clipped(scaled.imaginaryPart())).checked())
        }, .composed)
}
