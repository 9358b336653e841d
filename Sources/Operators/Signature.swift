// An operation's signature in the notation of PyTorch's schema, and its parameters. Binding the language's values to it
// is the evaluator's part.

import Tensors

/// A name and its parameters: `clamp(Tensor self, Scalar? min=None, Scalar? max=None)`.
public struct Signature: Sendable, ExpressibleByStringLiteral {
    public let text: String
    public let name: String

    /// A bit for each parameter that takes tensors.
    private let tensorPlaces: UInt32

    public init(stringLiteral text: String) { self.init(text) }

    public init(_ text: String) {
        self.text = text
        let open = text.utf8.firstIndex(of: UInt8(ascii: "(")) ?? text.endIndex
        name = String(text[..<open])
        tensorPlaces = Signature.tensorPlaces(text.utf8[open...])
    }

    /// Whether the argument at an index is a tensor, a number that stands for one, or a list of tensors.
    func takesTensor(at index: Int) -> Bool { index < 32 && tensorPlaces & (1 << UInt32(index)) != 0 }

    /// Looks only at the first letter of each parameter's kind: `Tensor`, `Operand`, `Tensor[]`.
    private static func tensorPlaces(_ text: Substring.UTF8View) -> UInt32 {
        var places: UInt32 = 0
        var index: UInt32 = 0
        var depth = 0
        var isAtStart = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                depth += 1
                if depth == 1 { isAtStart = true }
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ",") where depth == 1:
                index += 1
                isAtStart = true
            case UInt8(ascii: " ") where isAtStart: break
            case UInt8(ascii: "*") where isAtStart: index -= 1
            default:
                if isAtStart, byte == UInt8(ascii: "T") || byte == UInt8(ascii: "O"), index < 32 { places |= 1 << index }
                isAtStart = false
            }
        }
        return places
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
        /// A list or tuple of integers: one integer does not stand for it.
        case intList = "int[]!"
        /// Sizes: a list, or the integers spelled out as positional arguments.
        case sizes = "int..."
        case float = "float"
        case optionalFloat = "float?"
        case bool = "bool"
        case optionalBool = "bool?"
        case dtype = "dtype?"
        case requiredDType = "dtype!"
        case string = "str"
        case optionalString = "str?"
        /// An integer or a list of integers, told apart (`split`).
        case intOrInts = "int|int[]"
        /// An integer, or two lists of integers (`tensordot`).
        case intOrLists = "int|int[][]"
        /// A number or a name (`norm`).
        case scalarOrString = "Scalar|str?"
        /// Two numbers, or one.
        case optionalFloats = "Scalar|float[]?"
        case generator = "Generator?"
        /// Taken and ignored: `device`, `layout`, `pin_memory`, and `memory_format` unless it is contiguous.
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
