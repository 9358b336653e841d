// Finds the routines of FFTW in its two libraries, once each, and lets one thread at a time make plans.
#include "fftw.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

enum { estimate = 1 << 6 };

typedef void *plan_complex(int, const fourier_axis *, int, const fourier_axis *, void *, void *, int, unsigned);
typedef void *plan_real(int, const fourier_axis *, int, const fourier_axis *, void *, void *, unsigned);
typedef void execute(const void *, void *, void *);

struct library {
    const char *prefix, *file, *package;
    char error[256];
    plan_complex *plan;
    plan_real *plan_from_real, *plan_to_real;
    execute *run, *run_from_real, *run_to_real;
    void (*destroy)(void *);
    int (*alignment)(void *);
};

static struct library libraries[2] = {
    {.prefix = "fftwf", .file = "libfftw3f.so.3", .package = "libfftw3-single3"},
    {.prefix = "fftw", .file = "libfftw3.so.3", .package = "libfftw3-double3"},
};
static pthread_once_t once[2] = {PTHREAD_ONCE_INIT, PTHREAD_ONCE_INIT};
static pthread_mutex_t planning = PTHREAD_MUTEX_INITIALIZER;

static void *find(struct library *library, void *handle, const char *name) {
    char whole[64];
    snprintf(whole, sizeof whole, "%s_%s", library->prefix, name);
    void *found = dlsym(handle, whole);
    if (!found) snprintf(library->error, sizeof library->error, "%s has no %s", library->file, whole);
    return found;
}

static void load(struct library *library) {
    void *handle = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        snprintf(library->error, sizeof library->error, "FFTW cannot be loaded (%s); install %s", dlerror(), library->package);
        return;
    }
    library->plan = find(library, handle, "plan_guru64_dft");
    library->plan_from_real = find(library, handle, "plan_guru64_dft_r2c");
    library->plan_to_real = find(library, handle, "plan_guru64_dft_c2r");
    library->run = find(library, handle, "execute_dft");
    library->run_from_real = find(library, handle, "execute_dft_r2c");
    library->run_to_real = find(library, handle, "execute_dft_c2r");
    library->destroy = find(library, handle, "destroy_plan");
    library->alignment = find(library, handle, "alignment_of");
}

static void load_singles(void) { load(&libraries[0]); }
static void load_doubles(void) { load(&libraries[1]); }

const char *fourier_error(bool doubles) {
    pthread_once(&once[doubles], doubles ? load_doubles : load_singles);
    return libraries[doubles].error[0] ? libraries[doubles].error : NULL;
}

void *fourier_plan(bool doubles, fourier_kind kind, int rank, const fourier_axis *dims, int batch_rank,
                   const fourier_axis *batch, void *from, void *to) {
    struct library *library = &libraries[doubles];
    void *plan = NULL;
    pthread_mutex_lock(&planning);
    switch (kind) {
    case fourier_forward: plan = library->plan(rank, dims, batch_rank, batch, from, to, -1, estimate); break;
    case fourier_backward: plan = library->plan(rank, dims, batch_rank, batch, from, to, 1, estimate); break;
    case fourier_from_real: plan = library->plan_from_real(rank, dims, batch_rank, batch, from, to, estimate); break;
    case fourier_to_real: plan = library->plan_to_real(rank, dims, batch_rank, batch, from, to, estimate); break;
    }
    pthread_mutex_unlock(&planning);
    return plan;
}

void fourier_execute(bool doubles, fourier_kind kind, const void *plan, void *from, void *to) {
    struct library *library = &libraries[doubles];
    switch (kind) {
    case fourier_forward:
    case fourier_backward: library->run(plan, from, to); break;
    case fourier_from_real: library->run_from_real(plan, from, to); break;
    case fourier_to_real: library->run_to_real(plan, from, to); break;
    }
}

void fourier_forget(bool doubles, void *plan) {
    pthread_mutex_lock(&planning);
    libraries[doubles].destroy(plan);
    pthread_mutex_unlock(&planning);
}

bool fourier_is_aligned(bool doubles, void *array) { return libraries[doubles].alignment(array) == 0; }
