"""Decisions stay in a ledger through later runs and from an older schema, and go with the words that they quote."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledger.house import JUDGING, reading
from tests.ledger.older import take_back
from variorum.deciding import Asked, decided
from variorum.ledger import Ledger
from variorum.pipeline import add, lay
from variorum.records import Claim, Decision, Question, Reading
from variorum.settings import Settings

ALPHA = "Alpha\n2020-11-08\nNorth says North took Shusha\n"
BETA = "Beta\n2020-11-09\nZebediah says South took Shusha\nNorth says North took Hadrut\n"
GAMMA = "Gamma\n2020-11-10\nNorth says North took Shusha\nWest says West took Hadrut\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of two reports."""
    return _added(tmp_path / "x.ledger", alpha=ALPHA, beta=BETA)


def _added(path: Path, **reports: str) -> Path:
    for name, text in reports.items():
        (path.parent / f"{name}.txt").write_text(text, encoding="utf-8")
    with Ledger.write(path) as ledger:
        add(ledger, [str(path.parent / f"{name}.txt") for name in reports], settings=Settings(), house=JUDGING)
    return path


def _decide(path: Path, asked: Asked) -> tuple[Decision, ...]:
    with Ledger.write(path) as ledger:
        made = tuple(ledger.decide(one) for one in decided(ledger, asked))
        lay(ledger, settings=Settings(), house=JUDGING)
    return made


def _claims(path: Path) -> list[Claim]:
    with Ledger.read(path) as ledger:
        return list(ledger.claims())


def _questions(path: Path) -> list[Question]:
    with Ledger.read(path) as ledger:
        return list(ledger.questions())


def _about(questions: Sequence[Question], place: str) -> Question:
    return next(question for question in questions if place in question.about)


def test_a_decision_holds_on_the_next_run_and_alters_nothing_that_was_read(path: Path) -> None:
    (said,) = [claim for claim in _claims(path) if "Zebediah" in claim.evidence.exact]
    with Ledger.read(path) as ledger:
        before = list(ledger.extracted())
    _decide(path, Asked("correct", [said.id], "R. Reader", "misread", {"holder": "North"}))
    _added(path, gamma=GAMMA)
    with Ledger.read(path) as ledger:
        assert [one for one in ledger.extracted() if one.article != "gamma"] == before
        assert list(ledger.check()) == []
    (now,) = [claim for claim in _claims(path) if claim.id == said.id]
    assert now.control is not None
    assert now.control.holder == "North"


def test_questions_put_together_stay_so_when_a_report_comes(path: Path) -> None:
    shusha, hadrut = _about(_questions(path), "Shusha"), _about(_questions(path), "Hadrut")
    _decide(path, Asked("merge", [shusha.id, hadrut.id], "R. Reader", "one campaign"))
    assert len(_questions(path)) == 1
    _added(path, gamma=GAMMA)
    (question,) = _questions(path)
    assert {claim for one in question.positions for claim in one.claims} == {claim.id for claim in _claims(path)}
    with Ledger.read(path) as ledger:
        (held,) = ledger.held()
    assert held.questions == (question.id,)


def test_decisions_get_ids_in_their_order_and_come_back_as_they_were(path: Path) -> None:
    names = [claim.id for claim in _claims(path)]
    made = _decide(path, Asked("reject", names[:2], "R. Reader", "misread"))
    made += _decide(path, Asked("accept", names[2:], "R. Reader", "read right"))
    assert [one.id for one in made] == ["d1", "d2", "d3"]
    assert sorted(one.when for one in made) == [one.when for one in made]
    assert len({one.when for one in made}) == 3
    with Ledger.read(path) as ledger:
        assert ledger.decisions() == made


def test_a_decision_is_laid_at_once_and_tables_say_where_it_holds(path: Path) -> None:
    said = _claims(path)[0]
    _decide(path, Asked("reject", [said.id], "R. Reader", "misread"))
    with sqlite3.connect(path) as connection:
        held = connection.execute(
            "SELECT decisions.id, claims.id FROM decided_claims JOIN decisions ON decisions.key = decision"
            " JOIN claims ON claims.key = claim"
        )
        assert held.fetchall() == [("d1", said.id)]
    with Ledger.read(path) as ledger:
        assert not ledger.status().pending
        assert ledger.status().decisions == {"reject": 1}


def test_a_new_version_of_a_report_keeps_what_was_decided_about_its_words(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    first, second = (_version(path, text) for text in (ALPHA, "Alpha, corrected\n\n" + ALPHA))
    first()
    (said,) = _claims(path)
    _decide(path, Asked("correct", [said.id], "R. Reader", "see the map", {"holder": "West"}))
    second()
    (now,) = _claims(path)
    assert (now.version, now.control and now.control.holder) == (2, "West")
    assert now.id != said.id
    with Ledger.read(path) as ledger:
        assert [one.claims for one in ledger.held()] == [(now.id,)]
        assert ledger.problems() == ()


def test_a_decision_about_words_that_a_new_version_lacks_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    first, second = (_version(path, text) for text in (ALPHA, "Alpha, corrected\nNorth says North took Hadrut\n"))
    first()
    (said,) = _claims(path)
    _decide(path, Asked("reject", [said.id], "R. Reader", "misread"))
    second()
    with Ledger.read(path) as ledger:
        (problem,) = ledger.problems()
        assert (problem.where, ledger.held()) == ("d1", ())
    assert [claim.where.name for claim in _claims(path) if claim.where] == ["Hadrut"]


def _version(path: Path, text: str) -> Callable[[], None]:
    """Adds a text under one address."""
    given = reading("alpha", text.encode(), "alpha.txt", url="https://alpha.example/1")

    def read(paths: Sequence[str], *, settings: Settings) -> Iterator[Reading]:
        return iter([given])

    def added() -> None:
        with Ledger.write(path) as ledger:
            add(ledger, ["alpha.txt"], settings=Settings(), house=replace(JUDGING, read=read))

    return added


# --- forgetting --------------------------------------------------------------------------------------------------


def _forget(path: Path, article: str) -> bytes:
    with Ledger.write(path) as ledger:
        ledger.forget(article, why="asked to")
        lay(ledger, settings=Settings(), house=JUDGING)
    return b"".join(file.read_bytes() for file in path.parent.glob("x.ledger*"))


def test_what_decisions_quote_of_a_forgotten_report_goes_with_it(path: Path) -> None:
    (said,) = [claim for claim in _claims(path) if "Zebediah" in claim.evidence.exact]
    shusha = _about(_questions(path), "Shusha")
    hadrut = _about(_questions(path), "Hadrut")
    _decide(path, Asked("reject", [said.id], "R. Reader", "Zebediah was misread"))
    _decide(path, Asked("undo", ["d1"], "R. Reader", "Zebediah was read right"))
    _decide(path, Asked("accept", [shusha.id], "R. Reader", "well put"))
    _decide(path, Asked("accept", [hadrut.id], "R. Reader", "well put"))
    _decide(path, Asked("merge", ["North", "Zebediah"], "R. Reader", "one voice"))
    _decide(path, Asked("accept", [shusha.id], "R. Reader", "zebediah’s word is told right"))
    assert b"Zebediah" not in _forget(path, "beta")
    with Ledger.read(path) as ledger:
        (kept,) = ledger.decisions()
        assert (kept.id, [pin.article for side in kept.pins for pin in side]) == ("d3", ["alpha"])
        assert ledger.problems() == ()


def test_decisions_about_other_reports_stay(path: Path) -> None:
    said = next(claim for claim in _claims(path) if claim.article == "alpha")
    _decide(path, Asked("reject", [said.id], "R. Reader", "misread"))
    _forget(path, "beta")
    with Ledger.read(path) as ledger:
        assert [one.target for one in ledger.decisions()] == [said.id]


def test_what_was_taken_back_stays_so_when_the_reason_is_forgotten(path: Path) -> None:
    said = next(claim for claim in _claims(path) if claim.article == "alpha")
    _decide(path, Asked("reject", [said.id], "R. Reader", "misread"))
    _decide(path, Asked("undo", ["d1"], "R. Reader", "Zebediah says the same"))
    assert b"Zebediah" not in _forget(path, "beta")
    assert said.id in {claim for question in _questions(path) for one in question.positions for claim in one.claims}
    with Ledger.read(path) as ledger:
        assert [(one.id, one.why) for one in ledger.decisions()] == [("d1", "misread"), ("d2", "")]


SIGNED = (
    "Estmar Herald (fictional)",
    "Tomas Viller Jr.",
    "Kelm’s Own Paper",
    "Estm\u0430r Herald",  # with a letter of another script
    "(Kelm) Today!",
)


@pytest.mark.parametrize("outlet", SIGNED)
@pytest.mark.parametrize("written", [str, lambda name: name.replace("’", "'").replace("\u0430", "a").upper()])
def test_a_name_with_signs_is_forgotten_too(path: Path, outlet: str, written: Callable[[str], str]) -> None:
    given = reading("gamma", b"Gamma\n2020-11-10\nNorth says North took Shusha\n", "gamma.txt")
    given = replace(given, article=replace(given.article, outlet=outlet))
    house = replace(JUDGING, read=lambda paths, *, settings: iter([given]))
    told = Decision("", "North", "merge", "R. Reader", "", "one voice", sort="actor", others=(written(outlet),))
    with Ledger.write(path) as ledger:
        add(ledger, ["gamma.txt"], settings=Settings(), house=house)
        ledger.decide(told)
        ledger.decide(replace(told, others=("South",), why=f"as “{written(outlet)}” has it"))
        ledger.decide(replace(told, others=("South",)))
        lay(ledger, settings=Settings(), house=JUDGING)
    left = _forget(path, "gamma")
    assert outlet.encode() not in left
    assert written(outlet).encode() not in left
    with Ledger.read(path) as ledger:
        assert [one.id for one in ledger.decisions()] == ["d3"]


def test_words_that_name_nobody_take_no_decision_with_them(path: Path) -> None:
    _added(path, gamma="Gamma\n2020-11-10\nOfficials says West took Hadrut\nEast says East took Hadrut\n")
    said = next(claim for claim in _claims(path) if claim.article == "alpha")
    _decide(path, Asked("accept", [said.id], "R. Reader", "officials east of the river say so"))
    _decide(path, Asked("accept", [said.id], "R. Reader", "as West said"))
    _added(path, delta="Delta\n2020-11-10\nThe road to the east is shut.\nNorth says North took Shusha\n")
    _forget(path, "gamma")
    with Ledger.read(path) as ledger:
        assert [one.id for one in ledger.decisions()] == ["d1"]


# --- an older file -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [6, 7])
def test_decisions_of_an_older_ledger_are_kept_and_hold(path: Path, version: int) -> None:
    said = _claims(path)[0]
    take_back(path, version)
    with sqlite3.connect(path) as connection:
        for row in (
            ("one", said.id, "reject", "2026-01-01T00:00:00+00:00", ""),
            ("one", "gone", "accept", "2026-01-02T00:00:00+00:00", ""),
            ("two", said.id, "correct", "2026-01-03T00:00:00+00:00", json.dumps({"control": {"holder": "West"}})),
        ):
            name, target, action, when, change = row
            connection.execute(
                'INSERT INTO decisions (id, target, action, who, "when", why, change) VALUES (?, ?, ?, ?, ?, ?, ?)',
                (name, target, action, "R. Reader", when, "because", change),
            )
    with Ledger.write(path) as ledger:
        assert [(one.id, one.action, one.sort) for one in ledger.decisions()] == [
            ("one", "reject", "claim"),
            ("one.2", "accept", "claim"),
            ("two", "correct", "claim"),
        ]
        lay(ledger, settings=Settings(), house=JUDGING)
        assert [problem.where for problem in ledger.problems()] == ["one.2"]
        assert {claim.control.holder for claim in ledger.claims() if claim.control and claim.id == said.id} == {"West"}
        assert ledger.before("2000-01-01") != ()  # when these came in was not noted: they were there before


def test_what_came_in_before_a_moment_is_what_was_there(path: Path) -> None:
    with Ledger.write(path) as ledger:
        assert ledger.note_brief() == "b1"
        moment = {name: begun for name, begun, _ in ledger.briefs()}
    _added(path, gamma=GAMMA)
    with Ledger.read(path) as ledger:
        assert [article.id for article, _ in ledger.before(moment["b1"])] == ["alpha", "beta"]
        assert [len(claims) for _, claims in ledger.before(moment["b1"])] == [1, 2]
        assert ledger.before("2000-01-01") == ()
