// The `%` commands that look for mistakes: `%gradcheck`, `%wiggle`. `%why` is in Why.swift.

import Autodiff
import Operators
import Tensors

extension Session {
    func installDiagnosisCommands() {
        add(Command(
            "gradcheck", usage: "EXPR [--each-op]",
            summary: "compares the tape's gradients with two-sided differences in float64, of the whole or of every operation"
        ) { try $0.gradientCheck($1) })
        add(Command(
            "wiggle", usage: "EXPR NAME +STEP", summary: "moves an input and compares what the output does with what the gradient says"
        ) { try $0.wiggle($1) })
        add(Command("why", usage: "NAME", summary: "where a NaN or infinity came from, or why a gradient is None or zero") {
            try $0.why($1)
        })
    }

    // MARK: %gradcheck

    private func gradientCheck(_ text: String) throws {
        let (expression, options) = Session.options(text)
        if let wrong = options.first(where: { $0 != "--each-op" }) {
            throw Raise(.valueError, "%gradcheck has no option \(wrong)", hint: "%help gradcheck")
        }
        let tensor = try recordedTensor(expression, "gradcheck")
        if !options.isEmpty { return try checkEachOperation(of: tensor, expression) }
        let check = try GradientCheck(of: tensor, machine.recorder)
        let naming = GraphNaming(machine)
        for leaf in check.leaves { describe(leaf, naming[leaf.tensor] ?? "leaf \(leaf.tensor.shape)") }
        guard check.isRight else { throw Raise(.assertionError, "the gradients of '\(expression)' differ from two-sided differences") }
        if check.leaves.contains(where: { !$0.edges.isEmpty }), check.leaves.allSatisfy({ $0.worst == nil && $0.kinks.isEmpty }) {
            return write("nothing could be compared: '\(expression)' is not finite there or just beside\n")
        }
        write("gradients of \(expression) agree with two-sided differences\(exceptions(check.leaves))\n")
    }

    /// `, but for 2 kinks`
    private func exceptions(_ leaves: [GradientCheck.Leaf]) -> String {
        let kinks = leaves.reduce(0) { $0 + $1.kinks.count }
        let edges = leaves.reduce(0) { $0 + $1.edges.count }
        let parts = (kinks > 0 ? [counted(kinks, "kink")] : [])
            + (edges > 0 ? [counted(edges, "place") + " at the edge of what is finite"] : [])
        return parts.isEmpty ? "" : ", but for " + parts.joined(separator: " and ")
    }

    /// What the check of one leaf or input found.
    private func describe(_ leaf: GradientCheck.Leaf, _ name: String) {
        let checked = leaf.tensor.dtype.isComplex
            ? "\(leaf.checkedCount) of \(leaf.tensor.elementCount * 2) parts"
            : "\(leaf.checkedCount) of \(leaf.tensor.elementCount) elements"
        if leaf.isRight, leaf.worst != nil || leaf.edges.isEmpty {
            let error = leaf.worst.map {
                ", largest error " + ($0.error < 1e-7 ? "below 1e-07" : scientificText($0.error, digits: 1))
            }
            write("\(name): right (\(checked)\(error ?? ""))\n")
        } else if let worst = leaf.worst {
            write(
                "\(name): WRONG at \(worst.place): the tape says \(TensorSummary.number(worst.analytic)), differences say "
                    + "\(TensorSummary.number(worst.numeric)) (\(checked))\n")
        }
        for kink in leaf.kinks.prefix(5) {
            write(
                "\(name): a kink at \(kink.place): the tape says \(TensorSummary.number(kink.analytic)), differences "
                    + "\(TensorSummary.number(kink.numeric)); no derivative is wrong there\n")
        }
        for edge in leaf.edges.prefix(5) {
            write(
                "\(name): beside \(edge.place) it is not finite: the tape says \(TensorSummary.number(edge.analytic)), and differences "
                    + "have nothing to say\n")
        }
        if leaf.edges.count > 5 { write("\(name): and \(leaf.edges.count - 5) more such places\n") }
        if leaf.kinks.count > 5 { write("\(name): and \(leaf.kinks.count - 5) more kinks\n") }
    }

    private func checkEachOperation(of tensor: Tensor, _ expression: String) throws {
        let checks = try GradientCheck.operations(of: tensor, machine.recorder)
        let graph = try Graph(of: [tensor], gradients: [nil], arguments: [], machine)
        var wrong: [String] = []
        for (node, (record, check)) in zip(graph.nodes.filter { $0.kind == .operation }, checks) {
            let title = "#\(node.row?.number ?? 0) \(record.operation.name)" + (node.place.map { " at \($0)" } ?? "")
            let inputs = (0..<record.inputCount).filter { record.edge($0).needsGradient }
            let isSmooth = check.leaves.allSatisfy { $0.kinks.isEmpty && $0.edges.isEmpty }
            if !check.isRight { wrong.append(title) }
            guard !check.isRight || !isSmooth else {
                let error = check.leaves.compactMap { $0.worst?.error }.max() ?? 0
                write("\(title): right, largest error \(error < 1e-7 ? "below 1e-07" : scientificText(error, digits: 1))\n")
                continue
            }
            for (index, leaf) in zip(inputs, check.leaves) {
                describe(leaf, "\(title), input \(graph.nodes[node.inputs[index]].name)")
            }
        }
        guard wrong.isEmpty else {
            throw Raise(.assertionError, "the derivative is wrong of \(wrong.joined(separator: ", "))")
        }
        write(
            "\(counted(checks.count, "operation")) behind \(expression) agree with two-sided differences"
                + "\(exceptions(checks.flatMap(\.check.leaves)))\n")
    }

    func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    // MARK: %wiggle

    private func wiggle(_ text: String) throws {
        let usage = Raise(.syntaxError, "%wiggle wants a value, an input and a step: %wiggle f x +0.1")
        var (front, last) = Session.lastWord(text)
        // `f x - 0.1`
        if front.hasSuffix(" +") || front.hasSuffix(" -") { last = String(front.removeLast()) + last }
        guard !front.isEmpty, let step = try? machine.double(value(of: last)), step != 0, step.isFinite else { throw usage }
        let (expression, target) = Session.lastWord(front)
        guard !expression.isEmpty else { throw usage }
        let result = try recordedTensor(expression, "wiggle")
        let replay = try GraphReplay(of: result)
        let (leaf, isMoved) = try movable(target, expression, replay.leaves)
        let input = replay.leaves[leaf]
        let direction = try Kernels.tensor(isMoved.map { $0 ? step : 0 }, shape: input.shape.array, .float64)
        let wasRecording = machine.recorder.isRecording
        machine.recorder.isRecording = false
        defer { machine.recorder.isRecording = wasRecording }
        var leaves = try replay.doubleLeaves()
        let before = try replay.value(leaves, machine.recorder)
        leaves[leaf] = try Kernels.binary(.add, leaves[leaf], direction, machine.recorder.backend)
        let after = try replay.value(leaves, machine.recorder)
        let said = try replay.tangents(of: input, along: direction.cast(to: input.dtype), machine.recorder)[0]
        report(expression, target, step: step, before: before, after: after, said: said)
    }

    /// What `x`, `net.weight` or `x[0, 1:]` stands for: a leaf's place, and which of its elements are meant.
    private func movable(_ target: String, _ expression: String, _ leaves: [Tensor]) throws -> (Int, [Bool]) {
        let whole = try value(of: target)
        let (base, indices) = Session.subscripted(target)
        let named = indices.isEmpty ? whole : try value(of: base)
        guard let input = whole.tensor.flatMap({ tensor in leaves.first { $0 === tensor } }) ?? named.tensor else {
            throw Raise(.typeError, "%wiggle wants a tensor to move, and '\(base)' is \(machine.kindText(named))")
        }
        guard let leaf = leaves.firstIndex(where: { $0 === input }) else {
            throw Raise(
                .runtimeError, "'\(expression)' does not depend on '\(base)' on the tape",
                hint: input.history == nil ? "it is no leaf that requires a gradient" : "it is no leaf; move one of those it comes from")
        }
        guard whole.tensor !== input else { return (leaf, Array(repeating: true, count: input.elementCount)) }
        let places = try Kernels.tensor((0..<input.elementCount).map(Double.init), shape: input.shape.array, .float64)
        let symbol = machine.symbols.intern("__places__")
        machine.main[symbol] = .tensor(places)
        defer { machine.main[symbol] = nil }
        var isMoved = [Bool](repeating: false, count: input.elementCount)
        for place in try value(of: "__places__\(indices)").tensor?.doubles ?? [] {
            if let place = Int(exactly: place), isMoved.indices.contains(place) { isMoved[place] = true }
        }
        return (leaf, isMoved)
    }

    /// `net[0].weight[1][:2]` → (`net[0].weight`, `[1][:2]`): the subscripts that end an expression.
    static func subscripted(_ text: String) -> (base: String, indices: String) {
        var end = text.endIndex
        while end > text.startIndex, text[text.index(before: end)] == "]" {
            var depth = 0
            var place = end
            repeat {
                place = text.index(before: place)
                if text[place] == "]" { depth += 1 } else if text[place] == "[" { depth -= 1 }
            } while depth > 0 && place > text.startIndex
            guard depth == 0, place > text.startIndex else { break }
            end = place
        }
        return (String(text[..<end]), String(text[end...]))
    }

    /// What is left of a − b beyond the rounding of a float32 gradient.
    private func difference(_ a: Double, _ b: Double) -> Double {
        abs(a - b) <= 1e-6 * max(abs(a), abs(b)) ? 0 : a - b
    }

    private func report(_ name: String, _ target: String, step: Double, before: Tensor, after: Tensor, said: Tensor) {
        let number = TensorSummary.number
        let sign = step > 0 ? "+" : ""
        let shown = min(before.elementCount, 8)
        for i in 0..<shown {
            if before.dtype.isComplex {
                write("\(target) \(sign)\(number(step)): \(name) \(TensorSummary.element(before, i)) → \(TensorSummary.element(after, i)); ")
                write("the gradient says a move of \(TensorSummary.element(said, i))\n")
                continue
            }
            let (old, new, slope) = (before.double(at: i), after.double(at: i), said.double(at: i))
            let place = before.elementCount == 1 ? "" : "\(NonFinite.coordinates(i, before.shape))"
            write(
                "\(target) \(sign)\(number(step)): \(name)\(place) \(number(old)) → \(number(new)), moved \(number(new - old)); "
                    + "the gradient says \(number(slope)), off by \(number(difference(new - old, slope)))\n")
        }
        if before.elementCount > shown { write("and \(before.elementCount - shown) more elements\n") }
    }
}
