"""Asks one address once: bounded in time and size, over a connection to the IP address that was checked."""

from __future__ import annotations

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from importlib.metadata import version

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from variorum.fetching.addresses import Address, Refused, Rules, resolved
from variorum.inflating import GZIP, gunzipped

CHUNK = 65_536
NAME = "Variorum"  # by which a robots.txt may address it


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, headers (names in lower case, the last of equal ones), and the unpacked body."""

    url: str
    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


def agent() -> str:
    """How the fetcher introduces itself."""
    return f"{NAME}/{version('variorum')} (reads news reports into a local ledger; keeps to robots.txt)"


def ask(asked: Address, rules: Rules, headers: Mapping[str, str] | None = None) -> Answer:
    """The answer, redirects not followed; raises Refused where there is none to be had within the bounds."""
    place = resolved(asked, rules)
    connection = _connection(asked, place, rules)
    until = time.monotonic() + rules.seconds
    held = list[socket.socket]()
    watch = threading.Timer(rules.seconds, _cut, [connection, held])
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        held.append(connection.sock)
        return _answer(connection, asked, rules, {**_usual(asked), **(headers or {})}, until)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise Refused(_why(error, time.monotonic() >= until, rules)) from error
    finally:
        watch.cancel()
        connection.close()


def _usual(asked: Address) -> dict[str, str]:
    return {
        "Host": asked.authority,
        "User-Agent": agent(),
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.1",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _connection(asked: Address, place: str, rules: Rules) -> HTTPConnection:
    if asked.scheme == "http":
        return HTTPConnection(place, asked.port, timeout=rules.seconds)
    return HTTPSConnection(
        place,
        asked.port,
        timeout=rules.seconds,
        ssl_context=_trust(),
        server_hostname=asked.host,  # the certificate must be this host's, though a number is connected to
    )


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cut(connection: HTTPConnection, held: list[socket.socket]) -> None:
    """Ends a connection from outside, whatever it waits for: a server may send a byte a minute for ever.

    `held` has its socket once it stands, because a connection lets go of it with the last answer.
    """
    for sock in held or [connection.sock]:
        if sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)  # not the other end's TLS, which could make it wait


def _answer(
    connection: HTTPConnection, asked: Address, rules: Rules, headers: Mapping[str, str], until: float
) -> Answer:
    connection.request("GET", asked.target, headers=headers, preload_content=False, decode_content=False)
    response = connection.getresponse()
    told = {name.lower(): value for name, value in response.headers.items()}
    packed = _within(response, rules, until)
    body = _unpacked(packed, told.pop("content-encoding", ""), rules)
    told.pop("transfer-encoding", None)
    told.pop("content-length", None)
    return Answer(asked.url, response.status, response.reason or "", told, body)


def _within(response: HTTPResponse, rules: Rules, until: float) -> bytes:
    found = bytearray()
    for piece in response.stream(CHUNK, decode_content=False):
        found += piece
        if len(found) > rules.largest:
            raise Refused(f"the answer is larger than {rules.largest // 1_000_000} MB; save it and give the file")
        _refuse_late(rules, until)
    _refuse_late(rules, until)  # a connection that was cut looks as if the answer had come to its end
    return bytes(found)


def _refuse_late(rules: Rules, until: float) -> None:
    if time.monotonic() > until:
        raise Refused(f"the answer took longer than {rules.seconds:.0f} seconds; try again later")


def _unpacked(packed: bytes, encoding: str, rules: Rules) -> bytes:
    """The body, of which no more is unpacked than is allowed: a small answer may be a bomb."""
    if encoding.strip().lower() in ("", "identity"):
        return packed
    if encoding.strip().lower() not in ("gzip", "x-gzip"):
        raise Refused(f"the answer is packed in a way that was not asked for ({encoding[:20]!a}); save the page")
    if not packed:
        return b""
    if not packed.startswith(GZIP):
        raise Refused("what the server sent is damaged; try again later")
    try:
        found, whole = gunzipped(packed, rules.largest)
    except zlib.error:
        raise Refused("what the server sent is damaged; try again later") from None
    if len(found) > rules.largest:
        raise Refused(f"the answer unpacks to more than {rules.largest // 1_000_000} MB; save it and give the file")
    if not whole:
        raise Refused("the server broke off in the middle of the answer; try again later")
    return found


def _why(error: Exception, is_late: bool, rules: Rules) -> str:
    if is_late:
        return f"the server did not answer within {rules.seconds:.0f} seconds; try again later"
    if isinstance(error, ssl.SSLError) or "CERTIFICATE" in str(error).upper() or "SSL" in str(error).upper():
        return "the server cannot show that it is who it says it is (its certificate); nothing was asked"
    if isinstance(error, HTTPException) and not isinstance(error, OSError):
        return "what the server sends is no HTTP that can be read; save the page by hand and give the file"
    return "the server cannot be reached or broke off; try again later"
