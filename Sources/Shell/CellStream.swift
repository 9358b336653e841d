// Cells from a pipe: each top-level statement runs as soon as it is complete, so that a driver can read its result before
// it writes the next.

import Diagnostics
import Evaluation
import Syntax

/// Cuts lines into top-level statements.
///
/// A compound statement ends where a line at the margin begins the next one, and not at a blank line: files have those
/// within functions. Whoever writes one and waits for its answer is told apart by `mayEnd` and the silence behind it.
struct StatementCutter {
    private var buffer: [UInt8] = []
    private var firstLine = 1
    private var line = 0
    private var scanner = LineScanner()
    /// The statement begins with a word such as `for`: lines that are indented, or `else:`, may follow.
    private var isCompound = false
    /// The statement's last line was blank, or all of it stands on one line.
    private var isClosed = false
    /// Only decorators so far.
    private var isDecorated = false

    init() {}

    /// The statement would be whole if nothing followed.
    var mayEnd: Bool { !buffer.isEmpty && isClosed && !isDecorated && !scanner.isInside }

    /// Whether the statement parses: `try: x` alone may end, but is not whole.
    var isWhole: Bool {
        let parsed = Parser.parse(SourceText(name: "<stdin>", bytes: buffer), commands: true)
        return !parsed.diagnostics.contains { $0.message.hasPrefix("expected 'except' or 'finally'") }
    }

    /// Takes a line and gives the statement that it completes: the ones before it, or itself.
    mutating func add(_ bytes: [UInt8]) -> [SourceText] {
        line += 1
        var complete: [SourceText] = []
        let isBlank = LineScanner.isBlank(bytes)
        if isCompound, !isDecorated, !scanner.isInside, !isBlank, LineScanner.startsStatement(bytes) {
            if let statement = flush() { complete.append(statement) }
        }
        let isFirst = buffer.isEmpty
        if isFirst {
            if isBlank { return complete }
            firstLine = line
        }
        let wasInside = scanner.isInside
        buffer += bytes
        scanner.scan(bytes)
        if !wasInside, !isBlank, isFirst || isDecorated {
            isDecorated = bytes.first == UInt8(ascii: "@")
            isCompound = isCompound || isDecorated || LineScanner.startsCompound(bytes)
        }
        if scanner.isInside { return complete }
        if scanner.opensBlock { isCompound = true }
        isClosed = isBlank ? !bytes.contains(UInt8(ascii: "#")) : isFirst && !scanner.opensBlock
        if !isCompound, let statement = flush() { complete.append(statement) }
        return complete
    }

    /// What is left at the end of input.
    mutating func flush() -> SourceText? {
        guard !buffer.isEmpty else { return nil }
        // Reports name it by the line that it begins at, and so does the notebook that the session is saved as.
        let source = SourceText(name: "<stdin>", bytes: buffer, firstLine: firstLine, cell: "line \(firstLine)")
        buffer = []
        (isCompound, isClosed, isDecorated) = (false, false, false)
        scanner = LineScanner()
        return source
    }
}

/// Follows brackets, strings and continuations over the lines of a statement, without parsing it.
struct LineScanner {
    private var depth = 0
    /// The three quotes that end the string being read.
    private var tripleQuote: UInt8?
    private var isContinued = false
    /// The last line ended in a colon outside of brackets: a block follows.
    private(set) var opensBlock = false

    init() {}

    /// The statement goes on on the next line, whatever its indentation.
    var isInside: Bool { depth > 0 || tripleQuote != nil || isContinued }

    static func isBlank(_ bytes: [UInt8]) -> Bool {
        for byte in bytes {
            if byte == UInt8(ascii: "#") { return true }
            if byte != 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D, byte != 0x0C { return false }
        }
        return true
    }

    /// At the margin, and not a later part of a compound statement.
    static func startsStatement(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, first != 0x20, first != 0x09 else { return false }
        return !["else", "elif", "except", "finally"].contains(firstWord(bytes))
    }

    /// Whether more lines may belong to a statement that begins so, though it be whole. `try: x` alone never is.
    static func startsCompound(_ bytes: [UInt8]) -> Bool {
        ["if", "for", "while", "try", "with", "def", "class", "async"].contains(firstWord(bytes))
    }

    private static func firstWord(_ bytes: [UInt8]) -> String {
        let word = bytes.prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "_") }
        return String(decoding: word, as: UTF8.self)
    }

    mutating func scan(_ bytes: [UInt8]) {
        isContinued = false
        var last: UInt8 = 0
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if let quote = tripleQuote {
                if byte == UInt8(ascii: "\\") { i += 2; continue }
                if byte == quote, LineScanner.isTriple(bytes, i) {
                    tripleQuote = nil
                    i += 2
                    last = quote
                }
                i += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "#"): i = bytes.count
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                if LineScanner.isTriple(bytes, i) {
                    tripleQuote = byte
                    i += 2
                } else {
                    i = LineScanner.endOfString(bytes, i)
                }
                last = byte
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                last = byte
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth = max(depth - 1, 0)
                last = byte
            case UInt8(ascii: "\\") where i + 1 < bytes.count && (bytes[i + 1] == 0x0A || bytes[i + 1] == 0x0D):
                isContinued = true
                i = bytes.count
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C: break
            default: last = byte
            }
            i += 1
        }
        if !isInside { opensBlock = last == UInt8(ascii: ":") }
    }

    private static func isTriple(_ bytes: [UInt8], _ i: Int) -> Bool {
        i >= 0 && i + 2 < bytes.count && bytes[i] == bytes[i + 1] && bytes[i] == bytes[i + 2]
    }

    /// The index of the quote that ends a string of one line, or of the line's end.
    private static func endOfString(_ bytes: [UInt8], _ start: Int) -> Int {
        var i = start + 1
        while i < bytes.count, bytes[i] != bytes[start] { i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1 }
        return i
    }
}
