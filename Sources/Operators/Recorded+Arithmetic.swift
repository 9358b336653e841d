// Arithmetic on recorded values, so that derivative rules and formulas read like mathematics. Shapes and reductions of
// recorded values are in Recorded+Shapes.swift.

import Tensors

extension Recorded {
    /// A Python number beside a tensor: it yields in promotion.
    public func number(_ value: Double) throws -> Recorded { Recorded(try Tensor.wrapped(value), recorder) }
    /// The same of an argument, which may be an int or a bool.
    public func number(_ value: Argument) throws -> Recorded {
        switch value {
        case .int(let int): Recorded(try Tensor.wrapped(int), recorder)
        case .bool(let bool): Recorded(try Tensor.wrapped(bool), recorder)
        case .complex(let complex): Recorded(try Tensor.wrapped(complex), recorder)
        default: try number(value.double ?? 0)
        }
    }

    public static func + (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.add, b) }
    public static func - (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.sub, b) }
    public static func * (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.mul, b) }
    public static func / (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.div, b) }
    public static prefix func - (a: Recorded) throws -> Recorded { try a.apply(.neg) }

    public static func + (a: Recorded, b: Double) throws -> Recorded { try a.apply(.add, a.number(b)) }
    public static func - (a: Recorded, b: Double) throws -> Recorded { try a.apply(.sub, a.number(b)) }
    public static func * (a: Recorded, b: Double) throws -> Recorded { try a.apply(.mul, a.number(b)) }
    public static func / (a: Recorded, b: Double) throws -> Recorded { try a.apply(.div, a.number(b)) }
    public static func + (a: Double, b: Recorded) throws -> Recorded { try b.apply(.add, b.number(a)) }
    public static func - (a: Double, b: Recorded) throws -> Recorded { try b.number(a).apply(.sub, b) }
    public static func * (a: Double, b: Recorded) throws -> Recorded { try b.apply(.mul, b.number(a)) }
    public static func / (a: Double, b: Recorded) throws -> Recorded { try b.number(a).apply(.div, b) }

    public static func .< (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.lt, b) }
    public static func .<= (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.le, b) }
    public static func .> (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.gt, b) }
    public static func .>= (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.ge, b) }
    public static func .== (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.eq, b) }
    public static func .!= (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.ne, b) }
    public static func .< (a: Recorded, b: Double) throws -> Recorded { try a.apply(.lt, a.number(b)) }
    public static func .<= (a: Recorded, b: Double) throws -> Recorded { try a.apply(.le, a.number(b)) }
    public static func .> (a: Recorded, b: Double) throws -> Recorded { try a.apply(.gt, a.number(b)) }
    public static func .>= (a: Recorded, b: Double) throws -> Recorded { try a.apply(.ge, a.number(b)) }
    public static func .== (a: Recorded, b: Double) throws -> Recorded { try a.apply(.eq, a.number(b)) }
    public static func .!= (a: Recorded, b: Double) throws -> Recorded { try a.apply(.ne, a.number(b)) }
    public static func .& (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.logicalAnd, b) }
    public static func .| (a: Recorded, b: Recorded) throws -> Recorded { try a.apply(.logicalOr, b) }

    public func exp() throws -> Recorded { try apply(.exp) }
    public func log() throws -> Recorded { try apply(.log) }
    public func log1p() throws -> Recorded { try apply(.log1p) }
    public func sqrt() throws -> Recorded { try apply(.sqrt) }
    public func rsqrt() throws -> Recorded { try apply(.rsqrt) }
    public func reciprocal() throws -> Recorded { try apply(.reciprocal) }
    public func square() throws -> Recorded { try apply(.square) }
    public func abs() throws -> Recorded { try apply(.abs) }
    public func sign() throws -> Recorded { try apply(.sign) }
    public func sin() throws -> Recorded { try apply(.sin) }
    public func cos() throws -> Recorded { try apply(.cos) }
    public func sinh() throws -> Recorded { try apply(.sinh) }
    public func cosh() throws -> Recorded { try apply(.cosh) }
    public func tanh() throws -> Recorded { try apply(.tanh) }
    public func sigmoid() throws -> Recorded { try apply(.sigmoid) }
    public func erf() throws -> Recorded { try apply(.erf) }
    public func not() throws -> Recorded { try apply(.logicalNot) }
    public func isNaN() throws -> Recorded { try apply(.isnan) }

    /// `self ** exponent`.
    public func power(_ exponent: Double) throws -> Recorded {
        if exponent == 1 { return self }
        if exponent == 2 { return try square() }
        return try apply(.pow, [.float(exponent)])
    }

    /// The power in the slope of another. On the tape it stays one to the end, as in PyTorch: the slope of x² hangs on x⁰ still,
    /// so that derivatives can be taken until they are 0.
    public func loweredPower(_ exponent: Double) throws -> Recorded {
        recorder.isRecording && recorder.isPlain ? try apply(.pow, [.float(exponent)]) : try power(exponent)
    }

    /// At least `limit` everywhere; NaN stays.
    public func clamped(min limit: Double) throws -> Recorded { try apply(.clamp, [.float(limit), .none]) }

    /// This value where the mask is true, 0 elsewhere: a zero that no infinity or NaN gets through.
    public func kept(where mask: Recorded) throws -> Recorded { try choose(mask, self, 0) }
    /// 0 where the mask is true, this value elsewhere.
    public func zeroed(where mask: Recorded) throws -> Recorded { try choose(mask, 0, self) }

    /// The value with another dtype; itself when it has it.
    public func cast(_ dtype: DType) throws -> Recorded {
        self.dtype == dtype ? self : try apply(.to, [.dtype(dtype)])
    }
    /// The mask as numbers of the dtype of `other`.
    public func cast(like other: Recorded) throws -> Recorded { try cast(other.dtype) }

    /// A new constant of this shape and dtype.
    public func filled(_ value: Double) throws -> Recorded {
        Recorded(try Tensor.full(shape, value, dtype), recorder)
    }
}

/// `a` where the mask is true, `b` elsewhere.
public func choose(_ mask: Recorded, _ a: Recorded, _ b: Recorded) throws -> Recorded {
    Recorded(
        try a.recorder.apply(.where, inputs: [try mask.checked(), try a.checked(), try b.checked()]), a.recorder)
}
public func choose(_ mask: Recorded, _ a: Recorded, _ b: Double) throws -> Recorded {
    try choose(mask, a, a.number(b))
}
public func choose(_ mask: Recorded, _ a: Double, _ b: Recorded) throws -> Recorded {
    try choose(mask, b.number(a), b)
}

extension Application {
    /// An input as a value to compute with.
    public func value(_ index: Int) -> Recorded { Recorded(inputs[index], recorder) }
    public var x: Recorded { value(0) }
    /// A number among the attributes.
    public func double(_ index: Int) -> Double { attributes[index].double ?? 0 }
    public func int(_ index: Int) -> Int { attributes[index].int ?? 0 }
    public func bool(_ index: Int) -> Bool { attributes[index].bool ?? false }
    /// A step that PyTorch rounds to 16 bits where the inputs are such.
    func rounded(_ value: Recorded) throws -> Recorded { try narrow.map { try value.cast($0).cast(value.dtype) } ?? value }
}

extension Rule {
    public func double(_ index: Int) -> Double { attributes[index].double ?? 0 }
    public func int(_ index: Int) -> Int { attributes[index].int ?? 0 }
    public func bool(_ index: Int) -> Bool { attributes[index].bool ?? false }
}

extension Recorder {
    /// Runs a computation that is not to be recorded.
    public func unrecorded<T>(_ work: () throws -> T) rethrows -> T {
        let wasRecording = isRecording
        isRecording = false
        defer { isRecording = wasRecording }
        return try work()
    }
}

extension Operation.Body {
    /// The value written as arithmetic; it is recorded as one operation. `quick` may have a kernel for it.
    static func formula(
        quick: (@Sendable (borrowing Application) throws -> Tensor?)? = nil,
        _ compute: @escaping @Sendable (borrowing Application) throws -> Recorded
    ) -> Operation.Body {
        .single { call in
            if let quick, let done = try quick(call) { return done }
            let recorder = call.recorder
            let wasRecording = recorder.isRecording
            recorder.isRecording = false
            defer { recorder.isRecording = wasRecording }
            // 16 bits: the whole formula is computed in float32, its result rounded.
            guard call.inputs.contains(where: \.dtype.isHalf) else { return try compute(call).checked() }
            let inputs = try call.inputs.map { $0.dtype.isHalf ? try $0.cast(to: .float32) : $0 }
            let result = Kernels.resultType(
                of: call.inputs.filter(\.dtype.isFloatingPoint), defaultDType: recorder.defaultDType)
            let wide = try compute(
                Application(inputs: inputs, attributes: call.attributes, recorder: recorder, narrow: result.isHalf ? result : nil)
            ).checked()
            return wide.dtype == .float32 && result.isHalf ? try wide.cast(to: result) : wide
        }
    }
}
