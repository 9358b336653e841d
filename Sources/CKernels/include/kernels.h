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
    kernel_log1p, kernel_expm1, kernel_softplus, kernel_erf,
};

// What is done to two elements; `kernel_max` and `kernel_min` give NaN when one of them is; `kernel_pow` is for floats
// alone. The slopes are x times the derivative of a function whose value is y.
enum kernel_operator {
    kernel_add, kernel_sub, kernel_mul, kernel_div, kernel_max, kernel_min,
    // Behind the relations of chains.h.
    kernel_tanh_slope = 16, kernel_sigmoid_slope, kernel_relu_slope, kernel_pow,
    // Products of complex numbers: arrays, sizes and the number are those of the parts, which lie in turn.
    kernel_complex_mul,
};

// Threads that wait for work. One pool belongs to one caller at a time.
struct kernel_pool;
struct kernel_pool *kernel_pool_make(int threads);
void kernel_pool_free(struct kernel_pool *pool);
// The calling thread counted too.
size_t kernel_pool_threads(const struct kernel_pool *pool);

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

// y[row] = Σ x[part, row, i] / divisor, and y[i] = Σ x[row, i] / divisor, of row-major arrays: in the type itself and in PyTorch's
// order, but for one row of very many, which threads share.
void kernel_row_sums_float(struct kernel_pool *pool, const float *x, float *y, size_t parts, size_t rows, size_t n, double divisor);
void kernel_row_sums_double(struct kernel_pool *pool, const double *x, double *y, size_t parts, size_t rows, size_t n,
                            double divisor);
void kernel_column_sums_float(struct kernel_pool *pool, const float *x, float *y, size_t rows, size_t n, double divisor);
void kernel_column_sums_double(struct kernel_pool *pool, const double *x, double *y, size_t rows, size_t n, double divisor);

// Each row brought to mean 0 and variance 1 (with eps below the root), times weight, plus bias, of which both or the latter
// may be null.
void kernel_standardize_float(struct kernel_pool *pool, const float *x, float *y, size_t rows, size_t n, const float *weight,
                              const float *bias, double eps);
void kernel_standardize_double(struct kernel_pool *pool, const double *x, double *y, size_t rows, size_t n,
                               const double *weight, const double *bias, double eps);

// y's rows of so many bytes are x's rows at the places, which exist.
void kernel_take_rows(struct kernel_pool *pool, const void *x, void *y, size_t row, const long *places, size_t count);
// y's bytes are x's, which lie elsewhere.
void kernel_copy(struct kernel_pool *pool, const void *x, void *y, size_t bytes);
// Whether nothing is infinite or not a number.
bool kernel_finite_float(const float *x, size_t n);
bool kernel_finite_double(const double *x, size_t n);


// Turns blocks of 16 uniform numbers into normal ones in place, number j with number j + 8 of its block, with PyTorch's
// polynomials and its fused multiplications. False without fused instructions, and nothing was written.
bool kernel_box_muller(struct kernel_pool *pool, float *data, size_t blocks, float mean, float std);

// c (m × n) = a (m × k) · b (k × n), or c += a · b. A step is the distance of two rows as they lie in memory, in elements; a
// transposed side lies there with its columns as rows. Rows of c lie without overlap.
struct kernel_product {
    size_t m, n, k;
    const void *a, *b;
    void *c;
    size_t a_step, b_step, c_step;
    bool a_transposed, b_transposed, adds;
    // So many products (0 is 1), each side so many elements behind that of the one before.
    size_t batch, a_next, b_next, c_next;
};
// The same result with any number of threads.
void kernel_product_float(struct kernel_pool *pool, const struct kernel_product *product);
void kernel_product_double(struct kernel_pool *pool, const struct kernel_product *product);

// Memory for blocks of some size: what is given back, with the size it was taken with, is kept for the next of its size.
// Aligned to a cache line; null when the system has none.
void *block_take(size_t size);
void block_give(void *block, size_t size);
// Bytes that are kept for later, and their return to the system.
size_t blocks_held(void);
void blocks_release(void);

// The work of a pool: `work` is called with parts of 0 ..< n that are multiples of `grain` long but for the last.
void kernel_parallel(struct kernel_pool *pool, size_t n, size_t grain, void (*work)(void *context, size_t from, size_t to),
                     void *context);
