"""The command line as a user meets it: what it prints and where, how it ends, and that nothing ends in a traceback."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import pytest

import variorum.pipeline
from tests.ledger.house import HOUSE, JUDGING, reading
from variorum.api import Edition
from variorum.cli import main
from variorum.columns import _days
from variorum.ledger import Ledger
from variorum.settings import DEFAULT_PARSER

VERSION = version("variorum")
FULL = Path("/dev/full")  # what is written there finds no room
needs_full = pytest.mark.skipif(not FULL.exists(), reason="only Linux has a file that is always full")
START = (
    1.5  # seconds of processor time for `--help`; half a second on an idle machine, and this must hold on a busy one
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Runs a command in a folder of its own, with plain functions in place of the trained rooms."""
    monkeypatch.setattr(variorum.pipeline, "rooms", lambda: HOUSE)
    monkeypatch.chdir(tmp_path)

    def command(*words: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["variorum", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0, captured.out, captured.err)

    return command


@pytest.fixture
def pile(run: Command, tmp_path: Path) -> Path:
    """A folder with two reports, which `x.ledger` holds."""
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "alpha.txt").write_text("Alpha\n2020-11-08\nNorth says North took Shusha\n", encoding="utf-8")
    (folder / "beta.txt").write_text("Beta\n2020-11-09\nSouth says South took Şuşa\n", encoding="utf-8")
    assert run("add", "x.ledger", "pile").code == 0
    return folder


# --- a place or a stream that is not as usual ----------------------------------------------------------------------


NO_TEXT = "k\udcffm"  # how Python calls a file of whose name a byte is none in UTF-8


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="only Linux has names that are no text")
def test_a_ledger_whose_name_is_no_text_is_as_good_as_others(run: Command, pile: Path, tmp_path: Path) -> None:
    name = f"{NO_TEXT}.ledger"
    shutil.copy(tmp_path / "x.ledger", tmp_path / name)
    assert run("brief", name, "-o", "b.md").code == 0
    assert (tmp_path / "b.md").read_text(encoding="utf-8").startswith("# k\\\\xffm.ledger")
    assert run("brief", name, "-o", f"{NO_TEXT}.html").code == 0
    for form in ("csv", "datasette", "site"):
        assert run("export", name, f"{NO_TEXT}-{form}", "--to", form).code == 0


@pytest.mark.parametrize("words", [("claims",), ("add",), ("brief", "-o", "b.md"), ("export", "out", "--to", "csv")])
def test_a_path_that_the_system_refuses_is_told_in_one_line(run: Command, pile: Path, words: tuple[str, ...]) -> None:
    command, *more = words
    given = "pile" if command == "add" else ""
    ended = run(command, "k" * 300 + ".ledger", *filter(None, [given]), *more)
    assert (ended.code, ended.out) == (2, "")
    assert "File name too long" in ended.err
    assert len(ended.err.splitlines()) == 1


CLOSED = (
    "import os, sys; os.close({number}); os.execv(sys.executable, [sys.executable, '-m', 'variorum', *sys.argv[1:]])"
)


@pytest.mark.parametrize("number", [1, 2])
def test_a_stream_that_is_closed_takes_nothing(tmp_path: Path, run: Command, pile: Path, number: int) -> None:
    command = [sys.executable, "-c", CLOSED.format(number=number), "status", str(tmp_path / "x.ledger")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr, bool(ended.stdout)) == (0, "", number == 2)


@pytest.mark.parametrize("command", ["brief", "claims", "questions", "stories", "export"])
def test_that_reports_wait_to_be_laid_is_told(run: Command, pile: Path, tmp_path: Path, command: str) -> None:
    more = ("out", "--to", "csv", "--force") if command == "export" else ()
    assert "laid side by side" not in run(command, "x.ledger", *more).err
    with Ledger.write(tmp_path / "x.ledger") as ledger:  # as a run that is killed before it lays them
        ledger.store(reading("gamma", b"Gamma", "gamma.txt"), (), reader="test")
    ended = run(command, "x.ledger", *more)
    assert ended.code == 0
    assert "what is not is missing here; lay them with: variorum add x.ledger" in ended.err
    assert ("not all of these reports are laid side by side yet" in ended.out) == (command == "brief")
    run("add", "x.ledger")
    assert "laid side by side" not in run(command, "x.ledger", *more).err


# --- add ---------------------------------------------------------------------------------------------------------


def test_add_tells_what_came_of_it_beside_the_data(run: Command, pile: Path) -> None:
    ended = run("add", "x.ledger", "pile")
    assert (ended.code, ended.out) == (0, "")
    assert "reports added: 0, 2 known already" in ended.err


def test_add_ends_with_1_where_some_inputs_were_problems(run: Command, pile: Path) -> None:
    (pile / "empty.txt").write_text("")
    ended = run("add", "x.ledger", "pile")
    assert ended.code == 1
    assert "empty.txt: empty: there is nothing in this file" in ended.err


def test_add_ends_with_2_where_nothing_could_be_done(run: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert run("add", "x.ledger", "empty.txt").code == 2


def test_add_without_reports_changes_nothing_of_a_ledger_that_is_up_to_date(run: Command, pile: Path) -> None:
    before = run("claims", "x.ledger", "--jsonl").out
    assert run("add", "x.ledger").code == 0
    assert run("claims", "x.ledger", "--jsonl").out == before


def test_add_says_how_fields_are_named(run: Command, pile: Path) -> None:
    assert run("add", "x.ledger", pile, "--fields", "text").code == 2
    ended = run("add", "x.ledger", pile, "--fields", "words=body")
    assert (ended.code, "no such field" in ended.err) == (2, True)


def test_a_command_that_is_suggested_can_be_typed(run: Command) -> None:
    assert "make one with: variorum add 'no such.ledger' FILE..." in run("claims", "no such.ledger").err


def test_add_does_not_write_to_what_is_no_ledger(run: Command, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("words " * 500)
    ended = run("add", "report.txt", "report.txt")
    assert ended.code == 2
    assert ended.err.strip() == "variorum: report.txt: is not a Variorum ledger; name another file"


def test_the_parser_chosen_once_is_kept(run: Command, pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.language.pipelines.load_pipeline", lambda name: None)
    assert f"parser     {DEFAULT_PARSER}" in run("status", "x.ledger").out.splitlines()
    assert "reports added: 2" in run("add", "x.ledger", "pile", "--parser", "some_parser").err
    assert "2 known" in run("add", "x.ledger", "pile").err
    assert "parser     some_parser" in run("status", "x.ledger").out.splitlines()


def test_what_another_parser_read_is_told_until_it_is_read_again(
    run: Command, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.language.pipelines.load_pipeline", lambda name: None)
    told = "another parser, list of places or version read"
    assert "read by" not in run("status", "x.ledger").out
    mixed = run("add", "x.ledger", "pile/alpha.txt", "--parser", "some_parser")
    assert f"{told}: 1; add them again" in mixed.err
    shown = run("status", "x.ledger").out
    for words in ("read by    2", f"1  variorum {VERSION}, parser {DEFAULT_PARSER}", "parser some_parser"):
        assert words in shown
    assert told not in run("add", "x.ledger", "pile").err
    assert "read by" not in run("status", "x.ledger").out


def test_a_parser_that_cannot_be_loaded_is_not_kept(run: Command, pile: Path, tmp_path: Path) -> None:
    for ledger in ("x.ledger", "new.ledger"):
        ended = run("add", ledger, "pile", "--parser", "no_such_parser")
        assert ended.code == 2
        assert "'no_such_parser' cannot be loaded" in ended.err
    assert not (tmp_path / "new.ledger").exists()
    assert "2 known" in run("add", "x.ledger", "pile").err


NO_PLACES = (
    (b"a report, no list\nof places\n", "does not name the column name"),
    (b"name,latitude\nShusha,1\n", "does not name the column longitude"),
    (b"", "does not name the column name"),
    (b"\xff\xfe\x00", "save it as CSV in UTF-8"),
)


@pytest.mark.parametrize("content, told", NO_PLACES)
def test_a_list_of_places_that_is_none_is_not_kept(
    run: Command, pile: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "places.csv").write_bytes(content)
    for ledger in ("x.ledger", "new.ledger"):
        ended = run("add", ledger, "pile", "--places", "places.csv")
        assert ended.code == 2
        assert told in ended.err
    assert not (tmp_path / "new.ledger").exists()
    assert "2 known" in run("add", "x.ledger", "pile").err


# --- reading out -------------------------------------------------------------------------------------------------

CLAIM = (
    *("schema", "id", "article", "published", "kind", "part", "evidence", "attribution", "alternatives"),
    *("factuality", "status", "background", "when", "where", "actors", "control", "figure", "event"),
    *("wording", "links", "extractor", "decisions"),
)
QUESTION = (
    *("schema", "id", "kind", "about", "where", "when", "relation", "flags", "reason", "positions"),
    *("decisions", "series", "grounds"),
)


def test_claims_as_json_lines(run: Command, pile: Path) -> None:
    lines = [json.loads(line) for line in run("claims", "x.ledger", "--jsonl").out.splitlines()]
    assert [tuple(line) for line in lines] == [CLAIM, CLAIM]
    assert [line["article"] for line in lines] == ["alpha", "beta"]
    assert lines[1]["evidence"]["exact"] == "South says South took Şuşa"


def test_questions_and_articles_as_json_lines(run: Command, pile: Path) -> None:
    questions = [json.loads(line) for line in run("questions", "x.ledger", "--jsonl").out.splitlines()]
    assert [tuple(line) for line in questions] == [QUESTION, QUESTION]
    articles = [json.loads(line) for line in run("articles", "x.ledger", "--jsonl").out.splitlines()]
    assert [(line["id"], "text" in line) for line in articles] == [("alpha", False), ("beta", False)]
    told = run("articles", "x.ledger", "--jsonl", "--with-text").out.splitlines()
    assert json.loads(told[0])["text"].startswith("Alpha\n\n")


@pytest.mark.parametrize("command", ["claims", "questions", "articles"])
def test_spreadsheets_have_a_cell_for_each_column(run: Command, pile: Path, command: str) -> None:
    rows = list(csv.reader(io.StringIO(run(command, "x.ledger", "--csv").out)))
    assert len(rows) == 3
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("command", ["claims", "questions", "articles", "decisions", "status"])
def test_tables_fit_eighty_columns(run: Command, pile: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = run(command, "x.ledger").out
    assert shown
    assert max(len(line) for line in shown.splitlines()) <= 80


DAYS = (
    ("../2020-11-08", "by 2020-11-08"),
    ("1994/..", "since 1994"),
    ("2020-10-17/2020-10-18", "2020-10-17 to 2020-10-18"),
    ("2020-11?", "2020-11?"),
    (None, "last month"),
)


@pytest.mark.parametrize(("edtf", "told"), DAYS)
def test_days_stand_in_words_in_a_table(edtf: str | None, told: str) -> None:
    assert _days({"edtf": edtf, "exact": "last month"}) == told


def test_no_report_commands_the_terminal(run: Command, tmp_path: Path) -> None:
    title, text = "Kelm\x1b[31m taken", "North says North took Shusha\x1b]0;x\x07"
    odd = [{"id": "a\x1b[2J", "title": title, "outlet": "Post\x9b", "text": text}, {"id": "b\x1b[2J", "text": ""}]
    (tmp_path / "odd.jsonl").write_text("\n".join(map(json.dumps, odd)))
    (tmp_path / "odd\x1b[31m.txt").write_text("")
    told = run("add", "y.ledger", ".").err
    for command in ("articles", "claims", "questions", "stories", "status", "decisions"):
        told += run(command, "y.ledger").out
    assert "Kelm" in told
    assert "\x1b" not in told
    assert "\x9b" not in told


def test_the_table_of_claims_says_who_says_what_in_which_words(
    run: Command, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    shown = run("claims", "x.ledger", "--place", "Shusha").out
    for words in ("alpha", "takes Shusha (North)", "2020-11-08", "North says North took Shusha"):
        assert words in shown
    assert "beta" not in shown


FILTERS = (
    (("--kind", "control"), 2),
    (("--kind", "event"), 0),
    (("--party", "South"), 1),
    (("--article", "alpha"), 1),
    (("--since", "2020-11-09"), 1),
    (("--since", "2020-11"), 2),
    (("--until", "2019"), 0),
    (("--match", "susa"), 1),
)


@pytest.mark.parametrize("words, number", FILTERS)
def test_filters(run: Command, pile: Path, words: tuple[str, ...], number: int) -> None:
    assert len(run("claims", "x.ledger", "--jsonl", *words).out.splitlines()) == number


MISUSE = (
    (("claims", "x.ledger", "--since", "yesterday"), "YYYY-MM-DD"),
    (("claims", "x.ledger", "--since", "2020-13-01"), "no such day"),
    (("questions", "x.ledger", "--until", "2021-02-29"), "no such day"),
    (("claims", "x.ledger", "--since", "2020-00"), "no such day"),
    (("claims", "x.ledger", "--kind", "rumour"), "control"),
    (("claims", "x.ledger", "--jsonl", "--csv"), "choose one"),
    (("articles", "x.ledger", "--with-text"), "goes with --jsonl"),
    (("claims", "none.ledger"), "there is no such ledger"),
    (("brief", "none.ledger"), "there is no such ledger"),
    (("add", "none.ledger"), "there is no such ledger yet; name reports"),
    (("status", "pile"), "pile: this is a folder, and a ledger is one file"),
    (("serve", "pile"), "pile: this is a folder, and a ledger is one file"),
    (("add", "pile", "pile/alpha.txt"), "pile: this is a folder, and a ledger is one file"),
    (("claims", "x.ledger", "--story", "story-of-nobody"), "no such story"),
    (("questions", "x.ledger", "--story", ""), "no such story"),
    (("brief", "x.ledger", "--story", "story-of-nobody"), "no such story"),
    (("status", "pile/alpha.txt"), "not a Variorum ledger"),
    (("forget", "x.ledger", "nobody", "--yes"), "no report with the id nobody"),
    (("brief", "x.ledger", "-o", "no/such/folder/brief.html"), "cannot be written"),
    (("brief", "x.ledger", "-o", "b.pdf"), "ends in .html or .md"),
    (("demo", "pile/alpha.txt"), "this is a file; name a folder"),
    (("demo", "pile/alpha.txt/demo"), "cannot be made"),
    *((("add", "y.ledger", "pile", "--time-limit", one), "or 0 for no limit") for one in ("inf", "1e20")),
    (("read", "pile", "--to", "out", "--time-limit", "inf"), "or 0 for no limit"),
    (("frobnicate",), "No such command"),
)


@pytest.mark.parametrize("words, told", MISUSE)
def test_misuse_is_told_in_words_and_ends_with_2(run: Command, pile: Path, words: tuple[str, ...], told: str) -> None:
    ended = run(*words)
    assert ended.code == 2
    assert told in ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""


# --- brief, status, check, forget --------------------------------------------------------------------------------


def test_the_brief_goes_out_as_markdown_or_into_a_page(run: Command, pile: Path, tmp_path: Path) -> None:
    assert run("brief", "x.ledger").out.startswith("# ")
    ended = run("brief", "x.ledger", "-o", "brief.html", "--title", "Two reports")
    assert (ended.code, ended.out) == (0, "")
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html")
    assert "Two reports" in page


@pytest.mark.parametrize("output", ["x.ledger", "pile/../x.ledger", "soft", "hard.md", "other.html", "x.ledger-wal"])
def test_a_brief_never_overwrites_a_ledger(run: Command, pile: Path, tmp_path: Path, output: str) -> None:
    ledger = tmp_path / "x.ledger"
    (tmp_path / "soft").symlink_to(ledger)
    (tmp_path / "hard.md").hardlink_to(ledger)
    assert run("add", "other.html", "pile").code == 0
    before = {path: path.read_bytes() for path in (ledger, tmp_path / "other.html")}
    ended = run("brief", "x.ledger", "-o", output)
    assert ended.code == 2
    assert "name another file" in ended.err
    assert {path: path.read_bytes() for path in before} == before


def test_a_brief_that_finds_no_room_leaves_the_older_one(
    run: Command, pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("brief", "x.ledger", "-o", "b.md").code == 0
    before = (tmp_path / "b.md").read_text(encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    ended = run("brief", "x.ledger", "-o", "b.md", "--title", "Another")
    assert (ended.code, "No space left on device); make room" in ended.err) == (2, True)
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("words", "does"),
    [
        (("export", "x.ledger", "out", "--to", "csv"), "export"),
        (("brief", "x.ledger"), "brief"),
        (("check", "x.ledger"), "check"),
    ],
)
def test_what_keeps_nothing_of_what_it_began_says_only_that_it_was_stopped(
    run: Command, pile: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], does: str
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Edition, does, stopped)
    ended = run(*words)
    assert (ended.code, ended.out, ended.err.strip()) == (130, "", "stopped")


@pytest.mark.parametrize("output", ["brief.md", "brief.MD", "brief"])
def test_a_brief_in_a_file_without_an_ending_is_markdown(run: Command, pile: Path, tmp_path: Path, output: str) -> None:
    for _ in range(2):  # an older brief may be overwritten
        assert run("brief", "x.ledger", "-o", output).code == 0
    assert (tmp_path / output).read_text(encoding="utf-8").startswith("# ")


def test_status_counts(run: Command, pile: Path) -> None:
    for name in ("empty.txt", "another.txt"):
        (pile / name).write_text("")
    run("add", "x.ledger", "pile")
    shown = run("status", "x.ledger").out
    assert "reports    2" in shown
    assert "control" in shown
    assert "     2  empty: there is nothing in this file" in shown


def test_check_says_that_all_is_well(run: Command, pile: Path) -> None:
    ended = run("check", "x.ledger")
    assert (ended.code, ended.out) == (0, "")
    assert "sound" in ended.err


def test_check_mends_what_follows_from_the_reports(run: Command, pile: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.ledger", isolation_level=None)) as connection:
        connection.execute("DELETE FROM claim_days")
    damaged = run("check", "x.ledger")
    assert damaged.code == 1
    assert "table claim_days: holds 0 rows where 2 were written. What to do: run variorum check --mend" in damaged.out
    mended = run("check", "x.ledger", "--mend")
    assert (mended.code, mended.out, mended.err) == (0, "", "x.ledger: sound\n")


def test_mending_makes_no_ledger(run: Command, tmp_path: Path) -> None:
    assert run("check", "none.ledger", "--mend").code == 2
    assert not (tmp_path / "none.ledger").exists()


def test_add_logs_into_a_file_and_takes_no_limit(run: Command, pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_LOG_FILE", "")
    assert run("add", "y.ledger", "pile", "--log", "log.jsonl", "--time-limit", "0").code == 0
    lines = (pile.parent / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["event"] for line in lines] == [
        *("run begun", "report kept", "report kept", "laid side by side", "run ended")
    ]


def test_a_log_that_cannot_be_written_is_told(run: Command, pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_LOG_FILE", "nowhere/log")
    ended = run("status", "x.ledger")
    assert (ended.code, ended.out) == (2, "")
    assert "the log cannot be written" in ended.err


@needs_full
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_log_that_cannot_be_written_any_more_is_told_once_and_the_run_goes_on(
    run: Command, pile: Path, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    monkeypatch.setenv("VARIORUM_LOG_FILE", "")
    ended = run("add", "y.ledger", "pile", "--log", "/dev/full", "--workers", workers)
    told, counts = ended.err.splitlines()
    assert (ended.code, counts) == (0, "reports added: 2")
    assert told.startswith("variorum: /dev/full: the log cannot be written any more (No space left on device)")


def test_status_tells_how_long_the_stages_of_a_run_took(run: Command, pile: Path) -> None:
    told = run("status", "x.ledger").out
    assert "2 added, 0 known, problems: 0" in told
    assert [line.split(" s  ")[1] for line in told.splitlines() if " s  " in line] == [
        *("read", "claims", "laid side by side")
    ]


def test_forget_takes_a_report_out_for_good(run: Command, pile: Path) -> None:
    ended = run("forget", "x.ledger", "alpha", "--yes")
    assert (ended.code, "decisions" in ended.err) == (0, False)
    assert [json.loads(line)["article"] for line in run("claims", "x.ledger", "--jsonl").out.splitlines()] == ["beta"]
    ended = run("add", "x.ledger", "pile")
    assert ended.code == 1
    assert "this report was forgotten" in ended.err


# --- decide, decisions, what changed -------------------------------------------------------------------------------

BETA = "Beta\n2020-11-09\nSouth says South took Shusha\nSouth says South took Hadrut\n"


@pytest.fixture
def judged(run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Commands on `x.ledger` of two reports, laid side by side by the real room; `R. Reader` decides."""
    monkeypatch.setattr(variorum.pipeline, "rooms", lambda: JUDGING)
    monkeypatch.setenv("VARIORUM_WHO", "R. Reader")
    monkeypatch.setenv("COLUMNS", "160")
    (tmp_path / "alpha.txt").write_text("Alpha\n2020-11-08\nNorth says North took Shusha\n", encoding="utf-8")
    (tmp_path / "beta.txt").write_text(BETA, encoding="utf-8")
    assert run("add", "x.ledger", "alpha.txt", "beta.txt").code == 0
    return run


def _objects(run: Command, command: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(command, "x.ledger", "--jsonl").out.splitlines()]


def _id(run: Command, command: str, words: str) -> str:
    """The id of the claim, or question, that holds these words."""
    found = _objects(run, command)
    return next(str(one["id"]) for one in found if words in (one.get("about") or one["evidence"]["exact"]))


def test_a_claim_is_left_out_and_brought_back(judged: Command) -> None:
    claim = _id(judged, "claims", "North took Shusha")
    ended = judged("decide", "x.ledger", "reject", claim[:8], "--why", "misread")
    assert (ended.code, ended.out) == (0, "d1\n")
    assert "undo it with: variorum decide x.ledger undo d1" in ended.err
    (shown,) = [one for one in _objects(judged, "claims") if one["decisions"]]
    when = shown["decisions"][0].pop("when")
    assert when.startswith("20")
    assert shown["decisions"] == [{"id": "d1", "action": "reject", "who": "R. Reader", "why": "misread"}]
    assert "[d1 reject]" in judged("claims", "x.ledger").out
    assert "North" not in {one["name"] for q in _objects(judged, "questions") for one in q["positions"]}
    assert judged("decide", "x.ledger", "undo", "d1", "--why", "read right").out == "d2\n"
    assert "North" in {one["name"] for q in _objects(judged, "questions") for one in q["positions"]}
    assert [(one["id"], one["undone_by"]) for one in _objects(judged, "decisions")] == [("d1", "d2"), ("d2", None)]


def test_a_claim_is_corrected(judged: Command) -> None:
    claim = _id(judged, "claims", "North took Shusha")
    words = ("correct", claim, "--set", "holder=West", "--set", "when=2020-11-07", "--why", "see the map")
    assert judged("decide", "x.ledger", *words, "--who", "A. Other").code == 0
    (shown,) = [one for one in _objects(judged, "claims") if one["id"] == claim]
    assert (shown["control"]["holder"], shown["when"]["edtf"]) == ("West", "2020-11-07")
    (made,) = _objects(judged, "decisions")
    assert (made["who"], made["change"]) == ("A. Other", {"holder": "West", "when": "2020-11-07"})
    assert made["rests_on"] == [[{"claim": claim, "article": "alpha", "exact": "North says North took Shusha"}]]


def test_a_value_that_is_taken_away_is_listed_as_it_was_given(judged: Command) -> None:
    claim = _id(judged, "claims", "North took Shusha")
    assert judged("decide", "x.ledger", "correct", claim, "--set", "holder=null", "--why", "not said").code == 0
    for form in ((), ("--csv",)):
        told = judged("decisions", "x.ledger", *form).out
        assert "holder=null" in told
        assert "None" not in told


def test_questions_are_put_together_and_taken_apart(judged: Command) -> None:
    shusha, hadrut = (_id(judged, "questions", place) for place in ("Shusha", "Hadrut"))
    claim = _id(judged, "claims", "took Hadrut")
    assert judged("decide", "x.ledger", "merge", f"#q-{shusha}", hadrut, "--why", "one campaign").code == 0
    (question,) = _objects(judged, "questions")
    assert [one["action"] for one in question["decisions"]] == ["merge"]
    assert "[d1 merge by R. Reader]" in judged("questions", "x.ledger").out
    split = judged("decide", "x.ledger", "split", question["id"], "--claims", claim[:6], "--why", "two towns")
    assert split.code == 0
    assert len(_objects(judged, "questions")) == 2


def test_actors_are_put_together_by_name(judged: Command) -> None:
    assert judged("decide", "x.ledger", "merge", "south", "North", "--why", "one army").code == 0
    assert {one["name"] for q in _objects(judged, "questions") for one in q["positions"]} == {"South"}
    (made,) = _objects(judged, "decisions")
    assert (made["sort"], made["target"], made["others"]) == ("actor", "South", ["North"])


def test_forget_says_how_many_decisions_went(judged: Command) -> None:
    (claim, *_) = [one["id"] for one in _objects(judged, "claims") if one["article"] == "beta"]
    judged("decide", "x.ledger", "reject", claim, "--why", "misread")
    judged("decide", "x.ledger", "accept", _id(judged, "claims", "North took"), "--why", "well read")
    judged("decide", "x.ledger", "undo", "d2", "--why", "South was right")
    assert "1 removed, 1 left without a reason" in judged("forget", "x.ledger", "beta", "--yes").err
    assert [(one["id"], one["why"]) for one in _objects(judged, "decisions")] == [("d2", "well read"), ("d3", "")]


WRONG = (
    (("reject", "feedbeef", "--why", "x"), "no claim or question of this ledger has this id"),
    (("reject", "abc", "--why", "x"), "no claim or question of this ledger has this id"),
    (("reject", "control", "--why", "x"), "this fits several (control-"),
    (("reject", "control-", "--why", " "), "say why"),
    (("reject", "control-", "--why", "x", "--who", " "), "say who"),
    (("reject", "control-", "--why", "x", "--set", "value=1"), "takes no fields"),
    (("reject", "control-", "--why", "x", "--claims", "abcd"), "only a split"),
    (("correct", "CLAIM", "--why", "x"), "say what is right"),
    (("correct", "CLAIM", "--why", "x", "--set", "value"), "write FIELD=VALUE"),
    (("correct", "CLAIM", "--why", "x", "--set", "colour=red"), "there is no field colour"),
    (("correct", "CLAIM", "--why", "x", "--set", "value=4"), "holds no such part"),
    (("correct", "CLAIM", "--why", "x", "--set", "status=eaten"), "status cannot be"),
    (("correct", "QUESTION", "--why", "x", "--set", "value=4"), "this is a question"),
    (("merge", "QUESTION", "--why", "x"), "two or more"),
    (("merge", "QUESTION", "QUESTION", "--why", "x"), "one and the same"),
    (("merge", "QUESTION", "North", "--why", "x"), "do not go together"),
    (("merge", "Nort", "South", "--why", "x"), "there is North"),
    (("split", "QUESTION", "--why", "x"), "name the claims that stand apart"),
    (("split", "QUESTION", "--why", "x", "--claims", "OTHER"), "no claim that answers the question"),
    (("split", "QUESTION", "--why", "x", "--claims", "CLAIM,CLAIM2"), "all of its claims"),
    (("split", "North", "--why", "x"), "name the two actors"),
    (("split", "CLAIM", "--why", "x"), "name one question"),
    (("undo", "d9", "--why", "x"), "no such decision (none was made)"),
    (("praise", "CLAIM", "--why", "x"), "accept"),
    (("reject", "CLAIM"), "--why"),
)


@pytest.mark.parametrize("words, told", WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_a_decision_that_cannot_be_is_refused_in_words(judged: Command, words: tuple[str, ...], told: str) -> None:
    names = {
        "CLAIM2": _id(judged, "claims", "South took Shusha"),
        "CLAIM": _id(judged, "claims", "North took Shusha"),
        "OTHER": _id(judged, "claims", "took Hadrut"),
        "QUESTION": _id(judged, "questions", "Shusha"),
    }
    given = [",".join(names.get(part, part) for part in word.split(",")) for word in words]
    ended = judged("decide", "x.ledger", *given)
    assert ended.code == 2
    assert told in " ".join(ended.err.replace("│", " ").split())
    assert ended.out == ""
    assert _objects(judged, "decisions") == []


WRITING = (("decide", "none.ledger", "reject", "abcd", "--why", "x"), ("forget", "none.ledger", "r2", "--yes"))


@pytest.mark.parametrize("words", WRITING)
def test_what_writes_into_a_ledger_makes_none(run: Command, tmp_path: Path, words: tuple[str, ...]) -> None:
    ended = run(*words)
    assert (ended.code, "there is no such ledger" in ended.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_the_claims_of_one_question_are_listed_to_split_it(judged: Command) -> None:
    question = _id(judged, "questions", "Shusha")
    answering = next(one["positions"] for one in _objects(judged, "questions") if one["id"] == question)
    wanted = sorted(claim for position in answering for claim in position["claims"])
    for named in (question, f"#q-{question}", question.partition("-")[2][:6]):
        listed = judged("claims", "x.ledger", "--question", named, "--jsonl").out.splitlines()
        assert sorted(json.loads(line)["id"] for line in listed) == wanted
    assert len(wanted) > 1
    refused = judged("decide", "x.ledger", "split", question, "--why", "two towns")
    assert f"variorum claims LEDGER --question {question} lists them" in refused.err
    first = judged("claims", "x.ledger", "--question", question).out
    assert wanted[0][:8] in first
    assert judged("decide", "x.ledger", "split", question, "--claims", wanted[0][:8], "--why", "two towns").code == 0


@pytest.mark.parametrize("named", ["", "control-ffff", "c"])
def test_a_question_that_there_is_not_is_refused(judged: Command, named: str) -> None:
    ended = judged("claims", "x.ledger", "--question", named)
    assert (ended.code, ended.out, "see variorum questions" in ended.err) == (2, "", True)


def test_a_decision_that_cannot_be_applied_is_kept_and_told(judged: Command, tmp_path: Path) -> None:
    claim = _id(judged, "claims", "took Hadrut")
    judged("decide", "x.ledger", "reject", claim, "--why", "misread")
    ended = judged("decide", "x.ledger", "merge", claim, _id(judged, "questions", "Shusha"), "--why", "x")
    assert (ended.code, ended.out) == (1, "d2\n")
    assert "d2 is kept, but was not applied: its claims answer no question" in ended.err
    assert "not applied" in judged("decisions", "x.ledger").out


@pytest.mark.parametrize("form", [(), ("--csv",)])
def test_decisions_as_a_table_and_a_spreadsheet(
    judged: Command, form: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert judged("decisions", "x.ledger").out == "no decision\n"
    judged("decide", "x.ledger", "merge", "South", "North", "--why", "one army")
    shown = judged("decisions", "x.ledger", *form).out
    for words in ("d1", "merge", "South", "North", "R. Reader", "one army", "holds"):
        assert words in shown
    assert form or max(len(line) for line in shown.splitlines()) <= 80


def test_a_brief_tells_what_changed_since_the_last_one(judged: Command, tmp_path: Path) -> None:
    assert "(b1)" in judged("brief", "x.ledger", "-o", "one.md").err
    unchanged = judged("brief", "x.ledger", "--changed-since", "last")
    assert "## What changed since brief b1 of " in unchanged.out
    assert "Nothing changed." in unchanged.out
    assert "This was brief b2" in unchanged.err
    (tmp_path / "gamma.txt").write_text("Gamma\n2020-11-10\nWest says West took Hadrut\n", encoding="utf-8")
    judged("add", "x.ledger", "gamma.txt")
    judged("decide", "x.ledger", "merge", "South", "North", "--why", "one army")
    told = judged("brief", "x.ledger", "--changed-since", "b2").out
    for words in ("New: Gamma", "West answers now: ", "What North said stands with South now.", "Why: one army"):
        assert words in told
    assert "last brief b3, " in judged("status", "x.ledger").out


def test_a_brief_tells_that_reports_were_forgotten_since(judged: Command) -> None:
    judged("brief", "x.ledger", "-o", "one.md")
    judged("forget", "x.ledger", "beta", "--yes")
    told = judged("brief", "x.ledger", "--changed-since", "last").out
    assert "* One report was removed for good; what only it said is told nowhere below." in told
    assert "Nothing changed." not in told
    assert "removed for good" not in judged("brief", "x.ledger", "--changed-since", "b2").out


def test_a_brief_since_a_day_tells_all_that_came_since(judged: Command) -> None:
    told = judged("brief", "x.ledger", "--changed-since", "2020-01").out
    assert "## What changed since 1 January 2020" in told
    assert "New: Alpha" in told
    later = judged("brief", "x.ledger", "--changed-since", "2999-01-01").out
    assert "Nothing changed." in later


@pytest.mark.parametrize(
    "since, told",
    [("last", "no such brief"), ("b7", "no such brief"), ("soon", "YYYY-MM-DD"), ("2020-13-01", "no such day")],
)
def test_a_moment_that_is_none_is_refused(judged: Command, since: str, told: str) -> None:
    ended = judged("brief", "x.ledger", "--changed-since", since)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


# --- the program itself ------------------------------------------------------------------------------------------


def _program(*words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "variorum.cli", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_reader_that_has_seen_enough_is_no_error(run: Command, tmp_path: Path) -> None:
    lines = "\n".join(f"North says North took Town{number}" for number in range(2000))
    (tmp_path / "long.txt").write_text(f"Long\n{lines}\n")
    run("add", "x.ledger", "long.txt")
    with _program("claims", str(tmp_path / "x.ledger"), "--jsonl") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


OUTPUTS = (
    ("claims", "x.ledger", "--jsonl"),
    ("claims", "x.ledger"),
    ("brief", "x.ledger"),
    ("status", "x.ledger"),
    ("--version",),
    ("claims", "--help"),
)


def _into(words: tuple[str, ...], place: Path, **streams: IO[str]) -> subprocess.CompletedProcess[str]:
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.run([sys.executable, "-m", "variorum", *words], cwd=place, text=True, check=False, **given)  # type: ignore[call-overload, no-any-return]


@needs_full
@pytest.mark.parametrize("words", OUTPUTS)
def test_a_full_disk_under_standard_output_is_told_in_one_line(pile: Path, words: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        done = _into(words, pile.parent, stdout=full)
    assert done.returncode == 2
    (told,) = done.stderr.splitlines()
    assert told.startswith("variorum: standard output")
    assert told.endswith("cannot be written (No space left on device); make room, or write to another place")


@needs_full
def test_a_full_disk_under_standard_error_changes_nothing_of_what_is_done(pile: Path) -> None:
    with FULL.open("w") as full:
        assert _into(("check", "x.ledger"), pile.parent, stderr=full).returncode == 0
        assert _into(("claims", "none.ledger"), pile.parent, stderr=full).returncode == 2


def test_the_package_runs_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "variorum", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("variorum ")


def test_help_and_version_come_at_once() -> None:
    for words in (["--help"], ["claims", "--help"], ["--version"]):
        begun = time.process_time() + sum(_children())
        with _program(*words) as process:
            assert process.communicate()[0]
        assert time.process_time() + sum(_children()) - begun < START


def test_no_command_but_add_loads_the_language_room() -> None:
    rooms = "{'spacy', 'trafilatura', 'numpy', 'jinja2', 'onnxruntime', 'tokenizers'}"
    code = f"import sys, variorum.cli; print(sorted({rooms} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _children() -> tuple[float, float]:
    import os

    spent = os.times()
    return spent.children_user, spent.children_system
