// Two texts as `diff -u` shows them.

/// The lines that differ, with three lines of context.
struct UnifiedDiff {
    let text: String

    private enum Line { case same(Substring), removed(Substring), added(Substring) }

    init(old: [UInt8], new: [UInt8], name: String) {
        guard old != new else {
            text = ""
            return
        }
        let lines = UnifiedDiff.lines(UnifiedDiff.split(old), UnifiedDiff.split(new))
        text = "--- \(name)\n+++ \(name)\n" + UnifiedDiff.hunks(lines)
    }

    private static func split(_ bytes: [UInt8]) -> [Substring] {
        var lines = String(decoding: bytes, as: UTF8.self).unicodeScalars
            .split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// By the longest common subsequence, once what is equal at both ends is put aside.
    private static func lines(_ old: [Substring], _ new: [Substring]) -> [Line] {
        var head = 0
        while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
        let a = Array(old[head..<(old.count - tail)])
        let b = Array(new[head..<(new.count - tail)])
        var result = old[..<head].map { Line.same($0) }
        // Past this size a table would take too much room: all lines between are told as changed.
        if a.count * b.count > 1 << 24 {
            result += a.map { .removed($0) } + b.map { .added($0) }
        } else {
            result += common(a, b)
        }
        return result + old[(old.count - tail)...].map { Line.same($0) }
    }

    private static func common(_ a: [Substring], _ b: [Substring]) -> [Line] {
        let width = b.count + 1
        var table = [Int32](repeating: 0, count: (a.count + 1) * width)
        for i in a.indices.reversed() {
            for j in b.indices.reversed() {
                table[i * width + j] = a[i] == b[j]
                    ? table[(i + 1) * width + j + 1] + 1 : max(table[(i + 1) * width + j], table[i * width + j + 1])
            }
        }
        var (i, j) = (0, 0)
        var lines: [Line] = []
        while i < a.count || j < b.count {
            if i < a.count, j < b.count, a[i] == b[j] {
                lines.append(.same(a[i]))
                (i, j) = (i + 1, j + 1)
            } else if j == b.count || i < a.count && table[(i + 1) * width + j] >= table[i * width + j + 1] {
                lines.append(.removed(a[i]))
                i += 1
            } else {
                lines.append(.added(b[j]))
                j += 1
            }
        }
        return lines
    }

    private static func hunks(_ lines: [Line]) -> String {
        let context = 3
        var text = ""
        let changed = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
        var index = 0
        var (oldLine, newLine, counted) = (1, 1, 0)
        func advance(to end: Int) {
            while counted < end {
                switch lines[counted] {
                case .same: (oldLine, newLine) = (oldLine + 1, newLine + 1)
                case .removed: oldLine += 1
                case .added: newLine += 1
                }
                counted += 1
            }
        }
        while index < changed.count {
            let start = max(0, changed[index] - context)
            var last = changed[index]
            while index < changed.count, changed[index] <= last + 2 * context + 1 {
                last = changed[index]
                index += 1
            }
            let end = min(lines.count, last + context + 1)
            advance(to: start)
            let (firstOld, firstNew) = (oldLine, newLine)
            var body = ""
            for line in lines[start..<end] {
                switch line {
                case .same(let line): body += " \(line)\n"
                case .removed(let line): body += "-\(line)\n"
                case .added(let line): body += "+\(line)\n"
                }
            }
            advance(to: end)
            let (oldCount, newCount) = (oldLine - firstOld, newLine - firstNew)
            text += "@@ -\(oldCount == 0 ? firstOld - 1 : firstOld),\(oldCount) +\(newCount == 0 ? firstNew - 1 : firstNew),\(newCount) @@\n" + body
        }
        return text
    }
}
