// What an operation is applied to: tensors, and the plain values beside them.

import Tensors

/// One argument of an operation, converted from the language's value.
public enum Argument: @unchecked Sendable {
    // Unchecked: an argument that holds tensors stays in its session; those in static declarations hold none.
    case none
    case tensor(Tensor)
    case tensors([Tensor])
    case bool(Bool)
    case int(Int)
    case float(Double)
    case complex(Complex)
    case ints([Int])
    case floats([Double])
    case dtype(DType)
    case string(String)
    /// Two lists of dimensions (`tensordot`).
    case lists([[Int]])
    case generator(Generator)

    public var isComplex: Bool { if case .complex = self { true } else { false } }
    public var isNone: Bool { if case .none = self { true } else { false } }

    /// The number, also of an integer or bool argument.
    public var double: Double? {
        switch self {
        case .float(let value): value
        case .int(let value): Double(value)
        case .bool(let value): value ? 1 : 0
        default: nil
        }
    }
    /// The number as a complex one.
    public var complex: Complex? { if case .complex(let value) = self { value } else { double.map { Complex($0, 0) } } }
    /// Whether it is the number 1, or 0: of a complex one both parts are looked at.
    var isOne: Bool { complex == Complex(1, 0) }
    var isZero: Bool { complex == Complex(0, 0) }
    public var int: Int? {
        switch self {
        case .int(let value): value
        case .bool(let value): value ? 1 : 0
        default: nil
        }
    }
    public var bool: Bool? {
        switch self {
        case .bool(let value): value
        case .int(let value): value != 0
        default: nil
        }
    }
    /// Several integers, or one that stands for a list of one.
    public var ints: [Int]? {
        switch self {
        case .ints(let values): values
        case .int(let value): [value]
        default: nil
        }
    }
    public var dtype: DType? { if case .dtype(let value) = self { value } else { nil } }
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var tensor: Tensor? { if case .tensor(let value) = self { value } else { nil } }
    public var generator: Generator? { if case .generator(let value) = self { value } else { nil } }
    /// The type's name in Python.
    public var typeName: String {
        switch self {
        case .none: "NoneType"
        case .tensor: "Tensor"
        case .tensors, .lists: "list"
        case .ints, .floats: "tuple"
        case .bool: "bool"
        case .int: "int"
        case .float: "float"
        case .complex: "complex"
        case .dtype: "torch.dtype"
        case .string: "str"
        case .generator: "torch.Generator"
        }
    }
    public var tensors: [Tensor]? { if case .tensors(let values) = self { values } else { nil } }
}

/// One call of a primitive operation: its tensor inputs in order, then the other parameters in order.
public struct Application {
    public let inputs: [Tensor]
    /// The parameters that are not tensors, in signature order, defaults filled in.
    public let attributes: [Argument]
    public let recorder: Recorder
    /// The dtype of 16 bits from which the inputs were widened.
    public let narrow: DType?

    public init(inputs: [Tensor], attributes: [Argument], recorder: Recorder, narrow: DType? = nil) {
        self.narrow = narrow
        self.inputs = inputs
        self.attributes = attributes
        self.recorder = recorder
    }

    public subscript(index: Int) -> Tensor { inputs[index] }
    public var backend: Backend { recorder.backend }
}
