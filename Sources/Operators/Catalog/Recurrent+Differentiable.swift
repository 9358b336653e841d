// The way back through a recurrent layer as recorded operations, for derivatives of derivatives: the layer is run again step
// by step. What a first derivative takes is one pass of a kernel, in Recurrent.swift.

import Tensors

/// The gradients of one direction of a layer over a padded batch, written so that they can be differentiated.
struct RecurrentSteps {
    private let cell: String
    private let order: [Int]
    private let input, inputWeight, hiddenWeight: Recorded
    private let projection: Recorded?
    private let hasBias: Bool
    private let size: Int
    private let fromInput: Recorded
    private let hiddenBias: Recorded?
    /// By step, in the order taken: what the step started with, and what its gates were.
    private var starts: [(hidden: Recorded, memory: Recorded?)] = []
    private var gates: [[Recorded]] = []

    /// - Parameter inputs: those of the layer, its input of three dimensions.
    init(_ inputs: [Recorded], cell: String, isReversed: Bool, hasBias: Bool, hasProjection: Bool) throws {
        self.cell = cell
        self.hasBias = hasBias
        var rest = inputs[...]
        input = rest.removeFirst()
        let hidden = rest.removeFirst()
        let memory = cell == "lstm" ? rest.removeFirst() : nil
        (inputWeight, hiddenWeight) = (rest.removeFirst(), rest.removeFirst())
        let inputBias = hasBias ? rest.removeFirst() : nil
        hiddenBias = hasBias ? rest.removeFirst() : nil
        projection = hasProjection ? rest.removeFirst() : nil
        let steps = input.shape[0]
        order = isReversed ? Array((0..<steps).reversed()) : Array(0..<steps)
        size = hiddenWeight.shape[0] / (cell == "lstm" ? 4 : cell == "gru" ? 3 : 1)
        var product = try input.reshaped([steps * input.shape[1], input.shape[2]]).matmul(inputWeight.transposed())
        if let inputBias { product = try product + inputBias }
        fromInput = try product.reshaped([steps, input.shape[1], inputWeight.shape[0]])
        try run(hidden, memory)
    }

    private func part(_ x: Recorded, _ index: Int) throws -> Recorded { try x.narrow(1, index * size, size) }

    private mutating func run(_ first: Recorded, _ firstMemory: Recorded?) throws {
        var (hidden, memory) = (first, firstMemory)
        for step in order {
            starts.append((hidden, memory))
            let a = try fromInput.select(0, step)
            var b = try hidden.matmul(hiddenWeight.transposed())
            if let hiddenBias { b = try b + hiddenBias }
            switch cell {
            case "lstm":
                guard let kept = memory else { continue }
                let sum = try a + b
                let (i, f) = (try part(sum, 0).sigmoid(), try part(sum, 1).sigmoid())
                let (g, o) = (try part(sum, 2).tanh(), try part(sum, 3).sigmoid())
                let next = try f * kept + i * g
                let squashed = try next.tanh()
                let output = try o * squashed
                gates.append([i, f, g, o, squashed, output])
                memory = next
                hidden = try projection.map { try output.matmul($0.transposed()) } ?? output
            case "gru":
                let reset = try (part(a, 0) + part(b, 0)).sigmoid()
                let update = try (part(a, 1) + part(b, 1)).sigmoid()
                let new = try (part(a, 2) + part(b, 2) * reset).tanh()
                gates.append([reset, update, new, try part(b, 2)])
                hidden = try (hidden - new) * update + new
            default:
                let sum = try a + b
                hidden = try cell == "relu" ? sum.apply(.relu) : sum.tanh()
                gates.append([hidden])
            }
        }
    }

    /// - Parameter given: the gradients of the output, the last hidden state, and the last memory.
    /// - Returns: one gradient for each input of the layer.
    func gradients(_ given: [Recorded]) throws -> [Recorded] {
        var hidden = given[1]
        var memory = cell == "lstm" ? given[2] : nil
        var (rows, hiddenRows, projected) = ([Int: Recorded](), [Int: Recorded](), Recorded?.none)
        for (place, step) in order.enumerated().reversed() {
            hidden = try hidden + given[0].select(0, step)
            let (row, hiddenRow, direct) = try stepBack(place, hidden, &memory, &projected)
            rows[step] = row
            hiddenRows[step] = hiddenRow
            let through = try hiddenRow.matmul(hiddenWeight)
            hidden = try direct.map { try through + $0 } ?? through
        }
        func joined(_ rows: [Int: Recorded]) throws -> Recorded { try Recorded.cat(order.compactMap { rows[$0] }, 0) }
        let (all, allHidden) = (try joined(rows), try joined(hiddenRows))
        let taken = try Recorded.cat(order.map { try input.select(0, $0) }, 0)
        let before = try Recorded.cat(starts.map(\.hidden), 0)
        let inOrder = try Recorded.stack(order.indices.map { try (rows[$0] ?? all).matmul(inputWeight) }, 0)
        var found = [inOrder, hidden]
        if let memory { found.append(memory) }
        found += [try all.transposed().matmul(taken), try allHidden.transposed().matmul(before)]
        if hasBias { found += [try all.sum([0]), try allHidden.sum([0])] }
        if let projected { found.append(projected) }
        return found
    }

    /// The gradients of a step's sums from input and from the hidden state, and what goes to the hidden state directly.
    private func stepBack(
        _ place: Int, _ hidden: Recorded, _ memory: inout Recorded?, _ projected: inout Recorded?
    ) throws -> (Recorded, Recorded, Recorded?) {
        let gate = gates[place]
        switch cell {
        case "lstm":
            guard let later = memory, let kept = starts[place].memory else { return (hidden, hidden, nil) }
            let (i, f, g, o, squashed) = (gate[0], gate[1], gate[2], gate[3], gate[4])
            var output = hidden
            if let projection {
                let share = try hidden.transposed().matmul(gate[5])
                projected = try projected.map { try $0 + share } ?? share
                output = try hidden.matmul(projection)
            }
            let inner = try later + output * o * (1 - squashed.square())
            let parts = [
                try inner * g * i * (1 - i), try inner * kept * f * (1 - f), try inner * i * (1 - g.square()),
                try output * squashed * o * (1 - o),
            ]
            memory = try inner * f
            let row = try Recorded.cat(parts, 1)
            return (row, row, nil)
        case "gru":
            let (reset, update, new, hiddenNew) = (gate[0], gate[1], gate[2], gate[3])
            let slope = try hidden * (1 - update) * (1 - new.square())
            let toUpdate = try hidden * (starts[place].hidden - new) * update * (1 - update)
            let toReset = try slope * hiddenNew * reset * (1 - reset)
            return (
                try Recorded.cat([toReset, toUpdate, slope], 1), try Recorded.cat([toReset, toUpdate, slope * reset], 1),
                try hidden * update
            )
        default:
            let slope = try cell == "relu" ? hidden.zeroed(where: gate[0] .<= 0) : hidden * (1 - gate[0].square())
            return (slope, slope, nil)
        }
    }
}
