// `open(…)`, `io.StringIO` and `io.BytesIO`: a Python file over a stream of bytes, with its buffers, encodings and line
// ends. The methods that Python sees are in FileMethods.swift.

import Glibc

/// A Python file, of text or of bytes.
final class FileObject: IteratorObject {
    /// How a file was opened.
    struct Mode {
        var text = ""
        var isText = true
        var isReadable = false
        var isWritable = false
        var isAppending = false
        var encoding = "UTF-8"
        var errors = "strict"
        /// As in Python: nil reads every line end as "\n", "" leaves them.
        var newline: String?
    }

    let mode: Mode
    let stream: ByteStream
    let fileName: Value
    let typeObject: TypeObject
    private(set) var isClosed = false
    /// Read but not asked for yet, from `at` on: of a text file, UTF-8 with line ends as the reader wants them.
    private var pending: [UInt8] = []
    private var at = 0
    /// The bytes that a text file's `pending` was made of, if they are others.
    private var raw: [UInt8]?
    private var hasLoaded = false
    private var unwritten: [UInt8] = []
    private var isIterating = false

    init(_ type: TypeObject, _ stream: ByteStream, name: Value, mode: Mode) {
        typeObject = type
        self.stream = stream
        self.mode = mode
        fileName = name
        super.init()
    }
    deinit {
        if !isClosed { try? writeOut() }
    }

    var isInMemory: Bool { stream is MemoryStream }
    override func type(_ machine: Machine) -> TypeObject { typeObject }
    override func iterator(_ machine: Machine) throws -> IteratorObject {
        try checkOpen()
        return self
    }
    override func repr(_ machine: Machine) throws -> String {
        if isInMemory { return "<_io.\(typeObject.name) object at \(address)>" }
        let name = try machine.repr(fileName)
        guard mode.isText else { return "<_io.\(typeObject.name) name=\(name)>" }
        return "<_io.TextIOWrapper name=\(name) mode='\(mode.text)' encoding='\(mode.encoding)'>"
    }

    // MARK: Checks

    func checkOpen(_ text: String? = nil) throws {
        guard isClosed else { return }
        throw Raise(.valueError, text ?? (isInMemory && mode.isText ? "I/O operation on closed file" : "I/O operation on closed file."))
    }
    func checkReadable(_ machine: Machine, _ action: String) throws {
        try checkOpen(mode.isText || isInMemory ? nil : "\(action) of closed file")
        guard mode.isReadable else { throw machine.unsupported(mode.isText ? "not readable" : action) }
    }
    func checkWritable(_ machine: Machine) throws {
        try checkOpen(mode.isText || isInMemory ? nil : "write to closed file")
        guard mode.isWritable else { throw machine.unsupported(mode.isText ? "not writable" : "write") }
    }

    // MARK: Reading

    /// Reads more; false at the end. Text of a seekable file is read whole, since only then can it be decoded at once.
    private func load() throws -> Bool {
        try writeOut()
        if at > 0 {
            pending.removeSubrange(..<at)
            at = 0
            raw = nil
        }
        guard mode.isText else {
            let bytes = try stream.read(1 << 16)
            pending += bytes
            return !bytes.isEmpty
        }
        var bytes: [UInt8] = []
        repeat {
            let more = try stream.read(1 << 20)
            if more.isEmpty { break }
            bytes += more
        } while stream.isSeekable || bytes.last != 0x0A
        guard !bytes.isEmpty else { return false }
        let isFirst = !hasLoaded
        hasLoaded = true
        var text = isInMemory ? bytes : Array(try decode(bytes, mode.encoding, mode.errors).utf8)
        if isFirst, mode.encoding.lowercased() == "utf-8-sig", text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
        if mode.newline == nil, !isInMemory, text.contains(0x0D) {
            text = translated(text)
            raw = bytes
        }
        pending += text
        return true
    }

    private func translated(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var wasReturn = false
        for byte in bytes {
            if byte == 0x0A, wasReturn {
                wasReturn = false
                continue
            }
            wasReturn = byte == 0x0D
            result.append(wasReturn ? 0x0A : byte)
        }
        return result
    }

    /// Everything that is left, or so many characters or bytes.
    func read(_ count: Int?) throws -> [UInt8] {
        isIterating = false
        guard let count, count >= 0 else {
            while try load() {}
            return take(pending.count - at)
        }
        if count == 0 { return [] }
        while true {
            if let bytes = extent(of: count) { return take(bytes) }
            if try !load() { return take(min(pending.count - at, extent(of: count) ?? .max)) }
        }
    }

    /// How many pending bytes that many characters or bytes are; nil when there are fewer.
    private func extent(of count: Int) -> Int? {
        guard mode.isText else { return pending.count - at >= count ? count : nil }
        var seen = 0
        for index in at..<pending.count where pending[index] & 0xC0 != 0x80 {
            if seen == count { return index - at }
            seen += 1
        }
        return seen == count && !stream.isTerminal ? pending.count - at : nil
    }

    private func take(_ count: Int) -> [UInt8] {
        defer {
            at += count
            if at == pending.count, raw == nil { (pending, at) = ([], 0) }
        }
        return at == 0 && count == pending.count ? pending : Array(pending[at..<at + count])
    }

    /// The next line with its end; empty at the end of the file.
    func readLine(_ limit: Int? = nil) throws -> [UInt8] {
        var scanned = at
        while true {
            if let end = endOfLine(from: scanned) {
                var count = end - at
                if let limit, limit >= 0 { count = min(count, extent(of: limit) ?? count) }
                return take(count)
            }
            let offset = pending.count - at
            guard try load() else {
                var count = pending.count - at
                if let limit, limit >= 0 { count = min(count, extent(of: limit) ?? count) }
                return take(count)
            }
            scanned = at + max(0, offset - 1)
        }
    }

    /// Where the line that is pending ends.
    private func endOfLine(from start: Int) -> Int? {
        guard start < pending.count else { return nil }
        if mode.isText, mode.newline == "" || mode.newline == "\r" || mode.newline == "\r\n" { return otherEnd(from: start) }
        return pending.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
            return found - UnsafeMutableRawPointer(mutating: base) + 1
        }
    }
    private func otherEnd(from start: Int) -> Int? {
        for index in start..<pending.count {
            let next = index + 1 < pending.count ? pending[index + 1] : nil
            switch (pending[index], mode.newline) {
            case (0x0A, ""): return index + 1
            case (0x0D, ""): return next == 0x0A ? index + 2 : index + 1
            case (0x0D, "\r"): return index + 1
            case (0x0D, "\r\n") where next == 0x0A: return index + 2
            default: break
            }
        }
        return nil
    }

    override func next(_ machine: Machine) throws -> Value? {
        try checkReadable(machine, "read")
        isIterating = true
        let line = try readLine()
        if line.isEmpty { isIterating = false }
        return line.isEmpty ? nil : value(line)
    }

    func value(_ bytes: [UInt8]) -> Value {
        mode.isText ? .string(String(decoding: bytes, as: UTF8.self)) : .object(BytesObject(bytes))
    }

    /// What the next read would give, of a buffered file of bytes.
    func peek() throws -> [UInt8] {
        if at == pending.count { _ = try load() }
        return Array(pending[at...])
    }

    // MARK: Writing

    func write(_ bytes: [UInt8]) throws {
        try settle()
        unwritten += bytes
        if unwritten.count >= 1 << 16 || isInMemory || stream is SinkStream || stream.isTerminal { try writeOut() }
    }

    /// Text at a place of a `StringIO`: it replaces as many characters as it has.
    func writeText(_ text: StringObject) throws {
        var bytes = Array(text.text.utf8)
        switch mode.newline {
        case "\r\n"?, "\r"?:
            let end = Array((mode.newline ?? "").utf8)
            bytes = bytes.flatMap { $0 == 0x0A ? end : [$0] }
        case nil where isInMemory && bytes.contains(0x0D): bytes = translated(bytes)
        default: break
        }
        guard let memory = stream as? MemoryStream else {
            if !["utf-8", "utf8"].contains(mode.encoding.lowercased()) { bytes = try encode(String(decoding: bytes, as: UTF8.self), mode.encoding, mode.errors) }
            return try write(bytes)
        }
        try settle()
        if memory.place < memory.bytes.count {
            var (left, end) = (text.count, memory.place)
            while end < memory.bytes.count, left > 0 || memory.bytes[end] & 0xC0 == 0x80 {
                if memory.bytes[end] & 0xC0 != 0x80 { left -= 1 }
                end += 1
                while end < memory.bytes.count, memory.bytes[end] & 0xC0 == 0x80 { end += 1 }
            }
            memory.bytes.removeSubrange(memory.place..<end)
            let place = memory.place
            memory.bytes.insert(contentsOf: bytes, at: place)
            _ = try memory.seek(place + bytes.count, SEEK_SET)
        } else {
            try memory.write(bytes)
        }
    }

    /// What was read ahead is given back, so that writing goes on where reading stopped.
    private func settle() throws {
        guard at < pending.count || raw != nil else { return }
        if mode.isText, !isInMemory {
            // As in CPython, which has read a small file whole: text goes behind what was read ahead.
            (pending, at, raw) = ([], 0, nil)
            return
        }
        let place = try tell()
        (pending, at, raw) = ([], 0, nil)
        _ = try stream.seek(place, SEEK_SET)
    }

    func writeOut() throws {
        guard !unwritten.isEmpty else { return }
        let bytes = unwritten
        unwritten = []
        try stream.write(bytes)
    }

    func close() throws {
        guard !isClosed else { return }
        defer { isClosed = true }
        try writeOut()
        try stream.close()
    }

    // MARK: Places

    func checkTelling() throws {
        if isIterating, mode.isText, !isInMemory { throw Raise(.osError, "telling position disabled by next() call") }
    }

    /// The place in bytes from the start.
    func tell() throws -> Int {
        try writeOut()
        let end = try stream.seek(0, SEEK_CUR)
        guard let raw else { return end - (pending.count - at) }
        var (index, seen) = (0, 0)
        while index < raw.count, seen < at {
            index += raw[index] == 0x0D && index + 1 < raw.count && raw[index + 1] == 0x0A ? 2 : 1
            seen += 1
        }
        return end - (raw.count - index)
    }

    func seek(_ offset: Int, _ whence: Int32) throws -> Int {
        try writeOut()
        let place = whence == SEEK_CUR ? try stream.seek(tell() + offset, SEEK_SET) : try stream.seek(offset, whence)
        (pending, at, raw, isIterating) = ([], 0, nil, false)
        if place == 0 { hasLoaded = false }
        return place
    }
}
