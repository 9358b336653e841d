// Passes of layers over images: statistics and scales of channels, which batch norm is made of, and the greatest of windows.
#pragma once
#include "kernels.h"

// Row-major [batch, channels, area].
struct kernel_images { size_t batch, channels, area; };

// The mean of each channel, and the mean of the squared differences from it.
void kernel_channel_moments_float(struct kernel_pool *pool, const struct kernel_images *images, const float *x, double *mean,
                                  double *variance);
// y = x · scale + shift, per channel.
void kernel_channel_scale_float(struct kernel_pool *pool, const struct kernel_images *images, const float *x, float *y,
                                const float *scale, const float *shift);
// Σ g of each channel and, unless x is null, Σ g · (x − mean).
void kernel_channel_sums_float(struct kernel_pool *pool, const struct kernel_images *images, const float *g, const float *x,
                               const double *mean, double *sums, double *products);
// out = (g − offset − (x − mean) · slope) · scale, per channel.
void kernel_channel_back_float(struct kernel_pool *pool, const struct kernel_images *images, const float *g, const float *x,
                               float *out, const double *mean, const float *offset, const float *slope, const float *scale);

// Windows over planes; the outputs are so many that every window begins inside the padded plane. [0] is the height.
struct kernel_windows {
    size_t planes, in[2], out[2];
    long kernel[2], stride[2], padding[2], dilation[2];
};
// The greatest element of each window, NaN counting as greatest, and its place in the plane; planes of fewer than 2³¹ elements.
void kernel_max_pool_float(struct kernel_pool *pool, const struct kernel_windows *windows, const float *x, float *y,
                           long *places);
// out's planes of `size` elements are zero but for the `count` values of g, each added at its place. False when a place is
// outside; what is written then does not matter.
bool kernel_scatter_planes_float(struct kernel_pool *pool, const float *g, const long *places, float *out, size_t planes,
                                 size_t count, size_t size);
