// Functions of three tensors, and broadcasts undone, against values computed by PyTorch 2.15.

import Testing

@testable import Tensors

@Suite struct TernaryTests {
    let b = Backend()

    @Test func values1() throws {
        let x = try counting([2, 3, 4])
        check(
            "Kernels.lerp(floats([1, 2]), floats([3, 6]), .wrapped(0.25), b)", try Kernels.lerp(floats([1, 2]), floats([3, 6]), .wrapped(0.25), b),
            "float32[2] 1.5 3")
        check(
            "Kernels.lerp(floats([1, 2]), floats([3, 6]), floats([0.75], [1, 1]), b)", try Kernels.lerp(floats([1, 2]), floats([3, 6]), floats([0.75], [1, 1]), b),
            "float32[1, 2] 2.5 5")
        check(
            "Kernels.addcmul(floats([1, 2]), floats([3, 4]), floats([5, 6], [2, 1]), value: 0.5, b)", try Kernels.addcmul(floats([1, 2]), floats([3, 4]), floats([5, 6], [2, 1]), value: 0.5, b),
            "float32[2, 2] 8.5 12 10 14")
        check(
            "Kernels.addcdiv(floats([1, 2]), floats([3, 4]), floats([5, 0]), value: 2, b)", try Kernels.addcdiv(floats([1, 2]), floats([3, 4]), floats([5, 0]), value: 2, b),
            "float32[2] 2.20000005 inf")
        check(
            "Kernels.clamp(floats([1, 5, .nan]), min: floats([2, 2, 2]), max: ints([3, 3, 3]), b)", try Kernels.clamp(floats([1, 5, .nan]), min: floats([2, 2, 2]), max: ints([3, 3, 3]), b),
            "float32[3] 2 3 nan")
        check(
            "Kernels.clamp(floats([1, 5]), min: floats([4]), max: floats([2]), b)", try Kernels.clamp(floats([1, 5]), min: floats([4]), max: floats([2]), b),
            "float32[2] 2 2")
        check(
            "Kernels.nanToNum(floats([.nan, .infinity, -.infinity, 1]), nan: 7, neginf: -2)", try Kernels.nanToNum(floats([.nan, .infinity, -.infinity, 1]), nan: 7, neginf: -2),
            "float32[4] 7 3.40282347e+38 -2 1")
        check("Kernels.sumTo(x, [3, 1])", try Kernels.sumTo(x, [3, 1]), "float32[3, 1] 60 92 124")
        check("Kernels.sumTo(x, [])", try Kernels.sumTo(x, []), "float32[] 276")
        check(
            "Kernels.where(bools([1, 0]), ints([1, 2]), floats([0.5, 0.5]))", try Kernels.where(bools([1, 0]), ints([1, 2]), floats([0.5, 0.5])),
            "float32[2] 1 0.5")
    }
}
