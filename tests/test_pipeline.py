"""Adding reports: each once, each by itself, whatever happens to the others and whenever the run is stopped."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledger.house import HOUSE, as_one, read_claims, reading
from variorum.api import Edition
from variorum.errors import PipelineError, VariorumError
from variorum.ledger import Ledger
from variorum.ledger.ids import is_named_by_path
from variorum.pipeline import Outcome, Rooms, add, reader
from variorum.records import Article, Claim, Date, Problem, Reconciliation
from variorum.settings import Settings

REPORTS = 60
ROOT = Path(__file__).parents[1]


def _pile(folder: Path, number: int = REPORTS) -> Path:
    folder.mkdir()
    for at in range(number):
        text = (
            f"Report {at}\n2020-11-{at % 28 + 1:02d}\nNorth says North took Town{at % 7}\nSouth says South took Şuşa\n"
        )
        (folder / f"{at:03d}.txt").write_text(text, encoding="utf-8")
    return folder


def _add(path: Path, *inputs: Path, workers: int = 1, house: Rooms = HOUSE) -> Outcome:
    with Ledger.write(path) as ledger:
        return add(ledger, [str(source) for source in inputs], settings=Settings(workers=workers), house=house)


def _exports(path: Path) -> str:
    edition = Edition(path)
    found = [list(edition.claims()), list(edition.questions()), list(edition.articles(with_text=True))]
    return json.dumps([*found, list(edition.problems())], ensure_ascii=False)


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    pile, path = _pile(tmp_path / "pile"), tmp_path / "x.ledger"
    assert _add(path, pile) == Outcome(added=REPORTS, known=0, problems=())
    before = _exports(path)
    assert _add(path, pile) == Outcome(added=0, known=REPORTS, problems=())
    assert _exports(path) == before


def test_the_order_of_the_inputs_does_not_matter(tmp_path: Path) -> None:
    pile = _pile(tmp_path / "pile", 12)
    files = sorted(pile.iterdir())
    random.Random(7).shuffle(files)
    _add(tmp_path / "a.ledger", pile)
    _add(tmp_path / "b.ledger", *files[:5])
    _add(tmp_path / "b.ledger", *files[5:])
    assert _exports(tmp_path / "a.ledger") == _exports(tmp_path / "b.ledger")


def test_the_number_of_workers_does_not_matter(tmp_path: Path) -> None:
    pile = _pile(tmp_path / "pile", 40)
    _add(tmp_path / "a.ledger", pile)
    _add(tmp_path / "b.ledger", pile, workers=2)
    assert _exports(tmp_path / "a.ledger") == _exports(tmp_path / "b.ledger")


def test_a_report_that_stumbles_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    pile, path = _pile(tmp_path / "pile", 3), tmp_path / "x.ledger"
    (pile / "bad.txt").write_text("Bad\nCRASH\n")
    outcome = _add(path, pile)
    assert outcome.added == 4
    assert [(problem.article, problem.what) for problem in outcome.problems] == [
        ("bad", "its claims could not be read")
    ]
    with Ledger.read(path) as ledger:
        assert "bad" in {article.id for article in ledger.articles()}


def test_a_report_that_stumbled_is_tried_again(tmp_path: Path) -> None:
    pile, path = _pile(tmp_path / "pile", 1), tmp_path / "x.ledger"
    (pile / "bad.txt").write_text("Bad\nCRASH\nNorth says North took Hadrut\n")
    _add(path, pile)
    mended = replace(HOUSE, read_claims=_without_stumbling)
    assert _add(path, pile, house=mended).problems == ()
    assert list(Edition(path).problems()) == []
    assert "Hadrut" in _exports(path)


def _without_stumbling(article: Article, settings: Settings) -> tuple[Claim, ...]:
    whole = article.text
    found = read_claims(replace(article, text=whole.replace("CRASH", "xxxxx")), settings)
    return tuple(replace(claim, evidence=claim.evidence) for claim in found)


def test_an_input_that_was_mended_is_no_problem_any_more(tmp_path: Path) -> None:
    pile, path = _pile(tmp_path / "pile", 1), tmp_path / "x.ledger"
    (pile / "empty.txt").write_text("")
    assert len(_add(path, pile).problems) == 1
    (pile / "empty.txt").write_text("Now there is something\n")
    assert _add(path, pile).problems == ()
    assert list(Edition(path).problems()) == []


def test_a_parser_that_cannot_be_loaded_stops_the_run(tmp_path: Path) -> None:
    pile = _pile(tmp_path / "pile", 1)
    (pile / "fatal.txt").write_text("FATAL CRASH\n")
    with pytest.raises(VariorumError):
        _add(tmp_path / "x.ledger", pile)


def test_who_reads_is_told_with_the_parser(tmp_path: Path) -> None:
    readers = {reader(Settings(parser=parser)) for parser in ("accurate", "fast", "some_package")}
    assert {name.partition(", ")[2] for name in readers} == {"parser accurate", "parser fast", "parser some_package"}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_parser_that_no_process_can_load_stops_the_run_and_is_told(tmp_path: Path, workers: int) -> None:
    pile, path = _pile(tmp_path / "pile", 1), tmp_path / "x.ledger"
    with pytest.raises(PipelineError, match="'none' cannot be loaded: it is gone; use 'fast' or") as told:
        _add(path, pile, workers=workers, house=replace(HOUSE, read_claims=_without_parser))
    assert (told.value.name, told.value.why) == ("none", "it is gone")


def _without_parser(article: Article, settings: Settings) -> tuple[Claim, ...]:
    raise PipelineError("none", "it is gone", ("fast",))


@pytest.mark.parametrize("workers", [1, 2])
def test_every_process_reads_with_the_parser_of_the_ledger(tmp_path: Path, workers: int) -> None:
    with Ledger.write(tmp_path / "x.ledger") as ledger:
        settings = Settings(parser="of this ledger", workers=workers)
        house = replace(HOUSE, read_claims=_telling_the_parser)
        outcome = add(ledger, [str(_pile(tmp_path / "pile", 20))], settings=settings, house=house)
    assert ["read with of this ledger" in problem.why for problem in outcome.problems] == [True] * 20


def _telling_the_parser(article: Article, settings: Settings) -> tuple[Claim, ...]:
    raise ValueError(f"read with {settings.parser}")


def test_what_another_parser_read_stays_until_it_is_given_again(tmp_path: Path) -> None:
    pile, path = _pile(tmp_path / "pile", 3), tmp_path / "x.ledger"
    first = min(pile.iterdir())
    with Ledger.write(path) as ledger:
        for sources, parser, told in (
            ([pile], "fast", Outcome(added=3, known=0, problems=())),
            ([first], "accurate", Outcome(added=1, known=0, problems=(), read_otherwise=2)),
            ([pile], "accurate", Outcome(added=2, known=1, problems=())),
        ):
            settings = Settings(parser=parser)
            assert add(ledger, [str(source) for source in sources], settings=settings, house=HOUSE) == told


def test_another_text_under_one_address_is_a_new_version(tmp_path: Path) -> None:
    path, url = tmp_path / "x.ledger", "https://example.org/a"
    texts = (b"Alpha\nNorth says North took Shusha\n", b"Alpha\nNorth says North took Hadrut\n")
    with Ledger.write(path) as ledger:
        for text in (*texts, texts[0]):
            found = [reading("a", text, "a.html", url=url)]
            add(ledger, [], settings=Settings(), house=replace(HOUSE, read=lambda paths, settings: iter(found)))  # noqa: B023
        assert [article.version for article in ledger.articles()] == [2]
        assert [claim.where.name for claim in ledger.claims() if claim.where] == ["Hadrut"]
        assert ledger.status().versions == 2


def test_another_text_under_one_path_is_another_report(tmp_path: Path) -> None:
    path, file = tmp_path / "x.ledger", tmp_path / "alpha.txt"
    for text in ("Alpha\nNorth says North took Shusha\n", "Alpha\nNorth says North took Hadrut\n"):
        file.write_text(text)
        _add(path, file)
    assert _add(path, file).known == 1
    with Ledger.read(path) as ledger:
        first, second = (article.id for article in ledger.articles())
        assert first == "alpha"
        assert second.startswith("alpha~")
        assert len(list(ledger.claims())) == 2


NAMED = (
    ("alpha", "pile/alpha.txt", None, True),
    ("sub/alpha", "pile/sub/alpha.txt", None, True),
    ("lines:3", "pile/lines.jsonl:3", None, True),
    ("stdin:3", "standard input:3", None, True),
    ("pile/alpha.txt", "pile/alpha.txt", None, True),
    ("story-7", "pile/lines.jsonl:3", None, False),
    ("story-7", "standard input:3", None, False),
    ("https://example.org/alpha", "pile/alpha.html", "https://example.org/alpha", False),
)


@pytest.mark.parametrize("name, location, url, by_path", NAMED)
def test_whether_an_id_comes_from_a_path(name: str, location: str, url: str | None, by_path: bool) -> None:
    article = Article(id=name, text="", published=Date(), url=url, location=location)
    assert is_named_by_path(article) is by_path


def test_where_reports_cannot_be_laid_side_by_side_their_claims_are_kept(tmp_path: Path) -> None:
    pile, path = _pile(tmp_path / "pile", 2), tmp_path / "x.ledger"

    def stumble(*given: object, **named: object) -> Reconciliation:
        raise ValueError("stumbled")

    _add(path, pile, house=replace(HOUSE, by_parts=as_one(stumble)))
    assert len(list(Edition(path).claims())) == 4
    assert [problem["what"] for problem in Edition(path).problems()] == ["the reports could not be laid side by side"]
    assert Edition(path).status().pending
    _add(path, pile)
    assert list(Edition(path).problems()) == []
    assert not Edition(path).status().pending


def test_reading_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"

    def broken(paths: object, settings: Settings) -> object:
        yield reading("alpha", b"Alpha\n", "alpha.txt")
        raise ValueError("stumbled")

    outcome = _add(path, house=replace(HOUSE, read=broken))  # type: ignore[arg-type]
    assert outcome.added == 1
    assert [problem.what for problem in outcome.problems] == ["reading broke off"]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    with Ledger.write(tmp_path / "x.ledger") as ledger:
        inputs = [str(_pile(tmp_path / "pile", 2))]
        add(ledger, inputs, settings=Settings(), progress=lambda stage, done: told.append((stage, done)), house=HOUSE)
    assert told == [("read", 1), ("read", 2), ("laid side by side", 2)]


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_is_told_of_known_reports_too(tmp_path: Path, workers: int) -> None:
    told: list[tuple[str, int]] = []
    path, pile = tmp_path / "x.ledger", _pile(tmp_path / "pile", 30)
    _add(path, pile)
    (pile / "000.txt").write_text("Later\nNorth says North took Kelm\n")
    (pile / "zzz.txt").write_text("New\nNorth says North took Kelm\n")
    with Ledger.write(path) as ledger:
        settings = Settings(workers=workers)
        outcome = add(ledger, [str(pile)], settings=settings, progress=lambda *one: told.append(one), house=HOUSE)
    assert outcome.known > 20
    assert [one for one in told if one[0] == "read"] == [
        ("read", number) for number in range(1, outcome.known + outcome.added + 1)
    ]


SLOW = """
import sys, time
from dataclasses import replace
from pathlib import Path
from tests.ledger.house import HOUSE
from variorum.ledger import Ledger
from variorum.pipeline import add
from variorum.settings import Settings

def slowly(article, settings):
    time.sleep(0.01)
    return HOUSE.read_claims(article, settings)

print("begun", flush=True)
with Ledger.write(Path(sys.argv[1])) as ledger:
    add(ledger, sys.argv[2:], settings=Settings(), house=replace(HOUSE, read_claims=slowly))
"""


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.2, 0.4, 0.6, 0.9])
def test_a_run_killed_at_any_moment_is_completed_by_the_next(tmp_path: Path, delay: float) -> None:
    pile, path = _pile(tmp_path / "pile"), tmp_path / "killed.ledger"
    command = [sys.executable, "-c", SLOW, str(path), str(pile)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
    with Ledger.write(path) as ledger:
        assert [finding for finding in ledger.check() if finding.where != "ledger"] == []
    _add(path, pile)
    _add(tmp_path / "undisturbed.ledger", pile)
    assert _exports(path) == _exports(tmp_path / "undisturbed.ledger")
    assert Edition(path).check() == ()


def test_problems_are_told_in_the_order_of_their_inputs(tmp_path: Path) -> None:
    pile, path = _pile(tmp_path / "pile", 1), tmp_path / "x.ledger"
    for name in ("b.txt", "a.txt"):
        (pile / name).write_text("")
    outcome = _add(path, pile)
    assert all(isinstance(problem, Problem) for problem in outcome.problems)
    assert [Path(str(one["where"])).name for one in Edition(path).problems()] == ["a.txt", "b.txt"]
