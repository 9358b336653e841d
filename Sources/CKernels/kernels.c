// Which vector unit serves, and how a loop is cut into parts for a pool.
#include "level.h"

// The least work that is worth a second thread.
enum { least_shared = 1 << 15 };

const struct level *kernel_level(void) {
    static const struct level *chosen;
    if (chosen) return chosen;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512vl"))
        return chosen = &level_avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return chosen = &level_avx2;
#endif
    return chosen = &level_plain;
}

static const struct level *level(void) { return kernel_level(); }

struct map {
    void *run;
    const void *x;
    void *y;
};
static void map_part_float(void *context, size_t from, size_t to) {
    struct map *m = context;
    ((map_float)m->run)((const float *)m->x + from, (float *)m->y + from, to - from);
}
static void map_part_double(void *context, size_t from, size_t to) {
    struct map *m = context;
    ((map_double)m->run)((const double *)m->x + from, (double *)m->y + from, to - from);
}
bool kernel_map_float(struct kernel_pool *pool, enum kernel_function f, const float *x, float *y, size_t n) {
    struct map m = {(void *)level()->map_float[f], x, y};
    if (!m.run) return false;
    kernel_parallel(n < least_shared ? NULL : pool, n, 64, map_part_float, &m);
    return true;
}
bool kernel_map_double(struct kernel_pool *pool, enum kernel_function f, const double *x, double *y, size_t n) {
    struct map m = {(void *)level()->map_double[f], x, y};
    if (!m.run) return false;
    kernel_parallel(n < least_shared ? NULL : pool, n, 64, map_part_double, &m);
    return true;
}

struct zip {
    void *run;
    const void *a, *b;
    void *out;
    int scalar;
};
static void zip_part_float(void *context, size_t from, size_t to) {
    struct zip *z = context;
    const float *a = z->a, *b = z->b;
    ((zip_float)z->run)(z->scalar == 1 ? a : a + from, z->scalar == 2 ? b : b + from, (float *)z->out + from, to - from,
                        z->scalar);
}
static void zip_part_double(void *context, size_t from, size_t to) {
    struct zip *z = context;
    const double *a = z->a, *b = z->b;
    ((zip_double)z->run)(z->scalar == 1 ? a : a + from, z->scalar == 2 ? b : b + from, (double *)z->out + from,
                         to - from, z->scalar);
}
void kernel_zip_float(struct kernel_pool *pool, enum kernel_operator f, const float *a, const float *b, float *out,
                      size_t n, int scalar) {
    struct zip z = {(void *)level()->zip_float[f], a, b, out, scalar};
    kernel_parallel(n < least_shared ? NULL : pool, n, 64, zip_part_float, &z);
}
void kernel_zip_double(struct kernel_pool *pool, enum kernel_operator f, const double *a, const double *b, double *out,
                       size_t n, int scalar) {
    struct zip z = {(void *)level()->zip_double[f], a, b, out, scalar};
    kernel_parallel(n < least_shared ? NULL : pool, n, 64, zip_part_double, &z);
}

// A sum is that of blocks of one size, whichever thread adds one up.
enum { sum_block = 1 << 14, sum_blocks = 1024 };
struct sum {
    const void *x;
    size_t n, block;
    double totals[sum_blocks];
    float tops[sum_blocks];
};
static size_t block_end(const struct sum *s, size_t block) {
    size_t end = (block + 1) * s->block;
    return end < s->n ? end : s->n;
}
static void sum_part_float(void *context, size_t from, size_t to) {
    struct sum *s = context;
    for (size_t b = from; b < to; b++)
        s->totals[b] = level()->sum_float((const float *)s->x + b * s->block, block_end(s, b) - b * s->block);
}
static void sum_part_double(void *context, size_t from, size_t to) {
    struct sum *s = context;
    for (size_t b = from; b < to; b++)
        s->totals[b] = level()->sum_double((const double *)s->x + b * s->block, block_end(s, b) - b * s->block);
}
static void greatest_part_float(void *context, size_t from, size_t to) {
    struct sum *s = context;
    for (size_t b = from; b < to; b++)
        s->tops[b] = level()->greatest_float((const float *)s->x + b * s->block, block_end(s, b) - b * s->block);
}
static size_t over_blocks(struct kernel_pool *pool, struct sum *s, const void *x, size_t n,
                          void (*part)(void *, size_t, size_t)) {
    s->x = x;
    s->n = n;
    s->block = sum_block;
    while (n / s->block >= sum_blocks) s->block *= 2;
    size_t blocks = (n + s->block - 1) / s->block;
    kernel_parallel(n < least_shared ? NULL : pool, blocks, 1, part, s);
    return blocks;
}
static double pairwise(const double *x, size_t n) {
    if (n == 0) return 0;
    if (n == 1) return x[0];
    return pairwise(x, n / 2) + pairwise(x + n / 2, n - n / 2);
}
double kernel_sum_float(struct kernel_pool *pool, const float *x, size_t n) {
    if (n <= sum_block) return level()->sum_float(x, n);
    struct sum s;
    return pairwise(s.totals, over_blocks(pool, &s, x, n, sum_part_float));
}
double kernel_sum_double(struct kernel_pool *pool, const double *x, size_t n) {
    if (n <= sum_block) return level()->sum_double(x, n);
    struct sum s;
    return pairwise(s.totals, over_blocks(pool, &s, x, n, sum_part_double));
}
float kernel_greatest_float(struct kernel_pool *pool, const float *x, size_t n) {
    if (n <= sum_block) return level()->greatest_float(x, n);
    struct sum s;
    size_t blocks = over_blocks(pool, &s, x, n, greatest_part_float);
    return level()->greatest_float(s.tops, blocks);
}
struct softmax {
    const float *x;
    float *y;
    size_t n;
    bool logarithm;
};
static void softmax_part(void *context, size_t from, size_t to) {
    struct softmax *s = context;
    for (size_t row = from; row < to; row++)
        level()->softmax_float(s->x + row * s->n, s->y + row * s->n, s->n, s->logarithm);
}
void kernel_softmax_float(struct kernel_pool *pool, const float *x, float *y, size_t rows, size_t n, bool logarithm) {
    struct softmax s = {x, y, n, logarithm};
    kernel_parallel(rows * n < least_shared ? NULL : pool, rows, 1, softmax_part, &s);
}

void kernel_gather_float(double *totals, const float *x, size_t n) { level()->gather_float(totals, x, n); }
void kernel_gather_double(double *totals, const double *x, size_t n) { level()->gather_double(totals, x, n); }

struct normal {
    float *data;
    float mean, std;
};
static void normal_part(void *context, size_t from, size_t to) {
    struct normal *m = context;
    level()->box_muller(m->data + 16 * from, to - from, m->mean, m->std);
}
bool kernel_box_muller(struct kernel_pool *pool, float *data, size_t blocks, float mean, float std) {
    if (!level()->box_muller) return false;
    struct normal m = {data, mean, std};
    kernel_parallel(blocks < 2048 ? NULL : pool, blocks, 1, normal_part, &m);
    return true;
}
