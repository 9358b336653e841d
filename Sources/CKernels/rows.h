// Rows of matrices on one vector unit, brought to mean 0 and variance 1. Their sums are in cascades.h.

// Σ (x - mean)², the differences rounded to the type; 32 running sums.
#define SPREAD(name, type)                                                                                             \
    static double LEVEL(name)(const type *x, size_t n, type mean) {                                                    \
        double lanes[32] = {0};                                                                                        \
        size_t i = 0;                                                                                                  \
        for (; i + 32 <= n; i += 32) {                                                                                 \
            _Pragma("clang loop vectorize(enable) unroll(full)") for (int j = 0; j < 32; j++) {                        \
                double d = (double)(type)(x[i + j] - mean);                                                            \
                lanes[j] += d * d;                                                                                     \
            }                                                                                                          \
        }                                                                                                              \
        for (int j = 0; i < n; i++, j++) {                                                                             \
            double d = (double)(type)(x[i] - mean);                                                                    \
            lanes[j] += d * d;                                                                                         \
        }                                                                                                              \
        for (int half = 16; half > 0; half /= 2)                                                                       \
            for (int j = 0; j < half; j++) lanes[j] += lanes[j + half];                                                \
        return lanes[0];                                                                                               \
    }
SPREAD(spreadf, float)
SPREAD(spread, double)

// y = (x - mean) / √(variance + eps), times weight, plus bias where there are any.
#define STANDARDIZE(name, type, sum, spread, root)                                                                     \
    static void LEVEL(name)(const type *restrict x, type *restrict y, size_t n, const type *restrict weight,           \
                            const type *restrict bias, double eps) {                                                   \
        type mean = (type)(LEVEL(sum)(x, n) / (double)n);                                                              \
        type scale = (type)1 / root((type)(LEVEL(spread)(x, n, mean) / (double)n) + (type)eps);                        \
        if (!weight) {                                                                                                 \
            _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) y[i] = (x[i] - mean) * scale;       \
        } else if (!bias) {                                                                                            \
            _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) y[i] = (x[i] - mean) * scale * weight[i]; \
        } else {                                                                                                       \
            _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++)                                     \
                y[i] = (x[i] - mean) * scale * weight[i] + bias[i];                                                    \
        }                                                                                                              \
    }
STANDARDIZE(standardizef, float, sumf, spreadf, __builtin_sqrtf)
STANDARDIZE(standardize, double, sum, spread, __builtin_sqrt)
