// Finding and reading the files of notebooks. Writing is AtomicFile's.
import Glibc

public enum NotebookFiles {
    /// The largest file that is read.
    public static let longest = 1 << 30

    /// The notebooks that paths name: a file is itself, a folder every `.tnb` (or what `suffixes` say) below it, sorted by bytes.
    ///
    /// Hidden folders and symbolic links to folders below a named one are not entered; a file is named once.
    public static func find(paths: [String], suffixes: [String] = [".tnb"]) throws(FileError) -> [String] {
        var found: [String] = []
        for path in paths {
            var status = stat()
            guard !path.utf8.contains(0), stat(path, &status) == 0 else {
                throw FileError("cannot read", path, errno: path.utf8.contains(0) ? EINVAL : errno)
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                found += try below(path, suffixes).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            } else {
                found.append(path)
            }
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0).inserted }
    }

    /// The bytes of a regular file.
    public static func read(_ path: String) throws(FileError) -> [UInt8] {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw FileError("cannot read", path, reason: "not a path") }
        // Opening a pipe would wait for its writer.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw FileError("cannot read", path, errno: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileError("cannot read", path, errno: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError("cannot read", path, errno: EISDIR) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError("cannot read", path, reason: "it is not a regular file")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(max(0, Int(status.st_size)), longest))
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError("cannot read", path, errno: errno)
            }
            bytes += buffer[..<count]
            if bytes.count > longest { throw FileError("cannot read", path, errno: EFBIG) }
        }
    }

    private static func below(_ folder: String, _ suffixes: [String]) throws(FileError) -> [String] {
        var found: [String] = []
        var folders = [folder]
        while let folder = folders.popLast() {
            guard let directory = opendir(folder) else { throw FileError("cannot read", folder, errno: errno) }
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name.hasPrefix(".") { continue }
                let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
                var status = stat()
                guard lstat(path, &status) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR {
                    folders.append(path)
                } else if suffixes.contains(where: { name.hasSuffix($0) }), stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
                    found.append(path)
                }
            }
        }
        return found
    }
}
