// Type hints: computed where the function or variable is made, and kept in `__annotations__`.

import Diagnostics
import Syntax

extension Compiler {
    /// The register of a dict with the annotations of a function; nil when it has none.
    func annotations(_ parameters: Parameters, _ returns: Expression?, at span: Span) throws -> Int? {
        let order: [Parameter.Kind] = [.positionalOnly, .regular, .variadic, .keywordOnly, .keywordVariadic]
        var hints: [(name: String, hint: Expression)] = []
        for kind in order {
            for parameter in parameters where parameter.kind == kind {
                if let hint = parameter.annotation { hints.append((parameter.name.text, hint)) }
            }
        }
        if let returns { hints.append(("return", returns)) }
        // The library's hints are for its readers.
        guard !hints.isEmpty, !source.name.hasPrefix("<library ") else { return nil }
        let dict = temporary()
        emit(.makeDict, dict, nextRegister, 0, at: span)
        for (name, hint) in hints { try releasingTemporaries { try annotate(dict, name, hint, at: hint.span) } }
        return dict
    }

    /// `dict[name] = hint`, as text after `from __future__ import annotations`.
    func annotate(_ dict: Int, _ name: String, _ hint: Expression, at span: Span) throws {
        let key = try expression(Expression(.string(name), span))
        var hint = hint
        if case .starred(let inner) = hint.kind { hint = inner }
        let value = keepsAnnotationsAsText ? Expression(.string(source.text(hint.span)), hint.span) : hint
        emit(.dictSet, dict, key, try expression(value), at: span)
    }

    /// Whether the text begins with `from __future__ import annotations`.
    private var keepsAnnotationsAsText: Bool {
        var compiler = self
        while let parent = compiler.parent { compiler = parent }
        return compiler.hasTextAnnotations
    }
}
