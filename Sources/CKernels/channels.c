// How passes over channels and windows are cut into parts for a pool. A part is the same with any number of threads.
#include "layers.h"
#include "level.h"
#include <math.h>
#include <stdatomic.h>
#include <string.h>

// The least elements that are worth a second thread, channels side by side that are one part, and outputs of a row at a time.
enum { least_shared = 1 << 15, side = 64, row_block = 256, lanes = 32, tap_width = 16 };

struct channels {
    const struct kernel_images *images;
    const float *x, *g, *scale, *offset, *slope, *shift;
    float *out;
    const double *mean;
    double *first, *second;
};

static double added(double *sums) {
    for (int half = lanes / 2; half > 0; half /= 2)
        for (int j = 0; j < half; j++) sums[j] += sums[j + half];
    return sums[0];
}

static void share(struct kernel_pool *pool, struct channels *c, void (*runs)(void *, size_t, size_t),
                  void (*sides)(void *, size_t, size_t)) {
    const struct kernel_images *m = c->images;
    size_t count = m->batch * m->channels * m->area;
    if (m->area == 1)
        kernel_parallel(count < least_shared ? NULL : pool, m->channels, side, sides, c);
    else
        kernel_parallel(count < least_shared ? NULL : pool, m->channels, 1, runs, c);
}
// Runs `body` for every image of the channel `k`, whose run begins at `at`.
#define RUNS(body)                                                                                                     \
    for (size_t b = 0; b < m->batch; b++) {                                                                            \
        size_t at = (b * m->channels + k) * m->area;                                                                   \
        body;                                                                                                          \
    }

static void moments_of_runs(void *context, size_t from, size_t to) {
    const struct channels *c = context;
    const struct kernel_images *m = c->images;
    double count = (double)(m->batch * m->area);
    for (size_t k = from; k < to; k++) {
        double sums[lanes] = {0}, squares[lanes] = {0};
        RUNS(kernel_level()->run_sums(sums, c->x + at, m->area))
        double mean = added(sums) / count;
        RUNS(kernel_level()->run_squares(squares, c->x + at, m->area, mean))
        c->first[k] = mean;
        c->second[k] = added(squares) / count;
    }
}
static void moments_of_sides(void *context, size_t from, size_t to) {
    const struct channels *c = context;
    const struct kernel_images *m = c->images;
    double count = (double)m->batch;
    memset(c->first + from, 0, (to - from) * sizeof(double));
    memset(c->second + from, 0, (to - from) * sizeof(double));
    for (size_t b = 0; b < m->batch; b++)
        kernel_level()->side_sums(c->first + from, c->x + b * m->channels + from, NULL, to - from);
    for (size_t k = from; k < to; k++) c->first[k] /= count;
    for (size_t b = 0; b < m->batch; b++)
        kernel_level()->side_sums(c->second + from, c->x + b * m->channels + from, c->first + from, to - from);
    for (size_t k = from; k < to; k++) c->second[k] /= count;
}
void kernel_channel_moments_float(struct kernel_pool *pool, const struct kernel_images *images, const float *x, double *mean,
                                  double *variance) {
    struct channels c = {.images = images, .x = x, .first = mean, .second = variance};
    share(pool, &c, moments_of_runs, moments_of_sides);
}

static void scale_of_runs(void *context, size_t from, size_t to) {
    const struct channels *c = context;
    const struct kernel_images *m = c->images;
    for (size_t k = from; k < to; k++)
        RUNS(kernel_level()->run_scale(c->x + at, c->out + at, m->area, c->scale[k], c->shift[k]))
}
static void scale_of_sides(void *context, size_t from, size_t to) {
    const struct channels *c = context;
    for (size_t b = 0; b < c->images->batch; b++) {
        size_t at = b * c->images->channels + from;
        kernel_level()->side_scale(c->x + at, c->out + at, to - from, c->scale + from, c->shift + from);
    }
}
void kernel_channel_scale_float(struct kernel_pool *pool, const struct kernel_images *images, const float *x, float *y,
                                const float *scale, const float *shift) {
    struct channels c = {.images = images, .x = x, .out = y, .scale = scale, .shift = shift};
    share(pool, &c, scale_of_runs, scale_of_sides);
}

static void sums_of_runs(void *context, size_t from, size_t to) {
    const struct channels *c = context;
    const struct kernel_images *m = c->images;
    for (size_t k = from; k < to; k++) {
        double sums[lanes] = {0}, products[lanes] = {0};
        if (c->x) {
            RUNS(kernel_level()->run_products(sums, products, c->g + at, c->x + at, m->area, c->mean[k]))
            c->second[k] = added(products);
        } else {
            RUNS(kernel_level()->run_sums(sums, c->g + at, m->area))
        }
        c->first[k] = added(sums);
    }
}
static void sums_of_sides(void *context, size_t from, size_t to) {
    const struct channels *c = context;
    const struct kernel_images *m = c->images;
    memset(c->first + from, 0, (to - from) * sizeof(double));
    if (c->x) memset(c->second + from, 0, (to - from) * sizeof(double));
    for (size_t b = 0; b < m->batch; b++) {
        size_t at = b * m->channels + from;
        kernel_level()->side_sums(c->first + from, c->g + at, NULL, to - from);
        if (c->x) kernel_level()->side_products(c->second + from, c->g + at, c->x + at, c->mean + from, to - from);
    }
}
void kernel_channel_sums_float(struct kernel_pool *pool, const struct kernel_images *images, const float *g, const float *x,
                               const double *mean, double *sums, double *products) {
    struct channels c = {.images = images, .g = g, .x = x, .mean = mean, .first = sums, .second = products};
    share(pool, &c, sums_of_runs, sums_of_sides);
}

static void back_of_runs(void *context, size_t from, size_t to) {
    const struct channels *c = context;
    const struct kernel_images *m = c->images;
    for (size_t k = from; k < to; k++)
        RUNS(kernel_level()->run_back(c->g + at, c->x + at, c->out + at, m->area, (float)c->mean[k], c->offset[k],
                                      c->slope[k], c->scale[k]))
}
static void back_of_sides(void *context, size_t from, size_t to) {
    const struct channels *c = context;
    for (size_t b = 0; b < c->images->batch; b++) {
        size_t at = b * c->images->channels + from;
        kernel_level()->side_back(c->g + at, c->x + at, c->out + at, to - from, c->mean + from, c->offset + from,
                                  c->slope + from, c->scale + from);
    }
}
void kernel_channel_back_float(struct kernel_pool *pool, const struct kernel_images *images, const float *g, const float *x,
                               float *out, const double *mean, const float *offset, const float *slope, const float *scale) {
    struct channels c = {.images = images, .g = g, .x = x, .out = out, .mean = mean, .offset = offset, .slope = slope,
                         .scale = scale};
    share(pool, &c, back_of_runs, back_of_sides);
}

struct pooling {
    const struct kernel_windows *windows;
    const float *x;
    float *y;
    long *places;
};
// The first place ≥ 0 that `start`, `start` + dilation, … comes to.
static long inside(long start, long dilation) { return start >= 0 ? start : start + (-start + dilation - 1) / dilation * dilation; }

// Outputs `from` to `to` of a row of windows whose first line, in or above the plane, is `top`.
static void pool_row(const struct kernel_windows *w, const float *plane, const float *limit, long top, long from, long to,
                     float *y, long *places) {
    float best[row_block + tap_width];
    int found[row_block + tap_width];
    const struct level *level = kernel_level();
    tap_loop tap = w->stride[1] == 1 ? level->tap_dense : w->stride[1] == 2 ? level->tap_second : level->tap_strided;
    long width = (long)w->in[1], stride = w->stride[1], first_line = inside(top, w->dilation[0]);
    for (long j = from; j < to; j++) {
        best[j - from] = -INFINITY;
        found[j - from] = (int)(first_line * width + inside(j * stride - w->padding[1], w->dilation[1]));
    }
    for (long r = 0; r < w->kernel[0]; r++) {
        long line = top + r * w->dilation[0];
        if (line < 0 || line >= (long)w->in[0]) continue;
        for (long k = 0; k < w->kernel[1]; k++) {
            // Windows whose tap k is inside: 0 ≤ j · stride + shift < width.
            long shift = k * w->dilation[1] - w->padding[1], begin = from, end = to;
            if (from * stride + shift < 0) begin = (-shift + stride - 1) / stride;
            if ((to - 1) * stride + shift >= width) end = width > shift ? (width - 1 - shift) / stride + 1 : 0;
            if (begin >= end) continue;
            long at = line * width + begin * stride + shift, count = end - begin;
            // Whole vectors where what they read too much is memory of ours and what they find there is no window's.
            long whole = (count + tap_width - 1) / tap_width * tap_width, room = limit - (plane + at);
            if (end == to && whole * stride <= room) count = whole;
            long step = whole * stride <= room ? count : tap_width - 1;
            for (long done = 0; done < count; done += step)
                tap(plane + at + done * stride, best + (begin - from + done), found + (begin - from + done),
                    count - done < step ? count - done : step, stride, (int)(at + done * stride));
        }
    }
    for (long j = from; j < to; j++) {
        y[j] = best[j - from];
        places[j] = found[j - from];
    }
}
// As pool_row, for windows of two by two that neither overlap nor leave the plane; false when a whole vector would.
static bool pool_pairs(const struct kernel_windows *w, const float *plane, const float *limit, size_t row, float *y, long *places) {
    long width = (long)w->in[1], count = (long)w->out[1], whole = (count + tap_width - 1) / tap_width * tap_width;
    const float *x = plane + 2 * row * w->in[1];
    if (2 * whole > limit - (x + width)) return false;
    float last[tap_width];
    long last_places[tap_width];
    for (long j = 0; j < count; j += tap_width) {
        bool fits = j + tap_width <= count;
        kernel_level()->pool_pairs(x + 2 * j, x + width + 2 * j, fits ? y + j : last, fits ? places + j : last_places, width,
                                   (int)(2 * (long)row * width + 2 * j));
        if (fits) continue;
        memcpy(y + j, last, (size_t)(count - j) * sizeof *y);
        memcpy(places + j, last_places, (size_t)(count - j) * sizeof *places);
    }
    return true;
}
static void pool_part(void *context, size_t from, size_t to) {
    const struct pooling *p = context;
    const struct kernel_windows *w = p->windows;
    bool pairs = true;
    for (int d = 0; d < 2; d++) pairs &= w->kernel[d] == 2 && w->stride[d] == 2 && w->padding[d] == 0 && w->dilation[d] == 1;
    for (int d = 0; d < 2; d++) pairs &= 2 * w->out[d] <= w->in[d];
    for (size_t plane = from; plane < to; plane++) {
        const float *x = p->x + plane * w->in[0] * w->in[1], *limit = p->x + w->planes * w->in[0] * w->in[1];
        for (size_t row = 0; row < w->out[0]; row++) {
            size_t at = (plane * w->out[0] + row) * w->out[1];
            if (pairs && pool_pairs(w, x, limit, row, p->y + at, p->places + at)) continue;
            long top = (long)row * w->stride[0] - w->padding[0];
            for (size_t begin = 0; begin < w->out[1]; begin += row_block) {
                size_t end = begin + row_block < w->out[1] ? begin + row_block : w->out[1];
                pool_row(w, x, limit, top, (long)begin, (long)end, p->y + at, p->places + at);
            }
        }
    }
}
void kernel_max_pool_float(struct kernel_pool *pool, const struct kernel_windows *windows, const float *x, float *y,
                           long *places) {
    struct pooling p = {windows, x, y, places};
    size_t count = windows->planes * windows->out[0] * windows->out[1];
    kernel_parallel(count < least_shared / 4 ? NULL : pool, windows->planes, 1, pool_part, &p);
}

struct scatter {
    const float *g;
    const long *places;
    float *out;
    size_t count, size;
    atomic_bool failed;
};
static void scatter_part(void *context, size_t from, size_t to) {
    struct scatter *s = context;
    for (size_t plane = from; plane < to; plane++) {
        const float *g = s->g + plane * s->count;
        const long *places = s->places + plane * s->count;
        float *out = s->out + plane * s->size;
        memset(out, 0, s->size * sizeof *out);
        for (size_t i = 0; i < s->count; i++) {
            if ((unsigned long)places[i] >= s->size) {
                atomic_store_explicit(&s->failed, true, memory_order_relaxed);
                return;
            }
            out[places[i]] += g[i];
        }
    }
}
bool kernel_scatter_planes_float(struct kernel_pool *pool, const float *g, const long *places, float *out, size_t planes,
                                 size_t count, size_t size) {
    struct scatter s = {.g = g, .places = places, .out = out, .count = count, .size = size};
    kernel_parallel(planes * size < least_shared ? NULL : pool, planes, 1, scatter_part, &s);
    return !s.failed;
}
