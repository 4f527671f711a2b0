"""`runsheet serve` and `runsheet build --watch`: what is written shows, and nobody else gets to see it."""

import contextlib
import http.client
import os
import pathlib
import re
import signal
import socket
import subprocess
import threading
import time

import pytest

PATIENCE = 60
GOOD = "# Runbook\n\n## Look\n\n```bash\nkubectl get pods -n team\n```\n"
BAD = GOOD + "\n[broken](missing.md)\n"


class Running:
    """A process, and the lines it says on standard error as they come."""

    def __init__(self, arguments, **options):
        self.process = subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, **options)
        self.lines = []
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stderr:
            self.lines.append(line.rstrip("\n"))

    def wait(self, pattern, count=1):
        """The first match of the `count`-th line that holds the pattern."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = [match for line in list(self.lines) if (match := re.search(pattern, line))]
            if len(found) >= count:
                return found[count - 1]
            time.sleep(0.01)
        pytest.fail(f"never said {pattern!r}: {self.lines}")


@contextlib.contextmanager
def running(*arguments, **options):
    run = Running(arguments, **options)
    try:
        yield run
    finally:
        run.process.send_signal(signal.SIGINT)
        try:
            run.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            run.process.kill()
            raise


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text(GOOD)
    (tmp_path / "tmp").mkdir()
    return tmp_path


@pytest.fixture
def served(runsheet, folder):
    environment = {**os.environ, "TMPDIR": str(folder / "tmp")}
    with running(runsheet, "serve", "--port", "0", cwd=folder, env=environment) as run:
        run.port = int(run.wait(r"http://127\.0\.0\.1:(\d+)/")[1])
        run.folder = folder
        yield run


def ask(run, path="/", method="GET", headers=None, host=None):
    connection = http.client.HTTPConnection("127.0.0.1", run.port, timeout=PATIENCE)
    connection.putrequest(method, path, skip_host=True)
    for name, value in {"Host": host or f"127.0.0.1:{run.port}", **(headers or {})}.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def raw(run, data):
    with socket.create_connection(("127.0.0.1", run.port), timeout=PATIENCE) as connection:
        connection.sendall(data)
        answer = b""
        with contextlib.suppress(ConnectionResetError):
            while chunk := connection.recv(65536):
                answer += chunk
    return answer


def test_pages_are_served_with_their_types(served):
    answer, body = ask(served)
    assert (answer.status, answer.getheader("Content-Type")) == (200, "text/html; charset=utf-8")
    assert b"live/live.js" in body
    for path, kind in [
        ("/runbooks/a.html", "text/html"), ("/assets/site.css", "text/css"), ("/assets/app.js", "text/javascript"),
        ("/catalog.json", "application/json"), ("/live/version.js", "text/javascript"),
    ]:
        answer, body = ask(served, path)
        assert answer.status == 200 and answer.getheader("Content-Type").startswith(kind), path
        assert int(answer.getheader("Content-Length")) == len(body)
        assert answer.getheader("X-Content-Type-Options") == "nosniff"
        assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    answer, body = ask(served, "/nowhere.html")
    assert answer.status == 404 and b"<html" in body
    answer, body = ask(served, "/", method="HEAD")
    assert answer.status == 200 and body == b"" and int(answer.getheader("Content-Length")) > 0


def test_what_has_not_changed_is_not_sent_again(served):
    tag = ask(served, "/assets/site.css")[0].getheader("ETag")
    answer, body = ask(served, "/assets/site.css", headers={"If-None-Match": f'"other", {tag}'})
    assert (answer.status, body) == (304, b"")
    assert ask(served, "/assets/site.css", headers={"If-None-Match": '"other"'})[0].status == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost.evil:{port}", "", "127.0.0.1:1"])
def test_another_name_for_this_machine_is_refused(served, host):
    assert ask(served, host=host.format(port=served.port) or " ")[0].status == 421


def test_a_request_without_a_host_or_with_two_is_refused(served):
    assert raw(served, b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 421")
    good = f"Host: 127.0.0.1:{served.port}\r\n".encode()
    assert raw(served, b"GET / HTTP/1.1\r\n" + good + b"Host: evil\r\n\r\n").startswith(b"HTTP/1.1 400")
    assert raw(served, b"GET / HTTP/1.1\r\n" + good + b"\r\n").startswith(b"HTTP/1.1 200")
    assert ask(served, host=f"localhost:{served.port}")[0].status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../content/a.md", "/..%2fcontent/a.md", "/%2e%2e/%2e%2e/etc/passwd", "/runbooks/../../content/a.md",
        "/..\\content\\a.md", "/%5c..%5ccontent%5ca.md", "//etc/passwd", "/.runsheet-site", "/%2erunsheet-site",
        "/a%00.html", "/%", "/%zz", "/%c0%ae%c0%ae/x", "/%ff", "/runbooks//a.html", "/link/passwd", "/runbooks",
    ],
)
def test_no_path_leads_out_of_the_site(served, path):
    site = next((served.folder / "tmp").glob("runsheet-*/site"))
    (site / "link").symlink_to("/etc")
    answer, body = ask(served, path)
    assert answer.status == 404
    assert b"root:" not in body and b"kubectl get pods -n team\n" not in body


@pytest.mark.parametrize(
    "data, status",
    [
        (b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\n\r\nabc", 405),
        (b"DELETE /index.html HTTP/1.1\r\nHost: {host}\r\n\r\n", 405),
        (b"GET http://evil/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
        (b"GET / HTTP/2\r\nHost: {host}\r\n\r\n", 400),
        (b"GET /\r\n\r\n", 400),
        (b"\x00\x01\x02\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost : {host}\r\n\r\n", 400),
        (b"GET /" + b"a" * 20_000, 431),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000, 431),
    ],
    ids=["post", "delete", "absolute", "version", "old", "bytes", "space", "long", "many"],
)
def test_what_is_no_plain_request_is_refused(served, data, status):
    answer = raw(served, data.replace(b"{host}", f"127.0.0.1:{served.port}".encode()))
    assert answer == b"" or answer.startswith(f"HTTP/1.1 {status}".encode()), answer[:100]
    assert ask(served)[0].status == 200


def test_connections_that_say_nothing_hold_nobody_up(served):
    silent = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(100)]
    for connection in silent[::2]:
        connection.sendall(b"GET / HT")
    began = time.monotonic()
    assert ask(served)[0].status == 200
    assert time.monotonic() - began < 10
    for connection in silent:
        connection.close()


def test_only_this_machine_can_connect(served):
    listening = pathlib.Path("/proc/net/tcp")
    if not listening.exists():
        pytest.skip("needs /proc")
    local = [line.split()[1] for line in listening.read_text().splitlines()[1:] if line.split()[3] == "0A"]
    assert f"0100007F:{served.port:04X}" in local
    assert f"00000000:{served.port:04X}" not in local


def test_a_port_that_is_taken(runsheet, served):
    result = subprocess.run(
        [runsheet, "serve", "--port", str(served.port)], capture_output=True, text=True, cwd=served.folder, timeout=60)
    assert result.returncode == 3
    assert "another program uses this port; choose another port with --port" in result.stderr


def test_a_change_shows_in_the_terminal_and_in_the_page(served):
    before = ask(served, "/live/version.js")[1]
    (served.folder / "content" / "a.md").write_text(BAD)
    served.wait(r"^content/a\.md: built 1 runbook in \d+ ms, 1 finding$")
    assert any("missing.md" in line for line in served.lines), "the finding was not shown"
    after = ask(served, "/live/version.js")[1]
    assert after != before and b"missing.md" in after
    (served.folder / "content" / "b").mkdir()
    (served.folder / "content" / "b" / "new.md").write_text(GOOD)
    served.wait(r"built 2 runbooks")
    (served.folder / "content" / "b" / "new.md").write_text(GOOD + "\nMore.\n")
    served.wait(r"^content/b/new\.md: built 2 runbooks", count=2)
    assert b"More." in ask(served, "/runbooks/b/new.html")[1]
    (served.folder / "content" / "b" / "new.md").unlink()
    served.wait(r"built 1 runbook ", count=3)
    assert ask(served, "/runbooks/b/new.html")[0].status == 404


def test_a_mistake_in_the_configuration_is_told_and_mended(served):
    (served.folder / "runsheet.yml").write_text("rules: [\n")
    served.wait("the site is as it was")
    assert ask(served)[0].status == 200
    (served.folder / "runsheet.yml").unlink()
    served.wait(r"built 1 runbook", count=2)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_nothing_is_left_behind(runsheet, folder, number):
    environment = {**os.environ, "TMPDIR": str(folder / "tmp")}
    run = Running([runsheet, "serve", "--port", "0"], cwd=folder, env=environment)
    run.wait("http://127")
    site = next((folder / "tmp").iterdir())
    assert site.stat().st_mode & 0o77 == 0
    run.process.send_signal(number)
    assert run.process.wait(PATIENCE) == -number
    assert list((folder / "tmp").iterdir()) == []
    assert sorted(path.name for path in folder.iterdir()) == ["content", "tmp"]


def test_watching_builds_again_and_stops_when_asked(runsheet, folder):
    with running(runsheet, "build", "--watch", cwd=folder) as run:
        run.wait("watching content")
        page = folder / "public" / "runbooks" / "a.html"
        assert 'src="../live/live.js"' in page.read_text()
        before = (folder / "public" / "live" / "version.js").read_text()
        (folder / "content" / "a.md").write_text(GOOD + "\nSecond.\n")
        run.wait(r"^content/a\.md: built")
        assert "Second." in page.read_text()
        assert (folder / "public" / "live" / "version.js").read_text() != before
        # The site is below no input, and building it is no change.
        time.sleep(1)
        assert sum("built" in line for line in run.lines) == 2
    assert sorted(path.name for path in folder.iterdir()) == ["content", "public", "tmp"]


def test_a_site_within_its_own_content_is_not_built_for_ever(runsheet, folder):
    with running(runsheet, "build", "--watch", "--content", ".", "--output", "public", cwd=folder / "content") as run:
        run.wait("watching")
        time.sleep(2)
        assert sum("built" in line for line in run.lines) == 1


def test_a_plain_build_has_nothing_of_it(runsheet, folder):
    subprocess.run([runsheet, "build", "--quiet"], cwd=folder, check=True)
    assert not (folder / "public" / "live").exists()
    assert b"live.js" not in (folder / "public" / "index.html").read_bytes()
