#include "EmbeddedFiles.h"

/* Standard since C23; the compiler knows it in older modes too. */
#pragma clang diagnostic ignored "-Wc23-extensions"

/* Each file of templates/ stands here and in the table; a test compares both with the folder. */
static const uint8_t app_js[] = {
#embed "../../templates/assets/app.js"
};
static const uint8_t search_js[] = {
#embed "../../templates/assets/search.js"
};
static const uint8_t site_css[] = {
#embed "../../templates/assets/site.css"
};
static const uint8_t theme_js[] = {
#embed "../../templates/assets/theme.js"
};
static const uint8_t crumbs_html[] = {
#embed "../../templates/crumbs.mustache"
};
static const uint8_t facts_html[] = {
#embed "../../templates/facts.mustache"
};
static const uint8_t finding_entry_html[] = {
#embed "../../templates/finding-entry.mustache"
};
static const uint8_t finding_html[] = {
#embed "../../templates/finding.mustache"
};
static const uint8_t findings_html[] = {
#embed "../../templates/findings.mustache"
};
static const uint8_t home_html[] = {
#embed "../../templates/home.mustache"
};
static const uint8_t layout_html[] = {
#embed "../../templates/layout.mustache"
};
static const uint8_t missing_html[] = {
#embed "../../templates/missing.mustache"
};
static const uint8_t navigation_html[] = {
#embed "../../templates/navigation.mustache"
};
static const uint8_t procedure_html[] = {
#embed "../../templates/procedure.mustache"
};
static const uint8_t rule_html[] = {
#embed "../../templates/rule.mustache"
};
static const uint8_t runbook_row_html[] = {
#embed "../../templates/runbook-row.mustache"
};
static const uint8_t runbook_html[] = {
#embed "../../templates/runbook.mustache"
};
static const uint8_t search_html[] = {
#embed "../../templates/search.mustache"
};
static const uint8_t step_html[] = {
#embed "../../templates/step.mustache"
};
static const uint8_t catalog_html[] = {
#embed "../../templates/catalog.mustache"
};
static const uint8_t map_html[] = {
#embed "../../templates/map.mustache"
};
static const uint8_t pager_html[] = {
#embed "../../templates/pager.mustache"
};
static const uint8_t uses_html[] = {
#embed "../../templates/uses.mustache"
};
static const uint8_t run_js[] = {
#embed "../../templates/assets/run.js"
};
static const uint8_t book_html[] = {
#embed "../../templates/book.mustache"
};

static const struct {
    const char *path;
    const uint8_t *bytes;
    size_t count;
} files[] = {
    {"assets/app.js", app_js, sizeof app_js},
    {"assets/search.js", search_js, sizeof search_js},
    {"assets/site.css", site_css, sizeof site_css},
    {"assets/theme.js", theme_js, sizeof theme_js},
    {"crumbs.mustache", crumbs_html, sizeof crumbs_html},
    {"facts.mustache", facts_html, sizeof facts_html},
    {"finding-entry.mustache", finding_entry_html, sizeof finding_entry_html},
    {"finding.mustache", finding_html, sizeof finding_html},
    {"findings.mustache", findings_html, sizeof findings_html},
    {"home.mustache", home_html, sizeof home_html},
    {"layout.mustache", layout_html, sizeof layout_html},
    {"missing.mustache", missing_html, sizeof missing_html},
    {"navigation.mustache", navigation_html, sizeof navigation_html},
    {"procedure.mustache", procedure_html, sizeof procedure_html},
    {"rule.mustache", rule_html, sizeof rule_html},
    {"runbook-row.mustache", runbook_row_html, sizeof runbook_row_html},
    {"runbook.mustache", runbook_html, sizeof runbook_html},
    {"search.mustache", search_html, sizeof search_html},
    {"step.mustache", step_html, sizeof step_html},
    {"catalog.mustache", catalog_html, sizeof catalog_html},
    {"map.mustache", map_html, sizeof map_html},
    {"pager.mustache", pager_html, sizeof pager_html},
    {"uses.mustache", uses_html, sizeof uses_html},
    {"assets/run.js", run_js, sizeof run_js},
    {"book.mustache", book_html, sizeof book_html},
};

size_t runsheet_template_count(void) { return sizeof files / sizeof files[0]; }

const char *runsheet_template_path(size_t index) {
    return index < runsheet_template_count() ? files[index].path : NULL;
}

const uint8_t *runsheet_template_bytes(size_t index, size_t *count) {
    if (index >= runsheet_template_count()) {
        *count = 0;
        return NULL;
    }
    *count = files[index].count;
    return files[index].bytes;
}
