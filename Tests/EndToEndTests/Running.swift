// The questions that the end-to-end tests share: run and expect, folders of their own.

import Foundation
import Testing

/// Runs the executable to its end.
func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], folder: String? = nil
) throws -> Outcome {
    let child = try Child(arguments, environment: environment, folder: folder)
    try child.write(input)
    return try child.finish()
}

/// Pipes cells in and expects standard output, exit code and, when given, a part of standard error.
func check(
    piped code: String, prints expected: String, exits status: Int32 = 0, says error: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let outcome = try run([], input: Array(code.utf8))
    #expect(outcome.output == expected, sourceLocation: sourceLocation)
    #expect(outcome.status == status, "\(outcome.error)", sourceLocation: sourceLocation)
    if let error {
        #expect(outcome.error.contains(error), "\(outcome.error)", sourceLocation: sourceLocation)
    } else {
        #expect(outcome.error == "", sourceLocation: sourceLocation)
    }
}

/// The same for `-c`.
func check(
    _ code: String, prints expected: String, exits status: Int32 = 0, says error: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let outcome = try run(["-c", code])
    #expect(outcome.output == expected, sourceLocation: sourceLocation)
    #expect(outcome.status == status, "\(outcome.error)", sourceLocation: sourceLocation)
    if let error {
        #expect(outcome.error.contains(error), "\(outcome.error)", sourceLocation: sourceLocation)
    } else {
        #expect(outcome.error == "", sourceLocation: sourceLocation)
    }
}

/// A folder that is gone when nobody holds it any more.
final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "tensrepl-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file below the folder and gives its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: URL(filePath: file).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file))
        return file
    }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path + "/" + name))) }
    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}
