// The module `sys`, as far as a cell has a system: its arguments, its end, its two streams.

extension Machine {
    /// - Parameter arguments: `sys.argv`.
    func installSysModule(arguments: [String]) {
        let module = ModuleObject("sys")
        modules["sys"] = module
        func set(_ name: String, _ value: Value) { module[symbols.intern(name)] = value }
        let texts = arguments.isEmpty ? [""] : arguments
        set("argv", .object(ListObject(ContiguousArray(texts.map { Value.string($0) }))))
        set("maxsize", .int(.max))
        set("stdout", stream("stdout") { $0.write($1) })
        set("stderr", stream("stderr") { $0.writeError($1) })
        put(module, "exit(status=None, /)") { machine, a in throw Raise(.systemExit, arguments: a[0].isNone ? [] : [a[0]]) }
        put(module, "getrecursionlimit()") { machine, _ in .int(machine.recursionLimit) }
    }

    private func stream(_ name: String, _ write: @escaping (Machine, String) -> Void) -> Value {
        let stream = ModuleObject(name)
        put(stream, "write(text, /)") { machine, a in
            guard let text = a[0].text else {
                throw Raise(.typeError, "write() argument must be str, not \(machine.typeName(a[0]))")
            }
            write(machine, text)
            return .int(text.unicodeScalars.count)
        }
        put(stream, "flush()") { _, _ in .none }
        return .object(stream)
    }
}
