// `torch.autograd.functional`: Jacobians, Hessians and products with them at a point, and what PyTorch says of arguments
// that do not fit.

import Operators
import Tensors

extension Machine {
    func installFunctionalDerivatives() -> ModuleObject {
        let module = torchModule("torch.autograd.functional")
        let options = "create_graph=False, strict=False, vectorize=False"
        define(in: module, "jacobian(func, inputs, \(options), strategy='reverse-mode')") { machine, a in
            try machine.requireStrategy(a[5], creates: machine.truth(a[2]), vectorizes: machine.truth(a[4]))
            let point = try machine.point(a[1], "inputs", "jacobian")
            let pass = try machine.pass(at: point)
            let output = try pass.value(of: a[0])
            let outputs = try machine.point(output, "outputs of the user-provided function", "jacobian")
            let byColumns = a[5].text == "forward-mode"
            let parts: [Value] = try outputs.tensors.enumerated().map { place, part in
                if try machine.truth(a[3]) { try machine.requireOnTape(part, place) }
                return point.arranged(try byColumns ? pass.jacobiansByColumns(of: part) : pass.jacobians(of: part))
            }
            let result = outputs.isSingle ? parts[0] : .object(TupleObject(parts))
            return try machine.finished(result, creates: machine.truth(a[2]))
        }
        define(in: module, "hessian(func, inputs, \(options), outer_jacobian_strategy='reverse-mode')") { machine, a in
            let point = try machine.point(a[1], "inputs", "hessian")
            let (outer, inner, output) = try machine.twice(a[0], point, "hessian")
            let rows = try machine.onTape {
                try inner.gradients(of: output).map { point.arranged(try outer.jacobians(of: $0)) }
            }
            return try machine.finished(point.isSingle ? rows[0] : .object(TupleObject(rows)), creates: machine.truth(a[2]))
        }
        installProducts(module)
        return module
    }

    private func installProducts(_ module: ModuleObject) {
        define(in: module, "vjp(func, inputs, v=None, create_graph=False, strict=False)") { machine, a in
            let point = try machine.point(a[1], "inputs", "vjp")
            let pass = try machine.pass(at: point)
            let output = try pass.value(of: a[0])
            let outputs = try machine.point(output, "outputs of the user-provided function", "vjp")
            for (place, part) in outputs.tensors.enumerated() where try machine.truth(a[4]) { try machine.requireOnTape(part, place) }
            let weights = try machine.direction(
                a[2], for: outputs, "vjp", "the user-provided function returns a single Tensor with a single element")
            let products = point.arranged(try pass.vectorJacobianProduct(outputs.tensors, weights))
            return try machine.finished(.object(TupleObject([output, products])), creates: machine.truth(a[3]))
        }
        let single = "the input to the user-provided function is a single Tensor with a single element"
        define(in: module, "jvp(func, inputs, v=None, create_graph=False, strict=False)") { machine, a in
            let point = try machine.point(a[1], "inputs", "jvp")
            let directions = try machine.direction(a[2], for: point, "jvp", single)
            let pass = try machine.pass(at: point)
            let output = try pass.value(of: a[0])
            let outputs = try machine.point(output, "outputs of the user-provided function", "jvp")
            for (place, part) in outputs.tensors.enumerated() where try machine.truth(a[4]) { try machine.requireOnTape(part, place) }
            let products = outputs.arranged(try pass.jacobianVectorProducts(outputs.tensors, directions))
            return try machine.finished(.object(TupleObject([output, products])), creates: machine.truth(a[3]))
        }
        for name in ["hvp", "vhp"] {
            define(in: module, "\(name)(func, inputs, v=None, create_graph=False, strict=False)") { machine, a in
                let point = try machine.point(a[1], "inputs", name)
                let weights = try machine.direction(a[2], for: point, name, single)
                let (outer, inner, output) = try machine.twice(a[0], point, name)
                let products = try machine.onTape {
                    try outer.vectorJacobianProduct(try inner.gradients(of: output), weights)
                }
                return try machine.finished(
                    .object(TupleObject([.tensor(output), point.arranged(products)])), creates: machine.truth(a[3]))
            }
        }
    }

    // MARK: Parts

    private func pass(at point: FunctionPoint) throws -> Differentiation {
        try Differentiation(self, point.arguments, positions: Array(point.arguments.indices))
    }

    /// A function under differentiation inside another, and its only number.
    private func twice(
        _ function: Value, _ point: FunctionPoint, _ name: String
    ) throws -> (outer: Differentiation, inner: Differentiation, output: Tensor) {
        let outer = try pass(at: point)
        let inner = try Differentiation(self, outer.arguments, positions: Array(point.arguments.indices))
        guard case .tensor(let output) = try inner.value(of: function) else {
            throw Raise(.runtimeError, "The function given to \(name) should return a single Tensor")
        }
        guard output.elementCount == 1 else {
            throw Raise(.runtimeError, "The Tensor returned by the function given to \(name) should contain a single element")
        }
        return (outer, inner, output)
    }

    private func onTape<T>(_ work: () throws -> T) rethrows -> T {
        let before = recorder.isRecording
        recorder.isRecording = true
        defer { recorder.isRecording = before }
        return try work()
    }

    /// Results leave the graph, unless they are to be differentiated again.
    private func finished(_ value: Value, creates: Bool) throws -> Value {
        creates ? value : try mapTensors(value) { $0.requiresGradient ? try detached($0) : $0 }
    }

    /// A tensor or a tuple of them.
    private func point(_ value: Value, _ role: String, _ name: String) throws -> FunctionPoint {
        let says = "The \(role) given to \(name) must be either a Tensor or a tuple of Tensors but the "
        if let tuple = value.asTuple {
            for (place, element) in tuple.elements.enumerated() where element.tensor == nil {
                throw Raise(.typeError, says + "value at index \(place) has type \(try repr(.object(type(of: element)))).")
            }
        } else if value.tensor == nil {
            throw Raise(.typeError, says + "given \(role) has type \(try repr(.object(type(of: value)))).")
        }
        return FunctionPoint(value, self)
    }

    /// The vector of a product, checked against what it is for.
    private func direction(_ value: Value, for point: FunctionPoint, _ name: String, _ onlyIf: String) throws -> [Tensor] {
        let wanted = point.tensors
        if value.isNone {
            guard wanted.count == 1, wanted[0].elementCount == 1 else {
                throw Raise(.runtimeError, "The vector v can only be None if \(onlyIf).")
            }
            return [try Tensor.full(wanted[0].shape, 1, wanted[0].dtype)]
        }
        let given = try self.point(value, "v", name).tensors
        guard given.count == wanted.count else {
            throw Raise(
                .runtimeError,
                point.isSingle ? "The given v should contain a single Tensor."
                    : "v is a tuple of invalid length: should be \(wanted.count) but got \(given.count).")
        }
        for (place, (one, other)) in zip(given, wanted).enumerated() where one.shape != other.shape {
            throw Raise(
                .runtimeError,
                "\(point.isSingle ? "" : "Entry \(place) in ")v has invalid size: should be torch.Size(\(other.shape)) but got "
                    + "torch.Size(\(one.shape)).")
        }
        return given
    }

    private func requireOnTape(_ output: Tensor, _ place: Int) throws {
        guard !output.requiresGradient else { return }
        throw Raise(
            .runtimeError,
            "Output \(place) of the user-provided function does not require gradients. The outputs must be computed in a "
                + "differentiable manner from the input when running in strict mode.")
    }

    private func requireStrategy(_ strategy: Value, creates: Bool, vectorizes: Bool) throws {
        guard let text = strategy.text, ["forward-mode", "reverse-mode"].contains(text) else {
            throw Raise(
                .assertionError,
                "Expected strategy to be either \"forward-mode\" or \"reverse-mode\". Hint: If your function has more outputs than "
                    + "inputs, \"forward-mode\" tends to be more performant. Otherwise, prefer to use \"reverse-mode\".")
        }
        guard text == "forward-mode" else { return }
        if creates {
            throw Raise(
                .notImplementedError,
                "torch.autograd.functional.jacobian: `create_graph=True` and `strategy=\"forward-mode\"` are not supported together "
                    + "(yet). Please either set `create_graph=False` or `strategy=\"reverse-mode\"`.")
        }
        if !vectorizes {
            throw Raise(
                .notImplementedError,
                "Computing Jacobian using forward-AD or forward-over-reverse Hessian isonly implemented for `vectorize=True`.")
        }
    }
}
