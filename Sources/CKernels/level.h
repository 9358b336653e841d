// The functions of one vector unit, gathered for the choice between units.
#pragma once
#include "chains.h"
#include "updates.h"

typedef void (*map_float)(const float *restrict, float *restrict, size_t);
typedef void (*map_double)(const double *restrict, double *restrict, size_t);
typedef void (*zip_float)(const float *, const float *, float *, size_t, int);
typedef void (*zip_double)(const double *, const double *, double *, size_t, int);

struct level {
    map_float map_float[17];
    map_double map_double[17];
    zip_float zip_float[16];
    zip_double zip_double[6];
    void (*pairs[12])(const float *restrict, const float *restrict, const float *restrict, float *restrict, size_t);
    void (*choose)(const float *, const float *, const float *, float *, size_t, int);
    void (*read_mask)(const unsigned char *restrict, float *restrict, size_t);
    void (*write_mask)(const float *restrict, unsigned char *restrict, size_t);
    void (*sum_lanes)(const float *restrict, size_t, double *restrict);
    int (*has_odd)(const float *, size_t);
    double (*sum_float)(const float *, size_t);
    double (*sum_double)(const double *, size_t);
    float (*greatest_float)(const float *, size_t);
    void (*softmax_float)(const float *restrict, float *restrict, size_t, int);
    void (*gather_float)(double *restrict, const float *restrict, size_t);
    void (*gather_double)(double *restrict, const double *restrict, size_t);
    void (*update[5])(const struct kernel_update *, float *restrict, const float *restrict, float *restrict,
                      float *restrict, float *restrict, size_t);
    void (*add_into)(const float *restrict, float *restrict, size_t);
    void (*gate_positive)(const float *restrict, const float *restrict, float *restrict, size_t);
    void (*box_muller)(float *, size_t, float, float);
};

// The functions for this processor.
const struct level *kernel_level(void);

extern const struct level level_plain;
#if defined(__x86_64__)
extern const struct level level_avx2;
extern const struct level level_avx512;
#endif

// In the order of the enumerations in kernels.h; no entry where the plain loops of the caller serve.
#define LEVEL_TABLE(normal)                                                                                            \
    {                                                                                                                  \
        .map_float = {LEVEL(map_expf), LEVEL(map_tanhf), LEVEL(map_sigmoidf), LEVEL(map_siluf), LEVEL(map_logf),       \
                      LEVEL(map_sinf), LEVEL(map_cosf), LEVEL(map_geluf), LEVEL(map_reluf), LEVEL(map_negf),           \
                      LEVEL(map_absf), LEVEL(map_squaref), LEVEL(map_sqrtf), LEVEL(map_reciprocalf),                   \
                      LEVEL(map_rsqrtf), LEVEL(map_signf), LEVEL(map_notf)},                                           \
        .map_double = {LEVEL(map_exp), LEVEL(map_tanh), LEVEL(map_sigmoid), LEVEL(map_silu), 0, 0, 0, 0,               \
                       LEVEL(map_relu), LEVEL(map_neg), LEVEL(map_abs), LEVEL(map_square), LEVEL(map_sqrt),            \
                       LEVEL(map_reciprocal), 0, 0, 0},                                                                \
        .zip_float = {LEVEL(addf), LEVEL(subf), LEVEL(mulf), LEVEL(divf), LEVEL(maxf), LEVEL(minf), LEVEL(ltf),        \
                      LEVEL(lef), LEVEL(gtf), LEVEL(gef), LEVEL(eqf), LEVEL(nef), LEVEL(winner_sharef),                \
                      LEVEL(gatedf), LEVEL(andf), LEVEL(orf)},                                                         \
        .pairs = {LEVEL(add_addf), LEVEL(add_subf), LEVEL(add_mulf), LEVEL(add_fromf), LEVEL(sub_addf),                \
                  LEVEL(sub_subf), LEVEL(sub_mulf), LEVEL(sub_fromf), LEVEL(mul_addf), LEVEL(mul_subf),                \
                  LEVEL(mul_mulf), LEVEL(mul_fromf)},                                                                  \
        .choose = LEVEL(choosef), .read_mask = LEVEL(read_mask), .write_mask = LEVEL(write_mask),                      \
        .sum_lanes = LEVEL(sum_lanesf), .has_odd = LEVEL(has_oddf),                                                    \
        .zip_double = {LEVEL(add), LEVEL(sub), LEVEL(mul), LEVEL(div), LEVEL(max), LEVEL(min)},                        \
        .sum_float = LEVEL(sumf), .sum_double = LEVEL(sum), .greatest_float = LEVEL(greatestf),                        \
        .softmax_float = LEVEL(softmaxf), .gather_float = LEVEL(gatherf), .gather_double = LEVEL(gather),              \
        .update = {LEVEL(update_descent), LEVEL(update_momentum), LEVEL(update_adam), LEVEL(update_adagrad),           \
                   LEVEL(update_rmsprop)},                                                                             \
        .add_into = LEVEL(add_into), .gate_positive = LEVEL(gate_positive), .box_muller = normal,                      \
    }
