// The loops for any processor. Fused multiplications would be calls of the C library here.
#include "level.h"
#define LEVEL(name) name##_plain
#include "bodies.h"
#include "steps.h"
const struct level level_plain = LEVEL_TABLE(0);
