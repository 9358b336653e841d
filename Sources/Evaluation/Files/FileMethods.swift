// The methods of files, and the module `_io` that `io` is made of.

import Glibc

extension Machine {
    /// The natives of `io`: types, and the standard streams.
    func makeFilesCore() -> ModuleObject {
        let module = ModuleObject("_io")
        let types = files
        for type in [
            types.base, types.rawBase, types.bufferedBase, types.textBase, types.text, types.reader, types.writer, types.random, types.bytesIO,
            types.stringIO,
        ] { module[symbols.intern(type.name)] = .object(type) }
        types.bytesIO.constructor = { [unowned type = types.bytesIO] arguments, machine in
            let signature = NativeSignature("BytesIO(initial_bytes=None)")
            let initial = try machine.bind(arguments, signature)[0]
            let mode = FileObject.Mode(text: "rb+", isText: false, isReadable: true, isWritable: true)
            return .object(FileObject(type, MemoryStream(initial.isNone ? [] : try machine.bytesLike(initial)), name: .none, mode: mode))
        }
        types.stringIO.constructor = { [unowned type = types.stringIO] arguments, machine in
            let values = try machine.bind(arguments, NativeSignature("StringIO(initial_value='', newline='\n')"))
            guard values[0].isNone || values[0].text != nil else {
                throw Raise(.typeError, "initial_value must be str or None, not \(machine.typeName(values[0]))")
            }
            var mode = FileObject.Mode(text: "r+", isText: true, isReadable: true, isWritable: true)
            mode.newline = values[1].text
            let made = FileObject(type, MemoryStream([]), name: .none, mode: mode)
            if let text = values[0].as(StringObject.self), text.count > 0 {
                try made.writeText(text)
                _ = try made.seek(0, SEEK_SET)
            }
            return .object(made)
        }
        installFileReading(types.base)
        installFileWriting(types.base)
        installFilePlaces(types.base)
        installFileNames(types.base)
        installMemoryFiles(types)
        for (number, name) in [(STDOUT_FILENO, "<stdout>"), (STDERR_FILENO, "<stderr>")] {
            var mode = FileObject.Mode(text: "w", isText: true, isReadable: false, isWritable: true)
            mode.encoding = "utf-8"
            let sink = SinkStream(number, mayBeTerminal: writesToTerminal) { [unowned self] in number == STDOUT_FILENO ? write($0) : writeError($0) }
            module[symbols.intern(name == "<stdout>" ? "stdout" : "stderr")] = .object(
                FileObject(types.text, sink, name: .string(name), mode: mode))
        }
        var mode = FileObject.Mode(text: "r", isText: true, isReadable: true, isWritable: false)
        mode.encoding = "utf-8"
        let input: ByteStream = readsStandardInput
            ? DescriptorStream(STDIN_FILENO, closes: false, interruption: interruption) : ByteStream()
        module[symbols.intern("stdin")] = .object(FileObject(types.text, input, name: .string("<stdin>"), mode: mode))
        standardOutput = module[symbols.intern("stdout")]
        return module
    }

    private func file(_ value: Value) throws -> FileObject {
        guard let file = value.as(FileObject.self) else { throw wrongReceiver(value, "read", "_io._IOBase") }
        return file
    }
    /// The number that a `size` argument is; nil for all.
    private func size(_ value: Value) throws -> Int? {
        if value.isNone || value.isUndefined { return nil }
        guard let size = try indexIfAny(value) else {
            throw Raise(.typeError, "argument should be integer or None, not '\(typeName(value))'")
        }
        return size < 0 ? nil : size
    }

    private func installFileReading(_ type: TypeObject) {
        for name in ["read", "read1"] {
            define(on: type, "\(name)(self, size=-1, /)") { machine, a in
                let file = try machine.file(a[0])
                try file.checkReadable(machine, "read")
                return file.value(try file.read(machine.size(a[1])))
            }
        }
        define(on: type, "readall(self, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkReadable(machine, "read")
            return file.value(try file.read(nil))
        }
        define(on: type, "peek(self, size=0, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkReadable(machine, "peek")
            return .object(BytesObject(try file.peek()))
        }
        define(on: type, "readinto(self, buffer, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkReadable(machine, "readinto")
            guard let buffer = a[1].as(ByteArrayObject.self) else {
                throw Raise(.typeError, "readinto() argument must be read-write bytes-like object, not \(machine.typeName(a[1]))")
            }
            let bytes = try file.read(buffer.bytes.count)
            buffer.bytes.replaceSubrange(..<bytes.count, with: bytes)
            return .int(bytes.count)
        }
        define(on: type, "readline(self, size=-1, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkReadable(machine, "readline")
            return file.value(try file.readLine(machine.size(a[1])))
        }
        define(on: type, "readlines(self, hint=-1, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkReadable(machine, "readlines")
            let hint = try machine.size(a[1]) ?? 0
            var (lines, total) = ([Value](), 0)
            while true {
                let line = try file.readLine()
                if line.isEmpty { break }
                lines.append(file.value(line))
                total += line.count
                if hint > 0, total >= hint { break }
            }
            return .object(ListObject(lines))
        }
        define(on: type, "__next__(self, /)") { machine, a in
            guard let line = try machine.file(a[0]).next(machine) else { throw Raise(.stopIteration, arguments: []) }
            return line
        }
        define(on: type, "__iter__(self, /)") { machine, a in
            try machine.file(a[0]).checkOpen()
            return a[0]
        }
    }

    private func installFileWriting(_ type: TypeObject) {
        define(on: type, "write(self, text, /)") { machine, a in .int(try machine.write(a[1], to: machine.file(a[0]))) }
        define(on: type, "writelines(self, lines, /)") { machine, a in
            let file = try machine.file(a[0])
            let iterator = try machine.iterator(a[1])
            while let line = try iterator.next(machine) { _ = try machine.write(line, to: file) }
            return .none
        }
        define(on: type, "flush(self, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkOpen(file.mode.isText || file.isInMemory ? nil : "flush of closed file")
            try file.writeOut()
            return .none
        }
        define(on: type, "close(self, /)") { machine, a in
            try machine.file(a[0]).close()
            return .none
        }
        define(on: type, "detach(self, /)") { machine, a in a[0] }
        define(on: type, "reconfigure(self, /, **options)") { _, _ in .none }
        define(on: type, "__enter__(self, /)") { machine, a in
            try machine.file(a[0]).checkOpen()
            return a[0]
        }
        define(on: type, "__exit__(self, /, *exc)") { machine, a in
            _ = try machine.call(machine.attribute(a[0], machine.symbols.intern("close")), [])
            return .none
        }
        define(on: type, "__del__(self, /)") { _, _ in .none }
    }

    /// Writes a value to a file and answers how much: characters of text, or bytes.
    private func write(_ value: Value, to file: FileObject) throws -> Int {
        guard file.mode.isText else {
            try file.checkWritable(self)
            if value.text != nil { throw Raise(.typeError, "a bytes-like object is required, not 'str'") }
            let bytes = try bytesLike(value)
            try file.write(bytes)
            return bytes.count
        }
        guard let text = value.as(StringObject.self) else {
            let name = typeName(value)
            throw Raise(.typeError, file.isInMemory ? "string argument expected, got '\(name)'" : "write() argument must be str, not \(name)")
        }
        try file.checkWritable(self)
        try file.writeText(text)
        return text.count
    }

    private func installFilePlaces(_ type: TypeObject) {
        define(on: type, "seek(self, offset, whence=0, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkOpen(file.mode.isText || file.isInMemory ? nil : "seek of closed file")
            let (offset, whence) = (try machine.index(a[1]), try machine.index(a[2]))
            guard (0...2).contains(whence) else {
                throw Raise(.valueError, file.isInMemory && !file.mode.isText ? "invalid whence (\(whence), should be 0, 1 or 2)" : "invalid whence (\(whence), should be 0, 1 or 2)")
            }
            if file.mode.isText, whence == 1, offset != 0 {
                throw file.isInMemory ? Raise(.osError, "Can't do nonzero cur-relative seeks") : machine.unsupported("can't do nonzero cur-relative seeks")
            }
            if file.mode.isText, whence == 2, offset != 0 {
                throw file.isInMemory ? Raise(.osError, "Can't do nonzero cur-relative seeks") : machine.unsupported("can't do nonzero end-relative seeks")
            }
            if whence == 0, offset < 0 {
                if file.isInMemory { throw Raise(.valueError, file.mode.isText ? "Negative seek position \(offset)" : "negative seek value \(offset)") }
                if file.mode.isText { throw Raise(.valueError, "negative seek position \(offset)") }
            }
            guard let memory = file.stream as? MemoryStream, file.mode.isText else { return .int(try file.seek(offset, Int32(whence))) }
            if whence == 0 {
                _ = try file.seek(memory.byteOffset(ofCharacter: offset), SEEK_SET)
                return .int(offset)
            }
            return .int(memory.characters(before: try file.seek(0, Int32(whence))))
        }
        define(on: type, "tell(self, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkOpen(file.mode.isText || file.isInMemory ? nil : "tell of closed file")
            try file.checkTelling()
            let place = try file.tell()
            guard let memory = file.stream as? MemoryStream, file.mode.isText else { return .int(place) }
            return .int(memory.characters(before: place))
        }
        define(on: type, "truncate(self, size=None, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkWritable(machine)
            var size = a[1].isNone ? try file.tell() : try machine.index(a[1])
            guard size >= 0 else {
                if file.isInMemory { throw Raise(.valueError, file.mode.isText ? "Negative size value \(size)" : "negative size value \(size)") }
                throw Raise.system(EINVAL)
            }
            let answer = size
            if let memory = file.stream as? MemoryStream, file.mode.isText, !a[1].isNone { size = memory.byteOffset(ofCharacter: size) }
            try file.writeOut()
            let place = try file.tell()
            try file.stream.truncate(size)
            _ = try file.seek(place, SEEK_SET)
            if let memory = file.stream as? MemoryStream, file.mode.isText, a[1].isNone { return .int(memory.characters(before: answer)) }
            return .int(answer)
        }
    }

    private func installFileNames(_ type: TypeObject) {
        define(on: type, "fileno(self, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkOpen()
            guard let number = file.stream.descriptor else { throw machine.unsupported("fileno") }
            return .int(Int(number))
        }
        define(on: type, "isatty(self, /)") { machine, a in
            try machine.file(a[0]).checkOpen()
            return .bool(try machine.file(a[0]).stream.isTerminal)
        }
        define(on: type, "readable(self, /)") { machine, a in .bool(try machine.file(a[0]).mode.isReadable) }
        define(on: type, "writable(self, /)") { machine, a in .bool(try machine.file(a[0]).mode.isWritable) }
        define(on: type, "seekable(self, /)") { machine, a in .bool(try machine.file(a[0]).stream.isSeekable) }
        defineProperty(on: type, "closed", get: { machine, value in .bool(try machine.file(value).isClosed) })
        func shown(_ name: String, _ get: @escaping (FileObject) -> Value) {
            defineProperty(on: type, name) { machine, value in
                let file = try machine.file(value)
                guard !file.isInMemory else {
                    if name == "encoding" || name == "errors" || name == "line_buffering" || name == "newlines" { return .none }
                    throw machine.missingAttribute(value, machine.symbols.intern(name))
                }
                return get(file)
            }
        }
        shown("name") { $0.fileName }
        shown("mode") { .string($0.mode.isText ? $0.mode.text : $0.mode.text.contains("+") ? "rb+" : $0.mode.text.filter { "rwxab".contains($0) }) }
        shown("encoding") { .string($0.mode.encoding) }
        shown("errors") { .string($0.mode.errors) }
        shown("newlines") { _ in .none }
        shown("line_buffering") { .bool($0.stream is SinkStream) }
        let bufferedType = files
        shown("buffer") { file in
            var mode = file.mode
            mode.isText = false
            return .object(FileObject(mode.isReadable ? bufferedType.reader : bufferedType.writer, file.stream, name: file.fileName, mode: mode))
        }
    }

    private func installMemoryFiles(_ types: FileTypes) {
        define(on: types.stringIO, "getvalue(self, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkOpen()
            return .string(String(decoding: (file.stream as? MemoryStream)?.bytes ?? [], as: UTF8.self))
        }
        define(on: types.bytesIO, "getvalue(self, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkOpen()
            return .object(BytesObject((file.stream as? MemoryStream)?.bytes ?? []))
        }
        define(on: types.bytesIO, "getbuffer(self, /)") { machine, a in
            let file = try machine.file(a[0])
            try file.checkOpen()
            let bytes = (file.stream as? MemoryStream)?.bytes ?? []
            return .object(MemoryViewObject(ByteArrayObject(bytes), 0..<bytes.count))
        }
    }
}

extension MemoryStream {
    func characters(before place: Int) -> Int {
        bytes[..<min(place, bytes.count)].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } + max(0, place - bytes.count)
    }
    func byteOffset(ofCharacter wanted: Int) -> Int {
        var seen = 0
        for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
            if seen == wanted { return index }
            seen += 1
        }
        return bytes.count + (wanted - seen)
    }
}
