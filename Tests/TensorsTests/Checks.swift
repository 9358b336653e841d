// How the tests of this room say what they expect: a tensor as text, `float32[2, 3] 1 2 3 4 5 6`.

import Testing

@testable import Tensors

/// The dtype, the shape and the elements in row-major order.
func text(_ x: Tensor) -> String {
    let elements = (0..<x.elementCount).map { i in
        switch x.element(atFlat: i) {
        case .bool(let v): v ? "1" : "0"
        case .int(let v): "\(v)"
        case .float(let v): "\(v)"
        case .complex(let v): "\(v.real)\(v.imaginary.sign == .minus ? "" : "+")\(v.imaginary)j"
        }
    }
    return "\(x.dtype.name)\(x.shape) " + elements.joined(separator: " ")
}

/// Expects a tensor of the dtype, shape and elements given; floating point to a relative 2e-6 (float32) or 1e-13.
func check(
    _ name: String = "", _ tensor: @autoclosure () throws -> Tensor, _ expected: String,
    _ location: SourceLocation = #_sourceLocation
) {
    do {
        let result = try tensor()
        let actual = text(result)
        let a = actual.split(separator: " ")
        let e = expected.split(separator: " ")
        let tolerance = result.dtype == .float32 ? 2e-6 : 1e-12
        let same =
            a.count == e.count
            && zip(a, e).allSatisfy { x, y in
                if x == y { return true }
                guard result.dtype.isFloatingPoint, let v = Double(x), let w = Double(y) else { return false }
                if v == w { return v.sign == w.sign }
                return (v.isNaN && w.isNaN) || (v - w).magnitude <= tolerance * w.magnitude + 1e-43
            }
        #expect(same, "\(name): \(actual) is not \(expected)", sourceLocation: location)
    } catch {
        Issue.record("\(name): \(error)", sourceLocation: location)
    }
}

/// Expects a refusal: Python's exception and PyTorch's text.
func refuses(
    _ expected: String, _ location: SourceLocation = #_sourceLocation, _ work: () throws -> some Any
) {
    do {
        _ = try work()
        Issue.record("not refused: \(expected)", sourceLocation: location)
    } catch let error as TensorError {
        #expect("\(error.kind.rawValue): \(error.message)" == expected, sourceLocation: location)
    } catch {
        Issue.record("\(error)", sourceLocation: location)
    }
}

func floats(_ values: [Double], _ shape: [Int]? = nil) throws -> Tensor { try Kernels.tensor(values, shape: shape) }
func doubles(_ values: [Double], _ shape: [Int]? = nil) throws -> Tensor {
    try Kernels.tensor(values, shape: shape, .float64)
}
func ints(_ values: [Int], _ shape: [Int]? = nil) throws -> Tensor { try Kernels.tensor(values, shape: shape) }
func bytes(_ values: [Int], _ shape: [Int]? = nil) throws -> Tensor {
    try Kernels.tensor(values, shape: shape, .uint8)
}
func bools(_ values: [Int], _ shape: [Int]? = nil) throws -> Tensor { try Kernels.tensor(values, shape: shape, .bool) }

/// 0, 1, 2, … in the shape given.
func counting(_ shape: [Int], _ dtype: DType = .float32) throws -> Tensor {
    try Kernels.tensor(Array(0..<shape.reduce(1, *)), shape: shape, dtype)
}

extension Backend {
    convenience init(threads: Int) {
        self.init()
        threadCount = threads
    }
}
