"""Writes gcloud's command tree from its own argument parsers; run by the Python of the Google Cloud SDK.

usage: python gcloud.py SDK_ROOT DATE > gcloud.cligraph
"""
import os
import re
import sys
import tempfile

import cligraph
from cligraph import Flag, Node, Tree

TRACKS = ("alpha", "beta", "preview")
# Commands that refuse to run when no flag asks for a change, found in their Run methods: "No configuration change
# requested". These flags ask for none, nor do those that every command takes.
REFUSES_NOTHING = {
    "run services update", "run services update-traffic", "run worker-pools update", "run workers update",
}
ASKS_NOTHING = {
    "async_", "client_name", "client_version", "cluster", "cluster_location", "context", "kubeconfig", "namespace",
    "platform", "region",
}
HELP_FLAGS = {"-h", "--help", "--document"}
SUCCESSOR = re.compile(r"(?i)(?:use|run|see|with|to)\s+(?:the\s+)?[:'\"$ ]*gcloud ((?:[a-z][a-z0-9-]*[ ]?)+)")


def load(root):
    """The root of calliope's tree, with everything below it read in."""
    # The SDK brings an argparse of its own, which reads otherwise than Python's.
    sys.path[:0] = [os.path.join(root, "lib", "third_party"), os.path.join(root, "lib")]
    sys.modules.pop("argparse", None)
    os.environ.update(
        CLOUDSDK_CORE_DISABLE_PROMPTS="1", CLOUDSDK_CORE_DISABLE_USAGE_REPORTING="true",
        CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK="true")
    from googlecloudsdk import gcloud_main

    top = gcloud_main.CreateCLI([])._TopElement()
    top.LoadAllSubElements(recursive=True, ignore_load_errors=True)
    return top


def below(node):
    """The commands and groups of a group, in the order of their names."""
    if not node.is_group:
        return []
    return sorted([*node.groups.values(), *node.commands.values()], key=lambda child: child.cli_name)


class Dump:
    def __init__(self, top, version, date):
        from gcloud_types import Types

        self.tree = Tree(
            "gcloud", version, "argparse-gcloud", f"in-process argparse of google-cloud-sdk {version}", date=date,
            regenerate="runsheet tools import gcloud")
        self.types = Types(self.tree)
        self.flags = {}
        self.shared = {action.dest for action in top._parser._option_string_actions.values()}
        self.visit(top, 0)

    def visit(self, node, depth):
        self.tree.add(Node(
            depth, (node.cli_name,), self.bits(node), self.flags_of(node), self.positionals(node),
            Constraint(node).text, (*notices(node), *self.idle(node))))
        for child in below(node):
            self.visit(child, depth + 1)

    def idle(self, node):
        """The flags with which alone a command refuses to run."""
        path = [word for word in node.GetPath()[1:] if word not in TRACKS]
        if " ".join(path) in REFUSES_NOTHING:
            dests = {action.dest for action in node._parser._option_string_actions.values()}
            yield "noop", "!" + " ".join(sorted(dests & (self.shared | ASKS_NOTHING)))

    def bits(self, node):
        notes = " ".join(node.Notices() or {})
        bits = cligraph.GROUP if node.is_group else 0
        bits |= cligraph.HIDDEN_NODE if node.IsHidden() else 0
        bits |= cligraph.DEPRECATED_NODE if "DEPRECATED" in notes else 0
        return bits | (cligraph.REMOVED_NODE if "REMOVED" in notes else 0)

    def flags_of(self, node):
        seen, flags = set(), []
        for action in node._parser._option_string_actions.values():
            if id(action) not in seen and not action.option_strings[0].startswith("---"):
                seen.add(id(action))
                flags.append(self.flag(action, node))
        return flags

    def flag(self, action, node):
        known = self.flags.get(id(action))
        if known is None:
            names = tuple(action.option_strings)
            known = Flag(names, arity(action), self.type_of(action), flag_bits(action), action.dest, flag_extra(action))
            self.flags[id(action)] = known
        strings = tuple(name for name in known.names if node._parser._option_string_actions.get(name) is action)
        return known if strings == known.names else Flag(
            strings, known.arity, known.type, known.bits, known.dest, known.extra)

    def type_of(self, action):
        return -1 if action.nargs == 0 else self.types.of_action(action)

    def positionals(self, node):
        items = []
        for action in node._parser._get_positional_actions():
            if is_subcommand(action):
                continue
            name = argument_name(action, node).upper()
            if is_dynamic(action):
                items.append((name.strip("="), "dyn"))
                continue
            kind = self.type_of(action)
            items.append((name, arity(action)) + ((str(kind),) if kind != -1 else ()))
        return tuple(items)


def is_subcommand(action):
    return type(action).__name__ == "CommandGroupAction"


def is_dynamic(action):
    """Whether the flags that follow depend on the value."""
    return hasattr(action, "GenerateArgs")


def argument_name(action, node):
    """The name of a positional in lower case, apart from every flag that stores elsewhere."""
    name = action.dest.lower().replace("-", "_")
    others = {flag.dest for flag in node._parser._option_string_actions.values()}
    return name + "_argument" if name != action.dest and name in others else name


def arity(action):
    """How many words an argument takes, in the writing of the format."""
    if action.nargs is None:
        return "1"
    return str(action.nargs)


def bases(action):
    return {base.__name__ for base in type(action).__mro__}


def flag_bits(action):
    bits = cligraph.HIDDEN if getattr(action, "is_hidden", False) else 0
    bits |= cligraph.REQUIRED if getattr(action, "is_required", False) else 0
    bits |= cligraph.HELP if HELP_FLAGS & set(action.option_strings) or is_version(action) else 0
    bits |= cligraph.LIFTS if "--flags-file" in action.option_strings else 0
    kinds = bases(getattr(action, "_wrapped_action", action))
    if "UpdateAction" in kinds and "UpdateActionWithAppend" not in kinds:
        bits |= cligraph.MERGES
    if "StoreOnceAction" in kinds:
        bits |= cligraph.ONCE
    label = deprecation(action)
    if label:
        bits |= cligraph.REMOVED if label == "(REMOVED)" and always_shown(action) else cligraph.DEPRECATED
    return bits


def is_version(action):
    return "FunctionExitAction" in type(action).__qualname__


def held(function):
    """What a nested function holds from outside, by name."""
    cells = getattr(function, "__closure__", None) or ()
    return dict(zip(getattr(function, "__code__", held.__code__).co_freevars, [cell.cell_contents for cell in cells]))


def deprecation(action):
    """`(REMOVED)` or `(DEPRECATED)` when calliope's DeprecationAction wraps this argument."""
    help_ = held(getattr(action, "func", None)).get("add_help")
    return getattr(help_, "label", "")


def always_shown(action):
    """Whether every value, and not only some, brings the message."""
    show = held(action.func).get("show_message")
    try:
        return all(show(value) for value in (None, True, "", "a"))
    except (TypeError, ValueError, AttributeError):
        return False


def flag_extra(action):
    help_ = held(getattr(action, "func", None)).get("add_help")
    return (("note", plain(help_.message)),) if help_ else ()


def plain(text):
    """Help text on one line, without its markup."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?<![\w`])([*_])(\S[^*_]*?)\1(?![\w`])", r"\2", text)
    return text.replace("```", "").replace("`", "'")


def notices(node):
    """The deprecation text of a node, and where it says the command went."""
    texts = [text for tag, text in sorted((node.Notices() or {}).items()) if re.search("DEPRECATED|REMOVED", tag)]
    if not texts:
        return
    inherited = node._parent_group.Notices() if node._parent_group else None
    if not inherited or any(text not in inherited.values() for text in texts):
        note = plain(" ".join(texts))
        yield "note", note
        path = successor(note, node._TopCLIElement())
        if path:
            yield "moved", path


def successor(note, top):
    """The command that a notice sends the reader to, when there is one of that name."""
    for named in SUCCESSOR.findall(note):
        node, path = top, []
        for word in named.split():
            if not node.is_group or word not in {child.cli_name for child in below(node)}:
                break
            node = next(child for child in below(node) if child.cli_name == word)
            path.append(word)
        if len(path) > 1:
            return " ".join(path)
    return None


class Constraint:
    """What validate_specified_args can refuse, without the groups that cannot fail."""

    def __init__(self, node):
        self.node = node
        members = [self.member(argument) for argument in node.ai.arguments]
        self.text = ",".join(text for text, fails in members if fails)

    def member(self, argument):
        """The writing of a member, and whether leaving it out would lose a complaint."""
        mark = "!" if argument.is_required and not is_dynamic(argument) else ""
        if not argument.is_group:
            dest = argument.dest if argument.option_strings else argument_name(argument, self.node)
            return mark + dest, bool(mark)
        inner = [self.member(each) for each in argument.arguments]
        if argument.is_mutex:
            distinct = {text.lstrip("!") for text, _ in inner}
            fails = len(distinct) > 1 or bool(mark) or any(failing for _, failing in inner)
            return f"{mark}m({','.join(dict.fromkeys(text for text, _ in inner))})", fails
        fails = bool(mark) or any(failing for _, failing in inner)
        return f"{mark}g({','.join(dict.fromkeys(text for text, _ in inner))})", fails


def main():
    root, date = sys.argv[1], sys.argv[2]
    top = load(root)
    from googlecloudsdk.core import config

    # Some converters open the file that a value names, for writing too.
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        text = Dump(top, config.CLOUD_SDK_VERSION, date).tree.text()
        os.chdir(os.sep)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
