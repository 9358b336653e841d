// "Did you mean": the known name closest to one that is not known.

/// The name that a misspelling most likely stands for, or nil if none is close; the first of equals.
///
/// What CPython would name comes first; where it knows none, a swap of neighbours counts as one mistake.
public func nearest(_ name: String, in names: some Sequence<String>) -> String? { nearest(name, inScopes: [Array(names)]) }

/// The same for names in several scopes, of which the first that has one close enough decides, as in CPython.
public func nearest(_ name: String, inScopes scopes: [[String]]) -> String? {
    for allowsSwaps in [false, true] {
        for scope in scopes {
            if let found = nearest(name, in: scope, allowsSwaps) { return found }
        }
    }
    return nil
}

/// Insertions, deletions, substitutions and swaps of neighbours cost 2, a change of case 1; as in CPython, a third of
/// the letters may differ, names over 40 bytes are not compared, and only the first 750 names are.
private func nearest(_ name: String, in names: [String], _ allowsSwaps: Bool) -> String? {
    let lengthLimit = 40
    let wanted = Array(name.utf8)
    guard !wanted.isEmpty, wanted.count <= lengthLimit else { return nil }
    var best: String?
    var bestDistance = Int.max
    for (index, candidate) in names.enumerated() {
        if index >= 750 { break }
        let known = Array(candidate.utf8)
        if known.count > lengthLimit || known == wanted { continue }
        let allowed = min((wanted.count + known.count + 3) * 2 / 6, bestDistance - 1)
        let distance = editDistance(wanted, known, atMost: allowed, allowsSwaps)
        if distance <= allowed {
            best = candidate
            bestDistance = distance
        }
    }
    return best
}

/// The cost of turning one word into another, or more than the limit.
private func editDistance(_ from: [UInt8], _ to: [UInt8], atMost limit: Int, _ allowsSwaps: Bool) -> Int {
    if abs(from.count - to.count) * 2 > limit { return limit + 1 }
    var beforeLast = [Int](repeating: 0, count: to.count + 1)
    var last = (0...to.count).map { $0 * 2 }
    for i in 0..<from.count {
        var row = [(i + 1) * 2]
        row.reserveCapacity(to.count + 1)
        var lowest = row[0]
        for j in 0..<to.count {
            var cost = min(last[j + 1], row[j]) + 2
            cost = min(cost, last[j] + substitutionCost(from[i], to[j]))
            if allowsSwaps, i > 0, j > 0, from[i] == to[j - 1], from[i - 1] == to[j] { cost = min(cost, beforeLast[j - 1] + 2) }
            row.append(cost)
            lowest = min(lowest, cost)
        }
        if lowest > limit { return limit + 1 }
        beforeLast = last
        last = row
    }
    return last[to.count]
}

private func substitutionCost(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    let isLetter = (a | 0x20) &- 0x61 < 26
    return isLetter && a | 0x20 == b | 0x20 ? 1 : 2
}
