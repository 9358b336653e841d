// Rows and columns of matrices, cut into parts for the threads of a pool. A part is the same with any number of threads.
#include "level.h"
#include <string.h>

// The least elements that are worth a second thread.
enum { least_shared = 1 << 15, column_block = 256 };

struct rows {
    const void *x, *weight, *bias;
    void *y;
    size_t rows, n;
    double number;
    size_t parts;
};

#define ROW_PARTS(type)                                                                                                \
    static void row_sums_##type(void *context, size_t from, size_t to) {                                               \
        const struct rows *r = context;                                                                                \
        for (size_t row = from; row < to; row++) {                                                                     \
            type total = 0;                                                                                            \
            for (size_t part = 0; part < r->parts; part++)                                                             \
                total += kernel_level()->row_##type((const type *)r->x + (part * r->rows + row) * r->n, r->n);         \
            ((type *)r->y)[row] = total / (type)r->number;                                                             \
        }                                                                                                              \
    }                                                                                                                  \
    void kernel_row_sums_##type(struct kernel_pool *pool, const type *x, type *y, size_t parts, size_t rows, size_t n, \
                                double divisor) {                                                                      \
        struct rows r = {.x = x, .y = y, .parts = parts, .rows = rows, .n = n, .number = divisor};                     \
        if (rows * parts == 1 && n >= least_shared)                                                                    \
            *y = (type)(kernel_sum_##type(pool, x, n) / divisor);                                                      \
        else                                                                                                           \
            kernel_parallel(parts * rows * n < least_shared ? NULL : pool, rows, 1, row_sums_##type, &r);              \
    }                                                                                                                  \
    static void column_sums_##type(void *context, size_t from, size_t to) {                                            \
        const struct rows *r = context;                                                                                \
        for (size_t block = from; block < to; block++) {                                                               \
            size_t first = block * column_block, count = r->n - first < column_block ? r->n - first : column_block;    \
            type *y = (type *)r->y + first;                                                                            \
            kernel_level()->columns_##type((const type *)r->x + first, y, r->rows, r->n, count, r->n);                 \
            if (r->number != 1)                                                                                        \
                for (size_t i = 0; i < count; i++) y[i] /= (type)r->number;                                            \
        }                                                                                                              \
    }                                                                                                                  \
    void kernel_column_sums_##type(struct kernel_pool *pool, const type *x, type *y, size_t rows, size_t n, double divisor) { \
        struct rows r = {.x = x, .y = y, .rows = rows, .n = n, .number = divisor};                                     \
        kernel_parallel(rows * n < least_shared ? NULL : pool, (n + column_block - 1) / column_block, 1,               \
                        column_sums_##type, &r);                                                                       \
    }                                                                                                                  \
    static void standardize_##type(void *context, size_t from, size_t to) {                                            \
        const struct rows *r = context;                                                                                \
        for (size_t row = from; row < to; row++)                                                                       \
            kernel_level()->standardize_##type((const type *)r->x + row * r->n, (type *)r->y + row * r->n, r->n, r->weight,   \
                                        r->bias, r->number);                                                           \
    }                                                                                                                  \
    void kernel_standardize_##type(struct kernel_pool *pool, const type *x, type *y, size_t rows, size_t n,            \
                                   const type *weight, const type *bias, double eps) {                                 \
        struct rows r = {.x = x, .weight = weight, .bias = bias, .y = y, .rows = rows, .n = n, .number = eps};                                                            \
        kernel_parallel(rows * n < least_shared ? NULL : pool, rows, 1, standardize_##type, &r);                       \
    }
ROW_PARTS(float)
ROW_PARTS(double)

struct copy {
    const char *x;
    char *y;
};
static void copy_part(void *context, size_t from, size_t to) {
    const struct copy *c = context;
    memcpy(c->y + from, c->x + from, to - from);
}
void kernel_copy(struct kernel_pool *pool, const void *x, void *y, size_t bytes) {
    if (x == y) return;
    struct copy c = {x, y};
    kernel_parallel(bytes < 8 * least_shared ? NULL : pool, bytes, 4096, copy_part, &c);
}

struct places {
    const char *x;
    char *y;
    size_t row;
    const long *places;
};
static void take_part(void *context, size_t from, size_t to) {
    const struct places *p = context;
    for (size_t i = from; i < to; i++) memcpy(p->y + i * p->row, p->x + (size_t)p->places[i] * p->row, p->row);
}
void kernel_take_rows(struct kernel_pool *pool, const void *x, void *y, size_t row, const long *places, size_t count) {
    struct places p = {x, y, row, places};
    kernel_parallel(row * count < 4 * least_shared ? NULL : pool, count, 1, take_part, &p);
}
