"""Every line that a brief prints in Variorum's own voice, with what it says that it rests on."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from evaluation.grounding.sources import day_words
from variorum.data.load import table
from variorum.records import Article, Date, Decision, Reconciliation
from variorum.report.revisions import KNOWN
from variorum.report.view import BriefView, QuestionView, Quoted, ReportView


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, the claims it cites, and other records that it may take its words from."""

    text: str
    claims: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def printed(
    view: BriefView, result: Reconciliation, articles: Sequence[Article], decisions: Sequence[Decision] = ()
) -> Iterator[Line]:
    """The lines of every section, the problems of reading apart: these quote errors."""
    told = {one.id: _decision_words(one) for one in decisions}
    whole = tuple(word for words in told.values() for word in words)
    for question in view.questions:
        yield from _question(question, whole)
    for gap in view.gaps:
        yield Line(f"{gap.about} {gap.text}", gap.claims)
    yield from _over_time(view)
    yield from _figures(view)
    yield from _wording(view, whole)
    yield from _front(view, articles)
    yield from _reports(view, result, articles)
    for decision in view.decisions:
        text = f"{decision.text} {decision.by} {decision.why}"
        yield Line(text, _claims_of(decision.question, view) + decision.claims, told.get(decision.id, ()))
    if view.changes is not None:
        for change in (*view.changes.other, *view.changes.gone):
            yield from (Line(f"{change.about} {line.text}", change.claims) for line in change.lines)
        titles = tuple(article.title or article.id for article in articles)
        yield from (Line(line.text, (), titles) for line in view.changes.reports)


def _claims_of(question: str | None, view: BriefView) -> tuple[str, ...]:
    return next((_cited(one) for one in view.questions if one.id == question), ())


def _cited(question: QuestionView) -> tuple[str, ...]:
    """The claims that a question shows: those of its voices, and those beside its heading."""
    return (*question.claims, *(one.passage.claim for one in question.grounds))


def _question(question: QuestionView, decided: tuple[str, ...]) -> Iterator[Line]:
    yield Line(question.about, _cited(question))
    for text in (question.reason, question.when, question.relation_words, *question.flags):
        yield Line(text, question.claims)
    yield Line(question.note, question.claims, decided)
    yield from _quoted(question.grounds, decided)
    for voice in question.voices:
        yield Line(f"{voice.name} {voice.answer} {voice.support} {voice.note}", question.claims)
        yield from _quoted((*voice.quoted, *voice.again), decided)


def _quoted(found: Iterable[Quoted], decided: tuple[str, ...]) -> Iterator[Line]:
    """Who is made to say a passage, how and when: of the claim that it shows alone."""
    for one in found:
        yield Line(f"{one.who} {one.manner} {one.said} {one.note}", (one.passage.claim,), decided)


def _over_time(view: BriefView) -> Iterator[Line]:
    for told in (*view.figures_over_time, *view.control_over_time):
        yield Line(told.about, tuple(claim for voice in told.voices for row in voice.rows for claim in row.claims))
        for voice in told.voices:
            yield from (Line(f"{voice.name} {row.days} {row.words}", row.claims) for row in voice.rows)


def _figures(view: BriefView) -> Iterator[Line]:
    asked = {question.id: _cited(question) for question in view.questions}
    for row in view.figures:
        yield Line(row.counted, asked[row.question])
        yield Line(f"{row.as_of} {row.figure} {row.who}", (row.quoted.passage.claim,))


def _wording(view: BriefView, decided: tuple[str, ...]) -> Iterator[Line]:
    """A word rests on the claims that show it, its heading on all of them and on the question of its event."""
    asked = {question.about: question.claims for question in view.questions}
    for worded in view.wording:
        shown = tuple(one.passage.claim for words in worded.passages for one in words.quoted)
        about = next((claims for text, claims in asked.items() if worded.about.startswith(text)), ())
        yield Line(worded.about, (*shown, *about))
        for words in worded.passages:
            yield Line(f"{words.voice} {words.word}", tuple(one.passage.claim for one in words.quoted))
            yield from _quoted(words.quoted, decided)


def _front(view: BriefView, articles: Sequence[Article]) -> Iterator[Line]:
    numbers = tuple(str(count) for count in range(len(articles) + 1))
    days = tuple(report.dated for report in view.reports)
    yield from (Line(text, (), (*days, *numbers)) for text in view.meta)
    by_number = {report.number: report for report in view.reports}
    for story in view.stories:
        inside = [by_number[number] for number in story.reports]
        yield Line(f"{story.title} {story.days}", (), tuple(f"{one.title} {one.id} {one.dated}" for one in inside))


def _reports(view: BriefView, result: Reconciliation, articles: Sequence[Article]) -> Iterator[Line]:
    """How each report was read and dated: its own words, its days, and what its neighbours say."""
    versions: dict[str, list[Article]] = {}
    for article in articles:
        versions.setdefault(article.id, []).append(article)
    datings = {one.article: one for one in result.datings}
    home = {claim.id: claim.article for claim in result.claims}
    for report in view.reports:
        own = versions[report.id]
        dating = datings.get(report.id)
        days = [*(article.published for article in own), *([dating.date] if dating else [])]
        claims = dating.claims if dating else ()
        near = [article for article in articles if article.id in {home.get(claim) for claim in claims}]
        outlets = tuple(f"{article.outlet or ''} {article.id}" for article in near)
        beside = (*_texts(own), *_days(days), *outlets, *_calendar(), str(len(report.removed)))
        yield Line(f"{report.dated} {report.dating} {report.removed_words}", claims, beside)
        yield from (Line(text, (), beside) for text in (*report.evidence, *report.against, *report.revisions))
        yield Line(report.origin, _told_at(report, result, home), _credits(own))


def _texts(own: Sequence[Article]) -> tuple[str, ...]:
    read = [piece.exact for article in own for piece in (*article.published.evidence, *article.published.against)]
    versions = (str(article.version) for article in own)
    known = (value for article in own for name in KNOWN if (value := getattr(article, name)))
    return (*(article.text for article in own), *known, *read, *versions)


def _days(dates: Iterable[Date]) -> tuple[str, ...]:
    return tuple(words for date in dates for words in day_words(date))


@cache
def _calendar() -> tuple[str, ...]:
    """The days of the closed table of named days, as they are printed: "28 May"."""
    rules = (row["rule"].split("-") for row in table("reconciliation/named_days.tsv"))
    return tuple(f"{int(day)} {month_name[int(month)]}" for month, day in rules)


def _credits(own: Sequence[Article]) -> tuple[str, ...]:
    return tuple(f"{article.agency or ''} {article.byline or ''} {article.dateline or ''}" for article in own)


def _told_at(report: ReportView, result: Reconciliation, home: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(claim for claim in home if home[claim] == report.id) if report.origin else ()


def _decision_words(decision: Decision) -> tuple[str, ...]:
    """What a person said in a decision, and the words of the claims that it rests on."""
    pins = (pin.evidence.exact for side in decision.pins for pin in side)
    counts = (str(count) for count in range(1, sum(map(len, decision.pins)) + 1))
    day = Date(earliest=decision.when[:10])
    told = (decision.target, *decision.others, decision.who, decision.why, decision.change)
    return (*told, *pins, *counts, *day_words(day))
