// A function or method of the language that is an operation of the catalog: which overload a call means, and the paths
// that common calls take. How arguments are converted is in OperationBinding.swift.

import Operators
import Tensors

/// `torch.exp`, `Tensor.exp`, `Tensor.exp_`.
final class OperationFunction: Object {
    enum Role { case function, method, inPlace }

    let name: String
    let role: Role
    /// The module, or `torch.Tensor`, that it is found in.
    let home: String
    private(set) var overloads: [Operation]
    /// Forms of unusual calls that PyTorch's signatures have been found to allow.
    var allowed: Set<Int> = []
    /// Made at the first call: start-up must not read signatures that no cell uses.
    private var prepared: [Overload]?
    /// The overload that a call with one tensor and nothing else means.
    private var single: Quick?
    /// The overload that a call with two tensors and nothing else means.
    private var double: Quick?
    /// Where `inplace` stands in `F.elu(x, inplace=True)`.
    private var inPlaceParameter: Int?

    /// An operation with one tensor as result, and what is given beside its tensors.
    private struct Quick {
        let operation: Operation
        let attributes: [Operators.Argument]
        /// A number can stand for the second tensor.
        let takesNumber: Bool
    }

    init(_ name: String, _ role: Role, _ operation: Operation, home: String) {
        self.name = name
        self.role = role
        self.home = home
        overloads = [operation]
        super.init(kind: .native)
    }

    func add(_ operation: Operation) {
        overloads.append(operation)
        prepared = nil
    }

    var doc: String { overloads[0].doc }
    /// The page of the reference; of what only operations are made of, the signatures.
    var helpText: String {
        OperationPage.page(of: overloads[0])?.text ?? overloads.map { "\($0.signature.text)\n    \($0.doc)\n" }.joined()
    }

    override func type(_ machine: Machine) -> TypeObject { machine.types.builtinFunction }
    override func repr(_ machine: Machine) -> String {
        switch role {
        case .function where ["linalg_", "special_", "fft_"].contains { name.hasPrefix($0) }: "<built-in function \(name)>"
        case .function: "<built-in method \(name) of type object at \(address)>"
        case .method, .inPlace: "<method '\(name)' of 'torch._C.TensorBase' objects>"
        }
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "__name__", "__qualname__": .string(self.name)
        case "__doc__": .string(doc)
        case "__module__": .string("torch")
        default: nil
        }
    }

    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        do {
            return try apply(arguments, machine)
        } catch let error as TensorError where error.isRefusedMemory {
            throw error.naming(name)
        }
    }

    private func apply(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        if arguments.keywords.isEmpty, role != .inPlace, arguments.count > 0, case .tensor(let x) = arguments[0] {
            if arguments.count == 1, let single { return .tensor(try machine.recorder.apply(single.operation, x, single.attributes)) }
            if arguments.count == 2, let double {
                switch arguments[1] {
                case .tensor(let y): return .tensor(try machine.recorder.apply(double.operation, x, y, double.attributes))
                case .int, .float, .bool:
                    guard double.takesNumber, let y = try machine.wrappedNumber(arguments[1]) else { break }
                    return .tensor(try machine.recorder.apply(double.operation, x, y, double.attributes))
                default: break
                }
            }
        }
        if role == .inPlace, let result = try writeQuickly(arguments, machine) { return result }
        return try callGeneral(arguments, machine)
    }

    /// `x.add_(y)`, `x.exp_()`; nil for any other call.
    private func writeQuickly(_ arguments: Arguments, _ machine: Machine) throws -> Value? {
        guard arguments.keywords.isEmpty, arguments.count > 0, case .tensor(let x) = arguments[0] else { return nil }
        if arguments.count == 1, let single {
            return .tensor(try machine.recorder.applyInPlace(single.operation, x, others: [], single.attributes))
        }
        guard arguments.count == 2, let double else { return nil }
        let other: Tensor?
        if case .tensor(let y) = arguments[1] {
            other = y
        } else {
            other = double.takesNumber ? try machine.wrappedNumber(arguments[1]) : nil
        }
        guard let other else { return nil }
        return .tensor(try machine.recorder.applyInPlace(double.operation, x, others: [other], double.attributes))
    }

    private func callGeneral(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        if name == "einsum", arguments.count > 1, arguments[0].tensor != nil {
            return try machine.call(.object(self), machine.einsumArguments(ofLists: arguments.positional))
        }
        let overloads = prepared ?? prepare(machine)
        let call = OperationCall(self, arguments, machine)
        let bound = try call.bind(overloads)
        let result: Value
        let asksForPlace = inPlaceParameter.map { $0 < bound.arguments.count && bound.arguments[$0].bool == true } ?? false
        if role == .inPlace || asksForPlace {
            result = .tensor(try bound.operation.callInPlace(machine.recorder, bound.arguments))
        } else {
            result = machine.value(of: try bound.operation.call(machine.recorder, bound.arguments))
        }
        return try call.finished(result)
    }

    private func prepare(_ machine: Machine) -> [Overload] {
        let made = overloads.map { Overload($0, role, machine) }
        prepared = made
        if role == .function { inPlaceParameter = made.first?.parameters.firstIndex { $0.name == "inplace" } }
        single = made.lazy.compactMap { $0.accepts(tensors: 1) ? $0 : nil }.first.flatMap { quick($0, 1) }
        double = made.lazy.compactMap { $0.accepts(tensors: 2) ? $0 : nil }.first.flatMap { quick($0, 2) }
        return made
    }

    private func quick(_ overload: Overload, _ tensors: Int) -> Quick? {
        switch overload.operation.body {
        case .composite, .several: return nil
        default: break
        }
        guard let attributes = overload.attributes(afterTensors: tensors) else { return nil }
        let isFirst = overload.operation === overloads[0]
        return Quick(
            operation: overload.operation, attributes: attributes,
            takesNumber: tensors == 2 && isFirst && overload.parameters[1].kind == .operand)
    }
}

/// An operation with its parameters.
struct Overload {
    let operation: Operation
    let parameters: [Operators.Parameter]
    /// Names under which the parameters can be given.
    let role: OperationFunction.Role
    /// How many parameters can be given by position.
    let positionalCount: Int
    /// The last of them can be a list spelled out as several arguments.
    let takesSpelledOut: Bool
    /// Where each keyword goes.
    private let places: [(keyword: Symbol, place: Int)]

    init(_ operation: Operation, _ role: OperationFunction.Role, _ machine: Machine) {
        self.operation = operation
        self.role = role
        parameters = operation.signature.parameters()
        positionalCount = parameters.prefix { !$0.isKeywordOnly }.count
        takesSpelledOut = parameters.prefix(positionalCount).contains {
            switch $0.kind {
            case .sizes, .ints, .optionalInts, .tensorList: true
            default: false
            }
        }
        var places: [(keyword: Symbol, place: Int)] = []
        for (place, parameter) in parameters.enumerated() {
            let others = Overload.otherNames[parameter.name] ?? []
            for name in [parameter.name] + others where name == parameter.name || !parameters.contains(where: { $0.name == name }) {
                places.append((machine.symbols.intern(name), place))
            }
        }
        self.places = places
    }

    /// Names that PyTorch takes beside a parameter's own.
    private static let otherNames = [
        "self": ["input"], "dim": ["axis"], "dims": ["axes"], "axis": ["dim"], "keepdim": ["keepdims"], "other": ["x2"],
    ]

    func place(of keyword: Symbol) -> Int? {
        for (name, place) in places where name == keyword { return place }
        return nil
    }

    /// Takes no tensor at all: `zeros`, `arange`.
    var isFactory: Bool {
        !parameters.contains {
            switch $0.kind {
            case .tensor, .operand, .tensorList: true
            default: false
            }
        }
    }

    /// Whether so many tensors, and nothing else, are a call of this overload.
    func accepts(tensors count: Int) -> Bool {
        guard positionalCount >= count else { return false }
        for (index, parameter) in parameters.enumerated() {
            if index < count {
                guard parameter.kind == .tensor || (parameter.kind == .operand && index > 0) else { return false }
            } else if parameter.defaultValue == nil, parameter.kind != .ignored {
                return false
            }
        }
        return true
    }

    /// The defaults of what follows the tensors, or nil when more tensors could follow.
    func attributes(afterTensors count: Int) -> [Operators.Argument]? {
        var attributes: [Operators.Argument] = []
        for parameter in parameters.dropFirst(count) {
            switch parameter.kind {
            case .tensor, .operand, .optionalTensor, .tensorList: return nil
            case .ignored: attributes.append(.none)
            default: attributes.append(parameter.defaultValue ?? .none)
            }
        }
        return attributes
    }

    /// The name that PyTorch calls a parameter by: a function's `self` is its `input`.
    func publicName(_ index: Int) -> String {
        index == 0 && role == .function && parameters[0].name == "self" ? "input" : parameters[index].name
    }

    /// As messages list an overload: `(Tensor input, int dim, *, Tensor out = None)`.
    var text: String {
        var parts: [String] = []
        var isKeywordOnly = false
        for (index, parameter) in parameters.enumerated() where parameter.kind != .ignored {
            if index == 0, role != .function { continue }
            if parameter.isKeywordOnly, !isKeywordOnly {
                parts.append("*")
                isKeywordOnly = true
            }
            let suffix = parameter.defaultValue.map { " = " + Overload.text($0) } ?? ""
            parts.append("\(parameter.kind.typeText) \(publicName(index))\(suffix)")
        }
        return "(" + parts.joined(separator: ", ") + ")"
    }

    private static func text(_ value: Operators.Argument) -> String {
        switch value {
        case .bool(let value): value ? "True" : "False"
        case .int(let value): String(value)
        case .float(let value): pythonRepr(value)
        case .floats(let values): "(" + values.map(pythonRepr).joined(separator: ",") + ")"
        case .ints(let values): "(" + values.map(String.init).joined(separator: ",") + ")"
        case .string(let text): "'\(text)'"
        default: "None"
        }
    }
}

extension Operators.Parameter.Kind {
    /// The type that PyTorch's messages ask for.
    var typeText: String {
        switch self {
        case .tensor, .operand, .optionalTensor: "Tensor"
        case .tensorList: "tuple of Tensors"
        case .scalar, .optionalScalar: "Number"
        case .int, .optionalInt: "int"
        case .ints, .optionalInts, .intList, .sizes, .intOrInts: "tuple of ints"
        case .float, .optionalFloat: "float"
        case .bool, .optionalBool: "bool"
        case .dtype, .requiredDType: "torch.dtype"
        case .string, .optionalString: "str"
        case .intOrLists: "int or tuple of ints"
        case .scalarOrString: "Number"
        case .optionalFloats: "tuple of floats"
        case .generator: "torch.Generator"
        case .ignored: "object"
        }
    }
}

extension Machine {
    /// What an operation gave, as a value of the language.
    func value(of result: Operation.Result) -> Value {
        switch result {
        case .tensor(let tensor): .tensor(tensor)
        case .tensors(let tensors): .object(TupleObject(tensors.map { .tensor($0) }))
        case .named(let tensors, let type, let fields): .object(NamedResult(tensors, type: type, fields: fields))
        case .bool(let value): .bool(value)
        case .int(let value): .int(value)
        case .float(let value): .float(value)
        }
    }
}
