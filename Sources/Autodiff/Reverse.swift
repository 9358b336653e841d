// Reverse mode: the pass from outputs back to leaves. What each operation contributes is its own rule, in Operators.

import Operators
import Tensors

/// One backward pass over the records behind some outputs.
public struct ReversePass {
    public struct Options: Sendable {
        /// Record the pass itself, so that gradients can be differentiated.
        public var createGraph = false
        /// Keep the graph for another pass.
        public var retainGraph = false
        /// Also walk a graph that a backward pass has consumed: for reports, which change nothing.
        public var readsConsumed = false
        public init(createGraph: Bool = false, retainGraph: Bool = false, readsConsumed: Bool = false) {
            self.createGraph = createGraph
            self.retainGraph = retainGraph
            self.readsConsumed = readsConsumed
        }
    }

    private let recorder: Recorder
    private let options: Options
    private let stamp: Int
    /// The records to visit, latest first.
    private var order: [Record] = []

    /// `backward()`: adds the gradients of `outputs` to the `.grad` of every leaf they depend on.
    /// - Parameter gradients: the gradient of each output; nil for a scalar's 1.
    /// - Throws: PyTorch's errors for outputs without a graph, non-scalar outputs without a gradient, a graph already
    ///   consumed, a value changed since.
    public static func accumulate(
        _ outputs: [Tensor], gradients: [Tensor?], _ recorder: Recorder, options: Options = Options(),
        into chosen: [Tensor]? = nil
    ) throws {
        let roots = try startingGradients(outputs, gradients)
        var pass = ReversePass(recorder, options)
        let only = chosen.map { Set($0.map(ObjectIdentifier.init)) }
        try pass.run(outputs, roots) { leaf, gradient in
            if let only, !only.contains(ObjectIdentifier(leaf)) { return }
            try addToGradient(gradient, into: leaf, recorder, createGraph: options.createGraph)
        } intermediate: { tensor, gradient in
            let isChosen = only?.contains(ObjectIdentifier(tensor)) ?? false
            if tensor.retainsGradient || isChosen {
                try addToGradient(gradient, into: tensor, recorder, createGraph: options.createGraph)
            }
        }
    }

    /// `torch.autograd.grad`: the gradients of `outputs` with respect to `inputs`, nil where there is no path.
    public static func gradients(
        of outputs: [Tensor], gradients: [Tensor?], inputs: [Tensor], _ recorder: Recorder, options: Options = Options()
    ) throws -> [Tensor?] {
        let roots = try startingGradients(outputs, gradients)
        for input in inputs where !input.requiresGradient {
            throw TensorError.runtime("One of the differentiated Tensors does not require grad")
        }
        var found: [ObjectIdentifier: Tensor] = [:]
        let wanted = Set(inputs.map(ObjectIdentifier.init))
        func keep(_ tensor: Tensor, _ gradient: Tensor) throws {
            let key = ObjectIdentifier(tensor)
            guard wanted.contains(key) else { return }
            found[key] = try found[key].map { try recorder.apply(.add, $0, gradient) } ?? gradient
        }
        var pass = ReversePass(recorder, options)
        try pass.run(outputs, roots, leaf: keep, intermediate: keep)
        return inputs.map { found[ObjectIdentifier($0)] }
    }

    private init(_ recorder: Recorder, _ options: Options) {
        self.recorder = recorder
        self.options = options
        stamp = recorder.nextPass()
    }

    private static func startingGradients(_ outputs: [Tensor], _ gradients: [Tensor?]) throws -> [Tensor] {
        try outputs.enumerated().map { index, output in
            guard output.requiresGradient else {
                throw TensorError.runtime(
                    "element \(index) of tensors does not require grad and does not have a grad_fn",
                    hint: "make a leaf with requires_grad=True, and compute outside torch.no_grad()")
            }
            if index < gradients.count, let gradient = gradients[index] {
                guard gradient.shape == output.shape else {
                    throw TensorError.runtime(
                        "Mismatch in shape: grad_output[\(index)] has a shape of torch.Size(\(gradient.shape)) and "
                            + "output[\(index)] has a shape of torch.Size(\(output.shape)).")
                }
                return gradient
            }
            guard output.elementCount == 1 else {
                throw TensorError.runtime(
                    "grad can be implicitly created only for scalar outputs",
                    hint: "sum() the output, or pass a gradient of its shape, \(output.shape)")
            }
            return try Tensor.full(output.shape, 1, output.dtype)
        }
    }

    private mutating func run(
        _ outputs: [Tensor], _ roots: [Tensor],
        leaf: (Tensor, Tensor) throws -> Void, intermediate: (Tensor, Tensor) throws -> Void
    ) throws {
        let wasRecording = recorder.isRecording
        recorder.isRecording = options.createGraph
        defer {
            recorder.isRecording = wasRecording
            for record in order {
                record.pending = nil
                if !record.pendingOthers.isEmpty { record.pendingOthers = [] }
            }
        }
        for output in outputs {
            if let history = output.history { try collect(unsafeDowncast(history, to: Record.self)) }
        }
        order.sort { $0.sequence > $1.sequence }
        for (output, root) in zip(outputs, roots) {
            if let history = output.history {
                let record = unsafeDowncast(history, to: Record.self)
                try add(root, to: record, output: record.index(of: output))
            } else {
                try leaf(output, root)
            }
        }
        for record in order { try visit(record, leaf: leaf, intermediate: intermediate) }
        if !options.retainGraph && !options.createGraph {
            for record in order where record.operation.derivative.readsValues { record.isConsumed = true }
        }
    }

    /// Every record behind one, each once; a loop, since a graph can be a million deep.
    private mutating func collect(_ root: Record) throws {
        guard root.visit != stamp else { return }
        root.visit = stamp
        var next = order.count
        order.append(root)
        while next < order.count {
            let record = order[next]
            next += 1
            if record.isConsumed, !options.readsConsumed {
                throw TensorError.runtime(
                    "Trying to backward through the graph a second time (or directly access saved tensors after they have "
                        + "already been freed). Saved intermediate values of the graph are freed when you call .backward() or "
                        + "autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time "
                        + "or if you need to access saved tensors after calling backward.")
            }
            for index in 0..<record.inputCount {
                guard let (producer, _) = try record.edge(index).producer(), producer.visit != stamp else { continue }
                producer.visit = stamp
                order.append(producer)
            }
        }
    }

    private func add(_ gradient: Tensor, to record: Record, output index: Int) throws {
        if record.outputCount == 1 {
            record.pending = try record.pending.map { try recorder.apply(.add, $0, gradient) } ?? gradient
        } else {
            if record.pendingOthers.isEmpty { record.pendingOthers = Array(repeating: nil, count: record.outputCount) }
            let sum = try record.pendingOthers[index].map { try recorder.apply(.add, $0, gradient) } ?? gradient
            record.pendingOthers[index] = sum
        }
    }

    private func visit(
        _ record: Record, leaf: (Tensor, Tensor) throws -> Void, intermediate: (Tensor, Tensor) throws -> Void
    ) throws {
        if record.outputCount == 1 {
            guard let gradient = record.pending else { return }
            record.pending = nil
            if let output = record.output() { try intermediate(output, gradient) }
            for index in 0..<record.inputCount {
                let edge = record.edge(index)
                guard edge.needsGradient else { continue }
                guard let part = try record.vectorJacobianProduct(gradient, input: index, recorder) else { continue }
                try pass(part, along: edge, leaf: leaf)
            }
        } else {
            let gradients = record.pendingOthers
            guard !gradients.isEmpty else { return }
            record.pendingOthers = []
            for (index, gradient) in gradients.enumerated() {
                if let gradient, let output = record.output(at: index) { try intermediate(output, gradient) }
            }
            for (index, part) in try record.vectorJacobianProducts(gradients, recorder).enumerated() {
                let edge = record.edge(index)
                if let part, edge.needsGradient { try pass(part, along: edge, leaf: leaf) }
            }
        }
    }

    private func pass(_ gradient: Tensor, along edge: Edge, leaf: (Tensor, Tensor) throws -> Void) throws {
        if let (producer, index) = try edge.producer() {
            try add(gradient, to: producer, output: index)
        } else {
            try leaf(edge.tensor, gradient)
        }
    }
}

/// Adds a gradient to a tensor's `.grad`. The first one is kept as a tensor of its own: an operation may have passed the
/// same tensor to several inputs.
private func addToGradient(_ gradient: Tensor, into leaf: Tensor, _ recorder: Recorder, createGraph: Bool) throws {
    if let present = leaf.gradient {
        leaf.gradient = try recorder.apply(.add, present, gradient)
    } else {
        leaf.gradient = createGraph ? gradient : try gradient.clone()
    }
}
