// Functions written in Swift, and the arguments that any callable receives.

/// Positional and keyword arguments of a call, lying in the caller's registers: valid during the call only.
public struct Arguments {
    public let base: UnsafeMutablePointer<Value>
    /// The number of positional arguments.
    public let count: Int
    /// The names of the values that follow the positional ones.
    public let keywords: [Symbol]

    public init(base: UnsafeMutablePointer<Value>, count: Int, keywords: [Symbol] = []) {
        self.base = base
        self.count = count
        self.keywords = keywords
    }

    /// The positional argument at an index below `count`.
    public subscript(index: Int) -> Value { base[index] }
    public var positional: [Value] { (0..<count).map { base[$0] } }
    public func keywordValue(_ index: Int) -> Value { base[count + index] }

    /// The value of a keyword argument, or nil.
    public func keyword(_ name: Symbol) -> Value? {
        for (index, keyword) in keywords.enumerated() where keyword == name { return base[count + index] }
        return nil
    }
}

/// A builtin function or method.
public final class NativeFunction: Object {
    public let name: String
    /// `sorted(iterable, /, *, key=None, reverse=False)`: what `help` shows and what arguments are bound by.
    public let signature: NativeSignature
    public let doc: String
    /// Receives the bound arguments in the order of the signature; `.undefined` for one left out that has no default.
    private let body: (Machine, Bound) throws -> Value
    /// The same for arguments that it is mostly called with (Builtins/QuickCalls.swift).
    var quick: QuickCall? { didSet { borrowedQuick = quick.map { .passUnretained($0) } } }
    /// The same for the path of a call, where no reference is counted.
    private(set) var borrowedQuick: Unmanaged<QuickCall>?
    /// The number of arguments with which they are the parameters as they lie; set by the first call.
    private var plainCount = Int.max
    /// The number of those without a default, which come first.
    private var leastCount = Int.max

    /// - Parameter signature: Python's own notation, with `/`, `*`, `*args`, `**kwargs` and literal defaults; for methods
    ///   the first parameter is `self`.
    public init(_ signature: String, doc: String = "", _ body: @escaping (Machine, Bound) throws -> Value) {
        self.signature = NativeSignature(signature)
        name = self.signature.name
        self.doc = doc
        self.body = body
        super.init(kind: .native)
    }

    override public func type(_ machine: Machine) -> TypeObject {
        signature.owner == nil ? machine.types.builtinFunction : machine.types.iterator(named: "method_descriptor")
    }
    override public func repr(_ machine: Machine) -> String {
        if let owner = signature.owner { return "<method '\(name)' of '\(owner)' objects>" }
        return "<built-in function \(name)>"
    }
    override public func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        if arguments.keywords.isEmpty {
            if arguments.count == plainCount { return try body(machine, Bound(base: arguments.base, extra: [], keywords: [])) }
            if arguments.count < plainCount, arguments.count >= leastCount { return try callWithDefaults(arguments, machine) }
        }
        if plainCount == Int.max, signature.isPlain {
            plainCount = signature.parameters.count
            leastCount = signature.parameters.firstIndex { $0.defaultValue != nil } ?? plainCount
        }
        return try signature.bind(arguments, machine) { try body(machine, $0) }
    }

    /// Fewer positional arguments than parameters: the others have their defaults.
    private func callWithDefaults(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        let (stack, parameters) = (machine.stack, signature.parameters)
        let slots = stack.top
        let end = slots + parameters.count
        guard end < stack.end else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
        stack.prepare(end)
        stack.top = end
        for index in 0..<arguments.count { (slots + index).copy(from: arguments.base + index) }
        for index in arguments.count..<parameters.count { slots[index] = parameters[index].defaultValue ?? .undefined }
        defer {
            stack.top = slots
            for index in 0..<parameters.count { (slots + index).clear() }
        }
        return try body(machine, Bound(base: slots, extra: [], keywords: []))
    }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "__name__", "__qualname__": .string(self.name)
        case "__doc__": .string(doc)
        case "__module__": .string("builtins")
        default: nil
        }
    }

    /// A call's arguments, one per parameter of the signature.
    public struct Bound {
        let base: UnsafeMutablePointer<Value>
        /// What `*args` collected.
        public let extra: [Value]
        /// What `**kwargs` collected.
        public let keywords: [(name: Symbol, value: Value)]
        public subscript(index: Int) -> Value { base[index] }
    }
}

/// The parameters of a native function, read from Python's notation when first needed.
public final class NativeSignature {
    public struct Parameter {
        public let name: String
        public let isPositional: Bool
        public let isKeyword: Bool
        /// Nil: required. `.undefined`: may be left out.
        public let defaultValue: Value?
    }

    public let text: String
    public let name: String
    /// The type whose method this is: messages about the number of arguments name it.
    public internal(set) var owner: String?
    /// The module of PyTorch, or `torch.Tensor`, that it is found in: its errors are worded by PyTorch's signature.
    var home: String?
    /// The module of Python's in C whose name some messages begin with.
    var moduleName: String?
    /// Whether a type is called by it: messages about the number of arguments are worded otherwise.
    var isConstructor = false
    public private(set) lazy var parsed = NativeSignature.parse(text)
    public var parameters: [Parameter] { parsed.parameters }
    /// No `*args`, no `**kwargs`, nothing keyword-only.
    public var isPlain: Bool { !parsed.hasExtra && !parsed.hasKeywords && parsed.parameters.allSatisfy(\.isPositional) }

    public init(_ text: String) {
        self.text = text
        name = String(text.prefix { $0 != "(" })
    }

    public struct Parsed {
        var parameters: [Parameter] = []
        var hasExtra = false
        var hasKeywords = false
        /// How many parameters take arguments by position: they come first.
        var positionalCount = 0
    }

    private static func parse(_ text: String) -> Parsed {
        var parsed = Parsed()
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else { return parsed }
        var names: [(text: Substring, positional: Bool, keyword: Bool)] = []
        var isKeywordOnly = false
        for raw in text[text.index(after: open)..<close].split(separator: ",") {
            let part = raw.drop { $0 == " " }
            if part == "/" {
                for i in names.indices { names[i].keyword = false }
            } else if part == "*" {
                isKeywordOnly = true
            } else if part.hasPrefix("**") {
                parsed.hasKeywords = true
            } else if part.hasPrefix("*") {
                parsed.hasExtra = true
                isKeywordOnly = true
            } else {
                names.append((part, !isKeywordOnly, true))
            }
        }
        for (text, positional, keyword) in names {
            let halves = text.split(separator: "=", maxSplits: 1)
            parsed.parameters.append(
                Parameter(
                    name: String(halves[0]), isPositional: positional, isKeyword: keyword,
                    defaultValue: halves.count == 2 ? literal(halves[1]) : nil))
        }
        parsed.positionalCount = parsed.parameters.prefix { $0.isPositional }.count
        return parsed
    }

    private static func literal(_ text: Substring) -> Value {
        switch text {
        case "None": return .none
        case "True": return .bool(true)
        case "False": return .bool(false)
        case "?": return .undefined
        default: break
        }
        if let int = Int(text) { return .int(int) }
        if let double = Double(text) { return .float(double) }
        return .string(String(text.filter { $0 != "'" && $0 != "\"" }))
    }

    /// Places arguments on their parameters and calls `body` with them.
    /// - Throws: CPython's `TypeError` for a wrong number or an unknown name.
    func bind(_ arguments: Arguments, _ machine: Machine, _ body: (NativeFunction.Bound) throws -> Value) throws -> Value {
        let parsed = parsed
        let stack = machine.stack
        let slots = stack.top
        let end = slots + parsed.parameters.count
        guard end < stack.end else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
        stack.prepare(end)
        stack.top = end
        var slot = slots
        while slot < end {
            slot.reset()
            slot += 1
        }
        defer {
            stack.top = slots
            for index in 0..<(end - slots) { (slots + index).clear() }
        }
        var extra: [Value] = []
        let count = arguments.count
        for index in 0..<min(count, parsed.positionalCount) { (slots + index).copy(from: arguments.base + index) }
        if count > parsed.positionalCount {
            guard parsed.hasExtra else { throw refusal(arguments, machine) ?? tooMany(count) }
            extra = (parsed.positionalCount..<count).map { arguments[$0] }
        }
        let keywords = arguments.keywords.isEmpty ? [] : try place(arguments, in: slots, machine)
        for index in 0..<(end - slots) where slots[index].isUndefined {
            guard let value = parsed.parameters[index].defaultValue else {
                throw refusal(arguments, machine) ?? missing(count, index)
            }
            slots[index] = value
        }
        return try body(NativeFunction.Bound(base: slots, extra: extra, keywords: keywords))
    }

    /// Puts keyword arguments into their slots; those without one are returned, if the signature collects them.
    private func place(
        _ arguments: Arguments, in slots: Register, _ machine: Machine
    ) throws -> [(name: Symbol, value: Value)] {
        var collected: [(name: Symbol, value: Value)] = []
        let places = parsed.parameters
        for (index, keyword) in arguments.keywords.enumerated() {
            let text = machine.symbols[keyword]
            if let place = places.firstIndex(where: { $0.name == text && $0.isKeyword }) {
                guard slots[place].isUndefined else {
                    throw refusal(arguments, machine)
                        ?? Raise(.typeError, "argument for \(name)() given by name ('\(text)') and position (\(place + 1))")
                }
                slots[place] = arguments.keywordValue(index)
            } else if parsed.hasKeywords {
                collected.append((keyword, arguments.keywordValue(index)))
            } else if let refusal = refusal(arguments, machine) {
                throw refusal
            } else if places.allSatisfy({ !$0.isKeyword }) {
                throw Raise(.typeError, "\(qualifiedName)() takes no keyword arguments")
            } else {
                throw Raise(.typeError, "'\(text)' is an invalid keyword argument for \(name == "sorted" ? "sort" : name)()")
            }
        }
        return collected
    }

    private func refusal(_ arguments: Arguments, _ machine: Machine) -> Raise? {
        home.flatMap { machine.refusal($0, name, arguments) }
    }

    private var isMethod: Bool { parsed.parameters.first?.name == "self" }
    private var qualifiedName: String { (owner ?? moduleName).map { "\($0).\(name)" } ?? name }

    private func tooMany(_ count: Int) -> Raise {
        let (places, positional) = (parsed.parameters, parsed.positionalCount)
        let hidden = isMethod ? 1 : 0
        let required = places.prefix(positional).filter { $0.defaultValue == nil }.count - hidden
        let (most, got) = (positional - hidden, count - hidden)
        if most == 0 {
            return Raise(
                .typeError,
                places.count > positional
                    ? "\(name)() takes no positional arguments" : "\(qualifiedName)() takes no arguments (\(got) given)")
        }
        return wrongNumber(got, least: required, most: most)
    }

    private func missing(_ count: Int, _ index: Int) -> Raise {
        let (places, positional, place) = (parsed.parameters, parsed.positionalCount, parsed.parameters[index])
        let hidden = isMethod ? 1 : 0
        guard !place.isKeyword else {
            let number = places.prefix(positional).firstIndex { $0.name == place.name }.map { $0 + 1 - hidden } ?? 1
            let position = isConstructor ? "" : " (pos \(number))"
            return Raise(.typeError, "\(name)() missing required argument '\(place.name)'\(position)")
        }
        if hidden > count { return Raise(.typeError, "unbound method \(qualifiedName)() needs an argument") }
        let required = places.prefix(positional).filter { $0.defaultValue == nil }.count - hidden
        return wrongNumber(count - hidden, least: required, most: positional - hidden)
    }

    /// CPython counts arguments in three wordings: for one, for several, and for some that may be left out.
    private func wrongNumber(_ got: Int, least: Int, most: Int) -> Raise {
        func arguments(_ count: Int) -> String { "\(count) argument\(count == 1 ? "" : "s")" }
        if least == most {
            return parsed.parameters.count == most + (isMethod ? 1 : 0) && most == 1 && !isConstructor
                ? Raise(.typeError, "\(qualifiedName)() takes exactly one argument (\(got) given)")
                : Raise(.typeError, "\(name) expected \(arguments(most)), got \(got)")
        }
        if parsed.parameters.contains(where: { $0.isPositional && $0.isKeyword && $0.name != "self" }) {
            let bound = got < least ? "at least \(least) positional" : "at most \(most)"
            let plural = (got < least ? least : most) == 1 ? "" : "s"
            return Raise(.typeError, "\(name)() takes \(bound) argument\(plural) (\(got) given)")
        }
        let bound = got < least ? "at least \(arguments(least))" : "at most \(arguments(most))"
        return Raise(.typeError, "\(name) expected \(bound), got \(got)")
    }
}
