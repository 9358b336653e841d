// LAPACK's routines with plain values for arguments.
#include "openblas.h"
#include "table.h"

static bool is_complex(enum lapack_type type) { return type == lapack_c || type == lapack_z; }
static int leading(int rows) { return rows > 1 ? rows : 1; }

int lapack_lu(enum lapack_type type, int m, int n, void *a, int *pivots) {
    int info, lda = leading(m);
    lapack_tables[type].getrf(&m, &n, a, &lda, pivots, &info);
    return info;
}

int lapack_lu_solve(enum lapack_type type, char trans, int n, int k, const void *lu, const int *pivots, void *b) {
    int info, ld = leading(n);
    lapack_tables[type].getrs(&trans, &n, &k, lu, &ld, pivots, b, &ld, &info);
    return info;
}

int lapack_cholesky(enum lapack_type type, char uplo, int n, void *a) {
    int info, ld = leading(n);
    lapack_tables[type].potrf(&uplo, &n, a, &ld, &info);
    return info;
}

int lapack_triangular(enum lapack_type type, char uplo, char trans, char diag, int n, int k, const void *a, void *b) {
    int info, ld = leading(n);
    lapack_tables[type].trtrs(&uplo, &trans, &diag, &n, &k, a, &ld, b, &ld, &info);
    return info;
}

int lapack_qr(enum lapack_type type, int m, int n, void *a, void *tau, void *work, int room) {
    int info, ld = leading(m);
    lapack_tables[type].geqrf(&m, &n, a, &ld, tau, work, &room, &info);
    return info;
}

int lapack_reflectors(enum lapack_type type, int m, int n, int k, void *a, const void *tau, void *work, int room) {
    int info, ld = leading(m);
    lapack_tables[type].orgqr(&m, &n, &k, a, &ld, tau, work, &room, &info);
    return info;
}

int lapack_reflect(enum lapack_type type, char side, char trans, int m, int n, int k, const void *a, const void *tau, void *c,
                   void *work, int room) {
    int info, lda = leading(side == 'L' ? m : n), ldc = leading(m);
    lapack_tables[type].ormqr(&side, &trans, &m, &n, &k, a, &lda, tau, c, &ldc, work, &room, &info);
    return info;
}

int lapack_svd(enum lapack_type type, char job, int m, int n, void *a, void *s, void *u, void *vt, int rows_vt, void *work,
               int room, void *parts, int *places) {
    int info, ld = leading(m), ldvt = leading(rows_vt);
    if (is_complex(type))
        lapack_tables[type].complex_gesdd(&job, &m, &n, a, &ld, s, u, &ld, vt, &ldvt, work, &room, parts, places, &info);
    else
        lapack_tables[type].gesdd(&job, &m, &n, a, &ld, s, u, &ld, vt, &ldvt, work, &room, places, &info);
    return info;
}

int lapack_symmetric(enum lapack_type type, char job, char uplo, int n, void *a, void *w, void *work, int room, void *parts,
                     int parts_room, int *places, int places_room) {
    int info, ld = leading(n);
    if (is_complex(type))
        lapack_tables[type].heevd(&job, &uplo, &n, a, &ld, w, work, &room, parts, &parts_room, places, &places_room, &info);
    else
        lapack_tables[type].syevd(&job, &uplo, &n, a, &ld, w, work, &room, places, &places_room, &info);
    return info;
}

int lapack_eigen(enum lapack_type type, char job, int n, void *a, void *values, void *parts, void *v, void *work, int room) {
    int info, ld = leading(n);
    char none = 'N';
    if (is_complex(type))
        lapack_tables[type].complex_geev(&none, &job, &n, a, &ld, values, v, &ld, v, &ld, work, &room, parts, &info);
    else
        lapack_tables[type].geev(&none, &job, &n, a, &ld, values, parts, v, &ld, v, &ld, work, &room, &info);
    return info;
}

int lapack_ldl(enum lapack_type type, bool hermitian, int n, void *a, int *pivots, void *work, int room) {
    int info, ld = leading(n);
    char lower = 'L';
    (hermitian ? lapack_tables[type].hetrf : lapack_tables[type].sytrf)(&lower, &n, a, &ld, pivots, work, &room, &info);
    return info;
}

int lapack_ldl_solve(enum lapack_type type, bool hermitian, int n, int k, const void *a, const int *pivots, void *b) {
    int info, ld = leading(n);
    char lower = 'L';
    (hermitian ? lapack_tables[type].hetrs : lapack_tables[type].sytrs)(&lower, &n, &k, a, &ld, pivots, b, &ld, &info);
    return info;
}

// A number in the precision of the parts.
union real {
    float single;
    double wide;
};
static union real real(enum lapack_type type, double value) {
    union real number;
    if (type == lapack_s || type == lapack_c)
        number.single = (float)value;
    else
        number.wide = value;
    return number;
}

int lapack_least_gelsy(enum lapack_type type, int m, int n, int k, void *a, void *b, int ldb, int *jpvt, double rcond, int *rank,
                       void *work, int room, void *parts) {
    int info, ld = leading(m);
    union real limit = real(type, rcond);
    if (is_complex(type))
        lapack_tables[type].complex_gelsy(&m, &n, &k, a, &ld, b, &ldb, jpvt, &limit, rank, work, &room, parts, &info);
    else
        lapack_tables[type].gelsy(&m, &n, &k, a, &ld, b, &ldb, jpvt, &limit, rank, work, &room, &info);
    return info;
}

int lapack_least_gelsd(enum lapack_type type, int m, int n, int k, void *a, void *b, int ldb, void *s, double rcond, int *rank,
                       void *work, int room, void *parts, int *places) {
    int info, ld = leading(m);
    union real limit = real(type, rcond);
    if (is_complex(type))
        lapack_tables[type].complex_gelsd(&m, &n, &k, a, &ld, b, &ldb, s, &limit, rank, work, &room, parts, places, &info);
    else
        lapack_tables[type].gelsd(&m, &n, &k, a, &ld, b, &ldb, s, &limit, rank, work, &room, places, &info);
    return info;
}

int lapack_least_gels(enum lapack_type type, int m, int n, int k, void *a, void *b, int ldb, void *work, int room) {
    int info, ld = leading(m);
    char trans = 'N';
    lapack_tables[type].gels(&trans, &m, &n, &k, a, &ld, b, &ldb, work, &room, &info);
    return info;
}
