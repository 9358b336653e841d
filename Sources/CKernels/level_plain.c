// The loops for any processor. Fused multiplications would be calls of the C library here.
#include "level.h"
#define LEVEL(name) name##_plain
#include "bodies.h"
#include "steps.h"
#define FUSED(a, b, c) ((float)((double)(a) * (double)(b) + (double)(c)))
#include "optimisers.h"
const struct level level_plain = LEVEL_TABLE(0);
