// Matrix products of one element type on one vector unit. Included with REAL the type, NAME(x) the names, LANES the elements
// of a vector and TILE_ROWS the rows of the tile that stays in registers; a tile is two vectors wide.
// Each element of the result is one chain of fused multiplications in the order of k, cut every `product_depth` steps.

#define WIDTH (2 * LANES)
typedef REAL NAME(vector) __attribute__((vector_size(LANES * sizeof(REAL)), aligned(sizeof(REAL))));

INLINE NAME(vector) NAME(load)(const REAL *p) { return *(const NAME(vector) *)p; }

// The first `count` elements and zeros; all of them where the unit has no masks.
INLINE NAME(vector) NAME(load_part)(const REAL *p, size_t count) {
#if MASKED
    if (!__builtin_constant_p(count)) return NAME(masked_load)(p, count);
#endif
    return NAME(load)(p);
}

// c = a · b, or += it, for `rows` rows (a constant once inlined) and `width` ≤ WIDTH columns, of which b holds them all.
INLINE void NAME(tile_of)(const int rows, const int vectors, size_t k, const REAL *a, size_t row_step, size_t step, const REAL *b,
                          size_t b_step, REAL *c, size_t c_step, size_t width, bool adds, size_t held) {
    NAME(vector) sums[TILE_ROWS][2];
    _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++)
        for (int v = 0; v < vectors; v++) sums[i][v] = (NAME(vector)){0};
    for (size_t j = 0; j < k; j++) {
        NAME(vector) row[2];
        for (int v = 0; v < vectors - 1; v++) row[v] = NAME(load)(b + j * b_step + v * LANES);
        row[vectors - 1] = NAME(load_part)(b + j * b_step + (vectors - 1) * LANES, held);
        _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {
            REAL x = a[i * row_step + j * step];
            for (int v = 0; v < vectors; v++) sums[i][v] += x * row[v];
        }
    }
    if (width == (size_t)vectors * LANES) {
        _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++)
            for (int v = 0; v < vectors; v++) {
                NAME(vector) *place = (NAME(vector) *)(c + i * c_step + v * LANES);
                *place = adds ? *place + sums[i][v] : sums[i][v];
            }
        return;
    }
#if MASKED
    size_t rest = width - (size_t)(vectors - 1) * LANES;
    _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {
        REAL *place = c + i * c_step;
        if (vectors == 2) *(NAME(vector) *)place = adds ? NAME(load)(place) + sums[i][0] : sums[i][0];
        place += (vectors - 1) * LANES;
        NAME(vector) sum = sums[i][vectors - 1];
        NAME(masked_store)(place, rest, adds ? NAME(masked_load)(place, rest) + sum : sum);
    }
#else
    REAL whole[TILE_ROWS][WIDTH];
    _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++)
        for (int v = 0; v < vectors; v++) *(NAME(vector) *)(whole[i] + v * LANES) = sums[i][v];
    for (int i = 0; i < rows; i++) {
        REAL *place = c + i * c_step;
        for (size_t j = 0; j < width; j++) place[j] = adds ? place[j] + whole[i][j] : whole[i][j];
    }
#endif
}

#define TILE_CASE(rows)                                                                                                \
    case rows:                                                                                                         \
        if (width > LANES) NAME(tile_of)(rows, 2, k, a, row_step, step, b, b_step, c, c_step, width, adds, held);            \
        else NAME(tile_of)(rows, 1, k, a, row_step, step, b, b_step, c, c_step, width, adds, held);                          \
        break;
#if TILE_ROWS == 12
#define TILE_CASES TILE_CASE(1) TILE_CASE(2) TILE_CASE(3) TILE_CASE(4) TILE_CASE(5) TILE_CASE(6) TILE_CASE(7) TILE_CASE(8) \
    TILE_CASE(9) TILE_CASE(10) TILE_CASE(11) TILE_CASE(12)
#elif TILE_ROWS == 6
#define TILE_CASES TILE_CASE(1) TILE_CASE(2) TILE_CASE(3) TILE_CASE(4) TILE_CASE(5) TILE_CASE(6)
#else
#define TILE_CASES TILE_CASE(1) TILE_CASE(2) TILE_CASE(3) TILE_CASE(4)
#endif

// Three ways that the left side lies: in rows of a packed block, in columns of one, or as the caller has it.
#define TILE(name, row_step_, step_, held_)                                                                             \
    static void NAME(name)(int rows, size_t k, const REAL *a, size_t given_row_step, size_t given_step, const REAL *b, \
                           size_t b_step, REAL *c, size_t c_step, size_t width, bool adds) {                           \
        const size_t row_step = row_step_, step = step_, held = held_;                                                 \
        switch (rows) { TILE_CASES }                                                                                   \
    }
enum { NAME(packed_row) = product_depth + 64 / sizeof(REAL), NAME(packed_column) = product_rows + 64 / sizeof(REAL) };
TILE(tile_rows, NAME(packed_row), 1, LANES)
TILE(tile_columns, 1, NAME(packed_column), LANES)
TILE(tile_loose, given_row_step, given_step, MASKED ? width - (width > LANES ? LANES : 0) : LANES)

// Eight rows of eight as columns: three rounds of shuffling two rows into each other.
INLINE void NAME(turn_square)(const REAL *from, size_t step, REAL *to, size_t to_step) {
    typedef REAL eight __attribute__((vector_size(8 * sizeof(REAL)), aligned(sizeof(REAL))));
    eight x[8], y[8];
    _Pragma("clang loop unroll(full)") for (int i = 0; i < 8; i++) x[i] = *(const eight *)(from + i * step);
    _Pragma("clang loop unroll(full)") for (int round = 0; round < 3; round++) {
        _Pragma("clang loop unroll(full)") for (int i = 0; i < 4; i++) {
            y[2 * i] = __builtin_shufflevector(x[i], x[i + 4], 0, 8, 1, 9, 2, 10, 3, 11);
            y[2 * i + 1] = __builtin_shufflevector(x[i], x[i + 4], 4, 12, 5, 13, 6, 14, 7, 15);
        }
        _Pragma("clang loop unroll(full)") for (int i = 0; i < 8; i++) x[i] = y[i];
    }
    _Pragma("clang loop unroll(full)") for (int i = 0; i < 8; i++) *(eight *)(to + i * to_step) = x[i];
}

// b's columns from `from` on, `width` of them, filled up with zeros to whole vectors.
static void NAME(pack_panel)(const struct kernel_product *g, size_t depth, size_t k, size_t from, size_t width, REAL *to) {
    const REAL *b = g->b;
    size_t filled = width > LANES ? WIDTH : LANES;
    if (!g->b_transposed) {
        for (size_t j = 0; j < k; j++, to += filled) {
            const REAL *row = b + (depth + j) * g->b_step + from;
            if (width == WIDTH) {
                memcpy(to, row, WIDTH * sizeof(REAL));
                continue;
            }
            for (size_t i = 0; i < filled; i++) to[i] = i < width ? row[i] : 0;
        }
        return;
    }
    for (size_t i = width; i < filled; i++)
        for (size_t j = 0; j < k; j++) to[j * filled + i] = 0;
    // Sixteen steps of all columns at a time: a line of the source is read while it is near.
    for (size_t begin = 0; begin < k; begin += 16) {
        size_t end = begin + 16 < k ? begin + 16 : k, whole = end - begin == 16 ? width / 8 * 8 : 0;
        for (size_t i = 0; i < whole; i += 8)
            for (size_t j = begin; j < end; j += 8)
                NAME(turn_square)(b + (from + i) * g->b_step + depth + j, g->b_step, to + j * filled + i, filled);
        for (size_t i = whole; i < width; i++) {
            const REAL *column = b + (from + i) * g->b_step + depth;
            for (size_t j = begin; j < end; j++) to[j * filled + i] = column[j];
        }
    }
}

static size_t NAME(least)(size_t a, size_t b) { return a < b ? a : b; }

// Rows `from` to `to` of the block's columns; the panels of b lie packed one behind the other.
static void NAME(block_rows)(const struct kernel_product *g, size_t depth, size_t k, size_t from, size_t to, size_t first, size_t last,
                             REAL *left, const REAL *panels) {
    const REAL *a = g->a;
    REAL *c = g->c;
    size_t rows = to - from;
    if (g->a_transposed) {
        for (size_t j = 0; j < k; j++)
            memcpy(left + j * NAME(packed_column), a + (depth + j) * g->a_step + from, rows * sizeof(REAL));
    } else {
        for (size_t i = 0; i < rows; i++) memcpy(left + i * NAME(packed_row), a + (from + i) * g->a_step + depth, k * sizeof(REAL));
    }
    bool adds = depth > 0 || g->adds;
    size_t tiles = (rows + TILE_ROWS - 1) / TILE_ROWS;
    for (size_t column = first; column < last; column += WIDTH) {
        size_t width = NAME(least)(WIDTH, last - column), filled = width > LANES ? WIDTH : LANES;
        const REAL *panel = panels + (column - first) * k;
        // Tiles of nearly the same height: one of a row or two would leave the unit idle.
        for (size_t t = 0, row = 0; t < tiles; t++) {
            size_t next = rows * (t + 1) / tiles;
            REAL *place = c + (from + row) * g->c_step + column;
            if (g->a_transposed)
                NAME(tile_columns)((int)(next - row), k, left + row, 0, 0, panel, filled, place, g->c_step, width, adds);
            else
                NAME(tile_rows)((int)(next - row), k, left + row * NAME(packed_row), 0, 0, panel, filled, place, g->c_step, width, adds);
            row = next;
        }
    }
}

// The columns `first` to `last` of the rows `from` to `to`, with `space` for packed blocks.
static void NAME(product_packed)(const struct kernel_product *g, size_t from, size_t to, size_t first, size_t last, void *space) {
    REAL *left = space, *panels = left + product_left_space / sizeof(REAL);
    for (size_t depth = 0; depth < g->k; depth += product_depth) {
        size_t k = NAME(least)(product_depth, g->k - depth);
        for (size_t column = first; column < last; column += WIDTH)
            NAME(pack_panel)(g, depth, k, column, NAME(least)(WIDTH, last - column), panels + (column - first) * k);
        for (size_t row = from; row < to; row += product_rows)
            NAME(block_rows)(g, depth, k, row, NAME(least)(row + product_rows, to), first, last, left, panels);
    }
}

// A small product, or one of few rows or columns: read as it lies, but for a transposed b.
static void NAME(product_direct)(const struct kernel_product *g, size_t from, size_t to, size_t first, size_t last) {
    const REAL *a = g->a, *b = g->b;
    REAL *c = g->c;
    size_t row_step = g->a_transposed ? 1 : g->a_step, step = g->a_transposed ? g->a_step : 1;
    size_t rows = to - from, tiles = (rows + TILE_ROWS - 1) / TILE_ROWS;
    for (size_t depth = 0; depth < g->k; depth += product_depth) {
        size_t k = NAME(least)(product_depth, g->k - depth);
        for (size_t column = first; column < last; column += WIDTH) {
            size_t width = NAME(least)(WIDTH, last - column);
            const REAL *panel = b + depth * g->b_step + column;
            size_t panel_step = g->b_step;
            REAL tail[product_depth * WIDTH];
            if (g->b_transposed || (!MASKED && width != WIDTH && width != LANES)) {
                NAME(pack_panel)(g, depth, k, column, width, tail);
                panel = tail;
                panel_step = width > LANES ? WIDTH : LANES;
            }
            for (size_t t = 0, row = 0; t < tiles; t++) {
                size_t next = rows * (t + 1) / tiles;
                NAME(tile_loose)((int)(next - row), k, a + (from + row) * row_step + depth * step, row_step, step, panel, panel_step,
                                 c + (from + row) * g->c_step + column, g->c_step, width, depth > 0 || g->adds);
                row = next;
            }
        }
    }
}

// Few rows times a transposed b: each element is the product of two vectors that lie in one piece.
static void NAME(product_dots)(const struct kernel_product *g, size_t from, size_t to, size_t first, size_t last) {
    const REAL *b = g->b;
    for (size_t row = from; row < to; row++) {
        const REAL *a = (const REAL *)g->a + row * g->a_step;
        REAL *c = (REAL *)g->c + row * g->c_step;
        for (size_t column = first; column < last; column += 4) {
            int count = (int)NAME(least)(4, last - column);
            const REAL *x[4];
            for (int v = 0; v < 4; v++) x[v] = b + (column + (v < count ? v : 0)) * g->b_step;
            NAME(vector) sums[4][2] = {0};
            size_t j = 0;
            for (; j + WIDTH <= g->k; j += WIDTH)
                for (int v = 0; v < 4; v++) {
                    sums[v][0] += NAME(load)(a + j) * NAME(load)(x[v] + j);
                    sums[v][1] += NAME(load)(a + j + LANES) * NAME(load)(x[v] + j + LANES);
                }
            for (int v = 0; v < count; v++) {
                REAL lanes[LANES], total = 0;
                *(NAME(vector) *)lanes = sums[v][0] + sums[v][1];
                for (int half = LANES / 2; half > 0; half /= 2)
                    for (int i = 0; i < half; i++) lanes[i] += lanes[i + half];
                for (size_t i = j; i < g->k; i++) total += a[i] * x[v][i];
                c[column + v] = (g->adds ? c[column + v] : 0) + (lanes[0] + total);
            }
        }
    }
}

#undef WIDTH
#undef TILE
#undef TILE_CASE
#undef TILE_CASES
