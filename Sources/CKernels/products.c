// Matrix products: how one is read, and how it is cut into parts for the threads of a pool.
#include "level.h"
#include <string.h>

// The least steps (m · n · k) that are worth a second thread, and those from which on packing b for each part costs more than
// parts that are waited for.
enum { least_shared_steps = 1 << 20, least_whole_steps = 1 << 26, most_direct_steps = 1 << 18, most_direct_rows = 12, most_dot_rows = 4 };

enum way { packed, direct, dots };
struct parts {
    struct kernel_product of;
    const struct product_loops *loops;
    enum way way;
    // How many parts the rows and the columns are cut into; the columns of a part are whole tiles.
    size_t rows, columns, tile, size;
};

static enum way way_of(const struct kernel_product *g, size_t tile) {
    if (g->b_transposed && g->n <= tile && !g->a_transposed && g->m > most_direct_rows) return direct;
    if (g->b_transposed) return g->m <= most_dot_rows && !g->a_transposed ? dots : packed;
    return g->m <= most_direct_rows || (g->m * g->n * g->k <= most_direct_steps && g->k <= 128) ? direct : packed;
}

// Element by element, where there is no memory for packed blocks.
#define PLAIN(name, type)                                                                                              \
    static void name(const struct kernel_product *g, size_t from, size_t to, size_t first, size_t last) {              \
        const type *a = g->a, *b = g->b;                                                                               \
        for (size_t i = from; i < to; i++)                                                                             \
            for (size_t j = first; j < last; j++) {                                                                    \
                type *c = (type *)g->c + i * g->c_step + j, sum = g->adds ? *c : 0;                                    \
                for (size_t l = 0; l < g->k; l++)                                                                      \
                    sum += a[g->a_transposed ? l * g->a_step + i : i * g->a_step + l]                                  \
                           * b[g->b_transposed ? j * g->b_step + l : l * g->b_step + j];                               \
                *c = sum;                                                                                              \
            }                                                                                                          \
    }
PLAIN(plain_float, float)
PLAIN(plain_double, double)

static void run(const struct parts *p, size_t part, void *space) {
    struct kernel_product item = p->of;
    const struct kernel_product *g = &item;
    size_t which = part / (p->rows * p->columns);
    part %= p->rows * p->columns;
    item.a = (const char *)item.a + which * item.a_next * p->size;
    item.b = (const char *)item.b + which * item.b_next * p->size;
    item.c = (char *)item.c + which * item.c_next * p->size;
    size_t row = part / p->columns, column = part % p->columns, tiles = (g->n + p->tile - 1) / p->tile;
    size_t from = g->m * row / p->rows, to = g->m * (row + 1) / p->rows;
    size_t first = tiles * column / p->columns * p->tile, last = tiles * (column + 1) / p->columns * p->tile;
    if (last > g->n) last = g->n;
    switch (p->way) {
    case packed:
        if (space) p->loops->packed(g, from, to, first, last, space);
        else (p->size == sizeof(float) ? plain_float : plain_double)(g, from, to, first, last);
        break;
    case direct: p->loops->direct(g, from, to, first, last); break;
    case dots: p->loops->dots(g, from, to, first, last); break;
    }
}

static void run_parts(void *context, size_t from, size_t to) {
    const struct parts *p = context;
    void *space = p->way == packed ? block_take(product_space) : NULL;
    for (size_t part = from; part < to; part++) run(p, part, space);
    if (space) block_give(space, product_space);
}

// A column of b is a row of the product turned round, which lies as well.
static void turn(struct kernel_product *g) {
    if (g->n != 1 || g->m == 1 || g->c_step != 1 || (!g->b_transposed && g->b_step != 1)) return;
    struct kernel_product turned = *g;
    turned.m = 1;
    turned.n = g->m;
    turned.a_next = g->b_next;
    turned.b_next = g->a_next;
    turned.a = g->b;
    turned.b = g->a;
    turned.a_step = g->k;
    turned.b_step = g->a_step;
    turned.c_step = g->m;
    turned.a_transposed = false;
    turned.b_transposed = !g->a_transposed;
    *g = turned;
}

static void cut(struct parts *p, struct kernel_pool *pool) {
    const struct kernel_product *g = &p->of;
    size_t tiles = (g->n + p->tile - 1) / p->tile;
    p->rows = 1;
    p->columns = p->way == packed ? (g->n + product_columns - 1) / product_columns : 1;
    if (!pool || g->batch >= 4) return;
    size_t most = g->m / 64;
    if (p->way != packed) {
        p->columns = tiles < 8 ? tiles : 8;
        if (tiles == 1 && most > 1) p->rows = most < 8 ? most : 8;
        return;
    }
    if (g->m * g->n * g->k >= least_whole_steps)
        for (size_t rows = 1; rows <= most && rows <= 8; rows++)
            if (rows * p->columns % kernel_pool_threads(pool) == 0) {
                p->rows = rows;
                return;
            }
    size_t wanted = (8 + p->columns - 1) / p->columns;
    if (p->columns == 1 && most > 2) most = most < 4 ? 2 : most;
    p->rows = wanted < most ? wanted : most > 0 ? most : 1;
    if (p->rows == 1 && p->columns == 1) p->columns = tiles < 4 ? tiles : 4;
}

static void multiply(struct kernel_pool *pool, const struct kernel_product *given, const struct product_loops *loops, size_t byte_count) {
    struct parts p = {.of = *given, .loops = loops, .tile = loops->tile, .size = byte_count};
    struct kernel_product *g = &p.of;
    if (g->batch == 0) g->batch = 1;
    if (g->m == 0 || g->n == 0) return;
    if (g->k == 0) {
        for (size_t which = 0; which < g->batch && !g->adds; which++)
            for (size_t i = 0; i < g->m; i++)
                memset((char *)g->c + (which * g->c_next + i * g->c_step) * byte_count, 0, g->n * byte_count);
        return;
    }
    turn(g);
    p.way = way_of(g, p.tile);
    // Without overflow, as these sizes are those of blocks in memory.
    if (g->m * g->n * g->k * g->batch < least_shared_steps) pool = NULL;
    cut(&p, pool);
    size_t parts = p.rows * p.columns * g->batch;
    if (pool) kernel_parallel(pool, parts, 1, run_parts, &p);
    else run_parts(&p, 0, parts);
}

void kernel_product_float(struct kernel_pool *pool, const struct kernel_product *p) { multiply(pool, p, &kernel_level()->product_float, sizeof(float)); }
void kernel_product_double(struct kernel_pool *pool, const struct kernel_product *p) { multiply(pool, p, &kernel_level()->product_double, sizeof(double)); }
