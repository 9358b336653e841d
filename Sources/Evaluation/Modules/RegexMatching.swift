// Carries out the instructions of a pattern on a text: where there is a choice, the other way is remembered on a stack,
// together with what has to be put back before it is taken.

/// Attempts to match a pattern in one text.
struct RegexMatching {
    private enum Kind {
        /// Go on at `index` from `x`.
        case alternative
        /// Behind a run of single scalars at `index`: from `y`, then one less, down to `x`.
        case greedy
        /// The run whose instruction is `index` goes on from `x`; it has `y` scalars.
        case lazy
        /// The body of the repetition whose head is `index`, from `x`.
        case body
        /// Put back: the start of group `index`; its span; the last group; the count and last place of repetition `index`.
        case start, span, last, loop
    }
    private struct Entry {
        var kind: Kind
        var index: Int
        var x: Int
        var y: Int
    }

    private let program: RegexProgram
    private let end: Int
    private let machine: Machine
    /// Start and end of each group; -1 when it did not take part.
    private(set) var spans: [Int]
    private(set) var lastGroup = 0
    private var starts: [Int]
    private var counts: [(count: Int, last: Int)]
    private var stack: [Entry] = []
    private var steps = 0
    private static let stepLimit = 200_000_000
    private static let stackLimit = 20_000_000

    init(_ program: RegexProgram, end: Int, _ machine: Machine) {
        self.program = program
        self.end = end
        self.machine = machine
        spans = Array(repeating: -1, count: 2 * (program.groupCount + 1))
        starts = Array(repeating: -1, count: program.groupCount + 1)
        counts = Array(repeating: (0, -1), count: program.loops.count)
    }

    /// The first match from `start` on; nil when there is none.
    mutating func search(_ text: UnsafeBufferPointer<Unicode.Scalar>, from start: Int) throws -> Bool {
        let first = program.first
        var at = start
        while at <= end {
            if let first {
                while at < end, !takes(first, text[at]) { at += 1 }
                if at == end { return false }
            }
            if try run(text, at: at) { return true }
            at += 1
        }
        return false
    }

    /// Whether the pattern matches at `start`; its spans are there then.
    mutating func run(
        _ text: UnsafeBufferPointer<Unicode.Scalar>, at start: Int, isWhole: Bool = false, isNonempty: Bool = false
    ) throws -> Bool {
        for index in spans.indices { spans[index] = -1 }
        lastGroup = 0
        stack.removeAll(keepingCapacity: true)
        var from = (index: 0, at: start)
        while let stop = try carryOut(text, from.index, from.at, base: 0) {
            if !(isWhole && stop != end || isNonempty && stop == start) {
                (spans[0], spans[1]) = (start, stop)
                return true
            }
            guard let next = backtrack(base: 0) else { return false }
            from = next
            // A run that is taken up again is looked at by `carryOut`.
        }
        return false
    }

    @inline(__always) private func takes(_ instruction: RegexInstruction, _ scalar: Unicode.Scalar) -> Bool {
        switch instruction.operation {
        case .scalar: Int(scalar.value) == instruction.a
        case .folded: Int(Regex.folded(scalar).value) == instruction.a
        case .set: program.tests[instruction.a].contains(scalar)
        case .any: true
        default: scalar != "\n"
        }
    }

    private mutating func count() throws {
        steps += 1
        if steps & 0xFFF == 0, machine.interruption.pointee != 0 { try machine.attend() }
        guard steps < Self.stepLimit, stack.count < Self.stackLimit else {
            throw Raise(.runtimeError, "the regular expression takes too many steps on this text")
        }
    }

    private mutating func push(_ kind: Kind, _ index: Int, _ x: Int, _ y: Int = 0) {
        stack.append(Entry(kind: kind, index: index, x: x, y: y))
    }

    /// Puts back what came after the last choice and says where the other way goes on; nil when none is left above `base`.
    private mutating func backtrack(base: Int) -> (index: Int, at: Int)? {
        while stack.count > base, let entry = stack.popLast() {
            switch entry.kind {
            case .alternative: return (entry.index, entry.x)
            case .greedy:
                if entry.y - 1 > entry.x { push(.greedy, entry.index, entry.x, entry.y - 1) }
                return (entry.index, entry.y - 1)
            case .lazy:
                resumed = entry.y
                return (entry.index, entry.x)
            case .body:
                enterBody(entry.index, entry.x)
                return (entry.index + 1, entry.x)
            default: restore(entry)
            }
        }
        return nil
    }
    /// How many scalars the lazy run has that is taken up again; negative for none.
    private var resumed = -1

    private mutating func restore(_ entry: Entry) {
        switch entry.kind {
        case .start: starts[entry.index] = entry.x
        case .span: (spans[2 * entry.index], spans[2 * entry.index + 1]) = (entry.x, entry.y)
        case .last: lastGroup = entry.index
        case .loop: counts[entry.index] = (entry.x, entry.y)
        default: break
        }
    }

    private mutating func enterBody(_ head: Int, _ at: Int) {
        let loop = program.instructions[head].a
        push(.loop, loop, counts[loop].count, counts[loop].last)
        counts[loop] = (counts[loop].count + 1, at)
    }

    /// Goes on from an instruction to `accept`, whose place it gives; nil when no way leads there.
    private mutating func carryOut(
        _ text: UnsafeBufferPointer<Unicode.Scalar>, _ index: Int, _ place: Int, base: Int
    ) throws -> Int? {
        var (index, at) = (index, place)
        while true {
            let instruction = program.instructions[index]
            var isFine = true
            switch instruction.operation {
            case .scalar, .folded, .set, .any, .anyInLine:
                isFine = at < end && takes(instruction, text[at])
                if isFine { (index, at) = (index + 1, at + 1) }
            case .single:
                try count()
                isFine = single(text, instruction, &index, &at)
            case .open:
                push(.start, instruction.a, starts[instruction.a])
                starts[instruction.a] = at
                index += 1
            case .close:
                let group = instruction.a
                push(.span, group, spans[2 * group], spans[2 * group + 1])
                push(.last, lastGroup, 0)
                (spans[2 * group], spans[2 * group + 1], lastGroup) = (starts[group], at, group)
                index += 1
            case .split:
                try count()
                push(.alternative, instruction.b, at)
                index = instruction.a
            case .jump: index = instruction.a
            case .loopStart:
                push(.loop, instruction.a, counts[instruction.a].count, counts[instruction.a].last)
                counts[instruction.a] = (0, -1)
                index += 1
            case .loop:
                try count()
                loop(instruction, &index, at)
            case .look, .atomic:
                try count()
                isFine = try inner(text, instruction, &index, &at)
            case .accept: return at
            default: isFine = assertion(text, instruction, &index, &at)
            }
            if !isFine {
                guard let next = backtrack(base: base) else { return nil }
                (index, at) = next
            }
        }
    }

    private mutating func single(
        _ text: UnsafeBufferPointer<Unicode.Scalar>, _ instruction: RegexInstruction, _ index: inout Int, _ at: inout Int
    ) -> Bool {
        let test = program.instructions[index + 1]
        var stop = at
        if instruction.c == 1 {
            let limit = instruction.b >= end - at ? end : at + instruction.b
            while stop < limit, takes(test, text[stop]) { stop += 1 }
            let least = at + instruction.a
            guard stop >= least else { return false }
            if stop > least { push(.greedy, index + 2, least, stop) }
            (index, at) = (index + 2, stop)
            return true
        }
        // One more than before, or the fewest.
        var taken = resumed
        let wanted = taken < 0 ? instruction.a : 1
        (taken, resumed) = (max(taken, 0), -1)
        guard wanted <= end - at else { return false }
        while stop < at + wanted {
            guard takes(test, text[stop]) else { return false }
            stop += 1
        }
        taken += wanted
        if taken < instruction.b { push(.lazy, index, stop, taken) }
        (index, at) = (index + 2, stop)
        return true
    }

    private mutating func loop(_ instruction: RegexInstruction, _ index: inout Int, _ at: Int) {
        let loop = program.loops[instruction.a]
        let (count, last) = counts[instruction.a]
        if count < loop.least {
            enterBody(index, at)
            index += 1
        } else if count >= loop.most || at == last {
            // A repetition that takes nothing would go on for ever.
            index = instruction.b
        } else if loop.isGreedy {
            push(.alternative, instruction.b, at)
            enterBody(index, at)
            index += 1
        } else {
            push(.body, index, at)
            index = instruction.b
        }
    }

    /// A part that matches in one way only: what is around, an atomic group.
    private mutating func inner(
        _ text: UnsafeBufferPointer<Unicode.Scalar>, _ instruction: RegexInstruction, _ index: inout Int, _ at: inout Int
    ) throws -> Bool {
        let isLook = instruction.operation == .look
        let start = isLook && instruction.b >= 0 ? at - instruction.b : at
        let base = stack.count
        let stop = start < 0 ? nil : try carryOut(text, index + 1, start, base: base)
        if let stop, !(isLook && instruction.c == 1) {
            // The other ways are given up; what has to be put back on the way further back stays.
            var kept = base
            for place in base..<stack.count {
                switch stack[place].kind {
                case .start, .span, .last, .loop:
                    stack[kept] = stack[place]
                    kept += 1
                default: break
                }
            }
            stack.removeSubrange(kept...)
            if !isLook { at = stop }
            index = instruction.a
            return true
        }
        while stack.count > base, let entry = stack.popLast() { restore(entry) }
        if isLook, instruction.c == 1, stop == nil {
            index = instruction.a
            return true
        }
        return false
    }

    /// What takes no scalars, or those of a group again.
    private func assertion(
        _ text: UnsafeBufferPointer<Unicode.Scalar>, _ instruction: RegexInstruction, _ index: inout Int, _ at: inout Int
    ) -> Bool {
        switch instruction.operation {
        case .textStart: guard at == 0 else { return false }
        case .multilineStart: guard at == 0 || text[at - 1] == "\n" else { return false }
        case .textEnd: guard at == end else { return false }
        case .lineEnd: guard at == end || at == end - 1 && text[at] == "\n" else { return false }
        case .multilineEnd: guard at == end || text[at] == "\n" else { return false }
        case .boundary:
            // An empty text has no edge, and no place that is none.
            guard end > 0 else { return false }
            func isWord(_ scalar: Unicode.Scalar) -> Bool { Regex.isWord(scalar) && (instruction.b == 0 || scalar.isASCII) }
            let before = at > 0 && isWord(text[at - 1])
            let after = at < end && isWord(text[at])
            guard (before != after) == (instruction.a == 0) else { return false }
        case .reference:
            let (start, stop) = (spans[2 * instruction.a], spans[2 * instruction.a + 1])
            guard start >= 0, at + stop - start <= end else { return false }
            for offset in 0..<(stop - start) {
                let (a, b) = (text[start + offset], text[at + offset])
                guard a == b || instruction.b == 1 && Regex.folded(a) == Regex.folded(b) else { return false }
            }
            at += stop - start
        case .conditional:
            if spans[2 * instruction.a + 1] < 0 {
                index = instruction.b
                return true
            }
        default: return false
        }
        index += 1
        return true
    }
}
