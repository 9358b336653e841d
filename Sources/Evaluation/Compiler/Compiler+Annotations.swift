// Type hints: the `__annotations__` of functions, and what they are under `from __future__ import annotations`.

import Diagnostics
import Syntax

extension Compiler {
    /// Gives a function the hints of its parameters and of its result.
    func annotate(_ function: Int, _ definition: FunctionDefinition, at span: Span) throws {
        let order: [Parameter.Kind] = [.regular, .positionalOnly, .variadic, .keywordOnly, .keywordVariadic]
        var hints = order.flatMap { kind in
            definition.parameters.filter { $0.kind == kind }.compactMap { parameter in
                parameter.annotation.map { (name: parameter.name, hint: $0) }
            }
        }
        if let returns = definition.returns { hints.append((Name("return", returns.span), returns)) }
        guard !hints.isEmpty else { return }
        try releasingTemporaries {
            let items = hints.map { (key: Optional(Expression(.string($0.name.text), $0.name.span)), value: annotationValue($0.hint)) }
            let register = temporary()
            try computeKeeping(Expression(.dict(items), span), into: register)
            emit(.setAttribute, function, register, try nameConstant("__annotations__", span), at: span)
        }
    }

    /// A hint as it is kept: its value, or its text where a module asks for that.
    func annotationValue(_ hint: Expression) -> Expression {
        keepsHintsAsText ? Expression(.string(source.text(hint.span)), hint.span) : hint
    }
}

extension Module {
    /// `from __future__ import annotations`.
    var keepsHintsAsText: Bool {
        body.contains { statement in
            guard case .importFrom(let module, let names, _) = statement.kind else { return false }
            return module == "__future__" && names.contains { $0.name.text == "annotations" }
        }
    }
}
