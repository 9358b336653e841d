// Zip archives, as PyTorch's and NumPy's files are: written with each entry's bytes at a multiple of 64, read with every
// length checked against the file before it is believed. DEFLATE itself is in Inflating.swift and Deflating.swift.

/// An archive being read.
struct ZipArchive {
    private let bytes: [UInt8]
    private var entries: [String: Entry] = [:]
    /// Names in the order of the directory.
    private(set) var names: [String] = []

    private struct Entry {
        let place: Range<Int>
        let isPacked: Bool
        let size: Int
        let checksum: UInt32
    }

    /// What is wrong with a file.
    struct Damage: Error { let text: String }

    /// Whether bytes begin as an archive does.
    static func isArchive(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        let end = try endRecord()
        let count = number(end + 10, 2)
        var at = number(end + 16, 4)
        guard count < 0xFFFF, at < 0xFFFF_FFFF else { throw Damage(text: "archives of zip64 are not supported") }
        for _ in 0..<count {
            guard at + 46 <= bytes.count, number(at, 4) == 0x0201_4B50 else { throw Damage(text: "invalid central directory") }
            let (flags, method, checksum) = (number(at + 8, 2), number(at + 10, 2), number(at + 16, 4))
            let (packed, size) = (number(at + 20, 4), number(at + 24, 4))
            let (nameLength, extraLength, noteLength) = (number(at + 28, 2), number(at + 30, 2), number(at + 32, 2))
            let header = number(at + 42, 4)
            guard at + 46 + nameLength <= bytes.count, header + 30 <= bytes.count, number(header, 4) == 0x0403_4B50 else {
                throw Damage(text: "invalid header")
            }
            guard flags & 1 == 0 else { throw Damage(text: "entries are encrypted") }
            guard method == 8 || method == 0 && packed == size else { throw Damage(text: "unsupported compression method") }
            let name = String(decoding: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
            let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
            guard start + packed <= bytes.count else { throw Damage(text: "file read failed") }
            let entry = Entry(
                place: start..<(start + packed), isPacked: method == 8, size: size, checksum: UInt32(truncatingIfNeeded: checksum))
            guard entries.updateValue(entry, forKey: name) == nil else { throw Damage(text: "two entries have one name") }
            names.append(name)
            at += 46 + nameLength + extraLength + noteLength
        }
    }

    private func endRecord() throws -> Int {
        var at = bytes.count - 22
        let limit = max(0, at - 65_535)
        while at >= limit {
            if number(at, 4) == 0x0605_4B50 { return at }
            at -= 1
        }
        throw Damage(text: "failed finding central directory")
    }

    /// A little-endian number; 0 beyond the end.
    private func number(_ at: Int, _ length: Int) -> Int {
        guard at >= 0, at + length <= bytes.count else { return 0 }
        var value = 0
        for i in (0..<length).reversed() { value = value << 8 | Int(bytes[at + i]) }
        return value
    }

    /// The bytes of an entry, unpacked and checked; nil when there is none of the name.
    func content(_ name: String) throws -> ArraySlice<UInt8>? {
        guard let entry = entries[name] else { return nil }
        var content = bytes[entry.place]
        if entry.isPacked {
            do {
                content = try Inflating.expanded(content, to: entry.size)[...]
            } catch let damage as Inflating.Damage {
                throw Damage(text: "decompression failed: \(damage.text)")
            }
        }
        guard CRC32.of(content) == entry.checksum else { throw Damage(text: "CRC-32 check failed") }
        return content
    }
}

/// An archive being written.
struct ZipWriter {
    private(set) var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// - Parameter isPacked: compressed, which saves space where bytes repeat.
    mutating func add(_ name: String, _ content: some Collection<UInt8>, isPacked: Bool = false) {
        guard isPacked else { return add(name, content, size: content.count, CRC32.of(content), method: 0) }
        add(name, Deflating.packed(content), size: content.count, CRC32.of(content), method: 8)
    }

    private mutating func add(_ name: String, _ content: some Collection<UInt8>, size: Int, _ checksum: UInt32, method: Int) {
        let header = bytes.count
        let nameBytes = Array(name.utf8)
        // A field of padding puts the content at a multiple of 64.
        let start = header + 30 + nameBytes.count + 4
        let padding = (64 - start % 64) % 64
        append(&bytes, 0x0403_4B50, 4)
        describe(&bytes, method, checksum, content.count, size, nameBytes.count, extra: 4 + padding)
        bytes += nameBytes
        append(&bytes, 0x4246, 2)
        append(&bytes, padding, 2)
        bytes += repeatElement(0x5A, count: padding)
        bytes += content

        append(&directory, 0x0201_4B50, 4)
        append(&directory, 0, 2)
        describe(&directory, method, checksum, content.count, size, nameBytes.count, extra: 0)
        // No note, first disk, no attributes.
        append(&directory, 0, 10)
        append(&directory, header, 4)
        directory += nameBytes
        count += 1
    }

    mutating func finished() -> [UInt8] {
        let start = bytes.count
        bytes += directory
        append(&bytes, 0x0605_4B50, 4)
        append(&bytes, 0, 4)
        append(&bytes, count, 2)
        append(&bytes, count, 2)
        append(&bytes, directory.count, 4)
        append(&bytes, start, 4)
        append(&bytes, 0, 2)
        return bytes
    }

    /// Version, flags (names are UTF-8), method, no time, checksum, sizes and lengths.
    private func describe(
        _ target: inout [UInt8], _ method: Int, _ checksum: UInt32, _ packed: Int, _ size: Int, _ name: Int, extra: Int
    ) {
        append(&target, method == 0 ? 0 : 20, 2)
        append(&target, 0x0800, 2)
        append(&target, method, 2)
        append(&target, 0, 4)
        append(&target, Int(checksum), 4)
        append(&target, packed, 4)
        append(&target, size, 4)
        append(&target, name, 2)
        append(&target, extra, 2)
    }

    private func append(_ target: inout [UInt8], _ value: Int, _ length: Int) {
        var rest = UInt64(truncatingIfNeeded: value)
        for _ in 0..<length {
            target.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}

/// The checksum of zip archives.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        let table = table
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
        return ~value
    }
}
