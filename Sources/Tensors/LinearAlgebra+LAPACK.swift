// What LAPACK computes with: floats and doubles, real and complex, under one protocol. Batches, checks and errors are in
// LinearAlgebra.swift and the files beside it.

import COpenBLAS

/// An element type that LAPACK computes with.
protocol LAPACKElement: Element {
    /// The type of its real and imaginary parts: singular values, norms.
    associatedtype Part: ComplexPart
    static var lapack: lapack_type { get }
    static var zero: Self { get }
    static var one: Self { get }
    static var notANumber: Self { get }
    /// Whether its matrices are turned by conjugate transposes.
    static var isComplex: Bool { get }
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Self) -> Self
    static func / (a: Self, b: Self) -> Self
    var conjugate: Self { get }
    var length: Part { get }
    /// The element over its length; 0 of 0.
    var direction: Self { get }
    var complexForm: ComplexElement<Part> { get }
}

extension Float: LAPACKElement {
    typealias Part = Float
    static var lapack: lapack_type { lapack_s }
}

extension Double: LAPACKElement {
    typealias Part = Double
    static var lapack: lapack_type { lapack_d }
}

extension LAPACKElement where Self: ComplexPart, Part == Self {
    static var isComplex: Bool { false }
    static var notANumber: Self { .nan }
    var conjugate: Self { self }
    var length: Self { magnitude }
    var direction: Self { isNaN ? .nan : self > 0 ? 1 : self < 0 ? -1 : 0 }
    var complexForm: ComplexElement<Self> { ComplexElement(self, 0) }
}

extension ComplexElement: LAPACKElement where Part: ComplexPart {
    static var lapack: lapack_type { Part.dtype == .float32 ? lapack_c : lapack_z }
    static var zero: Self { Self(0, 0) }
    static var one: Self { Self(1, 0) }
    static var notANumber: Self { Self(.nan, .nan) }
    static var isComplex: Bool { true }
    var length: Part { Part.hypot(real, imaginary) }
    var direction: Self {
        let length = length
        return length == 0 ? Self(0, 0) : Self(real / length, imaginary / length)
    }
    var complexForm: Self { self }
}

/// Work on matrices of one of LAPACK's types of elements.
protocol LAPACKTask {
    associatedtype Result
    func run<T: LAPACKElement>(_: T.Type) throws(TensorError) -> Result
}

extension DType {
    func acceptLAPACK<V: LAPACKTask>(_ task: V) throws(TensorError) -> V.Result {
        if let reason = openblas_error() { throw .runtime(String(cString: reason)) }
        return switch self {
        case .float32: try task.run(Float.self)
        case .float64: try task.run(Double.self)
        case .complex64: try task.run(ComplexElement<Float>.self)
        case .complex128: try task.run(ComplexElement<Double>.self)
        default: throw .runtime("This function doesn't handle types other than float and double")
        }
    }

    /// Whether LAPACK has routines for it.
    public var isLAPACK: Bool { self == .float32 || self == .float64 || isComplex }
}

/// Room for what a routine works with: asked for by a call with room -1, then given. Complex matrices need real numbers too.
struct Workspace<T: LAPACKElement> {
    let pointer: UnsafeMutablePointer<T>
    let room: Int32
    let parts: UnsafeMutablePointer<T.Part>

    init(parts count: Int = 0, _ query: (UnsafeMutablePointer<T>, UnsafeMutablePointer<T.Part>) -> Void) {
        parts = .allocate(capacity: max(1, count))
        parts.initialize(repeating: 0, count: max(1, count))
        var wanted = T.one
        query(&wanted, parts)
        let room = max(1, min(wanted.asDouble.rounded(.up) * 1.0000002, Double(Int32.max)))
        self.room = Int32(room)
        pointer = .allocate(capacity: Int(self.room))
        pointer.initialize(repeating: .zero, count: Int(self.room))
    }
    func free() {
        pointer.deallocate()
        parts.deallocate()
    }
}
