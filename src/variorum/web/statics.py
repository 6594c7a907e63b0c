"""The files that pages ask for: style, scripts, fonts; and what tells those of one version from those of another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

STYLE = "edition.css"
MARK = 12  # hexadecimal digits


def static_files() -> Iterator[tuple[str, bytes]]:
    """The files that pages ask for, by name; the style is put together."""
    for file in files("variorum.web").joinpath("static").iterdir():
        if file.name != STYLE:
            yield file.name, file.read_bytes()
    yield STYLE, stylesheet().encode()


def stylesheet() -> str:
    """The style of the edition: that of the brief, and what only pages need."""
    own = files("variorum.web") / "static" / STYLE
    brief = files("variorum.report") / "templates" / "brief.css"
    return brief.read_text(encoding="utf-8") + own.read_text(encoding="utf-8")


@cache
def mark() -> str:
    """Stands in the addresses of all these files: a browser keeps them, and those of another version are others."""
    found = hashlib.sha256()
    for name, content in sorted(static_files()):
        found.update(f"{name} {len(content)} ".encode() + content)
    return found.hexdigest()[:MARK]
