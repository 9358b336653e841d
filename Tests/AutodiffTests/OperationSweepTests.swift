// Every operation of the catalog against finite differences, in float64: reverse and forward products, their agreement, and
// second derivatives. An operation is covered the moment it is listed.

import Autodiff
import Operators
import Tensors
import Testing

private let seed: UInt64 = 20_260_714

/// Primitive operations without a derivative that is tested, all declared `.none(reason:)`.
private func isPrimitive(_ operation: Operation) -> Bool {
    if case .composite = operation.body { false } else { true }
}

@Suite struct OperationSweepTests {
    let recorder: Recorder = {
        let recorder = Recorder()
        recorder.defaultDType = .float64
        return recorder
    }()

    @Test(arguments: Catalog.all.filter(isPrimitive).indices)
    func gradientsAgreeWithDifferences(_ index: Int) throws {
        let operation = Catalog.all.filter(isPrimitive)[index]
        var draws = Draws(seed: seed &+ UInt64(index))
        let samples = try Sample.all(of: operation, &draws)
        try #require(!samples.isEmpty, "\(operation.name) could not be sampled: its domain lacks attributes")
        for sample in samples {
            let check = ProductCheck(sample, recorder, seed: seed &+ UInt64(index))
            do {
                guard operation.derivative.isDifferentiable else {
                    try check.stays()
                    continue
                }
                for failure in try check.failures() {
                    Issue.record("\(failure) in \(sample), seed \(seed &+ UInt64(index))")
                }
            } catch {
                Issue.record("\(error) in \(sample), seed \(seed &+ UInt64(index))")
            }
        }
    }
}

/// The same of complex inputs, through their parts: PyTorch's gradient of a real function of z = a + bi is ∂/∂a + i ∂/∂b.
@Suite struct ComplexSweepTests {
    let recorder: Recorder = {
        let recorder = Recorder()
        recorder.defaultDType = .float64
        return recorder
    }()

    /// The samples of an operation; none if complex inputs are refused.
    private func samples(_ operation: Operation, _ seed: UInt64) throws -> [Sample] {
        guard operation.derivative.isDifferentiable else { return [] }
        var draws = Draws(seed: seed)
        return try Sample.all(of: operation, &draws, complex: true).filter { sample in
            guard sample.isComplex.contains(true) else { return false }
            do {
                _ = try ProductCheck(sample, recorder, seed: seed).run()
                return true
            } catch let error as TensorError where error.kind == .notImplemented || error.kind == .type {
                return false
            }
        }
    }

    @Test func gradientsAgreeWithDifferences() throws {
        var covered = 0
        for (index, operation) in Catalog.all.filter(isPrimitive).enumerated() {
            let seed = seed &+ UInt64(index)
            do {
                let samples = try samples(operation, seed)
                if !samples.isEmpty { covered += 1 }
                for sample in samples {
                    for failure in try ProductCheck(sample, recorder, seed: seed).failures() {
                        Issue.record("\(failure) in \(sample), seed \(seed)")
                    }
                }
            } catch {
                Issue.record("\(error) in \(operation.name), seed \(seed)")
            }
        }
        #expect(covered > 150, "complex inputs were taken by \(covered) operations")
    }
}

/// The products of one sample with its Jacobian, held against differences.
struct ProductCheck {
    private let sample: Sample
    private let recorder: Recorder
    private let seed: UInt64

    init(_ sample: Sample, _ recorder: Recorder, seed: UInt64) {
        self.sample = sample
        self.recorder = recorder
        self.seed = seed
    }

    /// The operation's outputs that can have a gradient, complex ones as their parts.
    private func outputs(_ inputs: [Tensor]) throws -> [Tensor] { try run(inputs).map(parts) }

    /// The operation on the sample's inputs.
    func run() throws -> [Tensor] { try run(sample.inputs) }

    private func run(_ inputs: [Tensor]) throws -> [Tensor] {
        let inputs = try zip(inputs, sample.isComplex).map { $1 ? try recorder.apply(.viewAsComplex, $0) : $0 }
        if case .several = sample.operation.body {
            return try withoutPhases(recorder.applySeveral(sample.operation, inputs: inputs, sample.attributes))
                .filter(\.dtype.isDifferentiable)
        }
        return [try recorder.apply(sample.operation, inputs: inputs, sample.attributes)]
    }

    /// Vectors that may be turned by any phase, as what does not depend on it: U Vᴴ, and V D Vᴴ with a constant D.
    private func withoutPhases(_ outputs: [Tensor]) throws -> [Tensor] {
        guard outputs.contains(where: \.dtype.isComplex) else { return outputs }
        switch sample.operation.name {
        case "linalg_svd_helper":
            return [try recorder.matmul(outputs[0], outputs[2]), outputs[1], try recorder.apply(.abs, outputs[0])]
        case "linalg_eigh_helper", "linalg_eig_helper":
            let v = outputs[1]
            guard v.elementCount > 0 else { return [outputs[0]] }
            let sizes = try Kernels.tensor((0..<v.shape[v.rank - 1]).map { 1 + 0.5 * Double($0) }, shape: [v.shape[v.rank - 1]], .float64)
            return [outputs[0], try recorder.matmul(recorder.apply(.mul, v, sizes), recorder.conjugateTransposed(v))]
        default: return outputs
        }
    }

    private func parts(_ tensor: Tensor) throws -> Tensor {
        tensor.dtype.isComplex ? try recorder.apply(.viewAsReal, tensor) : tensor
    }

    /// Σ ⟨wᵢ, yᵢ⟩ recorded, from leaves made of the values.
    private func pairing(_ leaves: [Tensor], _ weights: [Tensor]) throws -> Tensor {
        let terms = try zip(outputs(leaves), weights).map { output, weight in
            try recorder.apply(.sum, recorder.apply(.mul, output, weight), [.none])
        }
        return try terms.dropFirst().reduce(terms[0]) { try recorder.apply(.add, $0, $1) }
    }

    private func leaves(_ values: [Tensor]) throws -> [Tensor] {
        try zip(values, sample.differentiates).map { value, differentiates in
            let leaf = try value.clone()
            leaf.isGradientLeaf = differentiates
            return leaf
        }
    }

    private func random(like tensors: [Tensor], _ draws: inout Draws) throws -> [Tensor] {
        try tensors.map { tensor in
            try Kernels.tensor(
                (0..<tensor.elementCount).map { _ in draws.uniform(-1...1) }, shape: tensor.shape.array, .float64)
        }
    }

    /// Operations without a derivative run; asking a gradient of what could have one is an error, never a silent zero.
    func stays() throws {
        let outputs = try self.outputs(try leaves(sample.inputs))
        for output in outputs where output.requiresGradient {
            #expect(throws: TensorError.self, "\(sample)") {
                try ReversePass.accumulate([output], gradients: [Tensor.full(output.shape, 1, output.dtype)], recorder)
            }
        }
    }

    func failures() throws -> [String] {
        var draws = Draws(seed: seed ^ 0xABCD)
        let leaves = try self.leaves(sample.inputs)
        let results = try run(leaves)
        let probe = try results.map(parts)
        let weights = try random(like: probe, &draws)
        let tangents = try zip(random(like: sample.inputs, &draws), zip(sample.draws, sample.isComplex)).map {
            try Sample.restricted($0, to: $1.0, isDirection: true, complex: $1.1)
        }
        var failures: [String] = []

        let wanted = zip(leaves, sample.differentiates).filter(\.1).map(\.0)
        let gradients = try ReversePass.gradients(
            of: [pairing(leaves, weights)], gradients: [nil], inputs: wanted, recorder, options: .init(createGraph: true))
        let reverse = differential(gradients, tangents)

        // Along the tangents: (f(x + h t) − f(x − h t)) / 2h.
        let step = 1e-6
        let ahead = try shifted(step, tangents)
        let behind = try shifted(-step, tangents)
        let differences = zip(ahead, behind).map { a, b in
            zip(a.doubles, b.doubles).map { ($0 - $1) / (2 * step) }
        }
        let numeric = zip(differences, weights).reduce(0.0) { sum, pair in
            sum + zip(pair.0, pair.1.doubles).reduce(0) { $0 + $1.0 * $1.1 }
        }
        if !close(reverse, numeric, 1e-6) { failures.append("reverse \(reverse), differences \(numeric)") }

        if let output = probe.first, probe.count == 1, let history = results[0].history {
            let record = unsafeDowncast(history, to: Record.self)
            let moved = try zip(tangents, zip(sample.differentiates, sample.isComplex)).map { tangent, kind in
                kind.0 ? kind.1 ? try Kernels.viewAsComplex(tangent) : tangent : nil
            }
            let forward = try parts(record.tangent(moved, recorder))
            if forward.shape != output.shape { failures.append("tangent of shape \(forward.shape)") }
            for (a, b) in zip(forward.doubles, differences[0]) where !close(a, b, 1e-6) {
                failures.append("forward \(a), differences \(b)")
                break
            }
            let paired = zip(forward.doubles, weights[0].doubles).reduce(0) { $0 + $1.0 * $1.1 }
            if !close(paired, reverse, 1e-10) { failures.append("⟨w, Jv⟩ \(paired), ⟨Jᵀw, v⟩ \(reverse)") }
        }
        failures.append(contentsOf: try secondOrder(leaves, gradients, tangents, weights))
        return failures
    }

    /// d/dh ⟨∇f(x + h t), t⟩ against the second derivative on the tape.
    private func secondOrder(
        _ leaves: [Tensor], _ gradients: [Tensor?], _ tangents: [Tensor], _ weights: [Tensor]
    ) throws -> [String] {
        let moved = zip(tangents, sample.differentiates).filter(\.1).map(\.0)
        var slope: Tensor?
        for (gradient, tangent) in zip(gradients, moved) {
            guard let gradient, gradient.requiresGradient else { continue }
            let term = try recorder.apply(.sum, recorder.apply(.mul, gradient, tangent), [.none])
            slope = try slope.map { try recorder.apply(.add, $0, term) } ?? term
        }
        let wanted = zip(leaves, sample.differentiates).filter(\.1).map(\.0)
        var analytic = 0.0
        if let slope {
            let second = try ReversePass.gradients(of: [slope], gradients: [nil], inputs: wanted, recorder)
            analytic = differential(second, tangents)
        }
        let step = 1e-5
        func slopeAt(_ h: Double) throws -> Double {
            let leaves = try self.leaves(try self.moved(by: h, tangents))
            let wanted = zip(leaves, sample.differentiates).filter(\.1).map(\.0)
            let gradients = try ReversePass.gradients(
                of: [pairing(leaves, weights)], gradients: [nil], inputs: wanted, recorder)
            return differential(gradients, tangents)
        }
        let numeric = (try slopeAt(step) - slopeAt(-step)) / (2 * step)
        return close(analytic, numeric, 1e-5) ? [] : ["second derivative \(analytic), differences \(numeric)"]
    }

    private func differential(_ gradients: [Tensor?], _ tangents: [Tensor]) -> Double {
        let moved = zip(tangents, sample.differentiates).filter(\.1).map(\.0)
        return zip(gradients, moved).reduce(0) { sum, pair in
            sum + zip(pair.0?.doubles ?? [], pair.1.doubles).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }
    private func moved(by step: Double, _ tangents: [Tensor]) throws -> [Tensor] {
        try zip(zip(sample.inputs, tangents), sample.differentiates).map { pair, differentiates in
            guard differentiates else { return pair.0 }
            let values = zip(pair.0.doubles, pair.1.doubles).map { $0 + step * $1 }
            return try Kernels.tensor(values, shape: pair.0.shape.array, .float64)
        }
    }
    private func shifted(_ step: Double, _ tangents: [Tensor]) throws -> [Tensor] { try outputs(try moved(by: step, tangents)) }

    private func close(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
        abs(a - b) <= tolerance * max(1, abs(a), abs(b)) * 10
    }
}
