// The lists of the operations that programs use less often. The catalog itself is in Catalog.swift.

extension Catalog {
    static let special: [Operation] = [
        .i0, .i0e, .i1, .i1e, .erfcx, .ndtri, .logNdtr, .ndtr, .besselJ0, .besselJ1, .besselY0, .besselY1, .besselI0, .besselI1,
        .besselK0, .besselK1, .scaledBesselK0, .scaledBesselK1, .igamma, .igammac, .zeta, .xlog1py, .logaddexp2, .mvlgamma,
        .polygammaMethod, .mulScalar,
    ]
    static let integers: [Operation] = [
        .gcd, .lcm, .nextafter, .frexp, .ldexp, .floatPower, .floatPowerTensor,
    ]
    static let complexNumbers: [Operation] = [
        .complex, .polar, .realPart, .imaginaryPart, .viewAsReal, .viewAsComplex, .conjugate, .conj, .conjPhysical, .resolveConj,
        .resolveNeg, .conjugateTranspose, .angle, .sgn, .isreal,
    ]
    static let fourier: [Operation] = Operation.fourierFunctions + [
        .fourier, .fourierOfReal, .fourierToReal, .stft, .istft, .transposeWritten,
    ]
    static let sets: [Operation] = [
        .unique, .uniqueConsecutive, .isin, .bincount, .histc, .histogram, .histogramEdges, .searchsorted, .bucketize,
        .combinations, .cartesianProd,
    ]
    static let statistics: [Operation] = [
        .cummax, .cummin, .mode, .nanmedian, .nanmedianDim, .quantile, .nanquantile, .cov, .corrcoef,
    ]
    static let distances: [Operation] = [
        .cdist, .cdistFunction, .pdist, .dist, .renorm, .kron, .blockDiag, .blockDiagFunction, .vander, .addr, .addbmm, .diff,
        .gradient, .gradientAt, .trapezoid, .trapezoidAt, .trapz, .trapzAt, .cumulativeTrapezoid, .cumulativeTrapezoidAt,
    ]
    static let scatters: [Operation] = [
        .indexCopy, .indexReduce, .indexReduceWide, .scatterReduce, .scatterWith, .maskedScatter, .put, .selectScatter, .sliceScatter,
        .diagonalScatter, .fillDiagonal, .copyPlaces, .takePlaces,
    ]
    static let parts: [Operation] = [
        .dsplit, .splitWithSizes, .unsafeChunk, .unsafeSplit, .narrowCopy, .sumToSize, .diagflat, .broadcastTensors,
        .unravelIndex, .range, .emptyStrided, .newEmptyStrided, .hannWindow, .hammingWindow, .blackmanWindow, .bartlettWindow,
        .kaiserWindow,
    ]
}
