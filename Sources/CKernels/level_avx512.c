// The loops for processors with AVX-512.
#include "level.h"
#if defined(__x86_64__)
#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))), apply_to = function)
#define LEVEL(name) name##_avx512
#define VECTOR_BYTES 64
#define MASKED 1
#define TILE_ROWS 12
#include "vectors.h"
#include "floats.h"
#include "gelu.h"
#include "doubles.h"
#include "bodies.h"
#include "steps.h"
#include "rows.h"
#include "cascades.h"
#include "products.h"
#include "normal.h"
#define FUSED(a, b, c) __builtin_fmaf(a, b, c)
#include "optimisers.h"
#include "channels.h"
#pragma clang attribute pop
const struct level level_avx512 = LEVEL_TABLE(LEVEL(box_muller));
#endif
