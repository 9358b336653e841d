// OpenBLAS, loaded when a product or a decomposition first asks for it: loading costs more than everything else that a
// start does, since the library makes its threads at once, and few sessions need float64 matrices. Routines of LAPACK take
// plain values here (Fortran takes every argument by address); matrices are column-major, those of BLAS row-major.
#pragma once
#include <stdbool.h>

/// Why the library could not be loaded, or null; loads it.
const char *openblas_error(void);

/// How many threads the library uses, now or once it is loaded.
void openblas_set_threads(int count);

/// C = alpha op(A) op(B) + beta C for row-major doubles; in plain loops where the library could not be loaded.
void openblas_dgemm(bool transpose_a, bool transpose_b, int m, int n, int k, double alpha, const double *a, int lda,
                    const double *b, int ldb, double beta, double *c, int ldc);

/// The elements of matrices: floats, doubles, and complex numbers with such parts.
enum lapack_type { lapack_s, lapack_d, lapack_c, lapack_z };

// Each routine returns LAPACK's `info`; `room` -1 asks for the room it wants, which it leaves in the first element of `work`.
// `parts` is room for real numbers that only the routines for complex matrices use. `openblas_error` was asked before.

int lapack_lu(enum lapack_type type, int m, int n, void *a, int *pivots);
int lapack_lu_solve(enum lapack_type type, char trans, int n, int k, const void *lu, const int *pivots, void *b);
int lapack_cholesky(enum lapack_type type, char uplo, int n, void *a);
int lapack_triangular(enum lapack_type type, char uplo, char trans, char diag, int n, int k, const void *a, void *b);
int lapack_qr(enum lapack_type type, int m, int n, void *a, void *tau, void *work, int room);
int lapack_reflectors(enum lapack_type type, int m, int n, int k, void *a, const void *tau, void *work, int room);
/// c = Q c or c Q (side 'R'), of m by n, Q from k reflectors in the columns of a.
int lapack_reflect(enum lapack_type type, char side, char trans, int m, int n, int k, const void *a, const void *tau, void *c,
                   void *work, int room);
/// parts: max(5k² + 7k, 2kl + 2k² + k) for the smaller size k and the larger one l.
int lapack_svd(enum lapack_type type, char job, int m, int n, void *a, void *s, void *u, void *vt, int rows_vt, void *work,
               int room, void *parts, int *places);
int lapack_symmetric(enum lapack_type type, char job, char uplo, int n, void *a, void *w, void *work, int room, void *parts,
                     int parts_room, int *places, int places_room);
/// parts: the imaginary parts of a real matrix's values; 2n numbers.
int lapack_eigen(enum lapack_type type, char job, int n, void *a, void *values, void *parts, void *v, void *work, int room);
/// L D Lᵀ, or of a hermitian matrix L D Lᴴ.
int lapack_ldl(enum lapack_type type, bool hermitian, int n, void *a, int *pivots, void *work, int room);
int lapack_ldl_solve(enum lapack_type type, bool hermitian, int n, int k, const void *a, const int *pivots, void *b);
/// parts: 2n numbers.
int lapack_least_gelsy(enum lapack_type type, int m, int n, int k, void *a, void *b, int ldb, int *jpvt, double rcond, int *rank,
                       void *work, int room, void *parts);
int lapack_least_gelsd(enum lapack_type type, int m, int n, int k, void *a, void *b, int ldb, void *s, double rcond, int *rank,
                       void *work, int room, void *parts, int *places);
int lapack_least_gels(enum lapack_type type, int m, int n, int k, void *a, void *b, int ldb, void *work, int room);
