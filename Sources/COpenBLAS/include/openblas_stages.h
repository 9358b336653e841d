// The stages that LAPACK's decompositions are made of, for those that PyTorch's library puts together in another way than OpenBLAS does.
// Matrices are column-major floats, or doubles where `is_double` says so; `room` -1 asks for the room that is wanted. Each returns
// LAPACK's `info`. To be called once `openblas_error` has said nothing.
#pragma once
#include <stdbool.h>

/// Whether all stages are in the library.
bool openblas_has_stages(void);

/// A symmetric matrix to a tridiagonal one: its diagonal, what stands beside it, the scales of the reflectors left in `a`.
int stage_tridiagonal(bool is_double, char uplo, int n, void *a, void *d, void *e, void *tau, void *work, int room);
/// The orthogonal matrix that did so, in place of the reflectors.
int stage_tridiagonal_turn(bool is_double, char uplo, int n, void *a, const void *tau, void *work, int room);
/// A matrix to a bidiagonal one, with reflectors from both sides.
int stage_bidiagonal(bool is_double, int m, int n, void *a, void *d, void *e, void *tauq, void *taup, void *work, int room);
/// The singular values and vectors of a bidiagonal matrix; `work` has 3 n² + 4 n places, `iwork` 8 n.
int stage_bidiagonal_svd(bool is_double, char uplo, int n, void *d, void *e, void *u, int ldu, void *vt, int ldvt, void *work,
                         int *iwork);
/// The reflectors of one side of a bidiagonal form ('Q' or 'P') applied to C.
int stage_bidiagonal_apply(bool is_double, char vect, char side, char trans, int m, int n, int k, const void *a, int lda,
                           const void *tau, void *c, int ldc, void *work, int room);
/// The reflectors of a QR decomposition applied to C.
int stage_reflectors_apply(bool is_double, char side, char trans, int m, int n, int k, const void *a, int lda, const void *tau,
                           void *c, int ldc, void *work, int room);
