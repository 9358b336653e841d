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
        let gradients = try (0..<outputCount).map { index in
            try Tensor.full(outputShape(at: index), 0, outputDType)
        }
        for gradient in gradients { gradient.isGradientLeaf = true }
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
            guard let product, let tangent, product.requiresGradient else { continue }
            // Complex values pair by their parts.
            let paired = try (Recorded(product, recorder) * Recorded(tangent, recorder).conjugate()).realPart()
            let term = try paired.apply(.sum, [.none]).checked()
            pairing = try pairing.map { try recorder.apply(.add, $0, term) } ?? term
        }
        guard let pairing else { return gradients.map { $0 } }
        guard pairing.requiresGradient else { return gradients.map { $0 } }
        let found = try ReversePass.gradients(
            of: [pairing], gradients: [nil], inputs: gradients, recorder, options: .init(createGraph: wasRecording, retainGraph: wasRecording))
        return try zip(found, gradients).map { try $0 ?? Tensor.full($1.shape, 0, $1.dtype) }
    }
}
