"""The first page: which questions stand under which heading, in the order that the design gives."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from variorum.records import Date, Reconciliation
from variorum.report.phrases import day_words, iso_words, phrase
from variorum.report.pile import Pile, published
from variorum.report.view import QuestionView, Section

DISPUTED = ("denied", "mutual accusation")
TOLD_DIFFERENTLY = ("differs", "conflicts")
ACROSS_SIDES = {"both sides", "own admission"}
COUNTED = phrase("kind", "casualty")

Test = Callable[[str, str, Collection[str], int], bool]  # of the relation, the kind, the flags, how many voices

# Each question stands under the first heading that takes it.
HEADINGS: tuple[tuple[str, Test], ...] = (
    ("denied", lambda relation, kind, flags, voices: relation in DISPUTED),
    ("differs", lambda relation, kind, flags, voices: relation in TOLD_DIFFERENTLY),
    ("figures", lambda relation, kind, flags, voices: kind == COUNTED),
    ("both", lambda relation, kind, flags, voices: bool(ACROSS_SIDES & {*flags})),
    ("several", lambda relation, kind, flags, voices: voices > 1),
    ("one", lambda relation, kind, flags, voices: True),
)


def heading(*, relation: str, kind: str, flags: Collection[str], voices: int) -> str:
    """The heading of the first page under which a question stands; `kind` is in words."""
    return next(key for key, test in HEADINGS if test(relation, kind, flags, voices))


def front_page(questions: Sequence[QuestionView]) -> tuple[Section, ...]:
    """The questions under their headings, old history last; a heading with none says so."""
    taken: dict[str, list[QuestionView]] = {key: [] for key, _ in HEADINGS}
    for question in sorted(questions, key=lambda q: q.background):
        key = heading(relation=question.relation, kind=question.kind, flags=question.marks, voices=len(question.voices))
        taken[key].append(question)
    return tuple(
        Section(key, phrase("sections", key), phrase("empty", key), tuple(found)) for key, found in taken.items()
    )


def meta(pile: Pile, result: Reconciliation, problems: int, *, is_laid: bool = True) -> tuple[str, ...]:
    """What was read, in one line: how many reports, how many unnamed outlets, from when to when."""
    count, unnamed = len(pile.articles), sum(article.outlet is None for article in pile.articles.values())
    words = [phrase("front", "counts_one") if count == 1 else phrase("front", "counts", reports=count)]
    if unnamed:
        words.append(phrase("front", "unnamed_one") if unnamed == 1 else phrase("front", "unnamed", count=unnamed))
    words.append(span(published(article, pile.datings) for article in pile.articles.values()))
    if problems:
        words.append(phrase("front", "problems_one") if problems == 1 else phrase("front", "problems", count=problems))
    if not is_laid:
        words.append(phrase("front", "unlaid"))
    return tuple(words)


def span(days: Iterable[Date]) -> str:
    """From the first to the last of these days, in words."""
    dated = [day for day in days if day.edtf is not None]
    if not dated:
        return phrase("front", "undated")
    first = min(dated, key=lambda d: d.earliest or d.latest or "")
    last = max(dated, key=lambda d: d.latest or d.earliest or "")
    start, end = first.earliest or first.latest or "", last.latest or last.earliest or ""
    if start == end:
        return phrase("front", "span_one", first=day_words(first))
    return phrase("front", "span", first=iso_words(start), last=iso_words(end))
