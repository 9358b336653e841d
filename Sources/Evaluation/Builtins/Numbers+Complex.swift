// Arithmetic of complex numbers, by the formulas whose rounding CPython shows.

import Glibc
import Syntax
import Tensors

func complexBinary(_ op: BinaryOperator, _ x: Complex, _ y: Complex) throws -> Value? {
    switch op {
    case .add: .object(ComplexObject(real: x.real + y.real, imaginary: x.imaginary + y.imaginary))
    case .subtract: .object(ComplexObject(real: x.real - y.real, imaginary: x.imaginary - y.imaginary))
    case .multiply: .object(ComplexObject(x.multiplied(by: y)))
    case .divide: .object(ComplexObject(try x.divided(by: y)))
    case .power: .object(ComplexObject(try x.power(y)))
    default: nil
    }
}

extension Complex {
    func multiplied(by other: Complex) -> Complex {
        Complex(
            real * other.real - imaginary * other.imaginary, real * other.imaginary + imaginary * other.real)
    }

    /// Smith's division: scaled by the larger part of the divisor, so that no square overflows.
    func divided(by other: Complex) throws -> Complex {
        let (width, height) = (abs(other.real), abs(other.imaginary))
        if width >= height {
            guard width != 0 else { throw Raise(.zeroDivisionError, "complex division by zero") }
            let ratio = other.imaginary / other.real
            let denominator = other.real + other.imaginary * ratio
            return Complex((real + imaginary * ratio) / denominator, (imaginary - real * ratio) / denominator)
        }
        guard height >= width else { return Complex(.nan, .nan) }
        let ratio = other.real / other.imaginary
        let denominator = other.real * ratio + other.imaginary
        return Complex((real * ratio + imaginary) / denominator, (imaginary * ratio - real) / denominator)
    }

    /// `self ** exponent`: by multiplication for small whole exponents.
    func power(_ exponent: Complex) throws -> Complex {
        let result: Complex
        if exponent.imaginary == 0, exponent.real == exponent.real.rounded(.down), abs(exponent.real) <= 100 {
            let count = Int(abs(exponent.real))
            let power = power(count)
            if exponent.real > 0 {
                result = power
            } else if real == 0, imaginary == 0, count > 0 {
                throw Raise(.zeroDivisionError, "0.0 to a negative or complex power")
            } else {
                result = try Complex(1, 0).divided(by: power)
            }
        } else {
            result = try raised(to: exponent)
        }
        guard !result.real.isInfinite, !result.imaginary.isInfinite else {
            throw Raise(.overflowError, "complex exponentiation")
        }
        return result
    }

    private func power(_ count: Int) -> Complex {
        var (result, square, mask) = (Complex(1, 0), self, 1)
        while mask > 0, count >= mask {
            if count & mask != 0 { result = result.multiplied(by: square) }
            mask <<= 1
            square = square.multiplied(by: square)
        }
        return result
    }

    /// By polar form.
    private func raised(to exponent: Complex) throws -> Complex {
        if exponent.real == 0, exponent.imaginary == 0 { return Complex(1, 0) }
        if real == 0, imaginary == 0 {
            if exponent.imaginary != 0 || exponent.real < 0 {
                throw Raise(.zeroDivisionError, "0.0 to a negative or complex power")
            }
            return Complex(0, 0)
        }
        let size = hypot(real, imaginary)
        var length = pow(size, exponent.real)
        let angle = atan2(imaginary, real)
        var phase = angle * exponent.real
        if exponent.imaginary != 0 {
            length /= exp(angle * exponent.imaginary)
            phase += exponent.imaginary * log(size)
        }
        return Complex(length * cos(phase), length * sin(phase))
    }
}
