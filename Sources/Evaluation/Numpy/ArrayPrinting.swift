// Arrays as text: NumPy's layout of rows, columns and dots, and how each kind of element is written in one width. Digits
// are in FloatDigits.swift.

import Tensors

/// What `np.set_printoptions` sets.
struct ArrayPrintOptions {
    var precision: Int? = 8
    var threshold = 1000
    var edgeItems = 3
    var lineWidth = 75
    var suppress = false
    var nan = "nan"
    var inf = "inf"
    var floatMode = "maxprec"
    var sign = "-"
    /// `formatter=`: functions by kind of element.
    var formatter: DictObject?
}

/// Writes the elements of one array.
private struct ElementFormat {
    enum Style {
        case plain
        case integer(width: Int)
        case bool
        case positional(left: Int, right: Int, precision: Int?, pads: Bool)
        case scientific(left: Int, right: Int, precision: Int, exponent: Int)
        case function(Value)
        /// The formats of the real and the imaginary parts.
        case parts([ElementFormat])
    }
    let style: Style
    let options: ArrayPrintOptions

    init(_ values: [ElementValue], _ dtype: DType, isSingle: Bool, _ options: ArrayPrintOptions) {
        self.options = options
        if let function = ElementFormat.function(dtype, options) {
            style = .function(function)
        } else if dtype.isComplex {
            var signed = options
            signed.sign = "+"
            let pairs = values.compactMap { value -> Complex? in if case .complex(let complex) = value { complex } else { nil } }
            style = .parts([
                ElementFormat(pairs.map { .float($0.real) }, dtype.part, isSingle: isSingle, options),
                ElementFormat(pairs.map { .float($0.imaginary) }, dtype.part, isSingle: isSingle, signed),
            ])
        } else if dtype == .bool {
            style = isSingle ? .plain : .bool
        } else if dtype.isFloatingPoint {
            style = ElementFormat.floating(values, dtype, options)
        } else {
            let widths = values.map { value -> Int in
                guard case .int(let int) = value else { return 0 }
                return String(int).utf8.count + (options.sign != "-" && int >= 0 ? 1 : 0)
            }
            style = .integer(width: widths.max() ?? 0)
        }
    }

    private static func function(_ dtype: DType, _ options: ArrayPrintOptions) -> Value? {
        guard let formatter = options.formatter else { return nil }
        let names = dtype == .bool ? ["bool"] : dtype.isComplex ? ["complexfloat", "complex_kind"] : dtype.isFloatingPoint ? ["float", "float_kind"] : ["int", "int_kind"]
        return formatter.pairs.first { pair in pair.key.text.map { names.contains($0) || $0 == "all" } == true }?.value
    }

    private static func floating(_ values: [ElementValue], _ dtype: DType, _ options: ArrayPrintOptions) -> Style {
        let all = values.compactMap { value -> Double? in if case .float(let double) = value { double } else { nil } }
        let finite = all.filter(\.isFinite)
        let sizes = finite.filter { $0 != 0 }.map { abs($0) }
        let limit = dtype == .float64 ? 1e8 : dtype == .float32 ? 1e6 : 1e3
        var usesExponent = false
        if let most = sizes.max(), let least = sizes.min() {
            let ratio = dtype == .float64 ? most / least : Double(Float(most) / Float(least))
            usesExponent = most >= limit || (!options.suppress && (least < 0.0001 || ratio > 1000))
        }
        let isFixed = options.floatMode == "fixed"
        let precision = options.floatMode == "unique" ? nil : options.precision
        let plus = options.sign == "-" ? 0 : 1
        func size(_ whole: String, _ value: Double) -> Int { whole.utf8.count + (value.sign == .plus ? plus : 0) }
        var (left, right, exponent) = (0, 0, 0)
        if usesExponent {
            for value in finite {
                let parts = FloatDigits(value, dtype).scientific(precision)
                left = max(left, size(parts.whole, value))
                right = max(right, isFixed ? precision ?? 8 : parts.fraction.utf8.count)
                exponent = max(exponent, parts.exponent.utf8.count - 1)
            }
        } else {
            for value in finite {
                let parts = FloatDigits(value, dtype).positional(precision)
                left = max(left, size(parts.whole, value))
                right = max(right, isFixed ? precision ?? 8 : parts.fraction.utf8.count)
            }
        }
        let width = usesExponent ? exponent + 2 + right : right
        if finite.count < all.count {
            let isNegative = all.contains { $0 == -.infinity } || plus > 0
            left = max(left, options.nan.utf8.count - width - 1, options.inf.utf8.count + (isNegative ? 1 : 0) - width - 1)
        }
        if usesExponent { return .scientific(left: left, right: right, precision: right, exponent: exponent) }
        let pads = isFixed || options.floatMode == "maxprec_equal"
        return .positional(left: left, right: right, precision: pads ? right : precision, pads: pads)
    }

    func text(_ value: ElementValue, _ dtype: DType, _ machine: Machine) throws -> String {
        switch (style, value) {
        case (.function(let function), _):
            return try machine.str(machine.call(function, [.object(ArrayScalar(Machine.number(value), dtype, machine))]))
        case (.parts(let parts), .complex(let complex)):
            let real = try parts[0].text(.float(complex.real), dtype.part, machine)
            let imaginary = try parts[1].text(.float(complex.imaginary), dtype.part, machine)
            let digits = imaginary.reversed().drop { $0 == " " }.reversed()
            return real + String(digits) + "j" + String(repeating: " ", count: imaginary.count - digits.count)
        case (.bool, .bool(let flag)): return flag ? " True" : "False"
        case (.integer(let width), .int(let int)):
            let text = (options.sign != "-" && int >= 0 ? options.sign : "") + String(int)
            return padded(text, width)
        case (.positional(let left, let right, let precision, let pads), .float(let double)):
            guard double.isFinite else { return padded(nonFinite(double), left + right + 1) }
            let parts = FloatDigits(double, dtype).positional(precision)
            let missing = right - parts.fraction.utf8.count
            return padded(signed(parts.whole, double), left) + "." + parts.fraction
                + String(repeating: pads ? "0" : " ", count: max(0, missing))
        case (.scientific(let left, let right, let precision, let exponent), .float(let double)):
            guard double.isFinite else { return padded(nonFinite(double), left + right + exponent + 3) }
            let parts = FloatDigits(double, dtype).scientific(precision)
            let zeros = String(repeating: "0", count: max(0, right - parts.fraction.utf8.count))
            let more = String(repeating: "0", count: max(0, exponent + 1 - parts.exponent.utf8.count))
            return padded(signed(parts.whole, double), left) + "." + parts.fraction + zeros + "e"
                + parts.exponent.prefix(1) + more + parts.exponent.dropFirst()
        default: return try machine.str(Machine.number(value))
        }
    }

    private func signed(_ whole: String, _ value: Double) -> String {
        options.sign != "-" && value.sign == .plus ? options.sign + whole : whole
    }
    private func nonFinite(_ value: Double) -> String {
        let plus = options.sign == "+" ? "+" : ""
        return value.isNaN ? plus + options.nan : value < 0 ? "-" + options.inf : plus + options.inf
    }
    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }
}

/// Lays out rows between brackets.
private struct ArrayLayout {
    let tensor: Tensor
    let format: ElementFormat
    let options: ArrayPrintOptions
    let separator: String
    let isSummary: Bool
    let machine: Machine

    func text(_ dim: Int, _ start: Int, indent: String, width: Int) throws -> String {
        if dim == tensor.rank { return try format.text(tensor.element(atFlat: start), tensor.dtype, machine) }
        let count = tensor.shape[dim]
        let step = tensor.shape.array[(dim + 1)...].reduce(1, *)
        let cuts = isSummary && 2 * options.edgeItems < count
        let places = cuts ? Array(0..<options.edgeItems) + [-1] + Array((count - options.edgeItems)..<count) : Array(0..<count)
        func part(_ place: Int) throws -> String {
            place < 0 ? "..." : try text(dim + 1, start + place * step, indent: indent + " ", width: width - 1)
        }
        let trimmed = String(separator.reversed().drop { $0 == " " }.reversed())
        var result = ""
        if dim == tensor.rank - 1 {
            let room = width - max(trimmed.utf8.count, 1)
            var line = indent
            for (i, place) in places.enumerated() {
                let word = try part(place)
                if line.count + word.count > room, line.count > indent.count {
                    result += String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
                    line = indent
                }
                line += word
                if i < places.count - 1 { line += separator }
            }
            result += line
        } else {
            let end = trimmed + String(repeating: "\n", count: tensor.rank - dim - 1)
            for (i, place) in places.enumerated() {
                result += indent + (try part(place)) + (i < places.count - 1 ? end : "")
            }
        }
        return "[" + result.dropFirst(indent.count) + "]"
    }
}

extension Machine {
    /// `str(array)`.
    func arrayText(_ tensor: Tensor) throws -> String {
        if tensor.rank == 0 { return try str(arrayScalar(tensor, at: 0)) }
        return try arrayText(tensor, numpy.printing, separator: " ", prefix: "", suffix: "")
    }

    func arrayText(
        _ tensor: Tensor, _ options: ArrayPrintOptions, separator: String, prefix: String, suffix: String
    ) throws -> String {
        if tensor.elementCount == 0 { return "[]" }
        let isSummary = tensor.elementCount > options.threshold
        let source = try tensor.contiguous()
        let values = isSummary ? try edges(source, options.edgeItems) : (0..<source.elementCount).map { source.element(atFlat: $0) }
        let format = ElementFormat(values, tensor.dtype, isSingle: tensor.rank == 0, options)
        let layout = ArrayLayout(
            tensor: source, format: format, options: options, separator: separator, isSummary: isSummary, machine: self)
        let indent = " " + String(repeating: " ", count: prefix.utf8.count)
        return try layout.text(0, 0, indent: indent, width: options.lineWidth - suffix.utf8.count)
    }

    /// The elements that a summary shows.
    private func edges(_ tensor: Tensor, _ count: Int) throws -> [ElementValue] {
        var places = [0]
        var step = tensor.elementCount
        for d in 0..<tensor.rank {
            let n = tensor.shape[d]
            step /= n
            let shown = n > 2 * count ? Array(0..<count) + Array((n - count)..<n) : Array(0..<n)
            places = places.flatMap { place in shown.map { place + $0 * step } }
        }
        return places.map { tensor.element(atFlat: $0) }
    }

    /// `repr(array)`: the dtype is named unless the elements show it.
    func arrayRepr(_ tensor: Tensor) throws -> String {
        let options = numpy.printing
        let text = try arrayText(tensor, options, separator: ", ", prefix: "array(", suffix: ")")
        var extras: [String] = []
        if (tensor.elementCount == 0 && !(tensor.rank == 1)) || tensor.elementCount > options.threshold {
            extras.append("shape=\(shapeText(tensor.shape, spaced: true))")
        }
        if tensor.elementCount == 0 || ![.int64, .float64, .complex128, .bool].contains(tensor.dtype) {
            extras.append("dtype=\(tensor.dtype.name)")
        }
        guard !extras.isEmpty else { return "array(" + text + ")" }
        let body = "array(" + text + ","
        let extra = extras.joined(separator: ", ") + ")"
        let last = body.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        let spacer = last.count + extra.count + 1 > options.lineWidth ? "\n      " : " "
        return body + spacer + extra
    }
}
