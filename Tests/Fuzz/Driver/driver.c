#include "FuzzDriver.h"

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one)(const uint8_t *, size_t));

/// What libFuzzer's own entry would call; ours is called instead.
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    (void)bytes;
    (void)count;
    return 0;
}

int runsheet_fuzz(int (*one)(const uint8_t *bytes, size_t count), int argc, char **argv) {
    return LLVMFuzzerRunDriver(&argc, &argv, one);
}
