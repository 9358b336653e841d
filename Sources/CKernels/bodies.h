// The loops themselves, in plain C that the compiler vectorises. Included once for each vector unit, with LEVEL(name) giving
// the names of that unit's functions; what is computed is the same for all but for fused multiplications.

// Of plain arithmetic, which the compiler turns into vectors.
#define MAP(name, type, value)                                                                                         \
    static void LEVEL(name)(const type *restrict from, type *restrict to, size_t n) {                                  \
        _Pragma("clang loop vectorize(enable) interleave(enable)") for (size_t i = 0; i < n; i++) {                    \
            type x = from[i];                                                                                          \
            to[i] = value;                                                                                             \
        }                                                                                                              \
    }
// Of functions of vectors; what does not fill one is filled up with zeros.
#define MAP_VECTORS(name, type, vector, function)                                                                      \
    static void LEVEL(name)(const type *restrict from, type *restrict to, size_t n) {                                  \
        enum { lanes = sizeof(LEVEL(vector)) / sizeof(type) };                                                                       \
        size_t i = 0;                                                                                                  \
        for (; i + lanes <= n; i += lanes) {                                                                           \
            LEVEL(vector) x = *(const LEVEL(vector##_anywhere) *)(from + i);                                           \
            *(LEVEL(vector##_anywhere) *)(to + i) = LEVEL(function)(x);                                                \
        }                                                                                                              \
        if (i == n) return;                                                                                            \
        LEVEL(vector) x = 0;                                                                                           \
        memcpy(&x, from + i, (n - i) * sizeof(type));                                                                  \
        x = LEVEL(function)(x);                                                                                        \
        memcpy(to + i, &x, (n - i) * sizeof(type));                                                                    \
    }

MAP_VECTORS(map_expf, float, vf, expv)
MAP_VECTORS(map_expm1f, float, vf, expm1v)
MAP_VECTORS(map_tanhf, float, vf, tanhv)
MAP_VECTORS(map_sigmoidf, float, vf, sigmoidv)
MAP_VECTORS(map_siluf, float, vf, siluv)
MAP_VECTORS(map_logf, float, vf, logv)
MAP_VECTORS(map_log1pf, float, vf, log1pv)
MAP_VECTORS(map_softplusf, float, vf, softplusv)
MAP_VECTORS(map_erff, float, vf, erfv)
MAP_VECTORS(map_geluf, float, vf, gelu_looked_up)
MAP_VECTORS(map_exp, double, vd, expd)
MAP_VECTORS(map_expm1, double, vd, expm1d)
MAP_VECTORS(map_tanh, double, vd, tanhd)
MAP_VECTORS(map_sigmoid, double, vd, sigmoidd)
MAP_VECTORS(map_silu, double, vd, silud)
MAP_VECTORS(map_log, double, vd, logd)
MAP_VECTORS(map_log1p, double, vd, log1pd)
MAP_VECTORS(map_softplus, double, vd, softplusd)
INLINE VD LEVEL(sind)(VD x) { return LEVEL(sin_turned)(x, 0); }
INLINE VD LEVEL(cosd)(VD x) { return LEVEL(sin_turned)(x, 1); }
MAP_VECTORS(map_sin_near, double, vd, sind)
MAP_VECTORS(map_cos_near, double, vd, cosd)
MAP(map_sinf_near, float, LEVEL(sinf_turned)(x, 0))
MAP(map_cosf_near, float, LEVEL(sinf_turned)(x, 1))
MAP(map_reluf, float, x < 0.f ? 0.f : x)
MAP(map_negf, float, -x)
MAP(map_absf, float, fabsf(x))
MAP(map_squaref, float, x *x)
MAP(map_sqrtf, float, __builtin_elementwise_sqrt(x))
MAP(map_reciprocalf, float, 1.f / x)
MAP(map_rsqrtf, float, 1.f / __builtin_elementwise_sqrt(x))
MAP(map_signf, float, x != x ? 0.f : (float)((x > 0.f) - (x < 0.f)))
MAP(map_notf, float, x == 0.f ? 1.f : 0.f)
MAP(map_relu, double, x < 0. ? 0. : x)
MAP(map_neg, double, -x)
MAP(map_abs, double, fabs(x))
MAP(map_square, double, x *x)
MAP(map_sqrt, double, __builtin_elementwise_sqrt(x))
MAP(map_reciprocal, double, 1. / x)

// Angles too large for the reduction are rare: the C library takes those.
#define FAR_ANGLES(name, type, near, exact, magnitude, most)                                                           \
    static void LEVEL(name)(const type *restrict from, type *restrict to, size_t n) {                                  \
        for (size_t begin = 0; begin < n; begin += 1024) {                                                             \
            size_t count = n - begin < 1024 ? n - begin : 1024;                                                        \
            LEVEL(near)(from + begin, to + begin, count);                                                              \
            int far = 0;                                                                                               \
            for (size_t i = begin; i < begin + count; i++) far |= !(magnitude(from[i]) < most);                        \
            if (far)                                                                                                   \
                for (size_t i = begin; i < begin + count; i++)                                                         \
                    if (!(magnitude(from[i]) < most)) to[i] = exact(from[i]);                                          \
        }                                                                                                              \
    }
FAR_ANGLES(map_sinf, float, map_sinf_near, sinf, fabsf, 1e8f)
FAR_ANGLES(map_cosf, float, map_cosf_near, cosf, fabsf, 1e8f)
FAR_ANGLES(map_sin, double, map_sin_near, sin, fabs, 1e5)
FAR_ANGLES(map_cos, double, map_cos_near, cos, fabs, 1e5)

#define ZIP(name, type, value)                                                                                         \
    static void LEVEL(name)(const type *a, const type *b, type *out, size_t n, int scalar) {                           \
        if (scalar == 1) {                                                                                             \
            const type x = *a;                                                                                         \
            _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {                                   \
                const type y = b[i];                                                                                   \
                out[i] = value;                                                                                        \
            }                                                                                                          \
        } else if (scalar == 2) {                                                                                      \
            const type y = *b;                                                                                         \
            _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {                                   \
                const type x = a[i];                                                                                   \
                out[i] = value;                                                                                        \
            }                                                                                                          \
        } else {                                                                                                       \
            _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {                                   \
                const type x = a[i], y = b[i];                                                                         \
                out[i] = value;                                                                                        \
            }                                                                                                          \
        }                                                                                                              \
    }
#define ZIPS(type, f)                                                                                                  \
    ZIP(add##f, type, x + y)                                                                                           \
    ZIP(sub##f, type, x - y)                                                                                           \
    ZIP(mul##f, type, x *y)                                                                                            \
    ZIP(div##f, type, x / y)                                                                                           \
    ZIP(max##f, type, x != x || x > y ? x : y)                                                                         \
    ZIP(min##f, type, x != x || x < y ? x : y)
// Rounded at each step, as the same written as tensors is.
#define SLOPES(type, f)                                                                                                \
    ZIP(tanh_slope##f, type, x * (1 - y * y))                                                                          \
    ZIP(sigmoid_slope##f, type, x * (1 - y) * y)                                                                       \
    ZIP(relu_slope##f, type, y <= 0 ? 0 : x)
ZIPS(float, f)
ZIPS(double, )
#pragma clang fp contract(off)
SLOPES(float, f)
SLOPES(double, )
#pragma clang fp contract(on)

// 64 running sums side by side, added up pairwise: the same sums on every vector unit.
#define SUM(name, type)                                                                                                \
    static double LEVEL(name)(const type *x, size_t n) {                                                               \
        double lanes[64] = {0};                                                                                        \
        size_t i = 0;                                                                                                  \
        for (; i + 64 <= n; i += 64) {                                                                                 \
            _Pragma("clang loop vectorize(enable) unroll(full)") for (int j = 0; j < 64; j++) lanes[j] += (double)x[i + j]; \
        }                                                                                                              \
        int lane = 0;                                                                                                  \
        for (; i + 8 <= n; i += 8, lane += 8) {                                                                        \
            _Pragma("clang loop vectorize(enable) unroll(full)") for (int j = 0; j < 8; j++) lanes[lane + j] += (double)x[i + j]; \
        }                                                                                                              \
        for (; i < n; i++, lane++) lanes[lane] += (double)x[i];                                                        \
        for (int half = 32; half > 0; half /= 2)                                                                       \
            for (int j = 0; j < half; j++) lanes[j] += lanes[j + half];                                                \
        return lanes[0];                                                                                               \
    }
SUM(sumf, float)
SUM(sum, double)

static float LEVEL(greatestf)(const float *x, size_t n) {
    VF top = -INFINITY, second = -INFINITY;
    VI is_number = -1;
    size_t i = 0;
    for (; i + 2 * LEVEL(floats) <= n; i += 2 * LEVEL(floats)) {
        VF a = *(const LEVEL(vf_anywhere) *)(x + i), b = *(const LEVEL(vf_anywhere) *)(x + i + LEVEL(floats));
        is_number &= (a == a) & (b == b);
        top = a > top ? a : top;
        second = b > second ? b : second;
    }
    top = second > top ? second : top;
    float greatest = -INFINITY;
    for (; i < n; i++) {
        if (x[i] != x[i]) return NAN;
        greatest = x[i] > greatest ? x[i] : greatest;
    }
    for (int j = 0; j < LEVEL(floats); j++) {
        if (!is_number[j]) return NAN;
        greatest = top[j] > greatest ? top[j] : greatest;
    }
    return greatest;
}

static double LEVEL(exp_sumf)(const float *restrict x, float *restrict out, size_t n, float top) {
    size_t i = 0;
    for (; i + LEVEL(floats) <= n; i += LEVEL(floats))
        *(LEVEL(vf_anywhere) *)(out + i) = LEVEL(expv)(*(const LEVEL(vf_anywhere) *)(x + i) - top);
    if (i < n) {
        VF rest = 0;
        memcpy(&rest, x + i, (n - i) * sizeof(float));
        rest = LEVEL(expv)(rest - top);
        memcpy(out + i, &rest, (n - i) * sizeof(float));
    }
    return LEVEL(sumf)(out, n);
}

// y = exp(x - top) / Σ, or (x - top) - log Σ.
static void LEVEL(softmaxf)(const float *restrict x, float *restrict y, size_t n, int logarithm) {
    float top = LEVEL(greatestf)(x, n);
    double total = LEVEL(exp_sumf)(x, y, n, top);
    if (logarithm) {
        float log_total = (float)log(total);
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) y[i] = (x[i] - top) - log_total;
    } else {
        // A quotient by a product, and what it lacks: as good as a division, in a quarter of its time.
        float divisor = (float)total, inverse = 1.f / divisor;
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {
            float q = y[i] * inverse;
            y[i] = q + (y[i] - q * divisor) * inverse;
        }
    }
}

// x to the power y by logarithms in doubles; where x is not positive or something is not finite, the C library knows.
static void LEVEL(powf)(const float *a, const float *b, float *out, size_t n, int scalar) {
    typedef float half __attribute__((ext_vector_type(VECTOR_BYTES / 4)));
    for (size_t i = 0; i < n; i += LEVEL(doubles)) {
        size_t count = n - i < LEVEL(doubles) ? n - i : LEVEL(doubles);
        half x = 1, y = 1;
        if (scalar == 1) x = *a;
        else memcpy(&x, a + i, count * sizeof(float));
        if (scalar == 2) y = *b;
        else memcpy(&y, b + i, count * sizeof(float));
        VD wide = __builtin_convertvector(x, VD);
        VD power = LEVEL(expd)(__builtin_convertvector(y, VD) * LEVEL(log_near_d)(wide, (VD)0.));
        half z = __builtin_convertvector(power, half);
        if (!__builtin_reduce_and((x > 0.f) & (x < INFINITY) & (y > -INFINITY) & (y < INFINITY))) {
            for (size_t j = 0; j < count; j++)
                if (!(x[j] > 0.f && x[j] < INFINITY && fabsf(y[j]) < INFINITY)) z[j] = powf(x[j], y[j]);
        }
        memcpy(out + i, &z, count * sizeof(float));
    }
}

// Each product is rounded before the sum, as in PyTorch, whatever the processor could fuse.
#define COMPLEX_MUL(name, type)                                                                                        \
    static void LEVEL(name)(const type *a, const type *b, type *out, size_t n, int scalar) {                           \
        _Pragma("clang fp contract(off)") size_t p = scalar == 1 ? 0 : 1, q = scalar == 2 ? 0 : 1;                     \
        if (p && q) {                                                                                                  \
            _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i += 2) {                                \
                type ar = a[i], ai = a[i + 1], br = b[i], bi = b[i + 1];                                               \
                out[i] = ar * br - ai * bi, out[i + 1] = ar * bi + ai * br;                                            \
            }                                                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        const type *x = p ? a : b, cr = p ? b[0] : a[0], ci = p ? b[1] : a[1];                                         \
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i += 2) {                                    \
            type xr = x[i], xi = x[i + 1];                                                                             \
            out[i] = xr * cr - xi * ci, out[i + 1] = xr * ci + xi * cr;                                                \
        }                                                                                                              \
    }
COMPLEX_MUL(complex_mulf, float)
COMPLEX_MUL(complex_mul, double)
#undef COMPLEX_MUL
