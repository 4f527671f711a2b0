"""Writes the Azure command line's tree from its own parsers; run by the Python that runs `az`.

usage: python az.py DATE > az.cligraph
"""
import argparse
import os
import re
import sys
import tempfile

import cligraph
from cligraph import Flag, Node, Tree


class Dump:
    def __init__(self, date):
        # Neither the operator's settings nor their extensions.
        folder = tempfile.mkdtemp()
        os.environ.update(AZURE_CONFIG_DIR=folder, AZURE_EXTENSION_DIR=folder, AZURE_CORE_COLLECT_TELEMETRY="no")
        from azure.cli.core import __version__

        self.loader, self.parser = loaded()
        self.tree = Tree(
            "az", __version__, "argparse", f"parsers of azure-cli {__version__}", date=date,
            partial="commands of extensions are not listed", regenerate="runsheet tools import az",
            options="+flags-listed")
        self.node(self.parser, ("az",), "", 0)

    def node(self, parser, names, path, depth):
        below = next((each for each in parser._actions if isinstance(each, argparse._SubParsersAction)), None)
        command = self.loader.command_table.get(path)
        arguments = getattr(command, "arguments", {})
        flags = [self.flag(each, arguments) for each in parser._actions if each.option_strings]
        values = tuple((each.dest.upper(), self.arity(each)) for each in parser._actions
                       if not each.option_strings and each is not below and self.arity(each) != "0")
        required = ",".join(f"!{each.dest}" for each in parser._actions
                            if each.option_strings and self.is_required(each, arguments))
        # Extensions add commands to every group, and install themselves.
        bits = cligraph.GROUP | cligraph.OPEN if below else 0
        bits |= cligraph.DEPRECATED_NODE if getattr(command, "deprecate_info", None) else 0
        self.tree.add(Node(depth, names, bits, flags, values, required, self.moved(command)))
        for child in sorted(below.choices) if below else []:
            self.node(below.choices[child], (child,), f"{path} {child}".strip(), depth + 1)

    def moved(self, command):
        info = getattr(command, "deprecate_info", None)
        target = getattr(info, "redirect", None) if info else None
        return (("note", f"Use 'az {target}' instead."),) if isinstance(target, str) and target else ()

    def flag(self, action, arguments):
        names = tuple(name for name in map(str, action.option_strings))
        bits = cligraph.HELP if type(action).__name__ in ("_HelpAction", "_VersionAction") else 0
        bits |= cligraph.REQUIRED if self.is_required(action, arguments) else 0
        bits |= cligraph.HIDDEN if action.help == argparse.SUPPRESS else 0
        return Flag(names, self.arity(action), self.type(action), bits, action.dest)

    def is_required(self, action, arguments):
        # `az configure --defaults group=…` gives the value.
        settings = getattr(getattr(arguments.get(action.dest), "type", None), "settings", {})
        return action.required and not settings.get("configured_default")

    def arity(self, action):
        if action.nargs is None:
            return "1"
        return "..." if action.nargs == argparse.REMAINDER else str(action.nargs)

    def type(self, action):
        if action.nargs == 0:
            return -1
        if action.choices:
            # The parser makes both sides small before it compares them.
            words = sorted({str(getattr(choice, "value", choice)) for choice in action.choices})
            return self.tree.type("choice", v=words, fold="c")
        if action.type in (int, float):
            return self.tree.type(action.type.__name__)
        return self.tree.type("query") if "--query" in action.option_strings else -1


def loaded():
    """The loader with all commands and arguments, and the parser that is made of them."""
    from azure.cli.core import get_default_cli
    from azure.cli.core.commands import events
    from knack.events import EVENT_INVOKER_POST_CMD_TBL_CREATE

    cli = get_default_cli()
    invoker = cli.invocation_cls(
        cli_ctx=cli, commands_loader_cls=cli.commands_loader_cls, parser_cls=cli.parser_cls, help_cls=cli.help_cls)
    cli.invocation = invoker
    loader = invoker.commands_loader
    loader.load_command_table(None)
    # What `az` itself does for the one command that it runs: others add `--subscription` and `--ids` on the way.
    cli.raise_event(events.EVENT_INVOKER_PRE_LOAD_ARGUMENTS, commands_loader=loader)
    loader.load_arguments()
    cli.raise_event(events.EVENT_INVOKER_POST_LOAD_ARGUMENTS, commands_loader=loader)
    cli.raise_event(EVENT_INVOKER_POST_CMD_TBL_CREATE, commands_loader=loader)
    invoker.parser.cli_ctx = cli
    invoker.parser.load_command_table(loader)
    return loader, invoker.parser


def main():
    sys.stdout.write(Dump(sys.argv[1]).tree.text())


if __name__ == "__main__":
    main()
