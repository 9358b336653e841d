// The steps of a chain, block by block. What is computed for one element does not depend on blocks or threads.
#include "level.h"
#include <stdatomic.h>
#include <string.h>

enum { block = 1024, sum_block = 1 << 14, sum_blocks = 1024, lanes = 64 };

struct chain {
    const struct kernel_step *steps;
    size_t step_count;
    const struct kernel_place *places;
    size_t place_count, n, sums, unit;
    double *parts;
    atomic_uint flags;
};

static void run_block(const struct chain *c, char *const *at, size_t from, size_t n, double (*totals)[lanes], unsigned *flags) {
    const struct level *level = kernel_level();
    for (size_t s = 0; s < c->step_count; s++) {
        const struct kernel_step *step = &c->steps[s];
        const float *a = (const float *)at[step->a], *b = (const float *)at[step->b];
        float *out = (float *)at[step->out];
        switch (step->kind) {
        case kernel_step_map: level->map_float[step->function](a, out, n); break;
        case kernel_step_zip:
            level->zip_float[step->function](step->numbers == 1 ? &step->p : a, step->numbers == 2 ? &step->p : b, out, n,
                                             step->numbers);
            break;
        case kernel_step_pair: level->pairs[step->function](a, b, (const float *)at[step->c], out, n); break;
        case kernel_step_choose:
            level->choose(a, step->numbers & 1 ? &step->p : b, step->numbers & 2 ? &step->q : (const float *)at[step->c], out, n,
                          step->numbers);
            break;
        case kernel_step_repeat: {
            const float *row = c->places[step->a].data;
            size_t period = c->places[step->a].period, place = from % period;
            for (size_t i = 0; i < n; i++) {
                out[i] = row[place];
                if (++place == period) place = 0;
            }
            break;
        }
        case kernel_step_read_mask:
            level->read_mask((const unsigned char *)c->places[step->a].data + from, out, n);
            break;
        case kernel_step_write_mask:
            level->write_mask(a, (unsigned char *)c->places[step->out].data + from, n);
            break;
        case kernel_step_fill:
            for (size_t i = 0; i < n; i++) out[i] = step->p;
            break;
        case kernel_step_copy: memcpy(out, a, n * sizeof *a); break;
        case kernel_step_none: break;
        case kernel_step_sum: level->sum_lanes(a, n, totals[step->out]); break;
        default:
            if (level->keep(a, out, n)) *flags |= 1u << step->function;
        }
    }
}

// Parts are counted in units of a sum's block.
static void run_part(void *context, size_t first, size_t end) {
    struct chain *c = context;
    _Alignas(64) float scratch[(kernel_chain_scratch + kernel_chain_constants) * block];
    _Alignas(64) double totals[kernel_chain_sums][lanes];
    char *at[kernel_chain_places];
    unsigned flags = 0;
    size_t used = 0;
    for (size_t p = 0; p < c->place_count; p++) {
        const struct kernel_place *place = &c->places[p];
        if (place->data) continue;
        at[p] = (char *)(scratch + block * used++);
        if (place->is_number)
            for (size_t i = 0; i < block; i++) ((float *)at[p])[i] = place->number;
    }
    for (size_t u = first; u < end; u++) {
        size_t from = u * c->unit, limit = from + c->unit < c->n ? from + c->unit : c->n;
        for (size_t s = 0; s < c->sums; s++)
            for (int j = 0; j < lanes; j++) totals[s][j] = 0;
        for (; from < limit; from += block) {
            for (size_t p = 0; p < c->place_count; p++)
                if (c->places[p].data) at[p] = (char *)c->places[p].data + from * sizeof(float);
            run_block(c, at, from, limit - from < block ? limit - from : block, totals, &flags);
        }
        for (size_t s = 0; s < c->sums; s++) {
            for (int half = lanes / 2; half > 0; half /= 2)
                for (int j = 0; j < half; j++) totals[s][j] += totals[s][j + half];
            c->parts[s * sum_blocks + u] = totals[s][0];
        }
    }
    if (flags) atomic_fetch_or(&c->flags, flags);
}

static double pairwise(const double *x, size_t n) {
    if (n == 0) return 0;
    if (n == 1) return x[0];
    return pairwise(x, n / 2) + pairwise(x + n / 2, n - n / 2);
}

void kernel_chain_float(struct kernel_pool *pool, const struct kernel_step *steps, size_t step_count,
                        const struct kernel_place *places, size_t place_count, size_t n, double *totals, size_t sums,
                        bool *flags) {
    double parts[kernel_chain_sums * sum_blocks];
    struct chain c = {steps, step_count, places, place_count, n, sums, sum_block, parts, 0};
    while (n / c.unit >= sum_blocks) c.unit *= 2;
    size_t units = (n + c.unit - 1) / c.unit;
    kernel_parallel(n < (1 << 15) ? NULL : pool, units, 1, run_part, &c);
    for (size_t s = 0; s < sums; s++) totals[s] = pairwise(c.parts + s * sum_blocks, units);
    for (int f = 0; f < kernel_chain_flags; f++) flags[f] = atomic_load(&c.flags) >> f & 1;
}
