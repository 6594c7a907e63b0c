"""The tables of a brief: figures by what is counted, words by who chose them, gaps, problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.records import Claim, Count, Date, Problem, Question, Reconciliation, WordUse
from variorum.report.over_time import taken_on
from variorum.report.phrases import day_words, figure_words, phrase
from variorum.report.pile import Pile, in_order, order, quoted
from variorum.report.view import FigureRow, GapView, ProblemView, Quoted, WordPassages, WordRow, WordTable

MOST_PASSAGES = 3  # of what no report says; the rest stand in the reports below


def figure_rows(pile: Pile, result: Reconciliation) -> tuple[FigureRow, ...]:
    """Every figure of people killed, hurt, missing or displaced: by question, then by the day said."""
    counted = [question for question in result.questions if question.kind == "casualty"]
    return tuple(row for question in counted for row in _rows_of(pile, question))


def _rows_of(pile: Pile, question: Question) -> Iterator[FigureRow]:
    claims = in_order(pile, question.claims)
    counts = {count.claim: count for course in question.series for count in course.counts}
    with_figure = [claim for claim in claims if claim.figure is not None]
    days = {claim.id: _counted_to(claim, counts.get(claim.id)) for claim in with_figure}
    rows: dict[tuple[str, str, str, str], list[Quoted]] = {}
    for claim in sorted(with_figure, key=lambda claim: _figure_order(pile, claim, days[claim.id])):
        found = quoted(pile, claim)
        words, count = figure_words(claim.figure), counts.get(claim.id)
        told = words if count is None else taken_on(count, words)
        key = (day_words(days[claim.id]), found.who, told, found.passage.exact)
        rows.setdefault(key, []).append(found)
    for i, ((day, who, figure, _), passages) in enumerate(rows.items()):
        yield FigureRow(
            question=question.id,
            counted=question.scope or question.about,
            first=i == 0,
            as_of=day,
            who=who,
            figure=figure,
            quoted=passages[0],
            again=tuple(passages[1:]),
        )


def _counted_to(claim: Claim, count: Count | None) -> Date | None:
    own = claim.figure.as_of if claim.figure is not None else None
    return own if count is None else count.as_of


def _figure_order(pile: Pile, claim: Claim, as_of: Date | None) -> tuple[str, tuple[str, int, int, int, str]]:
    return ((as_of.latest or as_of.earliest or "") if as_of else "", order(pile, claim))


def word_tables(pile: Pile, result: Reconciliation) -> tuple[WordTable, ...]:
    """The words used of one thing where more than one was used, by who used them."""
    # What one thing is called is told part by part, and one thing may be spoken of in several.
    uses: dict[str, list[WordUse]] = {}
    for use in result.wording:
        uses.setdefault(use.about, []).append(use)
    found = [_word_table(pile, about, told) for about, told in uses.items()]
    return tuple(table for table in found if len({words.word for words in table.passages}) > 1)


def _word_table(pile: Pile, about: str, uses: Sequence[WordUse]) -> WordTable:
    voices: dict[str, dict[str, tuple[Quoted, ...]]] = {}
    for use in uses:
        if places := _places(pile, use):
            words = voices.setdefault(use.voice, {})
            words[use.word] = (*words.get(use.word, ()), *places)
    rows = (
        WordRow(voice, tuple(WordPassages(word, voice, places) for word, places in words.items()))
        for voice, words in voices.items()
    )
    return WordTable(about, tuple(rows))


def _places(pile: Pile, use: WordUse) -> tuple[Quoted, ...]:
    """The passages of a use; the words of its claims where it names none."""
    if not use.passages:
        return tuple(quoted(pile, claim) for claim in in_order(pile, use.claims))
    return tuple(quoted(pile, pile.claims[claim], span) for claim, span in use.passages if claim in pile.claims)


def gap_views(pile: Pile, result: Reconciliation) -> tuple[GapView, ...]:
    """What the pile raises and no report says."""
    return tuple(
        GapView(
            text=phrase("lines", "gap", expectation=gap.expectation),
            about=gap.about,
            quoted=tuple(quoted(pile, claim) for claim in in_order(pile, gap.claims)[:MOST_PASSAGES]),
            claims=gap.claims,
        )
        for gap in result.gaps
    )


def problem_views(problems: Sequence[Problem], result: Reconciliation) -> tuple[ProblemView, ...]:
    """Every problem once, in the order met."""
    return tuple(dict.fromkeys(ProblemView(p.where, p.what, p.why) for p in (*problems, *result.problems)))
