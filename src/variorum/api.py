"""A ledger in Python: `variorum.open(path)`, then `.add`, `.claims`, `.questions`, `.articles`.

The objects are those of the JSON lines (`docs/json-lines.md`): plain dictionaries, the same names, the same order.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from variorum.errors import InputError
from variorum.ledger import Filter, Finding, Ledger, Status
from variorum.pipeline import Outcome, Progress, add, lay
from variorum.public import Object, article_object, claim_object, problem_object, question_object, story_object
from variorum.records import Kind, Story
from variorum.settings import Settings

Day = str  # YYYY, YYYY-MM or YYYY-MM-DD
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
PLACE_COLUMNS = ("name", "latitude", "longitude")  # what a list of places must have


class Edition:
    """One ledger, by its path; it is opened for each question and closed again, so that others can write meanwhile."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def add(
        self,
        *inputs: str | Path,
        workers: int = 1,
        parser: str | None = None,
        places: str | Path | None = None,
        progress: Progress | None = None,
    ) -> Outcome:
        """Reads files, folders or `-` (JSON lines) into the ledger, which is made where there is none.

        `parser` is "accurate", "fast" or a spaCy pipeline with UD labels; a ledger keeps its parser and its places.
        """
        chosen = _checked_parser(parser) if parser else None  # before anything is made or kept
        if places is not None:
            _check_places(Path(places))
        with Ledger.write(self.path) as ledger:
            settings = _chosen(ledger, parser=chosen, places=places, workers=workers)
            return add(ledger, [str(source) for source in inputs], settings=settings, progress=progress)

    def claims(
        self,
        *,
        kind: Kind | None = None,
        place: str | None = None,
        party: str | None = None,
        article: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        match: str | None = None,
        story: str | None = None,
    ) -> Iterator[Object]:
        """The claims that pass all filters, in the order of print."""
        wanted = _filter(kind, place, party, article, since, until, match, story)
        with Ledger.read(self.path) as ledger:
            published = {one.id: one.published for one in ledger.articles()}
            for claim in ledger.claims(wanted):
                yield claim_object(claim, published=published[claim.article])

    def questions(
        self,
        *,
        kind: Kind | None = None,
        place: str | None = None,
        party: str | None = None,
        article: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        match: str | None = None,
        story: str | None = None,
    ) -> Iterator[Object]:
        """The questions that such claims answer, with every voice's answer."""
        wanted = _filter(kind, place, party, article, since, until, match, story)
        with Ledger.read(self.path) as ledger:
            for question in ledger.questions(wanted):
                yield question_object(question)

    def stories(self) -> Iterator[Object]:
        """Which reports are about the same matters; a report that stands alone is in none."""
        with Ledger.read(self.path) as ledger:
            yield from (story_object(story) for story in ledger.stories())

    def articles(self, *, with_text: bool = False) -> Iterator[Object]:
        """What was read and how it was dated."""
        with Ledger.read(self.path) as ledger:
            datings = {dating.article: dating for dating in ledger.datings()}
            for article in ledger.articles():
                yield article_object(article, dating=datings.get(article.id), with_text=with_text)

    def problems(self) -> Iterator[Object]:
        """What could not be read or understood."""
        with Ledger.read(self.path) as ledger:
            yield from (problem_object(problem) for problem in ledger.problems())

    def brief(self, *, form: Literal["html", "md"] = "html", title: str | None = None, story: str | None = None) -> str:
        """The cited brief of everything, or of one story, which its id names or as much of it as no other shares."""
        from variorum.report import brief, of_story

        with Ledger.read(self.path) as ledger:
            articles, found, problems = ledger.every_version(), ledger.reconciliation(), ledger.problems()
            name = self.path.name
        if story is not None:
            chosen = _one_story(found.stories, story)
            articles, found = of_story(chosen, articles, found)
            problems, title = (), title or chosen.title
        return brief(articles, found, problems, form=form, title=title, ledger_name=name)

    def status(self) -> Status:
        """What the ledger holds, in numbers."""
        with Ledger.read(self.path) as ledger:
            return ledger.status()

    def check(self) -> tuple[Finding, ...]:
        """Everything that is wrong with the ledger."""
        with Ledger.read(self.path) as ledger:
            return tuple(ledger.check())

    def forget(self, article: str, *, why: str) -> int:
        """Removes a report for good and lays the others side by side anew; returns how many versions it had."""
        with Ledger.write(self.path) as ledger:
            versions = ledger.forget(article, why=why)
            lay(ledger, settings=ledger.settings())
            return versions


def _one_story(stories: Sequence[Story], named: str) -> Story:
    fitting = [story for story in stories if story.id.startswith(named)]
    if len(fitting) != 1:
        why = "more than one story begins so" if fitting else "the ledger has no such story; see variorum stories"
        raise InputError(named, why)
    return fitting[0]


def open_edition(path: str | Path) -> Edition:
    """The ledger at this path; it need not be there yet."""
    return Edition(path)


def check_day(given: Day) -> None:
    """Refuses what is no day, month or year of the calendar."""
    if not DAY.fullmatch(given):
        raise InputError(given, "give a day as YYYY-MM-DD, a month as YYYY-MM or a year as YYYY")
    try:
        date.fromisoformat(given + "-01-01"[len(given) - 4 :])
    except ValueError:
        raise InputError(given, "the calendar has no such day; give YYYY-MM-DD, YYYY-MM or YYYY") from None


def _checked_parser(parser: str) -> str:
    import variorum.language.pipelines as pipelines  # takes a second to open

    return pipelines.checked(parser)


def _check_places(path: Path) -> None:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file), [])
    except OSError as error:
        raise InputError(str(path), f"the list of places cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, csv.Error):
        raise InputError(str(path), "this is no list of places; save it as CSV in UTF-8") from None
    missing = [name for name in PLACE_COLUMNS if name not in header]
    if missing:
        needed = ", ".join(PLACE_COLUMNS)
        why = f"its first line does not name the column {missing[0]}; a list of places is a CSV with {needed}"
        raise InputError(str(path), why)


def _chosen(ledger: Ledger, *, parser: str | None, places: str | Path | None, workers: int) -> Settings:
    """The ledger's settings with what was chosen now.

    They are kept at the first adding too, so that a ledger goes on with its parser where another becomes the usual one.
    """
    kept = ledger.settings()
    own = kept.places if places is None else str(Path(places).resolve())
    chosen = replace(kept, parser=parser or kept.parser, places=own)
    ledger.keep_settings(chosen)
    return replace(chosen, workers=workers)


def _filter(
    kind: str | None,
    place: str | None,
    party: str | None,
    article: str | None,
    since: Day | None,
    until: Day | None,
    match: str | None,
    story: str | None,
) -> Filter:
    for day in (since, until):
        if day is not None:
            check_day(day)
    return Filter(
        kind=kind,
        place=place,
        party=party,
        article=article,
        since=None if since is None else since + "-01-01"[len(since) - 4 :],
        until=None if until is None else until + "-12-31"[len(until) - 4 :],
        match=match,
        story=story,
    )
