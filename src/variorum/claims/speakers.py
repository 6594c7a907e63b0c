"""Who "we" is: in somebody's own words the first person is the speaker."""

from __future__ import annotations

from dataclasses import replace

from variorum.data import load
from variorum.records import Actor, Chain

_FIRST_PERSON = frozenset(load.lines("grammar/first_person.txt"))
_OWN_WORDS = ("direct", "mixed")


def with_speaker(actors: tuple[Actor, ...], chain: Chain) -> tuple[Actor, ...]:
    """The actors, with the speaker's name where the words are the speaker's own and say "we" or "our"."""
    speaker = chain[-1]
    if speaker.quotation not in _OWN_WORDS or speaker.name is None:
        return actors
    return tuple(replace(actor, actor=speaker.name) if _is_first_person(actor) else actor for actor in actors)


def _is_first_person(actor: Actor) -> bool:
    first = actor.name.split(maxsplit=1)[0].lower() if actor.name.strip() else ""
    return actor.actor is None and first in _FIRST_PERSON
