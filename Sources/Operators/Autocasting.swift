// Autocast: while it is on, products are computed in a 16-bit type and losses in float32, as PyTorch's lists for the CPU say.

import Tensors

extension Recorder {
    /// The operations that take their inputs in the narrow type.
    private static let narrowed: Set<String> = ["mm", "mv", "bmm", "addmm", "baddbmm", "addbmm"]
    private static let narrowedCompositions: Set<String> = ["scaled_dot_product_attention", "einsum", "matmul", "linear", "tensordot", "bilinear"]
    /// The compositions that take their inputs in float32.
    private static let widened: Set<String> = [
        "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "nll_loss", "cross_entropy", "kl_div", "ctc_loss", "poisson_nll_loss",
        "hinge_embedding_loss", "cosine_embedding_loss", "margin_ranking_loss", "soft_margin_loss", "triplet_margin_loss",
        "multi_margin_loss", "multilabel_margin_loss", "binary_cross_entropy_with_logits", "binary_cross_entropy", "cdist", "prod",
        "trace", "quantile", "nanquantile", "avg_pool3d", "grid_sample", "cholesky", "inverse", "svd", "qr", "eigh", "det", "slogdet",
    ]

    /// The inputs of a product in the narrow type; nil where nothing is to be cast.
    func autocastInputs(_ operation: Operation, _ inputs: [Tensor]) throws -> [Tensor]? {
        guard let narrow = autocast, Recorder.narrowed.contains(operation.name),
            inputs.contains(where: { $0.dtype == .float32 })
        else { return nil }
        return try inputs.map { try cast($0, to: narrow) }
    }

    /// What a composition or a loss is to be called with.
    func autocastArguments(_ operation: Operation, _ arguments: [Argument]) throws -> [Argument] {
        guard let narrow = autocast else { return arguments }
        let target: DType
        if Recorder.narrowedCompositions.contains(operation.name) {
            target = narrow
        } else if Recorder.widened.contains(operation.name) {
            target = .float32
        } else {
            return arguments
        }
        return try arguments.map { argument in
            switch argument {
            case .tensor(let tensor): .tensor(try cast(tensor, to: target))
            case .tensors(let tensors): .tensors(try tensors.map { try cast($0, to: target) })
            default: argument
            }
        }
    }

    /// A tensor in the type that autocast wants of products; itself while it is off.
    func narrowed(_ tensor: Tensor) throws -> Tensor { try autocast.map { try cast(tensor, to: $0) } ?? tensor }

    /// Doubles and what is not floating point stay as they are.
    private func cast(_ tensor: Tensor, to dtype: DType) throws -> Tensor {
        guard tensor.dtype.isFloatingPoint, tensor.dtype != .float64, tensor.dtype != dtype else { return tensor }
        return try apply(.to, tensor, [.dtype(dtype)])
    }
}
