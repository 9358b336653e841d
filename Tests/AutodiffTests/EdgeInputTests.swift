// Every primitive operation on inputs at the edge: zeros, huge and tiny numbers, ties, NaN, no elements, one element, and
// elements that do not lie in a row. Nothing may trap, and a gradient has its input's shape whatever its values are.

import Autodiff
import Operators
import Tensors
import Testing

@Suite struct EdgeInputTests {
    private static let primitives = Catalog.all.filter { if case .composite = $0.body { false } else { true } }
    private static let fills: [(String, @Sendable (Int) -> Double)] = [
        ("zeros", { _ in 0 }), ("ties", { _ in 1 }), ("huge", { $0 % 2 == 0 ? 1e300 : -1e300 }),
        ("infinite", { $0 % 2 == 0 ? .infinity : -.infinity }), ("NaN", { $0 == 0 ? .nan : 1 }), ("tiny", { _ in .leastNonzeroMagnitude }),
    ]

    @Test(arguments: primitives.indices) func extremeElements(_ index: Int) throws {
        let operation = EdgeInputTests.primitives[index]
        var draws = Draws(seed: UInt64(index))
        for sample in try Sample.everything(of: operation, &draws) {
            for (name, element) in EdgeInputTests.fills {
                let inputs = try sample.inputs.map { input in
                    guard input.dtype.isFloatingPoint else { return input }
                    return try Kernels.tensor((0..<input.elementCount).map(element), shape: input.shape.array, .float64)
                }
                expectShapes(sample, inputs, name)
            }
            expectShapes(sample, try sample.inputs.map(scattered), "not contiguous")
        }
    }

    @Test(arguments: primitives.indices) func fewElements(_ index: Int) throws {
        let operation = EdgeInputTests.primitives[index]
        var draws = Draws(seed: UInt64(index))
        for sample in try Sample.everything(of: operation, &draws) {
            for size in [0, 1] {
                let inputs = try sample.inputs.enumerated().map { place, input in
                    let isPair = sample.isComplex[place]
                    let sizes = input.shape.array.indices.map { isPair && $0 == input.rank - 1 ? 2 : size }
                    return try Kernels.zeros(sizes, input.dtype)
                }
                expectShapes(sample, inputs, "sizes \(size)")
            }
        }
    }

    /// The same elements, every second place of a wider block.
    private func scattered(_ tensor: Tensor) throws -> Tensor {
        let wide = try Kernels.zeros(tensor.shape.array + [2], tensor.dtype)
        let part = try Kernels.select(wide, -1, 1)
        try Kernels.copy(tensor, into: part)
        return part
    }

    /// Runs forward and backward. A refusal is fine (there is no maximum of nothing), a gradient of another shape is not.
    private func expectShapes(_ sample: Sample, _ inputs: [Tensor], _ name: String) {
        let recorder = Recorder()
        recorder.defaultDType = .float64
        do {
            let leaves = try zip(sample.called(inputs), sample.differentiates).map { input, differentiates in
                input.isGradientLeaf = differentiates && input.dtype.isDifferentiable
                return input
            }
            let outputs: [Tensor]
            if case .several = sample.operation.body {
                outputs = try recorder.applySeveral(sample.operation, inputs: leaves, sample.attributes)
            } else {
                outputs = [try recorder.apply(sample.operation, inputs: leaves, sample.attributes)]
            }
            for output in outputs where output.requiresGradient {
                let ones = try Tensor.full(output.shape, 1, output.dtype)
                try ReversePass.accumulate([output], gradients: [ones], recorder, options: .init(retainGraph: true))
            }
            for leaf in leaves where leaf.gradient != nil {
                #expect(leaf.gradient?.shape == leaf.shape, "\(sample), \(name)")
                #expect(leaf.gradient?.dtype == leaf.dtype, "\(sample), \(name)")
            }
        } catch let error as TensorError {
            #expect(!error.message.isEmpty)
        } catch {
            Issue.record("\(error) in \(sample), \(name)")
        }
    }
}
