"""Whether the words leave it open who did it, though not that it was done: "alleged rebels", "apparently by rebels"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from variorum.records import Actor

_BEFORE = 4  # words before a doer in which a hedge on the doer stands: "apparently carried out by", "presumably by the"
_WORD = re.compile(r"[^\W\d_]+")


def is_suspected(actor: Actor, text: str) -> bool:
    """Whether a word in the doer's phrase, or right before it, only suspects them."""
    if actor.span is None:
        return False
    sentence = re.split(r"[.;!?]\s", text[: actor.span.start])[-1]
    near = [*_WORD.findall(sentence)[-_BEFORE:], *_WORD.findall(actor.span.exact)]
    return any(word.lower() in _hedges() for word in near)


@cache
def _hedges() -> frozenset[str]:
    rows = Path(__file__).with_name("suspected.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(row for row in rows if row and not row.startswith("#"))
