"""The command line: each command parses, calls one function, and prints; words for the user go to standard error."""

from __future__ import annotations

import errno
import getpass
import json
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shlex import quote
from types import FrameType
from typing import Annotated, Literal, TextIO

import typer

import variorum.logs as logs
from variorum.api import Edition, check_day
from variorum.commands.export import export
from variorum.commands.options import Conditions, FieldNames, Master, TimeLimit, columns_of, conditions_of
from variorum.commands.read import read
from variorum.commands.serve import serve
from variorum.commands.unlaid import tell_unlaid
from variorum.commands.watching import Kept, watched
from variorum.errors import InputError, VariorumError
from variorum.executors import one_thread
from variorum.pipeline import Outcome
from variorum.placing import write_whole
from variorum.records import Action, Kind
from variorum.settings import DEFAULT_PARSER, TIME_LIMIT, Executor
from variorum.terminal import shown

SOME_WERE_PROBLEMS = 1
NOTHING_DONE = 2
INTERRUPTED = 130  # what shells expect of a program that was stopped by the interrupt key
STOPPED = "stopped"
FULL = (errno.ENOSPC, errno.EDQUOT)  # of a disk, and of what a user may have of it
MAKE_ROOM = "make room, or write to another place"
SQLITE = b"SQLite format 3\0"  # how every SQLite database begins
BESIDE_LEDGER = ("-wal", "-shm", "-journal")  # SQLite's own files beside a ledger

app = typer.Typer(
    name="variorum",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

LedgerPath = Annotated[Path, typer.Argument(metavar="LEDGER", help="The ledger: one file.", show_default=False)]
JsonLines = Annotated[bool, typer.Option("--jsonl", help="One JSON object a line, for programs.")]
Csv = Annotated[bool, typer.Option("--csv", help="Comma-separated values, for spreadsheets.")]
OfKind = Annotated[
    Kind | None,
    typer.Option("--kind", help="Only claims of this kind.", show_default=False),
]
OfPlace = Annotated[
    str | None, typer.Option("--place", help="Only about this place, under any name the reports give it.")
]
OfParty = Annotated[str | None, typer.Option("--party", help="Only what somebody says who speaks for this party.")]
OfStory = Annotated[
    str | None, typer.Option("--story", help="Only from the reports of one story (its id, or how it begins).")
]
OfQuestion = Annotated[
    str | None,
    typer.Option("--question", help="Only what answers one question (its id, or how it begins)."),
]
OfArticle = Annotated[str | None, typer.Option("--article", help="Only from the report with this id.")]


def _day(given: str | None) -> str | None:
    if given is not None:
        try:
            check_day(given)
        except InputError as error:
            raise typer.BadParameter(str(error)) from None
    return given


Since = Annotated[
    str | None,
    typer.Option(help="Only what is said to have happened on this day or later (YYYY-MM-DD).", callback=_day),
]
Until = Annotated[
    str | None,
    typer.Option(help="Only what is said to have happened on this day or earlier (YYYY-MM-DD).", callback=_day),
]
Match = Annotated[str | None, typer.Option(help="Only claims with all of these words.")]
Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INPUT...]",
        help="Files (text, HTML, Markdown, JSON, JSON lines, CSV, mail, PDF, WARC, RSS, Atom; also .gz, .zip), folders"
        " of these, web addresses, or - for JSON lines; none brings a ledger of an older version up to date.",
        show_default=False,
    ),
]
ParserName = Annotated[
    str | None,
    typer.Option(
        "--parser",
        help="What takes the sentences apart: accurate, fast, or a spaCy pipeline with UD labels (a package or a"
        f" path); kept for this ledger. A new ledger has {DEFAULT_PARSER} where you choose none.",
        show_default=False,
    ),
]
OwnPlaces = Annotated[
    str | None,
    typer.Option(
        "--places",
        metavar="FILE",
        help="A CSV of your own places, laid over the gazetteer; kept for this ledger until '' takes it back.",
        show_default=False,
    ),
]
AddressLists = Annotated[
    list[Path] | None,
    typer.Option(
        "--urls",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="A file of addresses to fetch, one a line.",
        show_default=False,
    ),
]
Fetched = Annotated[
    bool, typer.Option("--fetch", help="Fetch the pages that feeds and sitemaps among the inputs name.")
]
Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        help="How many processes read reports, and lay them side by side, at the same time: one where none are named;"
        " with spark, every core lays them.",
        show_default=False,
    ),
]
LaidBy = Annotated[
    Executor,
    typer.Option("--executor", help="Where to lay reports side by side: processes of this machine, or Spark."),
]
LogFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Add a line of JSON an event to this file; never a word of a report.", dir_okay=False
    ),
]
Targets = Annotated[
    list[str],
    typer.Argument(
        metavar="TARGET...",
        help="A claim or question by its id or the beginning of it, an actor by name, a decision by its id.",
        show_default=False,
    ),
]
Who = Annotated[
    str | None, typer.Option(envvar="VARIORUM_WHO", help="Who decides; your login name where you give none.")
]
Fields = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="With correct: what is right; may be given several times."),
]
Apart = Annotated[
    list[str] | None,
    typer.Option(
        "--claims",
        metavar="ID",
        help="With split: the claims that stand apart, several times, or commas between; variorum claims --question ID"
        " lists those of a question.",
    ),
]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"variorum {version('variorum')}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Reads a pile of news reports, keeps a ledger of what they claim and who says it, and lays them side by side.

    It never says what is true.
    """


@app.command()
def add(
    ledger: LedgerPath,
    inputs: Inputs = None,
    workers: Workers = None,
    executor: LaidBy = "local",
    master: Master = None,
    where: Conditions = None,
    parser: ParserName = None,
    places: OwnPlaces = None,
    fields: FieldNames = None,
    urls: AddressLists = None,
    fetch: Fetched = False,
    time_limit: TimeLimit = TIME_LIMIT,
    log: LogFile = None,
) -> None:
    """Read reports into a ledger.

    Makes the ledger where there is none, and lays all of its reports side by side. Adding the same reports
    twice changes nothing; another text under the same
    id or address becomes a new version. Stop it at any time: what was read so far is kept, and the next run
    goes on.

    Nothing is fetched unless you name an address or a list of addresses, or say --fetch. What was fetched is
    kept beside the ledger, in LEDGER.warc.gz: adding that file gives the same reports again.
    """
    named = None if fields is None else columns_of(fields)
    if log is not None:
        logs.begin(log)
    with watched(inputs or ()) as progress:
        outcome = Edition(ledger).add(
            *(inputs or ()),
            workers=workers,
            executor=executor,
            master=master,
            where=conditions_of(where),
            parser=parser,
            places=places,
            fields=named,
            fetch=fetch,
            urls=urls or (),
            time_limit=time_limit,
            progress=progress,
        )
    if inputs or urls:
        _conclude(outcome)
    else:
        _say(f"{ledger} is up to date")


app.command()(read)


@app.command()
def brief(
    ledger: LedgerPath,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it; HTML if it ends in .html.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="A title for the brief.")] = None,
    story: OfStory = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since",
            metavar="DAY|BRIEF|last",
            help="Open with what changed since a day (YYYY-MM-DD, UTC), a brief (b3), or the last one.",
        ),
    ] = None,
) -> None:
    """Write the cited brief.

    It is Markdown on standard output, or the file that -o names: HTML where its name ends in .html.
    The ledger notes when a brief was written, so that a later one can tell what changed since.
    """
    if output is not None:
        _check_output(output, ledger)
    is_page = output is not None and output.suffix.lower() == ".html"
    edition, begun = Edition(ledger), Edition(ledger).moment()
    form: Literal["html", "md"] = "html" if is_page else "md"
    text = edition.brief(form=form, title=title, story=story, changed_since=changed_since)
    if output is None:
        _print([text.rstrip("\n")])
    else:
        _write(output, text)
    name = edition.note_brief(begun=begun, story=story) or "not noted, because the ledger cannot be written now"
    _say(f"The brief ({name}) is in {output}" if output is not None else f"This was brief {name}")
    tell_unlaid(ledger)


@app.command()
def claims(
    ledger: LedgerPath,
    jsonl: JsonLines = False,
    csv: Csv = False,
    kind: OfKind = None,
    place: OfPlace = None,
    party: OfParty = None,
    article: OfArticle = None,
    since: Since = None,
    until: Until = None,
    match: Match = None,
    story: OfStory = None,
    question: OfQuestion = None,
) -> None:
    """List the claims.

    Which report, who says it, what, when, and in which words. A claim that names no time counts as of the
    day of its report.
    """
    import variorum.columns as columns
    import variorum.tables as tables

    found = Edition(ledger).claims(
        kind=kind,
        place=place,
        party=party,
        article=article,
        since=since,
        until=until,
        match=match,
        story=story,
        question=question,
    )
    _print(tables.rendered(found, columns.CLAIMS, form=_form(jsonl, csv)))
    tell_unlaid(ledger)


@app.command()
def questions(
    ledger: LedgerPath,
    jsonl: JsonLines = False,
    csv: Csv = False,
    kind: OfKind = None,
    place: OfPlace = None,
    party: OfParty = None,
    article: OfArticle = None,
    since: Since = None,
    until: Until = None,
    match: Match = None,
    story: OfStory = None,
) -> None:
    """List the questions and their answers.

    What the claims are answers to, how the answers relate, and what each voice answers. The filters choose
    claims; a question is listed where one of them answers it.
    """
    import variorum.columns as columns
    import variorum.tables as tables

    found = Edition(ledger).questions(
        kind=kind, place=place, party=party, article=article, since=since, until=until, match=match, story=story
    )
    _print(tables.rendered(found, columns.QUESTIONS, form=_form(jsonl, csv)))
    tell_unlaid(ledger)


@app.command()
def stories(ledger: LedgerPath, jsonl: JsonLines = False, csv: Csv = False) -> None:
    """List the stories.

    Which reports are about the same matters. A story has the title of its first report; its id can be given to
    --story of other commands. A report that stands alone is in no story.
    """
    import variorum.columns as columns
    import variorum.tables as tables

    _print(tables.rendered(Edition(ledger).stories(), columns.STORIES, form=_form(jsonl, csv)))
    tell_unlaid(ledger)


@app.command()
def articles(
    ledger: LedgerPath,
    jsonl: JsonLines = False,
    csv: Csv = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="With --jsonl: the text of each report too.")] = False,
) -> None:
    """List what was read.

    How each report was dated, what was removed from its page, and what could not be read.
    """
    import variorum.columns as columns
    import variorum.tables as tables

    form = _form(jsonl, csv)
    if with_text and form != "jsonl":
        raise typer.BadParameter("--with-text goes with --jsonl")
    edition = Edition(ledger)
    _print(tables.rendered(edition.articles(with_text=with_text), columns.ARTICLES, form=form))
    if form == "table":
        _print(tables.problems(edition.problems()))


@app.command()
def decide(
    ledger: LedgerPath,
    action: Annotated[Action, typer.Argument(help="What to do.", show_default=False)],
    targets: Targets,
    why: Annotated[str, typer.Option(help="Why, for whoever reads it later.", show_default=False)],
    who: Who = None,
    change: Fields = None,
    apart: Apart = None,
) -> None:
    """Record what a person decides.

    It holds on every later run, also when reports are added or read anew, and the brief shows it. What the
    reports say is kept as it was read. The id of the decision is printed.

    \b
    accept ID...              a claim or question was read right
    reject ID...              it was not: it answers nothing, or is asked no longer
    correct CLAIM --set F=V   these fields are right
    merge QUESTION QUESTION   they are one question (a claim may stand for its own)
    merge NAME NAME           they are one actor, under the first name
    split QUESTION --claims C these claims are a question of their own
    split NAME NAME           they are two actors
    undo DECISION             it no longer holds

    Fields have the names of the columns of variorum claims --csv; there are also agent, recipient, said, since,
    as_of and background: value=58, source="Ana Brel", party=null, place=Kelm, when=2024-03-03.
    """
    made = Edition(ledger).decide(
        action,
        *targets,
        who=who or _login(),
        why=why,
        change=_fields(change or []) or None,
        claims=[name for given in apart or [] for name in given.split(",") if name],
    )
    _print(one["id"] for one in made)
    troubles = [one for one in made if one["problem"]]
    for one in troubles:
        _say(f"problem: {one['id']} is kept, but was not applied: {one['problem']}")
    if troubles:
        raise typer.Exit(SOME_WERE_PROBLEMS)
    _say(f"kept; undo it with: variorum decide {quote(str(ledger))} undo {made[0]['id']} --why WHY")


@app.command()
def decisions(ledger: LedgerPath, jsonl: JsonLines = False, csv: Csv = False) -> None:
    """List what persons decided.

    What was decided, by whom, when and why, what undid it, and what could not be applied.
    """
    import variorum.columns as columns
    import variorum.tables as tables

    _print(tables.rendered(Edition(ledger).decisions(), columns.DECISIONS, form=_form(jsonl, csv)))


@app.command()
def status(ledger: LedgerPath) -> None:
    """Show what a ledger holds, in numbers."""
    import variorum.tables as tables

    _print(tables.status(Edition(ledger).status()))


@app.command()
def check(
    ledger: LedgerPath,
    mend: Annotated[
        bool,
        typer.Option("--mend", help="First make anew what follows from the reports: indexes, search, side by side."),
    ] = False,
) -> None:
    """Check that a ledger is sound.

    The file and its ties, rows that went missing, the words of every span and paragraph, the hash of every
    original, the search and the sums; with what to do where one is not.
    """
    edition = Edition(ledger)
    if mend:
        edition.mend()
    found = edition.check()
    _print(f"{finding.where}: {finding.what}. What to do: {finding.remedy}." for finding in found)
    if found:
        raise typer.Exit(SOME_WERE_PROBLEMS)
    _say(f"{ledger}: sound")


@app.command()
def forget(
    ledger: LedgerPath,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The id of the report.", show_default=False)],
    why: Annotated[str, typer.Option(help="Why, for the tombstone; do not repeat what is to be forgotten.")] = (
        "for the protection of persons"
    ),
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Remove a report for good.

    Its text, its original and its claims go; a tombstone stays. It holds hashes of the id, the address and
    the bytes (of a path only together with the text: another text there is another report), the day and the reason,
    and keeps the report from being added again. Copies of the ledger, and briefs written before, are not changed.
    """
    if not yes:
        typer.confirm(f"Remove {article} from {ledger} for good?", abort=True, err=True)
    versions, removed, emptied = Edition(ledger).forget_told(article, why=why)
    if versions == 0:
        _say(f"{ledger}: there is no report with the id {article}; variorum articles {quote(str(ledger))} lists them")
        raise typer.Exit(NOTHING_DONE)
    _say(f"{article} is forgotten ({versions} {'version' if versions == 1 else 'versions'})")
    if removed or emptied:
        _say(
            f"decisions that quoted it or named whom only it named: {removed} removed, {emptied} left without a reason"
        )


app.command()(export)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to put it all.")] = Path("variorum-demo"),
) -> None:
    """Run all of this on shipped reports.

    Reads the reports that come with the package into a ledger and writes a brief; its path is the last line.
    """
    from variorum.demo import run

    with watched() as progress:
        outcome, page = run(folder, progress=progress)
    _say(f"Look around with: variorum serve {quote(str(folder / 'demo.ledger'))}")
    _summary(outcome)
    _print([str(page)])
    if outcome.problems:
        raise typer.Exit(SOME_WERE_PROBLEMS)


app.command()(serve)


def main() -> None:
    """Runs one command; what is wrong with an input is told in one line, never as a traceback."""
    one_thread()  # before a command opens the language room: numpy looks only once, when it is imported
    _speak_utf8()
    try:
        logs.begin()
        with _stopped_by_the_system():
            app()
    except VariorumError as error:
        _say(f"variorum: {error}")
        sys.exit(NOTHING_DONE)
    except OSError as error:
        if error.errno not in FULL and not error.filename:
            raise
        where = error.filename or "standard output or a file"
        if error.errno in FULL:
            _drop(sys.stdout)
            _say(f"variorum: {where}: cannot be written ({error.strerror}); {MAKE_ROOM}")
        else:
            _say(f"variorum: {where}: cannot be opened ({error.strerror})")
        sys.exit(NOTHING_DONE)
    except Kept:
        _say(f"{STOPPED}; what was read so far is kept, and the same command goes on from there")
        sys.exit(INTERRUPTED)
    except SystemExit as ended:
        if ended.code == INTERRUPTED:  # typer makes this of the interrupt key
            _say(STOPPED)
        raise
    except KeyboardInterrupt:
        _say(STOPPED)
        sys.exit(INTERRUPTED)


def _form(jsonl: bool, csv: bool) -> str:
    if jsonl and csv:
        raise typer.BadParameter("choose one of --jsonl and --csv")
    return "jsonl" if jsonl else "csv" if csv else "table"


def _fields(given: Iterable[str]) -> dict[str, object]:
    """FIELD=VALUE as fields and values: a value is what JSON makes of it, else the words as they stand."""
    found: dict[str, object] = {}
    for one in given:
        field, sign, value = one.partition("=")
        if not (field and sign):
            raise typer.BadParameter(f"{one}: write FIELD=VALUE, for instance value=58", param_hint="--set")
        found[field.strip()] = _value(value)
    return found


def _value(words: str) -> object:
    try:
        return json.loads(words)
    except ValueError:
        return words


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise typer.BadParameter("say who decides", param_hint="--who") from None


def _print(lines: Iterable[str]) -> None:
    """Writes lines to standard output."""
    for line in lines:
        with _going_out():
            sys.stdout.write(line + "\n")
    with _going_out():
        sys.stdout.flush()


@contextmanager
def _going_out() -> Iterator[None]:
    """Ends the command where standard output takes no more; a reader that has seen enough (`| head`) is no error."""
    try:
        yield
    except BrokenPipeError:
        _drop(sys.stdout)
        raise typer.Exit from None
    except OSError as error:
        _drop(sys.stdout)
        _say(f"variorum: standard output: cannot be written ({error.strerror}); {MAKE_ROOM}")
        raise typer.Exit(NOTHING_DONE) from None


def _drop(stream: TextIO) -> None:
    """What was not written yet goes nowhere: Python would try again at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _say(words: str) -> None:
    try:
        typer.echo(shown(words), err=True)
    except OSError:  # nobody can be told; the status tells how the command ended
        _drop(sys.stderr)


def _check_output(output: Path, ledger: Path) -> None:
    """Refuses to write a brief over a ledger, or in a form that there is not."""
    if _is_ledger(output, ledger):
        raise InputError(str(output), "this is a ledger, and a brief would overwrite it; name another file")
    if output.suffix.lower() not in {".html", ".md", ""}:
        raise InputError(str(output), "a brief is a page or Markdown; name a file that ends in .html or .md")


def _is_ledger(output: Path, ledger: Path) -> bool:
    """Whether a file is this ledger under any name, one of SQLite's files beside it, or another database."""
    place = ledger.resolve()
    if output.resolve() in {place, *(place.with_name(place.name + end) for end in BESIDE_LEDGER)}:
        return True
    try:
        if not output.is_file():
            return False
        with output.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE or (ledger.exists() and output.samefile(ledger))
    except OSError:
        return False  # whether it can be written is told when it is


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text)
    except OSError as error:
        remedy = f"; {MAKE_ROOM}" if error.errno in FULL else ""
        _say(f"variorum: {path}: cannot be written ({error.strerror}){remedy}")
        raise typer.Exit(NOTHING_DONE) from None


def _conclude(outcome: Outcome) -> None:
    """Tells what came of adding, and ends with the status that says whether all went well."""
    _summary(outcome)
    if outcome.problems:
        is_done = outcome.added or outcome.known
        raise typer.Exit(SOME_WERE_PROBLEMS if is_done else NOTHING_DONE)
    if not outcome.added and not outcome.known:
        if not outcome.left_out:
            _say("variorum: there was nothing to read; name files, folders, addresses, or - for JSON lines")
        raise typer.Exit(NOTHING_DONE)


def _summary(outcome: Outcome) -> None:
    for problem in outcome.problems:
        _say(f"problem: {problem.where}: {problem.what}: {problem.why}")
    known = f", {outcome.known} known already" if outcome.known else ""
    failed = f", problems: {len(outcome.problems)}" if outcome.problems else ""
    left_out = f", left out: {outcome.left_out}" if outcome.left_out else ""
    _say(f"reports added: {outcome.added}{known}{left_out}{failed}")
    if outcome.left_out and not outcome.added and not outcome.known:
        _say("no report is of what was asked for")
    if outcome.read_otherwise:
        _say(
            "reports of this ledger that another parser, list of places or version read: "
            f"{outcome.read_otherwise}; add them again to have them read like the others"
        )


@contextmanager
def _stopped_by_the_system() -> Iterator[None]:
    """A request to end (SIGTERM, what `kill` and a shutdown send) stops a command like the interrupt key does."""

    def stop(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough: what follows closes the ledger
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _speak_utf8() -> None:
    """Output is UTF-8 whatever the locale; where a stream is closed (`>&-`), what goes there goes nowhere."""
    sys.stdout, sys.stderr = (stream or open(os.devnull, "w") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
