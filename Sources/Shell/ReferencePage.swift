// Pages of the reference that are made from the tables in the source.

import Evaluation
import Glibc
import Syntax

public enum ReferencePage {
    /// The page on what the language leaves out.
    public static func printLanguage() -> Int32 {
        StandardStreams.output(LeftOut.page)
        return ExitCode.ok
    }

    /// The page of an operation, or the list of all.
    public static func printOperation(_ name: String?) -> Int32 {
        guard let name else {
            StandardStreams.output(ReferenceText.index)
            return ExitCode.ok
        }
        guard let text = ReferenceText.page(named: name) else {
            StandardStreams.error("no operation is named \(name); tensrepl reference lists them\n")
            return ExitCode.wrongUsage
        }
        StandardStreams.output(text)
        return ExitCode.ok
    }

    /// Writes every page into a folder, which must be there.
    public static func writeOperations(to folder: String) -> Int32 {
        for (name, text) in ReferenceText.files {
            let path = folder + "/" + name
            let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            guard descriptor >= 0 else {
                StandardStreams.error("cannot write \(path): \(String(cString: strerror(errno)))\n")
                return ExitCode.wrongUsage
            }
            defer { close(descriptor) }
            let bytes = Array(text.utf8)
            guard write(descriptor, bytes, bytes.count) == bytes.count else {
                StandardStreams.error("cannot write \(path): \(String(cString: strerror(errno)))\n")
                return ExitCode.wrongUsage
            }
        }
        return ExitCode.ok
    }
}
