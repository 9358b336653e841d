// What all fillings share: the order in which PyTorch visits elements, the names and number texts of its messages.
// The distributions are in the other Random files.

import Glibc

/// Stores `next()` into every element, in PyTorch's order: as the elements lie in memory, not as they are indexed.
@inline(__always)
func fillSerially<T: BitwiseCopyable>(_ tensor: Tensor, _ type: T.Type, _ next: () -> T) {
    let start = tensor.bytes.assumingMemoryBound(to: T.self)
    if tensor.isContiguous {
        for i in 0..<tensor.elementCount { start[i] = next() }
        return
    }
    var walk = MemoryOrder(tensor)
    for _ in 0..<tensor.elementCount {
        start[walk.offset] = next()
        walk.advance()
    }
}

/// A walk over a tensor's elements with the smallest stride innermost.
struct MemoryOrder {
    /// The current element's distance from the first, in elements.
    private(set) var offset = 0
    /// The same for a second tensor of the same shape, visited along.
    private(set) var companionOffset = 0
    private var sizes = Shape()
    private var strides = Shape()
    private var companionStrides = Shape()
    private var index = Shape()

    init(_ tensor: Tensor, companion: Tensor? = nil) {
        // Insertion sort, outermost (greatest stride) first; dimensions of equal stride keep their places.
        for dimension in 0..<tensor.rank where tensor.shape[dimension] != 1 {
            let stride = tensor.strides[dimension]
            var place = strides.count
            while place > 0, strides[place - 1] < stride { place -= 1 }
            sizes.insert(tensor.shape[dimension], at: place)
            strides.insert(stride, at: place)
            companionStrides.insert(companion?.strides[dimension] ?? 0, at: place)
            index.append(0)
        }
    }

    mutating func advance() {
        var i = sizes.count
        while i > 0 {
            i -= 1
            index[i] &+= 1
            offset &+= strides[i]
            companionOffset &+= companionStrides[i]
            if index[i] < sizes[i] { return }
            offset &-= strides[i] &* sizes[i]
            companionOffset &-= companionStrides[i] &* sizes[i]
            index[i] = 0
        }
    }
}

extension DType {
    /// The name in messages that quote PyTorch's scalar types: `Long`.
    var scalarTypeName: String { cName }
    /// The name of the type in C++: `long int`.
    var typeNameOfC: String {
        switch self {
        case .bool: "bool"
        case .uint8: "unsigned char"
        case .int8: "signed char"
        case .int16: "short int"
        case .int32: "int"
        case .int64: "long int"
        default: cName
        }
    }
}

/// A number as C++ streams print it (`%g`): 1.5, -1, 1e+10, nan.
public func streamText(_ value: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    let written = withVaList([value]) { vsnprintf(&buffer, 64, "%g", $0) }
    return String(decoding: buffer.prefix(max(0, Int(written))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

func notImplemented(_ kernel: String, _ dtype: DType) -> TensorError {
    TensorError(.notImplemented, "\"\(kernel)\" not implemented for '\(dtype.scalarTypeName)'")
}

/// `a * b + c` rounded once, for values that are exact in float32: PyTorch's kernels are compiled to fused instructions.
///
/// The product is exact in float64; the sum is rounded there first, which differs from one rounding in 1 of 10⁹ cases.
/// A call to the C library's `fmaf` would keep the loops around this from being vectorised.
@inline(__always) func fused(_ a: Float, _ b: Float, _ c: Float) -> Float {
    Float(Double(a) * Double(b) + Double(c))
}
