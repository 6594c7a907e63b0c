"""From what a rule of control found, still as tokens, to propositions: one for each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc, Token

from variorum.data import load
from variorum.propositions.clauses.clause_words import own_tokens
from variorum.propositions.clauses.control_words import State
from variorum.propositions.clauses.occasions import occasion
from variorum.propositions.clauses.phrases import name_phrase, referent, runs, text_of, tokens_span
from variorum.propositions.scene.places import PlaceFound
from variorum.propositions.times.times import times
from variorum.records import Actor, ActorRole, Control, Proposition, Span, TimeExpression, Wording

_SMALL_GAP = 3  # words: "fighting [continues for] the town"
Sense = Literal["de facto", "recognised", "claimed"]
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ControlFound:
    """A trigger, the state it says, the places, and the words for whoever has them and whoever had them."""

    trigger: Token
    state: State
    places: tuple[PlaceFound, ...]
    holders: Spans = ()
    losers: Spans = ()
    recognised: bool = False
    claimed: bool = False
    stray: bool = False  # found by the words around it, where the tree did not say
    carrier: Token | None = None  # the verb whose clause bears it out, where the trigger is a noun below it


def phrases(heads: Iterable[Token]) -> Spans:
    """The noun phrases of these heads."""
    return tuple(name_phrase(head, ("", "of")) for head in heads)


def control_propositions(doc: Doc, found: Sequence[ControlFound]) -> tuple[Proposition, ...]:
    """The findings as propositions in text order, no place twice for one trigger."""
    expressions = times(doc)
    ordered = sorted(found, key=lambda item: item.trigger.i)
    rows = {row[0]: row[1] for item in ordered for row in _propositions(item, expressions)}
    return tuple(rows.values())


def _propositions(
    found: ControlFound, expressions: Sequence[TimeExpression]
) -> Iterator[tuple[tuple[int, int], Proposition]]:
    trigger = found.trigger
    word = tokens_span(trigger.doc, trigger.i, trigger.i + 1)
    for place in (place for place in found.places if not _is_never_held(place)):
        yield (
            (trigger.i, place.mention.span.start),
            Proposition(
                kind="control",
                token=trigger.i,
                trigger=word,
                spans=evidence(found, place),
                extractor="control",
                when=occasion(trigger, expressions, own=found.recognised or found.stray),
                where=place.mention,
                actors=_actors(found),
                control=_control(found),
                figure=place.figure,
                wording=Wording(trigger.lemma_.lower(), word.exact),
            ),
        )


@cache
def _never_held() -> frozenset[str]:
    return frozenset(load.lines("propositions/not_held.txt"))


def _is_never_held(place: PlaceFound) -> bool:
    """Whether the name is of something that nobody takes or holds: a wall, a tower."""
    last = place.mention.name.lower().split()[-1:]
    return place.is_named and any(word in _never_held() for word in last)


def evidence(found: ControlFound, place: PlaceFound) -> Spans:
    """The clause with the place and the holders, wherever in the sentence they stand; small gaps are closed."""
    doc = found.trigger.doc
    tokens = set(own_tokens(found.carrier or found.trigger))
    for span in (place.mention.span, *found.holders, *found.losers):
        tokens.update(doc.char_span(span.start, span.end, alignment_mode="expand") or ())
    indices = sorted(token.i for token in tokens)
    gaps = pairwise(indices)
    tokens.update(doc[at] for left, right in gaps if right - left <= _SMALL_GAP + 1 for at in range(left + 1, right))
    return runs(doc, tokens)


def _control(found: ControlFound) -> Control:
    sense: Sense = "recognised" if found.recognised else ("claimed" if found.claimed else "de facto")
    return Control(found.state, words(found.trigger.doc, found.holders), words(found.trigger.doc, found.losers), sense)


def words(doc: Doc, spans: Spans) -> str | None:
    """Coordinated phrases as the text has them, or None where there is none."""
    if not spans:
        return None
    return text_of(doc)[min(span.start for span in spans) : max(span.end for span in spans)]


def _actors(found: ControlFound) -> tuple[Actor, ...]:
    doc = found.trigger.doc
    return (*_in_role(doc, found.holders, "agent"), *_in_role(doc, found.losers, _loser_role(found.state)))


def _loser_role(state: State) -> ActorRole:
    return "agent" if state == "withdraws" else "recipient"


def _in_role(doc: Doc, spans: Spans, role: ActorRole) -> Iterator[Actor]:
    return (Actor(name=span.exact, actor=referent(doc, span), role=role, span=span) for span in spans)
