"""What keeps the edition safe: headers on every answer, known hosts only, bounded requests, and who may write.

The text of a report is hostile. It is escaped where it is shown; the policy below forbids whatever would slip through.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable, Collection

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from variorum.web.words import word

POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{what}-src 'self'" for what in ("script", "style", "img", "font", "connect")),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# A form under "no-referrer" would be sent with no origin, and refused as another site's.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
LONGEST_TARGET = 16_000  # bytes of a path with its query: the longest filter in any script, and others beside it
DIGITS = 9  # of the length of a body
LONGEST_BODY = 64_000  # bytes of a form: a reason of some pages
COOKIE = "variorum-writer"
HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[^\[\]:@/\s]+))(?::[0-9]{1,5})?", re.ASCII)
SAFE = ("GET", "HEAD")
LOOPBACK = ("127.0.0.1", "localhost", "::1")

Next = Callable[[Request], Awaitable[Response]]


class Guard:
    """Refuses what should not be answered, and gives every answer its headers."""

    def __init__(self, hosts: Collection[str]) -> None:
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, request: Request, go_on: Next) -> Response:
        """The answer, or the refusal in one line."""
        refused = self._refused(request)
        response = await go_on(request) if refused is None else refused
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    def _refused(self, request: Request) -> Response | None:
        if host_of(request.headers.get("host", "")) not in self._hosts:
            return PlainTextResponse(word("refused", "host"), status_code=400)
        if len(request.scope.get("raw_path", b"")) + len(request.scope.get("query_string", b"")) > LONGEST_TARGET:
            return PlainTextResponse(word("refused", "long"), status_code=414)
        if request.method in SAFE:
            return None
        if request.method != "POST":
            return PlainTextResponse(word("refused", "method"), status_code=405, headers={"Allow": "GET, HEAD, POST"})
        if not _is_bounded(request):
            return PlainTextResponse(word("refused", "body"), status_code=413)
        if not is_own(request):
            return PlainTextResponse(word("refused", "cross"), status_code=403)
        return None


def host_of(header: str) -> str:
    """The host that a Host header names, without its port; "" where it names none."""
    found = HOST.fullmatch(header.lower())
    return "" if found is None else found["six"] or found["name"]


def is_own(request: Request) -> bool:
    """Whether a page of this edition asks, as far as the browser tells; a program that sends no such header may."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or origin == f"{request.url.scheme}://{request.headers.get('host', '')}"


def _is_bounded(request: Request) -> bool:
    """A body tells its length beforehand, and the server holds it to that; one in pieces is held to nothing."""
    if "transfer-encoding" in request.headers:
        return False
    length = request.headers.get("content-length", "")
    return length.isascii() and length.isdigit() and len(length) <= DIGITS and int(length) <= LONGEST_BODY


def wants_json(request: Request) -> bool:
    """Whether a program asks, and not a browser."""
    return "application/json" in request.headers.get("accept", "")


def sealed(token: str) -> str:
    """What a browser keeps in place of the token."""
    return hmac.new(token.encode(), b"variorum writer", hashlib.sha256).hexdigest()


def may_write(request: Request, token: str | None) -> bool:
    """Whether the request carries the token, in its header or as the cookie that stands for it."""
    if token is None:
        return False
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and is_token(given.strip(), token):
        return True
    return hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), sealed(token).encode())


def is_token(given: str, token: str) -> bool:
    """Whether this is the token, in a time that does not tell how much of it is right."""
    return hmac.compare_digest(given.encode(), token.encode())
