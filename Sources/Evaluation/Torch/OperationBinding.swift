// One call of an operation: its arguments put on the parameters of the overload that they fit, and PyTorch's messages when
// they fit none.

import Operators
import Tensors

/// The arguments of a call on their way to an operation.
final class OperationCall {
    private let function: OperationFunction
    private let arguments: Arguments
    private let machine: Machine
    /// `out=`, `requires_grad=` of a factory: done after the call.
    private var out: [Tensor] = []
    private var wantsGradient = false

    typealias Bound = (operation: Operation, arguments: [Operators.Argument])

    init(_ function: OperationFunction, _ arguments: Arguments, _ machine: Machine) {
        self.function = function
        self.arguments = arguments
        self.machine = machine
    }

    /// Why arguments do not fit an overload.
    private enum Misfit: Error {
        case tooMany, unknownKeyword(String), twice(String), missing([Int])
        case wrongType(parameter: Int, position: Int?, value: String)
    }

    /// The first overload that the arguments fit: at first taken literally, then with tensors of one element as numbers.
    func bind(_ overloads: [Overload]) throws -> Bound {
        for isLenient in [false, true] {
            for overload in overloads where mayFit(overload) {
                do {
                    return (overload.operation, try bind(to: overload, isLenient: isLenient))
                } catch is Misfit {
                    continue
                }
            }
        }
        var misfits: [Misfit] = []
        for overload in overloads {
            do {
                return (overload.operation, try bind(to: overload, isLenient: true))
            } catch let misfit as Misfit {
                misfits.append(misfit)
            }
        }
        throw machine.refusal(function.home, function.name, arguments) ?? message(overloads, misfits)
    }

    /// A cheap test by count and names, since an error thrown for each overload that does not fit would cost more than
    /// the operation.
    private func mayFit(_ overload: Overload) -> Bool {
        if arguments.count > overload.positionalCount, !overload.takesSpelledOut { return false }
        for keyword in arguments.keywords where overload.place(of: keyword) == nil {
            switch machine.symbols[keyword] {
            case "out", "requires_grad", "device", "layout", "memory_format", "pin_memory", "non_blocking": continue
            default: return false
            }
        }
        return true
    }

    /// The result after `out=` and `requires_grad=`.
    func finished(_ result: Value) throws -> Value {
        if let first = out.first, case .tensor(let tensor) = result {
            try write(tensor, to: first)
            return .tensor(first)
        }
        if out.count > 1, let named = result.as(NamedResult.self), named.elements.count == out.count {
            for (element, target) in zip(named.elements, out) { if let tensor = element.tensor { try write(tensor, to: target) } }
            return .object(NamedResult(out, type: named.typeText + "_out", fields: named.fields))
        }
        if wantsGradient, case .tensor(let tensor) = result { try machine.setRequiresGradient(tensor, true) }
        return result
    }

    /// Writes a result to what `out=` names, which takes its shape.
    private func write(_ tensor: Tensor, to out: Tensor) throws {
        guard !machine.recorder.isRecording || !tensor.requiresGradient && !out.requiresGradient else {
            throw Raise(
                .runtimeError,
                "\(function.name)(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad."
            )
        }
        if tensor.dtype.isFloatingPoint && !out.dtype.isFloatingPoint || out.dtype == .bool && tensor.dtype != .bool {
            throw Raise(
                .runtimeError,
                "result type \(tensor.dtype.cName) can't be cast to the desired output type \(out.dtype.cName)")
        }
        if out.shape != tensor.shape { try out.rebind(to: Tensor.uninitialized(tensor.shape, out.dtype)) }
        try Kernels.copy(tensor, into: out)
    }

    // MARK: Placing

    private func bind(to overload: Overload, isLenient: Bool) throws -> [Operators.Argument] {
        let parameters = overload.parameters
        var slots = [Operators.Argument?](repeating: nil, count: parameters.count)
        var position = 0
        while position < arguments.count {
            guard position < overload.positionalCount else { throw Misfit.tooMany }
            if let rest = try spelledOut(from: position, overload) {
                slots[position] = rest
                break
            }
            slots[position] = try convert(
                arguments[position], position, position: overload.role == .function ? position + 1 : position, overload, isLenient)
            position += 1
        }
        (out, wantsGradient) = ([], false)
        for (index, keyword) in arguments.keywords.enumerated() {
            let value = arguments.keywordValue(index)
            guard let place = overload.place(of: keyword) else {
                let name = machine.symbols[keyword]
                if try takeCommon(name, value, overload) { continue }
                throw Misfit.unknownKeyword(name)
            }
            guard slots[place] == nil else { throw Misfit.twice(machine.symbols[keyword]) }
            slots[place] = try convert(value, place, position: nil, overload, isLenient)
        }
        var missing: [Int] = []
        for (index, parameter) in parameters.enumerated() where slots[index] == nil {
            if let value = parameter.defaultValue {
                slots[index] = value
            } else if parameter.kind == .ignored {
                slots[index] = Operators.Argument.none
            } else {
                missing.append(index)
            }
        }
        guard missing.isEmpty else { throw Misfit.missing(missing) }
        return slots.map { $0 ?? .none }
    }

    /// `x.view(2, 3)` for `x.view((2, 3))`, `meshgrid(a, b)` for `meshgrid([a, b])`: the remaining positional arguments as
    /// one list.
    private func spelledOut(from position: Int, _ overload: Overload) throws -> Operators.Argument? {
        switch overload.parameters[position].kind {
        case .sizes: break
        case .ints, .optionalInts:
            let first = overload.role == .function ? (overload.isFactory ? 0 : 1) : 1
            guard position == first, overload.positionalCount == first + 1, arguments.count > position + 1 else { return nil }
        case .tensorList:
            guard case .tensor = arguments[position], position == overload.positionalCount - 1 else { return nil }
            let tensors = (position..<arguments.count).compactMap { arguments[$0].tensor }
            return tensors.count == arguments.count - position ? .tensors(tensors) : nil
        default: return nil
        }
        guard let first = intIfAny(arguments[position]) else { return nil }
        var sizes = [first]
        for index in (position + 1)..<max(arguments.count, position + 1) {
            guard let size = intIfAny(arguments[index]) else {
                guard overload.parameters[position].kind == .sizes, overload.role == .function else { return nil }
                throw Raise(
                    .typeError,
                    "\(function.name)(): argument '\(overload.publicName(position))' failed to unpack the object at pos \(index + 1) "
                        + "with error \"type must be tuple of ints,but got \(machine.typeName(arguments[index]))\"")
            }
            sizes.append(size)
        }
        return .ints(sizes)
    }

    /// Keywords that any function takes.
    private func takeCommon(_ name: String, _ value: Value, _ overload: Overload) throws -> Bool {
        switch name {
        case "out":
            guard !value.isNone else { return true }
            if case .tensor(let tensor) = value {
                out = [tensor]
            } else {
                guard let elements = machine.listOrTuple(value) else { return false }
                out = elements.compactMap(\.tensor)
                return out.count == elements.count && !out.isEmpty
            }
        case "requires_grad" where overload.isFactory || function.name.hasSuffix("_like") || function.name.hasPrefix("new_"):
            guard case .bool(let flag) = value else { return false }
            wantsGradient = flag
        case "device": try machine.checkDevice(value)
        case "layout", "memory_format", "pin_memory", "non_blocking": break
        default: return false
        }
        return true
    }

    // MARK: Converting

    private func convert(
        _ value: Value, _ index: Int, position: Int?, _ overload: Overload, _ isLenient: Bool
    ) throws -> Operators.Argument {
        let kind = overload.parameters[index].kind
        if kind == .ignored, overload.parameters[index].name == "device" { try machine.checkDevice(value) }
        if let argument = try argument(value, kind, isLenient) { return argument }
        throw Misfit.wrongType(parameter: index, position: position, value: machine.typeName(value))
    }

    private func argument(_ value: Value, _ kind: Operators.Parameter.Kind, _ isLenient: Bool) throws -> Operators.Argument? {
        switch kind {
        case .tensor: return value.tensor.map { .tensor($0) }
        case .operand: return try value.tensor.map { .tensor($0) } ?? machine.wrappedNumber(value).map { .tensor($0) }
        case .optionalTensor: return value.isNone ? Operators.Argument.none : value.tensor.map { .tensor($0) }
        case .tensorList: return try tensors(value)
        case .scalar: return scalar(value, isLenient)
        case .optionalScalar, .optionalFloat: return value.isNone ? Operators.Argument.none : scalar(value, isLenient)
        case .float: return scalar(value, isLenient)
        case .int: return intIfAny(value).map { .int($0) }
        case .optionalInt: return value.isNone ? Operators.Argument.none : intIfAny(value).map { .int($0) }
        case .ints, .sizes: return ints(value).map { .ints($0) }
        case .intList: return machine.listOrTuple(value).flatMap { _ in ints(value) }.map { .ints($0) }
        case .optionalInts: return value.isNone ? Operators.Argument.none : ints(value).map { .ints($0) }
        case .intOrInts: return intIfAny(value).map { .int($0) } ?? ints(value).map { .ints($0) }
        case .bool:
            if case .bool(let flag) = value { return .bool(flag) }
            return nil
        case .optionalBool:
            if case .bool(let flag) = value { return .bool(flag) }
            return value.isNone ? Operators.Argument.none : nil
        case .dtype: return value.isNone ? Operators.Argument.none : machine.dtype(value).map { .dtype($0) }
        case .requiredDType: return machine.dtype(value).map { .dtype($0) }
        case .string: return value.text.map { .string($0) }
        case .optionalString: return value.isNone ? Operators.Argument.none : value.text.map { .string($0) }
        case .generator:
            return value.isNone ? Operators.Argument.none : value.as(RandomGeneratorObject.self).map { .generator($0.generator) }
        case .scalarOrString:
            if value.isNone { return Operators.Argument.none }
            return scalar(value, isLenient) ?? value.text.map { .string($0) }
        case .optionalFloats:
            if value.isNone { return Operators.Argument.none }
            guard let elements = machine.listOrTuple(value) else { return scalar(value, isLenient) }
            let numbers = elements.compactMap { scalar($0, true)?.double }
            return numbers.count == elements.count ? .floats(numbers) : nil
        case .intOrLists: return intIfAny(value).map { .int($0) } ?? lists(value)
        case .ignored: return Operators.Argument.none
        }
    }

    private func scalar(_ value: Value, _ isLenient: Bool) -> Operators.Argument? {
        if let scalar = value.arrayScalar { return machine.scalarArgument(scalar.payload) }
        if let number = machine.scalarArgument(value) { return number }
        guard isLenient, case .tensor(let tensor) = value, tensor.rank == 0 else { return nil }
        return machine.scalarArgument(Machine.number(tensor.element(atFlat: 0)))
    }

    private func intIfAny(_ value: Value) -> Int? {
        switch value {
        case .int(let int): int
        case .tensor(let tensor):
            tensor.rank == 0 && tensor.dtype.isInteger && !tensor.requiresGradient ? tensor.int(at: 0) : nil
        case .object: value.arrayScalar.flatMap { intIfAny($0.payload) }
        default: nil
        }
    }

    private func ints(_ value: Value) -> [Int]? {
        if let int = intIfAny(value) { return [int] }
        guard let elements = machine.listOrTuple(value) else { return nil }
        var ints: [Int] = []
        for element in elements {
            guard let int = intIfAny(element) else { return nil }
            ints.append(int)
        }
        return ints
    }

    /// Lists of dimensions: of both operands, or of each.
    private func lists(_ value: Value) -> Operators.Argument? {
        guard let elements = machine.listOrTuple(value) else { return nil }
        var lists: [[Int]] = []
        for element in elements {
            guard let list = ints(element) else { return nil }
            lists.append(list)
        }
        return .lists(lists)
    }

    private func tensors(_ value: Value) throws -> Operators.Argument? {
        guard let elements = machine.listOrTuple(value) else { return nil }
        var tensors: [Tensor] = []
        for (index, element) in elements.enumerated() {
            guard case .tensor(let tensor) = element else {
                throw Raise(
                    .typeError, "expected Tensor as element \(index) in argument 0, but got \(machine.typeName(element))")
            }
            tensors.append(tensor)
        }
        return .tensors(tensors)
    }

    // MARK: Messages

    private func message(_ overloads: [Overload], _ misfits: [Misfit]) -> Raise {
        let name = function.name
        // One misfit to tell: that of the only overload, or that of the only one with room for the arguments.
        let isFirstWrong = misfits.allSatisfy { misfit in
            if case .wrongType(0, _, _) = misfit { true } else { false }
        }
        let telling = misfits.count == 1 || isFirstWrong ? 0 : nil
        guard let index = telling else {
            return Raise(
                .typeError,
                "\(name)() received an invalid combination of arguments - got (\(givenTypes(overloads[0]))), but expected one of:\n"
                    + overloads.map { " * \($0.text)\n" }.joined())
        }
        let overload = overloads[index]
        switch misfits[index] {
        case .tooMany:
            let hidden = overload.role == .function ? 0 : 1
            if hidden == 1, overload.positionalCount == 1 {
                return Raise(.typeError, "TensorBase.\(name)() takes no arguments (\(arguments.count - 1) given)")
            }
            let most = overload.positionalCount - hidden
            let given = arguments.count - hidden
            return Raise(
                .typeError,
                "\(name)() takes \(most) positional argument\(most == 1 ? "" : "s") but \(given) \(given == 1 ? "was" : "were") given")
        case .unknownKeyword where overload.role != .function && overload.positionalCount == 1:
            return Raise(.typeError, "TensorBase.\(name)() takes no keyword arguments")
        case .unknownKeyword(let keyword):
            return Raise(.typeError, "\(name)() got an unexpected keyword argument '\(keyword)'")
        case .twice(let keyword):
            return Raise(.typeError, "\(name)() got multiple values for argument '\(keyword)'")
        case .missing(let places):
            let names = places.map { "\"\(overload.publicName($0))\"" }.joined(separator: ", ")
            return Raise(.typeError, "\(name)() missing \(places.count) required positional arguments: \(names)")
        case .wrongType(let parameter, let position, let value) where function.home == "torch.nn.functional":
            return refusedInside(overload, parameter, position, value)
        case .wrongType(let parameter, let position, let value):
            let place = position.map { " (position \($0))" } ?? ""
            return Raise(
                .typeError,
                "\(name)(): argument '\(overload.publicName(parameter))'\(place) must be \(overload.parameters[parameter].kind.typeText), not \(value)"
            )
        }
    }

    /// What a function of `torch.nn.functional` that is written in Python meets inside: a method of its input, or a function
    /// of another name.
    private func refusedInside(_ overload: Overload, _ parameter: Int, _ position: Int?, _ value: String) -> Raise {
        switch function.name {
        case "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "binary_cross_entropy_with_logits":
            return Raise(.attributeError, "'\(value)' object has no attribute 'size'")
        case "sigmoid", "tanh", "softmax", "log_softmax":
            guard parameter == 0 else { break }
            return Raise(.attributeError, "'\(value)' object has no attribute '\(function.name)'")
        default: break
        }
        let inside = ["cross_entropy": "cross_entropy_loss", "nll_loss": "nll_loss_nd"][function.name] ?? function.name
        var (name, place) = (overload.publicName(parameter), position)
        if function.name == "embedding", parameter < 2 {
            (name, place) = parameter == 0 ? ("indices", 2) : ("weight", 1)
        }
        return Raise(
            .typeError,
            "\(inside)(): argument '\(name)'\(place.map { " (position \($0))" } ?? "") must be "
                + "\(overload.parameters[parameter].kind.typeText), not \(value)")
    }

    private func givenTypes(_ overload: Overload) -> String {
        let first = overload.role == .function ? 0 : 1
        var parts = (first..<max(arguments.count, first)).map { described(arguments[$0]) }
        for (index, keyword) in arguments.keywords.enumerated() {
            parts.append("\(machine.symbols[keyword])=\(described(arguments.keywordValue(index)))")
        }
        return parts.joined(separator: ", ")
    }

    private func described(_ value: Value) -> String {
        guard let elements = machine.listOrTuple(value), !elements.isEmpty else { return machine.typeName(value) }
        return "\(machine.typeName(value)) of (" + elements.map { machine.typeName($0) }.joined(separator: ", ") + ")"
    }
}

extension Machine {
    /// The elements of a list or tuple; nil for any other value.
    func listOrTuple(_ value: Value) -> ContiguousArray<Value>? {
        guard case .object(let object) = value else { return nil }
        switch object.kind {
        case .list: return unsafeDowncast(object, to: ListObject.self).elements
        case .tuple: return unsafeDowncast(object, to: TupleObject.self).elements
        default: return nil
        }
    }
}
