"""Exports of every procedure, and a PATH on which every program only writes down how it was called."""

import collections
import json
import pathlib
import re
import subprocess

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
PLACES = pathlib.Path(__file__).parent / "hostile"
SOURCES = [CHECKOUT / "content", CHECKOUT.parent / "shared" / "playbooks", PLACES]
SOURCES = [folder for folder in SOURCES if folder.is_dir()]

# What Bash does itself, and so never looks for on the PATH.
BUILTINS = set(subprocess.run(["bash", "-c", "compgen -b; compgen -k"], capture_output=True, text=True).stdout.split())

HOSTILE = [
    "two words", "it's", 'say "hi"', "one\ntwo", "$(touch canary)", "`touch canary`", "; touch canary", "a;b", "&& touch canary",
    "| touch canary", "> canary", "$HOME", "${HOME}", "*", "~", "a'b\"c\n$(touch canary);`touch canary`", "{a,b}", "!!", "\\", "a\\'b",
    "#x", "EOF", "é 日本語", "'\n; touch canary\n'", "%s%n", "tab\there",
]

# One call of write(2) for each record, or those of a pipeline would mix: Bash writes line by line, so a word has none.
STUB = """#!/bin/bash
words=("$#" "${0##*/}" "$@")
printf '%s\\0' "${words[@]//$'\\n'/$'\\x01'}" >> "$RECORD"
if [[ ${0##*/} == mktemp ]]; then /bin/mkdir -p made; printf 'made\\n'; else printf 'out\\n'; fi
"""


def export(runsheet, source, *options, check=True):
    run = subprocess.run([runsheet, "export", source, "--quiet", *options], capture_output=True)
    assert not check or run.returncode == 0, run.stderr.decode()
    return run if not check else run.stdout


def lines(runsheet, source, *options):
    return [json.loads(line) for line in export(runsheet, source, "--format", "jsonl", *options).splitlines()]


Source = collections.namedtuple("Source", "folder procedures definitions")


def read(runsheet, folder):
    """Steps by procedure, and the parameters they ask for."""
    procedures, definitions = {}, {}
    for line in lines(runsheet, folder):
        procedures.setdefault(line["procedure"]["id"], []).append(line["step"])
        for definition in line["definitions"]:
            definitions[definition["id"]] = definition
    return Source(folder, procedures, definitions)


def mixed(source, round):
    """A hostile value for every parameter of a folder, another one in each round."""
    return {name: HOSTILE[(at * 7 + round * 9) % len(HOSTILE)] for at, name in enumerate(source.definitions)}


def make_stubs(source, folder):
    """A folder with a stub for every program that any step names."""
    names = {name for steps in source.procedures.values() for step in steps for command in step["commands"]
             for name in [*command["wrappers"], command["tool"], *command.get("argv", [])[:1]]}
    for name in names | {"date", "mktemp", "sleep", "touch"}:
        if re.fullmatch(r"[\w.+-]+", name) and name not in BUILTINS:
            (folder / name).write_text(STUB)
            (folder / name).chmod(0o755)
    return folder


def calls(record):
    """What the stubs wrote down, call by call."""
    text = record.read_bytes().decode(errors="surrogateescape") if record.exists() else ""
    fields = text.replace("\x01", "\n").split("\0")[:-1]
    found = []
    while fields:
        count = int(fields[0])
        found.append(fields[1 : count + 2])
        fields = fields[count + 2 :]
    return found


def is_run(step):
    """Whether a step is code for a shell."""
    return (step.get("language") or {}).get("effective") in ("shell", "console")


EXPANSION = re.compile(r"\$\{[^}]*\}|\$\w+|\$\((?:[^()]|\([^()]*\))*\)|`[^`]*`")


def pattern(template, filled, expands):
    """What a word may be when it is run."""
    if not expands or not EXPANSION.search(re.sub(r"\{\{[\w.-]+\}\}", "", template)):
        return re.compile(re.escape(filled), re.S)
    # The shell puts something into the word; what stands around that, and the values, are known.
    pieces, at = [], 0
    for found in re.finditer(EXPANSION.pattern + r"|\{\{([\w.-]+)\}\}", template):
        pieces.append(re.escape(template[at : found.start()]))
        pieces.append(".*")
        at = found.end()
    return re.compile("".join(pieces) + re.escape(template[at:]), re.S)


def expected(step, filled):
    """Groups of calls that run side by side, in order; each call as patterns of its words."""
    groups = []
    order = sorted(range(len(step["commands"])), key=lambda at: not step["commands"][at]["nested"])
    for at in order:
        command, own = step["commands"][at], filled["commands"][at]
        if "argv" not in command or command["argv"][0].split("/")[-1] in BUILTINS:
            continue
        words = [pattern(a, b, command["expands"]) for a, b in zip(command["argv"], own["argv"])]
        words[0] = re.compile(re.escape(command["argv"][0].split("/")[-1]))
        if command["connector"] == "pipe" and groups or command["nested"] and groups:
            groups[-1].append(words)
        else:
            groups.append([words])
    return groups


def compare(steps, filled, made):
    """Asserts that exactly these calls were made, in order; those of one pipeline in any order."""
    made = list(made)
    for step, own in zip(steps, filled):
        for group in expected(step, own) if is_run(step) else []:
            some, made = made[: len(group)], made[len(group) :]
            for words in group:
                match = next((call for call in some if len(call) == len(words)
                              and all(word.fullmatch(text) for word, text in zip(words, call))), None)
                assert match, f"{step['id']}: {[word.pattern for word in words]} was not called, but {some}"
                some.remove(match)
    assert not made, f"called besides: {made}"
