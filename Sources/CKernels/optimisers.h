// One step of an optimiser over the elements of a parameter, in one pass and in PyTorch's order of rounding: products and
// sums are fused exactly where its kernels fuse them. FUSED(a, b, c) is a · b + c rounded once.
#pragma STDC FP_CONTRACT OFF

// Runs `body` with the parameter's element as `w` and its gradient, changed as the step says, as `g`.
#define EACH(body)                                                                                                     \
    if (decay != 0.f) {                                                                                                \
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {                                       \
            float w = p[i], g = FUSED(w, decay, sign * gradient[i]);                                                   \
            body                                                                                                       \
        }                                                                                                              \
    } else {                                                                                                           \
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {                                       \
            float w = p[i], g = sign * gradient[i];                                                                    \
            body                                                                                                       \
        }                                                                                                              \
    }
#define UPDATE(name)                                                                                                   \
    static void LEVEL(name)(const struct kernel_update *u, float *restrict p, const float *restrict gradient,          \
                            float *restrict a, float *restrict b, float *restrict c, size_t n)
#define COMMON float decay = u->decay, sign = u->negated ? -1.f : 1.f, step = u->step

UPDATE(update_descent) {
    COMMON;
    EACH(p[i] = FUSED(g, step, w);)
}

UPDATE(update_momentum) {
    COMMON;
    float momentum = u->share1, share = u->share2;
    if (u->first && u->nesterov) {
        EACH(a[i] = g; p[i] = FUSED(FUSED(g, momentum, g), step, w);)
    } else if (u->first) {
        EACH(a[i] = g; p[i] = FUSED(g, step, w);)
    } else if (u->nesterov) {
        EACH(float m = FUSED(g, share, a[i] * momentum); a[i] = m; p[i] = FUSED(FUSED(m, momentum, g), step, w);)
    } else {
        EACH(float m = FUSED(g, share, a[i] * momentum); a[i] = m; p[i] = FUSED(m, step, w);)
    }
}

// The share of the new mean is under one half: from there on PyTorch's lerp goes from the other end.
UPDATE(update_adam) {
    COMMON;
    float shrink = u->shrink, share1 = u->share1, share2 = u->share2, beta2 = u->beta2, root = u->root, eps = u->eps;
    if (c) {
        EACH(w *= shrink; float m = FUSED(share1, g - a[i], a[i]); float v = FUSED(share2 * g, g, b[i] * beta2);
             float top = c[i] > v ? c[i] : v; a[i] = m; b[i] = v; c[i] = top;
             p[i] = w + step * m / (__builtin_elementwise_sqrt(top) / root + eps);)
    } else {
        EACH(w *= shrink; float m = FUSED(share1, g - a[i], a[i]); float v = FUSED(share2 * g, g, b[i] * beta2); a[i] = m;
             b[i] = v; p[i] = w + step * m / (__builtin_elementwise_sqrt(v) / root + eps);)
    }
}

UPDATE(update_adagrad) {
    COMMON;
    float eps = u->eps;
    EACH(float s = FUSED(g, g, a[i]); a[i] = s; p[i] = w + step * g / (__builtin_elementwise_sqrt(s) + eps);)
}

UPDATE(update_rmsprop) {
    COMMON;
    float eps = u->eps, share = u->share1, alpha = u->beta2;
    EACH(float s = FUSED(share * g, g, a[i] * alpha); a[i] = s; p[i] = w + step * g / (__builtin_elementwise_sqrt(s) + eps);)
}

static void LEVEL(add_into)(const float *restrict x, float *restrict y, size_t n) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) y[i] += x[i];
}

#undef EACH
#undef UPDATE
#undef COMMON
