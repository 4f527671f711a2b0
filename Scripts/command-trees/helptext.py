"""Writes the command tree of a program from the options that its --help lists.

usage: python3 helptext.py TOOL DATE [PROGRAM] > TOOL.cligraph
"""
import dataclasses
import os
import re
import subprocess
import sys

import cligraph
from cligraph import Flag, Node, Tree

NAME = re.compile(r"(--?[A-Za-z0-9?#@][\w.:+-]*|-[A-Za-z0-9?#@])(.*)", re.DOTALL)
SPELLING = re.compile(r"\s*(?:, ?|\s\|\s|/| )\s*(?=-)")
LONG_WITH_ONE_DASH = re.compile(r"-[^-].")
HELP_NAMES = {"--help", "-?", "--version", "--usage"}


@dataclasses.dataclass
class Tool:
    """How a program shows its options, and what its --help does not say."""
    parser: str = "getopt_long"
    arguments: str = "ARGS dyn"
    asks: tuple = (("--help",),)
    version: tuple = ("--version",)
    bits: int = 0
    options: str = ""
    constraint: str = ""
    more: str = ""
    without: tuple = ()
    # Names of flags that the help text leaves out, each behind one that it lists.
    synonyms: tuple = ()
    partial: str = ""
    # The program of the same package that tells the version.
    sibling: str = ""


def given(text):
    """Flags that are written down here, each with its arity: `--arg 2, --color ?`."""
    return [Flag((entry.split()[0],), entry.split()[1]) for entry in text.split(", ") if entry]


def option_part(line):
    """The spellings at the start of a line, without the description."""
    # wget sets its long names in a column: `-q,  --quiet  description`.
    bare = re.sub(r",\s+-", ", -", line.strip())
    if not bare.startswith("-") or bare.startswith("---") or bare in ("-", "--"):
        return ""
    return re.split(r"\s{2,}|\t", bare)[0]


def option(line):
    """The names and the arity of the option that a line of help describes; None when it describes none."""
    part = re.sub(r' \("one"\)', "", option_part(line))
    arities = {}
    for spelling in SPELLING.split(part) if part else []:
        found = NAME.fullmatch(spelling.strip())
        if not found:
            return None
        name, value = found.groups()
        arities.setdefault(name.rstrip(",:"), []).append(arity(value))
    if not arities:
        return None
    # `-o, --output <file>` says once what holds for all; `--check, --check=WORD` says that the value may be left out.
    several = any({"0", "1"} <= set(each) for each in arities.values())
    every = {each for given in arities.values() for each in given}
    return list(arities), "?" if several or "?" in every else "1" if "1" in every else "0"


def arity(value):
    if value.startswith("["):
        return "?"
    return "1" if re.match(r"=|:? ?[<A-Z{\"']| \[|[ :][a-z]\S*$", value) else "0"


def read_flags(lines):
    """Every option of a help text, the first mention of each name."""
    flags = {}
    for names, count in filter(None, map(option, lines)):
        known = next((flags[name] for name in names if name in flags), None)
        if known and (known.arity, count) == ("0", "1") and set(names) == set(known.names):
            known = dataclasses.replace(known, arity="?")
            flags.update(dict.fromkeys(known.names, known))
        names = tuple(name for name in names if name not in flags)
        if names:
            made = Flag(names, count, -1, cligraph.HELP if HELP_NAMES & set(names) else 0)
            flags.update(dict.fromkeys(names, made))
    return list(dict.fromkeys(flags.values()))


def read_usage(text):
    """Flags of a usage line in the manner of ssh: `[-46A] [-B interface] [-o option]`."""
    flags = []
    for group in re.findall(r"\[(-[^\]\[]*(?:\[[^\]]*\][^\]\[]*)*)\]", re.sub(r"\s+", " ", text)):
        name, _, value = group.partition(" ")
        if value:
            flags.append(Flag((name,), "1"))
        else:
            flags += [Flag(("-" + letter,), "0") for letter in name[1:]]
    return list({flag.names: flag for flag in flags}.values())


def said(command):
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
    return done.stdout.decode("utf-8", "replace")


def version_of(program, tool):
    asked = [os.path.join(os.path.dirname(program[0]), tool.sibling)] if tool.sibling else program
    found = re.search(r"\d+\.\d[\w.]*", said([*asked, *tool.version]))
    return found.group(0).rstrip(".") if found else "unknown"


def items(text):
    return tuple(tuple(entry.split()) for entry in text.split(", ") if entry)


COREUTILS = {
    "rm": "FILE *", "mv": "FILE *", "cp": "FILE *", "ln": "FILE +", "mkdir": "DIRECTORY +", "rmdir": "DIRECTORY +",
    "touch": "FILE *", "truncate": "FILE +", "chmod": "MODE ?, FILE *", "chown": "OWNER ?, FILE *",
    "chgrp": "GROUP ?, FILE *", "shred": "FILE +", "install": "FILE +", "tee": "FILE *", "cat": "FILE *",
    "head": "FILE *", "tail": "FILE *", "ls": "FILE *", "df": "FILE *", "du": "FILE *", "sort": "FILE *",
    "uniq": "INPUT ?, OUTPUT ?", "wc": "FILE *", "cut": "FILE *", "tr": "SET1 1, SET2 ?", "stat": "FILE +",
    "readlink": "FILE +", "realpath": "FILE +", "mktemp": "TEMPLATE ?", "split": "FILE ?, PREFIX ?",
    "base64": "FILE ?", "md5sum": "FILE *", "sha256sum": "FILE *", "date": "FORMAT dyn", "seq": "NUMBER 1-3",
    "timeout": "DURATION 1, COMMAND +", "nohup": "COMMAND +", "env": "COMMAND *", "nice": "COMMAND *",
    "sleep": "NUMBER +", "basename": "NAME +", "dirname": "NAME +", "tac": "FILE *", "paste": "FILE *",
    "comm": "FILE 2", "sync": "FILE *",
}
# What flags of PostgreSQL's programs take: their help texts list some of the spellings, the sources that read them all.
# `fold`: in either case; `first`: only the first letter is looked at.
POSTGRES_VALUES = {
    "pg_dump": {"--format": ("fold", "a append c custom d directory p plain t tar"),
                "--section": ("", "pre-data data post-data")},
    "pg_restore": {"--format": ("first", "cCdDtT"), "--section": ("", "pre-data data post-data")},
    "pg_basebackup": {"--format": ("", "p plain t tar"), "--wal-method": ("", "n none f fetch s stream"),
                      "--checkpoint": ("fold", "fast spread"),
                      "--manifest-checksums": ("fold", "none crc32c sha224 sha256 sha384 sha512")},
    "pg_ctl": {"--mode": ("", "s smart f fast i immediate")},
    "pgbench": {"--protocol": ("", "simple extended prepared")},
    "initdb": {"--locale-provider": ("", "builtin icu libc")},
}
RUNS_A_COMMAND = {"timeout", "nohup", "env", "nice"}
POSTGRES = {
    "psql": "DBNAME ?, USERNAME ?", "pg_dump": "DBNAME ?", "pg_dumpall": "", "pg_restore": "FILE ?",
    "createdb": "DBNAME ?, DESCRIPTION ?", "dropdb": "DBNAME 1", "createuser": "ROLENAME ?", "dropuser": "ROLENAME ?",
    "vacuumdb": "DBNAME ?", "reindexdb": "DBNAME ?", "clusterdb": "DBNAME ?", "pg_isready": "", "pg_basebackup": "",
    "initdb": "DATADIR ?", "pg_ctl": "MODE ?", "pgbench": "DBNAME ?", "pg_upgrade": "", "pg_resetwal": "DATADIR ?",
}
TOOLS = {
    **{name: Tool(arguments=arguments, bits=cligraph.STOP if name in RUNS_A_COMMAND else 0)
       for name, arguments in COREUTILS.items()},
    **{name: Tool(arguments=arguments) for name, arguments in POSTGRES.items()},
    **{name: Tool(arguments=POSTGRES[name], synonyms=(("--no-privileges", "--no-acl"),))
       for name in ("pg_dump", "pg_dumpall", "pg_restore")},
    "dd": Tool(arguments="OPERAND *", parser="getopt_long"),
    "kill": Tool(parser="getopt", arguments="PID dyn", asks=((),), version=("--version",), bits=cligraph.FLAGS_FREE,
                 more="-l ?, --list ?, -L 0, --table 0, -s 1, --signal 1, -q 1, --queue 1"),
    "curl": Tool(arguments="URL *", asks=(("--help", "all"),), options="+prefixes +negation +bool-equals",
                 synonyms=(("--show-headers", "--include"),)),
    "systemctl": Tool(arguments="NAME dyn"), "journalctl": Tool(arguments="MATCH *"),
    "grep": Tool(arguments="PATTERN dyn", more="-E 0"),
    "sed": Tool(arguments="SCRIPT dyn", more="-i ?, --in-place ?"),
    "tar": Tool(arguments="FILE dyn", bits=cligraph.FLAGS_FREE), "gzip": Tool(arguments="FILE *"),
    "rsync": Tool(arguments="PATH +", options="+negation", without=("--no-OPTION",)),
    "wget": Tool(arguments="URL *", options="+bool-equals", more="--max-redirect 1, --hsts-file 1, --backups ?"),
    "xargs": Tool(arguments="COMMAND *", bits=cligraph.STOP),
    "pkill": Tool(arguments="PATTERN dyn", bits=cligraph.FLAGS_FREE), "pgrep": Tool(arguments="PATTERN dyn"),
    "free": Tool(arguments=""), "watch": Tool(arguments="COMMAND +", bits=cligraph.STOP, more="--shotsdir 1"),
    "ssh": Tool(parser="getopt", arguments="DESTINATION 1, COMMAND *", asks=((),), version=("-V",),
                options="+interspersed", bits=cligraph.STOP),
    "scp": Tool(
        parser="getopt", arguments="SOURCE 1, TARGET +", asks=((),), version=("-V",), sibling="ssh"),
    "sftp": Tool(parser="getopt", arguments="DESTINATION 1", asks=((),), version=("-V",), sibling="ssh"),
    "redis-cli": Tool(parser="single-dash", arguments="CMD *", options="+no-equals", bits=cligraph.STOP),
    "sqlite3": Tool(parser="single-dash", arguments="FILENAME ?, SQL *", asks=(("-help",),), version=("-version",)),
    "jq": Tool(parser="getopt", arguments="FILTER dyn", options="+interspersed",
               more="--arg 2, --argjson 2, --slurpfile 2, --rawfile 2, --indent 1"),
}


def dump(name, date, program):
    tool = TOOLS[name]
    text = "\n".join(said([*program, *ask]) for ask in tool.asks)
    tree = Tree(name, version_of(program, tool), tool.parser, f"{name} --help", date=date,
                regenerate=f"runsheet tools import {name}", options=tool.options, partial=tool.partial)
    first = given(tool.more)
    known = {each for flag in first for each in flag.names} | set(tool.without)
    flags = read_flags(text.splitlines()) or read_usage(text)
    flags = first + [flag for flag in flags if not known & set(flag.names)]
    for listed, other in tool.synonyms:
        flags = [dataclasses.replace(flag, names=(listed, other, *(each for each in flag.names if each != listed)))
                 if listed in flag.names and other not in flag.names else flag for flag in flags]
    if tool.parser != "single-dash":
        flags = [flag for flag in flags if not any(LONG_WITH_ONE_DASH.match(each) for each in flag.names)]
    flags = [typed(flag, POSTGRES_VALUES.get(name, {}), tree) for flag in flags]
    tree.add(Node(0, (name,), tool.bits, flags, items(tool.arguments), tool.constraint))
    return tree.text()


def typed(flag, values, tree):
    """The flag with the type of its value, where that is known."""
    reading, words = next((values[each] for each in flag.names if each in values), ("", ""))
    if not words:
        return flag
    if reading == "first":
        kind = tree.type("regex", re=f"[{words}].*", msg="is no format that pg_restore reads")
    else:
        kind = tree.type("choice", v=words.split(), fold="c" if reading else None)
    return dataclasses.replace(flag, type=kind)


def main():
    name, date, *program = sys.argv[1:]
    sys.stdout.write(dump(name, date, program or [name]))


if __name__ == "__main__":
    main()
