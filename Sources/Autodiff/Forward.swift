// Forward mode for one recorded operation: the tangents of its outputs, also where the operation has no rule of its own
// for them. Whole functions are in Jacobian.swift.

import Operators
import Tensors

extension Record {
    /// The tangent of the single output from tangents of the inputs (nil is zero): J t.
    public func tangent(_ tangents: [Tensor?], _ recorder: Recorder) throws -> Tensor {
        switch operation.derivative {
        case .custom(_, jvp: nil), .several: try transposedTwice(tangents, recorder)[0]
        default: try jacobianVectorProduct(tangents, recorder)
        }
    }

    /// The tangents of all outputs; zeros for those without a gradient.
    public func tangents(_ tangents: [Tensor?], _ recorder: Recorder) throws -> [Tensor] {
        outputCount == 1 ? [try tangent(tangents, recorder)] : try transposedTwice(tangents, recorder)
    }

    /// J t through the vector-Jacobian product v(g) = gᵀJ, which is linear in g: ∂⟨v(g), t⟩/∂g = J t.
    private func transposedTwice(_ tangents: [Tensor?], _ recorder: Recorder) throws -> [Tensor] {
        let wasRecording = recorder.isRecording
        recorder.isRecording = true
        defer { recorder.isRecording = wasRecording }
        // In a batch each example has tangents of its own: the wholes are what gradients are asked of.
        let sizes = recorder.batches?.sizes ?? []
        let wholes = try (0..<outputCount).map { index in
            try Kernels.zeros(sizes + outputShape(at: index).array, outputDType)
        }
        for whole in wholes { whole.isGradientLeaf = true }
        let gradients = try wholes.map { try recorder.lowered($0) }
        // Nothing outside of this asks for their gradients: results that only hang on them hang on nothing.
        defer { for whole in wholes { whole.isGradientLeaf = false } }
        let products: [Tensor?]
        if case .several = operation.derivative {
            products = try vectorJacobianProducts(gradients, recorder)
        } else {
            products = try (0..<inputCount).map { index in
                tangents[index] == nil ? nil : try vectorJacobianProduct(gradients[0], input: index, recorder)
            }
        }
        var pairing: Tensor?
        for (product, tangent) in zip(products, tangents) {
            guard let product, let tangent, try recorder.lifted(product).requiresGradient else { continue }
            // Complex values pair by their parts.
            let paired = try (Recorded(product, recorder) * Recorded(tangent, recorder).conjugate()).realPart()
            let term = try paired.apply(.sum, [.none]).checked()
            pairing = try pairing.map { try recorder.apply(.add, $0, term) } ?? term
        }
        let zeros = { (whole: Tensor) in try recorder.lowered(Tensor.full(whole.shape, 0, whole.dtype)) }
        guard let pairing = try pairing.map({ try recorder.lifted($0) }), pairing.requiresGradient else { return try wholes.map(zeros) }
        let weight = try sizes.isEmpty ? nil : Tensor.full(pairing.shape, 1, pairing.dtype)
        let found = try ReversePass.gradients(
            of: [pairing], gradients: [weight], inputs: wholes, recorder, options: .init(createGraph: wasRecording, retainGraph: wasRecording))
        return try zip(found, wholes).map { try $0.map { try recorder.lowered($0) } ?? zeros($1) }
    }
}
