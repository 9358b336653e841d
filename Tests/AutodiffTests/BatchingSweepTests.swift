// Every operation on a batch at once against one example after the other: values with each choice of batched inputs, and
// the rows of Jacobians against single reverse passes.

import Autodiff
import Operators
import Tensors
import Testing

private let seed: UInt64 = 20_261_121

private func isTested(_ operation: Operation) -> Bool {
    if case .composite = operation.body { return false }
    return !operation.signature.text.contains("Generator?")
}

@Suite struct BatchingSweepTests {
    let recorder: Recorder = {
        let recorder = Recorder()
        recorder.defaultDType = .float64
        return recorder
    }()

    @Test(arguments: Catalog.all.filter(isTested).indices)
    func batchesAreLoops(_ index: Int) throws {
        let operation = Catalog.all.filter(isTested)[index]
        var draws = Draws(seed: seed &+ UInt64(index))
        // Three draws of the same shapes are three examples.
        let examples = try (0..<3).map { _ in try Sample.everything(of: operation, &draws) }
        for place in examples[0].indices {
            let samples = examples.map { $0[place] }
            let sample = samples[0]
            let arguments = try samples.map { try $0.arguments }
            for batched in choices(sample.inputs.count) {
                let inputs = sample.inputs.indices.map { input in
                    arguments.map { batched[input] ? $0[input] : arguments[0][input] }
                }
                let (fails, expected) = loops(operation, inputs, sample.attributes)
                guard !fails, let expected else { continue }
                do {
                    let found = try recorder.withBatch(of: 3) { level in
                        let wholes = try inputs.indices.map { input in
                            guard batched[input] else { return inputs[input][0] }
                            return try recorder.example(of: recorder.apply(.stack, inputs: inputs[input], [.int(0)]), level: level)
                        }
                        return try outputs(operation, wholes, sample.attributes).map { try recorder.wholeOrRepeated($0, level: level) }
                    }
                    for (found, expected) in zip(found, expected) where !same(found, expected) {
                        Issue.record("\(found.doubles), one by one \(expected.doubles): \(sample), batched \(batched), seed \(seed)")
                    }
                } catch where BatchingSweepTests.refused.contains(operation.name) {
                    // As PyTorch does, also where the examples happen to have one shape.
                    #expect("\(error)".contains("vmap: "))
                } catch {
                    Issue.record("\(error): \(sample), batched \(batched), seed \(seed)")
                }
            }
        }
    }

    /// Operations whose results have shapes that depend on the elements.
    private static let refused: Set = ["masked_select", "nonzero", "argwhere"]

    @Test(arguments: Catalog.all.filter { isTested($0) && $0.derivative.isDifferentiable }.indices)
    func jacobiansAreRows(_ index: Int) throws {
        let operation = Catalog.all.filter { isTested($0) && $0.derivative.isDifferentiable }[index]
        var draws = Draws(seed: seed &+ UInt64(index))
        // The phases of eigenvectors have no derivative.
        if operation.name == "linalg_eig_helper" { return }
        for sample in try Sample.all(of: operation, &draws) {
            let leaves = try zip(sample.arguments, sample.differentiates).map { value, differentiates in
                let leaf = try value.clone()
                leaf.isGradientLeaf = differentiates
                return leaf
            }
            let wanted = leaves.filter(\.isGradientLeaf)
            for output in try outputs(operation, leaves, sample.attributes) where output.requiresGradient {
                let count = output.elementCount
                let seeds = try Kernels.reshape(ReversePass.identity(count, output.dtype), [count] + output.shape.array)
                let options = ReversePass.Options(createGraph: true, retainGraph: true)
                do {
                    let rows = try ReversePass.gradients(of: output, seeds: seeds, inputs: wanted, recorder, options: options)
                    for place in 0..<count {
                        let single = try ReversePass.gradients(
                            of: [output], gradients: [Kernels.select(seeds, 0, place)], inputs: wanted, recorder, options: options)
                        for (row, single) in zip(rows, single) {
                            guard let row, let single else { continue }
                            if try !same(Kernels.select(row, 0, place), single) {
                                Issue.record("row \(place) differs: \(sample), seed \(seed)")
                            }
                        }
                    }
                } catch {
                    Issue.record("\(error): \(sample), seed \(seed)")
                }
            }
        }
    }

    /// All inputs batched, and each of them alone.
    private func choices(_ count: Int) -> [[Bool]] {
        let all = [[Bool](repeating: true, count: count)]
        return count < 2 ? all : all + (0..<count).map { one in (0..<count).map { $0 == one } }
    }

    private func outputs(_ operation: Operation, _ inputs: [Tensor], _ attributes: [Argument]) throws -> [Tensor] {
        if case .several = operation.body { return try recorder.applySeveral(operation, inputs: inputs, attributes) }
        return [try recorder.apply(operation, inputs: inputs, attributes)]
    }

    /// The results of the examples stacked; no result where they differ in shape, as for `nonzero`.
    private func loops(
        _ operation: Operation, _ inputs: [[Tensor]], _ attributes: [Argument]
    ) -> (fails: Bool, results: [Tensor]?) {
        var columns: [[Tensor]] = []
        for example in 0..<3 {
            guard let results = try? outputs(operation, inputs.map { $0[example] }, attributes) else { return (true, nil) }
            if columns.isEmpty { columns = results.map { _ in [] } }
            for (column, result) in results.enumerated() where column < columns.count { columns[column].append(result) }
        }
        return (false, try? columns.map { try recorder.apply(.stack, inputs: $0, [.int(0)]) })
    }

    private func same(_ a: Tensor, _ b: Tensor) -> Bool {
        a.shape == b.shape && a.dtype == b.dtype
            && zip(a.parts, b.parts).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) || abs($0 - $1) <= 1e-12 * max(1, abs($0), abs($1)) }
    }
}
