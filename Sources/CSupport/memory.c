#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

enum { STEP = 64 << 20, KEPT = 256 << 20, LARGE = 32 << 20 };

/*
 * The C library grows the memory of a thread by a page or two at a time and gives it back as soon as it can: two
 * system calls and fresh pages for what is asked for again a moment later. A compiler ends soon and may keep what it
 * has. A step is all that the memory of a thread may have in one piece: it is opened by one call, and pages are still
 * only taken when they are written to. With less, each page or two beyond the first step is a system call again, which
 * stops the other threads. This has to be said before the first thread makes its own memory, so it runs before main.
 */
__attribute__((constructor)) static void keep_memory(void) {
    (void)mallopt(M_TOP_PAD, STEP);
    (void)mallopt(M_TRIM_THRESHOLD, KEPT);
    (void)mallopt(M_MMAP_THRESHOLD, LARGE);
}
#endif
