// Where the boxes of a drawing go: columns by longest path, order within a column by the middle of the neighbours
// (Sugiyama, Tagawa and Toda 1981), edges over several columns through places kept free for them.

/// Columns and rows for the boxes of a picture.
struct GraphLayout {
    struct Point {
        var x: Double
        var y: Double
    }

    /// The middle of each box.
    private(set) var centres: [Point] = []
    /// The places that each edge passes through between its boxes.
    private(set) var bends: [[Point]] = []
    private(set) var width = 0.0
    private(set) var height = 0.0

    /// The length of an edge that has room for its labels.
    static func room(for value: String, _ gradient: String?) -> Double {
        max(70, Double(max(value.count, gradient?.count ?? 0)) * 6.2 + 34)
    }
    static let rowHeight = 74.0

    init(_ picture: GraphPicture) {
        let count = picture.boxes.count
        var column = GraphLayout.columns(picture)
        GraphLayout.delay(picture, &column)
        // Vertices are boxes, then the bends of edges that span several columns.
        var columnOf = column
        var links: [(from: Int, to: Int)] = []
        var bendsOf: [[Int]] = []
        for edge in picture.edges {
            var chain: [Int] = []
            var last = edge.from
            for between in stride(from: column[edge.from] + 1, to: column[edge.to], by: 1) {
                columnOf.append(between)
                chain.append(columnOf.count - 1)
                links.append((last, columnOf.count - 1))
                last = columnOf.count - 1
            }
            links.append((last, edge.to))
            bendsOf.append(chain)
        }
        let rows = GraphLayout.rows(columnOf, links)
        let middles = GraphLayout.middles(picture, column, columns: (columnOf.max() ?? 0) + 1)
        let places = columnOf.indices.map { vertex in
            Point(x: middles[columnOf[vertex]], y: (rows[vertex] + 0.5) * GraphLayout.rowHeight)
        }
        centres = Array(places.prefix(count))
        bends = bendsOf.map { $0.map { places[$0] } }
        width = zip(picture.boxes, centres).map { box, centre in
            centre.x + picture.radius(box) + (box.isResult ? GraphLayout.room(for: box.value, box.gradient) : 0)
        }.max() ?? 0
        height = (places.map(\.y).max() ?? 0) + GraphLayout.rowHeight / 2
    }

    /// The x of each column: its boxes and the labels of the edges that leave it fit before the next.
    private static func middles(_ picture: GraphPicture, _ column: [Int], columns: Int) -> [Double] {
        var half = [Double](repeating: 18, count: columns)
        var gap = [Double](repeating: 70, count: columns)
        for (box, at) in zip(picture.boxes, column) { half[at] = max(half[at], picture.radius(box)) }
        for edge in picture.edges {
            gap[column[edge.from]] = max(gap[column[edge.from]], room(for: edge.value, edge.gradient))
        }
        var middles: [Double] = []
        var x = 0.0
        for at in 0..<columns {
            middles.append(x + half[at])
            x += 2 * half[at] + gap[at]
        }
        return middles
    }

    /// The length of the longest path to each box; edges lead from earlier boxes to later ones, except around a repeat.
    private static func columns(_ picture: GraphPicture) -> [Int] {
        var column = [Int](repeating: 0, count: picture.boxes.count)
        for edge in picture.edges.sorted(by: { ($0.to, $0.from) < ($1.to, $1.from) }) where edge.from < edge.to {
            column[edge.to] = max(column[edge.to], column[edge.from] + 1)
        }
        // A box that repeats stands for later operations too, so what it feeds may lie before it in the list.
        for _ in 0..<8 {
            var isSettled = true
            for edge in picture.edges where column[edge.to] <= column[edge.from] && picture.boxes[edge.from].kind != .repeats {
                column[edge.to] = column[edge.from] + 1
                isSettled = false
            }
            if isSettled { break }
        }
        return column
    }

    /// Leaves, and what is computed of leaves alone, stand just before their first use.
    private static func delay(_ picture: GraphPicture, _ column: inout [Int]) {
        var uses = [[Int]](repeating: [], count: picture.boxes.count)
        var isReached = [Bool](repeating: false, count: picture.boxes.count)
        var isDeep = isReached
        for edge in picture.edges {
            uses[edge.from].append(edge.to)
            isReached[edge.to] = true
            if ![.leaf, .constant].contains(picture.boxes[edge.from].kind) { isDeep[edge.to] = true }
        }
        for isLeaf in [false, true] {
            for box in column.indices.reversed() where !isDeep[box] && isReached[box] != isLeaf {
                if let first = uses[box].map({ column[$0] }).min() { column[box] = max(isLeaf ? 0 : column[box], first - 1) }
            }
        }
    }

    /// A row for each vertex, by sweeps over the columns.
    private static func rows(_ columnOf: [Int], _ links: [(from: Int, to: Int)]) -> [Double] {
        let columns = (columnOf.max() ?? 0) + 1
        var order = [[Int]](repeating: [], count: columns)
        for (vertex, column) in columnOf.enumerated() { order[column].append(vertex) }
        var before = [[Int]](repeating: [], count: columnOf.count)
        var after = before
        for link in links {
            before[link.to].append(link.from)
            after[link.from].append(link.to)
        }
        var row = [Double](repeating: 0, count: columnOf.count)
        func settle(_ column: Int) {
            for (index, vertex) in order[column].enumerated() { row[vertex] = Double(index) }
        }
        for column in 0..<columns { settle(column) }
        func middle(_ vertex: Int, _ neighbours: [Int]) -> Double {
            neighbours.isEmpty ? row[vertex] : neighbours.reduce(0) { $0 + row[$1] } / Double(neighbours.count)
        }
        for turn in 0..<12 {
            let forward = turn % 2 == 0
            for column in forward ? Array(0..<columns) : Array((0..<columns).reversed()) {
                let keyed = order[column].enumerated().map { index, vertex in
                    (middle(vertex, forward ? before[vertex] : after[vertex]), index, vertex)
                }
                order[column] = keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
                settle(column)
            }
        }
        // Short columns are centred against the longest.
        let most = Double(order.map(\.count).max() ?? 1)
        for column in order {
            let shift = (most - Double(column.count)) / 2
            for vertex in column { row[vertex] += shift }
        }
        return row
    }
}
