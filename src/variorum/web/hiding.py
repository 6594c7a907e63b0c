"""Leaves names out of a finished page and of its JSON: words change, tags and addresses do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from variorum.public import Object

Hide = Callable[[str], str]  # a text without the names
TAG = re.compile(r"(<[^>]*>)")  # a page has no bare "<" or ">" but those of its own tags: everything else is escaped
WORDED = re.compile(r'\b(title|aria-label|value|placeholder|data-[a-z-]+)="([^"]*)"')  # attributes that hold words


def hidden_page(html: str, hide: Hide) -> str:
    """The page with the names left out of its text, and of the attributes that hold words."""
    pieces = TAG.split(html)
    for at, piece in enumerate(pieces):
        pieces[at] = WORDED.sub(lambda found: _attribute(found, hide), piece) if at % 2 else _text(piece, hide)
    return "".join(pieces)


def hidden_object(told: Object, hide: Hide) -> Object:
    """The object with the names left out of every word in it."""
    return {key: _value(value, hide) for key, value in told.items()}


def _value(value: object, hide: Hide) -> object:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, dict):
        return hidden_object(value, hide)
    if isinstance(value, list | tuple):
        return [_value(one, hide) for one in value]
    return value


def _text(piece: str, hide: Hide) -> str:
    return escape(hide(unescape(piece)), quote=False) if piece.strip() else piece


def _attribute(found: re.Match[str], hide: Hide) -> str:
    return f'{found.group(1)}="{escape(hide(unescape(found.group(2))))}"'
