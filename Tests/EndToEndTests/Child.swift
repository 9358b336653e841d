// A child process with a deadline for everything it does: the real executable, its pipes or its terminal. What the tests
// ask of it is in the other files.

import Foundation
import Glibc

/// The executable that was built beside the tests.
let executable: String = {
    var candidates = [URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path]
    for argument in CommandLine.arguments where argument.contains(".xctest") {
        candidates.append(URL(filePath: argument).deletingLastPathComponent().path)
    }
    for folder in candidates where access(folder + "/tensrepl", X_OK) == 0 { return folder + "/tensrepl" }
    fatalError("no tensrepl beside the tests: \(candidates)")
}()

/// Seconds that any one wait may take; a busy machine gets there, a child that hangs does not.
let patience = 300.0

/// What a child that has ended left behind.
struct Outcome: Equatable {
    /// The exit code, or minus the signal that ended it.
    var status: Int32
    var output: String
    var error: String
}

/// A wait that came to its deadline, with what had come until then.
struct Late: Error, CustomStringConvertible {
    let awaited: String
    let seen: String
    var description: String { "waited \(patience) s for \(awaited); seen: \(seen.debugDescription)" }
}

/// A running process. It is killed when nobody holds it any more.
final class Child {
    let pid: pid_t
    /// Where the child's input goes; -1 when closed.
    private(set) var input: Int32
    private var output: Int32
    private var error: Int32
    private var outputBytes: [UInt8] = []
    private var errorBytes: [UInt8] = []
    /// How much of the output earlier waits have read.
    private var consumed = 0
    private var status: Int32?

    private static let spawning = NSLock()

    struct SpawnFailed: Error { let code: Int32 }

    /// Starts a program with pipes for its three streams.
    init(
        _ arguments: [String], program: String = executable, environment: [String: String] = [:], folder: String? = nil
    ) throws {
        // A child of another test must not inherit these ends: it would hold them open.
        Child.spawning.lock()
        defer { Child.spawning.unlock() }
        let (inputEnds, outputEnds, errorEnds) = (try Child.pipe(), try Child.pipe(), try Child.pipe())
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, inputEnds.read, 0)
        posix_spawn_file_actions_adddup2(&actions, outputEnds.write, 1)
        posix_spawn_file_actions_adddup2(&actions, errorEnds.write, 2)
        let command = (folder.map { ["/usr/bin/env", "-C", $0] } ?? []) + [program] + arguments
        pid = try Child.spawn(command, environment, &actions, flags: 0)
        for end in [inputEnds.read, outputEnds.write, errorEnds.write] { close(end) }
        (input, output, error) = (inputEnds.write, outputEnds.read, errorEnds.read)
        for end in [input, output, error] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    /// Starts the executable as the leader of a session of its own whose terminal is a new pseudo-terminal.
    init(onTerminal arguments: [String], environment: [String: String] = [:]) throws {
        Child.spawning.lock()
        defer { Child.spawning.unlock() }
        let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (locked, number): (Int32, Int32) = (0, 0)
        // TIOCSPTLCK and TIOCGPTN, which are macros that Swift does not see.
        guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
            throw SpawnFailed(code: errno)
        }
        var size = winsize(ws_row: 24, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that a session leader opens becomes its controlling one.
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/pts/\(number)", O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        let settings = ["TERM": "dumb"].merging(environment) { $1 }
        pid = try Child.spawn([executable] + arguments, settings, &actions, flags: 0x80)
        (input, output, error) = (master, master, -1)
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
    }

    deinit {
        if status == nil {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
        for end in Set([input, output, error]) where end >= 0 { close(end) }
    }

    // MARK: - Writing

    /// Writes all of the bytes, reading what comes meanwhile; a child that reads no more ends the writing.
    func write(_ bytes: [UInt8]) throws {
        let end = now() + patience
        var sent = 0
        while sent < bytes.count, input >= 0 {
            let count = bytes[sent...].withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
            if count > 0 { sent += count } else if errno == EPIPE || errno == EIO { return } else {
                guard now() < end else { throw Late(awaited: "the child to read", seen: text) }
                wait(until: end, writable: true)
            }
        }
    }

    func write(_ text: String) throws { try write(Array(text.utf8)) }

    func closeInput() {
        guard input >= 0, input != output else { return }
        close(input)
        input = -1
    }

    /// Stops reading: the child then writes to a pipe without a reader.
    func closeOutput() {
        close(output)
        output = -1
    }

    /// Takes the terminal away, as closing its window does.
    func hangUp() {
        close(output)
        (input, output) = (-1, -1)
    }

    func signal(_ number: Int32) { kill(pid, number) }

    // MARK: - Reading

    /// All output so far.
    var text: String { String(decoding: outputBytes, as: UTF8.self) }
    var errorText: String { String(decoding: errorBytes, as: UTF8.self) }

    /// Waits until the output behind the last wait's end contains `expected`; gives it up to there.
    @discardableResult
    func waits(for expected: String) throws -> String {
        let wanted = Array(expected.utf8)
        let end = now() + patience
        while true {
            if let found = Child.position(of: wanted, in: outputBytes, from: consumed) {
                let seen = String(decoding: outputBytes[consumed..<(found + wanted.count)], as: UTF8.self)
                consumed = found + wanted.count
                return seen
            }
            guard now() < end, output >= 0 else {
                throw Late(awaited: expected.debugDescription, seen: text + errorText)
            }
            wait(until: end, writable: false)
        }
    }

    /// Closes the input and waits for the child's end; meanwhile a signal may be sent to it again and again.
    func finish(signalling number: Int32? = nil) throws -> Outcome {
        closeInput()
        let end = now() + patience
        while output >= 0 || error >= 0 {
            guard now() < end else {
                kill(pid, SIGKILL)
                throw Late(awaited: "the end of the child", seen: text + errorText)
            }
            if let number { kill(pid, number) }
            wait(until: number == nil ? end : now() + 0.05, writable: false)
        }
        return Outcome(status: try reap(until: end), output: text, error: errorText)
    }

    private func reap(until end: Double) throws -> Int32 {
        var raw: Int32 = 0
        // A closed output is the child's last act but one; the process itself may take a moment longer.
        while waitpid(pid, &raw, WNOHANG) != pid {
            guard now() < end else {
                kill(pid, SIGKILL)
                throw Late(awaited: "the child to exit", seen: text + errorText)
            }
            _ = poll(nil, 0, 1)
        }
        let code = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : -(raw & 0x7F)
        status = code
        return code
    }

    /// Sleeps until the child writes, or reads when `writable`, and takes what came.
    private func wait(until end: Double, writable: Bool) {
        var entries: [pollfd] = []
        if output >= 0 { entries.append(pollfd(fd: output, events: Int16(POLLIN), revents: 0)) }
        if error >= 0 { entries.append(pollfd(fd: error, events: Int16(POLLIN), revents: 0)) }
        if writable, input >= 0 { entries.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
        _ = poll(&entries, nfds_t(entries.count), Int32(max(0, min(end - now(), 10)) * 1000))
        drain()
    }

    private func drain() {
        if output >= 0, Child.read(output, into: &outputBytes) {
            if output != input { close(output) }
            output = -1
        }
        if error >= 0, Child.read(error, into: &errorBytes) {
            close(error)
            error = -1
        }
    }

    /// Takes what there is; whether it was the last: the end of a pipe, or a terminal that nobody has open any more.
    private static func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &block, block.count)
            if count > 0 { bytes += block[..<count] } else { return !(count < 0 && (errno == EAGAIN || errno == EINTR)) }
        }
    }

    // MARK: - Starting

    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else { throw SpawnFailed(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func spawn(
        _ command: [String], _ environment: [String: String], _ actions: inout posix_spawn_file_actions_t, flags: Int32
    ) throws -> pid_t {
        // A test of a closed pipe writes to one itself.
        Glibc.signal(SIGPIPE, SIG_IGN)
        var settings = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
        settings.merge(environment) { $1 }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGPIPE)
        sigaddset(&defaults, SIGINT)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(flags | 0x04))
        var words = command.map { strdup($0) } + [nil]
        var variables = settings.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, command[0], &actions, &attributes, &words, &variables)
        guard code == 0 else { throw SpawnFailed(code: code) }
        return pid
    }

    private static func position(of wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard !wanted.isEmpty, bytes.count - start >= wanted.count else { return nil }
        for place in start...(bytes.count - wanted.count) where bytes[place] == wanted[0] {
            if bytes[place..<(place + wanted.count)].elementsEqual(wanted) { return place }
        }
        return nil
    }
}

private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
