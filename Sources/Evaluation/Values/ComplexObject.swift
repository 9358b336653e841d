// Python's `complex`. Its arithmetic is in Builtins/Numbers+Complex.swift.

import Syntax
import Tensors

/// A complex number.
public final class ComplexObject: Object {
    public let value: Complex

    public init(_ value: Complex) {
        self.value = value
        super.init(kind: .complex)
    }

    public convenience init(real: Double, imaginary: Double) { self.init(Complex(real, imaginary)) }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.complex }
    override public func repr(_ machine: Machine) -> String { value.text }
    override public func format(_ spec: String, _ machine: Machine) throws -> String {
        try machine.formatNumber(.object(self), spec)
    }
    override public func truth(_ machine: Machine) -> Bool { value.real != 0 || value.imaginary != 0 }
    override public func hash(_ machine: Machine) -> Int {
        let hash = hashNumber(value.real) &+ 1_000_003 &* hashNumber(value.imaginary)
        return hash == -1 ? -2 : hash
    }
    override public func equals(_ other: Value, _ machine: Machine) throws -> Bool? { numbersEqual(.object(self), other) }
}

extension Complex {
    /// `(1+2j)`, or `2j` alone when the real part is a positive zero.
    var text: String {
        func short(_ value: Double) -> String {
            let text = pythonRepr(value)
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let imaginaryText = short(imaginary) + "j"
        if real == 0, real.sign == .plus { return imaginaryText }
        let sign = imaginaryText.utf8.first == 0x2D ? "" : "+"
        return "(\(short(real))\(sign)\(imaginaryText))"
    }
}

extension Value {
    /// The value of a `complex`, or nil.
    var complex: Complex? {
        if case .object(let object) = self, object.kind == .complex { unsafeDowncast(object, to: ComplexObject.self).value } else { nil }
    }
}
