// glibc's allocator settings, which Swift's Glibc module leaves out.
#pragma once
#include <malloc.h>

// Keeps what large tensors gave back: returned to the system, every page of the next one would have to be cleared and
// mapped again, which takes longer than most operations on it.
static inline void keep_freed_memory(void) {
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
}

// Bytes that the process has asked for and not given back.
static inline size_t allocated_bytes(void) {
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}
