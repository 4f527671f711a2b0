"""Writes the command tree of a program built with cobra and pflag (kubectl, docker, helm, gh) by asking the program.

Nothing is run but `--help`: pflag reads every flag before cobra shows help, so that a flag's mistakes come out first.

usage: python3 cobra.py TOOL DATE [PROGRAM] [NAME=PLUGIN ...] > TOOL.cligraph
"""
import concurrent.futures
import dataclasses
import functools
import os
import re
import subprocess
import sys
import tempfile

import cligraph
from cligraph import Flag, Node, Tree

BOGUS = "@bogus@"
SECTION = re.compile(r"^([A-Z][A-Za-z ()/-]+):?\s*$")
USAGE = re.compile(r"^(?:Usage|USAGE):?\s*(.*)$")
COMMAND = re.compile(r"^ {1,4}([a-z][\w-]*)[*:]?(?:\s{2,}.*)?$")
FLAG = re.compile(r"^\s{1,8}(?:(-\w), )?(--[\w.-]+)(?:[ =](.*))?$")


@dataclasses.dataclass
class Help:
    usage: list
    commands: list
    aliases: list
    flags: list


def read_help(text, path):
    """What a help page lists, whatever the program's template calls it."""
    page, section = Help([], [], [], []), ""
    for line in text.splitlines():
        usage = USAGE.match(line)
        if usage or SECTION.match(line):
            section = "usage" if usage else SECTION.match(line).group(1).lower()
            if usage and usage.group(1).strip():
                page.usage.append(usage.group(1).strip())
            continue
        if section == "usage" and line.startswith("  ") and line.strip():
            page.usage.append(line.strip())
        elif "alias" in section and line.strip():
            page.aliases += own_aliases(line, path)
        elif "command" in section and COMMAND.match(line):
            page.commands.append(COMMAND.match(line).group(1))
        elif ("flag" in section or "option" in section) and FLAG.match(line):
            page.flags.append(FLAG.match(line).groups())
    return page


def own_aliases(line, path):
    """The other last words of `create, new` or of `docker container ls, docker container ps, docker ps`."""
    names = []
    for entry in line.split(","):
        words = entry.split()
        if len(words) == 1 or words[:-1] == path[:len(words) - 1] and len(words) == len(path):
            names.append(words[-1])
    return [name for name in names if name != path[-1]]


class Program:
    """A cobra program, asked without doing anything."""

    def __init__(self, command, home, plugins):
        self.command, self.plugins = command, plugins
        self.environment = {
            "PATH": os.environ.get("PATH", ""), "HOME": home, "KUBECONFIG": os.path.join(home, "none"),
            "DOCKER_CONFIG": home, "DOCKER_HOST": "unix://" + os.path.join(home, "none"), "COLUMNS": "1000",
            "GH_CONFIG_DIR": home, "NO_COLOR": "1", "LC_ALL": "C.UTF-8",
        }

    def says(self, *words):
        """What the program prints, and its exit status; a plugin is asked itself, as docker would look for all."""
        plugin = self.plugins.get(words[0]) if words else None
        done = subprocess.run(
            [plugin, *words[1:]] if plugin else [*self.command, *words], env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
        return done.stdout.decode("utf-8", "replace"), done.returncode

    def complaint(self, path, *words):
        """What is wrong with flags, in the program's words; empty when nothing is."""
        text, status = self.says(*path, "--help", *words)
        # gh answers a flag without its value with the values it takes.
        text = re.sub(r"^Specify one or more comma-separated fields", r"flag needs an argument: \g<0>", text)
        if re.search(r"unknown (shorthand )?flag|needs an argument|invalid argument|has been deprecated", text):
            return text
        return "" if status == 0 else text


@dataclasses.dataclass
class Tuning:
    """What a program does not say of itself: found by probing and written down with the tool's name."""
    hidden: dict = dataclasses.field(default_factory=dict)
    types: dict = dataclasses.field(default_factory=dict)
    arguments: dict = dataclasses.field(default_factory=dict)
    # What is asked for, or excludes each other, before the program talks to a server.
    constraints: dict = dataclasses.field(default_factory=dict)
    # Commands that take `KIND NAME` or `KIND/NAME`, but not both at once.
    resources: tuple = ()
    globals: str = ""
    open: tuple = ()
    runnable: tuple = ()
    counts: bool = True
    options: str = ""
    names: str = ""


class Dump:
    def __init__(self, tool, program, tree, tuning, workers):
        self.tool, self.program, self.tree, self.tuning = tool, program, tree, tuning
        self.workers, self.known = workers, {}

    def help(self, path):
        key = ("help", *path)
        if key not in self.known:
            self.known[key] = self.program.says(*path, "--help")
        return self.known[key]

    def write(self, path, names, depth, inherited=()):
        """Adds a command and all below it."""
        page = read_help(self.help(path)[0], [self.tool, *path])
        flags = self.flags(path, page)
        if path[-1:] == ["build"] and path[0] != "buildx" and "buildx" in self.program.plugins:
            flags = self.with_buildx(flags)
        listed = page.commands + ([] if path else sorted(self.program.plugins))
        children = [name for name in dict.fromkeys(listed) if name != "help" or not path]
        children = [name for name in children if self.exists(path + [name])]
        persistent = self.persistent(path, children, flags)
        flags = [dataclasses.replace(flag, bits=flag.bits | cligraph.PERSISTENT) if flag.names[0] in persistent
                 else flag for flag in flags]
        stop, unshown = self.stops(path, children), [flag for flag in inherited if not self.shows(flag, flags)]
        bits = self.bits(path, children) | (cligraph.STOP if stop else 0)
        aliases = [name for name in page.aliases if name not in names]
        self.tree.add(Node(
            depth, (*names, *aliases), bits, flags + unshown, self.positionals(path, page, children),
            self.tuning.constraints.get(" ".join(path), ""),
            (("resources", "1"),) if " ".join(path) in self.tuning.resources else ()))
        below = list(inherited) + [flag for flag in flags if flag.names[0] in persistent]
        for name in children:
            self.write(path + [name], (name,), depth + 1, below)

    def with_buildx(self, flags):
        """The flags of a build, which docker hands on to buildx."""
        path = ["buildx", "build"]
        others = self.flags(path, read_help(self.help(path)[0], path))
        return flags + [flag for flag in others if not self.shows(flag, flags)]

    def shows(self, flag, flags):
        return any(set(flag.names) & set(other.names) for other in flags)

    def exists(self, path):
        text, status = self.help(path)
        return status == 0 and "nknown command" not in text and "nknown help topic" not in text

    def bits(self, path, children):
        bits = cligraph.OPEN if " ".join(path) in self.tuning.open else 0
        if not children:
            return bits
        return bits | (cligraph.RUNNABLE if " ".join(path) in self.tuning.runnable else cligraph.GROUP)

    def flags(self, path, page):
        shown = list(dict.fromkeys(page.flags))
        if not path and self.tuning.globals:
            shown += read_help(self.program.says(self.tuning.globals)[0], [self.tool]).flags
        candidates = [(None, name, "") for name in self.hidden(path)]
        known = {name for _, name, _ in shown}
        with concurrent.futures.ThreadPoolExecutor(self.workers) as pool:
            found = list(pool.map(functools.partial(self.flag, path, 0), shown))
            found += list(pool.map(functools.partial(self.flag, path, cligraph.HIDDEN),
                                   [each for each in candidates if each[1] not in known]))
        flags = [flag for flag in found if flag]
        if not any("--help" in flag.names for flag in flags):
            flags.append(Flag(("--help", "-h"), "0", -1, cligraph.HELP))
        return list({flag.names[0]: flag for flag in flags}.values())

    def hidden(self, path):
        names = []
        for place, flags in self.tuning.hidden.items():
            if place in ("*", " ".join(path)):
                names += flags
        return names

    def flag(self, path, bits, shown):
        short, name, rest = shown
        if name == "--help":
            return Flag(("--help", short) if short else ("--help",), "0", -1, cligraph.HELP)
        bare, valued = self.tried(path, shown)
        if "unknown flag" in valued:
            return None
        needs = "needs an argument" in bare
        note = re.search(r"Flag (?:-\w, )?--[\w-]+ has been deprecated, (.*)", valued + bare)
        if note:
            bits |= cligraph.DEPRECATED
        kind = self.type(path, name, valued)
        arity = "1" if needs else "0" if "ParseBool" in valued or kind == "bool" else "?"
        if name == "--version" and not path:
            bits |= cligraph.HELP
        return Flag((name, short) if short else (name,), arity, -1 if kind == "bool" else kind, bits,
                    extra=(("note", note.group(1).strip()),) if note else ())

    def tried(self, path, shown):
        """What the program says of a flag without a value and with one; the same for flags that are shown the same."""
        key = shown if shown[2] else (*path, *shown)
        if key not in self.known:
            name = shown[1]
            valued = self.program.complaint(path, f"{name}={BOGUS}")
            plain = "unknown flag" in valued or "ParseBool" in valued
            self.known[key] = ("" if plain else self.program.complaint(path, name), valued)
        return self.known[key]

    def type(self, path, name, complaint):
        """The value type, from what the program says of a value that nothing takes."""
        for place in (" ".join(path) + " " + name, "* " + name):
            if place in self.tuning.types:
                kind, keys = self.tuning.types[place]
                return self.tree.note_type(kind, keys)
        if "ParseBool" in complaint:
            return "bool"
        if "ParseInt" in complaint or "ParseUint" in complaint:
            return self.tree.type("int", lo="0" if "ParseUint" in complaint else None, base="0")
        if "ParseFloat" in complaint:
            return self.tree.type("float")
        if "time: invalid duration" in complaint:
            return self.tree.type("duration", words="go")
        listed = re.search(r"valid values are \{(.+?)\}|must be one of (?:\[)?([\w\"', |-]+)", complaint)
        if listed and "invalid argument" in complaint:
            words = re.findall(r"[\w.-]+", listed.group(1) or listed.group(2))
            return self.tree.type("choice", v=[word for word in words if word != "or"])
        return self.tree.type("opaque") if "invalid argument" in complaint else -1

    def persistent(self, path, children, flags):
        """The flags of a group that the commands below it take as well."""
        if not children:
            return set()
        child = children[-1] if len(children) == 1 else next(name for name in children if name != "help")

        def taken(flag):
            words = [flag.names[0]] if flag.arity != "1" else [f"{flag.names[0]}={BOGUS}"]
            text = self.program.complaint(path + [child], *words)
            return flag.names[0] if "unknown flag" not in text and not flag.bits & cligraph.HELP else None

        with concurrent.futures.ThreadPoolExecutor(self.workers) as pool:
            return set(pool.map(taken, flags)) - {None}

    def stops(self, path, children):
        """Whether flags behind the first argument belong to somebody else."""
        if children or not path:
            return False
        return "unknown flag" not in self.program.says(*path, "--help", "x", "--bogus-flag")[0]

    def item(self, name, arity, kind=None):
        return (name, arity, str(self.tree.note_type(*VALUES[kind]))) if kind else (name, arity)

    def positionals(self, path, page, children):
        known = self.tuning.arguments.get(" ".join(path))
        if known is not None:
            return tuple(self.item(*entry.split()) for entry in known.split(", ") if entry)
        if children:
            return ()
        if not self.tuning.counts:
            return (("ARGS", "dyn"),)
        if not page.usage:
            return (("ARGS", "dyn"),)
        words = page.usage[0].split()
        return usage_arguments(page.usage[0], words.index(path[-1]) + 1 if path[-1:] and path[-1] in words else 1)


def usage_arguments(usage, skip):
    """`docker cp [OPTIONS] CONTAINER:SRC DEST|-` as a list of arguments; `dyn` where the line does not say."""
    unknown = (("ARGS", "dyn"),)
    words = usage.split()[skip:]
    text = re.sub(r"\[(?:OPTIONS|options|flags|FLAGS|--)\]|\bOPTIONS\b", " ", " ".join(words))
    text = re.sub(r"(?<=\w)\[[^\]\s]*\]", "", re.sub(r"\s*\|\s*", "|", text))
    text = re.sub(r"(\S+) \[\1\s*\.\.\.\]", r"\1...", text)
    items = []
    for word in text.split():
        bare = re.fullmatch(r"(\[?)<?([\w:@./|-]+?)>?(\.\.\.)?(\]?)(\.\.\.)?", word)
        if not bare or bool(bare.group(1)) != bool(bare.group(4)) or bare.group(2).startswith("-"):
            return unknown
        many, optional = bare.group(3) or bare.group(5), bare.group(1)
        name = re.sub(r"\W+", "_", bare.group(2).split("|")[0]).upper().strip("_") or "ARG"
        items.append((name, {(0, 0): "1", (0, 1): "+", (1, 0): "?", (1, 1): "*"}[bool(optional), bool(many)]))
    return tuple(items)


def choice(*words):
    return "choice", [("v", word) for word in words]


def pattern(expression, message):
    return "regex", [("re", expression), ("msg", message)]


IMAGE = pattern(
    r"(?:[A-Za-z0-9.-]+(?::[0-9]+)?/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*"
    r"(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?",
    "invalid reference format")
DRY_RUN = ("choice", [("v", word) for word in ("none", "client", "server", "true", "false", "")])
MOUNT = ("regex", [
    ("re", r"[^:]+(?::[^:]+)*"), ("msg", "empty section between colons"), ("holes", "1")])
PORTS = pattern(
    r"(?:(?:(?:[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+|\[[0-9A-Fa-f:.%]+\])?:)?(?:[0-9]+(?:-[0-9]+)?)?:)?"
    r"[0-9]+(?:-[0-9]+)?(?:/(?:[Tt][Cc][Pp]|[Uu][Dd][Pp]|[Ss][Cc][Tt][Pp]))?|.*=.*", "not [IP:]HOST_PORT:CONTAINER_PORT")
MOUNT_KEY = (
    "(?:type|source|src|target|dst|destination|readonly|ro|consistency|bind-(?:propagation|nonrecursive|recursive)"
    "|bind-create-src|volume-(?:nocopy|label|driver|opt|subpath)|image-subpath|tmpfs-(?:size|mode|opt))")
MOUNTS = pattern(
    rf'(?=(?:.*[,"])?(?:target|dst|destination)=)(?:{MOUNT_KEY}(?:=[^,]*)?|"[^"]*")(?:,(?:{MOUNT_KEY}(?:=[^,]*)?|"[^"]*"))*',
    "not a list of key=value with a target")
BYTES = pattern(r"[0-9]+(?:\.[0-9]+)* ?(?:[kKmMgGtTpP]?[iI]?[bB]?)", "invalid size")
FILTER = pattern(r"[^=]*=(?:.|\n)*", "expected name=value")
LITERAL = pattern(r"[^=]+=(?:.|\n)*", "expected key=value")
RUN_TYPES = {
    "--publish": PORTS, "--mount": MOUNTS, "--memory": BYTES, "--shm-size": BYTES,
    "--memory-reservation": BYTES, "--memory-swap": pattern(r"-1|" + BYTES[1][0][1], "invalid size"),
    "--cpus": pattern(r"[0-9.eE/+-]+", "not a number"),
    "--pull": choice("always", "missing", "never"),
    "--add-host": pattern(r"[^:=]+[:=](?:\[?[0-9A-Fa-f:.]+\]?|host-gateway)", "expected host:IP"),
    "--ulimit": pattern(
        r"(?:core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack)"
        r"=-?[0-9]+(?::-?[0-9]+)?", "expected type=soft[:hard]"),
    "--gpus": pattern(r'"?all"?|-?[0-9]+|[^=]+=.*', "neither 'all', a number nor key=value"),
    "--dns": pattern(r"[0-9A-Fa-f:.]+", "not an IP address"),
    "--pid": pattern(r"(?:host|container:.+)?", "neither 'host' nor 'container:NAME'"),
    "--link": pattern(r"[^:]+(?::[^:]+)?", "expected name[:alias]"),
}
RUN = "IMAGE 1 image, COMMAND ?, ARG *"
VALUES = {"image": IMAGE}
KUBECTL = Tuning(
    hidden={"*": ["--record"]},
    types={
        "* --dry-run": DRY_RUN,
        "* --cascade": choice("background", "orphan", "foreground", "true", "false"),
        "patch --type": choice("json", "merge", "strategic"),
        "top node --sort-by": choice("cpu", "memory"), "top pod --sort-by": choice("cpu", "memory"),
        "create rolebinding --serviceaccount": pattern(r"[^:]+:[^:]+(?:,[^:]+:[^:]+)*", "is <namespace>:<name>"),
        "create clusterrolebinding --serviceaccount": pattern(r"[^:]+:[^:]+(?:,[^:]+:[^:]+)*", "is <namespace>:<name>"),
        "run --restart": choice("Always", "OnFailure", "Never"),
        "run --image-pull-policy": choice("Always", "IfNotPresent", "Never"),
        "create service clusterip --tcp": ("opaque", []),
        "create secret generic --from-literal": LITERAL, "create configmap --from-literal": LITERAL,
        "run --env": LITERAL, "run --image": IMAGE,
        "run --port": ("int", []), "debug --profile": choice(
            "legacy", "general", "baseline", "netadmin", "restricted", "sysadmin", "auto"),
    },
    constraints={
        "run": "!image,!name,g(rm,!g(stdin,attach)),g(expose,!port)", "scale": "!replicas,!g(resource,filename,kustomize)", "autoscale": "!max",
        "create deployment": "!image", "create cronjob": "!image,!schedule", "create job": "!m(image,from)",
        "create clusterrolebinding": "!clusterrole", "create rolebinding": "!m(clusterrole,role)",
        "create role": "!verb,!resource", "create secret tls": "!cert,!key",
        "create secret generic": "m(from_env_file,g(from_file,from_literal))",
        "create configmap": "m(from_env_file,g(from_file,from_literal))",
        "create secret docker-registry": "!g(from_file,g(!docker_username,!docker_password))",
        "create poddisruptionbudget": "!selector,!m(min_available,max_unavailable)",
        "apply": "!m(filename,kustomize),g(force_conflicts,!server_side)", "replace": "!g(filename,kustomize,raw)", "delete": "m(now,grace_period)",
        "patch": "!g(patch,patch_file)", "debug": "!g(image,copy_to)", "wait": "!for", "logs": "!m(pod,selector)", "cordon": "!g(node,selector)",
        "uncordon": "!g(node,selector)", "drain": "!m(node,selector)", "get": "!g(resource,filename,kustomize,raw)",
        "edit": "!g(resource,filename,kustomize)", "config set-context": "!m(name,current)",
        "rollout status": "!g(resource,filename,kustomize)", "rollout restart": "!g(resource,filename,kustomize,selector)",
        "rollout undo": "!g(resource,filename,kustomize)",
    },
    resources=(
        "get", "describe", "delete", "edit", "patch", "scale", "autoscale", "expose", "label", "annotate", "wait",
        "rollout history", "rollout pause", "rollout restart", "rollout resume", "rollout status", "rollout undo",
        "set image", "set resources",
    ),
    arguments={
        "apply": "", "create": "", "version": "", "cluster-info": "ARG dyn", "api-versions": "", "api-resources": "",
        "replace": "", "exec": "POD ?, COMMAND ...", "cp": "SRC 1, DEST 1", "options": "", "proxy": "",
        "create namespace": "NAME 1", "create deployment": "NAME 1, COMMAND ...", "create job": "NAME 1, COMMAND ...",
        "create cronjob": "NAME 1, COMMAND ...", "create configmap": "NAME 1", "create secret generic": "NAME 1",
        "create secret tls": "NAME 1", "create secret docker-registry": "NAME 1", "create serviceaccount": "NAME 1",
        "create role": "NAME 1", "create clusterrole": "NAME 1", "create rolebinding": "NAME 1",
        "create clusterrolebinding": "NAME 1", "create quota": "NAME 1", "create poddisruptionbudget": "NAME 1",
        "create priorityclass": "NAME 1", "create ingress": "NAME 1", "create token": "SERVICE_ACCOUNT_NAME 1",
        "create service clusterip": "NAME 1", "create service externalname": "NAME 1",
        "create service loadbalancer": "NAME 1", "create service nodeport": "NAME 1", "cordon": "NODE *",
        "uncordon": "NODE *", "drain": "NODE *", "config use-context": "CONTEXT_NAME 1",
        "config current-context": "", "config get-clusters": "", "config get-users": "",
        "config delete-cluster": "NAME 1", "config delete-context": "NAME 1", "config delete-user": "NAME 1",
        "config rename-context": "CONTEXT_NAME 1, NEW_NAME 1", "config set": "PROPERTY_NAME 1, PROPERTY_VALUE 1",
        "config unset": "PROPERTY_NAME 1", "config set-cluster": "NAME 1", "config set-credentials": "NAME 1",
        "config view": "", "set env": "RESOURCE dyn", "attach": "POD dyn", "run": "NAME ?, COMMAND *",
        "debug": "TARGET dyn", "logs": "POD ?, CONTAINER ?", "explain": "RESOURCE 1", "get": "RESOURCE *",
        "scale": "RESOURCE *", "edit": "RESOURCE *", "rollout status": "RESOURCE *", "rollout restart": "RESOURCE *",
        "rollout undo": "RESOURCE *", "config set-context": "NAME ?", "port-forward": "TARGET 1, PORT +", "auth whoami": "", "completion": "SHELL 1", "kustomize": "DIR ?",
    },
    globals="options", open=("",), runnable=("apply", "create", "cluster-info"), counts=False,
    options="+underscore-is-dash")
DOCKER = Tuning(
    hidden={
        **{place: ["--net", "--net-alias", "--dns-opt"]
           for place in ("run", "create", "container run", "container create")},
        "volume create": ["--name"], "exec": ["--detach-keys"], "update": ["--kernel-memory"],
        **{place: ["--time"] for place in ("stop", "restart", "container stop", "container restart")},
        "stack deploy": ["--orchestrator"],
    },
    types={
        "* --cgroupns": choice("host", "private", ""), "* --format": ("opaque", []), "* --volume": MOUNT,
        "* --filter": FILTER,
        "inspect --type": choice(
            "config", "container", "image", "network", "node", "plugin", "secret", "service", "task", "volume"),
        **{f"{place} {name}": kind for place in ("run", "create", "container run", "container create")
           for name, kind in RUN_TYPES.items()},
    },
    constraints={"login": "m(password,password_stdin)"},
    arguments={
        "run": RUN, "create": RUN, "container run": RUN, "container create": RUN, "pull": "NAME 1 image",
        "push": "NAME 1 image", "image pull": "NAME 1 image", "image push": "NAME 1 image",
        "tag": "SOURCE_IMAGE 1 image, TARGET_IMAGE 1 image", "image tag": "SOURCE_IMAGE 1 image, TARGET_IMAGE 1 image",
        "top": "CONTAINER 1, PS_OPTIONS *", "container top": "CONTAINER 1, PS_OPTIONS *",
        "import": "FILE 1, REPOSITORY *", "image import": "FILE 1, REPOSITORY *",
        "plugin create": "PLUGIN 1, PLUGIN_DATA_DIR +", "plugin install": "PLUGIN 1, KEY_VALUE *",
        "plugin set": "PLUGIN 1, KEY_VALUE +", "service scale": "SERVICE_REPLICAS +", "swarm join-token": "ROLE 1",
        "build": "PATH dyn", "image build": "PATH dyn", "builder build": "PATH dyn", "volume update": "VOLUME 1",
        "compose down": "SERVICE *", "compose stats": "SERVICE *",
    },
    open=("",), options="+traverse")
HELM = Tuning(open=("",))
GH = Tuning(open=("",))
PLUGIN_FOLDERS = (
    os.path.expanduser("~/.docker/cli-plugins"), "/usr/local/lib/docker/cli-plugins",
    "/usr/local/libexec/docker/cli-plugins",
    "/usr/lib/docker/cli-plugins", "/usr/libexec/docker/cli-plugins", "/opt/homebrew/lib/docker/cli-plugins",
)
TUNINGS = {"kubectl": KUBECTL, "oc": KUBECTL, "docker": DOCKER, "helm": HELM, "gh": GH}


def version_of(tool, program):
    words = {"kubectl": ["version", "--client"], "oc": ["version", "--client"], "helm": ["version", "--short"]}
    text, _ = program.says(*words.get(tool, ["--version"]))
    found = re.search(r"v?(\d+\.\d+\.\d+)", text)
    return found.group(1) if found else "unknown"


def plugins_in(folders):
    """Docker's plugins by name; those of earlier folders count."""
    found = {}
    for folder in folders:
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            found.setdefault(name.removeprefix("docker-"), os.path.join(folder, name))
    return found


def main():
    tool, date, place, *plugins = sys.argv[1:] + [sys.argv[1]] * (len(sys.argv) == 3)
    with tempfile.TemporaryDirectory() as home:
        os.chdir(home)
        plugins = plugins_in(plugins or PLUGIN_FOLDERS) if tool == "docker" else {}
        program, tuning = Program([place], home, plugins), TUNINGS.get(tool, Tuning())
        tree = Tree(
            tool, version_of(tool, program), "pflag", "its own --help, each flag tried on the program", date=date,
            regenerate=f"runsheet tools import {tool}", options=tuning.options, names=tuning.names)
        Dump(tool, program, tree, tuning, os.cpu_count() or 2).write([], (tool,), 0)
    sys.stdout.write(tree.text())


if __name__ == "__main__":
    main()
