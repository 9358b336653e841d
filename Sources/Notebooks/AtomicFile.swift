// Writing a whole file so that its path names the old bytes or the new ones, never a mix. Reading is in
// NotebookFiles.swift.
import Glibc

public enum AtomicFile {
    /// Writes to a temporary file in the same folder, synchronises it, renames it over the path and synchronises the folder.
    ///
    /// The new file has the old one's permissions. A path that is a symbolic link, anything but a regular file, or a
    /// file that nobody may write is refused. With `replacing`, so is a file that no longer holds those bytes.
    public static func write(_ bytes: [UInt8], to path: String, replacing old: [UInt8]? = nil) throws(FileError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw FileError("cannot write", path, reason: "not a path")
        }
        let mode = try checkedMode(path)
        let (folder, name) = parts(path)
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw FileError("cannot write", path, errno: errno) }
        defer { close(directory) }
        let (file, temporary) = try create(beside: name, in: directory, path, mode ?? 0o666)
        var isOpen = true
        do throws(FileError) {
            try fill(file, bytes, path)
            // The mask of the process does not apply to a file that is replaced.
            if let mode, fchmod(file, mode) != 0 { throw FileError("cannot write", path, errno: errno) }
            guard fsync(file) == 0 else { throw FileError("cannot write", path, errno: errno) }
            isOpen = false
            guard close(file) == 0 else { throw FileError("cannot write", path, errno: errno) }
            if let old, try NotebookFiles.read(path) != old {
                throw FileError("cannot write", path, reason: "the file was changed since it was read")
            }
            guard renameat(directory, temporary, directory, name) == 0 else {
                throw FileError("cannot write", path, errno: errno)
            }
        } catch {
            if isOpen { close(file) }
            unlinkat(directory, temporary, 0)
            throw error
        }
        guard fsync(directory) == 0 else { throw FileError("cannot write", path, errno: errno) }
    }

    /// The permissions of the file to be replaced; nil when there is none.
    private static func checkedMode(_ path: String) throws(FileError) -> mode_t? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw FileError("cannot write", path, errno: errno)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw FileError("cannot write", path, errno: EISDIR)
        case S_IFLNK: throw FileError("cannot write", path, reason: "it is a symbolic link", code: ELOOP)
        default: throw FileError("cannot write", path, reason: "it is not a regular file")
        }
        // A rename would replace a file that its owner protected.
        guard status.st_mode & 0o222 != 0 else { throw FileError("cannot write", path, errno: EACCES) }
        return status.st_mode & 0o7777
    }

    private static func parts(_ path: String) -> (folder: String, name: String) {
        let bytes = Array(path.utf8)
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        let folder = slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
        return (folder, String(decoding: bytes[(slash + 1)...], as: UTF8.self))
    }

    private static func create(
        beside name: String, in directory: Int32, _ path: String, _ mode: mode_t
    ) throws(FileError) -> (Int32, String) {
        for _ in 0..<100 {
            // A name may be 255 bytes long, and the temporary one is longer.
            let stem = String(decoding: name.utf8.prefix(200), as: UTF8.self)
            let temporary = ".\(stem).\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).tmp"
            let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
            let file = openat(directory, temporary, flags, mode)
            if file >= 0 { return (file, temporary) }
            if errno != EEXIST && errno != EINTR { throw FileError("cannot write", path, errno: errno) }
        }
        throw FileError("cannot write", path, errno: EEXIST)
    }

    private static func fill(_ file: Int32, _ bytes: [UInt8], _ path: String) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError("cannot write", path, errno: errno)
            }
            if count == 0 { throw FileError("cannot write", path, errno: ENOSPC) }
            done += count
        }
    }
}
