// The cells that ↑ brings back: kept in memory for libedit, and in a file with one cell a line.

import CEdit
import Glibc

/// Past entries, oldest first; an entry may have several lines.
struct History: ~Copyable {
    /// The oldest entries beyond this are forgotten.
    static let limit = 10_000

    private(set) var entries: [String] = []
    let handle: OpaquePointer?

    init() {
        handle = history_winit()
        if let handle { _ = edit_limit_history(handle, Int32(History.limit)) }
    }

    deinit { if let handle { history_wend(handle) } }

    /// Adds an entry, without newlines at its end, unless it is the last one again.
    mutating func add(_ entry: String) {
        let scalars = entry.unicodeScalars
        let end = scalars.lastIndex { $0 != "\n" }.map { scalars.index(after: $0) } ?? scalars.startIndex
        let entry = String(scalars[..<end])
        guard !entry.isEmpty, entry != entries.last, !entry.unicodeScalars.contains("\0") else { return }
        entries.append(entry)
        if entries.count > History.limit { entries.removeFirst(entries.count - History.limit) }
        guard let handle else { return }
        let wide = entry.unicodeScalars.map { wchar_t($0.value) } + [0]
        _ = edit_enter_history(handle, wide)
    }

    /// Adds what a file holds; one that is missing or unreadable holds nothing, lines that are not UTF-8 are left out.
    mutating func load(path: String) {
        guard let bytes = History.contents(path) else { return }
        for line in bytes.split(separator: UInt8(ascii: "\n")).suffix(History.limit) {
            if let text = String(validating: line, as: UTF8.self), let entry = History.unescaped(text) { add(entry) }
        }
    }

    /// Writes all entries to a file of the user's own; a failure leaves the file as it was.
    func save(path: String) {
        let text = entries.map { History.escaped($0) + "\n" }.joined()
        let temporary = path + ".\(getpid()).tmp"
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        let isWritten = History.write(text, to: file) && fsync(file) == 0
        close(file)
        if !isWritten || rename(temporary, path) != 0 { unlink(temporary) }
    }

    private static func write(_ text: String, to file: Int32) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    private static func contents(_ path: String) -> [UInt8]? {
        // A history that is a pipe or a device would block or never end.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// In one line: a newline is written `\n`, a backslash twice.
    static func escaped(_ entry: String) -> String {
        var text = ""
        for scalar in entry.unicodeScalars {
            switch scalar {
            case "\n": text += "\\n"
            case "\\": text += "\\\\"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The entry of a line; nil when the line was not written by `escaped`.
    static func unescaped(_ line: String) -> String? {
        var entry = ""
        var isEscape = false
        for scalar in line.unicodeScalars {
            switch (isEscape, scalar) {
            case (false, "\\"): isEscape = true
            case (true, "n"), (true, "\\"):
                entry += scalar == "n" ? "\n" : "\\"
                isEscape = false
            case (true, _): return nil
            default: entry.unicodeScalars.append(scalar)
            }
        }
        return isEscape ? nil : entry
    }
}
