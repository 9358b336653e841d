// Loops over large dense blocks of floats and doubles, compiled for each vector unit that a processor may have and chosen
// when first called. Swift has no way to say "these instructions for this function", which is all that this target is for.
// No kernel allocates, and none knows a tensor. Passes over parameters and gradients are in updates.h.
#pragma once
#include <stdbool.h>
#include <stddef.h>

// What is done to each element: y[i] = f(x[i]). Errors are about one unit in the last place; results below the normal
// range are kept; infinities and NaN are as in the C library.
enum kernel_function {
    kernel_exp, kernel_tanh, kernel_sigmoid, kernel_silu, kernel_log, kernel_sin, kernel_cos, kernel_gelu, kernel_relu,
    kernel_neg, kernel_abs, kernel_square, kernel_sqrt, kernel_reciprocal,
    // Of floats only; `kernel_not` gives 1 for 0, else 0.
    kernel_rsqrt, kernel_sign, kernel_not,
};

// What is done to two elements; `kernel_max` and `kernel_min` give NaN when one of them is.
enum kernel_operator { kernel_add, kernel_sub, kernel_mul, kernel_div, kernel_max, kernel_min };

// Threads that wait for work. One pool belongs to one caller at a time.
struct kernel_pool;
struct kernel_pool *kernel_pool_make(int threads);
void kernel_pool_free(struct kernel_pool *pool);

// A null pool does everything on the calling thread; results do not depend on the pool.
// False when the function has no kernel for the type, and nothing was written.
bool kernel_map_float(struct kernel_pool *pool, enum kernel_function f, const float *x, float *y, size_t n);
bool kernel_map_double(struct kernel_pool *pool, enum kernel_function f, const double *x, double *y, size_t n);

// out[i] = a[i] ∘ b[i]; `scalar` 1 or 2 says that a or b is one number for all i.
void kernel_zip_float(struct kernel_pool *pool, enum kernel_operator f, const float *a, const float *b, float *out,
                      size_t n, int scalar);
void kernel_zip_double(struct kernel_pool *pool, enum kernel_operator f, const double *a, const double *b, double *out,
                       size_t n, int scalar);

// Added up in doubles, block by block, the same on any processor and with any number of threads.
double kernel_sum_float(struct kernel_pool *pool, const float *x, size_t n);
double kernel_sum_double(struct kernel_pool *pool, const double *x, size_t n);
// NaN when there is one; -infinity of nothing.
float kernel_greatest_float(struct kernel_pool *pool, const float *x, size_t n);

// exp(x) / Σ exp(x) of each row, or x - log Σ exp(x), computed from the greatest element of the row.
void kernel_softmax_float(struct kernel_pool *pool, const float *x, float *y, size_t rows, size_t n, bool logarithm);

// totals[i] += x[i].
void kernel_gather_float(double *totals, const float *x, size_t n);
void kernel_gather_double(double *totals, const double *x, size_t n);

// Turns blocks of 16 uniform numbers into normal ones in place, number j with number j + 8 of its block, with PyTorch's
// polynomials and its fused multiplications. False without fused instructions, and nothing was written.
bool kernel_box_muller(struct kernel_pool *pool, float *data, size_t blocks, float mean, float std);

// The work of a pool: `work` is called with parts of 0 ..< n that are multiples of `grain` long but for the last.
void kernel_parallel(struct kernel_pool *pool, size_t n, size_t grain, void (*work)(void *context, size_t from, size_t to),
                     void *context);
