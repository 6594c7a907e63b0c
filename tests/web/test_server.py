"""The edition as it is served: by a process of its own, asked over a socket, byte by byte."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.web.ledgers import browser_of, war
from variorum.api import Edition
from variorum.errors import InputError, LedgerError
from variorum.web.app import PAGES
from variorum.web.server import new_token, serve

PATIENCE = 30  # seconds for a slow machine


@dataclass(frozen=True, slots=True)
class Served:
    """Where an edition is served."""

    host: str
    port: int

    def answer(self, request: str, *, body: bytes = b"") -> str:
        """What is sent back for these bytes, up to its end."""
        with socket.create_connection((self.host, self.port), timeout=PATIENCE) as line:
            line.sendall(request.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)
            found = b""
            while part := line.recv(65536):
                found += part
        return found.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The edition, served by the command."""
    path = shutil.copy(war(), tmp_path_factory.mktemp("served") / "x.ledger")
    command = [sys.executable, "-m", "variorum", "serve", str(path), "--port", "0", "--token", "of nobody"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            address = urlsplit(process.stdout.readline().strip())
            yield Served(str(address.hostname), int(address.port or 0))
        finally:
            process.terminate()


CLOSE = "Host: localhost\nConnection: close"
MAY = f"{CLOSE}\nAuthorization: Bearer of nobody\nContent-Type: application/x-www-form-urlencoded"
CHUNK = b"6\r\naction\r\n0\r\n\r\n"

ANSWERS = (
    ("a page", f"GET /questions HTTP/1.1\n{CLOSE}", b"", "200"),
    ("a head", f"HEAD / HTTP/1.1\n{CLOSE}", b"", "200"),
    ("no host", "GET / HTTP/1.0", b"", "400"),
    ("another host", "GET / HTTP/1.1\nHost: evil.example\nConnection: close", b"", "400"),
    ("out of the folder", f"GET /static/../../app.py HTTP/1.1\n{CLOSE}", b"", "404"),
    ("an absolute address", f"GET http://evil.example/ HTTP/1.1\n{CLOSE}", b"", "404"),
    ("a body in pieces", f"POST /decide HTTP/1.1\n{MAY}\nTransfer-Encoding: chunked", CHUNK, "413"),
    ("both", f"POST /decide HTTP/1.1\n{MAY}\nTransfer-Encoding: chunked\nContent-Length: 3", CHUNK, "4"),
    ("a length with noughts", f"POST /decide HTTP/1.1\n{MAY}\nContent-Length: 000000000900000", b"a=b", "413"),
    ("no length", f"POST /decide HTTP/1.1\n{MAY}", b"", "413"),
    ("a form", f"POST /decide HTTP/1.1\n{MAY}\nContent-Length: 3", b"a=b", "400"),
    ("another site", f"POST /decide HTTP/1.1\n{MAY}\nOrigin: null\nContent-Length: 3", b"a=b", "403"),
    ("two lengths", f"POST /decide HTTP/1.1\n{MAY}\nContent-Length: 3\nContent-Length: 4", b"a=b", "4"),
    ("no request", "HELLO", b"", "400"),
)


@pytest.mark.parametrize(("what", "request_", "body", "status"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_a_request_is_answered_as_it_should(served: Served, what: str, request_: str, body: bytes, status: str) -> None:
    told = served.answer(request_, body=body)
    assert told.partition(" ")[2].startswith(status), told[:200]
    assert "Traceback" not in told
    if what == "a head":
        assert told.endswith("\r\n\r\n")
    if what == "a page":
        assert "content-security-policy: default-src 'none'" in told.lower()
        assert "\r\nserver:" not in told.lower()


def test_many_readers_and_a_writer_at_once(tmp_path: Path) -> None:
    path = Path(shutil.copy(war(), tmp_path / "x.ledger"))
    client, edition = browser_of(path), Edition(path)
    question = next(one["id"] for one in edition.questions())

    def write() -> None:
        for number in range(4):
            edition.decide("accept", question, who=f"Reader {number}", why="seen")

    with ThreadPoolExecutor(6) as pool:
        written = pool.submit(write)
        asked = [f"/{name}" for name in PAGES] + [f"/questions/{question}", "/api/decisions"]
        statuses = list(pool.map(lambda address: client.get(address).status_code, asked * 4))
        written.result()
    assert set(statuses) == {200}
    assert [one["who"] for one in client.get("/api/decisions").json()["items"]][3:] == [f"Reader {n}" for n in range(4)]


def test_a_port_that_is_taken_is_told_in_words() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(InputError, match="cannot be opened there"):
            serve(war(), port=other.getsockname()[1])


def test_a_ledger_that_is_not_there_is_told_before_anything_is_promised(tmp_path: Path) -> None:
    promised = list[str]()
    with pytest.raises(LedgerError, match="there is no such ledger"):
        serve(tmp_path / "none.ledger", port=0, ready=promised.append)
    assert promised == []


def test_a_token_cannot_be_guessed() -> None:
    assert len({new_token() for _ in range(100)}) == 100
    assert all(len(new_token()) >= 32 for _ in range(10))
