#include "CSupport.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct stream {
    int descriptor;
    uint8_t *bytes;
    size_t count, capacity;
};

/* 0 at the end of the stream, 1 when there may be more, -1 and errno when it went wrong. */
static int drain(struct stream *stream) {
    if (stream->count == stream->capacity) {
        size_t capacity = stream->capacity ? stream->capacity * 2 : 65536;
        uint8_t *grown = realloc(stream->bytes, capacity);
        if (!grown) return -1;
        stream->bytes = grown;
        stream->capacity = capacity;
    }
    ssize_t got = read(stream->descriptor, stream->bytes + stream->count, stream->capacity - stream->count);
    if (got < 0) return errno == EINTR ? 1 : -1;
    stream->count += (size_t)got;
    return got > 0;
}

static int drain_both(struct stream *streams) {
    int open = 2;
    while (open > 0) {
        struct pollfd polls[2] = {
            {.fd = streams[0].descriptor, .events = POLLIN}, {.fd = streams[1].descriptor, .events = POLLIN}};
        if (poll(polls, 2, -1) < 0) {
            if (errno == EINTR) continue;
            return -1;
        }
        for (int index = 0; index < 2; index++) {
            if (!polls[index].revents) continue;
            int state = drain(&streams[index]);
            if (state < 0) return -1;
            if (state == 0) {
                close(streams[index].descriptor);
                streams[index].descriptor = -1;
                open--;
            }
        }
    }
    return 0;
}

static int spawn(const char *const *arguments, int output, int error, pid_t *process) {
    posix_spawn_file_actions_t actions;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure) return failure;
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, 1);
    posix_spawn_file_actions_adddup2(&actions, error, 2);
    failure = posix_spawnp(process, arguments[0], &actions, NULL, (char *const *)arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

static int open_pipe(int *ends) {
    if (pipe(ends) != 0) return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
}

int runsheet_capture(const char *const *arguments, struct runsheet_captured *result) {
    int output[2], error[2];
    memset(result, 0, sizeof *result);
    if (open_pipe(output) != 0) return errno;
    if (open_pipe(error) != 0) {
        int failure = errno;
        close(output[0]);
        close(output[1]);
        return failure;
    }
    pid_t process = 0;
    int failure = spawn(arguments, output[1], error[1], &process);
    close(output[1]);
    close(error[1]);
    struct stream streams[2] = {{.descriptor = output[0]}, {.descriptor = error[0]}};
    if (failure == 0 && drain_both(streams) != 0) failure = errno ? errno : ENOMEM;
    for (int index = 0; index < 2; index++)
        if (streams[index].descriptor >= 0) close(streams[index].descriptor);
    int status = 0;
    while (process > 0 && waitpid(process, &status, 0) < 0)
        if (errno != EINTR) break;
    result->output = streams[0].bytes;
    result->output_count = streams[0].count;
    result->error = streams[1].bytes;
    result->error_count = streams[1].count;
    result->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return failure;
}

void runsheet_release(struct runsheet_captured *result) {
    free(result->output);
    free(result->error);
    memset(result, 0, sizeof *result);
}

static size_t argument_count = 0;
static char **arguments = NULL;

#if defined(__GLIBC__)
/* Swift looks for them beside the environment on the stack, and finds none when a preloaded library has set a variable
   before: then every command would be an empty one, that says how to use the program and ends well. */
__attribute__((constructor)) static void remember_arguments(int count, char **values) {
    argument_count = count < 0 ? 0 : (size_t)count;
    arguments = values;
}
#endif

const char *runsheet_argument(size_t index) { return index < argument_count ? arguments[index] : NULL; }
