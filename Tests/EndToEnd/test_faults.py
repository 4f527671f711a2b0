"""A build that is killed, crowded or surprised: the old site or the new one, whole, and nothing else left behind."""

import hashlib
import os
import pathlib
import random
import shutil
import subprocess
import threading
import time

import pytest

KILLS = 200
RUNBOOKS = 40
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to mount")


def text(number, edition):
    return f"# Runbook {number}\n\nEdition {edition}.\n\n## Look\n\n```bash\nkubectl get pods -n {edition}-{number}\n```\n"


def write(content, edition, count=RUNBOOKS):
    content.mkdir(exist_ok=True)
    for number in range(count):
        (content / f"{number}.md").write_text(text(number, edition))


def command(runsheet, content, output):
    return [runsheet, "build", "--quiet", "--content", content, "--output", output, "--as-of", "2026-01-01"]


def run(runsheet, content, output, **options):
    return subprocess.run(command(runsheet, content, output), capture_output=True, text=True, timeout=120, **options)


def start(runsheet, content, output):
    return subprocess.Popen(
        command(runsheet, content, output), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def digest(site):
    """Of every path and byte of a site."""
    hashed = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        hashed.update(str(path.relative_to(site)).encode() + b"\0")
        if path.is_file():
            hashed.update(path.read_bytes())
    return hashed.hexdigest()


def litter(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


@pytest.fixture
def editions(runsheet, tmp_path):
    """Two editions of the same runbooks, what their sites have to be, and how long a build takes."""
    digests = {}
    for edition in ("old", "new"):
        write(tmp_path / edition, edition)
        began = time.monotonic()
        assert run(runsheet, tmp_path / edition, tmp_path / f"{edition}-site").returncode == 0
        digests[digest(tmp_path / f"{edition}-site")] = edition
        duration = time.monotonic() - began
    assert len(digests) == 2
    return tmp_path, digests, duration


def wait_for_the_end(folder, process):
    """Until everything is written, and the new site is about to take the place of the old one."""
    while process.poll() is None and not any(folder.glob(".public.building-*/.runsheet-site")):
        time.sleep(0.0005)


def test_builds_that_are_killed_at_random_moments(runsheet, editions):
    folder, digests, duration = editions
    site = folder / "public"
    shutil.copytree(folder / "old-site", site)
    moments = random.Random(8)
    seen = []
    killed = 0
    while killed < KILLS:
        process = start(runsheet, folder / moments.choice(["old", "new"]), site)
        kind = moments.random()
        if kind < 0.05:
            process.wait(60)
        elif kind < 0.4:
            wait_for_the_end(folder, process)
            time.sleep(moments.uniform(0, 0.01))
        else:
            time.sleep(moments.uniform(0, duration * 1.1))
        killed += process.poll() is None
        process.kill()
        process.communicate()
        seen.append(digests.get(digest(site)))
        assert seen[-1], f"a mixture after {len(seen)} builds"
        assert (site / ".runsheet-site").exists()
    assert set(seen) == {"old", "new"}
    assert run(runsheet, folder / "new", site).returncode == 0
    assert digests[digest(site)] == "new"
    assert litter(folder) == []


def test_many_builds_at_once(runsheet, editions):
    folder, digests, _ = editions
    site = folder / "public"
    for _ in range(5):
        builds = [start(runsheet, folder / edition, site) for edition in ("old", "new") * 3]
        statuses = [(build.communicate(timeout=120), build.returncode) for build in builds]
        assert {status for _, status in statuses} <= {0, 3}
        assert 0 in {status for _, status in statuses}
        for (_, error), status in statuses:
            assert (status == 3) == ("another build is writing" in error), error
        assert digest(site) in digests
        assert litter(folder) == []


@needs_root
@pytest.mark.parametrize("size", [200, 400, 600, 900, 1200])
def test_a_disk_that_fills_up_at_any_moment(runsheet, editions, size):
    folder, digests, _ = editions
    disk = folder / "disk"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", disk], capture_output=True)
    if mount.returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        (disk / "public").mkdir()
        (disk / "public" / ".runsheet-site").write_text("")
        (disk / "public" / "index.html").write_text("old")
        before = digest(disk / "public")
        result = run(runsheet, folder / "new", disk / "public")
        if result.returncode == 3:
            assert "no space left on the disk" in result.stderr
            assert digest(disk / "public") == before
        else:
            assert digests[digest(disk / "public")] == "new"
        assert litter(disk) == []
    finally:
        subprocess.run(["umount", disk], check=True)


@needs_root
def test_a_disk_that_can_only_be_read(runsheet, editions):
    folder, digests, _ = editions
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", disk], capture_output=True).returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        assert run(runsheet, folder / "old", disk / "public").returncode == 0
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        result = run(runsheet, folder / "new", disk / "public")
        assert result.returncode == 3
        assert result.stderr.count("\n") == 1
        assert "the file system is read-only" in result.stderr
        assert digests[digest(disk / "public")] == "old"
    finally:
        subprocess.run(["umount", disk], check=True)


def test_files_that_change_and_vanish_while_they_are_read(runsheet, tmp_path):
    content = tmp_path / "content"
    write(content, "old", 60)
    stop = threading.Event()
    churned = []

    def churn():
        moments = random.Random(3)
        while not stop.is_set():
            path = content / f"{moments.randrange(60)}.md"
            kind = moments.randrange(5)
            if kind == 0:
                path.unlink(missing_ok=True)
            elif kind == 1:
                path.write_text("")
            elif kind == 2:
                (content / "later").mkdir(exist_ok=True)
                (content / "later" / path.name).write_text(text(1, "later"))
            elif kind == 3:
                shutil.rmtree(content / "later", ignore_errors=True)
            else:
                spare = content / ".spare"
                spare.write_text(text(1, "new") * moments.randrange(1, 30))
                spare.replace(path)
            churned.append(kind)

    thread = threading.Thread(target=churn)
    thread.start()
    try:
        for _ in range(25):
            result = run(runsheet, content, tmp_path / "public")
            assert result.returncode in (0, 1), result.stderr
            for line in result.stderr.splitlines():
                assert "no such file or folder" in line or "changed while it was read" in line, line
            assert (tmp_path / "public" / ".runsheet-site").exists()
            pages = {path.stem for path in (tmp_path / "public" / "runbooks").glob("*.html")}
            assert pages == {path.stem for path in (tmp_path / "public" / "runbooks").glob("*.json")}
            assert litter(tmp_path) == []
    finally:
        stop.set()
        thread.join()
    assert len(churned) > 100


def test_a_file_that_is_written_again_and_again(runsheet, tmp_path):
    """Whoever writes in place makes half-written files; they are read again, or reported."""
    (tmp_path / "content").mkdir()
    path = tmp_path / "content" / "a.md"
    sizes = [40_000, 900_000]
    path.write_bytes(b"a" * sizes[0])
    stop = threading.Event()

    def rewrite():
        descriptor = os.open(path, os.O_WRONLY)
        while not stop.is_set():
            for size in sizes:
                os.ftruncate(descriptor, size)
                os.pwrite(descriptor, b"b" * size, 0)
        os.close(descriptor)

    thread = threading.Thread(target=rewrite)
    thread.start()
    try:
        for _ in range(10):
            result = subprocess.run(
                [runsheet, "export", tmp_path / "content"], capture_output=True, text=True, timeout=60)
            assert result.returncode in (0, 1)
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("year", [1970, 1999, 2037, 2100])
def test_clocks_that_are_wrong(runsheet, editions, year):
    """Nothing is decided by comparing times: neither those of files nor, apart from ages of reviews, that of the day."""
    folder, digests, _ = editions
    site = folder / "public"
    shutil.copytree(folder / "old-site", site)
    moment = (year - 1970) * 31_557_600
    for path in [*folder.glob("new/*"), site, *site.rglob("*")]:
        os.utime(path, (moment, moment))
    for lock in [folder / ".public.lock", folder / ".public.building-1"]:
        lock.mkdir() if "building" in lock.name else lock.write_text("1\n")
        os.utime(lock, (moment, moment))
    assert run(runsheet, folder / "new", site).returncode == 0
    assert digests[digest(site)] == "new"
    assert litter(folder) == []


@pytest.mark.parametrize("time", ["1970-06-01 00:00:00", "2100-06-01 00:00:00", "@2026-01-01 00:00:00 x10000", "-40y x0.001"])
def test_clocks_that_jump_or_race(runsheet, editions, time):
    preload = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
    if preload is None:
        pytest.skip("needs faketime")
    folder, digests, _ = editions
    environment = {**os.environ, "LD_PRELOAD": str(preload), "FAKETIME": time}
    result = run(runsheet, folder / "new", folder / "public", env=environment)
    assert result.returncode == 0, result.stderr
    assert digests[digest(folder / "public")] == "new"
    assert litter(folder) == []
    arguments = [runsheet, "build", "--content", folder / "old", "--output", folder / "public", "--timings"]
    result = subprocess.run(arguments, capture_output=True, text=True, env=environment, timeout=120)
    assert result.returncode == 0 and "search" in result.stderr, result.stderr


def test_a_library_that_changes_the_environment_before_the_program_begins(runsheet, tmp_path):
    """Arguments were looked for beside the environment: with none, every command said how to use it and ended well."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if compiler is None or os.uname().sysname != "Linux":
        pytest.skip("needs Linux and a C compiler")
    (tmp_path / "a.c").write_text(
        "#include <stdlib.h>\n__attribute__((constructor)) static void set(void) { setenv(\"ADDED\", \"1\", 1); }\n")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", tmp_path / "a.so", tmp_path / "a.c"], check=True)
    environment = {**os.environ, "LD_PRELOAD": str(tmp_path / "a.so")}
    result = subprocess.run([runsheet, "lint", tmp_path / "none"], capture_output=True, text=True, env=environment)
    assert result.returncode == 3 and "none" in result.stderr
