// Products of matrices and vectors, against values computed by PyTorch 2.15.

import Testing

@testable import Tensors

@Suite struct ProductTests {
    let b = Backend()

    @Test func values1() throws {
        let y = try Kernels.unary(.sin, counting([2, 3, 4]), b)
        let p = try Kernels.unary(.sin, counting([3, 4]), b)
        let q = try Kernels.unary(.cos, counting([4, 5]), b)
        check(
            "Kernels.mm(p, q, b)", try Kernels.mm(p, q, b),
            "float32[3, 5] -0.631479263 0.676834762 1.36286998 0.795888901 -0.502828836 "
                + "-1.29346836 -1.96003878 -0.824558735 1.06901681 1.97974324 2.32241368 1.885499 "
                + "-0.284934998 -2.19340086 -2.08526421")
        check(
            "Kernels.mm(Kernels.transpose(q, 0, 1), Kernels.transpose(p, 0, 1), b)", try Kernels.mm(Kernels.transpose(q, 0, 1), Kernels.transpose(p, 0, 1), b),
            "float32[5, 3] -0.631479263 -1.29346836 2.32241368 0.676834762 -1.96003878 1.885499 "
                + "1.36286998 -0.824558735 -0.284934998 0.795888901 1.06901681 -2.19340086 -0.502828836 "
                + "1.97974324 -2.08526421")
        check(
            "Kernels.mm(ints([1, 2, 3, 4], [2, 2]), ints([5, 6, 7, 8], [2, 2]), b)", try Kernels.mm(ints([1, 2, 3, 4], [2, 2]), ints([5, 6, 7, 8], [2, 2]), b),
            "int64[2, 2] 19 22 43 50")
        check(
            "Kernels.mm(floats([], [2, 0]), floats([], [0, 3]), b)", try Kernels.mm(floats([], [2, 0]), floats([], [0, 3]), b),
            "float32[2, 3] 0 0 0 0 0 0")
        check(
            "Kernels.mm(floats([], [0, 2]), floats([1, 2], [2, 1]), b)", try Kernels.mm(floats([], [0, 2]), floats([1, 2], [2, 1]), b),
            "float32[0, 1] ")
        check(
            "Kernels.mv(p, floats([1, 2, 3, 4]), b)", try Kernels.mv(p, floats([1, 2, 3, 4]), b),
            "float32[3] 4.97531414 -0.884951115 -3.81842899")
        check(
            "Kernels.dot(floats([1, 2, 3]), floats([4, 5, 6]), b)", try Kernels.dot(floats([1, 2, 3]), floats([4, 5, 6]), b),
            "float32[] 32")
        check(
            "Kernels.dot(ints([1, 2, 3]), ints([4, 5, 6]), b)", try Kernels.dot(ints([1, 2, 3]), ints([4, 5, 6]), b),
            "int64[] 32")
        check("Kernels.dot(floats([]), floats([]), b)", try Kernels.dot(floats([]), floats([]), b), "float32[] 0")
        check(
            "Kernels.mm(floats([0], [1, 1]), floats([.infinity], [1, 1]), b)", try Kernels.mm(floats([0], [1, 1]), floats([.infinity], [1, 1]), b),
            "float32[1, 1] nan")
        check(
            "Kernels.bmm(Kernels.permute(y, [0, 2, 1]), y, b)", try Kernels.bmm(Kernels.permute(y, [0, 2, 1]), y, b),
            "float32[2, 4, 4] 1.55157971 1.13344908 -0.326769471 -1.48655772 1.13344908 1.7974509 "
                + "0.808884501 -0.923366547 -0.326769471 0.808884501 1.20085382 0.48876363 -1.48655772 "
                + "-0.923366547 0.48876363 1.45152664 1.20426798 0.815160036 -0.323402166 -1.16462994 "
                + "0.815160036 1.80081797 1.13081217 -0.578857124 -0.323402166 1.13081217 1.54536307 "
                + "0.539114237 -1.16462994 -0.578857124 0.539114237 1.16142642")
        check(
            "Kernels.bmm(floats([], [0, 2, 3]), floats([], [0, 3, 2]), b)", try Kernels.bmm(floats([], [0, 2, 3]), floats([], [0, 3, 2]), b),
            "float32[0, 2, 2] ")
    }
}
