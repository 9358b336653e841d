// How an exception is shown: Python's traceback, then the facts of the operation and a hint.

import Diagnostics
import Operators
import Syntax
import Tensors

extension Session {
    /// The failure of a piece of source that does not parse.
    func failure(_ diagnostic: Diagnostic) -> Failure {
        Failure(type: diagnostic.type, message: diagnostic.message, rendered: diagnostic.rendered(color: false) + "\n")
    }

    func failure(_ exception: ExceptionObject) -> Failure {
        let message = (try? exception.str(machine)) ?? "<exception str() failed>"
        return Failure(
            type: exception.typeObject.nameInTraceback, message: message, rendered: rendered(exception, message, seen: []))
    }

    private func rendered(_ exception: ExceptionObject, _ message: String, seen: [ExceptionObject]) -> String {
        var text = ""
        let earlier = exception.cause ?? (exception.suppressesContext ? nil : exception.context)
        if let earlier, earlier !== exception, !seen.contains(where: { $0 === earlier }), seen.count < 20 {
            text += rendered(earlier, (try? earlier.str(machine)) ?? "", seen: seen + [exception])
            text += exception.cause != nil
                ? "\nThe above exception was the direct cause of the following exception:\n\n"
                : "\nDuring handling of the above exception, another exception occurred:\n\n"
        }
        if !exception.traceback.isEmpty { text += "Traceback (most recent call last):\n" + machine.frames(exception.traceback) }
        let name = exception.typeObject.nameInTraceback
        text += message.isEmpty ? name : "\(name): \(message)"
        // CPython's own suggestion stands behind the message, and is no part of it.
        let suggestion = exception.hint.flatMap { $0.hasPrefix("Did you mean: ") ? $0 : nil }
        text += (suggestion.map { ". " + $0 } ?? "") + "\n"
        for note in exception.notes { text += ((try? machine.str(note)) ?? "") + "\n" }
        for fact in operandFacts(exception) { text += "  \(fact)\n" }
        if suggestion == nil, let hint = exception.hint { text += "  hint: \(hint)\n" }
        return text
    }

    /// The names and shapes of the tensors in the expression that failed, when PyTorch's error is about a tensor.
    private func operandFacts(_ exception: ExceptionObject) -> [String] {
        guard let frame = exception.traceback.first, exception.isAboutTensors, exception.isAboutShapes(machine) else { return [] }
        let text = frame.source.text(frame.span)
        let parsed = Parser.parse(SourceText(name: "<expression>", "(\(text)\n)"))
        guard parsed.diagnostics.allSatisfy({ $0.severity != .error }), case .expression(let tree)? = parsed.module.body.first?.kind else { return [] }
        var facts: [String] = []
        for name in tree.names where facts.count < 6 {
            guard let symbol = machine.symbols.existing(name), let tensor = machine.main[symbol]?.tensor else { continue }
            facts.append("\(name): \(tensor.dtype.name)\(tensor.shape)")
        }
        return facts
    }
}

extension ExceptionObject {
    /// Whether shapes and dtypes of the operands can explain the message.
    fileprivate func isAboutShapes(_ machine: Machine) -> Bool {
        let text = (try? str(machine)) ?? ""
        return ["size", "shape", "dim", "1D", "index", "dtype", "multipl", "element", "expand", "number of"].contains { word in
            text.utf8.count < 10_000 && text.contains(word)
        }
    }
}

extension Expression {
    /// The names that the operands of an expression are called by, each once, in order; not those of called functions.
    var names: [String] {
        var found: [String] = []
        func visit(_ expression: Expression) {
            switch expression.kind {
            case .name(let name): if !found.contains(name) { found.append(name) }
            case .unary(_, let operand), .starred(let operand), .attribute(let operand, _): visit(operand)
            case .binary(let left, _, let right), .subscript(let left, let right):
                visit(left)
                visit(right)
            case .compare(let first, let rest):
                visit(first)
                rest.forEach { visit($0.operand) }
            case .call(let function, let arguments):
                if case .attribute(let receiver, _) = function.kind { visit(receiver) }
                arguments.forEach { visit($0.value) }
            case .tuple(let elements), .list(let elements): elements.forEach(visit)
            default: break
            }
        }
        visit(self)
        return found
    }
}
