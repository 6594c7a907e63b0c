"""One thing said by one speaker on one day is one statement, however many reports carry it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from variorum.reconciliation.days import OPEN, is_day, touch
from variorum.reconciliation.figures import overlap
from variorum.reconciliation.folding import digest, fold, is_name, small_words, words
from variorum.reconciliation.grouping import buckets, components
from variorum.reconciliation.meetings import by_days
from variorum.reconciliation.pile import Pile, said_on, said_window
from variorum.reconciliation.places import place_key
from variorum.records import Claim, Statement

ALIKE = 0.5  # of the shorter wording's content words: two reporters who paraphrase one sentence share about half


def find_statements(pile: Pile) -> tuple[Statement, ...]:
    """The statements that more than one claim carries, in the order they were said."""
    found = [
        group
        for spoken in buckets(pile.claims, _speaker).values()
        for group in components(
            spoken, lambda one, other: _same(one, other, pile), blocks=lambda claim: by_days(said_window(claim, pile))
        )
        if len(group) > 1
    ]
    return tuple(_statement(group, pile) for group in sorted(found, key=lambda group: pile.rank[group[0].id]))


def _statement(group: Sequence[Claim], pile: Pile) -> Statement:
    name = "statement-" + digest(*sorted(claim.id for claim in group))
    dated = [said_on(claim, pile) for claim in group]
    said = next((date for date in dated if is_day(date)), dated[0])
    return Statement(name, _name(group[0]) or "", said, tuple(claim.id for claim in group))


def _name(claim: Claim) -> str | None:
    level = claim.attribution[-1] if claim.attribution else None
    name = (level.actor or level.name) if level and level.role in ("speaker", "document") else None
    return name if is_name(name) else None


def _speaker(claim: Claim) -> str | None:
    name = _name(claim)
    return fold(name) if name else None


def _same(one: Claim, other: Claim, pile: Pile) -> bool:
    left, right = said_window(one, pile), said_window(other, pile)
    if OPEN in (left, right) or not touch(left, right):
        return False
    return one.factuality == other.factuality and _same_content(one, other)


def _same_content(one: Claim, other: Claim) -> bool:
    if one.kind == other.kind == "control":
        return place_key(one.where) == place_key(other.where) and _same_figure(one, other) and _same_state(one, other)
    if one.figure is not None and other.figure is not None:
        return one.figure.outcome == other.figure.outcome and _same_figure(one, other)
    return one.kind == other.kind and alike(one, other)


def _same_state(one: Claim, other: Claim) -> bool:
    return one.control is not None and other.control is not None and one.control.state == other.control.state


def _same_figure(one: Claim, other: Claim) -> bool:
    if one.figure is None or other.figure is None:
        return one.figure is other.figure
    return overlap(one.figure, other.figure) is not False and one.figure.unit == other.figure.unit


def alike(one: Claim, other: Claim) -> bool:
    """Whether two claims share most of the content words of the shorter."""
    left, right = content_words(one), content_words(other)
    shorter = min(len(left), len(right))
    return shorter > 1 and len(left & right) / shorter > ALIKE


def content_words(claim: Claim) -> frozenset[str]:
    """The words of a claim's evidence that carry matter."""
    return _matter(claim.evidence.exact)


@lru_cache(maxsize=2**14)  # a claim is compared with many others
def _matter(exact: str) -> frozenset[str]:
    return frozenset(word for word in words(exact) if word not in small_words())
