// Pages of the reference that are made from the tables in the source.

import Syntax

public enum ReferencePage {
    /// The page on what the language leaves out.
    public static func printLanguage() -> Int32 {
        StandardStreams.output(LeftOut.page)
        return ExitCode.ok
    }
}
