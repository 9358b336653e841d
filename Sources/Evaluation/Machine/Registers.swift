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
    /// Copies a value that holds no reference over one that holds none; any other by assignment.
    @inline(__always) func copy(from other: Register) {
        if isCounted || other.isCounted { pointee = other.pointee } else {
            UnsafeMutableRawPointer(self).copyMemory(from: other, byteCount: 16)
        }
    }
    /// Gives up what the register holds.
    @inline(__always) func clear() { if isCounted { pointee = .undefined } }

    /// The object in a register whose tag is `object`: borrowed, so that looking at it costs no reference counting.
    @inline(__always) var borrowedObject: Unmanaged<Object> { UnsafeRawPointer(self).load(as: Unmanaged<Object>.self) }

    /// The kind of the object in the register; `other` when there is none.
    @inline(__always) var objectKind: Object.Kind {
        tag == ValueTag.object ? borrowedObject._withUnsafeGuaranteedRef { $0.kind } : .other
    }

    /// The object as a class that its kind vouches for.
    @inline(__always) func withObject<T: Object, R>(as type: T.Type, _ body: (T) throws -> R) rethrows -> R {
        try Unmanaged<T>.fromOpaque(borrowedObject.toOpaque())._withUnsafeGuaranteedRef { try body($0) }
    }

    /// Takes the value out and leaves the register empty.
    @inline(__always) func take() -> Value {
        let value = move()
        initialize(to: .undefined)
        return value
    }
}
