#include "CSupport.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { HEADER = 16, KEPT = 4 << 20 };

/* The blocks of one parse stand behind each other here; each is preceded by its size. */
struct arena {
    char *start;
    size_t capacity;
    size_t used;
    char *last;
    size_t outside;
    int is_open;
};

static _Thread_local struct arena arena;
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_key(void) { (void)pthread_key_create(&key, free); }

static int reserve(size_t capacity) {
    if (arena.capacity >= capacity) return 1;
    (void)pthread_once(&once, make_key);
    free(arena.start);
    arena.start = malloc(capacity);
    arena.capacity = arena.start == NULL ? 0 : capacity;
    (void)pthread_setspecific(key, arena.start);
    return arena.start != NULL;
}

static void release(void) {
    free(arena.start);
    arena.start = NULL;
    arena.capacity = 0;
    (void)pthread_setspecific(key, NULL);
}

int runsheet_arena_begin(size_t capacity) {
    if (arena.is_open || !reserve(capacity)) return 0;
    arena.used = 0;
    arena.last = NULL;
    arena.outside = 0;
    arena.is_open = 1;
    return 1;
}

size_t runsheet_arena_outside(void) { return arena.outside; }

void runsheet_arena_end(void) {
    arena.is_open = 0;
    if (arena.capacity > KEPT) release();
}

static int is_inside(const void *block) {
    const char *place = block;
    return arena.start != NULL && place >= arena.start && place < arena.start + arena.capacity;
}

static size_t rounded(size_t size) { return (size + HEADER - 1) & ~(size_t)(HEADER - 1); }

static void *take(size_t size) {
    size_t needed = HEADER + rounded(size);
    if (needed < size || !arena.is_open || needed > arena.capacity - arena.used) return NULL;
    char *block = arena.start + arena.used + HEADER;
    memcpy(block - HEADER, &size, sizeof size);
    arena.used += needed;
    arena.last = block;
    return block;
}

/* cmark does not check for a lack of memory and its own allocator ends the process too. */
static void *checked(void *block) {
    if (block == NULL) abort();
    arena.outside += 1;
    return block;
}

void *runsheet_arena_calloc(size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) abort();
    void *block = take(total);
    if (block == NULL) return checked(calloc(total == 0 ? 1 : total, 1));
    return memset(block, 0, total);
}

void *runsheet_arena_realloc(void *block, size_t size) {
    if (block != NULL && !is_inside(block)) {
        void *moved = realloc(block, size == 0 ? 1 : size);
        if (moved == NULL) abort();
        return moved;
    }
    size_t old = 0;
    if (block != NULL) memcpy(&old, (char *)block - HEADER, sizeof old);
    if (block != NULL && block == arena.last) {
        arena.used = (size_t)((char *)block - HEADER - arena.start);
        void *grown = take(size);
        if (grown != NULL) return grown;
        arena.used += HEADER + rounded(old);
    }
    void *moved = take(size);
    if (moved == NULL) moved = checked(malloc(size == 0 ? 1 : size));
    if (old > 0) memcpy(moved, block, old < size ? old : size);
    return moved;
}

void runsheet_arena_free(void *block) {
    if (block == NULL || is_inside(block)) return;
    arena.outside -= 1;
    free(block);
}

/* A lock of the system's, not of Swift's: helgrind and the thread sanitizer know it. */
static pthread_mutex_t strikethrough = PTHREAD_MUTEX_INITIALIZER;

void runsheet_strikethrough_begin(void) { (void)pthread_mutex_lock(&strikethrough); }

void runsheet_strikethrough_end(void) { (void)pthread_mutex_unlock(&strikethrough); }
