/* The tables of what running commands does, and how their words are read. */
#ifndef RUNSHEET_EMBEDDED_BEHAVIOUR_H
#define RUNSHEET_EMBEDDED_BEHAVIOUR_H

#include <stddef.h>
#include <stdint.h>

/* How many tables there are. */
size_t runsheet_behaviour_count(void);

/* Name of the table, as a C string that lives for ever; NULL when there is no such table. */
const char *runsheet_behaviour_name(size_t index);

/* The bytes, which live for ever; their number in `count`. */
const uint8_t *runsheet_behaviour_bytes(size_t index, size_t *count);

#endif
