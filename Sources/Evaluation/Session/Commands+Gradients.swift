// The `%` commands that explain gradients: `%tape`, `%jacobian`, `%gradcheck`.

import Autodiff
import Operators
import Tensors

extension Session {
    func installGradientCommands() {
        add(Command("tape", usage: "EXPR", summary: "shows each operation behind a value: what came in, what was passed on, how long it took") {
            try $0.tape($1)
        })
        add(Command("jacobian", usage: "EXPR NAME", summary: "the matrix of derivatives of a value with respect to one of its inputs") {
            try $0.jacobian($1)
        })
        add(Command("gradcheck", usage: "EXPR", summary: "compares the tape's gradients with two-sided differences in float64") {
            try $0.gradientCheck($1)
        })
    }

    /// The tensor that an expression gives, which must have a graph.
    private func recordedTensor(_ expression: String, _ command: String) throws -> Tensor {
        guard !expression.isEmpty else { throw Raise(.syntaxError, "%\(command) wants an expression: %\(command) f") }
        let value = try value(of: expression)
        guard let tensor = value.tensor else {
            throw Raise(.typeError, "%\(command) wants a tensor, and '\(expression)' is a \(machine.typeName(value))")
        }
        guard tensor.history != nil else {
            throw Raise(
                .runtimeError, "'\(expression)' has no operations on the tape",
                hint: tensor.requiresGradient
                    ? "it is a leaf; ask for a value computed from it"
                    : "make a leaf with requires_grad=True, and compute outside torch.no_grad()")
        }
        return tensor
    }

    /// The names of the session's tensors, the first one given to each.
    private var tensorNames: [ObjectIdentifier: String] {
        var names: [ObjectIdentifier: String] = [:]
        for value in namedValues {
            if let tensor = value.tensor, names[ObjectIdentifier(tensor)] == nil {
                names[ObjectIdentifier(tensor)] = value.name
            }
        }
        return names
    }

    private func tape(_ expression: String) throws {
        let tensor = try recordedTensor(expression, "tape")
        write(TapeTable(try TapeReport(of: tensor, machine.recorder), names: tensorNames).text)
    }

    private func jacobian(_ text: String) throws {
        let (first, last) = Session.lastWord(text)
        guard !first.isEmpty else { throw Raise(.syntaxError, "%jacobian wants a value and one of its inputs: %jacobian f x") }
        let result = try recordedTensor(first, "jacobian")
        guard let input = try value(of: last).tensor else {
            throw Raise(.typeError, "%jacobian wants a tensor to differentiate by, and '\(last)' is none")
        }
        guard input.requiresGradient else {
            throw Raise(.runtimeError, "'\(last)' does not require grad", hint: "make it with requires_grad=True")
        }
        let (rows, overflow) = result.elementCount.multipliedReportingOverflow(by: input.elementCount)
        guard !overflow, rows <= 1 << 24 else {
            throw Raise(.memoryError, "a Jacobian of \(result.elementCount) × \(input.elementCount) elements is too large to show")
        }
        // Of a graph that backward() has consumed too: its values are still there.
        let jacobian = try ReversePass.jacobian(of: result, with: [input], machine.recorder, readsConsumed: true)[0]
        let matrix = try Kernels.reshape(jacobian, [result.elementCount, input.elementCount])
        write("∂(\(first))/∂(\(last)): \(result.elementCount)×\(input.elementCount)\n")
        write(repr(matrix, options: machine.printOptions, defaultDType: machine.recorder.defaultDType, suffixes: []) + "\n")
    }

    /// `W @ x + b  x` → (`W @ x + b`, `x`).
    private static func lastWord(_ text: String) -> (String, String) {
        var text = text
        while text.last == " " { text.removeLast() }
        guard let space = text.lastIndex(of: " ") else { return ("", text) }
        var first = String(text[..<space])
        while first.last == " " || first.last == "," { first.removeLast() }
        return (first, String(text[text.index(after: space)...]))
    }

    private func gradientCheck(_ expression: String) throws {
        let tensor = try recordedTensor(expression, "gradcheck")
        let check = try GradientCheck(of: tensor, machine.recorder)
        let names = tensorNames
        var kinks = 0
        for leaf in check.leaves {
            let name = names[ObjectIdentifier(leaf.tensor)] ?? "leaf \(leaf.tensor.shape)"
            let checked = "\(leaf.checkedCount) of \(leaf.tensor.elementCount) elements"
            if leaf.isRight {
                let error = leaf.worst.map { ", largest error " + ($0.error < 1e-7 ? "below 1e-07" : scientificText($0.error, digits: 1)) } ?? ""
                write("\(name): right (\(checked)\(error))\n")
            } else if let worst = leaf.worst {
                write(
                    "\(name): WRONG at \(worst.place): the tape says \(TensorSummary.number(worst.analytic)), differences say "
                        + "\(TensorSummary.number(worst.numeric)) (\(checked))\n")
            }
            for kink in leaf.kinks.prefix(5) {
                write(
                    "\(name): a kink at \(kink.place): the tape says \(TensorSummary.number(kink.analytic)), differences "
                        + "\(TensorSummary.number(kink.numeric)); no derivative is wrong there\n")
            }
            if leaf.kinks.count > 5 { write("\(name): and \(leaf.kinks.count - 5) more kinks\n") }
            kinks += leaf.kinks.count
        }
        guard check.isRight else { throw Raise(.assertionError, "the gradients of '\(expression)' differ from two-sided differences") }
        write("gradients of \(expression) agree with two-sided differences\(kinks > 0 ? ", but for \(kinks) kink\(kinks == 1 ? "" : "s")" : "")\n")
    }
}
