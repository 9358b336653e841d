// Gradients at kinks, poles, ties and NaN, frozen from PyTorch 2.15: what no finite difference can tell.

import Autodiff
import Operators
import Tensors
import Testing

/// A function of one tensor at points where its gradient is a convention.
struct UnaryEdge: CustomTestStringConvertible, Sendable {
    let name: String
    let x: [Double]
    let gradient: [Double]
    let apply: @Sendable (Recorded) throws -> Recorded
    var testDescription: String { name }

    init(_ name: String, _ x: [Double], _ gradient: [Double], _ apply: @escaping @Sendable (Recorded) throws -> Recorded) {
        self.name = name
        self.x = x
        self.gradient = gradient
        self.apply = apply
    }
}

/// A function of two tensors at such points.
struct BinaryEdge: CustomTestStringConvertible, Sendable {
    let operation: Operation
    let x: [Double]
    let y: [Double]
    let gradientX: [Double]
    let gradientY: [Double]
    var testDescription: String { operation.name }

    init(_ operation: Operation, _ x: [Double], _ y: [Double], _ gradientX: [Double], _ gradientY: [Double]) {
        self.operation = operation
        self.x = x
        self.y = y
        self.gradientX = gradientX
        self.gradientY = gradientY
    }
}

private let unaryEdges: [UnaryEdge] = [
    UnaryEdge("sqrt(0, -0, -1)", [0, -0.0, -1], [.infinity, -.infinity, .nan]) { try $0.apply(.sqrt) },
    UnaryEdge("rsqrt", [0, -0.0], [-.infinity, .infinity]) { try $0.apply(.rsqrt) },
    UnaryEdge("abs", [0, -0.0, .nan], [0, 0, 0]) { try $0.apply(.abs) },
    UnaryEdge("sign", [0, -0.0, 2], [0, 0, 0]) { try $0.apply(.sign) },
    UnaryEdge("relu", [0, -0.0, .nan, 1, -1], [0, 0, 1, 1, 0]) { try $0.apply(.relu) },
    UnaryEdge("clamp", [0, 1, 0.5, -1, 2, .nan], [0, 0, 1, 0, 0, 0]) { try $0.apply(.clamp, [.int(0), .int(1)]) },
    UnaryEdge("clamp min", [0, 1, -1, .nan], [0, 1, 0, 0]) { try $0.apply(.clamp, [.int(0), .none]) },
    UnaryEdge("clamp_min", [0, 1, -1, .nan], [0, 1, 0, 0]) { try $0.apply(.clampMin, [.int(0)]) },
    UnaryEdge("clamp lo>hi", [-1, 0.5, 2], [0, 0, 0]) { try $0.apply(.clamp, [.int(1), .int(0)]) },
    UnaryEdge("hardtanh", [-1, 1, 0, .nan], [0, 0, 1, 1]) { try $0.apply(.hardtanh, [.int(-1), .int(1), .bool(false)]) },
    UnaryEdge("relu6", [0, 6, 3], [0, 0, 1]) { try $0.apply(.relu6, [.bool(false)]) },
    UnaryEdge("max", [1, 3, 3, 2], [0, 0.5, 0.5, 0]) { try $0.apply(.max) },
    UnaryEdge("max nan", [1, .nan, 3], [0, 1, 0]) { try $0.apply(.max) },
    UnaryEdge("max inf", [.infinity, .infinity, 1], [0.5, 0.5, 0]) { try $0.apply(.max) },
    UnaryEdge("amax", [1, 3, 3, 2], [0, 0.5, 0.5, 0]) { try $0.apply(.amax, [.ints([0]), .bool(false)]) },
    UnaryEdge("median", [4, 1, 3, 2], [0, 0, 0, 1]) { try $0.apply(.median) },
    UnaryEdge("x**0", [0, .nan, 2], [0, 0, 0]) { try $0.apply(.pow, [.int(0)]) },
    UnaryEdge("x**1", [0, 2], [1, 1]) { try $0.apply(.pow, [.int(1)]) },
    UnaryEdge("x**.5", [0, 4], [.infinity, 0.25]) { try $0.apply(.pow, [.float(0.5)]) },
    UnaryEdge("x**-1", [0, 2], [-.infinity, -0.25]) { try $0.apply(.pow, [.int(-1)]) },
    UnaryEdge("2**x", [0, -1, 2], [0, -.infinity, 0]) { try $0.apply(.powScalar, [.float(0)]) },
    UnaryEdge("log", [0, -0.0, -1], [.infinity, -.infinity, -1]) { try $0.apply(.log) },
    UnaryEdge("log1p", [1e-10, -1, -2], [1, .infinity, -1]) { try $0.apply(.log1p) },
    UnaryEdge("expm1", [1e-10, 0], [1, 1]) { try $0.apply(.expm1) },
    UnaryEdge("norm", [0, 0], [0, 0]) { try $0.apply(.vectorNorm, [.int(2), .none, .bool(false), .none]) },
    UnaryEdge("norm1", [0, -2], [0, -1]) { try $0.apply(.vectorNorm, [.int(1), .none, .bool(false), .none]) },
    UnaryEdge("norminf", [2, -2, 1], [0.5, -0.5, 0]) { try $0.apply(.vectorNorm, [.float(.infinity), .none, .bool(false), .none]) },
    UnaryEdge("std", [3, 3, 3], [0, 0, 0]) { try $0.apply(.std, [.none, .none, .bool(false)]) },
    UnaryEdge("var1", [5], [0]) { try $0.apply(.var, [.none, .int(0), .bool(false)]) },
    UnaryEdge("prod", [2, 0, 3], [0, 6, 0]) { try $0.apply(.prod, [.none]) },
    UnaryEdge("prod00", [0, 0, 3], [0, 0, 0]) { try $0.apply(.prod, [.none]) },
    UnaryEdge("cumprod", [2, 0, 3], [1, 8, 0]) { try $0.apply(.cumprod, [.int(0), .none]) },
    UnaryEdge("logsumexp", [-.infinity, -.infinity], [.nan, .nan]) { try $0.apply(.logsumexp, [.ints([0]), .bool(false)]) },
    UnaryEdge("logsumexp inf", [.infinity, 1], [.nan, 0]) { try $0.apply(.logsumexp, [.ints([0]), .bool(false)]) },
    UnaryEdge("sigmoid", [1000, -1000, 0], [0, 0, 0.25]) { try $0.apply(.sigmoid) },
    UnaryEdge("logsigmoid", [-1000, 1000], [1, 0]) { try $0.apply(.logsigmoid) },
    UnaryEdge("softplus", [1000, -1000, 20.5], [1, 0, 1]) { try $0.apply(.softplus, [.int(1), .int(20)]) },
    UnaryEdge("tanh", [20, -20], [0, 0]) { try $0.apply(.tanh) },
    UnaryEdge("elu", [0, -.infinity], [1, 0]) { try $0.apply(.elu, [.int(1), .bool(false)]) },
    UnaryEdge("leaky", [0, .nan], [0.10000000149011612, 0.10000000149011612]) { try $0.apply(.leakyRelu, [.float(0.1), .bool(false)]) },
    UnaryEdge("asin", [1, -1], [.infinity, .infinity]) { try $0.apply(.asin) },
    UnaryEdge("acos", [1], [-.infinity]) { try $0.apply(.acos) },
    UnaryEdge("atanh", [1], [.infinity]) { try $0.apply(.atanh) },
    UnaryEdge("floor", [0.5], [0]) { try $0.apply(.floor) },
    UnaryEdge("sinc", [0], [0]) { try $0.apply(.sinc) },
    UnaryEdge("nan_to_num", [.nan, .infinity, 1], [0, 0, 1]) { try $0.apply(.nanToNum, [.none, .none, .none]) },
    UnaryEdge("hardshrink", [0.5, -0.5, 1, .nan], [0, 0, 1, 1]) { try $0.apply(.hardshrink, [.float(0.5)]) },
    UnaryEdge("softshrink", [0.5, -0.5, 1, .nan], [0, 0, 1, 1]) { try $0.apply(.softshrink, [.float(0.5)]) },
    UnaryEdge("hardsigmoid", [3, -3, 0], [0, 0, 0.1666666716337204]) { try $0.apply(.hardsigmoid, [.bool(false)]) },
    UnaryEdge("hardswish", [3, -3, 0], [1, 0, 0.5]) { try $0.apply(.hardswish, [.bool(false)]) },
    UnaryEdge("threshold", [0, 1, .nan], [0, 1, 1]) { try $0.apply(.threshold, [.int(0), .int(2), .bool(false)]) },
    UnaryEdge("softmax", [1000, 1000, -.infinity], [0, 0, 0]) { try $0.apply(.softmax, [.int(0), .none]) },
]

private let binaryEdges: [BinaryEdge] = [
    BinaryEdge(.maximum, [0, 1, .nan, 1], [0, 2, 1, .nan], [0.5, 0, 1, 1], [0.5, 1, 1, 1]),
    BinaryEdge(.minimum, [0, 1, .nan, 1], [0, 2, 1, .nan], [0.5, 1, 1, 1], [0.5, 0, 1, 1]),
    BinaryEdge(.fmax, [0, 1, .nan, 1], [0, 2, 1, .nan], [0.5, 0, 0, 1], [0.5, 1, 1, 0]),
    BinaryEdge(.fmin, [0, 1, .nan, 1], [0, 2, 1, .nan], [0.5, 1, 0, 1], [0.5, 0, 1, 0]),
    BinaryEdge(.powTensor, [0, 0, .nan, 1, -2, -1, 0], [0, -1, 0, .nan, 2, 2.5, 2], [0, -.infinity, 0, .nan, -4, .nan, 0], [0, -.infinity, .nan, 0, .nan, .nan, 0]),
    BinaryEdge(.xlogy, [0, 0, 1], [0, 2, 2], [0, 0.6931471824645996, 0.6931471824645996], [.nan, 0, 0.5]),
    BinaryEdge(.div, [0, 1, -1], [0, 0, 0], [.infinity, .infinity, .infinity], [.nan, -.infinity, .infinity]),
    BinaryEdge(.logaddexp, [-.infinity, 1], [-.infinity, 2], [.nan, 0.2689414322376251], [.nan, 0.7310585975646973]),
    BinaryEdge(.atan2, [0, 1], [0, 0], [0, 0], [-0.0, -1]),
    BinaryEdge(.hypot, [0, 3], [0, 4], [.nan, 0.6000000238418579], [.nan, 0.800000011920929]),
    BinaryEdge(.remainder, [-5, 5], [3, -3], [1, 1], [2, 2]),
    BinaryEdge(.fmod, [-5, 5], [3, -3], [1, 1], [1, 1]),
    BinaryEdge(.copysign, [0, 2, -2], [1, -1, -1], [0, -1, 1], [0, 0, 0]),
]

private func leaf(_ values: [Double]) throws -> Tensor {
    let tensor = try Kernels.tensor(values, .float32)
    tensor.isGradientLeaf = true
    return tensor
}

/// Equal up to float32 rounding, NaN like NaN.
private func expectSame(_ values: [Double], _ expected: [Double], _ name: String) {
    #expect(values.count == expected.count)
    for (a, b) in zip(values, expected) {
        let isSame = a == b || (a.isNaN && b.isNaN) || abs(a - b) <= 1e-6 * max(abs(a), abs(b))
        #expect(isSame, "\(name): \(values), not \(expected)")
    }
}

@Suite struct EdgeGradientTests {
    @Test(arguments: unaryEdges) func ofOneTensor(_ edge: UnaryEdge) throws {
        let recorder = Recorder()
        let x = try leaf(edge.x)
        let y = try edge.apply(Recorded(x, recorder)).checked()
        try ReversePass.accumulate([recorder.apply(.sum, y, [.none])], gradients: [nil], recorder)
        expectSame(x.gradient?.doubles ?? [], edge.gradient, edge.name)
    }

    @Test(arguments: binaryEdges) func ofTwoTensors(_ edge: BinaryEdge) throws {
        let recorder = Recorder()
        let (x, y) = (try leaf(edge.x), try leaf(edge.y))
        let z = try recorder.apply(edge.operation, x, y)
        try ReversePass.accumulate([recorder.apply(.sum, z, [.none])], gradients: [nil], recorder)
        expectSame(x.gradient?.doubles ?? [], edge.gradientX, edge.operation.name)
        expectSame(y.gradient?.doubles ?? [], edge.gradientY, edge.operation.name)
    }

    /// A mask cuts an infinite gradient off; it does not make 0 · ∞.
    @Test func masksStopInfinity() throws {
        let recorder = Recorder()
        let x = try leaf([-1])
        let y = try recorder.apply(.relu, x)
        try ReversePass.accumulate([y], gradients: [Kernels.tensor([Double.infinity])], recorder)
        #expect(x.gradient?.doubles == [0])
    }
}
