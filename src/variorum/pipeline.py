"""Names the rooms in their order: this module alone knows how a report becomes claims, and claims become questions."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from variorum.collector import paused, sparing
from variorum.errors import InputError, VariorumError
from variorum.executors import EXECUTORS, HERE, Cores, Died, Overdue
from variorum.incoming import Read, Web, incoming
from variorum.intake import BROKEN_OFF, Intake
from variorum.laying import Room, lay_parts
from variorum.ledger import Filter, Ledger
from variorum.logs import event
from variorum.records import Article, Attribution, Claim, Decision, Problem, Reading, Reconciliation, TimeExpression
from variorum.sample import SAMPLE
from variorum.settings import Settings
from variorum.sheets import Chosen, ReadBefore, choose, is_folder, readings
from variorum.sheets.manifest import load
from variorum.stopwatch import Stopwatch
from variorum.tasks import why_of
from variorum.terminal import printable

if TYPE_CHECKING:
    from spacy.tokens import Doc

    TimeReader = Callable[[Doc, int, int], TimeExpression | None]

logger = logging.getLogger(__name__)

Found = tuple[Claim, ...] | Problem
READ_LANGUAGES = ("en", "und")
LONGEST = (
    200_000  # code points, some 35,000 words: a report of a hundred pages; what is longer is no report of one matter
)
Progress = Callable[[str, int], None]  # which stage, and how many reports are through it


@dataclass(slots=True)
class _Through:
    """Counts the reports that a run is through with, and tells whoever is watching of each, new or known."""

    tell: Progress
    number: int = 0

    def one(self) -> None:
        """One more."""
        self.number += 1
        self.tell("read", self.number)


class Reconcile(Protocol):
    """The reconciliation room's verb."""

    def __call__(
        self,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        *,
        decisions: Sequence[Decision],
        settings: Settings,
    ) -> Reconciliation: ...


@dataclass(frozen=True, slots=True)
class Rooms:
    """The verbs that adding reports needs; others may be put in their place.

    `by_parts` does what `reconcile` does, part by part, so that a ledger can be laid anew where something changed.
    `sample` is read first in each process, where finding claims loads something when it first does.
    """

    read: Read
    read_claims: Callable[[Article, Settings], tuple[Claim, ...]]
    reconcile: Reconcile
    by_parts: Room
    sample: Reading | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of adding: new reports, those that were known, what could not be read, and what others had read.

    `read_otherwise` counts the reports of the ledger whose claims another version, parser or list of places found,
    `left_out` those in folders of sheets that are of other matters than were asked for.
    """

    added: int
    known: int
    problems: tuple[Problem, ...]
    read_otherwise: int = 0
    left_out: int = 0


def rooms() -> Rooms:
    """The rooms of this house; they are opened only now, because the language room takes a second to open."""
    from variorum.reading import read
    from variorum.reconciliation import ByParts, reconcile
    from variorum.resolution.dates import resolve_time

    # Rooms do not open into each other: what the story dates is resolved by the room that resolves dates.
    return Rooms(
        read=read,
        read_claims=read_claims,
        reconcile=partial(reconcile, resolve_time=resolve_time),
        by_parts=ByParts(resolve_time),
        sample=SAMPLE,
    )


@paused()
def read_claims(article: Article, settings: Settings) -> tuple[Claim, ...]:
    """The claims of one report, read alone: the same report gives the same claims anywhere.

    A report that `why_unread` speaks of has none: nothing is made up of words that cannot be read.
    """
    if why_unread(article) is not None:
        return ()
    from variorum.attribution import attribute, weigh
    from variorum.claims import join
    from variorum.language import annotate, forgetting, labels, mentions
    from variorum.propositions import propose
    from variorum.propositions.times.times import expression_at
    from variorum.resolution import resolve

    with forgetting(settings.parser):
        doc = next(annotate([article.text], parser=settings.parser))
        attributions = tuple(_timed(one, doc, expression_at) for one in attribute(doc))
        claims = join(article, doc, attributions, weigh(doc), propose(doc))
        return resolve(claims, mentions(doc), article, settings=settings, labels=labels(doc, who_in(claims)))


def who_in(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Where the claims of a report name those who act in them and those who are made to say them, in order."""
    acting = (actor.span for claim in claims for actor in claim.actors if actor.span is not None)
    speaking = (span for claim in claims for level in claim.attribution for span in level.source)
    return sorted({(span.start, span.end) for span in (*acting, *speaking)})


def why_unread(article: Article) -> str | None:
    """Why no claims are looked for in a report: another language, or a text as long as a book; None where they are."""
    if article.language not in READ_LANGUAGES:
        return f"it is in another language ({article.language}), and only English is read; its text is kept"
    if len(article.text) > LONGEST:
        return f"it is longer than {LONGEST:,} characters; its text is kept, give its parts as reports of their own"
    return None


def _timed(one: Attribution, doc: Doc, expression_at: TimeReader) -> Attribution:
    """The attribution with the time it was said in the form that the propositions room gives to all times."""
    if one.said is None:
        return one
    said = expression_at(doc, one.said.span.start, one.said.span.end)
    return one if said is None else replace(one, said=said)


def reader(settings: Settings) -> str:
    """Who reads: another version, parser or list of places may find other claims in the same text."""
    own = f", places {_content_hash(settings.places)}" if settings.places else ""
    return f"variorum {version('variorum')}, parser {settings.parser}{own}"


def _content_hash(path: str) -> str:
    """What a list of places holds, in short; a list that is gone is told so."""
    try:
        return sha256(Path(path).read_bytes()).hexdigest()[:12]
    except OSError as error:
        why = f"the list of places cannot be read ({error.strerror}); give it with --places, or '' to take it back"
        raise InputError(path, why) from error


def add(
    ledger: Ledger,
    inputs: Sequence[str],
    *,
    settings: Settings,
    progress: Progress | None = None,
    house: Rooms | None = None,
    web: Web | None = None,
    laid_by: Cores = HERE,
    where: Filter | None = None,
) -> Outcome:
    """Reads the inputs into the ledger, each report by itself, and lays all reports side by side anew.

    Addresses among them are fetched first; `web` says what else is to be fetched, and how. `laid_by` decides
    where reports are laid side by side; they are read on this machine. `where` takes only reports that satisfy a
    filter, and those that belong beside them, out of folders of sheets.
    """
    house, tell, name, watch = house or rooms(), progress or _silent, reader(settings), Stopwatch()
    web = web or Web()
    through = _Through(tell)
    intake = Intake(ledger, reader=name, named=[*_each_source(inputs), *web.lists], tell=through.one)
    event(logger, "run begun", ledger=ledger.path.name, reader=name, inputs=len(inputs), workers=settings.workers)
    chosen = _chosen(inputs, where, house, reader=name, tell=tell)
    read = partial(_read, house.read, only=None if chosen is None else chosen.rows)
    coming = incoming(
        inputs, read=read, settings=settings, ledger=ledger.path, web=web, forgotten=ledger.forgotten_address
    )
    with sparing(), watch.on("claims"):
        fresh = watch.each("read", intake.new(guarded(coming)))
        added = _stored(ledger, _claims_of(fresh, house, settings), intake, reader=name, tell=through.one)
    with watch.on("laid side by side"):
        lay(ledger, settings=settings, progress=tell, house=house, laid_by=laid_by)
    counts = {"added": added, "known": intake.known, "problems": len(intake.problems)}
    if added:
        ledger.note_run("add", reader=name, times=watch.seconds, **counts)
    event(logger, "run ended", ledger=ledger.path.name, **counts, seconds=_rounded(watch.seconds))
    otherwise = ledger.read_otherwise(reader=name)
    left_out = 0 if chosen is None else chosen.left_out
    return Outcome(added, intake.known, tuple(intake.problems), read_otherwise=otherwise, left_out=left_out)


def _each_source(inputs: Sequence[str]) -> Iterator[str]:
    """The inputs, and what the sheets in folders of these were read from."""
    for one in inputs:
        yield one
        if is_folder(one):
            yield from (source.location for entry in load(Path(one)).sheets for source in entry.sources)


def _chosen(inputs: Sequence[str], where: Filter | None, house: Rooms, *, reader: str, tell: Progress) -> Chosen | None:
    """What is to be taken out of folders of sheets; None where all of it is."""
    if where is None:
        return None
    return choose(inputs, where, house.by_parts, reader=reader, tell=partial(tell, "looked through"))


def _stored(
    ledger: Ledger, found: Iterable[tuple[Reading, Found]], intake: Intake, *, reader: str, tell: Callable[[], None]
) -> int:
    """Keeps each report with its claims as they come; returns how many there were."""
    added = 0
    for reading, claims in found:
        trouble = claims if isinstance(claims, Problem) else _untold(reading.article)
        if trouble is not None:
            intake.problems.append(trouble)
            event(logger, "problem", where=trouble.where, what=trouble.what)
        ledger.store(reading, claims, reader=reader, trouble=trouble)
        added += 1
        number = 0 if isinstance(claims, Problem) else len(claims)
        event(logger, "report kept", article=reading.article.id, version=reading.article.version, claims=number)
        tell()
    return added


@paused()
def lay(
    ledger: Ledger,
    *,
    settings: Settings,
    progress: Progress | None = None,
    house: Rooms | None = None,
    laid_by: Cores = HERE,
) -> None:
    """Lays the reports of a ledger side by side, as far as they do not lie so already.

    Parts are laid where `laid_by` decides; the ledger is read and written here.
    """
    name = reader(settings)
    if ledger.is_laid(reader=name):
        return
    tell = partial(progress or _silent, "laid side by side")
    decisions = ledger.decisions()
    told = partial(_not_laid, ledger)
    room = (house or rooms()).by_parts
    try:
        with laid_by.open(settings.workers) as run, ledger.laying() as table:
            found = lay_parts(table, room, decisions, reader=name, tell=tell, not_laid=told, run=run)
    except (VariorumError, ImportError, sqlite3.Error):
        raise
    except Exception as error:  # what was read must not be lost because it could not be split into parts
        logger.exception("the reports could not be split into parts")
        ledger.store_problem(told(why_of(error)), stage="reconciliation")
        return
    event(logger, "laid side by side", articles=found.reports, claims=found.claims, questions=found.questions)


def as_of(ledger: Ledger, moment: str, *, house: Rooms | None = None) -> tuple[tuple[Article, ...], Reconciliation]:
    """The reports that a ledger held before a moment, laid side by side with what was decided by then.

    Adding equals starting anew, so this is what was shown then, as far as the same reader reads them now.
    """
    held = ledger.before(moment)
    articles = tuple(article for article, _ in held)
    claims = tuple(claim for _, own in held for claim in own)
    decisions = tuple(one for one in ledger.decisions() if one.when < moment)
    try:
        found = (house or rooms()).reconcile(articles, claims, decisions=decisions, settings=ledger.settings())
    except Exception as error:  # as in `lay`: told in words, with what to do
        logger.exception("the reports of an earlier day could not be laid side by side")
        why = (
            f"the reports known then cannot be laid side by side ({type(error).__name__}: {error}); please report this"
        )
        raise InputError(moment, why) from error
    return articles, found


def _read(
    read: Read, paths: Sequence[str], *, settings: Settings, only: Mapping[Path, frozenset[int]] | None = None
) -> Iterator[Reading | Problem]:
    """What the files hold, in their order: folders of sheets hold what was read before, with its claims."""
    from variorum.reading.reader import distinct

    runs = [(is_before, list(run)) for is_before, run in groupby(paths, is_folder)]
    if not any(is_before for is_before, _ in runs):
        return read(paths, settings=settings)
    name = reader(settings)
    found = (
        chain.from_iterable(readings(path, reader=name, only=only) for path in run)
        if is_before
        else read(run, settings=settings)
        for is_before, run in runs
    )
    return distinct(chain.from_iterable(found))


def _claims_of(fresh: Iterable[Reading], house: Rooms, settings: Settings) -> Iterator[tuple[Reading, Found]]:
    """Each report with its claims, or with the problem that reading them met."""
    work = partial(attempt, house.read_claims, settings)
    ready = None if house.sample is None else partial(make_ready, house.read_claims, settings, house.sample)
    run = EXECUTORS["local"]
    for reading, found in run(work, fresh, workers=settings.workers, limit=settings.time_limit, ready=ready):
        if isinstance(found, Died):
            yield reading, died(reading, found)
        elif isinstance(found, Overdue):
            yield reading, overdue(reading, found)
        else:
            yield reading, found


def guarded(items: Iterator[Reading | Problem]) -> Iterator[Reading | Problem]:
    """The readings; where reading itself breaks off, what came before is kept and the rest is a problem."""
    try:
        yield from items
    except (VariorumError, ImportError):
        raise
    except Exception as error:  # what was read so far must not be lost with the rest
        logger.exception("reading broke off")
        why = f"{type(error).__name__}: {error}; what came before is kept, please report this"
        yield Problem(where="inputs", what=BROKEN_OFF, why=why)


def attempt(work: Callable[[Article, Settings], tuple[Claim, ...]], settings: Settings, reading: Reading) -> Found:
    """The claims of a report, those found before where there are some; a problem where they cannot be read."""
    if (before := _found_before(reading)) is not None:
        return before
    try:
        return work(reading.article, settings)
    except (VariorumError, ImportError):
        raise  # a room or the language pipeline cannot be loaded: no report will fare better
    except Exception as error:  # one odd report is a record, not a crash
        logger.exception("the claims of %s could not be read", reading.article.id)
        return _unread(reading, f"{why_of(error)}; please report this, with the text if you may")


def make_ready(
    work: Callable[[Article, Settings], tuple[Claim, ...]], settings: Settings, sample: Reading, reading: Reading
) -> None:
    """Loads what finding claims needs, where a report's are to be found: no report's time goes on that.

    Otherwise a short limit would strike the first report of each process, and so more of them with more workers.
    """
    if why_unread(reading.article) is None and _found_before(reading) is None:
        _load(work, settings, sample)


@cache  # once in each process
def _load(work: Callable[[Article, Settings], tuple[Claim, ...]], settings: Settings, sample: Reading) -> None:
    attempt(work, settings, sample)


def _found_before(reading: Reading) -> Found | None:
    return reading.taken_over() if isinstance(reading, ReadBefore) else None


def _untold(article: Article) -> Problem | None:
    """What is to be told of a report that is kept, but in which no claims are looked for."""
    why = why_unread(article)
    what = "no claims were looked for"
    return None if why is None else Problem(where=article.id, what=what, why=why, article=article.id)


def _unread(reading: Reading, why: str) -> Problem:
    article = reading.article
    return Problem(where=article.id, what="its claims could not be read", why=why, article=article.id)


def died(reading: Reading, told: Died) -> Problem:
    """What is told of a report that took its process down, every time."""
    return _unread(reading, f"the process that read it ended {told.tries} times; is there memory enough?")


def overdue(reading: Reading, told: Overdue) -> Problem:
    """What is told of a report whose claims took too long."""
    why = "its text is kept; give more time with --time-limit, or shorten it, and please report this"
    return _unread(reading, f"it took more than {told.limit:g} seconds; {why}")


def _not_laid(ledger: Ledger, why: str) -> Problem:
    return Problem(
        where=printable(ledger.path.name),
        what="the reports could not be laid side by side",
        why=f"{why}; the claims of each report are kept, please report this",
    )


def _rounded(seconds: dict[str, float]) -> dict[str, float]:
    return {stage: round(taken, 3) for stage, taken in seconds.items()}


def _silent(stage: str, done: int) -> None:
    """Nobody is watching."""
