// Which files cells reach: folders that are allowed, and the ways out of them that are closed.

import Diagnostics
import Foundation
import Testing

@testable import Evaluation

@Suite struct FileRulesTests {
    /// Runs code where only the folder `inside` is allowed; `outside` lies beside it, with a file `secret`.
    private func output(of code: String) throws -> String {
        let files = FileManager.default
        let base = files.temporaryDirectory.appendingPathComponent("rules-\(UUID().uuidString)")
        let (inside, outside) = (base.appendingPathComponent("inside"), base.appendingPathComponent("outside"))
        for folder in [inside, outside] { try files.createDirectory(at: folder, withIntermediateDirectories: true) }
        defer { try? files.removeItem(at: base) }
        try Data("secret".utf8).write(to: outside.appendingPathComponent("secret"))
        try Data("open".utf8).write(to: inside.appendingPathComponent("file"))
        let links = [
            ("link", outside.appendingPathComponent("secret")), ("folder", outside), ("dangling", outside.appendingPathComponent("new")),
            ("friend", inside.appendingPathComponent("file")),
        ]
        for (name, target) in links {
            try files.createSymbolicLink(at: inside.appendingPathComponent(name), withDestinationURL: target)
        }
        let text = "import os\ninside, outside = \(quoted(inside.path)), \(quoted(outside.path))\n" + code + "\n"
        let result = onLargeStack {
            let session = Session()
            session.machine.fileRules = FileRules(readable: [inside.path], writable: [inside.path])
            return session.evaluate(SourceText(name: "<cell>", text))
        }
        #expect(!files.fileExists(atPath: outside.appendingPathComponent("new").path))
        return result.output + (result.failure.map { "\($0.type): \($0.message)\n" } ?? "")
    }

    @Test func waysOutAreClosed() throws {
        let ways = [
            "open(outside + '/secret').read()", "open(inside + '/link').read()", "open(inside + '/folder/secret').read()",
            "open(inside + '/../outside/secret').read()", "open(inside + '/dangling', 'w')", "open(inside + '/folder/new', 'w')",
            "open(inside + '/folder/new', 'x')", "os.listdir(outside)", "os.listdir(inside + '/folder')", "os.mkdir(outside + '/new')",
            "os.rename(inside + '/file', outside + '/new')", "os.remove(inside + '/folder/secret')",
            "os.symlink('a', outside + '/new')", "os.chmod(inside + '/link', 0o777)", "os.chdir(outside)",
            "open('/proc/self/environ').read()",
        ]
        for way in ways {
            let code = "try:\n    print(\(way))\nexcept PermissionError as e:\n    print(type(e).__name__, e.errno, e.strerror)"
            #expect(try output(of: code) == "PermissionError 13 Permission denied\n", "\(way)")
        }
    }

    @Test func whatIsAllowedWorks() throws {
        #expect(try output(of: "print(open(inside + '/friend').read(), sorted(os.listdir(inside)))") ==
            "open ['dangling', 'file', 'folder', 'friend', 'link']\n")
        #expect(try output(of: "with open(inside + '/new', 'w') as f: f.write('x')\nprint(open(inside + '/new').read())")
            .hasSuffix("x\n"))
        // A link itself lies inside, wherever it leads.
        #expect(try output(of: "os.remove(inside + '/link')\nprint(os.path.lexists(inside + '/link'))") == "False\n")
    }
}
