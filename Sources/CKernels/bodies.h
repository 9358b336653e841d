// The loops themselves, in plain C that the compiler vectorises. Included once for each vector unit, with LEVEL(name) giving
// the names of that unit's functions; what is computed is the same for all but for fused multiplications.
// The coefficients are least-maximum fits made for these intervals (mpmath's chebyfit).
#include <math.h>
#include <stdint.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))
#define AS(type, value) __builtin_bit_cast(type, value)

INLINE float LEVEL(expf_one)(float x) {
    float limited = x < -104.f ? -104.f : x > 89.f ? 89.f : x;
    // Adding 1.5 · 2²³ rounds to a whole number, which then stands in the low bits.
    float shifted = limited * 0x1.715476p+0f + 0x1.8p23f;
    float n = shifted - 0x1.8p23f;
    int32_t k = AS(int32_t, shifted) - AS(int32_t, 0x1.8p23f);
    float r = limited - n * 0x1.62e4p-1f;
    r = r - n * 0x1.7f7d1cp-20f;
    float p = 0.00139262508f;
    p = p * r + 0.00836323288f;
    p = p * r + 0.0416665542f;
    p = p * r + 0.166665767f;
    p = p * r + 0.5f;
    p = p * (r * r) + r + 1.f;
    // 2ᵏ in two steps: the last one rounds what falls below the normal range.
    int32_t half = k >> 1;
    return p * AS(float, (half + 127) << 23) * AS(float, (k - half + 127) << 23);
}

INLINE float LEVEL(sigmoidf_one)(float x) { return 1.f / (1.f + LEVEL(expf_one)(-x)); }
INLINE float LEVEL(siluf_one)(float x) { return x / (1.f + LEVEL(expf_one)(-x)); }

INLINE float LEVEL(tanhf_one)(float x) {
    float a = fabsf(x), z = x * x;
    float p = -0.00609464132f;
    p = p * z + 0.0209957539f;
    p = p * z + -0.0538506091f;
    p = p * z + 0.133327678f;
    p = p * z + -0.333333289f;
    float near = x * z * p + x;
    float far = 1.f - 2.f / (LEVEL(expf_one)(2.f * a) + 1.f);
    return copysignf(a < 0.625f ? near : far, x);
}

INLINE float LEVEL(logf_one)(float x) {
    bool is_small = x < 0x1p-126f;
    float scaled = is_small ? x * 0x1p23f : x;
    int32_t bits = AS(int32_t, scaled);
    int32_t k = (bits - 0x3f3504f3) >> 23;
    // f in [√½ - 1, √2 - 1).
    float f = AS(float, (int32_t)(bits - (int32_t)((uint32_t)k << 23))) - 1.f;
    float n = (float)(is_small ? k - 23 : k);
    float p = 0.0697161147f;
    p = p * f + -0.114797338f;
    p = p * f + 0.116854199f;
    p = p * f + -0.124256873f;
    p = p * f + 0.142490576f;
    p = p * f + -0.166678023f;
    p = p * f + 0.200007157f;
    p = p * f + -0.24999997f;
    p = p * f + 0.333333312f;
    float z = f * f;
    float low = z * f * p + n * -2.12194440e-4f - 0.5f * z;
    float y = n * 0.693359375f + (f + low);
    return x > 0.f ? (x == INFINITY ? x : y) : (x == 0.f ? -INFINITY : NAN);
}

// sin (turn 0) or cos (turn 1), for magnitudes below 10⁸; the angle is reduced in double precision.
INLINE float LEVEL(sinf_turned)(float x, int64_t turn) {
    double wide = (double)x;
    double shifted = wide * 0x1.45f306dc9c883p-1 + 0x1.8p52;
    double n = shifted - 0x1.8p52;
    int64_t quadrant = AS(int64_t, shifted) + turn;
    double rest = wide - n * 0x1.921fb54442d18p+0;
    float r = (float)(rest - n * 0x1.1a62633145c07p-54), z = r * r;
    float s = -0.000195878405f;
    s = s * z + 0.00833274804f;
    s = s * z + -0.166666647f;
    s = s * z * r + r;
    float c = 2.45478916e-05f;
    c = c * z + -0.00138883028f;
    c = c * z + 0.0416666647f;
    c = c * z * z - 0.5f * z + 1.f;
    float y = (int32_t)quadrant & 1 ? c : s;
    float turned = (int32_t)quadrant & 2 ? -y : y;
    // The sine of -0 is -0.
    return turn == 0 && x == 0.f ? x : turned;
}

INLINE float LEVEL(geluf_one)(float x) {
    float t = x * 0.707106781f, a = fabsf(t), z = t * t;
    float p = -0.0005954904f;
    p = p * z + 0.00498647731f;
    p = p * z + -0.0267623504f;
    p = p * z + 0.112817093f;
    p = p * z + -0.376124849f;
    p = p * z + 0.128379149f;
    float near = t * p + t;
    // -log erfc a, for a up to 4, from where on erf is 1.
    float b = a > 4.f ? 4.f : a;
    float d = -1.64356965e-06f;
    d = d * b + 4.61779128e-05f;
    d = d * b + -0.000597743472f;
    d = d * b + 0.00476357525f;
    d = d * b + -0.0264310176f;
    d = d * b + 0.110094481f;
    d = d * b + 0.631814517f;
    d = d * b + 1.13023762f;
    d = d * b + -0.000320441531f;
    float far = a > 4.f ? 1.f : 1.f - LEVEL(expf_one)(-d);
    float e = a < 0.93f ? near : copysignf(far, t);
    return x * 0.5f * (1.f + (x == x ? e : x));
}

INLINE double LEVEL(exp_one)(double x) {
    double limited = x < -746. ? -746. : x > 710. ? 710. : x;
    double shifted = limited * 0x1.71547652b82fep+0 + 0x1.8p52;
    double n = shifted - 0x1.8p52;
    int64_t k = AS(int64_t, shifted) - AS(int64_t, 0x1.8p52);
    double r = limited - n * 0x1.62e42fefa38p-1;
    r = r - n * 0x1.ef35793c7673p-45;
    double p = 2.5100472505694996e-08;
    p = p * r + 2.7620201591031547e-07;
    p = p * r + 2.7557268276905696e-06;
    p = p * r + 2.4801521057868204e-05;
    p = p * r + 0.00019841269863171557;
    p = p * r + 0.0013888888917367081;
    p = p * r + 0.008333333333330039;
    p = p * r + 0.041666666666623824;
    p = p * r + 0.16666666666666669;
    p = p * r + 0.50000000000000011;
    p = p * (r * r) + r + 1.;
    int64_t half = (int64_t)((uint64_t)(k + 4096) >> 1) - 2048;
    return p * AS(double, (uint64_t)(half + 1023) << 52) * AS(double, (uint64_t)(k - half + 1023) << 52);
}

INLINE double LEVEL(sigmoid_one)(double x) { return 1. / (1. + LEVEL(exp_one)(-x)); }
INLINE double LEVEL(silu_one)(double x) { return x / (1. + LEVEL(exp_one)(-x)); }

INLINE double LEVEL(tanh_one)(double x) {
    double a = fabs(x), z = x * x;
    double p = 6.4798729189511094e-06;
    p = p * z + -3.1190227437815513e-05;
    p = p * z + 9.2561530365167444e-05;
    p = p * z + -0.00023758584039791723;
    p = p * z + 0.00058965917043080334;
    p = p * z + -0.0014557751173983799;
    p = p * z + 0.0035921217137875549;
    p = p * z + -0.0088632351002970646;
    p = p * z + 0.021869488518873555;
    p = p * z + -0.053968253967893842;
    p = p * z + 0.13333333333333039;
    p = p * z + -0.33333333333333331;
    double near = x * z * p + x;
    double far = 1. - 2. / (LEVEL(exp_one)(2. * a) + 1.);
    return copysign(a < 0.625 ? near : far, x);
}

#define MAP(name, type, value)                                                                                         \
    static void LEVEL(name)(const type *restrict from, type *restrict to, size_t n) {                                  \
        _Pragma("clang loop vectorize(enable) interleave(enable)") for (size_t i = 0; i < n; i++) {                    \
            type x = from[i];                                                                                          \
            to[i] = value;                                                                                             \
        }                                                                                                              \
    }

MAP(map_expf, float, LEVEL(expf_one)(x))
MAP(map_tanhf, float, LEVEL(tanhf_one)(x))
MAP(map_sigmoidf, float, LEVEL(sigmoidf_one)(x))
MAP(map_siluf, float, LEVEL(siluf_one)(x))
MAP(map_logf, float, LEVEL(logf_one)(x))
MAP(map_sinf_near, float, LEVEL(sinf_turned)(x, 0))
MAP(map_cosf_near, float, LEVEL(sinf_turned)(x, 1))
MAP(map_geluf, float, LEVEL(geluf_one)(x))
MAP(map_reluf, float, x < 0.f ? 0.f : x)
MAP(map_negf, float, -x)
MAP(map_absf, float, fabsf(x))
MAP(map_squaref, float, x *x)
MAP(map_sqrtf, float, __builtin_elementwise_sqrt(x))
MAP(map_reciprocalf, float, 1.f / x)
MAP(map_rsqrtf, float, 1.f / __builtin_elementwise_sqrt(x))
MAP(map_signf, float, x != x ? 0.f : (float)((x > 0.f) - (x < 0.f)))
MAP(map_notf, float, x == 0.f ? 1.f : 0.f)
MAP(map_exp, double, LEVEL(exp_one)(x))
MAP(map_tanh, double, LEVEL(tanh_one)(x))
MAP(map_sigmoid, double, LEVEL(sigmoid_one)(x))
MAP(map_silu, double, LEVEL(silu_one)(x))
MAP(map_relu, double, x < 0. ? 0. : x)
MAP(map_neg, double, -x)
MAP(map_abs, double, fabs(x))
MAP(map_square, double, x *x)
MAP(map_sqrt, double, __builtin_elementwise_sqrt(x))
MAP(map_reciprocal, double, 1. / x)

// Angles too large for the reduction are rare: the C library takes those.
#define FAR_ANGLES(name, near, exact)                                                                                  \
    static void LEVEL(name)(const float *restrict from, float *restrict to, size_t n) {                                \
        for (size_t begin = 0; begin < n; begin += 1024) {                                                             \
            size_t count = n - begin < 1024 ? n - begin : 1024;                                                        \
            LEVEL(near)(from + begin, to + begin, count);                                                              \
            int far = 0;                                                                                               \
            for (size_t i = begin; i < begin + count; i++) far |= !(fabsf(from[i]) < 1e8f);                            \
            if (far)                                                                                                   \
                for (size_t i = begin; i < begin + count; i++)                                                         \
                    if (!(fabsf(from[i]) < 1e8f)) to[i] = exact(from[i]);                                              \
        }                                                                                                              \
    }
FAR_ANGLES(map_sinf, map_sinf_near, sinf)
FAR_ANGLES(map_cosf, map_cosf_near, cosf)

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
ZIPS(float, f)
ZIPS(double, )

// 64 running sums side by side, added up pairwise: the same sums on every vector unit.
#define SUM(name, type)                                                                                                \
    static double LEVEL(name)(const type *x, size_t n) {                                                               \
        double lanes[64] = {0};                                                                                        \
        size_t i = 0;                                                                                                  \
        for (; i + 64 <= n; i += 64) {                                                                                 \
            _Pragma("clang loop vectorize(enable) unroll(full)") for (int j = 0; j < 64; j++) lanes[j] += (double)x[i + j]; \
        }                                                                                                              \
        for (int j = 0; i < n; i++, j++) lanes[j] += (double)x[i];                                                     \
        for (int half = 32; half > 0; half /= 2)                                                                       \
            for (int j = 0; j < half; j++) lanes[j] += lanes[j + half];                                                \
        return lanes[0];                                                                                               \
    }
SUM(sumf, float)
SUM(sum, double)

static float LEVEL(greatestf)(const float *x, size_t n) {
    float lanes[64];
    for (int j = 0; j < 64; j++) lanes[j] = -INFINITY;
    int not_numbers = 0;
    size_t i = 0;
    for (; i + 64 <= n; i += 64) {
        _Pragma("clang loop vectorize(enable)") for (int j = 0; j < 64; j++) {
            float v = x[i + j];
            not_numbers |= v != v;
            lanes[j] = lanes[j] > v ? lanes[j] : v;
        }
    }
    for (; i < n; i++) {
        not_numbers |= x[i] != x[i];
        lanes[0] = lanes[0] > x[i] ? lanes[0] : x[i];
    }
    if (not_numbers) return NAN;
    for (int j = 1; j < 64; j++) lanes[0] = lanes[0] > lanes[j] ? lanes[0] : lanes[j];
    return lanes[0];
}

static double LEVEL(exp_sumf)(const float *restrict x, float *restrict out, size_t n, float top) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) out[i] = LEVEL(expf_one)(x[i] - top);
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
        float divisor = (float)total;
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) y[i] = y[i] / divisor;
    }
}

static void LEVEL(gatherf)(double *restrict totals, const float *restrict x, size_t n) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) totals[i] += (double)x[i];
}
static void LEVEL(gather)(double *restrict totals, const double *restrict x, size_t n) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) totals[i] += x[i];
}
