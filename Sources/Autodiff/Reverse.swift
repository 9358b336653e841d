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
    /// The records to visit, latest first. The outputs keep them alive.
    private var order: [Unmanaged<Record>] = []
    private var sums = LeafSums()

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
        let passed = recorder.passesValuesOn
        recorder.passesValuesOn = !options.createGraph
        defer { recorder.passesValuesOn = passed }
        var isSuspect = false
        try pass.run(outputs, roots) { leaf, gradient, isAlone in
            if let only, !only.contains(ObjectIdentifier(leaf)) { return }
            let isDeferred = gradient.isDeferred
            if isAlone, !options.createGraph, leaf.gradient == nil, gradient.isPlain, gradient.strides == leaf.strides,
                gradient.hasStorageAlone()
            {
                leaf.gradient = gradient
            } else {
                try addToGradient(gradient, into: leaf, recorder, createGraph: options.createGraph)
            }
            // What was put off is computed where it is kept, and nowhere else.
            if !Kernels.isFinite(isDeferred ? leaf.gradient ?? gradient : gradient, recorder.backend) {
                if !isSuspect { try suspect(outputs, recorder) }
                isSuspect = true
            }
            if let hooks = recorder.hooks(of: leaf) { try hooks.didAccumulate(into: leaf, gradient) }
        } intermediate: { tensor, gradient in
            let isChosen = only?.contains(ObjectIdentifier(tensor)) ?? false
            if tensor.retainsGradient || isChosen {
                try addToGradient(gradient, into: tensor, recorder, createGraph: options.createGraph)
            }
        }
    }

    /// Keeps what `%why` will read: values that were forgotten too, since the optimizer will change what they are made from.
    private static func suspect(_ outputs: [Tensor], _ recorder: Recorder) throws {
        if recorder.suspects.elementsEqual(outputs, by: { $0 === $1 }) { return }
        // Once parameters are no numbers, every step is bad: the one that began is what is asked for.
        if !recorder.suspects.isEmpty {
            let known = Set((try? GraphReplay(of: recorder.suspects).leaves.map(ObjectIdentifier.init)) ?? [])
            let leaves = try GraphReplay(of: outputs).leaves
            if leaves.contains(where: { known.contains(ObjectIdentifier($0)) && NonFinite.firstNonFinite($0) != nil }) { return }
        }
        recorder.suspects = outputs
        for record in try GraphReplay.records(behind: outputs) { record.output()?.recall() }
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
        let passed = recorder.passesValuesOn
        recorder.passesValuesOn = false
        defer { recorder.passesValuesOn = passed }
        var pass = ReversePass(recorder, options)
        try pass.run(outputs, roots, leaf: { leaf, gradient, _ in try keep(leaf, gradient) }, intermediate: keep)
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
            guard !output.dtype.isComplex else {
                throw TensorError.runtime(
                    "grad can be implicitly created only for real scalar outputs but got torch.\(output.dtype.name)",
                    hint: "a loss is real: take .abs(), .real or abs() ** 2 first")
            }
            return try Tensor.full(output.shape, 1, output.dtype)
        }
    }

    private mutating func run(
        _ outputs: [Tensor], _ roots: [Tensor],
        leaf: (Tensor, Tensor, Bool) throws -> Void, intermediate: (Tensor, Tensor) throws -> Void
    ) throws {
        let wasRecording = recorder.isRecording
        recorder.isRecording = options.createGraph
        defer { recorder.isRecording = wasRecording }
        for output in outputs {
            try recorder.refresh(output)
            if let history = output.history { try collect(unsafeDowncast(history, to: Record.self)) }
        }
        sortLatestFirst()
        for record in order { record._withUnsafeGuaranteedRef { $0.forgetInputs(recorder) } }
        guard recorder.hasDeferred, order.contains(where: { $0._withUnsafeGuaranteedRef { $0.isDeferred } }) else {
            return try sweep(outputs, roots, leaf: leaf, intermediate: intermediate)
        }
        recorder.beginDeferring()
        defer { recorder.endDeferring() }
        try sweep(outputs, roots, leaf: leaf, intermediate: intermediate)
    }

    private mutating func sweep(
        _ outputs: [Tensor], _ roots: [Tensor],
        leaf: (Tensor, Tensor, Bool) throws -> Void, intermediate: (Tensor, Tensor) throws -> Void
    ) throws {
        do {
            for (output, root) in zip(outputs, roots) {
                if let history = output.history {
                    let record = unsafeDowncast(history, to: Record.self)
                    try add(root, to: record, output: record.index(of: output))
                } else {
                    try sums.add(root, to: output, recorder)
                }
            }
            for record in order {
                try record._withUnsafeGuaranteedRef { try visit($0, intermediate: intermediate) }
            }
            // A leaf's hooks see the sum of what arrives along all paths.
            var arrived = sums
            sums = LeafSums()
            try arrived.takeEach { tensor, gradient, isAlone in
                if let hooks = recorder.hooks(of: tensor) {
                    let gradient = try hooks.applied(to: owned(gradient))
                    try leaf(tensor, try hooks.arrived([gradient])[0] ?? gradient, false)
                } else {
                    try leaf(tensor, gradient, isAlone)
                }
            }
        } catch {
            for record in order { record._withUnsafeGuaranteedRef { $0.forgetPending() } }
            throw error
        }
        if !options.retainGraph && !options.createGraph {
            for record in order {
                record._withUnsafeGuaranteedRef { if $0.operation.derivative.readsValues { $0.isConsumed = true } }
            }
        }
    }

    /// A chain is found in the right order already.
    private mutating func sortLatestFirst() {
        var isSorted = true
        for i in 1..<max(order.count, 1) where order[i - 1].sequence < order[i].sequence {
            isSorted = false
            break
        }
        if !isSorted { order.sort { $0.sequence > $1.sequence } }
    }

    /// Every record behind one, each once; a loop, since a graph can be a million deep.
    private mutating func collect(_ root: Record) throws {
        guard root.visit != stamp else { return }
        root.visit = stamp
        var next = order.count
        order.append(Unmanaged.passUnretained(root))
        while next < order.count {
            let record = order[next]
            next += 1
            try record._withUnsafeGuaranteedRef { record in
                if record.isConsumed, !options.readsConsumed { throw ReversePass.consumed }
                try record.collectProducers(stamp, into: &order)
            }
        }
    }

    /// What a second pass is told.
    public static let consumed = TensorError.runtime(
        "Trying to backward through the graph a second time (or directly access saved tensors after they have "
            + "already been freed). Saved intermediate values of the graph are freed when you call .backward() or "
            + "autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time "
            + "or if you need to access saved tensors after calling backward.")

    private func add(_ gradient: Tensor, to record: Record, output index: Int) throws {
        if record.outputCount == 1 {
            if let present = record.pending {
                record.pending = try recorder.apply(.add, present, gradient)
            } else {
                record.pending = gradient
            }
        } else {
            if record.pendingOthers.isEmpty { record.pendingOthers = Array(repeating: nil, count: record.outputCount) }
            let sum = try record.pendingOthers[index].map { try recorder.apply(.add, $0, gradient) } ?? gradient
            record.pendingOthers[index] = sum
        }
    }

    private mutating func visit(_ record: Record, intermediate: (Tensor, Tensor) throws -> Void) throws {
        let hooks = record.extras == nil ? nil : record.extras as? GradientHooks
        if record.isPacked, record.hasPending { try record.unpack(recorder) }
        defer { if record.isPacked { record.forgetUnpacked() } }
        if record.outputCount == 1 {
            guard var gradient = record.pending else { return }
            record.pending = nil
            if let hooks { gradient = try hooks.applied(to: owned(gradient)) }
            if let output = record.output() { try intermediate(output, gradient) }
            if let hooks { gradient = try hooks.arrived([gradient])[0] ?? gradient }
            if record.operation.again != nil { gradient = try owned(gradient) }
            guard hooks == nil else { return try visit(record, gradient, hooks) }
            for index in 0..<record.inputCount where record.needsGradient(index) {
                guard let part = try record.vectorJacobianProduct(gradient, input: index, recorder) else { continue }
                try refuseAnomaly(part, of: record, index)
                try pass(part, along: record.edge(index))
            }
        } else {
            var gradients = record.pendingOthers
            guard !gradients.isEmpty else { return }
            record.pendingOthers = []
            if let hooks {
                for (index, gradient) in gradients.enumerated() {
                    if let gradient { gradients[index] = try hooks.applied(to: owned(gradient), output: index) }
                }
            }
            for (index, gradient) in gradients.enumerated() {
                if let gradient, let output = record.output(at: index) { try intermediate(output, gradient) }
            }
            if let hooks { gradients = try hooks.arrived(gradients) }
            if record.operation.again != nil { gradients = try gradients.map { try $0.map(owned) } }
            var parts = try record.vectorJacobianProducts(gradients, recorder)
            for index in parts.indices where !record.needsGradient(index) { parts[index] = nil }
            try pass(hooks?.passed(parts, for: gradients) ?? parts, of: record)
        }
    }

    /// A record with hooks: they see all that it passes on.
    private mutating func visit(_ record: Record, _ gradient: Tensor, _ hooks: GradientHooks?) throws {
        let parts = try (0..<record.inputCount).map { index in
            record.needsGradient(index) ? try record.vectorJacobianProduct(gradient, input: index, recorder) : nil
        }
        try pass(hooks?.passed(parts, for: [gradient]) ?? parts, of: record)
    }

    private mutating func pass(_ parts: [Tensor?], of record: Record) throws {
        for (index, part) in parts.enumerated() where index < record.inputCount {
            let edge = record.edge(index)
            if let part, edge.needsGradient {
                try refuseAnomaly(part, of: record, index)
                try pass(part, along: edge)
            }
        }
    }

    /// A gradient for a session's own functions, which may write into it: a copy of one that is a value of the graph.
    private func owned(_ gradient: Tensor) throws -> Tensor {
        recorder.passesValuesOn && gradient.elementCount >= Tensor.leastForgotten && gradient.sharesStorage()
            ? try gradient.clone(recorder.backend) : gradient
    }

    private func refuseAnomaly(_ gradient: Tensor, of record: Record, _ index: Int) throws {
        guard recorder.detectsAnomalies, !Kernels.isFinite(gradient), gradient.parts.contains(where: \.isNaN) else { return }
        throw TensorError.runtime("Function '\(record.operation.gradientName)' returned nan values in its \(index)th output.")
    }

    private mutating func pass(_ gradient: Tensor, along edge: borrowing Edge) throws {
        if let producer = edge.currentProducer, producer._withUnsafeGuaranteedRef({ $0.outputCount == 1 }) {
            try producer._withUnsafeGuaranteedRef { try add(gradient, to: $0, output: 0) }
        } else if let (producer, index) = try edge.producer() {
            try add(gradient, to: producer, output: index)
        } else {
            try sums.add(gradient, to: edge.tensor, recorder)
        }
    }
}

/// Adds a gradient to a tensor's `.grad`: into the tensor that is there, which the user may hold, unless the sum is to be
/// on the tape. The first gradient is kept as a tensor of its own: an operation may have passed the same to several inputs.
private func addToGradient(_ gradient: Tensor, into leaf: Tensor, _ recorder: Recorder, createGraph: Bool) throws {
    guard let present = leaf.gradient else {
        // On the tape the copy is a step of its own, as in PyTorch.
        leaf.gradient = createGraph && gradient.requiresGradient
            ? try recorder.apply(.copy, Kernels.zeros(gradient.shape, gradient.dtype), gradient, [.bool(false)])
            : try gradient.clone(laidOutAs: leaf)
        return
    }
    if createGraph || present.requiresGradient {
        leaf.gradient = try recorder.apply(.add, present, gradient)
    } else if try !Kernels.accumulate(gradient, into: present, recorder.backend) {
        try Kernels.copy(try recorder.apply(.add, present, gradient), into: present)
    }
}

/// What has arrived at the leaves in one pass; each leaf gets its whole sum once, at the end.
private struct LeafSums {
    private var leaves: [(leaf: Tensor, sum: Tensor)] = []
    /// Places in `leaves`, once there are too many to look through.
    private var places: [ObjectIdentifier: Int] = [:]
    private static let searched = 8

    mutating func add(_ gradient: Tensor, to leaf: Tensor, _ recorder: Recorder) throws {
        if let place = place(of: leaf) {
            if !recorder.isRecording, isKnownUniquelyReferenced(&leaves[place].sum),
                Kernels.addRowsInUse(of: gradient, to: leaves[place].sum)
            { return }
            leaves[place].sum = try recorder.apply(.add, leaves[place].sum, gradient)
            return
        }
        leaves.append((leaf, gradient))
        if leaves.count == LeafSums.searched + 1 {
            for (place, entry) in leaves.enumerated() { places[ObjectIdentifier(entry.leaf)] = place }
        } else if leaves.count > LeafSums.searched {
            places[ObjectIdentifier(leaf)] = leaves.count - 1
        }
    }

    private func place(of leaf: Tensor) -> Int? {
        if leaves.count > LeafSums.searched { return places[ObjectIdentifier(leaf)] }
        for i in leaves.indices where leaves[i].leaf === leaf { return i }
        return nil
    }

    /// Gives up each sum, and says whether nobody else holds it: the leaf may then keep it as it is.
    mutating func takeEach(_ body: (Tensor, Tensor, Bool) throws -> Void) rethrows {
        for i in leaves.indices {
            let isAlone = isKnownUniquelyReferenced(&leaves[i].sum)
            try body(leaves[i].leaf, leaves[i].sum, isAlone)
        }
    }
}

extension Unmanaged<Record> {
    fileprivate var sequence: Int { _withUnsafeGuaranteedRef { $0.sequence } }
}
