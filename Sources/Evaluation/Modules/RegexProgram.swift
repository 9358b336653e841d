// A pattern as instructions, which RegexMatching carries out with a stack of its own: neither long texts nor nested
// repetitions use the machine's stack.

/// One step of a pattern.
struct RegexInstruction {
    enum Operation {
        /// One scalar: a is its value.
        case scalar, folded
        /// One scalar of the set a.
        case set
        case any, anyInLine
        case lineStart, multilineStart, lineEnd, multilineEnd, textStart, textEnd
        /// At a word's edge, or when a is 1 anywhere else.
        case boundary
        /// Group a begins, ends.
        case open, close
        /// Goes on at a, and when that fails at b.
        case split
        /// Goes on at a.
        case jump
        /// a to b scalars of the next instruction's kind; as many as there are when c is 1.
        case single
        /// Repetition a begins; its head, which leaves to b.
        case loopStart, loop
        /// What group a holds; b: in any case.
        case reference
        /// What stands up to a has to match here, or b scalars before when that is not negative; not when c is 1.
        case look
        /// What stands up to a matches in one way only.
        case atomic
        /// Goes on at b when group a holds nothing.
        case conditional
        case accept
    }
    var operation: Operation
    var a = 0
    var b = 0
    var c = 0
}

/// The instructions of a pattern with their tables.
struct RegexProgram {
    struct Loop {
        let least: Int
        let most: Int
        let isGreedy: Bool
    }
    /// A set with its ASCII part as bits.
    struct Test {
        let set: Regex.Scalars
        let low: UInt64
        let high: UInt64
        init(_ set: Regex.Scalars) {
            self.set = set
            var bits: (UInt64, UInt64) = (0, 0)
            for value in UInt32(0)..<128 where set.contains(Unicode.Scalar(UInt8(value))) {
                if value < 64 { bits.0 |= 1 << value } else { bits.1 |= 1 << (value - 64) }
            }
            (low, high) = bits
        }
        @inline(__always) func contains(_ scalar: Unicode.Scalar) -> Bool {
            let value = scalar.value
            if value < 64 { return low >> value & 1 != 0 }
            if value < 128 { return high >> (value - 64) & 1 != 0 }
            return set.contains(scalar)
        }
    }

    private(set) var instructions: [RegexInstruction] = []
    private(set) var tests: [Test] = []
    private(set) var loops: [Loop] = []
    let groupCount: Int

    init(_ root: Regex.Node, groups: Int) {
        groupCount = groups
        add(root)
        emit(.accept)
    }

    /// The instruction that every match begins with, when it takes one scalar: where it cannot, no match is tried.
    var first: RegexInstruction? {
        for instruction in instructions {
            switch instruction.operation {
            case .open: continue
            case .scalar, .folded, .set, .any, .anyInLine: return instruction
            case .single where instruction.a > 0: continue
            default: return nil
            }
        }
        return nil
    }

    @discardableResult
    private mutating func emit(_ operation: RegexInstruction.Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> Int {
        instructions.append(RegexInstruction(operation: operation, a: a, b: b, c: c))
        return instructions.count - 1
    }

    private mutating func add(_ node: Regex.Node) {
        switch node {
        case .scalar(let scalar, let ignoresCase):
            let value = ignoresCase ? Regex.folded(scalar) : scalar
            emit(ignoresCase ? .folded : .scalar, Int(value.value))
        case .set(let set):
            tests.append(Test(set))
            emit(.set, tests.count - 1)
        case .any(let crossesLines): emit(crossesLines ? .any : .anyInLine)
        case .lineStart(let isMultiline): emit(isMultiline ? .multilineStart : .textStart)
        case .lineEnd(let isMultiline): emit(isMultiline ? .multilineEnd : .lineEnd)
        case .textStart: emit(.textStart)
        case .textEnd: emit(.textEnd)
        case .wordBoundary(let isNegated, let isASCII): emit(.boundary, isNegated ? 1 : 0, isASCII ? 1 : 0)
        case .group(let index, let inner):
            if let index { emit(.open, index) }
            add(inner)
            if let index { emit(.close, index) }
        case .sequence(let nodes): for node in nodes { add(node) }
        case .alternatives(let nodes): addAlternatives(nodes)
        case .repetition(let inner, let least, let most, let isGreedy): addRepetition(inner, least, most, isGreedy)
        case .reference(let index, let ignoresCase): emit(.reference, index, ignoresCase ? 1 : 0)
        case .look(let inner, let isBehind, let isNegated):
            let at = emit(.look, 0, isBehind ? inner.width ?? 0 : -1, isNegated ? 1 : 0)
            add(inner)
            emit(.accept)
            instructions[at].a = instructions.count
        case .atomic(let inner):
            let at = emit(.atomic)
            add(inner)
            emit(.accept)
            instructions[at].a = instructions.count
        case .conditional(let index, let yes, let no):
            let test = emit(.conditional, index)
            add(yes)
            let end = emit(.jump)
            instructions[test].b = instructions.count
            add(no)
            instructions[end].a = instructions.count
        }
    }

    private mutating func addAlternatives(_ nodes: [Regex.Node]) {
        var ends: [Int] = []
        for (index, node) in nodes.enumerated() {
            guard index < nodes.count - 1 else {
                add(node)
                break
            }
            let split = emit(.split)
            instructions[split].a = instructions.count
            add(node)
            ends.append(emit(.jump))
            instructions[split].b = instructions.count
        }
        for end in ends { instructions[end].a = instructions.count }
    }

    private mutating func addRepetition(_ inner: Regex.Node, _ least: Int, _ most: Int, _ isGreedy: Bool) {
        switch inner {
        case .scalar, .set, .any:
            emit(.single, least, most, isGreedy ? 1 : 0)
            add(inner)
            return
        default: break
        }
        if least == 0, most == 1 {
            let split = emit(.split)
            instructions[split].a = instructions.count
            add(inner)
            instructions[split].b = instructions.count
            if !isGreedy { (instructions[split].a, instructions[split].b) = (instructions[split].b, instructions[split].a) }
            return
        }
        loops.append(Loop(least: least, most: most, isGreedy: isGreedy))
        let index = loops.count - 1
        emit(.loopStart, index)
        let head = emit(.loop, index)
        add(inner)
        emit(.jump, head)
        instructions[head].b = instructions.count
    }
}
