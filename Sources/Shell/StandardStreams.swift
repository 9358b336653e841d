// Standard input and output by descriptor: written whole, read by lines, never through a buffer that a crash would lose.

import Glibc

public enum StandardStreams {
    /// Writes all of a text; a reader that has gone away ends the writing, not the process.
    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
                if count > 0 { sent += count } else if count < 0, errno == EINTR { continue } else { return }
            }
        }
    }

    public static func output(_ text: String) { write(text, to: STDOUT_FILENO) }
    public static func error(_ text: String) { write(text, to: STDERR_FILENO) }

    /// All of a file, or the reason why not.
    static func contents(of path: String) -> Result<[UInt8], FileProblem> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(FileProblem(path: path, code: errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            return .failure(FileProblem(path: path, code: EISDIR))
        }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &block, block.count)
            if count > 0 { bytes += block[..<count] } else if count < 0, errno == EINTR { continue } else { break }
            if bytes.count > 1 << 30 { return .failure(FileProblem(path: path, code: EFBIG)) }
        }
        return .success(bytes)
    }
}

/// A file that could not be read or written.
struct FileProblem: Error, CustomStringConvertible {
    let path: String
    let code: Int32
    var description: String { "can't open file '\(path)': [Errno \(code)] \(String(cString: strerror(code)))" }
}

/// Lines of a descriptor as they come in, as bytes, each with its end.
struct LineReader {
    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// The next line, or nil at the end; a last line without an end counts.
    mutating func next() -> [UInt8]? {
        var searched = position
        while true {
            if let end = pending[searched...].firstIndex(of: 0x0A) {
                let line = Array(pending[position...end])
                position = end + 1
                return line
            }
            searched = pending.count
            if isAtEnd {
                guard position < pending.count else { return nil }
                defer { position = pending.count }
                return Array(pending[position...])
            }
            if position > 1 << 16 {
                pending.removeFirst(position)
                searched -= position
                position = 0
            }
            fill()
        }
    }

    /// Whether something lies behind the last line, or comes within a moment: a writer that waits for an answer is silent.
    func hasMore(withinMilliseconds milliseconds: Int32) -> Bool {
        if position < pending.count || isAtEnd { return true }
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) != 0
    }

    private mutating func fill() {
        var block = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &block, block.count)
        if count > 0 { pending += block[..<count] } else if count == 0 || errno != EINTR { isAtEnd = true }
    }
}
