"""What runs leave for the next one: never a different byte than without it, whatever happens to it."""

import concurrent.futures
import json
import os
import random
import re
import shutil
import signal
import subprocess
import time

import pytest

STEPS = 220
DAYS = ["2026-01-01", "2026-06-30", "2027-01-01"]
PIECES = [
    "# Restore a database\n\n```bash\ngcloud sql backups restore 5 --restore-instance=prod-db\n```\n",
    "## Roll back\n\n1. Look: `kubectl get pods`\n2. See [the other one](b.md#roll-back), then [this](sub/c.md).\n",
    "| a | b |\n|---|---|\n| `docker ps` | <name> |\n", "Owner: nobody\n\n**Alert**: DiskFull\n\n", "    $ ls\n    out\n",
    "```sql\nDELETE FROM users;\n```\n", "> - quoted\n", "[broken](missing.md) and [picture](pictures/a.png)\n",
    "## Verify\n\n```console\n$ own-tool delete --all\ndone\n```\n\nTo undo, see [Roll back](#roll-back).\n",
    "### Grüße an alle ☃\n\n- [ ] tell #ops\n- [x] wait 10 minutes\n", "<!-- runsheet-ignore LNK001: known -->\n[x](#y)\n",
]
FRONTS = ["", "---\ntitle: Another\nowner: team\ntags: [a, b]\nlast_updated: 2025-05-05\n---\n", "---\ntitle: [\n---\n"]
NAMES = ["a.md", "b.md", "sub/a.md", "sub/c.md", "A.md", "sub/deep/d.markdown", "naïve.md"]
SETTINGS = [
    "", "site:\n  name: Ours\n", "max-age: 10d\n", "rules:\n  LNK001: off\n",
    "policies:\n  - id: no-own-tool\n    match: own-tool\n    message: \"'{command}' is gone\"\n",
    "parameters:\n  - name: name\n    description: who\n", "overrides:\n  - paths: [sub/**]\n    persona: pedantic\n", "x: [",
]
TABLE = "tool own-tool\ndestroy delete : takes all of it away\n"


class Place:
    """Content with everything beside it that a site is made of, and a folder for what runs leave."""

    def __init__(self, folder, runsheet):
        self.folder, self.runsheet, self.cache = folder, runsheet, folder / "cache"
        (folder / "content/pictures").mkdir(parents=True)
        (folder / ".git").mkdir()
        self.write("content/a.md", PIECES[0] + PIECES[1])
        self.write("content/b.md", PIECES[1] + PIECES[8])
        self.write("content/sub/c.md", PIECES[3] + PIECES[7])

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run(self, *arguments, cache=True, **options):
        kept = ["--cache", self.cache] if cache else ["--no-cache"]
        return subprocess.run(
            [self.runsheet, *arguments, *kept], cwd=self.folder, capture_output=True, text=True, timeout=120, **options)

    def build(self, cache=True, output=None, day=DAYS[0], more=()):
        output = output or ("warm" if cache else "cold")
        result = self.run("build", "--output", output, "--as-of", day, *more, cache=cache)
        said = re.sub(r" in \d+\.\d\d s", "", result.stdout).replace(output, "SITE")
        return result.returncode, said, result.stderr.replace(output, "SITE")

    def lint(self, cache=True, day=DAYS[0], more=()):
        result = self.run("lint", "content", "--format", "json", "--as-of", day, *more, cache=cache)
        return result.returncode, result.stdout, result.stderr

    def site(self, name):
        site = self.folder / name
        return {
            str(path.relative_to(site)): path.read_bytes() if path.is_file() else None for path in site.rglob("*")}

    def check(self, why, notes=False, **options):
        """With the cache as without."""
        warm, cold = self.build(**options), self.build(cache=False, **options)
        assert warm[:2] == cold[:2], why
        assert self.said(warm, notes) == cold[2], why
        warm, cold = self.site("warm"), self.site("cold")
        assert warm.keys() == cold.keys(), why
        assert [name for name in warm if warm[name] != cold[name]] == [], why
        options.pop("more", None)
        warm, cold = self.lint(**options), self.lint(cache=False, **options)
        assert warm[:2] == cold[:2], why
        assert self.said(warm, notes) == cold[2], why

    @staticmethod
    def said(result, notes):
        """What a run wrote beside its output. Only where something is in the way of the cache does it say so."""
        if not notes:
            return result[2]
        said, count = re.subn(r"note: nothing is kept for the next run: cannot .*\n", "", result[2])
        assert count == 1, result[2]
        return said

    def found(self, output="warm", more=()):
        """What a build takes from the cache."""
        result = self.run("build", "--quiet", "--output", output, "--as-of", DAYS[0], "--timings=json", *more)
        return json.loads(result.stderr.splitlines()[-1])["cached"] if result.returncode < 2 else []

    def files(self):
        return sorted(path for path in self.cache.rglob("*") if path.is_file())


@pytest.fixture
def place(tmp_path, runsheet):
    return Place(tmp_path, runsheet)


def change(place, chance):
    """One thing that somebody may do; what it was."""
    content = place.folder / "content"
    path = content / chance.choice(NAMES)
    there = [name for name in NAMES if (content / name).exists()]
    kind = chance.randrange(14)
    if kind <= 4 and path.exists():
        text = path.read_text() + chance.choice(PIECES)
        path.write_text(text if len(text) < 1500 else chance.choice(PIECES))
    elif kind <= 5:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(chance.choice(FRONTS) + chance.choice(PIECES) + chance.choice(PIECES))
    elif kind == 6 and len(there) > 1:
        (content / chance.choice(there)).unlink()
    elif kind == 7 and there:
        path.parent.mkdir(parents=True, exist_ok=True)
        (content / chance.choice(there)).rename(path)
    elif kind == 8 and there:
        path = content / chance.choice(there)
        path.write_text(chance.choice(FRONTS) + path.read_text().split("---\n")[-1])
    elif kind == 9 and there:
        path = content / chance.choice(there)
        path.write_text(path.read_text().replace("Roll back", "Take back", 1))
    elif kind == 10:
        place.write("runsheet.yml" if chance.random() < 0.5 else "content/sub/runsheet.yml", chance.choice(SETTINGS))
    elif kind == 11:
        picture = content / "pictures/a.png"
        picture.unlink() if picture.exists() else picture.write_bytes(b"x")
    elif kind == 12:
        table = place.folder / ".runsheet/trees/own.behaviour"
        if table.exists():
            shutil.rmtree(place.folder / ".runsheet")
        else:
            place.write(".runsheet/trees/own.behaviour", chance.choice([TABLE, "?\n", ""]))
    else:
        place.write("templates/assets/extra.css", f"p {{ order: {chance.randrange(3)} }}\n")
    return f"{kind} {path.name}"


def test_edits_give_what_a_cold_build_gives(place):
    chance = random.Random(8)
    seen = {"site": 0, "some": 0}
    for step in range(STEPS):
        why = [change(place, chance) for _ in range(chance.choice([0, 1, 1, 1, 2]))]
        more = ["--templates", "templates"] if (place.folder / "templates").exists() and chance.random() < 0.5 else []
        place.check(f"step {step}: {why}", day=chance.choice(DAYS if chance.random() < 0.1 else DAYS[:1]), more=more)
        if step % 5 == 0 and (found := place.found(more=more)):
            seen["site"] += found == ["the site"]
        if step % 7 == 0 and place.build(more=more)[0] < 2:
            (place.folder / "warm/index.html").write_text("touched")
            seen["some"] += bool(re.match(r"[1-9]\d* of", (place.found(more=more) or ["0 of"])[0]))
    assert seen["site"] > STEPS / 10 and seen["some"] > STEPS / 20, seen


def test_a_site_that_nothing_happened_to_is_left_as_it_is(place):
    place.check("first")
    before = (place.folder / "warm").stat()
    assert place.found() == ["the site"]
    assert (place.folder / "warm").stat() == before
    assert place.found(more=["--workers", "1"]) == ["the site"]
    assert place.found(more=["--flush"]) == ["the site"]
    assert place.found("other") == ["3 of 3 files"]


def touch_same_size(page):
    times = page.stat()
    page.write_bytes(page.read_bytes()[:-2] + b"!\n")
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.mark.parametrize("harm", [
    lambda site: touch_same_size(site / "index.html"), lambda site: (site / "404.html").unlink(),
    lambda site: (site / "new").write_text(""), lambda site: (site / "runbooks/new").mkdir(),
    lambda site: (site / "steps.jsonl").chmod(0o600), lambda site: shutil.rmtree(site / "search"),
    lambda site: (shutil.copy(site / "index.html", site / "copy"), (site / "copy").replace(site / "index.html")),
    lambda site: (site / ".runsheet-site").unlink() or (site / ".runsheet-site").write_text("x"),
    lambda site: shutil.rmtree(site),
    lambda site: (site.parent / ".warm.building-1").mkdir(),
])
def test_a_site_that_was_touched_is_made_again(place, harm):
    place.check("first")
    assert place.found() == ["the site"]
    harm(place.folder / "warm")
    assert place.found() != ["the site"]
    place.check("after")
    assert not list(place.folder.glob(".warm*"))


def harms(path, chance):
    """What may become of a file."""
    content = path.read_bytes()
    for end in {0, 1, 16, 17, 33, 48, 49, 50, 60, len(content) // 2, len(content) - 1}:
        yield f"cut at {end}", content[:end]
    places = [0, 15, 17, 20, 32, 33, 40, 48, 49, 50, 51, 52, 60, len(content) - 1]
    for where in {place for place in places if place < len(content)} | {chance.randrange(len(content)) for _ in range(4)}:
        yield f"another bit at {where}", content[:where] + bytes([content[where] ^ 1 << chance.randrange(8)]) + content[where + 1:]
    yield "longer", content + b"x"
    yield "zeros", bytes(len(content))
    yield "noise", chance.randbytes(len(content))


def test_damaged_caches_are_as_none(place):
    chance = random.Random(3)
    for number in range(4):
        place.write(f"content/{number}.md", PIECES[number] + PIECES[1])
    place.check("first")
    cold_lint, cold_site = place.lint(cache=False), place.site("cold")
    said = place.build(cache=False)
    kinds = {}
    for path in place.files():
        kinds.setdefault(path.relative_to(place.cache).parts[0], path)
    assert set(kinds) == {"sites", "lints", "pages"}
    for path in kinds.values():
        for what, content in list(harms(path, chance)):
            path.write_bytes(content)
            why = f"{path}: {what}"
            # The site is there already; one that is not shows what is made of the files.
            shutil.rmtree(place.folder / "warm", ignore_errors=path.parent.name != "sites")
            assert place.build() == said, why
            assert place.site("warm") == cold_site, why
            assert place.lint() == cold_lint, why
    # One file in the place of another, a folder, a link, and a folder that is a file.
    files = place.files()
    for path, other in zip(files, files[1:] + files[:1]):
        path.write_bytes(other.read_bytes())
    place.check("foreign")
    for path in place.files():
        path.unlink()
        path.mkdir()
    # What is in the way is nobody's to remove, and told: the one case in which a run with the cache says more.
    place.check("folders", notes=True)
    shutil.rmtree(place.cache)
    place.check("gone")
    for path in place.files():
        path.unlink()
        path.symlink_to("/dev/null")
    place.check("links")


def test_another_program_does_not_believe_it(place, runsheet):
    place.check("first")
    assert place.found() == ["the site"]
    copy = place.folder / "runsheet"
    shutil.copy2(runsheet, copy)
    place.runsheet = copy
    assert place.found() == ["the site"]
    os.utime(copy, (1, 1))
    assert place.found() == ["0 of 3 files"]
    place.check("after")


@pytest.mark.parametrize("folder", ["/dev/null", "/dev/null/x", "/proc/x", "blocked/x"])
def test_where_nothing_can_be_kept_nothing_is(place, folder):
    (place.folder / "blocked").write_text("a file")
    cold = place.build(cache=False)
    place.cache = folder
    status, output, error = place.build()
    assert (status, output) == cold[:2]
    assert place.site("warm") == place.site("cold")
    assert re.fullmatch(r"note: nothing is kept for the next run: cannot .*\n", error), error
    status, output, error = place.lint()
    assert (status, output) == place.lint(cache=False)[:2]
    assert error.count("note: nothing is kept") == 1


def test_the_folder_is_named_by_options_and_environment(place):
    command = [place.runsheet, "build", "--quiet", "--output", "site", "--as-of", DAYS[0]]

    def kept(**environment):
        given = {"PATH": os.environ["PATH"], **{name: str(value) for name, value in environment.items()}}
        subprocess.run(command, cwd=place.folder, env=given, check=True)
        made = [path for path in place.folder.glob("h*/**/sites") if path.is_dir()]
        for path in place.folder.glob("h*"):
            shutil.rmtree(path)
        return [str(path.relative_to(place.folder)) for path in made]

    home, folder = place.folder / "home", place.folder / "hidden"
    assert kept(HOME=home) == ["home/.cache/runsheet/sites"]
    assert kept(HOME=home, XDG_CACHE_HOME=folder) == ["hidden/runsheet/sites"]
    assert kept(HOME=home, RUNSHEET_CACHE=folder) == ["hidden/sites"]
    assert kept(HOME=home, RUNSHEET_CACHE="") == []
    assert kept() == []


def test_nobody_else_may_look_into_it(place):
    old = os.umask(0)
    try:
        place.check("first")
    finally:
        os.umask(old)
    assert place.cache.stat().st_mode & 0o777 == 0o700
    for path in place.cache.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_two_at_once_do_not_disturb_each_other(place):
    cold = place.build(cache=False)
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        for round in range(6):
            place.write("content/a.md", PIECES[round])
            cold = place.build(cache=False)
            runs = [pool.submit(place.build, True, f"warm-{number}") for number in range(6)]
            for number, run in enumerate(runs):
                assert run.result() == cold
                assert place.site(f"warm-{number}") == place.site("cold")


def test_whoever_is_killed_leaves_nothing_that_counts(place):
    for number in range(30):
        place.write(f"content/{number}.md", PIECES[number % len(PIECES)] + PIECES[1])
    began = time.monotonic()
    place.build(cache=False)
    duration = time.monotonic() - began
    chance = random.Random(5)
    command = [place.runsheet, "build", "--quiet", "--output", "warm", "--as-of", DAYS[0], "--cache", place.cache]
    killed = 0
    for kill in range(60):
        place.write(f"content/{kill % 30}.md", chance.choice(PIECES) + f"\n{kill}\n")
        if kill % 20 == 0:
            shutil.rmtree(place.cache, ignore_errors=True)
        process = subprocess.Popen(command, cwd=place.folder, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 1.3) * duration)
        killed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        if kill % 4 == 3:
            place.check(f"after {kill + 1} kills")
    assert killed > 10
