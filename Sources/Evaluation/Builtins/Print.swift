// The builtin functions about text: `print`, `repr`, `ascii`, `format`, `input`, `help`.

extension Machine {
    func installTextFunctions() {
        let print = "Prints the values to a stream, or to sys.stdout by default."
        define("print(*args, sep=' ', end='\n', file=None, flush=False)", doc: print) { machine, a in
            let text = try machine.printed(a.extra, separator: a[0], end: a[1])
            if a[2].isNone {
                try machine.print(text)
            } else {
                _ = try machine.call(machine.attribute(a[2], machine.symbols.intern("write")), [.string(text)])
            }
            return .none
        }
        define("repr(obj, /)", doc: "Return the canonical string representation of the object.") { machine, a in
            .string(try machine.repr(a[0]))
        }
        define("ascii(obj, /)", doc: "Return an ASCII-only representation of an object.") { machine, a in
            .string(Machine.escapingNonASCII(try machine.repr(a[0])))
        }
        define("format(value, format_spec='', /)", doc: "Return value.__format__(format_spec).") { machine, a in
            guard let spec = a[1].text else {
                throw Raise(.typeError, "format() argument 2 must be str, not \(machine.typeName(a[1]))")
            }
            return .string(try machine.format(a[0], spec))
        }
        define("input(prompt='', /)", doc: "Read a string from standard input.  The trailing newline is stripped.") { machine, a in
            try machine.print(try machine.str(a[0]))
            guard machine.readsStandardInput else {
                throw Raise(.eofError, "EOF when reading a line", hint: "nobody can be asked here: assign the value to a variable")
            }
            guard let input = try machine.makeModule("sys")?[machine.symbols.intern("stdin")], !input.isNone else {
                throw Raise(.runtimeError, "input(): lost sys.stdin")
            }
            guard let line = try machine.call(machine.attribute(input, machine.symbols.intern("readline")), []).text, !line.isEmpty else {
                throw Raise(.eofError, "EOF when reading a line")
            }
            return .string(line.hasSuffix("\n") ? String(line.dropLast()) : line)
        }
        define("help(object=?, /)", doc: "Prints the documentation of an object.") { machine, a in
            machine.write(try machine.helpText(a[0]))
            return .none
        }
    }

    /// Writes to standard output, or to what stands in its place for a while.
    func print(_ text: String) throws {
        guard let standardOutput, let output = modules["sys"]?[symbols.intern("stdout")], !output.isIdentical(to: standardOutput),
            !output.isNone
        else { return write(text) }
        _ = try call(attribute(output, symbols.intern("write")), [.string(text)])
    }

    private func printed(_ values: [Value], separator: Value, end: Value) throws -> String {
        func text(_ value: Value, _ name: String, _ standard: String) throws -> String {
            if value.isNone { return standard }
            if let text = value.text { return text }
            throw Raise(.typeError, "\(name) must be None or a string, not \(typeName(value))")
        }
        let (separator, end) = (try text(separator, "sep", " "), try text(end, "end", "\n"))
        var line = ""
        for (index, value) in values.enumerated() {
            if index > 0 { line += separator }
            line += try str(value)
        }
        return line + end
    }

    /// What `ascii(value)` and `{value!a}` make of a value's text.
    static func escapingNonASCII(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            let digits = String(scalar.value, radix: 16)
            func padded(_ width: Int) -> String { String(repeating: "0", count: width - digits.count) + digits }
            switch scalar.value {
            case ..<0x80: escaped.unicodeScalars.append(scalar)
            case ..<0x100: escaped += "\\x" + padded(2)
            case ..<0x10000: escaped += "\\u" + padded(4)
            default: escaped += "\\U" + padded(8)
            }
        }
        return escaped
    }
}
