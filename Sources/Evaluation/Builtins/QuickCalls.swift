// Calls of builtin functions and methods that programs make most, in the form that reads its arguments where they lie and
// writes its result where it goes. Each says whether it applied; what it leaves, and every mistake, is for the function
// itself.

/// The quick form of a native function.
final class QuickCall {
    /// How many arguments it takes, the receiver among them.
    let counts: ClosedRange<Int>
    /// Arguments, their number, the place of the result.
    let body: (Register, Int, Register) -> Bool

    init(counts: ClosedRange<Int>, body: @escaping (Register, Int, Register) -> Bool) {
        self.counts = counts
        self.body = body
    }
}

extension Machine {
    func quicken(
        _ name: String, of type: TypeObject? = nil, _ counts: ClosedRange<Int>, _ body: @escaping (Register, Int, Register) -> Bool
    ) {
        let symbol = symbols.intern(name)
        let function = type == nil ? builtins[symbol] : type?.attributes[symbol]
        function?.as(NativeFunction.self)?.quick = QuickCall(counts: counts, body: body)
    }

    func installQuickCalls() {
        installQuickQuestions()
        installQuickNumbers()
        installQuickContainers()
        installQuickLetters()
        installQuickStringMethods()
        installQuickConstructors()
    }

    private func installQuickQuestions() {
        quicken("len", 1...1) { arguments, _, target in
            let count: Int
            switch arguments.objectKind {
            case .list: count = arguments.withObject(as: ListObject.self) { $0.elements.count }
            case .tuple: count = arguments.withObject(as: TupleObject.self) { $0.count }
            case .string: count = arguments.withObject(as: StringObject.self) { $0.count }
            case .dict: count = arguments.withObject(as: DictObject.self) { $0.count }
            case .set: count = arguments.withObject(as: SetObject.self) { $0.count }
            default: return false
            }
            target.set(int: count)
            return true
        }
        quicken("isinstance", 2...2) { [unowned(unsafe) self] arguments, _, target in
            let type = self.type(of: arguments.pointee)
            func isOf(_ other: Register) -> Bool? {
                guard other.objectKind == .type else { return nil }
                return other.withObject(as: TypeObject.self) { other in
                    if other.meta != nil { return nil }
                    return type === other || type.isSubtype(of: other) ? true : type.claimsClass ? nil : false
                }
            }
            if let answer = isOf(arguments + 1) {
                target.set(bool: answer)
                return true
            }
            guard (arguments + 1).objectKind == .tuple else { return false }
            let answer: Bool? = (arguments + 1).withObject(as: TupleObject.self) { tuple in
                tuple.withElements { types in
                    var isAny = false
                    for index in types.indices {
                        guard let base = types.baseAddress, let answer = isOf(Register(mutating: base + index)) else { return nil }
                        isAny = isAny || answer
                    }
                    return isAny
                }
            }
            guard let answer else { return false }
            target.set(bool: answer)
            return true
        }
    }

    private func installQuickNumbers() {
        quicken("abs", 1...1) { arguments, _, target in
            if arguments.tag == ValueTag.float { target.set(float: arguments.floatPayload.magnitude) } else {
                guard arguments.tag == ValueTag.int, arguments.intPayload != .min else { return false }
                target.set(int: abs(arguments.intPayload))
            }
            return true
        }
        func extreme(_ name: String, _ isLater: @escaping (Register, Register) -> Bool) {
            quicken(name, 2...2) { arguments, _, target in
                let (a, b) = (arguments, arguments + 1)
                guard a.tag | b.tag == 0 || a.tag == ValueTag.float && b.tag == ValueTag.float else { return false }
                target.copy(from: isLater(b, a) ? b : a)
                return true
            }
        }
        extreme("min") { $0.tag == ValueTag.int ? $0.intPayload < $1.intPayload : $0.floatPayload < $1.floatPayload }
        extreme("max") { $0.tag == ValueTag.int ? $0.intPayload > $1.intPayload : $0.floatPayload > $1.floatPayload }
    }

    private func installQuickContainers() {
        quicken("append", of: types.list, 2...2) { arguments, _, target in
            guard arguments.objectKind == .list else { return false }
            arguments.withObject(as: ListObject.self) { $0.elements.append(arguments[1]) }
            target.setNone()
            return true
        }
        quicken("pop", of: types.list, 1...1) { arguments, _, target in
            guard arguments.objectKind == .list else { return false }
            guard let last = arguments.withObject(as: ListObject.self, { $0.elements.popLast() }) else { return false }
            target.pointee = last
            return true
        }
        quicken("get", of: types.dict, 2...3) { arguments, count, target in
            guard arguments.objectKind == .dict else { return false }
            return arguments.withObject(as: DictObject.self) { dict in
                let position = dict.quickPosition(of: arguments + 1)
                if position >= 0 {
                    target.pointee = dict.entries[position].value
                } else if position == HashedObject.Quick.unknown {
                    return false
                } else if count == 3 {
                    target.copy(from: arguments + 2)
                } else {
                    target.setNone()
                }
                return true
            }
        }
    }

    private func installQuickLetters() {
        /// Methods of a single ASCII character.
        func letter(_ name: String, of type: TypeObject?, _ body: @escaping (UInt8, Register) -> Void) {
            quicken(name, of: type, 1...1) { arguments, _, target in
                guard arguments.objectKind == .string else { return false }
                let byte: UInt8? = arguments.withObject(as: StringObject.self) { text in
                    text.count == 1 && text.isASCII ? text.withBytes { $0[0] } : nil
                }
                guard let byte else { return false }
                body(byte, target)
                return true
            }
        }
        letter("ord", of: nil) { $1.set(int: Int($0)) }
        letter("isalpha", of: types.str) { $1.set(bool: $0.isASCIIUpper || $0.isASCIILower) }
        letter("isdigit", of: types.str) { $1.set(bool: $0.isASCIIDigit) }
        letter("isalnum", of: types.str) { $1.set(bool: $0.isASCIIUpper || $0.isASCIILower || $0.isASCIIDigit) }
        letter("isspace", of: types.str) { $1.set(bool: isBlank($0)) }
        letter("islower", of: types.str) { $1.set(bool: $0.isASCIILower) }
        letter("isupper", of: types.str) { $1.set(bool: $0.isASCIIUpper) }
        quicken("chr", 1...1) { [letters] arguments, _, target in
            guard arguments.tag == ValueTag.int, arguments.intPayload >= 0, arguments.intPayload < 128 else { return false }
            target.set(object: letters[UInt8(truncatingIfNeeded: arguments.intPayload)])
            return true
        }
    }
}
