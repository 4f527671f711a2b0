#include "EmbeddedBehaviour.h"

/* Standard since C23; the compiler knows it in older modes too. */
#pragma clang diagnostic ignored "-Wc23-extensions"

/* Each file of CommandTrees/Behaviour/ stands here and in the table; a test compares both with the folder. */
static const uint8_t clouds[] = {
#embed "../CommandTrees/Behaviour/clouds.txt"
};
static const uint8_t clusters[] = {
#embed "../CommandTrees/Behaviour/clusters.txt"
};
static const uint8_t containers[] = {
#embed "../CommandTrees/Behaviour/containers.txt"
};
static const uint8_t core[] = {
#embed "../CommandTrees/Behaviour/core.txt"
};
static const uint8_t databases[] = {
#embed "../CommandTrees/Behaviour/databases.txt"
};
static const uint8_t gcloud_groups[] = {
#embed "../CommandTrees/Behaviour/gcloud-groups.txt"
};
static const uint8_t gcloud_switches[] = {
#embed "../CommandTrees/Behaviour/gcloud-switches.txt"
};
static const uint8_t gcloud[] = {
#embed "../CommandTrees/Behaviour/gcloud.txt"
};
static const uint8_t network[] = {
#embed "../CommandTrees/Behaviour/network.txt"
};
static const uint8_t platforms[] = {
#embed "../CommandTrees/Behaviour/platforms.txt"
};
static const uint8_t runtimes[] = {
#embed "../CommandTrees/Behaviour/runtimes.txt"
};
static const uint8_t system[] = {
#embed "../CommandTrees/Behaviour/system.txt"
};
static const uint8_t verbs[] = {
#embed "../CommandTrees/Behaviour/verbs.txt"
};
static const uint8_t version_control[] = {
#embed "../CommandTrees/Behaviour/version-control.txt"
};
static const uint8_t windows[] = {
#embed "../CommandTrees/Behaviour/windows.txt"
};
static const uint8_t wrappers[] = {
#embed "../CommandTrees/Behaviour/wrappers.txt"
};

static const struct {
    const char *name;
    const uint8_t *bytes;
    size_t count;
} files[] = {
    {"clouds", clouds, sizeof clouds},
    {"clusters", clusters, sizeof clusters},
    {"containers", containers, sizeof containers},
    {"core", core, sizeof core},
    {"databases", databases, sizeof databases},
    {"gcloud-groups", gcloud_groups, sizeof gcloud_groups},
    {"gcloud-switches", gcloud_switches, sizeof gcloud_switches},
    {"gcloud", gcloud, sizeof gcloud},
    {"network", network, sizeof network},
    {"platforms", platforms, sizeof platforms},
    {"runtimes", runtimes, sizeof runtimes},
    {"system", system, sizeof system},
    {"verbs", verbs, sizeof verbs},
    {"version-control", version_control, sizeof version_control},
    {"windows", windows, sizeof windows},
    {"wrappers", wrappers, sizeof wrappers},
};

size_t runsheet_behaviour_count(void) { return sizeof files / sizeof *files; }

const char *runsheet_behaviour_name(size_t index) {
    return index < runsheet_behaviour_count() ? files[index].name : NULL;
}

const uint8_t *runsheet_behaviour_bytes(size_t index, size_t *count) {
    if (index >= runsheet_behaviour_count()) return NULL;
    *count = files[index].count;
    return files[index].bytes;
}
