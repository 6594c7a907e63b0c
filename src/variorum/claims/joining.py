"""Joins propositions to the chains that carry them: one claim for each voice that speaks of each proposition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

import variorum.claims.chains as chains
import variorum.claims.cover as cover
import variorum.claims.denials as denials
import variorum.claims.doubles as doubles
import variorum.claims.firmness as firmness
import variorum.claims.history as history
import variorum.claims.identity as identity
import variorum.claims.owning_up as owning_up
import variorum.claims.speakers as speakers
import variorum.claims.statements as statements
import variorum.claims.taking_back as taking_back
import variorum.claims.ties as ties
from variorum.claims.commitments import FACT, commitment_at, said_outright
from variorum.claims.drafts import Draft
from variorum.claims.nearby import Nearby
from variorum.records import (
    Actor,
    Article,
    Attribution,
    Chain,
    Claim,
    Commitment,
    Date,
    Factuality,
    Figure,
    Place,
    Proposition,
    Span,
    Status,
)


def join(
    article: Article,
    doc: Doc,
    attributions: Sequence[Attribution],
    commitments: Mapping[int, Commitment],
    propositions: Sequence[Proposition],
) -> tuple[Claim, ...]:
    """The article's claims in text order, each with its chain, its factuality at every level, and its links."""
    attributions = [item for item in attributions if not chains.is_outlets_own(article, item)]
    attributions = taking_back.as_taken_back(article, attributions)
    said = Nearby((item, item.content) for item in attributions)
    drafts = [
        draft
        for position, proposition in enumerate(propositions)
        for draft in _drafts(article, doc, said, commitments, position, proposition)
    ]
    drafts.extend(statements.statements(article, doc, attributions, commitments, drafts, said))
    named = _named(article, denials.filled(doc, _named(article, doubles.single(doc, drafts))))
    return ties.tied(doc, propositions, named)


def _drafts(
    article: Article,
    doc: Doc,
    said: Nearby[Attribution],
    commitments: Mapping[int, Commitment],
    position: int,
    proposition: Proposition,
) -> Iterator[Draft]:
    own, status = commitment_at(doc, proposition.token, commitments)
    told = chains.voices(doc, chains.covering(said.near([proposition.trigger]), proposition.trigger))
    first = chains.chain(article, told[0], own)
    for voice in told:
        outright = voice and status == "happened" and said_outright(doc[proposition.token], voice[-1].cue)
        is_taken_up = voice is not told[0] and status in FACT
        held: Factuality = "CT-" if is_taken_up and own.endswith("-") else "CT+" if outright or is_taken_up else own
        yield _draft(article, position, proposition, voice, (held, status), claimant=first)


def _draft(
    article: Article,
    position: int,
    proposition: Proposition,
    voice: chains.Attributions,
    commitment: tuple[Factuality, Status],
    *,
    claimant: Chain,
) -> Draft:
    """One voice's claim; what a denier takes up keeps the claimant's "its" and drops the claimant's hedges."""
    own, status = commitment
    chain = chains.chain(article, voice, own)
    is_taken_up = chain[1:] != claimant[1:]
    actors, control = proposition.actors, proposition.control
    figure = _counted(_figure(proposition), chain[-1].factuality)
    claim = Claim(
        id="",
        article=article.id,
        kind=proposition.kind,
        evidence=identity.evidence(
            article.text, identity.own_words(article.text, proposition.spans, voice, _needed(proposition))
        ),
        part=identity.part_at(article, proposition.trigger.start),
        attribution=chain,
        alternatives=chains.alternatives(chain, voice),
        factuality=chain[-1].factuality,
        status=firmness.status_under([item.frame for item in voice], status),
        extractor=proposition.extractor,
        when=_when(proposition, voice),
        where=_where(proposition),
        actors=speakers.told_by(actors, claimant) if is_taken_up else _own_actors(article, actors, chain, proposition),
        control=speakers.held_by(control, claimant) if is_taken_up else control,
        figure=speakers.counted_by(figure, claimant) if is_taken_up else figure,
        event=proposition.event,
        wording=proposition.wording,
        background=history.is_history(article, proposition, voice),
        trigger=proposition.trigger,
        version=article.version,
    )
    return Draft(claim, voice, position, proposition.token)


def _own_actors(article: Article, actors: tuple[Actor, ...], chain: Chain, told: Proposition) -> tuple[Actor, ...]:
    """The actors with who "we" is, and with the speaker where the speaker owns up to the deed."""
    named = speakers.with_speaker(actors, chain)
    return named if told.kind != "event" else owning_up.with_owner(article.text, named, chain, told.trigger)


def _needed(proposition: Proposition) -> tuple[Span, ...]:
    """The words that the evidence may not lose: the trigger, and those for the place and the figure."""
    where = proposition.where.span if proposition.where is not None else None
    figure = proposition.figure.span if proposition.figure is not None else None
    return (proposition.trigger, *(span for span in (where, figure) if span is not None))


def _when(proposition: Proposition, voice: Sequence[Attribution]) -> Date:
    """When it is said to have happened; a day outside what is said is the day of the saying."""
    expression = proposition.when
    if expression is None or any(item.said and item.said.span == expression.span for item in voice):
        return Date()
    if voice and _is_of_saying(expression.span, voice[-1]):
        return Date()
    return Date(exact=expression.span.exact, extent=expression.extent, expression=expression)


def _is_of_saying(day: Span, source: Attribution) -> bool:
    """Whether the day stands with the cue and outside the content: "put the dead at 58 on Tuesday"."""
    return source.basis == "cue" and bool(source.cue) and not cover.touches(source.content, day)


def _where(proposition: Proposition) -> Place | None:
    mention = proposition.where
    return None if mention is None else Place(name=mention.name, span=mention.span)


def _figure(proposition: Proposition) -> Figure | None:
    since = proposition.figure_since
    if proposition.figure is None or since is None:
        return proposition.figure
    date = Date(exact=since.span.exact, extent="since", expression=since)
    return replace(proposition.figure, since=date)


def _counted(figure: Figure | None, held: Factuality) -> Figure | None:
    """The figure; who denies that nobody was hurt says that somebody was."""
    if figure is None or figure.outcome is None or figure.high != 0 or not held.endswith("+"):
        return figure
    return replace(figure, value=None, low=1, high=None, mod="EQUAL_OR_MORE")


def _named(article: Article, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in text order with their ids; the ordinal tells claims in the same words apart."""
    version = identity.text_version(article)
    seen: Counter[tuple[object, ...]] = Counter()
    named = []
    for draft in sorted(drafts, key=_place_in_text):
        spans = tuple((span.start, span.end) for span in draft.claim.evidence.spans)
        seen[draft.claim.kind, spans] += 1
        ordinal = seen[draft.claim.kind, spans] - 1
        name = identity.claim_id(version, draft.claim.kind, spans, ordinal)
        named.append(draft if draft.claim.id == name else replace(draft, claim=replace(draft.claim, id=name)))
    return named


def _place_in_text(draft: Draft) -> tuple[int, str, int, int]:
    trigger = draft.claim.trigger
    place = draft.claim.where.span.start if draft.claim.where and draft.claim.where.span else -1
    return (draft.start, draft.claim.kind, trigger.start if trigger else -1, place)
