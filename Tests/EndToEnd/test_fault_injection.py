"""The system fails, or the process dies, at each call that changes the disk: a site is always one site."""

import errno
import os
import pathlib
import shutil
import signal
import subprocess

import pytest

from test_faults import command, digest, litter, write

SOURCE = pathlib.Path(__file__).with_name("faults.c")
RUNBOOKS = 2
POINTS = 60


@pytest.fixture(scope="module")
def preload(tmp_path_factory):
    compiler = shutil.which("cc") or shutil.which("clang")
    if compiler is None or os.uname().sysname != "Linux":
        pytest.skip("needs Linux and a C compiler")
    library = tmp_path_factory.mktemp("preload") / "faults.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True)
    return str(library)


@pytest.fixture(scope="module")
def editions(runsheet, tmp_path_factory):
    folder = tmp_path_factory.mktemp("editions")
    digests = {}
    for edition in ("old", "new"):
        write(folder / edition, edition, RUNBOOKS)
        site = folder / edition / "site"
        subprocess.run(command(runsheet, folder / edition, folder / f"{edition}-site"), check=True)
        digests[digest(folder / f"{edition}-site")] = edition
        assert not site.exists()
    return folder, digests


def build(runsheet, content, folder, preload, *more, **faults):
    environment = {**os.environ, "LD_PRELOAD": preload, "FAULT_BELOW": str(folder)}
    environment |= {f"FAULT_{name.upper()}": str(value) for name, value in faults.items()}
    return subprocess.run(
        [*command(runsheet, content, folder / "public"), "--workers", "1", *more], env=environment, capture_output=True,
        text=True, timeout=120)


def calls(runsheet, editions, folder, preload, kind):
    """How many calls that count for this kind a build over an old site makes."""
    start(editions, folder)
    result = build(runsheet, editions[0] / "new", folder, preload, kind=kind, count=folder.parent / "count")
    assert result.returncode == 0, result.stderr
    return int((folder.parent / "count").read_text())


def start(editions, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copytree(editions[0] / "old-site", folder / "public")


def moments(count):
    """All at both ends, where folders are made and change places, and some between."""
    return sorted({*range(1, 9), *range(count - 25, count + 1), *range(1, count + 1, max(1, count // POINTS))})


def test_killed_at_each_call(runsheet, editions, preload, tmp_path):
    folder = tmp_path / "work"
    count = calls(runsheet, editions, folder, preload, "kill")
    assert count > 100
    seen = []
    for at in moments(count):
        start(editions, folder)
        result = build(runsheet, editions[0] / "new", folder, preload, at=at, kind="kill")
        assert result.returncode == -signal.SIGKILL, at
        seen.append(editions[1].get(digest(folder / "public")))
        assert seen[-1], f"a mixture when killed at call {at} of {count}"
    assert seen[0] == "old" and seen[-1] == "new" and seen == sorted(seen, reverse=True)
    assert subprocess.run(command(runsheet, editions[0] / "new", folder / "public")).returncode == 0
    assert litter(folder) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS], ids=["full", "broken", "read-only"])
def test_calls_that_fail_from_some_moment_on(runsheet, editions, preload, tmp_path, code):
    folder = tmp_path / "work"
    count = calls(runsheet, editions, folder, preload, code)
    for at in moments(count)[:: 3]:
        start(editions, folder)
        result = build(runsheet, editions[0] / "new", folder, preload, at=at, kind=code)
        state = editions[1].get(digest(folder / "public"))
        assert state == {0: "new", 3: "old"}[result.returncode], (at, result.stderr)
        assert result.stderr.count("\n") == (result.returncode == 3), result.stderr
        assert litter(folder) == [], at


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS], ids=["file-system", "kernel"])
def test_a_file_system_that_cannot_exchange_folders(runsheet, editions, preload, tmp_path, code):
    """Then two renames do it; between them there is no site, and the next build puts the old one back."""
    folder = tmp_path / "work"
    count = calls(runsheet, editions, folder, preload, code)
    results = set()
    for at in range(count - 5, count + 1):
        start(editions, folder)
        result = build(runsheet, editions[0] / "new", folder, preload, at=at, kind=code)
        results.add((result.returncode, editions[1].get(digest(folder / "public"))))
        assert litter(folder) == []
    assert results <= {(0, "new"), (3, "old")}


@pytest.mark.parametrize("asked", [True, False])
def test_the_disk_is_waited_for_when_asked_before_the_sites_change_places(runsheet, editions, preload, tmp_path, asked):
    folder, log = tmp_path / "work", tmp_path / "log"
    start(editions, folder)
    more = ["--flush"] if asked else []
    assert build(runsheet, editions[0] / "new", folder, preload, *more, log=log).returncode == 0
    lines = [line.split(" ", 1) for line in log.read_text().splitlines()]
    files = [what for what, path in lines if ".lock" not in path]
    assert files.count("write") > 20 and files[-1] == "place"
    assert [what for what in files if what != "write"] == ["flush", "place"][not asked:]
    if asked:
        assert files[-2] == "flush" and ".public.building-" in dict(lines)["flush"]


def test_a_disk_that_fails_when_it_is_waited_for(runsheet, editions, preload, tmp_path):
    folder, log = tmp_path / "work", tmp_path / "log"
    start(editions, folder)
    count = folder.parent / "count"
    arguments = [runsheet, editions[0] / "new", folder, preload, "--flush"]
    assert build(*arguments, count=count, kind=errno.EIO, log=log).returncode == 0
    start(editions, folder)
    # Behind it only the exchange is left.
    result = build(*arguments, at=int(count.read_text()) - 1, kind=errno.EIO)
    assert result.returncode == 3 and "the disk reports an error" in result.stderr
    assert editions[1].get(digest(folder / "public")) == "old" and litter(folder) == []


def test_a_file_that_is_written_while_it_is_read(runsheet, preload, tmp_path):
    """It is read again: half of one edition with half of another could be a command that nobody wrote."""
    content = tmp_path / "content"
    content.mkdir()
    lines = "".join(f"```bash\nls edition-0 {'x' * 20}\n```\n\n" for _ in range(20))
    (content / "a.md").write_text(f"# Edition 0\n\n## Look\n\n{lines}")
    environment = {**os.environ, "LD_PRELOAD": preload, "FAULT_FILE": str(content / "a.md")}
    arguments = [runsheet, "export", content, "--format", "jsonl"]
    result = subprocess.run(arguments, env={**environment, "FAULT_CHANGE": "1"}, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "edition-1" in result.stdout and "edition-0" not in result.stdout
    result = subprocess.run(arguments, env={**environment, "FAULT_CHANGE": "100000"}, capture_output=True, text=True)
    assert result.returncode == 1
    assert "it changed while it was read" in result.stderr


@pytest.mark.parametrize("action", ["build", "lint", "export"])
@pytest.mark.parametrize("swapped", ["inner/a.md", "inner", "inner/a.md to a file inside"])
def test_a_link_that_comes_into_a_place_that_was_listed(runsheet, preload, tmp_path, swapped, action):
    """Between listing and reading: what it leads to is read only when that stands in the content folder."""
    for folder, text in {"content/inner": "# Ours\n", "content": "# Also ours\n", "elsewhere": "# hunter2\n"}.items():
        (tmp_path / folder).mkdir(exist_ok=True, parents=True)
        (tmp_path / folder / "a.md").write_text(text)
    swapped, *stays = swapped.split(" to ")
    target = tmp_path / ("content" if stays else "elsewhere")
    environment = {
        **os.environ, "LD_PRELOAD": preload, "FAULT_FILE": str(tmp_path / "content/inner/a.md"),
        "FAULT_SWAP": str(tmp_path / "content" / swapped), "FAULT_LINK": str(target / "a.md" if "/" in swapped else target),
    }
    more = {"build": ["--output", tmp_path / "public", "--content"], "lint": ["--format", "json"], "export": []}[action]
    result = subprocess.run([runsheet, action, *more, tmp_path / "content"], capture_output=True, text=True, env=environment)
    assert (tmp_path / "content" / swapped).is_symlink(), "nothing was swapped"
    made = [path.read_text() for path in tmp_path.glob("public/**/*") if path.is_file()]
    assert not any("hunter2" in text for text in [result.stdout, result.stderr, *made])
    assert ("leads out of the content folder" in result.stdout + result.stderr) == (not stays)
    assert result.returncode in (0, 1)
