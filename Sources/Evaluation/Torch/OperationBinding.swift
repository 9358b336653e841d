// One call of an operation: its arguments put on the parameters of the overload that they fit. Messages when they fit none
// are in OperationMessages.swift.

import Operators
import Tensors

/// The arguments of a call on their way to an operation.
final class OperationCall {
    let function: OperationFunction
    let arguments: Arguments
    let machine: Machine
    /// `out=`, `requires_grad=` of a factory: done after the call.
    private var out: [Tensor] = []
    private var wantsGradient = false
    /// The call says something that only some functions of PyTorch take: its own signatures have the last word.
    private var isUnusual = false

    typealias Bound = (operation: Operation, arguments: [Operators.Argument])

    init(_ function: OperationFunction, _ arguments: Arguments, _ machine: Machine) {
        self.function = function
        self.arguments = arguments
        self.machine = machine
    }

    /// Why arguments do not fit an overload.
    enum Misfit: Error {
        case tooMany, unknownKeyword(String), twice(String), missing([Int])
        case wrongType(parameter: Int, position: Int?, value: String)
    }

    /// The first overload that the arguments fit: at first taken literally, then with tensors of one element as numbers.
    func bind(_ overloads: [Overload]) throws -> Bound {
        for isLenient in [false, true] {
            for overload in overloads where mayFit(overload) {
                do {
                    let bound = (overload.operation, try bind(to: overload, isLenient: isLenient))
                    if isUnusual { try checkAllowed() }
                    return bound
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

    private func checkAllowed() throws {
        var form = Hasher()
        func add(_ value: Value) {
            switch value {
            case .int: form.combine(1)
            case .float: form.combine(2)
            case .bool: form.combine(3)
            case .tensor(let tensor): form.combine(4 + (tensor.rank == 0 ? 1 : 0))
            case .none, .undefined: form.combine(6)
            case .object(let object): form.combine(object.kind)
            }
        }
        for index in 0..<arguments.count { add(arguments[index]) }
        for (index, keyword) in arguments.keywords.enumerated() {
            form.combine(keyword)
            add(arguments.keywordValue(index))
        }
        let key = form.finalize()
        guard !function.allowed.contains(key) else { return }
        if let refusal = machine.refusal(function.home, function.name, arguments) { throw refusal }
        function.allowed.insert(key)
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
        if function.home == "torch.fft", tensor.dtype.isComplex != out.dtype.isComplex || !out.dtype.isDifferentiable {
            let name = String(function.name.dropFirst(4))
            let kind = tensor.dtype.isComplex ? "complex" : "floating point"
            throw Raise(
                .runtimeError,
                "\(name.hasSuffix("2") ? name.dropLast() + "n" : name[...]) expects a \(kind) output tensor, but got \(out.dtype.cName)")
        }
        if tensor.dtype.isDifferentiable && !out.dtype.isDifferentiable || tensor.dtype.isComplex && !out.dtype.isComplex
            || out.dtype == .bool && tensor.dtype != .bool
        {
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
        isUnusual = false
        var slots = [Operators.Argument?](repeating: nil, count: parameters.count)
        var position = 0
        while position < arguments.count {
            guard position < overload.positionalCount else { throw Misfit.tooMany }
            if let rest = try spelledOut(from: position, overload) {
                if overload.role == .function, !overload.isFactory { isUnusual = true }
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
            isUnusual = true
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

    /// Functions whose first tensor can be a number: `torch.sub(1, x)`.
    private static let takesNumberFirst: Set<String> = [
        "add", "div", "divide", "floor_divide", "mul", "multiply", "remainder", "sub", "subtract", "true_divide", "xlogy", "special_xlogy",
    ]

    private func convert(
        _ value: Value, _ index: Int, position: Int?, _ overload: Overload, _ isLenient: Bool
    ) throws -> Operators.Argument {
        let kind = overload.parameters[index].kind
        if overload.role == .function, case .int = value {
            switch kind {
            case .ints, .optionalInts, .sizes: isUnusual = true
            default: break
            }
        }
        if kind == .ignored, overload.parameters[index].name == "device" { try machine.checkDevice(value) }
        if let argument = try argument(value, kind, isLenient) { return argument }
        if isLenient, index == 0, kind == .tensor, overload.role == .function, OperationCall.takesNumberFirst.contains(function.name),
            let number = try machine.wrappedNumber(value)
        {
            return .tensor(number)
        }
        throw Misfit.wrongType(parameter: index, position: position, value: machine.typeName(value))
    }

    private func argument(_ value: Value, _ kind: Operators.Parameter.Kind, _ isLenient: Bool) throws -> Operators.Argument? {
        switch kind {
        case .tensor: return value.tensor.map { .tensor($0) }
        case .operand: return try value.tensor.map { .tensor($0) } ?? machine.wrappedNumber(value).map { .tensor($0) }
        case .optionalTensor: return value.isNone ? Operators.Argument.none : value.tensor.map { .tensor($0) }
        case .tensorList: return try tensors(value)
        case .scalar:
            if value.bigInt != nil { throw machine.tooBig }
            return scalar(value, isLenient)
        case .optionalScalar: return value.isNone ? Operators.Argument.none : scalar(value, isLenient)
        case .optionalFloat: return value.isNone ? Operators.Argument.none : scalar(value, isLenient).flatMap { $0.isComplex ? nil : $0 }
        case .float: return scalar(value, isLenient).flatMap { $0.isComplex ? nil : $0 }
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
        case .ignored: return value.as(NamedConstant.self)?.name == "torch.contiguous_format" ? .string("contiguous") : Operators.Argument.none
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
}
