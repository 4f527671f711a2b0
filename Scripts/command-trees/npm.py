"""Writes npm's command tree from its own configuration definitions, which node prints.

usage: python3 npm.py DATE [NPM_FOLDER] > npm.cligraph
"""
import json
import pathlib
import shutil
import subprocess
import sys

import cligraph
from cligraph import Flag, Node, Tree

QUESTION = r"""
const root = process.argv[1];
const need = require('module').createRequire(root + '/lib/npm.js');
const {definitions, shorthands} = need('@npmcli/config/lib/definitions');
const {commands, aliases} = need(root + '/lib/utils/cmd-list.js');
const kind = type => Array.isArray(type) ? type.map(kind).flat() : [type === null ? 'null'
  : typeof type === 'function' ? type.name : typeof type === 'object' ? 'other' : String(type)];
const flags = Object.entries(definitions).map(([name, each]) => ({
  name, kind: kind(each.type), booleans: [each.type].flat().includes(Boolean), many: [each.type].flat().includes(Array),
  values: [each.type].flat().filter(word => typeof word === 'string'), short: [each.short].flat().filter(Boolean),
  deprecated: !!each.deprecated}));
const below = Object.fromEntries(commands.map(name => {
  let command = {};
  try { command = need(root + '/lib/commands/' + name + '.js') } catch {}
  return [name, {usage: command.usage || [], children: Object.keys(command.subcommands || {})}];
}));
const {version} = need(root + '/package.json');
console.log(JSON.stringify({flags, shorthands, commands, aliases, below, version}));
"""


def ask(folder):
    done = subprocess.run(["node", "-e", QUESTION, str(folder)], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def flag(tree, entry):
    names = (f"--{entry['name']}",) + tuple(f"-{letter}" for letter in entry["short"])
    bits = cligraph.DEPRECATED if entry["deprecated"] else 0
    bits |= cligraph.HELP if entry["name"] in ("version", "usage", "help") else 0
    values, other = entry["values"], set(entry["kind"]) - {"Boolean", "null", *entry["values"], "Array"}
    if entry["booleans"]:
        return Flag(names, "?" if values or other else "0", -1, bits)
    # Values are only warned of, and the addresses are those of this machine.
    listed = values and not other and entry["name"] != "local-address"
    kind = tree.type("choice", v=values, advisory="1") if listed else -1
    if other == {"Number"} and not values:
        kind = tree.type("float")
    return Flag(names, "1", kind, bits)


def shorthands(entries, known):
    """`-D` and `--silent`: other writings of whole options."""
    for name, meaning in entries.items():
        dashed = f"-{name}" if len(name) == 1 else f"--{name}"
        if dashed not in known:
            words = [meaning] if isinstance(meaning, str) else meaning
            waits = len(words) == 1 and known.get(words[0]) == "1"
            yield Flag((dashed,), "1" if waits else "0")


def main():
    date = sys.argv[1]
    found = shutil.which("npm") or ""
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(found).resolve().parent.parent
    found = ask(folder)
    tree = Tree("npm", found["version"], "nopt", f"configuration definitions of npm {found['version']}", date=date,
                regenerate="runsheet tools import npm")
    flags = [flag(tree, entry) for entry in found["flags"]]
    known = {name: each.arity for each in flags for name in each.names}
    flags += list(shorthands(found["shorthands"], known))
    tree.add(Node(0, ("npm",), cligraph.GROUP, flags))
    for name in sorted(found["commands"]):
        aliases = sorted(alias for alias, target in found["aliases"].items() if target == name)
        children = found["below"][name]["children"]
        tree.add(Node(1, (name, *aliases), cligraph.RUNNABLE if children else 0, flags, (("ARGS", "dyn"),)))
        for child in sorted(children):
            tree.add(Node(2, (child,), 0, flags, (("ARGS", "dyn"),)))
    sys.stdout.write(tree.text())


if __name__ == "__main__":
    main()
