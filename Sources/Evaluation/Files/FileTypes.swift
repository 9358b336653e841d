// The types of files, and `open`: modes, their errors, and the file of a path. What files do is in FileMethods.swift.

import Glibc

/// The types that `io` names.
struct FileTypes {
    let base: TypeObject
    let rawBase: TypeObject
    let bufferedBase: TypeObject
    let textBase: TypeObject
    let text: TypeObject
    let reader: TypeObject
    let writer: TypeObject
    let random: TypeObject
    let bytesIO: TypeObject
    let stringIO: TypeObject

    init(_ types: Types) {
        func make(_ name: String, _ base: TypeObject) -> TypeObject { TypeObject(name, module: "_io", base: base) }
        base = make("_IOBase", types.object)
        rawBase = make("_RawIOBase", base)
        bufferedBase = make("_BufferedIOBase", base)
        textBase = make("_TextIOBase", base)
        text = make("TextIOWrapper", textBase)
        reader = make("BufferedReader", bufferedBase)
        writer = make("BufferedWriter", bufferedBase)
        random = make("BufferedRandom", bufferedBase)
        bytesIO = make("BytesIO", bufferedBase)
        stringIO = make("StringIO", textBase)
    }
}

/// Files that are open: what they have not written yet is written when a cell ends.
struct OpenFiles {
    private struct Entry { weak var file: FileObject? }
    private var entries: [Entry] = []

    mutating func add(_ file: FileObject) {
        if entries.count >= 64 { entries.removeAll { $0.file?.isClosed != false } }
        entries.append(Entry(file: file))
    }
    func writeOut() {
        for entry in entries { if let file = entry.file, !file.isClosed { try? file.writeOut() } }
    }
}

extension Machine {
    /// `io.UnsupportedOperation`.
    func unsupported(_ text: String) -> any Error {
        guard let type = try? makeModule("io")?[symbols.intern("UnsupportedOperation")]?.as(TypeObject.self) else {
            return Raise(.osError, text)
        }
        return PythonError(ExceptionObject(type, [.string(text)]))
    }

    /// The text of a path: of a `str`, of `bytes`, or of an object with `__fspath__`.
    func pathText(_ value: Value, _ complaint: String? = nil) throws -> String {
        if let text = value.text {
            guard !text.utf8.contains(0) else { throw Raise(.valueError, "embedded null byte") }
            return text
        }
        if let bytes = value.as(BytesObject.self) { return String(decoding: bytes.bytes, as: UTF8.self) }
        if case .object(let object) = value, object.type(self).lookup(symbols.intern("__fspath__")) != nil,
            let text = try call(attribute(value, symbols.intern("__fspath__")), []).text
        {
            return text
        }
        let name = typeName(value)
        throw Raise(.typeError, complaint.map { $0 + name } ?? "expected str, bytes or os.PathLike object, not \(name)")
    }

    func installFiles() {
        let signature = "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"
        define(signature, doc: "Open file and return a stream.") { machine, a in
            guard let mode = a[1].text else {
                throw Raise(.typeError, "open() argument 'mode' must be str, not \(machine.typeName(a[1]))")
            }
            return .object(try machine.openFile(a[0], mode, encoding: a[3], errors: a[4], newline: a[5]))
        }
    }

    private func parsedMode(_ text: String, encoding: Value, errors: Value, newline: Value) throws -> FileObject.Mode {
        guard text.allSatisfy({ "rwxabt+".contains($0) }), Set(text).count == text.count else {
            throw Raise(.valueError, "invalid mode: '\(text)'")
        }
        var mode = FileObject.Mode()
        let isBinary = text.contains("b")
        if isBinary, text.contains("t") { throw Raise(.valueError, "can't have text and binary mode at once") }
        let kinds = text.filter { "rwxa".contains($0) }
        guard kinds.count <= 1 else { throw Raise(.valueError, "must have exactly one of create/read/write/append mode") }
        guard let kind = kinds.first else {
            throw Raise(.valueError, "Must have exactly one of create/read/write/append mode and at most one plus")
        }
        if isBinary {
            if !encoding.isNone { throw Raise(.valueError, "binary mode doesn't take an encoding argument") }
            if !errors.isNone { throw Raise(.valueError, "binary mode doesn't take an errors argument") }
            if !newline.isNone { throw Raise(.valueError, "binary mode doesn't take a newline argument") }
        }
        mode.text = text
        mode.isText = !isBinary
        mode.isReadable = kind == "r" || text.contains("+")
        mode.isWritable = kind != "r" || text.contains("+")
        mode.isAppending = kind == "a"
        if let name = encoding.text {
            _ = try encode("", name, "strict")
            mode.encoding = name == "locale" ? "UTF-8" : name
        } else if !encoding.isNone {
            throw Raise(.typeError, "open() argument 'encoding' must be str or None, not \(typeName(encoding))")
        }
        mode.errors = errors.text ?? "strict"
        if let newline = newline.text {
            guard ["", "\n", "\r", "\r\n"].contains(newline) else { throw Raise(.valueError, "illegal newline value: \(newline)") }
            mode.newline = newline
        }
        return mode
    }

    /// The file of a path, opened as `open` does.
    func openFile(
        _ file: Value, _ modeText: String, encoding: Value = .none, errors: Value = .none, newline: Value = .none
    ) throws -> FileObject {
        // What files can do is made with the module, which a cell that opens one need not have imported.
        _ = try makeModule("_io")
        if case .int(let number) = file { return try openDescriptor(number, modeText) }
        if case .bool(let flag) = file { return try openDescriptor(flag ? 1 : 0, modeText) }
        let mode = try parsedMode(modeText, encoding: encoding, errors: errors, newline: newline)
        let path = try pathText(file)
        var flags = O_CLOEXEC | O_NONBLOCK
        flags |= mode.isReadable && mode.isWritable ? O_RDWR : mode.isWritable ? O_WRONLY : O_RDONLY
        let kind = modeText.first { "rwxa".contains($0) }
        if kind == "w" { flags |= O_CREAT | O_TRUNC }
        if kind == "x" { flags |= O_CREAT | O_EXCL }
        if kind == "a" { flags |= O_CREAT | O_APPEND }
        // What is shown is the path as it was given.
        let name: Value = file.text == nil && file.as(BytesObject.self) == nil ? .string(path) : file
        let number = try openDescriptor(at: path, flags, writes: mode.isWritable, name: name)
        let type = mode.isText ? files.text : mode.isReadable && mode.isWritable ? files.random : mode.isWritable ? files.writer : files.reader
        let opened = FileObject(type, DescriptorStream(number, interruption: interruption), name: name, mode: mode)
        if mode.isAppending { _ = try? opened.seek(0, SEEK_END) }
        if mode.isWritable { openFiles.add(opened) }
        return opened
    }

    /// A descriptor of a file under the allowed folders.
    func openDescriptor(at path: String, _ flags: Int32, writes: Bool, name: Value) throws -> Int32 {
        if path.hasSuffix("/"), flags & O_CREAT != 0 { throw Raise.system(EISDIR, named: name) }
        openFiles.writeOut() // what another file has not written yet may be what is read here
        let place = try fileRules.place(of: path, for: writes ? .writing : .reading)
        let number = Glibc.open(place, flags | O_NOFOLLOW, 0o666)
        guard number >= 0 else { throw Raise.system(errno, named: name) }
        var status = stat()
        if fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            close(number)
            throw Raise.system(EISDIR, named: name)
        }
        return number
    }

    private func openDescriptor(_ number: Int, _ mode: String) throws -> FileObject {
        guard (0...2).contains(number) else { throw Raise.system(EBADF) }
        let sys = try makeModule("sys")
        guard let file = sys?[symbols.intern(["stdin", "stdout", "stderr"][number])]?.as(FileObject.self) else { throw Raise.system(EBADF) }
        return file
    }

    /// The bytes of a file under the allowed folders.
    func contents(ofFile file: Value) throws -> [UInt8] { try openFile(file, "rb").read(nil) }

    /// Replaces a file's bytes.
    func write(_ bytes: [UInt8], toFile file: Value) throws {
        let opened = try openFile(file, "wb")
        try opened.write(bytes)
        try opened.close()
    }
}
