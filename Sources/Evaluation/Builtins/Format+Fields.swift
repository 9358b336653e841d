// `'{…}'.format(…)`: replacement fields, their attributes and items, conversions and nested specifiers.

import BigInt
import Syntax

/// The arguments of one `str.format` or `str.format_map`.
struct FormatFields {
    let machine: Machine
    let positional: [Value]
    let keyword: (String) throws -> Value
    /// Without positional arguments at all: `format_map`.
    let isMapping: Bool
    /// The next automatic number; nil until numbering is decided.
    private var automatic: Int?
    private var isManual = false

    init(_ machine: Machine, _ positional: [Value], isMapping: Bool = false, keyword: @escaping (String) throws -> Value) {
        self.machine = machine
        self.positional = positional
        self.isMapping = isMapping
        self.keyword = keyword
    }

    mutating func render(_ text: String) throws -> String {
        if let quick = try QuickTemplate.render(text, machine, positional, keyword: keyword) { return quick }
        return try render(Array(text.unicodeScalars)[...], depth: 2)
    }

    private mutating func render(_ source: ArraySlice<Unicode.Scalar>, depth: Int) throws -> String {
        guard depth >= 0 else { throw Raise(.valueError, "Max string recursion exceeded") }
        var result = String.UnicodeScalarView()
        var at = source.startIndex
        while at < source.endIndex {
            let scalar = source[at]
            at += 1
            guard scalar == "{" || scalar == "}" else {
                result.append(scalar)
                continue
            }
            if at < source.endIndex, source[at] == scalar {
                result.append(scalar)
                at += 1
                continue
            }
            if scalar == "}" { throw Raise(.valueError, "Single '}' encountered in format string") }
            guard at < source.endIndex else { throw Raise(.valueError, "Single '{' encountered in format string") }
            result.append(contentsOf: try field(source, &at, depth).unicodeScalars)
        }
        return String(result)
    }

    /// From behind `{` to behind its `}`.
    private mutating func field(_ source: ArraySlice<Unicode.Scalar>, _ at: inout Int, _ depth: Int) throws -> String {
        let start = at
        var inBracket = false
        while at < source.endIndex {
            let scalar = source[at]
            if scalar == "{" { throw Raise(.valueError, "unexpected '{' in field name") }
            if scalar == "[" { inBracket = true } else if scalar == "]" { inBracket = false }
            if !inBracket, scalar == "}" || scalar == ":" || scalar == "!" { break }
            at += 1
        }
        let name = source[start..<at]
        guard at < source.endIndex else { throw Raise(.valueError, "expected '}' before end of string") }
        var conversion: Unicode.Scalar?
        if source[at] == "!" {
            at += 1
            guard at + 1 < source.endIndex else {
                throw Raise(.valueError, at < source.endIndex ? "unmatched '{' in format spec" : "end of string while looking for conversion specifier")
            }
            conversion = source[at]
            at += 1
            if source[at] != ":", source[at] != "}" { throw Raise(.valueError, "expected ':' after conversion specifier") }
        }
        var spec: ArraySlice<Unicode.Scalar> = []
        if source[at] == ":" {
            at += 1
            let begin = at
            var open = 1
            while at < source.endIndex {
                if source[at] == "{" { open += 1 } else if source[at] == "}" { open -= 1 }
                if open == 0 { break }
                at += 1
            }
            guard at < source.endIndex else { throw Raise(.valueError, "unmatched '{' in format spec") }
            spec = source[begin..<at]
        }
        at += 1
        var value = try lookup(name)
        if let conversion { value = try converted(value, conversion) }
        let hasNested = spec.contains { $0 == "{" || $0 == "}" }
        let specText = hasNested ? try nested(spec, depth) : String(String.UnicodeScalarView(spec))
        return try machine.format(value, specText)
    }

    private mutating func nested(_ spec: ArraySlice<Unicode.Scalar>, _ depth: Int) throws -> String {
        guard depth > 1 else { throw Raise(.valueError, "Max string recursion exceeded") }
        return try render(spec, depth: depth - 1)
    }

    private func converted(_ value: Value, _ conversion: Unicode.Scalar) throws -> Value {
        switch conversion {
        case "r": .string(try machine.repr(value))
        case "s": .string(try machine.str(value))
        case "a": .string(Machine.escapingNonASCII(try machine.repr(value)))
        default:
            throw Raise(
                .valueError,
                conversion.value > 32 && conversion.value < 127
                    ? "Unknown conversion specifier \(conversion)" : "Unknown conversion specifier \\x\(String(conversion.value, radix: 16))")
        }
    }

    /// `name.attribute[item]…`
    private mutating func lookup(_ name: ArraySlice<Unicode.Scalar>) throws -> Value {
        var rest = name.drop { $0 != "." && $0 != "[" }
        var value = try first(name[..<rest.startIndex])
        while let mark = rest.first {
            rest = rest.dropFirst()
            if mark == "." {
                let part = rest.prefix { $0 != "." && $0 != "[" }
                guard !part.isEmpty else { throw Raise(.valueError, "Empty attribute in format string") }
                value = try machine.attribute(value, machine.symbols.intern(String(String.UnicodeScalarView(part))))
                rest = rest.dropFirst(part.count)
            } else if mark == "[" {
                let part = rest.prefix { $0 != "]" }
                guard part.count < rest.count else { throw Raise(.valueError, "Missing ']' in format string") }
                guard !part.isEmpty else { throw Raise(.valueError, "Empty attribute in format string") }
                rest = rest.dropFirst(part.count + 1)
                value = try machine.item(value, try number(part).map { .int($0) } ?? .string(String(String.UnicodeScalarView(part))))
            } else {
                throw Raise(.valueError, "Only '.' or '[' may follow ']' in format field specifier")
            }
        }
        return value
    }

    private mutating func first(_ name: ArraySlice<Unicode.Scalar>) throws -> Value {
        var index = try number(name)
        if name.isEmpty {
            if isManual { throw Raise(.valueError, "cannot switch from manual field specification to automatic field numbering") }
            index = automatic ?? 0
            automatic = (automatic ?? 0) + 1
        } else if index != nil {
            if automatic != nil { throw Raise(.valueError, "cannot switch from automatic field numbering to manual field specification") }
            isManual = true
        }
        guard let index else { return try keyword(String(String.UnicodeScalarView(name))) }
        if isMapping { throw Raise(.valueError, "Format string contains positional fields") }
        guard index < positional.count else {
            throw Raise(.indexError, "Replacement index \(index) out of range for positional args tuple")
        }
        return positional[index]
    }

    /// A name that is all digits, as a number.
    private func number(_ name: ArraySlice<Unicode.Scalar>) throws -> Int? {
        var value = 0
        for scalar in name {
            guard let digit = decimalValue(scalar) else { return nil }
            guard value < Int.max / 10 - 10 else { throw Raise(.valueError, "Too many decimal digits in format string") }
            value = value * 10 + digit
        }
        return name.isEmpty ? nil : value
    }
}
