"""What a build says of itself while it works, and of where its time went."""

import json
import os
import pty
import re
import select
import subprocess

import pytest

STAGES = [
    "cache", "templates", "read", "parse", "extract", "link", "lint", "pages", "json", "search", "write", "publish",
    "all",
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "content").mkdir()
    for number in range(300):
        (tmp_path / "content" / f"{number}.md").write_text(f"# R {number}\n\n## Look\n\n```sh\nls {number}\n```\n")
    return tmp_path


def on_a_terminal(arguments, **options):
    """What a person sees: standard error is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=theirs, **options)
    os.close(theirs)
    seen = b""
    while True:
        if select.select([ours], [], [], 120)[0]:
            try:
                seen += os.read(ours, 65536)
                continue
            except OSError:
                break
        break
    assert process.wait(60) == 0
    os.close(ours)
    return seen.decode()


def test_timings_name_every_stage(runsheet, folder):
    result = subprocess.run([runsheet, "build", "--quiet", "--timings"], cwd=folder, capture_output=True, text=True)
    assert result.returncode == 0
    rows = dict(re.findall(r"^  (\w+) +(\d+\.\d{4})  ", result.stderr, re.M))
    assert list(rows) == STAGES
    assert float(rows["all"]) > 0 and float(rows["extract"]) > 0 and float(rows["write"]) > 0
    assert result.stdout == ""


def test_timings_for_programs(runsheet, folder):
    result = subprocess.run([runsheet, "build", "--quiet", "--timings=json"], cwd=folder, capture_output=True, text=True)
    times = json.loads(result.stderr)
    assert list(times["nanoseconds"]) == STAGES
    assert times["workers"] >= 1
    parts = [times["nanoseconds"][stage] for stage in STAGES[:-1]]
    assert sum(parts) <= times["nanoseconds"]["all"] * times["workers"]


def test_the_clock_never_reaches_the_site(runsheet, folder):
    for name in ("one", "two"):
        arguments = [runsheet, "build", "--quiet", "--output", name, "--as-of", "2026-01-01"]
        subprocess.run(arguments + (["--timings"] if name == "two" else []), cwd=folder, check=True, capture_output=True)
    assert subprocess.run(["diff", "-r", "one", "two"], cwd=folder).returncode == 0


def test_progress_is_for_people_who_watch(runsheet, folder):
    many = folder / "many"
    many.mkdir()
    for number in range(3000):
        (many / f"{number}.md").write_text(f"# R {number}\n\n## Look\n\n```sh\nkubectl get pods -n {number}\n```\n")
    arguments = [runsheet, "build", "--content", many, "--output", folder / "public"]
    seen = on_a_terminal(arguments, env={**os.environ, "TERM": "xterm"})
    assert re.search(r"\r\x1b\[K[a-z ]+[A-Za-z ]* \d+ of 3000", seen), seen[:200]
    assert seen.endswith("\r\x1b[K")
    assert len(seen) < 20_000
    assert on_a_terminal([*arguments, "--quiet"], env={**os.environ, "TERM": "xterm"}) == ""
    assert on_a_terminal(arguments, env={**os.environ, "TERM": "dumb"}) == ""
    piped = subprocess.run(arguments, capture_output=True, text=True)
    assert piped.stderr == ""
