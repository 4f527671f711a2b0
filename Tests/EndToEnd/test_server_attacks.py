"""Whoever reaches the server of `runsheet serve` from this machine: a page in a browser, or a program that means harm."""

import contextlib
import pathlib
import resource
import socket
import threading
import time

import pytest

from test_live import PATIENCE, ask, folder, raw, served  # noqa: F401

MANY = 300


def connect(run):
    return socket.create_connection(("127.0.0.1", run.port), timeout=PATIENCE)


@contextlib.contextmanager
def connections(run, count):
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(limit[1], max(limit[0], count + 200)), limit[1]))
    opened = [connect(run) for _ in range(count)]
    try:
        yield opened
    finally:
        for connection in opened:
            connection.close()


def request(run, path="/", method="GET", more=b""):
    return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{run.port}\r\n".encode() + more + b"\r\n"


def everything(connection):
    """What comes until the other side is done; a connection that is reset takes answers back."""
    answer = b""
    while chunk := connection.recv(65536):
        answer += chunk
    return answer


def is_whole(answer):
    head, _, body = answer.partition(b"\r\n\r\n")
    length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    return int(length.split(b":")[1]) == len(body)


def assert_it_answers(run):
    began = time.monotonic()
    assert ask(run)[0].status == 200
    assert time.monotonic() - began < 5


def test_more_silent_connections_than_there_is_room_for(served):
    with connections(served, MANY):
        assert_it_answers(served)


def test_requests_that_trickle_in_take_nobody_s_place(served):
    """Each sends a byte all the time, and so is never silent."""
    over = threading.Event()

    def trickle(slow):
        while not over.wait(0.05):
            for connection in slow:
                with contextlib.suppress(OSError):
                    connection.send(b"a")

    with connections(served, MANY) as slow:
        for connection in slow:
            connection.sendall(b"GET /")
        thread = threading.Thread(target=trickle, args=(slow,))
        thread.start()
        try:
            assert_it_answers(served)
            last = slow[-1]
            last.settimeout(30)
            with contextlib.suppress(ConnectionResetError, BrokenPipeError):
                assert last.recv(1) == b"", "a request that never ends was kept"
        finally:
            over.set()
            thread.join()


def memory(process):
    status = pathlib.Path(f"/proc/{process.pid}/status")
    if not status.exists():
        pytest.skip("needs /proc")
    return next(int(line.split()[1]) << 10 for line in status.read_text().splitlines() if line.startswith("VmRSS"))


def test_readers_that_never_read_do_not_fill_the_memory(served):
    site = next((served.folder / "tmp").glob("runsheet-*/site"))
    (site / "large.txt").write_bytes(b"a" * (48 << 20))
    with connections(served, 40) as greedy:
        for connection in greedy:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.sendall(request(served, "/large.txt"))
        answers = [connection.recv(12) for connection in greedy]
        assert {b"HTTP/1.1 200", b"HTTP/1.1 503"} == set(answers)
        assert memory(served.process) < 1 << 30
        assert answers.count(b"HTTP/1.1 503") > 20
    (site / "large.txt").unlink()
    assert_it_answers(served)


@pytest.mark.parametrize(
    "more, status",
    [
        (lambda run: request(run) + request(run, "/runbooks/a.html"), 200),
        (lambda run: request(run, method="POST", more=b"Content-Length: 4000000\r\n") + b"x" * 4_000_000, 405),
        (lambda run: request(run, more=b"X: " + b"y" * 4_000_000 + b"\r\n"), 431),
        (lambda run: request(run) + b"\0" * 100_000, 200),
    ],
    ids=["pipelined", "body", "headers", "rubbish"],
)
def test_an_answer_is_not_taken_back_by_what_else_was_sent(served, more, status):
    with connect(served) as connection:
        sender = threading.Thread(target=send, args=(connection, more(served)))
        sender.start()
        answer = everything(connection)
        sender.join()
    assert answer.startswith(f"HTTP/1.1 {status}".encode()), answer[:80]
    assert is_whole(answer)


def send(connection, data):
    with contextlib.suppress(OSError):
        connection.sendall(data)


@pytest.mark.parametrize(
    "text, status",
    [
        ("GET /\r\n\r\n", 400),
        ("GET / HTTP/0.9\r\nHost: {host}\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: {host}\r\nX: a\0b\r\n\r\n", 400),
        ("GET /%00 HTTP/1.1\r\nHost: {host}\r\n\r\n", 404),
        ("GET http://{host}/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
        ("GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
        ("OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
        ("CONNECT evil.example:443 HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: {host}@evil.example\r\n\r\n", 421),
        ("GET / HTTP/1.1\r\nHost: evil.example#{host}\r\n\r\n", 421),
        ("GET / HTTP/1.1\r\nHost: {host}.\r\n\r\n", 421),
        ("GET / HTTP/1.1\r\nHost: {host}\r\n folded: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: evil.example\r\nhost: {host}\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nX-Forwarded-Host: {host}\r\n\r\n", 421),
        ("GET  / HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
        ("\r\nGET / HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
        ("GET /..%2f..%2f..%2fetc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n", 404),
        ("GET /%252e%252e/etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n", 404),
        ("GET /runbooks/..;/..;/etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n", 404),
        ("GET /?/../../etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n", 200),
        ("TRACE / HTTP/1.1\r\nHost: {host}\r\nCookie: a\r\n\r\n", 405),
    ],
)
def test_every_odd_request_gets_a_plain_answer(served, text, status):
    answer = raw(served, text.replace("{host}", f"127.0.0.1:{served.port}").encode())
    assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer[:80]
    assert b"root:" not in answer and b"Cookie: a" not in answer


def test_requests_that_are_broken_off_at_every_byte(served):
    whole = request(served, "/runbooks/a.html")
    for end in range(len(whole)):
        with connect(served) as connection:
            connection.sendall(whole[:end])
    assert_it_answers(served)
    assert served.process.poll() is None
