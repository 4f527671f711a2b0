#ifndef RUNSHEET_THREAD_DRIVER_H
#define RUNSHEET_THREAD_DRIVER_H

#include <stddef.h>

/* Calls `work` with 0, 1, … in so many threads at once, and waits for all of them; -1 when they cannot be started. */
int runsheet_in_threads(size_t count, void (*work)(size_t number));

#endif
