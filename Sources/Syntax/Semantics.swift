// The rules past the grammar that CPython's compiler holds a text to before it runs: what stands inside what, and what
// names are declared to be.

import Diagnostics

enum Semantics {
    static func failure(in body: [Statement]) -> Failure? { nil }
}
