// An operation's signature in the notation of PyTorch's schema, and its parameters. Binding the language's values to it
// is the evaluator's part.

import Tensors

/// A name and its parameters: `clamp(Tensor self, Scalar? min=None, Scalar? max=None)`.
public struct Signature: Sendable, ExpressibleByStringLiteral {
    public let text: String
    public let name: String

    public init(stringLiteral text: String) {
        self.text = text
        name = String(text.prefix { $0 != "(" })
    }

    /// Parsed when first asked for by the caller, who keeps them: start-up must not parse what no cell uses.
    public func parameters() -> [Parameter] {
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else { return [] }
        var keywordOnly = false
        var parameters: [Parameter] = []
        for part in Signature.splitTopLevel(text[text.index(after: open)..<close]) {
            if part == "*" {
                keywordOnly = true
            } else {
                parameters.append(Parameter(part, isKeywordOnly: keywordOnly))
            }
        }
        return parameters
    }

    /// Parts between commas that are not inside brackets, trimmed.
    private static func splitTopLevel(_ text: Substring) -> [Substring] {
        var parts: [Substring] = []
        var depth = 0
        var start = text.startIndex
        func trimmed(_ part: Substring) -> Substring {
            var part = part.drop { $0 == " " }
            while part.last == " " { part.removeLast() }
            return part
        }
        for i in text.indices {
            switch text[i] {
            case "[", "(": depth += 1
            case "]", ")": depth -= 1
            case "," where depth == 0:
                parts.append(trimmed(text[start..<i]))
                start = text.index(after: i)
            default: break
            }
        }
        let last = trimmed(text[start...])
        if !last.isEmpty { parts.append(last) }
        return parts
    }
}

/// One parameter of an operation.
public struct Parameter: Sendable {
    public enum Kind: String, Sendable {
        case tensor = "Tensor"
        /// A tensor or a number, which then stands as a 0-d tensor that yields in promotion.
        case operand = "Operand"
        case optionalTensor = "Tensor?"
        case tensorList = "Tensor[]"
        case scalar = "Scalar"
        case optionalScalar = "Scalar?"
        case int = "int"
        case optionalInt = "int?"
        /// A list or tuple of integers, or one integer.
        case ints = "int[]"
        case optionalInts = "int[]?"
        /// Sizes: a list, or the integers spelled out as positional arguments.
        case sizes = "int..."
        case float = "float"
        case optionalFloat = "float?"
        case bool = "bool"
        case optionalBool = "bool?"
        case dtype = "dtype?"
        case string = "str"
        case optionalString = "str?"
        /// An integer or a list of integers, told apart (`split`).
        case intOrInts = "int|int[]"
        /// Taken and ignored: `device`, `layout`, `memory_format`, `pin_memory`.
        case ignored = "ignored"
    }

    public let name: String
    public let kind: Kind
    /// Nil when the argument must be given.
    public let defaultValue: Argument?
    public let isKeywordOnly: Bool

    init(_ text: Substring, isKeywordOnly: Bool) {
        self.isKeywordOnly = isKeywordOnly
        let halves = text.split(separator: "=", maxSplits: 1)
        let words = halves[0].split(separator: " ")
        guard words.count == 2, let kind = Kind(rawValue: String(words[0])) else {
            fatalError("not a parameter: \(text)")
        }
        self.kind = kind
        name = String(words[1])
        defaultValue = halves.count == 2 ? Parameter.literal(halves[1]) : nil
    }

    private static func literal(_ text: Substring) -> Argument {
        switch text {
        case "None": return .none
        case "True": return .bool(true)
        case "False": return .bool(false)
        default: break
        }
        if let int = Int(text) { return .int(int) }
        if let double = Double(text) { return .float(double) }
        if text.hasPrefix("[") {
            return .ints(text.dropFirst().dropLast().split(separator: ",").compactMap { Int($0.filter { $0 != " " }) })
        }
        return .string(text.filter { $0 != "\"" && $0 != "'" })
    }
}
