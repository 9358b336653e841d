// `str(…)` and the methods of `str` that ask or pad. Searching is in String+Search.swift, splitting in
// String+Splitting.swift, case and character classes in String+Case.swift.

import BigInt

extension Machine {
    func installStrings() {
        defineConstructor(of: types.str, "str(object=?, encoding=?, errors=?)") { machine, a in
            if a[0].isUndefined { return .string("") }
            if a[1].isUndefined, a[2].isUndefined {
                if case .object(let object) = a[0], object.kind == .string { return a[0] }
                if case .int(let number) = a[0], number >= 0, number < 10 { return .object(machine.letters[0x30 + UInt8(number)]) }
                if case .int(let number) = a[0] { return .object(StringObject.decimal(number)) }
                return .string(try machine.str(a[0]))
            }
            for (index, name) in [(1, "encoding"), (2, "errors")] where !a[index].isUndefined && a[index].text == nil {
                throw Raise(.typeError, "str() argument '\(name)' must be str, not \(machine.typeName(a[index]))")
            }
            if a[0].text != nil { throw Raise(.typeError, "decoding str is not supported") }
            guard let bytes = a[0].as(BytesObject.self) else {
                throw Raise(.typeError, "decoding to str: need a bytes-like object, \(machine.typeName(a[0])) found")
            }
            return .string(try decode(bytes.bytes, a[1].text ?? "utf-8", a[2].text ?? "strict"))
        }
        installStringSearch()
        installStringSplitting()
        installStringCase()
        installStringPadding()
        installStringTranslation()
        installBytes()
    }

    /// Adds a method whose receiver is a string.
    func text(
        _ signature: String, doc: String = "", _ body: @escaping (Machine, StringObject, NativeFunction.Bound) throws -> Value
    ) {
        let name = String(signature.prefix { $0 != "(" })
        define(on: types.str, signature, doc: doc) { machine, a in
            guard case .object(let object) = a[0].plain, object.kind == .string else { throw machine.wrongSelf(a[0], "str", name) }
            return try body(machine, unsafeDowncast(object, to: StringObject.self), a)
        }
    }

    private func installStringPadding() {
        func padding(_ name: String, _ left: @escaping (Int, Int) -> Int) {
            text("\(name)(self, width, fillchar=' ', /)") { machine, string, a in
                let width = try machine.index(a[1])
                guard let fill = a[2].as(StringObject.self) else {
                    throw Raise(.typeError, "The fill character must be a unicode character, not \(machine.typeName(a[2]))")
                }
                guard fill.count == 1, let scalar = fill.text.unicodeScalars.first else {
                    throw Raise(.typeError, "The fill character must be exactly one character long")
                }
                guard width > string.count else { return .object(string) }
                guard width <= formatWidthLimit * 10 else { throw Raise(.memoryError, arguments: []) }
                let missing = width - string.count
                let before = left(missing, width)
                return .string(repeated(scalar, before) + string.text + repeated(scalar, missing - before))
            }
        }
        padding("ljust") { _, _ in 0 }
        padding("rjust") { missing, _ in missing }
        padding("center") { missing, width in missing / 2 + (missing & width & 1) }
        text("zfill(self, width, /)") { machine, string, a in
            let width = try machine.index(a[1])
            guard width > string.count else { return .object(string) }
            guard width <= formatWidthLimit * 10 else { throw Raise(.memoryError, arguments: []) }
            let zeros = repeated("0", width - string.count)
            let first = string.text.utf8.first
            guard first == 0x2B || first == 0x2D else { return .string(zeros + string.text) }
            return .string(string.slice(0, 1) + zeros + string.slice(1, string.count))
        }
        text("expandtabs(self, tabsize=8)") { machine, string, a in
            let size = try machine.index(a[1])
            guard size <= 1000 || !string.text.utf8.contains(0x09) else { throw Raise(.overflowError, "result too long") }
            var result = String.UnicodeScalarView()
            var column = 0
            for scalar in string.text.unicodeScalars {
                if scalar == "\t" {
                    guard size > 0 else { continue }
                    let missing = size - column % size
                    result.append(contentsOf: repeatElement(" ", count: missing))
                    column += missing
                } else {
                    result.append(scalar)
                    column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
                }
            }
            return .string(String(result))
        }
        text("format(self, *args, **kwargs)") { machine, string, a in
            let keywords = a.keywords
            var fields = FormatFields(machine, a.extra) { name in
                for (symbol, value) in keywords where machine.symbols[symbol] == name { return value }
                throw Raise(.keyError, arguments: [.string(name)])
            }
            return .string(try fields.render(string.text))
        }
        text("format_map(self, mapping, /)") { machine, string, a in
            let mapping = a[1]
            var fields = FormatFields(machine, [], isMapping: true) { try machine.item(mapping, .string($0)) }
            return .string(try fields.render(string.text))
        }
        text("encode(self, /, encoding='utf-8', errors='strict')") { machine, string, a in
            for (index, name) in [(1, "encoding"), (2, "errors")] where a[index].text == nil {
                throw Raise(.typeError, "encode() argument '\(name)' must be str, not \(machine.typeName(a[index]))")
            }
            return .object(BytesObject(try encode(string.text, a[1].text ?? "", a[2].text ?? "")))
        }
    }

    private func installStringTranslation() {
        text("translate(self, table, /)") { machine, string, a in
            var result = String.UnicodeScalarView()
            for scalar in string.text.unicodeScalars {
                let found: Value
                do {
                    found = try machine.item(a[1], .int(Int(scalar.value)))
                } catch where machine.isRaised(error, .lookupError) {
                    result.append(scalar)
                    continue
                }
                if found.isNone { continue }
                if let text = found.text {
                    result.append(contentsOf: text.unicodeScalars)
                } else if case .int(let number) = found {
                    guard (0...0x10FFFF).contains(number) else {
                        throw Raise(.valueError, "character mapping must be in range(0x110000)")
                    }
                    result.append(contentsOf: try character(number).unicodeScalars)
                } else {
                    throw Raise(.typeError, "character mapping must return integer, None or str")
                }
            }
            return .string(String(result))
        }
        defineStatic(on: types.str, "maketrans(x, y=?, z=?, /)") { machine, a in
            let table = DictObject()
            if a[1].isUndefined {
                guard let source = a[0].asDict else {
                    throw Raise(.typeError, "if you give only one argument to maketrans it must be a dict")
                }
                for key in try machine.elements(.object(source)) {
                    let value = try machine.item(a[0], key)
                    if let text = key.as(StringObject.self) {
                        guard text.count == 1, let scalar = text.text.unicodeScalars.first else {
                            throw Raise(.valueError, "string keys in translate table must be of length 1")
                        }
                        try table.set(.int(Int(scalar.value)), value, machine)
                    } else if case .int = key {
                        try table.set(key, value, machine)
                    } else {
                        throw Raise(.typeError, "keys in translate table must be strings or integers")
                    }
                }
                return .object(table)
            }
            guard let from = a[0].as(StringObject.self) else {
                throw Raise(.typeError, "first maketrans argument must be a string if there is a second argument")
            }
            guard let to = a[1].as(StringObject.self) else {
                throw Raise(.typeError, "maketrans() argument 2 must be str, not \(machine.typeName(a[1]))")
            }
            guard from.count == to.count else {
                throw Raise(.valueError, "the first two maketrans arguments must have equal length")
            }
            for (x, y) in zip(from.text.unicodeScalars, to.text.unicodeScalars) {
                try table.set(.int(Int(x.value)), .int(Int(y.value)), machine)
            }
            if !a[2].isUndefined {
                guard let dropped = a[2].text else {
                    throw Raise(.typeError, "maketrans() argument 3 must be str, not \(machine.typeName(a[2]))")
                }
                for scalar in dropped.unicodeScalars { try table.set(.int(Int(scalar.value)), .none, machine) }
            }
            return .object(table)
        }
    }
}
