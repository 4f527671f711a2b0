#include "EmbeddedImporters.h"

/* Standard since C23; the compiler knows it in older modes too. */
#pragma clang diagnostic ignored "-Wc23-extensions"

/* Each file of Scripts/command-trees/ stands here and in the table; a test compares both with the folder. */
static const uint8_t aws_py[] = {
#embed "../../Scripts/command-trees/aws.py"
};
static const uint8_t az_py[] = {
#embed "../../Scripts/command-trees/az.py"
};
static const uint8_t bq_py[] = {
#embed "../../Scripts/command-trees/bq.py"
};
static const uint8_t cligraph_py[] = {
#embed "../../Scripts/command-trees/cligraph.py"
};
static const uint8_t cobra_py[] = {
#embed "../../Scripts/command-trees/cobra.py"
};
static const uint8_t gcloud_py[] = {
#embed "../../Scripts/command-trees/gcloud.py"
};
static const uint8_t gcloud_types_py[] = {
#embed "../../Scripts/command-trees/gcloud_types.py"
};
static const uint8_t git_py[] = {
#embed "../../Scripts/command-trees/git.py"
};
static const uint8_t gsutil_py[] = {
#embed "../../Scripts/command-trees/gsutil.py"
};
static const uint8_t helptext_py[] = {
#embed "../../Scripts/command-trees/helptext.py"
};
static const uint8_t import_py[] = {
#embed "../../Scripts/command-trees/import.py"
};
static const uint8_t merge_py[] = {
#embed "../../Scripts/command-trees/merge.py"
};
static const uint8_t npm_py[] = {
#embed "../../Scripts/command-trees/npm.py"
};
static const uint8_t pythontools_py[] = {
#embed "../../Scripts/command-trees/pythontools.py"
};
static const uint8_t singledash_py[] = {
#embed "../../Scripts/command-trees/singledash.py"
};

static const struct {
    const char *name;
    const uint8_t *bytes;
    size_t count;
} files[] = {
    {"aws.py", aws_py, sizeof aws_py},
    {"az.py", az_py, sizeof az_py},
    {"bq.py", bq_py, sizeof bq_py},
    {"cligraph.py", cligraph_py, sizeof cligraph_py},
    {"cobra.py", cobra_py, sizeof cobra_py},
    {"gcloud.py", gcloud_py, sizeof gcloud_py},
    {"gcloud_types.py", gcloud_types_py, sizeof gcloud_types_py},
    {"git.py", git_py, sizeof git_py},
    {"gsutil.py", gsutil_py, sizeof gsutil_py},
    {"helptext.py", helptext_py, sizeof helptext_py},
    {"import.py", import_py, sizeof import_py},
    {"merge.py", merge_py, sizeof merge_py},
    {"npm.py", npm_py, sizeof npm_py},
    {"pythontools.py", pythontools_py, sizeof pythontools_py},
    {"singledash.py", singledash_py, sizeof singledash_py},
};

size_t runsheet_importer_count(void) { return sizeof files / sizeof *files; }

const char *runsheet_importer_name(size_t index) {
    return index < runsheet_importer_count() ? files[index].name : NULL;
}

const uint8_t *runsheet_importer_bytes(size_t index, size_t *count) {
    if (index >= runsheet_importer_count()) return NULL;
    *count = files[index].count;
    return files[index].bytes;
}
