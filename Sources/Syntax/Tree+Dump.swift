// The tree as compact S-expressions, for tests and for looking at it. Not source text: that is a printer's work.

extension Module {
    /// One line per statement: `(assign x (+ a 1))`.
    public func dump() -> String { body.map { $0.dump() }.joined(separator: "\n") }
}

/// `(head part part …)`, empty parts left out.
private func list(_ head: String, _ parts: String...) -> String { list(head, parts) }

private func list(_ head: String, _ parts: [String]) -> String {
    "(" + ([head] + parts.filter { !$0.isEmpty }).joined(separator: " ") + ")"
}

private func block(_ head: String, _ body: [Statement]) -> String {
    body.isEmpty ? "" : list(head, body.map { $0.dump() })
}

private func quoted(_ text: String) -> String {
    var made = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": made += "\\" + String(scalar)
        case "\n": made += "\\n"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            made += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: made.unicodeScalars.append(scalar)
        }
    }
    return made + "\""
}

extension Statement {
    public func dump() -> String {
        switch kind {
        case .expression(let value): value.dump()
        case .assign(let targets, let value): list("assign", targets.map { $0.dump() } + [value.dump()])
        case .augmentedAssign(let target, let op, let value): list(op.rawValue + "=", target.dump(), value.dump())
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            list(isSimple ? "annotate" : "annotate*", target.dump(), annotation.dump(), value?.dump() ?? "")
        case .return(let value): list("return", value?.dump() ?? "")
        case .delete(let targets): list("del", targets.map { $0.dump() })
        case .pass: "pass"
        case .break: "break"
        case .continue: "continue"
        case .if(let test, let body, let orElse): list("if", test.dump(), block("do", body), block("else", orElse))
        case .while(let test, let body, let orElse): list("while", test.dump(), block("do", body), block("else", orElse))
        case .for(let target, let iterable, let body, let orElse):
            list("for", target.dump(), iterable.dump(), block("do", body), block("else", orElse))
        case .with(let items, let body):
            list("with", items.map { list("item", $0.context.dump(), $0.target?.dump() ?? "") } + [block("do", body)])
        case .function(let function):
            list(
                "def", function.name.text, function.parameters.dump(), function.returns.map { "-> " + $0.dump() } ?? "",
                function.decorators.map { "@" + $0.dump() }.joined(separator: " "), block("do", function.body))
        case .class(let made):
            list(
                "class", made.name.text, list("", made.arguments.map { $0.dump() }).replacingOpening(),
                made.decorators.map { "@" + $0.dump() }.joined(separator: " "), block("do", made.body))
        case .try(let body, let handlers, let orElse, let finally):
            list(
                "try", [block("do", body)] + handlers.map { $0.dump() } + [block("else", orElse), block("finally", finally)])
        case .raise(let exception, let cause):
            list("raise", exception?.dump() ?? "", cause.map { "from " + $0.dump() } ?? "")
        case .assert(let test, let message): list("assert", test.dump(), message?.dump() ?? "")
        case .import(let names): list("import", names.map { $0.dump() })
        case .importFrom(let module, let names, let level):
            list("from", [String(repeating: ".", count: level) + module] + names.map { $0.dump() })
        case .global(let names): list("global", names.map(\.text))
        case .nonlocal(let names): list("nonlocal", names.map(\.text))
        case .match(let subject, let cases): list("match", [subject.dump()] + cases.map { $0.dump() })
        case .command(let text): list("command", quoted(text))
        }
    }
}

extension String {
    /// `( a b)` as `(a b)`.
    fileprivate func replacingOpening() -> String { hasPrefix("( ") ? "(" + dropFirst(2) : self }
}

extension Expression {
    public func dump() -> String {
        switch kind {
        case .name(let name): name
        case .none: "None"
        case .true: "True"
        case .false: "False"
        case .ellipsis: "..."
        case .integer(let value): String(value)
        case .bigInteger(let digits, let radix): list("big", digits, String(radix))
        case .float(let value): String(value)
        case .imaginary(let value): String(value) + "j"
        case .string(let text): quoted(text)
        case .bytes(let bytes): list("bytes", bytes.map { String($0) })
        case .formatted(let parts): list("f", parts.map { $0.dump() })
        case .list(let elements): list("list", elements.map { $0.dump() })
        case .tuple(let elements): list("tuple", elements.map { $0.dump() })
        case .set(let elements): list("set", elements.map { $0.dump() })
        case .dict(let items):
            list("dict", items.map { ($0.key.map { $0.dump() + ":" } ?? "**") + $0.value.dump() })
        case .unary(let op, let value): list(op.rawValue, value.dump())
        case .binary(let left, let op, let right): list(op.rawValue, left.dump(), right.dump())
        case .and(let operands): list("and", operands.map { $0.dump() })
        case .or(let operands): list("or", operands.map { $0.dump() })
        case .compare(let first, let rest):
            list("compare", [first.dump()] + rest.map { $0.op.rawValue + " " + $0.operand.dump() })
        case .conditional(let test, let then, let orElse): list("?", test.dump(), then.dump(), orElse.dump())
        case .lambda(let parameters, let body): list("lambda", parameters.dump(), body.dump())
        case .call(let callee, let arguments): list("call", [callee.dump()] + arguments.map { $0.dump() })
        case .attribute(let value, let name): list(".", value.dump(), name.text)
        case .subscript(let value, let index): list("[]", value.dump(), index.dump())
        case .slice(let lower, let upper, let step):
            list("slice", lower?.dump() ?? "_", upper?.dump() ?? "_", step?.dump() ?? "_")
        case .starred(let value): "*" + value.dump()
        case .named(let name, let value): list(":=", name.text, value.dump())
        case .listComprehension(let element, let clauses): list("listcomp", [element.dump()] + clauses.map { $0.dump() })
        case .setComprehension(let element, let clauses): list("setcomp", [element.dump()] + clauses.map { $0.dump() })
        case .dictComprehension(let key, let value, let clauses):
            list("dictcomp", [key.dump() + ":" + value.dump()] + clauses.map { $0.dump() })
        case .generator(let element, let clauses): list("generator", [element.dump()] + clauses.map { $0.dump() })
        case .yield(let value): list("yield", value?.dump() ?? "")
        case .yieldFrom(let value): list("yield-from", value.dump())
        }
    }
}

extension FormattedPart {
    func dump() -> String {
        switch self {
        case .text(let text): return quoted(text)
        case .value(let value, let conversion, let spec, let debugText):
            let shownSpec = spec.map { list(":", $0.map { $0.dump() }) } ?? ""
            return list(
                "field", debugText.map(quoted) ?? "", value.dump(), conversion.map { "!" + String($0) } ?? "", shownSpec)
        }
    }
}

extension Argument {
    func dump() -> String {
        switch kind {
        case .positional: value.dump()
        case .keyword(let name): name.text + "=" + value.dump()
        case .starred: "*" + value.dump()
        case .doubleStarred: "**" + value.dump()
        }
    }
}

extension Parameters {
    func dump() -> String {
        let shown = map { parameter in
            let mark =
                switch parameter.kind {
                case .positionalOnly: "/"
                case .regular: ""
                case .variadic: "*"
                case .keywordOnly: "!"
                case .keywordVariadic: "**"
                }
            return mark + parameter.name.text + (parameter.annotation.map { ":" + $0.dump() } ?? "")
                + (parameter.defaultValue.map { "=" + $0.dump() } ?? "")
        }
        return "(" + shown.joined(separator: " ") + ")"
    }
}

extension ExceptHandler {
    func dump() -> String {
        list("except", type?.dump() ?? "", name.map { "as " + $0.text } ?? "", block("do", body))
    }
}

extension ImportAlias {
    func dump() -> String { name.text + (alias.map { ":" + $0.text } ?? "") }
}

extension ComprehensionClause {
    func dump() -> String {
        list("for", [target.dump(), iterable.dump()] + conditions.map { "if " + $0.dump() })
    }
}

extension MatchCase {
    func dump() -> String { list("case", pattern.dump(), guardTest.map { "if " + $0.dump() } ?? "", block("do", body)) }
}

extension Pattern {
    func dump() -> String {
        switch kind {
        case .value(let value): list("=", value.dump())
        case .singleton(let value): list("is", value.dump())
        case .capture(let name): name?.text ?? "_"
        case .sequence(let elements): list("seq", elements.map { $0.dump() })
        case .star(let name): "*" + (name?.text ?? "_")
        case .mapping(let keys, let patterns, let rest):
            list(
                "map", zip(keys, patterns).map { $0.dump() + ":" + $1.dump() } + [rest.map { "**" + $0.text } ?? ""])
        case .class(let type, let positional, let keywords):
            list(
                "class",
                [type.dump()] + positional.map { $0.dump() } + keywords.map { $0.name.text + "=" + $0.pattern.dump() })
        case .or(let alternatives): list("or", alternatives.map { $0.dump() })
        case .as(let pattern, let name): list("as", pattern.dump(), name.text)
        }
    }
}
