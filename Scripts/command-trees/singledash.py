"""Writes the command trees of terraform and openssl, which write long options with one dash, from their help.

usage: python3 singledash.py TOOL DATE [PROGRAM] > TOOL.cligraph
"""
import re
import subprocess
import sys

import cligraph
from cligraph import Flag, Node, Tree

BOGUS = "@bogus@"
OPTION = re.compile(r"^ {1,4}(-[A-Za-z0-9][\w-]*)(?:(=| )(\S+(?: \S+)*?))?(?:\s{2,}.*)?$")
COMMAND = re.compile(r"^ {2,4}([a-z][a-z0-9-]+)(?:\s{2,}.*)?$")
# Options of `terraform plan` that these take too, though their help only refers to it.
LIKE_PLAN = {"apply", "destroy", "refresh"}
TERRAFORM_MORE = {
    "apply": "-auto-approve, -backup=p, -state=p, -state-out=p, -lock, -lock-timeout=d, -input, -no-color, -json, "
             "-parallelism=n, -compact-warnings",
    "destroy": "-auto-approve, -force, -backup=p, -state=p, -state-out=p, -lock, -lock-timeout=d, -input, -no-color, "
               "-json, -parallelism=n, -compact-warnings",
    "plan": "-state=p, -json", "refresh": "-state=p, -state-out=p, -backup=p, -json",
    "import": "-state=p, -state-out=p, -backup=p",
    "taint": "-state=p, -state-out=p, -backup=p", "untaint": "-state=p, -state-out=p, -backup=p",
    "output": "-state=p, -no-color", "show": "-no-color", "state list": "-state=p", "console": "-state=p",
    "state mv": "-state=p, -state-out=p, -backup=p, -backup-out=p", "state rm": "-state=p, -backup=p",
    "state show": "-state=p", "init": "-verify-plugins, -get-plugins",
    "validate": "-var=v, -var-file=p, -check-variables",
}
TERRAFORM_ARGUMENTS = {
    "apply": "PLAN ?", "import": "ADDR 1, ID 1", "force-unlock": "LOCK_ID 1", "taint": "ADDRESS 1",
    "untaint": "ADDRESS 1", "show": "PATH ?", "output": "NAME ?", "fmt": "TARGET *", "login": "HOSTNAME ?",
    "logout": "HOSTNAME ?", "state list": "ADDRESS *", "state mv": "SOURCE 1, DESTINATION 1", "state rm": "ADDRESS +",
    "state show": "ADDRESS 1", "state push": "PATH 1", "state replace-provider": "FROM 1, TO 1",
    "workspace new": "NAME 1, DIR ?", "workspace select": "NAME 1, DIR ?", "workspace delete": "NAME 1, DIR ?",
    "workspace list": "DIR ?", "workspace show": "", "plan": "", "destroy": "", "refresh": "", "init": "",
    "validate": "", "version": "", "providers": "", "get": "DIR ?", "providers lock": "PROVIDER *",
    "providers mirror": "TARGET_DIR 1", "providers schema": "", "state pull": "", "graph": "", "console": "",
}


def said(command):
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
    return done.stdout.decode("utf-8", "replace")


def options(text):
    """The options of a help text; `-x=true` and `-x=false` are switches."""
    flags = {}
    for line in text.splitlines():
        found = OPTION.match(line)
        if not found:
            continue
        name, mark, value = found.groups()
        arity = "0" if not mark or value.strip("'\"") in ("true", "false") else "1"
        bits = cligraph.HELP if name in ("-help", "-version", "-h", "-v") else 0
        flags.setdefault(name, Flag((name,), arity, -1, bits))
    return flags


def written(text):
    return {flag.names[0]: flag for flag in (
        Flag((entry.split("=")[0],), "1" if "=" in entry else "0") for entry in text.split(", ") if entry)}


def items(text):
    return tuple(tuple(entry.split()) for entry in text.split(", ") if entry)


def commands(text):
    """The commands below a line that ends in `commands:` or `subcommands:`."""
    found, inside = [], False
    for line in text.splitlines():
        if line and not line.startswith(" "):
            inside = bool(re.search(r"commands(?: are| are given)?.*:$|^Subcommands:$", line, re.IGNORECASE))
        elif inside and COMMAND.match(line):
            found.append(COMMAND.match(line).group(1))
    return found


class Terraform:
    def __init__(self, date, program):
        self.program = program
        version = re.search(r"v(\d[\w.-]*)", said([program, "version"])).group(1)
        self.tree = Tree("terraform", version, "go-flag", "terraform -help of each command", date=date,
                         regenerate="runsheet tools import terraform", options="+traverse")
        self.plan = options(said([program, "plan", "-help"]))
        self.write([], 0)

    def write(self, path, depth):
        text = said([self.program, *path, "-help"])
        name = " ".join(path)
        flags = {**written(TERRAFORM_MORE.get(name, "")), **(self.plan if name in LIKE_PLAN else {}), **options(text)}
        flags = self.tried(path, flags)
        flags["-help"] = Flag(("-help", "-h"), "0", -1, cligraph.HELP)
        if "-version" in flags:
            flags["-version"] = Flag(("-version", "-v"), "0", -1, cligraph.HELP)
        children = commands(text) if len(path) < 2 else []
        bits = 0 if not children else cligraph.RUNNABLE if name == "providers" else cligraph.GROUP
        arguments = items(TERRAFORM_ARGUMENTS.get(name, "ARGS dyn")) if not children or name == "providers" else ()
        self.tree.add(Node(depth, (path[-1] if path else "terraform",), bits, list(flags.values()), arguments))
        for child in children:
            self.write(path + [child], depth + 1)


    def tried(self, path, flags):
        """The flags that the program takes. The last word is always refused, so that nothing is done."""
        known = {}
        for name, flag in flags.items():
            text = said([self.program, *path, f"{name}={BOGUS}", "-bogus-flag"]) if path else ""
            if re.search(rf"not defined: {name}\b(?!-)", text):
                continue
            arity = "0" if "invalid boolean value" in text else "1" if "-bogus-flag" in text else flag.arity
            known[name] = Flag(flag.names, arity, flag.type, flag.bits)
        return known


class OpenSSL:
    def __init__(self, date, program):
        version = re.search(r"OpenSSL (\S+)", said([program, "version"])).group(1)
        tree = Tree("openssl", version, "single-dash", "openssl COMMAND -help", date=date,
                    regenerate="runsheet tools import openssl", options="+no-equals +options-first")
        text = said([program, "list", "-1", "-commands"])
        digests = said([program, "list", "-1", "-digest-commands"]) + said([program, "list", "-1", "-cipher-commands"])
        tree.add(Node(0, ("openssl",), cligraph.GROUP, []))
        for name in sorted(set(text.split())):
            text = said([program, name, "-help"]) if name not in ("help", "list", "version") else ""
            flags = options(text)
            # `-*  Any supported digest`: each algorithm is a flag.
            takes_any = re.search(r"^ -\* ", text, re.MULTILINE)
            free = 0 if flags and not takes_any and name != "ciphers" else cligraph.FLAGS_FREE
            tree.add(Node(1, (name,), free, list(flags.values()), (("ARGS", "dyn"),)))
        for name in sorted(set(digests.split()) - set(text.split())):
            tree.add(Node(1, (name,), cligraph.FLAGS_FREE, [], (("ARGS", "dyn"),)))
        self.tree = tree


def main():
    tool, date, *program = sys.argv[1:]
    made = {"terraform": Terraform, "openssl": OpenSSL}[tool](date, (program + [tool])[0])
    sys.stdout.write(made.tree.text())


if __name__ == "__main__":
    main()
