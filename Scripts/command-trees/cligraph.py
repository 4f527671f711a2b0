"""Writes command trees in the cligraph line format, which Sources/CommandTrees reads."""
import dataclasses
import re

HIDDEN, DEPRECATED, REMOVED, REQUIRED, MERGES, ONCE = 1, 2, 4, 8, 16, 32
NEGATABLE, PERSISTENT, HELP, LIFTS, NEWER = 64, 128, 256, 512, 1024
NOT_NEGATABLE, OPAQUE_TAIL, ABSENT_FLAG = 2048, 4096, 8192

GROUP, HIDDEN_NODE, DEPRECATED_NODE, REMOVED_NODE, RUNNABLE = 1, 2, 4, 8, 16
STOP, OPEN, ABSENT_NODE, NEWER_NODE, FLAGS_FREE, ARGUMENTS_FREE = 32, 64, 128, 256, 512, 1024


def escaped(text):
    """One field."""
    return str(text).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def item(text):
    """One item of a list that is separated by spaces."""
    return escaped(text).replace(" ", "\\s")


def unescaped(text):
    """The text that a field or an item stands for."""
    if "\\" not in text:
        return text
    return re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n", "s": " "}.get(found.group(1), found.group(1)), text)


def extras(pairs):
    """`key=value` fields; a list gives one field for each element."""
    fields = []
    for key, value in pairs:
        values = value if isinstance(value, (list, tuple)) else [value]
        fields += [f"{key}={escaped(each)}" for each in values if each not in (None, False)]
    return fields


@dataclasses.dataclass(frozen=True)
class Flag:
    names: tuple
    arity: str = "1"
    type: int = -1
    bits: int = 0
    dest: str = ""
    extra: tuple = ()

    def line(self):
        names = sorted(self.names, key=lambda name: (not name.startswith("--"), len(name) == 2))
        dest = "" if self.dest == derived_dest(names) else self.dest
        fields = [" ".join(map(item, names)), self.arity, self.type, self.bits or "", dest]
        return row("F", fields + extras(self.extra))


@dataclasses.dataclass
class Node:
    depth: int
    names: tuple
    bits: int = 0
    flags: list = dataclasses.field(default_factory=list)
    positionals: tuple = ()
    constraint: str = ""
    extra: tuple = ()


def derived_dest(names):
    longest = next((name for name in names if name.startswith("--")), names[0])
    return longest.lstrip("-").replace("-", "_")


def row(letter, fields):
    fields = [str(field) for field in fields]
    while fields and not fields[-1]:
        fields.pop()
    return "\t".join([letter] + fields)


class Interned:
    """Distinct lines of one letter, numbered in the order in which they were first met."""

    def __init__(self):
        self.ids, self.all = {}, []

    def id(self, line):
        if line not in self.ids:
            self.ids[line] = len(self.all)
            self.all.append(line)
        return self.ids[line]

    def line(self, number):
        return self.all[number]

    def lines(self):
        return self.all


class Tree:
    def __init__(self, tool, version, parser, source, **header):
        self.header = [f"#cligraph 1 {tool} {version.replace(' ', '_') or 'unknown'} {parser}", f"#source {source}"]
        self.header += [f"#{key} {value}" for key, value in header.items() if value]
        self.types, self.flags, self.sets, self.positionals, self.constraints = (Interned() for _ in range(5))
        self.nodes = []

    def type(self, kind, **keys):
        """The number of a value type; `string` without keys is -1."""
        if kind == "string" and not any(keys.values()):
            return -1
        return self.types.id(row("T", [kind] + extras((key.rstrip("_"), value) for key, value in keys.items())))

    def note_type(self, kind, pairs):
        return self.types.id(row("T", [kind] + extras(pairs)))

    def add(self, node):
        """Adds the next node in preorder."""
        self.nodes.append((node, [self.flags.id(flag.line()) for flag in node.flags]))

    def text(self):
        shared = self.shared_flags()
        body = [self.node_line(node, flags, shared) for node, flags in self.nodes]
        lines = self.header + self.types.lines() + self.flags.lines()
        if shared:
            lines.append(row("G", [" ".join(map(str, shared))]))
        lines += self.sets.lines() + self.positionals.lines() + self.constraints.lines() + body
        return "\n".join(lines) + "\n"

    def shared_flags(self):
        """The flags of more than four fifths of the nodes, when the tree has many."""
        if len(self.nodes) < 5:
            return []
        counts = {}
        for _, flags in self.nodes:
            for flag in flags:
                counts[flag] = counts.get(flag, 0) + 1
        return sorted(flag for flag, count in counts.items() if count > len(self.nodes) * 4 // 5)

    def node_line(self, node, flags, shared):
        own = set(flags)
        members = [f"!{flag}" for flag in shared if flag not in own]
        members += [str(flag) for flag in sorted(own - set(shared))]
        flag_set = self.sets.id(row("S", [" ".join(members)])) if members else ""
        items = [" ".join(item(part) for part in entry) for entry in node.positionals]
        positionals = self.positionals.id(row("P", items)) if items else ""
        constraint = self.constraints.id(row("C", [node.constraint])) if node.constraint else ""
        names = " ".join(map(item, node.names))
        fields = [node.depth, names, node.bits or "", flag_set, positionals, constraint]
        return row("N", fields + extras(node.extra))
