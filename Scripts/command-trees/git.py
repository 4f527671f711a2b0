"""Writes git's command tree from what git tells shells for completion.

usage: python3 git.py DATE [PROGRAM] > git.cligraph
"""
import re
import subprocess
import sys

import cligraph
from cligraph import Flag, Node, Tree

# Commands that read revisions: git lists only some of the options that they pass on.
OPEN_FLAGS = {
    "log", "diff", "show", "rev-list", "rev-parse", "diff-tree", "diff-index", "diff-files", "format-patch", "shortlog",
    "blame", "annotate", "whatchanged", "reflog", "stash", "submodule", "bisect", "filter-branch", "range-diff",
    "difftool", "gui", "citool", "svn", "p4", "send-email", "instaweb", "request-pull", "mergetool", "cvsimport",
    "grep", "bundle", "maintenance", "for-each-repo", "merge-tree", "merge-base",
}
ROOT = (
    "-C 1", "-c 1", "--exec-path ?", "--html-path 0", "--man-path 0", "--info-path 0", "--paginate 0", "-p 0",
    "--no-pager 0", "-P 0", "--no-replace-objects 0", "--no-lazy-fetch 0", "--no-optional-locks 0", "--no-advice 0",
    "--bare 0", "--git-dir 1", "--work-tree 1", "--namespace 1", "--config-env 1", "--literal-pathspecs 0",
    "--glob-pathspecs 0", "--noglob-pathspecs 0", "--icase-pathspecs 0", "--list-cmds 1", "--attr-source 1",
    "--super-prefix 1",
)


def said(program, *words):
    done = subprocess.run(
        [program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60,
        check=False)
    return done.stdout.decode("utf-8", "replace"), done.returncode


def long_flags(program, path):
    """The long options of a command as `name: takes a value`; None when git does not say."""
    text, status = said(program, *path, "--git-completion-helper-all")
    if status != 0 or not text.strip().startswith("--"):
        return None
    words = [word for word in text.split() if word.startswith("--") and word != "--"]
    return {word.rstrip("="): word.endswith("=") for word in words}


def short_flags(program, path):
    """The options of a command's short help: their short names, and whether the value may be left out."""
    found = []
    for line in said(program, *path, "-h")[0].splitlines():
        names = re.match(r"^ {4}(-\w)?(?:, )?(--(?:\[no-\])?[\w-]+)?(\[=?[^\]]*\]|[ =]?<[^>]*>|[ =]\([^)]*\))?", line)
        if names and (names.group(1) or names.group(2)):
            long = names.group(2) and names.group(2).replace("[no-]", "")
            found.append((names.group(1), long, names.group(3) or ""))
    return found


# The list for completion names these without '=', for their values may be left out.
OPTIONAL_VALUE = {
    "--unified", "--dirstat", "--stat", "--color", "--break-rewrites", "--find-renames", "--find-copies",
    "--word-diff", "--color-words", "--color-moved", "--relative", "--ignore-submodules", "--submodule", "--abbrev",
}


def flags(program, path):
    listed = long_flags(program, path)
    shown = short_flags(program, path)
    made, seen = [], set()
    for short, long, value in shown:
        arity = "?" if value.startswith("[") else "1" if value or (listed or {}).get(long) else "0"
        made.append(Flag(tuple(name for name in (long, short) if name), arity))
        seen |= {long, short}
    for name, valued in (listed or {}).items():
        plain = name.replace("--no-", "--", 1)
        if name not in seen and not (plain in seen or plain in listed and plain != name):
            made.append(Flag((name,), "1" if valued else "?" if name in OPTIONAL_VALUE else "0"))
            seen.add(name)
    made.append(Flag(("--help", "-h"), "0", -1, cligraph.HELP))
    return listed is not None, [flag for flag in made if flag.names]


def subcommands(program, name):
    """The subcommands that the short help of a command lists: `git remote add [<options>] <name>`."""
    text, _ = said(program, name, "-h")
    words = re.findall(rf"(?:usage:|or:)\s+git {name} (?:\[[^\]]*\] )*([a-z][a-z-]+)\b(?![>|)])", text)
    for group in re.findall(rf"(?:usage:|or:)\s+git {name} (?:\[[^\]]*\] )*\(([a-z| -]+)\)", text):
        words += [word.strip() for word in group.split("|")]
    return sorted({word for word in words if len(word) > 2})


GROUPS = {"remote", "notes", "worktree", "stash", "submodule", "bisect", "reflog", "bundle", "sparse-checkout",
          "commit-graph", "multi-pack-index", "maintenance", "credential", "lfs", "subtree", "refs"}


def main():
    date, program = sys.argv[1], (sys.argv[2:] + ["git"])[0]
    version = said(program, "--version")[0].split()[2]
    tree = Tree("git", version, "git-parse-options", "--git-completion-helper-all and -h of each command", date=date,
                regenerate="runsheet tools import git")
    commands = sorted(set(said(program, "--list-cmds=main,others,nohelpers")[0].split()))
    root = [Flag((entry.split()[0],), entry.split()[1]) for entry in ROOT]
    root += [Flag(("--help", "-h"), "0", -1, cligraph.HELP), Flag(("--version", "-v"), "0", -1, cligraph.HELP)]
    tree.add(Node(0, ("git",), cligraph.GROUP | cligraph.OPEN, root))
    for name in commands:
        write(tree, program, name)
    sys.stdout.write(tree.text())


def write(tree, program, name):
    complete, own = flags(program, [name])
    bits = 0 if complete and name not in OPEN_FLAGS else cligraph.FLAGS_FREE
    children = subcommands(program, name) if name in GROUPS else []
    bits |= cligraph.RUNNABLE | cligraph.OPEN if children else 0
    tree.add(Node(1, (name,), bits, own, (("ARGS", "dyn"),)))
    for child in children:
        complete, below = flags(program, [name, child])
        tree.add(Node(2, (child,), 0 if complete else cligraph.FLAGS_FREE, below or own, (("ARGS", "dyn"),)))


if __name__ == "__main__":
    main()
