/* The Python files that make a command tree from an installed tool. */
#ifndef RUNSHEET_EMBEDDED_IMPORTERS_H
#define RUNSHEET_EMBEDDED_IMPORTERS_H

#include <stddef.h>
#include <stdint.h>

/* How many files there are. */
size_t runsheet_importer_count(void);

/* Name of the file, as a C string that lives for ever; NULL when there is no such file. */
const char *runsheet_importer_name(size_t index);

/* The bytes, which live for ever; their number in `count`. */
const uint8_t *runsheet_importer_bytes(size_t index, size_t *count);

#endif
