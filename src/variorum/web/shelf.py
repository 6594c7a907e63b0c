"""A ledger as the edition holds it: opened for each page, its contents kept until somebody writes it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from variorum.collector import settled
from variorum.ledger import Contents, Excerpt, Ledger, QuestionRow, ReportRow, Wanted
from variorum.reconciliation.persons.decided import in_force
from variorum.records import Decision, Reconciliation, Story
from variorum.report.decisions import claim_notes, question_notes
from variorum.report.front import HEADINGS, heading
from variorum.report.phrases import phrase
from variorum.report.pile import Pile, pile, voice_key
from variorum.report.questions import question_views
from variorum.report.view import QuestionView
from variorum.web.idle import Idle

Made = TypeVar("Made")
COLOURS = 8  # that the colour-blind can tell; the ninth voice has the first one's again
SLUG = 12  # hexadecimal digits of a report's address: two of 100,000 reports share one once in 50,000 ledgers


class Indexed:
    """The contents of a ledger with what pages look up in them; `mark` tells one state of the file from another."""

    def __init__(self, contents: Contents, stories: Sequence[Story], made: Sequence[Decision], mark: str) -> None:
        self.reports: tuple[ReportRow, ...] = contents.reports
        self.questions: tuple[QuestionRow, ...] = contents.questions
        self.stories: tuple[Story, ...] = tuple(stories)
        self.made: tuple[Decision, ...] = tuple(made)
        self.decisions: tuple[Decision, ...] = tuple(in_force(made))
        self.mark = mark
        self.voices = contents.voices
        self._made: dict[object, object] = {}

    def once(self, name: object, make: Callable[[Indexed], Made]) -> Made:
        """What is made of the contents alone: made when it is first asked for, and kept as long as these."""
        if name not in self._made:
            self._made[name] = make(self)
        return cast("Made", self._made[name])

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each report, in the order of time."""
        return {row.id: i for i, row in enumerate(self.reports, 1)}

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """The report behind each address; an address is made of the report's id alone, so it stays."""
        return {slug(row.id): row.id for row in self.reports}

    @cached_property
    def colours(self) -> Mapping[str, int]:
        """The colour of each voice, in the order in which they first spoke."""
        return {voice_key(*voice): i % COLOURS + 1 for i, voice in enumerate(self.voices)}

    @cached_property
    def asked(self) -> Mapping[str, QuestionRow]:
        """Every question by its id."""
        return {row.id: row for row in self.questions}

    @cached_property
    def by_row(self) -> Mapping[int, QuestionRow]:
        """Every question by the number of its row."""
        return {row.key: row for row in self.questions}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each question stands among all, from 0."""
        return {row.id: at for at, row in enumerate(self.questions)}

    @cached_property
    def headings(self) -> Mapping[str, Sequence[QuestionRow]]:
        """The questions under each heading of the first page, in the order of the ledger, older history last."""
        found: dict[str, list[QuestionRow]] = {key: [] for key, _ in HEADINGS}
        for row in sorted(self.questions, key=lambda row: "background" in row.flags):
            found[_heading_of(row)].append(row)
        return found

    @cached_property
    def under(self) -> Mapping[str, frozenset[int]]:
        """The rows of the questions under each of these headings."""
        return {key: frozenset(row.key for row in rows) for key, rows in self.headings.items()}

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties that answer anything, in the order in which they first spoke."""
        return tuple(dict.fromkeys(name for voice, name in self.voices if voice == "party" and name))

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that are named, in the order of their first reports."""
        return tuple(dict.fromkeys(row.outlet for row in self.reports if row.outlet))

    def leave_out_titles(self, names: Collection[str]) -> None:
        """Forgets the titles of these reports, of stories too."""
        titles = {row.title for row in self.reports if row.id in names and row.title}
        self.reports = tuple(replace(row, title=None) if row.id in names else row for row in self.reports)
        self.stories = tuple(
            replace(story, title=story.articles[0]) if story.title in titles else story for story in self.stories
        )

    def report(self, number: int) -> ReportRow:
        """The report with this number."""
        return self.reports[number - 1]


@dataclass(frozen=True, slots=True)
class Opened:
    """A ledger while one page is made of it."""

    ledger: Ledger
    index: Indexed

    def excerpt(self, wanted: Wanted) -> Leaf:
        """What bears on one page, with the numbers and colours of the whole."""
        found = self.ledger.excerpt(wanted)
        return Leaf(found, self.index)


class Leaf:
    """An excerpt of a ledger as the report room sees it."""

    def __init__(self, excerpt: Excerpt, index: Indexed) -> None:
        self.articles = excerpt.articles
        self.found: Reconciliation = excerpt.found
        seen = pile(excerpt.articles, self.found, numbers=index.numbers, colours=index.colours)
        self.pile: Pile = replace(seen, notes=claim_notes(self.found, index.decisions))
        self._question_notes = question_notes(self.found, index.decisions)

    @cached_property
    def questions(self) -> tuple[QuestionView, ...]:
        """Its questions as a reader sees them, in the order of time."""
        return question_views(self.pile, self.found, self._question_notes)


class Shelf:
    """One ledger by its path."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle = Idle(path)
        self._lock = threading.Lock()
        self._kept: Indexed | None = None

    @contextmanager
    def open(self) -> Iterator[Opened]:
        """The ledger for one page; raises LedgerError where it cannot be read."""
        file = self._file()
        with ExitStack() as closing:
            ledger = closing.enter_context(self._idle.taken(file) or Ledger.read(self.path))
            # A page is made of one state of the ledger: another may be written while it is.
            with ledger.still() as writes:
                yield Opened(ledger, self._indexed(ledger, f"{file} {writes}"))
            closing.pop_all()  # all went well, so the next page may have it
        self._idle.given(file, ledger)

    def _indexed(self, ledger: Ledger, mark: str) -> Indexed:
        with self._lock:
            if self._kept is None or self._kept.mark != mark:
                self._kept = Indexed(ledger.contents(), ledger.stories(), ledger.decisions(), mark)
                settled()
            return self._kept

    def _file(self) -> str:
        """What tells the file from another that may take its place; how often it is written stands inside it."""
        try:
            stat = self.path.stat()
        except OSError:
            return ""
        return f"{stat.st_dev}:{stat.st_ino}:{stat.st_mtime_ns}:{stat.st_size}"


def _heading_of(row: QuestionRow) -> str:
    """Under which heading of the first page a question stands."""
    return heading(relation=row.relation, kind=phrase("kind", row.kind), flags=row.flags, voices=row.voices)


def slug(article: str) -> str:
    """The address of a report: its id may be a path or an address of its own."""
    return hashlib.sha256(article.encode()).hexdigest()[:SLUG]
