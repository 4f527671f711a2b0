/* The few lines that Swift cannot say. */
#ifndef RUNSHEET_CSUPPORT_H
#define RUNSHEET_CSUPPORT_H

#include <stddef.h>
#include <stdint.h>

#include "EmbeddedFiles.h"

/* SHA-256 of `count` bytes, by a maintained library; `digest` takes 32 bytes. */
void runsheet_sha256(const uint8_t *bytes, size_t count, uint8_t *digest);

/* XXH3, 64 bits: for hashes that only tell a change, never for trust. */
uint64_t runsheet_xxh3(const uint8_t *bytes, size_t count);

#endif
