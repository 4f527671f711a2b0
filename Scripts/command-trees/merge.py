"""Joins trees of two versions of a tool: what either accepts is accepted, what both ask for is asked for.

usage: python3 merge.py FIRST.cligraph SECOND.cligraph > BOTH.cligraph
"""
import dataclasses
import pathlib
import re
import sys

import cligraph
from cligraph import Flag, Node, Tree


@dataclasses.dataclass
class Entry:
    """A node of a tree that was read, with its flags by name."""
    node: Node
    children: dict


def items(field):
    return tuple(cligraph.unescaped(word) for word in field.split(" "))


def facts(fields):
    return tuple(tuple(cligraph.unescaped(field).split("=", 1)) for field in fields)


class Reader:
    """A tree in text form; the types are moved into the tree that is being written."""

    def __init__(self, text, tree):
        self.tree, self.types, self.flags, self.sets, self.shared = tree, [], [], [], []
        self.positionals, self.constraints, self.root, path = [], [], None, []
        for line in text.splitlines():
            letter, *fields = line.split("\t")
            if letter == "N":
                self.node(fields, path)
            elif not letter.startswith("#"):
                getattr(self, f"read_{letter.lower()}")(fields)

    def read_t(self, fields):
        moved = [re.sub(r"^(of=|key=.*:)(\d+)$", self.renamed, field) for field in fields]
        self.types.append(self.tree.types.id(cligraph.row("T", moved)))

    def renamed(self, found):
        return f"{found.group(1)}{self.types[int(found.group(2))]}"

    def read_f(self, fields):
        names, arity, kind, bits, dest = (fields + [""] * 5)[:5]
        kind = int(kind or -1)
        self.flags.append(Flag(items(names), arity, self.types[kind] if kind >= 0 else -1, int(bits or 0),
                               dest, facts(fields[5:])))

    def read_g(self, fields):
        self.shared = [int(word) for word in fields[0].split()]

    def read_s(self, fields):
        words = fields[0].split() if fields else []
        self.sets.append(({int(word[1:]) for word in words if word[0] == "!"},
                          [int(word) for word in words if word[0] != "!"]))

    def read_p(self, fields):
        self.positionals.append(tuple(items(field) for field in fields))

    def read_c(self, fields):
        self.constraints.append(cligraph.unescaped(fields[0]))

    def node(self, fields, path):
        depth, names, bits, own, positionals, constraint = (fields + [""] * 6)[:6]
        absent, members = self.sets[int(own)] if own else (set(), [])
        flags = [self.flags[each] for each in [*(set(self.shared) - absent), *members]]
        entry = Entry(Node(
            int(depth), items(names), int(bits or 0), flags,
            self.positionals[int(positionals)] if positionals else (),
            self.constraints[int(constraint)] if constraint else "",
            facts(fields[6:])), {})
        del path[int(depth):]
        if path:
            path[-1].children[entry.node.names[0]] = entry
        else:
            self.root = entry
        path.append(entry)


def wider(tree, one, two):
    """A flag that takes the choices of both."""
    if two is None:
        return one
    if "?" in (one.arity, two.arity):
        one = dataclasses.replace(one, arity="?")
    if one.type == two.type:
        return one
    kinds = [tree.types.line(flag.type).split("\t") if flag.type >= 0 else [] for flag in (one, two)]
    if not all(kind[1:2] == ["choice"] for kind in kinds):
        return one
    return dataclasses.replace(one, type=tree.types.id("\t".join(dict.fromkeys(kinds[0] + kinds[1]))))


def joined(tree, one, two):
    """The children and flags of both; a requirement only when both have it."""
    others = {name: flag for flag in two.node.flags for name in flag.names}
    names = {name for flag in one.node.flags for name in flag.names}
    one.node.flags = [wider(tree, flag, others.get(flag.names[0])) for flag in one.node.flags]
    one.node.flags += [flag for flag in two.node.flags if not names & set(flag.names)]
    required = set(two.node.constraint.split(","))
    one.node.constraint = ",".join(part for part in one.node.constraint.split(",") if part in required)
    one.node.positionals = one.node.positionals or two.node.positionals
    one.node.names += tuple(name for name in two.node.names if name not in one.node.names)
    for name, child in two.children.items():
        one.children[name] = joined(tree, one.children[name], child) if name in one.children else child
    return one


def written(tree, entry):
    tree.add(entry.node)
    for name in sorted(entry.children):
        written(tree, entry.children[name])


def header(texts):
    """The header of the first, with both versions and sources."""
    lines = [[line for line in text.splitlines() if line.startswith("#")] for text in texts]
    words = [each[0].split(" ") for each in lines]
    words[0][3] = f"{words[0][3]}+{words[1][3]}"
    sources = [line.removeprefix("#source ") for each in lines for line in each if line.startswith("#source ")]
    rest = [line for line in lines[0][1:] if not line.startswith("#source ")]
    return [" ".join(words[0]), "#source " + " and ".join(dict.fromkeys(sources)), *rest]


def main():
    texts = [pathlib.Path(path).read_text(encoding="utf-8") for path in sys.argv[1:3]]
    tree = Tree("", "", "", "")
    tree.header = header(texts)
    one, two = (Reader(text, tree) for text in texts)
    written(tree, joined(tree, one.root, two.root))
    sys.stdout.write(tree.text())


if __name__ == "__main__":
    main()
