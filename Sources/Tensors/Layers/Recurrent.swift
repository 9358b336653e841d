// Recurrent layers: one direction of one layer over a whole sequence. What both passes share is here; the passes are in
// Recurrent+Forward.swift and Recurrent+Backward.swift.

import CKernels
import COneDNN
import Glibc

/// One direction of a recurrent layer over a sequence whose steps lie one after the other, each of so many rows.
///
/// Weights and gates are in PyTorch's order: i, f, g, o of an LSTM, r, z, n of a GRU.
public struct RecurrentPlan: Sendable {
    public enum Cell: Sendable { case tanh, relu, gru, lstm }
    public let cell: Cell
    public let inputSize, hiddenSize: Int
    /// The size of what a step hands on: smaller than the hidden size in an LSTM with a projection.
    public let outputSize: Int
    /// The rows of each step, never growing: sequences that end drop out from the end.
    public let batchSizes: [Int]
    public let isReversed: Bool

    public init(cell: Cell, inputSize: Int, hiddenSize: Int, outputSize: Int, batchSizes: [Int], isReversed: Bool) {
        self.cell = cell
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
        self.outputSize = outputSize
        self.batchSizes = batchSizes
        self.isReversed = isReversed
    }

    public var gateCount: Int { cell == .lstm ? 4 : cell == .gru ? 3 : 1 }
    public var hasProjection: Bool { cell == .lstm && outputSize != hiddenSize }
    /// The rows of all steps.
    public var rowCount: Int { batchSizes.reduce(0, +) }
    var batch: Int { batchSizes.first ?? 0 }

    /// First row and number of rows of each step, in the order in which they are taken.
    var steps: [(row: Int, count: Int)] {
        var row = 0
        var steps = batchSizes.map { count in
            defer { row += count }
            return (row, count)
        }
        if isReversed { steps.reverse() }
        return steps
    }

    /// What the backward pass needs of the forward one, per row: the gates (of a GRU also the hidden part of n), the cell
    /// before and its tanh after the step, the output before, the unprojected output.
    var savedGates: Int { cell == .lstm || cell == .gru ? 4 * hiddenSize : hiddenSize }
    public var workspaceCount: Int {
        rowCount * (savedGates + (cell == .lstm ? 2 * hiddenSize : 0) + outputSize + (hasProjection ? hiddenSize : 0))
    }
}

/// The tensors of a layer, all of one floating-point type and row-major. Biases and projection may be missing.
public struct RecurrentOperands {
    public var input, hidden: Tensor
    public var memory: Tensor?
    public var inputWeight, hiddenWeight: Tensor
    public var inputBias, hiddenBias, projection: Tensor?

    public init(
        input: Tensor, hidden: Tensor, memory: Tensor?, inputWeight: Tensor, hiddenWeight: Tensor, inputBias: Tensor?,
        hiddenBias: Tensor?, projection: Tensor?
    ) {
        self.input = input
        self.hidden = hidden
        self.memory = memory
        self.inputWeight = inputWeight
        self.hiddenWeight = hiddenWeight
        self.inputBias = inputBias
        self.hiddenBias = hiddenBias
        self.projection = projection
    }
}

/// Where the parts of a layer's workspace lie.
struct RecurrentWorkspace<T> {
    let gates, memoryBefore, memoryTanh, outputBefore, unprojected: UnsafeMutablePointer<T>

    init(_ plan: RecurrentPlan, _ start: UnsafeMutablePointer<T>) {
        let rows = plan.rowCount
        let memory = plan.cell == .lstm ? rows * plan.hiddenSize : 0
        gates = start
        memoryBefore = gates + rows * plan.savedGates
        memoryTanh = memoryBefore + memory
        outputBefore = memoryTanh + memory
        unprojected = outputBefore + rows * plan.outputSize
    }
}

/// An element type that recurrent layers run in.
protocol RecurrentElement: RealElement {
    typealias Pointer = UnsafeMutablePointer<Self>
    static func product(_ pool: OpaquePointer?, _ terms: inout kernel_product)
    static func applySigmoid(_ values: Pointer, _ count: Int, _ backend: Backend)
    static func applyTanh(_ values: Pointer, _ count: Int, _ backend: Backend)
}

extension RecurrentElement {
    /// target (m×n) = a (m×k) · b (k×n), added to what is there when `adds`; a transposed side lies there as its transpose.
    /// With a backend, large products use its threads: the small ones of single steps are not worth a second thread.
    static func multiply(
        _ a: Pointer, transposed ta: Bool, _ b: Pointer, transposed tb: Bool, into target: Pointer, _ m: Int, _ n: Int,
        _ k: Int, adds: Bool, _ backend: Backend? = nil
    ) {
        if m == 0 || n == 0 { return }
        var terms = kernel_product()
        (terms.m, terms.n, terms.k, terms.batch) = (m, n, k, 1)
        (terms.a, terms.b, terms.c) = (UnsafeRawPointer(a), UnsafeRawPointer(b), UnsafeMutableRawPointer(target))
        (terms.a_step, terms.b_step, terms.c_step) = (ta ? m : k, tb ? k : n, n)
        (terms.a_transposed, terms.b_transposed, terms.adds) = (ta, tb, adds)
        let steps = m &* n &* k
        product(steps >= 1 << 20 ? backend?.pool(steps) : nil, &terms)
    }
}

extension Float: RecurrentElement {
    static func product(_ pool: OpaquePointer?, _ terms: inout kernel_product) { kernel_product_float(pool, &terms) }

    /// Fewer elements than this are as fast in a plain loop.
    private static let handedOver = 128

    static func applySigmoid(_ values: Pointer, _ count: Int, _ backend: Backend) {
        if count >= handedOver, let accelerator = backend.accelerator,
            accelerator.run(dnnl_eltwise_logistic, count: count, from: values, to: values)
        { return }
        for i in 0..<count { values[i] = 1 / (1 + expf(-values[i])) }
    }
    static func applyTanh(_ values: Pointer, _ count: Int, _ backend: Backend) {
        if count >= handedOver, let accelerator = backend.accelerator,
            accelerator.run(dnnl_eltwise_tanh, count: count, from: values, to: values)
        { return }
        for i in 0..<count { values[i] = tanhf(values[i]) }
    }
}

extension Double: RecurrentElement {
    static func product(_ pool: OpaquePointer?, _ terms: inout kernel_product) { kernel_product_double(pool, &terms) }

    static func applySigmoid(_ values: Pointer, _ count: Int, _ backend: Backend) {
        for i in 0..<count { values[i] = 1 / (1 + Glibc.exp(-values[i])) }
    }
    static func applyTanh(_ values: Pointer, _ count: Int, _ backend: Backend) {
        for i in 0..<count { values[i] = Glibc.tanh(values[i]) }
    }
}

extension Kernels {
    /// The outputs of all steps, the last output and the last memory; fills the workspace, of `plan.workspaceCount` elements.
    public static func recurrent(
        _ plan: RecurrentPlan, _ operands: RecurrentOperands, workspace: Tensor, _ backend: Backend
    ) throws(TensorError) -> [Tensor] {
        let dtype = operands.input.dtype
        let outputs = try Tensor.uninitialized([plan.rowCount, plan.outputSize], dtype)
        let hidden = try operands.hidden.copied()
        var memory: Tensor?
        if let given = operands.memory { memory = try given.copied() }
        if dtype == .float32 {
            try RecurrentForward<Float>(plan, operands, workspace, backend, outputs, hidden, memory).run()
        } else {
            try RecurrentForward<Double>(plan, operands, workspace, backend, outputs, hidden, memory).run()
        }
        return [outputs, hidden] + (memory.map { [$0] } ?? [])
    }

    /// The gradients of input, hidden state, memory, weights, biases and projection (nil where there is none), from those of
    /// the outputs, the last output and the last memory (nil: zero).
    public static func recurrentGradients(
        _ plan: RecurrentPlan, _ operands: RecurrentOperands, workspace: Tensor, gradients: [Tensor?],
        _ backend: Backend
    ) throws(TensorError) -> [Tensor?] {
        if operands.input.dtype == .float32 {
            return try RecurrentBackward<Float>(plan, operands, workspace, gradients, backend).run()
        }
        return try RecurrentBackward<Double>(plan, operands, workspace, gradients, backend).run()
    }
}

extension Tensor {
    /// A row-major copy.
    func copied() throws(TensorError) -> Tensor {
        let copy = try Tensor.uninitialized(shape, dtype)
        try Kernels.copy(self, into: copy)
        return copy
    }
}
