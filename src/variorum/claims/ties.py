"""The links between the claims of one article, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

import variorum.claims.cover as cover
from variorum.claims.alike import same_answer
from variorum.claims.denials import denial_links
from variorum.claims.drafts import Draft
from variorum.records import Claim, Link, Proposition

Drafts = Sequence[Draft]

_VIOLENT = ("ASSAULT",)


def tied(doc: Doc, propositions: Sequence[Proposition], drafts: Drafts) -> tuple[Claim, ...]:
    """The claims of the drafts, with their links in a fixed order."""
    return tuple(replace(draft.claim, links=_links(doc, propositions, drafts, draft)) for draft in drafts)


def _links(doc: Doc, propositions: Sequence[Proposition], drafts: Drafts, draft: Draft) -> tuple[Link, ...]:
    found = [
        *denial_links(doc, drafts, draft),
        *_content_of(drafts, draft),
        *_part_of(propositions, drafts, draft),
        *_of_event(doc, drafts, draft),
        *_restates(drafts, draft),
    ]
    return tuple(dict.fromkeys(found))


def _content_of(drafts: Drafts, draft: Draft) -> Iterator[Link]:
    """What somebody accuses or demands belongs to the event of accusing or demanding."""
    inner = draft.innermost
    if inner is None:
        return
    for other in drafts:
        trigger = other.claim.trigger
        if other.claim.kind == "event" and trigger is not None and cover.touches(inner.cue, trigger):
            yield Link("content_of", other.claim.id, f"what is said by the act of speech “{trigger.exact}”")


def _part_of(propositions: Sequence[Proposition], drafts: Drafts, draft: Draft) -> Iterator[Link]:
    whole = propositions[draft.proposition].part_of if draft.proposition is not None else None
    if whole is None:
        return
    for other in drafts:
        if other.proposition == whole and other.attributions == draft.attributions:
            yield Link("part_of", other.claim.id, "a share of the figure in the same sentence")


def _of_event(doc: Doc, drafts: Drafts, draft: Draft) -> Iterator[Link]:
    """The nearest attack in the sentence of a casualty figure, told by the same voice."""
    if draft.claim.kind != "casualty" or draft.token is None:
        return
    token = draft.token
    near = [(abs(at - token), other.start, other) for other in drafts for at in _attack(doc, other, draft)]
    if near:
        nearest = min(near, key=lambda row: row[:2])[2]
        yield Link("of_event", nearest.claim.id, "the nearest attack in the same sentence")


def _attack(doc: Doc, other: Draft, draft: Draft) -> Iterator[int]:
    """The token of an attack that the same voice tells of in the same sentence as the draft."""
    event, at = other.claim.event, other.token
    if event is None or at is None or draft.token is None or event.type not in _VIOLENT:
        return
    if other.attributions == draft.attributions and doc[at].sent == doc[draft.token].sent:
        yield at


def _restates(drafts: Drafts, draft: Draft) -> Iterator[Link]:
    """An outlet's own sentence that repeats what it makes somebody else say."""
    if draft.attributions or not draft.is_affirmed:
        return
    for other in drafts:
        if other.attributions and other.is_affirmed and same_answer(draft.claim, other.claim):
            source = other.claim.attribution[-1].name or "an unnamed source"
            yield Link("restates", other.claim.id, f"says in its own voice what it also attributes to {source}")
