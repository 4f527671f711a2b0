#include "CSupport.h"

/* Standard since C23; the compiler knows it in older modes too. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t live_js[] = {
#embed "../Publishing/Live/live.js"
};

const uint8_t *runsheet_live_script(size_t *count) {
    *count = sizeof live_js;
    return live_js;
}
