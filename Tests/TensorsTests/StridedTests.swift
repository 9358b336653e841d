// Kernels on random views (transposed, stepped, broadcast, offset, empty) against a naive reading index by index.

import Testing

@testable import Tensors

/// A reproducible sequence of numbers.
struct Dice {
    var state: UInt64

    mutating func next(_ n: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(n))
    }
}

@Suite struct StridedTests {
    let b = Backend()
    static let seeds = (1...60).map { UInt64($0 &* 7919) }

    /// A view of random sizes and strides, cut out of a larger tensor.
    func view(_ dice: inout Dice, _ dtype: DType, _ shape: [Int]) throws -> Tensor {
        let steps = shape.map { _ in 1 + dice.next(3) }
        let before = shape.map { _ in dice.next(3) }
        var order = Array(shape.indices)
        for i in order.indices { order.swapAt(i, dice.next(order.count)) }
        let whole = order.map { before[$0] + shape[$0] * steps[$0] + 1 }
        let count = whole.reduce(1, *)
        let values = (0..<count).map { _ in Double(dice.next(41) - 20) / 4 }
        var x = try Kernels.tensor(values, shape: whole, .float64).cast(to: dtype)
        var inverse = [Int](repeating: 0, count: order.count)
        for (i, d) in order.enumerated() { inverse[d] = i }
        x = try Kernels.permute(x, inverse)
        for d in shape.indices {
            x = try Kernels.slice(x, d, before[d], before[d] + shape[d] * steps[d], steps[d])
        }
        return x
    }

    func randomShape(_ dice: inout Dice) -> [Int] { (0..<dice.next(5)).map { _ in dice.next(12) == 0 ? 0 : 1 + dice.next(4) } }

    /// A shape that broadcasts to `shape`.
    func narrower(_ dice: inout Dice, _ shape: [Int]) -> [Int] {
        shape.dropFirst(dice.next(shape.count + 1)).map { dice.next(3) == 0 ? 1 : $0 }
    }

    /// The element of `x` at coordinates of a shape it broadcasts to.
    func naive(_ x: Tensor, _ coordinates: [Int]) -> Double {
        var place = x.offset
        for d in 0..<x.rank where x.shape[d] != 1 {
            place += coordinates[coordinates.count - x.rank + d] * x.strides[d]
        }
        let whole = Tensor(
            storage: x.storage, dtype: x.dtype, shape: Shape(), strides: Shape(), offset: place, elementCount: 1)
        return whole.double(at: 0)
    }

    func coordinates(_ shape: [Int]) -> [[Int]] {
        shape.reduce([[]]) { all, n in all.flatMap { head in (0..<n).map { head + [$0] } } }
    }

    @Test(arguments: seeds) func unary(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let shape = randomShape(&dice)
        for dtype in DType.allCases {
            let x = try view(&dice, dtype, shape)
            #expect(x.shape.array == shape)
            let expected = coordinates(shape).map { naive(x, $0) }
            #expect(x.doubles == expected, "seed \(seed)")
            #expect(try x.contiguous().doubles == expected)
            #expect(try x.clone().doubles == expected)
            #expect(try x.cast(to: .float64).doubles == expected)
            if dtype != .bool {
                let square = try Kernels.unary(.square, x, b)
                let exact = expected.map { dtype == .uint8 ? Double(UInt8(truncatingIfNeeded: Int($0 * $0))) : $0 * $0 }
                // Half precision rounds.
                let wrapped = try Kernels.tensor(exact, shape: [exact.count], dtype).doubles
                #expect(square.doubles == wrapped, "seed \(seed) \(dtype)")
            }
            #expect(try Kernels.unary(.logicalNot, x, b).doubles == expected.map { $0 == 0 ? 1 : 0 })
            let flat = try Kernels.reshape(x, [-1 * (expected.isEmpty ? 0 : 1)])
            #expect(flat.doubles == expected)
        }
    }

    @Test(arguments: seeds) func binary(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let shape = randomShape(&dice)
        for dtype in [DType.int32, .int64, .float32, .float64] {
            let x = try view(&dice, dtype, dice.next(2) == 0 ? shape : narrower(&dice, shape))
            let y = try view(&dice, dtype, dice.next(2) == 0 ? shape : narrower(&dice, shape))
            let result = try Kernels.broadcast(x.shape, y.shape).array
            let all = coordinates(result)
            let sum = try Kernels.binary(.add, x, y, b)
            #expect(sum.shape.array == result)
            #expect(sum.doubles == all.map { naive(x, $0) + naive(y, $0) }, "seed \(seed) \(dtype)")
            #expect(try Kernels.binary(.lt, x, y, b).doubles == all.map { naive(x, $0) < naive(y, $0) ? 1 : 0 })
            let mask = try Kernels.binary(.gt, x, .wrapped(0), b)
            let chosen = try Kernels.where(mask, x, y)
            #expect(chosen.doubles == all.map { naive(x, $0) > 0 ? naive(x, $0) : naive(y, $0) }, "seed \(seed)")
            let back = try Kernels.sumTo(sum, x.shape)
            #expect(back.shape == x.shape)
            #expect(back.doubles.reduce(0, +) == sum.doubles.reduce(0, +), "seed \(seed)")
        }
    }

    @Test(arguments: seeds) func reductions(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let shape = [1 + dice.next(3)] + randomShape(&dice)
        let dims = shape.indices.filter { _ in dice.next(2) == 0 }
        for dtype in [DType.bool, .uint8, .int64, .float32, .float64] {
            let x = try view(&dice, dtype, shape)
            var sums: [[Int]: Double] = [:]
            var greatest: [[Int]: Double] = [:]
            for at in coordinates(shape) {
                let key = at.enumerated().map { dims.isEmpty || dims.contains($0.offset) ? 0 : $0.element }
                sums[key, default: 0] += naive(x, at)
                greatest[key] = Swift.max(greatest[key] ?? -.infinity, naive(x, at))
            }
            let kept = shape.enumerated().map { dims.isEmpty || dims.contains($0.offset) ? 1 : $0.element }
            let sum = try Kernels.sum(x, dims: dims, keepdim: true)
            #expect(sum.shape.array == kept)
            #expect(sum.doubles == coordinates(kept).map { sums[$0] ?? 0 }, "seed \(seed) \(dtype) \(dims)")
            #expect(try Kernels.sum(x, dims: dims).doubles == sum.doubles)
            if !shape.contains(0) {
                let top = try Kernels.amax(x, dims: dims, keepdim: true)
                #expect(top.doubles == coordinates(kept).map { greatest[$0] ?? .nan }, "seed \(seed) \(dtype)")
            }
        }
    }

    @Test(arguments: seeds) func products(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let large = dice.next(2) == 0
        let (m, k, n) = (1 + dice.next(large ? 40 : 4), dice.next(large ? 40 : 4), 1 + dice.next(large ? 40 : 4))
        for dtype in [DType.int32, .int64, .float32, .float64] {
            let x = try view(&dice, dtype, [m, k])
            let y = try view(&dice, dtype, [k, n])
            let expected = coordinates([m, n]).map { at in
                (0..<k).reduce(0) { $0 + naive(x, [at[0], $1]) * naive(y, [$1, at[1]]) }
            }
            #expect(try Kernels.mm(x, y, b).doubles == expected, "seed \(seed) \(dtype) \(m) \(k) \(n)")
            let (p, q) = try (x.contiguous(), y.contiguous())
            let back = try Kernels.mm(Kernels.transpose(q, 0, 1), Kernels.transpose(p, 0, 1), b)
            #expect(try Kernels.transpose(back, 0, 1).doubles == expected, "seed \(seed) \(dtype) transposed")
        }
    }

    @Test(arguments: seeds) func writing(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let shape = randomShape(&dice)
        let target = try view(&dice, .float32, shape)
        let source = try view(&dice, .int64, narrower(&dice, shape))
        let whole = Tensor(
            storage: target.storage, dtype: .float32, shape: [target.storage.byteCount / 4], strides: [1], offset: 0,
            elementCount: target.storage.byteCount / 4)
        let before = whole.doubles
        let version = target.storage.version
        try Kernels.copy(source, into: target)
        #expect(target.storage.version == version + 1)
        #expect(target.doubles == coordinates(shape).map { naive(source, $0) }, "seed \(seed)")
        let touched = Set(coordinates(shape).map { at in target.offset + zip(at, target.strides.array).reduce(0) { $0 + $1.0 * $1.1 } })
        let after = whole.doubles
        #expect(before.indices.allSatisfy { touched.contains($0) || before[$0] == after[$0] }, "seed \(seed)")
    }

    @Test(arguments: seeds) func indexing(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let shape = [1 + dice.next(3), 1 + dice.next(3), 1 + dice.next(3)]
        let x = try view(&dice, .float64, shape)
        let count = dice.next(4)
        let dim = dice.next(3)
        let picks = (0..<count).map { _ in dice.next(2 * shape[dim]) - shape[dim] }
        let index = try ints(picks)
        let list: [Tensor?] = (0..<3).map { $0 == dim ? index : nil }
        var wanted = shape
        wanted[dim] = count
        let result = try Kernels.index(x, list)
        #expect(result.shape.array == wanted)
        let expected = coordinates(wanted).map { at in
            var from = at
            from[dim] = (picks[at[dim]] + shape[dim]) % shape[dim]
            return naive(x, from)
        }
        #expect(result.doubles == expected, "seed \(seed)")
        let copy = try x.clone()
        try Kernels.indexPut(copy, list, result, accumulate: true)
        let added = copy.doubles.reduce(0, +)
        #expect(added == x.doubles.reduce(0, +) + expected.reduce(0, +), "seed \(seed)")
    }

    /// A million equal terms and more: the sum must not drift, along any axis.
    @Test func longSums() throws {
        let x = try Tensor.scalar(0.1, .float32).expanded(to: [4000, 2500])
        #expect((try Kernels.sum(x).double(at: 0) / 1e6 - 1).magnitude < 1e-6)
        let solid = try x.contiguous()
        #expect((try Kernels.sum(solid).double(at: 0) / 1e6 - 1).magnitude < 1e-6)
        #expect((try Kernels.sum(solid, dims: [0]).double(at: 7) / 400 - 1).magnitude < 1e-6)
        #expect((try Kernels.sum(solid, dims: [1]).double(at: 7) / 250 - 1).magnitude < 1e-6)
        #expect((try Kernels.mean(Kernels.transpose(solid, 0, 1), dims: [1]).double(at: 7) / 0.1 - 1).magnitude < 1e-6)
    }

    /// Large tensors go another way than small ones; the values must be the same, below the normal range too.
    @Test(arguments: [UnaryKind.tanh, .exp, .sigmoid, .log, .sqrt, .square, .abs])
    func largeAsSmall(kind: UnaryKind) throws {
        let x = try Kernels.linspace(-110, 95, 40000, .float32)
        let large = try Kernels.unary(kind, x, b)
        for i in stride(from: 0, to: 40000, by: 37) {
            let one = try Kernels.unary(kind, Tensor.scalar(x.double(at: i), .float32), b).double(at: 0)
            let other = large.double(at: i)
            let same = one == other || (one.isNaN && other.isNaN) || (one - other).magnitude <= 1e-6 * one.magnitude + 3e-45
            #expect(same, "\(kind)(\(x.double(at: i))): \(other) is not \(one)")
        }
    }
}
