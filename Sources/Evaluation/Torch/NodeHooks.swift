// Hooks of the graph's nodes (`grad_fn.register_hook`), and those that put saved values away. Hooks of tensors are in
// TorchAutograd.swift.

import Autodiff
import Operators
import Tensors

/// `grad_fn._raw_saved_self`: one kept value, whose hooks can be set.
final class SavedTensorObject: Object {
    private let record: Record
    private let value: SavedValue
    init(_ record: Record, _ value: SavedValue) {
        self.record = record
        self.value = value
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "SavedTensor") }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        guard machine.symbols[name] == "register_hooks" else { return nil }
        let (record, value) = (record, value)
        return .object(
            NativeFunction("register_hooks(pack_hook, unpack_hook)") { machine, a in
                try record.pack(value, with: machine.savedValueHooks(a[0], a[1]), machine.recorder)
                return .none
            })
    }
}

extension Machine {
    /// Functions of the language that put values away and bring them back.
    func savedValueHooks(_ pack: Value, _ unpack: Value) -> SavedValueHooks {
        SavedValueHooks { [unowned self] tensor in
            SavedForm(try call(pack, [.tensor(tensor)]))
        } unpack: { [unowned self] object in
            guard let form = object as? SavedForm else { throw Raise(.runtimeError, "what is unpacked was packed by other hooks") }
            let value = try call(unpack, [form.value])
            guard case .tensor(let tensor) = value else {
                throw Raise(
                    .typeError,
                    "Output of saved tensor unpack_hook expected to be a Tensor but got result of type \(typeName(value))")
            }
            return tensor
        }
    }

    /// `register_hook(fn)` of a node: `fn(grad_inputs, grad_outputs)`.
    func nodeHookFunction(_ hooks: GradientHooks) -> NativeFunction {
        NativeFunction("register_hook(fn)") { machine, a in
            let hook = a[0]
            let identifier = hooks.addNode { [unowned machine] inputs, outputs in
                try machine.gradients(
                    machine.call(hook, [machine.tuple(inputs), machine.tuple(outputs)]), insteadOf: inputs)
            }
            return .object(HookHandle(hooks, identifier))
        }
    }

    /// `register_prehook(fn)` of a node: `fn(grad_outputs)`.
    func nodePrehookFunction(_ hooks: GradientHooks) -> NativeFunction {
        NativeFunction("register_prehook(fn)") { machine, a in
            let hook = a[0]
            let identifier = hooks.addArrival { [unowned machine] outputs in
                try machine.gradients(machine.call(hook, [machine.tuple(outputs)]), insteadOf: outputs)
            }
            return .object(HookHandle(hooks, identifier))
        }
    }

    private func tuple(_ gradients: [Tensor?]) -> Value {
        .object(TupleObject(gradients.map { gradient in gradient.map { .tensor($0) } ?? .none }))
    }

    /// What a hook gave back; nil for None.
    private func gradients(_ value: Value, insteadOf before: [Tensor?]) throws -> [Tensor?]? {
        if value.isNone { return nil }
        let values = listOrTuple(value) ?? [value]
        guard values.count == before.count else {
            throw Raise(
                .runtimeError, "hook has returned an incorrect number of values (got \(values.count), but expected \(before.count))")
        }
        return values.map(\.tensor)
    }

    func installSavedValueHooks(_ module: ModuleObject) {
        define(in: module, "_push_saved_hooks(pack, unpack)") { machine, a in
            machine.recorder.savedValueHooks.append(machine.savedValueHooks(a[0], a[1]))
            return .none
        }
        define(in: module, "_pop_saved_hooks()") { machine, _ in
            _ = machine.recorder.savedValueHooks.popLast()
            return .none
        }
        define(in: module, "_gradient_node(tensor)") { _, a in
            guard let tensor = a[0].tensor else { return .none }
            return .object(tensor.record.map { GradFnObject($0) } ?? AccumulateGradObject(tensor))
        }
    }
}

/// What a pack hook gave.
private final class SavedForm {
    let value: Value
    init(_ value: Value) { self.value = value }
}
