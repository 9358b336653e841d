// Random numbers against PyTorch: streams of calls whose results' bytes are known by their FNV-1a digest (Oracle/draws.txt),
// the saved state, and the messages for bad arguments.

import Foundation
import Testing

@testable import Tensors

@Suite struct RandomStreamTests {
    @Test func drawsEqualPyTorchs() throws {
        let lines = try oracle("draws.txt")
        #expect(lines.count > 200)
        for line in lines {
            let parts = line.components(separatedBy: "; ")
            let generator = Generator(seed: try #require(UInt64(parts[0])))
            for part in parts.dropFirst() {
                let sides = part.components(separatedBy: " = ")
                let got = try hexadecimal(digest(perform(sides[0], generator)))
                #expect(got == sides[1], "seed \(parts[0]): \(sides[0]), in \(line)")
            }
        }
    }

    @Test func firstValuesOfWellKnownSeeds() throws {
        let generator = Generator(seed: 0)
        let t = try Tensor.uninitialized([3], .float32)
        try generator.uniform(into: t)
        #expect(repr(t) == "tensor([0.4963, 0.7682, 0.0885])")
        generator.manualSeed(42)
        try generator.normal(into: t)
        #expect(repr(t) == "tensor([0.3367, 0.1288, 0.2345])")
        #expect(Generator().seed == 67_280_421_310_721)
    }

    @Test func aSavedStateContinuesTheStream() throws {
        let generator = Generator(seed: 7)
        let t = try Tensor.uninitialized([5], .float64)
        #expect(hexadecimal(digest(generator.state)) == "7f4ed5c44183ee68")
        try generator.normal(into: t)
        #expect(hexadecimal(digest(generator.state)) == "3198c12ec37b6014")
        for _ in 0..<614 { _ = generator.random() }
        let state = generator.state
        try generator.normal(into: t)
        let expected = repr(t)
        let other = Generator(seed: 1)
        try other.restore(state)
        #expect(other.state == state)
        #expect(other.seed == 7)
        try other.normal(into: t)
        #expect(repr(t) == expected)
        let fresh = Generator(seed: 9)
        try other.restore(fresh.state)
        #expect(other.state == fresh.state)
        #expect(other.random64() == fresh.random64())
    }

    @Test func aStateThatIsNoneIsRefused() throws {
        let generator = Generator(seed: 3)
        let before = generator.state
        #expect(
            throws: TensorError.runtime(
                "Expected a CPUGeneratorImplState of size 5056 but found the input RNG state size to be 5")
        ) { try generator.restore([1, 2, 3, 4, 5]) }
        #expect(throws: TensorError.runtime("Invalid mt19937 state")) {
            try generator.restore([UInt8](repeating: 0, count: 5056))
        }
        #expect(throws: TensorError.runtime("Invalid mt19937 state")) {
            try generator.restore([UInt8](repeating: 255, count: 5056))
        }
        #expect(generator.state == before)
    }

    @Test(arguments: [
        ("randint int64 2 5 3", "RuntimeError: random_ expects 'from' to be less than 'to', but got from=5 >= to=3"),
        ("randint int64 2 3 3", "RuntimeError: random_ expects 'from' to be less than 'to', but got from=3 >= to=3"),
        ("randint uint8 2 0 300", "RuntimeError: to - 1 is out of bounds for unsigned char"),
        ("randint uint8 2 -1 3", "RuntimeError: from is out of bounds for unsigned char"),
        ("randint bool 2 0 3", "RuntimeError: to - 1 is out of bounds for bool"),
        ("randint int32 2 0 1099511627776", "RuntimeError: to - 1 is out of bounds for int"),
        ("randint int32 2 -1099511627776 3", "RuntimeError: from is out of bounds for int"),
        ("normal float32 3 0 -1", "RuntimeError: normal expects std >= 0.0, but found std -1"),
        ("normal float32 3 0 -0.5", "RuntimeError: normal expects std >= 0.0, but found std -0.5"),
        ("normal float32 3 0 nan", "RuntimeError: normal expects std >= 0.0, but found std nan"),
        ("normal int64 3 0 1", #"NotImplementedError: "normal_kernel_cpu" not implemented for 'Long'"#),
        ("uniform float32 3 2 1", "RuntimeError: uniform_ expects to return a [from, to) range, but found from=2 > to=1"),
        ("uniform float32 3 nan 1", "RuntimeError: from is out of bounds for float"),
        ("uniform float32 3 0 inf", "RuntimeError: to is out of bounds for float"),
        ("uniform float32 3 0 1e39", "RuntimeError: to is out of bounds for float"),
        ("uniform float64 3 -inf 1", "RuntimeError: from is out of bounds for double"),
        (
            "uniform float32 3 -3e38 3e38",
            "RuntimeError: uniform_ expects to-from <= std::numeric_limits<Float>::max(), but found to=3e+38 and "
                + "from=-3e+38 which result in to-from to exceed the limit"
        ),
        (
            "uniform float64 3 -1.7e308 1.7e308",
            "RuntimeError: uniform_ expects to-from <= std::numeric_limits<Double>::max(), but found to=1.7e+308 and "
                + "from=-1.7e+308 which result in to-from to exceed the limit"
        ),
        ("uniform int64 3 0 1", #"NotImplementedError: "check_uniform_bounds" not implemented for 'Long'"#),
        ("randperm uint8 300", "RuntimeError: value cannot be converted to type uint8_t without overflow"),
        ("randperm bool 5", #"NotImplementedError: "randperm" not implemented for 'Bool'"#),
        ("bernoulli float32 3 1.5", "RuntimeError: bernoulli_ expects p to be in [0, 1], but got p=1.5"),
        ("bernoulli float32 3 nan", "RuntimeError: bernoulli_ expects p to be in [0, 1], but got p=nan"),
        ("bernoulli-each float32 3 int64", #"NotImplementedError: "bernoulli_tensor_cpu_p_" not implemented for 'Long'"#),
        ("exponential float32 3 0", "RuntimeError: exponential_ expects lambda > 0.0, but found lambda=0"),
        ("exponential float32 3 nan", "RuntimeError: exponential_ expects lambda > 0.0, but found lambda=nan"),
        (
            "exponential int64 3 1",
            "RuntimeError: Exponential distribution is a continuous probability distribution. dtype must be a floating "
                + "point but you specified Long"
        ),
        (
            "multinomial float32 3 4 False",
            "RuntimeError: cannot sample n_sample > prob_dist.size(-1) samples without replacement"
        ),
        ("multinomial float32 3 0 True", "RuntimeError: cannot sample n_sample <= 0 samples"),
        ("multinomial float32 2x2x2 1 True", "RuntimeError: prob_dist must be 1 or 2 dim"),
        (
            "multinomial int64 3 1 True",
            "RuntimeError: multinomial only supports floating-point dtypes for input, got: Long"
        ),
    ]) func badArgumentsAreRefused(call: String, message: String) throws {
        let generator = Generator(seed: 1)
        let error = try #require(throws: TensorError.self) { try perform(call, generator) }
        #expect("\(error.kind.rawValue): \(error.message)" == message)
    }

    @Test func weightsAreChecked() throws {
        func message(_ values: [Float]) throws -> String? {
            let weights = try Tensor.uninitialized([values.count], .float32)
            let target = weights.bytes.assumingMemoryBound(to: Float.self)
            for (i, value) in values.enumerated() { target[i] = value }
            do {
                _ = try Generator(seed: 1).multinomial(weights, count: 1, replacement: true)
                return nil
            } catch { return error.message }
        }
        #expect(try message([1, 2]) == nil)
        #expect(try message([0, 0]) == "invalid multinomial distribution (sum of probabilities <= 0)")
        for bad in [-1, Float.nan, .infinity] {
            #expect(try message([bad, 1]) == "probability tensor contains either `inf`, `nan` or element < 0")
        }
    }
}

/// The lines of a file in the folder Oracle.
func oracle(_ name: String, keepsEmpty: Bool = false) throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracle")
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: !keepsEmpty).map(String.init)
}

func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}

private func digest(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

private func digest(_ tensor: Tensor) -> UInt64 {
    digest(UnsafeRawBufferPointer(start: tensor.bytes, count: tensor.elementCount * tensor.dtype.byteCount))
}

/// Carries out one call of draws.txt.
@discardableResult private func perform(_ call: String, _ generator: Generator) throws -> Tensor {
    let words = call.components(separatedBy: " ")
    let dtype = try #require(DType.allCases.first { $0.name == words[1] })
    let shape = try #require(Shape(words[2].split(separator: "x").compactMap { Int($0) }))
    let numbers = words.dropFirst(3).map { Double($0) ?? 0 }
    let integers = words.dropFirst(3).map { Int($0) ?? 0 }
    let tensor = try Tensor.uninitialized(shape, dtype)
    var turned: Tensor { transposed(tensor) }
    switch words[0] {
    case "uniform": try generator.uniform(into: tensor, from: numbers[0], to: numbers[1])
    case "normal": try generator.normal(into: tensor, mean: numbers[0], std: numbers[1])
    case "transposed-uniform": try generator.uniform(into: turned, from: numbers[0], to: numbers[1])
    case "transposed-normal": try generator.normal(into: turned, mean: numbers[0], std: numbers[1])
    case "randint": try generator.randint(into: tensor, low: integers[0], high: integers[1])
    case "random": try generator.randint(into: tensor)
    case "randperm":
        let row = try Tensor.uninitialized([shape[0]], dtype)
        try generator.randperm(into: row)
        return row
    case "bernoulli": try generator.bernoulli(into: tensor, p: numbers[0])
    case "bernoulli-each":
        let other = try #require(DType.allCases.first { $0.name == words[3] })
        try generator.bernoulli(into: tensor, probabilities: weights(shape, other, over: 3))
    case "exponential": try generator.exponential(into: tensor, rate: numbers[0])
    case "multinomial":
        return try generator.multinomial(weights(shape, dtype, over: 1), count: integers[0], replacement: words[4] == "True")
    default: Issue.record("unknown call \(call)")
    }
    return tensor
}

private func transposed(_ t: Tensor) -> Tensor {
    Tensor(
        storage: t.storage, dtype: t.dtype, shape: Shape(t.shape.array.reversed()) ?? [],
        strides: Shape(t.strides.array.reversed()) ?? [], offset: t.offset, elementCount: t.elementCount)
}

/// (7 i mod 11 + 1) / 4 / divisor, for element i.
private func weights(_ shape: Shape, _ dtype: DType, over divisor: Float) throws -> Tensor {
    let tensor = try Tensor.uninitialized(shape, dtype)
    for i in 0..<tensor.elementCount {
        let value = Float(i * 7 % 11 + 1) / 4
        if dtype == .float64 {
            tensor.bytes.assumingMemoryBound(to: Double.self)[i] = Double(value) / Double(divisor)
        } else if dtype == .float32 {
            tensor.bytes.assumingMemoryBound(to: Float.self)[i] = value / divisor
        }
    }
    return tensor
}
