"""The shipped reports through the real rooms: what `variorum demo` gives is whole, sound, and the same every time."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from evaluation.grounding.check import loose_sentences

from variorum.api import Edition
from variorum.demo import run
from variorum.errors import InputError
from variorum.ledger import Ledger
from variorum.pipeline import Outcome
from variorum.public import Object
from variorum.reconciliation import reconcile
from variorum.reconciliation.changes import changes
from variorum.report.render import brief_view
from variorum.settings import Settings

REPORTS = 8
# What makes a browser fetch something; a link to follow is none of these.
OUTSIDE = re.compile(
    r"""<(?:script|img|iframe|source)[^>]+\bsrc=["']?(?!data:)"""
    r"""|<link[^>]+\bhref=["']?(?!data:)"""
    r"""|@import|\burl\((?!["']?(?:data:|\#))"""
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `variorum demo` makes."""
    folder = tmp_path_factory.mktemp("demo")
    outcome, page = run(folder)
    assert outcome == Outcome(added=REPORTS, known=0, problems=())
    assert page == (folder / "brief.html").resolve()
    return folder


def test_a_file_is_no_folder_for_it(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text("words")
    for folder, told in ((file, "this is a file"), (file / "demo", "cannot be made")):
        with pytest.raises(InputError, match=told):
            run(folder)
    assert file.read_text() == "words"


def _exports(edition: Edition) -> str:
    found = (edition.claims(), edition.questions(), edition.articles(with_text=True), edition.problems())
    return json.dumps([list(objects) for objects in found], ensure_ascii=False)


def test_the_ledger_is_sound(demo: Path) -> None:
    assert Edition(demo / "demo.ledger").check() == ()


def test_every_claim_stands_in_its_report(demo: Path) -> None:
    edition = Edition(demo / "demo.ledger")
    texts = {article["id"]: article["text"] for article in edition.articles(with_text=True)}
    claims = list(edition.claims())
    assert len({claim["article"] for claim in claims}) == REPORTS
    for claim in claims:
        for span in _spans(claim):
            assert texts[claim["article"]][span["start"] : span["end"]] == span["exact"]


def _spans(claim: Object) -> list[Object]:
    chains = [claim["attribution"], *claim["alternatives"]]
    levels = [level for chain in chains for level in chain]
    named = [span for level in levels for part in ("source", "cue", "content") for span in level.get(part, [])]
    return [*claim["evidence"]["spans"], *named]


def test_the_capture_is_denied_and_by_whom(demo: Path) -> None:
    asked = [one for one in Edition(demo / "demo.ledger").questions(place="Shusha") if one["kind"] == "control"]
    assert "denied" in {one["relation"] for one in asked}
    voices = {position["name"] for one in asked if one["relation"] == "denied" for position in one["positions"]}
    assert {"Azerbaijan", "Armenia"} <= voices


def test_a_toll_is_told_by_the_day_and_by_whom(demo: Path) -> None:
    series = [course for one in Edition(demo / "demo.ledger").questions(kind="casualty") for course in one["series"]]
    tolls = [[figure["value"] for figure in course["figures"]] for course in series if course["name"] == "Norvalia"]
    assert any([value for i, value in enumerate(toll) if value not in toll[:i]] == [31, 58, 54] for toll in tolls)


def test_every_printed_sentence_is_grounded(demo: Path) -> None:
    with Ledger.read(demo / "demo.ledger") as ledger:
        articles, found = ledger.articles(), ledger.reconciliation()
    assert loose_sentences(brief_view(articles, found, title=""), found, articles) == []


def test_what_changed_is_grounded_too(demo: Path) -> None:
    with Ledger.read(demo / "demo.ledger") as ledger:
        articles, found, read = ledger.articles(), ledger.reconciliation(), list(ledger.extracted())
    then = articles[::2]
    known = {article.id for article in then}
    before = reconcile(then, [claim for claim in read if claim.article in known], settings=Settings())
    told = changes(before, found, then=then, now=articles, since="2031-01-01")
    view = brief_view(articles, found, title="", changes=told)
    assert view.changes is not None
    assert len([line for change in view.changes.other for line in change.lines]) > len(then)
    assert loose_sentences(view, found, articles) == []


def test_a_brief_of_a_story_tells_what_changed_in_it(demo: Path, tmp_path: Path) -> None:
    edition = Edition(shutil.copy(demo / "demo.ledger", tmp_path))
    one, other = edition.stories()
    told = edition.brief(form="md", story=one["id"], changed_since="2020-01-01")
    assert told.count(" New: ") == len(one["articles"])
    with pytest.raises(InputError, match="no such brief"):
        edition.brief(story=one["id"], changed_since="last")
    assert edition.note_brief(story=one["id"]) == "b1"
    assert "since brief b1" in edition.brief(form="md", story=one["id"], changed_since="last")
    assert "since brief b1" in edition.brief(form="md", story=other["id"], changed_since="b1")
    for story in (None, other["id"]):  # the last brief told nothing of these
        with pytest.raises(InputError, match="no such brief"):
            edition.brief(story=story, changed_since="last")


def test_adding_the_reports_again_changes_nothing(demo: Path) -> None:
    edition = Edition(demo / "demo.ledger")
    before = _exports(edition)
    assert edition.add(demo / "reports") == Outcome(added=0, known=REPORTS, problems=())
    assert _exports(edition) == before


def test_neither_the_order_nor_the_workers_matter(demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo / "reports", tmp_path / "reports")
    files = sorted((tmp_path / "reports").iterdir(), reverse=True)
    Edition(tmp_path / "demo.ledger").add(*files, workers=2)
    for edition in (Edition(tmp_path / "demo.ledger"), Edition(demo / "demo.ledger")):
        assert len(list(edition.claims())) > REPORTS
    assert _unlocated(tmp_path) == _unlocated(demo)


def _unlocated(folder: Path) -> str:
    """The exports and the brief, with the folder's own name taken out."""
    edition = Edition(folder / "demo.ledger")
    return (_exports(edition) + edition.brief(form="html")).replace(str(folder), "")


def test_the_brief_asks_nothing_of_the_network(demo: Path) -> None:
    page = (demo / "brief.html").read_text(encoding="utf-8")
    assert not OUTSIDE.search(page)
    assert "Shusha" in page


def test_the_fictional_reports_are_marked_so(demo: Path) -> None:
    outlets = {article["outlet"] for article in Edition(demo / "demo.ledger").articles() if article["outlet"]}
    assert all("(fictional)" in outlet for outlet in outlets)
