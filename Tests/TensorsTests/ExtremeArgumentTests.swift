// Whatever integers a user gives, an operation answers or refuses: it never traps, and no view leaves its storage.

import Testing

@testable import Tensors

@Suite struct ExtremeArgumentTests {
    let b = Backend()
    static let numbers = [Int.min, .min + 1, -(1 << 40), -9, -3, -2, -1, 0, 1, 2, 3, 4, 7, 8, 9, 1 << 40, .max - 1, .max]

    /// Every element that shape and strides reach lies in the storage.
    func staysInside(_ x: Tensor) -> Bool {
        if x.elementCount == 0 { return true }
        var (low, high) = (x.offset, x.offset)
        for d in 0..<x.rank {
            let reach = (x.shape[d] - 1) * x.strides[d]
            if reach < 0 { low += reach } else { high += reach }
        }
        return low >= 0 && (high + 1) * x.dtype.byteCount <= x.storage.byteCount
    }

    func tensors() throws -> [Tensor] {
        [
            try .scalar(1.5), try counting([3]), try counting([2, 3, 4]), try floats([], [0]), try floats([], [2, 0, 3]),
            try Kernels.transpose(counting([3, 4]), 0, 1), try Kernels.expand(counting([3, 1]), [3, 5]),
            try counting([1, 2, 1, 2, 1, 2, 1, 2]), try ints([0, 2, 1]), try bools([1, 0, 1]),
            try Kernels.slice(counting([9]), 0, 1, nil, 3),
        ]
    }

    @Test(arguments: 1...40) func views(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &* 104_729)
        func any() -> Int { Self.numbers[dice.next(Self.numbers.count)] }
        func some() -> [Int] { (0..<dice.next(5)).map { _ in any() } }
        for x in try tensors() {
            let (i, j, k, l) = (any(), any(), any(), any())
            let (list, other) = (some(), some())
            let works: [(String, () throws -> Tensor)] = [
                ("reshape", { try Kernels.reshape(x, list) }), ("view", { try Kernels.view(x, list) }),
                ("transpose", { try Kernels.transpose(x, i, j) }), ("permute", { try Kernels.permute(x, list) }),
                ("squeeze", { try Kernels.squeeze(x, list) }), ("unsqueeze", { try Kernels.unsqueeze(x, i) }),
                ("expand", { try Kernels.expand(x, list) }), ("flatten", { try Kernels.flatten(x, i, j) }),
                ("select", { try Kernels.select(x, i, j) }), ("slice", { try Kernels.slice(x, i, j, k, l) }),
                ("narrow", { try Kernels.narrow(x, i, j, k) }), ("unfold", { try Kernels.unfold(x, i, j, k) }),
                ("diagonal", { try Kernels.diagonal(x, offset: i, j, k) }),
                ("asStrided", { try Kernels.asStrided(x, list, other, i) }),
                ("asStrided2", { try Kernels.asStrided(x, [2, 2], [i, j], k) }),
                ("split", { try Kernels.split(x, size: Swift.max(i, 1), j).last ?? x }),
                ("splitSizes", { try Kernels.split(x, sizes: list, i).last ?? x }),
            ]
            for (name, work) in works {
                guard let result = try? work() else { continue }
                #expect(staysInside(result), "seed \(seed): \(name) of \(x.shape) with \(i) \(j) \(k) \(l) \(list) \(other)")
            }
        }
    }

    @Test(arguments: 1...40) func values(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &* 15_485_863)
        func any() -> Int { Self.numbers[dice.next(Self.numbers.count)] }
        func some() -> [Int] { (0..<dice.next(4)).map { _ in any() } }
        let b = b
        for x in try tensors() {
            let (i, j, k) = (any(), any(), any())
            let list = some()
            let other = some()
            let index = try ints(list)
            let works: [() throws -> Tensor] = [
                { try Kernels.sum(x, dims: list) }, { try Kernels.amax(x, dims: list) }, { try Kernels.argmin(x, dim: i) },
                { try Kernels.sort(x, dim: i).values }, { try Kernels.topk(x, j, dim: i).values },
                { try Kernels.kthvalue(x, j, dim: i).values }, { try Kernels.cumsum(x, i) },
                { try Kernels.softmax(x, i, b) }, { try Kernels.roll(x, list, other) }, { try Kernels.roll(x, [i]) },
                { try Kernels.flip(x, list) }, { try Kernels.tril(x, i) }, { try Kernels.triu(x, i) },
                { try Kernels.index(x, [index]) }, { try Kernels.index(x, [nil, index]) },
                { try Kernels.indexSelect(x, i, index) }, { try Kernels.gather(x, i, index) },
                { try Kernels.scatter(x, i, index, value: .scalar(1.0)) }, { try Kernels.takeAlongDim(x, index, i) },
                { try Kernels.repeatInterleave(x, index, 0) }, { try Kernels.bincount(index, minlength: j) },
                { try Kernels.oneHot(index, j) }, { try Kernels.cat([x, x], i) }, { try Kernels.stack([x, x], i) },
                { try Kernels.zeros(list) }, { try Kernels.eye(i, j) }, { try Kernels.linspace(0, 1, i, .float32) },
                { try Kernels.arange(i, j, k) }, { try Kernels.arange(Double(i), Double(j), Double(k), .float64) },
                { try Kernels.binary(.floorDivide, index, .wrapped(i), b) },
                { try Kernels.binary(.remainder, index, .wrapped(i), b) },
                { try Kernels.binary(.pow, index, .wrapped(i), b) },
                { try Kernels.binary(.leftShift, index, .wrapped(i), b) },
                { try Kernels.unary(.abs, index, b) }, { try Kernels.sum(index) }, { try Kernels.prod(index) },
                { try Kernels.repeat(x, list.map { Swift.min($0, 9) }) },
            ]
            for (number, work) in works.enumerated() {
                guard let result = try? work() else { continue }
                #expect(staysInside(result), "seed \(seed): \(number) of \(x.shape) with \(i) \(j) \(k) \(list) \(other)")
            }
        }
    }
}
