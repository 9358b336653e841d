// `torch.autograd.gradcheck` and `gradgradcheck`: derivatives of a function at a point against differences.

import Operators
import Tensors

extension Machine {
    // MARK: gradcheck

    func installGradientCheck(_ module: ModuleObject) {
        let signature =
            "gradcheck(func, inputs, *, eps=1e-06, atol=1e-05, rtol=0.001, raise_exception=True, nondet_tol=0.0, "
            + "check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False, check_batched_forward_grad=False, "
            + "check_forward_ad=False, check_backward_ad=True, fast_mode=False, masked=None)"
        define(in: module, signature) { machine, a in
            let point = FunctionPoint(a[1], machine)
            let step = machine.scalarArgument(a[2])?.double ?? 1e-6
            let (absolute, relative) = (machine.scalarArgument(a[3])?.double ?? 1e-5, machine.scalarArgument(a[4])?.double ?? 1e-3)
            let places = point.arguments.indices.filter { point.arguments[$0].tensor?.requiresGradient ?? false }
            guard !places.isEmpty else {
                throw Raise(
                    .valueError,
                    "gradcheck expects at least one input tensor to require gradient, but none of them have requires_grad=True.")
            }
            let pass = try Differentiation(machine, point.arguments, positions: places)
            let outputs = try machine.leaves(pass.value(of: a[0]))
            if (outputs + point.arguments.compactMap(\.tensor)).contains(where: \.dtype.isComplex) {
                let (function, arguments) = try machine.byParts(a[0], point.arguments)
                guard let check = try machine.attributeIfAny(.object(module), "gradcheck") else { return .bool(false) }
                return try machine.call(check, [function, .object(TupleObject(arguments))], keywords: a.keywords)
            }
            for (index, output) in outputs.enumerated() {
                if !output.requiresGradient {
                    if try machine.isFlat(a[0], point.arguments, places, output: index, step) { continue }
                    if try !machine.truth(a[5]) { return .bool(false) }
                    let text = "Numerical gradient for function expected to be zero"
                    throw PythonError(ExceptionObject(machine.torch.gradientCheckError, [.string(text)]))
                }
                // In one dimension: a Jacobian has those of output and input together.
                let flat = try machine.recorder.reshape(output, [output.elementCount])
                for (input, analytical) in zip(places, try pass.jacobians(of: flat)) {
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

    /// A function of complex tensors as one of their parts, and its arguments: its derivatives are those of PyTorch's convention,
    /// ∂/∂real + i · ∂/∂imaginary.
    private func byParts(_ function: Value, _ arguments: [Value]) throws -> (Value, [Value]) {
        let isComplex = arguments.map { $0.tensor?.dtype.isComplex ?? false }
        let parts = try zip(arguments, isComplex).map { argument, isComplex -> Value in
            guard isComplex, let tensor = argument.tensor else { return argument }
            let part = try Kernels.viewAsReal(tensor).contiguous().clone()
            part.isGradientLeaf = tensor.requiresGradient
            return .tensor(part)
        }
        let real = DerivedFunction("function") { machine, arguments, _ in
            let inputs = try zip(arguments, isComplex).map { argument, isComplex -> Value in
                guard isComplex, let tensor = argument.tensor else { return argument }
                return .tensor(try machine.recorder.apply(.viewAsComplex, machine.recorder.contiguous(tensor)))
            }
            return .object(
                TupleObject(
                    try machine.leaves(machine.call(function, inputs)).map { output in
                        .tensor(output.dtype.isComplex ? try machine.recorder.apply(.viewAsReal, output) : output)
                    }))
        }
        return (.object(real), parts)
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

    /// Whether the differences of an output are zero: it has no gradient when it is not on the tape.
    private func isFlat(_ function: Value, _ arguments: [Value], _ places: [Int], output: Int, _ step: Double) throws -> Bool {
        try places.allSatisfy { place in
            try numericJacobian(function, arguments, place, output: output, step).allSatisfy { $0 == 0 }
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
