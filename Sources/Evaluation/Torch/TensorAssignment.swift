// `tensor[key] = value`. How a write enters the graph is the recorder's part.

import Operators
import Tensors

extension Machine {
    func tensorSetItem(_ target: Tensor, _ key: Value, _ value: Value) throws {
        if target.isWrittenUnseen { try recorder.unseen(target) { try setItem(of: target, key, value) } } else {
            try setItem(of: target, key, value)
        }
    }

    @inline(__always) private func setItem(of target: Tensor, _ key: Value, _ value: Value) throws {
        if case .float(let number) = value, recorder.ignores(target), target.dtype == .float32 || target.dtype == .float64,
            let part = quickView(of: target, key), try Kernels.fill(part, number: number)
        { return }
        var written: Tensor
        if case .tensor(let tensor) = value {
            written = tensor
        } else if let array = value.as(ArrayObject.self) {
            throw Raise(.typeError, "can't assign a \(typeName(.object(array))) to a torch.\(target.dtype.typeName)")
        } else if value.arrayScalar == nil || value.as(ArrayScalar.self)?.dtype == .float64, let number = try wrappedNumber(value) {
            if target.dtype.isInteger || number.dtype.isComplex { try Operation.checkRange(number, target.dtype) }
            written = try number.cast(to: target.dtype)
        } else {
            throw Raise(.typeError, "can't assign a \(typeName(value)) to a torch.\(target.dtype.typeName)")
        }
        let records = recorder.isRecording && (target.requiresGradient || written.requiresGradient)
        if !records, recorder.isPlain, written.rank == 0, let part = quickView(of: target, key) {
            return try Kernels.copy(written, into: part)
        }
        // `x[True]` is a write to all of x, `x[False]` to nothing.
        if case .bool(let isAll) = key {
            guard isAll else { return }
            let whole = try Kernels.unsqueeze(target, 0)
            _ = try Kernels.expand(written, whole.shape.array)
            return try recorder.assign(written, toPart: whole, of: target)
        }
        let plan = try indexPlan(key, of: target)
        guard plan.indices.isEmpty else { return try assign(written, to: target, plan, records: records) }
        let part = try Machine.view(of: target, plan)
        if written.rank > part.rank, written.shape.array.prefix(written.rank - part.rank).allSatisfy({ $0 == 1 }) {
            written = try recorder.reshape(written, Array(written.shape.array.suffix(part.rank)))
        }
        _ = try Kernels.expand(written, part.shape.array) // for the message
        try recorder.assign(written, toPart: part, of: target)
    }

    /// A write to the places of index tensors, by the operation that PyTorch takes for it: its name is seen in `grad_fn`.
    private func assign(_ value: Tensor, to target: Tensor, _ plan: IndexPlan, records: Bool) throws {
        let value = Machine.fitting(value, to: target, at: plan.indices)
        guard records else {
            return try Kernels.indexPut(try Machine.view(of: target, plan), plan.indices, value, accumulate: false)
        }
        var part = target
        for step in plan.steps { part = try recorder.apply(step, to: part) }
        if plan.indices.count == 1, let index = plan.indices[0], value.rank == 0 {
            if index.dtype == .bool {
                try recorder.applyInPlace(.maskedFill, part, others: [try mask(index, for: part), value])
                return
            }
            if index.rank == 1 {
                try recorder.applyInPlace(.indexFill, part, others: [try index.cast(to: .int64), value], [.int(0)])
                return
            }
        }
        try recorder.assign(value, at: plan.indices, of: part)
    }

    /// A mask over the first dimensions, with sizes of 1 for the others.
    private func mask(_ mask: Tensor, for target: Tensor) throws -> Tensor {
        guard mask.rank < target.rank else { return mask }
        return try Kernels.reshape(mask, mask.shape.array + Array(repeating: 1, count: target.rank - mask.rank))
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
}
