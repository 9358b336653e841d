// Gradients: `backward`, `torch.autograd.grad` and the tensor methods of the graph. Functions that give functions
// (`torch.func`) are in TorchFunctions.swift.

import Autodiff
import Operators
import Tensors

extension Machine {
    func installGraphMethods() {
        method("backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)") { machine, x, a in
            let creates = try machine.truth(a[3])
            let options = ReversePass.Options(
                createGraph: creates, retainGraph: a[2].isNone ? creates : try machine.truth(a[2]))
            let chosen = a[4].isNone ? nil : try machine.tensors(a[4], "inputs")
            try ReversePass.accumulate(
                [x], gradients: try machine.outputGradient(of: a[1]), machine.recorder, options: options, into: chosen)
            return .none
        }
        method("requires_grad_(self, requires_grad=True)") { machine, x, a in
            guard case .bool(let flag) = a[1] else {
                throw Raise(
                    .typeError,
                    "requires_grad_(): argument 'requires_grad' (position 1) must be bool, not \(machine.typeName(a[1]))")
            }
            try machine.setRequiresGradient(x, flag)
            return .tensor(x)
        }
        method("retain_grad(self)") { _, x, _ in
            guard x.requiresGradient else {
                throw Raise(.runtimeError, "can't retain_grad on Tensor that has requires_grad=False")
            }
            x.retainsGradient = true
            return .none
        }
        method("detach(self)") { machine, x, _ in .tensor(try machine.detached(x)) }
        method("detach_(self)") { _, x, _ in
            x.history?.outputWillDie(x)
            x.history = nil
            x.isGradientLeaf = false
            return .tensor(x)
        }
        method("register_hook(self, hook)") { machine, x, a in try machine.addHook(a[1], to: x) }
        method("register_post_accumulate_grad_hook(self, hook)") { machine, x, a in
            guard x.history == nil else {
                throw Raise(.runtimeError, "post accumulate grad hooks cannot be registered on non-leaf tensors")
            }
            let (hooks, hook) = (machine.recorder.makeHooks(of: x), a[1])
            let identifier = hooks.addAccumulated { [unowned machine] leaf in _ = try machine.call(hook, [.tensor(leaf)]) }
            return .object(HookHandle(hooks, identifier))
        }
        define(on: types.iterator(named: "RemovableHandle"), "remove(self)") { _, a in
            a[0].as(HookHandle.self)?.remove()
            return .none
        }
    }

    private func addHook(_ hook: Value, to tensor: Tensor) throws -> Value {
        guard tensor.requiresGradient else {
            throw Raise(.runtimeError, "cannot register a hook on a tensor that doesn't require gradient")
        }
        let hooks = recorder.makeHooks(of: tensor)
        let identifier = hooks.add(output: tensor.record?.index(of: tensor) ?? 0) { [unowned self] gradient in
            switch try call(hook, [.tensor(gradient)]) {
            case .tensor(let replaced):
                guard replaced.shape == gradient.shape else {
                    let name = try attributeIfAny(hook, "__name__").map { try str($0) } ?? repr(hook)
                    throw Raise(.runtimeError, "hook '\(name)' has changed the size of value")
                }
                return replaced
            case .none: return nil
            case let other:
                throw Raise(.typeError, "expected Variable, but hook returned '\(typeName(other))'")
            }
        }
        return .object(HookHandle(hooks, identifier))
    }

    /// The `gradient=` of one output: a tensor, or a sequence of one.
    private func outputGradient(of value: Value) throws -> [Tensor?] {
        if value.tensor != nil || value.isNone || value.isUndefined { return [try outputGradient(value)] }
        let gradients = try elements(value).map { try outputGradient($0) }
        guard gradients.count == 1 else {
            throw Raise(.runtimeError, "got 1 tensors and \(gradients.count) gradients")
        }
        return gradients
    }

    /// The `gradient=` of a backward pass.
    private func outputGradient(_ value: Value) throws -> Tensor? {
        switch value {
        case .none, .undefined: return nil
        case .tensor(let tensor): return tensor
        default:
            throw Raise(.typeError, "gradients can be either Tensors or None, but got \(typeName(value))")
        }
    }

    /// One tensor, or a sequence of them.
    func tensors(_ value: Value, _ role: String) throws -> [Tensor] {
        if case .tensor(let tensor) = value { return [tensor] }
        if let tensor = try edgeTensor(value) { return [tensor] }
        return try elements(value).map { element in
            if let tensor = try edgeTensor(element) { return tensor }
            guard case .tensor(let tensor) = element else {
                throw Raise(.typeError, "\(role) must be a Tensor or a sequence of Tensors, got \(typeName(element))")
            }
            return tensor
        }
    }

    /// The tensor that a `GradientEdge` stands for.
    private func edgeTensor(_ value: Value) throws -> Tensor? {
        guard value.tensor == nil, let node = try? attributeIfAny(value, "node") else { return nil }
        if let leaf = node.as(AccumulateGradObject.self) { return leaf.variable }
        guard let record = node.as(GradFnObject.self)?.record, case .int(let place)? = try attributeIfAny(value, "output_nr") else { return nil }
        return record.output(at: place)
    }

    private func outputGradients(_ value: Value) throws -> [Tensor?] {
        switch value {
        case .none, .undefined: []
        case .tensor(let tensor): [tensor]
        default: try elements(value).map { try outputGradient($0) }
        }
    }

    /// The gradients for each of a batch of weights, stacked.
    private func batchedGradients(
        of outputs: [Tensor], _ weights: [Tensor?], inputs: [Tensor], createGraph: Bool
    ) throws -> [Tensor?] {
        let options = ReversePass.Options(createGraph: createGraph, retainGraph: true)
        var sums: [Tensor?] = inputs.map { _ in nil }
        let given = weights.compactMap { $0 }
        for (place, output) in outputs.enumerated() {
            guard place < weights.count, let weight = weights[place] else {
                guard output.elementCount == 1 else {
                    throw Raise(.runtimeError, "grad can be implicitly created only for scalar outputs")
                }
                continue
            }
            guard weight.rank > 0, weight.shape.array.dropFirst().elementsEqual(output.shape.array) else {
                // PyTorch leaves out one dimension more than the batch.
                let shown = Shape(Array(weight.shape.array.dropFirst(2))) ?? weight.shape
                throw Raise(
                    .runtimeError,
                    "If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch dimension. The "
                        + "sizes of the remaining dimensions are expected to match the shape of corresponding output, but a mismatch "
                        + "was detected: grad_output[\(place)] has a shape of torch.Size(\(shown)) and output[\(place)] has a "
                        + "shape of torch.Size(\(output.shape)). If you only want some tensors in `grad_output` to be considered "
                        + "batched, consider using vmap.")
            }
            if weight.shape[0] != given[0].shape[0] {
                throw Raise(
                    .valueError,
                    "vmap: Expected all tensors to have the same size in the mapped dimension, got sizes "
                        + "\(given.map { $0.rank > 0 ? $0.shape[0] : 0 }) for the mapped dimension")
            }
            let found = try ReversePass.gradients(of: output, seeds: weight, inputs: inputs, recorder, options: options)
            for (index, part) in found.enumerated() {
                guard let part else { continue }
                sums[index] = try sums[index].map { try recorder.apply(.add, $0, part) } ?? part
            }
        }
        return sums
    }

    func installAutogradModule() -> ModuleObject {
        let module = torchModule("torch.autograd")
        module.resolver = { name, machine in
            let text = machine.symbols[name]
            if text == "Variable" { return try machine.makeModule("torch.autograd.variable")?[name] }
            guard text == "function" || text == "graph" else { return nil }
            return try machine.makeModule("torch.autograd." + text).map { .object($0) }
        }
        let gradSignature =
            "grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, "
            + "allow_unused=None, is_grads_batched=False, materialize_grads=False)"
        define(in: module, gradSignature) { machine, a in
            let inputs = try machine.tensors(a[1], "inputs")
            if inputs.isEmpty { throw Raise(.runtimeError, "`inputs` argument to `grad()` cannot be empty.") }
            let creates = try machine.truth(a[4])
            let fills = try machine.truth(a[8])
            if !a[6].isNone, try !machine.truth(a[6]), fills {
                throw Raise(.valueError, "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.")
            }
            let options = ReversePass.Options(
                createGraph: creates, retainGraph: a[3].isNone ? creates : try machine.truth(a[3]))
            let (outputs, weights) = (try machine.tensors(a[0], "outputs"), try machine.outputGradients(a[2]))
            let found = try machine.truth(a[7])
                ? machine.batchedGradients(of: outputs, weights, inputs: inputs, createGraph: creates)
                : ReversePass.gradients(of: outputs, gradients: weights, inputs: inputs, machine.recorder, options: options)
            let allowsUnused = try fills || (!a[6].isNone && machine.truth(a[6]))
            let values: [Value] = try zip(inputs, found).enumerated().map { place, pair in
                let (input, gradient) = pair
                if let gradient { return .tensor(gradient) }
                guard allowsUnused else {
                    throw Raise(
                        .runtimeError,
                        "The differentiated Tensor at index \(place) appears to not have been used in the graph. Set allow_unused=True "
                            + "if this is the desired behavior.")
                }
                return fills ? .tensor(try Tensor.full(input.shape, 0, input.dtype)) : .none
            }
            return .object(TupleObject(values))
        }
        define(
            in: module,
            "backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None)"
        ) { machine, a in
            let creates = try machine.truth(a[3])
            let options = ReversePass.Options(
                createGraph: creates, retainGraph: a[2].isNone ? creates : try machine.truth(a[2]))
            try ReversePass.accumulate(
                try machine.tensors(a[0], "tensors"), gradients: try machine.outputGradients(a[1]), machine.recorder,
                options: options, into: a[5].isNone ? nil : try machine.tensors(a[5], "inputs"))
            return .none
        }
        installForwardMode(module)
        module[symbols.intern("functional")] = .object(installFunctionalDerivatives())
        return module
    }
}

/// What `register_hook` returns: removes the hook.
final class HookHandle: Object {
    private let hooks: GradientHooks
    private let identifier: Int
    init(_ hooks: GradientHooks, _ identifier: Int) {
        self.hooks = hooks
        self.identifier = identifier
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "RemovableHandle") }
    func remove() { hooks.remove(identifier) }
}
