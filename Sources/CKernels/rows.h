// Rows and columns of matrices on one vector unit: their sums, and rows brought to mean 0 and variance 1.

// totals[i] += Σ x[row · step + i]; four rows at a time, added in their order.
#define COLUMNS(name, type)                                                                                            \
    static void LEVEL(name)(double *restrict totals, const type *restrict x, size_t rows, size_t step, size_t n) {     \
        size_t row = 0;                                                                                                \
        for (; row + 4 <= rows; row += 4) {                                                                            \
            const type *restrict a = x + row * step, *restrict b = a + step, *restrict c = b + step, *restrict d = c + step; \
            _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++)                                     \
                totals[i] = (((totals[i] + (double)a[i]) + (double)b[i]) + (double)c[i]) + (double)d[i];               \
        }                                                                                                              \
        for (; row < rows; row++) {                                                                                    \
            const type *restrict a = x + row * step;                                                                   \
            _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) totals[i] += (double)a[i];          \
        }                                                                                                              \
    }
COLUMNS(columnsf, float)
COLUMNS(columns, double)

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
