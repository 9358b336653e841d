// Python's `random`: the `Random` class and the module's functions, which draw from one hidden instance. The generator is
// in MersenneTwister.swift, drawing from sequences in RandomModule+Sequences.swift.

import BigInt
import Glibc

/// An instance of `random.Random`.
final class RandomObject: Object {
    var generator: MersenneTwister
    /// The second value that `gauss` computes with the first.
    var nextGauss: Double?
    let typeObject: TypeObject

    init(_ type: TypeObject) {
        typeObject = type
        generator = MersenneTwister(seed: (0..<8).map { _ in UInt32.random(in: 0...UInt32.max) })
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { typeObject }

    /// - Throws: `TypeError` for a seed of another type.
    func seed(_ value: Value, _ machine: Machine) throws {
        nextGauss = nil
        if value.isNone {
            generator = MersenneTwister(seed: (0..<8).map { _ in UInt32.random(in: 0...UInt32.max) })
            return
        }
        let bytes = value.text.map { Array($0.utf8) } ?? value.as(BytesObject.self).map { Array($0.bytes) } ?? value.as(ByteArrayObject.self).map { Array($0.bytes) }
        if let bytes {
            generator = MersenneTwister(seed: (bytes + sha512(bytes)).reduce(BigUInt(0)) { $0 << 8 | BigUInt($1) })
        } else if let integer = value.anyInteger {
            generator = MersenneTwister(seed: integer.magnitude)
        } else if case .float(let float) = value {
            generator = MersenneTwister(seed: BigUInt(UInt(bitPattern: hashNumber(float))))
        } else {
            throw Raise(.typeError, "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        }
    }

    /// What `version=1` makes of text: the hash that strings had when that was new; nil for other seeds.
    static func oldSeed(_ value: Value) -> Int? {
        guard let values = value.text.map({ $0.unicodeScalars.map(\.value) }) ?? value.as(BytesObject.self).map({ $0.bytes.map(UInt32.init) })
        else { return nil }
        var hash = UInt64(values.first ?? 0) << 7
        for value in values { hash = (1_000_003 &* hash) ^ UInt64(value) }
        hash ^= UInt64(values.count)
        return Int(bitPattern: UInt(hash))
    }

    /// A uniform integer in low..<high, which is not empty.
    func integer(from low: BigInt, below high: BigInt) -> Value {
        let width = high - low
        if let small = Int(exactly: width), let start = Int(exactly: low) {
            return .int(start &+ generator.below(small))
        }
        return .integer(low + generator.below(width))
    }
}

extension Machine {
    func makeRandomModule() throws -> ModuleObject {
        let module = ModuleObject("random")
        let type = TypeObject("Random", module: "random", base: types.object)
        let signature = NativeSignature("Random(x=None)")
        type.constructor = { [unowned type] arguments, machine in
            let object = RandomObject(type)
            try object.seed(machine.bind(arguments, signature)[0], machine)
            return .object(object)
        }
        installRandomState(type)
        installRandomIntegers(type)
        installDistributions(type)
        installSampling(type)
        module[symbols.intern("Random")] = .object(type)
        let shared = Value.object(RandomObject(type))
        for (name, value) in type.attributes {
            module[name] = .object(BoundMethodObject(function: value, receiver: shared))
        }
        try run("from _systemrandom import SystemRandom\nSystemRandom.__module__ = 'random'", named: "<library random>", in: module)
        return module
    }

    func random(_ value: Value) throws -> RandomObject {
        guard let object = value.as(RandomObject.self) else { throw wrongReceiver(value, "random", "Random") }
        return object
    }

    private func installRandomState(_ type: TypeObject) {
        define(on: type, "seed(self, a=None, version=2)") { machine, a in
            if case .int(1) = a[2], let old = RandomObject.oldSeed(a[1]) {
                try machine.random(a[0]).seed(.int(old), machine)
            } else {
                try machine.random(a[0]).seed(a[1], machine)
            }
            return .none
        }
        define(on: type, "getstate(self, /)") { machine, a in
            let object = try machine.random(a[0])
            let words = object.generator.snapshot.map { Value.int(Int($0)) }
            return .object(TupleObject([.int(3), .object(TupleObject(words)), object.nextGauss.map { .float($0) } ?? .none]))
        }
        define(on: type, "setstate(self, state, /)") { machine, a in
            let object = try machine.random(a[0])
            guard let parts = a[1].asTuple?.elements, parts.count == 3, let words = parts[1].asTuple?.elements, words.count == 625 else {
                throw Raise(.valueError, "state vector is the wrong size")
            }
            object.generator.restore(try words.map { UInt32(truncatingIfNeeded: try machine.index($0)) })
            object.nextGauss = parts[2].isNone ? nil : try machine.double(parts[2])
            return .none
        }
        define(on: type, "random(self, /)") { machine, a in .float(try machine.random(a[0]).generator.unit()) }
        define(on: type, "getrandbits(self, k, /)") { machine, a in
            let count = try machine.index(a[1])
            guard count >= 0 else { throw Raise(.valueError, "number of bits must be non-negative") }
            guard count <= 1 << 24 else { throw Raise(.memoryError, arguments: []) }
            let object = try machine.random(a[0])
            if count < 64 { return .int(Int(object.generator.bits(count))) }
            return .integer(object.generator.bigBits(count))
        }
        define(on: type, "randbytes(self, n)") { machine, a in
            let count = try machine.index(a[1])
            guard count >= 0 else { throw Raise(.valueError, "number of bits must be non-negative") }
            guard count <= 1 << 20 else { throw Raise(.memoryError, arguments: []) }
            var value = try machine.random(a[0]).generator.bigBits(count * 8)
            var bytes: [UInt8] = []
            for _ in 0..<count {
                bytes.append(UInt8(truncatingIfNeeded: value))
                value >>= 8
            }
            return .object(BytesObject(bytes))
        }
    }

    /// A bound of `randrange`, which a float without fraction may be.
    private func drawnBound(_ value: Value, _ name: String) throws -> BigInt {
        switch value.plain {
        case .float(let number):
            guard let whole = BigInt(exactly: number) else { throw Raise(.valueError, "non-integer \(name) for randrange()") }
            return whole
        case let other where other.text != nil:
            _ = try call(.object(types.int), [other])
            throw Raise(.valueError, "non-integer \(name) for randrange()")
        default: return try integer(value)
        }
    }

    private func installRandomIntegers(_ type: TypeObject) {
        define(on: type, "randrange(self, start, stop=None, step=1)") { machine, a in
            let object = try machine.random(a[0])
            let start = try machine.drawnBound(a[1], "arg 1")
            if a[2].isNone {
                guard start > 0 else { throw Raise(.valueError, "empty range for randrange()") }
                return object.integer(from: 0, below: start)
            }
            let (stop, step) = (try machine.drawnBound(a[2], "stop"), try machine.drawnBound(a[3], "step"))
            let width = stop - start
            guard step != 0 else { throw Raise(.valueError, "zero step for randrange()") }
            if step == 1 {
                guard width > 0 else {
                    throw Raise(.valueError, "empty range for randrange() (\(start), \(stop), \(width))")
                }
                return object.integer(from: start, below: stop)
            }
            let count = try floorDivmod(step > 0 ? width + step - 1 : width + step + 1, step).quotient
            guard count > 0 else { throw Raise(.valueError, "empty range for randrange()") }
            let drawn = object.integer(from: 0, below: count)
            return .integer(start + step * (drawn.anyInteger ?? 0))
        }
        define(on: type, "randint(self, a, b)") { machine, a in
            let object = try machine.random(a[0])
            if case .int(let low) = a[1], case .int(let high) = a[2], low <= high, case let (width, overflow) = high.subtractingReportingOverflow(low),
                !overflow, width < Int.max
            { return .int(low &+ object.generator.below(width + 1)) }
            let end = try machine.binary(.add, a[2], .int(1))
            let (low, high) = (try machine.drawnBound(a[1], "arg 1"), try machine.drawnBound(end, "stop"))
            guard low < high else {
                throw Raise(.valueError, "empty range for randrange() (\(low), \(high), \(high - low))")
            }
            return object.integer(from: low, below: high)
        }
    }

    private func installDistributions(_ type: TypeObject) {
        define(on: type, "uniform(self, a, b)") { machine, a in
            let width = try machine.binary(.subtract, a[2], a[1])
            let drawn = Value.float(try machine.random(a[0]).generator.unit())
            return try machine.binary(.add, a[1], machine.binary(.multiply, width, drawn))
        }
        define(on: type, "triangular(self, low=0.0, high=1.0, mode=None)") { machine, a in
            var (low, high) = (try machine.double(a[1]), try machine.double(a[2]))
            var u = try machine.random(a[0]).generator.unit()
            var c = 0.5
            if !a[3].isNone {
                if high == low { return a[1] }
                c = (try machine.double(a[3]) - low) / (high - low)
            }
            if u > c { (u, c, low, high) = (1 - u, 1 - c, high, low) }
            return .float(low + (high - low) * (u * c).squareRoot())
        }
        define(on: type, "gauss(self, mu=0.0, sigma=1.0)") { machine, a in
            let object = try machine.random(a[0])
            let z: Double
            if let next = object.nextGauss {
                (z, object.nextGauss) = (next, nil)
            } else {
                let angle = object.generator.unit() * (2 * Double.pi)
                let radius = (-2 * log(1 - object.generator.unit())).squareRoot()
                z = cos(angle) * radius
                object.nextGauss = sin(angle) * radius
            }
            return .float(try machine.double(a[1]) + z * machine.double(a[2]))
        }
        define(on: type, "normalvariate(self, mu=0.0, sigma=1.0)") { machine, a in
            .float(try machine.double(a[1]) + machine.random(a[0]).generator.normal() * machine.double(a[2]))
        }
        define(on: type, "lognormvariate(self, mu, sigma)") { machine, a in
            .float(exp(try machine.double(a[1]) + machine.random(a[0]).generator.normal() * machine.double(a[2])))
        }
        define(on: type, "vonmisesvariate(self, mu, kappa)") { machine, a in
            let (mu, kappa) = (try machine.double(a[1]), try machine.double(a[2]))
            let object = try machine.random(a[0])
            if kappa <= 1e-6 { return .float(2 * Double.pi * object.generator.unit()) }
            let s = 0.5 / kappa
            let r = s + (1 + s * s).squareRoot()
            var z: Double
            while true {
                z = cos(Double.pi * object.generator.unit())
                let (d, u) = (z / (r + z), object.generator.unit())
                if u < 1 - d * d || u <= (1 - d) * exp(d) { break }
            }
            let (q, u) = (1 / r, object.generator.unit())
            let angle = acos((q + z) / (1 + q * z))
            let turned = (u > 0.5 ? mu + angle : mu - angle).truncatingRemainder(dividingBy: 2 * Double.pi)
            return .float(turned < 0 ? turned + 2 * Double.pi : turned)
        }
        define(on: type, "expovariate(self, lambd)") { machine, a in
            let rate = try machine.double(a[1])
            guard rate != 0 else { throw Raise(.zeroDivisionError, "float division by zero") }
            return .float(-log(1 - (try machine.random(a[0]).generator.unit())) / rate)
        }
        define(on: type, "gammavariate(self, alpha, beta)") { machine, a in
            let (alpha, beta) = (try machine.double(a[1]), try machine.double(a[2]))
            guard alpha > 0, beta > 0, alpha.isFinite else {
                throw Raise(.valueError, "gammavariate: alpha and beta must be > 0.0")
            }
            return .float(try machine.random(a[0]).generator.gamma(alpha, beta))
        }
        define(on: type, "betavariate(self, alpha, beta)") { machine, a in
            let (alpha, beta) = (try machine.double(a[1]), try machine.double(a[2]))
            guard alpha > 0, beta > 0, alpha.isFinite, beta.isFinite else {
                throw Raise(.valueError, "gammavariate: alpha and beta must be > 0.0")
            }
            let object = try machine.random(a[0])
            let y = object.generator.gamma(alpha, 1)
            return .float(y == 0 ? 0 : y / (y + object.generator.gamma(beta, 1)))
        }
        define(on: type, "paretovariate(self, alpha)") { machine, a in
            .float(pow(1 - (try machine.random(a[0]).generator.unit()), -1 / (try machine.double(a[1]))))
        }
        define(on: type, "weibullvariate(self, alpha, beta)") { machine, a in
            let u = 1 - (try machine.random(a[0]).generator.unit())
            return .float(try machine.double(a[1]) * pow(-log(u), 1 / (try machine.double(a[2]))))
        }
    }
}
