// Files written whole or not at all, and notebooks found.
import Foundation
import Testing

@testable import Notebooks

@Suite struct AtomicFileTests {
    private final class Folder {
        let path: String

        init() throws {
            let url = FileManager.default.temporaryDirectory.appendingPathComponent("notebooks-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            path = url.path
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ name: String, _ text: String) throws {
            let file = URL(fileURLWithPath: path + "/" + name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        func read(_ name: String) -> String? {
            FileManager.default.contents(atPath: path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
        }

        var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
    }

    @Test func aNewFileAndAnOldOne() throws {
        let folder = try Folder()
        try AtomicFile.write(Array("one".utf8), to: folder.path + "/a.tnb")
        #expect(folder.read("a.tnb") == "one")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/a.tnb")
        try AtomicFile.write([], to: folder.path + "/a.tnb", replacing: Array("one".utf8))
        #expect(folder.read("a.tnb") == "")
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/a.tnb")
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(folder.names == ["a.tnb"])
    }

    @Test func largeFilesAndLongNames() throws {
        let folder = try Folder()
        let bytes = [UInt8](repeating: 7, count: 3_000_001)
        let name = String(repeating: "é", count: 120) + ".tnb"
        try AtomicFile.write(bytes, to: folder.path + "/" + name)
        #expect(try NotebookFiles.read(folder.path + "/" + name) == bytes)
        #expect(folder.names == [name])
    }

    @Test func whatIsRefusedStaysAsItWas() throws {
        let folder = try Folder()
        try folder.write("real.tnb", "old")
        try folder.write("locked.tnb", "old")
        try folder.write("sub/x", "old")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.path + "/locked.tnb")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link.tnb", withDestinationPath: folder.path + "/real.tnb")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/loose.tnb", withDestinationPath: "nowhere")
        let before = folder.names
        for (name, reason) in [
            ("link.tnb", "it is a symbolic link"), ("loose.tnb", "it is a symbolic link"), ("sub", "Is a directory"),
            ("locked.tnb", "Permission denied"), ("real.tnb/below.tnb", "Not a directory"),
            ("none/x.tnb", "No such file or directory"), ("", "Is a directory"),
        ] {
            let path = folder.path + "/" + name
            let error = #expect(throws: FileError.self) { try AtomicFile.write([1], to: path) }
            #expect(error?.description == "cannot write \(path): \(reason)")
        }
        let changed = #expect(throws: FileError.self) {
            try AtomicFile.write([1], to: folder.path + "/real.tnb", replacing: [2])
        }
        #expect(changed?.reason == "the file was changed since it was read")
        #expect(folder.names == before)
        #expect(folder.read("real.tnb") == "old" && folder.read("locked.tnb") == "old" && folder.read("sub/x") == "old")
        #expect(throws: FileError.self) { try AtomicFile.write([1], to: "") }
        #expect(throws: FileError.self) { try AtomicFile.write([1], to: "a\u{0}b") }
    }

    @Test func notebooksAreFoundSorted() throws {
        let folder = try Folder()
        for name in ["b.tnb", "a/z.tnb", "a/deep/c.tnb", "a/not.txt", ".hidden/d.tnb", "B.tnb"] { try folder.write(name, "") }
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/loop", withDestinationPath: folder.path)
        let found = try NotebookFiles.find(paths: [folder.path, folder.path + "/b.tnb", folder.path + "/a/not.txt"])
        #expect(
            found.map { String($0.dropFirst(folder.path.count + 1)) }
                == ["B.tnb", "a/deep/c.tnb", "a/z.tnb", "b.tnb", "a/not.txt"])
        let missing = #expect(throws: FileError.self) { try NotebookFiles.find(paths: [folder.path, folder.path + "/no.tnb"]) }
        #expect(missing?.description == "cannot read \(folder.path)/no.tnb: No such file or directory")
    }

    @Test func readingRefusesWhatIsNoFile() throws {
        let folder = try Folder()
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        for path in [folder.path, folder.path + "/pipe", folder.path + "/none", "/dev/zero", ""] {
            #expect(throws: FileError.self) { try NotebookFiles.read(path) }
        }
    }
}
