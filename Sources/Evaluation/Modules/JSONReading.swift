// `json.loads`: a strict reader with CPython's messages and a limit on depth. Writing is in Library/JSONLibrary.swift.

/// Reads one JSON document.
struct JSONReading {
    private let scalars: [Unicode.Scalar]
    private var at = 0
    private var depth = 0
    private let machine: Machine

    struct Failure: Error {
        let message: String
        let position: Int
    }

    init(_ text: String, _ machine: Machine) {
        scalars = Array(text.unicodeScalars)
        self.machine = machine
    }

    mutating func document() throws -> Value {
        skipSpace()
        let value = try value()
        skipSpace()
        guard at == scalars.count else { throw Failure(message: "Extra data", position: at) }
        return value
    }

    private mutating func skipSpace() {
        while at < scalars.count, [" ", "\t", "\n", "\r"].contains(scalars[at]) { at += 1 }
    }
    private func peek(_ offset: Int = 0) -> Unicode.Scalar? { at + offset < scalars.count ? scalars[at + offset] : nil }
    private mutating func take(_ word: String) -> Bool {
        let word = Array(word.unicodeScalars)
        guard at + word.count <= scalars.count, Array(scalars[at..<(at + word.count)]) == word else { return false }
        at += word.count
        return true
    }

    private mutating func value() throws -> Value {
        guard let first = peek() else { throw Failure(message: "Expecting value", position: at) }
        switch first {
        case "\"":
            at += 1
            return .string(try string())
        case "{": return try nested { try $0.object() }
        case "[": return try nested { try $0.array() }
        case "n" where take("null"): return .none
        case "t" where take("true"): return .bool(true)
        case "f" where take("false"): return .bool(false)
        case "N" where take("NaN"): return .float(.nan)
        case "I" where take("Infinity"): return .float(.infinity)
        case "-" where take("-Infinity"): return .float(-.infinity)
        default: return try number()
        }
    }

    private mutating func nested(_ body: (inout JSONReading) throws -> Value) throws -> Value {
        depth += 1
        defer { depth -= 1 }
        guard depth < 990 else { throw Raise(.recursionError, "maximum recursion depth exceeded while decoding a JSON object from a unicode string") }
        at += 1
        return try body(&self)
    }

    private mutating func object() throws -> Value {
        let dict = DictObject()
        skipSpace()
        if peek() == "}" {
            at += 1
            return .object(dict)
        }
        while true {
            guard peek() == "\"" else {
                throw Failure(message: "Expecting property name enclosed in double quotes", position: at)
            }
            at += 1
            let key = try string()
            skipSpace()
            guard peek() == ":" else { throw Failure(message: "Expecting ':' delimiter", position: at) }
            at += 1
            skipSpace()
            try dict.set(.string(key), value(), machine)
            skipSpace()
            if peek() == "}" {
                at += 1
                return .object(dict)
            }
            guard peek() == "," else { throw Failure(message: "Expecting ',' delimiter", position: at) }
            at += 1
            skipSpace()
        }
    }

    private mutating func array() throws -> Value {
        var elements: [Value] = []
        skipSpace()
        if peek() == "]" {
            at += 1
            return .object(ListObject([]))
        }
        while true {
            elements.append(try value())
            skipSpace()
            if peek() == "]" {
                at += 1
                return .object(ListObject(elements))
            }
            guard peek() == "," else { throw Failure(message: "Expecting ',' delimiter", position: at) }
            at += 1
            skipSpace()
        }
    }

    private mutating func number() throws -> Value {
        let start = at
        var text = ""
        func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
        func take() {
            text.unicodeScalars.append(scalars[at])
            at += 1
        }
        if peek() == "-" { take() }
        guard isDigit(peek()) else {
            at = start
            throw Failure(message: "Expecting value", position: start)
        }
        if peek() == "0" { take() } else { while isDigit(peek()) { take() } }
        var isFloat = false
        if peek() == ".", isDigit(peek(1)) {
            isFloat = true
            take()
            while isDigit(peek()) { take() }
        }
        let hasSign = peek(1) == "+" || peek(1) == "-"
        if peek() == "e" || peek() == "E", isDigit(peek(hasSign ? 2 : 1)) {
            isFloat = true
            take()
            if hasSign { take() }
            while isDigit(peek()) { take() }
        }
        if isFloat { return .float(parseFloat(text) ?? .nan) }
        return try parseInteger(text, base: 10).map { .integer($0) } ?? .none
    }

    /// The rest of a string whose opening quote has been read.
    private mutating func string() throws -> String {
        let begin = at - 1
        var text = String.UnicodeScalarView()
        while true {
            guard let scalar = peek() else { throw Failure(message: "Unterminated string starting at", position: begin) }
            at += 1
            if scalar == "\"" { return String(text) }
            if scalar.value < 0x20 { throw Failure(message: "Invalid control character at", position: at - 1) }
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            guard let escape = peek() else { throw Failure(message: "Unterminated string starting at", position: begin) }
            at += 1
            switch escape {
            case "\"", "\\", "/": text.append(escape)
            case "b": text.append("\u{8}")
            case "f": text.append("\u{c}")
            case "n": text.append("\n")
            case "r": text.append("\r")
            case "t": text.append("\t")
            case "u":
                var unit = try hexadecimal()
                if (0xd800..<0xdc00).contains(unit), peek() == "\\", peek(1) == "u" {
                    let before = at
                    at += 2
                    let low = try hexadecimal()
                    if (0xdc00..<0xe000).contains(low) { unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) } else { at = before }
                }
                text.append(Unicode.Scalar(unit) ?? "\u{fffd}")
            default: throw Failure(message: "Invalid \\escape", position: at - 2)
            }
        }
    }

    private mutating func hexadecimal() throws -> UInt32 {
        guard at + 4 <= scalars.count, let unit = UInt32(String(String.UnicodeScalarView(scalars[at..<(at + 4)])), radix: 16) else {
            throw Failure(message: "Invalid \\uXXXX escape", position: at - 1)
        }
        at += 4
        return unit
    }
}

extension Machine {
    /// The value of a JSON text, or the message and position of what is wrong with it as a tuple.
    func installJSON(_ module: ModuleObject) {
        put(module, "read_json(text, /)") { machine, a in
            var reading = JSONReading(a[0].text ?? "", machine)
            do {
                return .object(TupleObject([.bool(true), try reading.document()]))
            } catch let failure as JSONReading.Failure {
                return .object(TupleObject([.bool(false), .string(failure.message), .int(failure.position)]))
            }
        }
        put(module, "json_text(text, ascii, /)") { machine, a in
            var result = "\""
            let onlyASCII = try machine.truth(a[1])
            func unit(_ value: UInt32) -> String {
                let digits = String(value, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
            for scalar in (a[0].text ?? "").unicodeScalars {
                switch scalar {
                case "\"": result += "\\\""
                case "\\": result += "\\\\"
                case "\n": result += "\\n"
                case "\r": result += "\\r"
                case "\t": result += "\\t"
                case "\u{8}": result += "\\b"
                case "\u{c}": result += "\\f"
                default:
                    if scalar.value < 0x20 || (onlyASCII && (0x7f..<0x10000).contains(scalar.value)) {
                        result += unit(scalar.value)
                    } else if onlyASCII, scalar.value >= 0x10000 {
                        let rest = scalar.value - 0x10000
                        result += unit(0xd800 + (rest >> 10)) + unit(0xdc00 + (rest & 0x3ff))
                    } else {
                        result.unicodeScalars.append(scalar)
                    }
                }
            }
            return .string(result + "\"")
        }
    }
}
