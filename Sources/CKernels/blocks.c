// Memory for large blocks: what is given back is kept for the next block of its size, so that a step that repeats asks the
// system for nothing, and its pages are there already. Large ones lie on huge pages where the system has them.
#include "kernels.h"
#include <stdatomic.h>
#include <stdlib.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

// Four sizes to each power of two, from 1 KiB on.
enum { least_power = 10, most_power = 40, classes = 4 * (most_power - least_power) };
static const size_t most_held = (size_t)1 << 30, huge_page = (size_t)1 << 21;

struct kept {
    struct kept *next;
};
static struct kept *kept_blocks[classes];
static size_t bytes_held;
static atomic_flag taken = ATOMIC_FLAG_INIT;

static void lock(void) {
    while (atomic_flag_test_and_set_explicit(&taken, memory_order_acquire)) {}
}
static void unlock(void) { atomic_flag_clear_explicit(&taken, memory_order_release); }

// The class of a size, and the size of its blocks; none for what is larger than any.
static int class_of(size_t size, size_t *whole) {
    if (size <= (size_t)1 << least_power) {
        *whole = (size_t)1 << least_power;
        return 0;
    }
    int power = 63 - __builtin_clzll(size - 1);
    size_t quarter = (size_t)1 << (power - 2), steps = (size - 1 - ((size_t)1 << power)) / quarter;
    *whole = ((size_t)1 << power) + (steps + 1) * quarter;
    int class = 4 * (power - least_power) + (int)steps + 1;
    return class < classes ? class : -1;
}

static void *fresh(size_t size) {
    void *block = NULL;
    if (posix_memalign(&block, size >= huge_page ? huge_page : 64, size)) return NULL;
#if defined(MADV_HUGEPAGE)
    if (size >= huge_page) madvise(block, size, MADV_HUGEPAGE);
#endif
    return block;
}

void *block_take(size_t size) {
    size_t whole;
    int class = class_of(size, &whole);
    if (class < 0) return NULL;
    lock();
    struct kept *block = kept_blocks[class];
    if (block) {
        kept_blocks[class] = block->next;
        bytes_held -= whole;
    }
    unlock();
    if (block) return block;
    void *made = fresh(whole);
    if (made || blocks_held() == 0) return made;
    blocks_release();
    return fresh(whole);
}

void block_give(void *block, size_t size) {
    size_t whole;
    int class = class_of(size, &whole);
    lock();
    bool keeps = bytes_held + whole <= most_held;
    if (keeps) {
        struct kept *first = block;
        first->next = kept_blocks[class];
        kept_blocks[class] = first;
        bytes_held += whole;
    }
    unlock();
    if (!keeps) free(block);
}

size_t blocks_held(void) {
    lock();
    size_t held = bytes_held;
    unlock();
    return held;
}

void blocks_release(void) {
    for (int class = 0; class < classes; class++) {
        lock();
        struct kept *block = kept_blocks[class];
        kept_blocks[class] = NULL;
        for (struct kept *b = block; b; b = b->next) {
            size_t whole = class == 0 ? (size_t)1 << least_power
                                      : ((size_t)1 << (least_power + (class - 1) / 4)) + (size_t)((class - 1) % 4 + 1) * ((size_t)1 << (least_power + (class - 1) / 4 - 2));
            bytes_held -= whole;
        }
        unlock();
        while (block) {
            struct kept *next = block->next;
            free(block);
            block = next;
        }
    }
}
