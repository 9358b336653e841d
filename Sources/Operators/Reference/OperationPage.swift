// A page of the reference for each name that offers operations: made from their declarations and from the examples beside
// this file. The pages' files are written by `tensrepl reference --write`; help at the prompt shows the same text.

/// What the reference says of a name.
public struct OperationPage: Sendable {
    /// Where the name is found: `exp` in torch, else `F.gelu`, `linalg.inv`, `special.entr`, `Tensor.view`.
    public let key: String
    /// The overloads, in the order in which they are tried.
    public let operations: [Operation]

    /// What an entry of the examples holds.
    private struct Entry {
        var derivative = ""
        /// Code and, after `#> ` or `#! `, what it shows.
        var lines: [Substring] = []
    }

    // MARK: All pages

    /// Every page, by key.
    public static let all: [OperationPage] = {
        var groups: [String: [Operation]] = [:]
        let torch = Set(Catalog.all.filter { $0.homes.contains(.torch) }.map(\.name))
        for operation in Catalog.all {
            if let key = key(of: operation, torch) { groups[key, default: []].append(operation) }
        }
        return groups.map { OperationPage(key: $0.key, operations: $0.value) }.sorted { $0.key < $1.key }
    }()

    /// The page that an operation stands on; nil for one that only other operations are made of.
    public static func page(of operation: Operation) -> OperationPage? {
        all.first { $0.operations.contains { $0 === operation } }
    }

    /// The page of a name as a user writes it: `exp`, `torch.exp`, `F.gelu`, `torch.nn.functional.gelu`, `Tensor.view`.
    public static func page(named name: String) -> OperationPage? {
        var key = Substring(name)
        for (long, short) in [("torch.nn.functional.", "F."), ("torch.", "")] where key.hasPrefix(long) {
            key = short + key.dropFirst(long.count)
            break
        }
        if let page = all.first(where: { $0.key == key }) { return page }
        let plain = key.split(separator: ".").last ?? key
        return all.first { page in page.operations.contains { $0.name == plain || $0.aliases.contains(String(plain)) } }
    }

    /// Functions that a module or type shares with `torch` stand on the page of `torch`.
    private static func key(of operation: Operation, _ torch: Set<String>) -> String? {
        guard !operation.homes.isEmpty, !operation.name.hasPrefix("_") else { return nil }
        let plain = operation.name.hasSuffix("_") ? String(operation.name.dropLast()) : operation.name
        if operation.homes.contains(.torch) || torch.contains(plain), operation.homes != .linalg { return plain }
        if operation.homes.contains(.functional) { return "F." + operation.name }
        if operation.homes.contains(.linalg) { return "linalg." + operation.name }
        if operation.homes.contains(.fft) { return "fft." + operation.name }
        return (operation.homes.contains(.special) ? "special." : "Tensor.") + operation.name
    }

    // MARK: Examples

    private static let entries: [String: Entry] = {
        var entries: [String: Entry] = [:]
        let texts = [
            examplesPointwise, examplesPointwise2, examplesReductions, examplesProducts, examplesShapes, examplesShapes2,
            examplesCreation, examplesLayers, examplesLinear, examplesComplex, examplesFourier,
        ]
        for text in texts {
            var key = ""
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.isEmpty {
                    key = ""
                } else if key.isEmpty {
                    let parts = line.split(separator: " ", maxSplits: 2)
                    key = String(parts[0])
                    entries[key] = Entry(derivative: parts.count == 3 ? String(parts[2]) : "")
                } else {
                    entries[key]?.lines.append(line)
                }
            }
        }
        return entries
    }()

    /// Names that have examples, for the test that each of them has operations.
    public static var exampleKeys: [String] { entries.keys.sorted() }

    /// A cell and what it shows: the outputs' lines, and the error it ends with as `Type: message`.
    public struct Example: Sendable, Equatable {
        public var code: String
        public var shows: [String] = []
        public var fails: String?
    }

    /// The cells of the page, to be run one after the other.
    public var examples: [Example] {
        var examples: [Example] = []
        for line in OperationPage.entries[key]?.lines ?? [] {
            if line.hasPrefix("#! ") {
                examples[examples.count - 1].fails = String(line.dropFirst(3))
            } else if line.hasPrefix("#>") {
                examples[examples.count - 1].shows.append(String(line.dropFirst(3)))
            } else {
                examples.append(Example(code: String(line)))
            }
        }
        return examples
    }

    /// The derivative in a formula, where it is more than the kind says.
    private var derivative: String { OperationPage.entries[key]?.derivative ?? "" }

    // MARK: Text

    /// The whole name of the function: `torch.exp`, `torch.nn.functional.gelu`.
    public var title: String {
        if key.hasPrefix("F.") { return "torch.nn.functional." + key.dropFirst(2) }
        return key.hasPrefix("Tensor.") ? "torch." + key : "torch." + key
    }

    /// What is said about calls, gradient and errors: one line each.
    public var facts: [(title: String, text: String)] {
        var facts: [(String, String)] = [("found as", places.joined(separator: ", "))]
        if let shape { facts.append(("shape", shape)) }
        let reasons = operations.compactMap { operation -> String? in
            if case .none(let reason) = operation.derivative { reason } else { nil }
        }
        if reasons.count == operations.count {
            facts.append(("gradient", "none: " + reasons[0]))
        } else {
            let kind = derivative.isEmpty ? operations[0].derivative.kindText : derivative
            facts.append(("gradient", kind))
            let names = operations.map(\.gradientName).filter { $0 != "NotImplemented" }
            if let name = names.first, operations[0].isRecorded { facts.append(("grad_fn", name)) }
        }
        if !errors.isEmpty { facts.append(("errors", errors.joined(separator: "; "))) }
        return facts
    }

    /// Each way to reach the name.
    private var places: [String] {
        var places: [String] = []
        for operation in operations {
            for name in [operation.name] + operation.aliases {
                let homes = operation.homes
                if homes.contains(.torch) { places.append("torch.\(name)") }
                if homes.contains(.functional) { places.append("torch.nn.functional.\(name)") }
                if homes.contains(.linalg) { places.append("torch.linalg.\(name)") }
                if homes.contains(.fft) { places.append("torch.fft.\(name)") }
                if homes.contains(.special) { places.append("torch.special.\(name)") }
                if homes.contains(.method) { places.append("Tensor.\(name)") }
                if homes.contains(.inPlace) { places.append("Tensor.\(name)_") }
            }
        }
        var seen: Set<String> = []
        return places.filter { seen.insert($0).inserted }
    }

    private var shape: String? {
        switch operations[0].body {
        case .unary, .unaryScalar: "that of the input, which may be any"
        case .binary, .binarySwapped: "the shapes of both inputs, broadcast"
        default: nil
        }
    }

    private var errors: [String] {
        let parameters = operations.flatMap { $0.signature.parameters() }
        var errors: [String] = []
        if case .binary = operations[0].body { errors.append("RuntimeError when the shapes cannot be broadcast") }
        if parameters.contains(where: { $0.name == "dim" || $0.name == "dim0" }) {
            errors.append("IndexError when a dimension is out of range")
        }
        if parameters.contains(where: { $0.name == "index" && $0.kind == .tensor }) {
            errors.append("RuntimeError or IndexError when an index is out of bounds")
        }
        errors.append("TypeError when arguments are of other kinds than the signature says")
        return errors
    }

    /// The text that help shows: signatures with their sentences, facts, examples.
    public var text: String {
        var lines: [String] = []
        for operation in operations { lines += [operation.signature.text, "    " + operation.doc] }
        lines.append("")
        for (title, text) in facts { lines.append("\(title): \(text)") }
        lines += [""] + exampleLines
        return lines.joined(separator: "\n") + "\n"
    }

    private var exampleLines: [String] { (OperationPage.entries[key]?.lines ?? []).map(String.init) }

    /// The page as it stands in docs/reference/operations.
    public var markdown: String {
        var text = "# \(title)\n\n"
        for operation in operations { text += "    \(operation.signature.text)\n\n\(operation.doc)\n\n" }
        text += facts.map { "- **\($0.title)**: \($0.text)\n" }.joined()
        text += "\n```python\n" + exampleLines.joined(separator: "\n") + "\n```\n"
        return text
    }

    /// The page that lists all pages.
    public static var index: String {
        var text = "# Operations\n\nOne page for each name, made from the operation's declaration by `tensrepl reference --write`; each "
        text += "example is run by a test.\n\n| name | |\n|---|---|\n"
        for page in all { text += "| [\(page.title)](\(page.key).md) | \(page.operations[0].doc.replacing("|", with: "\\|")) |\n" }
        return text
    }
}

extension Operation {
    /// Whether a call leaves a record of this name: compositions leave those of their parts.
    fileprivate var isRecorded: Bool {
        if case .composite = body { return false }
        return derivative.isDifferentiable
    }
}

extension Derivative {
    /// The kind of rule, in words.
    fileprivate var kindText: String {
        switch self {
        case .elementwise, .gate: "the local slope, element by element"
        case .linear: "the transpose: the function is linear in its inputs"
        case .bilinear: "linear in each of two inputs: the product with the other one"
        case .custom, .several: "by a rule of its own"
        case .composed: "that of the operations it is composed of"
        case .none(let reason): "none: " + reason
        }
    }
}

extension String {
    /// The text with one part replaced everywhere.
    fileprivate func replacing(_ part: String, with other: String) -> String {
        var result = ""
        var rest = self[...]
        while let place = rest.firstRange(of: part) {
            result += rest[..<place.lowerBound] + other
            rest = rest[place.upperBound...]
        }
        return result + rest
    }
}
