/* Makes the system fail at a chosen moment; loaded before the C library, with LD_PRELOAD.

   FAULT_AT=n       the n-th call that changes the disk below FAULT_BELOW goes wrong
   FAULT_KIND=kill  the process is killed before that call, as by kill -9
   FAULT_KIND=28    that call and all later ones fail with this number
   FAULT_COUNT=file how many such calls there were is written there when the process ends
   FAULT_LOG=file   what reaches the disk, and what changes places, is written there in the order in which it happens
   FAULT_CHANGE=n   the file FAULT_FILE is written to during the first n times that it is read
   FAULT_SWAP=path  just before FAULT_FILE is opened, this is moved away, and a link to FAULT_LINK takes its place */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long calls, changes;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

static int is_below(const char *path) {
    const char *folder = getenv("FAULT_BELOW");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

/* Whether the call is to fail; errno is set then. */
static int fails(const char *path) {
    if (!is_below(path)) return 0;
    long now = atomic_fetch_add(&calls, 1) + 1, at = number("FAULT_AT");
    if (at == 0 || now < at) return 0;
    const char *kind = getenv("FAULT_KIND");
    if (kind && strcmp(kind, "kill") == 0) {
        raise(SIGKILL);
        return 0;
    }
    errno = (int)number("FAULT_KIND");
    return 1;
}

static int name(int descriptor, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, path, size - 1);
    if (count < 0) return 0;
    path[count] = 0;
    return 1;
}

static int fails_on(int descriptor) {
    char path[4096];
    return name(descriptor, path, sizeof path) && fails(path);
}

static void note(const char *what, const char *path) {
    const char *log = getenv("FAULT_LOG");
    char line[4352];
    if (!log || !is_below(path)) return;
    int file = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND, 0666);
    int count = snprintf(line, sizeof line, "%s %s\n", what, path);
    (void)!REAL(write)(file, line, (size_t)count);
    close(file);
}

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("FAULT_COUNT");
    if (!path) return;
    FILE *file = fopen(path, "w");
    if (!file) return;
    fprintf(file, "%ld\n", atomic_load(&calls));
    fclose(file);
}

static void swap(const char *path) {
    const char *wanted = getenv("FAULT_FILE"), *place = getenv("FAULT_SWAP"), *link = getenv("FAULT_LINK");
    char away[4096];
    if (!wanted || !place || !link || strcmp(path, wanted) != 0 || atomic_fetch_add(&changes, 1) > 0) return;
    snprintf(away, sizeof away, "%s.away", place);
    (void)!REAL(rename)(place, away);
    (void)!symlink(link, place);
}

static int opened(const char *path, int flags, mode_t mode) {
    swap(path);
    if ((flags & O_CREAT) && fails(path)) return -1;
    return REAL(open)(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened(path, flags, mode);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    char path[4096];
    if (descriptor > 2 && fails_on(descriptor)) return -1;
    if (getenv("FAULT_LOG") && name(descriptor, path, sizeof path)) note("write", path);
    return REAL(write)(descriptor, bytes, count);
}

int mkdir(const char *path, mode_t mode) { return fails(path) ? -1 : REAL(mkdir)(path, mode); }

int rename(const char *from, const char *to) {
    note("place", to);
    return fails(to) ? -1 : REAL(rename)(from, to);
}

int syncfs(int descriptor) {
    char path[4096];
    if (name(descriptor, path, sizeof path)) note("flush", path);
    return fails_on(descriptor) ? -1 : REAL(syncfs)(descriptor);
}

int renameat2(int one, const char *from, int other, const char *to, unsigned flags) {
    note("place", to);
    return fails(to) ? -1 : REAL(renameat2)(one, from, other, to, flags);
}

/* Removing goes on when a disk is full: only a killed process stops there. */
int unlink(const char *path) {
    const char *kind = getenv("FAULT_KIND");
    if (kind && strcmp(kind, "kill") == 0) (void)fails(path);
    return REAL(unlink)(path);
}

int rmdir(const char *path) {
    const char *kind = getenv("FAULT_KIND");
    if (kind && strcmp(kind, "kill") == 0) (void)fails(path);
    return REAL(rmdir)(path);
}

static void change(int descriptor) {
    const char *wanted = getenv("FAULT_FILE");
    struct stat file, read;
    if (!wanted || stat(wanted, &file) != 0 || fstat(descriptor, &read) != 0 || file.st_ino != read.st_ino) return;
    if (atomic_fetch_add(&changes, 1) >= number("FAULT_CHANGE")) return;
    int other = REAL(open)(wanted, O_RDWR);
    char first = 0;
    if (pread(other, &first, 1, 0) == 1) {
        /* What was read so far is of one edition, what follows is of the next. */
        struct stat status;
        fstat(other, &status);
        for (off_t place = 0; place < status.st_size; place++) {
            char byte;
            if (pread(other, &byte, 1, place) == 1 && byte >= '0' && byte < '9') {
                byte++;
                (void)!pwrite(other, &byte, 1, place);
            }
        }
        struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = 1000000 + atomic_load(&changes)}};
        futimens(other, times);
    }
    close(other);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    const char *wanted = getenv("FAULT_FILE");
    if (!wanted || number("FAULT_CHANGE") == 0) return REAL(read)(descriptor, bytes, count);
    /* In two parts, with the change between them. */
    ssize_t got = REAL(read)(descriptor, bytes, count > 64 ? 64 : count);
    if (got > 0) change(descriptor);
    return got;
}
