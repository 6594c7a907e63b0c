"""Statements: what a source is made to say that holds no other claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

import variorum.claims.chains as chains
import variorum.claims.cover as cover
import variorum.claims.firmness as firmness
import variorum.claims.identity as identity
from variorum.claims.drafts import Draft
from variorum.claims.nearby import Nearby
from variorum.records import Article, Attribution, Claim, Commitment, Span, Status

_MIN_WORDS = 3  # fewer words ("it", "the same") say nothing that could be compared


def statements(
    article: Article,
    doc: Doc,
    attributions: Sequence[Attribution],
    commitments: Mapping[int, Commitment],
    drafts: Iterable[Draft],
    said: Nearby[Attribution],
) -> Iterator[Draft]:
    """One draft for every attribution that carries no other claim and whose content holds no other attribution."""
    told = (draft.claim.trigger for draft in drafts if draft.claim.trigger is not None)
    triggers = Nearby((trigger, [trigger]) for trigger in told)
    anchored = Nearby((item, cover.anchor(item)) for item in attributions)
    for attribution in attributions:
        carries = any(cover.covers(attribution, trigger) for trigger in triggers.near(attribution.content))
        if carries or not attribution.content or _is_shell(attribution, anchored.near(attribution.content)):
            continue
        if attribution.frame == "denial" or _says_something(doc, attribution):
            yield from _statements(article, doc, said, commitments, attribution)


def _says_something(doc: Doc, attribution: Attribution) -> bool:
    """Whether there is enough to compare; an attitude to a mere thing ("defends its land") states nothing."""
    if attribution.frame == "attitude" and not any(token.pos_ == "VERB" for token in _tokens(doc, attribution.content)):
        return False
    return _words(doc, attribution.content) >= _MIN_WORDS


def _is_question(attribution: Attribution) -> bool:
    """Whether the content is one question, which says nothing to be so."""
    text = attribution.content[-1].exact.rstrip("\"'\u201d\u2019\u00bb ")
    return text.endswith("?") and len(attribution.content) == 1 and not any(mark in text for mark in (". ", "! "))


def _is_shell(attribution: Attribution, attributions: Sequence[Attribution]) -> bool:
    return any(cover.is_inside(other, attribution) for other in attributions)


def _words(doc: Doc, spans: Iterable[Span]) -> int:
    return sum(1 for token in _tokens(doc, spans) if token.is_alpha)


def _tokens(doc: Doc, spans: Iterable[Span]) -> Iterator[Token]:
    for span in spans:
        found = doc.char_span(span.start, span.end, alignment_mode="expand")
        yield from found or ()


def _statements(
    article: Article,
    doc: Doc,
    said: Nearby[Attribution],
    commitments: Mapping[int, Commitment],
    attribution: Attribution,
) -> Iterator[Draft]:
    """What it says, once for each voice that speaks of it: who rejects another's claim does not make it."""
    place = (*attribution.cue, *attribution.source, *attribution.content)[0]  # a quotation may stand without a cue
    told = (
        *(item for item in chains.covering(said.near([place]), place) if item is not attribution),
        attribution,
    )
    for voice in chains.voices(doc, told):
        yield _statement(article, doc, voice, commitments, attribution)


def _statement(
    article: Article,
    doc: Doc,
    voice: chains.Attributions,
    commitments: Mapping[int, Commitment],
    attribution: Attribution,
) -> Draft:
    chain = chains.chain(article, voice, "Uu" if _is_question(attribution) else "CT+")
    claim = Claim(
        id="",
        article=article.id,
        kind="statement",
        evidence=identity.evidence(article.text, attribution.content),
        part=identity.part_at(article, attribution.content[0].start),
        attribution=chain,
        alternatives=chains.alternatives(chain, voice),
        factuality=chain[-1].factuality,
        status=firmness.status_under([item.frame for item in voice], _status(doc, attribution, commitments)),
        extractor="statement",
        version=article.version,
    )
    return Draft(claim, voice)


def _status(doc: Doc, attribution: Attribution, commitments: Mapping[int, Commitment]) -> Status:
    """The status of the content's main predicate."""
    tokens = list(_tokens(doc, attribution.content))
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.i in commitments and token.head.i not in inside - {token.i}:
            return commitments[token.i].status
    return "happened"
