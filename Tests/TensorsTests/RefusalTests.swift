// What is refused, with Python's exception and PyTorch 2.15's text, and the dtype rules around it.

import Testing

@testable import Tensors

@Suite struct RefusalTests {
    let b = Backend()

    @Test func elementwise() throws {
        let b = b
        refuses("RuntimeError: The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1") {
            try Kernels.binary(.add, counting([2, 3]), counting([3, 2]), b)
        }
        for kind in [BinaryKind.floorDivide, .remainder, .fmod] {
            refuses("RuntimeError: ZeroDivisionError") { try Kernels.binary(kind, ints([2, 3]), ints([0, 1]), b) }
        }
        refuses("RuntimeError: Integers to negative integer powers are not allowed.") {
            try Kernels.binary(.pow, ints([2]), .wrapped(-1), b)
        }
        refuses(
            "NotImplementedError: Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or "
                + "`logical_xor()` operator instead."
        ) { try Kernels.binary(.sub, bools([1]), bools([1]), b) }
        refuses("NotImplementedError: \"bitwise_and_cpu\" not implemented for 'Float'") {
            try Kernels.binary(.bitwiseAnd, floats([1]), ints([1]), b)
        }
        refuses("NotImplementedError: \"silu_cpu\" not implemented for 'Long'") {
            try Kernels.unaryScalar(.silu, ints([1]), b)
        }
        refuses("NotImplementedError: \"abs_cpu\" not implemented for 'Bool'") { try Kernels.unary(.abs, bools([1]), b) }
        refuses("RuntimeError: where expected condition to be a boolean tensor, but got a tensor with dtype Long") {
            try Kernels.where(ints([1]), ints([1]), ints([2]))
        }
    }

    @Test func views() throws {
        let m = try counting([3, 4])
        refuses("RuntimeError: shape '[5, -1]' is invalid for input of size 12") { try Kernels.reshape(m, [5, -1]) }
        refuses("RuntimeError: shape '[5, 5]' is invalid for input of size 12") { try Kernels.reshape(m, [5, 5]) }
        refuses("RuntimeError: only one dimension can be inferred") { try Kernels.reshape(m, [-1, -1]) }
        refuses("RuntimeError: invalid shape dimension -2 at index 0 of shape [-2, -1]") {
            try Kernels.reshape(m, [-2, -1])
        }
        refuses(
            "RuntimeError: cannot reshape tensor of 0 elements into shape [0, -1] because the unspecified dimension size -1 "
                + "can be any value and is ambiguous"
        ) { try Kernels.reshape(floats([], [0, 4]), [0, -1]) }
        refuses("RuntimeError: shape '[\(Int.max), \(Int.max)]' is invalid for input of size 12") {
            try Kernels.reshape(m, [.max, .max])
        }
        refuses(
            "RuntimeError: view size is not compatible with input tensor's size and stride (at least one dimension spans "
                + "across two contiguous subspaces). Use .reshape(...) instead."
        ) { try Kernels.view(Kernels.transpose(m, 0, 1), [12]) }
        refuses(
            "RuntimeError: The expanded size of the tensor (2) must match the existing size (3) at non-singleton dimension "
                + "0.  Target sizes: [2, 4].  Tensor sizes: [3, 4]"
        ) { try Kernels.expand(m, [2, 4]) }
        refuses("RuntimeError: permute(): duplicate dims are not allowed.") { try Kernels.permute(m, [0, 0]) }
        refuses("IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 5)") {
            try Kernels.transpose(m, 0, 5)
        }
        refuses("IndexError: select(): index 5 out of range for tensor of size [3] at dimension 0") {
            try Kernels.select(counting([3]), 0, 5)
        }
        refuses("RuntimeError: start (2) + length (5) exceeds dimension size (3).") {
            try Kernels.narrow(counting([3]), 0, 2, 5)
        }
        refuses("ValueError: slice step cannot be zero") { try Kernels.slice(m, 0, nil, nil, 0) }
        refuses("ValueError: step must be greater than zero") { try Kernels.slice(m, 0, nil, nil, -1) }
        refuses("RuntimeError: maximum size for tensor at dimension 0 is 3 but size is 5") {
            try Kernels.unfold(m, 0, 5, 1)
        }
        refuses(
            "RuntimeError: setStorage: sizes [5, 5], strides [1, 1], storage offset 9, and itemsize 4 requiring a storage "
                + "size of 72 are out of bounds for storage of size 48"
        ) { try Kernels.asStrided(m, [5, 5], [1, 1], 9) }
        refuses("RuntimeError: a tensor has at most 8 dimensions here, got 9") {
            try Kernels.zeros([1, 1, 1, 1, 1, 1, 1, 1, 1])
        }
        refuses("RuntimeError: Storage size calculation overflowed with sizes=[\(Int.max), 4]") {
            try Kernels.zeros([.max, 4])
        }
    }

    @Test func reductions() throws {
        let m = try counting([3, 4])
        refuses("RuntimeError: dim 0 appears multiple times in the list of dims") { try Kernels.sum(m, dims: [0, -2]) }
        refuses("IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 1)") {
            try Kernels.sum(.scalar(1.0), dims: [1])
        }
        refuses("IndexError: max(): Expected reduction dim 1 to have non-zero size.") {
            try Kernels.greatest(floats([], [2, 0]), dim: 1)
        }
        refuses("IndexError: argmax(): Expected reduction dim to be specified for input.numel() == 0.") {
            try Kernels.argmax(floats([]))
        }
        refuses(
            "NotImplementedError: mean(): could not infer output dtype. Input dtype must be either a floating point or "
                + "complex dtype. Got: Long"
        ) { try Kernels.mean(ints([1, 2])) }
        refuses("NotImplementedError: std and var only support floating point and complex dtypes") {
            try Kernels.variance(ints([1, 2]))
        }
        refuses("RuntimeError: selected index k out of range") { try Kernels.topk(floats([1, 2]), 5) }
        refuses("RuntimeError: kthvalue(): selected number k out of range for dimension 0") {
            try Kernels.kthvalue(floats([1, 2]), 0)
        }
    }

    @Test func indexing() throws {
        let m = try counting([3, 4])
        refuses("RuntimeError: index 5 is out of bounds for dimension 0 with size 3") {
            try Kernels.gather(m, 0, ints([5], [1, 1]))
        }
        refuses("RuntimeError: Index tensor must have the same number of dimensions as input tensor") {
            try Kernels.gather(m, 0, ints([5]))
        }
        refuses(
            "RuntimeError: Expected index [1, 2] to be no larger than self [3, 4] apart from dimension 0 and to be no "
                + "larger size than src [1, 1]"
        ) { try Kernels.scatter(m, 0, ints([0, 1], [1, 2]), floats([1], [1, 1])) }
        refuses("IndexError: index out of range in self") { try Kernels.indexSelect(m, 0, ints([5])) }
        refuses("IndexError: index 5 is out of bounds for dimension 0 with size 3") { try Kernels.index(m, [ints([5])]) }
        refuses("IndexError: index -5 is out of bounds for dimension 0 with size 4") {
            try Kernels.index(m, [nil, ints([-5])])
        }
        refuses("IndexError: shape mismatch: indexing tensors could not be broadcast together with shapes [2], [3]") {
            try Kernels.index(m, [ints([0, 1]), ints([0, 1, 2])])
        }
        refuses(
            "IndexError: The shape of the mask [2] at index 0 does not match the shape of the indexed tensor [3, 4] at index 0"
        ) { try Kernels.index(m, [bools([1, 0])]) }
        refuses("IndexError: tensors used as indices must be long, int, byte or bool tensors") {
            try Kernels.index(m, [floats([0.5])])
        }
        refuses("IndexError: too many indices for tensor of dimension 2") {
            try Kernels.index(m, [ints([0]), ints([0]), ints([0])])
        }
        refuses("ValueError: torch.cat(): expected a non-empty list of Tensors") { try Kernels.cat([]) }
        refuses(
            "RuntimeError: Sizes of tensors must match except in dimension 0. Expected size 3 but got size 2 for tensor "
                + "number 1 in the list."
        ) { try Kernels.cat([counting([2, 3]), counting([3, 2])]) }
        refuses("RuntimeError: bincount only supports 1-d non-negative integral inputs.") {
            try Kernels.bincount(ints([-1]))
        }
    }

    @Test func products() throws {
        let b = b
        refuses("RuntimeError: mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)") {
            try Kernels.mm(counting([2, 3]), counting([2, 3]), b)
        }
        refuses("RuntimeError: expected m1 and m2 to have the same dtype, but got: float != double") {
            try Kernels.mm(counting([2, 3]), counting([3, 2], .float64), b)
        }
        refuses("RuntimeError: size mismatch, got input (2), mat (2x3), vec (2)") {
            try Kernels.mv(counting([2, 3]), counting([2]), b)
        }
        refuses(
            "RuntimeError: inconsistent tensor size, expected tensor [2] and src [3] to have the same number of elements, "
                + "but got 2 and 3 elements respectively"
        ) { try Kernels.dot(counting([2]), counting([3]), b) }
        refuses("RuntimeError: Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [2, 3].") {
            try Kernels.bmm(counting([2, 3, 4]), counting([2, 3, 4]), b)
        }
    }

    @Test func writing() throws {
        let wide = try Kernels.expand(counting([3]), [2, 3])
        refuses(
            "RuntimeError: unsupported operation: more than one element of the written-to tensor refers to a single memory "
                + "location. Please clone() the tensor before performing the operation."
        ) { try Kernels.copy(.scalar(1.0), into: wide) }
        refuses("RuntimeError: result type Float can't be cast to the desired output type Long") {
            try Kernels.write(floats([1]), into: ints([1]))
        }
        refuses("RuntimeError: a Tensor with 2 elements cannot be converted to Scalar") { try floats([1, 2]).item() }
        refuses("RuntimeError: step must be nonzero") { try Kernels.arange(0, 10, 0) }
        refuses("RuntimeError: unsupported range: 0 -> inf") { try Kernels.arange(0, .infinity, 1, .float32) }
        refuses("RuntimeError: number of steps must be non-negative") { try Kernels.linspace(0, 1, -1, .float32) }
        refuses("RuntimeError: zeros: Dimension size must be non-negative.") { try Kernels.zeros([-1]) }
    }

    /// A power by a number is a root or a product for small exponents, for one element as for many.
    @Test(arguments: [2, 3, 0.5, -0.5, -1, -2, 1.7, 0]) func powersByNumbers(exponent: Double) throws {
        for base in [-Double.infinity, -2.0, -0.0, 0, 0.3, 4, .infinity, .nan] {
            for dtype in [DType.float32, .float64] {
                let one = try Kernels.binary(.pow, .scalar(base, dtype), .wrapped(exponent), b)
                let many = try Kernels.binary(.pow, Kernels.tensor([base, base], dtype), .wrapped(exponent), b)
                let same = one.double(at: 0) == many.double(at: 1) || (one.double(at: 0).isNaN && many.double(at: 1).isNaN)
                #expect(same && one.dtype == dtype && many.dtype == dtype, "\(base) to \(exponent)")
            }
        }
    }

    /// The dtype of a sum of two operands; `w` marks a Python number, `0` a 0-d tensor.
    static let promotions: [(String, String, DType)] = [
        ("int64", "float32", .float32), ("float32", "float64 0", .float32), ("int64", "float64 0", .float64),
        ("float32", "float64 w", .float32), ("int64", "float64 w", .float32), ("bool", "int64 w", .int64),
        ("uint8", "int64 w", .uint8), ("int32", "int64 0", .int32), ("uint8", "int32", .int32), ("bool", "bool w", .bool),
        ("float64", "float32", .float64), ("int64 0", "float64 w", .float32), ("float64 0", "float32 0", .float64),
    ]

    @Test(arguments: promotions) func promotes(a: String, c: String, expected: DType) throws {
        func operand(_ text: String) throws -> Tensor {
            let words = text.split(separator: " ")
            let dtype = try #require(DType.allCases.first { $0.name == words[0] })
            if words.count == 1 { return try Kernels.ones([1], dtype) }
            let x = try Tensor.scalar(1, dtype)
            x.isWrappedNumber = words[1] == "w"
            return x
        }
        #expect(try Kernels.binary(.add, operand(a), operand(c), b).dtype == expected)
        #expect(try Kernels.binary(.add, operand(c), operand(a), b).dtype == expected)
    }
}
