// Views, against values computed by PyTorch 2.15.

import Testing

@testable import Tensors

@Suite struct ViewTests {
    let b = Backend()

    @Test func values1() throws {
        let x = try counting([2, 3, 4])
        let m = try counting([3, 4])
        check(
            "Kernels.reshape(Kernels.transpose(x, 0, 2), [-1])", try Kernels.reshape(Kernels.transpose(x, 0, 2), [-1]),
            "float32[24] 0 12 4 16 8 20 1 13 5 17 9 21 2 14 6 18 10 22 3 15 7 19 11 23")
        check(
            "Kernels.view(x, [6, -1])", try Kernels.view(x, [6, -1]),
            "float32[6, 4] 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23")
        check(
            "Kernels.view(Kernels.slice(x, 0, 1, nil), [3, 4])", try Kernels.view(Kernels.slice(x, 0, 1, nil), [3, 4]),
            "float32[3, 4] 12 13 14 15 16 17 18 19 20 21 22 23")
        check(
            "Kernels.view(Kernels.transpose(x, 0, 1), [3, 2, 2, 2])", try Kernels.view(Kernels.transpose(x, 0, 1), [3, 2, 2, 2]),
            "float32[3, 2, 2, 2] 0 1 2 3 12 13 14 15 4 5 6 7 16 17 18 19 8 9 10 11 20 21 22 23")
        check(
            "Kernels.permute(x, [2, 0, 1])", try Kernels.permute(x, [2, 0, 1]),
            "float32[4, 2, 3] 0 4 8 12 16 20 1 5 9 13 17 21 2 6 10 14 18 22 3 7 11 15 19 23")
        check(
            "Kernels.squeeze(floats([1, 2], [1, 2, 1]))", try Kernels.squeeze(floats([1, 2], [1, 2, 1])),
            "float32[2] 1 2")
        check(
            "Kernels.squeeze(floats([1, 2], [1, 2, 1]), [0])", try Kernels.squeeze(floats([1, 2], [1, 2, 1]), [0]),
            "float32[2, 1] 1 2")
        check(
            "Kernels.squeeze(floats([1, 2], [1, 2, 1]), [1])", try Kernels.squeeze(floats([1, 2], [1, 2, 1]), [1]),
            "float32[1, 2, 1] 1 2")
        check("Kernels.unsqueeze(floats([1, 2]), -1)", try Kernels.unsqueeze(floats([1, 2]), -1), "float32[2, 1] 1 2")
        check("Kernels.unsqueeze(Tensor.scalar(1.0), 0)", try Kernels.unsqueeze(Tensor.scalar(1.0), 0), "float32[1] 1")
        check(
            "Kernels.expand(floats([1, 2], [2, 1]), [2, -1, 3])", try Kernels.expand(floats([1, 2], [2, 1]), [2, -1, 3]),
            "float32[2, 2, 3] 1 1 1 2 2 2 1 1 1 2 2 2")
        check(
            "Kernels.expand(floats([], [0, 1]), [0, 3])", try Kernels.expand(floats([], [0, 1]), [0, 3]),
            "float32[0, 3] ")
        check("Kernels.select(x, 1, -1)", try Kernels.select(x, 1, -1), "float32[2, 4] 8 9 10 11 20 21 22 23")
        check(
            "Kernels.slice(x, 1, 1, nil)", try Kernels.slice(x, 1, 1, nil),
            "float32[2, 2, 4] 4 5 6 7 8 9 10 11 16 17 18 19 20 21 22 23")
        check(
            "Kernels.slice(x, 2, -3, -1)", try Kernels.slice(x, 2, -3, -1),
            "float32[2, 3, 2] 1 2 5 6 9 10 13 14 17 18 21 22")
        check("Kernels.slice(x, 2, 3, 1)", try Kernels.slice(x, 2, 3, 1), "float32[2, 3, 0] ")
        check(
            "Kernels.slice(x, 2, nil, nil, 3)", try Kernels.slice(x, 2, nil, nil, 3),
            "float32[2, 3, 2] 0 3 4 7 8 11 12 15 16 19 20 23")
        check(
            "Kernels.slice(x, 2, -100, 100, 2)", try Kernels.slice(x, 2, -100, 100, 2),
            "float32[2, 3, 2] 0 2 4 6 8 10 12 14 16 18 20 22")
        check(
            "Kernels.slice(x, 2, .min, .max, .max)", try Kernels.slice(x, 2, .min, .max, .max),
            "float32[2, 3, 1] 0 4 8 12 16 20")
        check(
            "Kernels.narrow(x, 1, -2, 2)", try Kernels.narrow(x, 1, -2, 2),
            "float32[2, 2, 4] 4 5 6 7 8 9 10 11 16 17 18 19 20 21 22 23")
        check(
            "Kernels.unfold(floats([0, 1, 2, 3, 4, 5]), 0, 3, 2)", try Kernels.unfold(floats([0, 1, 2, 3, 4, 5]), 0, 3, 2),
            "float32[2, 3] 0 1 2 2 3 4")
        check(
            "Kernels.unfold(m, 1, 2, 1)", try Kernels.unfold(m, 1, 2, 1),
            "float32[3, 3, 2] 0 1 1 2 2 3 4 5 5 6 6 7 8 9 9 10 10 11")
        check("Kernels.diagonal(m, offset: -3)", try Kernels.diagonal(m, offset: -3), "float32[0] ")
        check("Kernels.diagonal(m, offset: -2)", try Kernels.diagonal(m, offset: -2), "float32[1] 8")
    }

    @Test func values2() throws {
        let x = try counting([2, 3, 4])
        let m = try counting([3, 4])
        check("Kernels.diagonal(m, offset: 0)", try Kernels.diagonal(m, offset: 0), "float32[3] 0 5 10")
        check("Kernels.diagonal(m, offset: 1)", try Kernels.diagonal(m, offset: 1), "float32[3] 1 6 11")
        check("Kernels.diagonal(m, offset: 4)", try Kernels.diagonal(m, offset: 4), "float32[0] ")
        check(
            "Kernels.diagonal(x, offset: 1, 0, 2)", try Kernels.diagonal(x, offset: 1, 0, 2),
            "float32[3, 2] 1 14 5 18 9 22")
        check(
            "Kernels.asStrided(x, [2, 2], [3, 5], 1)", try Kernels.asStrided(x, [2, 2], [3, 5], 1),
            "float32[2, 2] 1 6 4 9")
        check(
            "Kernels.flatten(x, 1)", try Kernels.flatten(x, 1),
            "float32[2, 12] 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23")
        check("Kernels.flatten(Tensor.scalar(1.0))", try Kernels.flatten(Tensor.scalar(1.0)), "float32[1] 1")
        check(
            "Kernels.flatten(Kernels.transpose(x, 0, 1), 0, 1)", try Kernels.flatten(Kernels.transpose(x, 0, 1), 0, 1),
            "float32[6, 4] 0 1 2 3 12 13 14 15 4 5 6 7 16 17 18 19 8 9 10 11 20 21 22 23")
        check(
            "Kernels.transpose(Tensor.scalar(1.0), 0, -1)", try Kernels.transpose(Tensor.scalar(1.0), 0, -1),
            "float32[] 1")
    }
}
