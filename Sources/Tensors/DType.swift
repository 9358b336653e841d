// Element types, in PyTorch's names, and what is known of each. Promotion between them is in Promotion.swift.

/// The type of a tensor's elements.
public enum DType: UInt8, Sendable, CaseIterable, Hashable {
    case bool, uint8, int8, int16, int32, int64, float16, bfloat16, float32, float64
    case complex64, complex128

    /// PyTorch's name, without the `torch.` before it.
    public var name: String {
        switch self {
        case .bool: "bool"
        case .uint8: "uint8"
        case .int8: "int8"
        case .int16: "int16"
        case .int32: "int32"
        case .int64: "int64"
        case .float16: "float16"
        case .bfloat16: "bfloat16"
        case .float32: "float32"
        case .float64: "float64"
        case .complex64: "complex64"
        case .complex128: "complex128"
        }
    }

    /// Bytes of one element.
    @inlinable public var byteCount: Int {
        switch self {
        case .bool, .uint8, .int8: 1
        case .int16, .float16, .bfloat16: 2
        case .int32, .float32: 4
        case .int64, .float64, .complex64: 8
        case .complex128: 16
        }
    }

    @inlinable public var isFloatingPoint: Bool {
        rawValue >= DType.float16.rawValue && rawValue <= DType.float64.rawValue
    }
    @inlinable public var isComplex: Bool { rawValue >= DType.complex64.rawValue }
    /// Floating point or complex: what can have a gradient.
    @inlinable public var isDifferentiable: Bool { rawValue >= DType.float16.rawValue }
    @inlinable public var isInteger: Bool { rawValue >= DType.uint8.rawValue && rawValue <= DType.int64.rawValue }
    /// A floating-point dtype of 16 bits: computed in float32, each result rounded.
    @inlinable public var isHalf: Bool { self == .float16 || self == .bfloat16 }
    @inlinable public var isSigned: Bool { self != .bool && self != .uint8 }
    /// The dtype in which elements of this one are computed: float32 for those of 16 bits.
    @inlinable public var computing: DType { isHalf ? .float32 : self }

    /// The dtype of the real and the imaginary part of a complex one; itself for others.
    public var part: DType { self == .complex64 ? .float32 : self == .complex128 ? .float64 : self }
    /// The complex dtype whose parts have this one's precision; itself for a complex one.
    public var complexForm: DType { self == .float64 || self == .complex128 ? .complex128 : .complex64 }

    /// The dtype that checks compute in: float64, or complex128.
    public var widest: DType { isComplex ? .complex128 : .float64 }

    /// The greatest finite number of a floating-point dtype narrower than float64; nil for others.
    public var greatestFinite: Double? {
        switch self {
        case .float16: 65504
        case .bfloat16: BFloat16.greatest
        case .float32: Double(Float.greatestFiniteMagnitude)
        default: nil
        }
    }

    /// What an integer dtype can hold; nil for others.
    public var integerRange: ClosedRange<Int>? {
        switch self {
        case .uint8: 0...255
        case .int8: -128...127
        case .int16: -32768...32767
        case .int32: Int(Int32.min)...Int(Int32.max)
        case .int64: Int.min...Int.max
        default: nil
        }
    }
}
