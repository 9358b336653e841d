// Products of arrays: `@`, `dot`, and what is computed by way of PyTorch's operations.

import Tensors

extension Machine {
    func arrayMatmul(_ a: Value, _ b: Value) throws -> Value {
        let (x, y) = (try arrayOperand(a), try arrayOperand(b))
        let signature = "(n?,k),(k,m?)->(n?,m?)"
        for (place, operand) in [x, y].enumerated() where operand.tensor.rank == 0 {
            throw Raise(
                .valueError,
                "matmul: Input operand \(place) does not have enough dimensions (has 0, gufunc core with signature \(signature) requires 1)")
        }
        let inner = y.tensor.rank == 1 ? y.tensor.shape[0] : y.tensor.shape[y.tensor.rank - 2]
        let outer = x.tensor.shape[x.tensor.rank - 1]
        guard inner == outer else {
            throw Raise(
                .valueError,
                "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature \(signature) (size \(inner) is "
                    + "different from \(outer))")
        }
        if x.tensor.rank > 2, y.tensor.rank > 2 {
            let (m, n) = (x.tensor.shape.array.dropLast(2), y.tensor.shape.array.dropLast(2))
            if let left = Shape(Array(m)), let right = Shape(Array(n)), (try? Kernels.broadcast(left, right)) == nil {
                throw Raise(
                    .valueError,
                    "operands could not be broadcast together with remapped shapes [original->remapped]: \(shapeText(x.tensor.shape))->"
                        + "(\(m.map(String.init).joined(separator: ",")),newaxis,newaxis) \(shapeText(y.tensor.shape))->"
                        + "(\(n.map(String.init).joined(separator: ",")),newaxis,newaxis)  and requested shape (n,m)")
            }
        }
        return arrayResult(try product(x.tensor, y.tensor))
    }

    /// The matrix product in the common dtype.
    private func product(_ x: Tensor, _ y: Tensor) throws -> Tensor {
        let common = DType.arrayPromoted(x.dtype, y.dtype)
        let wide = common == .bool ? DType.int64 : common
        let result = try matmul(x.cast(to: wide).forwards(), y.cast(to: wide).forwards())
        return common == .bool ? try result.cast(to: .bool) : result
    }

    func arrayDot(_ a: Value, _ b: Value) throws -> Value {
        let (x, y) = (try arrayOperand(a), try arrayOperand(b))
        if x.tensor.rank == 0 || y.tensor.rank == 0 { return arrayResult(try elementwise(.kernel(.mul, "multiply"), x, y)) }
        let (m, n) = (x.tensor.rank, y.tensor.rank)
        let dim = n == 1 ? 0 : n - 2
        guard x.tensor.shape[m - 1] == y.tensor.shape[dim] else {
            throw Raise(
                .valueError,
                "shapes \(shapeText(x.tensor.shape)) and \(shapeText(y.tensor.shape)) not aligned: \(x.tensor.shape[m - 1]) (dim \(m - 1)) "
                    + "!= \(y.tensor.shape[dim]) (dim \(dim))")
        }
        if n <= 2 { return arrayResult(try product(x.tensor, y.tensor)) }
        let k = y.tensor.shape[dim]
        let order = [dim] + (0..<n).filter { $0 != dim }
        let right = try Kernels.reshape(Kernels.permute(y.tensor, order), [k, k == 0 ? 0 : y.tensor.elementCount / k])
        let left = try Kernels.reshape(x.tensor, [k == 0 ? 0 : x.tensor.elementCount / k, k])
        let sizes = x.tensor.shape.array.dropLast() + order.dropFirst().map { y.tensor.shape[$0] }
        return arrayResult(try Kernels.reshape(product(left, right), Array(sizes)))
    }

    func installArrayProducts(_ module: ModuleObject) {
        define(in: module, "dot(a, b, out=None)") { machine, a in try machine.arrayDot(a[0], a[1]) }
        define(in: module, "matmul(x1, x2, /, out=None)") { machine, a in
            if let tensor = a[0].tensor, let other = a[1].tensor { return .tensor(try machine.matmul(tensor, other)) }
            let result = try machine.arrayMatmul(a[0], a[1])
            guard let out = a[2].as(ArrayObject.self) else { return result }
            try machine.assign(machine.arrayOperand(result).tensor, to: out, of: "matmul")
            return a[2]
        }
        define(in: module, "_torch(path, name, *args, **kwargs)") { machine, a in
            try machine.callTorch(a[0].text ?? "", a[1].text ?? "", a.extra, a.keywords)
        }
        define(in: module, "_raise_linalg(text)") { machine, a in
            throw machine.raise(machine.numpy.linearAlgebraError, a[0].text ?? "")
        }
        define(in: module, "_shares(a, b)") { machine, a in
            .bool(try machine.arrayOperand(a[0]).tensor.storage === machine.arrayOperand(a[1]).tensor.storage)
        }
        define(in: module, "_scalar(x)") { machine, a in machine.arrayResult(try machine.arrayOperand(a[0]).tensor) }
        define(in: module, "result_type(*args)") { machine, a in
            var dtype: DType?
            for value in a.extra {
                let found: DType
                if machine.isArrayLike(value) { found = try machine.arrayOperand(value).dtype } else { found = try machine.arrayDType(value) }
                dtype = dtype.map { DType.arrayPromoted($0, found) } ?? found
            }
            return .object(machine.numpy.dtype(dtype ?? .float64))
        }
        define(in: module, "promote_types(type1, type2)") { machine, a in
            .object(machine.numpy.dtype(.arrayPromoted(try machine.arrayDType(a[0]), try machine.arrayDType(a[1]))))
        }
    }
}
