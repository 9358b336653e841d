// Finds the stages of decompositions in OpenBLAS, once it is loaded.
#include "openblas_stages.h"
#include "openblas.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

typedef void (*sytrd_t)(const char *, const int *, void *, const int *, void *, void *, void *, void *, const int *, int *);
typedef void (*orgtr_t)(const char *, const int *, void *, const int *, const void *, void *, const int *, int *);
typedef void (*gebrd_t)(const int *, const int *, void *, const int *, void *, void *, void *, void *, void *, const int *, int *);
typedef void (*bdsdc_t)(const char *, const char *, const int *, void *, void *, void *, const int *, void *, const int *, void *,
                        int *, void *, int *, int *);
typedef void (*ormbr_t)(const char *, const char *, const char *, const int *, const int *, const int *, const void *, const int *,
                        const void *, void *, const int *, void *, const int *, int *);
typedef void (*ormqr_t)(const char *, const char *, const int *, const int *, const int *, const void *, const int *, const void *,
                        void *, const int *, void *, const int *, int *);

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool complete;
// Of floats, then of doubles.
static sytrd_t sytrd[2];
static orgtr_t orgtr[2];
static gebrd_t gebrd[2];
static bdsdc_t bdsdc[2];
static ormbr_t ormbr[2];
static ormqr_t ormqr[2];

static void load(void) {
    void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
    if (!library) return;
    complete = true;
#define FIND(name)                                                                                                                \
    name[0] = (name##_t)dlsym(library, "s" #name "_");                                                                            \
    name[1] = (name##_t)dlsym(library, "d" #name "_");                                                                            \
    complete = complete && name[0] && name[1];
    FIND(sytrd)
    FIND(orgtr)
    FIND(gebrd)
    FIND(bdsdc)
    FIND(ormbr)
    FIND(ormqr)
#undef FIND
}

bool openblas_has_stages(void) {
    if (openblas_error()) return false;
    pthread_once(&once, load);
    return complete;
}

static int leading(int n) { return n > 1 ? n : 1; }

int stage_tridiagonal(bool is_double, char uplo, int n, void *a, void *d, void *e, void *tau, void *work, int room) {
    int info, ld = leading(n);
    sytrd[is_double](&uplo, &n, a, &ld, d, e, tau, work, &room, &info);
    return info;
}

int stage_tridiagonal_turn(bool is_double, char uplo, int n, void *a, const void *tau, void *work, int room) {
    int info, ld = leading(n);
    orgtr[is_double](&uplo, &n, a, &ld, tau, work, &room, &info);
    return info;
}

int stage_bidiagonal(bool is_double, int m, int n, void *a, void *d, void *e, void *tauq, void *taup, void *work, int room) {
    int info, ld = leading(m);
    gebrd[is_double](&m, &n, a, &ld, d, e, tauq, taup, work, &room, &info);
    return info;
}

int stage_bidiagonal_svd(bool is_double, char uplo, int n, void *d, void *e, void *u, int ldu, void *vt, int ldvt, void *work,
                         int *iwork) {
    int info;
    char both = 'I';
    bdsdc[is_double](&uplo, &both, &n, d, e, u, &ldu, vt, &ldvt, NULL, NULL, work, iwork, &info);
    return info;
}

int stage_bidiagonal_apply(bool is_double, char vect, char side, char trans, int m, int n, int k, const void *a, int lda,
                           const void *tau, void *c, int ldc, void *work, int room) {
    int info;
    ormbr[is_double](&vect, &side, &trans, &m, &n, &k, a, &lda, tau, c, &ldc, work, &room, &info);
    return info;
}

int stage_reflectors_apply(bool is_double, char side, char trans, int m, int n, int k, const void *a, int lda, const void *tau,
                           void *c, int ldc, void *work, int room) {
    int info;
    ormqr[is_double](&side, &trans, &m, &n, &k, a, &lda, tau, c, &ldc, work, &room, &info);
    return info;
}
