// Threads that wait for parts of a loop. They spin for a moment, since the next kernel usually follows at once, then sleep.
#include "kernels.h"
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

// The chunks of a loop are taken one by one by whoever is free: a thread that the system has put aside delays nothing but
// the chunk that it was at.
struct kernel_pool {
    int workers;
    pthread_t *threads;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
    // The round in the upper half, the next chunk in the lower.
    atomic_ullong next;
    atomic_uint done;
    atomic_int sleeping;
    atomic_bool ends;
    void (*work)(void *, size_t, size_t);
    void *context;
    size_t n, chunk;
    atomic_uint chunks;
};

static inline void pause_briefly(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

// Takes chunks of a round until none is left.
static void run_chunks(struct kernel_pool *pool, unsigned round) {
    unsigned long long next = atomic_load_explicit(&pool->next, memory_order_acquire);
    while ((unsigned)(next >> 32) == round && (unsigned)next < atomic_load(&pool->chunks)) {
        if (!atomic_compare_exchange_weak_explicit(&pool->next, &next, next + 1, memory_order_acq_rel,
                                                   memory_order_acquire))
            continue;
        // A chunk that was taken keeps the round, and so what is read here, until it is done.
        size_t from = (unsigned)next * pool->chunk, to = from + pool->chunk;
        pool->work(pool->context, from, to < pool->n ? to : pool->n);
        atomic_fetch_add_explicit(&pool->done, 1, memory_order_release);
        next = atomic_load_explicit(&pool->next, memory_order_acquire);
    }
}

static unsigned current_round(struct kernel_pool *pool) {
    return (unsigned)(atomic_load_explicit(&pool->next, memory_order_acquire) >> 32);
}

static void *serve(void *argument) {
    struct kernel_pool *pool = argument;
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
        }
        seen = round;
        if (atomic_load(&pool->ends)) return NULL;
        run_chunks(pool, round);
    }
}

static unsigned begin_round(struct kernel_pool *pool, unsigned chunks) {
    unsigned round = current_round(pool) + 1;
    atomic_store(&pool->done, 0);
    // No chunk of the old round is left, so nobody takes one between these two.
    atomic_store(&pool->chunks, chunks);
    atomic_store(&pool->next, (unsigned long long)round << 32);
    if (atomic_load(&pool->sleeping) > 0) {
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
    if (!pool->threads) {
        free(pool);
        return NULL;
    }
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
    free(pool);
}

size_t kernel_pool_threads(const struct kernel_pool *pool) { return pool ? (size_t)pool->workers + 1 : 1; }

void kernel_parallel(struct kernel_pool *pool, size_t n, size_t grain, void (*work)(void *, size_t, size_t), void *context) {
    if (!pool || pool->workers == 0 || n <= grain) {
        if (n > 0) work(context, 0, n);
        return;
    }
    // Four chunks for each thread, each of whole grains.
    size_t threads = (size_t)pool->workers + 1, chunk = (n + 4 * threads - 1) / (4 * threads);
    pool->chunk = (chunk + grain - 1) / grain * grain;
    pool->work = work;
    pool->context = context;
    pool->n = n;
    unsigned chunks = (unsigned)((n + pool->chunk - 1) / pool->chunk);
    run_chunks(pool, begin_round(pool, chunks));
    while (atomic_load_explicit(&pool->done, memory_order_acquire) < chunks) pause_briefly();
}
