// `torch.autograd.functional` and `torch.autograd.gradcheck`: derivatives of a function at a point.

import Operators
import Tensors

extension Machine {
    func installFunctionalDerivatives() -> ModuleObject {
        let module = torchModule("torch.autograd.functional")
        let options = "create_graph=False, strict=False, vectorize=False, strategy='reverse-mode'"
        define(in: module, "jacobian(func, inputs, \(options))") { machine, a in
            let point = FunctionPoint(a[1], machine)
            let pass = try Differentiation(machine, point.arguments, positions: Array(point.arguments.indices))
            let output = try pass.value(of: a[0])
            let parts: [Value] = try machine.leaves(output).map { point.arranged(try pass.jacobians(of: $0)) }
            return try machine.refilled(output, parts)
        }
        define(in: module, "hessian(func, inputs, \(options), outer_jacobian_strategy='reverse-mode')") { machine, a in
            let point = FunctionPoint(a[1], machine)
            let outer = try Differentiation(machine, point.arguments, positions: Array(point.arguments.indices))
            let inner = try Differentiation(machine, outer.arguments, positions: Array(point.arguments.indices))
            guard case .tensor(let output) = try inner.value(of: a[0]), output.elementCount == 1 else {
                throw Raise(
                    .runtimeError, "The Tensor returned by the function given to hessian should contain a single element")
            }
            let before = machine.recorder.isRecording
            machine.recorder.isRecording = true
            defer { machine.recorder.isRecording = before }
            let rows = try inner.gradients(of: output).map { point.arranged(try outer.jacobians(of: $0)) }
            return point.isSingle ? rows[0] : .object(TupleObject(rows))
        }
        installProducts(module)
        return module
    }

    private func installProducts(_ module: ModuleObject) {
        define(in: module, "vjp(func, inputs, v=None, create_graph=False, strict=False)") { machine, a in
            let point = FunctionPoint(a[1], machine)
            let pass = try Differentiation(machine, point.arguments, positions: Array(point.arguments.indices))
            let output = try pass.value(of: a[0])
            let outputs = try machine.leaves(output)
            let weights: [Tensor]
            if a[2].isNone {
                guard outputs.count == 1, outputs[0].elementCount == 1 else {
                    throw Raise(
                        .runtimeError,
                        "The vector v can only be None if the user-provided function returns a single Tensor with a single element.")
                }
                weights = [try Tensor.full(outputs[0].shape, 1, outputs[0].dtype)]
            } else {
                weights = try machine.leaves(a[2])
            }
            let products = point.arranged(try pass.vectorJacobianProduct(outputs, weights))
            return .object(TupleObject([try pass.settled(output), products]))
        }
        define(in: module, "jvp(func, inputs, v=None, create_graph=False, strict=False)") { machine, a in
            let point = FunctionPoint(a[1], machine)
            let directions = a[2].isNone
                ? try point.arguments.map { .tensor(try Tensor.full($0.tensor?.shape ?? Shape(), 1, $0.tensor?.dtype ?? .float32)) }
                : FunctionPoint(a[2], machine).arguments
            return try machine.tangentProduct(a[0], point.arguments, directions)
        }
        for name in ["hvp", "vhp"] {
            define(in: module, "\(name)(func, inputs, v=None, create_graph=False, strict=False)") { machine, a in
                let point = FunctionPoint(a[1], machine)
                let places = Array(point.arguments.indices)
                let outer = try Differentiation(machine, point.arguments, positions: places)
                let inner = try Differentiation(machine, outer.arguments, positions: places)
                guard case .tensor(let output) = try inner.value(of: a[0]), output.elementCount == 1 else {
                    throw Raise(
                        .runtimeError, "The Tensor returned by the function given to \(name) should contain a single element")
                }
                let before = machine.recorder.isRecording
                machine.recorder.isRecording = true
                defer { machine.recorder.isRecording = before }
                let weights = a[2].isNone
                    ? try outer.variables.map { try Tensor.full($0.shape, 1, $0.dtype) } : try machine.leaves(a[2])
                let products = try outer.vectorJacobianProduct(try inner.gradients(of: output), weights)
                return .object(TupleObject([.tensor(try outer.settled(inner.settled(output))), point.arranged(products)]))
            }
        }
    }

    // MARK: gradcheck

    func installGradientCheck(_ module: ModuleObject) {
        let signature =
            "gradcheck(func, inputs, *, eps=1e-06, atol=1e-05, rtol=0.001, raise_exception=True, nondet_tol=0.0, "
            + "check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False, fast_mode=False)"
        define(in: module, signature) { machine, a in
            let point = FunctionPoint(a[1], machine)
            let step = machine.scalarArgument(a[2])?.double ?? 1e-6
            let (absolute, relative) = (machine.scalarArgument(a[3])?.double ?? 1e-5, machine.scalarArgument(a[4])?.double ?? 1e-3)
            let places = point.arguments.indices.filter { point.arguments[$0].tensor?.requiresGradient ?? false }
            guard !places.isEmpty else {
                throw Raise(
                    .valueError,
                    "gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True.")
            }
            let pass = try Differentiation(machine, point.arguments, positions: places)
            for (index, output) in try machine.leaves(pass.value(of: a[0])).enumerated() {
                for (input, analytical) in zip(places, try pass.jacobians(of: output)) {
                    let numerical = try machine.numericJacobian(a[0], point.arguments, input, output: index, step)
                    let exact = try machine.detached(analytical)
                    let isClose = zip(numerical, exact.doubles).allSatisfy { abs($0 - $1) <= absolute + relative * abs($1) }
                    if isClose { continue }
                    if try !machine.truth(a[5]) { return .bool(false) }
                    let shape = [output.elementCount, numerical.count / max(output.elementCount, 1)]
                    let measured = try Kernels.tensor(numerical, shape: shape, exact.dtype)
                    let text = "Jacobian mismatch for output \(index) with respect to input \(input),\nnumerical:"
                        + "\(try machine.tensorRepr(measured))\nanalytical:"
                        + "\(try machine.tensorRepr(Kernels.reshape(exact, shape)))\n"
                    throw PythonError(ExceptionObject(machine.torch.gradientCheckError, [.string(text)]))
                }
            }
            return .bool(true)
        }
    }

    /// `gradgradcheck`: the gradient, checked as a function of the inputs and of the weights of the outputs.
    func installSecondOrderCheck(_ module: ModuleObject) {
        define(in: module, "gradgradcheck(func, inputs, grad_outputs=None, **options)") { machine, a in
            let (function, point) = (a[0], FunctionPoint(a[1], machine))
            let places = point.arguments.indices.filter { point.arguments[$0].tensor?.requiresGradient ?? false }
            let outputs = try machine.leaves(machine.call(function, point.arguments))
            let weights: [Value] = try a[2].isNone
                ? outputs.map {
                    let weight = try Tensor.uninitialized($0.shape, $0.dtype)
                    try machine.recorder.generator.normal(into: weight)
                    weight.isGradientLeaf = true
                    return .tensor(weight)
                } : machine.leaves(a[2]).map { .tensor($0) }
            let gradient = DerivedFunction("gradient") { machine, arguments, _ in
                let inputs = Array(arguments.prefix(point.arguments.count))
                let pass = try Differentiation(machine, inputs, positions: places)
                let outputs = try machine.leaves(pass.value(of: function))
                let weights = try machine.leaves(.object(TupleObject(arguments.dropFirst(inputs.count))))
                return .object(TupleObject(try pass.vectorJacobianProduct(outputs, weights).map { .tensor($0) }))
            }
            guard let check = try machine.attributeIfAny(.object(module), "gradcheck") else { return .bool(false) }
            return try machine.call(
                check, [.object(gradient), .object(TupleObject(point.arguments + weights))], keywords: a.keywords)
        }
    }

    /// ∂outputᵢ/∂inputⱼ by central differences, in row-major order of output × input.
    private func numericJacobian(
        _ function: Value, _ arguments: [Value], _ input: Int, output: Int, _ step: Double
    ) throws -> [Double] {
        guard case .tensor(let variable) = arguments[input] else { return [] }
        let before = recorder.isRecording
        recorder.isRecording = false
        defer { recorder.isRecording = before }
        var columns: [[Double]] = []
        for place in 0..<variable.elementCount {
            let sides = try [step, -step].map { shift in
                var values = variable.doubles
                values[place] += shift
                var shifted = arguments
                shifted[input] = .tensor(try Kernels.tensor(values, shape: variable.shape.array, variable.dtype))
                let outputs = try leaves(call(function, shifted))
                return output < outputs.count ? outputs[output].doubles : []
            }
            columns.append(zip(sides[0], sides[1]).map { ($0 - $1) / (2 * step) })
        }
        guard let rows = columns.first?.count else { return [] }
        return (0..<rows).flatMap { row in columns.map { $0[row] } }
    }
}

/// Where a function is differentiated: one tensor, or a tuple of arguments.
private struct FunctionPoint {
    let arguments: [Value]
    let isSingle: Bool

    init(_ value: Value, _ machine: Machine) {
        if let elements = machine.listOrTuple(value) {
            arguments = Array(elements)
            isSingle = false
        } else {
            arguments = [value]
            isSingle = true
        }
    }

    /// One result, or a tuple of them, as the arguments were given.
    func arranged(_ results: [Tensor]) -> Value {
        if isSingle, let only = results.first { return .tensor(only) }
        return .object(TupleObject(results.map { .tensor($0) }))
    }
}
