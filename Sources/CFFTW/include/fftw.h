// FFTW, loaded when a transform first asks for it: few sessions need one. Plans are made by estimate, so that the same transform
// is always computed in the same order.
#pragma once
#include <stdbool.h>
#include <stddef.h>

/// Why the library for floats or doubles could not be loaded, or null; loads it.
const char *fourier_error(bool doubles);

/// A dimension as the library's guru interface counts it: its length, and the steps of input and output in elements (those of a
/// real side in real elements).
typedef struct {
    ptrdiff_t length, from, to;
} fourier_axis;

typedef enum { fourier_forward, fourier_backward, fourier_from_real, fourier_to_real } fourier_kind;

/// A plan for arrays that are aligned as these are, which are not touched; null where the library has none.
/// Of a real side the length is the one of the transform.
void *fourier_plan(bool doubles, fourier_kind kind, int rank, const fourier_axis *dims, int batch_rank,
                   const fourier_axis *batch, void *from, void *to);

/// Transforms. `fourier_to_real` spoils its input.
void fourier_execute(bool doubles, fourier_kind kind, const void *plan, void *from, void *to);

void fourier_forget(bool doubles, void *plan);

/// Whether plans for aligned arrays hold for an array.
bool fourier_is_aligned(bool doubles, void *array);
