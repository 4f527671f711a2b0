"""Writes gsutil's command tree from its command specifications; run by the Python of the Google Cloud SDK.

usage: python gsutil.py SDK_ROOT DATE > gsutil.cligraph
"""
import importlib.util
import pathlib
import sys

import cligraph
from cligraph import Flag, Node, Tree

GLOBAL_LETTERS = "dDvo:?h:i:u:mq"
GLOBAL_NAMES = (
    "debug", "detailedDebug", "version", "option", "help", "header", "impersonate-service-account=",
    "multithreaded", "quiet", "testexceptiontraces", "trace-token=", "perf-trace-token=",
)


def load(root):
    """The commands of gsutil by name, and its version."""
    folder = pathlib.Path(root, "platform/gsutil")
    # The program's own start puts what it needs on the path.
    start = importlib.util.spec_from_file_location("gsutil_start", folder / "gsutil.py")
    start.loader.exec_module(importlib.util.module_from_spec(start))
    sys.path.insert(0, str(folder))
    from gslib import command_runner

    commands = command_runner.CommandRunner().command_map
    return commands, (folder / "VERSION").read_text().strip()


def letters(text):
    """The flags of a getopt string: `a:cR`."""
    flags = []
    for index, letter in enumerate(text):
        if letter != ":":
            flags.append(Flag((f"-{letter}",), "1" if text[index + 1:index + 2] == ":" else "0"))
    return flags


def names(entries):
    return [Flag((f"--{entry.rstrip('=')}",), "1" if entry.endswith("=") else "0") for entry in entries or ()]


def arguments(low, high, limit):
    if high >= limit:
        return (("ARGS", f"{low}-" if low > 1 else "+" if low else "*"),)
    return (("ARGS", str(low) if low == high else f"{low}-{high}"),) if high else ()


def global_flags():
    flags = letters(GLOBAL_LETTERS) + names(GLOBAL_NAMES)
    helping = {"--help", "-?", "--version", "-v"}
    return [Flag(flag.names, flag.arity, -1, cligraph.HELP if helping & set(flag.names) else 0) for flag in flags]


def main():
    root, date = sys.argv[1:3]
    commands, version = load(root)
    from gslib.utils.constants import NO_MAX

    tree = Tree("gsutil", version, "getopt", f"command specifications of gsutil {version}", date=date,
                regenerate="runsheet tools import gsutil")
    tree.add(Node(0, ("gsutil",), cligraph.GROUP, global_flags()))
    for name in sorted({command.command_spec.command_name for command in commands.values()}):
        write(tree, commands[name], NO_MAX)
    from gslib.command import OLD_ALIAS_MAP

    for old, new in sorted(OLD_ALIAS_MAP.items()):
        bits = cligraph.DEPRECATED_NODE | cligraph.FLAGS_FREE | cligraph.ARGUMENTS_FREE
        tree.add(Node(1, (old,), bits, extra=(("moved", " ".join(new)),)))
    sys.stdout.write(tree.text())


def write(tree, command, limit):
    from gslib.command import OLD_ALIAS_MAP

    spec, children = command.command_spec, sorted(command.help_spec.subcommand_help_text or ())
    flags = letters(spec.supported_sub_args or "") + names(spec.supported_private_args)
    aliases = sorted(set(spec.command_name_aliases) - set(OLD_ALIAS_MAP))
    tree.add(Node(1, (spec.command_name, *aliases), cligraph.GROUP if children else 0, flags,
                  () if children else arguments(spec.min_args, spec.max_args, limit)))
    for child in children:
        tree.add(Node(2, (child,), 0, flags, (("ARGS", "dyn"),)))


if __name__ == "__main__":
    main()
