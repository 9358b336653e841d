// The forward pass of a recurrent layer: the input's side of all gates in one product, then step by step.

/// One run of a layer.
struct RecurrentForward<T: RecurrentElement> {
    private typealias Pointer = UnsafeMutablePointer<T>
    private let plan: RecurrentPlan
    private let operands: RecurrentOperands
    private let backend: Backend
    private let saved: RecurrentWorkspace<T>
    private let outputs, hidden: Pointer
    private let memory: Pointer?
    private let size: Int

    init(
        _ plan: RecurrentPlan, _ operands: RecurrentOperands, _ workspace: Tensor, _ backend: Backend, _ outputs: Tensor,
        _ hidden: Tensor, _ memory: Tensor?
    ) {
        self.plan = plan
        self.operands = operands
        self.backend = backend
        saved = RecurrentWorkspace(plan, workspace.pointer(T.self))
        self.outputs = outputs.pointer(T.self)
        self.hidden = hidden.pointer(T.self)
        self.memory = memory?.pointer(T.self)
        size = plan.hiddenSize
    }

    func run() throws(TensorError) {
        let width = plan.gateCount * size
        let sides = try Tensor.uninitialized([plan.rowCount, width], operands.input.dtype)
        let fromInput = sides.pointer(T.self)
        fillBiases(fromInput, width)
        T.multiply(
            operands.input.pointer(T.self), transposed: false, operands.inputWeight.pointer(T.self), transposed: true,
            into: fromInput, plan.rowCount, width, plan.inputSize, adds: true, backend)
        let fromHidden = plan.cell == .gru ? try Tensor.uninitialized([plan.batch, width], operands.input.dtype) : nil
        step(fromInput, fromHidden?.pointer(T.self), width)
    }

    private func step(_ fromInput: Pointer, _ fromHidden: Pointer?, _ width: Int) {
        for (row, count) in plan.steps {
            let gates = fromInput + row * width
            (saved.outputBefore + row * plan.outputSize).update(from: hidden, count: count * plan.outputSize)
            if let fromHidden {
                gruStep(row, count, gates, fromHidden)
            } else {
                T.multiply(
                    hidden, transposed: false, operands.hiddenWeight.pointer(T.self), transposed: true, into: gates, count, width,
                    plan.outputSize, adds: true)
                if plan.cell == .lstm { lstmStep(row, count, gates) } else { plainStep(row, count, gates) }
            }
            (outputs + row * plan.outputSize).update(from: hidden, count: count * plan.outputSize)
        }
    }

    /// Each row begins with the biases; a GRU's hidden bias of n is added after its gate.
    private func fillBiases(_ rows: Pointer, _ width: Int) {
        let (a, b) = (operands.inputBias?.pointer(T.self), operands.hiddenBias?.pointer(T.self))
        let both = plan.cell == .gru ? 2 * size : width
        guard plan.rowCount > 0 else { return }
        for i in 0..<width {
            let fromHidden = i < both ? b?[i] ?? 0 : 0
            rows[i] = (a?[i] ?? 0) + fromHidden
        }
        for row in 1..<max(plan.rowCount, 1) { (rows + row * width).update(from: rows, count: width) }
    }

    private func plainStep(_ row: Int, _ count: Int, _ gates: Pointer) {
        let n = count * size
        if plan.cell == .tanh {
            T.applyTanh(gates, n, backend)
        } else {
            for i in 0..<n { gates[i] = gates[i] < 0 ? 0 : gates[i] }
        }
        (saved.gates + row * size).update(from: gates, count: n)
        hidden.update(from: gates, count: n)
    }

    private func lstmStep(_ row: Int, _ count: Int, _ gates: Pointer) {
        guard let memory else { return }
        let (size, n) = (size, count * size)
        // Gate by gate, so that each function runs over one block: i, f, o, then g.
        let i = saved.gates + row * 4 * size
        let (f, o, g) = (i + n, i + 2 * n, i + 3 * n)
        for r in 0..<count {
            let (from, at) = (gates + r * 4 * size, r * size)
            (i + at).update(from: from, count: size)
            (f + at).update(from: from + size, count: size)
            (g + at).update(from: from + 2 * size, count: size)
            (o + at).update(from: from + 3 * size, count: size)
        }
        T.applySigmoid(i, 3 * n, backend)
        T.applyTanh(g, n, backend)
        let before = saved.memoryBefore + row * size
        let after = saved.memoryTanh + row * size
        before.update(from: memory, count: n)
        for j in 0..<n {
            memory[j] = f[j] * memory[j] + i[j] * g[j]
            after[j] = memory[j]
        }
        T.applyTanh(after, n, backend)
        guard let projection = operands.projection else {
            for j in 0..<n { hidden[j] = o[j] * after[j] }
            return
        }
        let whole = saved.unprojected + row * size
        for j in 0..<n { whole[j] = o[j] * after[j] }
        T.multiply(
            whole, transposed: false, projection.pointer(T.self), transposed: true, into: hidden, count, plan.outputSize, size,
            adds: false)
    }

    private func gruStep(_ row: Int, _ count: Int, _ gates: Pointer, _ fromHidden: Pointer) {
        let (size, n) = (size, count * size)
        T.multiply(
            hidden, transposed: false, operands.hiddenWeight.pointer(T.self), transposed: true, into: fromHidden, count, 3 * size,
            size, adds: false)
        let bias = operands.hiddenBias.map { $0.pointer(T.self) + 2 * size }
        let r = saved.gates + row * 4 * size
        let (z, new, fresh) = (r + n, r + 2 * n, r + 3 * n)
        for k in 0..<count {
            let (a, b, at) = (gates + k * 3 * size, fromHidden + k * 3 * size, k * size)
            for j in 0..<size {
                r[at + j] = a[j] + b[j]
                z[at + j] = a[size + j] + b[size + j]
            }
            if let bias {
                for j in 0..<size { fresh[at + j] = b[2 * size + j] + bias[j] }
            } else {
                (fresh + at).update(from: b + 2 * size, count: size)
            }
        }
        T.applySigmoid(r, 2 * n, backend)
        for k in 0..<count {
            let (a, at) = (gates + k * 3 * size + 2 * size, k * size)
            for j in 0..<size { new[at + j] = a[j] + r[at + j] * fresh[at + j] }
        }
        T.applyTanh(new, n, backend)
        for j in 0..<n { hidden[j] = (hidden[j] - new[j]) * z[j] + new[j] }
    }
}
