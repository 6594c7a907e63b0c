"""Writes labels in short: what an article calls somebody, as the language and resolution rooms hand it on."""

# ruff: noqa: ANN401 - the builder hands whatever fields a table of labels names to the record

from __future__ import annotations

from typing import Any

from variorum.records import Description, Label, NameLabel, Span


def named(
    called: str, kind: NameLabel = "PER", *, full: str | None = None, titles: tuple[str, ...] = (), **more: Any
) -> Label:
    """A name, with its fullest form in the article and its titles there, written "head", "party head" or so."""
    words = more.pop("words", called)
    given = tuple(map(_title, titles))
    span = Span(at := more.pop("at", 0), at + len(words), words)
    head = called.split()[-1].lower()
    return Label(span, head, (), called, full or called, kind, "name", titles=given, **more)


def described(words: str, head: str | None = None, *, at: int = 0, **more: Any) -> Label:
    """A description; its head is its last word unless told otherwise."""
    return Label(Span(at, at + len(words), words), head or words.split()[-1], **more)


def _title(words: str) -> Description:
    """ "Norvalia/prime minister" is the title of a prime minister of Norvalia."""
    party, _, title = words.rpartition("/")
    return Description(title, title.split()[-1].lower(), party=party or None)
