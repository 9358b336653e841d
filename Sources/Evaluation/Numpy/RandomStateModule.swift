// `np.random`: the functions of the legacy stream, and `RandomState` objects with the same methods. The stream itself is in
// LegacyRandom.swift, `default_rng` in GeneratorModule.swift.

import Glibc
import Tensors

/// `np.random.RandomState(seed)`.
final class RandomStateObject: Object, RandomStream {
    var random: LegacyRandom
    private let typeObject: TypeObject

    init(_ random: LegacyRandom, _ type: TypeObject) {
        self.random = random
        typeObject = type
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { typeObject }
    func unit() -> Double { random.unit() }
    func normal() -> Double { random.normal() }
    func exponential() -> Double { random.exponential() }
    func gamma(_ shape: Double) -> Double { random.gamma(shape) }
    func beta(_ a: Double, _ b: Double) -> Double { random.beta(a, b) }
    func poisson(_ rate: Double) -> Int { random.poisson(rate) }
    func binomial(_ n: Int, _ p: Double) -> Int { random.binomial(n, p) }
    func trials(_ p: Double) -> Double { (log1p(-random.unit()) / log(1 - p)).rounded(.up) }
    override func repr(_ machine: Machine) -> String { "RandomState(MT19937) at \(address.uppercased().replacing("0X", with: "0x"))" }
}

/// A call's arguments, whichever of the two ways it was made.
struct RandomArguments {
    let bound: NativeFunction.Bound
    let shift: Int
    subscript(_ index: Int) -> Value { bound[index + shift] }
    var extra: [Value] { bound.extra }
}

extension Machine {
    typealias RandomBody = (Machine, RandomStateObject, RandomArguments) throws -> Value

    func installRandomState(_ module: ModuleObject) {
        let type = TypeObject("RandomState", module: "numpy.random.mtrand", base: types.object)
        let shared = RandomStateObject(LegacyRandom(), type)
        let signature = NativeSignature("RandomState(seed=None)")
        type.constructor = { [unowned type] arguments, machine in
            let seed = try machine.bind(arguments, signature)[0]
            return .object(RandomStateObject(try machine.legacyRandom(seed), type))
        }
        module[symbols.intern("RandomState")] = .object(type)
        func both(_ name: String, _ parameters: String, _ body: @escaping RandomBody) {
            define(in: module, "\(name)(\(parameters))") { machine, a in
                try body(machine, shared, RandomArguments(bound: a, shift: 0))
            }
            define(on: type, parameters.isEmpty ? "\(name)(self)" : "\(name)(self, \(parameters))") { machine, a in
                guard let state = a[0].as(RandomStateObject.self) else { return .none }
                return try body(machine, state, RandomArguments(bound: a, shift: 1))
            }
        }
        both("seed", "seed=None") { machine, state, a in
            state.random = try machine.legacyRandom(a[0])
            return .none
        }
        installUniforms(both)
        installIntegers(both)
        installSequences(both)
        installDistributions { name, parameters, body in
            both(name, parameters) { machine, state, a in try body(machine, state, a) }
        }
    }

    /// - Throws: `ValueError` for a seed that is not of 32 bits.
    func legacyRandom(_ seed: Value) throws -> LegacyRandom {
        if seed.isNone || seed.isUndefined { return LegacyRandom() }
        if seed.asList != nil || seed.asTuple != nil || (seed.as(ArrayObject.self)?.tensor.rank ?? 0) > 0 {
            let words = try elements(seed).map { try index($0) }
            guard words.allSatisfy({ $0 >= 0 && $0 <= 0xffff_ffff }), !words.isEmpty else {
                throw Raise(.valueError, words.isEmpty ? "Seed must be non-empty" : "Seed must be between 0 and 2**32 - 1")
            }
            return LegacyRandom(words: words.map { UInt32($0) })
        }
        guard let integer = try indexIfAny(seed.as(ArrayObject.self)?.pythonNumber(self) ?? seed.plain) else {
            throw Raise(.typeError, "Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'")
        }
        guard let word = UInt32(exactly: integer) else { throw Raise(.valueError, "Seed must be between 0 and 2**32 - 1") }
        return LegacyRandom(seed: word)
    }

    /// One number for no size, else an array of as many.
    func drawn(_ size: Value, _ next: () throws -> Double) throws -> Value {
        if size.isNone || size.isUndefined { return .float(try next()) }
        let out = try Tensor.uninitialized(shape(sizes(size)), .float64)
        let p = out.bytes.assumingMemoryBound(to: Double.self)
        for i in 0..<out.elementCount { p[i] = try next() }
        return .object(ArrayObject(out))
    }

    func drawnIntegers(_ size: Value, _ dtype: DType = .int64, _ next: () throws -> Int) throws -> Value {
        if size.isNone || size.isUndefined { return .int(try next()) }
        let out = try Tensor.uninitialized(shape(sizes(size)), .int64)
        let p = out.bytes.assumingMemoryBound(to: Int.self)
        for i in 0..<out.elementCount { p[i] = try next() }
        return .object(ArrayObject(try out.cast(to: dtype)))
    }

    func shape(_ sizes: [Int]) throws -> Shape {
        guard let shape = Shape(sizes) else { throw Raise(.valueError, "too many dimensions") }
        return shape
    }

    /// The size of draws whose parameters are arrays, and a parameter by the place of the draw.
    func parameters(_ values: [Value], _ size: Value) throws -> (size: Value, at: (Int, Int) -> Double) {
        let tensors = try values.map { try arrayOperand($0).tensor.cast(to: .float64) }
        if tensors.allSatisfy({ $0.rank == 0 }) {
            let numbers = tensors.map { $0.double(at: 0) }
            return (size, { parameter, _ in numbers[parameter] })
        }
        var common = size.isNone ? Shape() : try shape(sizes(size))
        for tensor in tensors { common = try Kernels.broadcast(common, tensor.shape) }
        let wide = try tensors.map { try $0.expanded(to: common).contiguous() }
        return (shapeTuple(common), { parameter, place in wide[parameter].double(at: place) })
    }

    /// Draws with parameters that may be arrays.
    func drawn(_ values: [Value], _ size: Value, _ next: ((Int) -> Double) throws -> Double) throws -> Value {
        let (size, at) = try parameters(values, size)
        var place = 0
        return try drawn(size) {
            defer { place += 1 }
            let here = place
            return try next { at($0, here) }
        }
    }

    private func installUniforms(_ both: (String, String, @escaping RandomBody) -> Void) {
        for name in ["random_sample", "random", "ranf", "sample"] {
            both(name, "size=None") { machine, state, a in try machine.drawn(a[0]) { state.random.unit() } }
        }
        both("standard_normal", "size=None") { machine, state, a in try machine.drawn(a[0]) { state.random.normal() } }
        for (name, isNormal) in [("rand", false), ("randn", true)] {
            both(name, "*args") { machine, state, a in
                let size: Value = a.extra.isEmpty ? .none : .object(TupleObject(ContiguousArray(a.extra)))
                return try machine.drawn(size) { isNormal ? state.random.normal() : state.random.unit() }
            }
        }
        both("uniform", "low=0.0, high=1.0, size=None") { machine, state, a in
            try machine.drawn([a[0], a[1]], a[2]) { $0(0) + ($0(1) - $0(0)) * state.random.unit() }
        }
        both("normal", "loc=0.0, scale=1.0, size=None") { machine, state, a in
            try machine.drawn([a[0], a[1]], a[2]) {
                guard $0(1) >= 0 else { throw Raise(.valueError, "scale < 0") }
                return $0(0) + $0(1) * state.random.normal()
            }
        }
        both("get_state", "legacy=True") { machine, state, _ in .object(RandomStateObject(state.random, state.type(machine))) }
        both("set_state", "state") { _, state, a in
            if let other = a[0].as(RandomStateObject.self) { state.random = other.random }
            return .none
        }
    }

    private func installIntegers(_ both: (String, String, @escaping RandomBody) -> Void) {
        both("randint", "low, high=None, size=None, dtype=None") { machine, state, a in
            let dtype = try machine.arrayDTypeIfAny(a[3]) ?? .int64
            if a[0].as(ArrayObject.self) != nil || a[1].as(ArrayObject.self) != nil || a[0].asList != nil || a[1].asList != nil {
                let bounds = a[1].isNone ? [.int(0), a[0]] : [a[0], a[1]]
                let (size, at) = try machine.parameters(bounds, a[2])
                var place = 0
                return try machine.drawnIntegers(size, dtype) {
                    defer { place += 1 }
                    guard let low = Int(exactly: at(0, place).rounded(.down)), let high = Int(exactly: at(1, place).rounded(.down)), low < high
                    else { throw Raise(.valueError, "low >= high") }
                    return low &+ Int(truncatingIfNeeded: state.random.interval(UInt64(bitPattern: Int64(high &- low &- 1))))
                }
            }
            let (low, high) = a[1].isNone ? (0, try machine.wholeBound(a[0])) : (try machine.wholeBound(a[0]), try machine.wholeBound(a[1]))
            guard low < high else { throw Raise(.valueError, a[1].isNone ? "high <= 0" : "low >= high") }
            let width = UInt64(bitPattern: Int64(high &- low &- 1))
            var buffer = MaskedBytes(width: dtype.byteCount)
            return try machine.drawnIntegers(a[2], dtype) {
                dtype.byteCount < 4 ? low &+ Int(buffer.draw(width, &state.random)) : low &+ Int(truncatingIfNeeded: state.random.interval(width))
            }
        }
        both("random_integers", "low, high=None, size=None") { machine, state, a in
            let (low, high) = a[1].isNone ? (1, try machine.index(a[0])) : (try machine.index(a[0]), try machine.index(a[1]))
            guard low <= high else { throw Raise(.valueError, "low > high") }
            return try machine.drawnIntegers(a[2]) {
                low &+ Int(truncatingIfNeeded: state.random.interval(UInt64(bitPattern: Int64(high &- low))))
            }
        }
        both("bytes", "length") { machine, state, a in
            let count = max(0, try machine.index(a[0]))
            try machine.checkRoom(for: count, of: 1)
            var bytes: [UInt8] = []
            while bytes.count < count {
                let word = state.random.word32()
                for shift in 0..<4 where bytes.count < count { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(8 * shift))) }
            }
            return .object(BytesObject(bytes))
        }
    }

    /// A bound of integers, which may be a float.
    private func wholeBound(_ value: Value) throws -> Int {
        if case .float(let double) = value.plain, let int = Int(exactly: double.rounded(.towardZero)) { return int }
        return try index(value)
    }
}

/// Small integers are cut from words, several of each.
struct MaskedBytes {
    private let bits: UInt32
    private var word: UInt32 = 0
    private var left = 0

    init(width bytes: Int) { bits = UInt32(min(bytes, 4) * 8) }

    mutating func draw(_ limit: UInt64, _ random: inout some WordSource) -> UInt64 {
        if limit == 0 { return 0 }
        let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
        while true {
            if left == 0 {
                word = random.word32()
                left = Int(32 / bits)
            } else {
                word >>= bits
            }
            left -= 1
            let value = UInt64(word) & (1 << UInt64(bits) - 1) & mask
            if value <= limit { return value }
        }
    }
}
