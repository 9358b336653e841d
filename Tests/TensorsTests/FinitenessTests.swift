// Whether all elements are finite numbers: of every layout, the elements of the tensor and no others count.

import Testing

@testable import Tensors

@Suite struct FinitenessTests {
    @Test(arguments: [DType.float32, .float64, .float16])
    func everyLayout(_ dtype: DType) throws {
        for odd in [Double.infinity, -.infinity, .nan] {
            for place in [0, 7, 63, 64, 129] {
                let plain = try Kernels.zeros([10, 13], .float64)
                try Kernels.copy(Tensor.scalar(odd, .float64), into: Kernels.select(Kernels.reshape(plain, [130]), 0, place))
                let x = try plain.cast(to: dtype)
                #expect(!Kernels.isFinite(x))
                #expect(!Kernels.isFinite(try Kernels.transpose(x, 0, 1)))
                // Every second column: the odd one is among them or it is not.
                #expect(Kernels.isFinite(try Kernels.slice(x, 1, 0, 13, 2)) == (place % 13 % 2 == 1))
            }
        }
        let number = dtype == .float16 ? 65504 : 3.4e38
        let greatest = try Kernels.tensor([Double](repeating: number, count: 100), shape: [100], .float64).cast(to: dtype)
        #expect(Kernels.isFinite(greatest))
        #expect(Kernels.isFinite(try Kernels.zeros([0], dtype)))
        #expect(Kernels.isFinite(try Kernels.zeros([3], .int64)))
    }
}
