// `tensor[key] = value`, also where a gradient flows through the tensor or the value.

import Operators
import Tensors

extension Machine {
    func tensorSetItem(_ target: Tensor, _ key: Value, _ value: Value) throws {
        let written: Tensor
        if case .tensor(let tensor) = value {
            written = tensor
        } else if let number = try wrappedNumber(value) {
            written = try number.cast(to: target.dtype)
        } else {
            throw Raise(
                .typeError, "can't assign a \(typeName(value)) to a torch.\(target.dtype.typeName)")
        }
        let plan = try indexPlan(key, of: target)
        if recorder.isRecording, target.requiresGradient || written.requiresGradient {
            try writeRecorded(written, into: target, plan)
        } else {
            try Machine.write(written, into: target, plan, recorder)
        }
    }

    private func writeRecorded(_ value: Tensor, into target: Tensor, _ plan: IndexPlan) throws {
        if target.isGradientLeaf, target.history == nil {
            throw Raise(
                .runtimeError,
                (plan.indices.isEmpty && !plan.steps.isEmpty ? "a view of " : "")
                    + "a leaf Variable that requires grad is being used in an in-place operation.",
                hint: "write inside `with torch.no_grad():`, or clone() the tensor first")
        }
        // What the value has to fit: refused before anything is recorded.
        let view = try Machine.view(of: target, plan)
        var value = value
        if plan.indices.isEmpty, value.rank > view.rank {
            let extra = value.rank - view.rank
            if value.shape.array.prefix(extra).allSatisfy({ $0 == 1 }) {
                value = try recorder.reshape(value, Array(value.shape.array.dropFirst(extra)))
            }
        }
        let name: Operation
        if plan.steps.isEmpty, let first = plan.indices.first {
            name = value.rank > 0 ? .putAtPlaces : first?.dtype == .bool ? .putAtMask : .fillAtPlaces
        } else {
            name = .copySlices
        }
        try recorder.applyInPlace(
            name, target, others: [value] + plan.tensors, [.ints(plan.encoded), .ints(plan.present)])
    }

    /// The view that a plan's steps give, not recorded.
    static func view(of tensor: Tensor, _ plan: IndexPlan) throws -> Tensor {
        var view = tensor
        for step in plan.steps {
            switch step {
            case .select(let dim, let index): view = try Kernels.select(view, dim, index)
            case .slice(let dim, let start, let end, let step): view = try Kernels.slice(view, dim, start, end, step)
            case .unsqueeze(let dim): view = try Kernels.unsqueeze(view, dim)
            }
        }
        return view
    }

    /// Writes a value at the places of a plan, not recorded.
    static func write(_ value: Tensor, into target: Tensor, _ plan: IndexPlan, _ recorder: Recorder) throws {
        let view = try view(of: target, plan)
        guard plan.indices.isEmpty else { return try Kernels.indexPut(view, plan.indices, value, accumulate: false) }
        var value = value
        if value.rank > view.rank, value.shape.array.prefix(value.rank - view.rank).allSatisfy({ $0 == 1 }) {
            value = try Kernels.reshape(value, Array(value.shape.array.suffix(view.rank)))
        }
        try Kernels.copy(value, into: view)
    }
}

extension IndexPlan {
    /// The steps as integers, five each, as an operation's attribute.
    var encoded: [Int] {
        steps.flatMap { step in
            switch step {
            case .select(let dim, let index): [0, dim, index, 0, 0]
            case .slice(let dim, let start, let end, let step): [1, dim, start, end, step]
            case .unsqueeze(let dim): [2, dim, 0, 0, 0]
            }
        }
    }

    init(encoded: [Int], present: [Int], tensors: [Tensor]) {
        for start in stride(from: 0, to: encoded.count - 4, by: 5) {
            let dim = encoded[start + 1]
            switch encoded[start] {
            case 0: steps.append(.select(dim: dim, index: encoded[start + 2]))
            case 1:
                steps.append(
                    .slice(dim: dim, start: encoded[start + 2], end: encoded[start + 3], step: encoded[start + 4]))
            default: steps.append(.unsqueeze(dim: dim))
            }
        }
        var next = tensors.makeIterator()
        indices = present.map { $0 == 0 ? nil : next.next() }
    }
}

extension Operation {
    /// A write at the places of an index plan, under the name that PyTorch gives the gradient.
    static let copySlices = write(gradientName: "CopySlices")
    static let putAtPlaces = write(gradientName: "IndexPutBackward0")
    static let putAtMask = write(gradientName: "MaskedFillBackward0")
    static let fillAtPlaces = write(gradientName: "IndexFillBackward0")

    private static func write(gradientName: String) -> Operation {
        Operation(
            "_write(Tensor self, Tensor value, Tensor[] indices, int[] steps, int[] present)",
            "The tensor with a value at some places.", homes: [], gradientName: gradientName,
            .single { c in
                let whole = try c[0].clone()
                try Machine.write(c[1], into: whole, plan(c.inputs, c.attributes), c.recorder)
                return whole
            },
            .linear([
                { r, g in
                    let (inputs, zero) = (try r.inputs(), try Tensor.scalar(0.0, g.dtype))
                    return Recorded(
                        try r.recorder.apply(
                            .copySlices, inputs: [g.checked(), zero] + inputs.dropFirst(2), r.attributes), r.recorder)
                },
                { r, g in
                    let plan = plan(try r.inputs(), r.attributes)
                    var part = try g.checked()
                    for step in plan.steps { part = try r.recorder.apply(step, to: part) }
                    if !plan.indices.isEmpty {
                        part = try r.recorder.apply(.index, inputs: [part] + plan.tensors, [.ints(plan.present)])
                    }
                    return Recorded(part, r.recorder)
                }, nil,
            ]))
    }

    private static func plan(_ inputs: [Tensor], _ attributes: [Operators.Argument]) -> IndexPlan {
        IndexPlan(
            encoded: attributes[0].ints ?? [], present: attributes[1].ints ?? [], tensors: Array(inputs.dropFirst(2)))
    }
}

extension Rule {
    /// The inputs, of which only the index tensors are read.
    fileprivate func inputs() throws -> [Tensor] {
        try (0..<record.inputCount).map { try $0 < 2 ? self[$0].tensor : self[$0].checked() }
    }
}
