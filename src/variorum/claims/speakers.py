"""Who "we" is: in somebody's own words the first person is the speaker."""

from __future__ import annotations

from dataclasses import replace

from variorum.data import load
from variorum.records import Actor, Chain, Control, Figure

_FIRST_PERSON = frozenset(load.lines("grammar/first_person.txt"))
_PRONOUNS = frozenset(load.lines("grammar/pronouns.txt"))
_POSSESSIVES = frozenset(load.lines("grammar/possessives.txt"))
_OWN_WORDS = ("direct", "mixed")


def with_speaker(actors: tuple[Actor, ...], chain: Chain) -> tuple[Actor, ...]:
    """The actors, with the speaker's name where the words are the speaker's own and say "we" or "our"."""
    speaker = chain[-1]
    if speaker.quotation not in _OWN_WORDS or speaker.name is None:
        return actors
    return tuple(replace(actor, actor=speaker.name) if _is_first_person(actor) else actor for actor in actors)


def told_by(actors: tuple[Actor, ...], chain: Chain) -> tuple[Actor, ...]:
    """The actors as another voice takes them up: "it" still means whoever said so first."""
    name = chain[-1].name
    return tuple(replace(item, actor=name) if _is_theirs(item.name) and not item.actor else item for item in actors)


def held_by(control: Control | None, chain: Chain) -> Control | None:
    """The control that another voice takes up, with the first voice's name for "it" and "its"."""
    if control is None or not control.holder or not _is_theirs(control.holder):
        return control
    return replace(control, holder=chain[-1].name)


def counted_by(figure: Figure | None, chain: Chain) -> Figure | None:
    """The figure that another voice takes up, with the first voice's name for "its" (soldiers)."""
    if figure is None:
        return None
    name = chain[-1].name
    side, doer = (name if words and _is_theirs(words) else words for words in (figure.side, figure.by))
    return replace(figure, side=side, by=doer)


def _is_theirs(words: str) -> bool:
    """Whether words point back at whoever speaks: "it", "its forces", "his country's army"."""
    return words.lower() in _PRONOUNS or words.split(maxsplit=1)[0].lower() in _POSSESSIVES


def _is_first_person(actor: Actor) -> bool:
    first = actor.name.split(maxsplit=1)[0].lower() if actor.name.strip() else ""
    return actor.actor is None and first in _FIRST_PERSON
