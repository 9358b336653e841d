// `np.random.default_rng(seed)`: the permuted congruential generator of 128 bits, its seeding, and the draws of
// `Generator`, which differ from those of the legacy stream.

import BigInt
import Glibc
import Tensors

/// PCG64 with the seeding of `SeedSequence`.
struct PermutedRandom: WordSource {
    private var state: UInt128 = 0
    private var increment: UInt128 = 0
    private var kept: UInt32?
    private static let layers = NormalLayers()
    private static let exponentialLayers = ExponentialLayers()

    /// - Parameter words: the seed in words of 32 bits, lowest first.
    init(words: [UInt32]) {
        let seed = PermutedRandom.spread(words)
        increment = (UInt128(seed[2]) << 64 | UInt128(seed[3])) << 1 | 1
        step()
        state &+= UInt128(seed[0]) << 64 | UInt128(seed[1])
        step()
    }

    /// Mixes a seed into a pool and draws four words of 64 bits from that.
    private static func spread(_ words: [UInt32]) -> [UInt64] {
        var constant: UInt32 = 0x43b0_d7e5
        func hashed(_ value: UInt32) -> UInt32 {
            var value = value ^ constant
            constant = constant &* 0x931e_8875
            value = value &* constant
            return value ^ value >> 16
        }
        func mixed(_ x: UInt32, _ y: UInt32) -> UInt32 {
            let value = 0xca01_f9dd &* x &- 0x4973_f715 &* y
            return value ^ value >> 16
        }
        var pool = (0..<4).map { hashed($0 < words.count ? words[$0] : 0) }
        for source in 0..<4 {
            for target in 0..<4 where source != target { pool[target] = mixed(pool[target], hashed(pool[source])) }
        }
        for word in words.dropFirst(4) {
            for target in 0..<4 { pool[target] = mixed(pool[target], hashed(word)) }
        }
        constant = 0x8b51_f9dd
        let drawn = (0..<8).map { i in
            var value = pool[i % 4] ^ constant
            constant = constant &* 0x58f3_8ded
            value = value &* constant
            return UInt64(value ^ value >> 16)
        }
        return (0..<4).map { drawn[2 * $0] | drawn[2 * $0 + 1] << 32 }
    }

    private mutating func step() { state = state &* 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645 &+ increment }

    mutating func word64() -> UInt64 {
        step()
        let mixed = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
        let turn = UInt64(truncatingIfNeeded: state >> 122)
        return mixed >> turn | mixed << ((64 &- turn) & 63)
    }
    mutating func word32() -> UInt32 {
        if let word = kept {
            kept = nil
            return word
        }
        let word = word64()
        kept = UInt32(truncatingIfNeeded: word >> 32)
        return UInt32(truncatingIfNeeded: word)
    }
    mutating func unit() -> Double { Double(word64() >> 11) * 0x1p-53 }

    /// A uniform whole number of at most `limit`, by multiplication.
    mutating func bounded(_ limit: UInt64) -> UInt64 {
        if limit == 0 { return 0 }
        if limit == 0xffff_ffff { return UInt64(word32()) }
        if limit == .max { return word64() }
        if limit < 0xffff_ffff {
            let width = limit + 1
            var product = UInt64(word32()) &* width
            if product & 0xffff_ffff < width {
                let threshold = (0xffff_ffff - limit) % width
                while product & 0xffff_ffff < threshold { product = UInt64(word32()) &* width }
            }
            return product >> 32
        }
        let width = limit + 1
        var (high, low) = word64().multipliedFullWidth(by: width)
        if low < width {
            let threshold = (UInt64.max - limit) % width
            while low < threshold { (high, low) = word64().multipliedFullWidth(by: width) }
        }
        return high
    }

    mutating func normal() -> Double {
        let layers = PermutedRandom.layers
        while true {
            var word = word64()
            let layer = Int(word & 0xff)
            word >>= 8
            let isNegative = word & 1 == 1
            let size = word >> 1 & 0x000f_ffff_ffff_ffff
            let x = Double(size) * (isNegative ? -layers.widths[layer] : layers.widths[layer])
            if size < layers.limits[layer] { return x }
            if layer == 0 {
                while true {
                    let a = -NormalLayers.inverseEdge * log1p(-unit())
                    let b = -log1p(-unit())
                    if b + b > a * a { return size >> 8 & 1 == 1 ? -(NormalLayers.edge + a) : NormalLayers.edge + a }
                }
            }
            let height = (layers.heights[layer - 1] - layers.heights[layer]) * unit() + layers.heights[layer]
            if height < exp(-0.5 * x * x) { return x }
        }
    }
}

extension PermutedRandom {
    mutating func exponential() -> Double {
        let layers = PermutedRandom.exponentialLayers
        while true {
            let word = word64() >> 3
            let layer = Int(word & 0xff)
            let size = word >> 8
            let x = Double(size) * layers.widths[layer]
            if size < layers.limits[layer] { return x }
            if layer == 0 { return ExponentialLayers.edge - log1p(-unit()) }
            if (layers.heights[layer - 1] - layers.heights[layer]) * unit() + layers.heights[layer] < exp(-x) { return x }
        }
    }
}

/// `np.random.Generator`.
final class ArrayGeneratorObject: Object, RandomStream {
    var random: PermutedRandom
    private let typeObject: TypeObject

    init(_ random: PermutedRandom, _ type: TypeObject) {
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
    func trials(_ p: Double) -> Double { (-random.exponential() / log1p(-p)).rounded(.up) }
    override func repr(_ machine: Machine) -> String { "Generator(PCG64) at \(address)" }
}

extension Machine {
    func installGenerators(_ module: ModuleObject) {
        let type = TypeObject("Generator", module: "numpy.random._generator", base: types.object)
        module[symbols.intern("Generator")] = .object(type)
        define(in: module, "default_rng(seed=None)") { machine, a in
            if a[0].as(ArrayGeneratorObject.self) != nil { return a[0] }
            return .object(ArrayGeneratorObject(PermutedRandom(words: try machine.seedWords(a[0])), type))
        }
        func method(_ signature: String, _ body: @escaping (Machine, ArrayGeneratorObject, NativeFunction.Bound) throws -> Value) {
            define(on: type, signature) { machine, a in
                guard let generator = a[0].as(ArrayGeneratorObject.self) else { return .none }
                return try body(machine, generator, a)
            }
        }
        method("random(self, size=None, dtype=None, out=None)") { machine, g, a in
            guard try machine.arrayDTypeIfAny(a[2]) == .float32 else { return try machine.drawn(a[1]) { g.random.unit() } }
            let drawn = try machine.drawn(a[1]) { Double(g.random.word32() >> 8) * 0x1p-24 }
            guard let array = drawn.as(ArrayObject.self) else { return drawn }
            return .object(ArrayObject(try array.tensor.cast(to: .float32)))
        }
        method("standard_normal(self, size=None, dtype=None, out=None)") { machine, g, a in
            try machine.drawn(a[1]) { g.random.normal() }
        }
        method("normal(self, loc=0.0, scale=1.0, size=None)") { machine, g, a in
            let (size, at) = try machine.parameters([a[1], a[2]], a[3])
            var place = 0
            return try machine.drawn(size) {
                defer { place += 1 }
                guard at(1, place) >= 0 else { throw Raise(.valueError, "scale < 0") }
                return at(0, place) + at(1, place) * g.random.normal()
            }
        }
        method("uniform(self, low=0.0, high=1.0, size=None)") { machine, g, a in
            let (size, at) = try machine.parameters([a[1], a[2]], a[3])
            var place = 0
            return try machine.drawn(size) {
                defer { place += 1 }
                return at(0, place) + (at(1, place) - at(0, place)) * g.random.unit()
            }
        }
        installDistributions { name, parameters, body in
            method("\(name)(self, \(parameters))") { machine, g, a in try body(machine, g, RandomArguments(bound: a, shift: 1)) }
        }
        method("standard_exponential(self, size=None, dtype=None, method='zig', out=None)") { machine, g, a in
            try machine.drawn(a[1]) { g.random.exponential() }
        }
        method("standard_gamma(self, shape, size=None, dtype=None, out=None)") { machine, g, a in
            try machine.drawn([a[1]], a[2]) {
                guard $0(0) >= 0 else { throw Raise(.valueError, "shape < 0") }
                return g.random.gamma($0(0))
            }
        }
        method("integers(self, low, high=None, size=None, dtype=None, endpoint=False)") { machine, g, a in
            let (low, given) = a[2].isNone ? (0, try machine.index(a[1])) : (try machine.index(a[1]), try machine.index(a[2]))
            let high = try machine.truth(a[5]) ? given : given &- 1
            guard low <= high else { throw Raise(.valueError, a[2].isNone ? "high <= 0" : "low >= high") }
            let width = UInt64(bitPattern: Int64(high &- low))
            let made = try machine.drawnIntegers(a[3], try machine.arrayDTypeIfAny(a[4]) ?? .int64) {
                low &+ Int(truncatingIfNeeded: g.random.bounded(width))
            }
            return a[3].isNone ? .object(ArrayScalar(made, .int64, machine)) : made
        }
        installGeneratorSequences(method)
    }

    private func seedWords(_ seed: Value) throws -> [UInt32] {
        if seed.isNone { return (0..<4).map { _ in UInt32.random(in: 0...UInt32.max) } }
        if seed.asList != nil || seed.asTuple != nil { return try elements(seed).flatMap { try seedWords($0) } }
        guard let integer = seed.plain.anyInteger else { throw Raise(.typeError, "SeedSequence expects int or sequence of ints for entropy not \(try repr(seed))") }
        guard !integer.isNegative else { throw Raise(.valueError, "expected non-negative integer") }
        var words = integer.magnitude.words.flatMap { [UInt32(truncatingIfNeeded: $0), UInt32(truncatingIfNeeded: $0 >> 32)] }
        while words.count > 1, words.last == 0 { words.removeLast() }
        return words.isEmpty ? [0] : words
    }

    private func installGeneratorSequences(
        _ method: (String, @escaping (Machine, ArrayGeneratorObject, NativeFunction.Bound) throws -> Value) -> Void
    ) {
        method("shuffle(self, x, axis=0)") { machine, g, a in
            try machine.shuffle(a[1]) { Int(g.random.interval(UInt64($0))) }
            return .none
        }
        for name in ["permutation", "permuted"] {
            method("\(name)(self, x, axis=0)") { machine, g, a in
                try machine.permuted(a[1]) { Int(g.random.interval(UInt64($0))) }
            }
        }
        method("choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True)") { machine, g, a in
            let isNumber = try machine.indexIfAny(a[1].plain) != nil
            let count = try isNumber ? machine.index(a[1].plain) : machine.length(a[1])
            let sizes = a[2].isNone ? [] : try machine.sizes(a[2])
            let wanted = try machine.drawCount(sizes)
            guard count > 0 else { throw Raise(.valueError, "a must be a positive integer unless no samples are taken") }
            try machine.checkRoom(for: wanted)
            var places: [Int]
            if !a[4].isNone {
                let weights = try machine.arrayOperand(a[4]).tensor.doubles
                guard weights.count == count else { throw Raise(.valueError, "a and p must have same size") }
                guard abs(weights.reduce(0, +) - 1) < 0x1p-26 else { throw Raise(.valueError, "Probabilities do not sum to 1.") }
                places = try g.weighted(weights, wanted, replace: machine.truth(a[3]))
            } else if try machine.truth(a[3]) {
                places = (0..<wanted).map { _ in Int(g.random.bounded(UInt64(count - 1))) }
            } else {
                guard wanted <= count else {
                    throw Raise(.valueError, "Cannot take a larger sample than population when replace is False")
                }
                if wanted > count / 50 { try machine.checkRoom(for: count) }
                places = g.sample(wanted, of: count, isShuffled: try machine.truth(a[6]))
            }
            if (a[1].asList?.elements ?? a[1].asTuple?.elements)?.contains(where: { $0.text != nil }) == true {
                return try machine.choices(a[1]).pick(places, sizes, isSingle: a[2].isNone)
            }
            if a[2].isNone { return isNumber ? .int(places[0]) : try machine.arrayItem(ArrayObject(machine.array(of: a[1])), .int(places[0])) }
            let index = try Kernels.tensor(places, shape: sizes, .int64)
            guard !isNumber else { return .object(ArrayObject(index)) }
            return try machine.arrayItem(ArrayObject(machine.array(of: a[1])), .object(ArrayObject(index)))
        }
    }
}

extension ArrayGeneratorObject {
    fileprivate func weighted(_ weights: [Double], _ wanted: Int, replace: Bool) throws -> [Int] {
        if replace {
            let sums = Machine.cumulated(weights)
            return (0..<wanted).map { _ in Machine.place(of: random.unit(), in: sums) }
        }
        guard weights.filter({ $0 > 0 }).count >= wanted else { throw Raise(.valueError, "Fewer non-zero entries in p than size") }
        var (found, left) = ([Int](), weights)
        while found.count < wanted {
            let draws = (0..<(wanted - found.count)).map { _ in random.unit() }
            for place in found { left[place] = 0 }
            let sums = Machine.cumulated(left)
            for draw in draws {
                let place = Machine.place(of: draw, in: sums)
                if !found.contains(place) { found.append(place) }
            }
        }
        return found
    }

    /// Different places: the end of a shuffle, or for few of many Floyd's way.
    fileprivate func sample(_ wanted: Int, of count: Int, isShuffled: Bool) -> [Int] {
        var places: [Int]
        if count > 10_000, wanted > count / (isShuffled ? 50 : 20) {
            places = Array(0..<count)
            for i in stride(from: count - 1, through: max(count - wanted, 1), by: -1) {
                places.swapAt(i, Int(random.bounded(UInt64(i))))
            }
            return Array(places.suffix(wanted))
        }
        var seen = Set<Int>()
        places = ((count - wanted)..<count).map { last in
            let drawn = Int(random.bounded(UInt64(last)))
            let place = seen.contains(drawn) ? last : drawn
            seen.insert(place)
            return place
        }
        guard isShuffled else { return places }
        for i in stride(from: wanted - 1, through: 1, by: -1) { places.swapAt(i, Int(random.bounded(UInt64(i)))) }
        return places
    }
}
