// Calls: of functions of the language, which get a frame, and of everything else, which is asked to do it itself.

import Syntax

extension Machine {
    /// Calls `callee` with the arguments from `arguments` on, positional ones first.
    /// - Returns: true when a new frame is on top; false when the result is in `target` already.
    @inline(__always) func call(
        _ callee: Register, _ arguments: Register, _ count: Int, _ keywords: [Symbol], target: Int,
        _ frame: UnsafeMutablePointer<Frame>, _ next: UnsafeMutablePointer<Instruction>
    ) throws -> Bool {
        if callee.objectKind == .function {
            let isEntered = try callee.withObject(as: FunctionObject.self) { function in
                if function.code.isGenerator { return false }
                try enter(function, arguments, count, keywords, target: target)
                return true
            }
            if isEntered { return true }
        }
        guard case .object(let object) = callee.pointee else {
            throw Raise(.typeError, "'\(typeName(callee.pointee))' object is not callable")
        }
        markSite(frame, next)
        if interruption.pointee == Interruption.dropped { closeDropped() }
        let result = try object.call(Arguments(base: arguments, count: count, keywords: keywords), self)
        frame.pointee.base[target] = result
        return false
    }

    /// Pushes a frame for a function whose arguments lie where its registers will be.
    func enter(
        _ function: FunctionObject, _ arguments: Register, _ count: Int, _ keywords: [Symbol], target: Int
    ) throws {
        let code = function.code
        let limit = arguments + code.registerCount + keywords.count
        guard stack.frameCount + depth < recursionLimit, stack.frameCount < MachineStack.frameCapacity,
            limit + count < stack.end
        else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
        if interruption.pointee != 0 { try attend() }
        stack.prepare(limit + count)
        let parameters = code.parameters
        if !(keywords.isEmpty && parameters.isPlain && count == parameters.positionalCount) {
            try bind(function, arguments, count, keywords)
        }
        var register = arguments + parameters.count
        let locals = arguments + code.localCount
        while register < locals {
            register.pointee = .undefined
            register += 1
        }
        (stack.frames + stack.frameCount).initialize(
            to: Frame(
                code: .passUnretained(code), function: .passUnretained(function), module: .passUnretained(function.module),
                base: arguments, next: code.instructions, target: target, handling: handling))
        stack.frameCount += 1
        stack.top = limit
    }

    /// Pops the top frame and gives up its registers.
    func leaveFrame() {
        stack.frameCount -= 1
        let frame = stack.frames + stack.frameCount
        var register = frame.pointee.base
        let end = register + frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
        while register < end {
            register.clear()
            register += 1
        }
        if stack.frameCount > 0 {
            let caller = stack.frames + (stack.frameCount - 1)
            stack.top = caller.pointee.base + caller.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
        } else {
            stack.top = stack.registers
        }
        frame.deinitialize(count: 1)
    }

    /// Runs a function from native code.
    func run(_ function: FunctionObject, _ arguments: Arguments) throws -> Value {
        let base = stack.top
        let total = arguments.count + arguments.keywords.count
        guard base + total + function.code.registerCount < stack.end else {
            throw Raise(.recursionError, "maximum recursion depth exceeded")
        }
        stack.prepare(base + total + 1)
        for index in 0..<total { base[index] = arguments.base[index] }
        if function.code.isGenerator { return try makeGenerator(function, base, arguments.count, arguments.keywords) }
        return try withExtendedLifetime(function) {
            try guardingRecursion {
                try enter(function, base, arguments.count, arguments.keywords, target: 0)
                return try execute()
            }
        }
    }

    /// Calls any value from native code.
    public func call(_ callee: Value, _ arguments: [Value], keywords: [(name: Symbol, value: Value)] = []) throws -> Value {
        guard case .object(let object) = callee else {
            throw Raise(.typeError, "'\(typeName(callee))' object is not callable")
        }
        var values = arguments + keywords.map(\.value)
        if values.isEmpty { values.append(.undefined) }
        return try values.withUnsafeMutableBufferPointer {
            try object.call(
                Arguments(base: $0.baseAddress!, count: arguments.count, keywords: keywords.map(\.name)), self)
        }
    }

    /// `callee(*list, **dict)` with the three in consecutive registers.
    func callExpanded(_ callee: Register) throws -> Value {
        guard let list = callee[1].as(ListObject.self), let dict = callee[2].as(DictObject.self) else { return .undefined }
        let keywords = try dict.pairs.map { key, value in
            guard let text = key.text else { throw Raise(.typeError, "keywords must be strings") }
            return (name: symbols.intern(text), value: value)
        }
        return try call(callee.pointee, Array(list.elements), keywords: keywords)
    }

    /// Puts a method and its receiver into `target` and the register behind it; for any other attribute `target` stays
    /// empty and the attribute comes second.
    func loadMethod(_ target: Register, _ object: Register, _ name: Symbol) throws {
        let receiver = object.pointee
        var ownsAttributes = false
        var isNamespace = false
        if case .object(let object) = receiver {
            ownsAttributes = object.kind == .instance
            isNamespace = object.kind == .module || object.kind == .type || object is SuperObject
        }
        attempt: if !isNamespace, let found = type(of: receiver).lookup(name), case .object(let method) = found,
            method.kind == .native || method.kind == .function
        {
            if ownsAttributes, try receiver.as(InstanceObject.self)?.own(name, self) != nil { break attempt }
            target[1] = receiver
            target.pointee = found
            return
        }
        let value = try attribute(receiver, name)
        target[1] = value
        target.pointee = .undefined
    }

    func keywordNames(_ constant: Value) -> [Symbol] { constant.as(KeywordNames.self)?.names ?? [] }

    // MARK: Binding

    /// Moves arguments from where they were passed to the parameters' registers, with defaults and collections.
    /// - Throws: CPython's `TypeError` for a call that does not fit the signature.
    private func bind(_ function: FunctionObject, _ base: Register, _ count: Int, _ keywords: [Symbol]) throws {
        let list = function.code.parameters
        let given = (0..<(count + keywords.count)).map { base[$0] }
        for index in 0..<max(list.count, given.count) { base[index] = .undefined }
        for index in 0..<min(count, list.positionalCount) { base[index] = given[index] }
        let named = list.positionalCount + list.keywordOnlyCount
        var extra: [(Symbol, Value)] = []
        for (index, name) in keywords.enumerated() {
            let value = given[count + index]
            if let place = list.names[..<named].firstIndex(of: name), place >= list.positionalOnlyCount {
                guard base[place].isUndefined else {
                    throw Raise(.typeError, "\(function.qualifiedName)() got multiple values for argument '\(symbols[name])'")
                }
                base[place] = value
            } else if list.hasKeywordVariadic {
                extra.append((name, value))
            } else if list.names[..<list.positionalOnlyCount].contains(where: keywords.contains) {
                let wrong = list.names[..<list.positionalOnlyCount].filter(keywords.contains).map { symbols[$0] }
                throw Raise(
                    .typeError,
                    "\(function.qualifiedName)() got some positional-only arguments passed as keyword arguments: "
                        + "'\(wrong.joined(separator: ", "))'")
            } else {
                throw Raise(.typeError, "\(function.qualifiedName)() got an unexpected keyword argument '\(symbols[name])'")
            }
        }
        if count > list.positionalCount, !list.hasVariadic { throw tooManyArguments(function, count, base) }
        try fillDefaults(function, base)
        var next = named
        if list.hasVariadic {
            base[next] = .object(TupleObject(count > list.positionalCount ? given[list.positionalCount..<count] : []))
            next += 1
        }
        if list.hasKeywordVariadic {
            let dict = DictObject()
            for (name, value) in extra { try dict.set(.string(symbols[name]), value, self) }
            base[next] = .object(dict)
        }
    }

    private func fillDefaults(_ function: FunctionObject, _ base: Register) throws {
        let list = function.code.parameters
        let firstDefault = list.positionalCount - function.defaults.count
        var missing: [String] = []
        for index in 0..<list.positionalCount where base[index].isUndefined {
            if index >= firstDefault { base[index] = function.defaults[index - firstDefault] } else {
                missing.append(symbols[list.names[index]])
            }
        }
        guard missing.isEmpty else { throw missingArguments(function, missing, "positional") }
        for index in list.positionalCount..<(list.positionalCount + list.keywordOnlyCount) where base[index].isUndefined {
            if let value = function.keywordDefaults[list.names[index]] { base[index] = value } else {
                missing.append(symbols[list.names[index]])
            }
        }
        guard missing.isEmpty else { throw missingArguments(function, missing, "keyword-only") }
    }

    private func missingArguments(_ function: FunctionObject, _ names: [String], _ kind: String) -> Raise {
        let quoted = names.map { "'\($0)'" }
        let text =
            switch quoted.count {
            case 1: quoted[0]
            case 2: quoted[0] + " and " + quoted[1]
            default: quoted.dropLast().joined(separator: ", ") + ", and " + quoted[quoted.count - 1]
            }
        return Raise(
            .typeError,
            "\(function.qualifiedName)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(text)")
    }

    private func tooManyArguments(_ function: FunctionObject, _ count: Int, _ base: Register) -> Raise {
        let list = function.code.parameters
        let least = list.positionalCount - function.defaults.count
        let takes = least == list.positionalCount ? "\(least)" : "from \(least) to \(list.positionalCount)"
        let plural = list.positionalCount == 1 && least == 1 ? "" : "s"
        let keywordOnly = list.positionalCount..<(list.positionalCount + list.keywordOnlyCount)
        let named = keywordOnly.count { !base[$0].isUndefined }
        var given = "\(count)"
        if named > 0 {
            given += " positional argument\(count == 1 ? "" : "s") (and \(named) keyword-only argument\(named == 1 ? "" : "s"))"
        }
        return Raise(
            .typeError,
            "\(function.qualifiedName)() takes \(takes) positional argument\(plural) but \(given) "
                + "\(count == 1 && named == 0 ? "was" : "were") given")
    }
}
