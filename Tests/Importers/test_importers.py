"""The readers of help texts, without the tools themselves."""

import pathlib
import sys

import pytest

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "Scripts/command-trees"))

import cligraph  # noqa: E402
import cobra  # noqa: E402
import helptext  # noqa: E402
import merge  # noqa: E402
import singledash  # noqa: E402

OPTIONS = [
    ("  -a, --all             do not ignore", ["-a", "--all"], "0"),
    ("      --block-size=SIZE  scale sizes", ["--block-size"], "1"),
    ("      --color[=WHEN]     color the output", ["--color"], "?"),
    ("  -d, --dbname=DBNAME   database name", ["-d", "--dbname"], "1"),
    (" -o, --output <file>  Write to file instead of stdout", ["-o", "--output"], "1"),
    ("  -1 (\"one\"), --single-transaction", ["-1", "--single-transaction"], "0"),
    ("  -v, --set=, --variable=NAME=VALUE", ["-v", "--set", "--variable"], "1"),
    ("  -r, -R, --recursive   remove directories", ["-r", "-R", "--recursive"], "0"),
]


@pytest.mark.parametrize("line,names,arity", OPTIONS)
def test_reads_the_names_and_the_value_of_an_option(line, names, arity):
    assert helptext.option(line) == (names, arity)


@pytest.mark.parametrize("line", ["Usage: rm [OPTION]... [FILE]...", "  and - is standard input", "  ---", ""])
def test_takes_no_other_line_for_an_option(line):
    assert helptext.option(line) is None


def test_reads_the_usage_line_of_ssh():
    flags = helptext.read_usage("usage: ssh [-46A] [-D [bind_address:]port]\n  [-o option] destination")
    assert [(flag.names[0], flag.arity) for flag in flags] == [
        ("-4", "0"), ("-6", "0"), ("-A", "0"), ("-D", "1"), ("-o", "1")]


USAGES = [
    ("docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]", 2, (("SOURCE_IMAGE", "1"), ("TARGET_IMAGE", "1"))),
    ("docker rm [OPTIONS] CONTAINER [CONTAINER...]", 2, (("CONTAINER", "+"),)),
    ("docker run [OPTIONS] IMAGE [COMMAND] [ARG...]", 2, (("IMAGE", "1"), ("COMMAND", "?"), ("ARG", "*"))),
    ("docker build [OPTIONS] PATH | URL | -", 2, (("PATH", "1"),)),
    ("docker ps [OPTIONS]", 2, ()),
    ("docker top CONTAINER [ps OPTIONS]", 2, (("ARGS", "dyn"),)),
    ("gh pr view [<number> | <url> | <branch>] [flags]", 3, (("ARGS", "dyn"),)),
]


@pytest.mark.parametrize("usage,skip,arguments", USAGES)
def test_reads_the_arguments_of_a_usage_line_or_says_that_it_cannot(usage, skip, arguments):
    assert cobra.usage_arguments(usage, skip) == arguments


def test_reads_commands_aliases_and_flags_of_cobras_help():
    page = cobra.read_help(
        "Usage:\n  app get [flags]\n\nAliases:\n  get, fetch\n\nAvailable Commands:\n  all    everything\n\n"
        "Flags:\n  -o, --output string   the format\n      --watch           go on\n", ["app", "get"])
    assert page.usage == ["app get [flags]"]
    assert page.aliases == ["fetch"]
    assert page.commands == ["all"]
    assert [(short, name) for short, name, _ in page.flags] == [("-o", "--output"), (None, "--watch")]


def test_a_switch_of_terraform_shows_what_it_may_be_set_to():
    flags = singledash.options("  -refresh=false      Skip it.\n  -var 'foo=bar'      Set it.\n  -no-color   Plain.\n")
    assert {name: flag.arity for name, flag in flags.items()} == {"-refresh": "0", "-var": "1", "-no-color": "0"}


def tree(version, *flags):
    made = cligraph.Tree("app", version, "pflag", "a test")
    made.add(cligraph.Node(0, ("app",), 0, list(flags), (("NAME", "1"),), "!name"))
    return made.text()


def test_a_tree_is_read_back_as_it_was_written():
    flags = [cligraph.Flag(("--output", "-o"), "1", -1, cligraph.HIDDEN, "out", (("note", "a\tb"),))]
    text = tree("1", *flags)
    again = cligraph.Tree("app", "1", "pflag", "a test")
    merge.written(again, merge.Reader(text, again).root)
    assert again.text().splitlines()[2:] == text.splitlines()[2:]


def test_two_versions_joined_take_the_flags_of_both():
    made = cligraph.Tree("app", "1+2", "pflag", "")
    one = merge.Reader(tree("1", cligraph.Flag(("--old",), "0")), made)
    two = merge.Reader(tree("2", cligraph.Flag(("--new",), "0")), made)
    joined = merge.joined(made, one.root, two.root)
    assert [flag.names for flag in joined.node.flags] == [("--old",), ("--new",)]
