// Fourier transforms against their definition, their inverses and Parseval's equation, on inputs of every layout; what is
// refused. How PyTorch prints and words them is tested in cells.

import Testing

@testable import Tensors

private let seed: UInt64 = 20_261_121

@Suite struct FourierTests {
    private let backend = Backend()
    private let lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 15, 16, 17, 31, 32, 60, 97, 128, 210]

    /// A tensor of numbers between −1 and 1.
    private func drawn(_ sizes: [Int], _ dtype: DType, _ draws: inout SystemDraws) throws -> Tensor {
        let count = sizes.reduce(1, *)
        func part() throws -> Tensor {
            try Kernels.tensor((0..<count).map { _ in draws.next() }, shape: sizes, dtype.part)
        }
        return dtype.isComplex ? try Kernels.complex(part(), part()) : try part()
    }

    /// A small seeded stream (a linear congruence with its upper bits).
    private struct SystemDraws {
        var state = seed
        mutating func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 4_503_599_627_370_496 - 1
        }
    }

    /// The sum over one dimension as it is defined, in doubles.
    private func defined(_ x: Tensor, _ dim: Int, forward: Bool) throws -> Tensor {
        let n = x.shape[dim]
        let moved = try Kernels.transpose(x, dim, -1).contiguous()
        var parts: ([Double], [Double]) = ([], [])
        for row in 0..<(moved.elementCount / n) {
            for k in 0..<n {
                var sum = Complex(0, 0)
                for i in 0..<n {
                    let angle = (forward ? -2 : 2) * Double.pi * Double(k * i % n) / Double(n)
                    let value = moved.complex(at: row * n + i)
                    let (c, s) = (Kernels.cosine(angle), Kernels.cosine(angle - Double.pi / 2))
                    sum = Complex(
                        sum.real + value.real * c - value.imaginary * s, sum.imaginary + value.real * s + value.imaginary * c)
                }
                parts.0.append(sum.real)
                parts.1.append(sum.imaginary)
            }
        }
        let shape = moved.shape.array
        let made = try Kernels.complex(
            Kernels.tensor(parts.0, shape: shape, .float64), Kernels.tensor(parts.1, shape: shape, .float64))
        return try Kernels.transpose(made, dim, -1)
    }

    /// The greatest distance between elements.
    private func distance(_ a: Tensor, _ b: Tensor) throws -> Double {
        guard a.shape == b.shape else { return .infinity }
        let (a, b) = (try a.contiguous(), try b.contiguous())
        return (0..<a.elementCount).reduce(0) { greatest, i in
            let (x, y) = (a.complex(at: i), b.complex(at: i))
            return max(greatest, (x.real - y.real).magnitude, (x.imaginary - y.imaginary).magnitude)
        }
    }

    private func tolerance(_ dtype: DType, _ count: Int) -> Double {
        (dtype.part == .float64 ? 1e-13 : 3e-6) * Double(count)
    }

    @Test(arguments: [DType.complex64, .complex128])
    func transformsAreTheirDefinition(_ dtype: DType) throws {
        var draws = SystemDraws()
        for n in lengths {
            let x = try drawn([n], dtype, &draws)
            for forward in [true, false] {
                let y = try Kernels.fourier(x, [0], norm: 0, forward: forward, backend)
                let error = try distance(y, defined(x, 0, forward: forward))
                #expect(error < tolerance(dtype, n), "\(n) points of \(dtype), forward \(forward), seed \(seed)")
            }
        }
    }

    @Test(arguments: [DType.float32, .float64])
    func transformsOfRealNumbersAreThoseOfComplexOnes(_ dtype: DType) throws {
        var draws = SystemDraws()
        for n in lengths {
            let x = try drawn([2, n], dtype, &draws)
            let whole = try Kernels.fourier(x.cast(to: dtype.complexForm), [1], norm: 0, forward: true, backend)
            let full = try Kernels.fourierOfReal(x, [1], norm: 0, onesided: false, backend)
            let half = try Kernels.fourierOfReal(x, [1], norm: 0, onesided: true, backend)
            #expect(try distance(full, whole) < tolerance(dtype, n), "\(n), seed \(seed)")
            #expect(try distance(half, Kernels.narrow(whole, 1, 0, n / 2 + 1)) < tolerance(dtype, n), "\(n), seed \(seed)")
            let back = try Kernels.fourierToReal(half, [1], norm: 2, length: n, backend)
            #expect(back.dtype == dtype)
            #expect(try distance(back, x) < tolerance(dtype, 1), "\(n), seed \(seed)")
        }
    }

    @Test func inversesAndParseval() throws {
        var draws = SystemDraws()
        for n in lengths + [1009, 4096] {
            let x = try drawn([n], .complex128, &draws)
            let y = try Kernels.fourier(x, [0], norm: 1, forward: true, backend)
            let back = try Kernels.fourier(y, [0], norm: 1, forward: false, backend)
            #expect(try distance(back, x) < 1e-13, "\(n), seed \(seed)")
            func energy(_ z: Tensor) -> Double {
                (0..<n).reduce(0) { $0 + z.complex(at: $1).real * z.complex(at: $1).real + z.complex(at: $1).imaginary * z.complex(at: $1).imaginary }
            }
            #expect((energy(x) - energy(y)).magnitude < 1e-12 * Double(n), "\(n), seed \(seed)")
        }
    }

    /// Views with other strides and offsets, and any set of dimensions, in any order.
    @Test func layoutsAndDimensionsDoNotMatter() throws {
        var draws = SystemDraws()
        let base = try drawn([5, 4, 6], .complex128, &draws)
        let views: [(String, Tensor)] = [
            ("plain", base), ("turned", try Kernels.transpose(base, 0, 2)), ("middle", try Kernels.transpose(base, 0, 1)),
            ("every other", try Kernels.slice(base, 2, 1, 6, 2)), ("a part", try Kernels.narrow(base, 1, 1, 3)),
            ("a row", try Kernels.select(base, 0, 3)),
        ]
        for (name, x) in views {
            for dims in [[0], [1], [-1], [0, 1], [1, 0], [-1, 0], Array(0..<x.rank)] {
                var expected = x
                for dim in dims { expected = try defined(expected, dim < 0 ? dim + x.rank : dim, forward: true) }
                let y = try Kernels.fourier(x, dims, norm: 0, forward: true, backend)
                #expect(try distance(y, expected) < 1e-11, "\(name) over \(dims), seed \(seed)")
                let real = Kernels.part(x, 0)
                let z = try Kernels.fourierOfReal(real, dims, norm: 0, onesided: false, backend)
                let same = try Kernels.fourier(real.cast(to: .complex128), dims, norm: 0, forward: true, backend)
                #expect(try distance(z, same) < 1e-11, "real \(name) over \(dims), seed \(seed)")
            }
        }
    }

    /// A spectrum is not spoilt, nor read beyond what the signal needs.
    @Test func inputsStayAsTheyAre() throws {
        var draws = SystemDraws()
        let x = try drawn([3, 9], .complex64, &draws)
        let before = try x.clone()
        for length in [1, 2, 7, 16, 17] { _ = try Kernels.fourierToReal(x, [1], norm: 0, length: length, backend) }
        _ = try Kernels.fourierToReal(x, [0, 1], norm: 0, length: 16, backend)
        _ = try Kernels.fourier(x, [0, 1], norm: 2, forward: false, backend)
        #expect(try distance(x, before) == 0)
    }

    /// More layouts than there is room for plans: the first is made again.
    @Test func plansAreForgottenAndMadeAgain() throws {
        var draws = SystemDraws()
        let x = try drawn([4], .complex128, &draws)
        let first = try Kernels.fourier(x, [0], norm: 0, forward: true, backend)
        for n in 1...80 { _ = try Kernels.fourier(drawn([n], .complex128, &draws), [0], norm: 0, forward: true, backend) }
        #expect(try distance(Kernels.fourier(x, [0], norm: 0, forward: true, backend), first) == 0)
    }

    @Test func whatCannotBeTransformedIsRefused() throws {
        let (real, complex) = (try Kernels.zeros([3, 0], .float32), try Kernels.zeros([3, 4], .complex64))
        refuses("RuntimeError: Only supports complex dtypes, but found: Float") {
            try Kernels.fourier(real, [0], norm: 0, forward: true, backend)
        }
        refuses("TypeError: Only supports floating-point dtypes, but found: ComplexFloat") {
            try Kernels.fourierOfReal(complex, [0], norm: 0, onesided: true, backend)
        }
        refuses("RuntimeError: Invalid number of data points (0) specified") {
            try Kernels.fourierOfReal(real, [1], norm: 0, onesided: true, backend)
        }
        refuses("RuntimeError: a transform of 9 points needs 5 of its 4 complex ones") {
            try Kernels.fourierToReal(complex, [1], norm: 0, length: 9, backend)
        }
        refuses("IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 2)") {
            try Kernels.fourier(complex, [2], norm: 0, forward: true, backend)
        }
        #expect(try Kernels.fourierOfReal(real, [0], norm: 0, onesided: true, backend).shape.array == [2, 0])
    }
}
