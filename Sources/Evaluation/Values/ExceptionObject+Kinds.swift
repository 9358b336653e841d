// What particular exceptions know besides their arguments: the name that was wanted, the bytes that are no text, the members
// of a group.

extension ExceptionObject {
    /// An attribute that only some types have.
    func particular(_ name: String, _ machine: Machine) -> Value? {
        func isKind(_ kinds: ExceptionKind...) -> Bool { kinds.contains { isInstance(of: $0, machine) } }
        switch name {
        case "errno", "strerror", "filename", "filename2": return isKind(.osError) ? Value.none : nil
        case "name": return isKind(.importError, .nameError, .attributeError) ? wantedName : nil
        case "obj": return isKind(.attributeError) ? asked : nil
        case "path": return isKind(.importError) ? Value.none : nil
        case "msg": return isKind(.importError, .syntaxError) ? args.first ?? Value.none : nil
        case "lineno", "offset", "text", "end_lineno", "end_offset": return isKind(.syntaxError) ? Value.none : nil
        case "encoding", "object", "start", "end", "reason":
            guard args.count == 5, isKind(.unicodeDecodeError, .unicodeEncodeError),
                let place = ["encoding", "object", "start", "end", "reason"].firstIndex(of: name)
            else { return nil }
            return args[place]
        case "message": return isKind(.baseExceptionGroup) ? args.first : nil
        case "exceptions":
            guard isKind(.baseExceptionGroup), args.count == 2 else { return nil }
            return .object(TupleObject((try? machine.elements(args[1])) ?? []))
        default: return nil
        }
    }

    /// The name that a message of the machine's own puts in quotes: the last, or the first of an unknown name.
    private var wantedName: Value {
        if let askedName { return .string(askedName) }
        guard isNative, let message = args.first?.text else { return .none }
        let parts = message.split(separator: "'", omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return .none }
        if message.hasPrefix("name '") || message.hasPrefix("No module named '") { return .string(String(parts[1])) }
        return .string(String(parts[parts.count - 2]))
    }

    /// What `str` makes of `UnicodeDecodeError` and `UnicodeEncodeError`.
    func unicodeText(_ machine: Machine) throws -> String? {
        guard let codec = args[0].text, case .int(let start) = args[2], case .int(let end) = args[3] else { return nil }
        let reason = try machine.str(args[4])
        let isOne = end == start + 1
        let place = isOne ? "\(start)" : "\(start)-\(end - 1)"
        if isInstance(of: .unicodeDecodeError, machine), let bytes = machine.bytesIfAny(args[1]) {
            guard isOne, bytes.indices.contains(start) else { return "'\(codec)' codec can't decode bytes in position \(place): \(reason)" }
            let byte = String(decoding: hexadecimal([bytes[start]]), as: UTF8.self)
            return "'\(codec)' codec can't decode byte 0x\(byte) in position \(place): \(reason)"
        }
        guard isInstance(of: .unicodeEncodeError, machine), let text = args[1].text else { return nil }
        let scalars = Array(text.unicodeScalars)
        guard isOne, scalars.indices.contains(start) else { return "'\(codec)' codec can't encode characters in position \(place): \(reason)" }
        let shown = Machine.escapingNonASCII(String(Character(scalars[start])))
        return "'\(codec)' codec can't encode character '\(shown)' in position \(place): \(reason)"
    }

    func groupText(_ machine: Machine) throws -> String {
        let count = try machine.elements(args[1]).count
        return "\(try machine.str(args[0])) (\(count) sub-exception\(count == 1 ? "" : "s"))"
    }
}

extension Machine {
    /// `BaseExceptionGroup` and `ExceptionGroup`: exceptions that are raised together.
    func installExceptionGroups() {
        let base = types.exception(.baseExceptionGroup)
        guard let made = try? makeClass(
            named: "ExceptionGroup", bases: [base, types.exception(.exception)], names: DictObject(), module: "builtins"),
            let group = made.as(TypeObject.self)
        else { return }
        builtins[symbols.intern("ExceptionGroup")] = made
        for type in [base, group] {
            type.constructor = { [unowned self, unowned type, unowned group] arguments, _ in
                guard arguments.count == 2, arguments.keywords.isEmpty else {
                    throw Raise(.typeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (\(arguments.count) given)")
                }
                guard arguments[0].text != nil else { throw Raise(.typeError, "argument 1 must be str, not \(typeName(arguments[0]))") }
                let members = arguments[1].as(ListObject.self) == nil && arguments[1].asTuple == nil ? nil : try elements(arguments[1])
                guard let members else { throw Raise(.typeError, "second argument (exceptions) must be a sequence") }
                guard !members.isEmpty else { throw Raise(.valueError, "second argument (exceptions) must be a non-empty sequence") }
                for (index, member) in members.enumerated() where member.as(ExceptionObject.self) == nil {
                    throw Raise(.valueError, "Item \(index) of second argument (exceptions) is not an exception")
                }
                let isPlain = members.allSatisfy { $0.as(ExceptionObject.self)?.isInstance(of: .exception, self) == true }
                if type === group, !isPlain { throw Raise(.typeError, "Cannot nest BaseExceptions in an ExceptionGroup") }
                return .object(ExceptionObject(type === base && isPlain ? group : type, [arguments[0], arguments[1]]))
            }
        }
        for (name, wantsRest) in [("split", true), ("subgroup", false)] {
            define(on: base, "\(name)(self, condition, /)") { machine, a in
                let (match, rest) = try machine.parts(of: a[0], a[1])
                return wantsRest ? .object(TupleObject([match, rest])) : match
            }
        }
        define(on: base, "derive(self, excs, /)") { machine, a in
            try machine.call(.object(group), [a[0].as(ExceptionObject.self)?.args.first ?? .none, a[1]])
        }
    }

    /// Those of a group that a condition holds for, and the others, each in groups as before or None.
    private func parts(of value: Value, _ condition: Value) throws -> (Value, Value) {
        guard let exception = value.as(ExceptionObject.self) else { return (.none, .none) }
        let holds: Bool
        if condition.as(TypeObject.self) != nil || condition.asTuple != nil {
            holds = try matches(exception, condition)
        } else {
            holds = try truth(call(condition, [value]))
        }
        if holds { return (value, .none) }
        guard exception.isInstance(of: .baseExceptionGroup, self), exception.args.count == 2 else { return (.none, value) }
        var (matched, rest) = ([Value](), [Value]())
        for member in try elements(exception.args[1]) {
            let parts = try parts(of: member, condition)
            if !parts.0.isNone { matched.append(parts.0) }
            if !parts.1.isNone { rest.append(parts.1) }
        }
        func group(_ members: [Value]) throws -> Value {
            members.isEmpty ? .none : try call(attribute(value, symbols.intern("derive")), [.object(ListObject(members))])
        }
        return (try group(matched), try group(rest))
    }
}
