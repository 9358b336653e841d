// Registers read and written without reference counting, for the paths that numbers take.

/// A register: one place on the machine's stack, always holding some value.
typealias Register = UnsafeMutablePointer<Value>

/// Tags of `Value`'s cases as they lie in memory, behind eight bytes of payload; a test holds them.
enum ValueTag {
    static let int: UInt8 = 0
    static let float: UInt8 = 1
    static let bool: UInt8 = 2
    static let object: UInt8 = 3
    static let tensor: UInt8 = 4
    /// `none` (payload 0) and `undefined` (payload 1).
    static let empty: UInt8 = 5
}

extension UnsafeMutablePointer<Value> {
    @inline(__always) var tag: UInt8 { UnsafeRawPointer(self).load(fromByteOffset: 8, as: UInt8.self) }
    /// The payload of an int, or a bool's or an empty value's as a number.
    @inline(__always) var intPayload: Int { UnsafeRawPointer(self).load(as: Int.self) }
    @inline(__always) var floatPayload: Double { UnsafeRawPointer(self).load(as: Double.self) }
    /// An int or float as a float.
    @inline(__always) var number: Double { tag == ValueTag.float ? floatPayload : Double(intPayload) }
    @inline(__always) var boolPayload: Bool { UnsafeRawPointer(self).load(as: UInt8.self) & 1 != 0 }
    /// Holds a reference that must be released.
    @inline(__always) var isCounted: Bool { tag &- ValueTag.object < 2 }
    @inline(__always) var isUndefined: Bool { tag == ValueTag.empty && intPayload == 1 }

    @inline(__always) func set(int value: Int) {
        if isCounted { pointee = .int(value) } else {
            UnsafeMutableRawPointer(self).storeBytes(of: value, as: Int.self)
            UnsafeMutableRawPointer(self).storeBytes(of: ValueTag.int, toByteOffset: 8, as: UInt8.self)
        }
    }
    @inline(__always) func set(float value: Double) {
        if isCounted { pointee = .float(value) } else {
            UnsafeMutableRawPointer(self).storeBytes(of: value, as: Double.self)
            UnsafeMutableRawPointer(self).storeBytes(of: ValueTag.float, toByteOffset: 8, as: UInt8.self)
        }
    }
    @inline(__always) func set(bool value: Bool) {
        if isCounted { pointee = .bool(value) } else {
            UnsafeMutableRawPointer(self).storeBytes(of: value ? 1 : 0, as: Int.self)
            UnsafeMutableRawPointer(self).storeBytes(of: ValueTag.bool, toByteOffset: 8, as: UInt8.self)
        }
    }
    /// The payload as a reference, for a register that is counted. Through it the compiler counts references itself, without
    /// atomic instructions.
    @inline(__always) private var reference: UnsafeMutablePointer<Object> {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: Object.self)
    }
    @inline(__always) private func storeTag(_ tag: UInt8) {
        UnsafeMutableRawPointer(self).storeBytes(of: tag, toByteOffset: 8, as: UInt8.self)
    }

    /// The value of another register replaces this one's.
    @inline(__always) func copy(from other: Register) {
        if other.isCounted {
            let tag = other.tag
            if isCounted { reference.pointee = other.reference.pointee } else { reference.initialize(to: other.reference.pointee) }
            storeTag(tag)
        } else {
            replace(withBytesOf: other)
        }
    }
    /// Takes the value of another register, which is left empty.
    @inline(__always) func move(from other: Register) {
        replace(withBytesOf: other)
        other.forget()
    }
    /// Takes over the reference that the other register holds, if any.
    @inline(__always) private func replace(withBytesOf other: Register) {
        guard isCounted else {
            UnsafeMutableRawPointer(self).copyMemory(from: other, byteCount: 16)
            return
        }
        // What was here is released last: freeing it may come back here.
        let old = reference.move()
        UnsafeMutableRawPointer(self).copyMemory(from: other, byteCount: 16)
        withExtendedLifetime(old) {}
    }
    /// Makes the register empty without giving up what it held.
    @inline(__always) func forget() {
        UnsafeMutableRawPointer(self).storeBytes(of: 1, as: Int.self)
        storeTag(ValueTag.empty)
    }
    /// Gives up what the register holds.
    @inline(__always) func clear() {
        guard isCounted else { return }
        let old = reference.move()
        forget()
        withExtendedLifetime(old) {}
    }
    /// Makes the register name a method of a builtin class without holding it: such a class keeps its methods, and a call is
    /// all that looks at the register next. It is empty to everything else.
    @inline(__always) func lend(_ method: Register) {
        reset()
        UnsafeMutableRawPointer(self).storeBytes(of: method.intPayload, as: Int.self)
    }
    @inline(__always) var isLent: Bool { tag == ValueTag.empty && intPayload > 1 }
    /// Makes the register hold the method that it names.
    @inline(__always) func keepLent() {
        guard isLent else { return }
        let object = borrowedObject.takeUnretainedValue()
        initialize(to: .object(object))
    }

    /// Makes the register hold nothing, whatever it held.
    @inline(__always) func reset() { if isCounted { clear() } else { forget() } }
    @inline(__always) func setNone() {
        reset()
        UnsafeMutableRawPointer(self).storeBytes(of: 0, as: Int.self)
    }
    /// Copies a value into memory that holds none.
    @inline(__always) func initialize(copying other: Register) {
        if other.isCounted {
            reference.initialize(to: other.reference.pointee)
            storeTag(other.tag)
        } else {
            UnsafeMutableRawPointer(self).copyMemory(from: other, byteCount: 16)
        }
    }
    @inline(__always) func set(object: Object) {
        if isCounted { reference.pointee = object } else { reference.initialize(to: object) }
        storeTag(ValueTag.object)
    }
    @inline(__always) var isNone: Bool { tag == ValueTag.empty && intPayload == 0 }
    /// The object here, known to be one, has no other reference.
    @inline(__always) var isUniqueObject: Bool {
        isKnownUniquelyReferenced(&UnsafeMutableRawPointer(self).assumingMemoryBound(to: Object.self).pointee)
    }
    /// Whether both hold the same object.
    @inline(__always) func isSameObject(as other: Register) -> Bool {
        tag == ValueTag.object && other.tag == ValueTag.object && intPayload == other.intPayload
    }

    /// The object in a register whose tag is `object`: borrowed, so that looking at it costs no reference counting.
    @inline(__always) var borrowedObject: Unmanaged<Object> { UnsafeRawPointer(self).load(as: Unmanaged<Object>.self) }

    /// The kind of the object in the register; `other` when there is none.
    @inline(__always) var objectKind: Object.Kind {
        tag == ValueTag.object ? borrowedObject._withUnsafeGuaranteedRef { $0.kind } : .other
    }

    /// The object as a class that its kind vouches for, without counting a reference.
    @inline(__always) func borrowed<T: Object>(as type: T.Type) -> Unmanaged<T> { .fromOpaque(borrowedObject.toOpaque()) }
    /// The object as a class that its kind vouches for.
    @inline(__always) func withObject<T: Object, R>(as type: T.Type, _ body: (T) throws -> R) rethrows -> R {
        try borrowed(as: type)._withUnsafeGuaranteedRef { try body($0) }
    }

    /// Takes the value out and leaves the register empty.
    @inline(__always) func take() -> Value {
        let value = move()
        initialize(to: .undefined)
        return value
    }
}
