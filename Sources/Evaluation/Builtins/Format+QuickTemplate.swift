// Templates of the common kind, `"{} {:>8.3f} {name}".format(…)` and `"%5d %.2f %s" % (…)`, filled in from their bytes.
// Everything else, and every mistake, is for Format+Fields.swift and Format+Percent.swift.

/// A `str.format` template whose fields are plain: a name, a number or nothing, and a specifier without braces.
struct QuickTemplate {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var automatic = 0

    private enum Part {
        case literal(Range<Int>)
        case field(name: Range<Int>, spec: Range<Int>)
    }

    /// The text with all fields filled in; nil before anything was formatted when the template is of another kind.
    static func render(_ text: String, _ machine: Machine, _ positional: [Value], keyword: (String) throws -> Value) throws -> String? {
        let result = try text.utf8.withContiguousStorageIfAvailable { bytes -> String? in
            var check = QuickTemplate(bytes)
            guard check.isPlain(positional.count) else { return nil }
            var template = QuickTemplate(bytes)
            var result = ""
            while let part = template.next() {
                switch part {
                case .literal(let range): result += template.text(range)
                case .field(let name, let spec):
                    let value: Value
                    if name.isEmpty {
                        value = positional[template.automatic]
                        template.automatic += 1
                    } else if let index = template.number(name) {
                        value = positional[index]
                    } else {
                        value = try keyword(template.text(name))
                    }
                    result += spec.isEmpty && value.isPlainText ? value.text ?? "" : try machine.format(value, template.text(spec))
                }
            }
            return result
        }
        return result ?? nil
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Whether every part is plain and every numbered field has its argument.
    private mutating func isPlain(_ count: Int) -> Bool {
        var isNumbered = false
        while let part = next() {
            guard case .field(let name, _) = part else { continue }
            if name.isEmpty {
                automatic += 1
            } else if bytes[name.lowerBound].isASCIIDigit {
                isNumbered = true
                guard let index = number(name), index < count else { return false }
            }
        }
        return at == bytes.count && automatic <= count && !(isNumbered && automatic > 0)
    }

    /// Nil at the end, and with `at` before the end where the template is not plain.
    private mutating func next() -> Part? {
        guard at < bytes.count else { return nil }
        let start = at
        while at < bytes.count, bytes[at] != 0x7B, bytes[at] != 0x7D { at += 1 }
        if at > start { return .literal(start..<at) }
        if at + 1 < bytes.count, bytes[at + 1] == bytes[at] {
            at += 2
            return .literal(start..<start + 1)
        }
        guard bytes[at] == 0x7B else { return nil }
        var end = at + 1
        while end < bytes.count, bytes[end].isASCIIDigit || bytes[end].isASCIILower || bytes[end].isASCIIUpper || bytes[end] == 0x5F { end += 1 }
        let name = at + 1..<end
        var spec = end..<end
        if end < bytes.count, bytes[end] == 0x3A {
            end += 1
            while end < bytes.count, bytes[end] != 0x7D, bytes[end] != 0x7B { end += 1 }
            spec = name.upperBound + 1..<end
        }
        guard end < bytes.count, bytes[end] == 0x7D else { return nil }
        at = end + 1
        return .field(name: name, spec: spec)
    }

    private func text(_ range: Range<Int>) -> String {
        range.isEmpty ? "" : String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private func number(_ name: Range<Int>) -> Int? {
        guard name.count <= 3 else { return nil }
        var value = 0
        for index in name {
            guard bytes[index].isASCIIDigit else { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
        }
        return value
    }
}

extension Value {
    /// A string itself, not an instance that stands for one.
    fileprivate var isPlainText: Bool { if case .object(let object) = self { object.kind == .string } else { false } }
}

/// `format % values` where every conversion is a `%d`, `%f` or `%s`, perhaps with width and precision, of a number or string.
func quickPercent(_ format: String, _ values: Value) -> String? {
    let elements: ContiguousArray<Value>
    switch values {
    case .int, .float: elements = [values]
    case .object(let object) where object.kind == .tuple: elements = unsafeDowncast(object, to: TupleObject.self).elements
    case .object(let object) where object.kind == .string: elements = [values]
    default: return nil
    }
    let result = format.utf8.withContiguousStorageIfAvailable { bytes -> String? in
        var (result, at, used) = ("", 0, 0)
        while at < bytes.count {
            let start = at
            while at < bytes.count, bytes[at] != 0x25 { at += 1 }
            if at > start { result += String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self) }
            guard at < bytes.count else { break }
            at += 1
            if at < bytes.count, bytes[at] == 0x25 {
                result += "%"
                at += 1
                continue
            }
            guard used < elements.count, let format = QuickFormat(percent: bytes, &at),
                let text = format.converted(elements[used])
            else { return nil }
            used += 1
            result += text
        }
        return used == elements.count ? result : nil
    }
    return result ?? nil
}
