// Which folders cells may read and write, and the one place where a path becomes a file's true place. Files themselves
// are in FileObject.swift.

import Glibc

/// The folders that files may be read and written under; links are followed before the question is asked.
public struct FileRules: Sendable {
    /// Absolute folders without links. Nil: everywhere.
    public var readable: [String]?
    public var writable: [String]?
    /// What a refusal tells the user.
    public var hint = "cells use files under the working folder and the temporary folder"

    /// No rule at all.
    public static let unrestricted = FileRules(readable: nil, writable: nil)

    public init(readable: [String]?, writable: [String]?) {
        self.readable = readable?.compactMap(canonicalPath)
        self.writable = writable?.compactMap(canonicalPath)
    }

    /// The working folder, the temporary folder and what is named besides.
    public static func working(besides folders: [String] = []) -> FileRules {
        let all = [workingFolder(), temporaryFolder()] + folders
        return FileRules(readable: all, writable: all)
    }

    /// A notebook that is replayed reads what lies under its folder, and writes under the temporary folder only.
    /// - Parameters: folders that the caller allows besides; what may be written may be read.
    public static func replay(under folder: String, reading: [String] = [], writing: [String] = []) -> FileRules {
        var rules = FileRules(
            readable: [folder, temporaryFolder()] + reading + writing, writable: [temporaryFolder()] + writing)
        rules.hint = "a replay reads files under the notebook's folder and writes under the temporary folder; "
            + "--allow-read DIR and --allow-write DIR add to them"
        return rules
    }

    public enum Purpose: Sendable { case reading, writing }

    /// The place of a file without any links, or the system's error number.
    ///
    /// - Parameter follows: false when the last part is itself what is meant, as in removing a link.
    public func place(of path: String, for purpose: Purpose, follows: Bool = true) throws -> String {
        guard !path.isEmpty else { throw Raise.system(ENOENT, path) }
        guard path.utf8.count <= 4096 else { throw Raise.system(ENAMETOOLONG, path) }
        let absolute = path.hasPrefix("/") ? path : workingFolder() + "/" + path
        let place: String
        do {
            place = try follows ? resolved(absolute, links: 40) : unfollowed(absolute)
        } catch let error as SystemError {
            throw Raise.system(error.number, path)
        }
        guard allows(place, purpose) else {
            throw Raise(
                .permissionError, arguments: [.int(Int(EACCES)), .string("Permission denied"), .string(path)], hint: hint)
        }
        return place
    }

    private func allows(_ place: String, _ purpose: Purpose) -> Bool {
        guard let folders = purpose == .reading ? readable : writable else { return true }
        if place == "/dev/null" { return true }
        return folders.contains { place == $0 || place.hasPrefix($0 == "/" ? "/" : $0 + "/") }
    }

    private func unfollowed(_ absolute: String) throws -> String {
        var path = absolute
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        let (parent, name) = split(path)
        guard !name.isEmpty, name != ".", name != ".." else { return try resolved(path, links: 40) }
        return join(try resolved(parent, links: 40), name)
    }

    private func resolved(_ absolute: String, links: Int) throws -> String {
        guard links > 0 else { throw SystemError(number: ELOOP) }
        if let place = canonicalPath(absolute) { return place }
        let problem = errno
        guard problem == ENOENT, absolute != "/" else { throw SystemError(number: problem) }
        var path = absolute
        let endsInSlash = path.hasSuffix("/")
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        let (parent, name) = split(path)
        // A link to nothing: writing would make its target.
        if let target = linkTarget(path) {
            return try resolved(target.hasPrefix("/") ? target : parent + "/" + target, links: links - 1)
        }
        guard name != "..", !(endsInSlash && name == ".") else { throw SystemError(number: ENOENT) }
        let place = try resolved(parent, links: links - 1)
        return name == "." || name.isEmpty ? place : join(place, name)
    }

    private func split(_ path: String) -> (parent: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let parent = String(path[..<slash])
        return (parent.isEmpty ? "/" : parent, String(path[path.index(after: slash)...]))
    }
    private func join(_ parent: String, _ name: String) -> String { parent == "/" ? "/" + name : parent + "/" + name }
}

/// A call to the system that failed.
struct SystemError: Error {
    let number: Int32
}

extension Raise {
    /// The `OSError` of an error number: `FileNotFoundError` and the like, with the file's name.
    static func system(_ number: Int32, _ path: String? = nil) -> Raise {
        let text = String(cString: strerror(number))
        return Raise(.osError, arguments: [.int(Int(number)), .string(text)] + (path.map { [.string($0)] } ?? []))
    }
    static func system(_ number: Int32, named name: Value) -> Raise {
        Raise(.osError, arguments: [.int(Int(number)), .string(String(cString: strerror(number))), name])
    }
}

/// The place of a path without links; nil, with `errno` set, when there is nothing.
func canonicalPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
}

func linkTarget(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4097)
    let count = readlink(path, &buffer, 4096)
    return count < 0 ? nil : String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

func workingFolder() -> String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
}

/// `tempfile.gettempdir()`.
func temporaryFolder() -> String {
    for name in ["TMPDIR", "TEMP", "TMP"] {
        if let value = getenv(name), access(value, W_OK) == 0, let path = canonicalPath(String(cString: value)) { return path }
    }
    return "/tmp"
}
