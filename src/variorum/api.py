"""A ledger in Python: `variorum.open(path)`, then `.add`, `.claims`, `.questions`, `.articles`.

The objects are those of the JSON lines (`docs/json-lines.md`): plain dictionaries, the same names, the same order.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from variorum.errors import InputError, LedgerError
from variorum.executors import FOR_PARTS, Cores, check_master
from variorum.exporting import decided_by, decision_objects, export_ledger
from variorum.incoming import Web
from variorum.ledger import Filter, Finding, Ledger, Status
from variorum.pipeline import Outcome, Progress, add, as_of, lay, reader
from variorum.public import (
    Object,
    article_object,
    claim_object,
    problem_object,
    question_object,
    story_object,
)
from variorum.records import Action, Article, Changes, Kind, Story
from variorum.settings import TIME_LIMIT, Executor, Settings, checked_limit
from variorum.sheets import is_folder, reader_of, why_refused
from variorum.terminal import printable

Day = str  # YYYY, YYYY-MM or YYYY-MM-DD
Named: TypeAlias = str | os.PathLike[str]  # a path, or an address
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
BRIEF = re.compile(r"b\d+")
ASKED = ("kind", "place", "party", "article", "since", "until", "match")  # by what sheets can be chosen from
LAST = "last"  # the brief noted last
FORMS = ("html", "md")  # of a brief
PLACE_COLUMNS = ("name", "latitude", "longitude")  # what a list of places must have


class Edition:
    """One ledger, by its path; it is opened for each question and closed again, so that others can write meanwhile."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def add(
        self,
        *inputs: Named,
        workers: int | None = None,
        parser: str | None = None,
        places: Named | None = None,
        fields: Mapping[str, str] | None = None,
        fetch: bool = False,
        urls: Sequence[Named] = (),
        time_limit: float | None = TIME_LIMIT,
        progress: Progress | None = None,
        executor: Executor = "local",
        master: str | None = None,
        where: Mapping[str, str] | None = None,
    ) -> Outcome:
        """Reads files, folders, addresses or `-` (JSON lines) into the ledger, which is made where there is none.

        `fields` says what rows call a report's fields, as in {"text": "body"}; a ledger keeps that. `urls` are files of
        addresses to fetch, and `fetch` has the pages fetched that feeds and sitemaps among the files name.

        A folder that `variorum read` wrote holds its claims already, which are taken as they are. `where` takes only
        part of it: the reports of which a claim passes these filters, which are those of `claims` ({"place": "Kelm"}),
        and the reports that belong in one part with them.

        Without inputs, a ledger that is there is brought up to date: its file, and how its reports lie side by side.
        `parser` is "accurate", "fast" or a spaCy pipeline with UD labels; a ledger keeps its parser and its
        `places`, which "" takes back.
        A report whose claims take longer than `time_limit` seconds is a problem, and the others go on; 0 and None are
        no limit, and loading the parser does not count.

        Reports are read by so many `workers` of this machine (one where none are named), and laid side by side by as
        many; with the executor "spark" they are laid on the cluster of `master`, on all cores where none are named.
        """
        sources, lists = _paths(inputs), tuple(_paths(urls))
        if not sources and not lists and not self.path.exists():
            raise InputError(str(self.path), "there is no such ledger yet; name reports to read into it")
        _check_executor(executor, master, workers)
        chosen = self._parser(parser, sources)  # before anything is made or kept
        _check_places(places)
        check_fields(fields or {})
        wanted, limit = _wanted(where, (*sources, *lists)), checked_limit(time_limit)
        many = workers or (0 if executor == "spark" else 1)
        web, laid_by = Web(fetch=fetch, lists=lists), Cores(executor, master)
        choose = partial(_chosen, parser=chosen, places=places, fields=fields)
        if not self.path.exists():
            _check_readers(sources, choose(Settings()))
        with Ledger.write(self.path) as ledger:
            settings = replace(_keep(ledger, choose, sources), workers=many, time_limit=limit)
            return add(ledger, sources, settings=settings, progress=progress, web=web, where=wanted, laid_by=laid_by)

    def _parser(self, given: str | None, sources: Sequence[str]) -> str | None:
        """The full name of a parser that is given; a new ledger goes on with what read its folders of sheets."""
        sheets = [source for source in sources if is_folder(source)]
        if given is None and sheets and not self.path.exists():
            given = reader_of(sheets[0])[1]
        return checked_parser(given) if given else None

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
        question: str | None = None,
    ) -> Iterator[Object]:
        """The claims that pass all filters, in the order of print; of a `question`, those that answer it."""
        wanted = as_filter(
            kind=kind, place=place, party=party, article=article, since=since, until=until, match=match, story=story
        )
        return self._claims(replace(wanted, question=question))

    def _claims(self, wanted: Filter) -> Iterator[Object]:
        with Ledger.read(self.path) as ledger:
            published = {one.id: one.published for one in ledger.articles()}
            decided = decided_by(ledger)
            for claim in ledger.claims(_within(wanted, ledger)):
                about = decided.get(claim.id, ())
                yield claim_object(claim, published=published[claim.article], decisions=about)

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
        wanted = as_filter(
            kind=kind, place=place, party=party, article=article, since=since, until=until, match=match, story=story
        )
        return self._questions(wanted)

    def _questions(self, wanted: Filter) -> Iterator[Object]:
        with Ledger.read(self.path) as ledger:
            decided = decided_by(ledger)
            for question in ledger.questions(_within(wanted, ledger)):
                yield question_object(question, decisions=decided.get(question.id, ()))

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

    def decide(
        self,
        action: Action,
        *targets: str,
        who: str,
        why: str,
        change: Mapping[str, Any] | None = None,
        claims: Sequence[str] = (),
    ) -> tuple[Object, ...]:
        """Keeps what a person decides and lays the reports side by side anew; returns the decisions as they hold.

        A target is a claim or question (its id or the beginning of it), the name of an actor (merge, split), or a
        decision (undo). `change` are the fields that a correction sets; `claims` those that a split sets apart.
        """
        from variorum.deciding import Asked, decided

        _check_choice(action, get_args(Action), "there is no such action")
        if not self.path.is_file():
            Ledger.read(self.path)  # tells that there is none, and makes none
        with Ledger.write(self.path) as ledger:
            asked = Asked(action, targets, who, why, change, claims)
            made = {ledger.decide(decision).id for decision in decided(ledger, asked)}
            lay(ledger, settings=ledger.settings())
            return tuple(one for one in decision_objects(ledger) if one["id"] in made)

    def decisions(self) -> Iterator[Object]:
        """What persons decided, in the order in which they did, and where it holds now."""
        with Ledger.read(self.path) as ledger:
            yield from decision_objects(ledger)

    def brief(
        self,
        *,
        form: Literal["html", "md"] = "html",
        title: str | None = None,
        story: str | None = None,
        changed_since: str | None = None,
    ) -> str:
        """The cited brief of everything, or of one story, which its id names or as much of it as no other shares.

        It opens with what changed since a day, an earlier brief (`b3`), or the `last` one.
        """
        from variorum.reconciliation.persons.decided import in_force
        from variorum.report import brief, changes_of_story, of_story

        _check_choice(form, FORMS, "a brief is a page or Markdown")
        with Ledger.read(self.path) as ledger:
            articles, found, problems = ledger.every_version(), ledger.reconciliation(), ledger.problems()
            is_laid = ledger.was_laid()
            decisions = in_force(ledger.decisions())
            chosen = None if story is None else _one_story(found.stories, story)
            told = None if changed_since is None else changes_since(ledger, changed_since, chosen)
        if chosen is not None:
            articles, found = of_story(chosen, articles, found)
            held = {one.decision for one in found.decided}
            decisions = [one for one in decisions if one.id in held]
            told = told and changes_of_story(told, articles, found)
            problems, title = (), title or chosen.title
        name = printable(self.path.name)
        return brief(
            articles,
            found,
            problems,
            form=form,
            title=title,
            ledger_name=name,
            decisions=decisions,
            changes=told,
            is_laid=is_laid,
        )

    def export(
        self,
        form: str,
        directory: str | Path,
        *,
        redact_persons: bool = False,
        view: str | None = None,
        force: bool = False,
    ) -> None:
        """Writes the ledger for other programs (`docs/exports.md`) into a directory that is made.

        `form` is csv, jsonl, parquet, geojson, jsonld, ftm, acled, ucdp, datasette, or what a package offers; `view`
        is the declared point of view of acled. With `redact_persons`, private persons are "person 1", "person 2" ...
        """
        export_ledger(self.path, form, Path(directory), redact_persons=redact_persons, view=view, force=force)

    def note_brief(self, *, begun: datetime | None = None, story: str | None = None) -> str | None:
        """Notes that a brief was written, so that a later one can tell what changed since; returns its id.

        What came in after it was `begun` is new to the next one. None where the ledger cannot be written now: a brief
        can be read from a ledger that others write or own.
        """
        try:
            with Ledger.write(self.path, patience=0) as ledger:
                chosen = None if story is None else _one_story(ledger.stories(), story).id
                return ledger.note_brief(begun=begun, story=chosen)
        except (LedgerError, OSError):
            return None

    def moment(self) -> datetime:
        """Now, as a brief notes when it was begun; just after what is noted last where the clock was set back."""
        with Ledger.read(self.path) as ledger:
            return ledger.moment()

    def is_laid(self) -> bool:
        """Whether all reports are laid side by side; where a run was killed they are not, and `add()` lays them."""
        with Ledger.read(self.path) as ledger:
            return ledger.was_laid()

    def status(self) -> Status:
        """What the ledger holds, in numbers."""
        with Ledger.read(self.path) as ledger:
            return ledger.status()

    def check(self) -> tuple[Finding, ...]:
        """Everything that is wrong with the ledger."""
        with Ledger.read(self.path) as ledger:
            return tuple(ledger.check())

    def mend(self) -> None:
        """Makes anew what follows from the reports: indexes, search, and how they lie side by side."""
        if not self.path.is_file():
            Ledger.read(self.path)  # tells that there is none, and makes none
        with Ledger.write(self.path) as ledger:
            ledger.mend()
            lay(ledger, settings=ledger.settings())

    def forget(self, article: str, *, why: str) -> int:
        """Removes a report for good and lays the others side by side anew; returns how many versions it had."""
        return self.forget_told(article, why=why)[0]

    def forget_told(self, article: str, *, why: str) -> tuple[int, int, int]:
        """The same; returns also how many decisions went with the report, and how many lost their reason."""
        if not self.path.is_file():
            Ledger.read(self.path)  # tells that there is none, and makes none
        with Ledger.write(self.path) as ledger:
            before = {decision.id: decision.why for decision in ledger.decisions()}
            # Before the rows go: a report whose pages could not be removed is still there to be forgotten again.
            _forget_pages(self.path, article, ledger.every_version())
            versions = ledger.forget(article, why=why)
            lay(ledger, settings=ledger.settings())
            left = {decision.id: decision.why for decision in ledger.decisions()}
            emptied = sum(before[name] != told for name, told in left.items())
            return versions, len(before) - len(left), emptied


def _forget_pages(ledger: Path, name: str, reports: Sequence[Article]) -> None:
    """Removes a report's pages from the archive of what was fetched, and whatever else there tells of it.

    The pages of the other reports stay: what these say is theirs.
    """
    from variorum.fetching import Archive, archive_of
    from variorum.reading.traces import Traces

    place = archive_of(ledger)
    gone = [one for one in reports if one.id == name]
    if gone and place.exists():
        urls = frozenset(one.url for one in gone if one.url)
        kept = frozenset(one.url for one in reports if one.id != name and one.url)
        traces = Traces(gone)
        Archive(place).forget(urls, traced=lambda body, url: url not in kept and traces.found_in(body, url))


def _within(wanted: Filter, ledger: Ledger) -> Filter:
    """The filter with the story and the question that it names by their whole ids; InputError where one is none."""
    if wanted.story is not None:
        wanted = replace(wanted, story=_one_story(ledger.stories(), wanted.story).id)
    if wanted.question is not None:
        wanted = replace(wanted, question=_one_question(ledger.question_ids(), wanted.question))
    return wanted


def _one_story(stories: Sequence[Story], named: str) -> Story:
    fitting = [story for story in stories if named and story.id.startswith(named)]
    if len(fitting) != 1:
        why = "more than one story begins so" if fitting else "the ledger has no such story; see variorum stories"
        raise InputError(named, why)
    return fitting[0]


def _one_question(known: Sequence[str], named: str) -> str:
    """The question with this id, or that it begins, also behind its kind; as for decisions."""
    from variorum.deciding import is_begun, plain

    name = plain(named)
    fitting = [name] if name in known else [one for one in known if is_begun(one, name)]
    if len(fitting) != 1:
        why = "more than one question begins so" if fitting else "the ledger asks no such question"
        raise InputError(named, f"{why}; see variorum questions")
    return fitting[0]


def open_edition(path: str | Path) -> Edition:
    """The ledger at this path; it need not be there yet."""
    return Edition(path)


def changes_since(ledger: Ledger, since: str, story: Story | None) -> Changes:
    """What changed since a day, an earlier brief (`b3`) or the `last` one; InputError where there is no such brief."""
    from variorum.reconciliation.changes import changes

    brief, moment = _moment(ledger, since, story)
    then, before = as_of(ledger, moment)
    decided = [one for one in ledger.decisions() if one.when >= moment]
    now = ledger.articles()
    return changes(
        before,
        ledger.reconciliation(),
        then=then,
        now=now,
        decisions=decided,
        since=moment,
        brief=brief,
        forgotten=ledger.forgotten_since(moment),
    )


def _moment(ledger: Ledger, since: str, story: Story | None) -> tuple[str | None, str]:
    """An earlier brief with the moment at which it was begun, or the beginning of a day (UTC).

    The last brief is the last of everything, or of the story that is asked about.
    """
    noted = ledger.briefs()
    briefs = {name: begun for name, begun, _ in noted}
    if since == LAST:
        scope = (None, story.id if story else None)
        fitting = [name for name, _, about in noted if about in scope]
        if not fitting:
            raise InputError(since, "no such brief of this ledger was noted yet; give a day (YYYY-MM-DD)")
        return fitting[-1], briefs[fitting[-1]]
    if since in briefs:
        return since, briefs[since]
    if BRIEF.fullmatch(since):
        raise InputError(since, f"there is no such brief ({', '.join(briefs) or 'none was noted'})")
    check_day(since)
    return None, since + "-01-01"[len(since) - 4 :]


def check_day(given: Day) -> None:
    """Refuses what is no day, month or year of the calendar."""
    if not DAY.fullmatch(given):
        raise InputError(given, "give a day as YYYY-MM-DD, a month as YYYY-MM or a year as YYYY")
    try:
        date.fromisoformat(given + "-01-01"[len(given) - 4 :])
    except ValueError:
        raise InputError(given, "the calendar has no such day; give YYYY-MM-DD, YYYY-MM or YYYY") from None


def _check_choice(given: str, known: Collection[str], why: str) -> None:
    if given not in known:
        raise InputError(str(given), f"{why}; choose of {', '.join(known)}")


def _check_executor(executor: str, master: str | None, workers: int | None) -> None:
    if workers is not None and workers < 1:
        raise InputError(f"workers {workers}", "reports are read by one process or more; give 1, or leave it out")
    _check_choice(executor, FOR_PARTS, "there is no such executor")
    if executor == "local":
        check_master(master)


def _paths(given: Iterable[Named]) -> list[str]:
    """The paths and addresses as words; TypeError where one is neither, such as a list of several."""
    if isinstance(given, str | os.PathLike):
        raise TypeError(f"several paths are wanted, and this is one; write [{given!r}]")
    return [_path(one) for one in given]


def _path(given: Named) -> str:
    found = os.fspath(given) if isinstance(given, str | os.PathLike) else None
    if not isinstance(found, str):
        raise TypeError(
            f"a path or address is wanted (str or os.PathLike), and this is {given!r}; name several as *paths"
        )
    return found


def checked_parser(parser: str) -> str:
    """A parser's full name; PipelineError where it cannot be read with."""
    import variorum.language.pipelines as pipelines  # takes a second to open

    return pipelines.checked(parser)


def _check_places(given: Named | None) -> None:
    if not given:  # what was chosen before stays, or is taken back
        return
    path = Path(given)
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


def check_fields(fields: Mapping[str, str]) -> None:
    """InputError where one of these is no field of a report."""
    from variorum.reading.formats.fields import FIELDS

    wrong = next((field for field in fields if field not in FIELDS), None)
    if wrong is not None:
        raise InputError(wrong, f"a report has no such field; choose of {', '.join(FIELDS)}, as in text=body")


def _chosen(kept: Settings, *, parser: str | None, places: Named | None, fields: Mapping[str, str] | None) -> Settings:
    """The ledger's settings with what was chosen now; an empty list of places takes back what was chosen before.

    They are kept at the first adding too, so that a ledger goes on with its parser where another becomes the usual one.
    """
    own = kept.places if places is None else str(Path(places).resolve()) if places else None
    named = kept.fields if fields is None else tuple(sorted(fields.items()))
    return replace(kept, parser=parser or kept.parser, places=own, fields=named)


def _keep(ledger: Ledger, choose: Callable[[Settings], Settings], sources: Sequence[str]) -> Settings:
    """The ledger's settings with what was chosen, which it keeps; what is refused leaves nothing behind."""
    chosen = choose(ledger.settings())
    _check_readers(sources, chosen)
    ledger.keep_settings(chosen)
    return chosen


def _check_readers(sources: Sequence[str], settings: Settings) -> None:
    """InputError where a folder of sheets was read by another reader than reads a ledger with these settings."""
    own = reader(settings)  # also where there are no sheets: InputError where its list of places is gone
    for folder in filter(is_folder, sources):
        why = why_refused(reader_of(folder)[0], own)
        if why is not None:
            raise InputError(folder, why)


def _wanted(where: Mapping[str, str] | None, sources: Sequence[str]) -> Filter | None:
    """What is asked for of folders of sheets; InputError where that cannot be asked of them, or of something else."""
    if not where:
        return None
    other = next((source for source in sources if not is_folder(source)), None)
    if other is not None:
        why = "reports are chosen out of folders that `variorum read` wrote, and this is none; read it first"
        raise InputError(other, why)
    if not sources:
        raise InputError("where", "name a folder that `variorum read` wrote, out of which reports are chosen")
    if "story" in where:
        why = "stories are found when reports are laid side by side; name one of its reports, as in article=ID"
        raise InputError("story", why)
    wrong = next((name for name in where if name not in ASKED), None)
    if wrong is not None:
        raise InputError(wrong, f"reports cannot be chosen by this; choose of {', '.join(ASKED)}, as in place=Kelm")
    return as_filter(**where)


def as_filter(
    *,
    kind: str | None = None,
    place: str | None = None,
    party: str | None = None,
    article: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    match: str | None = None,
    story: str | None = None,
) -> Filter:
    """What is asked of the claims; InputError where a day is none of the calendar's, or a kind none of ours."""
    if kind is not None:
        _check_choice(kind, get_args(Kind), "claims are of no such kind")
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
