// How the elements of one printed tensor are written, all alike: as whole numbers, with a fixed number of digits or with
// exponents, and how wide. How they are laid out is in Printing.swift.

/// The format that all elements of a printed tensor share, found from those that are shown.
struct ElementFormat {
    private enum Style { case integer, truth, wholeFloat, fixed, scientific }

    private var style = Style.integer
    private let precision: Int
    /// The characters of the widest element.
    private(set) var width = 1

    /// `edge` is how many items a summary shows at either end of each dimension; nil when all are shown.
    init(_ tensor: Tensor, _ options: PrintOptions, edge: Int?) {
        precision = options.precision
        guard tensor.dtype.isFloatingPoint else {
            style = tensor.dtype == .bool ? .truth : .integer
            var text: [UInt8] = []
            ElementFormat.visit(tensor, edge) { offset in
                text.removeAll(keepingCapacity: true)
                appendUnpadded(tensor, offset, to: &text)
                width = max(width, text.count)
            }
            return
        }
        style = .wholeFloat
        chooseFloatStyle(tensor, options, edge)
    }

    private mutating func chooseFloatStyle(_ tensor: Tensor, _ options: PrintOptions, _ edge: Int?) {
        var smallest = Double.infinity
        var greatest = 0.0
        var areWhole = true
        ElementFormat.visit(tensor, edge) { offset in
            let value = ElementFormat.float(tensor, offset)
            guard value.isFinite, value != 0 else { return }
            smallest = min(smallest, abs(value))
            greatest = max(greatest, abs(value))
            if value != value.rounded(.up) { areWhole = false }
        }
        // Zeros, infinities and NaN alone are written as they come, one column wide.
        guard greatest > 0 else { return }
        let isWide = greatest / smallest > 1000 || greatest > 1e8 || smallest < 1e-4
        style = options.sciMode ?? isWide ? .scientific : areWhole ? .wholeFloat : .fixed
        var text: [UInt8] = []
        ElementFormat.visit(tensor, edge) { offset in
            let value = ElementFormat.float(tensor, offset)
            guard value.isFinite, value != 0 else { return }
            text.removeAll(keepingCapacity: true)
            appendUnpadded(tensor, offset, to: &text)
            width = max(width, text.count)
        }
    }

    /// Writes the element, `offset` elements from the tensor's first, padded on the left.
    func append(_ tensor: Tensor, _ offset: Int, to text: inout [UInt8]) {
        let start = text.count
        appendUnpadded(tensor, offset, to: &text)
        let missing = width - (text.count - start)
        if missing > 0 { text.insert(contentsOf: repeatElement(UInt8(ascii: " "), count: missing), at: start) }
    }

    private func appendUnpadded(_ tensor: Tensor, _ offset: Int, to text: inout [UInt8]) {
        switch style {
        case .integer: appendInteger(ElementFormat.integer(tensor, offset), to: &text)
        case .truth: text.append(contentsOf: (ElementFormat.integer(tensor, offset) != 0 ? "True" : "False").utf8)
        case .scientific: appendScientific(ElementFormat.float(tensor, offset), digits: precision, to: &text)
        case .fixed: appendFixed(ElementFormat.float(tensor, offset), digits: precision, to: &text)
        case .wholeFloat:
            let value = ElementFormat.float(tensor, offset)
            appendFixed(value, digits: 0, to: &text)
            if value.isFinite { text.append(UInt8(ascii: ".")) }
        }
    }

    private static func float(_ tensor: Tensor, _ offset: Int) -> Double {
        switch tensor.dtype {
        case .float64: tensor.pointer(Double.self)[offset]
        case .float16: tensor.pointer(Float16.self)[offset].asDouble
        case .bfloat16: tensor.pointer(BFloat16.self)[offset].asDouble
        default: Double(tensor.pointer(Float.self)[offset])
        }
    }

    private static func integer(_ tensor: Tensor, _ offset: Int) -> Int64 {
        switch tensor.dtype {
        case .bool, .uint8: Int64(tensor.bytes.assumingMemoryBound(to: UInt8.self)[offset])
        case .int8: Int64(tensor.pointer(Int8.self)[offset])
        case .int16: Int64(tensor.pointer(Int16.self)[offset])
        case .int32: Int64(tensor.bytes.assumingMemoryBound(to: Int32.self)[offset])
        default: tensor.bytes.assumingMemoryBound(to: Int64.self)[offset]
        }
    }

    /// Calls `use` with the offset of every element that is shown.
    private static func visit(_ tensor: Tensor, _ edge: Int?, dimension: Int = 0, from offset: Int = 0, _ use: (Int) -> Void) {
        guard dimension < tensor.rank else { return use(offset) }
        let size = tensor.shape[dimension]
        let step = tensor.strides[dimension]
        var index = 0
        while index < size {
            if let edge, index == edge, edge < (size + 1) / 2 { index = size - edge }
            if index >= size { break }
            visit(tensor, edge, dimension: dimension + 1, from: offset + index * step, use)
            index += 1
        }
    }
}
