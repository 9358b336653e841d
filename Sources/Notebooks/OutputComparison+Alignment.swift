// Which token of the output answers to which expected one, `...` standing for any number of them.

/// Lays the expected tokens against those that came.
struct Alignment {
    enum Outcome {
        case aligned([(expected: Int, got: Int)])
        /// The places where they part: of text, not of the value of a number.
        case failed(expected: Int, got: Int)
    }

    let expected: OutputTokens
    let got: OutputTokens
    let comparison: OutputComparison

    /// Expected tokens between two ellipses.
    private struct Segment {
        var range: Range<Int>
        /// Behind an ellipsis that fills a line: what answers to it begins a line.
        var startsLine = false
        /// Before an ellipsis that fills the last line: what answers to it ends a line.
        var endsLine = false
    }

    func run() -> Outcome {
        var segments = cut()
        let last = segments.removeLast()
        guard let first = segments.first else { return whole(last.range) }
        var aligned: [(expected: Int, got: Int)] = []
        var place = 0
        func take(_ segment: Segment, at start: Int) {
            // What an ellipsis touches is compared as text, and was.
            aligned += zip(segment.range, start...).lazy.filter { !isCutShort($0.0) && !isCutOff($0.0) }.map { ($0, $1) }
            place = start + segment.range.count
        }
        if let part = parting(first.range, at: 0, exact: false) {
            return .failed(expected: first.range.lowerBound + part, got: part)
        }
        guard isPlace(0, for: first) else {
            return .failed(expected: first.range.upperBound, got: first.range.count)
        }
        take(first, at: 0)
        for segment in segments.dropFirst() {
            guard let found = find(segment, from: place) else {
                return .failed(expected: segment.range.lowerBound, got: place)
            }
            take(segment, at: found)
        }
        let tailPlace = got.tokens.count - last.range.count
        guard tailPlace >= place, isPlace(tailPlace, for: last) else {
            return .failed(expected: last.range.lowerBound, got: place)
        }
        if let part = parting(last.range, at: tailPlace, exact: false) {
            return .failed(expected: last.range.lowerBound + part, got: tailPlace + part)
        }
        take(last, at: tailPlace)
        return .aligned(aligned)
    }

    /// The segments before, between and behind the ellipses. An ellipsis that fills a line takes a line end along, so
    /// that it also stands for no line at all.
    private func cut() -> [Segment] {
        let tokens = expected.tokens
        var segments: [Segment] = []
        var next = Segment(range: 0..<0)
        for (i, token) in tokens.enumerated() where token.kind == .ellipsis {
            next.range = next.range.lowerBound..<max(next.range.lowerBound, i)
            let opensLine = i == 0 || tokens[i - 1].kind == .newline
            var start = i + 1
            var behind = Segment(range: start..<start)
            if opensLine, start < tokens.count, tokens[start].kind == .newline {
                start += 1
                behind.startsLine = true
            } else if opensLine, start == tokens.count, i > next.range.lowerBound {
                next.range = next.range.lowerBound..<(i - 1)
                next.endsLine = segments.isEmpty || !next.range.isEmpty
            }
            segments.append(next)
            behind.range = start..<start
            next = behind
        }
        next.range = next.range.lowerBound..<tokens.count
        segments.append(next)
        return segments
    }

    private func whole(_ range: Range<Int>) -> Outcome {
        if let part = parting(range, at: 0, exact: false) { return .failed(expected: part, got: part) }
        guard range.count == got.tokens.count else { return .failed(expected: range.count, got: range.count) }
        return .aligned(range.map { ($0, $0) })
    }

    private func isPlace(_ place: Int, for segment: Segment) -> Bool {
        let end = place + segment.range.count
        let doesEnd = !segment.endsLine || end >= got.tokens.count || got.tokens[end].kind == .newline
        let doesStart =
            !segment.startsLine || place == 0 || place == got.tokens.count && segment.range.isEmpty
            || got.tokens[place - 1].kind == .newline
        return doesStart && doesEnd
    }

    private func find(_ segment: Segment, from start: Int) -> Int? {
        for exact in [true, false] {
            var place = start
            while place + segment.range.count <= got.tokens.count {
                if isPlace(place, for: segment), parting(segment.range, at: place, exact: exact) == nil { return place }
                place += 1
            }
        }
        return nil
    }

    /// How many tokens agree before the first that does not; nil when all do. With `exact` numbers must have equal
    /// values, else it is enough that they are numbers of the same kind.
    private func parting(_ range: Range<Int>, at start: Int, exact: Bool) -> Int? {
        for (offset, place) in range.enumerated() {
            guard start + offset < got.tokens.count, agree(place, start + offset, exact: exact) else { return offset }
        }
        return nil
    }

    private func agree(_ place: Int, _ gotPlace: Int, exact: Bool) -> Bool {
        let e = expected.tokens[place]
        let g = got.tokens[gotPlace]
        if isCutShort(place) { return got.bytes(g).starts(with: expected.bytes(e)) }
        if isCutOff(place) { return got.bytes(g).reversed().starts(with: expected.bytes(e).reversed()) }
        guard e.kind == g.kind else { return false }
        switch e.kind {
        case .time, .bytes, .newline: return true
        case .integer, .float: return !exact || comparison.difference(e, g, expected, got) == nil
        case .space: return (e.isPadding && g.isPadding) || expected.bytes(e).elementsEqual(got.bytes(g))
        default: return expected.bytes(e).elementsEqual(got.bytes(g))
        }
    }

    /// Whether an ellipsis takes the rest of a word or number, as in `0x7f...`.
    private func isCutShort(_ place: Int) -> Bool { touches(place, place + 1) }

    /// Whether an ellipsis takes the beginning of a word, as in `...Backward0`.
    private func isCutOff(_ place: Int) -> Bool { place > 0 && touches(place, place - 1) }

    private func touches(_ place: Int, _ ellipsis: Int) -> Bool {
        guard ellipsis < expected.tokens.count, expected.tokens[ellipsis].kind == .ellipsis else { return false }
        let e = expected.tokens[place]
        guard e.kind == .word || e.isNumber else { return false }
        return e.end == expected.tokens[ellipsis].start || e.start == expected.tokens[ellipsis].end
    }
}
