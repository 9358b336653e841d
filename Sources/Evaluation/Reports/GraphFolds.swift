// What a drawing of a graph shows as one box: turns of a loop, calls of layers in a large graph, and the middle of one that
// is larger still.

import Autodiff

/// The boxes that stand for several nodes.
struct GraphFolds {
    /// For each node the fold that it is in.
    private(set) var fold: [Int?]
    private(set) var labels: [(kind: GraphPicture.Box.Kind, text: String)] = []

    /// With more boxes than this, a call of a layer is one.
    static let openLimit = 60
    /// With more than this, only so many at either end are drawn.
    static let boxLimit = 120
    private static let endCount = 30
    /// More inputs than this that go into one box only are one.
    private static let inputLimit = 12
    private static let inputLimitOfFold = 4

    init(_ graph: Graph) {
        fold = Array(repeating: nil, count: graph.nodes.count)
        let operations = graph.nodes.indices.filter { graph.nodes[$0].kind == .operation }
        for run in GraphRepeats(graph, operations).runs { put(run.places, .repeats, run.label) }
        if boxCount(operations) > GraphFolds.openLimit { foldCalls(graph, operations) }
        if boxCount(operations) > GraphFolds.boxLimit { foldMiddle(graph, operations) }
        foldInputs(graph)
    }

    private mutating func put(_ places: some Sequence<Int>, _ kind: GraphPicture.Box.Kind, _ label: String) {
        for place in places { fold[place] = labels.count }
        labels.append((kind, label))
    }

    private func boxCount(_ operations: [Int]) -> Int {
        var seen: Set<Int> = []
        return operations.count { fold[$0].map { seen.insert($0).inserted } ?? true }
    }

    private mutating func foldCalls(_ graph: Graph, _ operations: [Int]) {
        var calls: [Int: [Int]] = [:]
        for place in operations where fold[place] == nil {
            if let record = graph.nodes[place].row?.record, record.composite != nil { calls[record.compositeStart, default: []].append(place) }
        }
        let several = calls.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        // A graph that is little else but one call is better seen from inside.
        guard boxCount(operations) - several.reduce(0, { $0 + $1.count - 1 }) > 2 else { return }
        for places in several {
            put(places, .repeats, graph.nodes[places[0]].row?.record.composite?.text ?? "")
        }
    }

    private mutating func foldMiddle(_ graph: Graph, _ operations: [Int]) {
        var boxes: [[Int]] = []
        var boxOfFold: [Int: Int] = [:]
        for place in operations {
            if let fold = fold[place] {
                if let box = boxOfFold[fold] {
                    boxes[box].append(place)
                    continue
                }
                boxOfFold[fold] = boxes.count
            }
            boxes.append([place])
        }
        let outputs = Set(graph.outputs)
        let inner = boxes.dropFirst(GraphFolds.endCount).dropLast(GraphFolds.endCount).flatMap { $0 }.filter { !outputs.contains($0) }
        put(inner, .repeats, "\(grouped(inner.count)) operations")
    }

    /// Constants of a fold are inside of it; many inputs of one box are one.
    private mutating func foldInputs(_ graph: Graph) {
        // The only box that a node goes into; -1 for several.
        var user = [Int?](repeating: nil, count: graph.nodes.count)
        for (place, node) in graph.nodes.enumerated() {
            let box = fold[place].map { graph.nodes.count + $0 } ?? place
            for input in node.inputs { user[input] = user[input].map { $0 == box ? box : -1 } ?? box }
        }
        var inputs: [Int: [Int]] = [:]
        let outputs = Set(graph.outputs)
        for (place, node) in graph.nodes.enumerated() where node.kind != .operation && !outputs.contains(place) {
            guard let box = user[place], box >= 0 else { continue }
            if node.kind == .constant, box >= graph.nodes.count {
                fold[place] = box - graph.nodes.count
            } else {
                inputs[box, default: []].append(place)
            }
        }
        for (box, places) in inputs.sorted(by: { $0.value[0] < $1.value[0] })
        where places.count > (box < graph.nodes.count ? GraphFolds.inputLimit : GraphFolds.inputLimitOfFold) {
            put(places, .leaf, "\(grouped(places.count)) inputs")
        }
    }
}

/// Runs of the same operations over and over, as a loop leaves them: all turns between the first and the last are one box.
struct GraphRepeats {
    struct Run {
        let places: ArraySlice<Int>
        /// `8 × (matmul, add, tanh)`
        let label: String
    }

    private(set) var runs: [Run] = []

    /// - Parameter places: those of the operations.
    init(_ graph: Graph, _ places: [Int]) {
        // Operations are compared by number: what they are, and where they stand.
        var numbers: [String: Int] = [:]
        let keys = places.map { place in
            let key = "\(graph.nodes[place].operation) \(graph.nodes[place].place ?? "")"
            if let number = numbers[key] { return number }
            numbers[key] = numbers.count
            return numbers.count - 1
        }
        var start = 0
        while start < keys.count {
            guard let (period, count) = GraphRepeats.longest(keys, from: start) else {
                start += 1
                continue
            }
            let names = places[start..<(start + period)].map { graph.nodes[$0].operation }
            let shown = names.prefix(4).joined(separator: ", ") + (names.count > 4 ? ", …" : "")
            runs.append(
                Run(places: places[(start + period)..<(start + period * (count - 1))], label: "\(count - 2) × (\(shown))"))
            start += period * count
        }
    }

    /// The period that repeats most often from a place; long ones are looked for where the first operation comes again.
    private static func longest(_ keys: [Int], from start: Int) -> (period: Int, count: Int)? {
        var best: (period: Int, count: Int)?
        for period in 1...64 where start + period * 4 <= keys.count && keys[start] == keys[start + period] {
            var end = start + period
            while end < keys.count, keys[end] == keys[end - period] { end += 1 }
            let count = (end - start) / period
            if count >= 4, count * period > (best.map { $0.period * $0.count } ?? 0) { best = (period, count) }
        }
        return best
    }
}
