/* Files of the checkout that the binary carries, so that it works away from it. */
#ifndef RUNSHEET_EMBEDDED_FILES_H
#define RUNSHEET_EMBEDDED_FILES_H

#include <stddef.h>
#include <stdint.h>

/* How many files of templates/ there are. */
size_t runsheet_template_count(void);

/* Path below templates/, as a C string that lives for ever; NULL when there is no such file. */
const char *runsheet_template_path(size_t index);

/* The bytes, which live for ever; their number in `count`. */
const uint8_t *runsheet_template_bytes(size_t index, size_t *count);

#endif
