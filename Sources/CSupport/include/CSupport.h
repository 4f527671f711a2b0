/* The few lines that Swift cannot say. */
#ifndef RUNSHEET_CSUPPORT_H
#define RUNSHEET_CSUPPORT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "EmbeddedBehaviour.h"
#include "EmbeddedFiles.h"
#include "EmbeddedImporters.h"
#include "EmbeddedTrees.h"

/* SHA-256 of `count` bytes, by a maintained library; `digest` takes 32 bytes. */
void runsheet_sha256(const uint8_t *bytes, size_t count, uint8_t *digest);

/* XXH3, 64 bits: for hashes that only tell a change, never for trust. */
uint64_t runsheet_xxh3(const uint8_t *bytes, size_t count);

/* XXH3, 128 bits: for telling whether something is what it was. */
struct runsheet_digest {
    uint64_t low, high;
};
struct runsheet_digest runsheet_xxh3_wide(const uint8_t *bytes, size_t count);

/* Of everything in one folder a sum that does not depend on the order in which it is listed: name, kind and rights; of
   what is no folder size, number and times too. `names` are the folders in it, each with a NUL behind it. */
struct runsheet_folder_state {
    struct runsheet_digest sum;
    uint64_t count;
    char *names;
    size_t names_count;
};

/* Files that were written at the time given or later count with their content: clocks of file systems tick slowly, and
   another change in the same tick would not show. 0, or the error's number; `result` is released in both cases. */
int runsheet_folder_state(
    const char *path, int64_t calm_seconds, int64_t calm_nanoseconds, struct runsheet_folder_state *result);
void runsheet_release_folder_state(struct runsheet_folder_state *state);

/* Swaps two paths in one step; -1 and errno where the system or the file system cannot. */
int runsheet_exchange(const char *one, const char *other);

/* Brings the file system that `descriptor` stands on to the disk. */
int runsheet_flush(int descriptor);

/* From now on SIGINT, SIGTERM and SIGHUP are remembered instead of ending the process; the second one ends it. */
void runsheet_catch_signals(void);

/* The remembered signal, or 0. */
int runsheet_caught_signal(void);

/* Ends the process the way the signal would have done. */
void runsheet_end_by_signal(int number);

/* What a program wrote, and how it ended. */
struct runsheet_captured {
    uint8_t *output;
    size_t output_count;
    uint8_t *error;
    size_t error_count;
    int status;
};

/* Runs a program without a shell and without input, and waits for it; 0, or the error's number when it cannot be run.
   `arguments` ends in NULL; `result` is released by the caller in both cases. */
int runsheet_capture(const char *const *arguments, struct runsheet_captured *result);
void runsheet_release(struct runsheet_captured *result);

/* JSON Schemas that the binary carries. The path is below schema/; both path and bytes live for ever. */
size_t runsheet_schema_count(void);
const char *runsheet_schema_path(size_t index);
const uint8_t *runsheet_schema_bytes(size_t index, size_t *count);

/* Advisories about commands that the binary carries, one file of YAML for each family of tools; NULL behind the last. */
const uint8_t *runsheet_advisory_bytes(size_t index, size_t *count);

/* A bump arena of the calling thread for one parse: calloc, realloc and free in the form that cmark takes.
   Blocks that do not fit come from the usual allocator; `runsheet_arena_outside` counts those not yet freed.
   Begin and end in the same thread; 0 when one is open or there is no memory. A small arena is kept for the next
   parse of the thread and freed when the thread ends. */
int runsheet_arena_begin(size_t capacity);
size_t runsheet_arena_outside(void);
void runsheet_arena_end(void);
void *runsheet_arena_calloc(size_t count, size_t size);
void *runsheet_arena_realloc(void *block, size_t size);
void runsheet_arena_free(void *block);

/* One thread at a time between these two: see `CMarkTree`. */
void runsheet_strikethrough_begin(void);
void runsheet_strikethrough_end(void);

/* What the program was called with, its own name first; NULL behind the last, and where the system does not tell. */
const char *runsheet_argument(size_t index);

/* Tells that something happened below folders; -1 and errno where the system has no such thing. */
int runsheet_watch_open(void);
int runsheet_watch_add(int watch, const char *folder);

/* Waits for an event or for the time to pass; a watch of -1 only waits. 1 when there was an event. */
int runsheet_watch_wait(int watch, int milliseconds);

/* Listens on 127.0.0.1 only; `port` becomes the one that was given when it is 0. -1 and errno. */
int runsheet_listen_on_loopback(uint16_t *port);

/* A waiting connection that never blocks, or -1 and errno. */
int runsheet_accept(int listener);

/* As send(2), without the signal that ends a program whose reader has gone. */
ssize_t runsheet_send(int connection, const uint8_t *bytes, size_t count);

/* The script that loads pages anew while somebody writes. */
const uint8_t *runsheet_live_script(size_t *count);

#endif
