// What is said of arguments that fit no overload of an operation, where PyTorch's own signatures do not say it
// (Signatures/ArgumentRefusal.swift).

extension OperationCall {
    func message(_ overloads: [Overload], _ misfits: [Misfit]) -> Raise {
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
        case "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits":
            guard parameter < 2 else { break }
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
