// Names that nothing may be assigned to, features of the future, and what patterns may not hold: checks of CPython's compiler.

import Diagnostics

extension Semantics {
    static let futureFeatures: Set<String> = [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals",
        "barry_as_FLUFL", "generator_stop", "annotations",
    ]

    /// `__debug__` is a constant that is spelled like a name.
    mutating func checkName(_ name: String, _ span: Span, verb: String = "assign to") {
        if name == "__debug__" { compilingFailed("cannot \(verb) __debug__", span) }
    }

    /// `from __future__ import …` stands before everything but the docstring.
    mutating func checkFuture(in body: [Statement]) {
        var mayFollow = true
        for (index, statement) in body.enumerated() {
            guard case .importFrom("__future__", let names, 0) = statement.kind else {
                if case .expression(let value) = statement.kind, case .string = value.kind, index == 0 { continue }
                mayFollow = false
                continue
            }
            if !mayFollow {
                return collectingFailed("from __future__ imports must occur at the beginning of the file", statement.span)
            }
            for name in names where !Semantics.futureFeatures.contains(name.name.text) {
                let text = name.name.text
                return collectingFailed(
                    text == "braces" ? "not a chance" : "future feature \(text) is not defined", statement.span)
            }
        }
    }

    /// The keys of a mapping pattern that are literals may not repeat.
    mutating func checkKeys(_ keys: [Expression], _ span: Span) {
        var seen: Set<String> = []
        for key in keys {
            if case .attribute = key.kind { continue }
            if !seen.insert(key.dump()).inserted {
                compilingFailed("mapping pattern checks duplicate key (\(key.shownConstant))", span)
            }
        }
    }
}

extension Expression {
    /// A literal as Python shows it, as far as keys of patterns go.
    fileprivate var shownConstant: String {
        switch kind {
        case .string(let text): "'\(text)'"
        case .none: "None"
        case .true: "True"
        case .false: "False"
        default: dump()
        }
    }
}
