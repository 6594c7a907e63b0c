"""One claim for what one sentence says once, though two of its words told of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc

from variorum.claims.drafts import Draft
from variorum.records import Claim

Key = tuple[object, ...]


def single(doc: Doc, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those that repeat, in one sentence and by the same voices, what one before them says."""
    ends = [sent.end_char for sent in doc.sents]
    kept: dict[Key, Draft] = {}
    for draft in drafts:
        key = (bisect_right(ends, draft.start), draft.attributions, *_content(draft.claim))
        kept.setdefault(key, draft)
    return list(kept.values())


def _content(claim: Claim) -> Key:
    """What is said: kind, place, day, and what the kind holds."""
    place = claim.where.name.casefold() if claim.where else None
    if claim.control is not None:
        return ("control", claim.control.state, claim.control.sense, place)
    if claim.kind == "casualty" and claim.figure is not None:
        figure = claim.figure
        counted = figure.low is not None and figure.low > 1
        of = None if counted else (figure.of, figure.span)  # "a man ... a man" may be two
        return ("casualty", figure.outcome, figure.low, figure.high, figure.group if counted else None, place, of)
    if claim.event is not None:
        names = tuple((actor.role, actor.name) for actor in claim.actors)
        return ("event", claim.event, claim.wording, place, claim.when, names)
    return (claim.kind, claim.evidence, claim.trigger)
