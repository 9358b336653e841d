// From a dtype to the Swift type of its elements: the only switches over dtypes that loops go through.

/// Work that is written once for all element types.
protocol ElementTask {
    associatedtype Result
    func run<T: Element>(_: T.Type) throws(TensorError) -> Result
}

/// Work on elements with arithmetic.
protocol NumberTask {
    associatedtype Result
    func run<T: NumberElement>(_: T.Type) throws(TensorError) -> Result
}

/// Work on floating-point elements.
protocol RealTask {
    associatedtype Result
    func run<T: RealElement>(_: T.Type) throws(TensorError) -> Result
}

/// Work that moves elements without reading them.
protocol MoveTask {
    associatedtype Result
    func run<T: BitwiseCopyable>(_: T.Type) throws(TensorError) -> Result
}

extension DType {
    @inline(__always) func accept<V: ElementTask>(_ task: V) throws(TensorError) -> V.Result {
        switch self {
        case .bool: try task.run(Bool.self)
        case .uint8: try task.run(UInt8.self)
        case .int8: try task.run(Int8.self)
        case .int16: try task.run(Int16.self)
        case .int32: try task.run(Int32.self)
        case .int64: try task.run(Int.self)
        case .float16: try task.run(Float16.self)
        case .bfloat16: try task.run(BFloat16.self)
        case .float32: try task.run(Float.self)
        case .float64: try task.run(Double.self)
        case .complex64: try task.run(ComplexElement<Float>.self)
        case .complex128: try task.run(Complex.self)
        }
    }

    /// `bool` runs as `uint8`: callers refuse it or know that 0 and 1 stay 0 and 1.
    @inline(__always) func acceptNumber<V: NumberTask>(_ task: V) throws(TensorError) -> V.Result {
        switch self {
        case .bool, .uint8: try task.run(UInt8.self)
        case .int8: try task.run(Int8.self)
        case .int16: try task.run(Int16.self)
        case .int32: try task.run(Int32.self)
        case .int64: try task.run(Int.self)
        case .float16: try task.run(Float16.self)
        case .bfloat16: try task.run(BFloat16.self)
        case .float32: try task.run(Float.self)
        case .float64: try task.run(Double.self)
        case .complex64, .complex128: throw .runtime("expected a real tensor, got \(name)")
        }
    }

    /// The caller has converted what is not floating point, and what has 16 bits to `computing`.
    @inline(__always) func acceptReal<V: RealTask>(_ task: V) throws(TensorError) -> V.Result {
        switch self {
        case .float32: try task.run(Float.self)
        case .float64: try task.run(Double.self)
        default: throw .runtime("expected a floating point tensor, got \(name)")
        }
    }

    @inline(__always) func acceptMove<V: MoveTask>(_ task: V) throws(TensorError) -> V.Result {
        switch byteCount {
        case 1: try task.run(UInt8.self)
        case 2: try task.run(UInt16.self)
        case 4: try task.run(UInt32.self)
        case 8: try task.run(UInt64.self)
        default: try task.run(Complex.self)
        }
    }

    /// The C++ name of the dtype, as PyTorch's messages say it.
    public var cName: String {
        switch self {
        case .bool: "Bool"
        case .uint8: "Byte"
        case .int8: "Char"
        case .int16: "Short"
        case .int32: "Int"
        case .int64: "Long"
        case .float16: "Half"
        case .bfloat16: "BFloat16"
        case .float32: "Float"
        case .float64: "Double"
        case .complex64: "ComplexFloat"
        case .complex128: "ComplexDouble"
        }
    }

    /// The name some of PyTorch's messages use: `long int`, `float`.
    public var lowercaseCName: String {
        switch self {
        case .bool: "bool"
        case .uint8: "unsigned char"
        case .int8: "signed char"
        case .int16: "short"
        case .int32: "int"
        case .int64: "long int"
        case .float16: "c10::Half"
        case .bfloat16: "c10::BFloat16"
        case .float32: "float"
        case .float64: "double"
        case .complex64: "c10::complex<float>"
        case .complex128: "c10::complex<double>"
        }
    }
}

extension Tensor {
    /// The first element, typed; the caller has looked at the dtype.
    @inline(__always) func pointer<T>(_: T.Type) -> UnsafeMutablePointer<T> {
        bytes.assumingMemoryBound(to: T.self)
    }
}

extension TensorError {
    static func notImplemented(_ message: String) -> TensorError { TensorError(.notImplemented, message) }

    /// `"pow" not implemented for 'Bool'`.
    static func notImplemented(_ kernel: String, for dtype: DType) -> TensorError {
        TensorError(.notImplemented, "\"\(kernel)\" not implemented for '\(dtype.cName)'")
    }
}
