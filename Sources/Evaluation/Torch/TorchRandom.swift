// Streams of random numbers as cells see them: seeds, states, `torch.Generator`. Random tensors are operations.

import BigInt
import Operators
import Tensors

extension Machine {
    func installRandom(_ module: ModuleObject) -> ModuleObject {
        let random = torchModule("torch.random")
        let generator = recorder.generator
        let shared = RandomGeneratorObject(generator)
        for target in [module, random] {
            target[symbols.intern("default_generator")] = .object(shared)
            define(in: target, "manual_seed(seed)") { machine, a in
                if let text = a[0].text {
                    throw Raise(.valueError, "invalid literal for int() with base 10: \(try machine.repr(.string(text)))")
                }
                generator.manualSeed(try machine.seed(a[0]))
                return .object(shared)
            }
            define(in: target, "seed()") { _, _ in
                let seed = Machine.freshSeed()
                generator.manualSeed(seed)
                return Machine.number(ofSeed: seed)
            }
            define(in: target, "initial_seed()") { _, _ in Machine.number(ofSeed: generator.seed) }
            define(in: target, "get_rng_state()") { _, _ in .tensor(try Machine.state(of: generator)) }
            define(in: target, "set_rng_state(new_state)") { machine, a in
                try machine.restore(generator, a[0])
                return .none
            }
        }
        define(in: random, "fork_rng(devices=None, enabled=True)") { _, _ in .object(SavedRandomState(generator)) }
        let fork = types.iterator(named: "_GeneratorContextManager")
        define(on: fork, "__enter__(self)") { _, a in
            a[0].as(SavedRandomState.self)?.enter()
            return .none
        }
        define(on: fork, "__exit__(self, exc_type=None, exc_value=None, traceback=None)") { _, a in
            try a[0].as(SavedRandomState.self)?.exit()
            return .none
        }
        installGenerator()
        return random
    }

    private func installGenerator() {
        let type = torch.generator
        type.constructor = { arguments, machine in
            for index in arguments.keywords.indices { try machine.checkDevice(arguments.keywordValue(index)) }
            if arguments.count > 0 { try machine.checkDevice(arguments[0]) }
            return .object(RandomGeneratorObject(Generator()))
        }
        func method(_ signature: String, _ body: @escaping (Machine, Generator, NativeFunction.Bound) throws -> Value) {
            define(on: type, signature) { machine, a in
                guard let object = a[0].as(RandomGeneratorObject.self) else { return .none }
                return try body(machine, object.generator, a)
            }
        }
        method("manual_seed(self, seed)") { machine, generator, a in
            guard a[1].text == nil else { throw Raise(.runtimeError, "manual_seed expected a long, but got str") }
            generator.manualSeed(try machine.seed(a[1]))
            return a[0]
        }
        method("seed(self)") { _, generator, _ in
            let seed = Machine.freshSeed()
            generator.manualSeed(seed)
            return Machine.number(ofSeed: seed)
        }
        method("initial_seed(self)") { _, generator, _ in Machine.number(ofSeed: generator.seed) }
        method("get_state(self)") { _, generator, _ in .tensor(try Machine.state(of: generator)) }
        method("set_state(self, new_state)") { machine, generator, a in
            try machine.restore(generator, a[1])
            return a[0]
        }
        defineProperty(on: type, "device", get: { machine, _ in .object(machine.torch.cpu) })
    }

    /// Seeds below 0 stand for those from 2⁶³.
    private func seed(_ value: Value) throws -> UInt64 {
        guard let big = value.bigInt else { return UInt64(bitPattern: Int64(try index(value))) }
        guard let seed = UInt64(exactly: big) else { throw Raise(.runtimeError, "Overflow when unpacking long long") }
        return seed
    }

    private static func number(ofSeed seed: UInt64) -> Value {
        Int(exactly: seed).map { .int($0) } ?? .object(BigIntObject(BigInt(seed)))
    }

    private static func freshSeed() -> UInt64 {
        var source = SystemRandomNumberGenerator()
        return source.next() >> 11
    }

    private static func state(of generator: Generator) throws -> Tensor {
        try Kernels.tensor(generator.state.map { Int($0) }, .uint8)
    }

    private func restore(_ generator: Generator, _ value: Value) throws {
        guard case .tensor(let tensor) = value, tensor.dtype == .uint8 else {
            throw Raise(.typeError, "RNG state must be a torch.ByteTensor")
        }
        try generator.restore(tensor.ints.map { UInt8(truncatingIfNeeded: $0) })
    }
}

/// `torch.random.fork_rng()`: what is drawn inside leaves the stream where it was.
private final class SavedRandomState: Object {
    private let generator: Generator
    private var states: [[UInt8]] = []

    init(_ generator: Generator) {
        self.generator = generator
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "_GeneratorContextManager") }
    func enter() { states.append(generator.state) }
    func exit() throws { if let state = states.popLast() { try generator.restore(state) } }
}
