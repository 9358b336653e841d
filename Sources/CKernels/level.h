// The functions of one vector unit, gathered for the choice between units.
#pragma once
#include "chains.h"
#include "updates.h"

// Blocks of a matrix product that stay in the second-level cache: so many steps of k, so many rows of a, and so many columns
// of b at a time.
enum {
    product_depth = 256,
    product_rows = 192,
    product_columns = 256,
    product_left_space = (product_rows + 16) * (product_depth + 16) * 8,
    product_space = product_left_space + product_columns * product_depth * 8,
};

typedef void (*map_float)(const float *restrict, float *restrict, size_t);
typedef void (*map_double)(const double *restrict, double *restrict, size_t);
typedef void (*zip_float)(const float *, const float *, float *, size_t, int);
typedef void (*zip_double)(const double *, const double *, double *, size_t, int);
typedef void (*tap_loop)(const float *restrict, float *restrict, int *restrict, long, long, int);

// The columns `first` to `last` of the rows `from` to `to` of a product, in one of three ways (product.h).
struct product_loops {
    void (*packed)(const struct kernel_product *, size_t from, size_t to, size_t first, size_t last, void *space);
    void (*direct)(const struct kernel_product *, size_t from, size_t to, size_t first, size_t last);
    void (*dots)(const struct kernel_product *, size_t from, size_t to, size_t first, size_t last);
    size_t tile;
};

struct level {
    map_float map_float[21];
    map_double map_double[21];
    zip_float zip_float[21];
    zip_double zip_double[21];
    void (*pairs[12])(const float *restrict, const float *restrict, const float *restrict, float *restrict, size_t);
    void (*choose)(const float *, const float *, const float *, float *, size_t, int);
    void (*read_mask)(const unsigned char *restrict, float *restrict, size_t);
    void (*write_mask)(const float *restrict, unsigned char *restrict, size_t);
    void (*sum_lanes)(const float *restrict, size_t, double *restrict);
    int (*finite_float)(const float *, size_t);
    int (*finite_double)(const double *, size_t);
    int (*keep)(const float *restrict, float *restrict, size_t);
    double (*sum_float)(const float *, size_t);
    double (*sum_double)(const double *, size_t);
    float (*greatest_float)(const float *, size_t);
    void (*softmax_float)(const float *restrict, float *restrict, size_t, int);
    void (*update[9])(const struct kernel_update *, float *restrict, const float *restrict, float *restrict,
                      float *restrict, float *restrict, size_t);
    void (*add_into)(const float *restrict, float *restrict, size_t);
    void (*scale)(float *, size_t, float);
    double (*squares)(const float *, size_t);
    void (*run_sums)(double *restrict, const float *restrict, size_t);
    void (*run_squares)(double *restrict, const float *restrict, size_t, double);
    void (*run_products)(double *restrict, double *restrict, const float *restrict, const float *restrict, size_t, double);
    void (*run_scale)(const float *restrict, float *restrict, size_t, float, float);
    void (*run_back)(const float *restrict, const float *restrict, float *restrict, size_t, float, float, float, float);
    void (*side_sums)(double *restrict, const float *restrict, const double *restrict, size_t);
    void (*side_products)(double *restrict, const float *restrict, const float *restrict, const double *restrict, size_t);
    void (*side_scale)(const float *restrict, float *restrict, size_t, const float *restrict, const float *restrict);
    void (*side_back)(const float *restrict, const float *restrict, float *restrict, size_t, const double *restrict,
                      const float *restrict, const float *restrict, const float *restrict);
    tap_loop tap_dense, tap_second, tap_strided;
    void (*pool_pairs)(const float *restrict, const float *restrict, float *restrict, long *restrict, long, int);
    void (*box_muller)(float *, size_t, float, float);
    float (*row_float)(const float *, size_t);
    double (*row_double)(const double *, size_t);
    void (*columns_float)(const float *, float *, size_t rows, size_t step, size_t count, size_t width);
    void (*columns_double)(const double *, double *, size_t rows, size_t step, size_t count, size_t width);
    void (*standardize_float)(const float *restrict, float *restrict, size_t, const float *restrict, const float *restrict, double);
    void (*standardize_double)(const double *restrict, double *restrict, size_t, const double *restrict, const double *restrict, double);
    struct product_loops product_float, product_double;
};

// The functions for this processor.
const struct level *kernel_level(void);
static inline const struct level *level(void) { return kernel_level(); }

extern const struct level level_plain;
#if defined(__x86_64__)
extern const struct level level_avx2;
extern const struct level level_avx512;
#endif

#define PRODUCT_LOOPS(type, tile) {LEVEL(product_packed##type), LEVEL(product_direct##type), LEVEL(product_dots##type), tile}

// In the order of the enumerations in kernels.h; no entry where the plain loops of the caller serve.
#define LEVEL_TABLE(normal)                                                                                            \
    {                                                                                                                  \
        .map_float = {LEVEL(map_expf), LEVEL(map_tanhf), LEVEL(map_sigmoidf), LEVEL(map_siluf), LEVEL(map_logf),       \
                      LEVEL(map_sinf), LEVEL(map_cosf), LEVEL(map_geluf), LEVEL(map_reluf), LEVEL(map_negf),           \
                      LEVEL(map_absf), LEVEL(map_squaref), LEVEL(map_sqrtf), LEVEL(map_reciprocalf),                   \
                      LEVEL(map_rsqrtf), LEVEL(map_signf), LEVEL(map_notf),                                            \
                      LEVEL(map_log1pf), LEVEL(map_expm1f), LEVEL(map_softplusf), LEVEL(map_erff)},                    \
        .map_double = {LEVEL(map_exp), LEVEL(map_tanh), LEVEL(map_sigmoid), LEVEL(map_silu), LEVEL(map_log),           \
                       LEVEL(map_sin), LEVEL(map_cos), 0,                                                              \
                       LEVEL(map_relu), LEVEL(map_neg), LEVEL(map_abs), LEVEL(map_square), LEVEL(map_sqrt),            \
                       LEVEL(map_reciprocal), 0, 0, 0, LEVEL(map_log1p), LEVEL(map_expm1), LEVEL(map_softplus), 0},    \
        .zip_float = {LEVEL(addf), LEVEL(subf), LEVEL(mulf), LEVEL(divf), LEVEL(maxf), LEVEL(minf), LEVEL(ltf),        \
                      LEVEL(lef), LEVEL(gtf), LEVEL(gef), LEVEL(eqf), LEVEL(nef), LEVEL(winner_sharef),                \
                      LEVEL(gatedf), LEVEL(andf), LEVEL(orf), LEVEL(tanh_slopef), LEVEL(sigmoid_slopef),               \
                      LEVEL(relu_slopef), LEVEL(powf), LEVEL(complex_mulf)},                                           \
        .pairs = {LEVEL(add_addf), LEVEL(add_subf), LEVEL(add_mulf), LEVEL(add_fromf), LEVEL(sub_addf),                \
                  LEVEL(sub_subf), LEVEL(sub_mulf), LEVEL(sub_fromf), LEVEL(mul_addf), LEVEL(mul_subf),                \
                  LEVEL(mul_mulf), LEVEL(mul_fromf)},                                                                  \
        .choose = LEVEL(choosef), .read_mask = LEVEL(read_mask), .write_mask = LEVEL(write_mask),                      \
        .sum_lanes = LEVEL(sum_lanesf), .keep = LEVEL(keepf), .finite_float = LEVEL(finitef),                          \
        .finite_double = LEVEL(finite),                                                                                \
        .zip_double = {LEVEL(add), LEVEL(sub), LEVEL(mul), LEVEL(div), LEVEL(max), LEVEL(min),                         \
                       [kernel_tanh_slope] = LEVEL(tanh_slope), LEVEL(sigmoid_slope), LEVEL(relu_slope),               \
                       [kernel_complex_mul] = LEVEL(complex_mul)},                                                     \
        .sum_float = LEVEL(sumf), .sum_double = LEVEL(sum), .greatest_float = LEVEL(greatestf),                        \
        .softmax_float = LEVEL(softmaxf),                                                                              \
        .row_float = LEVEL(cascade_row_f), .row_double = LEVEL(cascade_row_d),                                         \
        .columns_float = LEVEL(cascade_columns_f), .columns_double = LEVEL(cascade_columns_d),                         \
        .standardize_float = LEVEL(standardizef), .standardize_double = LEVEL(standardize),                            \
        .box_muller = normal,                                                                                          \
        .product_float = PRODUCT_LOOPS(_f, 2 * VECTOR_BYTES / 4),                                                      \
        .product_double = PRODUCT_LOOPS(_d, 2 * VECTOR_BYTES / 8),                                                     \
        .update = {LEVEL(update_descent), LEVEL(update_momentum), LEVEL(update_adam), LEVEL(update_adagrad),           \
                   LEVEL(update_rmsprop), LEVEL(update_adadelta), LEVEL(update_adamax), LEVEL(update_nadam),           \
                   LEVEL(update_radam)},                                                                               \
        .add_into = LEVEL(add_into), .scale = LEVEL(scale), .squares = LEVEL(squares), .run_sums = LEVEL(run_sums),    \
        .run_squares = LEVEL(run_squares), .run_products = LEVEL(run_products), .run_scale = LEVEL(run_scale),         \
        .run_back = LEVEL(run_back), .side_sums = LEVEL(side_sums), .side_products = LEVEL(side_products),             \
        .side_scale = LEVEL(side_scale), .side_back = LEVEL(side_back), .tap_dense = LEVEL(tap_dense),                 \
        .tap_second = LEVEL(tap_second), .tap_strided = LEVEL(tap_strided),            \
        .pool_pairs = LEVEL(pool_pairs),                                                                               \
    }
