// Complex numbers: as elements of tensors, and as the values of Python's `complex`. Functions of them are in
// ComplexFunctions.swift, loops over tensors in ComplexKernels.swift.

/// A pair of floating-point numbers with the arithmetic of the complex plane.
public struct ComplexElement<Part: BinaryFloatingPoint & BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable, Equatable {
    public var real: Part
    public var imaginary: Part

    @inline(__always) public init(_ real: Part, _ imaginary: Part) {
        self.real = real
        self.imaginary = imaginary
    }

    @inline(__always) public init<Other>(_ other: ComplexElement<Other>) {
        self.init(Part(other.real), Part(other.imaginary))
    }

    @inline(__always) public var conjugate: Self { Self(real, -imaginary) }

    @inline(__always) static func + (a: Self, b: Self) -> Self {
        Self(a.real + b.real, a.imaginary + b.imaginary)
    }
    @inline(__always) static func - (a: Self, b: Self) -> Self {
        Self(a.real - b.real, a.imaginary - b.imaginary)
    }
    @inline(__always) static prefix func - (a: Self) -> Self { Self(-a.real, -a.imaginary) }
    /// Each product is rounded before the sum, as in PyTorch.
    @inline(__always) static func * (a: Self, b: Self) -> Self {
        Self(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }

    /// The quotient by Smith's method (Robert L. Smith, Algorithm 116, 1962), which does not overflow where its value fits; a
    /// divisor of zeros gives infinities or NaN in each part.
    @inline(__always) static func / (a: Self, b: Self) -> Self {
        if b.real.magnitude >= b.imaginary.magnitude {
            if b.real == 0 && b.imaginary == 0 {
                return Self(a.real / b.real.magnitude, a.imaginary / b.imaginary.magnitude)
            }
            let ratio = b.imaginary / b.real
            let scale = 1 / (b.real + b.imaginary * ratio)
            return Self((a.real + a.imaginary * ratio) * scale, (a.imaginary - a.real * ratio) * scale)
        }
        let ratio = b.real / b.imaginary
        let scale = 1 / (b.real * ratio + b.imaginary)
        return Self((a.real * ratio + a.imaginary) * scale, (a.imaginary * ratio - a.real) * scale)
    }
}

/// A complex number of doubles: Python's `complex`.
public typealias Complex = ComplexElement<Double>

extension ComplexElement: Element where Part: RealElement {
    static var dtype: DType { Part.dtype.complexForm }
    /// The real part.
    @inline(__always) var asDouble: Double { real.asDouble }
    @inline(__always) var asInt: Int { real.asInt }
    @inline(__always) var asBool: Bool { real != 0 || imaginary != 0 }
    @inline(__always) var asComplex: Complex { Complex(self) }
    @inline(__always) init(converting value: Double) { self.init(Part(value), 0) }
    @inline(__always) init(converting value: Int) { self.init(Part(value), 0) }
    @inline(__always) init(converting value: Complex) { self.init(value) }
    /// Complex numbers have no order; operations that need one refuse them.
    @inline(__always) static func sorts(_ a: Self, before b: Self) -> Bool { Part.sorts(a.real, before: b.real) }
    @inline(__always) var isNotANumber: Bool { real.isNotANumber || imaginary.isNotANumber }
}
