// `torch.autograd.forward_ad`: dual numbers. How tangents go through operations is in Operators/Duals.swift.

import Autodiff
import Operators
import Tensors

extension Machine {
    func installForwardMode(_ autograd: ModuleObject) {
        let module = torchModule("torch.autograd.forward_ad")
        autograd[symbols.intern("forward_ad")] = .object(module)
        let level = TypeObject("dual_level", module: "torch.autograd.forward_ad", base: types.object)
        level.constructor = { _, _ in .object(DualLevel(level)) }
        module[symbols.intern("dual_level")] = .object(level)
        define(on: level, "__enter__(self)") { machine, _ in .int(try machine.enterDuals()) }
        define(on: level, "__exit__(self, exc_type=None, exc_value=None, traceback=None)") { machine, _ in
            machine.recorder.closeDuals()
            return .none
        }
        define(in: module, "enter_dual_level()") { machine, _ in .int(try machine.enterDuals()) }
        define(in: module, "exit_dual_level(*, level=None)") { machine, _ in
            guard machine.recorder.duals != nil else {
                throw Raise(.runtimeError, "exit_dual_level: Trying to exit a forward AD level that was not the last one that was created. This is not supported.")
            }
            machine.recorder.closeDuals()
            return .none
        }
        define(in: module, "make_dual(tensor, tangent, *, level=None)") { machine, a in .tensor(try machine.dual(a[0], a[1])) }
        define(in: module, "unpack_dual(tensor, *, level=None)") { machine, a in try machine.unpacked(a[0]) }
    }

    private func enterDuals() throws -> Int {
        guard recorder.duals == nil else { throw Raise(.runtimeError, "Nested forward mode AD is not supported at the moment") }
        recorder.openDuals { [unowned self] record, tangents in try record.tangents(tangents, recorder) }
        return 0
    }

    private func dual(_ value: Value, _ direction: Value) throws -> Tensor {
        guard case .tensor(let primal) = value else {
            throw Raise(.attributeError, "'\(typeName(value))' object has no attribute 'is_floating_point'")
        }
        guard let duals = recorder.duals else {
            throw Raise(
                .runtimeError, "Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first.")
        }
        guard primal.dtype.isDifferentiable else {
            throw Raise(.valueError, "Expected primal to be floating point or complex, but got: torch.\(primal.dtype.name)")
        }
        guard case .tensor(let tangent) = direction else {
            throw Raise(.attributeError, "'\(typeName(direction))' object has no attribute 'is_floating_point'")
        }
        guard tangent.dtype.isDifferentiable else {
            throw Raise(.valueError, "Expected tangent to be floating point or complex, but got: torch.\(tangent.dtype.name)")
        }
        guard tangent.shape == primal.shape else { throw Raise(.runtimeError, tangentSizeText(primal, tangent)) }
        let dual = try recorder.withoutDuals { try recorder.apply(.alias, primal) }
        duals.set(tangent, of: dual)
        return dual
    }

    private func unpacked(_ value: Value) throws -> Value {
        let makes = try makeModule("torch.autograd._unpacked")?[symbols.intern("UnpackedDualTensor")] ?? .none
        guard let tensor = value.tensor, let tangent = recorder.duals?.tangent(of: tensor) else { return try call(makes, [value, .none]) }
        let primal = try recorder.withoutDuals { try recorder.apply(.alias, tensor) }
        return try call(makes, [.tensor(primal), .tensor(tangent)])
    }
}

/// `with dual_level():`
private final class DualLevel: Object {
    private let own: TypeObject
    init(_ own: TypeObject) {
        self.own = own
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { own }
}
