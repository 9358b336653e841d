// The loops for any processor. Fused multiplications would be calls of the C library here.
#include "level.h"
#define LEVEL(name) name##_plain
#define VECTOR_BYTES 16
#define MASKED 0
#define TILE_ROWS 4
#include "vectors.h"
#include "floats.h"
#include "gelu.h"
#include "doubles.h"
#include "bodies.h"
#include "steps.h"
#include "rows.h"
#include "cascades.h"
#include "products.h"
#define FUSED(a, b, c) ((float)((double)(a) * (double)(b) + (double)(c)))
#include "optimisers.h"
#include "channels.h"
const struct level level_plain = LEVEL_TABLE(0);
