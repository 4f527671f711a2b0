#include "ThreadDriver.h"

#include <pthread.h>
#include <stdlib.h>

struct task {
    void (*work)(size_t number);
    size_t number;
    pthread_t thread;
};

static void *run(void *argument) {
    struct task *task = argument;
    task->work(task->number);
    return NULL;
}

int runsheet_in_threads(size_t count, void (*work)(size_t number)) {
    struct task *tasks = calloc(count, sizeof *tasks);
    if (!tasks) return -1;
    size_t started = 0;
    while (started < count) {
        tasks[started].work = work;
        tasks[started].number = started;
        if (pthread_create(&tasks[started].thread, NULL, run, &tasks[started]) != 0) break;
        started++;
    }
    for (size_t index = 0; index < started; index++) (void)pthread_join(tasks[index].thread, NULL);
    free(tasks);
    return started == count ? 0 : -1;
}
