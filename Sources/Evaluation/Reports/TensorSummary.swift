// A tensor in a cell of a table or beside an edge of a drawing: all of a small one, the norm of a large one.

import Tensors

/// Short texts of tensors and numbers.
enum TensorSummary {
    static func text(_ tensor: Tensor) -> String {
        guard tensor.elementCount <= 4, tensor.rank <= 1 else { return "‖\(number(norm(tensor)))‖" }
        return contents(tensor)
    }

    /// What an input without a name is called: its numbers, or what it is.
    static func constant(_ tensor: Tensor) -> String {
        tensor.elementCount <= 4 && tensor.rank <= 1 ? contents(tensor) : "constant \(tensor.shape)"
    }

    /// The number of a tensor whose elements are all equal, else a summary.
    static func uniform(_ tensor: Tensor) -> String {
        guard tensor.elementCount > 0 else { return "[]" }
        let first = tensor.complex(at: 0)
        for i in 0..<tensor.elementCount where tensor.complex(at: i) != first { return text(tensor) }
        return element(tensor, 0)
    }

    private static func contents(_ tensor: Tensor) -> String {
        let values = (0..<tensor.elementCount).map { element(tensor, $0) }
        return tensor.rank == 0 ? values[0] : "[" + values.joined(separator: ", ") + "]"
    }

    /// The element at a place in row-major order: `1.5`, `1 - 2j`.
    static func element(_ tensor: Tensor, _ place: Int) -> String {
        guard tensor.dtype.isComplex else { return number(tensor.double(at: place)) }
        let value = tensor.complex(at: place)
        if value.imaginary == 0 { return number(value.real) }
        return "\(number(value.real)) \(value.imaginary < 0 ? "-" : "+") \(number(abs(value.imaginary)))j"
    }

    /// The square root of the sum of squares, of complex elements those of their lengths.
    static func norm(_ tensor: Tensor) -> Double {
        var sum = 0.0
        for i in 0..<tensor.elementCount {
            let value = tensor.complex(at: i)
            sum += value.real * value.real + value.imaginary * value.imaginary
        }
        return sum.squareRoot()
    }

    /// Up to four decimals, without the zeros at their end.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return pythonRepr(value) }
        if value == value.rounded(), abs(value) < 1e6 { return String(Int(value)) }
        let size = abs(value)
        if size < 1e-4 || size >= 1e6 { return scientificText(value, digits: 3) }
        let decimals = size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : 4
        var text = Substring(fixedText(value, digits: decimals))
        while text.last == "0" { text.removeLast() }
        return String(text.last == "." ? text.dropLast() : text)
    }
}

extension Machine {
    /// `an int`, `a list`, `None`: what a value is, in a sentence.
    func kindText(_ value: Value) -> String {
        if value.isNone { return "None" }
        let name = typeName(value)
        return ("aeiouAEIOU".contains(name.prefix(1)) ? "an " : "a ") + name
    }
}
