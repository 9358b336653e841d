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
            if case .int(let size) = a[4], size <= 0 {
                throw Raise(.valueError, "vmap: chunk_size should be None or greater than 0. (got \(size))")
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
        let dims = try inDimensions(inDims, arguments, function)
        let size = try batchSize(dims, arguments, inDims, function)
        torch.batching += 1
        defer { torch.batching -= 1 }
        return try recorder.withBatch(of: size, randomness: randomness) { level in
            var next = 0
            let examples = try arguments.map { argument in
                try mapTensors(argument) { tensor in
                    next += 1
                    guard let dim = dims[next - 1] else { return tensor }
                    let front = try Kernels.normalizedDim(dim, rank: tensor.rank)
                    return try recorder.example(of: movedToFront(tensor, front), level: level)
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

    /// The number of examples, on which all batched tensors agree.
    private func batchSize(_ dims: [Int?], _ arguments: [Value], _ inDims: Value, _ function: Value) throws -> Int {
        var sizes: [Int] = []
        for (tensor, dim) in zip(try leaves(.object(TupleObject(arguments))), dims) {
            guard let dim else { continue }
            guard dim < tensor.rank, dim >= -tensor.rank else {
                throw Raise(
                    .valueError,
                    "\(try vmapText(function, inDims)): Got in_dim=\(dim) for some "
                        + "input, but that input is a Tensor of dimensionality \(tensor.rank) so expected in_dim to satisfy "
                        + "-\(tensor.rank) <= in_dim < \(tensor.rank).")
            }
            sizes.append(tensor.shape[try Kernels.normalizedDim(dim, rank: tensor.rank)])
        }
        guard let size = sizes.first else { throw Raise(.valueError, "vmap: Expected at least one Tensor to vmap over") }
        if sizes.contains(where: { $0 != size }) {
            throw Raise(
                .valueError,
                "vmap: Expected all tensors to have the same size in the mapped dimension, got sizes \(sizes) for the mapped dimension")
        }
        return size
    }

    private func vmapText(_ function: Value, _ inDims: Value) throws -> String {
        "vmap(\(try name(of: function)), in_dims=\(try repr(inDims)), ...)(<inputs>)"
    }

    /// The batched dimension of each tensor of the arguments; nil for what is the same in all examples.
    private func inDimensions(_ inDims: Value, _ arguments: [Value], _ function: Value) throws -> [Int?] {
        if arguments.isEmpty {
            throw Raise(
                .valueError,
                "vmap(\(try name(of: function)))(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to vmap "
                    + "over a function with no inputs. The latter is unsupported.")
        }
        if case .int = inDims {} else if inDims.asTuple == nil {
            throw Raise(
                .valueError,
                "\(try vmapText(function, inDims)): expected `in_dims` to be int or a (potentially nested) tuple matching the "
                    + "structure of inputs, got: \(try repr(.object(type(of: inDims)))).")
        }
        var dims: [Int?] = []
        let all = Value.object(TupleObject(arguments))
        guard try spread(inDims, over: all, &dims, inDims, function) else {
            throw Raise(
                .valueError,
                "\(try vmapText(function, inDims)): in_dims is not compatible with the structure of `inputs`. in_dims has structure "
                    + "\(try treeSpec(inDims)) but inputs has structure \(try treeSpec(all)).")
        }
        return dims
    }

    /// Gives each tensor of a structure the dimension that stands in its place, or in the place of what it is part of.
    private func spread(
        _ dim: Value, over value: Value, _ dims: inout [Int?], _ inDims: Value, _ function: Value
    ) throws -> Bool {
        if case .object(let dict as DictObject) = value {
            let parts = dim.asDict
            for (key, element) in dict.pairs {
                guard let part = try parts == nil ? dim : parts?.get(key, self) else { return false }
                guard try spread(part, over: element, &dims, inDims, function) else { return false }
            }
            return parts == nil || parts?.pairs.count == dict.pairs.count
        }
        if case .object(let object) = value, object is ListObject || object is TupleObject {
            let (values, parts) = (Array(try elements(value)), listOrTuple(dim))
            if let parts, parts.count != values.count { return false }
            for (place, element) in values.enumerated() {
                guard try spread(parts?[place] ?? dim, over: element, &dims, inDims, function) else { return false }
            }
            return true
        }
        guard dim.isNone || listOrTuple(dim) == nil && dim.asDict == nil else { return false }
        guard case .tensor = value else {
            if dim.isNone { return true }
            throw Raise(
                .valueError,
                "\(try vmapText(function, inDims)): Got in_dim=\(try repr(dim)) for an input but the input is of type "
                    + "\(try repr(.object(type(of: value)))). We cannot vmap over non-Tensor arguments, please use None as the "
                    + "respective in_dim")
        }
        dims.append(dim.isNone ? nil : try index(dim))
        return true
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
