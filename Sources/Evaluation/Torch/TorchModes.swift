// Gradient mode: `torch.no_grad()` and its kin as context managers and decorators.

import Operators

/// `torch.no_grad()`: sets gradient mode between `__enter__` and `__exit__`, or during calls of a decorated function.
final class GradientMode: Object {
    let isRecording: Bool
    /// Whether it is inference mode that is set, and to what.
    let isInference: Bool?
    /// What to go back to, innermost last: one object can be entered again inside itself.
    private var saved: [(isRecording: Bool, isInference: Bool)]

    /// - Parameter before: the mode to go back to when it has been changed already (`set_grad_enabled`).
    init(_ isRecording: Bool, before: Bool? = nil, isInference: Bool? = nil) {
        self.isRecording = isRecording
        self.isInference = isInference
        saved = []
        changedFrom = before
        super.init()
    }
    private var changedFrom: Bool?

    override func type(_ machine: Machine) -> TypeObject { machine.torch.gradientMode }

    func enter(_ machine: Machine) {
        saved.append((changedFrom ?? machine.recorder.isRecording, machine.recorder.isInference))
        changedFrom = nil
        set(machine.recorder)
    }

    func set(_ recorder: Recorder) {
        if let isInference { recorder.isInference = isInference }
        recorder.isRecording = isRecording && !recorder.isInference
    }

    func exit(_ machine: Machine) {
        if let before = saved.popLast() { (machine.recorder.isRecording, machine.recorder.isInference) = before }
    }

    /// Used as a decorator.
    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard arguments.count == 1, arguments.keywords.isEmpty else {
            throw Raise(.typeError, "'\(type(machine).name)' object is not callable with \(arguments.count) arguments")
        }
        if let changedFrom { machine.recorder.isRecording = changedFrom }
        return .object(ModeFunction(arguments[0], self))
    }
}

/// `torch.autograd.detect_anomaly()`, or `set_detect_anomaly(True)`, which sets the mode at once.
private final class AnomalyMode: Object {
    private let detects: Bool
    private let before: Bool

    init(_ detects: Bool, before: Bool) {
        (self.detects, self.before) = (detects, before)
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "set_detect_anomaly") }
    func enter(_ machine: Machine) { machine.recorder.detectsAnomalies = detects }
    func exit(_ machine: Machine) { machine.recorder.detectsAnomalies = before }
}

/// A function that runs in a gradient mode.
final class ModeFunction: Object {
    private let function: Value
    private let mode: GradientMode

    init(_ function: Value, _ mode: GradientMode) {
        self.function = function
        self.mode = mode
        super.init(kind: .native)
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.function }
    override func repr(_ machine: Machine) throws -> String { try machine.repr(function) }
    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard case .object(let callee) = function else {
            throw Raise(.typeError, "'\(machine.typeName(function))' object is not callable")
        }
        let before = (machine.recorder.isRecording, machine.recorder.isInference)
        mode.set(machine.recorder)
        defer { (machine.recorder.isRecording, machine.recorder.isInference) = before }
        return try callee.call(arguments, machine)
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if machine.symbols[name] == "__wrapped__" { return function }
        return try machine.attributeIfAny(function, name)
    }
}

extension Machine {
    func installGradientModes(_ module: ModuleObject, _ autograd: ModuleObject) {
        let type = torch.gradientMode
        define(on: type, "__enter__(self)") { machine, a in
            a[0].as(GradientMode.self)?.enter(machine)
            return .none
        }
        define(on: type, "__exit__(self, exc_type=None, exc_value=None, traceback=None)") { machine, a in
            a[0].as(GradientMode.self)?.exit(machine)
            return .none
        }
        for target in [module, autograd] {
            for (name, isRecording) in [("no_grad", false), ("enable_grad", true)] {
                define(in: target, "\(name)(orig_func=None)") { _, a in
                    let mode = GradientMode(isRecording)
                    return .object(a[0].isNone ? mode : ModeFunction(a[0], mode))
                }
            }
            define(in: target, "inference_mode(mode=True)") { machine, a in
                if case .object(let object) = a[0], object.kind == .function {
                    return .object(ModeFunction(a[0], GradientMode(false, isInference: true)))
                }
                let isOn = try machine.truth(a[0])
                return .object(GradientMode(!isOn, isInference: isOn))
            }
            define(in: target, "set_grad_enabled(mode)") { machine, a in
                let (before, mode) = (machine.recorder.isRecording, try machine.truth(a[0]))
                machine.recorder.isRecording = mode
                return .object(GradientMode(mode, before: before))
            }
        }
        define(in: module, "is_grad_enabled()") { machine, _ in .bool(machine.recorder.isRecording) }
        // What torch.autocast is made of: the type that products are computed in, or None.
        define(in: module, "_autocast_dtype()") { machine, _ in
            machine.recorder.autocast.map { machine.dtypeValue($0) } ?? .none
        }
        define(in: module, "_set_autocast(dtype)") { machine, a in
            machine.recorder.autocast = machine.dtype(a[0])
            return .none
        }
        define(in: module, "is_inference_mode_enabled()") { machine, _ in .bool(machine.recorder.isInference) }
        installAnomalyMode(module, autograd)
        installSavedValueHooks(module)
    }

    private func installAnomalyMode(_ module: ModuleObject, _ autograd: ModuleObject) {
        let type = types.iterator(named: "set_detect_anomaly")
        define(on: type, "__enter__(self)") { machine, a in
            a[0].as(AnomalyMode.self)?.enter(machine)
            return .none
        }
        define(on: type, "__exit__(self, exc_type=None, exc_value=None, traceback=None)") { machine, a in
            a[0].as(AnomalyMode.self)?.exit(machine)
            return .none
        }
        // What is not looked for has nothing to tell: without the check for NaN there is only the mode's flag.
        define(in: autograd, "set_detect_anomaly(mode, check_nan=True)") { machine, a in
            let before = machine.recorder.detectsAnomalies
            machine.recorder.detectsAnomalies = try machine.truth(a[0]) && machine.truth(a[1])
            return .object(AnomalyMode(machine.recorder.detectsAnomalies, before: before))
        }
        define(in: autograd, "detect_anomaly(check_nan=True)") { machine, a in
            .object(AnomalyMode(try machine.truth(a[0]), before: machine.recorder.detectsAnomalies))
        }
        for name in ["is_anomaly_enabled", "is_anomaly_check_nan_enabled"] {
            define(in: module, "\(name)()") { machine, _ in .bool(machine.recorder.detectsAnomalies) }
        }
    }
}
