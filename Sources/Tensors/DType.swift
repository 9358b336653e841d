// Element types, in PyTorch's names, and what is known of each. Promotion between them is in Promotion.swift.

/// The type of a tensor's elements.
public enum DType: UInt8, Sendable, CaseIterable, Hashable {
    case bool, uint8, int32, int64, float32, float64

    /// PyTorch's name, without the `torch.` before it.
    public var name: String {
        switch self {
        case .bool: "bool"
        case .uint8: "uint8"
        case .int32: "int32"
        case .int64: "int64"
        case .float32: "float32"
        case .float64: "float64"
        }
    }

    /// Bytes of one element.
    @inlinable public var byteCount: Int {
        switch self {
        case .bool, .uint8: 1
        case .int32, .float32: 4
        case .int64, .float64: 8
        }
    }

    @inlinable public var isFloatingPoint: Bool { self == .float32 || self == .float64 }
    @inlinable public var isInteger: Bool { self == .uint8 || self == .int32 || self == .int64 }
}
