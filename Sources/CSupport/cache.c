#define _GNU_SOURCE

#include "CSupport.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

struct runsheet_digest runsheet_xxh3_wide(const uint8_t *bytes, size_t count) {
    XXH128_hash_t hash = XXH3_128bits(bytes, count);
    return (struct runsheet_digest){hash.low64, hash.high64};
}

/* What is hashed of one entry, with its name behind it. No padding: all members have the same size. */
struct entry_state {
    uint64_t mode, number, size, content;
    int64_t written, written_part, changed, changed_part;
    char name[256];
};

static void note_times(struct entry_state *state, const struct stat *info) {
#if defined(__APPLE__)
    state->written = info->st_mtimespec.tv_sec;
    state->written_part = info->st_mtimespec.tv_nsec;
    state->changed = info->st_ctimespec.tv_sec;
    state->changed_part = info->st_ctimespec.tv_nsec;
#else
    state->written = info->st_mtim.tv_sec;
    state->written_part = info->st_mtim.tv_nsec;
    state->changed = info->st_ctim.tv_sec;
    state->changed_part = info->st_ctim.tv_nsec;
#endif
}

/* 0, or errno. */
static int hash_file(int folder, const char *name, uint64_t *hash) {
    int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return errno;
    XXH3_state_t *state = XXH3_createState();
    uint8_t *buffer = malloc(1 << 16);
    int failure = state && buffer ? 0 : ENOMEM;
    if (!failure) XXH3_64bits_reset(state);
    while (!failure) {
        ssize_t count = read(file, buffer, 1 << 16);
        if (count == 0) break;
        if (count > 0) XXH3_64bits_update(state, buffer, (size_t)count);
        else if (errno != EINTR) failure = errno;
    }
    if (!failure) *hash = XXH3_64bits_digest(state);
    XXH3_freeState(state);
    free(buffer);
    close(file);
    return failure;
}

static int add_name(struct runsheet_folder_state *result, size_t *capacity, const char *name) {
    size_t count = strlen(name) + 1;
    if (result->names_count + count > *capacity) {
        size_t wanted = 2 * (*capacity + count);
        char *names = realloc(result->names, wanted);
        if (!names) return ENOMEM;
        result->names = names;
        *capacity = wanted;
    }
    memcpy(result->names + result->names_count, name, count);
    result->names_count += count;
    return 0;
}

static int add_entry(
    struct runsheet_folder_state *result, size_t *capacity, int folder, const char *name, int64_t calm_seconds,
    int64_t calm_nanoseconds) {
    struct stat info;
    if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0) return errno;
    struct entry_state state;
    size_t length = strlen(name);
    if (length >= sizeof state.name) return ENAMETOOLONG;
    memset(&state, 0, offsetof(struct entry_state, name));
    memcpy(state.name, name, length);
    state.mode = info.st_mode;
    if (S_ISDIR(info.st_mode)) {
        int failure = add_name(result, capacity, name);
        if (failure) return failure;
    } else {
        state.number = info.st_ino;
        state.size = (uint64_t)info.st_size;
        note_times(&state, &info);
        int is_young = state.written > calm_seconds
            || (state.written == calm_seconds && state.written_part >= calm_nanoseconds);
        if (is_young && S_ISREG(info.st_mode)) {
            int failure = hash_file(folder, name, &state.content);
            if (failure) return failure;
        }
    }
    XXH128_hash_t hash = XXH3_128bits(&state, offsetof(struct entry_state, name) + length);
    result->sum.low += hash.low64;
    result->sum.high += hash.high64;
    result->count++;
    return 0;
}

int runsheet_folder_state(
    const char *path, int64_t calm_seconds, int64_t calm_nanoseconds, struct runsheet_folder_state *result) {
    memset(result, 0, sizeof *result);
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return errno;
    DIR *folder = fdopendir(descriptor);
    if (!folder) {
        int failure = errno;
        close(descriptor);
        return failure;
    }
    size_t capacity = 0;
    int failure = 0;
    while (!failure) {
        errno = 0;
        struct dirent *entry = readdir(folder);
        if (!entry) {
            failure = errno;
            break;
        }
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        failure = add_entry(result, &capacity, dirfd(folder), entry->d_name, calm_seconds, calm_nanoseconds);
    }
    closedir(folder);
    return failure;
}

void runsheet_release_folder_state(struct runsheet_folder_state *state) {
    free(state->names);
    memset(state, 0, sizeof *state);
}
