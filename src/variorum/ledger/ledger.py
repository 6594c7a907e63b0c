"""The ledger as the pipeline and the command line hold it: one file, open for writing or for reading only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

import variorum.ledger.articles as articles
import variorum.ledger.briefs as briefs
import variorum.ledger.check as checking
import variorum.ledger.clock as clock
import variorum.ledger.connection as connection
import variorum.ledger.contents as reading_contents
import variorum.ledger.decisions as decision_rows
import variorum.ledger.excerpts as excerpts
import variorum.ledger.forget as forgetting
import variorum.ledger.listings as listings
import variorum.ledger.mend as mending
import variorum.ledger.problems as problems
import variorum.ledger.queries as queries
import variorum.ledger.state as state
import variorum.ledger.status as counting
from variorum.errors import LedgerDamaged
from variorum.ledger.contents import Contents
from variorum.ledger.excerpts import Excerpt, Wanted
from variorum.ledger.filters import Filter
from variorum.ledger.laying import Laying
from variorum.ledger.lock import PATIENCE, WriterLock
from variorum.ledger.order import articles_in_order
from variorum.records import (
    Article,
    Claim,
    Dating,
    Decision,
    Held,
    Origin,
    Problem,
    Question,
    Reading,
    Reconciliation,
    Story,
)
from variorum.settings import Settings

READING: problems.Stage = "reading"
CLAIMS: problems.Stage = "claims"


class Ledger:
    """One SQLite file: `Ledger.write` takes the lock and makes what is missing, `Ledger.read` only reads."""

    def __init__(self, path: Path, opened: sqlite3.Connection, lock: WriterLock | None) -> None:
        self.path = path
        self._connection = opened
        self._lock = lock
        self._opened = state.now()

    @classmethod
    def write(cls, path: str | Path, *, patience: float = PATIENCE) -> Ledger:
        """The ledger, to be written: made where there is none, brought up to date where it is older."""
        lock = WriterLock(Path(path), patience=patience)
        try:
            return cls(Path(path), connection.writer(Path(path)), lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def read(cls, path: str | Path) -> Ledger:
        """The ledger, to be read while others may write it."""
        return cls(Path(path), connection.reader(Path(path)), None)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        # What does not fit in is a mistake of ours where it is written, and damage where it is only read.
        is_ours = self._lock is not None and isinstance(error, sqlite3.IntegrityError)
        if isinstance(error, connection.OF_SQLITE) and not is_ours:
            raise connection.told(error, self.path) from error

    def close(self) -> None:
        """Closes the file and lets the next writer in."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    # --- writing -----------------------------------------------------------------------------------------------

    def store(
        self, reading: Reading, claims: tuple[Claim, ...] | Problem, *, reader: str, trouble: Problem | None = None
    ) -> None:
        """Keeps a report together with its claims, or with the problem that reading them met: both or neither.

        `trouble` is what must be told of a report although it counts as read.
        """
        with self._transaction():
            key = articles.same(self._connection, reading.article)
            if key is None:
                key = articles.store(self._connection, reading)
            problems.solved(self._connection, stage=CLAIMS, where=reading.article.id)
            told = claims if isinstance(claims, Problem) else trouble
            if told is not None:
                problems.store(self._connection, told, stage=CLAIMS)
            if not isinstance(claims, Problem):
                articles.store_claims(self._connection, key, claims, reader=reader)
            state.note_changed(self._connection)

    def store_problem(self, problem: Problem, *, stage: problems.Stage = READING) -> None:
        """Keeps an input that could not be read, or what went wrong at another stage."""
        with self._transaction():
            problems.store(self._connection, problem, stage=stage)

    def solve(self, where: str) -> None:
        """Drops the problems of an input that was read now."""
        with self._transaction():
            problems.solved(self._connection, stage=READING, where=where)

    def drop(self, over: Iterable[Problem]) -> None:
        """Drops problems of inputs that are none any more."""
        with self._transaction():
            problems.drop(self._connection, over, stage=READING)

    @contextmanager
    def laying(self) -> Iterator[Laying]:
        """What lies side by side, to be changed part by part: all that is changed inside, or nothing."""
        with self._transaction():
            yield Laying(self._connection)

    def forget(self, article_id: str, *, why: str) -> int:
        """Removes a report for good; returns how many versions of it there were."""
        with self._transaction():
            versions = forgetting.forget(self._connection, article_id, why=why)
        forgetting.scrub(self._connection)
        return versions

    def decide(self, decision: Decision) -> Decision:
        """Keeps what a person decided under an id of its own; returns it so."""
        with self._transaction():
            made = decision_rows.store(self._connection, decision)
            state.note_changed(self._connection)
        return made

    def note_brief(self, *, begun: datetime | None = None, story: str | None = None) -> str:
        """Notes that a brief was written of what was there when it was begun; returns its id."""
        with self._transaction():
            return briefs.note(self._connection, begun=begun, story=story)

    def keep_settings(self, settings: Settings) -> None:
        """Keeps the settings for later runs."""
        with self._transaction():
            state.keep_settings(self._connection, settings)

    def note_run(
        self, name: str, *, reader: str, added: int, known: int, problems: int, times: Mapping[str, float] | None = None
    ) -> None:
        """Notes that something was added since the ledger was opened, what came of it, and the seconds by stage."""
        counts = {"added": added, "known": known, "problems": problems}
        with self._transaction():
            run = state.note_run(self._connection, name, started=self._opened, reader=reader, counts=counts)
            state.note_times(self._connection, run, times or {})

    def mend(self) -> None:
        """Makes the indexes and the search anew, and marks the reports to be laid side by side anew."""
        # Rows that point nowhere would not let themselves be replaced; a check tells those that are left.
        self._connection.execute("PRAGMA foreign_keys = OFF")
        try:
            with self._transaction():
                mending.mend(self._connection)
                state.note_changed(self._connection)
        except sqlite3.IntegrityError as error:
            raise LedgerDamaged(str(self.path), f"is damaged beyond mending; {connection.MAKE_ANEW}") from error

    # --- reading -----------------------------------------------------------------------------------------------

    @contextmanager
    def still(self) -> Iterator[int]:
        """What is read inside is of one moment, whoever writes meanwhile; gives how often it was written by then."""
        with connection.still(self._connection):
            yield state.writes(self._connection)

    def versions(self, article_id: str, *, reader: str) -> list[articles.Version]:
        """The versions of a report, the older ones before the newer, and whether this reader has read each."""
        return articles.versions(self._connection, article_id, reader=reader)

    def read_here(self, article: Article) -> list[Article]:
        """The reports that were read from these very bytes in this place, as far as paths tell, without their texts."""
        return articles.read_here(self._connection, article)

    def forgotten(self, article: Article) -> str | None:
        """The day on which this report was forgotten; None where it was not."""
        return articles.is_forgotten(self._connection, article)

    def forgotten_address(self, url: str) -> str | None:
        """The day on which the report of this address was forgotten; None where it was not."""
        return articles.is_forgotten_address(self._connection, url)

    def read_otherwise(self, *, reader: str) -> int:
        """How many reports have claims in their newest version that another reader found."""
        return articles.read_otherwise(self._connection, reader=reader)

    def articles(self) -> tuple[Article, ...]:
        """The newest version of every report, in the order of print."""
        return tuple(articles_in_order((article for _, article in self._latest()), self.datings()))

    def articles_in_turn(self) -> Iterator[Article]:
        """The same, one at a time: the texts of a large pile need not be held."""
        return articles.in_turn(self._connection, self.datings())

    def every_version(self) -> tuple[Article, ...]:
        """Every version of every report, the older ones before the newer."""
        return tuple(article for _, article in articles.every(self._connection))

    def extracted(self) -> Iterator[Claim]:
        """The claims of every report as it was read alone."""
        for key, _ in self._latest():
            yield from articles.extracted(self._connection, key)

    def claims(self, wanted: Filter | None = None) -> Iterator[Claim]:
        """The claims that pass a filter, in the order of print."""
        return queries.claims(self._connection, wanted)

    def questions(self, wanted: Filter | None = None) -> Iterator[Question]:
        """The questions that these claims answer."""
        return queries.questions(self._connection, wanted)

    def question_ids(self) -> tuple[str, ...]:
        """The ids of all questions."""
        return queries.question_ids(self._connection)

    def stories(self) -> tuple[Story, ...]:
        """Reports about the same matters, two or more."""
        return queries.stories(self._connection)

    def datings(self, reports: Iterable[str] | None = None) -> tuple[Dating, ...]:
        """The days that reports, or some of them by id, get from their neighbours."""
        return queries.datings(self._connection, reports)

    def decisions(self) -> tuple[Decision, ...]:
        """What persons decided."""
        return decision_rows.every(self._connection)

    def held(self, decisions: Iterable[str] | None = None) -> tuple[Held, ...]:
        """Where each decision, or each of some by id, holds now."""
        return decision_rows.held(self._connection, decisions)

    def briefs(self) -> tuple[briefs.Noted, ...]:
        """The briefs that were written: id, when they were begun, and of which story, the first first."""
        return briefs.every(self._connection)

    def before(self, moment: str) -> tuple[tuple[Article, tuple[Claim, ...]], ...]:
        """The reports as they were before a moment, each with its claims as it was read alone."""
        found = list(articles.before(self._connection, moment))
        return tuple((article, articles.extracted(self._connection, key)) for key, article in found)

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read or understood."""
        return problems.every(self._connection)

    def unread(self) -> tuple[Problem, ...]:
        """Which inputs could not be read, in the order in which they were met."""
        return problems.at(self._connection, stage=READING)

    def reconciliation(self) -> Reconciliation:
        """The reports as they were last laid side by side."""
        return queries.reconciliation(self._connection)

    def contents(self) -> Contents:
        """Every report, question and voice in light rows."""
        return reading_contents.contents(self._connection)

    def excerpt(self, wanted: Wanted) -> Excerpt:
        """Only the records that bear on what is wanted."""
        return excerpts.excerpt(self._connection, wanted)

    def answered(self, wanted: Filter) -> tuple[int, ...]:
        """The rows of the questions that any claim passing the filter answers, in their order."""
        return reading_contents.answered(self._connection, wanted)

    def claim_ids(self, wanted: Filter, *, limit: int, offset: int = 0) -> tuple[str, ...]:
        """The ids of the claims that pass a filter, so many of them, in the order of print."""
        return reading_contents.claim_ids(self._connection, wanted, limit=limit, offset=offset)

    def actors(
        self, *, party: str | None = None, match: str | None = None, limit: int = -1, offset: int = 0
    ) -> tuple[listings.ActorRow, ...]:
        """Those who speak or act, with every written name, so many of them."""
        return listings.actors(self._connection, party=party, match=match, limit=limit, offset=offset)

    def actor_count(self, *, party: str | None = None, match: str | None = None) -> int:
        """How many speak or act."""
        return listings.actor_count(self._connection, party=party, match=match)

    def placed(self, wanted: Filter, *, limit: int, offset: int = 0) -> tuple[listings.PlacedRow, ...]:
        """The claims with a place on the map that pass a filter, so many of them, in the order of print."""
        return listings.placed(self._connection, wanted, limit=limit, offset=offset)

    def subjects(self, *, story: str | None = None) -> tuple[str, ...]:
        """Of what several words are used."""
        return listings.subjects(self._connection, story=story)

    def worded(self, names: Iterable[str] | None = None, *, story: str | None = None) -> tuple[listings.WordedRow, ...]:
        """What is called by several words, with these; of all things or of some."""
        wanted = self.subjects(story=story) if names is None else names
        return tuple(listings.worded(self._connection, wanted, story=story))

    def origins(self, *, limit: int = -1, offset: int = 0) -> tuple[Origin, ...]:
        """Which reports come from one place, so many of them."""
        return listings.origins(self._connection, limit=limit, offset=offset)

    def origin_count(self) -> int:
        """From how many places more than one report comes."""
        return listings.origin_count(self._connection)

    def newest(self, reports: Iterable[str]) -> tuple[Article, ...]:
        """The newest version of each of these reports, by id."""
        return tuple(articles.newest(self._connection, reports))

    def paragraphs(self, words: str, *, story: str | None = None, limit: int) -> tuple[listings.ParagraphRow, ...]:
        """Paragraphs that hold all of these words, the best fitting first."""
        return tuple(listings.paragraphs(self._connection, words, story=story, limit=limit))

    def arrived(self, moment: str) -> int:
        """How many reports or versions came in at a moment or after it."""
        return articles.arrived(self._connection, moment)

    def forgotten_since(self, moment: str) -> int:
        """How many reports were forgotten at a moment or after it."""
        return articles.forgotten(self._connection, moment)

    def problem_count(self) -> int:
        """How many inputs could not be read or understood."""
        return problems.count(self._connection)

    def moment(self) -> datetime:
        """Now, or just after the last thing that the ledger notes where the clock was set back."""
        return datetime.fromisoformat(clock.instant(self._connection))

    def settings(self) -> Settings:
        """What the user has set for this ledger."""
        return state.settings(self._connection)

    def is_laid(self, *, reader: str) -> bool:
        """Whether the reports lie side by side as this reader would lay them now."""
        return state.is_laid(self._connection, reader=reader)

    def was_laid(self) -> bool:
        """Whether nothing was added or forgotten since the reports were last laid side by side."""
        return state.was_laid(self._connection)

    def status(self) -> counting.Status:
        """What the ledger holds, in numbers."""
        pending = not state.was_laid(self._connection)
        return counting.status(self._connection, parser=self.settings().parser, pending=pending)

    def check(self) -> Iterator[checking.Finding]:
        """Everything that is wrong with the ledger."""
        return checking.check(self._connection, pending=not state.was_laid(self._connection))

    def _latest(self) -> Iterable[tuple[int, Article]]:
        return articles.latest(self._connection)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with connection.transaction(self._connection, self.path):
            yield
            state.note_written(self._connection)
