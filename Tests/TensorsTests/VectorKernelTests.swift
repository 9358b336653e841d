// The kernels in C against plain loops in doubles: sizes around whole vectors and blocks, edges of the number line, any layout,
// one thread and two.

import Glibc
import Testing

@testable import Tensors

@Suite struct VectorKernelTests {
    static let seed: UInt64 = 20_261_121
    let two = Backend(threads: 2)
    let one = Backend(threads: 1)

    /// Numbers between -½ and ½, the same at every run.
    struct Numbers {
        var state = VectorKernelTests.seed
        mutating func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 9_007_199_254_740_992 - 0.5
        }
        mutating func tensor(_ shape: [Int], _ dtype: DType, scale: Double = 1) throws -> Tensor {
            let count = shape.reduce(1, *)
            return try Kernels.tensor((0..<count).map { _ in next() * scale }, shape: shape, dtype)
        }
    }

    @Test(arguments: [
        (1, 1, 1), (1, 7, 5), (7, 1, 5), (3, 17, 9), (8, 8, 8), (12, 16, 300), (13, 33, 257), (64, 64, 64), (65, 31, 130),
        (200, 100, 70), (4, 300, 260), (130, 260, 40), (193, 257, 33),
    ])
    func products(m: Int, n: Int, k: Int) throws {
        var numbers = Numbers()
        for dtype in [DType.float32, .float64] {
            for layout in 0..<4 {
                let a = layout & 1 == 0 ? try numbers.tensor([m, k], dtype) : try Kernels.transpose(numbers.tensor([k, m], dtype), 0, 1)
                let c = layout & 2 == 0 ? try numbers.tensor([k, n], dtype) : try Kernels.transpose(numbers.tensor([n, k], dtype), 0, 1)
                let bias = try numbers.tensor([n], dtype)
                let (x, y, z) = (a.doubles, c.doubles, bias.doubles)
                let results = [
                    try Kernels.mm(a, c, one).doubles, try Kernels.mm(a, c, two).doubles,
                    try #require(try Kernels.addmm(bias, a, c, two)).doubles,
                ]
                #expect(results[0] == results[1], "threads change the result of \(m)×\(n)×\(k), layout \(layout)")
                var worst = 0.0
                for i in 0..<m {
                    for j in 0..<n {
                        var sum = 0.0
                        for l in 0..<k { sum += x[i * k + l] * y[l * n + j] }
                        worst = max(worst, abs(results[0][i * n + j] - sum), abs(results[2][i * n + j] - sum - z[j]))
                    }
                }
                #expect(worst < (dtype == .float32 ? 1e-5 : 1e-13), "\(m)×\(n)×\(k), layout \(layout): off by \(worst)")
            }
        }
    }

    @Test func batchesOfProducts() throws {
        var numbers = Numbers()
        let a = try numbers.tensor([5, 70, 60], .float32)
        let c = try Kernels.transpose(numbers.tensor([5, 80, 60], .float32), 1, 2)
        let all = try Kernels.bmm(a, c, two)
        for i in 0..<5 {
            let single = try Kernels.mm(Kernels.select(a, 0, i), Kernels.select(c, 0, i), one)
            #expect(try Kernels.select(all, 0, i).doubles == single.doubles)
        }
    }

    static let functions: [(UnaryKind, @Sendable (Double) -> Double)] = [
        (.exp, { exp($0) }), (.expm1, { expm1($0) }), (.log, { log($0) }), (.log1p, { log1p($0) }), (.tanh, { tanh($0) }),
        (.sigmoid, { 1 / (1 + exp(-$0)) }), (.sin, { sin($0) }), (.cos, { cos($0) }), (.erf, { erf($0) }),
        (.sqrt, { $0.squareRoot() }), (.reciprocal, { 1 / $0 }), (.square, { $0 * $0 }),
    ]
    static let edges: [Double] = [
        0, -0.0, .infinity, -.infinity, .nan, 1e-40, -1e-40, 1e-30, 0.5, -0.5, 1, -1, 2, -2, 20.5, -17.5, 88.5, -87, 100, -100,
        1e5, -1e5, 3e9, 0.625, 0.93, 4.1, -4.1, -0.999,
    ]

    @Test(arguments: functions.indices)
    func functionsOfOneElement(which: Int) throws {
        let (kind, exact) = Self.functions[which]
        for dtype in [DType.float32, .float64] {
            for count in [1, 15, 16, 31, 33, 100, 40_001] {
                var numbers = Numbers()
                var values = (0..<count).map { _ in numbers.next() * 20 }
                for (i, edge) in Self.edges.enumerated() where count > 40 && i < count { values[i] = edge }
                let x = try Kernels.tensor(values, shape: [count], dtype)
                let results = try Kernels.unary(kind, x, two).doubles
                for (value, result) in zip(x.doubles, results) {
                    let wanted = exact(value)
                    let rounded = dtype == .float32 ? Double(Float(wanted)) : wanted
                    if result == rounded || result.isNaN && rounded.isNaN { continue }
                    let unit = dtype == .float32 ? Double(Float(rounded).magnitude.ulp) : rounded.magnitude.ulp
                    // exp(-x) beyond the greatest number makes 1 / (1 + exp(-x)) nothing.
                    if kind == .sigmoid, value < -88, result == 0 { continue }
                    #expect((result - wanted).magnitude <= 4 * unit, "\(kind)(\(value)) in \(dtype) is \(result), not \(wanted)")
                }
            }
        }
    }

    @Test func activationsAndPowers() throws {
        var numbers = Numbers()
        let values = (0..<1000).map { _ in numbers.next() * 12 } + [0, -0.0, 30, -30, 5.9, -5.9]
        let x = try floats(values)
        let gelu = try Kernels.unaryScalar(.geluNone, x, one).doubles
        let softplus = try Kernels.unaryScalar(.softplus, x, 1, 20, one).doubles
        for (i, v) in x.doubles.enumerated() {
            let exact = 0.5 * v * (1 + erf(v * 0.5.squareRoot()))
            #expect((gelu[i] - exact).magnitude <= 2e-7 * max(v.magnitude, 1) + 1e-9, "gelu(\(v)) is \(gelu[i]), not \(exact)")
            let smooth = v > 20 ? v : log1p(exp(v))
            #expect((softplus[i] - smooth).magnitude <= 4e-7 * smooth, "softplus(\(v)) is \(softplus[i]), not \(smooth)")
        }
        let bases: [Double] = [2, 10, 0.3, 1, 0, -2, .infinity, .nan, 1e-40, -0.0, 3, 4, 5, 6, 7, 8, 9]
        for exponent in [2.5, -1.5, 1.0 / 3, 4, 5, 0, 100, -100] {
            let powers = try Kernels.unaryScalar(.pow, floats(bases), exponent, one).doubles
            for (base, power) in zip(try floats(bases).doubles, powers) {
                let wanted = Double(powf(Float(base), Float(exponent)))
                let isSame = power == wanted || power.isNaN && wanted.isNaN
                #expect(isSame || (power - wanted).magnitude <= 2e-7 * wanted.magnitude, "\(base) ** \(exponent) is \(power), not \(wanted)")
            }
        }
    }

    @Test(arguments: [(1, 1), (3, 5), (7, 64), (5, 1000), (300, 130), (2000, 40)])
    func rowsAndColumns(rows: Int, n: Int) throws {
        var numbers = Numbers()
        let (x, weight, bias) = (try numbers.tensor([rows, n], .float32), try numbers.tensor([n], .float32), try numbers.tensor([n], .float32))
        let v = x.doubles
        let (byRow, byColumn) = (try Kernels.sum(x, dims: [1], two).doubles, try Kernels.mean(x, dims: [0], two).doubles)
        let normal = try #require(try Kernels.standardize(x, last: 1, weight: weight, bias: bias, eps: 1e-5, two)).doubles
        for r in 0..<rows {
            let row = v[(r * n)..<((r + 1) * n)]
            let sum = row.reduce(0, +), mean = sum / Double(n)
            let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n)
            #expect((byRow[r] - sum).magnitude < 1e-5)
            for i in 0..<n {
                let wanted = (v[r * n + i] - mean) / (variance + 1e-5).squareRoot() * weight.double(at: i) + bias.double(at: i)
                #expect((normal[r * n + i] - wanted).magnitude < 2e-5)
            }
        }
        for i in 0..<n {
            let sum = (0..<rows).reduce(0) { $0 + v[$1 * n + i] }
            #expect((byColumn[i] - sum / Double(rows)).magnitude < 1e-6)
        }
        #expect(try Kernels.amax(x, two).double(at: 0) == v.max())
    }

    @Test func greatestSeesNaNAndZeros() throws {
        var values = [Double](repeating: -1, count: 100)
        values[70] = .nan
        #expect(try Kernels.amax(floats(values), one).double(at: 0).isNaN)
        values[70] = -0.0
        #expect(try Kernels.amax(floats(values), one).double(at: 0).sign == .minus)
        #expect(try Kernels.amax(floats([Double](repeating: -.infinity, count: 80)), one).double(at: 0) == -.infinity)
    }

    /// A number seen in all places on either side of the four operations.
    @Test func expandedNumbers() throws {
        let x = try counting([20, 20])
        let two = try Kernels.expand(floats([2], [1, 1]), [20, 20])
        for (kind, f) in [(BinaryKind.add, { $0 + $1 }), (.sub, { $0 - $1 }), (.mul, { $0 * $1 }), (.div, { $0 / $1 })] as [(BinaryKind, (Double, Double) -> Double)] {
            #expect(try Kernels.binary(kind, x, two, one).doubles == x.doubles.map { Double(Float(f($0, 2))) })
            #expect(try Kernels.binary(kind, two, x, one).doubles == x.doubles.map { Double(Float(f(2, $0))) })
            #expect(try Kernels.binary(kind, Tensor.wrapped(2), x, one).doubles == x.doubles.map { Double(Float(f(2, $0))) })
        }
    }

    @Test func slopesAreWhatTheRulesGive() throws {
        var numbers = Numbers()
        for dtype in [DType.float32, .float64] {
            let (g, x) = (try numbers.tensor([77], dtype), try numbers.tensor([77], dtype, scale: 4))
            for kind in [UnaryKind.tanh, .sigmoid, .relu] {
                let y = try Kernels.unary(kind, x, one)
                let slope = try #require(try Kernels.slope(kind, g, value: y, one)).doubles
                for i in 0..<77 {
                    let (v, u) = (y.double(at: i), g.double(at: i))
                    let wanted = kind == .tanh ? u * (1 - v * v) : kind == .sigmoid ? u * (1 - v) * v : v <= 0 ? 0 : u
                    #expect((slope[i] - wanted).magnitude <= (dtype == .float32 ? 1e-6 : 1e-15))
                }
            }
        }
    }
}
