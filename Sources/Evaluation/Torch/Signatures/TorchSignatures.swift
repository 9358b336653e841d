// PyTorch's own signatures, looked up when arguments fit none of ours: what its messages list and count. Calls are bound
// in OperationBinding.swift; nothing here is on the path of a call that succeeds.

/// A signature of a function of PyTorch that is written in C++.
struct TorchSignature {
    struct Parameter {
        /// `Tensor`, `SymIntArrayRef`: without the size and the question mark.
        let type: Substring
        let name: Substring
        let defaultText: Substring?
        let isKeywordOnly: Bool
        let allowsNone: Bool
        /// A single number can stand for the list.
        let takesSingle: Bool
        var isOptional: Bool { defaultText != nil }
    }

    let name: Substring
    let parameters: [Parameter]
    /// Works, but is not listed.
    let isHidden: Bool

    var leastCount: Int { parameters.count { !$0.isOptional } }
    var positionalCount: Int { parameters.count { !$0.isKeywordOnly } }

    /// Reads `(Tensor input, IntArrayRef[1]? dim, *, bool keepdim=False)`.
    init(_ name: Substring, _ text: Substring) {
        self.name = name
        isHidden = text.hasSuffix("|deprecated") || text.hasSuffix("|hidden")
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else {
            parameters = []
            return
        }
        var list: [Parameter] = []
        var isKeywordOnly = false
        for part in TorchSignature.split(text[text.index(after: open)..<close]) {
            switch part {
            case "*": isKeywordOnly = true
            case "@out": list.append(Parameter("Tensor out=None", isKeywordOnly))
            case "@made":
                for made in TorchSignature.made { list.append(Parameter(made[...], isKeywordOnly)) }
            default: list.append(Parameter(part, isKeywordOnly))
            }
        }
        parameters = list
    }

    private static let made = [
        "ScalarType? dtype=None", "Layout? layout=None", "Device? device=None", "bool? pin_memory=False",
        "bool? requires_grad=False",
    ]

    /// The parts between `, `; a default may hold a comma of its own, without a space.
    private static func split(_ text: Substring) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            let next = text.index(after: index)
            if text[index] == ",", next < text.endIndex, text[next] == " " {
                parts.append(text[start..<index])
                start = text.index(after: next)
            }
            index = next
        }
        if start < text.endIndex { parts.append(text[start...]) }
        return parts
    }

    /// As messages list it: `(Tensor input, tuple of ints dim, *, bool keepdim = False)`.
    var text: String {
        var parts: [String] = []
        for (index, parameter) in parameters.enumerated() {
            if parameter.isKeywordOnly, index == 0 || !parameters[index - 1].isKeywordOnly { parts.append("*") }
            let suffix = parameter.defaultText.map { " = \($0)" } ?? ""
            parts.append("\(parameter.typeText) \(parameter.name)\(suffix)")
        }
        return "(" + parts.joined(separator: ", ") + ")"
    }
}

extension TorchSignature.Parameter {
    /// Reads `Scalar? max=None`.
    fileprivate init(_ text: Substring, _ isKeywordOnly: Bool) {
        let space = text.firstIndex(of: " ") ?? text.endIndex
        let equals = text[space...].firstIndex(of: "=")
        let isNullable = text[..<space].hasSuffix("?")
        let bare = isNullable ? text[..<space].dropLast() : text[..<space]
        type = bare.prefix { $0 != "[" }
        takesSingle = bare.hasSuffix("]")
        name = text[space..<(equals ?? text.endIndex)].dropFirst()
        defaultText = equals.map { text[text.index(after: $0)...] }
        self.isKeywordOnly = isKeywordOnly
        allowsNone = isNullable || defaultText == "None"
    }

    /// The type that messages ask for.
    var typeText: String {
        switch type {
        case "Scalar": "Number"
        case "int64_t", "SymInt": "int"
        case "double": "float"
        case "TensorList", "c10::List<::std::optional<Tensor>>": "tuple of Tensors"
        case "IntArrayRef", "SymIntArrayRef": "tuple of ints"
        case "ArrayRef<double>": "tuple of floats"
        case "ScalarList": "tuple of Scalars"
        case "c10::string_view": "str"
        case "ScalarType": "torch.dtype"
        case "Generator": "torch.Generator"
        case "Layout": "torch.layout"
        case "Device": "torch.device"
        case "MemoryFormat": "torch.memory_format"
        case "Storage": "torch.Storage"
        case "Stream": "torch.Stream"
        case "Dimname": "name"
        case "DimnameList": "tuple of names"
        case "PyObject*": "object"
        default: String(type)
        }
    }
}

/// The signatures by where the function is found and its name.
enum TorchSignatures {
    /// The parser's signatures of a function that is written in C++, in the order in which they are tried.
    static func overloads(_ home: String, _ name: String) -> [TorchSignature] {
        let table: [Substring: Substring]
        switch home {
        case "torch.Tensor": table = methodTable
        case "torch.nn.functional": table = functionalTable
        case "torch", "torch.linalg", "torch.special", "torch.fft": table = functionTable
        default: return []
        }
        let key = name[...]
        guard let text = table[key] else { return [] }
        return parts(text).map { TorchSignature(key, $0) }
    }

    /// The qualified name and parameters of a function that is written in Python.
    static func python(_ home: String, _ name: String) -> NativeSignature? {
        let place = home == "torch.nn.functional" ? "F" : home
        return pythonTable["\(place).\(name)"].map { NativeSignature(String($0)) }
    }

    private static let methodTable = table(methods)
    private static let functionTable = table(functions).merging(table(functionsContinued)) { first, _ in first }
    private static let functionalTable = table(functional)
    private static let pythonTable: [Substring: Substring] = {
        var made: [Substring: Substring] = [:]
        for line in python.split(separator: "\n") {
            let space = line.firstIndex(of: " ") ?? line.endIndex
            made[line[..<space]] = line[space...].dropFirst()
        }
        return made
    }()

    private static func table(_ text: String) -> [Substring: Substring] {
        var made: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            let open = line.firstIndex(of: "(") ?? line.endIndex
            made[line[..<open]] = line[open...]
        }
        return made
    }

    /// Signatures in one line, divided by `; `.
    private static func parts(_ text: Substring) -> [Substring] {
        text.split(separator: ";").map { $0.drop { $0 == " " } }
    }
}
