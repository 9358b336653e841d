// Sums of rows in bags, as embedding_bag takes them. What a program may ask of it is in the language (FunctionalLibrary).

import Tensors

extension Operation {
    public static let embeddingBag = Operation(
        "_embedding_bag(Tensor weight, Tensor indices, Tensor bags, Tensor factors, Tensor scales)",
        "For each bag the sum of its rows, each times its factor, times the bag's scale.", homes: .functional,
        domain: Domain(
            shapes: [[[4, 3], [5], [5], [5], [2]]], draws: [.real, .index(below: 4), .index(below: 2), .real, .constant]),
        gradientName: "EmbeddingBagBackward0",
        .single { c in
            let (weight, recorder) = (c[0], c.recorder)
            let rows = try Kernels.indexSelect(weight, 0, c[1])
            let factors = try Kernels.reshape(c[3], [c[3].elementCount, 1])
            let scaled = try Kernels.binary(.mul, rows, factors, c.backend, defaultDType: recorder.defaultDType)
            let empty = try Kernels.zeros([c[4].elementCount, weight.shape[1]], weight.dtype)
            let sums = try Kernels.indexAdd(empty, 0, c[2], scaled, c.backend)
            return try Kernels.binary(
                .mul, sums, Kernels.reshape(c[4], [c[4].elementCount, 1]), c.backend, defaultDType: recorder.defaultDType)
        },
        .custom([
            { r, g in
                let rows = try (g * r[4].unsqueezed(1)).indexSelect(0, r[2]) * r[3].unsqueezed(1)
                return try g.zeros(r.shape(0)).indexAdd(0, r[1], rows)
            }, nil, nil,
            { r, g in try ((g * r[4].unsqueezed(1)).indexSelect(0, r[2]) * r[0].indexSelect(0, r[1])).sum([1]) },
            nil,
        ]))
}
