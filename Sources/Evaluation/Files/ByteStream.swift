// Where a file's bytes lie: in a file of the system, in memory, or nowhere. Lines, text and buffers are in FileObject.swift.

import Glibc

/// A place that bytes are read from and written to.
class ByteStream {
    /// At most `count` bytes; none at the end.
    func read(_ count: Int) throws -> [UInt8] { [] }
    func write(_ bytes: [UInt8]) throws {}
    /// The new place, in bytes from the start.
    func seek(_ offset: Int, _ whence: Int32) throws -> Int { throw Raise.system(ESPIPE) }
    func truncate(_ size: Int) throws {}
    func close() throws {}
    var isSeekable: Bool { false }
    var isTerminal: Bool { false }
    var descriptor: Int32? { nil }
}

/// A file descriptor, closed with the stream.
final class DescriptorStream: ByteStream {
    private var number: Int32
    private let closes: Bool
    private let interruption: UnsafeMutablePointer<Int32>

    /// - Parameter interruption: what ends a wait for more, as in reading from a terminal.
    init(_ number: Int32, closes: Bool = true, interruption: UnsafeMutablePointer<Int32>) {
        self.number = number
        self.closes = closes
        self.interruption = interruption
    }
    deinit { try? close() }

    override func read(_ count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while true {
                let got = Glibc.read(number, buffer.baseAddress, count)
                if got >= 0 {
                    filled = got
                    return
                }
                guard errno == EINTR, interruption.pointee == 0 else { throw Raise.system(errno) }
            }
        }
    }
    override func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let put = Glibc.write(number, buffer.baseAddress! + done, buffer.count - done) // not empty, so it has an address
                if put >= 0 {
                    done += put
                } else if errno != EINTR {
                    throw Raise.system(errno)
                }
            }
        }
    }
    override func seek(_ offset: Int, _ whence: Int32) throws -> Int {
        let place = lseek(number, off_t(offset), whence)
        guard place >= 0 else { throw Raise.system(errno) }
        return Int(place)
    }
    override func truncate(_ size: Int) throws {
        guard ftruncate(number, off_t(size)) == 0 else { throw Raise.system(errno) }
    }
    override func close() throws {
        guard number >= 0 else { return }
        let old = number
        number = -1
        if closes, Glibc.close(old) != 0, errno != EINTR { throw Raise.system(errno) }
    }
    override var isSeekable: Bool { lseek(number, 0, SEEK_CUR) >= 0 }
    override var isTerminal: Bool { isatty(number) == 1 }
    override var descriptor: Int32? { number }
}

/// `io.BytesIO` and `io.StringIO`: bytes in memory.
final class MemoryStream: ByteStream {
    var bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    override func read(_ count: Int) throws -> [UInt8] {
        guard place < bytes.count, count > 0 else { return [] }
        let end = count > bytes.count - place ? bytes.count : place + count
        defer { place = end }
        return Array(bytes[place..<end])
    }
    override func write(_ new: [UInt8]) throws {
        let (end, overflow) = place.addingReportingOverflow(new.count)
        guard !overflow, end <= stringByteLimit else { throw Raise(.memoryError, arguments: []) }
        if place > bytes.count { bytes += [UInt8](repeating: 0, count: place - bytes.count) }
        if place == bytes.count {
            bytes += new
        } else {
            bytes.replaceSubrange(place..<min(end, bytes.count), with: new)
        }
        place = end
    }
    override func seek(_ offset: Int, _ whence: Int32) throws -> Int {
        let base = whence == SEEK_CUR ? place : whence == SEEK_END ? bytes.count : 0
        let (sum, overflow) = base.addingReportingOverflow(offset)
        guard !overflow else { throw Raise(.overflowError, "new position too large") }
        place = max(0, sum)
        return place
    }
    override func truncate(_ size: Int) throws {
        if size < bytes.count { bytes.removeSubrange(size...) }
    }
    override var isSeekable: Bool { true }
}

/// Where `sys.stdout` and `sys.stderr` write: the cell's outputs.
final class SinkStream: ByteStream {
    private let put: (String) -> Void
    private let number: Int32
    private let mayBeTerminal: Bool
    init(_ number: Int32, mayBeTerminal: Bool, _ put: @escaping (String) -> Void) {
        self.number = number
        self.mayBeTerminal = mayBeTerminal
        self.put = put
    }
    override func write(_ bytes: [UInt8]) throws { put(String(decoding: bytes, as: UTF8.self)) }
    override var isTerminal: Bool { mayBeTerminal && isatty(number) == 1 }
    override var descriptor: Int32? { number }
}
