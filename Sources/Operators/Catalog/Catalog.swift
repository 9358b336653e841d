// The list of all operations, and finding them by the names of the language. Each operation is declared in the file of its
// family; an operation is known to the language, its help and its tests from the moment it stands here.

/// All operations.
public enum Catalog {
    /// In the order of the families; overloads of one name stand in the order in which they are tried.
    public static let all: [Operation] = [
        arithmetic, exponentials, trigonometry, rounding, activations, comparison, selection, sums, extremes,
        softmax, linear, contractions, linearAlgebra, normalization, losses, classification, views, slices, joining,
        indexing, copies, creation, sampling, special, integers, complexNumbers, fourier, sets, statistics, distances, scatters, parts, windows,
    ].flatMap { $0 }

    /// The operations of a name, overloads in the order in which they are tried; aliases count, and so do the names of methods
    /// with an underscore, which write into their tensor (`callInPlace`).
    public static func named(_ name: String, in home: Operation.Homes) -> [Operation] {
        table[Key(name: name, home: home.rawValue)] ?? []
    }

    /// The names that a home offers, in the order of the list.
    public static func names(in home: Operation.Homes) -> [String] {
        var seen: Set<String> = []
        return all.flatMap { names(of: $0, in: home) }.filter { seen.insert($0).inserted }
    }

    private struct Key: Hashable {
        let name: String
        let home: UInt16
    }

    /// Made when a name is first looked up.
    private static let table: [Key: [Operation]] = {
        var table: [Key: [Operation]] = [:]
        table.reserveCapacity(2 * all.count)
        for operation in all {
            for home in homes {
                for name in names(of: operation, in: home) {
                    table[Key(name: name, home: home.rawValue), default: []].append(operation)
                }
            }
        }
        return table
    }()

    private static let homes: [Operation.Homes] = [.torch, .method, .functional, .special, .linalg, .fft]

    private static func names(of operation: Operation, in home: Operation.Homes) -> [String] {
        let plain = [operation.name] + operation.aliases
        var names = operation.homes.contains(home) ? plain : []
        if home == .method, operation.homes.contains(.inPlace) { names += plain.map { $0 + "_" } }
        return names
    }

    private static let arithmetic: [Operation] = [
        .add, .addScaled, .sub, .subScaled, .rsub, .rsubScaled, .mul, .div, .divRounding, .floorDivide, .remainder, .fmod,
        .pow, .powTensor, .powScalar, .neg, .positive, .reciprocal, .maximum, .minimum, .fmax, .fmin, .maxOther,
        .minOther, .atan2, .hypot, .logaddexp, .xlogy, .copysign,
        .copysignScalar, .winnerShare, .gated, .linked,
    ]
    private static let exponentials: [Operation] = [
        .exp, .exp2, .expm1, .log, .log2, .log10, .log1p, .logit, .sqrt, .rsqrt, .square, .erf, .erfc, .erfinv,
        .lgamma, .digamma, .polygamma, .sinc, .entr,
    ]
    private static let trigonometry: [Operation] = [
        .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh, .acosh, .atanh, .deg2rad, .rad2deg,
    ]
    private static let rounding: [Operation] = [
        .abs, .sign, .floor, .ceil, .round, .roundDecimals, .trunc, .frac, .nanToNum, .heaviside, .isnan,
        .isinf, .isfinite, .signbit, .isposinf, .isneginf,
    ]
    private static let activations: [Operation] = [
        .sigmoid, .relu, .reluFunctional, .leakyRelu, .elu, .celu, .selu, .gelu, .silu, .mish, .softplus,
        .logsigmoid, .hardtanh, .relu6, .hardsigmoid, .hardswish, .threshold, .softshrink, .hardshrink,
        .tanhshrink, .softsign, .prelu, .preluKernel, .glu,
    ]
    private static let comparison: [Operation] = [
        .eq, .ne, .lt, .le, .gt, .ge, .logicalAnd, .logicalOr, .logicalXor, .logicalNot, .bitwiseAnd,
        .bitwiseOr, .bitwiseXor, .leftShift, .rightShift, .bitwiseNot, .isclose, .allclose, .equal,
    ]
    private static let selection: [Operation] = [
        .where, .whereMethod, .whereIndices, .clamp, .clampTensor, .clampMin, .clampMinWith, .clampMax, .clampMaxWith,
        .clampTensors, .clampMinTensor, .clampMaxTensor, .maskedFill, .lerp,
        .lerpTensor, .addcmul, .addcdiv,
    ]
    private static let sums: [Operation] = [
        .sum, .sumDim, .nansum, .mean, .meanDim, .nanmean, .prod, .prodDim, .varUnbiased, .var, .stdUnbiased,
        .std, .varDimUnbiased, .stdDimUnbiased, .varMeanUnbiased, .varMean,
        .stdMeanUnbiased, .stdMean, .varMeanDimUnbiased, .stdMeanDimUnbiased, .logsumexp, .countNonzero, .any, .all,
    ]
    private static let extremes: [Operation] = [
        .max, .min, .amax, .amin, .aminmax, .median, .maxDim, .minDim, .medianDim, .argmax, .argmin, .sort,
        .sortStable, .topk, .kthvalue, .argsort, .argsortStable, .msort,
    ]
    private static let softmax: [Operation] = [
        .softmax, .logSoftmax, .softmaxFunctional, .logSoftmaxFunctional, .softmin, .cumsum, .cumprod,
        .logcumsumexp,
    ]
    private static let linear: [Operation] = [
        .mm, .mv, .dot, .vdot, .bmm, .addmm, .addmv, .baddbmm, .outer, .trace,
    ]
    private static let contractions: [Operation] = [
        .matmul, .linalgMatmul, .inner, .tensordot, .einsum, .linear, .bilinear,
        .scaledDotProductAttention,
    ]
    private static let normalization: [Operation] = [
        .nativeLayerNorm, .layerNorm, .rmsNorm, .normalize, .cosineSimilarity, .pairwiseDistance, .constantPad, .pad, .dropout,
    ] + Operation.allPaddings
    private static let losses: [Operation] = [
        .mseLoss, .l1Loss, .smoothL1Loss, .huberLoss, .mseLossFunctional, .smoothL1LossFunctional,
        .huberLossFunctional, .bce, .binaryCrossEntropy, .bceWithLogits, .binaryCrossEntropyWithLogits, .klDiv, .softMargin,
        .softMarginFunctional, .hingeEmbedding, .marginRanking, .cosineEmbedding, .tripletMargin, .multilabelSoftMargin,
        .poissonNLL, .gaussianNLL, .multiMargin, .multiMarginFunctional, .multilabelMargin, .multilabelMarginFunctional,
        .ctcLoss,
    ]
    private static let classification: [Operation] = [
        .nll, .nll2D, .divByCount, .nllLoss, .crossEntropy, .embeddingLookup, .embeddingBackward, .embedding, .oneHot,
    ]
    private static let views: [Operation] = [
        .view, .reshape, .unsafeView, .alias, .transpose, .t, .numpyT, .matrixT, .permute, .squeeze,
        .squeezeDim, .squeezeDims, .squeezeProduct, .unsqueeze, .expand, .broadcastTo, .expandAs, .viewAs,
        .reshapeAs, .flatten, .ravel, .unflatten, .movedim, .atleast1dOne, .atleast2dOne, .atleast3dOne,
        .atleast1d, .atleast2d, .atleast3d, .viewDType,
    ]
    private static let slices: [Operation] = [
        .select, .selectBackward, .slice, .sliceBackward, .narrow, .diagonal, .diagonalBackward,
        .linalgDiagonal, .diagonalCopy, .diagEmbed, .diag, .unfold, .unfoldBackward,
    ]
    private static let joining: [Operation] = [
        .cat, .stack, .hstack, .vstack, .dstack, .columnStack, .split, .splitSizes, .chunk, .tensorSplit, .tensorSplitAt,
        .hsplit, .vsplit, .unbind, .repeat, .tile, .repeatInterleave, .repeatInterleaveTensor, .repeatInterleaveCounts, .flip, .fliplr,
        .flipud, .rot90, .roll, .meshgrid,
    ]
    private static let indexing: [Operation] = [
        .index, .indexBackward, .indexPut, .indexSelect, .indexAdd, .gather, .scatter, .scatterValue,
        .scatterAdd, .maskedSelect, .take, .takeAlongDim, .indexFill, .nonzero, .argwhere, .tril, .triu,
    ]
    private static let copies: [Operation] = [
        .clone, .contiguousCopy, .contiguous, .to, .typeAs, .detach, .fill, .zero, .copy, .copySlices,
        .asStrided,
    ]
    private static let creation: [Operation] = [
        .zeros, .ones, .empty, .full, .arange, .arangeStart, .linspace, .logspace, .eye, .zerosLike, .onesLike,
        .emptyLike, .fullLike, .newZeros, .newOnes, .newEmpty, .newFull, .trilIndices, .triuIndices,
    ]
    private static let sampling: [Operation] = [
        .rand, .randn, .randLike, .randnLike, .randint, .randintLow, .randintLike, .randintLikeLow, .randperm,
        .normal, .normalTensor, .normalDeviations, .bernoulli, .bernoulliOf, .multinomial, .uniformInPlace, .normalInPlace, .exponentialInPlace,
        .bernoulliInPlace, .bernoulliTensorInPlace, .geometricInPlace, .cauchyInPlace, .logNormalInPlace, .poisson, .binomial, .randomInPlace, .randomToInPlace, .randomFromInPlace,
    ]
    private static let windows: [Operation] = [
        .convolution, .convolutionInput, .convolutionWeight, .transposedConvolution, .conv1d, .conv2d, .conv3d, .conv1dNamed,
        .conv2dNamed, .conv3dNamed, .convTranspose1d, .convTranspose2d, .convTranspose3d, .plainResampler, .resampleBack,
        .avgPool1d, .avgPool2d, .avgPool3d, .adaptiveAvgPool, .upsample, .unpool, .embeddingBag, .maxPool, .adaptiveMaxPool,
        .maxUnpool, .nativeBatchNorm, .batchNorm, .nativeGroupNorm, .groupNorm, .pixelShuffle, .pixelUnshuffle,
        .channelShuffle, .im2col, .col2im, .unfoldImage, .fold,
    ]
}
