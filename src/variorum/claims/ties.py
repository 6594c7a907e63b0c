"""The links between the claims of one article, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

import variorum.claims.cover as cover
from variorum.claims.alike import Topic, same_answer, topic
from variorum.claims.denials import denial_links
from variorum.claims.drafts import Draft
from variorum.claims.nearby import Nearby
from variorum.data import load
from variorum.records import Claim, Date, Figure, Link, Proposition

Drafts = Sequence[Draft]

_VIOLENT = ("ASSAULT",)
_ASSAILANTS = frozenset(load.lines("grammar/assailants.txt"))
_LASTING = ("missing", "displaced")  # states: who is missing today may have been so for years


def tied(doc: Doc, propositions: Sequence[Proposition], drafts: Drafts) -> tuple[Claim, ...]:
    """The claims of the drafts, with their links in a fixed order; a casualty without a day takes its event's."""
    told = _told(drafts)
    linked = [_linked(draft.claim, _links(doc, propositions, told, draft)) for draft in drafts]
    days = {claim.id: claim.when for claim in linked if _is_of_one_day(claim)}
    return tuple(_on_the_day(claim, days) for claim in linked)


@dataclass(frozen=True, slots=True)
class _Told:
    """The drafts of an article, and those of them that others are tied to."""

    drafts: Drafts
    counts: Drafts  # of casualties
    attacks: Drafts
    acts: Nearby[Draft]  # events, some of them acts of speech
    attributed: Mapping[Topic, Drafts]  # what somebody affirms, by what it is about


def _told(drafts: Drafts) -> _Told:
    attributed: dict[Topic, list[Draft]] = {}
    for draft in drafts:
        if draft.attributions and draft.is_affirmed:
            attributed.setdefault(topic(draft.claim), []).append(draft)
    events = ((draft, draft.claim.trigger) for draft in drafts if draft.claim.kind == "event")
    return _Told(
        drafts,
        counts=[draft for draft in drafts if draft.claim.kind == "casualty"],
        attacks=[draft for draft in drafts if _is_attack(draft)],
        acts=Nearby((draft, [trigger]) for draft, trigger in events if trigger is not None),
        attributed=attributed,
    )


def _linked(claim: Claim, links: tuple[Link, ...]) -> Claim:
    return replace(claim, links=links) if links else claim


def _is_of_one_day(claim: Claim) -> bool:
    """Whether it is an event with a day of its own; fighting that began on a day goes on, and kills on others."""
    lasts = claim.wording is not None and claim.wording.lemma in _mutual()
    return claim.event is not None and claim.when.expression is not None and not lasts


@cache
def _mutual() -> frozenset[str]:
    """The words for what two sides do to each other, over days: "fighting", "war"."""
    entries = [entry for entry in load.toml("propositions/plover.toml")["word"] if entry.get("both")]
    return frozenset(
        word.split()[0] for entry in entries for word in (*entry.get("nouns", ()), *entry.get("verbs", ()))
    )


def _on_the_day(claim: Claim, days: Mapping[str, Date]) -> Claim:
    """The casualty on the day of the event it belongs to; a running count has no one day."""
    figure = claim.figure
    if claim.kind != "casualty" or figure is None or figure.cumulative or claim.when != Date():
        return claim
    if figure.outcome in _LASTING:
        return claim
    told = [days[link.claim] for link in claim.links if link.type == "of_event" and link.claim and link.claim in days]
    return replace(claim, when=told[0]) if told else claim


def _links(doc: Doc, propositions: Sequence[Proposition], told: _Told, draft: Draft) -> tuple[Link, ...]:
    found = [
        *denial_links(doc, told.drafts, draft),
        *_content_of(told.acts, draft),
        *_part_of(propositions, told.drafts, draft),
        *_of_total(told.counts, draft),
        *_of_event(doc, told.attacks, draft),
        *_restates(told.attributed, draft),
    ]
    return tuple(dict.fromkeys(found))


def _content_of(acts: Nearby[Draft], draft: Draft) -> Iterator[Link]:
    """What somebody accuses or demands belongs to the event of accusing or demanding."""
    inner = draft.innermost
    if inner is None:
        return
    for other in acts.near(inner.cue):
        trigger = other.claim.trigger
        if trigger is not None and cover.touches(inner.cue, trigger):
            yield Link("content_of", other.claim.id, f"what is said by the act of speech “{trigger.exact}”")


def _part_of(propositions: Sequence[Proposition], drafts: Drafts, draft: Draft) -> Iterator[Link]:
    whole = propositions[draft.proposition].part_of if draft.proposition is not None else None
    if whole is None:
        return
    for other in drafts:
        if other.proposition == whole and other.attributions == draft.attributions:
            yield Link("part_of", other.claim.id, "a share of the figure in the same sentence")


def _of_total(counts: Drafts, draft: Draft) -> Iterator[Link]:
    """One victim is part of the total of that outcome, where the article gives but one total."""
    figure = draft.claim.figure
    if draft.claim.kind != "casualty" or figure is None or figure.value != 1 or not _counts(draft):
        return
    if not _is_victim(figure):
        return
    totals = [other for other in counts if _is_total(other, figure) and _may_be_one_day(other.claim, draft.claim)]
    if len({(total.claim.figure.low, total.claim.figure.high) for total in totals if total.claim.figure}) == 1:
        yield Link("part_of", totals[0].claim.id, "one of the total that the article gives")


def _is_victim(one: Figure) -> bool:
    """Whether the words say who it is, and that is nobody who may have done it: "the gunman", "himself"."""
    words = (one.of or "").lower().split()
    return bool(words) and words[-1] not in _ASSAILANTS and one.by is None


def _is_total(other: Draft, one: Figure) -> bool:
    """Whether a count of the same outcome is of several, and of the same people where both tell whose they are."""
    figure = other.claim.figure
    if other.claim.kind != "casualty" or figure is None or figure.outcome != one.outcome or not _counts(other):
        return False
    same_side = not (figure.side and one.side) or figure.side == one.side
    same_group = figure.group is None or figure.group == one.group
    return figure.low is not None and figure.low > 1 and same_side and same_group


def _counts(draft: Draft) -> bool:
    return draft.is_affirmed and draft.claim.status in ("happened", "ongoing") and not draft.claim.background


def _may_be_one_day(left: Claim, right: Claim) -> bool:
    """Whether the words do not tell two days."""
    told = {claim.when.expression.value for claim in (left, right) if claim.when.expression is not None}
    return len(told) < 2


def _of_event(doc: Doc, attacks: Drafts, draft: Draft) -> Iterator[Link]:
    """The nearest attack in the sentence of a casualty figure, told by the same voice; else the article's only one."""
    if draft.claim.kind != "casualty" or draft.token is None:
        return
    token = draft.token
    near = [(abs(at - token), other.start, other) for other in attacks for at in _attack(doc, other, draft)]
    if near:
        nearest = min(near, key=lambda row: row[:2])[2]
        yield Link("of_event", nearest.claim.id, "the nearest attack in the same sentence")
        return
    told = [other for other in attacks if _counts(other)]
    is_single = len(told) == 1 and _is_of_one_day(told[0].claim)
    if is_single and draft.claim.when == Date() and _counts(draft) and not _runs_on(draft.claim):
        yield Link("of_event", told[0].claim.id, "the only attack that the article tells of")


def _runs_on(claim: Claim) -> bool:
    return claim.figure is not None and bool(claim.figure.cumulative)


def _is_attack(draft: Draft) -> bool:
    return draft.claim.event is not None and draft.claim.event.type in _VIOLENT and draft.token is not None


def _attack(doc: Doc, other: Draft, draft: Draft) -> Iterator[int]:
    """The token of an attack that the same voice tells of in the same sentence as the draft."""
    at = other.token
    if at is None or draft.token is None or other.attributions != draft.attributions:
        return
    if doc[at].sent == doc[draft.token].sent:
        yield at


def _restates(attributed: Mapping[Topic, Drafts], draft: Draft) -> Iterator[Link]:
    """An outlet's own sentence that repeats what it makes somebody else say."""
    if draft.attributions or not draft.is_affirmed:
        return
    for other in attributed.get(topic(draft.claim), ()):
        if same_answer(draft.claim, other.claim):
            source = other.claim.attribution[-1].name or "an unnamed source"
            yield Link("restates", other.claim.id, f"says in its own voice what it also attributes to {source}")
