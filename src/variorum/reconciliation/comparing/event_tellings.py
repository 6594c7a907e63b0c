"""Tellings of events: whether two of them, in one report or in two, may be of one event.

A telling is plain words, so that whatever finds events can ask. Nothing here looks at a third telling: what is one
event is a chain of pairs, so one report more changes only what it touches.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from variorum.reconciliation.comparing.event_words import are_opposite, is_light, is_speech, kinds, stem
from variorum.reconciliation.pile.days import OPEN, Window, touch, width
from variorum.reconciliation.pile.grouping import Blocks, components, together


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of an event: the words for it (its own word first), who is in it, where and when.

    People and things are folded words, so that "Ada Brenn" and "Brenn" share one; `names` are those of them that are
    names. `families` are given where somebody has typed the event, and then decide instead of the words' own kinds.
    """

    id: str
    article: str
    story: str
    words: tuple[str, ...]
    families: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    place: str | None = None
    days: Window = OPEN
    measures: frozenset[float] = frozenset()  # figures that are measured, which do not grow as counts do

    @property
    def people(self) -> frozenset[str]:
        """Everybody and everything said to be in it."""
        return self.agents | self.recipients | self.others


def events(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings by event; each event, and the events, in the order of the tellings."""
    return components(tellings, is_one_event, blocks=_blocks)


def _blocks(telling: Telling) -> Blocks:
    """What two tellings of one event share: a stem or kind, and the story or else the place."""
    marks = _stem(telling) | _kinds(telling)
    places = {telling.place} if telling.place is not None and _is_dated(telling) else set()
    return together(
        {(spot, mark) for spot in (("story", telling.story), *(("place", key) for key in places)) for mark in marks}
    )


def is_one_event(one: Telling, other: Telling, *, at_one_place: bool | None = None) -> bool:
    """Whether nothing parts two tellings, and their words, or else what is in them, bring them together.

    `at_one_place` is told by a caller who knows more of the places than their keys; None where that is left to them.
    """
    here = _same_key(one, other) if at_one_place is None else at_one_place
    if here is False or are_parted(one, other) or not _are_kindred(one, other):
        return False
    if is_speech(one.words[0]) or is_speech(other.words[0]):
        return one.story == other.story and _share_a_word(one, other) and bool(one.agents & other.agents)
    if one.story != other.story:
        return (
            bool(here) and _on_one_day(one, other) and not _differ(one.people & one.names, other.people & other.names)
        )
    if _share_a_word(one, other) and not is_light(one.words[0]):
        return True
    return bool(here) or bool(one.people & other.people) or _on_one_day(one, other)


def are_parted(one: Telling, other: Telling) -> bool:
    """Whether what two tellings say cannot be of one event: other days, other victims, other measures, opposite words.

    Who did it parts nothing: that is an answer, and may be in dispute.
    """
    if not touch(one.days, other.days) or are_opposite(one.words, other.words):
        return True
    return _differ(one.recipients & one.names, other.recipients & other.names) or _differ(one.measures, other.measures)


def _differ(one: frozenset[Hashable], other: frozenset[Hashable]) -> bool:
    return bool(one and other) and not one & other


def _same_key(one: Telling, other: Telling) -> bool | None:
    """Whether two tellings name one place; None where one of them names none."""
    return None if one.place is None or other.place is None else one.place == other.place


def _on_one_day(one: Telling, other: Telling) -> bool:
    return _is_dated(one) and _is_dated(other) and touch(one.days, other.days)


def _is_dated(telling: Telling) -> bool:
    return width(telling.days) is not None


def _are_kindred(one: Telling, other: Telling) -> bool:
    if one.families and other.families:
        return bool(one.families & other.families)
    return _share_a_word(one, other) or bool(_kinds(one) & _kinds(other))


def _share_a_word(one: Telling, other: Telling) -> bool:
    return bool(_stem(one) & _stem(other))


def _stem(telling: Telling) -> frozenset[str]:
    return frozenset({stem(telling.words[0])})


def _kinds(telling: Telling) -> frozenset[str]:
    return telling.families.union(*(kinds(word) for word in telling.words))
