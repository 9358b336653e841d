// The special methods that change the receiver, those of rounding, and the operators of bytearrays, deques and complex numbers.

import Syntax

extension Machine {
    func installInPlaceMethods() {
        let numbers = [types.int, types.float]
        for type in numbers {
            for name in ["floor", "ceil", "trunc"] {
                define(on: type, "__\(name)__(self, /)") { machine, a in
                    guard let function = machine.modules["math"]?[machine.symbols.intern(name)] else { return a[0] }
                    return try machine.call(function, with: a[0].plain)
                }
            }
        }
        inPlace([.add, .multiply], on: [types.list])
        inPlace([.or], on: [types.dict])
        inPlace([.and, .or, .xor, .subtract], on: [types.set])
        for op in [BinaryOperator.and, .or, .xor, .subtract] { reflect(op, on: [types.set, types.frozenset]) }
        reflect(.or, on: [types.dict])
        let complexOperators: [BinaryOperator] = [.add, .subtract, .multiply, .divide, .power]
        for op in complexOperators {
            plain(op, on: types.complex)
            reflect(op, on: [types.complex])
        }
        plain(.modulo, on: types.bytes)
        plain(.add, on: types.bytearray)
        plain(.multiply, on: types.bytearray)
        define(on: types.complex, "__abs__(self, /)") { machine, a in try machine.absolute(a[0].plain) }
        define(on: types.complex, "__neg__(self, /)") { machine, a in try machine.unary(.negative, a[0].plain) }
        define(on: types.complex, "__bool__(self, /)") { machine, a in .bool(try machine.truth(a[0].plain)) }
        installByteArrayItems()
    }

    private func installByteArrayItems() {
        for type in [types.bytearray, types.memoryview] {
            define(on: type, "__len__(self, /)") { machine, a in .int(try machine.length(a[0].plain)) }
            define(on: type, "__iter__(self, /)") { machine, a in .object(try machine.iterator(a[0].plain)) }
            define(on: type, "__getitem__(self, key, /)") { machine, a in try machine.item(a[0].plain, a[1]) }
            define(on: type, "__setitem__(self, key, value, /)") { machine, a in
                try machine.setItem(a[0].plain, a[1], a[2])
                return .none
            }
        }
        define(on: types.bytearray, "__contains__(self, key, /)") { machine, a in .bool(try machine.contains(a[0].plain, a[1])) }
        define(on: types.bytearray, "__delitem__(self, key, /)") { machine, a in
            try machine.deleteItem(a[0].plain, a[1])
            return .none
        }
    }

    private func plain(_ op: BinaryOperator, on type: TypeObject) {
        let name = protocols.binary[op.code].plain
        type.attributes[name] = .object(
            NativeFunction("\(symbols[name])(self, value, /)") { machine, a in
                try machine.binaryIfAny(op, a[0].plain, a[1].plain) ?? .notImplemented
            })
    }

    private func reflect(_ op: BinaryOperator, on targets: [TypeObject]) {
        let name = protocols.binary[op.code].reflected
        let function = NativeFunction("\(symbols[name])(self, value, /)") { machine, a in
            try machine.binaryIfAny(op, a[1].plain, a[0].plain) ?? .notImplemented
        }
        for type in targets { type.attributes[name] = .object(function) }
    }

    /// `__iadd__` and its like: the receiver is changed and returned.
    private func inPlace(_ operators: [BinaryOperator], on targets: [TypeObject]) {
        for op in operators {
            let name = protocols.binary[op.code].inPlace
            let function = NativeFunction("\(symbols[name])(self, value, /)") { machine, a in
                guard case .object(let object) = a[0].plain, try object.binaryInPlace(op, a[1].plain, machine) != nil else { return .notImplemented }
                return a[0]
            }
            for type in targets { type.attributes[name] = .object(function) }
        }
    }
}
