"""A small site on this machine that tests ask: routes are plain answers, and every request is noted."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Page:
    """What a path answers; with `etag`, 304 to whoever knows it; `drip` seconds lie between its bytes.

    One that `stalls` says nothing of its length, and stays silent for so many seconds behind its body.
    """

    body: bytes = b""
    status: int = 200
    kind: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    drip: float = 0.0
    stalls: float = 0.0


@dataclass(slots=True)
class Site:
    """A running site: change `pages` at any time; `asked` has the requests in order."""

    address: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)


@contextmanager
def running(*, certificate: Path | None = None) -> Iterator[Site]:
    """A site on a free port of loopback, for as long as the test runs; with a certificate (and its key) over TLS."""
    site = Site("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.times.append(time.monotonic())
            site.agents.add(self.headers.get("User-Agent", ""))
            page = site.pages.get(self.path, Page(b"none", 404))
            if page.etag is not None and self.headers.get("If-None-Match") == page.etag:
                page = Page(status=304)
            self._send(page)

        def _send(self, page: Page) -> None:
            self.send_response(page.status)
            length = {} if page.stalls else {"Content-Length": str(len(page.body))}
            headers = {"Content-Type": page.kind, **length, **page.headers}
            if page.etag is not None:
                headers["ETag"] = page.etag
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if not page.drip:
                self.wfile.write(page.body)
                time.sleep(page.stalls)
                return
            for byte in page.body:
                self.wfile.write(bytes([byte]))
                time.sleep(page.drip)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return  # the asker hung up, as it should

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.address = f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
