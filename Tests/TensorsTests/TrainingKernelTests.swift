// Kernels of training against plain loops in doubles: steps of optimisers, windows, channels, gradients of few rows, and
// convolutions that threads share; one thread and two.

import Testing

@testable import Tensors

@Suite struct TrainingKernelTests {
    let two = Backend(threads: 2)
    let one = Backend(threads: 1)

    /// A step with the tensors beside the parameter, and what it makes of w, g and the numbers a, b and c beside it.
    struct Step: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let run: @Sendable (inout FusedUpdate, [Tensor]) -> Bool
        let exact: @Sendable (_ w: Double, _ g: Double, _ a: Double, _ b: Double, _ c: Double) -> [Double]
    }
    private static func averages(_ beside: [Tensor]) -> FusedUpdate.Averages {
        FusedUpdate.Averages(mean: beside[0], square: beside[1], betas: (0.9, 0.99), eps: 1e-3)
    }
    private static func moved(_ a: Double, _ b: Double, _ g: Double) -> (Double, Double) {
        (0.9 * a + 0.1 * g, 0.99 * b + 0.01 * g * g)
    }
    static let steps: [Step] = [
        Step(testDescription: "descent") { u, _ in
            u.descend(rate: 0.1)
            return true
        } exact: { w, g, a, b, c in [w - 0.1 * g, a, b, c] },
        Step(testDescription: "momentum") { u, s in
            u.descend(rate: 0.1, momentum: 0.9, dampening: 0.25, nesterov: false, buffer: s[0], isFirst: false)
            return true
        } exact: { w, g, a, b, c in [w - 0.1 * (0.9 * a + 0.75 * g), 0.9 * a + 0.75 * g, b, c] },
        Step(testDescription: "first of Nesterov's") { u, s in
            u.descend(rate: 0.1, momentum: 0.9, dampening: 0, nesterov: true, buffer: s[0], isFirst: true)
            return true
        } exact: { w, g, a, b, c in [w - 0.1 * 1.9 * g, g, b, c] },
        Step(testDescription: "adam") { u, s in u.adam(averages(s), largest: s[2], step: -0.1, root: 0.5, shrink: 0.9) }
        exact: { w, g, a, b, c in
            let (m, v) = moved(a, b, g)
            return [0.9 * w - 0.1 * m / (max(c, v).squareRoot() / 0.5 + 1e-3), m, v, max(c, v)]
        },
        Step(testDescription: "adagrad") { u, s in
            u.adagrad(sum: s[0], rate: 0.1, eps: 1e-3)
            return true
        } exact: { w, g, a, b, c in [w - 0.1 * g / ((a + g * g).squareRoot() + 1e-3), a + g * g, b, c] },
        Step(testDescription: "rmsprop") { u, s in
            u.rmsprop(square: s[0], mean: s[1], buffer: s[2], rate: 0.1, alpha: 0.99, eps: 1e-3, momentum: 0.5)
        } exact: { w, g, a, b, c in
            let (s, m) = (0.99 * a + 0.01 * g * g, b + 0.01 * (g - b))
            let d = 0.5 * c + g / ((s - m * m).squareRoot() + 1e-3)
            return [w - 0.1 * d, s, m, d]
        },
        Step(testDescription: "adadelta") { u, s in
            u.adadelta(square: s[0], delta: s[1], rate: 0.1, rho: 0.9, eps: 1e-3)
            return true
        } exact: { w, g, a, b, c in
            let s = 0.9 * a + 0.1 * g * g
            let d = (b + 1e-3).squareRoot() / (s + 1e-3).squareRoot() * g
            return [w - 0.1 * d, s, 0.9 * b + 0.1 * d * d, c]
        },
        Step(testDescription: "adamax") { u, s in u.adamax(averages(s), rate: 0.1) }
        exact: { w, g, a, b, c in
            let (m, top) = (0.9 * a + 0.1 * g, max(0.99 * b, g.magnitude + 1e-3))
            return [w - 0.1 * m / top, m, top, c]
        },
        Step(testDescription: "nadam") { u, s in
            u.nadam(averages(s), gradientRate: -0.1, meanRate: -0.2, correction: 0.5, shrink: 1)
        } exact: { w, g, a, b, c in
            let (m, v) = moved(a, b, g)
            let root = (v / 0.5).squareRoot() + 1e-3
            return [w - 0.1 * g / root - 0.2 * m / root, m, v, c]
        },
        Step(testDescription: "radam") { u, s in u.radam(averages(s), rate: 0.1, bias: 0.5, rectified: (0.3, 0.7), shrink: 1) }
        exact: { w, g, a, b, c in
            let (m, v) = moved(a, b, g)
            return [w - m / 0.5 * 0.1 * 0.3 / (v.squareRoot() + 1e-3) * 0.7, m, v, c]
        },
        Step(testDescription: "radam, not rectified") { u, s in u.radam(averages(s), rate: 0.1, bias: 0.5, rectified: nil, shrink: 1) }
        exact: { w, g, a, b, c in
            let (m, v) = moved(a, b, g)
            return [w - m / 0.5 * 0.1, m, v, c]
        },
    ]

    @Test(arguments: steps)
    func updates(_ step: Step) throws {
        for count in [1, 17, 100, 40_001] {
            for (isNegated, decay) in [(false, 0.0), (true, 0.0), (false, 0.25), (true, 0.25)] {
                var results: [[[Double]]] = []
                for backend in [one, two] {
                    var numbers = VectorKernelTests.Numbers()
                    let (w, g) = (try numbers.tensor([count], .float32), try numbers.tensor([count], .float32))
                    // What is kept of squares is at least the square of the mean.
                    let beside = try (0..<3).map { _ in try Kernels.unary(.abs, numbers.tensor([count], .float32), one) }
                    for tensor in beside { #expect(Kernels.scale(tensor, by: 0.5, one)) }
                    if step.testDescription == "rmsprop" { try Kernels.copy(Tensor.scalar(2, .float32), into: beside[0]) }
                    let before = ([w, g] + beside).map(\.doubles)
                    var update = try #require(FusedUpdate(w, gradient: g, isNegated: isNegated, decay: decay, backend))
                    let isDone = step.run(&update, beside)
                    #expect(isDone)
                    results.append(([w] + beside).map(\.doubles))
                    var worst = 0.0
                    for i in 0..<count {
                        let shrunk = before[0][i] * (step.testDescription == "adam" ? 0.9 : 1)
                        let change = (isNegated ? -before[1][i] : before[1][i]) + decay * shrunk
                        let wanted = step.exact(before[0][i], change, before[2][i], before[3][i], before[4][i])
                        for k in 0..<4 { worst = max(worst, (results[results.count - 1][k][i] - wanted[k]).magnitude) }
                    }
                    #expect(worst < 1e-5, "\(count) elements, negated \(isNegated), decay \(decay): off by \(worst)")
                }
                #expect(results[0] == results[1])
            }
        }
    }

    @Test func whatTheKernelsDoNotServe() throws {
        let (w, g) = (try Kernels.zeros([3], .float32), try Kernels.zeros([3], .float32))
        #expect(FusedUpdate(try Kernels.zeros([3], .float64), gradient: g, isNegated: false, decay: 0, one) == nil)
        #expect(FusedUpdate(w, gradient: try Kernels.expand(Kernels.zeros([1], .float32), [3]), isNegated: false, decay: 0, one) == nil)
        var update = try #require(FusedUpdate(w, gradient: g, isNegated: false, decay: 0, one))
        let averages = FusedUpdate.Averages(mean: g, square: g, betas: (0.5, 0.9), eps: 1)
        let isAdamServed = update.adam(averages, largest: nil, step: 1, root: 1, shrink: 1)
        let isCentredServed = update.rmsprop(square: g, mean: g, buffer: nil, rate: 1, alpha: 0.5, eps: 1, momentum: 0)
        #expect(!isAdamServed && !isCentredServed)
    }

    @Test(arguments: [
        (14, 14, 2, 2, 0, 1), (7, 9, 2, 2, 0, 1), (33, 40, 3, 1, 1, 1), (5, 300, 3, 2, 1, 1), (1, 600, 1, 1, 0, 1),
        (20, 21, 2, 3, 1, 2), (64, 64, 2, 2, 0, 1), (6, 70, 5, 4, 2, 1),
    ])
    func windows(height: Int, width: Int, kernel: Int, stride: Int, padding: Int, dilation: Int) throws {
        var numbers = VectorKernelTests.Numbers()
        var values = try numbers.tensor([30, 1, height, width], .float32).doubles
        for i in stride..<values.count where i % 13 == 0 { values[i] = i % 2 == 0 ? .nan : -.infinity }
        let x = try Kernels.tensor(values, shape: [30, 1, height, width], .float32)
        let k = height == 1 ? [1, kernel] : [kernel, kernel]
        let pad = height == 1 ? [0, padding] : [padding, padding]
        let w = try Windows(input: [height, width], kernel: k, stride: [stride, stride], padding: pad, dilation: [dilation, dilation])
        let spans = [[Kernels.Span(first: 0, count: 1)]] + (1..<3).map { d in
            (0..<w.output[d]).map { i in
                let start = i * stride - w.padding[d]
                let skipped = start < 0 ? (-start + dilation - 1) / dilation : 0
                let room = (w.input[d] - 1 - start - skipped * dilation) / dilation + 1
                return Kernels.Span(first: start + skipped * dilation, count: min(w.kernel[d] - skipped, room))
            }
        }
        let plain = try Kernels.maxPool(x, spans, steps: [1, dilation, dilation], windows: nil, one)
        for backend in [one, two] {
            let quick = try Kernels.maxPool(x, spans, steps: [1, dilation, dilation], windows: w, backend)
            #expect(quick.places.ints == plain.places.ints)
            #expect(quick.values.doubles.map(\.description) == plain.values.doubles.map(\.description))
            let g = try numbers.tensor(plain.values.shape.array, .float32)
            let wide = try Kernels.unpool(g.cast(to: .float64), plain.places, rank: 2, [height, width], backend)
            let sum = try Kernels.unpool(g, plain.places, rank: 2, [height, width], backend)
            #expect(zip(sum.doubles, wide.doubles).allSatisfy { ($0 - $1).magnitude < 1e-5 })
        }
    }

    @Test func placesOutside() throws {
        let (g, places) = (try Kernels.tensor([1.0, 2], shape: [1, 1, 2], .float32), try Kernels.tensor([0, 9], shape: [1, 1, 2]))
        #expect(throws: TensorError.self) { try Kernels.unpool(g, places, rank: 1, [4], two) }
    }

    @Test(arguments: [(4, 3, 1), (2, 70, 1), (3, 5, 7), (16, 16, 256), (1, 2, 100)])
    func channels(batch: Int, channels: Int, area: Int) throws {
        var numbers = VectorKernelTests.Numbers()
        let sizes = [batch, channels, area]
        let (x, g) = (try numbers.tensor(sizes, .float32, scale: 3), try numbers.tensor(sizes, .float32))
        let (weight, bias) = (try numbers.tensor([channels], .float32), try numbers.tensor([channels], .float32))
        let (p, q, count) = (x.doubles, g.doubles, Double(batch * area))
        for backend in [one, two] {
            x.storage.version += 1
            let moments = try #require(Kernels.channelMoments(x, backend))
            #expect(Kernels.channelMoments(x, backend) === moments)
            let y = try #require(try Kernels.normalizeChannels(x, moments, weight: weight, bias: bias, eps: 1e-3, backend)).doubles
            let back = try #require(
                try Kernels.normalizedChannelsBack(g, x, moments, weight: weight, eps: 1e-3, isFixed: false, backend)).doubles
            let weights = try #require(try Kernels.channelWeightBack(g, x, moments, eps: 1e-3, backend)).doubles
            let sums = try #require(try Kernels.channelSums(g, backend)).doubles
            for k in 0..<channels {
                let places = (0..<batch).flatMap { b in (0..<area).map { (b * channels + k) * area + $0 } }
                let mean = places.reduce(0) { $0 + p[$1] } / count
                let variance = places.reduce(0) { $0 + (p[$1] - mean) * (p[$1] - mean) } / count
                let root = (variance + 1e-3).squareRoot()
                let (sum, dot) = (places.reduce(0) { $0 + q[$1] }, places.reduce(0) { $0 + q[$1] * (p[$1] - mean) / root })
                #expect((sums[k] - sum).magnitude < 1e-4 && (weights[k] - dot).magnitude < 1e-4)
                for i in places {
                    let normal = (p[i] - mean) / root
                    #expect((y[i] - normal * weight.double(at: k) - bias.double(at: k)).magnitude < 1e-5)
                    #expect((back[i] - (q[i] - sum / count - normal * dot / count) / root * weight.double(at: k)).magnitude < 1e-5)
                }
            }
        }
        try Kernels.copy(Tensor.scalar(1, .float32), into: x)
        #expect(Kernels.channelMoments(x, one)?.means == [Double](repeating: 1, count: channels))
    }

    @Test func rowsAreKnownUntilSomethingIsWritten() throws {
        let places = try Kernels.tensor([5, 2, 5, 1], shape: [4])
        func made() throws -> Tensor {
            try Kernels.rowSums(Kernels.full([4, 16], Tensor.scalar(1, .float32), .float32), places, count: 2000, skipping: 1, two)
        }
        let x = try made()
        #expect(x.rowsInUse == [5, 2, 1])
        #expect(x.doubles.reduce(0, +) == 48 && x.double(at: 5 * 16) == 2 && x.double(at: 16) == 0)
        #expect(try Kernels.addRowsInUse(of: made(), to: x))
        #expect(x.rowsInUse == [5, 2, 1] && x.doubles.reduce(0, +) == 96)
        #expect(Kernels.scale(x, by: 2, two))
        #expect(x.rowsInUse == [5, 2, 1] && Kernels.sumOfSquares(x, two) == 16 * (64 + 16))
        #expect(Kernels.scale(x, by: .infinity, two))
        #expect(x.rowsInUse == nil && !Kernels.isFinite(x))
        let turned = try made()
        turned.rebind(to: try Kernels.zeros([2000, 16], .float32))
        #expect(turned.rowsInUse == nil)
        let written = try made()
        try Kernels.copy(Tensor.scalar(3, .float32), into: Kernels.select(written, 0, 9))
        #expect(written.rowsInUse == nil)
        #expect(try !Kernels.addRowsInUse(of: written, to: made()))
        let shared = try made()
        let view = try Kernels.view(shared, [2000, 16])
        #expect(view.rowsInUse == nil)
        #expect(try !Kernels.addRowsInUse(of: made(), to: shared))
        #expect(throws: TensorError.self) {
            try Kernels.rowSums(Kernels.zeros([1, 2], .float32), Kernels.tensor([7], shape: [1]), count: 7, skipping: -1, one)
        }
    }

    @Test func givenBackGradientsComeAgainAsZeros() throws {
        let places = try Kernels.tensor([3], shape: [1])
        func made() throws -> Tensor {
            try Kernels.rowSums(Kernels.full([1, 16], Tensor.scalar(1, .float32), .float32), places, count: 2000, skipping: -1, two)
        }
        var gradient: Tensor? = try made()
        let held = gradient
        two.giveBack(&gradient)
        #expect(gradient === held)
        var alone: Tensor? = try made()
        two.giveBack(&alone)
        #expect(alone == nil)
        let again = try made()
        #expect(again.doubles.reduce(0, +) == 16 && held?.doubles.reduce(0, +) == 16)
    }

    @Test(arguments: [(9, 3, 16, 1, 32), (5, 8, 8, 4, 40), (2, 16, 16, 1, 20)])
    func sharedConvolutions(batch: Int, inputs: Int, outputs: Int, groups: Int, size: Int) throws {
        var numbers = VectorKernelTests.Numbers()
        let w = try Windows(input: [size, size], kernel: [3, 3], stride: [1, 1], padding: [1, 1], dilation: [1, 1])
        let c = Convolution(windows: w, batch: batch, inputChannels: inputs, outputChannels: outputs, groups: groups)
        let x = try numbers.tensor([batch, inputs, size, size], .float32)
        let weight = try numbers.tensor([outputs, inputs / groups, 3, 3], .float32)
        let (bias, g) = (try numbers.tensor([outputs], .float32), try numbers.tensor([batch, outputs, size, size], .float32))
        func all(_ dtype: DType, _ b: Backend) throws -> [[Double]] {
            let (x, weight, bias, g) = (try x.cast(to: dtype), try weight.cast(to: dtype), try bias.cast(to: dtype), try g.cast(to: dtype))
            return [
                try Kernels.convolve(x, weight, bias, c, g.shape, b).doubles,
                try Kernels.convolveInput(g, weight, c, x.shape, b).doubles,
                try Kernels.convolveWeight(g, x, c, weight.shape, b).doubles,
            ]
        }
        let exact = try all(.float64, one)
        for backend in [one, two] {
            for (found, wanted) in zip(try all(.float32, backend), exact) {
                #expect(zip(found, wanted).allSatisfy { ($0 - $1).magnitude < 1e-3 })
            }
        }
    }
}
