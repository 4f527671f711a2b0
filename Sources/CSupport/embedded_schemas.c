#include "CSupport.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t bundle[] = {
#embed "../Exporting/Schema/v1/bundle.schema.json"
};
static const uint8_t catalog[] = {
#embed "../Exporting/Schema/v1/catalog.schema.json"
};
static const uint8_t inspection[] = {
#embed "../Exporting/Schema/v1/inspection.schema.json"
};
static const uint8_t runbook[] = {
#embed "../Exporting/Schema/v1/runbook.schema.json"
};
static const uint8_t step[] = {
#embed "../Exporting/Schema/v1/step.schema.json"
};

static const struct {
    const char *path;
    const uint8_t *bytes;
    size_t count;
} schemas[] = {
    {"v1/bundle.schema.json", bundle, sizeof bundle},
    {"v1/catalog.schema.json", catalog, sizeof catalog},
    {"v1/inspection.schema.json", inspection, sizeof inspection},
    {"v1/runbook.schema.json", runbook, sizeof runbook},
    {"v1/step.schema.json", step, sizeof step},
};

size_t runsheet_schema_count(void) { return sizeof schemas / sizeof schemas[0]; }

const char *runsheet_schema_path(size_t index) { return index < runsheet_schema_count() ? schemas[index].path : NULL; }

const uint8_t *runsheet_schema_bytes(size_t index, size_t *count) {
    if (index >= runsheet_schema_count()) {
        *count = 0;
        return NULL;
    }
    *count = schemas[index].count;
    return schemas[index].bytes;
}
