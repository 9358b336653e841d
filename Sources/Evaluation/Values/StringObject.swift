// `str`. Methods and formatting are in Builtins/.

/// A string: immutable text, indexed by Unicode scalars as in Python.
public final class StringObject: Object {
    public let text: String
    /// One byte per scalar: positions are byte offsets.
    public let isASCII: Bool
    /// `len`.
    public let count: Int

    public init(_ text: String) {
        self.text = text
        let bytes = text.utf8.count
        let scalars = text.utf8.reduce(into: 0) { if $1 & 0xC0 != 0x80 { $0 += 1 } }
        count = scalars
        isASCII = scalars == bytes
        super.init(kind: .string)
    }
}
