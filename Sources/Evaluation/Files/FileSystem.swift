// The natives of `os` and `os.path`: folders, names and what is known of a file. Which folders cells may touch is decided in
// FileRules.swift; what can merely be asked of a path is answered everywhere.

import Glibc

extension Machine {
    func makeSystemCore() -> ModuleObject {
        let module = ModuleObject("_os")
        installFolders(module)
        installNames(module)
        installStatus(module)
        installProcess(module)
        return module
    }

    private func pathText(_ value: Value, for function: String) throws -> String {
        try pathText(value, "\(function): path should be string, bytes or os.PathLike, not ")
    }

    /// Runs a call to the system that answers -1 for an error.
    private func attempt(_ result: Int32, _ path: Value) throws {
        guard result != 0 else { return }
        let number = errno
        throw Raise.system(number, named: path.as(InstanceObject.self) == nil ? path : .string(try pathText(path, for: "open")))
    }

    private func installFolders(_ module: ModuleObject) {
        put(module, "listdir(path='.', /)") { machine, a in
            let name: Value = a[0].isNone ? .string(".") : a[0]
            let path = try machine.pathText(name, "listdir: path should be string, bytes, os.PathLike, integer or None, not ")
            let place = try machine.fileRules.place(of: path, for: .reading)
            guard let folder = opendir(place) else { throw Raise.system(errno, named: name) }
            defer { closedir(folder) }
            var names: [String] = []
            while let entry = readdir(folder) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name != ".", name != ".." { names.append(name) }
            }
            return .object(ListObject(names.map { .string($0) }))
        }
        put(module, "mkdir(path, mode=511)") { machine, a in
            let path = try machine.pathText(a[0], for: "mkdir")
            let place = try machine.fileRules.place(of: path, for: .writing, follows: false)
            try machine.attempt(Glibc.mkdir(place, mode_t(truncatingIfNeeded: try machine.index(a[1]))), a[0])
            return .none
        }
        put(module, "rmdir(path, /)") { machine, a in
            let path = try machine.pathText(a[0], for: "rmdir")
            try machine.attempt(Glibc.rmdir(try machine.fileRules.place(of: path, for: .writing, follows: false)), a[0])
            return .none
        }
        put(module, "unlink(path, /)") { machine, a in
            let path = try machine.pathText(a[0], for: "unlink")
            try machine.attempt(Glibc.unlink(try machine.fileRules.place(of: path, for: .writing, follows: false)), a[0])
            return .none
        }
        put(module, "chdir(path, /)") { machine, a in
            let path = try machine.pathText(a[0], "chdir: path should be string, bytes, os.PathLike or integer, not ")
            try machine.attempt(Glibc.chdir(try machine.fileRules.place(of: path, for: .reading)), a[0])
            return .none
        }
        put(module, "getcwd()") { _, _ in .string(workingFolder()) }
    }

    private func installNames(_ module: ModuleObject) {
        put(module, "rename(src, dst, /)") { machine, a in
            let (from, to) = (try machine.pathText(a[0], "rename: src should be string, bytes or os.PathLike, not "),
                try machine.pathText(a[1], "rename: dst should be string, bytes or os.PathLike, not "))
            let places = (
                try machine.fileRules.place(of: from, for: .writing, follows: false),
                try machine.fileRules.place(of: to, for: .writing, follows: false)
            )
            guard Glibc.rename(places.0, places.1) == 0 else {
                throw Raise(
                    .osError,
                    arguments: [.int(Int(errno)), .string(String(cString: strerror(errno))), a[0], .none, a[1]])
            }
            return .none
        }
        put(module, "symlink(src, dst, /)") { machine, a in
            let (target, path) = (try machine.pathText(a[0], for: "symlink"), try machine.pathText(a[1], for: "symlink"))
            let place = try machine.fileRules.place(of: path, for: .writing, follows: false)
            guard Glibc.symlink(target, place) == 0 else {
                throw Raise(
                    .osError,
                    arguments: [.int(Int(errno)), .string(String(cString: strerror(errno))), a[0], .none, a[1]])
            }
            return .none
        }
        put(module, "readlink(path, /)") { machine, a in
            guard let target = linkTarget(try machine.pathText(a[0], for: "readlink")) else { throw Raise.system(errno, named: a[0]) }
            return .string(target)
        }
        put(module, "realpath(path, /)") { machine, a in
            canonicalPath(try machine.pathText(a[0])).map { .string($0) } ?? .none
        }
        put(module, "fspath(path, /)") { machine, a in
            a[0].text != nil || a[0].as(BytesObject.self) != nil ? a[0] : .string(try machine.pathText(a[0]))
        }
    }

    private func installStatus(_ module: ModuleObject) {
        put(module, "status(path, follows, /)") { machine, a in
            let path = try machine.pathText(a[0], "stat: path should be string, bytes, os.PathLike or integer, not ")
            var found = stat()
            machine.openFiles.writeOut()
            let answer = try machine.truth(a[1]) ? stat(path, &found) : lstat(path, &found)
            guard answer == 0 else { throw Raise.system(errno, named: a[0]) }
            func nanoseconds(_ time: timespec) -> Int { time.tv_sec &* 1_000_000_000 &+ time.tv_nsec }
            let numbers = [
                Int(found.st_mode), Int(truncatingIfNeeded: found.st_ino), Int(truncatingIfNeeded: found.st_dev),
                Int(found.st_nlink), Int(found.st_uid), Int(found.st_gid), Int(found.st_size), nanoseconds(found.st_atim),
                nanoseconds(found.st_mtim), nanoseconds(found.st_ctim), Int(found.st_blocks), Int(found.st_blksize),
            ]
            return .object(TupleObject(numbers.map { .int($0) }))
        }
        /// The kind bits of a file's mode; nil when there is none.
        put(module, "kind(path, follows, /)") { machine, a in
            guard let path = try? machine.pathText(a[0], "stat: path should be string, bytes, os.PathLike or integer, not ") else {
                if a[0].text != nil { return .none }
                return .int(Int(try machine.pathText(a[0], "stat: path should be string, bytes, os.PathLike or integer, not ").count))
            }
            var found = stat()
            let answer = try machine.truth(a[1]) ? stat(path, &found) : lstat(path, &found)
            return answer == 0 ? .int(Int(found.st_mode & S_IFMT)) : .none
        }
        put(module, "access(path, mode, /)") { machine, a in
            .bool(Glibc.access(try machine.pathText(a[0], for: "access"), Int32(truncatingIfNeeded: try machine.index(a[1]))) == 0)
        }
        put(module, "chmod(path, mode, /)") { machine, a in
            let place = try machine.fileRules.place(of: machine.pathText(a[0], for: "chmod"), for: .writing)
            try machine.attempt(Glibc.chmod(place, mode_t(truncatingIfNeeded: try machine.index(a[1]))), a[0])
            return .none
        }
        put(module, "set_times(path, access, modification, /)") { machine, a in
            let place = try machine.fileRules.place(of: machine.pathText(a[0], for: "utime"), for: .writing)
            func time(_ value: Value) throws -> timespec {
                if value.isNone { return timespec(tv_sec: 0, tv_nsec: (1 << 30) - 1) } // UTIME_NOW
                let nanoseconds = try machine.index(value)
                let seconds = Int((Double(nanoseconds) / 1e9).rounded(.down))
                return timespec(tv_sec: seconds, tv_nsec: min(max(nanoseconds &- seconds &* 1_000_000_000, 0), 999_999_999))
            }
            let times = [try time(a[1]), try time(a[2])]
            try machine.attempt(utimensat(AT_FDCWD, place, times, 0), a[0])
            return .none
        }
        put(module, "disk_usage(path, /)") { machine, a in
            var found = statvfs()
            try machine.attempt(statvfs(try machine.pathText(a[0], for: "statvfs"), &found), a[0])
            let block = Int(found.f_frsize)
            let sizes = [Int(found.f_blocks) &* block, Int(found.f_blocks &- found.f_bfree) &* block, Int(found.f_bavail) &* block]
            return .object(TupleObject(sizes.map { .int($0) }))
        }
    }

    private func installProcess(_ module: ModuleObject) {
        put(module, "environment()") { machine, _ in
            let dict = DictObject()
            var entry = environ
            while let text = entry.pointee {
                let pair = String(cString: text)
                if let equals = pair.firstIndex(of: "=") {
                    try dict.set(.string(String(pair[..<equals])), .string(String(pair[pair.index(after: equals)...])), machine)
                }
                entry += 1
            }
            return .object(dict)
        }
        put(module, "getpid()") { _, _ in .int(Int(Glibc.getpid())) }
        put(module, "getppid()") { _, _ in .int(Int(Glibc.getppid())) }
        put(module, "getuid()") { _, _ in .int(Int(Glibc.getuid())) }
        put(module, "getgid()") { _, _ in .int(Int(Glibc.getgid())) }
        put(module, "cpu_count()") { _, _ in .int(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
        put(module, "temporary_folder()") { _, _ in .string(temporaryFolder()) }
        put(module, "urandom(size, /)") { machine, a in
            let count = try machine.index(a[0])
            guard count >= 0 else { throw Raise(.valueError, "negative argument not allowed") }
            guard count <= stringByteLimit else { throw Raise(.memoryError, arguments: []) }
            var generator = SystemRandomNumberGenerator()
            return .object(BytesObject((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }))
        }
        put(module, "terminal_size(number, /)") { machine, a in
            let number = Int32(clamping: try machine.index(a[0]))
            var size = winsize()
            guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0 else { throw Raise.system(errno) }
            return .object(TupleObject([.int(Int(size.ws_col)), .int(Int(size.ws_row))]))
        }
        put(module, "uname()") { _, _ in
            var names = utsname()
            Glibc.uname(&names)
            func text<T>(_ field: T) -> Value {
                .string(withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
            }
            let fields = [text(names.sysname), text(names.nodename), text(names.release), text(names.version), text(names.machine)]
            return .object(TupleObject(fields))
        }
    }
}
