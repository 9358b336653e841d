// The quick forms of the constructors that programs call in their loops: `str`, `int`, `float`, `range`, and the iterators
// `enumerate` and `zip` of builtin containers.

extension Machine {
    private func quicken(constructorOf type: TypeObject, _ counts: ClosedRange<Int>, _ body: @escaping (Register, Int, Register) -> Bool) {
        type.quick = QuickCall(counts: counts, body: body)
    }

    func installQuickConstructors() {
        quicken(constructorOf: types.str, 1...1) { [letters] arguments, _, target in
            if arguments.objectKind == .string {
                target.copy(from: arguments)
                return true
            }
            guard arguments.tag == ValueTag.int else { return false }
            let number = arguments.intPayload
            target.set(object: number >= 0 && number < 10 ? letters[0x30 + UInt8(number)] : StringObject.decimal(number))
            return true
        }
        quicken(constructorOf: types.int, 1...1) { arguments, _, target in
            let number: Int?
            switch arguments.tag {
            case ValueTag.int: number = arguments.intPayload
            case ValueTag.bool: number = arguments.boolPayload ? 1 : 0
            case ValueTag.float: number = Int(exactly: arguments.floatPayload.rounded(.towardZero))
            case ValueTag.object where arguments.objectKind == .string:
                number = arguments.withObject(as: StringObject.self) { $0.withBytes(Machine.plainInteger) }
            default: number = nil
            }
            guard let number else { return false }
            target.set(int: number)
            return true
        }
        quicken(constructorOf: types.float, 1...1) { arguments, _, target in
            guard arguments.tag == ValueTag.int || arguments.tag == ValueTag.float else { return false }
            target.set(float: arguments.number)
            return true
        }
        quicken(constructorOf: types.range, 1...2) { arguments, count, target in
            let last = arguments + (count - 1)
            guard arguments.tag == ValueTag.int, last.tag == ValueTag.int else { return false }
            guard let range = try? RangeObject(count == 1 ? 0 : arguments.intPayload, last.intPayload) else { return false }
            target.set(object: range)
            return true
        }
        installQuickIterators()
    }

    private func installQuickIterators() {
        let machine = Unmanaged.passUnretained(self)
        /// What walks a builtin container; nil for everything whose iterator may be anybody's code.
        func iterator(_ value: Register) -> IteratorObject? {
            switch value.objectKind {
            case .list: value.withObject(as: ListObject.self) { ListIterator($0) }
            case .tuple: value.withObject(as: TupleObject.self) { TupleIterator($0) }
            case .string: value.withObject(as: StringObject.self) { StringIterator($0) }
            case .range: value.withObject(as: Object.self) { range in machine._withUnsafeGuaranteedRef { try? range.iterator($0) } }
            default: nil
            }
        }
        quicken(constructorOf: types.iterator(named: "enumerate"), 1...1) { arguments, _, target in
            guard let walked = iterator(arguments) else { return false }
            target.set(object: EnumerateIterator(walked, from: .int(0)))
            return true
        }
        quicken(constructorOf: types.iterator(named: "zip"), 2...2) { arguments, _, target in
            guard let first = iterator(arguments), let second = iterator(arguments + 1) else { return false }
            target.set(object: ZipIterator([first, second], isStrict: false))
            return true
        }
    }

    /// Decimal digits with at most a sign before them, of a number that surely has 64 bits; nil for every other text.
    private static func plainInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let start = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? 1 : 0
        guard start < bytes.count, bytes.count <= 18 else { return nil }
        var number = 0
        for byte in bytes[start...] {
            guard byte.isASCIIDigit else { return nil }
            number = number &* 10 &+ Int(byte &- 0x30)
        }
        return bytes.first == UInt8(ascii: "-") ? 0 &- number : number
    }
}
