// Tensors as PyTorch prints them: when values are shortened to a summary, how rows are nested and broken into lines, what
// is said after the values. How one element is written is in PrintingElements.swift, numbers in PrintingNumbers.swift.

/// What `torch.set_printoptions` sets.
public struct PrintOptions: Sendable, Equatable {
    /// Digits after the point.
    public var precision = 4
    /// Tensors with more elements are summarised; `Int.max` for never.
    public var threshold = 1000
    /// How many items a summary shows at either end of a dimension.
    public var edgeItems = 3
    /// Characters in a line.
    public var lineWidth = 80
    /// Whether to write exponents; nil leaves it to the values.
    public var sciMode: Bool?

    public init() {}
}

/// A tensor as `repr` and `str` write it.
///
/// `suffixes` follow size and dtype: `requires_grad=True` or `grad_fn=<MulBackward0>`. The dtype is said when the values do
/// not imply it: for all but `defaultDType`, int64 and bool.
public func repr(
    _ tensor: Tensor, options: PrintOptions = PrintOptions(), defaultDType: DType = .float32, suffixes: [String] = []
) -> String {
    var notes: [String] = []
    let isEmpty = tensor.elementCount == 0
    if isEmpty ? tensor.rank != 1 : options.edgeItems == 0 { notes.append("size=" + sizeTuple(tensor.shape)) }
    let isImplied =
        tensor.dtype == defaultDType
        || !isEmpty && (tensor.dtype == .int64 || tensor.dtype == .bool || tensor.dtype == defaultDType.complexForm)
    if !isImplied { notes.append("dtype=torch.\(tensor.dtype.name)") }
    notes += suffixes

    let prefix = "tensor("
    var text = Array(prefix.utf8)
    if isEmpty {
        text.append(contentsOf: "[]".utf8)
    } else {
        var layout = Layout(tensor, options, text)
        layout.write(dimension: 0, offset: 0, indent: prefix.utf8.count)
        text = layout.text
    }
    append(notes, to: &text, indent: prefix.utf8.count, lineWidth: options.lineWidth)
    return String(decoding: text, as: UTF8.self)
}

/// A parameter of a model, as `repr` writes it.
public func parameterRepr(
    _ tensor: Tensor, options: PrintOptions = PrintOptions(), defaultDType: DType = .float32, suffixes: [String]
) -> String {
    "Parameter containing:\n" + repr(tensor, options: options, defaultDType: defaultDType, suffixes: suffixes)
}

/// Sizes as Python writes a tuple: `(2, 3)`, `(4,)`, `()`.
func sizeTuple(_ shape: Shape) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.array.map(String.init).joined(separator: ", ") + ")"
}

/// Writes the notes after the values, each on the line if it fits, and the closing bracket.
private func append(_ notes: [String], to text: inout [UInt8], indent: Int, lineWidth: Int) {
    let newline = UInt8(ascii: "\n")
    // PyTorch's count of the last line: one more than its characters, and one more if it is the only one.
    var lineLength = text.count - (text.lastIndex(of: newline) ?? -1) + 1
    for note in notes {
        let length = note.unicodeScalars.count
        if lineLength + length + 2 > lineWidth {
            text.append(contentsOf: ",\n".utf8)
            text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
            lineLength = indent + length
        } else {
            text.append(contentsOf: ", ".utf8)
            lineLength += length + 2
        }
        text.append(contentsOf: note.utf8)
    }
    text.append(UInt8(ascii: ")"))
}

/// Writes the nested rows of one tensor.
private struct Layout {
    let tensor: Tensor
    let options: PrintOptions
    let summarises: Bool
    let format: ElementFormat
    /// The format of the imaginary parts, and where they begin.
    let imaginary: (format: ElementFormat, parts: Tensor)?
    var text: [UInt8]

    init(_ tensor: Tensor, _ options: PrintOptions, _ text: [UInt8]) {
        self.options = options
        self.text = text
        summarises = tensor.elementCount > options.threshold
        let edge = summarises ? max(0, options.edgeItems) : nil
        guard tensor.dtype.isComplex else {
            self.tensor = tensor
            imaginary = nil
            format = ElementFormat(tensor, options, edge: edge)
            return
        }
        // The parts have formats of their own, and strides in steps of parts.
        let parts = Kernels.part(tensor, 1)
        self.tensor = Kernels.part(tensor, 0)
        format = ElementFormat(self.tensor, options, edge: edge)
        imaginary = (ElementFormat(parts, options, edge: edge), parts)
    }

    /// The characters of an element and what follows it.
    private var columns: Int { format.width + 2 + (imaginary.map { $0.format.width + 1 } ?? 0) }

    private mutating func append(_ offset: Int) {
        format.append(tensor, offset, to: &text)
        guard let imaginary else { return }
        var part: [UInt8] = []
        imaginary.format.append(imaginary.parts, offset, to: &part)
        part.removeAll { $0 == UInt8(ascii: " ") }
        if part.first != UInt8(ascii: "-") { text.append(UInt8(ascii: "+")) }
        text.append(contentsOf: part)
        text.append(UInt8(ascii: "j"))
    }

    /// The items of a dimension that are shown, with a gap after the first part when some are left out.
    private func shown(_ dimension: Int) -> (items: [Range<Int>], isShortened: Bool) {
        let size = tensor.shape[dimension]
        let edge = max(0, options.edgeItems)
        guard summarises, edge < (size + 1) / 2 else { return ([0..<size], false) }
        return ([0..<edge, (size - edge)..<size], true)
    }

    mutating func write(dimension: Int, offset: Int, indent: Int) {
        if tensor.rank == 0 { return append(offset) }
        if dimension == tensor.rank - 1 { return writeRow(offset, indent) }
        let (parts, isShortened) = shown(dimension)
        var isFirst = true
        text.append(UInt8(ascii: "["))
        for (number, part) in parts.enumerated() {
            if number == 1 && isShortened {
                separateRows(&isFirst, dimension, indent)
                text.append(contentsOf: "...".utf8)
            }
            for index in part {
                separateRows(&isFirst, dimension, indent)
                write(dimension: dimension + 1, offset: offset + index * tensor.strides[dimension], indent: indent + 1)
            }
        }
        text.append(UInt8(ascii: "]"))
    }

    private mutating func separateRows(_ isFirst: inout Bool, _ dimension: Int, _ indent: Int) {
        defer { isFirst = false }
        if isFirst { return }
        text.append(UInt8(ascii: ","))
        text.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: tensor.rank - dimension - 1))
        text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent + 1))
    }

    private mutating func writeRow(_ offset: Int, _ indent: Int) {
        let dimension = tensor.rank - 1
        let (parts, isShortened) = shown(dimension)
        let perLine = max(1, (options.lineWidth &- indent) / columns)
        var written = 0
        text.append(UInt8(ascii: "["))
        for (number, part) in parts.enumerated() {
            if number == 1 && isShortened {
                separateItems(&written, perLine, indent)
                text.append(contentsOf: (options.edgeItems == 0 ? "..." : " ...").utf8)
            }
            for index in part {
                separateItems(&written, perLine, indent)
                append(offset + index * tensor.strides[dimension])
            }
        }
        text.append(UInt8(ascii: "]"))
    }

    private mutating func separateItems(_ written: inout Int, _ perLine: Int, _ indent: Int) {
        defer { written += 1 }
        if written == 0 { return }
        if written % perLine == 0 {
            text.append(contentsOf: ",\n".utf8)
            text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent + 1))
        } else {
            text.append(contentsOf: ", ".utf8)
        }
    }
}
