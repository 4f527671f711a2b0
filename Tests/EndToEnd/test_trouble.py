"""What can go wrong outside of the program: each time one clear sentence, the right exit status, the old site whole."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import time

import pytest

NOBODY = 65534
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become somebody else or to mount")


def good(number=0):
    return f"# Runbook {number}\n\n## Look\n\n```bash\nkubectl get pods -n team-{number}\n```\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "good.md").write_text(good())
    return tmp_path


def run(runsheet, *arguments, **options):
    return subprocess.run([runsheet, *arguments], capture_output=True, text=True, timeout=120, **options)


def build(runsheet, folder, **options):
    return run(runsheet, "build", "--content", folder / "content", "--output", folder / "public", **options)


def snapshot(folder):
    return {
        path.relative_to(folder): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))
    }


def leftovers(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".public"))


def as_nobody(runsheet, folder):
    """Makes the folder and a copy of the binary reachable for somebody without rights, and gives the options."""
    copy = folder / "runsheet"
    shutil.copy(runsheet, copy)
    for path in [folder, *folder.parents]:
        if path.owner() == "root" and str(path).startswith("/tmp/"):
            path.chmod(path.stat().st_mode | 0o755)
    return copy, {"user": NOBODY, "group": NOBODY, "extra_groups": []}


@needs_root
def test_a_file_that_may_not_be_read(runsheet, folder):
    (folder / "content" / "secret.md").write_text("# x\n")
    (folder / "content" / "secret.md").chmod(0)
    binary, options = as_nobody(runsheet, folder)
    result = run(binary, "lint", "content", cwd=folder, **options)
    assert result.returncode == 1
    assert "content/secret.md" in result.stdout
    assert "cannot read this file: permission denied" in result.stdout
    assert "1 file checked" in result.stdout


@needs_root
def test_a_folder_that_may_not_be_listed(runsheet, folder):
    (folder / "content" / "closed").mkdir(mode=0)
    binary, options = as_nobody(runsheet, folder)
    result = run(binary, "lint", "content", cwd=folder, **options)
    assert result.returncode == 1
    assert "content/closed" in result.stdout
    assert "cannot list this folder: permission denied" in result.stdout


@needs_root
def test_an_output_that_may_not_be_written(runsheet, folder):
    assert build(runsheet, folder).returncode == 0
    before = snapshot(folder / "public")
    binary, options = as_nobody(runsheet, folder)
    result = run(binary, "build", cwd=folder, **options)
    assert result.returncode == 3
    assert result.stderr.count("\n") == 1
    assert "permission denied" in result.stderr
    assert snapshot(folder / "public") == before


@needs_root
def test_a_disk_that_is_full(runsheet, folder):
    disk = folder / "disk"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk], capture_output=True)
    if mount.returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        arguments = ["build", "--content", folder / "content", "--output", disk / "public"]
        assert run(runsheet, *arguments).returncode == 0
        before = snapshot(disk / "public")
        for number in range(400):
            (folder / "content" / f"more-{number}.md").write_text(good(number))
        result = run(runsheet, *arguments)
        assert result.returncode == 3
        assert result.stderr.count("\n") == 1
        assert f"cannot write '{disk}/public/" in result.stderr
        assert "no space left on the disk" in result.stderr
        assert snapshot(disk / "public") == before
        assert leftovers(disk) == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_bytes_that_are_not_text(runsheet, folder):
    (folder / "content" / "bytes.md").write_bytes(b"# Fine\n\nline \xff\xfe here\n\n```bash\nls\n```\n")
    result = run(runsheet, "lint", folder / "content")
    assert result.returncode == 1
    assert f"{folder}/content/bytes.md:3:" in result.stdout
    assert "UTF-8" in result.stdout


@pytest.mark.parametrize(
    "text",
    [
        "|" + "a|" * 5000 + "\n|" + "-|" * 5000 + "\n|" + "b|" * 5000 + "\n",
        ">" * 50_000 + " deep\n",
        "![[]()" * 50_000,
        "<![CDATA[" * 50_000,
        "[" * 100_000,
        "*a " * 100_000,
        "- " * 30_000 + "x\n",
        "`" + "``" * 50_000,
    ],
    ids=["table", "quotes", "images", "cdata", "brackets", "emphasis", "lists", "backticks"],
)
def test_a_text_made_to_hang(runsheet, folder, text):
    (folder / "content" / "attack.md").write_text("# Title\n\n" + text + "\n")
    start = time.monotonic()
    result = build(runsheet, folder)
    assert result.returncode in (0, 1), result.stderr
    assert time.monotonic() - start < 60
    assert (folder / "public" / "runbooks" / "attack.html").is_file()
    assert (folder / "public" / "runbooks" / "good.html").is_file()


def test_links_that_go_in_circles(runsheet, folder):
    (folder / "content" / "a").mkdir()
    (folder / "content" / "a" / "b").symlink_to("..")
    (folder / "content" / "self.md").symlink_to("self.md")
    result = run(runsheet, "lint", folder / "content")
    assert f"{folder}/content/a/b" in result.stdout
    assert f"{folder}/content/self.md" in result.stdout
    assert "1 file checked" in result.stdout


def test_a_pipe_that_nobody_writes_to(runsheet, folder):
    os.mkfifo(folder / "content" / "pipe.md")
    result = run(runsheet, "lint", folder / "content")
    assert result.returncode == 1
    assert f"{folder}/content/pipe.md" in result.stdout
    assert run(runsheet, "lint", folder / "content" / "pipe.md").returncode == 1


def test_a_file_of_many_megabytes(runsheet, folder):
    with (folder / "content" / "huge.md").open("wb") as file:
        file.truncate(8 << 30)
    result = run(runsheet, "lint", folder / "content")
    assert result.returncode == 1
    assert "this file has 8589934592 bytes" in result.stdout


@pytest.mark.parametrize("size", [1 << 20, (1 << 20) + 1])
def test_a_file_as_large_as_is_read_and_one_byte_larger(runsheet, folder, size):
    (folder / "content" / "large.md").write_bytes(b"# Large\n\n" + b"a" * (size - 9))
    result = run(runsheet, "lint", folder / "content")
    assert ("this file has 1048577 bytes, and a runbook may have 1048576; it is left out" in result.stdout) == (size > 1 << 20)
    assert ("2 files checked" in result.stdout) == (size == 1 << 20)


def test_a_folder_that_is_not_a_site(runsheet, folder):
    (folder / "public").mkdir()
    (folder / "public" / "thesis.txt").write_text("years of work")
    result = build(runsheet, folder)
    assert result.returncode == 3
    assert "thesis.txt" in result.stderr
    assert (folder / "public" / "thesis.txt").read_text() == "years of work"


@pytest.mark.skipif(not pathlib.Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_stream_that_is_full(runsheet, folder):
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [runsheet, "export", folder / "content"], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert result.returncode == 3
    assert result.stderr == "runsheet: cannot write 'standard output': no space left on the disk\n"


@contextlib.contextmanager
def half_way(runsheet, folder):
    """A build that has begun to write and has far to go, over an old site."""
    assert build(runsheet, folder).returncode == 0
    for number in range(1000):
        (folder / "content" / f"more-{number}.md").write_text(good(number))
    process = subprocess.Popen(
        [runsheet, "build", "--content", folder / "content", "--output", folder / "public"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    try:
        while process.poll() is None:
            building = list(folder.glob(".public.building-*/runbooks/*.html"))
            if building:
                break
            time.sleep(0.001)
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_a_build_that_is_killed(runsheet, folder):
    with half_way(runsheet, folder) as process:
        before = snapshot(folder / "public")
        process.kill()
        process.wait()
        assert snapshot(folder / "public") == before
        assert leftovers(folder) != [], "the build was over before it could be killed"
    assert build(runsheet, folder).returncode == 0
    assert leftovers(folder) == []
    assert len(list((folder / "public" / "runbooks").glob("*.html"))) == 1001


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_asked_to_stop(runsheet, folder, number):
    with half_way(runsheet, folder) as process:
        before = snapshot(folder / "public")
        process.send_signal(number)
        assert process.wait(timeout=60) == -number
        assert snapshot(folder / "public") == before
        assert leftovers(folder) == []


def test_two_builds_at_once(runsheet, folder):
    with half_way(runsheet, folder) as process:
        process.send_signal(signal.SIGSTOP)
        other = build(runsheet, folder)
        assert other.returncode == 3
        assert other.stderr == (
            f"runsheet: another build is writing '{folder}/public' (process {process.pid}); wait for it, or end it\n"
        )
        process.send_signal(signal.SIGCONT)
        output, error = process.communicate(timeout=120)
        assert process.returncode == 0, error
    assert leftovers(folder) == []


