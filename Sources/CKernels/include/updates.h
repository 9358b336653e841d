// Passes over parameters and their gradients: optimisers' steps, sums of gradients, and whether a gradient is finite.
#pragma once
#include "kernels.h"

enum kernel_rule {
    kernel_descent, kernel_momentum, kernel_adam, kernel_adagrad, kernel_rmsprop, kernel_adadelta, kernel_adamax,
    kernel_nadam, kernel_radam,
};

// What one step does to each element w of `parameter` with the gradient g:
//   w ← shrink · w, g ← ±g + decay · w; then, with a, b and c the tensors kept beside the parameter,
//   descent   w += step · g
//   momentum  a ← share1 · a + share2 · g (g at first), w += step · a, or with Nesterov's a · share1 + g in its place
//   adam      a ← a + share1 · (g − a), b ← beta2 · b + share2 · g², c ← max(c, b) unless it is null,
//             w += step · a / (√b / root + eps)
//   adagrad   a += g², w += step · g / (√a + eps)
//   rmsprop   a ← beta2 · a + share1 · g², r = √a + eps, or, unless b is null, b ← b + share1 · (g − b), r = √(a − b²) + eps;
//             w += step · g / r, or, unless c is null, c ← share2 · c + g / r, w += step · c
//   adadelta  a ← beta2 · a + share1 · g², d = √(b + eps) / √(a + eps) · g, b ← beta2 · b + share1 · d², w += step · d
//   adamax    a as adam's, b ← max(beta2 · b, |g| + eps), w += step · a / b
//   nadam     a and b as adam's, r = √(b / root) + eps, w += step · g / r, w += step2 · a / r
//   radam     a and b as adam's, w −= a / root · step, or, unless step2 is 0, that times 1 / (√b + eps) · step2 · rect
struct kernel_update {
    enum kernel_rule rule;
    bool negated, nesterov, first;
    float decay, step, shrink, share1, share2, beta2, root, eps, step2, rect;
    float *parameter;
    const float *gradient;
    float *a, *b, *c;
};

void kernel_update_float(struct kernel_pool *pool, const struct kernel_update *update, size_t n);

// y[i] += x[i].
void kernel_add_into_float(struct kernel_pool *pool, const float *x, float *y, size_t n);
// Whether no element is infinite or NaN.
bool kernel_all_finite_float(struct kernel_pool *pool, const float *x, size_t n);
// Σ x[i]², added up in doubles, the same with any number of threads.
double kernel_squares_float(struct kernel_pool *pool, const float *x, size_t n);
// x[i] *= factor.
void kernel_scale_float(struct kernel_pool *pool, float *x, size_t n, float factor);
