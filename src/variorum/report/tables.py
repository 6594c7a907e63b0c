"""The tables of a brief: figures by what is counted, words by who chose them, gaps, problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from variorum.records import Claim, Problem, Question, Reconciliation
from variorum.report.phrases import day_words, figure_words, phrase
from variorum.report.pile import Pile, in_order, order, quoted
from variorum.report.view import FigureRow, GapView, ProblemView, Quoted, WordRow

MOST_PASSAGES = 3  # of one word in one voice; the rest stand in the reports below


def figure_rows(pile: Pile, result: Reconciliation) -> tuple[FigureRow, ...]:
    """Every figure of people killed, hurt, missing or displaced: by question, then by the day said."""
    counted = [question for question in result.questions if question.kind == "casualty"]
    return tuple(row for question in counted for row in _rows_of(pile, question))


def _rows_of(pile: Pile, question: Question) -> Iterator[FigureRow]:
    claims = in_order(pile, (claim for position in question.positions for claim in position.claims))
    with_figure = [claim for claim in claims if claim.figure is not None]
    rows: dict[tuple[str, str, str, str], list[Quoted]] = {}
    for claim in sorted(with_figure, key=lambda claim: _figure_order(pile, claim)):
        found = quoted(pile, claim)
        day = day_words(claim.figure.as_of) if claim.figure else ""
        rows.setdefault((day, found.who, figure_words(claim.figure), found.passage.exact), []).append(found)
    for i, ((day, who, figure, _), told) in enumerate(rows.items()):
        yield FigureRow(
            question=question.id,
            counted=question.scope or question.about,
            first=i == 0,
            as_of=day,
            who=who,
            figure=figure,
            quoted=told[0],
            again=tuple(told[1:]),
        )


def _figure_order(pile: Pile, claim: Claim) -> tuple[str, tuple[str, int, int, int, str]]:
    as_of = claim.figure.as_of if claim.figure else None
    return ((as_of.latest or as_of.earliest or "") if as_of else "", order(pile, claim))


def word_rows(pile: Pile, result: Reconciliation) -> tuple[WordRow, ...]:
    """The words used of one thing where more than one was used, by who used them."""
    rows: list[WordRow] = []
    for about, uses in groupby(result.wording, key=lambda use: use.about):
        found = list(uses)
        if len({use.word for use in found}) < 2:
            continue
        rows += [
            WordRow(
                about=about,
                first=i == 0,
                word=use.word,
                voice=use.voice,
                quoted=tuple(quoted(pile, claim) for claim in in_order(pile, use.claims)[:MOST_PASSAGES]),
            )
            for i, use in enumerate(found)
        ]
    return tuple(row for row in rows if row.quoted)


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
