"""Writes the AWS command line's tree from its own command and argument tables; run by the Python that runs `aws`.

usage: python aws.py DATE > aws.cligraph
"""
import os
import sys

import cligraph
from cligraph import Flag, Node, Tree

LIFTING = {"--cli-input-json", "--cli-input-yaml", "--generate-cli-skeleton", "--cli-auto-prompt"}
FILES = r"(?:file|fileb|https?)://.*"


class Dump:
    def __init__(self, date):
        import awscli
        from awscli.clidriver import create_clidriver

        os.environ.update(
            AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_DEFAULT_REGION="us-east-1")
        self.driver = create_clidriver()
        self.session = self.driver.session
        self.tree = Tree(
            "aws", awscli.__version__, "argparse-aws", f"command and argument tables of aws-cli {awscli.__version__}",
            date=date, regenerate="runsheet tools import aws")
        self.globals = []
        self.root()

    def root(self):
        commands = self.driver._get_command_table()
        make = getattr(self.driver, "create_parser", None) or self.driver._create_parser
        parser = make(commands)
        self.globals = self.flags(parser)
        self.tree.add(Node(0, ("aws",), cligraph.GROUP, self.globals))
        for name in sorted(commands):
            if name != "help":
                self.command(name, commands[name], 1)

    def command(self, name, command, depth):
        """A service, an operation, or a command of another kind."""
        children = self.children(command)
        parser, required = self.parser(command, children)
        group = cligraph.RUNNABLE if name == "configure" else cligraph.GROUP if children else 0
        hidden = cligraph.HIDDEN_NODE if getattr(command, "_UNDOCUMENTED", False) else 0
        self.tree.add(Node(
            depth, (name,), group | hidden | self.deprecated(command), self.flags(parser, command) + self.globals,
            self.positionals(parser), required))
        for child in sorted(children):
            if child != "help":
                self.command(child, children[child], depth + 1)

    def children(self, command):
        # Asked for in any case: some commands get their options on the way.
        table = getattr(command, "subcommand_table", None)
        if self.only_shares_a_name(command):
            return {}
        if table is None and hasattr(command, "_get_command_table"):
            table = command._get_command_table()
        return table or {}

    def only_shares_a_name(self, command):
        """`cloudformation deploy`: subcommands are put below it that are meant for the service `deploy`."""
        from awscli.customizations.commands import BasicCommand

        own = type(command)
        return isinstance(command, BasicCommand) and not command.SUBCOMMANDS and own._run_main is not \
            BasicCommand._run_main and own._build_subcommand_table is BasicCommand._build_subcommand_table

    def deprecated(self, command):
        model = getattr(command, "_operation_model", None)
        return cligraph.DEPRECATED_NODE if getattr(model, "deprecated", False) else 0

    def parser(self, command, children):
        """The argparse parser of a command, and what it asks for."""
        from awscli.argparser import ArgTableArgParser

        table = getattr(command, "arg_table", {}) or {}
        parser = ArgTableArgParser(table)
        self.arguments = {argument.cli_name: argument for argument in table.values()}
        needed = [action.dest for action in parser._actions if action.required and action.option_strings]
        needed += [argument.py_name.replace("-", "_") for argument in table.values() if self.wanted_switch(argument)]
        return parser, ",".join(f"!{dest}" for dest in dict.fromkeys(needed))

    def wanted_switch(self, argument):
        """A required pair `--x`, `--no-x`: argparse does not ask for it, but the request is refused without it."""
        return type(argument).__name__ == "BooleanArgument" and argument.required

    def flags(self, parser, command=None):
        actions = [action for action in parser._actions if action.option_strings]
        return [self.flag(action) for action in actions]

    def flag(self, action):
        names = tuple(action.option_strings)
        bits = cligraph.REQUIRED if action.required else 0
        bits |= cligraph.LIFTS if LIFTING & set(names) else 0
        bits |= cligraph.HELP if type(action).__name__ == "_VersionAction" else 0
        argument = getattr(self, "arguments", {}).get(names[0])
        model = getattr(argument, "argument_model", None)
        if getattr(argument, "_UNDOCUMENTED", False):
            bits |= cligraph.HIDDEN
        if getattr(model, "deprecated", False) or getattr(model, "metadata", {}).get("deprecated"):
            bits |= cligraph.DEPRECATED
        return Flag(names, self.arity(action), -1 if action.nargs == 0 else self.type(action, model), bits, action.dest)

    def arity(self, action):
        return "1" if action.nargs is None else str(action.nargs)

    def type(self, action, model):
        if action.choices:
            return self.tree.type("choice", v=[str(choice) for choice in action.choices])
        if model is None and "--query" in action.option_strings:
            return self.tree.type("query")
        if action.type in (int, float):
            return self.tree.type(action.type.__name__)
        kind = getattr(model, "type_name", "string")
        if kind in ("structure", "map", "list", "blob"):
            words = enumeration(getattr(model, "member", None)) if kind == "list" else None
            return self.tree.type("choice", advisory="1", v=words) if words else self.tree.type("opaque")
        if kind == "integer":
            number, file = self.tree.type("int"), self.tree.type("regex", re=FILES)
            return self.tree.note_type("any", [("of", number), ("of", file)])
        words = enumeration(model)
        return self.tree.type("choice", advisory="1", v=words) if words else -1

    def positionals(self, parser):
        items = []
        for action in parser._actions:
            if not action.option_strings and action.dest not in ("subcommand", "help"):
                items.append((action.dest.upper().replace("-", "_"), self.arity(action)))
        return tuple(items)


def enumeration(model):
    return list(getattr(model, "enum", None) or []) if getattr(model, "type_name", "") == "string" else None


def main():
    sys.stdout.write(Dump(sys.argv[1]).tree.text())


if __name__ == "__main__":
    main()
