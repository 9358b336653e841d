// Box and Muller's method as PyTorch applies it: the polynomials of the Cephes library, fused exactly where its kernel is
// compiled to fused instructions, so that the same uniform numbers give the same normal ones to the last digit.
#pragma STDC FP_CONTRACT OFF

INLINE float LEVEL(stream_log)(float value) {
    uint32_t bits = AS(uint32_t, value);
    int32_t power = (int32_t)(bits >> 23) - 126;
    float fraction = AS(float, (bits & 0x007fffffu) | 0x3f000000u);
    bool is_small = fraction < 0.707106781186547524f;
    float exponent = (float)power - (is_small ? 1.f : 0.f);
    float x = (fraction - 1.f) + (is_small ? fraction : 0.f), square = x * x;
    float y = 7.0376836292e-2f;
    y = __builtin_fmaf(y, x, -1.1514610310e-1f);
    y = __builtin_fmaf(y, x, 1.1676998740e-1f);
    y = __builtin_fmaf(y, x, -1.2420140846e-1f);
    y = __builtin_fmaf(y, x, 1.4249322787e-1f);
    y = __builtin_fmaf(y, x, -1.6668057665e-1f);
    y = __builtin_fmaf(y, x, 2.0000714765e-1f);
    y = __builtin_fmaf(y, x, -2.4999993993e-1f);
    y = __builtin_fmaf(y, x, 3.3333331174e-1f);
    y = __builtin_fmaf(y * x, square, exponent * -2.12194440e-4f);
    y = y - square * 0.5f;
    return (x + y) + exponent * 0.693359375f;
}

static void LEVEL(box_muller)(float *data, size_t blocks, float mean, float std) {
    for (size_t block = 0; block < blocks; block++) {
        float *first = data + 16 * block, *second = first + 8;
        _Pragma("clang loop vectorize(enable)") for (int j = 0; j < 8; j++) {
            float radius = __builtin_elementwise_sqrt(-2.f * LEVEL(stream_log)(1.f - first[j]));
            float angle = 6.28318530717958647692f * second[j];
            // The octant of an angle in [0, 2π), rounded up to an even one.
            int32_t octant = ((int32_t)(angle * 1.27323954473516f) + 1) & 0x0e;
            float even = (float)octant;
            float x = __builtin_fmaf(even, -0.78515625f, angle);
            x = __builtin_fmaf(even, -2.4187564849853515625e-4f, x);
            x = __builtin_fmaf(even, -3.77489497744594108e-8f, x);
            float square = x * x;
            float cosine = 2.443315711809948e-5f;
            cosine = __builtin_fmaf(cosine, square, -1.388731625493765e-3f);
            cosine = __builtin_fmaf(cosine, square, 4.166664568298827e-2f);
            cosine = __builtin_fmaf(cosine * square, square, -(square * 0.5f)) + 1.f;
            float sine = -1.9515295891e-4f;
            sine = __builtin_fmaf(sine, square, 8.3321608736e-3f);
            sine = __builtin_fmaf(sine, square, -1.6666654611e-1f);
            sine = __builtin_fmaf(sine * square, x, x);
            bool is_swapped = (octant & 2) != 0;
            uint32_t s = AS(uint32_t, is_swapped ? cosine : sine) ^ ((uint32_t)(octant & 4) << 29);
            uint32_t c = AS(uint32_t, is_swapped ? sine : cosine) ^ ((uint32_t)((octant + 2) & 4) << 29);
            first[j] = __builtin_fmaf(radius * AS(float, c), std, mean);
            second[j] = __builtin_fmaf(radius * AS(float, s), std, mean);
        }
    }
}
