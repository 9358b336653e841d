// The functions of torch.nn.functional that are losses but no operations: they take functions or lists.

import Operators
import Tensors

extension Machine {
    func installLossFunctions(_ functional: ModuleObject) {
        let signature =
            "triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction='mean')"
        define(in: functional, signature) { machine, a in
            guard let anchor = a[0].tensor, let positive = a[1].tensor, let negative = a[2].tensor else {
                throw Raise(.typeError, "anchor, positive and negative must be Tensors")
            }
            let reduction = a[6].text ?? ""
            guard ["mean", "sum", "none"].contains(reduction) else {
                throw Raise(.valueError, "\(reduction) is not a valid value for reduction")
            }
            let margin = try machine.double(a[4])
            guard margin > 0 else { throw Raise(.valueError, "margin must be greater than 0, got \(try machine.str(a[4]))") }
            guard anchor.rank == positive.rank, anchor.rank == negative.rank else {
                throw Raise(
                    .runtimeError,
                    "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor "
                        + "\(anchor.rank)D, positive \(positive.rank)D, and negative \(negative.rank)D inputs")
            }
            let distance = a[3]
            func between(_ x: Tensor, _ y: Tensor) throws -> Recorded {
                let value = distance.isNone
                    ? machine.value(of: try Operation.pairwiseDistance.call(
                        machine.recorder, [.tensor(x), .tensor(y), .float(2), .float(1e-6), .bool(false)]))
                    : try machine.call(distance, [.tensor(x), .tensor(y)])
                guard let tensor = value.tensor else { throw Raise(.typeError, "the distance must be a Tensor") }
                return Recorded(tensor, machine.recorder)
            }
            let near = try between(anchor, positive)
            var far = try between(anchor, negative)
            if try machine.truth(a[5]) { far = try far.apply(.minimum, between(positive, negative)) }
            let loss = try (margin + near - far).apply(.clampMin, [.int(0)])
            switch reduction {
            case "sum": return .tensor(try loss.sum().checked())
            case "mean": return .tensor(try loss.apply(.mean, [.none]).checked())
            default: return .tensor(try loss.checked())
            }
        }
        // Lengths may be lists or tensors.
        let operation = functional[symbols.intern("ctc_loss")] ?? .none
        let ctc =
            "ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False)"
        define(in: functional, ctc) { machine, a in
            func lengths(_ value: Value) throws -> Value {
                if value.tensor != nil { return value }
                let counts = try machine.elements(value).map { try machine.index($0) }
                return .tensor(try Kernels.tensor(counts, shape: [counts.count]))
            }
            return try machine.call(operation, [a[0], a[1], lengths(a[2]), lengths(a[3]), a[4], a[5], a[6]])
        }
    }
}
