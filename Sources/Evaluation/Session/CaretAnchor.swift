// Which part of an expression that failed is to blame: the operator of `a + b`, the brackets of `a[b]`.

import Diagnostics
import Syntax

enum CaretAnchor {
    /// The part of a frame's span that CPython marks with `^` among `~`; nil for other expressions than those two.
    static func find(in source: SourceText, _ span: Span) -> Span? {
        let text = source.text(span)
        guard !text.utf8.contains(0x0A), text.utf8.count < 2000 else { return nil }
        let parsed = Parser.parse(SourceText(name: "<expression>", text))
        guard parsed.diagnostics.allSatisfy({ $0.severity != .error }), parsed.module.body.count == 1, case .expression(let tree)? = parsed.module.body.first?.kind
        else { return nil }
        let bytes = Array(text.utf8)
        let start = Int(span.start)
        switch tree.kind {
        case .binary(let left, _, let right):
            var at = Int(left.span.end)
            while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x29 { at += 1 }
            let end = at + 1
            let isDoubled = end < Int(right.span.start) && end < bytes.count && bytes[end] > 0x20
            return Span(start + at, start + (isDoubled ? end + 1 : end))
        case .subscript(let value, let index):
            return Span(start + Int(value.span.end), start + min(Int(index.span.end) + 1, bytes.count))
        default: return nil
        }
    }
}
