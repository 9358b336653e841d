// Compositions (products, losses, normalisations, joining) against values and gradients frozen from PyTorch 2.15: their parts
// are held by the sweep, how they are put together is held here. The inputs are sin(1.7 i + 0.3 + k) for the k-th tensor,
// the gradient that comes in is sin(1.7 i + 1.0).

import Autodiff
import Glibc
import Operators
import Tensors
import Testing

/// One line: operation | arguments | shapes of t0, t1, … | index tensors i0, … | shape | value | gradients of t0, t1, ….
struct FrozenCall: CustomTestStringConvertible, Sendable {
    let fields: [String]
    var testDescription: String { "\(fields[0])(\(fields[1]))" }

    init(_ line: Substring) {
        fields = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
    }
}

private func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}
private func numbers(_ text: String) -> [Double] { text.split(separator: " ").compactMap { Double($0) } }
private func sizes(_ text: Substring) -> [Int] { text == "-" ? [] : text.split(separator: "x").compactMap { Int($0) } }
private func wave(_ shape: [Int], _ phase: Double) throws -> Tensor {
    try Kernels.tensor((0..<shape.reduce(1, *)).map { sin(1.7 * Double($0) + phase) }, shape: shape, .float64)
}

@Suite struct FrozenCallTests {
    @Test(arguments: frozenCalls.split(separator: "\n").map(FrozenCall.init)) func agrees(_ call: FrozenCall) throws {
        let recorder = Recorder()
        recorder.defaultDType = .float64
        let tensors = try call.fields[2].split(separator: " ").enumerated().map { index, shape in
            let tensor = try wave(sizes(shape), 0.3 + Double(index))
            tensor.isGradientLeaf = true
            return tensor
        }
        let indices = try call.fields[3].split(separator: ";").map { part in
            let halves = part.split(separator: ":")
            return try Kernels.tensor(
                halves[1].split(separator: " ").compactMap { Int($0) }, shape: sizes(trimmed(halves[0])[...]))
        }
        let arguments = try Arguments(tensors, indices).parse(call.fields[1])
        let operation = try FrozenCallTests.operation(call.fields[0], arguments)
        let defaults = operation.signature.parameters().dropFirst(arguments.count).map { $0.defaultValue ?? .none }
        let result = try operation.call(recorder, arguments + defaults)
        let value: Tensor
        switch result {
        case .tensor(let tensor): value = tensor
        case .tensors(let several): value = several[0]
        default:
            Issue.record("not a tensor")
            return
        }
        #expect(value.shape.array == sizes(call.fields[4][...]))
        expectClose(value.doubles, numbers(call.fields[5]))
        try ReversePass.accumulate([value], gradients: [wave(value.shape.array, 1.0)], recorder)
        let gradients = call.fields[6].split(separator: ";", omittingEmptySubsequences: false)
        for (tensor, gradient) in zip(tensors, gradients) {
            expectClose(tensor.gradient?.doubles ?? [], numbers(trimmed(gradient)))
        }
    }

    private func expectClose(_ values: [Double], _ expected: [Double]) {
        #expect(values.count == expected.count)
        for (a, b) in zip(values, expected) { #expect(abs(a - b) <= 1e-8 * max(1, abs(b))) }
    }

    /// The overload of `F.linear` that takes these arguments.
    private static func operation(_ name: String, _ arguments: [Argument]) throws -> Operation {
        let homes: [String: Operation.Homes] = ["torch": .torch, "F": .functional, "linalg": .linalg]
        let parts = name.split(separator: ".")
        let own = String(parts[1])
        let found: [Operation]
        if let home = homes[String(parts[0])] {
            found = [.method, home].flatMap { Catalog.named(own, in: $0) }
        } else {
            found = Catalog.all.filter { $0.name == own }
        }
        return try #require(
            found.last { operation in
                let parameters = operation.signature.parameters()
                return parameters.count >= arguments.count && parameters.dropFirst(arguments.count).allSatisfy { $0.defaultValue != nil }
                    && zip(parameters, arguments).allSatisfy { $0.kind != .tensor || $1.tensor != nil }
            })
    }
}

/// Arguments written as in Python, with `t0` and `i0` for the tensors of the case.
private struct Arguments {
    private let tensors: [Tensor]
    private let indices: [Tensor]
    init(_ tensors: [Tensor], _ indices: [Tensor]) {
        self.tensors = tensors
        self.indices = indices
    }

    func parse(_ text: String) throws -> [Argument] {
        var parts: [Substring] = []
        var (depth, isQuoted) = (0, false)
        var start = text.startIndex
        for i in text.indices {
            switch text[i] {
            case "'": isQuoted.toggle()
            case "[" where !isQuoted: depth += 1
            case "]" where !isQuoted: depth -= 1
            case "," where depth == 0 && !isQuoted:
                parts.append(text[start..<i])
                start = text.index(after: i)
            default: break
            }
        }
        parts.append(text[start...])
        return try parts.map { try argument(trimmed($0)) }
    }

    private func argument(_ text: String) throws -> Argument {
        switch text {
        case "None": return .none
        case "True": return .bool(true)
        case "False": return .bool(false)
        case "inf": return .float(.infinity)
        case "weights": return .tensor(try Kernels.tensor([1.0, 2, 3, 4], .float64))
        default: break
        }
        if text.hasPrefix("'") { return .string(String(text.dropFirst().dropLast())) }
        if text.hasPrefix("lists") {
            let inner = text.dropFirst(7).dropLast(2).split(separator: "]")
            return .lists(inner.map { part in part.filter { $0 != "[" }.split(separator: ",").compactMap { Int(trimmed($0)) } })
        }
        if text.hasPrefix("[") {
            let parts = text.dropFirst().dropLast().split(separator: ",").map { trimmed($0) }
            if parts.contains(where: { Int($0) == nil }) { return .tensors(try parts.map { try tensor($0) }) }
            return .ints(parts.compactMap { Int($0) })
        }
        if let int = Int(text) { return .int(int) }
        if let double = Double(text) { return .float(double) }
        return .tensor(try tensor(text))
    }

    private func tensor(_ text: String) throws -> Tensor {
        let place = try #require(Int(text.dropFirst()))
        return text.hasPrefix("t") ? tensors[place] : indices[place]
    }
}
