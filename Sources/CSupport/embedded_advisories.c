#include "CSupport.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t google[] = {
#embed "../Linting/Advisories/Data/google.yml"
};
static const uint8_t kubernetes[] = {
#embed "../Linting/Advisories/Data/kubernetes.yml"
};
static const uint8_t amazon[] = {
#embed "../Linting/Advisories/Data/amazon.yml"
};
static const uint8_t containers[] = {
#embed "../Linting/Advisories/Data/containers.yml"
};
static const uint8_t git[] = {
#embed "../Linting/Advisories/Data/git.yml"
};
static const uint8_t databases[] = {
#embed "../Linting/Advisories/Data/databases.yml"
};
static const uint8_t infrastructure[] = {
#embed "../Linting/Advisories/Data/infrastructure.yml"
};
static const uint8_t platforms[] = {
#embed "../Linting/Advisories/Data/platforms.yml"
};
static const uint8_t migrations[] = {
#embed "../Linting/Advisories/Data/migrations.yml"
};
static const uint8_t packages[] = {
#embed "../Linting/Advisories/Data/packages.yml"
};
static const uint8_t system[] = {
#embed "../Linting/Advisories/Data/system.yml"
};

/* In the order of `BuiltInAdvisories.Family`. */
static const struct {
    const uint8_t *bytes;
    size_t count;
} advisories[] = {
    {google, sizeof google},
    {kubernetes, sizeof kubernetes},
    {amazon, sizeof amazon},
    {containers, sizeof containers},
    {git, sizeof git},
    {databases, sizeof databases},
    {infrastructure, sizeof infrastructure},
    {platforms, sizeof platforms},
    {migrations, sizeof migrations},
    {packages, sizeof packages},
    {system, sizeof system},
};

const uint8_t *runsheet_advisory_bytes(size_t index, size_t *count) {
    if (index >= sizeof advisories / sizeof advisories[0]) {
        *count = 0;
        return NULL;
    }
    *count = advisories[index].count;
    return advisories[index].bytes;
}
