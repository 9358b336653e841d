// `optimizer.step()` and `zero_grad()` for the optimisers whose updates are native: which parameters are updated, and with
// what beside them. The rules are in UpdateRules.swift, the class and its options in Library/OptimLibrary.swift.

import Tensors

/// A key of parameter groups and states, hashed once.
struct OptimiserKey {
    let value: Value
    let hash: Int

    init(_ name: String, _ machine: Machine) {
        value = .string(name)
        hash = (try? machine.hash(value)) ?? 0
    }
}

/// One optimiser's arithmetic: it reads its options once for each group, then updates parameters one by one.
protocol UpdateRule {
    init(_ group: ParameterGroup) throws
    func update(_ slot: ParameterSlot) throws
    /// Whether a parameter has a state even when nothing is kept in it.
    static var keepsState: Bool { get }
}

/// The options of one group.
struct ParameterGroup {
    let options: DictObject
    let machine: Machine
    let keys: OptimiserKeys

    func value(_ key: OptimiserKey) throws -> Value {
        guard let place = try options.position(of: key.value, hash: key.hash, machine) else {
            throw Raise(.keyError, arguments: [key.value])
        }
        return options.entries[place].value
    }
    func number(_ key: OptimiserKey) throws -> Double { try machine.double(value(key)) }
    func flag(_ key: OptimiserKey) throws -> Bool { try machine.truth(value(key)) }
    /// The two numbers of `betas`.
    func pair(_ key: OptimiserKey) throws -> (Double, Double) {
        let pair = try machine.elements(value(key))
        guard pair.count == 2 else {
            throw Raise(
                .valueError,
                pair.count < 2
                    ? "not enough values to unpack (expected 2, got \(pair.count))" : "too many values to unpack (expected 2)")
        }
        return (try machine.double(pair[0]), try machine.double(pair[1]))
    }
}

/// A parameter with its gradient, as the loops want them, and the dict of its state.
struct ParameterSlot {
    let parameter: Tensor
    let gradient: Tensor
    let state: DictObject
    let machine: Machine
    let keys: OptimiserKeys

    var isFresh: Bool { state.count == 0 }

    func stored(_ key: OptimiserKey) throws -> Value? {
        try state.position(of: key.value, hash: key.hash, machine).map { state.entries[$0].value }
    }
    func store(_ key: OptimiserKey, _ value: Value) throws { try state.set(key.value, value, hash: key.hash, machine) }

    /// A tensor of the state, of the parameter's shape.
    func tensor(_ key: OptimiserKey) throws -> Tensor {
        guard let value = try stored(key) else { throw Raise(.keyError, arguments: [key.value]) }
        guard let tensor = value.tensor else {
            throw Raise(.typeError, "the optimizer's state '\(key.value.text ?? "")' must be a Tensor, not \(machine.typeName(value))")
        }
        if tensor.dtype == parameter.dtype, tensor.shape == parameter.shape, tensor.isContiguous { return tensor }
        let fitted = try Tensor.uninitialized(parameter.shape, parameter.dtype)
        try Kernels.copy(tensor, into: fitted)
        try store(key, .tensor(fitted))
        return fitted
    }

    func storeZeros(_ key: OptimiserKey) throws {
        try store(key, .tensor(try Tensor.full(parameter.shape, 0, parameter.dtype)))
    }

    /// A new number of the state: PyTorch keeps them as tensors.
    func storeNumber(_ key: OptimiserKey, _ number: Double) throws {
        let dtype: DType = machine.recorder.defaultDType == .float64 ? .float64 : .float32
        try store(key, .tensor(try Tensor.full([], number, dtype)))
    }

    /// A number of the state after `change`; it is a tensor unless the state was loaded from somewhere else.
    func changeNumber(_ key: OptimiserKey, _ change: (Double) -> Double) throws -> Double {
        guard let value = try stored(key) else { throw Raise(.keyError, arguments: [key.value]) }
        guard case .tensor(let tensor) = value, tensor.elementCount == 1 else {
            let changed = change(try machine.double(value))
            try store(key, .float(changed))
            return changed
        }
        switch tensor.dtype {
        case .float32:
            let place = tensor.bytes.assumingMemoryBound(to: Float.self)
            place.pointee = Float(change(Double(place.pointee)))
            tensor.storage.version &+= 1
            return Double(place.pointee)
        case .float64:
            let place = tensor.bytes.assumingMemoryBound(to: Double.self)
            place.pointee = change(place.pointee)
            tensor.storage.version &+= 1
            return place.pointee
        default:
            try storeNumber(key, change(tensor.double(at: 0)))
            return try changeNumber(key) { $0 }
        }
    }

    /// The count of steps, this one included.
    func nextStep() throws -> Double { try changeNumber(keys.step) { $0 + 1 } }

    /// The step in one pass in C, for float32.
    func fused(_ change: GradientChange) -> FusedUpdate? {
        FusedUpdate(
            parameter, gradient: gradient, isNegated: change.isNegated, decay: change.decay, machine.recorder.backend)
    }

    /// Runs a loop in the parameter's element type.
    func run(_ change: GradientChange, _ loop: some UpdateLoop) {
        let isLarge = parameter.elementCount >= ParameterSlot.largeCount
        switch (parameter.dtype == .float32, isLarge) {
        case (true, false): loop.run(elements(change) as Elements<Float, RoundedOnce>)
        case (true, true): loop.run(elements(change) as Elements<Float, RoundedTwice>)
        case (false, false): loop.run(elements(change) as Elements<Double, RoundedOnce>)
        case (false, true): loop.run(elements(change) as Elements<Double, RoundedTwice>)
        }
    }
    /// From this size on a second rounding is worth its speed.
    private static let largeCount = 16_384

    private func elements<T, R>(_ change: GradientChange) -> Elements<T, R> {
        Elements(
            parameter: parameter.elements(T.self), gradient: gradient.elements(T.self), count: parameter.elementCount,
            change: change)
    }
}

/// A loop over the elements of a parameter, for either element type.
protocol UpdateLoop {
    func run<T: TrainedElement, R: Rounding>(_ elements: Elements<T, R>)
}

extension Tensor {
    /// The elements, typed; the caller has looked at the dtype.
    func elements<T>(_: T.Type) -> UnsafeMutablePointer<T> { bytes.assumingMemoryBound(to: T.self) }
}

extension Machine {
    /// One step of an optimiser: closure, then every parameter that has a gradient.
    func optimiserStep<Rule: UpdateRule>(
        _ rule: Rule.Type, _ optimiser: Value, _ closure: Value, _ keys: OptimiserKeys
    ) throws -> Value {
        guard let instance = optimiser.instance else {
            throw Raise(.typeError, "step() needs an optimizer, not \(typeName(optimiser))")
        }
        try callHooks(keys.preHooks, instance, closure)
        let wasRecording = recorder.isRecording
        defer { recorder.isRecording = wasRecording }
        var loss = Value.none
        if !closure.isNone, !closure.isUndefined {
            recorder.isRecording = true
            loss = try call(closure, [])
        }
        recorder.isRecording = false
        guard let groups = try instance.own(keys.groups, self)?.list,
            let states = try instance.own(keys.state, self)?.asDict
        else { throw Raise(.attributeError, "'\(instance.typeObject.name)' object has no attribute 'param_groups'") }
        for group in groups.elements {
            guard let options = group.asDict else { throw Raise(.typeError, "param_group must be a dict") }
            let group = ParameterGroup(options: options, machine: self, keys: keys)
            let rule = try Rule(group)
            guard let parameters = try group.value(keys.params).list else { continue }
            for parameter in parameters.elements {
                guard case .tensor(let tensor) = parameter, let gradient = tensor.gradient else { continue }
                try update(tensor, gradient, rule, states, keys)
            }
        }
        try instance.store(keys.called, .bool(true), self)
        try callHooks(keys.postHooks, instance, closure)
        return loss
    }

    private func update<Rule: UpdateRule>(
        _ parameter: Tensor, _ gradient: Tensor, _ rule: Rule, _ states: DictObject, _ keys: OptimiserKeys
    ) throws {
        guard parameter.dtype.isDifferentiable, gradient.dtype == parameter.dtype, gradient.shape == parameter.shape else {
            throw Raise(.runtimeError, "an optimizer needs a floating point parameter and a gradient of its shape and dtype")
        }
        let state: DictObject
        let key = Value.tensor(parameter)
        let hash = try self.hash(key)
        if let place = try states.position(of: key, hash: hash, self), let found = states.entries[place].value.asDict {
            state = found
        } else {
            state = DictObject()
            if Rule.keepsState { try states.set(key, .object(state), hash: hash, self) }
        }
        let target = parameter.isContiguous ? parameter : try parameter.contiguous()
        let gradient = gradient.isContiguous ? gradient : try gradient.contiguous()
        // A complex parameter is updated as its parts, as in PyTorch.
        let isComplex = parameter.dtype.isComplex
        try rule.update(
            ParameterSlot(
                parameter: isComplex ? Kernels.viewAsReal(target) : target,
                gradient: isComplex ? Kernels.viewAsReal(gradient) : gradient, state: state, machine: self, keys: keys))
        if target !== parameter { try Kernels.copy(target, into: parameter) } else { parameter.storage.version &+= 1 }
        if !Rule.keepsState, state.count > 0 { try states.set(key, .object(state), hash: hash, self) }
    }

    private func callHooks(_ name: Symbol, _ optimiser: InstanceObject, _ closure: Value) throws {
        guard let hooks = try optimiser.own(name, self)?.asDict, hooks.count > 0 else { return }
        let arguments: [Value] = closure.isNone || closure.isUndefined ? [.object(optimiser)] : [.object(optimiser), closure]
        for (_, hook) in hooks.pairs {
            _ = try call(hook, [.object(optimiser), .object(TupleObject(arguments)), .object(DictObject())])
        }
    }

    /// `zero_grad(set_to_none=True)`.
    func clearGradients(_ optimiser: Value, setToNone: Bool, _ keys: OptimiserKeys) throws -> Value {
        guard let instance = optimiser.instance, let groups = try instance.own(keys.groups, self)?.list
        else { return .none }
        for group in groups.elements {
            guard let options = group.asDict else { continue }
            let group = ParameterGroup(options: options, machine: self, keys: keys)
            guard let parameters = try group.value(keys.params).list else { continue }
            for parameter in parameters.elements {
                guard case .tensor(let tensor) = parameter else { continue }
                if setToNone {
                    if tensor.gradient?.rowsInUse != nil { recorder.backend.giveBack(&tensor.gradient) }
                    tensor.gradient = nil
                } else if let gradient = tensor.gradient {
                    gradient.history?.outputWillDie(gradient)
                    gradient.history = nil
                    gradient.isGradientLeaf = false
                    try Kernels.copy(try Tensor.full([], 0, gradient.dtype), into: gradient)
                }
            }
        }
        return .none
    }
}

extension Value {
    /// The instance or list, told by its kind without a cast that would be looked up.
    fileprivate var instance: InstanceObject? {
        guard case .object(let object) = self, object.kind == .instance else { return nil }
        return unsafeDowncast(object, to: InstanceObject.self)
    }
    fileprivate var list: ListObject? {
        guard case .object(let object) = self, object.kind == .list else { return self.as(ListObject.self) }
        return unsafeDowncast(object, to: ListObject.self)
    }
}

extension UpdateRule {
    static var keepsState: Bool { true }
}
