// Inputs for the tests of every operation: drawn from its domain, away from its kinks, with a seed that failures print.

import Operators
import Tensors

/// A small seeded stream (splitmix64); tests must not depend on the session's generator, which they test.
struct Draws {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double(next() >> 11) / 9007199254740992
    }
}

/// One call of an operation to test: inputs and attributes.
struct Sample: CustomStringConvertible {
    let operation: Operation
    let inputs: [Tensor]
    /// Which inputs a gradient is asked of.
    let differentiates: [Bool]
    let attributes: [Argument]
    let draws: [Domain.Draw]
    /// Whether an input stands for a complex one, whose parts lie along its last dimension; matrices are hermitian then where
    /// real ones are symmetric.
    let isComplex: [Bool]
    /// The inputs as the operation is called with them.
    var arguments: [Tensor] { get throws { try called(inputs) } }
    /// Other inputs of the sample's kinds, pairs as complex numbers.
    func called(_ inputs: [Tensor]) throws -> [Tensor] {
        try zip(inputs, isComplex).map { $1 ? try Kernels.viewAsComplex($0.contiguous()) : $0 }
    }

    var description: String {
        "\(operation.signature.text) on \(inputs.map { "\($0.shape)" }.joined(separator: ", ")) with \(attributes)"
    }

    /// Samples of real inputs, and then of complex ones.
    static func everything(of operation: Operation, _ draws: inout Draws) throws -> [Sample] {
        try all(of: operation, &draws) + all(of: operation, &draws, complex: true).filter { $0.isComplex.contains(true) }
    }

    /// Samples of a primitive: each shape with each list of attributes.
    /// - Parameter complex: real inputs are drawn complex.
    static func all(of operation: Operation, _ draws: inout Draws, complex: Bool = false) throws -> [Sample] {
        let parameters = operation.signature.parameters()
        let kinds = parameters.map(\.kind)
        let slots = kinds.filter { [.tensor, .operand, .tensorList].contains($0) }
        let defaults = parameters.filter { ![.tensor, .operand, .tensorList].contains($0.kind) }.map(\.defaultValue)
        var attributeLists = operation.domain.attributes
        if attributeLists.isEmpty {
            guard defaults.allSatisfy({ $0 != nil }) else { return [] }
            attributeLists = [defaults.map { $0 ?? .none }]
        }
        let shapeLists = operation.domain.shapes.isEmpty ? usualShapes(slots.count) : operation.domain.shapes
        var samples: [Sample] = []
        for shapes in shapeLists {
            for attributes in attributeLists {
                var inputs: [Tensor] = []
                var differentiates: [Bool] = []
                var kindsDrawn: [Domain.Draw] = []
                var isComplex: [Bool] = []
                for (index, shape) in shapes.enumerated() {
                    var draw = operation.domain.draws[min(index, operation.domain.draws.count - 1)]
                    if complex, draw == .real { draw = .complex }
                    isComplex.append(draw == .complex || complex && [.symmetric, .positiveDefinite, .lowerTriangle].contains(draw))
                    inputs.append(try tensor(operation.domain, index, shape, draw, complex: isComplex[index], &draws))
                    differentiates.append([.real, .complex, .symmetric, .positiveDefinite, .lowerTriangle].contains(draw))
                    kindsDrawn.append(draw)
                }
                samples.append(
                    Sample(operation: operation, inputs: inputs, differentiates: differentiates, attributes: attributes,
                        draws: kindsDrawn, isComplex: isComplex))
            }
        }
        return samples
    }

    private static func usualShapes(_ count: Int) -> [[[Int]]] {
        switch count {
        case 0: []
        case 1: [[[2, 3]], [[]]]
        case 2: [[[2, 3], [2, 3]], [[2, 1], [3]], [[], [2]]]
        default: [Array(repeating: [2, 3], count: count), [[2, 3]] + Array(repeating: [3], count: count - 1)]
        }
    }

    private static func tensor(
        _ domain: Domain, _ index: Int, _ shape: [Int], _ draw: Domain.Draw, complex: Bool, _ draws: inout Draws
    ) throws -> Tensor {
        if complex, draw != .complex {
            return try restricted(tensor(domain, index, shape, .complex, complex: true, &draws), to: draw, complex: true)
        }
        let count = shape.reduce(1, *)
        switch draw {
        case .mask:
            let flags = (0..<count).map { $0 == 0 ? 1 : Int(draws.next() % 2) }
            return try Kernels.tensor(flags, shape: shape, .bool)
        case .index(let limit):
            return try Kernels.tensor((0..<count).map { _ in Int(draws.next() % UInt64(limit)) }, shape: shape)
        case .pivots:
            let n = shape.last ?? 1
            return try Kernels.tensor((0..<count).map { $0 % n + 1 }, shape: shape, .int32)
        case .complex:
            // Functions of one element are smooth nearly everywhere in the plane, whatever real ones they take.
            let range = shape.count < 3 && domain.shapes.isEmpty ? -2.5...2.5 : domain.ranges[min(index, domain.ranges.count - 1)]
            return try Kernels.tensor((0..<2 * count).map { _ in draws.uniform(range) }, shape: shape + [2], .float64)
        case .real, .constant, .symmetric, .positiveDefinite, .lowerTriangle:
            let range = domain.ranges[min(index, domain.ranges.count - 1)]
            var values: [Double] = []
            while values.count < count {
                let value = draws.uniform(range)
                if domain.kinks.contains(where: { abs($0 - value) < 0.01 }) { continue }
                // Elements that differ: no ties in maxima and sorting.
                if values.contains(where: { abs($0 - value) < 0.002 }) { continue }
                values.append(value)
            }
            return try restricted(Kernels.tensor(values, shape: shape, .float64), to: draw)
        }
    }

    /// Matrices made to be of the kind that an input holds; a direction of `positiveDefinite` is only symmetric.
    static func restricted(_ x: Tensor, to draw: Domain.Draw, isDirection: Bool = false, complex: Bool = false) throws -> Tensor {
        guard [.lowerTriangle, .symmetric, .positiveDefinite].contains(draw) else { return x }
        if complex {
            return try Kernels.viewAsReal(
                restricted(Kernels.viewAsComplex(x), to: draw, isDirection: isDirection).contiguous())
        }
        if draw == .lowerTriangle { return try Kernels.tril(x) }
        let recorder = Recorder()
        let sum = try recorder.apply(.add, x, recorder.conjugateTransposed(x)).contiguous()
        if draw == .symmetric || isDirection { return sum }
        let unit = try Kernels.eye(x.shape[x.rank - 1], nil, x.dtype)
        let heavy = try recorder.apply(.mul, unit, Tensor.wrapped(12.0))
        return try recorder.apply(.add, sum, heavy)
    }
}
