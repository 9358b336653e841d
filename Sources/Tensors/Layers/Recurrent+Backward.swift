// The backward pass of a recurrent layer: step by step back through time, then the gradients of the weights in one product
// each.

/// One way back through a layer.
struct RecurrentBackward<T: RecurrentElement> {
    private typealias Pointer = UnsafeMutablePointer<T>
    private let plan: RecurrentPlan
    private let operands: RecurrentOperands
    private let saved: RecurrentWorkspace<T>
    private let gradients: [Tensor?]
    private let backend: Backend
    private let size: Int

    init(
        _ plan: RecurrentPlan, _ operands: RecurrentOperands, _ workspace: Tensor, _ gradients: [Tensor?], _ backend: Backend
    ) {
        self.backend = backend
        self.plan = plan
        self.operands = operands
        self.gradients = gradients
        saved = RecurrentWorkspace(plan, workspace.pointer(T.self))
        size = plan.hiddenSize
    }

    func run() throws(TensorError) -> [Tensor?] {
        let dtype = operands.input.dtype
        let (rows, width) = (plan.rowCount, plan.gateCount * size)
        let hidden = try started(1, [plan.batch, plan.outputSize])
        let memory = operands.memory == nil ? nil : try started(2, [plan.batch, size])
        // Of a GRU the two sides of n differ, so that it has two sets of slopes.
        let slopes = try Tensor.uninitialized([rows, width], dtype)
        let hiddenSlopes = plan.cell == .gru ? try Tensor.uninitialized([rows, width], dtype) : slopes
        let outer = try Tensor.uninitialized([plan.batch, Swift.max(plan.outputSize, size)], dtype)
        let projection = operands.projection == nil ? nil : try Kernels.zeros([plan.outputSize, size], dtype)
        back(
            hidden.pointer(T.self), memory?.pointer(T.self), slopes.pointer(T.self), hiddenSlopes.pointer(T.self),
            outer.pointer(T.self), projection?.pointer(T.self))
        return try collected(hidden, memory, slopes, hiddenSlopes, projection)
    }

    /// The steps, last first: `h` and `memory` hold the gradients of the states between them.
    private func back(
        _ h: Pointer, _ memory: Pointer?, _ slopes: Pointer, _ hiddenSlopes: Pointer, _ outerSlopes: Pointer, _ projection: Pointer?
    ) {
        let width = plan.gateCount * size
        let outputSlopes = gradients[0]?.pointer(T.self)
        for (row, count) in plan.steps.reversed() {
            let n = count * plan.outputSize
            if let outputSlopes {
                let from = outputSlopes + row * plan.outputSize
                for j in 0..<n { h[j] += from[j] }
            }
            let (into, intoHidden) = (slopes + row * width, hiddenSlopes + row * width)
            switch plan.cell {
            case .lstm:
                var slope = h
                if let weight = operands.projection, let projection {
                    T.multiply(
                        h, transposed: true, saved.unprojected + row * size, transposed: false, into: projection,
                        plan.outputSize, size, count, adds: true)
                    T.multiply(
                        h, transposed: false, weight.pointer(T.self), transposed: false, into: outerSlopes, count, size,
                        plan.outputSize, adds: false)
                    slope = outerSlopes
                }
                if let memory { lstmStep(row, count, slope, memory, into) }
            case .gru:
                gruStep(row, count, h, into, intoHidden)
            case .tanh, .relu: plainStep(row, count, h, into)
            }
            T.multiply(
                intoHidden, transposed: false, operands.hiddenWeight.pointer(T.self), transposed: false, into: h, count,
                plan.outputSize, width, adds: plan.cell == .gru)
        }
    }

    /// A gradient to which steps add, from what is given or from zero.
    private func started(_ index: Int, _ sizes: [Int]) throws(TensorError) -> Tensor {
        guard index < gradients.count, let given = gradients[index] else { return try Kernels.zeros(sizes, operands.input.dtype) }
        return try given.copied()
    }

    private func collected(
        _ hidden: Tensor, _ memory: Tensor?, _ slopes: Tensor, _ hiddenSlopes: Tensor, _ projection: Tensor?
    ) throws(TensorError) -> [Tensor?] {
        let (rows, width) = (plan.rowCount, plan.gateCount * size)
        let dtype = operands.input.dtype
        let input = try Tensor.uninitialized([rows, plan.inputSize], dtype)
        let (a, b) = (slopes.pointer(T.self), hiddenSlopes.pointer(T.self))
        T.multiply(
            a, transposed: false, operands.inputWeight.pointer(T.self), transposed: false, into: input.pointer(T.self), rows,
            plan.inputSize, width, adds: false, backend)
        let inputWeight = try Tensor.uninitialized([width, plan.inputSize], dtype)
        T.multiply(
            a, transposed: true, operands.input.pointer(T.self), transposed: false, into: inputWeight.pointer(T.self), width,
            plan.inputSize, rows, adds: false, backend)
        let hiddenWeight = try Tensor.uninitialized([width, plan.outputSize], dtype)
        T.multiply(
            b, transposed: true, saved.outputBefore, transposed: false, into: hiddenWeight.pointer(T.self), width,
            plan.outputSize, rows, adds: false, backend)
        let inputBias = operands.inputBias == nil ? nil : try columnSums(a, rows, width, dtype)
        let hiddenBias = operands.hiddenBias == nil
            ? nil : plan.cell == .gru || inputBias == nil ? try columnSums(b, rows, width, dtype) : inputBias
        return [input, hidden, memory, inputWeight, hiddenWeight, inputBias, hiddenBias, projection]
    }

    private func columnSums(_ values: Pointer, _ rows: Int, _ width: Int, _ dtype: DType) throws(TensorError) -> Tensor {
        let sums = try Kernels.zeros([width], dtype)
        let total = sums.pointer(T.self)
        for row in 0..<rows {
            let from = values + row * width
            for j in 0..<width { total[j] += from[j] }
        }
        return sums
    }

    private func plainStep(_ row: Int, _ count: Int, _ h: Pointer, _ slopes: Pointer) {
        let y = saved.gates + row * size
        if plan.cell == .tanh {
            for j in 0..<(count * size) { slopes[j] = h[j] * (1 - y[j] * y[j]) }
        } else {
            for j in 0..<(count * size) { slopes[j] = y[j] > 0 ? h[j] : 0 }
        }
    }

    private func lstmStep(_ row: Int, _ count: Int, _ h: Pointer, _ memory: Pointer, _ slopes: Pointer) {
        let (size, n) = (size, count * size)
        let i = saved.gates + row * 4 * size
        let (f, o, g) = (i + n, i + 2 * n, i + 3 * n)
        let (before, after) = (saved.memoryBefore + row * size, saved.memoryTanh + row * size)
        for r in 0..<count {
            let (into, at) = (slopes + r * 4 * size, r * size)
            for k in 0..<size {
                let j = at + k
                let c = memory[j] + h[j] * o[j] * (1 - after[j] * after[j])
                into[k] = c * g[j] * i[j] * (1 - i[j])
                into[size + k] = c * before[j] * f[j] * (1 - f[j])
                into[2 * size + k] = c * i[j] * (1 - g[j] * g[j])
                into[3 * size + k] = h[j] * after[j] * o[j] * (1 - o[j])
                memory[j] = c * f[j]
            }
        }
    }

    private func gruStep(_ row: Int, _ count: Int, _ h: Pointer, _ slopes: Pointer, _ hiddenSlopes: Pointer) {
        let (size, n) = (size, count * size)
        let r = saved.gates + row * 4 * size
        let (z, new, fresh) = (r + n, r + 2 * n, r + 3 * n)
        let before = saved.outputBefore + row * size
        for s in 0..<count {
            let (a, b, at) = (slopes + s * 3 * size, hiddenSlopes + s * 3 * size, s * size)
            for k in 0..<size {
                let j = at + k
                let slope = h[j]
                let inner = slope * (1 - z[j]) * (1 - new[j] * new[j])
                let reset = inner * fresh[j] * r[j] * (1 - r[j])
                let update = slope * (before[j] - new[j]) * z[j] * (1 - z[j])
                a[k] = reset
                b[k] = reset
                a[size + k] = update
                b[size + k] = update
                a[2 * size + k] = inner
                b[2 * size + k] = inner * r[j]
                h[j] = slope * z[j]
            }
        }
    }
}
