// The matrix products of one vector unit, for floats and doubles.
#if MASKED
INLINE __m512 LEVEL(masked_load_f)(const float *p, size_t count) { return _mm512_maskz_loadu_ps((__mmask16)((1u << count) - 1), p); }
INLINE void LEVEL(masked_store_f)(float *p, size_t count, __m512 x) { _mm512_mask_storeu_ps(p, (__mmask16)((1u << count) - 1), x); }
INLINE __m512d LEVEL(masked_load_d)(const double *p, size_t count) { return _mm512_maskz_loadu_pd((__mmask8)((1u << count) - 1), p); }
INLINE void LEVEL(masked_store_d)(double *p, size_t count, __m512d x) { _mm512_mask_storeu_pd(p, (__mmask8)((1u << count) - 1), x); }
#endif
#define REAL float
#define LANES (VECTOR_BYTES / 4)
#define NAME(x) LEVEL(x##_f)
#include "product.h"
#undef REAL
#undef LANES
#undef NAME
#define REAL double
#define LANES (VECTOR_BYTES / 8)
#define NAME(x) LEVEL(x##_d)
#include "product.h"
#undef REAL
#undef LANES
#undef NAME
