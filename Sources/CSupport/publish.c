#define _GNU_SOURCE

#include "CSupport.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int runsheet_exchange(const char *one, const char *other) {
#if defined(__APPLE__)
    return renamex_np(one, other, RENAME_SWAP);
#elif defined(RENAME_EXCHANGE)
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
#else
    (void)one;
    (void)other;
    errno = ENOSYS;
    return -1;
#endif
}

int runsheet_flush(int descriptor) {
#if defined(__linux__)
    return syncfs(descriptor);
#else
    return fsync(descriptor);
#endif
}

static volatile sig_atomic_t caught_signal = 0;

static void remember(int number) { caught_signal = number; }

void runsheet_catch_signals(void) {
    struct sigaction action = {0};
    action.sa_handler = remember;
    /* The second signal ends the process as usual: cleaning up may itself be what hangs. */
    action.sa_flags = SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t index = 0; index < sizeof numbers / sizeof numbers[0]; index++) {
        struct sigaction before;
        /* What the caller ignores stays ignored, as under nohup. */
        if (sigaction(numbers[index], NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
            sigaction(numbers[index], &action, NULL);
        }
    }
}

int runsheet_caught_signal(void) { return caught_signal; }

void runsheet_end_by_signal(int number) {
    signal(number, SIG_DFL);
    /* Threads of a pool are often started with signals blocked. */
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    raise(number);
}
