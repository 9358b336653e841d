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

    /// Without the first argument: a method's arguments without `self`.
    public var withoutFirst: Arguments { Arguments(base: base + 1, count: count - 1, keywords: keywords) }
}

/// A builtin function or method.
public final class NativeFunction: Object {
    public let name: String
    /// `sorted(iterable, /, *, key=None, reverse=False)`: what `help` shows and what arguments are bound by.
    public let signature: NativeSignature
    public let doc: String
    /// Receives the bound arguments in the order of the signature; `.undefined` for one left out that has no default.
    private let body: (Machine, Bound) throws -> Value

    /// - Parameter signature: Python's own notation, with `/`, `*`, `*args`, `**kwargs` and literal defaults; for methods
    ///   the first parameter is `self`.
    public init(_ signature: String, doc: String = "", _ body: @escaping (Machine, Bound) throws -> Value) {
        self.signature = NativeSignature(signature)
        name = self.signature.name
        self.doc = doc
        self.body = body
        super.init(kind: .native)
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.builtinFunction }
    override public func repr(_ machine: Machine) -> String { "<built-in function \(name)>" }
    override public func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        let parameters = signature.parameters
        if arguments.keywords.isEmpty, signature.isPlain, arguments.count == parameters.count {
            return try body(machine, Bound(base: arguments.base, extra: [], keywords: []))
        }
        return try signature.bind(arguments, machine) { try body(machine, $0) }
    }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "__name__", "__qualname__": .string(self.name)
        case "__doc__": .string(doc)
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
        lazy var required = parameters.filter { $0.defaultValue == nil }.count
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
        let places = parsed.parameters
        let positional = places.prefix { $0.isPositional }.count
        var slots = [Value](repeating: .undefined, count: max(places.count, 1))
        var given = [Bool](repeating: false, count: places.count)
        var extra: [Value] = []
        for index in 0..<arguments.count {
            if index < positional {
                slots[index] = arguments[index]
                given[index] = true
            } else if parsed.hasExtra {
                extra.append(arguments[index])
            } else {
                throw tooMany(arguments.count, places, positional)
            }
        }
        var keywords: [(name: Symbol, value: Value)] = []
        for (index, keyword) in arguments.keywords.enumerated() {
            let text = machine.symbols[keyword]
            if let place = places.firstIndex(where: { $0.name == text && $0.isKeyword }) {
                guard !given[place] else {
                    throw Raise(.typeError, "argument for \(name)() given by name ('\(text)') and position (\(place + 1))")
                }
                slots[place] = arguments.keywordValue(index)
                given[place] = true
            } else if parsed.hasKeywords {
                keywords.append((keyword, arguments.keywordValue(index)))
            } else if places.allSatisfy({ !$0.isKeyword }) {
                throw Raise(.typeError, "\(name)() takes no keyword arguments")
            } else {
                throw Raise(.typeError, "'\(text)' is an invalid keyword argument for \(name)()")
            }
        }
        for (index, place) in places.enumerated() where !given[index] {
            guard let value = place.defaultValue else { throw missing(arguments.count, places, positional, place) }
            slots[index] = value
        }
        return try slots.withUnsafeMutableBufferPointer {
            try body(NativeFunction.Bound(base: $0.baseAddress!, extra: extra, keywords: keywords))
        }
    }

    private var isMethod: Bool { parsed.parameters.first?.name == "self" }

    private func tooMany(_ count: Int, _ places: [Parameter], _ positional: Int) -> Raise {
        let hidden = isMethod ? 1 : 0
        let required = places.prefix(positional).filter { $0.defaultValue == nil }.count
        let (most, got) = (positional - hidden, count - hidden)
        let quantity =
            most == 0 ? "no arguments" : required == positional
            ? (most == 1 ? "exactly one argument" : "exactly \(most) arguments") : "at most \(most) argument\(most == 1 ? "" : "s")"
        if required == positional || most == 0 { return Raise(.typeError, "\(name)() takes \(quantity) (\(got) given)") }
        return Raise(.typeError, "\(name) expected \(quantity), got \(got)")
    }

    private func missing(_ count: Int, _ places: [Parameter], _ positional: Int, _ place: Parameter) -> Raise {
        let hidden = isMethod ? 1 : 0
        let required = places.prefix(positional).filter { $0.defaultValue == nil }.count - hidden
        let got = max(count - hidden, 0)
        if required == positional - hidden {
            let quantity = required == 1 ? "exactly one argument" : "exactly \(required) arguments"
            if !place.isKeyword { return Raise(.typeError, "\(name)() takes \(quantity) (\(got) given)") }
        } else if !place.isKeyword {
            return Raise(.typeError, "\(name) expected at least \(required) argument\(required == 1 ? "" : "s"), got \(got)")
        }
        return Raise(.typeError, "\(name)() missing required argument '\(place.name)' (pos \(places.prefix(positional).firstIndex { $0.name == place.name }.map { $0 + 1 } ?? 1))")
    }
}
