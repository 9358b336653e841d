// A notebook in memory: its header, its cells and every byte of its file. Reading is in NotebookParser.swift, changing
// and building in Notebook+Writing.swift; nothing here runs a cell.
import Diagnostics

/// A `.tnb` file, version 1: a legal program whose comments hold the header, the cell markers and the outputs.
///
/// A notebook keeps every byte it was read from, so that printing what was parsed gives the same bytes.
public struct Notebook: Sendable {
    /// The format versions that `parse` reads.
    public static let versions = [1]

    /// The name of the file, as messages show it.
    public let name: String
    public let header: NotebookHeader
    public let cells: [Cell]
    let bytes: [UInt8]

    /// Reads a file of any content; what is odd is kept and diagnosed.
    ///
    /// An empty file (or one of blank lines) is an empty notebook. A diagnostic of severity `.error` means that the
    /// notebook must not be replayed; a file of a version that is not read has no cells.
    public static func parse(bytes: [UInt8], name: String) -> (Notebook, [Diagnostic]) {
        var parser = NotebookParser(bytes: bytes, name: name)
        let notebook = parser.notebook()
        return (notebook, parser.diagnostics)
    }

    /// The bytes of the file.
    public func print() -> [UInt8] { bytes }

    /// The place of the cell of that name among `cells`.
    public func index(ofCell name: String) -> Int? { cells.firstIndex { $0.name == name } }
}

extension Notebook {
    public enum CellKind: Sendable, Hashable {
        case code
        case markdown
        /// A type that version 1 does not know: kept, diagnosed, never run.
        case unknown(String)
    }

    /// One line of stored output, and where it stands in the file.
    public struct OutputLine: Sendable, Hashable {
        public var text: String
        public var line: Int
    }

    /// A cell: from its `# %%` line to the line before the next.
    public struct Cell: Sendable {
        /// The name on the marker line, or `cell 3` for an unnamed third cell of the file.
        public let name: String
        public let isNamed: Bool
        public let kind: CellKind
        public let options: CellOptions
        /// The number of the marker line in the file; of the first line for code before any marker.
        public let line: Int
        /// The code, without the end of its last line; its first line number is that of the file.
        public var source: SourceText {
            SourceText(name: file, bytes: Array(sourceBytes), firstLine: sourceFirstLine, cell: name)
        }
        /// The text of a markdown cell, without the comment signs; empty for other kinds.
        public let markdown: String
        public let outputLines: [OutputLine]
        public var expectedOutputs: [String] { outputLines.map(\.text) }
        /// `Type: message` of the error the cell must end with; several `#!` lines are one message.
        public let expectedError: String?
        public let expectedErrorLine: Int?
        /// What the stored run noted about itself (`#~`): never compared.
        public let facts: [String]

        let file: String
        let sourceBytes: ArraySlice<UInt8>
        let sourceFirstLine: Int
        /// Where outputs stand, or would stand, in the bytes of the file.
        let outputRange: Range<Int>
        let usesCarriageReturns: Bool
    }
}

/// What a marker line says about its cell: `rtol=1e-6 raises=ValueError skip volatile`.
public struct CellOptions: Sendable, Hashable {
    public var rtol: Double?
    public var atol: Double?
    /// Seconds.
    public var timeout: Double?
    /// The type of the error the cell must end with, whatever its message.
    public var raises: String?
    public var skip = false
    /// Outputs are shown and not compared.
    public var volatile = false
    /// Keys that version 1 does not know, as they were written.
    public var unknown: [String] = []

    public init() {}
}
