// How results lie in memory, as PyTorch 2.15 allocates them: it shows in `stride()`, `is_contiguous()` and `view`.

import Testing

@testable import Tensors

@Suite struct LayoutTests {
    let b = Backend()

    @Test func resultsKeepTheOrderOfDimensions() throws {
        let t = try Kernels.transpose(counting([3, 4]), 0, 1)
        let p = try Kernels.permute(counting([2, 3, 4]), [2, 0, 1])
        let q = try counting([4, 2, 3])
        let column = try Kernels.expand(counting([3, 1]), [3, 4])
        let stepped = try Kernels.slice(Kernels.slice(counting([6, 8]), 0, nil, nil, 2), 1, nil, nil, 2)
        let turned = try Kernels.slice(
            Kernels.slice(Kernels.transpose(counting([8, 6]), 0, 1), 0, nil, nil, 2), 1, nil, nil, 2)
        let positive = try Kernels.binary(.gt, t, .wrapped(0), b)
        let cases: [(Tensor, Shape)] = [
            (try Kernels.binary(.mul, t, .wrapped(2), b), [1, 4]),
            (try Kernels.unary(.exp, p, b), [1, 12, 4]),
            (try Kernels.binary(.add, p, q, b), [1, 12, 4]),
            (try Kernels.binary(.add, q, p, b), [6, 3, 1]),
            (try Kernels.binary(.add, t, counting([3]), b), [1, 4]),
            (try Kernels.unary(.exp, column, b), [4, 1]),
            (try Kernels.binary(.add, column, counting([4]), b), [4, 1]),
            (try Kernels.unary(.exp, stepped, b), [4, 1]),
            (try Kernels.unary(.exp, turned, b), [1, 3]),
            (try t.clone(), [1, 4]),
            (try t.cast(to: .float64), [1, 4]),
            (positive, [1, 4]),
            (try Kernels.where(positive, t, t), [1, 4]),
            (try Kernels.lerp(t, t, .wrapped(0.5), b), [1, 4]),
            (try Kernels.cumsum(t, 0), [3, 1]),
            (try Kernels.softmax(p, 0, b), [6, 3, 1]),
            (try Kernels.sum(p, dims: [0]), [3, 1]),
            (try Kernels.flip(Kernels.transpose(counting([2, 3, 4]), 0, 1), [0]), [4, 12, 1]),
            (try Kernels.cat([t, t]), [3, 1]),
            (try Kernels.index(p, [ints([0, 1])]), [6, 3, 1]),
        ]
        for (i, (result, strides)) in cases.enumerated() {
            #expect(result.strides == strides, "case \(i)")
        }
    }

    /// The large copy between two orders of dimensions goes in squares; sizes that do not divide by them count most.
    @Test(arguments: [[70, 65], [64, 64], [3, 50, 41], [2, 3, 1, 900], [129, 1, 40]]) func turnedCopies(shape: [Int]) throws {
        let x = try counting(shape)
        for dtype in [DType.uint8, .float32, .float64] {
            let typed = try x.cast(to: dtype)
            let turned = try Kernels.transpose(typed, 0, -1)
            let copy = try turned.contiguous()
            #expect(copy.isContiguous && copy.shape == turned.shape)
            #expect(copy.doubles == turned.doubles)
            #expect(try Kernels.transpose(copy, 0, -1).contiguous().doubles == typed.doubles)
        }
    }

    @Test func viewsShareTheirStorage() throws {
        let x = try counting([3, 4])
        let row = try Kernels.select(x, 0, 1)
        try Kernels.fill(row, .scalar(-1.0))
        #expect(x.doubles == [0, 1, 2, 3, -1, -1, -1, -1, 8, 9, 10, 11])
        #expect(x.storage.version == 1 && row.storage === x.storage)
        try Kernels.copy(Kernels.flip(x, [1]), into: x)
        #expect(x.doubles.prefix(4) == [3, 2, 1, 0])
        let square = try counting([2, 2])
        #expect(throws: TensorError.self) { try Kernels.copy(Kernels.transpose(square, 0, 1), into: square) }
        #expect(square.doubles == [0, 1, 2, 3])
    }
}
