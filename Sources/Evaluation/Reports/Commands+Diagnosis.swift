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
        let kinks = check.leaves.map { leaf in
            describe(leaf, naming[leaf.tensor] ?? "leaf \(leaf.tensor.shape)")
            return leaf.kinks.count
        }.reduce(0, +)
        guard check.isRight else { throw Raise(.assertionError, "the gradients of '\(expression)' differ from two-sided differences") }
        write("gradients of \(expression) agree with two-sided differences\(kinks > 0 ? ", but for \(counted(kinks, "kink"))" : "")\n")
    }

    /// What the check of one leaf or input found.
    private func describe(_ leaf: GradientCheck.Leaf, _ name: String) {
        let checked = "\(leaf.checkedCount) of \(leaf.tensor.elementCount) elements"
        if leaf.isRight {
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
        if leaf.kinks.count > 5 { write("\(name): and \(leaf.kinks.count - 5) more kinks\n") }
    }

    private func checkEachOperation(of tensor: Tensor, _ expression: String) throws {
        let checks = try GradientCheck.operations(of: tensor, machine.recorder)
        let graph = try Graph(of: [tensor], gradients: [nil], arguments: [], machine)
        var wrong: [String] = []
        var kinks = 0
        for (node, (record, check)) in zip(graph.nodes.filter { $0.kind == .operation }, checks) {
            let title = "#\(node.row?.number ?? 0) \(record.operation.name)" + (node.place.map { " at \($0)" } ?? "")
            let inputs = (0..<record.inputCount).filter { record.edge($0).needsGradient }
            kinks += check.leaves.map(\.kinks.count).reduce(0, +)
            let isSmooth = check.leaves.allSatisfy(\.kinks.isEmpty)
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
                + "\(kinks > 0 ? ", but for \(counted(kinks, "kink"))" : "")\n")
    }

    func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    // MARK: %wiggle

    private func wiggle(_ text: String) throws {
        let usage = Raise(.syntaxError, "%wiggle wants a value, an input and a step: %wiggle f x +0.1")
        let (front, last) = Session.lastWord(text)
        guard !front.isEmpty, let step = try? machine.double(value(of: last)), step != 0, step.isFinite else { throw usage }
        let (expression, target) = Session.lastWord(front)
        guard !expression.isEmpty else { throw usage }
        let result = try recordedTensor(expression, "wiggle")
        let name = String(target.prefix { $0 != "[" })
        guard let input = try value(of: name).tensor else {
            throw Raise(.typeError, "%wiggle wants a tensor to move, and '\(name)' is none")
        }
        let replay = try GraphReplay(of: result)
        guard let leaf = replay.leaves.firstIndex(where: { $0 === input }) else {
            throw Raise(
                .runtimeError, "'\(expression)' does not depend on '\(name)' on the tape",
                hint: input.history == nil ? "it is no leaf that requires a gradient" : "it is no leaf; move one of those it comes from")
        }
        let direction = try self.direction(input, index: String(target.dropFirst(name.count)), step: step)
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

    /// The step at the elements that an index names, zero elsewhere; in double precision.
    private func direction(_ input: Tensor, index: String, step: Double) throws -> Tensor {
        guard !index.isEmpty else { return try Tensor.full(input.shape, step, .float64) }
        let places = try Kernels.tensor((0..<input.elementCount).map(Double.init), shape: input.shape.array, .float64)
        let symbol = machine.symbols.intern("__places__")
        machine.main[symbol] = .tensor(places)
        defer { machine.main[symbol] = nil }
        let chosen = try value(of: "__places__\(index)").tensor ?? places
        var steps = [Double](repeating: 0, count: input.elementCount)
        for i in 0..<chosen.elementCount { steps[Int(chosen.double(at: i))] = step }
        return try Kernels.tensor(steps, shape: input.shape.array, .float64)
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
            let (old, new, slope) = (before.double(at: i), after.double(at: i), said.double(at: i))
            let place = before.elementCount == 1 ? "" : "\(NonFinite.coordinates(i, before.shape))"
            write(
                "\(target) \(sign)\(number(step)): \(name)\(place) \(number(old)) → \(number(new)), moved \(number(new - old)); "
                    + "the gradient says \(number(slope)), off by \(number(difference(new - old, slope)))\n")
        }
        if before.elementCount > shown { write("and \(before.elementCount - shown) more elements\n") }
    }
}
