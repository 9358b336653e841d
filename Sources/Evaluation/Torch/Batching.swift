// `torch.func.vmap`: a function of one example applied to each of a batch.

import Operators
import Tensors

extension Machine {
    func installBatching(_ module: ModuleObject) {
        define(in: module, "vmap(func, in_dims=0, out_dims=0, randomness='error', *, chunk_size=None)") { machine, a in
            let (function, inDims, outDims) = (a[0], a[1], a[2])
            guard let randomness = Batches.Randomness(rawValue: a[3].text ?? "") else {
                throw Raise(
                    .runtimeError,
                    "Only allowed values for randomness are 'error', 'different', or 'same'. Got \(try machine.str(a[3]))")
            }
            return .object(DerivedFunction("vmap") { machine, arguments, keywords in
                try machine.batched(function, arguments, keywords, inDims: inDims, outDims: outDims, randomness)
            })
        }
    }

    /// One call, for examples that stand for the whole batch.
    private func batched(
        _ function: Value, _ arguments: [Value], _ keywords: [(name: Symbol, value: Value)], inDims: Value, outDims: Value,
        _ randomness: Batches.Randomness
    ) throws -> Value {
        let dims = try inDimensions(inDims, arguments)
        var size: Int?
        for (argument, dim) in zip(arguments, dims) {
            guard let dim else { continue }
            for tensor in try leaves(argument) {
                guard dim < tensor.rank, dim >= -tensor.rank else {
                    throw Raise(
                        .valueError,
                        "vmap(\(try name(of: function)), in_dims=\(try repr(inDims)), ...)(<inputs>): Got in_dim=\(dim) for some "
                            + "input, but that input is a Tensor of dimensionality \(tensor.rank) so expected in_dim to satisfy "
                            + "-\(tensor.rank) <= in_dim < \(tensor.rank).")
                }
                let length = tensor.shape[try Kernels.normalizedDim(dim, rank: tensor.rank)]
                if let size, size != length {
                    throw Raise(
                        .valueError,
                        "vmap: Expected all tensors to have the same size in the mapped dimension, got sizes [\(size), \(length)] "
                            + "for the mapped dimension")
                }
                size = length
            }
        }
        guard let size else {
            throw Raise(.valueError, "vmap: at least one input must be a Tensor with a mapped dimension")
        }
        torch.batching += 1
        defer { torch.batching -= 1 }
        return try recorder.withBatch(of: size, randomness: randomness) { level in
            let examples = try zip(arguments, dims).map { argument, dim in
                guard let dim else { return argument }
                return try mapTensors(argument) { tensor in
                    let dim = try Kernels.normalizedDim(dim, rank: tensor.rank)
                    return try recorder.example(of: movedToFront(tensor, dim), level: level)
                }
            }
            return try whole(try call(function, examples, keywords: keywords), level, function, outDims)
        }
    }

    private func movedToFront(_ tensor: Tensor, _ dim: Int) throws -> Tensor {
        guard dim != 0 else { return tensor }
        let dims = [dim] + (0..<tensor.rank).filter { $0 != dim }
        return try recorder.apply(.permute, tensor, [.ints(dims)])
    }

    private func name(of function: Value) throws -> String { try attributeIfAny(function, "__name__")?.text ?? "?" }

    private func inDimensions(_ inDims: Value, _ arguments: [Value]) throws -> [Int?] {
        if let elements = listOrTuple(inDims) {
            guard elements.count == arguments.count else {
                throw Raise(
                    .valueError, "vmap: in_dims is not compatible with the structure of inputs: \(elements.count) for \(arguments.count)")
            }
            return try elements.map { $0.isNone ? nil : try index($0) }
        }
        let dim = inDims.isNone ? nil : try index(inDims)
        return try arguments.map { try leaves($0).isEmpty ? nil : dim }
    }

    /// The function's results for all examples, the batch where `out_dims` says.
    private func whole(_ output: Value, _ level: Int, _ function: Value, _ outDims: Value) throws -> Value {
        let tensors = try leaves(output)
        guard !tensors.isEmpty else {
            throw Raise(
                .valueError,
                "vmap(\(try name(of: function)), ...): `\(try name(of: function))` must only return Tensors, got type "
                    + "\(try repr(.object(type(of: output)))). Did you mean to set out_dims= to None for output?")
        }
        let dims = try listOrTuple(outDims).map { try $0.map { $0.isNone ? nil : try index($0) } }
        let results: [Value] = try tensors.enumerated().map { place, tensor in
            let single = outDims.isNone ? nil : try dims == nil ? index(outDims) : 0
            let dim = dims.map { place < $0.count ? $0[place] : 0 } ?? single
            guard let dim else {
                if recorder.whole(tensor, level: level) == nil { return .tensor(tensor) }
                throw Raise(
                    .valueError,
                    "vmap(\(try name(of: function)), ..., out_dims=\(try repr(outDims))): `\(try name(of: function))` can not return a "
                        + "BatchedTensor when out_dim is None")
            }
            let whole = try recorder.wholeOrRepeated(tensor, level: level)
            let target = try Kernels.normalizedDim(dim, rank: whole.rank)
            guard target != 0 else { return .tensor(whole) }
            var order = Array(1..<whole.rank)
            order.insert(0, at: target)
            return .tensor(try recorder.apply(.permute, whole, [.ints(order)]))
        }
        return try refilled(output, results)
    }
}
