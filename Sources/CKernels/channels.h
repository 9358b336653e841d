// Channels of images on one vector unit: a run is the elements of a channel in one image, or, where images have no area, a
// block of channels side by side.

// Σ x and Σ (x − mean)², 32 running sums for all runs of a channel.
static void LEVEL(run_sums)(double *restrict lanes, const float *restrict x, size_t n) {
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        _Pragma("clang loop vectorize(enable) unroll(full)") for (int j = 0; j < 32; j++) lanes[j] += (double)x[i + j];
    }
    for (int j = 0; i < n; i++, j++) lanes[j] += (double)x[i];
}
static void LEVEL(run_squares)(double *restrict lanes, const float *restrict x, size_t n, double mean) {
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        _Pragma("clang loop vectorize(enable) unroll(full)") for (int j = 0; j < 32; j++) {
            double d = (double)x[i + j] - mean;
            lanes[j] += d * d;
        }
    }
    for (int j = 0; i < n; i++, j++) {
        double d = (double)x[i] - mean;
        lanes[j] += d * d;
    }
}
static void LEVEL(run_products)(double *restrict lanes, double *restrict others, const float *restrict g,
                                const float *restrict x, size_t n, double mean) {
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        _Pragma("clang loop vectorize(enable) unroll(full)") for (int j = 0; j < 32; j++) {
            double value = (double)g[i + j];
            lanes[j] += value;
            others[j] += value * ((double)x[i + j] - mean);
        }
    }
    for (int j = 0; i < n; i++, j++) {
        lanes[j] += (double)g[i];
        others[j] += (double)g[i] * ((double)x[i] - mean);
    }
}
static void LEVEL(run_scale)(const float *restrict x, float *restrict y, size_t n, float scale, float shift) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) y[i] = FUSED(x[i], scale, shift);
}
static void LEVEL(run_back)(const float *restrict g, const float *restrict x, float *restrict out, size_t n, float mean,
                            float offset, float slope, float scale) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++)
        out[i] = (g[i] - offset - (x[i] - mean) * slope) * scale;
}

// The same for channels side by side, one image after the other; sums of squares where `mean` is not null.
static void LEVEL(side_sums)(double *restrict sums, const float *restrict x, const double *restrict mean, size_t n) {
    if (mean) {
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {
            double d = (double)x[i] - mean[i];
            sums[i] += d * d;
        }
    } else {
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) sums[i] += (double)x[i];
    }
}
static void LEVEL(side_products)(double *restrict products, const float *restrict g, const float *restrict x,
                                 const double *restrict mean, size_t n) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++)
        products[i] += (double)g[i] * ((double)x[i] - mean[i]);
}
static void LEVEL(side_scale)(const float *restrict x, float *restrict y, size_t n, const float *restrict scale,
                              const float *restrict shift) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) y[i] = FUSED(x[i], scale[i], shift[i]);
}
static void LEVEL(side_back)(const float *restrict g, const float *restrict x, float *restrict out, size_t n,
                             const double *restrict mean, const float *restrict offset, const float *restrict slope,
                             const float *restrict scale) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++)
        out[i] = (g[i] - offset[i] - (x[i] - (float)mean[i]) * slope[i]) * scale[i];
}

// One tap of the windows of a row: the greatest so far, and where it was. What was found last wins among NaN. `VALUES` are the
// elements of sixteen windows from x on.
typedef float LEVEL(taps) __attribute__((ext_vector_type(16), aligned(4)));
typedef int32_t LEVEL(tap_places) __attribute__((ext_vector_type(16), aligned(4)));
#define TAP(name, step, VALUES)                                                                                        \
    static void LEVEL(name)(const float *restrict given, float *restrict best, int *restrict found, long n, long stride, int place) { \
        (void)stride;                                                                                                  \
        long i = 0;                                                                                                    \
        LEVEL(tap_places) places = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};                             \
        places = places * (int)(step) + place;                                                                         \
        for (; i + 16 <= n; i += 16) {                                                                                 \
            const float *x = given + i * (step);                                                                       \
            LEVEL(taps) values = VALUES, old = *(LEVEL(taps) *)(best + i);                                             \
            LEVEL(tap_places) wins = (values > old) | (values != values);                                              \
            *(LEVEL(taps) *)(best + i) = wins ? values : old;                                                          \
            *(LEVEL(tap_places) *)(found + i) = wins ? places + (int)(i * (step)) : *(LEVEL(tap_places) *)(found + i); \
        }                                                                                                              \
        for (; i < n; i++) {                                                                                           \
            float value = given[i * (step)];                                                                           \
            if (!(value > best[i]) && value == value) continue;                                                        \
            best[i] = value;                                                                                           \
            found[i] = place + (int)(i * (step));                                                                      \
        }                                                                                                              \
    }
#define AT(i) x[(i) * stride]
TAP(tap_dense, 1, *(const LEVEL(taps) *)x)
TAP(tap_second, 2, __builtin_shufflevector(*(const LEVEL(taps) *)x, *(const LEVEL(taps) *)(x + 16), 0, 2, 4, 6, 8, 10, 12, 14, 16, \
                                           18, 20, 22, 24, 26, 28, 30))
TAP(tap_strided, stride, ((LEVEL(taps)){AT(0), AT(1), AT(2), AT(3), AT(4), AT(5), AT(6), AT(7), AT(8), AT(9), AT(10), AT(11), AT(12), \
                                        AT(13), AT(14), AT(15)}))
#undef AT
#undef TAP

// The usual windows, two by two side by side: sixteen of them from x on and from the line below, in registers alone.
static void LEVEL(pool_pairs)(const float *restrict x, const float *restrict below, float *restrict y, long *restrict places,
                              long width, int place) {
    typedef long wide __attribute__((ext_vector_type(16), aligned(8)));
#define EVEN(x) __builtin_shufflevector(*(const LEVEL(taps) *)(x), *(const LEVEL(taps) *)((x) + 16), 0, 2, 4, 6, 8, 10, 12, 14, 16, \
                                        18, 20, 22, 24, 26, 28, 30)
#define ODD(x) __builtin_shufflevector(*(const LEVEL(taps) *)(x), *(const LEVEL(taps) *)((x) + 16), 1, 3, 5, 7, 9, 11, 13, 15, 17, \
                                       19, 21, 23, 25, 27, 29, 31)
    const LEVEL(taps) values[3] = {ODD(x), EVEN(below), ODD(below)};
    const int steps[3] = {1, (int)width, (int)width + 1};
    LEVEL(taps) best = EVEN(x);
    LEVEL(tap_places) found = 0;
    for (int k = 0; k < 3; k++) {
        LEVEL(tap_places) wins = (values[k] > best) | (values[k] != values[k]);
        best = wins ? values[k] : best;
        found = wins ? (LEVEL(tap_places))steps[k] : found;
    }
    const LEVEL(tap_places) first = {0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30};
    *(LEVEL(taps) *)y = best;
    *(wide *)places = __builtin_convertvector(found + first + place, wide);
#undef EVEN
#undef ODD
}
