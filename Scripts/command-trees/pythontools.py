"""Writes the command trees of pip, alembic and flask from their own parsers; run by the Python that has them.

usage: python pythontools.py TOOL DATE > TOOL.cligraph
"""
import argparse
import importlib.metadata
import sys

import cligraph
from cligraph import Flag, Node, Tree


def pip(date):
    from pip._internal.cli.main_parser import create_main_parser
    from pip._internal.commands import commands_dict, create_command

    tree = make("pip", "getopt_long", "optparse options", date, names="pip3")
    tree.add(Node(0, ("pip",), cligraph.GROUP, optparse_flags(tree, create_main_parser())))
    for name in sorted(commands_dict):
        parser = create_command(name).parser
        tree.add(Node(1, (name,), 0, optparse_flags(tree, parser), (("ARGS", "dyn"),)))
    return tree


def optparse_flags(tree, parser):
    options = list(parser.option_list)
    for group in parser.option_groups:
        options += group.option_list
    return [optparse_flag(tree, option) for option in options]


def optparse_flag(tree, option):
    names = tuple(option._long_opts + option._short_opts)
    bits = cligraph.HELP if {"--help", "--version"} & set(names) else 0
    bits |= cligraph.HIDDEN if option.help == "SUPPRESSHELP" else 0
    kind = -1
    if option.choices:
        kind = tree.type("choice", v=list(option.choices))
    elif option.type in ("int", "long"):
        kind = tree.type("int", base="0")
    return Flag(names, str(option.nargs or 0) if option.takes_value() else "0", kind, bits)


def alembic(date):
    from alembic.config import CommandLine

    tree = make("alembic", "argparse", "argparse options", date)
    argparse_node(tree, CommandLine(prog="alembic").parser, "alembic", 0)
    return tree


def argparse_node(tree, parser, name, depth):
    below = next((each for each in parser._actions if isinstance(each, argparse._SubParsersAction)), None)
    flags = [argparse_flag(tree, each) for each in parser._actions if each.option_strings]
    arguments = [(each.dest.upper(), argparse_arity(each)) for each in parser._actions
                 if not each.option_strings and each is not below]
    required = ",".join(f"!{each.dest}" for each in parser._actions if each.required and each.option_strings)
    tree.add(Node(depth, (name,), cligraph.GROUP if below else 0, flags, tuple(arguments), required))
    for child in sorted(below.choices) if below else []:
        argparse_node(tree, below.choices[child], child, depth + 1)


def argparse_arity(action):
    return "1" if action.nargs is None else "..." if action.nargs == argparse.REMAINDER else str(action.nargs)


def argparse_flag(tree, action):
    bits = cligraph.HELP if type(action).__name__ in ("_HelpAction", "_VersionAction") else 0
    bits |= cligraph.REQUIRED if action.required else 0
    kind = tree.type("choice", v=list(map(str, action.choices))) if action.choices else -1
    if action.type in (int, float):
        kind = tree.type(action.type.__name__)
    return Flag(tuple(action.option_strings), argparse_arity(action), kind, bits, action.dest)


def flask(date):
    from flask.cli import FlaskGroup

    tree = make("flask", "click", "click parameters, with Flask-Migrate", date)
    group = FlaskGroup(name="flask")
    try:
        from flask_migrate.cli import db

        group.add_command(db)
    except ImportError:
        pass
    click_node(tree, group, "flask", 0)
    return tree


def click_node(tree, command, name, depth):
    children = getattr(command, "commands", {})
    flags = [flag for each in command.params if each.param_type_name == "option" for flag in click_flags(tree, each)]
    flags.append(Flag(("--help",), "0", -1, cligraph.HELP))
    arguments = [(each.name.upper(), "*" if each.nargs == -1 else "1" if each.required else "?")
                 for each in command.params if each.param_type_name == "argument"]
    bits = cligraph.GROUP if children else 0
    if depth == 0:
        bits |= cligraph.OPEN
    tree.add(Node(depth, (name,), bits, flags, tuple(arguments)))
    for child in sorted(children):
        click_node(tree, children[child], child, depth + 1)


def click_flags(tree, option):
    bits = cligraph.HELP if option.name == "version" else 0
    choices = getattr(option.type, "choices", None)
    kind = tree.type("choice", v=list(map(str, choices))) if choices else -1
    if type(option.type).__name__ == "IntParamType":
        kind = tree.type("int")
    arity = "0" if option.is_flag or option.count else str(option.nargs)
    yield Flag(tuple(option.opts), arity, -1 if arity == "0" else kind, bits, option.name)
    if option.secondary_opts:
        yield Flag(tuple(option.secondary_opts), "0", -1, 0, option.name)


def make(tool, parser, what, date, **header):
    version = importlib.metadata.version(tool)
    return Tree(tool, version, parser, f"{what} of {tool} {version}", date=date,
                regenerate=f"runsheet tools import {tool}", **header)


def main():
    tool, date = sys.argv[1:3]
    sys.stdout.write({"pip": pip, "alembic": alembic, "flask": flask}[tool](date).text())


if __name__ == "__main__":
    main()
