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
    float factor;
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
static void scale_part(void *context, size_t from, size_t to) {
    struct pass *p = context;
    kernel_level()->scale(p->y + from, to - from, p->factor);
}
void kernel_scale_float(struct kernel_pool *pool, float *x, size_t n, float factor) {
    struct pass p = {.y = x, .factor = factor};
    kernel_parallel(pool, n, 1024, scale_part, &p);
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

// A sum is that of blocks of one size, whichever thread adds one up.
enum { least_block = 1 << 13, most_blocks = 1024 };
struct squares {
    const float *x;
    size_t n, block;
    double totals[most_blocks];
};
static void squares_part(void *context, size_t from, size_t to) {
    struct squares *s = context;
    for (size_t b = from; b < to; b++) {
        size_t first = b * s->block, rest = s->n - first;
        s->totals[b] = kernel_level()->squares(s->x + first, rest < s->block ? rest : s->block);
    }
}
double kernel_squares_float(struct kernel_pool *pool, const float *x, size_t n) {
    if (n <= least_block) return kernel_level()->squares(x, n);
    struct squares s = {.x = x, .n = n, .block = least_block};
    while ((n + s.block - 1) / s.block > most_blocks) s.block *= 2;
    size_t blocks = (n + s.block - 1) / s.block;
    kernel_parallel(pool, blocks, 1, squares_part, &s);
    double total = 0;
    for (size_t b = 0; b < blocks; b++) total += s.totals[b];
    return total;
}
