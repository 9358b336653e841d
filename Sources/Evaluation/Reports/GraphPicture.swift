// A graph laid out for drawing: boxes in columns, edges with the value above and the gradient below, as in a lecture.
// Its text is in GraphPicture+Text.swift, what is drawn as one box in GraphFolds.swift.

import Autodiff
import Tensors

/// Boxes and edges of a drawing; what GraphFolds puts together is one box.
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
        case .repeats: max(24, Double(box.label.count) * 3.9 + 10)
        default: max(18, Double(box.label.count) * 4.2 + 9)
        }
    }

    private(set) var boxes: [Box] = []
    private(set) var edges: [Edge] = []

    init(_ graph: Graph) {
        let folds = GraphFolds(graph)
        var boxOf: [Int] = []
        var boxOfFold: [Int: Int] = [:]
        let outputs = Set(graph.outputs)
        for (place, node) in graph.nodes.enumerated() {
            if let fold = folds.fold[place] {
                if let box = boxOfFold[fold] {
                    boxOf.append(box)
                    continue
                }
                boxOfFold[fold] = boxes.count
                boxOf.append(boxes.count)
                let (kind, label) = folds.labels[fold]
                boxes.append(Box(kind: kind, label: label, name: nil, value: "", gradient: nil, isResult: false))
                continue
            }
            boxOf.append(boxes.count)
            boxes.append(GraphPicture.box(node, isResult: outputs.contains(place)))
        }
        for output in graph.outputs where folds.fold[output] != nil {
            let (box, node) = (boxOf[output], graph.nodes[output])
            boxes[box] = Box(
                kind: boxes[box].kind, label: boxes[box].label, name: node.name.hasPrefix("#") ? nil : node.name,
                value: node.value.map(TensorSummary.text) ?? "", gradient: node.upstream.map(TensorSummary.text), isResult: true)
        }
        var seen: Set<[Int]> = []
        for (place, node) in graph.nodes.enumerated() {
            for (index, input) in node.inputs.enumerated() where boxOf[input] != boxOf[place] {
                let (from, to) = (boxOf[input], boxOf[place])
                // What enters or leaves a box of many is many things: one edge stands for them.
                let isFolded = folds.fold[input] != nil || folds.fold[place] != nil
                if isFolded, !seen.insert([from, to]).inserted { continue }
                let gradient = index < node.downstream.count ? node.downstream[index].map(TensorSummary.text) : nil
                let value = folds.fold[input] == nil ? graph.nodes[input].value.map(TensorSummary.text) ?? "" : ""
                edges.append(Edge(from: from, to: to, value: value, gradient: isFolded ? nil : gradient))
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
