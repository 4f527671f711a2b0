/* Compiled command trees that the binary carries. */
#ifndef RUNSHEET_EMBEDDED_TREES_H
#define RUNSHEET_EMBEDDED_TREES_H

#include <stddef.h>
#include <stdint.h>

/* How many names of programs there are; a tree may have several. */
size_t runsheet_tree_count(void);

/* The name at `index`, in the order of the bytes; NULL when there is none. */
const char *runsheet_tree_name(size_t index);

/* The tree's bytes, which live for ever; their number in `count`. */
const uint8_t *runsheet_tree_bytes(size_t index, size_t *count);

#endif
