// `forward` of the layers that a training step spends its time in.

import Operators
import Tensors

/// `forward(self, input)`, which is native and words its errors as a function of the language would.
final class ForwardFunction: Object {
    let owner: String
    private let body: (Machine, ModuleInstance, Value) throws -> Value

    init(_ owner: String, _ body: @escaping (Machine, ModuleInstance, Value) throws -> Value) {
        self.owner = owner
        self.body = body
        super.init(kind: .native)
    }

    override func type(_ machine: Machine) -> TypeObject { machine.types.function }
    override func repr(_ machine: Machine) throws -> String { "<function \(owner).forward at \(address)>" }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "__name__": .string("forward")
        case "__qualname__": .string("\(owner).forward")
        default: nil
        }
    }

    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        var input = Value.undefined
        if arguments.count == 2, arguments.keywords.isEmpty {
            input = arguments[1]
        } else if arguments.count == 1, arguments.keywords.count == 1, machine.symbols[arguments.keywords[0]] == "input" {
            input = arguments.keywordValue(0)
        } else if let other = arguments.keywords.first(where: { machine.symbols[$0] != "input" }) {
            throw Raise(.typeError, "\(owner).forward() got an unexpected keyword argument '\(machine.symbols[other])'")
        } else if arguments.count < 2 {
            throw Raise(.typeError, "\(owner).forward() missing 1 required positional argument: 'input'")
        } else if arguments.keywords.isEmpty {
            throw Raise(.typeError, "\(owner).forward() takes 2 positional arguments but \(arguments.count) were given")
        } else {
            throw Raise(.typeError, "\(owner).forward() got multiple values for argument 'input'")
        }
        guard arguments.count > 0, case .object(let object) = arguments[0], let module = object as? ModuleInstance else {
            throw Raise(.typeError, "'\(machine.typeName(arguments[0]))' object is not a Module")
        }
        return try body(machine, module, input)
    }
}

extension Machine {
    func installForwards(_ module: ModuleObject) {
        func forward(_ owner: String, _ body: @escaping (Machine, ModuleInstance, Value) throws -> Value) {
            module[symbols.intern("forward_" + owner)] = .object(ForwardFunction(owner, body))
        }
        forward("Sequential") { machine, module, input in
            guard let children = module.registries?.modules else { return input }
            var value = input
            var position = 0
            while position < children.entries.count {
                let entry = children.entries[position]
                position += 1
                guard !entry.isRemoved else { continue }
                value = try machine.call(entry.value, with: value)
            }
            return value
        }
        let (weight, bias) = (symbols.intern("weight"), symbols.intern("bias"))
        forward("Linear") { machine, module, input in
            guard case .tensor(let x) = input else {
                throw Raise(.typeError, "linear(): argument 'input' (position 1) must be Tensor, not \(machine.typeName(input))")
            }
            // A parametrized weight is a property of the module's class.
            let found = try module.ownAttribute(weight, machine) ?? machine.attributeIfAny(.object(module), weight)
            guard case .tensor(let w)? = found else {
                throw Raise(.typeError, "linear(): argument 'weight' (position 2) must be Tensor, not NoneType")
            }
            let b = try (module.ownAttribute(bias, machine) ?? machine.attributeIfAny(.object(module), bias))?.tensor
            return .tensor(try machine.recorder.linear(x, w, b))
        }
        forward("Identity") { _, _, input in input }
        for (owner, operation) in [("ReLU", Operation.relu), ("Tanh", .tanh), ("Sigmoid", .sigmoid)] {
            let name = owner.lowercased()
            let isInPlace = symbols.intern("inplace")
            forward(owner) { machine, module, input in
                guard case .tensor(let x) = input else {
                    throw Raise(.typeError, "\(name)(): argument 'input' (position 1) must be Tensor, not \(machine.typeName(input))")
                }
                if owner == "ReLU", try module.ownAttribute(isInPlace, machine).map({ try machine.truth($0) }) == true {
                    return .tensor(try machine.recorder.applyInPlace(operation, x, others: [], []))
                }
                return .tensor(try machine.recorder.apply(operation, x))
            }
        }
    }
}
