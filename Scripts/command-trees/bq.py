"""Writes bq's command tree from its own flag definitions; run by the Python of the Google Cloud SDK.

usage: python bq.py SDK_ROOT DATE > bq.cligraph
"""
import inspect
import os
import pathlib
import sys

import cligraph
from cligraph import Flag, Node, Tree

HELP = {"help", "helpfull", "helpshort", "helpxml", "version"}


def load(root):
    """The flags of bq and its commands, by name."""
    folder = pathlib.Path(root, "platform/bq")
    sys.path[:0] = [str(folder), str(folder / "third_party")]
    arguments, sys.argv = sys.argv, ["bq"]
    import bq
    from absl import flags
    from pyglib import appcommands

    flags.FLAGS(["bq"])
    with open(os.devnull, "w") as nowhere:
        output, sys.stdout = sys.stdout, nowhere
        bq.main([])
        sys.stdout = output
    sys.argv = arguments
    return flags.FLAGS, appcommands.GetCommandList(), (folder / "VERSION").read_text().strip()


class Dump:
    def __init__(self, root, date):
        shared, commands, version = load(root)
        self.tree = Tree("bq", version, "absl", f"absl flags of bq {version}", date=date,
                         regenerate="runsheet tools import bq")
        self.shared = self.flags(shared)
        self.tree.add(Node(0, ("bq",), cligraph.GROUP, self.shared))
        for name in sorted(commands):
            self.command(name, commands[name])

    def command(self, name, command):
        own = self.flags(command._command_flags)
        taken = {each for flag in own for each in flag.names}
        inherited = [flag for flag in self.shared if not taken & set(flag.names)]
        self.tree.add(Node(1, (name,), 0, own + inherited, positionals(command)))

    def flags(self, values):
        found = {id(values[name]): values[name] for name in values}
        return [self.flag(each) for each in sorted(found.values(), key=lambda flag: flag.name)]

    def flag(self, flag):
        names = (f"-{flag.name}",) + ((f"-{flag.short_name}",) if flag.short_name else ())
        bits = cligraph.HELP if flag.name in HELP else 0
        return Flag(names, "0" if flag.boolean else "1", -1 if flag.boolean else self.type(flag), bits, flag.name)

    def type(self, flag):
        parser = flag.parser
        words = getattr(parser, "enum_values", None)
        if words:
            exact = getattr(parser, "case_sensitive", True)
            return self.tree.type("choice", v=list(words), fold=None if exact else "c")
        low, high = getattr(parser, "lower_bound", None), getattr(parser, "upper_bound", None)
        kind = {"integer": "int", "number": "float"}.get(getattr(parser, "syntactic_help", "").split(" ")[-1])
        kind = kind or {"int": "int", "float": "float"}.get(flag.flag_type())
        return self.tree.type(kind, lo=low, hi=high) if kind else -1


def positionals(command):
    """What the method behind a command takes."""
    method = getattr(command, "RunWithArgs", None)
    if method is None:
        return (("ARGS", "dyn"),)
    items = []
    for parameter in inspect.signature(method).parameters.values():
        if parameter.kind == parameter.VAR_POSITIONAL:
            items.append((parameter.name.upper(), "*"))
        elif parameter.kind == parameter.POSITIONAL_OR_KEYWORD:
            items.append((parameter.name.upper(), "1" if parameter.default is parameter.empty else "?"))
    return tuple(items)


def main():
    sys.stdout.write(Dump(sys.argv[1], sys.argv[2]).tree.text())


if __name__ == "__main__":
    main()
