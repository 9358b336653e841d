// The repository's notebooks, replayed; and what drawings and progress bars do on a terminal and in a replay.

import Foundation
import Testing

@Suite struct NotebooksTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../notebooks").standardized

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".tnb") }.map { String($0.dropLast(4)) }.sorted()
    }()

    @Test func allOfTheLecture() {
        let wanted = [
            "lecture-graph", "gates", "jacobians", "window-classifier", "ner-windows", "frozen-or-fine-tuned", "gradient-checking",
            "regularisation", "vectorisation", "nonlinearities", "initialisation", "optimisers", "word2vec", "character-rnn",
            "transformer",
        ]
        #expect(Set(wanted).subtracting(Self.names).isEmpty)
    }

    @Test(arguments: names) func replays(_ name: String) throws {
        // One thread: beside other tests, threads that wait for each other are slower than one.
        let outcome = try run(["replay", Self.folder.appending(path: name + ".tnb").path], environment: ["OMP_NUM_THREADS": "1"])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    }
}

@Suite(.serialized) struct DrawingTests {
    private let bar = "from tqdm import tqdm\nfor i in tqdm(range(3)): pass\nprint('do' + 'ne')\n"

    @Test func aPlotHasTheWindowsWidth() throws {
        let state = try Folder()
        let child = try Child(onTerminal: [], environment: ["XDG_STATE_HOME": state.path])
        try child.waits(for: ">>> ")
        try child.write("%plot list(range(80))\n")
        let drawn = try child.waits(for: ">>> ")
        // The harness's window has 100 columns and 24 rows.
        let lines = drawn.split(separator: "\r\n").map(String.init)
        #expect(lines.map(\.count).max() == 99, "\(drawn)")
        #expect(lines.contains { $0.contains("⠔") || $0.contains("⡠") }, "\(drawn)")
        try child.write("\u{04}")
        #expect(try child.finish().status == 0)
    }

    @Test func aBarOnATerminal() throws {
        let folder = try Folder()
        let child = try Child(onTerminal: ["run", try folder.write("bar.py", bar)])
        try child.waits(for: "| 0/3 [00:00<?, ?it/s]")
        try child.waits(for: "100%|█")
        try child.waits(for: "| 3/3 [00:00<00:00, ")
        try child.waits(for: "done")
        #expect(try child.finish().status == 0)
    }

    @Test func noBarInAReplay() throws {
        let folder = try Folder()
        let path = try folder.write("bar.tnb", "# ---\n# tnb: 1\n# ---\n\n# %%\n" + bar + "#> done\n")
        let child = try Child(onTerminal: ["replay", path])
        let outcome = try child.finish()
        #expect(outcome.status == 0)
        #expect(!outcome.output.contains("it/s"), "\(outcome.output)")
        #expect(outcome.output.contains("1 passed"), "\(outcome.output)")
    }

    @Test func noBarInAPipe() throws {
        let folder = try Folder()
        let outcome = try run(["run", try folder.write("bar.py", bar)])
        #expect(outcome.output == "done\n")
        #expect(outcome.error == "")
    }

    /// `--svg` writes a file; a replay writes none beside the notebook.
    @Test func figuresInFiles() throws {
        let folder = try Folder()
        let outcome = try run(["-c", "%plot [1, 2, 4] --svg \(folder.path)/f.svg"])
        #expect(outcome.output == "wrote \(folder.path)/f.svg\n", "\(outcome.error)")
        #expect(try folder.text("f.svg").hasPrefix("<svg "))
    }
}
