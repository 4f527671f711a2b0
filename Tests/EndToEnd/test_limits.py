"""Texts of at most a megabyte that were made to cost more than their size: time, memory, or space on the disk."""

import json
import os
import subprocess

import pytest

SIZE = 1 << 20
SECONDS = 30  # a debug build on a busy machine; a release build takes less than one
MEGABYTES = 100


def block(language, text):
    return f"# T\n\n## x\n\n```{language}\n{text}\n```\n"


def repeated(unit, count=None):
    return unit * (count or (SIZE - 100) // len(unit))


TEXTS = {
    "procedures": "# T\n\n" + "".join(f"## p{n}\n```sh\nls\n```\n" for n in range(45_000)),
    "same-heading": "# T\n\n" + repeated("## a\n```sh\nls\n```\n"),
    "steps": "# T\n\n" + repeated("1. do\n   ```sh\n   ls\n   ```\n"),
    "commands": block("bash", repeated("ls\n")),
    "variables": block("bash", "".join(f"rm $A{n}\n" for n in range(90_000))),
    "words": block("sh", repeated("a ")),
    "words-64k": block("sh", "a " * 32_000),
    "pipes": block("sh", repeated("a|")),
    "substitutions": block("sh", repeated("$(")),
    "closed-substitutions": block("sh", "$(a " * 15_000 + ")" * 15_000),
    "quotes": block("sh", '"$(echo ' * 8000),
    "braces": block("sh", "{ " * 32_000),
    "here-documents": block("sh", "".join(f"cat <<E{n}\n" for n in range(1900))),
    "flags": block("sh", "gcloud " + "--x=1 " * 10_000),
    "sql": block("sql", "SELECT (" * 8000),
    "sql-statements": block("sql", "delete from a;\n" * 1900),
    "json": block("json", "[" * 65_000),
    "yaml": block("yaml", "- " * 32_000),
    "front-matter": "---\na: " + "[" * 900_000 + "\n---\n# T\n",
    "keys": "---\n" + "".join(f"k{n}: v\n" for n in range(80_000)) + "---\n# T\n",
    "headings": repeated("# a\n"),
    "links": "# T\n\n" + repeated("[a](b.md)\n"),
    "anchors": "# T\n\n" + repeated("[a](#b)\n"),
    "guesses": "# T\n\n" + "".join(f"## section number {n} here\n" for n in range(2000))
    + "".join(f"[a](#sektion-{n}-heer-an) [b](#user-content-sektion-{n}-heer-an)\n" for n in range(6000)),
    "comments": repeated("<!-- runsheet-ignore CMD001: x -->\n"),
}
LIMITED = {
    "procedures": "too-many-lines", "steps": "too-many-lines", "headings": "too-many-lines", "links": "too-many-lines",
    "commands": "too-many-lines", "words": "block-too-long", "pipes": "table-too-wide", "substitutions": "block-too-long",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_costs_more_than_its_size(runsheet, tmp_path, name):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "attack.md").write_text(TEXTS[name][:SIZE])
    (tmp_path / "content" / "good.md").write_text("# Good\n\n```sh\nls\n```\n")
    process = subprocess.Popen(
        [runsheet, "build", "--content", tmp_path / "content", "--output", tmp_path / "public"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), error
    assert usage.ru_utime + usage.ru_stime < SECONDS
    assert usage.ru_maxrss < 600 << 10, "kilobytes of memory"
    written = sum(path.stat().st_size for path in tmp_path.glob("public/**/*") if path.is_file())
    assert written < MEGABYTES << 20
    assert (tmp_path / "public" / "runbooks" / "attack.html").exists()
    assert (tmp_path / "public" / "runbooks" / "good.html").exists()


@pytest.mark.parametrize("name", LIMITED)
def test_a_limit_is_reported(runsheet, tmp_path, name):
    (tmp_path / "attack.md").write_text(TEXTS[name][:SIZE])
    result = subprocess.run(
        [runsheet, "lint", tmp_path, "--format", "json"], capture_output=True, text=True, timeout=600)
    assert LIMITED[name] in {finding["rule"] for finding in json.loads(result.stdout)["findings"]}


@pytest.mark.parametrize("name", ["headings-of-another-file", "files-in-one-folder"])
def test_what_was_probably_meant_is_not_looked_for_for_ever(runsheet, tmp_path, name):
    """Guesses look at every heading or file there is: that many times that many took minutes."""
    if name == "files-in-one-folder":
        for number in range(2000):
            links = "".join(f"See [a](other-page-{number}-{link}.md).\n\n" for link in range(10))
            (tmp_path / f"runbook-{number:05}.md").write_text(f"# R {number}\n\n{links}")
    else:
        headings = "".join(f"## section number {number} here\n" for number in range(2000))
        links = "".join(f"[a](a.md#sektion-{number}-heer-an)\n" for number in range(8000))
        (tmp_path / "a.md").write_text(f"# T\n\n{headings}")
        (tmp_path / "b.md").write_text(f"# T\n\n{links}")
    process = subprocess.Popen([runsheet, "lint", tmp_path, "--format", "jsonl"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 1
    assert usage.ru_utime + usage.ru_stime < SECONDS
