/* The least that any tool of this kind has to do: read each file, parse it with cmark-gfm, render it, write it.
 *
 * usage: benchmark-floor WORKERS OUTPUT < list of paths, one on each line
 */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
enum { EXTENSION_COUNT = sizeof extensions / sizeof extensions[0] };

static void fail(const char *path) {
    perror(path);
    exit(1);
}

static char *read_file(const char *path, size_t *count) {
    FILE *file = fopen(path, "rb");
    if (!file) fail(path);
    fseek(file, 0, SEEK_END);
    *count = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*count + 1);
    if (!bytes || fread(bytes, 1, *count, file) != *count) fail(path);
    fclose(file);
    return bytes;
}

static void convert(const char *path, const char *target) {
    size_t count;
    char *source = read_file(path, &count);
    int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES;
    cmark_parser *parser = cmark_parser_new(options);
    for (int index = 0; index < EXTENSION_COUNT; index++) {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[index]));
    }
    cmark_parser_feed(parser, source, count);
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
    FILE *file = fopen(target, "wb");
    if (!file || fwrite(html, 1, strlen(html), file) != strlen(html) || fclose(file) != 0) fail(target);
    free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    free(source);
}

/* Processes, not threads: cmark-gfm keeps global tables that threads would have to lock. */
static void work(char **paths, size_t count, size_t first, size_t workers, const char *output) {
    char target[4096];
    for (size_t index = first; index < count; index += workers) {
        snprintf(target, sizeof target, "%s/%zu.html", output, index);
        convert(paths[index], target);
    }
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    size_t workers = (size_t)atoi(argv[1]), count = 0, room = 0, size = 0;
    char **paths = NULL, *line = NULL;
    ssize_t length;
    while ((length = getline(&line, &size, stdin)) > 0) {
        if (line[length - 1] == '\n') line[length - 1] = 0;
        if (count == room) {
            room = room ? room * 2 : 1024;
            paths = realloc(paths, room * sizeof *paths);
            if (!paths) return 1;
        }
        paths[count++] = strdup(line);
    }
    cmark_gfm_core_extensions_ensure_registered();
    for (size_t worker = 0; worker < workers; worker++) {
        pid_t child = fork();
        if (child < 0) fail("fork");
        if (child == 0) {
            work(paths, count, worker, workers, argv[2]);
            _exit(0);
        }
    }
    int status = 0, failed = 0;
    while (wait(&status) > 0) failed |= status;
    return failed ? 1 : 0;
}
