// Passes over parameters and their gradients: optimisers' steps, sums of gradients, and whether a gradient is finite.
#pragma once
#include "kernels.h"

enum kernel_rule { kernel_descent, kernel_momentum, kernel_adam, kernel_adagrad, kernel_rmsprop };

// What one step does to each element w of `parameter` with the gradient g:
//   g ← ±g + decay · w; then, with a, b and c the tensors kept beside the parameter,
//   descent   w += step · g
//   momentum  a ← share1 · a + share2 · g (g at first), w += step · a, or with Nesterov's a · share1 + g in its place
//   adam      w ← shrink · w, a ← a + share1 · (g − a), b ← beta2 · b + share2 · g², c ← max(c, b) unless it is null,
//             w += step · a / (√b / root + eps)
//   adagrad   a += g², w += step · g / (√a + eps)
//   rmsprop   a ← beta2 · a + share1 · g², w += step · g / (√a + eps)
struct kernel_update {
    enum kernel_rule rule;
    bool negated, nesterov, first;
    float decay, step, shrink, share1, share2, beta2, root, eps;
    float *parameter;
    const float *gradient;
    float *a, *b, *c;
};

void kernel_update_float(struct kernel_pool *pool, const struct kernel_update *update, size_t n);

// y[i] += x[i].
void kernel_add_into_float(struct kernel_pool *pool, const float *x, float *y, size_t n);
// Whether no element is infinite or NaN.
bool kernel_all_finite_float(struct kernel_pool *pool, const float *x, size_t n);
