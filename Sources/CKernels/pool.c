// Threads that wait for parts of a loop. They spin for a moment, since the next kernel usually follows at once, then sleep.
#define _GNU_SOURCE
#include "kernels.h"
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

// Each thread has chunks of a loop of its own, one after the other, so that it meets what it left in its cache the last time;
// who has done its own takes from the others: a thread that the system has put aside delays nothing but the chunk that it
// was at.
enum { each_has = 4, most_threads = 0xFFFF / each_has };

struct share {
    // The round in the upper half, then the end of the share and its next chunk: one word, so that a thread that comes late
    // takes nothing of a round that it does not know.
    _Alignas(64) atomic_ullong chunks;
};

struct kernel_pool {
    int workers;
    pthread_t *threads;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
    struct share *shares;
    atomic_uint round;
    atomic_uint done;
    atomic_int sleeping, numbered;
    atomic_bool ends;
    // The processors that the process may use.
    cpu_set_t processors;
    void (*work)(void *, size_t, size_t);
    void *context;
    size_t n, chunk;
};

static inline void pause_briefly(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

// Takes chunks of one share until none is left.
static void run_share(struct kernel_pool *pool, struct share *share, unsigned round) {
    unsigned long long word = atomic_load_explicit(&share->chunks, memory_order_acquire);
    while ((unsigned)(word >> 32) == round && (word & 0xFFFF) < (word >> 16 & 0xFFFF)) {
        if (!atomic_compare_exchange_weak_explicit(&share->chunks, &word, word + 1, memory_order_acq_rel, memory_order_acquire)) continue;
        // A chunk that was taken keeps the round, and so what is read here, until it is done.
        size_t from = (size_t)(word & 0xFFFF) * pool->chunk, to = from + pool->chunk;
        pool->work(pool->context, from, to < pool->n ? to : pool->n);
        atomic_fetch_add_explicit(&pool->done, 1, memory_order_release);
        word = atomic_load_explicit(&share->chunks, memory_order_acquire);
    }
}

static void run_chunks(struct kernel_pool *pool, int first, unsigned round) {
    int threads = pool->workers + 1;
    for (int i = 0; i < threads; i++) run_share(pool, &pool->shares[(first + i) % threads], round);
}

static unsigned current_round(struct kernel_pool *pool) { return atomic_load_explicit(&pool->round, memory_order_acquire); }

static void *serve(void *argument) {
    struct kernel_pool *pool = argument;
    int number = atomic_fetch_add(&pool->numbered, 1) + 1;
    unsigned seen = 0;
    for (;;) {
        unsigned round = current_round(pool);
        for (int i = 0; i < 2000 && round == seen; i++) {
            pause_briefly();
            round = current_round(pool);
        }
        if (round == seen) {
            pthread_mutex_lock(&pool->mutex);
            atomic_fetch_add(&pool->sleeping, 1);
            while ((round = current_round(pool)) == seen) pthread_cond_wait(&pool->wake, &pool->mutex);
            atomic_fetch_sub(&pool->sleeping, 1);
            pthread_mutex_unlock(&pool->mutex);
            pthread_setaffinity_np(pthread_self(), sizeof pool->processors, &pool->processors);
        }
        seen = round;
        if (atomic_load(&pool->ends)) return NULL;
        run_chunks(pool, number, round);
    }
}

// Has the sleeping threads wake up on another processor than this one. A guest system takes its own idle processors for
// taken, and would put a thread that it wakes behind the one that waits for it, for some milliseconds. Awake, they may go
// where they like again. Among many processors a few such mistakes do not matter, and as many calls would.
static void keep_off_this_processor(struct kernel_pool *pool) {
    int here = sched_getcpu();
    cpu_set_t others = pool->processors;
    if (here < 0 || here >= CPU_SETSIZE || pool->workers > 7) return;
    CPU_CLR(here, &others);
    if (CPU_COUNT(&others) == 0) return;
    for (int i = 0; i < pool->workers; i++) pthread_setaffinity_np(pool->threads[i], sizeof others, &others);
}

static unsigned begin_round(struct kernel_pool *pool, unsigned chunks) {
    unsigned round = current_round(pool) + 1, threads = (unsigned)pool->workers + 1;
    atomic_store(&pool->done, 0);
    for (unsigned i = 0; i < threads; i++) {
        unsigned long long from = (unsigned long long)chunks * i / threads, to = (unsigned long long)chunks * (i + 1) / threads;
        atomic_store_explicit(&pool->shares[i].chunks, (unsigned long long)round << 32 | to << 16 | from, memory_order_release);
    }
    atomic_store(&pool->round, round);
    if (atomic_load(&pool->sleeping) > 0) {
        keep_off_this_processor(pool);
        pthread_mutex_lock(&pool->mutex);
        pthread_cond_broadcast(&pool->wake);
        pthread_mutex_unlock(&pool->mutex);
    }
    return round;
}

struct kernel_pool *kernel_pool_make(int threads) {
    if (threads < 2) return NULL;
    struct kernel_pool *pool = calloc(1, sizeof *pool);
    if (!pool) return NULL;
    pool->threads = calloc((size_t)threads, sizeof *pool->threads);
    // aligned_alloc leaves the words unset, and round 0 must have no chunk.
    pool->shares = threads < most_threads ? aligned_alloc(_Alignof(struct share), (size_t)threads * sizeof *pool->shares) : NULL;
    if (!pool->threads || !pool->shares) {
        free(pool->threads);
        free(pool->shares);
        free(pool);
        return NULL;
    }
    for (int i = 0; i < threads; i++) atomic_init(&pool->shares[i].chunks, 0);
    if (sched_getaffinity(0, sizeof pool->processors, &pool->processors) != 0) CPU_ZERO(&pool->processors);
    pthread_mutex_init(&pool->mutex, NULL);
    pthread_cond_init(&pool->wake, NULL);
    // Signals are the session's: its threads take none.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (pool->workers < threads - 1) {
        if (pthread_create(&pool->threads[pool->workers], NULL, serve, pool) != 0) break;
        pool->workers++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return pool;
}

void kernel_pool_free(struct kernel_pool *pool) {
    if (!pool) return;
    atomic_store(&pool->ends, true);
    begin_round(pool, 0);
    for (int i = 0; i < pool->workers; i++) pthread_join(pool->threads[i], NULL);
    pthread_cond_destroy(&pool->wake);
    pthread_mutex_destroy(&pool->mutex);
    free(pool->threads);
    free(pool->shares);
    free(pool);
}

size_t kernel_pool_threads(const struct kernel_pool *pool) { return pool ? (size_t)pool->workers + 1 : 1; }

void kernel_parallel(struct kernel_pool *pool, size_t n, size_t grain, void (*work)(void *, size_t, size_t), void *context) {
    if (!pool || pool->workers == 0 || n <= grain) {
        if (n > 0) work(context, 0, n);
        return;
    }
    size_t threads = (size_t)pool->workers + 1, chunk = (n + each_has * threads - 1) / (each_has * threads);
    pool->chunk = (chunk + grain - 1) / grain * grain;  // whole grains
    pool->work = work;
    pool->context = context;
    pool->n = n;
    unsigned chunks = (unsigned)((n + pool->chunk - 1) / pool->chunk);
    run_chunks(pool, 0, begin_round(pool, chunks));
    while (atomic_load_explicit(&pool->done, memory_order_acquire) < chunks) pause_briefly();
}
