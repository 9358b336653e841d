// The header of a notebook: YAML in comments between two `# ---` lines. Finding those lines is NotebookParser's.
import Yams

/// What a notebook says about itself and how it is to be run.
public struct NotebookHeader: Sendable, Hashable {
    /// The format version (`tnb`); nil when the file names none.
    public var version: Int?
    public var title: String?
    public var seed: Int?
    /// The default dtype, `float32` or `float64`.
    public var dtype: String?
    public var rtol: Double?
    public var atol: Double?
    /// Seconds for one cell.
    public var timeout: Double?
    /// Bytes.
    public var memory: Int?
    /// Keys that version 1 does not know, in their order; their lines are kept.
    public var unknownKeys: [String] = []

    public init() {}

    /// Bytes of a size such as `512 MiB`, `2GB` or `4096`; nil when it is none.
    public static func size(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        let scales: [String: Double] = [
            "": 1, "B": 1, "K": 1024, "KB": 1e3, "kB": 1e3, "KiB": 1024, "M": 1_048_576, "MB": 1e6, "MiB": 1_048_576,
            "G": 1_073_741_824, "GB": 1e9, "GiB": 1_073_741_824, "TB": 1e12, "TiB": 1_099_511_627_776,
        ]
        guard let number = Double(digits), let scale = scales[String(unit)], number > 0 else { return nil }
        return Int(exactly: (number * scale).rounded())
    }
}

/// Reads the lines of a header. Problems name a line of the header, counted from 0.
struct HeaderReader {
    var header = NotebookHeader()
    var problems: [(text: String, line: Int)] = []

    /// Deep or repeating YAML costs time and stack out of proportion to its length; a header needs neither.
    private static let longest = 65_536
    private static let deepest = 100
    private static let mostAliases = 16

    init(lines: [ArraySlice<UInt8>]) {
        if let text = limit(lines) {
            problems.append((text, 0))
            return
        }
        let yaml = String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self) + "\n"
        do {
            // The basic resolver leaves scalars as text; which is a number is decided below.
            guard let root = try Yams.compose(yaml: yaml, .basic) else { return }
            guard case .mapping(let mapping) = root else {
                problems.append(("the header must be lines of `key: value`", 0))
                return
            }
            for (key, value) in mapping { read(key, value) }
        } catch let error as YamlError {
            problems.append(Self.description(of: error))
        } catch {
            problems.append(("the header is not YAML", 0))
        }
    }

    private func limit(_ lines: [ArraySlice<UInt8>]) -> String? {
        var length = 0
        var brackets = 0
        var aliases = 0
        for line in lines {
            length += line.count + 1
            let indent = line.prefix { $0 == 0x20 || $0 == 0x2D || $0 == 0x3F || $0 == 0x3A || $0 == 0x09 }.count
            if indent > Self.deepest { return "the header nests too deep" }
            for byte in line {
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { brackets += 1 }
                if byte == UInt8(ascii: "*") { aliases += 1 }
            }
        }
        if length > Self.longest { return "the header is longer than \(Self.longest) bytes" }
        if brackets > Self.deepest { return "the header nests too deep" }
        return aliases > Self.mostAliases ? "the header has too many aliases" : nil
    }

    private static func description(of error: YamlError) -> (String, Int) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return ("the header is not YAML: \(problem)", mark.line - 1)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.joined(separator: ", ")
            return ("the header gives a key twice: \(names)", context.mark.line - 1)
        case .reader(let problem, _, _, _):
            return ("the header is not YAML: \(problem)", 0)
        default:
            return ("the header is not YAML", 0)
        }
    }

    private mutating func read(_ key: Node, _ value: Node) {
        let line = max((key.mark?.line ?? 1) - 1, 0)
        guard case .scalar(let name) = key else {
            problems.append(("a header key must be a word", line))
            return
        }
        let known = ["tnb", "title", "seed", "dtype", "rtol", "atol", "timeout", "memory"]
        guard known.contains(name.string) else {
            header.unknownKeys.append(name.string)
            return
        }
        guard case .scalar(let scalar) = value else {
            problems.append(("\(name.string) must be a single value", line))
            return
        }
        if let text = set(name.string, scalar.string) { problems.append((text, line)) }
    }

    /// Stores a value; gives what is wrong with it.
    private mutating func set(_ key: String, _ text: String) -> String? {
        switch key {
        case "tnb":
            header.version = Int(text)
            return header.version == nil ? "tnb must be a format version, got \(text); \(Self.versionsRead)" : nil
        case "title":
            header.title = text
        case "seed":
            // What torch.manual_seed takes: 64 bits, signed or not.
            header.seed = Int(text) ?? UInt64(text).map { Int(truncatingIfNeeded: $0) }
            return header.seed == nil ? "seed must be an integer of 64 bits, got \(text)" : nil
        case "dtype":
            let dtype = text.hasPrefix("torch.") ? String(text.dropFirst(6)) : text
            guard ["float16", "bfloat16", "float32", "float64"].contains(dtype) else {
                return "dtype must be a floating-point dtype such as float32, got \(text)"
            }
            header.dtype = dtype
        case "memory":
            header.memory = NotebookHeader.size(text)
            return header.memory == nil ? "memory must be a size such as 512 MiB, got \(text)" : nil
        default:
            let isTime = key == "timeout"
            guard let number = Double(text), number.isFinite, number > 0 || (number == 0 && !isTime) else {
                return "\(key) must be a \(isTime ? "positive" : "non-negative") number, got \(text)"
            }
            if key == "rtol" { header.rtol = number } else if key == "atol" { header.atol = number }
            if isTime { header.timeout = number }
        }
        return nil
    }

    static var versionsRead: String {
        "this program reads version " + Notebook.versions.map(String.init).joined(separator: ", ")
    }
}
