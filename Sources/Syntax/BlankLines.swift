// How many empty lines stand between two lines: none at the beginning of a block, two round definitions at the top, one
// elsewhere, and what was there, within bounds, between other statements.

struct BlankLines {
    private var previous: LogicalLine?
    /// The depths of the definitions whose bodies may be going on.
    private var definitions: [Int] = []

    /// Comments right before a definition keep to it: the first of them takes its distance.
    static func gatherLeadingComments(_ lines: inout [LogicalLine]) {
        var index = lines.count - 1
        while index > 0 {
            defer { index -= 1 }
            guard lines[index].isDefinition || lines[index].isDecorator || lines[index].leadsDefinition else { continue }
            let before = lines[index - 1]
            if lines[index].blanks == 0, before.isComment, before.depth == lines[index].depth { lines[index - 1].leadsDefinition = true }
        }
    }

    /// The empty lines to write before the next line.
    mutating func count(before line: LogicalLine) -> Int {
        defer { previous = line }
        var count = min(line.blanks, line.depth == 0 ? 2 : 1)
        var isBehindDefinition = false
        while let depth = definitions.last, depth >= line.depth {
            definitions.removeLast()
            isBehindDefinition = true
            let isClause = line.depth == 0 && depth > 0 && line.isClause
            count = line.depth > 0 || isClause ? 1 : 2
        }
        if line.isDefinition { definitions.append(line.depth) }
        guard let previous else { return 0 }
        if line.opensBlock || previous.isDecorator { return 0 }
        if line.isDefinition || line.isDecorator || line.leadsDefinition {
            if previous.leadsDefinition, line.blanks == 0, previous.depth == line.depth { return 0 }
            return line.depth > 0 ? 1 : 2
        }
        if previous.isImport, !line.isImport, previous.depth == line.depth, !isBehindDefinition { return max(count, 1) }
        return count
    }
}

extension LogicalLine {
    /// `else` and the like, which go on with a statement.
    fileprivate var isClause: Bool { !isComment && [.else, .elif, .except, .finally].contains(first) }
}
