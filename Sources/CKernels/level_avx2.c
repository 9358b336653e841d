// The loops for processors with AVX2.
#include "level.h"
#if defined(__x86_64__)
#include <math.h>
#include <stdint.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LEVEL(name) name##_avx2
#define VECTOR_BYTES 32
#define MASKED 0
#define TILE_ROWS 6
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
const struct level level_avx2 = LEVEL_TABLE(LEVEL(box_muller));
#endif
