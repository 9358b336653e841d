// Finds the routines of OpenBLAS in the library, once.
#include "openblas.h"
#include "table.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

enum { row_major = 101, no_transpose = 111, transpose = 112 };

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char error[256];
static int threads;
struct lapack_table lapack_tables[4];
static void (*set_threads)(int);
static void (*dgemm)(int order, int transpose_a, int transpose_b, int m, int n, int k, double alpha, const double *a,
                     int lda, const double *b, int ldb, double beta, double *c, int ldc);

static void *find(void *library, const char *name) {
    void *found = dlsym(library, name);
    if (!found) snprintf(error, sizeof error, "libopenblas.so.0 has no %s", name);
    return found;
}

static void find_routines(void *library) {
    static const char letters[4] = "sdcz";
    for (int type = lapack_s; type <= lapack_z; type++) {
        bool is_real = type < lapack_c;
        struct lapack_table *table = &lapack_tables[type];
        char name[16] = {letters[type]};
#define FIND(member, suffix) \
    snprintf(name + 1, sizeof name - 1, "%s_", suffix); \
    *(void **)&table->member = find(library, name);
        FIND(getrf, "getrf")
        FIND(getrs, "getrs")
        FIND(potrf, "potrf")
        FIND(trtrs, "trtrs")
        FIND(geqrf, "geqrf")
        FIND(orgqr, is_real ? "orgqr" : "ungqr")
        FIND(ormqr, is_real ? "ormqr" : "unmqr")
        FIND(sytrf, "sytrf")
        FIND(sytrs, "sytrs")
        FIND(hetrf, is_real ? "sytrf" : "hetrf")
        FIND(hetrs, is_real ? "sytrs" : "hetrs")
        FIND(gels, "gels")
        FIND(gesdd, "gesdd")
        FIND(syevd, is_real ? "syevd" : "heevd")
        FIND(geev, "geev")
        FIND(gelsy, "gelsy")
        FIND(gelsd, "gelsd")
#undef FIND
    }
}

// Sets a variable that the library reads while it is loaded, unless the user has set it.
static bool suggest(const char *name, const char *value) { return !getenv(name) && setenv(name, value, 0) == 0; }

// Releases before 0.3.22 take processors that they do not know for older ones; their AVX-512 kernels serve all that have it.
static bool has_avx512(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
#else
    return false;
#endif
}

static void load(void) {
    char count[16];
    snprintf(count, sizeof count, "%d", threads > 0 ? threads : 1);
    bool counted = suggest("OPENBLAS_NUM_THREADS", count);
    bool cored = has_avx512() && suggest("OPENBLAS_CORETYPE", "SKYLAKEX");
    void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
    if (counted) unsetenv("OPENBLAS_NUM_THREADS");
    if (cored) unsetenv("OPENBLAS_CORETYPE");
    if (!library) {
        snprintf(error, sizeof error, "OpenBLAS cannot be loaded (%s); install libopenblas0", dlerror());
        return;
    }
    find_routines(library);
    dgemm = find(library, "cblas_dgemm");
    set_threads = find(library, "openblas_set_num_threads");
}

const char *openblas_error(void) {
    pthread_once(&once, load);
    return error[0] ? error : NULL;
}

void openblas_set_threads(int count) {
    threads = count;
    if (set_threads) set_threads(count);
}

void openblas_dgemm(bool transpose_a, bool transpose_b, int m, int n, int k, double alpha, const double *a, int lda,
                    const double *b, int ldb, double beta, double *c, int ldc) {
    if (!openblas_error()) {
        dgemm(row_major, transpose_a ? transpose : no_transpose, transpose_b ? transpose : no_transpose, m, n, k, alpha, a,
              lda, b, ldb, beta, c, ldc);
        return;
    }
    for (ptrdiff_t i = 0; i < m; i++) {
        for (ptrdiff_t j = 0; j < n; j++) {
            double total = 0;
            for (ptrdiff_t p = 0; p < k; p++)
                total += (transpose_a ? a[p * lda + i] : a[i * lda + p]) * (transpose_b ? b[j * ldb + p] : b[p * ldb + j]);
            double *place = c + i * ldc + j;
            *place = alpha * total + (beta == 0 ? 0 : beta * *place);
        }
    }
}
