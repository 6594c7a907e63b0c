"""Deciding on a page: kept with name and reason, laid anew, shown, and undone; refused in words with nothing lost."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.crawl import pages, words
from tests.web.ledgers import TOKEN, browser_of, war
from variorum.api import Edition
from variorum.ledger import Ledger

Object = dict[str, Any]
WHO = {"who": "R. Reader", "why": "the page shows it"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of its own, to be written."""
    return Path(shutil.copy(war(), tmp_path / "x.ledger"))


@pytest.fixture
def writer(path: Path) -> TestClient:
    """Somebody who has the token."""
    client = browser_of(path)
    client.post("/enter", data={"token": TOKEN})
    return client


def _question(path: Path, kind: str) -> Object:
    return next(one for one in Edition(path).questions() if one["kind"] == kind)


def _claim(path: Path, exact: str) -> Object:
    return next(one for one in Edition(path).claims() if one["evidence"]["exact"].startswith(exact))


def _new(path: Path) -> list[Object]:
    """What was decided beside the three decisions of the ledger."""
    return list(Edition(path).decisions())[3:]


def test_a_claim_is_accepted(writer: TestClient, path: Path) -> None:
    claim = _claim(path, "71 people")
    answer = writer.post("/decide", data={"action": "accept", "target": claim["id"], "back": "/claims/x", **WHO})
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims/x")
    (made,) = _new(path)
    assert (made["action"], made["who"], made["why"], made["claims"]) == ("accept", *WHO.values(), [claim["id"]])
    own = words(writer.get(f"/claims/{claim['id']}").text)
    assert re.search(r"Accepted as it was read: “[^”]*71 people[^”]*”\. R\. Reader, ", own)
    assert "accepted by R. Reader" in words(writer.get(f"/questions/{_question(path, 'casualty')['id']}").text)
    trail = words(writer.get("/decisions").text)
    assert f"{made['id']} · R. Reader" in trail
    assert "71 people" in trail


def test_a_rejected_claim_answers_no_longer(writer: TestClient, path: Path) -> None:
    claim = _claim(path, "62 people")
    writer.post("/decide", data={"action": "reject", "target": claim["id"], **WHO})
    told = words(writer.get(f"/questions/{_question(path, 'casualty')['id']}").text)
    assert ("Estmar" not in told, "71" in told) == (True, True)
    assert "62 people" in words(writer.get(f"/claims/{claim['id']}").text)


def test_a_corrected_figure_is_shown_with_who_corrected_it(writer: TestClient, path: Path) -> None:
    claim = _claim(path, "62 people")
    form = {"action": "correct", "target": claim["id"], "field": "value", "value": "58", **WHO}
    assert writer.post("/decide", data=form).status_code == 303
    told = words(writer.get(f"/questions/{_question(path, 'casualty')['id']}").text)
    assert "58" in told
    assert "corrected by R. Reader" in told
    assert claim["figure"]["value"] == 62
    own = words(writer.get(f"/claims/{claim['id']}").text)
    assert "value is 58" in own  # what was corrected, and not only that something was
    assert "What was read of it, as corrected" in own


def test_a_source_is_corrected_to_nobody(writer: TestClient, path: Path) -> None:
    claim = _claim(path, "Soldiers of Norvalia")
    form = {"action": "correct", "target": claim["id"], "field": "source", "value": "null", **WHO}
    assert writer.post("/decide", data=form).status_code == 303
    (now,) = (one for one in Edition(path).claims() if one["id"] == claim["id"])
    assert "residents" not in {level["name"] for level in now["attribution"]}


def test_a_question_is_split_and_put_together_again(writer: TestClient, path: Path) -> None:
    question = _question(path, "control")
    apart = question["positions"][0]["claims"]
    form = {"action": "split", "target": question["id"], "claims": ", ".join(apart), **WHO}
    assert writer.post("/decide", data=form).status_code == 303
    parts = [one for one in Edition(path).questions() if one["kind"] == "control"]
    assert len(parts) == 2
    assert any({c for p in one["positions"] for c in p["claims"]} == set(apart) for one in parts)
    pages(writer)
    form = {"action": "merge", "target": parts[0]["id"], "other": parts[1]["id"], **WHO, "who": "A. Other"}
    assert writer.post("/decide", data=form).status_code == 303
    (whole,) = (one for one in Edition(path).questions() if one["kind"] == "control")
    assert "put together by A. Other" in words(writer.get(f"/questions/{whole['id']}").text)


def test_two_names_are_put_together_on_the_page_of_actors(writer: TestClient, path: Path) -> None:
    form = {"action": "merge", "target": "The Herald", "other": "Norvalia Post", "back": "/actors", **WHO}
    assert writer.post("/decide", data=form).status_code == 303
    assert "put together: The Herald, Norvalia Post" in words(writer.get("/actors").text)


def test_a_decision_is_undone_on_its_page(writer: TestClient, path: Path) -> None:
    before = list(Edition(path).questions())
    writer.post("/decide", data={"action": "reject", "target": _claim(path, "62 people")["id"], **WHO})
    (made,) = _new(path)
    html = writer.get("/decisions").text
    assert f'name="target" value="{made["id"]}"' in html
    form = {"action": "undo", "target": made["id"], "back": "/decisions", **WHO, "who": "A. Other"}
    assert writer.post("/decide", data=form).status_code == 303
    assert _states(writer)[made["id"]] == "undone"
    assert f'name="target" value="{made["id"]}"' not in writer.get("/decisions").text
    assert list(Edition(path).questions()) == before


def _states(client: TestClient) -> dict[str, str]:
    html = client.get("/decisions").text
    return dict(re.findall(r'<p class="meta">(d\d+) ·.*?· (holds|undone)', html))


def test_an_undoing_that_is_undone_lets_the_decision_hold_again(writer: TestClient, path: Path) -> None:
    assert _states(writer) == {"d1": "holds", "d2": "undone", "d3": "holds"}
    writer.post("/decide", data={"action": "undo", "target": "d3", **WHO})
    assert _states(writer) == {"d1": "holds", "d2": "holds", "d3": "undone", "d4": "holds"}


def test_two_persons_decide_about_one_claim(writer: TestClient, path: Path) -> None:
    claim = _claim(path, "71 people")["id"]
    writer.post("/decide", data={"action": "accept", "target": claim, **WHO})
    form = {"action": "correct", "target": claim, "field": "value", "value": "70", "who": "A. Other", "why": "recount"}
    writer.post("/decide", data=form)
    assert [one["who"] for one in _new(path)] == ["R. Reader", "A. Other"]
    told = words(writer.get(f"/claims/{claim}").text)
    assert re.search(r"Accepted as it was read: [^.]*\. R\. Reader, ", told)
    assert re.search(r"Corrected: [^.]*: value is 70\. A\. Other, [^·]*· Why: recount", told)


def test_a_program_gets_json(writer: TestClient, path: Path) -> None:
    claim = _claim(path, "71 people")["id"]
    headers = {"Accept": "application/json"}
    answer = writer.post("/decide", data={"action": "accept", "target": claim, **WHO}, headers=headers)
    assert answer.json() == {"decisions": [_new(path)[0]["id"]]}
    wrong = writer.post("/decide", data={"action": "accept", "target": claim, "who": "A"}, headers=headers)
    assert (wrong.status_code, wrong.json()["error"]) == (400, "accept: say why, for those who read it later")
    stranger = browser_of(path).post("/decide", data={"action": "accept"}, headers=headers)
    assert (stranger.status_code, "read only" in stranger.json()["error"]) == (403, True)


REFUSED: tuple[tuple[dict[str, str], str], ...] = (
    ({"action": "accept", "who": "", "why": "x"}, "say who decides"),
    ({"action": "accept", "who": "x", "why": "  "}, "say why"),
    ({"action": "accept", "who": "x"}, "say why"),
    ({"action": "believe", **WHO}, "give one of: accept"),
    ({**WHO}, "give one of: accept"),
    ({"action": "accept", "target": "nothing", **WHO}, "has this id"),
    ({"action": "accept", "target": "", **WHO}, "name what is decided about"),
    ({"action": "correct", **WHO}, "say what is right"),
    ({"action": "correct", "field": "colour", "value": "red", **WHO}, "colour"),
    ({"action": "correct", "field": "value", "value": "many", **WHO}, "value"),
    ({"action": "correct", "field": "source", "value": " ", **WHO}, "null for nothing"),
    ({"action": "correct", "field": "source", **WHO}, "null for nothing"),
    ({"action": "accept", "field": "value", "value": "3", **WHO}, "takes no fields"),
    ({"action": "merge", **WHO}, "name two or more"),
    ({"action": "undo", "target": "d99", **WHO}, "there is no such decision"),
    ({"action": "accept", "claims": "abc", **WHO}, "only a split"),
)


@pytest.mark.parametrize(("form", "why"), REFUSED)
def test_what_cannot_be_decided_is_told_in_words_and_nothing_is_kept(
    writer: TestClient, path: Path, form: dict[str, str], why: str
) -> None:
    answer = writer.post("/decide", data={"target": _claim(path, "62 people")["id"], **form})
    assert answer.status_code == 400
    assert why in words(answer.text)
    assert _new(path) == []


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second writer waits only for a moment."""
    monkeypatch.setattr(Ledger.write.__func__, "__kwdefaults__", {"patience": 0.1})  # type: ignore[attr-defined]


@pytest.mark.usefixtures("hasty")
def test_a_ledger_that_another_writes_is_told_in_words(writer: TestClient, path: Path) -> None:
    form = {"action": "accept", "target": _claim(path, "62 people")["id"], **WHO}
    with Ledger.write(path):
        answer = writer.post("/decide", data=form)
        assert answer.status_code == 503
        assert "is writing this ledger" in words(answer.text)
        told = writer.post("/decide", data=form, headers={"Accept": "application/json"})
        assert "is writing this ledger" in told.json()["error"]
    assert _new(path) == []
    assert writer.post("/decide", data=form).status_code == 303
    assert len(_new(path)) == 1


def test_what_was_decided_is_the_same_on_the_command_line_and_on_the_page(writer: TestClient, path: Path) -> None:
    writer.post("/decide", data={"action": "reject", "target": _claim(path, "62 people")["id"], **WHO})
    told = writer.get("/api/decisions").json()["items"]
    assert told == json.loads(json.dumps(list(Edition(path).decisions())))


def test_a_writer_can_reach_every_page(writer: TestClient) -> None:
    assert len(pages(writer)) > 30
