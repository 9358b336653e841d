// Loops that only chains of steps need; included after bodies.h.
#define RELATION(name, value) ZIP(name, float, (value) ? 1.f : 0.f)
RELATION(ltf, x < y)
RELATION(lef, x <= y)
RELATION(gtf, x > y)
RELATION(gef, x >= y)
RELATION(eqf, x == y)
RELATION(nef, x != y)
RELATION(andf, x != 0.f && y != 0.f)
RELATION(orf, x != 0.f || y != 0.f)
ZIP(winner_sharef, float, x < y ? 0.f : x == y ? 0.5f : 1.f)
ZIP(gatedf, float, y == 0.f ? 0.f : x * y)

static void LEVEL(choosef)(const float *mask, const float *a, const float *b, float *out, size_t n, int numbers) {
    size_t step_a = !(numbers & 1), step_b = !(numbers & 2);
    if (step_a && step_b) {
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {
            float x = a[i], y = b[i];
            out[i] = mask[i] != 0.f ? x : y;
        }
    } else if (step_a) {
        const float y = *b;
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {
            float x = a[i];
            out[i] = mask[i] != 0.f ? x : y;
        }
    } else if (step_b) {
        const float x = *a;
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) {
            float y = b[i];
            out[i] = mask[i] != 0.f ? x : y;
        }
    } else {
        const float x = *a, y = *b;
        _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) out[i] = mask[i] != 0.f ? x : y;
    }
}

static void LEVEL(read_mask)(const unsigned char *restrict from, float *restrict to, size_t n) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) to[i] = (float)from[i];
}
static void LEVEL(write_mask)(const float *restrict from, unsigned char *restrict to, size_t n) {
    _Pragma("clang loop vectorize(enable)") for (size_t i = 0; i < n; i++) to[i] = from[i] != 0.f;
}

// The running sums of `sumf`, which go on from block to block; blocks are multiples of 64 but for the last.
static void LEVEL(sum_lanesf)(const float *restrict x, size_t n, double *restrict lanes) {
    size_t i = 0;
    for (; i + 64 <= n; i += 64) {
        _Pragma("clang loop vectorize(enable) unroll(full)") for (int j = 0; j < 64; j++) lanes[j] += (double)x[i + j];
    }
    for (int j = 0; i < n; i++, j++) lanes[j] += (double)x[i];
}

// Two steps in one, each rounded by itself: out[i] = (a[i] ∘ b[i]) ∘ c[i].
#define PAIR(name, value)                                                                                              \
    static void LEVEL(name)(const float *restrict a, const float *restrict b, const float *restrict c,                 \
                            float *restrict out, size_t n) {                                                           \
        _Pragma("clang fp contract(off)")                                                                              \
        _Pragma("clang loop vectorize(enable) interleave(enable)") for (size_t i = 0; i < n; i++) {                    \
            const float x = a[i], y = b[i], z = c[i];                                                                  \
            out[i] = value;                                                                                            \
        }                                                                                                              \
    }
#define PAIRS(name, inner)                                                                                             \
    PAIR(name##_addf, (inner) + z)                                                                                     \
    PAIR(name##_subf, (inner) - z)                                                                                     \
    PAIR(name##_mulf, (inner) * z)                                                                                     \
    PAIR(name##_fromf, z - (inner))
PAIRS(add, x + y)
PAIRS(sub, x - y)
PAIRS(mul, x * y)

// Copies, and says whether something is not finite: what was just written to memory is best not read again.
static int LEVEL(keepf)(const float *restrict from, float *restrict to, size_t n) {
    unsigned greatest = 0;
    _Pragma("clang loop vectorize(enable) interleave(enable)") for (size_t i = 0; i < n; i++) {
        unsigned bits = AS(unsigned, from[i]) & 0x7fffffffu;
        to[i] = from[i];
        greatest = bits > greatest ? bits : greatest;
    }
    return greatest >= 0x7f800000u;
}
