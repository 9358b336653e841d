// New tensors and conversions of dtype, against values computed by PyTorch 2.15.

import Testing

@testable import Tensors

@Suite struct CreationTests {
    let b = Backend()

    @Test func values1() throws {
        check(
            "Kernels.arange(0.0, 5.0, 1.0, .float32)", try Kernels.arange(0.0, 5.0, 1.0, .float32),
            "float32[5] 0 1 2 3 4")
        check(
            "Kernels.arange(1.0, 2.0, 0.3, .float32)", try Kernels.arange(1.0, 2.0, 0.3, .float32),
            "float32[4] 1 1.29999995 1.60000002 1.89999998")
        check(
            "Kernels.arange(5.0, 0.0, -1.5, .float32)", try Kernels.arange(5.0, 0.0, -1.5, .float32),
            "float32[4] 5 3.5 2 0.5")
        check("Kernels.arange(0.0, 0.0, 1.0, .float32)", try Kernels.arange(0.0, 0.0, 1.0, .float32), "float32[0] ")
        check(
            "Kernels.arange(0.0, 1.0, 0.1, .float32)", try Kernels.arange(0.0, 1.0, 0.1, .float32),
            "float32[10] 0 0.100000001 0.200000003 0.300000012 0.400000006 0.5 0.600000024 "
                + "0.699999988 0.800000012 0.899999976")
        check("Kernels.arange(2, 9, 3)", try Kernels.arange(2, 9, 3), "int64[3] 2 5 8")
        check("Kernels.arange(9, 2, -3)", try Kernels.arange(9, 2, -3), "int64[3] 9 6 3")
        check("Kernels.arange(0, 3, 1, .float64)", try Kernels.arange(0, 3, 1, .float64), "float64[3] 0 1 2")
        check(
            "Kernels.linspace(0, 1, 5, .float32)", try Kernels.linspace(0, 1, 5, .float32),
            "float32[5] 0 0.25 0.5 0.75 1")
        check(
            "Kernels.linspace(3, -10, 7, .float64)", try Kernels.linspace(3, -10, 7, .float64),
            "float64[7] 3 0.83333333333333348 -1.333333333333333 -3.5000000000000004 "
                + "-5.666666666666667 -7.8333333333333339 -10")
        check("Kernels.linspace(0, 1, 1, .float32)", try Kernels.linspace(0, 1, 1, .float32), "float32[1] 0")
        check("Kernels.linspace(0, 10, 4, .int64)", try Kernels.linspace(0, 10, 4, .int64), "int64[4] 0 3 6 10")
        check("Kernels.linspace(0, 1, 0, .float32)", try Kernels.linspace(0, 1, 0, .float32), "float32[0] ")
        check(
            "Kernels.logspace(-1, 2, 4, .float32)", try Kernels.logspace(-1, 2, 4, .float32),
            "float32[4] 0.100000001 1 10 100")
        check(
            "Kernels.logspace(0, 3, 4, base: 2, .float64)", try Kernels.logspace(0, 3, 4, base: 2, .float64),
            "float64[4] 1 2 4 8")
        check("Kernels.eye(2, 3)", try Kernels.eye(2, 3), "float32[2, 3] 1 0 0 0 1 0")
        check("Kernels.eye(0)", try Kernels.eye(0), "float32[0, 0] ")
        check(
            "Kernels.full([2, 0], .scalar(1.0), .float32)", try Kernels.full([2, 0], .scalar(1.0), .float32),
            "float32[2, 0] ")
        check("Kernels.full([2], .scalar(7), .uint8)", try Kernels.full([2], .scalar(7), .uint8), "uint8[2] 7 7")
        check("Kernels.zeros([2, 2], .bool)", try Kernels.zeros([2, 2], .bool), "bool[2, 2] 0 0 0 0")
        check("Kernels.ones([3])", try Kernels.ones([3]), "float32[3] 1 1 1")
        check(
            "doubles([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .uint8)", try doubles([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .uint8),
            "uint8[10] 44 255 0 0 212 0 0 0 1 255")
        check(
            "floats([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .uint8)", try floats([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .uint8),
            "uint8[10] 44 255 0 0 212 0 0 0 1 255")
        check(
            "doubles([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .int32)", try doubles([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .int32),
            "int32[10] 300 -1 -2147483648 -2147483648 -300 -2147483648 -2147483648 -2147483648 1 "
                + "-1")
    }

    @Test func values2() throws {
        check(
            "floats([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .int32)", try floats([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .int32),
            "int32[10] 300 -1 -2147483648 -2147483648 -300 -2147483648 -2147483648 -2147483648 1 "
                + "-1")
        check(
            "doubles([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .int64)", try doubles([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .int64),
            "int64[10] 300 -1 10000000000 -9223372036854775808 -300 3000000000000000000 "
                + "-9223372036854775808 -9223372036854775808 1 -1")
        check(
            "floats([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .int64)", try floats([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .int64),
            "int64[10] 300 -1 10000000000 -9223372036854775808 -300 2999999884200771584 "
                + "-9223372036854775808 -9223372036854775808 1 -1")
        check(
            "doubles([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .bool)", try doubles([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .bool),
            "bool[10] 1 1 1 1 1 1 1 1 1 1")
        check(
            "floats([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .bool)", try floats([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .bool),
            "bool[10] 1 1 1 1 1 1 1 1 1 1")
        check(
            "doubles([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .float32)", try doubles([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .float32),
            "float32[10] 300 -1 1e+10 nan -300 2.99999988e+18 1.00000002e+30 -inf 1.89999998 "
                + "-1.89999998")
        check(
            "floats([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .float32)", try floats([300, -1, 1e10, .nan, -300, 3e18, 1e30, -.infinity, 1.9, -1.9]).cast(to: .float32),
            "float32[10] 300 -1 1e+10 nan -300 2.99999988e+18 1.00000002e+30 -inf 1.89999998 "
                + "-1.89999998")
        check(
            "ints([300, -1, 5000000000]).cast(to: .uint8)", try ints([300, -1, 5000000000]).cast(to: .uint8),
            "uint8[3] 44 255 0")
        check(
            "ints([300, -1, 5000000000]).cast(to: .int32)", try ints([300, -1, 5000000000]).cast(to: .int32),
            "int32[3] 300 -1 705032704")
        check("ints([.max]).cast(to: .float32)", try ints([.max]).cast(to: .float32), "float32[1] 9.22337204e+18")
    }
}
