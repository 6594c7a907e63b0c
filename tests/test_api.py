"""A ledger in Python, the public names of its objects, and parts from outside."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, version
from pathlib import Path
from typing import Any

import pytest

import variorum
import variorum.pipeline
import variorum.plugins
from tests.ledger.house import HOUSE, JUDGING
from variorum.api import Edition
from variorum.errors import InputError
from variorum.ledger import Ledger
from variorum.public import claim_object, decision_object
from variorum.records import (
    Actor,
    AttributionLevel,
    Claim,
    Control,
    Date,
    Decision,
    Event,
    Evidence,
    Figure,
    Link,
    Party,
    Pin,
    Place,
    Selector,
    Span,
    TimeExpression,
    Wording,
)
from variorum.settings import LONGEST_LIMIT, Settings

WHEN = Date("2020-11-08", "2020-11-08", "2020-11-08", expression=TimeExpression(Span(0, 3, "now"), "DATE"))
CLAIM = Claim(
    id="c",
    article="a",
    kind="control",
    evidence=Evidence((Selector(0, 3, "abc", "", "d"), Selector(5, 8, "fgh"))),
    part="body",
    attribution=(
        AttributionLevel("outlet", "The Outlet", factuality="Uu"),
        AttributionLevel("speaker", "Speaker", party=Party("North", "title"), said=WHEN, cue=(Span(0, 3, "abc"),)),
    ),
    factuality="CT+",
    status="happened",
    extractor="control",
    when=WHEN,
    where=Place("Town"),
    actors=(Actor("army", party=Party("North", "adjective")),),
    control=Control("takes", "North", "South"),
    figure=Figure(1, 1, None, since=WHEN, as_of=WHEN),
    event=Event("ASSAULT"),
    wording=Wording("take", "taken"),
    alternatives=((AttributionLevel("outlet"),),),
    links=(Link("denies", None, "near"),),
    trigger=Span(0, 3, "abc"),
)
DATE = ("edtf", "earliest", "latest", "extent", "precision", "basis", "exact", "time")

# The names that the documentation promises, object by object.
PROMISED: tuple[tuple[tuple[str | int, ...], tuple[str, ...]], ...] = (
    (("published",), DATE),
    (("evidence",), ("in", "spans", "exact")),
    (("evidence", "spans", 0), ("start", "end", "exact", "prefix", "suffix")),
    (("attribution", 0), ("role", "name", "factuality")),
    (
        ("attribution", 1),
        (
            *("role", "name", "actor", "party", "quotation", "said", "source", "cue", "content"),
            *("factuality", "basis", "certain"),
        ),
    ),
    (("attribution", 1, "said"), DATE),
    (("attribution", 1, "party"), ("name", "basis", "candidates")),
    (("attribution", 1, "cue", 0), ("start", "end", "exact")),
    (("alternatives", 0, 0), ("role", "name", "factuality")),
    (("when",), DATE),
    (("where",), ("name", "canonical", "id", "countries", "lat", "lon", "precision", "candidates")),
    (("actors", 0), ("name", "actor", "party", "role", "sectors")),
    (("control",), ("state", "holder", "from", "sense")),
    (
        ("figure",),
        (
            *("value", "low", "high", "mod", "unit", "of", "outcome", "group", "side", "by", "cumulative"),
            *("since", "as_of", "exact"),
        ),
    ),
    (("figure", "as_of"), DATE),
    (("event",), ("type", "mode")),
    (("wording",), ("lemma", "exact")),
    (("links", 0), ("type", "claim", "basis")),
)


@pytest.mark.parametrize("path, names", PROMISED)
def test_the_names_of_a_claim_are_those_promised(path: tuple[str | int, ...], names: tuple[str, ...]) -> None:
    found: Any = claim_object(CLAIM, published=WHEN)
    for step in path:
        found = found[step]
    assert set(found) == set(names)


def test_nothing_of_the_inner_working_is_public() -> None:
    told = json.dumps(claim_object(CLAIM, published=WHEN))
    assert "expression" not in told
    assert "trigger" not in told
    assert claim_object(CLAIM, published=WHEN)["evidence"]["exact"] == "abc … fgh"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of one report."""
    monkeypatch.setattr(variorum.pipeline, "rooms", lambda: HOUSE)
    (tmp_path / "alpha.txt").write_text("Alpha\n2020-11-08\nNorth says North took Shusha\n")
    path = tmp_path / "x.ledger"
    assert variorum.open(path).add(tmp_path / "alpha.txt").added == 1
    return path


def test_a_ledger_opens_in_python(ledger: Path) -> None:
    edition = variorum.open(ledger)
    assert [claim["article"] for claim in edition.claims(place="shusha")] == ["alpha"]
    assert [question["about"] for question in edition.questions()] == ["Who held Shusha?"]
    assert [article["id"] for article in edition.articles()] == ["alpha"]
    assert list(edition.problems()) == []


def test_a_ledger_goes_on_with_its_parser_where_another_becomes_the_usual_one(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = variorum.open(ledger).status().parser
    _, *others = Settings.__init__.__defaults__ or ()
    monkeypatch.setattr(Settings.__init__, "__defaults__", ("another", *others))
    assert Settings().parser == "another"
    assert variorum.open(ledger).status().parser == before


def test_another_list_of_places_has_the_reports_read_again(ledger: Path, tmp_path: Path) -> None:
    edition, report, places = variorum.open(ledger), tmp_path / "alpha.txt", tmp_path / "places.csv"
    places.write_text("name,latitude,longitude\nShusha,1,1\n")
    assert edition.add(report, places=places).added == 1
    assert edition.add(report).known == 1
    places.write_text("name,latitude,longitude\nShusha,2,2\n")
    assert edition.add(report).added == 1
    assert edition.status().versions == 1


def test_a_day_that_is_none_is_refused(ledger: Path) -> None:
    for day in ("yesterday", "2020-13-01", "2020-02-30"):
        with pytest.raises(InputError, match=day):
            list(variorum.open(ledger).claims(until=day))


def test_a_list_of_places_that_is_not_there_is_refused(ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="list of places cannot be read"):
        variorum.open(ledger).add(tmp_path / "alpha.txt", places=tmp_path / "none.csv")


@pytest.mark.parametrize("limit", [-1, float("inf"), float("nan"), 1e20])
def test_a_time_that_no_clock_can_be_set_to_is_refused(ledger: Path, tmp_path: Path, limit: float) -> None:
    with pytest.raises(InputError, match="or 0 for no limit"):
        variorum.open(tmp_path / "new.ledger").add(tmp_path / "alpha.txt", time_limit=limit)
    assert not (tmp_path / "new.ledger").exists()


@pytest.mark.parametrize("limit", [0, None, LONGEST_LIMIT])
def test_as_much_time_as_it_needs(ledger: Path, tmp_path: Path, limit: float | None) -> None:
    outcome = variorum.open(tmp_path / "new.ledger").add(tmp_path / "alpha.txt", time_limit=limit)
    assert (outcome.added, outcome.problems) == (1, ())


CHOICES: tuple[tuple[Callable[[Edition], object], str], ...] = (
    (lambda held: held.add("alpha.txt", executor="foo"), "foo: there is no such executor; choose of local, spark"),  # type: ignore[arg-type]
    (lambda held: held.claims(kind="foo"), "foo: claims are of no such kind; choose of control, "),  # type: ignore[arg-type]
    (lambda held: held.questions(kind="foo"), "foo: claims are of no such kind; choose of control, "),  # type: ignore[arg-type]
    (lambda held: held.claims(since="soon"), "soon: give a day as YYYY-MM-DD"),
    (lambda held: held.brief(form="pdf"), "pdf: a brief is a page or Markdown; choose of html, md"),  # type: ignore[arg-type]
    (lambda held: held.decide("foo", "x", who="R", why="w"), "foo: there is no such action; choose of accept, "),  # type: ignore[arg-type]
)


@pytest.mark.parametrize("asked, told", CHOICES)
def test_what_there_is_none_of_is_refused_with_what_there_is(
    ledger: Path, asked: Callable[[Edition], object], told: str
) -> None:
    held = variorum.open(ledger)
    before = ledger.read_bytes()
    with pytest.raises(InputError) as refused:
        asked(held)
    assert str(refused.value).startswith(told)
    assert ledger.read_bytes() == before


NO_PATHS: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((["alpha.txt"],), {}),
    ((None,), {}),
    ((b"alpha.txt",), {}),
    (("alpha.txt", 3), {}),
    ((), {"urls": "list.urls"}),
    ((), {"urls": [None]}),
)


@pytest.mark.parametrize("inputs, named", NO_PATHS)
def test_what_is_no_path_is_a_mistake_and_no_problem_of_a_ledger(
    ledger: Path, inputs: tuple[Any, ...], named: dict[str, Any]
) -> None:
    held = variorum.open(ledger)
    with pytest.raises(TypeError, match="wanted"):
        held.add(*inputs, **named)
    assert list(held.problems()) == []


def test_paths_may_be_of_any_sort(ledger: Path, tmp_path: Path) -> None:
    class Own(os.PathLike[str]):
        def __fspath__(self) -> str:
            return str(tmp_path / "alpha.txt")

    assert variorum.open(ledger).add(Own()).known == 1


@pytest.mark.parametrize("workers", [0, -1])
def test_no_workers_are_refused_before_anything_is_made(tmp_path: Path, workers: int) -> None:
    with pytest.raises(InputError, match="give 1, or leave it out"):
        variorum.open(tmp_path / "none.ledger").add(tmp_path, workers=workers)
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_told_once() -> None:
    assert variorum.__version__ == version("variorum")


def test_an_unknown_name_is_no_part_of_the_package() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = variorum.nonsense


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A package that offers a part, two that are broken, and one that names a part of the room's own."""
    points = (
        EntryPoint("more", "json:dumps", "variorum.things"),
        EntryPoint("broken", "no_such_module:part", "variorum.things"),
        EntryPoint("raising", "raising_module:part", "variorum.things"),
        EntryPoint("own", "json:loads", "variorum.things"),
    )
    (tmp_path / "raising_module.py").write_text("raise ValueError('no licence')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(variorum.plugins, "entry_points", lambda group: points if group == "variorum.things" else ())
    variorum.plugins._offered.cache_clear()
    yield
    variorum.plugins._offered.cache_clear()


def test_a_part_from_outside_joins_the_table_and_replaces_nothing(offered: None) -> None:
    def own(text: str) -> str:
        return text

    table = variorum.plugins.extended({"own": own}, "things")
    assert table == {"own": own, "more": json.dumps}
    assert list(table) == ["own", "more"]


def test_a_person_decides_in_python(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(variorum.pipeline, "rooms", lambda: JUDGING)
    edition = variorum.open(ledger)
    (claim,) = edition.claims()
    (made,) = edition.decide("correct", claim["id"], who="R. Reader", why="see the map", change={"holder": "West"})
    assert (made["id"], made["claims"], made["problem"]) == ("d1", [claim["id"]], None)
    (now,) = edition.claims()
    assert now["control"]["holder"] == "West"
    assert [one["why"] for one in now["decisions"]] == ["see the map"]
    assert list(edition.decisions()) == [made]
    assert "corrected by R. Reader" in edition.brief(form="md")
    with pytest.raises(InputError, match="no claim or question"):
        edition.decide("reject", "feedbeef", who="R. Reader", why="misread")


DECISION = (
    *("schema", "id", "action", "who", "when", "why", "sort", "target", "others", "change"),
    *("rests_on", "claims", "questions", "undone_by", "problem"),
)


def test_the_names_of_a_decision_are_those_promised() -> None:
    pin = Pin("c", "a", "control", CLAIM.evidence)
    decision = Decision("d1", "c", "correct", "R. Reader", "2031-01-01", "because", '{"value": 1}', pins=((pin,),))
    found = decision_object(decision)
    assert tuple(found) == DECISION
    assert found["change"] == {"value": 1}
    assert found["rests_on"] == [[{"claim": "c", "article": "a", "exact": "abc … fgh"}]]
    assert claim_object(CLAIM, published=WHEN, decisions=[decision])["decisions"] == [
        {"id": "d1", "action": "correct", "who": "R. Reader", "when": "2031-01-01", "why": "because"}
    ]


def test_a_brief_in_python_is_noted_only_when_asked(ledger: Path, tmp_path: Path) -> None:
    edition = variorum.open(ledger)
    with pytest.raises(InputError, match="no such brief"):
        edition.brief(changed_since="last")
    assert edition.note_brief() == "b1"
    (tmp_path / "beta.txt").write_text("Beta\n2020-11-09\nSouth says South took Hadrut\n")
    edition.add(tmp_path / "beta.txt")
    assert "New: Beta" in edition.brief(form="md", changed_since="last")


def test_a_brief_is_not_noted_while_somebody_else_writes(ledger: Path) -> None:
    edition = variorum.open(ledger)
    with Ledger.write(ledger):
        assert edition.brief(form="md").startswith("# ")
        assert edition.note_brief() is None
    assert edition.note_brief() == "b1"
