// Names as numbers: attribute and method lookups compare integers, not strings.

/// An interned name.
public struct Symbol: Hashable, Sendable {
    public let index: Int32

    /// The number, spread: names are numbered by the machine itself, so tables of them need no protection by a seed.
    public func _rawHashValue(seed: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(UInt32(bitPattern: index)) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}

/// The names of one machine.
public struct SymbolTable {
    private var indices: [String: Int32] = [:]
    private var texts: [String] = []

    public subscript(symbol: Symbol) -> String { texts[Int(symbol.index)] }

    /// The symbol of a name, made at first use.
    public mutating func intern(_ text: String) -> Symbol {
        if let index = indices[text] { return Symbol(index: index) }
        let index = Int32(texts.count)
        texts.append(text)
        indices[text] = index
        return Symbol(index: index)
    }

    /// The symbol of a name that has been seen before.
    public func existing(_ text: String) -> Symbol? { indices[text].map { Symbol(index: $0) } }
}
