// The dtype of a result of operands of different dtypes: PyTorch's `promote_types` and `result_type`.

extension DType {
    /// The smallest dtype that both convert to, as `torch.promote_types`.
    public static func promoted(_ a: DType, _ b: DType) -> DType {
        if a == b { return a }
        // The cases of DType are in ascending order of kind and size; two pairs of the same size meet above both.
        let (lower, higher) = a.rawValue < b.rawValue ? (a, b) : (b, a)
        if lower == .uint8 && higher == .int8 { return .int16 }
        if lower == .float16 && higher == .bfloat16 { return .float32 }
        if lower == .float64 && higher == .complex64 { return .complex128 }
        return higher
    }

    /// 0 for bool, 1 for integers, 2 for floating point, 3 for complex.
    var category: Int { self == .bool ? 0 : isComplex ? 3 : isFloatingPoint ? 2 : 1 }
}

extension Kernels {
    /// The dtype an operation of `a` and `b` computes in: tensors with dimensions decide, then 0-d tensors, then Python
    /// numbers; a lower class counts only when its kind (bool, integer, floating point, complex) is higher.
    public static func resultType(of a: Tensor, _ b: Tensor, defaultDType: DType = .float32) -> DType {
        if a.dtype == b.dtype && !a.isWrappedNumber && !b.isWrappedNumber { return a.dtype }
        return resultType(of: [a, b], defaultDType: defaultDType)
    }

    /// The dtype an operation of all `operands` computes in.
    public static func resultType(of operands: [Tensor], defaultDType: DType = .float32) -> DType {
        var dimensioned: DType?
        var zero: DType?
        var wrapped: DType?
        for x in operands {
            if x.isWrappedNumber {
                let dtype = x.dtype.isFloatingPoint ? defaultDType : x.dtype.isComplex ? defaultDType.complexForm : x.dtype
                wrapped = wrapped.map { DType.promoted($0, dtype) } ?? dtype
            } else if x.rank > 0 {
                dimensioned = dimensioned.map { DType.promoted($0, x.dtype) } ?? x.dtype
            } else {
                zero = zero.map { DType.promoted($0, x.dtype) } ?? x.dtype
            }
        }
        return combine(combine(dimensioned, zero), wrapped) ?? defaultDType
    }

    private static func combine(_ higher: DType?, _ lower: DType?) -> DType? {
        guard let higher else { return lower }
        guard let lower else { return higher }
        // What brings in the imaginary part does not decide the precision.
        if lower.isComplex && higher.isFloatingPoint { return higher.complexForm }
        return lower.category > higher.category ? lower : higher
    }
}
