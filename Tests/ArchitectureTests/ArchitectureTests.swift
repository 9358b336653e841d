// The rooms of the house: what each may import, and the rules that hold in every file of Sources. The table is the one of
// ARCHITECTURE.md, which is held against it here.

import Foundation
import Testing

/// What the Swift files of each room may import.
private let table: [(room: String, imports: Set<String>)] = [
    ("LineEditing", ["CEdit", "Glibc", "Synchronization"]),
    ("Diagnostics", []),
    ("Syntax", ["Diagnostics"]),
    ("Tensors", ["CAllocator", "CFFTW", "CKernels", "COneDNN", "COpenBLAS", "Glibc"]),
    ("Operators", ["CClock", "Glibc", "Tensors"]),
    ("Autodiff", ["CClock", "Glibc", "Operators", "Tensors"]),
    ("Evaluation", ["Autodiff", "BigInt", "Diagnostics", "Glibc", "Operators", "Syntax", "Tensors"]),
    ("Notebooks", ["Diagnostics", "Evaluation", "Glibc", "Yams"]),
    ("Shell", ["Diagnostics", "Evaluation", "Glibc", "LineEditing", "Notebooks", "Syntax"]),
    ("tensrepl", ["ArgumentParser", "CAllocator", "Evaluation", "Glibc", "Notebooks", "Shell"]),
]

/// Wrappers of C libraries, and the loops in C: no Swift.
private let libraries = ["CAllocator", "CClock", "CEdit", "CFFTW", "CKernels", "COneDNN", "COpenBLAS"]

@Suite struct ArchitectureTests {
    @Test func everyRoomIsInTheTable() throws {
        let rooms = try FileManager.default.contentsOfDirectory(atPath: root.appending("/Sources"))
        #expect(rooms.filter { !$0.hasPrefix(".") }.sorted() == (table.map(\.room) + libraries).sorted())
        for library in libraries { #expect(swiftFiles.allSatisfy { $0.room != library }, "\(library) holds Swift") }
    }

    @Test func importsPointDownwards() {
        for file in swiftFiles {
            guard let row = table.first(where: { $0.room == file.room }) else { continue }
            for (line, module) in file.imports where !row.imports.contains(module) && module != "Swift" {
                Issue.record("\(file.path):\(line): \(file.room) may not import \(module)")
            }
        }
    }

    @Test func theTableHasNoCircle() {
        for (place, row) in table.enumerated() {
            let above = Set(table[place...].map(\.room))
            #expect(row.imports.isDisjoint(with: above), "\(row.room) imports what stands above it")
        }
    }

    /// A target must not link what its files may not import.
    @Test func theManifestDependsOnNothingElse() throws {
        let manifest = try read("Package.swift")
        for row in table {
            let name = "arget(name: \"\(row.room)\""
            let spread = "arget(\n            name: \"\(row.room)\""
            guard let start = manifest.range(of: name) ?? manifest.range(of: spread) else {
                Issue.record("no target \(row.room)")
                continue
            }
            let rest = manifest[start.upperBound...]
            let target = rest[..<(rest.range(of: "arget(")?.lowerBound ?? rest.endIndex)]
            guard let list = target.range(of: "dependencies: [") else { continue }
            let end = target.range(of: "swiftSettings")?.lowerBound ?? target.endIndex
            let named = target[list.upperBound..<end].split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            for (_, dependency) in named where dependency != "swift-argument-parser" {
                #expect(row.imports.contains(String(dependency)), "\(row.room) depends on \(dependency)")
            }
        }
    }

    /// `ARCHITECTURE.md` has a row such as `| Syntax | Diagnostics | lexer, parser, tree |` for each room.
    @Test func theDocumentHasTheSameTable() throws {
        var told: [String: Set<String>] = [:]
        for line in try read("ARCHITECTURE.md").split(separator: "\n") {
            let columns = line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard columns.count == 5, table.contains(where: { $0.room == columns[1] }) else { continue }
            told[columns[1]] = Set(columns[2].components(separatedBy: ", ").filter { !$0.isEmpty })
        }
        for row in table { #expect(told[row.room] == row.imports, "the row of \(row.room)") }
    }

    @Test func filesAreOfALiveableSize() {
        for file in swiftFiles { #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines") }
    }

    /// What traps without a message, or is slow to start.
    @Test func forbiddenWords() throws {
        for file in swiftFiles {
            for (number, line) in file.lines.enumerated() {
                let code = line.components(separatedBy: "//")[0]
                for word in ["try!", "as!", "-Ounchecked", "Foundation"] where code.contains(word) {
                    Issue.record("\(file.path):\(number + 1): \(word)")
                }
            }
        }
        #expect(!(try read("Package.swift")).contains("-Ounchecked"))
    }

    /// The rooms below the evaluator hold no state that two sessions could share.
    @Test func noSharedMutableStateBelowTheEvaluator() {
        for file in swiftFiles where ["Diagnostics", "Syntax", "Tensors", "Operators", "Autodiff"].contains(file.room) {
            for (number, line) in file.lines.enumerated() where line.contains("nonisolated(unsafe) ") && line.contains("var ") {
                Issue.record("\(file.path):\(number + 1): \(line)")
            }
        }
    }
}

// MARK: - Reading the sources

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

private func read(_ path: String) throws -> String { try String(contentsOfFile: root + "/" + path, encoding: .utf8) }

private struct SourceFile {
    let path: String
    let lines: [String]
    /// The folder below Sources.
    var room: String { String(path.split(separator: "/")[1]) }

    /// The modules that a file imports, with their lines; texts over several lines hold cells, which import their own.
    var imports: [(line: Int, module: String)] {
        var isInText = false
        return lines.enumerated().compactMap { number, line in
            let wasInText = isInText
            if (line.components(separatedBy: "\"\"\"").count - 1) % 2 == 1 { isInText.toggle() }
            if wasInText { return nil }
            var words = line.split(separator: " ").map(String.init)
            while let first = words.first, first.hasPrefix("@") || ["public", "internal", "private", "fileprivate", "package"].contains(first) {
                words.removeFirst()
            }
            guard words.first == "import", words.count > 1 else { return nil }
            let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let module = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
            return (number + 1, String(module.prefix { $0 != "." && $0 != ";" }))
        }
    }
}

private let swiftFiles: [SourceFile] = {
    guard let walk = FileManager.default.enumerator(atPath: root + "/Sources") else { return [] }
    return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
        guard let text = try? read("Sources/" + path) else { return nil }
        var lines = text.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return SourceFile(path: "Sources/" + path, lines: lines)
    }
}()
