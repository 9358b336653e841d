// Single elements as Swift values.

/// One element of a tensor.
public enum ElementValue: Sendable, Equatable {
    case bool(Bool)
    case int(Int)
    case float(Double)
    case complex(Complex)
}

extension Tensor {
    /// The element at a place in row-major order of the view, as a double (of a complex one its real part); the caller knows that
    /// it exists.
    @inline(__always) public func double(at flat: Int) -> Double {
        let p = address(of: flat)
        switch dtype {
        case .bool, .uint8: return Double(p.assumingMemoryBound(to: UInt8.self).pointee)
        case .int8: return Double(p.assumingMemoryBound(to: Int8.self).pointee)
        case .int16: return Double(p.assumingMemoryBound(to: Int16.self).pointee)
        case .float16: return p.assumingMemoryBound(to: Float16.self).pointee.asDouble
        case .bfloat16: return p.assumingMemoryBound(to: BFloat16.self).pointee.asDouble
        case .int32: return Double(p.assumingMemoryBound(to: Int32.self).pointee)
        case .int64: return Double(p.assumingMemoryBound(to: Int.self).pointee)
        case .float32: return Double(p.assumingMemoryBound(to: Float.self).pointee)
        case .float64, .complex128: return p.assumingMemoryBound(to: Double.self).pointee
        case .complex64: return Double(p.assumingMemoryBound(to: Float.self).pointee)
        }
    }

    /// The element at a place in row-major order, as an integer; floating point truncates.
    public func int(at flat: Int) -> Int {
        let p = address(of: flat)
        switch dtype {
        case .bool, .uint8: return Int(p.assumingMemoryBound(to: UInt8.self).pointee)
        case .int8: return Int(p.assumingMemoryBound(to: Int8.self).pointee)
        case .int16: return Int(p.assumingMemoryBound(to: Int16.self).pointee)
        case .float16: return p.assumingMemoryBound(to: Float16.self).pointee.asInt
        case .bfloat16: return p.assumingMemoryBound(to: BFloat16.self).pointee.asInt
        case .int32: return Int(p.assumingMemoryBound(to: Int32.self).pointee)
        case .int64: return p.assumingMemoryBound(to: Int.self).pointee
        case .float32: return p.assumingMemoryBound(to: Float.self).pointee.asInt
        case .float64, .complex128: return p.assumingMemoryBound(to: Double.self).pointee.asInt
        case .complex64: return p.assumingMemoryBound(to: Float.self).pointee.asInt
        }
    }

    /// The element at a place in row-major order, as a complex number.
    public func complex(at flat: Int) -> Complex {
        let p = address(of: flat)
        switch dtype {
        case .complex64: return Complex(p.assumingMemoryBound(to: ComplexElement<Float>.self).pointee)
        case .complex128: return p.assumingMemoryBound(to: Complex.self).pointee
        default: return Complex(double(at: flat), 0)
        }
    }

    /// The element at a place in row-major order of the view; the caller knows that it exists.
    public func element(atFlat flat: Int) -> ElementValue {
        switch dtype {
        case .bool: .bool(int(at: flat) != 0)
        case .uint8, .int8, .int16, .int32, .int64: .int(int(at: flat))
        case .float16, .bfloat16, .float32, .float64: .float(double(at: flat))
        case .complex64, .complex128: .complex(complex(at: flat))
        }
    }

    /// The only element.
    /// - Throws: `RuntimeError` when there is not exactly one.
    public func item() throws(TensorError) -> ElementValue {
        guard elementCount == 1 else {
            throw .runtime("a Tensor with \(elementCount) elements cannot be converted to Scalar")
        }
        return element(atFlat: 0)
    }

    /// All elements in row-major order, as doubles.
    public var doubles: [Double] { (0..<elementCount).map { double(at: $0) } }

    /// All elements in row-major order, of complex ones real and imaginary part in turn.
    public var parts: [Double] {
        guard dtype.isComplex else { return doubles }
        return (0..<elementCount).flatMap { index in [complex(at: index).real, complex(at: index).imaginary] }
    }

    /// All elements in row-major order, as integers.
    public var ints: [Int] { (0..<elementCount).map { int(at: $0) } }

    @inline(__always) private func address(of flat: Int) -> UnsafeMutableRawPointer {
        rank == 0 || flat == 0 ? bytes : bytes + place(of: flat) &* dtype.byteCount
    }

    /// Steps from the first element to the one at `flat`, in elements.
    func place(of flat: Int) -> Int {
        if isContiguous { return flat }
        var rest = flat
        var place = 0
        var d = rank
        while d > 0 {
            d -= 1
            place &+= rest % shape[d] &* strides[d]
            rest /= shape[d]
        }
        return place
    }
}
