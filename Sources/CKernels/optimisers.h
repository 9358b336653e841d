// One step of an optimiser over the elements of a parameter, in one pass and in PyTorch's order of rounding: products and
// sums are fused exactly where its kernels fuse them. FUSED(a, b, c) is a · b + c rounded once.
#pragma STDC FP_CONTRACT OFF

// Runs `body` with the parameter's element as `w` and its gradient, changed as the step says, as `g`.
#define EACH(body)                                                                                                     \
    if (decay != 0.f) {                                                                                                \
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {                                       \
            float w = p[i] * shrink, g = FUSED(w, decay, sign * gradient[i]);                                          \
            body                                                                                                       \
        }                                                                                                              \
    } else {                                                                                                           \
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {                                       \
            float w = p[i] * shrink, g = sign * gradient[i];                                                           \
            body                                                                                                       \
        }                                                                                                              \
    }
#define UPDATE(name)                                                                                                   \
    static void LEVEL(name)(const struct kernel_update *u, float *restrict p, const float *restrict gradient,          \
                            float *restrict a, float *restrict b, float *restrict c, size_t n)
#define COMMON                                                                                                         \
    float decay = u->decay, sign = u->negated ? -1.f : 1.f, shrink = u->shrink, step = u->step;                        \
    (void)a, (void)b, (void)c
#define ROOT(x) __builtin_elementwise_sqrt(x)

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
#define MEAN float m = FUSED(share1, g - a[i], a[i]); a[i] = m;
#define SQUARE float v = FUSED(share2 * g, g, b[i] * beta2); b[i] = v;
#define AVERAGES float share1 = u->share1, share2 = u->share2, beta2 = u->beta2, root = u->root, eps = u->eps

UPDATE(update_adam) {
    COMMON;
    AVERAGES;
    if (c) {
        EACH(MEAN SQUARE float top = c[i] > v ? c[i] : v; c[i] = top; p[i] = w + step * m / (ROOT(top) / root + eps);)
    } else {
        EACH(MEAN SQUARE p[i] = w + step * m / (ROOT(v) / root + eps);)
    }
}

UPDATE(update_adagrad) {
    COMMON;
    float eps = u->eps;
    EACH(float s = FUSED(g, g, a[i]); a[i] = s; p[i] = w + step * g / (ROOT(s) + eps);)
}

UPDATE(update_rmsprop) {
    COMMON;
    float eps = u->eps, share = u->share1, momentum = u->share2, alpha = u->beta2;
#define MEAN_SQUARE float s = FUSED(share * g, g, a[i] * alpha); a[i] = s;
#define CENTRED float m = FUSED(share, g - b[i], b[i]); b[i] = m; s = FUSED(-m, m, s);
#define RUNNING float d = c[i] * momentum + g / (ROOT(s) + eps); c[i] = d; p[i] = FUSED(d, step, w);
    if (b && c) {
        EACH(MEAN_SQUARE CENTRED RUNNING)
    } else if (b) {
        EACH(MEAN_SQUARE CENTRED p[i] = w + step * g / (ROOT(s) + eps);)
    } else if (c) {
        EACH(MEAN_SQUARE RUNNING)
    } else {
        EACH(MEAN_SQUARE p[i] = w + step * g / (ROOT(s) + eps);)
    }
#undef MEAN_SQUARE
#undef CENTRED
#undef RUNNING
}

UPDATE(update_adadelta) {
    COMMON;
    float eps = u->eps, share = u->share1, rho = u->beta2;
    EACH(float s = FUSED(share * g, g, a[i] * rho); float d = ROOT(b[i] + eps) / ROOT(s + eps) * g; a[i] = s;
         b[i] = FUSED(share * d, d, b[i] * rho); p[i] = FUSED(d, step, w);)
}

UPDATE(update_adamax) {
    COMMON;
    float share1 = u->share1, beta2 = u->beta2, eps = u->eps;
    EACH(MEAN float old = b[i] * beta2; float fresh = __builtin_fabsf(g) + eps;
         float top = ((old > fresh) | (old != old)) ? old : fresh; b[i] = top; p[i] = w + step * m / top;)
}

UPDATE(update_nadam) {
    COMMON;
    AVERAGES;
    float step2 = u->step2;
    EACH(MEAN SQUARE float r = ROOT(v / root) + eps; p[i] = (w + step * g / r) + step2 * m / r;)
}

UPDATE(update_radam) {
    COMMON;
    AVERAGES;
    float step2 = u->step2, rect = u->rect;
    if (step2 == 0.f) {
        EACH(MEAN SQUARE p[i] = w - m / root * step;)
    } else {
        EACH(MEAN SQUARE p[i] = w - m / root * step * (1.f / (ROOT(v) + eps) * step2) * rect;)
    }
}

static void LEVEL(add_into)(const float *restrict x, float *restrict y, size_t n) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) y[i] += x[i];
}
static void LEVEL(scale)(float *x, size_t n, float factor) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) x[i] *= factor;
}
static double LEVEL(squares)(const float *x, size_t n) {
    double lanes[32] = {0};
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        _Pragma("clang loop vectorize(enable) unroll(full)") for (int j = 0; j < 32; j++) {
            double value = (double)x[i + j];
            lanes[j] += value * value;
        }
    }
    for (int j = 0; i < n; i++, j++) lanes[j] += (double)x[i] * (double)x[i];
    for (int half = 16; half > 0; half /= 2)
        for (int j = 0; j < half; j++) lanes[j] += lanes[j + half];
    return lanes[0];
}

#undef EACH
#undef UPDATE
#undef COMMON
#undef ROOT
#undef MEAN
#undef SQUARE
#undef AVERAGES
