// `'…' % values`: printf-style formatting.

import BigInt
import Syntax

extension Machine {
    /// `format % values`.
    func formatPercent(_ format: String, _ values: Value) throws -> String {
        if let text = quickPercent(format, values) { return text }
        var formatter = PercentFormat(format, values, self)
        return try formatter.run()
    }
}

/// One run over a format: where it stands and which argument is next.
private struct PercentFormat {
    let scalars: [Unicode.Scalar]
    let machine: Machine
    let values: Value
    /// The tuple's elements, or the one value.
    let arguments: ContiguousArray<Value>
    let isMapping: Bool
    var next = 0
    var at = 0
    var usesKeys = false
    var result = ""

    init(_ format: String, _ values: Value, _ machine: Machine) {
        scalars = Array(format.unicodeScalars)
        self.machine = machine
        self.values = values
        if case .object(let object) = values, object.kind == .tuple {
            arguments = unsafeDowncast(object, to: TupleObject.self).elements
            isMapping = false
        } else {
            arguments = [values]
            if case .object(let object) = values {
                switch object.kind {
                case .dict, .list, .range, .bytes: isMapping = true
                case .instance: isMapping = machine.type(of: values).lookup(machine.protocols.getItem) != nil
                default: isMapping = false
                }
            } else if case .tensor = values {
                isMapping = true
            } else {
                isMapping = false
            }
        }
    }

    mutating func run() throws -> String {
        while at < scalars.count {
            let scalar = scalars[at]
            at += 1
            if scalar != "%" {
                result.unicodeScalars.append(scalar)
            } else {
                try conversion()
            }
        }
        if !usesKeys, next < arguments.count, !isMapping {
            throw Raise(.typeError, "not all arguments converted during string formatting")
        }
        return result
    }

    private mutating func scalar() throws -> Unicode.Scalar {
        guard at < scalars.count else { throw Raise(.valueError, "incomplete format") }
        at += 1
        return scalars[at - 1]
    }

    private mutating func argument() throws -> Value {
        guard next < arguments.count else { throw Raise(.typeError, "not enough arguments for format string") }
        next += 1
        return arguments[next - 1]
    }

    private mutating func conversion() throws {
        let begin = at
        var keyed: Value?
        if at < scalars.count, scalars[at] == "(" { keyed = try key() }
        var flags: Set<Unicode.Scalar> = []
        while at < scalars.count, "-+ #0".unicodeScalars.contains(scalars[at]) {
            flags.insert(scalars[at])
            at += 1
        }
        var width = try number("width too big", keyed)
        if width < -1 || (width < 0 && starred) {
            flags.insert("-")
            width = -width
        }
        var precision = -1
        if at < scalars.count, scalars[at] == "." {
            at += 1
            let limit = next < arguments.count ? arguments[next].anyInteger : nil
            if at < scalars.count, scalars[at] == "*", let limit, Int32(exactly: limit) == nil {
                throw Raise(.overflowError, "Python int too large to convert to C int")
            }
            precision = max(try number("precision too big", keyed), 0)
            if precision > Int(Int32.max) { throw Raise(.valueError, "precision too big") }
        }
        var type = try scalar()
        let isBare = at - begin == 1
        if "hlL".unicodeScalars.contains(type) { type = try scalar() }
        if type == "%", isBare {
            result += "%"
            return
        }
        let value = try keyed ?? argument()
        if max(width, precision) > formatWidthLimit {
            // What is wrong with the value is told before there is no room for it.
            var trial = self
            try trial.append(value, type, flags, 0, -1)
            throw Raise(.memoryError, arguments: [])
        }
        try append(value, type, flags, width, precision)
    }

    private var starred: Bool { at > 0 && scalars[at - 1] == "*" }

    /// `(name)`, with nested parentheses.
    private mutating func key() throws -> Value {
        guard isMapping else { throw Raise(.typeError, "format requires a mapping") }
        usesKeys = true
        at += 1
        var (depth, name) = (1, "")
        while at < scalars.count {
            let scalar = scalars[at]
            at += 1
            if scalar == ")" { depth -= 1 } else if scalar == "(" { depth += 1 }
            if depth == 0 { return try machine.item(values, .string(name)) }
            name.unicodeScalars.append(scalar)
        }
        throw Raise(.valueError, "incomplete format key")
    }

    /// Digits or `*`; -1 for none.
    private mutating func number(_ tooBig: String, _ keyed: Value?) throws -> Int {
        if at < scalars.count, scalars[at] == "*" {
            at += 1
            let value = keyed == nil ? try argument() : .none
            guard let integer = value.anyInteger else { throw Raise(.typeError, "* wants int") }
            guard let number = Int(exactly: integer), number != .min else {
                throw Raise(.overflowError, "Python int too large to convert to C ssize_t")
            }
            return number
        }
        var value = -1
        while at < scalars.count, let digit = Int(String(Character(scalars[at]))), scalars[at].isASCII {
            guard value < Int.max / 10 - 10 else { throw Raise(.valueError, tooBig) }
            value = max(value, 0) * 10 + digit
            at += 1
        }
        return value
    }

    private mutating func append(
        _ value: Value, _ type: Unicode.Scalar, _ flags: Set<Unicode.Scalar>, _ width: Int, _ precision: Int
    ) throws {
        switch type {
        case "s", "r", "a":
            var text = type == "s" ? try machine.str(value) : try machine.repr(value)
            if type == "a" { text = Machine.escapingNonASCII(text) }
            if precision >= 0 { text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision))) }
            pad(text, flags, width)
        case "c": pad(try characterText(value), flags, width)
        case "d", "i", "u", "x", "X", "o": try appendInteger(value, type, flags, width, precision)
        case "e", "E", "f", "F", "g", "G":
            let number = try machine.double(value)
            var spec = try FormatSpec("", of: "float")
            (spec.type, spec.precision, spec.isAlternate) = (type, precision, flags.contains("#"))
            let text = try FloatText(number, spec)
            let zeros = flags.contains("0")
            appendSigned(text.isNegative, "", text.whole + text.rest, flags, width, fillsWithZero: zeros)
        default:
            let shown = type.value >= 32 && type.value < 127 ? String(Character(type)) : "?"
            throw Raise(.valueError, "unsupported format character '\(shown)' (0x\(String(type.value, radix: 16))) at index \(at - 1)")
        }
    }

    private func characterText(_ value: Value) throws -> String {
        if let string = value.as(StringObject.self) {
            guard string.count == 1 else { throw Raise(.typeError, "%c requires int or char") }
            return string.text
        }
        guard let integer = value.anyInteger else { throw Raise(.typeError, "%c requires int or char") }
        guard let number = Int(exactly: integer), (0...0x10FFFF).contains(number) else {
            throw Raise(.overflowError, "%c arg not in range(0x110000)")
        }
        return try character(number)
    }

    private mutating func appendInteger(
        _ value: Value, _ type: Unicode.Scalar, _ flags: Set<Unicode.Scalar>, _ width: Int, _ precision: Int
    ) throws {
        let isDecimal = "diu".unicodeScalars.contains(type)
        let value = value.plain
        let integer: BigInt
        if let exact = value.anyInteger {
            integer = exact
        } else if isDecimal, case .float(let number) = value {
            integer = try machine.truncated(number).anyInteger ?? 0
        } else if case .tensor(let tensor) = value {
            integer = BigInt(try machine.tensorInt(tensor))
        } else if let converted = try machine.integerOfInstance(value, isDecimal ? ["__int__", "__index__", "__trunc__"] : ["__index__"]) {
            integer = converted
        } else {
            let wanted = isDecimal ? "a real number" : "an integer"
            throw Raise(.typeError, "%\(type) format: \(wanted) is required, not \(machine.typeName(value))")
        }
        var (prefix, text) = ("", "")
        switch type {
        case "x": (prefix, text) = ("0x", digits(of: integer.magnitude, radix: 16))
        case "X": (prefix, text) = ("0X", digits(of: integer.magnitude, radix: 16).uppercased())
        case "o": (prefix, text) = ("0o", digits(of: integer.magnitude, radix: 8))
        default: text = try decimalText(BigInt(integer.magnitude))
        }
        if !flags.contains("#") { prefix = "" }
        if precision > text.utf8.count { text = repeated("0", precision - text.utf8.count) + text }
        appendSigned(integer.isNegative, prefix, text, flags, width, fillsWithZero: flags.contains("0"))
    }

    private mutating func appendSigned(
        _ isNegative: Bool, _ prefix: String, _ digits: String, _ flags: Set<Unicode.Scalar>, _ width: Int, fillsWithZero: Bool
    ) {
        let sign = isNegative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
        let missing = width - sign.utf8.count - prefix.utf8.count - digits.utf8.count
        if fillsWithZero, !flags.contains("-"), missing > 0 {
            result += sign + prefix + repeated("0", missing) + digits
        } else {
            pad(sign + prefix + digits, flags, width)
        }
    }

    private mutating func pad(_ text: String, _ flags: Set<Unicode.Scalar>, _ width: Int) {
        let missing = width > 0 ? width - text.unicodeScalars.count : 0
        if flags.contains("-") { result += text + repeated(" ", missing) } else { result += repeated(" ", missing) + text }
    }
}

extension Machine {
    /// What the first of these methods that an instance's class has gives.
    fileprivate func integerOfInstance(_ value: Value, _ methods: [String]) throws -> BigInt? {
        guard value.as(InstanceObject.self) != nil else { return nil }
        for name in methods {
            guard let method = type(of: value).lookup(symbols.intern(name)) else { continue }
            return try call(bind(method, to: value), []).anyInteger
        }
        return nil
    }
}
