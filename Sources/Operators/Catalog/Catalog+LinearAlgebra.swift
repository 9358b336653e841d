// The list of linear algebra beyond products: what torch.linalg offers, and the operations that it is composed of.

extension Catalog {
    static let linearAlgebra: [Operation] = [
        .inverse, .linalgInv, .torchInverse, .invEx, .determinant, .linalgDet, .torchDet, .signAndLogarithm, .linalgSlogdet,
        .torchSlogdet, .logdet, .solveMatrices, .linalgSolve, .solveEx, .solveTriangular, .linalgSolveTriangular,
        .triangularSystem, .triangularSolve, .cholesky, .linalgCholesky, .choleskyEx, .torchCholesky, .torchQR, .choleskySolveMatrices,
        .choleskySolve, .choleskyInverse, .qrFactors, .linalgQR, .luPacked, .luWhole, .linalgLU, .luFactor, .luFactorEx,
        .torchLU, .tensorLU, .luSolveMatrices, .linalgLUSolve, .torchLUSolve, .luUnpacked, .luUnpack, .singular, .linalgSVD, .linalgSVDValues,
        .torchSVD, .symmetricEigen, .linalgEigh, .linalgEighValues, .generalEigen, .linalgEig, .linalgEigValues,
        .pseudoInverse, .linalgPinv, .linalgPinvRelative, .linalgPinvTensors, .linalgPinvRelativeTensor, .pinverse, .matrixRank, .matrixRankTolerance, .matrixRankTensors, .matrixRankToleranceTensor, .leastSquares,
        .linalgLstsq, .matrixExp, .matrixPower, .vectorNorm, .norm, .linalgNorm, .linalgMatrixNorm, .frobeniusNorm,
        .nuclearNorm, .linalgCond, .crossProduct, .cross, .linalgCross, .vecdot, .multiDot, .chainMatmul,
        .reflectorProduct, .householderProduct, .orgqr, .geqrf, .reflectedMatrices, .ormqr, .ldlFactors, .ldlFactor, .ldlFactorEx, .ldlSolution, .ldlSolve, .linalgVander, .tensorinv, .tensorsolve,
    ]
}
