// `torch.func.vmap`: a function of one example applied to each of a batch.

import Operators
import Tensors

extension Machine {
    func installBatching(_ module: ModuleObject) {
        define(in: module, "vmap(func, in_dims=0, out_dims=0, randomness='error', *, chunk_size=None)") { machine, a in
            let (function, inDims, outDims) = (a[0], a[1], a[2])
            return .object(DerivedFunction("vmap") { machine, arguments, keywords in
                try machine.batched(function, arguments, keywords, inDims: inDims, outDims: outDims)
            })
        }
    }

    /// One call per example, the results stacked.
    private func batched(
        _ function: Value, _ arguments: [Value], _ keywords: [(name: Symbol, value: Value)], inDims: Value, outDims: Value
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
        var outputs: [Value] = []
        torch.batching += 1
        defer { torch.batching -= 1 }
        for place in 0..<size {
            let example = try zip(arguments, dims).map { argument, dim in
                guard let dim else { return argument }
                return try mapTensors(argument) { tensor in
                    try recorder.apply(.select, tensor, [.int(try Kernels.normalizedDim(dim, rank: tensor.rank)), .int(place)])
                }
            }
            outputs.append(try call(function, example, keywords: keywords))
        }
        return try stacked(outputs, function, outDims)
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

    private func stacked(_ outputs: [Value], _ function: Value, _ outDims: Value) throws -> Value {
        guard let first = outputs.first else {
            throw Raise(.runtimeError, "vmap: the mapped dimension is empty")
        }
        var columns: [[Tensor]] = []
        for output in outputs {
            let tensors = try leaves(output)
            if tensors.isEmpty {
                throw Raise(
                    .valueError,
                    "vmap(\(try name(of: function)), ...): `\(try name(of: function))` must only return Tensors, got type "
                        + "\(try repr(.object(type(of: output)))). Did you mean to set out_dims= to None for output?")
            }
            if columns.isEmpty { columns = tensors.map { _ in [] } }
            for (column, tensor) in tensors.enumerated() where column < columns.count { columns[column].append(tensor) }
        }
        let dims = try listOrTuple(outDims).map { try $0.map { try index($0) } }
        let results: [Value] = try columns.enumerated().map { column, tensors in
            let dim = try dims.map { column < $0.count ? $0[column] : 0 } ?? index(outDims)
            return value(of: try Operation.stack.call(recorder, [.tensors(tensors), .int(dim)]))
        }
        return try refilled(first, results)
    }
}
