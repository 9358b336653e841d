// The routines of LAPACK that OpenBLAS carries, callable with plain values: Fortran takes every argument by address.
// Matrices are column-major. Debian's LAPACK headers are a package of their own; these few declarations do without it.
#pragma once

#define LAPACK_ROUTINES(T, p)                                                                                          \
    void p##getrf_(const int *, const int *, T *, const int *, int *, int *);                                          \
    void p##getrs_(const char *, const int *, const int *, const T *, const int *, const int *, T *, const int *, int *); \
    void p##potrf_(const char *, const int *, T *, const int *, int *);                                                \
    void p##trtrs_(const char *, const char *, const char *, const int *, const int *, const T *, const int *, T *,    \
                   const int *, int *);                                                                                \
    void p##geqrf_(const int *, const int *, T *, const int *, T *, T *, const int *, int *);                          \
    void p##orgqr_(const int *, const int *, const int *, T *, const int *, const T *, T *, const int *, int *);       \
    void p##gesdd_(const char *, const int *, const int *, T *, const int *, T *, T *, const int *, T *, const int *,  \
                   T *, const int *, int *, int *);                                                                    \
    void p##syevd_(const char *, const char *, const int *, T *, const int *, T *, T *, const int *, int *,            \
                   const int *, int *);                                                                                \
    void p##geev_(const char *, const char *, const int *, T *, const int *, T *, T *, T *, const int *, T *,          \
                  const int *, T *, const int *, int *);                                                               \
    void p##gelsy_(const int *, const int *, const int *, T *, const int *, T *, const int *, int *, const T *, int *, \
                   T *, const int *, int *);                                                                           \
    void p##gelsd_(const int *, const int *, const int *, T *, const int *, T *, const int *, T *, const T *, int *,   \
                   T *, const int *, int *, int *);                                                                    \
    void p##gels_(const char *, const int *, const int *, const int *, T *, const int *, T *, const int *, T *,        \
                  const int *, int *);                                                                                 \
                                                                                                                       \
    static inline int p##_lu(int m, int n, T *a, int *pivots) {                                                        \
        int info, lda = m > 1 ? m : 1;                                                                                 \
        p##getrf_(&m, &n, a, &lda, pivots, &info);                                                                     \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_lu_solve(char trans, int n, int k, const T *lu, const int *pivots, T *b) {                   \
        int info, ld = n > 1 ? n : 1;                                                                                  \
        p##getrs_(&trans, &n, &k, lu, &ld, pivots, b, &ld, &info);                                                     \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_cholesky(char uplo, int n, T *a) {                                                           \
        int info, ld = n > 1 ? n : 1;                                                                                  \
        p##potrf_(&uplo, &n, a, &ld, &info);                                                                           \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_triangular(char uplo, char trans, char diag, int n, int k, const T *a, T *b) {               \
        int info, ld = n > 1 ? n : 1;                                                                                  \
        p##trtrs_(&uplo, &trans, &diag, &n, &k, a, &ld, b, &ld, &info);                                                \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_qr(int m, int n, T *a, T *tau, T *work, int room) {                                          \
        int info, ld = m > 1 ? m : 1;                                                                                  \
        p##geqrf_(&m, &n, a, &ld, tau, work, &room, &info);                                                            \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_reflectors(int m, int n, int k, T *a, const T *tau, T *work, int room) {                     \
        int info, ld = m > 1 ? m : 1;                                                                                  \
        p##orgqr_(&m, &n, &k, a, &ld, tau, work, &room, &info);                                                        \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_svd(char job, int m, int n, T *a, T *s, T *u, T *vt, int rows_vt, T *work, int room,         \
                              int *iwork) {                                                                            \
        int info, ld = m > 1 ? m : 1, ldvt = rows_vt > 1 ? rows_vt : 1;                                                \
        p##gesdd_(&job, &m, &n, a, &ld, s, u, &ld, vt, &ldvt, work, &room, iwork, &info);                              \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_symmetric(char job, char uplo, int n, T *a, T *w, T *work, int room, int *iwork,             \
                                    int iroom) {                                                                       \
        int info, ld = n > 1 ? n : 1;                                                                                  \
        p##syevd_(&job, &uplo, &n, a, &ld, w, work, &room, iwork, &iroom, &info);                                      \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_eigen(char job, int n, T *a, T *re, T *im, T *v, T *work, int room) {                        \
        int info, ld = n > 1 ? n : 1;                                                                                  \
        char none = 'N';                                                                                               \
        p##geev_(&none, &job, &n, a, &ld, re, im, v, &ld, v, &ld, work, &room, &info);                                 \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_least_gelsy(int m, int n, int k, T *a, T *b, int ldb, int *jpvt, T rcond, int *rank,         \
                                      T *work, int room) {                                                             \
        int info, ld = m > 1 ? m : 1;                                                                                  \
        p##gelsy_(&m, &n, &k, a, &ld, b, &ldb, jpvt, &rcond, rank, work, &room, &info);                                \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_least_gelsd(int m, int n, int k, T *a, T *b, int ldb, T *s, T rcond, int *rank, T *work,     \
                                      int room, int *iwork) {                                                          \
        int info, ld = m > 1 ? m : 1;                                                                                  \
        p##gelsd_(&m, &n, &k, a, &ld, b, &ldb, s, &rcond, rank, work, &room, iwork, &info);                            \
        return info;                                                                                                   \
    }                                                                                                                  \
    static inline int p##_least_gels(int m, int n, int k, T *a, T *b, int ldb, T *work, int room) {                    \
        int info, ld = m > 1 ? m : 1;                                                                                  \
        char trans = 'N';                                                                                              \
        p##gels_(&trans, &m, &n, &k, a, &ld, b, &ldb, work, &room, &info);                                             \
        return info;                                                                                                   \
    }

LAPACK_ROUTINES(float, s)
LAPACK_ROUTINES(double, d)
#undef LAPACK_ROUTINES
