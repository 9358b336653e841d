// The reference's pages as text, for front ends, which know no operations.

import Operators

public enum ReferenceText {
    /// The list of all pages.
    public static var index: String { OperationPage.index }

    /// The page of a name as a user writes it; nil when no operation has it.
    public static func page(named name: String) -> String? { OperationPage.page(named: name)?.markdown }

    /// Every file of docs/reference/operations.
    public static var files: [(name: String, text: String)] {
        [("README.md", OperationPage.index)] + OperationPage.all.map { ($0.key + ".md", $0.markdown) }
    }
}
