// Notebooks and small tools that several suites share.
import Diagnostics

@testable import Notebooks

/// The example of the format's description.
let lectureGraph = #"""
    # ---
    # tnb: 1
    # title: The lecture graph
    # seed: 224
    # ---

    # %% [markdown]
    # `max` **routes** the upstream gradient.

    # %% forward
    x = tensor(1., requires_grad=True)
    y = tensor(2., requires_grad=True)
    z = tensor(0., requires_grad=True)
    f = (x + y) * maximum(y, z)
    f
    #> tensor(6., grad_fn=<MulBackward0>)

    # %% gradients rtol=1e-6
    f.backward()
    x.grad, y.grad, z.grad
    #> (tensor(2.), tensor(5.), tensor(0.))

    # %% a second sweep needs the graph
    f.backward()
    #! RuntimeError: Trying to backward through the graph a second time

    """#

let head = "# ---\n# tnb: 1\n# ---\n"

func parse(_ text: String, name: String = "n.tnb") -> (Notebook, [Diagnostic]) {
    Notebook.parse(bytes: Array(text.utf8), name: name)
}

func text(_ notebook: Notebook) -> String { String(decoding: notebook.print(), as: UTF8.self) }

/// `12 error: message` for each diagnostic.
func shown(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.line) \($0.severity == .error ? "error" : "warning"): \($0.message)" }
}

/// A generator that gives the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

/// Answers from a script: what a source prints, or how it ends.
final class ScriptedRunner: CellRunner {
    var script: [String: CellOutcome]
    private(set) var ran: [String] = []
    private(set) var timeouts: [Double?] = []
    private(set) var firstLines: [Int] = []

    init(_ script: [String: CellOutcome]) { self.script = script }

    func run(_ source: SourceText, timeout: Double?) -> CellOutcome {
        let text = String(decoding: source.bytes, as: UTF8.self)
        ran.append(text)
        timeouts.append(timeout)
        firstLines.append(source.firstLine)
        return script[text] ?? CellOutcome()
    }
}

func raised(_ type: String, _ message: String, outputs: [String] = []) -> CellOutcome {
    CellOutcome(outputs: outputs, error: (type, message, ""))
}
