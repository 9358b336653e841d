// `torch.save` and `torch.load`: PyTorch's own files, which PyTorch reads and writes as well.

import Operators
import Tensors

extension Machine {
    func installSaving(_ module: ModuleObject) {
        define(in: module, "save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True, _disable_byteorder_record=False)") { machine, a in
            try machine.save(a[0], to: a[1])
            return .none
        }
        define(in: module, "load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args)") { machine, a in
            let isRestricted = try a[3].isNone || machine.truth(a[3])
            try machine.checkPlace(a[1])
            return try machine.load(machine.content(of: a[0]), isRestricted: isRestricted)
        }
        let serialization = torchModule("torch.serialization")
        module[symbols.intern("serialization")] = .object(serialization)
        for name in ["save", "load"] { serialization[symbols.intern(name)] = module[symbols.intern(name)] }
        define(in: serialization, "add_safe_globals(safe_globals)") { machine, a in
            machine.torch.safeGlobals += try machine.elements(a[0])
            return .none
        }
        define(in: serialization, "get_safe_globals()") { machine, _ in
            .object(ListObject(ContiguousArray(machine.torch.safeGlobals)))
        }
        define(in: serialization, "clear_safe_globals()") { machine, _ in
            machine.torch.safeGlobals = []
            return .none
        }
        serialization.resolver = { name, machine in
            machine.symbols[name] == "safe_globals" ? try machine.makeModule("torch._safe_globals")?[name] : nil
        }
    }

    /// Tensors can go nowhere but to the CPU.
    private func checkPlace(_ place: Value) throws {
        guard let device = place.text ?? (place.as(DeviceObject.self)?.place), device.hasPrefix("cuda") else { return }
        throw Raise(
            .runtimeError,
            "Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running on a CPU-only "
                + "machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.")
    }

    /// What a file may name: with `weights_only` what was allowed, else classes and functions of modules that are known.
    private func found(_ module: String, _ name: String, isRestricted: Bool) throws -> Value? {
        if isRestricted {
            return torch.safeGlobals.first { value in
                guard let type = value.as(TypeObject.self) else { return false }
                return type.moduleName == module && type.qualifiedName == name
            }
        }
        let home = module == "__main__" ? main : try makeModule(module)
        var found: Value?
        for part in name.split(separator: ".") {
            let symbol = symbols.intern(String(part))
            if let value = found { found = try attributeIfAny(value, symbol) } else { found = try home.flatMap { try attributeIfAny(.object($0), symbol) } }
            if found == nil { return nil }
        }
        return found?.as(TypeObject.self) != nil || found?.as(FunctionObject.self) != nil ? found : nil
    }

    private func save(_ value: Value, to target: Value) throws {
        var pickle = PickleWriter(self)
        try pickle.write(whole: value)
        let stem = isPath(target) ? ((try? str(target)) ?? "archive").fileStem : "archive"
        var archive = ZipWriter()
        archive.add("\(stem)/data.pkl", pickle.bytes)
        archive.add("\(stem)/.format_version", Array("1".utf8))
        archive.add("\(stem)/.storage_alignment", Array("64".utf8))
        archive.add("\(stem)/byteorder", Array("little".utf8))
        for (key, (storage, _)) in pickle.storages.enumerated() {
            archive.add("\(stem)/data/\(key)", UnsafeRawBufferPointer(start: storage.bytes, count: storage.byteCount))
        }
        archive.add("\(stem)/version", Array("3\n".utf8))
        let bytes = archive.finished()
        guard bytes.count <= Int(UInt32.max) else {
            throw Raise(.runtimeError, "files of more than 4 GiB are not supported, this would have \(bytes.count) bytes")
        }
        try write(bytes, to: target)
    }

    private func load(_ bytes: [UInt8], isRestricted: Bool) throws -> Value {
        guard ZipArchive.isArchive(bytes) else {
            // The number that files of PyTorch before 1.6 begin with, as a pickle.
            if bytes.starts(with: [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]) {
                throw Raise(
                    .runtimeError, "files in the format of PyTorch before 1.6 are not supported",
                    hint: "torch.save(torch.load(path), path) in PyTorch writes the present one")
            }
            let find = { try self.found($0, $1, isRestricted: isRestricted) }
            var reader = PickleReader(self, bytes, isRestricted: isRestricted, find: find) { _, _, _ in
                throw Raise(.runtimeError, "files of PyTorch before 1.6 with storages of their own are not supported")
            }
            return try reader.read()
        }
        do {
            guard bytes.count >= 22 else { throw ZipArchive.Damage(text: "not a ZIP archive") }
            return try load(ZipArchive(bytes), isRestricted: isRestricted)
        } catch let damage as ZipArchive.Damage {
            throw Raise(
                .runtimeError,
                "PytorchStreamReader failed reading zip archive: \(damage.text). This is an internal miniz error. If you are "
                    + "seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if "
                    + "the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving.")
        }
    }

    private func load(_ archive: ZipArchive, isRestricted: Bool) throws -> Value {
        guard let name = archive.names.first(where: { $0.hasSuffix("/data.pkl") }), let program = try archive.content(name) else {
            throw Raise(.runtimeError, "PytorchStreamReader failed locating file data.pkl: file not found")
        }
        let stem = name.dropLast("/data.pkl".count)
        if let order = try archive.content("\(stem)/byteorder"), order.elementsEqual("big".utf8) {
            throw Raise(.runtimeError, "files of machines with the other byte order are not supported")
        }
        var storages: [String: Tensor] = [:]
        let find = { try self.found($0, $1, isRestricted: isRestricted) }
        var reader = PickleReader(self, Array(program), isRestricted: isRestricted, find: find) { key, dtype, count in
            if let known = storages[key], known.dtype == dtype { return known }
            guard let content = try archive.content("\(stem)/data/\(key)") else {
                throw Raise(.runtimeError, "PytorchStreamReader failed locating file data/\(key): file not found")
            }
            guard content.count / dtype.byteCount >= count else {
                throw Raise(.runtimeError, "storage \(key) has \(content.count) bytes, which is less than \(count) elements")
            }
            let storage = try Tensor.uninitialized([count], dtype)
            content.withUnsafeBytes { source in
                guard let start = source.baseAddress else { return }
                storage.bytes.copyMemory(from: start, byteCount: count * dtype.byteCount)
            }
            storages[key] = storage
            return storage
        }
        return try reader.read()
    }

    // MARK: Files

    private func builtin(_ name: String) throws -> Value {
        guard let value = builtins[symbols.intern(name)] else { throw Raise(.nameError, "name '\(name)' is not defined") }
        return value
    }

    private func isPath(_ value: Value) -> Bool {
        if value.text != nil { return true }
        guard case .object(let object) = value else { return false }
        return object.type(self).lookup(symbols.intern("__fspath__")) != nil
    }

    /// Writes to a path, by the `open` of cells, whose rules hold here too, or to an object with a `write`.
    func write(_ bytes: [UInt8], to target: Value) throws {
        let content = Value.object(BytesObject(bytes))
        guard isPath(target) else {
            guard let method = try attributeIfAny(target, symbols.intern("write")) else {
                throw Raise(
                    .attributeError, "expected 'f' to be string, path, or a file-like object with a 'write' attribute")
            }
            _ = try call(method, [content])
            return
        }
        let file: Value
        do {
            file = try call(builtin("open"), [target, .string("wb")])
        } catch let error as Raise where error.isMissingFile {
            throw missingFolder(target)
        } catch let error as PythonError where error.exception.type(self).name == "FileNotFoundError" {
            throw missingFolder(target)
        }
        defer { _ = try? call(attribute(file, symbols.intern("close")), []) }
        _ = try call(attribute(file, symbols.intern("write")), [content])
    }

    private func missingFolder(_ target: Value) -> Raise {
        let path = (try? str(target)) ?? ""
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        return Raise(.runtimeError, "Parent directory \(folder) does not exist.")
    }

    /// The bytes of a file, or of an object with a `read`.
    func content(of source: Value) throws -> [UInt8] {
        let file: Value
        if isPath(source) {
            file = try call(builtin("open"), [source, .string("rb")])
        } else {
            guard try attributeIfAny(source, symbols.intern("read")) != nil else {
                throw Raise(
                    .attributeError,
                    "'\(typeName(source))' object has no attribute 'seek'. You can only torch.load from a file that is seekable. "
                        + "Please pre-load the data into a buffer like io.BytesIO and try to load from it instead.")
            }
            file = source
        }
        defer { if isPath(source) { _ = try? call(attribute(file, symbols.intern("close")), []) } }
        let value = try call(attribute(file, symbols.intern("read")), [])
        guard let bytes = value.as(BytesObject.self) else {
            throw Raise(.typeError, "a bytes-like object is required, not '\(typeName(value))'")
        }
        return bytes.bytes
    }

    // MARK: What reading makes

    func orderedDict() throws -> Value {
        guard let collections = try makeModule("collections"), let type = collections[symbols.intern("OrderedDict")] else {
            return .object(DictObject())
        }
        return try call(type, [])
    }

    /// A parameter of a model, where models are known.
    func parameter(of tensor: Tensor) throws -> Value {
        guard let type = try modules["torch.nn"].flatMap({ try attributeIfAny(.object($0), symbols.intern("Parameter")) }) else {
            return .tensor(tensor)
        }
        return try call(type, [.tensor(try detached(tensor)), .bool(tensor.requiresGradient)])
    }

    /// `UnpicklingError`, with what PyTorch says around it.
    func unpicklingError(_ text: String) -> PythonError {
        let reload =
            "Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result in arbitrary code "
            + "execution. Do it only if you got the file from a trusted source."
        let change =
            "In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to `True`. " + reload
        let isAboutNames = text.contains("GLOBAL ")
        let message =
            "Weights only load failed. "
            + (isAboutNames
                ? "This file can still be loaded, to do so you have two options, \u{1B}[1mdo those steps only if you trust the source of "
                    + "the checkpoint\u{1B}[0m. \n\t(1) \(change)\n\t(2) Alternatively, to load with `weights_only=True` please check the "
                    + "recommended steps in the following error message.\n\tWeightsUnpickler error: \(text)"
                : "\(change)\nPlease file an issue with the following so that we can make `weights_only=True` compatible with your use "
                    + "case: WeightsUnpickler error: \n\n\(text)")
            + "\n\nCheck the documentation of torch.load to learn more about types accepted by default with weights_only "
            + "https://pytorch.org/docs/stable/generated/torch.load.html."
        return PythonError(ExceptionObject(torch.unpicklingError, [.string(message)]))
    }
}

extension String {
    /// The name of a file without its folder and ending.
    fileprivate var fileStem: String {
        let name = split(separator: "/").last.map(String.init) ?? self
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }
}

extension Raise {
    /// An `OSError` for something that is not there.
    fileprivate var isMissingFile: Bool {
        if kind == .fileNotFoundError { return true }
        guard kind == .osError, case .int(let number)? = arguments.first else { return false }
        return number == 2
    }
}
