// A person at a pseudo-terminal: types keys, waits for what the prompt shows. The tests are in LineEditingTests.swift.

import Foundation
import Glibc
import Testing

@testable import LineEditing

/// A prompt on its own thread, with the far end of its terminal here.
final class Terminal: @unchecked Sendable {
    // The editor is used by the reading thread alone; the lines it reads pass through the lock.
    private let editor: LineEditor
    /// -1 once it is closed: its number may be another test's by then.
    private var near: Int32
    private let far: Int32
    private var screen: [UInt8] = []
    private let lock = NSCondition()
    private var lines: [LineEditor.Line] = []
    /// How long anything may take before the test fails.
    private static let patience = 20.0

    init(columns: Int = 80, prepare: (LineEditor) -> Void = { _ in }) throws {
        var near: Int32 = -1
        var far: Int32 = -1
        var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        try #require(openpty(&near, &far, nil, nil, &size) == 0)
        self.near = near
        self.far = far
        editor = try #require(LineEditor(program: "test", input: far, output: far, terminal: "xterm"))
        prepare(editor)
    }

    deinit {
        hangUp()
        close(far)
    }

    /// Reads `count` lines at the prompt on a thread of its own.
    func read(_ count: Int, prompt: String = "> ") {
        Thread.detachNewThread { [self] in
            for _ in 0..<count {
                let line = editor.readLine(prompt: prompt)
                lock.withLock {
                    lines.append(line)
                    lock.broadcast()
                }
            }
        }
    }

    /// Waits until `text` was shown since the last wait.
    func waitFor(_ text: String, _ location: SourceLocation = #_sourceLocation) throws {
        let wanted = Array(text.utf8)
        let deadline = Date().addingTimeInterval(Terminal.patience)
        while true {
            if let found = screen.firstRange(of: wanted) {
                screen.removeSubrange(..<found.upperBound)
                return
            }
            var watched = pollfd(fd: near, events: Int16(POLLIN), revents: 0)
            let left = deadline.timeIntervalSinceNow
            guard left > 0, poll(&watched, 1, Int32(left * 1000)) >= 0 || errno == EINTR else { break }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = Glibc.read(near, &buffer, buffer.count)
            if count > 0 { screen += buffer[..<count] }
        }
        let shown = String(decoding: screen, as: UTF8.self).debugDescription
        Issue.record("\(text.debugDescription) was not shown, but \(shown)", sourceLocation: location)
        throw CancellationError()
    }

    func type(_ keys: String) { type(bytes: Array(keys.utf8)) }

    func type(bytes: [UInt8]) {
        var left = bytes[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { write(near, $0.baseAddress, min($0.count, 1024)) }
            guard count > 0 else { return }
            left = left.dropFirst(count)
        }
    }

    /// The next line that the prompt gave.
    func line(_ location: SourceLocation = #_sourceLocation) throws -> LineEditor.Line {
        try lock.withLock {
            let deadline = Date().addingTimeInterval(Terminal.patience)
            while lines.isEmpty {
                if !lock.wait(until: deadline) {
                    Issue.record("the prompt gave no line", sourceLocation: location)
                    throw CancellationError()
                }
            }
            return lines.removeFirst()
        }
    }

    /// Types keys at a fresh prompt and gives what is read.
    func answer(_ keys: String, _ location: SourceLocation = #_sourceLocation) throws -> LineEditor.Line {
        read(1)
        try waitFor("> ", location)
        type(keys)
        return try line(location)
    }

    /// Ends the terminal, as closing its window does.
    func hangUp() {
        guard near >= 0 else { return }
        close(near)
        near = -1
    }
}
