"""The claims that a question takes its place and days from are cited wherever the question is printed or written."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest

from tests.ledger.older import take_back
from tests.reconciliation.inheriting import SIDES, Inheriting, inheriting
from tests.web.ledgers import Told, browser_of, stored
from variorum.api import Edition
from variorum.ledger import Ledger, Wanted
from variorum.public import Object
from variorum.records import Article

WAYS = {one.way: one for one in inheriting(*SIDES[0])}


@pytest.fixture(params=["truce", "incident of two claims", "told again"])
def told(request: pytest.FixtureRequest) -> Inheriting:
    """Reports in which a count takes its place or days from another claim."""
    return WAYS[request.param]


@pytest.fixture
def edition(told: Inheriting, tmp_path: Path) -> Edition:
    """A ledger of them."""
    kept = [Told(_read(one), tuple(claim for claim in told.claims if claim.article == one.id)) for one in told.articles]
    return Edition(stored(tmp_path / "made.ledger", kept, decided=False))


def _read(article: Article) -> Article:
    return replace(article, sha256=sha256(article.text.encode()).hexdigest())


def _asked(edition: Edition, told: Inheriting) -> Object:
    return next(one for one in edition.questions() if one["about"] == told.about)


def _words(edition: Edition, names: list[str]) -> tuple[str, ...]:
    known = {one["id"]: one["evidence"]["exact"] for one in edition.claims()}
    return tuple(known[name] for name in names)


def test_the_question_as_an_object(edition: Edition, told: Inheriting) -> None:
    assert _words(edition, _asked(edition, told)["grounds"]) == told.grounds


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_brief(edition: Edition, told: Inheriting, form: Literal["html", "md"]) -> None:
    question = edition.brief(form=form).partition(f'id="q-{_asked(edition, told)["id"]}"')[2]
    heading, _, _ = question.partition("Rests on")
    assert told.about in heading
    assert all(f"“{words}”" in heading for words in told.grounds)


def test_the_page_of_the_question(edition: Edition, told: Inheriting) -> None:
    asked = _asked(edition, told)
    page = browser_of(edition.path).get(f"/questions/{asked['id']}").text
    assert all(f"“{words}”" in page for words in told.grounds)
    assert all(f'#c-{quote(name, safe="")}"' in page for name in asked["grounds"])


def test_the_data_behind_the_page(edition: Edition, told: Inheriting) -> None:
    asked = _asked(edition, told)
    found = browser_of(edition.path).get(f"/api/questions/{asked['id']}").json()
    assert found["grounds"] == asked["grounds"]
    assert set(asked["grounds"]) <= {one["id"] for one in found["evidence"]}


def test_the_ledger(edition: Edition, told: Inheriting) -> None:
    asked = _asked(edition, told)
    query = (
        "SELECT claims.id FROM question_grounds JOIN claims ON claims.key = claim"
        " JOIN questions ON questions.key = question WHERE questions.id = ? ORDER BY position"
    )
    with closing(sqlite3.connect(edition.path)) as connection:
        assert [name for (name,) in connection.execute(query, (asked["id"],))] == asked["grounds"]
    with Ledger.read(edition.path) as ledger:
        found = ledger.excerpt(Wanted(questions=[asked["id"]])).found
    assert set(asked["grounds"]) <= {claim.id for claim in found.claims}


def test_a_ledger_that_was_made_without_them(edition: Edition, told: Inheriting) -> None:
    before = _asked(edition, told)
    take_back(edition.path, 13)
    with closing(sqlite3.connect(edition.path)) as connection:
        connection.execute("UPDATE questions SET record = json_remove(record, '$.grounds')")
        connection.commit()
    edition.add()
    assert _asked(edition, told) == before
    assert edition.check() == ()


def test_linked_data_and_tables(edition: Edition, told: Inheriting, tmp_path: Path) -> None:
    asked = _asked(edition, told)
    for form in ("jsonld", "csv"):
        edition.export(form, tmp_path / form)
    nodes = json.loads((tmp_path / "jsonld" / "variorum.jsonld").read_text(encoding="utf-8"))["@graph"]
    (node,) = (one for one in nodes if one.get("schema:name") == told.about)
    assert len(node["citation"]) == len(told.grounds)
    assert set(node["citation"]) <= {one["@id"] for one in nodes}
    with (tmp_path / "csv" / "question_grounds.csv").open(encoding="utf-8", newline="") as file:
        rows = [row["claim"] for row in csv.DictReader(file) if row["question"] == asked["id"]]
    assert rows == asked["grounds"]
