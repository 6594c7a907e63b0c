"""Serves the edition on this machine; a token is made for whoever may decide."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Collection
from pathlib import Path

from variorum.errors import InputError
from variorum.web.app import create_app
from variorum.web.security import LOOPBACK
from variorum.web.shelf import Shelf

TOKEN_BYTES = 24


def new_token() -> str:
    """A token that cannot be guessed."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def serve(
    ledger: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    token: str | None = None,
    hosts: Collection[str] = (),
    title: str | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Answers until it is stopped; `ready` is told the address when the edition can be opened.

    Raises LedgerError where the ledger cannot be read, and InputError where the port is taken.
    """
    with Shelf(ledger).open():
        pass  # what is wrong with the ledger is told before anything is promised
    import uvicorn

    names = [*hosts] if host in LOOPBACK else [host, *hosts]
    app = create_app(ledger, token=token, hosts=names, title=title)
    listening = _listening(host, port)
    told = f"[{host}]" if ":" in host else host
    if ready is not None:
        ready(f"http://{told}:{listening.getsockname()[1]}/")
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=15)
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that waits for readers; a port that is taken is told in words."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, so that answers are sent at once: asyncio lets others wait forty milliseconds for more to send.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen()  # whoever opens the address at once waits, and is not sent away
    except OSError as error:
        made.close()
        why = f"the edition cannot be opened there ({error.strerror}); name another port or host"
        raise InputError(f"{host}:{port}", why) from error
    return made
