// How steps of optimisers and other passes over gradients are cut into parts for a pool.
#include "level.h"

#include <stdatomic.h>

static float *at(float *values, size_t place) { return values ? values + place : NULL; }

static void update_part(void *context, size_t from, size_t to) {
    const struct kernel_update *u = context;
    kernel_level()->update[u->rule](u, u->parameter + from, u->gradient + from, at(u->a, from), at(u->b, from),
                                    at(u->c, from), to - from);
}
void kernel_update_float(struct kernel_pool *pool, const struct kernel_update *update, size_t n) {
    kernel_parallel(pool, n, 1024, update_part, (void *)update);
}

struct pass {
    const float *x;
    float *y;
    atomic_bool odd;
};
static void add_part(void *context, size_t from, size_t to) {
    struct pass *p = context;
    kernel_level()->add_into(p->x + from, p->y + from, to - from);
}
void kernel_add_into_float(struct kernel_pool *pool, const float *x, float *y, size_t n) {
    struct pass p = {.x = x, .y = y};
    kernel_parallel(pool, n, 1024, add_part, &p);
}
static void finite_part(void *context, size_t from, size_t to) {
    struct pass *p = context;
    if (!kernel_level()->finite_float(p->x + from, to - from)) atomic_store_explicit(&p->odd, true, memory_order_relaxed);
}
bool kernel_all_finite_float(struct kernel_pool *pool, const float *x, size_t n) {
    struct pass p = {.x = x};
    kernel_parallel(pool, n, 1024, finite_part, &p);
    return !p.odd;
}
