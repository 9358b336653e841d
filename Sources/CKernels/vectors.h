// The vectors of one unit, and what a unit does with them in one instruction. Functions of vectors are in floats.h and
// doubles.h, the loops over memory in bodies.h.
// A vector here is two registers: the long chains of a polynomial would leave half of the unit idle otherwise.
#include <math.h>
#include <stdint.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))
#define AS(type, value) __builtin_bit_cast(type, value)

#pragma clang diagnostic ignored "-Wpsabi"
enum { LEVEL(floats) = VECTOR_BYTES / 2, LEVEL(doubles) = VECTOR_BYTES / 4 };
typedef float LEVEL(vf) __attribute__((ext_vector_type(VECTOR_BYTES / 2)));
typedef int32_t LEVEL(vi) __attribute__((ext_vector_type(VECTOR_BYTES / 2)));
typedef double LEVEL(vd) __attribute__((ext_vector_type(VECTOR_BYTES / 4)));
typedef int64_t LEVEL(vl) __attribute__((ext_vector_type(VECTOR_BYTES / 4)));
typedef float LEVEL(vf_anywhere) __attribute__((ext_vector_type(VECTOR_BYTES / 2), aligned(4)));
typedef double LEVEL(vd_anywhere) __attribute__((ext_vector_type(VECTOR_BYTES / 4), aligned(8)));
#define VF LEVEL(vf)
#define VI LEVEL(vi)
#define VD LEVEL(vd)
#define VL LEVEL(vl)

// Limits that let NaN through.
INLINE VF LEVEL(limitf)(VF x, float low, float high) {
    VF a = x < low ? (VF)low : x;
    return a > high ? (VF)high : a;
}
INLINE VD LEVEL(limit)(VD x, double low, double high) {
    VD a = x < low ? (VD)low : x;
    return a > high ? (VD)high : a;
}
INLINE VF LEVEL(absv)(VF x) { return AS(VF, AS(VI, x) & 0x7fffffff); }
INLINE VD LEVEL(absd)(VD x) { return AS(VD, AS(VL, x) & 0x7fffffffffffffff); }
INLINE VF LEVEL(signedf)(VF magnitude, VF sign) {
    return AS(VF, (AS(VI, magnitude) & 0x7fffffff) | (AS(VI, sign) & (int32_t)0x80000000));
}
INLINE VD LEVEL(signedd)(VD magnitude, VD sign) {
    return AS(VD, (AS(VL, magnitude) & 0x7fffffffffffffff) | (AS(VL, sign) & (int64_t)0x8000000000000000));
}

#if MASKED
struct LEVEL(registersf) { __m512 low, high; };
struct LEVEL(registers) { __m512d low, high; };
#endif
// p · 2ⁿ for whole n from -254 to 254, with one rounding; `shifted` is n + 1.5 · 2²³ (2⁵² for doubles), p is between ½ and 2.
INLINE VF LEVEL(scaledf)(VF p, VF n, VF shifted) {
#if MASKED
    (void)shifted;
    struct LEVEL(registersf) x = AS(struct LEVEL(registersf), p), y = AS(struct LEVEL(registersf), n);
    x.low = _mm512_scalef_ps(x.low, y.low);
    x.high = _mm512_scalef_ps(x.high, y.high);
    return AS(VF, x);
#else
    (void)n;
    // Half of n at a time: the last product rounds what falls below the normal range.
    VI bits = AS(VI, shifted), half = (bits << 22) & (int32_t)0xff800000;
    return AS(VF, AS(VI, p) + half) * AS(VF, (bits << 23) - half + 0x3f800000);
#endif
}
INLINE VD LEVEL(scaled)(VD p, VD n, VD shifted) {
#if MASKED
    (void)shifted;
    struct LEVEL(registers) x = AS(struct LEVEL(registers), p), y = AS(struct LEVEL(registers), n);
    x.low = _mm512_scalef_pd(x.low, y.low);
    x.high = _mm512_scalef_pd(x.high, y.high);
    return AS(VD, x);
#else
    (void)n;
    VL bits = AS(VL, shifted), half = (bits << 51) & (int64_t)0xfff0000000000000;
    return AS(VD, AS(VL, p) + half) * AS(VD, (bits << 52) - half + 0x3ff0000000000000);
#endif
}
