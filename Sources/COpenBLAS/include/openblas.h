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

#define LAPACK_TABLE(T, p)                                                                                             \
    struct p##_lapack {                                                                                                \
        void (*getrf)(const int *, const int *, T *, const int *, int *, int *);                                       \
        void (*getrs)(const char *, const int *, const int *, const T *, const int *, const int *, T *,                \
                      const int *, int *);                                                                             \
        void (*potrf)(const char *, const int *, T *, const int *, int *);                                             \
        void (*trtrs)(const char *, const char *, const char *, const int *, const int *, const T *,                   \
                      const int *, T *, const int *, int *);                                                           \
        void (*geqrf)(const int *, const int *, T *, const int *, T *, T *, const int *, int *);                       \
        void (*orgqr)(const int *, const int *, const int *, T *, const int *, const T *, T *, const int *,            \
                      int *);                                                                                          \
        void (*gesdd)(const char *, const int *, const int *, T *, const int *, T *, T *, const int *, T *,            \
                      const int *, T *, const int *, int *, int *);                                                    \
        void (*syevd)(const char *, const char *, const int *, T *, const int *, T *, T *, const int *, int *,         \
                      const int *, int *);                                                                             \
        void (*geev)(const char *, const char *, const int *, T *, const int *, T *, T *, T *, const int *,            \
                     T *, const int *, T *, const int *, int *);                                                       \
        void (*gelsy)(const int *, const int *, const int *, T *, const int *, T *, const int *, int *,                \
                      const T *, int *, T *, const int *, int *);                                                      \
        void (*gelsd)(const int *, const int *, const int *, T *, const int *, T *, const int *, T *,                  \
                      const T *, int *, T *, const int *, int *, int *);                                               \
        void (*gels)(const char *, const int *, const int *, const int *, T *, const int *, T *, const int *,          \
                     T *, const int *, int *);                                                                         \
    };

LAPACK_TABLE(float, s)
LAPACK_TABLE(double, d)
#undef LAPACK_TABLE

// Every routine was found: `openblas_error` says so before one is called.
const struct s_lapack *s_lapack(void);
const struct d_lapack *d_lapack(void);

#define LAPACK_ROUTINES(T, p)                                                                                          \
    static inline int p##_lu(int m, int n, T *a, int *pivots) {                                                        \
        int info, lda = m > 1 ? m : 1;                                                                                 \
        p##_lapack()->getrf(&m, &n, a, &lda, pivots, &info);                                                           \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_lu_solve(char trans, int n, int k, const T *lu, const int *pivots, T *b) {                   \
        int info, ld = n > 1 ? n : 1;                                                                                  \
        p##_lapack()->getrs(&trans, &n, &k, lu, &ld, pivots, b, &ld, &info);                                           \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_cholesky(char uplo, int n, T *a) {                                                           \
        int info, ld = n > 1 ? n : 1;                                                                                  \
        p##_lapack()->potrf(&uplo, &n, a, &ld, &info);                                                                 \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_triangular(char uplo, char trans, char diag, int n, int k, const T *a, T *b) {               \
        int info, ld = n > 1 ? n : 1;                                                                                  \
        p##_lapack()->trtrs(&uplo, &trans, &diag, &n, &k, a, &ld, b, &ld, &info);                                      \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_qr(int m, int n, T *a, T *tau, T *work, int room) {                                          \
        int info, ld = m > 1 ? m : 1;                                                                                  \
        p##_lapack()->geqrf(&m, &n, a, &ld, tau, work, &room, &info);                                                  \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_reflectors(int m, int n, int k, T *a, const T *tau, T *work, int room) {                     \
        int info, ld = m > 1 ? m : 1;                                                                                  \
        p##_lapack()->orgqr(&m, &n, &k, a, &ld, tau, work, &room, &info);                                              \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_svd(char job, int m, int n, T *a, T *s, T *u, T *vt, int rows_vt, T *work, int room,         \
                              int *iwork) {                                                                            \
        int info, ld = m > 1 ? m : 1, ldvt = rows_vt > 1 ? rows_vt : 1;                                                \
        p##_lapack()->gesdd(&job, &m, &n, a, &ld, s, u, &ld, vt, &ldvt, work, &room, iwork, &info);                    \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_symmetric(char job, char uplo, int n, T *a, T *w, T *work, int room, int *iwork,             \
                                    int iroom) {                                                                       \
        int info, ld = n > 1 ? n : 1;                                                                                  \
        p##_lapack()->syevd(&job, &uplo, &n, a, &ld, w, work, &room, iwork, &iroom, &info);                            \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_eigen(char job, int n, T *a, T *re, T *im, T *v, T *work, int room) {                        \
        int info, ld = n > 1 ? n : 1;                                                                                  \
        char none = 'N';                                                                                               \
        p##_lapack()->geev(&none, &job, &n, a, &ld, re, im, v, &ld, v, &ld, work, &room, &info);                       \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_least_gelsy(int m, int n, int k, T *a, T *b, int ldb, int *jpvt, T rcond, int *rank,         \
                                      T *work, int room) {                                                             \
        int info, ld = m > 1 ? m : 1;                                                                                  \
        p##_lapack()->gelsy(&m, &n, &k, a, &ld, b, &ldb, jpvt, &rcond, rank, work, &room, &info);                      \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_least_gelsd(int m, int n, int k, T *a, T *b, int ldb, T *s, T rcond, int *rank, T *work,     \
                                      int room, int *iwork) {                                                          \
        int info, ld = m > 1 ? m : 1;                                                                                  \
        p##_lapack()->gelsd(&m, &n, &k, a, &ld, b, &ldb, s, &rcond, rank, work, &room, iwork, &info);                  \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_least_gels(int m, int n, int k, T *a, T *b, int ldb, T *work, int room) {                    \
        int info, ld = m > 1 ? m : 1;                                                                                  \
        char trans = 'N';                                                                                              \
        p##_lapack()->gels(&trans, &m, &n, &k, a, &ld, b, &ldb, work, &room, &info);                                   \
        return info;                                                                                                   \
    }

LAPACK_ROUTINES(float, s)
LAPACK_ROUTINES(double, d)
#undef LAPACK_ROUTINES
