#include "complexes.h"
#include <complex.h>
#include <math.h>

#define LOG_2 0.693147180559945309417232121458176568
#define LOG_10 2.302585092994045684017991454684364208

#define COMPLEX_FUNCTIONS(T, name, f)                                                                                  \
    static struct kernel_complex_##name parts_##name(T _Complex z) {                                                  \
        return (struct kernel_complex_##name){creal##f(z), cimag##f(z)};                                              \
    }                                                                                                                  \
    /* exp(x + iy) − 1 without the loss of digits near 0. */                                                           \
    static T _Complex expm1_##name(T x, T y) {                                                                         \
        T half = sin##f(y / 2);                                                                                        \
        T grown = expm1##f(x);                                                                                         \
        return CMPLX_##name(grown * cos##f(y) - 2 * half * half, exp##f(x) * sin##f(y));                               \
    }                                                                                                                  \
    static T _Complex log1p_##name(T x, T y) {                                                                         \
        T _Complex z = CMPLX_##name(x + 1, y);                                                                         \
        if (cabs##f(CMPLX_##name(x, y)) < (T)0.5)                                                                      \
            return CMPLX_##name(log1p##f(x * (x + 2) + y * y) / 2, carg##f(z));                                        \
        return clog##f(z);                                                                                             \
    }                                                                                                                  \
    struct kernel_complex_##name kernel_complex_##name(enum kernel_complex_function function, T x, T y) {              \
        T _Complex z = CMPLX_##name(x, y);                                                                             \
        switch (function) {                                                                                            \
        case kernel_complex_exp: return parts_##name(cexp##f(z));                                                      \
        case kernel_complex_exp2: return parts_##name(cexp##f(CMPLX_##name(x * (T)LOG_2, y * (T)LOG_2)));              \
        case kernel_complex_expm1: return parts_##name(expm1_##name(x, y));                                            \
        case kernel_complex_log: return parts_##name(clog##f(z));                                                      \
        case kernel_complex_log2: {                                                                                    \
            T _Complex l = clog##f(z);                                                                                 \
            return parts_##name(CMPLX_##name(creal##f(l) / (T)LOG_2, cimag##f(l) / (T)LOG_2));                         \
        }                                                                                                              \
        case kernel_complex_log10: {                                                                                   \
            T _Complex l = clog##f(z);                                                                                 \
            return parts_##name(CMPLX_##name(creal##f(l) / (T)LOG_10, cimag##f(l) / (T)LOG_10));                       \
        }                                                                                                              \
        case kernel_complex_log1p: return parts_##name(log1p_##name(x, y));                                            \
        case kernel_complex_sqrt: return parts_##name(csqrt##f(z));                                                    \
        case kernel_complex_sin: return parts_##name(csin##f(z));                                                      \
        case kernel_complex_cos: return parts_##name(ccos##f(z));                                                      \
        case kernel_complex_tan: return parts_##name(ctan##f(z));                                                      \
        case kernel_complex_asin: return parts_##name(casin##f(z));                                                    \
        case kernel_complex_acos: return parts_##name(cacos##f(z));                                                    \
        case kernel_complex_atan: return parts_##name(catan##f(z));                                                    \
        case kernel_complex_sinh: return parts_##name(csinh##f(z));                                                    \
        case kernel_complex_cosh: return parts_##name(ccosh##f(z));                                                    \
        case kernel_complex_tanh: return parts_##name(ctanh##f(z));                                                    \
        case kernel_complex_asinh: return parts_##name(casinh##f(z));                                                  \
        case kernel_complex_acosh: return parts_##name(cacosh##f(z));                                                  \
        case kernel_complex_atanh: return parts_##name(catanh##f(z));                                                  \
        }                                                                                                              \
        return parts_##name(z);                                                                                        \
    }                                                                                                                  \
    struct kernel_complex_##name kernel_complex_power_##name(struct kernel_complex_##name x,                           \
                                                             struct kernel_complex_##name y) {                         \
        return parts_##name(cpow##f(CMPLX_##name(x.real, x.imaginary), CMPLX_##name(y.real, y.imaginary)));            \
    }

#define CMPLX_float(x, y) __builtin_complex((float)(x), (float)(y))
#define CMPLX_double(x, y) __builtin_complex((double)(x), (double)(y))
COMPLEX_FUNCTIONS(float, float, f)
COMPLEX_FUNCTIONS(double, double, )
