// The types of NumPy that one machine has once each, and how values of the language name its dtypes. What arrays and
// scalars can do is in ArrayObject.swift and ArrayScalar.swift.

import Tensors

/// What `np.ndarray`, `np.float32`, `np.dtype` are in one machine.
final class NumpyObjects {
    let array: TypeObject
    let dtypeType: TypeObject
    let ufunc: TypeObject
    let generic: TypeObject
    /// The abstract types by name: `number`, `integer`, `floating`, ….
    private(set) var abstract: [String: TypeObject] = [:]
    /// By the dtype's place.
    private(set) var scalars: [TypeObject] = []
    private(set) var dtypes: [ArrayDTypeObject] = []
    let axisError: TypeObject
    let castingError: TypeObject
    let linearAlgebraError: TypeObject
    var printing = ArrayPrintOptions()
    /// The stream behind `np.random.seed`.
    var random = LegacyRandom()

    init(_ types: Types) {
        func make(_ name: String, _ base: TypeObject, module: String = "numpy") -> TypeObject {
            let type = TypeObject(name, module: module, base: base)
            type.staticName = "\(module).\(name)"
            return type
        }
        array = make("ndarray", types.object)
        dtypeType = make("dtype", types.object)
        ufunc = make("ufunc", types.object)
        generic = make("generic", types.object)
        let (value, index) = (types.exception(.valueError), types.exception(.indexError))
        axisError = (try? TypeObject("AxisError", module: "numpy.exceptions", bases: [value, index])) ?? value
        castingError = TypeObject("UFuncTypeError", module: "numpy._core._exceptions", base: types.exception(.typeError))
        castingError.qualifiedName = "_UFuncOutputCastingError"
        linearAlgebraError = TypeObject("LinAlgError", module: "numpy.linalg", base: value)
        let number = make("number", generic)
        let integer = make("integer", number)
        let inexact = make("inexact", number)
        let floating = make("floating", inexact)
        let complexFloating = make("complexfloating", inexact)
        let (signed, unsigned) = (make("signedinteger", integer), make("unsignedinteger", integer))
        for type in [axisError, castingError, linearAlgebraError] {
            type.constructor = { [unowned type] arguments, _ in .object(ExceptionObject(type, arguments.positional)) }
        }
        for type in [generic, number, integer, inexact, floating, complexFloating, signed, unsigned] { abstract[type.name] = type }
        for dtype in DType.allCases {
            let type: TypeObject
            switch dtype {
            case .float64:
                type = (try? TypeObject("float64", module: "numpy", bases: [floating, types.float])) ?? floating
                type.staticName = "numpy.float64"
            case .complex128:
                type = (try? TypeObject("complex128", module: "numpy", bases: [complexFloating, types.complex])) ?? complexFloating
                type.staticName = "numpy.complex128"
            case .complex64: type = make("complex64", complexFloating)
            case .bool: type = make("bool", generic)
            default: type = make(dtype.name, dtype.isFloatingPoint ? floating : dtype == .uint8 ? unsigned : signed)
            }
            scalars.append(type)
            let name = dtype.name.prefix(1).uppercased() + dtype.name.dropFirst()
            let sign = dtype == .uint8 ? "UInt8" : name
            let type2 = TypeObject("\(sign)DType", module: "numpy.dtypes", base: dtypeType)
            dtypes.append(ArrayDTypeObject(dtype, type: type2, scalar: type))
        }
    }

    func scalar(_ dtype: DType) -> TypeObject { scalars[Int(dtype.rawValue)] }
    func dtype(_ dtype: DType) -> ArrayDTypeObject { dtypes[Int(dtype.rawValue)] }
}

/// `np.dtype('float32')`.
final class ArrayDTypeObject: Object {
    let dtype: DType
    private let typeObject: TypeObject
    private let scalar: TypeObject

    init(_ dtype: DType, type: TypeObject, scalar: TypeObject) {
        self.dtype = dtype
        typeObject = type
        self.scalar = scalar
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { typeObject }
    override func repr(_ machine: Machine) -> String { "dtype('\(dtype.name)')" }
    override func str(_ machine: Machine) -> String { dtype.name }
    override func equals(_ other: Value, _ machine: Machine) -> Bool? {
        guard case .object = other, let named = try? machine.arrayDType(other) else { return false }
        return named == dtype
    }
    override func hash(_ machine: Machine) -> Int { Int(dtype.rawValue) &+ 0x6e70_6474 }

    /// `b`, `i`, `u`, `f` or `c`.
    var kindLetter: String { dtype.isComplex ? "c" : dtype == .bool ? "b" : dtype.isFloatingPoint ? "f" : dtype == .uint8 ? "u" : "i" }
    private var letter: String {
        switch dtype.name {
        case "bool": "?"
        case "uint8": "B"
        case "int8": "b"
        case "int16": "h"
        case "int32": "i"
        case "int64": "l"
        case "float16": "e"
        case "float32": "f"
        case "complex64": "F"
        case "complex128": "D"
        default: "d"
        }
    }

    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[name] {
        case "name": .string(dtype.name)
        case "itemsize": .int(dtype.byteCount)
        case "alignment": .int(dtype.byteCount)
        case "kind": .string(kindLetter)
        case "char": .string(letter)
        case "type": .object(scalar)
        case "str": .string((dtype.byteCount == 1 ? "|" : "<") + kindLetter + String(dtype.byteCount))
        case "byteorder": .string(dtype.byteCount == 1 ? "|" : "=")
        case "shape": .object(TupleObject([]))
        case "ndim": .int(0)
        case "names", "fields": Value.none
        default: nil
        }
    }
    override func ownNames(_ machine: Machine) -> [String] { ["byteorder", "char", "itemsize", "kind", "name", "str", "type"] }
}

extension Machine {
    /// The dtype that a value names to NumPy: `np.float32`, `np.dtype('f4')`, `'float32'`, Python's `float`, `int`, `bool`.
    /// - Throws: `TypeError` for what names none, or one that arrays here do not have.
    func arrayDType(_ value: Value) throws -> DType {
        if let object = value.as(ArrayDTypeObject.self) { return object.dtype }
        if let type = value.as(TypeObject.self) {
            if let place = numpy.scalars.firstIndex(where: { $0 === type }) { return DType.allCases[place] }
            if type === types.float || type === numpy.abstract["floating"] { return .float64 }
            if type === types.complex || type === numpy.abstract["complexfloating"] { return .complex128 }
            if type === types.int { return .int64 }
            if type === types.bool { return .bool }
            throw Raise(.typeError, "Cannot interpret '\(try repr(value))' as a data type")
        }
        if let text = value.text {
            guard let dtype = namedArrayDType(text) else { throw Raise(.typeError, "data type '\(text)' not understood") }
            return dtype
        }
        if value.isNone { return .float64 }
        throw Raise(.typeError, "Cannot interpret '\(try repr(value))' as a data type")
    }

    /// A `dtype=` argument: nil for None or left out.
    func arrayDTypeIfAny(_ value: Value) throws -> DType? {
        value.isNone || value.isUndefined ? nil : try arrayDType(value)
    }

    private func namedArrayDType(_ text: String) -> DType? {
        let plain = text.first.map { "<=|".contains($0) } == true ? String(text.dropFirst()) : text
        let aliases: [String: String] = [
            "float": "float64", "double": "float64", "f8": "float64", "d": "float64", "single": "float32", "f4": "float32",
            "f": "float32", "half": "float16", "f2": "float16", "e": "float16", "int": "int64", "i8": "int64", "l": "int64",
            "q": "int64", "p": "int64", "long": "int64", "intp": "int64", "i4": "int32", "i": "int32", "i2": "int16", "h": "int16",
            "complex": "complex128", "cdouble": "complex128", "c16": "complex128", "D": "complex128", "csingle": "complex64",
            "c8": "complex64", "F": "complex64", "i1": "int8", "b": "int8", "u1": "uint8", "B": "uint8", "?": "bool", "b1": "bool", "bool_": "bool",
        ]
        let name = aliases[plain] ?? plain
        return name == "bfloat16" ? nil : DType.allCases.first { $0.name == name }
    }
}

extension DType {
    /// The dtype of a name, or the next best that tensors have.
    static func named(_ name: String, or other: DType) -> DType { allCases.first { $0.name == name } ?? other }

    /// What NumPy makes of two dtypes of arrays.
    static func arrayPromoted(_ a: DType, _ b: DType) -> DType {
        if a == b || b == .bool { return a }
        if a == .bool { return b }
        if a.isComplex || b.isComplex { return arrayPromoted(a.part.floatOfSize, b.part.floatOfSize).complexForm }
        if a.isFloatingPoint && b.isFloatingPoint { return a.byteCount >= b.byteCount ? a : b }
        if !a.isFloatingPoint && !b.isFloatingPoint {
            if a.byteCount == 1 && b.byteCount == 1 { return .named("int16", or: .int32) }
            return a.byteCount >= b.byteCount ? a : b
        }
        let (integer, floating) = a.isFloatingPoint ? (b, a) : (a, b)
        return integer.floatOfSize.byteCount > floating.byteCount ? integer.floatOfSize : floating
    }

    /// The dtype in which functions of real numbers compute integers of this one: as exact as the integers are wide.
    var floatOfSize: DType {
        if isDifferentiable { return self }
        return byteCount == 1 ? .named("float16", or: .float32) : byteCount == 2 ? .float32 : .float64
    }
}
