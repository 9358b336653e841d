// Chains of elementwise steps run block by block, so that what one step makes is in the nearest cache when the next reads it.
#pragma once
#include "kernels.h"

enum kernel_step_kind {
    // out[i] = f(a[i]), `function` one of kernel_function
    kernel_step_map,
    // out[i] = a[i] ∘ b[i], `function` one of kernel_operator or kernel_relation; `numbers` 1: a is p, 2: b is p
    kernel_step_zip,
    // out[i] = (a[i] ∘ b[i]) ∘ c[i]: `function` is 4 · (add, sub or mul) + (+ c, - c, * c, or taken from c)
    kernel_step_pair,
    // out[i] = a[i] ? b[i] : c[i]; bit 1 of `numbers`: b is p, bit 2: c is q
    kernel_step_choose,
    // out[i] = x[i mod period] of the array at place a
    kernel_step_repeat,
    // out[i] = a[i] of bytes that are 0 or 1; the place a is in bytes
    kernel_step_read_mask,
    // the bytes at place out = a[i] is not 0
    kernel_step_write_mask,
    // total number `out` adds up a[i]
    kernel_step_sum,
    // out[i] = p
    kernel_step_fill,
    // out[i] = a[i]
    kernel_step_copy,
    // nothing
    kernel_step_none,
    // out[i] = a[i], and raises the flag `function` where one is not finite
    kernel_step_keep,
};

// What is done to two elements besides kernel_operator; relations give 1 and 0.
enum kernel_relation {
    kernel_lt = 6, kernel_le, kernel_gt, kernel_ge, kernel_eq, kernel_ne, kernel_winner_share, kernel_gated,
    kernel_and, kernel_or,
};

struct kernel_step {
    unsigned char kind, function, numbers;
    unsigned short out, a, b, c;
    float p, q;
};

// Where a step reads or writes: an array of all elements, or (data null) a block of scratch memory.
struct kernel_place {
    void *data;
    size_t period;
    // The scratch memory holds this number everywhere.
    float number;
    bool is_number;
};

// At most so many places, those of scratch memory and those of numbers among them, sums and flags.
enum {
    kernel_chain_places = 256, kernel_chain_scratch = 96, kernel_chain_constants = 16, kernel_chain_sums = 8,
    kernel_chain_flags = 8,
};

// Runs the steps over elements 0 ..< n. `totals` receives each sum, added up as kernel_sum_float does; `flags` whether an
// element was not finite.
void kernel_chain_float(struct kernel_pool *pool, const struct kernel_step *steps, size_t step_count,
                        const struct kernel_place *places, size_t place_count, size_t n, double *totals, size_t sums,
                        bool *flags);
