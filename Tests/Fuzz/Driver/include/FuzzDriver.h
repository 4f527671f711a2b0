#pragma once
#include <stddef.h>
#include <stdint.h>

/// Feeds `one` with texts until libFuzzer's options say that it is enough; gives the exit status.
int runsheet_fuzz(int (*one)(const uint8_t *bytes, size_t count), int argc, char **argv);
