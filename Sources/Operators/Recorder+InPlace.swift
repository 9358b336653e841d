// Writes in place: into tensors with a history, into views of them, into parts of them. The value before a write lives on
// in the record, so that derivatives that need it stay right.

import Tensors

extension Recorder {
    /// Applies an operation and writes its result into the first input, as PyTorch's `name_`.
    /// - Throws: PyTorch's error for a leaf that requires a gradient, for a result of another shape or a dtype that
    ///   does not fit, and for a target whose elements overlap.
    @discardableResult
    public func applyInPlace(
        _ operation: Operation, _ target: Tensor, others: [Tensor], _ attributes: [Argument] = []
    ) throws -> Tensor {
        let records = target.requiresGradient || others.contains(where: \.requiresGradient)
        return try write(into: target, recording: records) { before in
            let result = try self.apply(operation, inputs: [before] + others, attributes)
            if result.shape != before.shape, operation === Operation.addmm || operation === Operation.addmv || operation === Operation.baddbmm {
                throw TensorError.runtime(
                    "Bad in-place call: input tensor size \(before.shape) and output tensor size \(result.shape) should match")
            }
            return result
        }
    }

    /// Writes what `compute` makes of the target's value into it.
    @discardableResult
    func write(
        into target: Tensor, recording: Bool, _ compute: (_ before: Tensor) throws -> Tensor
    ) throws -> Tensor {
        if let batches, let entry = batches.whole(target) {
            try write(into: entry.tensor, recording: true) { before in
                let result = try compute(batches.example(of: before, level: entry.level))
                return try wholeOrRepeated(result, level: entry.level)
            }
            return target
        }
        if isRecording, target.history == nil, let base = target.plainBase, base.history != nil {
            // A view from before its base had a gradient: PyTorch takes it for a leaf that has one.
            throw TensorError.runtime("a leaf Variable that requires grad is being used in an in-place operation.")
        }
        guard isRecording && recording else {
            let result = try compute(target)
            if batches?.whole(result) != nil { throw Recorder.writesBatch }
            try unseen(target) { try Kernels.write(result, into: target) }
            duals?.move(from: result, to: target)
            // PyTorch notices when it counts the write, which is done by then.
            try checkInference(target)
            return target
        }
        guard target.history != nil || !target.isGradientLeaf else {
            throw TensorError.runtime(
                "a leaf Variable that requires grad is being used in an in-place operation.",
                hint: "write inside `with torch.no_grad():`, or use the operation without the underscore")
        }
        let base = viewBase(of: target)
        if let base { try checkBase(base, of: target) }
        try refresh(target)
        // A failing operation must leave the target as it was: its history moves only once the result is there.
        let before = try target.clone()
        before.adoptHistory(of: target)
        if let duals { duals.move(from: target, to: before) }
        let result: Tensor
        do {
            result = try compute(before)
            if batches?.whole(result) != nil { throw Recorder.writesBatch }
            try Kernels.write(result, into: target)
        } catch {
            target.readoptHistory(of: before)
            throw error
        }
        duals?.move(from: result, to: target)
        if let base {
            // Writes to the examples of a batch come here whether there are gradients or not.
            if result.requiresGradient || base.requiresGradient { try rebase(base, part: target, result) }
        } else if let history = result.history {
            result.history = nil
            unsafeDowncast(history, to: Record.self).attach(to: target)
        } else {
            target.history = nil
        }
        return target
    }

    /// Writes a value into a part of a tensor, `tensor[…] = value` for an index that makes a view.
    /// - Parameter part: the view of `base`, made without recording.
    public func assign(_ value: Tensor, toPart part: Tensor, of base: Tensor) throws {
        try checkInference(base)
        if let batches, try assignBatched(value, toPart: part, of: base, batches) { return }
        if let duals, duals.tangent(of: base) != nil || duals.tangent(of: value) != nil {
            throw TensorError(
                .notImplemented, "forward AD: writing into a part of a tensor is not supported",
                hint: "torch.where, cat or index_put make a new tensor that carries its tangent")
        }
        guard isRecording, base.requiresGradient || value.requiresGradient else {
            return try unseen(base) { try Kernels.copy(value, into: part) }
        }
        try refresh(base)
        let root = viewBase(of: base) ?? base
        try checkBase(root, of: part)
        try Kernels.copy(value, into: part)
        try rebase(root, part: part, value)
        if root !== base { try regenerate(base, from: root) }
    }

    /// Writes a value to the places of index tensors, `tensor[index] = value`; nil stands for a whole dimension.
    public func assign(
        _ value: Tensor, at indices: [Tensor?], of base: Tensor, accumulate: Bool = false
    ) throws {
        try checkInference(base)
        if let batches, ([base, value] + indices.compactMap { $0 }).contains(where: { batches.whole($0) != nil }) {
            throw TensorError(
                .notImplemented, "vmap: writing to places given by tensors is not supported",
                hint: "use torch.where or scatter, which make a new tensor")
        }
        let value = value.dtype == base.dtype ? value : try apply(.to, value, [.dtype(base.dtype)])
        guard isRecording, base.requiresGradient || value.requiresGradient else {
            return try unseen(base) { try Kernels.indexPut(base, indices, value, accumulate: accumulate) }
        }
        try applyInPlace(
            .indexPut, base, others: [value] + indices.compactMap { $0 },
            [.ints(indices.map { $0 == nil ? 0 : 1 }), .bool(accumulate)])
    }

    /// Writes; when that is through `.data`, a reverse pass is not told.
    @inline(__always) public func unseen(_ target: Tensor, _ write: () throws -> Void) rethrows {
        let version = target.storage.version
        try write()
        if target.isWrittenUnseen { target.storage.hideWrites(since: version) }
    }

    /// The tensor that a recorded view looks into, through views of views; nil when it is no view.
    private func viewBase(of tensor: Tensor) -> Tensor? {
        if tensor.history == nil { return tensor.plainBase }
        var base: Tensor?
        var current = tensor
        while let history = current.history {
            let record = unsafeDowncast(history, to: Record.self)
            guard record.inputCount > 0, record.edge(0).tensor.storage === current.storage,
                record.edge(0).tensor !== current
            else { break }
            current = record.edge(0).tensor
            base = current
        }
        return base
    }

    private func checkBase(_ base: Tensor, of part: Tensor) throws {
        if let history = part.history, case let record = unsafeDowncast(history, to: Record.self), record.operation.again != nil {
            throw TensorError.runtime(
                "Output \(record.index(of: part)) of \(record.operation.plainGradientName) is a view and is being modified inplace. "
                    + "This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic "
                    + "to handle view+inplace would override the custom backward associated with the custom Function, leading to "
                    + "incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.")
        }
        if let history = part.history, case let record = unsafeDowncast(history, to: Record.self), record.outputCount > 1 {
            throw TensorError.runtime(
                "Output \(record.index(of: part)) of \(record.operation.plainGradientName) is a view and is being modified inplace. "
                    + "This view is the output of a function that returns multiple views. Such functions do not allow the "
                    + "output views to be modified inplace. You should replace the inplace operation by an out-of-place one.")
        }
        if base.isGradientLeaf && base.history == nil {
            throw TensorError.runtime(
                "a view of a leaf Variable that requires grad is being used in an in-place operation.",
                hint: "write inside `with torch.no_grad():`, or into a clone()")
        }
    }

    /// The places of a part in the flattened base, which need not be row-major.
    private func places(of part: Tensor, in base: Tensor) throws -> Tensor {
        var reach = 1
        for d in 0..<base.rank where base.shape[d] > 0 { reach += (base.shape[d] - 1) * base.strides[d] }
        let memory = try Kernels.zeros([reach], .int64)
        let numbers = try Kernels.reshape(Kernels.arange(0, base.elementCount, 1), base.shape.array)
        try Kernels.copy(numbers, into: Kernels.asStrided(memory, base.shape.array, base.strides.array, 0))
        return try Kernels.asStrided(memory, part.shape.array, part.strides.array, part.offset - base.offset).clone()
    }

    /// Gives a tensor the sizes and strides of a view of itself, as `transpose_` does.
    public func rebind(_ target: Tensor, _ view: (_ before: Tensor) throws -> Tensor) throws {
        guard isRecording && target.requiresGradient else { return try target.rebind(to: view(target)) }
        guard target.history != nil else {
            throw TensorError.runtime("a leaf Variable that requires grad is being used in an in-place operation.")
        }
        let before = try Kernels.view(aliasing: target)
        before.adoptHistory(of: target, isOverwritten: false)
        let result: Tensor
        do {
            result = try view(before)
            target.rebind(to: result)
        } catch {
            target.readoptHistory(of: before)
            throw error
        }
        guard let history = result.history else { return }
        result.history = nil
        unsafeDowncast(history, to: Record.self).attach(to: target)
    }

    /// The base's history becomes "the base before, with the result in the part", the part's a view of that.
    private func rebase(_ base: Tensor, part: Tensor, _ result: Tensor) throws {
        if part.dtype.isComplex != base.dtype.isComplex {
            throw TensorError(
                .notImplemented, "writing into a part of a complex tensor that has a gradient is not supported",
                hint: "make the tensor from its parts with torch.complex")
        }
        // The elements have been written: what the base was before matters only to its history.
        let before = try Tensor.uninitialized(base.shape, base.dtype)
        try Kernels.copy(base, into: before)
        before.adoptHistory(of: base)
        let value = result.dtype == base.dtype ? result : try apply(.to, result, [.dtype(base.dtype)])
        guard base.isContiguous else {
            let places = try places(of: part, in: base)
            Record(.copyPlaces, [before, value, places], [], self, ticks: 0).attach(to: base)
            guard part.history != nil || !part.isGradientLeaf else { return }
            return Record(.takePlaces, [base, places], [], self, ticks: 0).attach(to: part)
        }
        Record(
            .copySlices, before, value,
            [.ints(part.shape.array), .ints(part.strides.array), .int(part.offset - base.offset)], self, ticks: 0
        ).attach(to: base)
        if part.history != nil || !part.isGradientLeaf { try regenerate(part, from: base) }
    }

    private func regenerate(_ part: Tensor, from base: Tensor) throws {
        let record =
            base.isContiguous
            ? Record(.asStrided, base, [.ints(part.shape.array), .ints(part.strides.array), .int(part.offset)], self, ticks: 0)
            : Record(.takePlaces, [base, try places(of: part, in: base)], [], self, ticks: 0)
        if let history = part.history { record.supersede(unsafeDowncast(history, to: Record.self), output: part) }
        record.attach(to: part)
    }

    /// Lets a view of something that was written since look at it as it is now, as PyTorch does when the view is next used.
    @inline(__always) public func refresh(_ tensor: Tensor) throws {
        if let history = tensor.history, unsafeDowncast(history, to: Record.self).outputVersion != tensor.storage.version {
            // Cheap for what was written through `.data`: its base has no later history.
            try refreshView(tensor)
        }
    }

    @inline(never) private func refreshView(_ tensor: Tensor) throws {
        var (current, isStale) = (tensor, false)
        while let history = current.history, case let record = unsafeDowncast(history, to: Record.self), record.inputCount > 0 {
            let edge = record.edge(0)
            guard edge.tensor.storage === current.storage, edge.tensor !== current else { break }
            if edge.currentProducer == nil, edge.tensor.history != nil { isStale = true }
            current = edge.tensor
        }
        guard isStale else { return }
        if let history = tensor.history, case let record = unsafeDowncast(history, to: Record.self), record.outputCount > 1 {
            throw TensorError.runtime(
                "Output \(record.index(of: tensor)) of \(record.operation.plainGradientName) is a view and its base or another view of its base "
                    + "has been modified inplace. This view is the output of a function that returns multiple views. Such functions do not "
                    + "allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.")
        }
        try regenerate(tensor, from: current)
    }
}

extension Tensor {
    /// Stands in the graph where `tensor` stood until now.
    func adoptHistory(of tensor: Tensor, isOverwritten: Bool = true) {
        guard let history = tensor.history else {
            isGradientLeaf = tensor.isGradientLeaf
            return
        }
        let record = unsafeDowncast(history, to: Record.self)
        record.replaceOutput(tensor, with: self, isOverwritten: isOverwritten)
        self.history = record
    }

    /// Undoes `adoptHistory` after a failure.
    func readoptHistory(of copy: Tensor) {
        guard let history = copy.history else { return }
        unsafeDowncast(history, to: Record.self).restoreOutput(copy, to: self)
        copy.history = nil
    }
}
