// `einsum` with lists of numbers for letters, brought into its usual form. Equations are read in Operators/Catalog/Einsum.swift.

extension Machine {
    /// `einsum(a, [0, 1], b, [1, 2], [0, 2])` as an equation and its operands.
    func einsumArguments(ofLists values: [Value]) throws -> [Value] {
        func letters(_ list: Value) throws -> String {
            try elements(list).map { element -> String in
                guard case .int(let number) = element else { return "..." }
                guard (0..<52).contains(number) else {
                    throw Raise(.valueError, "einsum(): subscript in subscript list is not within the valid range [0, 52)")
                }
                return String(UnicodeScalar(UInt8(number < 26 ? 65 + number : 71 + number)))
            }.joined()
        }
        let pairs = Array(stride(from: 0, to: values.count - 1, by: 2))
        let inputs = try pairs.map { try letters(values[$0 + 1]) }.joined(separator: ",")
        let output = try values.count % 2 == 1 ? "->" + letters(values[values.count - 1]) : ""
        return [.string(inputs + output)] + pairs.map { values[$0] }
    }
}
