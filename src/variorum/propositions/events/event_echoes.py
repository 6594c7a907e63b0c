"""Acts told by words that stand for the act of the other side: "replied in kind", "followed suit", "did the same"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.scene.doers import is_actor
from variorum.propositions.scene.happenings import Happening


def echo(verb: Token, before: Iterable[Happening]) -> Happening | None:
    """The event that the verb only points back to, by another party and in the same sentence; else None."""
    way = _way(verb)
    if way is None:
        return None
    agents = tuple(item for item in clauses.agents(verb) if is_actor(item))
    told = [one for one in before if one.trigger.sent == verb.sent and one.trigger.i < verb.i]
    if not told or not agents or set(agents) & set(told[-1].agents):
        return None
    back = told[-1].agents if way == "back" else clauses.obliques(verb, "for", "to")
    return replace(told[-1], trigger=verb, agents=agents, recipients=tuple(back), where=None, carrier=None)


def _way(verb: Token) -> str | None:
    """Whether the act goes back to whoever did it first, or is only done likewise."""
    listed: dict[str, dict[str, list[str]]] = load.toml("propositions/event_verbs.toml")["echoes"]
    if verb.pos_ not in ("VERB", "AUX") or not any(verb.lemma_.lower() in rows for rows in listed.values()):
        return None
    after = " ".join(item.lower_ for item in verb.doc[verb.i + 1 : verb.i + 3])
    for way, rows in listed.items():
        if any(_begins(after, tail) for tail in rows.get(verb.lemma_.lower(), ())):
            return way
    return None


def _begins(after: str, tail: str) -> bool:
    return not tail or f"{after} ".startswith(f"{tail} ")
