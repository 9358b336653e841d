// Other code in the cells of a notebook: what the formatter changes. New outputs are Notebook+Writing's.

extension Notebook {
    /// The notebook with other code in some of its cells, by their places in `cells`; everything else keeps its bytes.
    ///
    /// Nil when the file would not be read as the same cells with that code.
    public func withSources(_ changes: [Int: String]) -> Notebook? {
        var result: [UInt8] = []
        var copied = 0
        for place in changes.keys.sorted() where cells.indices.contains(place) {
            let old = cells[place].sourceBytes
            guard let text = changes[place], !old.isEmpty, old.startIndex >= copied else { return nil }
            result += bytes[copied..<old.startIndex]
            result += Array(text.utf8)
            copied = old.endIndex
        }
        result += bytes[copied...]
        let made = Notebook.parse(bytes: result, name: name).0
        let same = made.cells.count == cells.count && cells.indices.allSatisfy { place in
            let expected = changes[place].map { Array($0.utf8) } ?? cells[place].source.bytes
            return made.cells[place].name == cells[place].name && made.cells[place].source.bytes == expected
                && made.cells[place].outputLines.map(\.text) == cells[place].outputLines.map(\.text)
        }
        return same ? made : nil
    }
}
