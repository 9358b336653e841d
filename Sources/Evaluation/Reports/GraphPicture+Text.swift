// A drawing of a graph as text: SVG, which any browser shows, and DOT for Graphviz.

extension GraphPicture {
    /// The graph in Graphviz's language.
    func dot(named name: String) -> String {
        var text = "digraph \(GraphPicture.quoted(name)) {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n"
        text += "  edge [fontname=\"sans-serif\", fontsize=10];\n"
        for (index, box) in boxes.enumerated() {
            let shape =
                switch box.kind {
                case .leaf: "plaintext"
                case .constant: "plaintext"
                case .operation: box.label.count == 1 ? "circle" : "ellipse"
                case .repeats: "box"
                }
            let label = box.name.map { "\(box.label)\n\($0)" } ?? box.label
            text += "  n\(index) [label=\(GraphPicture.quoted(label)), shape=\(shape)];\n"
            if box.isResult {
                let value = ([box.value] + (box.gradient.map { [$0] } ?? [])).joined(separator: "\n")
                text += "  r\(index) [label=\"\", shape=none];\n  n\(index) -> r\(index) [label=\(GraphPicture.quoted(value))];\n"
            }
        }
        for edge in edges {
            let label = ([edge.value] + (edge.gradient.map { [$0] } ?? [])).joined(separator: "\n")
            text += "  n\(edge.from) -> n\(edge.to) [label=\(GraphPicture.quoted(label))];\n"
        }
        return text + "}\n"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(character)
            }
        }
        return quoted + "\""
    }

    /// A drawing from left to right: values above the edges in green, gradients below in red.
    func svg() -> String {
        let layout = GraphLayout(self)
        let margin = 20.0
        var drawing = SVGText()
        for (index, edge) in edges.enumerated() {
            let points = [layout.centres[edge.from]] + layout.bends[index] + [layout.centres[edge.to]]
            drawing.edge(points, fromRadius: radius(boxes[edge.from]), toRadius: radius(boxes[edge.to]))
        }
        // Over all edges, so that none runs through a number.
        for (index, edge) in edges.enumerated() {
            let points = [layout.centres[edge.from]] + layout.bends[index] + [layout.centres[edge.to]]
            drawing.labels(above: edge.value, below: edge.gradient, near: points, radius: radius(boxes[edge.from]),
                nextRadius: points.count == 2 ? radius(boxes[edge.to]) : 0)
        }
        for (box, centre) in zip(boxes, layout.centres) {
            drawing.box(box, centre, radius: radius(box))
            if box.isResult {
                let end = GraphLayout.Point(x: centre.x + radius(box) + GraphLayout.room(for: box.value, box.gradient), y: centre.y)
                drawing.edge([centre, end], fromRadius: radius(box), toRadius: 0)
                drawing.labels(above: box.value, below: box.gradient, near: [centre, end], radius: radius(box), nextRadius: 0)
            }
        }
        let size = (layout.width + 2 * margin, layout.height + 2 * margin)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(drawing.number(size.0))" height="\(drawing.number(size.1))" \
            viewBox="\(drawing.number(-margin)) \(drawing.number(-margin)) \(drawing.number(size.0)) \(drawing.number(size.1))" \
            font-family="sans-serif" font-size="13">
            <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
            <path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>
            <rect x="\(drawing.number(-margin))" y="\(drawing.number(-margin))" width="100%" height="100%" fill="#fff"/>
            \(drawing.text)</svg>

            """
    }
}

/// The marks of a drawing, in the order in which they are painted.
private struct SVGText {
    private(set) var text = ""
    /// Where labels are.
    private var taken: [(left: Double, right: Double, top: Double, bottom: Double)] = []
    /// Keeps a label readable where an edge runs through it: a white copy below, since not every viewer knows `paint-order`.
    private let halo = " fill=\"#fff\" stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\""

    func number(_ value: Double) -> String { TensorSummary.number((value * 10).rounded() / 10) }

    private func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    mutating func box(_ box: GraphPicture.Box, _ centre: GraphLayout.Point, radius: Double) {
        let (x, y) = (number(centre.x), number(centre.y))
        switch box.kind {
        case .operation:
            text += "<ellipse cx=\"\(x)\" cy=\"\(y)\" rx=\"\(number(radius))\" ry=\"18\" fill=\"#eef3fb\" stroke=\"#3b5b92\"/>\n"
        case .repeats:
            text += "<rect x=\"\(number(centre.x - radius))\" y=\"\(number(centre.y - 18))\" width=\"\(number(2 * radius))\" "
                + "height=\"36\" rx=\"4\" fill=\"#f6f1e4\" stroke=\"#8a6d1f\" stroke-dasharray=\"4 2\"/>\n"
        case .leaf, .constant: break
        }
        let weight = box.kind == .leaf ? " font-weight=\"bold\"" : ""
        let colour = box.kind == .constant ? "#777" : "#111"
        text += "<text x=\"\(x)\" y=\"\(number(centre.y + 4.5))\" text-anchor=\"middle\" fill=\"\(colour)\"\(weight)>"
            + "\(escaped(box.label))</text>\n"
        if let name = box.name {
            text += "<text x=\"\(x)\" y=\"\(number(centre.y + 32))\" text-anchor=\"middle\" fill=\"#555\" font-size=\"11\" "
                + "font-style=\"italic\">\(escaped(name))</text>\n"
        }
    }

    mutating func edge(_ points: [GraphLayout.Point], fromRadius: Double, toRadius: Double) {
        guard points.count >= 2 else { return }
        let start = GraphLayout.Point(x: points[0].x + fromRadius, y: points[0].y)
        let end = GraphLayout.Point(x: points[points.count - 1].x - toRadius, y: points[points.count - 1].y)
        var path = "M\(number(start.x)) \(number(start.y))"
        var last = start
        for point in points.dropFirst().dropLast() + [end] {
            let middle = (last.x + point.x) / 2
            path += "C\(number(middle)) \(number(last.y)) \(number(middle)) \(number(point.y)) \(number(point.x)) \(number(point.y))"
            last = point
        }
        text += "<path d=\"\(path)\" fill=\"none\" stroke=\"#555\" marker-end=\"url(#tip)\"/>\n"
    }

    /// The value above the edge and the gradient below it, before the edge's first bend.
    mutating func labels(above: String, below: String?, near points: [GraphLayout.Point], radius: Double, nextRadius: Double) {
        guard points.count >= 2, !above.isEmpty || below != nil else { return }
        let start = points[0].x + radius
        let run = points[1].x - nextRadius - start
        let rise = points[1].y - points[0].y
        let half = Double(max(above.count, below?.count ?? 0)) * 3.2 + 2
        // Half way the edges of a fan lie apart; where labels would cover each other, further along the curve.
        var (x, y) = (0.0, 0.0)
        for t in [0.5, 0.36, 0.64, 0.25, 0.75, 0.5] {
            x = start + run * (1.5 * t - 1.5 * t * t + t * t * t)
            y = points[0].y + rise * (3 * t * t - 2 * t * t * t)
            let room = (left: x - half, right: x + half, top: y - 15, bottom: y + (below == nil ? -3 : 15))
            let isFree = taken.allSatisfy {
                room.right < $0.left || $0.right < room.left || room.bottom < $0.top || $0.bottom < room.top
            }
            if isFree {
                taken.append(room)
                break
            }
        }
        label(above, x, y - 5, "#1a7f37")
        if let below { label(below, x, y + 13, "#b3261e") }
    }

    private mutating func label(_ label: String, _ x: Double, _ y: Double, _ colour: String) {
        guard !label.isEmpty else { return }
        let place = "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"middle\" font-size=\"11\""
        text += "\(place)\(halo)>\(escaped(label))</text>\n\(place) fill=\"\(colour)\">\(escaped(label))</text>\n"
    }
}
