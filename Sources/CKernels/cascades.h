// Sums of rows and columns on one vector unit, added up in the type itself and in PyTorch's order: four running sums side by
// side, each of four levels, a level handed to the next after so many rows. Vectors are as wide on every unit, since what a
// sum rounds to depends on it. Sums in doubles are in bodies.h.

// The rows after which a level is handed on, as a power of two.
static inline int LEVEL(cascade_power)(size_t rows) {
    int bits = rows <= 2 ? 1 : 64 - __builtin_clzl(rows - 1);
    return bits / 4 > 4 ? bits / 4 : 4;
}

// `name`: the sums of four neighbours, `side` apart, over rows `step` apart. `name`_line: the sum of a line of one of them.
#define CASCADE(name, type, T)                                                                                         \
    static void LEVEL(name)(const type *x, size_t rows, size_t step, size_t side, T *out) {                            \
        int power = LEVEL(cascade_power)(rows);                                                                        \
        size_t whole = (size_t)1 << power, mask = whole - 1, i = 0;                                                    \
        T level[4][4] = {{0}};                                                                                         \
        while (i + whole <= rows) {                                                                                    \
            T a = 0, b = 0, c = 0, d = 0;                                                                              \
            for (size_t end = i + whole; i < end; i++) {                                                               \
                const type *at = x + i * step;                                                                         \
                a += *(const T *)at, b += *(const T *)(at + side);                                                     \
                c += *(const T *)(at + 2 * side), d += *(const T *)(at + 3 * side);                                    \
            }                                                                                                          \
            level[0][0] = a, level[0][1] = b, level[0][2] = c, level[0][3] = d;                                        \
            for (int j = 1; j < 4; j++) {                                                                              \
                for (int k = 0; k < 4; k++) level[j][k] += level[j - 1][k], level[j - 1][k] = 0;                       \
                if (i & (mask << (j * power))) break;                                                                  \
            }                                                                                                          \
        }                                                                                                              \
        for (; i < rows; i++)                                                                                          \
            for (int k = 0; k < 4; k++) level[0][k] += *(const T *)(x + i * step + (size_t)k * side);                  \
        for (int j = 1; j < 4; j++)                                                                                    \
            for (int k = 0; k < 4; k++) level[0][k] += level[j][k];                                                    \
        for (int k = 0; k < 4; k++) out[k] = level[0][k];                                                              \
    }                                                                                                                  \
    static T LEVEL(name##_line)(const type *x, size_t n, size_t step) {                                                \
        T sums[4];                                                                                                     \
        LEVEL(name)(x, n / 4, 4 * step, step, sums);                                                                   \
        for (size_t i = n / 4 * 4; i < n; i++) sums[0] += *(const T *)(x + i * step);                                  \
        return ((sums[0] + sums[1]) + sums[2]) + sums[3];                                                              \
    }
// The sum of a row, and those of `count` of the `width` columns of a matrix whose rows are `step` apart.
#define CASCADES(f, type, lanes)                                                                                       \
    typedef type LEVEL(cascade_vector##f) __attribute__((ext_vector_type(lanes), aligned(sizeof(type))));              \
    CASCADE(cascade_vectors##f, type, LEVEL(cascade_vector##f))                                                        \
    CASCADE(cascade_numbers##f, type, type)                                                                            \
    static type LEVEL(cascade_row##f)(const type *x, size_t n) {                                                       \
        if (n < lanes) return LEVEL(cascade_numbers##f##_line)(x, n, 1);                                               \
        LEVEL(cascade_vector##f) sums = LEVEL(cascade_vectors##f##_line)(x, n / lanes, lanes);                         \
        type total = 0;                                                                                                \
        for (size_t i = n / lanes * lanes; i < n; i++) total += x[i];                                                  \
        for (int k = 0; k < lanes; k++) total += sums[k];                                                              \
        return total;                                                                                                  \
    }                                                                                                                  \
    static void LEVEL(cascade_columns##f)(const type *x, type *y, size_t rows, size_t step, size_t count, size_t width) { \
        size_t i = 0;                                                                                                  \
        if (width >= lanes) {                                                                                          \
            for (; i + 4 * lanes <= count; i += 4 * lanes)                                                             \
                LEVEL(cascade_vectors##f)(x + i, rows, step, lanes, (LEVEL(cascade_vector##f) *)(y + i));              \
            for (; i + lanes <= count; i += lanes)                                                                     \
                *(LEVEL(cascade_vector##f) *)(y + i) = LEVEL(cascade_vectors##f##_line)(x + i, rows, step);            \
        } else {                                                                                                       \
            for (; i + 4 <= count; i += 4) LEVEL(cascade_numbers##f)(x + i, rows, step, 1, y + i);                     \
        }                                                                                                              \
        for (; i < count; i++) y[i] = LEVEL(cascade_numbers##f##_line)(x + i, rows, step);                             \
    }
CASCADES(_f, float, 8)
CASCADES(_d, double, 4)
#undef CASCADE
#undef CASCADES
