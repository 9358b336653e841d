// Why PyTorch refuses the arguments of a call, in its words: those of the parser of its C++ functions, and CPython's for its
// functions in Python. Only asked when a call has already failed.

import Operators
import Tensors

extension Machine {
    /// PyTorch's error for arguments of one of its functions, or nil when it would take them, or the function is unknown.
    func refusal(_ home: String, _ name: String, _ arguments: Arguments) -> Raise? {
        if let signature = TorchSignatures.python(home, name) {
            // A class is called without the `self` of its constructor.
            let hidden = signature.name.hasSuffix("__") ? 1 : 0
            return signature.pythonRefusal(count: arguments.count + hidden, arguments.keywords.map { symbols[$0] })
        }
        let overloads = TorchSignatures.overloads(home, name)
        guard !overloads.isEmpty else { return nil }
        let call = RefusedCall(arguments, skipping: home == "torch.Tensor" ? 1 : 0, self)
        return call.refusal(overloads)
    }
}

/// The arguments of a call, matched with signatures as PyTorch's `PythonArgParser` does.
private struct RefusedCall {
    let values: [Value]
    let keywords: [(name: String, value: Value)]
    let machine: Machine

    init(_ arguments: Arguments, skipping hidden: Int, _ machine: Machine) {
        values = Array(arguments.positional.dropFirst(hidden))
        keywords = arguments.keywords.enumerated().map { (machine.symbols[$1], arguments.keywordValue($0)) }
        self.machine = machine
    }

    func refusal(_ overloads: [TorchSignature]) -> Raise? {
        let name = String(overloads[0].name)
        if overloads.count == 1 { return misfit(overloads[0]).map { Raise(.typeError, $0) } }
        for signature in overloads where misfit(signature, isStrict: false) == nil {
            return unpackingError(signature).map { Raise(.typeError, $0) }
        }
        let count = values.count + keywords.count
        let plausible = overloads.filter { !$0.isHidden && count >= $0.leastCount && count <= $0.parameters.count }
        if plausible.count == 1 { return misfit(plausible[0]).map { Raise(.typeError, $0) } }
        return Raise(.typeError, listing(name, overloads.filter { !$0.isHidden }))
    }

    // MARK: One signature

    /// Why a signature does not fit, or nil when it does. Elements of lists behind the first are looked at when strict.
    private func misfit(_ signature: TorchSignature, isStrict: Bool = true) -> String? {
        let name = signature.name
        let parameters = signature.parameters
        let spellsOut = spellsOut(signature)
        if values.count > signature.positionalCount, !spellsOut { return tooMany(signature) }
        var position = 0
        var used = 0
        for (index, parameter) in parameters.enumerated() {
            var value: Value?
            var isKeyword = false
            if position < values.count {
                if parameter.isKeywordOnly { return tooMany(signature) }
                value = values[position]
            } else {
                isKeyword = true
                value = keywords.first { TorchSignature.names(parameter.name).contains($0.name) }?.value
            }
            guard let value else {
                guard !parameter.isOptional else { continue }
                return missing(signature, from: index)
            }
            if index == 0, spellsOut, !isKeyword, case .no = check(value, parameter, name) {
                position = values.count
                continue
            }
            if !(value.isNone && parameter.allowsNone) {
                let place = isKeyword ? "" : " (position \(position + 1))"
                switch check(value, parameter, name) {
                case .yes: break
                case .no:
                    return "\(name)(): argument '\(parameter.name)'\(place) must be \(parameter.typeText), not \(machine.tpName(value))"
                case .element(let element, let found):
                    let asked = "\(name)(): argument '\(parameter.name)'\(place) must be \(parameter.typeText)"
                    if isKeyword { return "\(asked), not \(machine.tpName(value))" }
                    return "\(asked), but found element of type \(found) at pos \(element)"
                }
            }
            if isKeyword { used += 1 } else { position += 1 }
        }
        if keywords.count > used { return strayKeyword(signature) }
        return isStrict ? unpackingError(signature) : nil
    }

    /// `view(2, 3)` for `view((2, 3))`.
    private func spellsOut(_ signature: TorchSignature) -> Bool {
        guard signature.positionalCount == 1, ["IntArrayRef", "SymIntArrayRef"].contains(signature.parameters[0].type),
            let first = values.first
        else { return false }
        return machine.isIndexNumber(first)
    }

    private func tooMany(_ signature: TorchSignature) -> String {
        let (least, most) = (signature.leastCount, signature.positionalCount)
        let takes = least == most ? "\(most)" : "from \(least) to \(most)"
        let plural = least == most && most == 1 ? "" : "s"
        return "\(signature.name)() takes \(takes) positional argument\(plural) but \(values.count) "
            + "\(values.count == 1 ? "was" : "were") given"
    }

    private func missing(_ signature: TorchSignature, from index: Int) -> String {
        let names = signature.parameters[index...].filter { !$0.isOptional }.map { "\"\($0.name)\"" }
        return "\(signature.name)() missing \(names.count) required positional argument\(names.count == 1 ? "s" : ""): "
            + names.joined(separator: ", ")
    }

    private func strayKeyword(_ signature: TorchSignature) -> String? {
        for (keyword, _) in keywords {
            guard let place = signature.parameters.firstIndex(where: { TorchSignature.names($0.name).contains(keyword) }) else {
                return "\(signature.name)() got an unexpected keyword argument '\(keyword)'"
            }
            if place < values.count { return "\(signature.name)() got multiple values for argument '\(keyword)'" }
        }
        return nil
    }

    /// Lists are judged by their first element; the others are found wrong when they are read.
    private func unpackingError(_ signature: TorchSignature) -> String? {
        for (index, parameter) in signature.parameters.enumerated() where parameter.typeText == "tuple of ints" {
            var elements: [Value]?
            if index == 0, spellsOut(signature), values.count > 1 {
                elements = values
            } else if index < values.count {
                elements = machine.listOrTuple(values[index]).map(Array.init)
            } else {
                elements = keywords.first { $0.name == parameter.name }.flatMap { machine.listOrTuple($0.value) }.map(Array.init)
            }
            guard let elements, let wrong = elements.firstIndex(where: { !machine.isIndexNumber($0) }) else { continue }
            return "\(signature.name)(): argument '\(parameter.name)' failed to unpack the object at pos \(wrong + 1) "
                + "with error \"type must be tuple of ints,but got \(machine.tpName(elements[wrong]))\""
        }
        return nil
    }

    private enum Fit {
        case yes, no
        case element(Int, found: String)
    }

    private func check(_ value: Value, _ parameter: TorchSignature.Parameter, _ name: Substring) -> Fit {
        func fit(_ condition: Bool) -> Fit { condition ? .yes : .no }
        switch parameter.typeText {
        case "Tensor": return fit(value.tensor != nil || TorchSignature.takingNumbers.contains(name) && isNumber(value))
        case "Number", "float": return fit(isNumber(value) || isScalarTensor(value))
        case "int": return fit(machine.isIndexNumber(value))
        case "bool":
            if case .bool = value { return .yes }
            return fit(machine.typeName(value) == "bool_" || value.tensor?.dtype == .bool && value.tensor?.rank == 0)
        case "str": return fit(value.text != nil)
        case "torch.dtype": return fit(machine.dtype(value) != nil)
        case "torch.Generator": return fit(value.as(RandomGeneratorObject.self) != nil)
        case "torch.device": return fit(value.text != nil || value.as(DeviceObject.self) != nil || machine.isIndexNumber(value))
        case "torch.layout", "torch.memory_format": return fit(value.as(Object.self) != nil && value.text == nil)
        case "tuple of Tensors": return fit(machine.listOrTuple(value) != nil)
        case "tuple of ints", "tuple of floats", "tuple of Scalars":
            let isInts = parameter.typeText == "tuple of ints"
            guard let elements = machine.listOrTuple(value) else {
                return fit(parameter.takesSingle && (machine.isIndexNumber(value) || !isInts && isNumber(value)))
            }
            guard let first = elements.first, !(isInts ? machine.isIndexNumber(first) : isNumber(first)) else { return .yes }
            return .element(0, found: machine.tpName(first))
        case "object": return .yes
        default: return .no
        }
    }

    private func isNumber(_ value: Value) -> Bool {
        switch value {
        case .int, .float, .bool: true
        default: value.arrayScalar != nil || value.as(BigIntObject.self) != nil || value.as(ComplexObject.self) != nil
        }
    }

    private func isScalarTensor(_ value: Value) -> Bool {
        guard case .tensor(let tensor) = value else { return false }
        return tensor.rank == 0 && !tensor.requiresGradient
    }

    // MARK: All signatures

    /// `got (…), but expected one of:` and the signatures, with what did not match where the numbers of arguments agree.
    private func listing(_ name: String, _ overloads: [TorchSignature]) -> String {
        let opening = "\(name)() received an invalid combination of arguments - got "
        if overloads.count == 1 {
            let option = Option(overloads[0])
            let unmatched = unmatchedKeywords(option)
            if !unmatched.isEmpty { return opening + "unrecognized keyword arguments: " + unmatched.joined(separator: ", ") }
            let given = matchesCount(option) ? described(option) ?? given : given
            return opening + given + ", but expected " + option.text
        }
        var text = opening + given + ", but expected one of:\n"
        for overload in overloads {
            let option = Option(overload)
            text += " * \(option.text)\n"
            guard matchesCount(option) else { continue }
            let unmatched = unmatchedKeywords(option)
            if !unmatched.isEmpty {
                text += "      didn't match because some of the keywords were incorrect: \(unmatched.joined(separator: ", "))\n"
            } else if let described = described(option) {
                text += "      didn't match because some of the arguments have invalid types: \(described)\n"
            }
        }
        return text
    }

    /// A listed signature, taken apart at its commas: `*` counts as a parameter, and a default is taken for the name.
    private struct Option {
        let text: String
        let types: [Substring]
        let names: [Substring]

        init(_ signature: TorchSignature) {
            text = signature.text
            let parts = text.dropFirst().dropLast().split(separator: ", ", omittingEmptySubsequences: false)
            types = parts.map { part in part.lastIndex(of: " ").map { part[..<$0] } ?? part }
            names = parts.map { part in part.lastIndex(of: " ").map { part[part.index(after: $0)...] } ?? part }
        }
    }

    private var given: String {
        let parts = values.map { machine.tpName($0) + ", " } + keywords.reversed().map { "\($0.name)=\(machine.tpName($0.value)), " }
        let text = parts.joined()
        return "(" + (values.isEmpty ? text : String(text.dropLast(2))) + ")"
    }

    private func matchesCount(_ option: Option) -> Bool { values.count + keywords.count == option.types.count }

    private func unmatchedKeywords(_ option: Option) -> [String] {
        let start = option.names.count - keywords.count
        let names = option.names[(start < 0 ? 0 : start)...]
        return keywords.reversed().map(\.name).filter { keyword in !names.contains { $0 == keyword } }
    }

    /// The types of the arguments, those that do not match between exclamation marks.
    private func described(_ option: Option) -> String? {
        var parts: [String] = []
        for index in option.types.indices {
            let isKeyword = index >= values.count
            guard let value = isKeyword ? keywords.first(where: { $0.name == option.names[index] })?.value : values[index] else {
                return nil
            }
            let mark = matches(value, option.types[index]) ? "" : "!"
            let keyword = isKeyword ? "\(option.names[index])=" : ""
            parts.append("\(mark)\(keyword)\(elementwise(value))\(mark)")
        }
        return "(" + parts.joined(separator: ", ") + ")"
    }

    private func matches(_ value: Value, _ type: Substring) -> Bool {
        let name = machine.tpName(value)
        return name == type || type == "float" && name == "int"
    }

    private func elementwise(_ value: Value) -> String {
        guard let elements = machine.listOrTuple(value) else { return machine.tpName(value) }
        let names = elements.map { machine.tpName($0) }.joined(separator: ", ")
        return machine.tpName(value) == "list" ? "list of [\(names)]" : "\(machine.tpName(value)) of (\(names))"
    }
}

extension TorchSignature {
    /// Functions whose tensors can be given as numbers.
    fileprivate static let takingNumbers: Set<Substring> = {
        var names: Set<Substring> = ["to", "copy_"]
        for name in ["add", "div", "divide", "mul", "multiply", "sub", "subtract", "true_divide", "floor_divide"] {
            names.insert(name[...])
            names.insert("\(name)_"[...])
        }
        return names
    }()

    /// The names under which a parameter can be given: NumPy's too.
    fileprivate static func names(_ name: Substring) -> [String] {
        switch name {
        case "dim": ["dim", "axis"]
        case "keepdim": ["keepdim", "keepdims"]
        case "input": ["input", "x", "a", "x1"]
        case "other": ["other", "x2"]
        default: [String(name)]
        }
    }
}

extension Machine {
    /// A whole number, as sizes and dimensions are: no flag, and a tensor only when it is a single whole number.
    fileprivate func isIndexNumber(_ value: Value) -> Bool {
        switch value {
        case .int: return true
        case .tensor(let tensor): return tensor.rank == 0 && tensor.dtype.isInteger && !tensor.requiresGradient
        default:
            guard let scalar = value.arrayScalar, case .int = scalar.payload else { return false }
            return true
        }
    }

    /// The name of a type as C code knows it: with its module for types that are not builtin.
    fileprivate func tpName(_ value: Value) -> String {
        let name = typeName(value)
        switch name {
        case "Size", "dtype", "device", "Generator": return "torch." + name
        case "ndarray": return "numpy.ndarray"
        default: return value.arrayScalar == nil ? name : "numpy." + name
        }
    }
}

extension NativeSignature {
    /// CPython's error for arguments of a function with these parameters, or nil when they fit.
    fileprivate func pythonRefusal(count: Int, _ keywords: [String]) -> Raise? {
        let positional = parameters.prefix { $0.isPositional }.map(\.name)
        for keyword in keywords {
            guard let place = parameters.firstIndex(where: { $0.name == keyword }) else {
                if parsed.hasKeywords { continue }
                return Raise(.typeError, "\(name)() got an unexpected keyword argument '\(keyword)'")
            }
            if place < min(count, positional.count) {
                return Raise(.typeError, "\(name)() got multiple values for argument '\(keyword)'")
            }
        }
        let required = parameters.prefix(positional.count).filter { $0.defaultValue == nil }.count
        if count > positional.count, !parsed.hasExtra {
            let takes = required == positional.count ? "\(required)" : "from \(required) to \(positional.count)"
            let plural = positional.count == 1 && required == 1 ? "" : "s"
            let named = keywords.filter { keyword in parameters.contains { $0.name == keyword && !$0.isPositional } }.count
            var given = "\(count)"
            if named > 0 { given += " positional argument\(count == 1 ? "" : "s") (and \(named) keyword-only argument\(named == 1 ? "" : "s"))" }
            return Raise(
                .typeError,
                "\(name)() takes \(takes) positional argument\(plural) but \(given) \(count == 1 && named == 0 ? "was" : "were") given")
        }
        for isPositional in [true, false] {
            let missing = parameters.enumerated().filter { index, parameter in
                parameter.isPositional == isPositional && parameter.defaultValue == nil && !keywords.contains(parameter.name)
                    && (!isPositional || index >= count)
            }.map { "'\($0.element.name)'" }
            guard !missing.isEmpty else { continue }
            let text =
                switch missing.count {
                case 1: missing[0]
                case 2: missing[0] + " and " + missing[1]
                default: missing.dropLast().joined(separator: ", ") + ", and " + missing[missing.count - 1]
                }
            let kind = isPositional ? "positional" : "keyword-only"
            return Raise(
                .typeError, "\(name)() missing \(missing.count) required \(kind) argument\(missing.count == 1 ? "" : "s"): \(text)")
        }
        return nil
    }
}
