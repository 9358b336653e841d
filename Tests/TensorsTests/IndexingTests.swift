// Picking, writing, joining and rearranging elements, against values computed by PyTorch 2.15.

import Testing

@testable import Tensors

@Suite struct IndexingTests {
    let b = Backend()

    @Test func values1() throws {
        let x = try counting([2, 3, 4])
        let m = try counting([3, 4])
        check(
            "Kernels.indexSelect(x, 0, ints([1, 0, 1]))", try Kernels.indexSelect(x, 0, ints([1, 0, 1])),
            "float32[3, 3, 4] 12 13 14 15 16 17 18 19 20 21 22 23 0 1 2 3 4 5 6 7 8 9 10 11 12 13 "
                + "14 15 16 17 18 19 20 21 22 23")
        check(
            "Kernels.indexSelect(x, 1, ints([1, 0, 1]))", try Kernels.indexSelect(x, 1, ints([1, 0, 1])),
            "float32[2, 3, 4] 4 5 6 7 0 1 2 3 4 5 6 7 16 17 18 19 12 13 14 15 16 17 18 19")
        check(
            "Kernels.indexSelect(x, -1, ints([1, 0, 1]))", try Kernels.indexSelect(x, -1, ints([1, 0, 1])),
            "float32[2, 3, 3] 1 0 1 5 4 5 9 8 9 13 12 13 17 16 17 21 20 21")
        check(
            "Kernels.indexSelect(Kernels.transpose(x, 0, 2), 0, ints([1, 0, 1]))", try Kernels.indexSelect(Kernels.transpose(x, 0, 2), 0, ints([1, 0, 1])),
            "float32[3, 3, 2] 1 13 5 17 9 21 0 12 4 16 8 20 1 13 5 17 9 21")
        check(
            "Kernels.index(x, [ints([1, 0, 1])])", try Kernels.index(x, [ints([1, 0, 1])]),
            "float32[3, 3, 4] 12 13 14 15 16 17 18 19 20 21 22 23 0 1 2 3 4 5 6 7 8 9 10 11 12 13 "
                + "14 15 16 17 18 19 20 21 22 23")
        check(
            "Kernels.index(x, [nil, ints([1, 0, 1])])", try Kernels.index(x, [nil, ints([1, 0, 1])]),
            "float32[2, 3, 4] 4 5 6 7 0 1 2 3 4 5 6 7 16 17 18 19 12 13 14 15 16 17 18 19")
        check(
            "Kernels.index(x, [ints([1, 0, 1]), nil, ints([1, 0, 1])])", try Kernels.index(x, [ints([1, 0, 1]), nil, ints([1, 0, 1])]),
            "float32[3, 3] 13 17 21 0 4 8 13 17 21")
        check(
            "Kernels.index(x, [nil, ints([1, 0, 1]), ints([1, 0, 1])])", try Kernels.index(x, [nil, ints([1, 0, 1]), ints([1, 0, 1])]),
            "float32[2, 3] 5 0 5 17 12 17")
        check(
            "Kernels.index(x, [ints([-1]), ints([0, -2, 2]), nil])", try Kernels.index(x, [ints([-1]), ints([0, -2, 2]), nil]),
            "float32[3, 4] 12 13 14 15 16 17 18 19 20 21 22 23")
        check(
            "Kernels.index(x, [nil, ints([0, 1], [2, 1]), ints([0, 3])])", try Kernels.index(x, [nil, ints([0, 1], [2, 1]), ints([0, 3])]),
            "float32[2, 2, 2] 0 3 4 7 12 15 16 19")
        check(
            "Kernels.index(x, [Kernels.binary(.gt, x, .wrapped(20), b)])", try Kernels.index(x, [Kernels.binary(.gt, x, .wrapped(20), b)]),
            "float32[3] 21 22 23")
        check(
            "Kernels.index(x, [bools([0, 1])])", try Kernels.index(x, [bools([0, 1])]),
            "float32[1, 3, 4] 12 13 14 15 16 17 18 19 20 21 22 23")
        check(
            "Kernels.index(x, [nil, bools([1, 0, 1])])", try Kernels.index(x, [nil, bools([1, 0, 1])]),
            "float32[2, 2, 4] 0 1 2 3 8 9 10 11 12 13 14 15 20 21 22 23")
        check(
            "Kernels.index(x, [bools([1, 0, 1, 0, 1, 0], [2, 3]), ints([0, 1, 2])])", try Kernels.index(x, [bools([1, 0, 1, 0, 1, 0], [2, 3]), ints([0, 1, 2])]),
            "float32[3] 0 9 18")
        check("Kernels.index(x, [ints([])])", try Kernels.index(x, [ints([])]), "float32[0, 3, 4] ")
        check(
            "Kernels.index(x, [Tensor.scalar(1)])", try Kernels.index(x, [Tensor.scalar(1)]),
            "float32[3, 4] 12 13 14 15 16 17 18 19 20 21 22 23")
        check("Kernels.index(x, [ints([], [0, 2])])", try Kernels.index(x, [ints([], [0, 2])]), "float32[0, 2, 3, 4] ")
        check(
            "Kernels.gather(m, 0, ints([1, 0, 1, 0], [1, 4]))", try Kernels.gather(m, 0, ints([1, 0, 1, 0], [1, 4])),
            "float32[1, 4] 4 1 6 3")
        check(
            "Kernels.gather(m, 1, ints([1, 0, 1, 0], [1, 4]))", try Kernels.gather(m, 1, ints([1, 0, 1, 0], [1, 4])),
            "float32[1, 4] 1 0 1 0")
        check(
            "Kernels.gather(Kernels.transpose(m, 0, 1), 1, ints([1, 0], [1, 2]))", try Kernels.gather(Kernels.transpose(m, 0, 1), 1, ints([1, 0], [1, 2])),
            "float32[1, 2] 4 0")
        check(
            "Kernels.scatter(m, 0, ints([1, 0, 1, 2], [1, 4]), floats([9, 8, 7, 6], [1, 4]))", try Kernels.scatter(m, 0, ints([1, 0, 1, 2], [1, 4]), floats([9, 8, 7, 6], [1, 4])),
            "float32[3, 4] 0 8 2 3 9 5 7 7 8 9 10 6")
        check(
            "Kernels.scatter(m, 1, ints([1, 0], [2, 1]), value: .scalar(-1.0))", try Kernels.scatter(m, 1, ints([1, 0], [2, 1]), value: .scalar(-1.0)),
            "float32[3, 4] 0 -1 2 3 -1 5 6 7 8 9 10 11")
        check(
            "Kernels.scatterAdd(m, 1, ints([1, 1, 1, 0], [2, 2]), floats([9, 8, 7, 6], [2, 2]))", try Kernels.scatterAdd(m, 1, ints([1, 1, 1, 0], [2, 2]), floats([9, 8, 7, 6], [2, 2])),
            "float32[3, 4] 0 18 2 3 10 12 6 7 8 9 10 11")
        check(
            "Kernels.scatterAdd(m, 1, ints([1, 1], [2, 1]), floats([9, 8, 7, 6], [2, 2]))", try Kernels.scatterAdd(m, 1, ints([1, 1], [2, 1]), floats([9, 8, 7, 6], [2, 2])),
            "float32[3, 4] 0 10 2 3 4 12 6 7 8 9 10 11")
    }

    @Test func values2() throws {
        let m = try counting([3, 4])
        check(
            "Kernels.indexAdd(m, 0, ints([1, 1]), counting([2, 4]), alpha: 2, b)", try Kernels.indexAdd(m, 0, ints([1, 1]), counting([2, 4]), alpha: 2, b),
            "float32[3, 4] 0 1 2 3 12 17 22 27 8 9 10 11")
        check(
            "Kernels.indexAdd(m, 1, ints([3, 0]), counting([3, 2]), b)", try Kernels.indexAdd(m, 1, ints([3, 0]), counting([3, 2]), b),
            "float32[3, 4] 1 1 2 3 7 5 6 9 13 9 10 15")
        check(
            "Kernels.takeAlongDim(m, Kernels.argsort(m, dim: 1, descending: true), 1)", try Kernels.takeAlongDim(m, Kernels.argsort(m, dim: 1, descending: true), 1),
            "float32[3, 4] 3 2 1 0 7 6 5 4 11 10 9 8")
        check(
            "Kernels.takeAlongDim(m, ints([2], [1, 1]), 1)", try Kernels.takeAlongDim(m, ints([2], [1, 1]), 1),
            "float32[3, 1] 2 6 10")
        check(
            "Kernels.takeAlongDim(m, ints([5, 7]), nil)", try Kernels.takeAlongDim(m, ints([5, 7]), nil),
            "float32[2] 5 7")
        check(
            "Kernels.maskedSelect(m, bools([1, 0, 0, 1]))", try Kernels.maskedSelect(m, bools([1, 0, 0, 1])),
            "float32[6] 0 3 4 7 8 11")
        check(
            "Kernels.nonzero(ints([0, 3, 4, 0], [2, 2]))", try Kernels.nonzero(ints([0, 3, 4, 0], [2, 2])),
            "int64[2, 2] 0 1 1 0")
        check("Kernels.nonzero(Tensor.scalar(3))", try Kernels.nonzero(Tensor.scalar(3)), "int64[1, 0] ")
        check("Kernels.nonzero(Tensor.scalar(0))", try Kernels.nonzero(Tensor.scalar(0)), "int64[0, 0] ")
        check(
            "Kernels.maskedFill(m, bools([1, 0, 0, 1]), .scalar(-1.0))", try Kernels.maskedFill(m, bools([1, 0, 0, 1]), .scalar(-1.0)),
            "float32[3, 4] -1 1 2 -1 -1 5 6 -1 -1 9 10 -1")
        check(
            "Kernels.where(bools([1, 0], [2, 1]), floats([1, 2, 3]), .wrapped(0))", try Kernels.where(bools([1, 0], [2, 1]), floats([1, 2, 3]), .wrapped(0)),
            "float32[2, 3] 1 2 3 0 0 0")
        check("Kernels.roll(m, [1], [0])", try Kernels.roll(m, [1], [0]), "float32[3, 4] 8 9 10 11 0 1 2 3 4 5 6 7")
        check("Kernels.roll(m, [-5], [1])", try Kernels.roll(m, [-5], [1]), "float32[3, 4] 1 2 3 0 5 6 7 4 9 10 11 8")
        check("Kernels.roll(m, [7])", try Kernels.roll(m, [7]), "float32[3, 4] 5 6 7 8 9 10 11 0 1 2 3 4")
        check(
            "Kernels.roll(m, [1, 2], [0, 1])", try Kernels.roll(m, [1, 2], [0, 1]),
            "float32[3, 4] 10 11 8 9 2 3 0 1 6 7 4 5")
        check("Kernels.flip(m, [0])", try Kernels.flip(m, [0]), "float32[3, 4] 8 9 10 11 4 5 6 7 0 1 2 3")
        check("Kernels.flip(m, [0, 1])", try Kernels.flip(m, [0, 1]), "float32[3, 4] 11 10 9 8 7 6 5 4 3 2 1 0")
        check(
            "Kernels.flip(Kernels.transpose(m, 0, 1), [-1])", try Kernels.flip(Kernels.transpose(m, 0, 1), [-1]),
            "float32[4, 3] 8 4 0 9 5 1 10 6 2 11 7 3")
        check("Kernels.tril(m, -4)", try Kernels.tril(m, -4), "float32[3, 4] 0 0 0 0 0 0 0 0 0 0 0 0")
        check("Kernels.triu(m, -4)", try Kernels.triu(m, -4), "float32[3, 4] 0 1 2 3 4 5 6 7 8 9 10 11")
        check("Kernels.tril(m, -1)", try Kernels.tril(m, -1), "float32[3, 4] 0 0 0 0 4 0 0 0 8 9 0 0")
        check("Kernels.triu(m, -1)", try Kernels.triu(m, -1), "float32[3, 4] 0 1 2 3 4 5 6 7 0 9 10 11")
        check("Kernels.tril(m, 0)", try Kernels.tril(m, 0), "float32[3, 4] 0 0 0 0 4 5 0 0 8 9 10 0")
        check("Kernels.triu(m, 0)", try Kernels.triu(m, 0), "float32[3, 4] 0 1 2 3 0 5 6 7 0 0 10 11")
    }

    @Test func values3() throws {
        let m = try counting([3, 4])
        check("Kernels.tril(m, 2)", try Kernels.tril(m, 2), "float32[3, 4] 0 1 2 0 4 5 6 7 8 9 10 11")
        check("Kernels.triu(m, 2)", try Kernels.triu(m, 2), "float32[3, 4] 0 0 2 3 0 0 0 7 0 0 0 0")
        check("Kernels.tril(m, 5)", try Kernels.tril(m, 5), "float32[3, 4] 0 1 2 3 4 5 6 7 8 9 10 11")
        check("Kernels.triu(m, 5)", try Kernels.triu(m, 5), "float32[3, 4] 0 0 0 0 0 0 0 0 0 0 0 0")
        check(
            "Kernels.cat([m, floats([]), m], 0)", try Kernels.cat([m, floats([]), m], 0),
            "float32[6, 4] 0 1 2 3 4 5 6 7 8 9 10 11 0 1 2 3 4 5 6 7 8 9 10 11")
        check(
            "Kernels.cat([m, Kernels.flip(m, [1])], -1)", try Kernels.cat([m, Kernels.flip(m, [1])], -1),
            "float32[3, 8] 0 1 2 3 3 2 1 0 4 5 6 7 7 6 5 4 8 9 10 11 11 10 9 8")
        check(
            "Kernels.cat([ints([1]), floats([2.5]), bools([1])])", try Kernels.cat([ints([1]), floats([2.5]), bools([1])]),
            "float32[3] 1 2.5 1")
        check(
            "Kernels.stack([floats([1, 2]), floats([3, 4])], 1)", try Kernels.stack([floats([1, 2]), floats([3, 4])], 1),
            "float32[2, 2] 1 3 2 4")
        check(
            "Kernels.stack([Tensor.scalar(1), Tensor.scalar(2)])", try Kernels.stack([Tensor.scalar(1), Tensor.scalar(2)]),
            "int64[2] 1 2")
        check(
            "Kernels.repeat(m, [1, 2])", try Kernels.repeat(m, [1, 2]),
            "float32[3, 8] 0 1 2 3 0 1 2 3 4 5 6 7 4 5 6 7 8 9 10 11 8 9 10 11")
        check(
            "Kernels.repeat(m, [2, 2, 1])", try Kernels.repeat(m, [2, 2, 1]),
            "float32[2, 6, 4] 0 1 2 3 4 5 6 7 8 9 10 11 0 1 2 3 4 5 6 7 8 9 10 11 0 1 2 3 4 5 6 7 "
                + "8 9 10 11 0 1 2 3 4 5 6 7 8 9 10 11")
        check("Kernels.repeat(floats([1, 2]), [0])", try Kernels.repeat(floats([1, 2]), [0]), "float32[0] ")
        check(
            "Kernels.repeat(Tensor.scalar(7), [2, 2])", try Kernels.repeat(Tensor.scalar(7), [2, 2]),
            "int64[2, 2] 7 7 7 7")
        check(
            "Kernels.repeatInterleave(ints([4, 5, 6]), ints([2, 0, 1]))", try Kernels.repeatInterleave(ints([4, 5, 6]), ints([2, 0, 1])),
            "int64[3] 4 4 6")
        check(
            "Kernels.repeatInterleave(m, Tensor.scalar(2), 1)", try Kernels.repeatInterleave(m, Tensor.scalar(2), 1),
            "float32[3, 8] 0 0 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8 9 9 10 10 11 11")
        check(
            "Kernels.repeatInterleave(floats([1, 2, 3, 4], [2, 2]), ints([1, 2]), 0)", try Kernels.repeatInterleave(floats([1, 2, 3, 4], [2, 2]), ints([1, 2]), 0),
            "float32[3, 2] 1 2 3 4 3 4")
        check(
            "Kernels.bincount(ints([1, 3, 1]), minlength: 6)", try Kernels.bincount(ints([1, 3, 1]), minlength: 6),
            "int64[6] 0 2 0 1 0 0")
        check(
            "Kernels.bincount(ints([1, 3, 1]), weights: floats([0.5, 1, 2]))", try Kernels.bincount(ints([1, 3, 1]), weights: floats([0.5, 1, 2])),
            "float32[4] 0 2.5 0 1")
        check("Kernels.bincount(ints([]))", try Kernels.bincount(ints([])), "int64[0] ")
        check("Kernels.oneHot(ints([2, 0]))", try Kernels.oneHot(ints([2, 0])), "int64[2, 3] 0 0 1 1 0 0")
        check("Kernels.oneHot(ints([1], [1, 1]), 3)", try Kernels.oneHot(ints([1], [1, 1]), 3), "int64[1, 1, 3] 0 1 0")
    }
}
