// The random number stream: PyTorch's CPU generator, mt19937 with its seeding and its kept second normal. How tensors are
// filled from it is in RandomUniform.swift, RandomNormal.swift, RandomIntegers.swift and RandomSampling.swift.

/// A stream of random numbers equal to that of PyTorch's CPU generator with the same seed (mt19937, 32 bits a step).
public final class Generator {
    /// The seed that PyTorch gives a generator made without one.
    public static let defaultSeed: UInt64 = 67_280_421_310_721

    static let wordCount = 624
    static let shift = 397

    /// The seed that the stream was started from.
    public private(set) var seed: UInt64
    let words: UnsafeMutablePointer<UInt32>
    /// The next word to hand out; `wordCount` when the words have to be renewed first.
    var position = Generator.wordCount
    /// True until the first number is drawn; saved states tell the two kinds of "used up" apart.
    private var isFresh = true
    /// The second number of a pair of normals, before mean and deviation; the next single normal is this one.
    var keptNormal: Double?

    public init(seed: UInt64 = Generator.defaultSeed) {
        self.seed = seed
        words = .allocate(capacity: Generator.wordCount)
        manualSeed(seed)
    }

    deinit { words.deallocate() }

    /// Starts the stream anew; of the seed, mt19937 uses the lower 32 bits.
    public func manualSeed(_ seed: UInt64) {
        self.seed = seed
        var word = UInt32(truncatingIfNeeded: seed)
        words[0] = word
        for i in 1..<Generator.wordCount {
            word = 1_812_433_253 &* (word ^ (word &>> 30)) &+ UInt32(truncatingIfNeeded: i)
            words[i] = word
        }
        position = Generator.wordCount
        isFresh = true
        keptNormal = nil
    }

    /// The next 32 bits.
    @inline(__always) public func random() -> UInt32 {
        if position >= Generator.wordCount { renew() }
        let word = words[position]
        position &+= 1
        return Generator.temper(word)
    }

    /// The next 64 bits: the earlier draw is the upper half.
    @inline(__always) public func random64() -> UInt64 {
        let high = random()
        return UInt64(high) &<< 32 | UInt64(random())
    }

    /// Hands the next `count` draws to `use` in runs, as (words not yet tempered, index of the first, length).
    @inline(__always)
    func drawRuns(_ count: Int, _ use: (UnsafePointer<UInt32>, _ first: Int, _ length: Int) -> Void) {
        var done = 0
        while done < count {
            if position >= Generator.wordCount { renew() }
            let length = min(count &- done, Generator.wordCount &- position)
            use(UnsafePointer(words + position), done, length)
            position &+= length
            done &+= length
        }
    }

    @inline(__always) static func temper(_ word: UInt32) -> UInt32 {
        var y = word
        y ^= y &>> 11
        y ^= (y &<< 7) & 0x9d2c_5680
        y ^= (y &<< 15) & 0xefc6_0000
        return y ^ (y &>> 18)
    }

    @inline(__always) private static func twist(_ a: UInt32, _ b: UInt32) -> UInt32 {
        (((a & 0x8000_0000) | (b & 0x7fff_ffff)) &>> 1) ^ ((0 &- (b & 1)) & 0x9908_b0df)
    }

    @inline(never) private func renew() {
        let n = Generator.wordCount
        let m = Generator.shift
        for i in 0..<(n - m) { words[i] = words[i &+ m] ^ Generator.twist(words[i], words[i &+ 1]) }
        for i in (n - m)..<(n - 1) { words[i] = words[i &+ m &- n] ^ Generator.twist(words[i], words[i &+ 1]) }
        words[n - 1] = words[m - 1] ^ Generator.twist(words[n - 1], words[0])
        position = 0
        isFresh = false
    }
}

extension Generator {
    /// The length of a saved state, in bytes.
    public static let stateByteCount = 5056

    // Where the parts lie in a saved state: seed, words left, whether seeded, next word, words (8 bytes each), two unused
    // doubles around the kept normal, whether there is one, and a kept float32 normal that the CPU kernels never use.
    private enum Field {
        static let seed = 0
        static let left = 8
        static let seeded = 12
        static let next = 16
        static let words = 24
        static let normal = 5024
        static let hasNormal = 5040
    }

    /// The stream's state, in the bytes of `torch.get_rng_state()`.
    public var state: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Generator.stateByteCount)
        bytes.withUnsafeMutableBytes { raw in
            raw.storeBytes(of: seed, toByteOffset: Field.seed, as: UInt64.self)
            let left = isFresh ? 1 : Generator.wordCount + 1 - position
            raw.storeBytes(of: Int32(left), toByteOffset: Field.left, as: Int32.self)
            raw.storeBytes(of: 1, toByteOffset: Field.seeded, as: Int32.self)
            raw.storeBytes(of: isFresh ? 0 : UInt64(position), toByteOffset: Field.next, as: UInt64.self)
            for i in 0..<Generator.wordCount {
                raw.storeBytes(of: UInt64(words[i]), toByteOffset: Field.words + 8 * i, as: UInt64.self)
            }
            if let keptNormal {
                raw.storeBytes(of: keptNormal, toByteOffset: Field.normal, as: Double.self)
                raw.storeBytes(of: 1, toByteOffset: Field.hasNormal, as: Int32.self)
            }
        }
        return bytes
    }

    /// Continues from a saved state.
    /// - Throws: `RuntimeError` when the bytes are no state; the stream is then unchanged.
    public func restore(_ bytes: [UInt8]) throws(TensorError) {
        guard bytes.count == Generator.stateByteCount else {
            throw .runtime(
                "Expected a CPUGeneratorImplState of size \(Generator.stateByteCount) but found the input RNG state size "
                    + "to be \(bytes.count)")
        }
        let left = Generator.load(bytes, Field.left, as: Int32.self)
        let seeded = Generator.load(bytes, Field.seeded, as: Int32.self)
        let next = UInt32(truncatingIfNeeded: Generator.load(bytes, Field.next, as: UInt64.self))
        guard seeded != 0, left > 0, left <= Generator.wordCount, next <= Generator.wordCount else {
            throw .runtime("Invalid mt19937 state")
        }
        seed = Generator.load(bytes, Field.seed, as: UInt64.self)
        for i in 0..<Generator.wordCount {
            let word = Generator.load(bytes, Field.words + 8 * i, as: UInt64.self)
            words[i] = UInt32(truncatingIfNeeded: word)
        }
        // `left` counts the draws to the next renewal, that one included.
        position = Generator.wordCount + 1 - Int(left)
        isFresh = left == 1 && next == 0
        let hasNormal = Generator.load(bytes, Field.hasNormal, as: Int32.self) != 0
        keptNormal = hasNormal ? Generator.load(bytes, Field.normal, as: Double.self) : nil
    }

    private static func load<T>(_ bytes: [UInt8], _ offset: Int, as: T.Type) -> T where T: BitwiseCopyable {
        bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: T.self) }
    }
}
