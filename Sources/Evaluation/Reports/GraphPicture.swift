// A graph laid out for drawing: boxes in columns, edges with the value above and the gradient below, as in a lecture.
// Text of the drawing is in GraphPicture+SVG.swift and GraphPicture+DOT.swift.

import Autodiff
import Tensors

/// Boxes and edges of a drawing; long repeats are one box.
struct GraphPicture {
    struct Box {
        enum Kind { case leaf, constant, operation, repeats }
        let kind: Kind
        /// What stands in the box: a sign, an operation's name, a leaf's name.
        let label: String
        /// The user's name of an operation's result.
        let name: String?
        let value: String
        let gradient: String?
        let isResult: Bool
    }

    struct Edge {
        let from: Int
        let to: Int
        /// The value that flows forward and the gradient that flows back.
        let value: String
        let gradient: String?
    }

    /// Half the width of a box.
    func radius(_ box: Box) -> Double {
        switch box.kind {
        case .operation where box.label.count == 1: 18
        case .repeats: max(24, Double(box.label.count) * 3.6 + 8)
        default: max(18, Double(box.label.count) * 4 + 6)
        }
    }

    private(set) var boxes: [Box] = []
    private(set) var edges: [Edge] = []

    init(_ graph: Graph) {
        let repeats = GraphRepeats(graph)
        var boxOf: [Int] = []
        var boxOfRepeat: [Int: Int] = [:]
        for (place, node) in graph.nodes.enumerated() {
            if let run = repeats.run(at: place) {
                if let box = boxOfRepeat[run.number] {
                    boxOf.append(box)
                    continue
                }
                boxOfRepeat[run.number] = boxes.count
                boxOf.append(boxes.count)
                boxes.append(
                    Box(kind: .repeats, label: run.label, name: nil, value: "", gradient: nil, isResult: false))
                continue
            }
            boxOf.append(boxes.count)
            boxes.append(GraphPicture.box(node, isResult: graph.outputs.contains(place)))
        }
        var seen: Set<[Int]> = []
        for (place, node) in graph.nodes.enumerated() {
            for (index, input) in node.inputs.enumerated() where boxOf[input] != boxOf[place] {
                let (from, to) = (boxOf[input], boxOf[place])
                // What enters or leaves a box of many turns is many things: one edge stands for them.
                let isOfRepeat = boxes[from].kind == .repeats || boxes[to].kind == .repeats
                if isOfRepeat, !seen.insert([from, to]).inserted { continue }
                let gradient = index < node.downstream.count ? node.downstream[index].map(TensorSummary.text) : nil
                edges.append(
                    Edge(
                        from: from, to: to, value: graph.nodes[input].value.map(TensorSummary.text) ?? "",
                        gradient: isOfRepeat ? nil : gradient))
            }
        }
    }

    private static let signs = [
        "add": "+", "sub": "−", "rsub": "−", "mul": "×", "div": "÷", "matmul": "@", "mm": "@", "mv": "@", "neg": "−", "dot": "·",
    ]

    private static func box(_ node: Graph.Node, isResult: Bool) -> Box {
        let value = node.value.map(TensorSummary.text) ?? ""
        let gradient = node.upstream.map(TensorSummary.text)
        switch node.kind {
        case .leaf: return Box(kind: .leaf, label: node.name, name: nil, value: value, gradient: gradient, isResult: isResult)
        case .constant:
            return Box(kind: .constant, label: node.name, name: nil, value: value, gradient: nil, isResult: isResult)
        case .operation:
            return Box(
                kind: .operation, label: signs[node.operation] ?? node.operation,
                name: node.name.hasPrefix("#") ? nil : node.name, value: value, gradient: gradient, isResult: isResult)
        }
    }
}

/// Runs of the same operations over and over, as a loop leaves them: all turns between the first and the last are one box.
struct GraphRepeats {
    struct Run {
        let number: Int
        let places: Set<Int>
        /// `8 × (matmul, add, tanh)`
        let label: String
    }

    private var runs: [Run] = []

    func run(at place: Int) -> Run? { runs.first { $0.places.contains(place) } }

    init(_ graph: Graph) {
        let places = graph.nodes.indices.filter { graph.nodes[$0].kind == .operation }
        let keys = places.map { "\(graph.nodes[$0].operation) \(graph.nodes[$0].place ?? "")" }
        var start = 0
        while start < keys.count {
            guard let (period, count) = GraphRepeats.longest(keys, from: start), count >= 4 else {
                start += 1
                continue
            }
            let inner = places[(start + period)..<(start + period * (count - 1))]
            let names = places[start..<(start + period)].map { graph.nodes[$0].operation }
            let shown = names.prefix(4).joined(separator: ", ") + (names.count > 4 ? ", …" : "")
            runs.append(Run(number: runs.count, places: Set(inner), label: "\(count - 2) × (\(shown))"))
            start += period * count
        }
    }

    /// The period up to 32 that repeats most often from a place.
    private static func longest(_ keys: [String], from start: Int) -> (period: Int, count: Int)? {
        var best: (period: Int, count: Int)?
        for period in 1...32 where start + period * 4 <= keys.count {
            var end = start + period
            while end < keys.count, keys[end] == keys[end - period] { end += 1 }
            let count = (end - start) / period
            if count >= 4, count * period > (best.map { $0.period * $0.count } ?? 0) { best = (period, count) }
        }
        return best
    }
}
