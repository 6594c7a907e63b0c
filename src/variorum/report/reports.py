"""Each report as an edition: its text with claims marked, notes in the margin, how it was dated, what was removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.records import Article, Claim, Evidence, Reconciliation
from variorum.report.passages import paragraphs, segments
from variorum.report.phrases import day_words, phrase
from variorum.report.pile import Pile, chain_words, published
from variorum.report.revisions import revisions
from variorum.report.view import Note, ParagraphView, QuestionView, RemovedView, ReportView


def report_views(pile: Pile, result: Reconciliation, questions: Sequence[QuestionView]) -> tuple[ReportView, ...]:
    """Every report in order of time."""
    # A copied text says more of a whole report than one statement in it; such origins come first.
    origins = {article: origin.reason for origin in reversed(result.origins) for article in origin.articles}
    asked = {claim: question.id for question in questions for claim in question.claims}
    answers = {claim: voice.answer for q in questions for voice in q.voices for claim in voice.claims}
    return tuple(_report(pile, article, origins, asked, answers) for article in pile.articles.values())


def _report(
    pile: Pile, article: Article, origins: Mapping[str, str], asked: Mapping[str, str], answers: Mapping[str, str]
) -> ReportView:
    date = published(article, pile.datings)
    dating = pile.datings.get(article.id)
    return ReportView(
        number=pile.numbers[article.id],
        id=article.id,
        outlet=article.outlet or phrase("outlet", "unknown"),
        title=article.title or "",
        url=article.url if article.url and article.url.startswith(("http://", "https://")) else None,
        dated=day_words(date),
        dating=dating.reason if dating else phrase("dating", date.basis),
        evidence=_evidence(article, "evidence", article.published.evidence),
        against=_evidence(article, "against", article.published.against),
        origin=origins.get(article.id, ""),
        revisions=revisions((*pile.earlier.get(article.id, ()), article)),
        paragraphs=_paragraphs(pile, article, asked, answers),
        removed=tuple(RemovedView(piece.text, piece.reason) for piece in article.removed),
        removed_words=_removed_words(len(article.removed)),
    )


def _evidence(article: Article, key: str, found: Sequence[Evidence]) -> tuple[str, ...]:
    return tuple(
        phrase("dating", "metadata" if piece.source == "metadata" and key == "evidence" else key, words=piece.exact)
        for piece in found
        if piece.exact
    )


def _paragraphs(
    pile: Pile, article: Article, asked: Mapping[str, str], answers: Mapping[str, str]
) -> tuple[ParagraphView, ...]:
    claims = sorted(
        (claim for claim in pile.claims.values() if claim.article == article.id and claim.id in asked),
        key=lambda claim: (claim.evidence.spans[0].start, claim.id),
    )
    numbered = {claim.id: number for number, claim in enumerate(claims, 1)}
    views = []
    for paragraph in paragraphs(article):
        here = [c for c in claims if paragraph.start <= c.evidence.spans[0].start < paragraph.end]
        notes = tuple(_note(pile, claim, numbered[claim.id], asked, answers) for claim in here)
        views.append(ParagraphView(paragraph.number, paragraph.part, segments(article, paragraph, claims), notes))
    return tuple(views)


def _note(pile: Pile, claim: Claim, number: int, asked: Mapping[str, str], answers: Mapping[str, str]) -> Note:
    return Note(
        number=number,
        claim=claim.id,
        who=chain_words(pile, claim),
        answer=answers.get(claim.id, ""),
        question=asked[claim.id],
        colour=pile.colours.get(pile.voices.get(claim.id, ""), 0),
    )


def _removed_words(count: int) -> str:
    if count == 0:
        return phrase("removed", "none")
    return phrase("removed", "one") if count == 1 else phrase("removed", "many", count=count)
