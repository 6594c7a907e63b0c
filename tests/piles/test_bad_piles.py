"""Bad input, laid side by side: nothing is lost, nothing counts twice, the brief stays readable and takes seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from evaluation.grounding.check import loose_sentences

from tests.piles.bad import COPIES, PILES, SPELLINGS, VOICES
from tests.piles.shelf import added, files_of
from variorum.api import Edition
from variorum.claims.identity import text_version
from variorum.ledger import Ledger
from variorum.pipeline import Rooms, rooms
from variorum.public import Object
from variorum.reconciliation import ByParts
from variorum.records import Article, Claim, Reconciliation
from variorum.report.render import brief_view
from variorum.resolution.dates import resolve_time
from variorum.settings import Settings

SECONDS = 60  # of processor time for the largest of them, reading left out; five on an idle machine
PAGE = 12_000  # characters of a first page that somebody can still read: three printed pages


class Reader:
    """Reads claims as the house does, but of one text once: what is told of another print of it is moved there."""

    def __init__(self, read: Callable[[Article, Settings], tuple[Claim, ...]]) -> None:
        self._read = read
        self._known: dict[str, tuple[str, tuple[Claim, ...]]] = {}

    def __call__(self, article: Article, settings: Settings) -> tuple[Claim, ...]:
        beside = replace(article, id="", outlet=None, location="", sha256="", alignment=(), url=None, version=1)
        key = repr(beside)
        if key not in self._known:
            self._known[key] = (article.id, self._read(article, settings))
            return self._known[key][1]
        home, claims = self._known[key]
        return tuple(_moved(claim, article, home) for claim in claims)


def _moved(claim: Claim, article: Article, home: str) -> Claim:
    name = text_version(article)[:8]
    links = tuple(replace(link, claim=name + link.claim[8:]) if link.claim else link for link in claim.links)
    return replace(claim, id=name + claim.id[8:], article=article.id, version=article.version, links=links)


@dataclass(frozen=True, slots=True)
class Laid:
    """A bad pile in its ledger, with the brief and what it took."""

    path: Path
    brief: str
    seconds: float

    @property
    def questions(self) -> list[Object]:
        """Its questions."""
        return list(Edition(self.path).questions())

    @property
    def first_page(self) -> str:
        """The brief before the questions voice by voice, without the table of reports."""
        return self.brief.partition("\n## How the reports were read")[0]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Laid]:
    """Lays a pile by its name, once."""
    house = replace(rooms(), read_claims=Reader(rooms().read_claims))
    known: dict[str, Laid] = {}

    def lay(name: str) -> Laid:
        if name not in known:
            known[name] = _lay(name, tmp_path_factory.mktemp(name), house)
        return known[name]

    return lay


def _lay(name: str, folder: Path, house: Rooms) -> Laid:
    begun: list[float] = []

    class Timed(ByParts):
        def lay(self, *given: Any) -> Reconciliation:  # noqa: ANN401 - handed on as it comes
            begun.append(time.process_time())
            return super().lay(*given)

    timed = replace(house, by_parts=Timed(resolve_time))
    path = added(folder / "x.ledger", *files_of(PILES[name](), folder / "pile"), house=timed)
    brief = Edition(path).brief(form="md", title=name)
    ended = time.process_time()
    return Laid(path, brief, ended - (begun or [ended])[0])


Lay = Callable[[str], Laid]


@pytest.mark.parametrize("name", sorted(PILES))
def test_it_is_sound_grounded_readable_and_done_in_time(laid: Lay, name: str) -> None:
    found = laid(name)
    assert found.seconds < SECONDS
    assert Edition(found.path).check() == ()
    assert len(found.first_page) < PAGE
    assert [one["what"] for one in Edition(found.path).problems() if "side by side" in one["what"]] == []
    with Ledger.read(found.path) as ledger:
        articles, result = ledger.every_version(), ledger.reconciliation()
    view = brief_view(articles, result, title="")
    assert loose_sentences(view, result, articles) == []


def test_hundreds_of_copies_are_one_origin_and_each_voice_is_one(laid: Lay) -> None:
    found = laid("copies")
    with Ledger.read(found.path) as ledger:
        origins = ledger.reconciliation().origins
    assert max(len(origin.articles) for origin in origins if origin.id.startswith("copy-")) == COPIES
    supports = {position["support"] for question in found.questions for position in question["positions"]}
    assert supports == {"one voice"}
    assert all(len(question["positions"]) <= 2 for question in found.questions)
    assert found.brief.count("these reports share most of their text") == COPIES
    told = found.brief.partition("## The questions, voice by voice")[2].partition("## Figures")[0]
    assert told.count("had captured the town of Kelm") == 1
    assert len(told) < PAGE


def test_what_quotes_all_others_is_no_voice_of_its_own(laid: Lay) -> None:
    """The review adds no second basis to what it quotes, and its quotations keep their sources."""
    for question in laid("all_quoted").questions:
        for position in question["positions"]:
            assert position["support"] != "independent"
            assert not (position["voice"] == "outlet" and position["name"] == "Review News (fictional)")


def test_a_revision_keeps_both_texts_and_shows_the_change(laid: Lay) -> None:
    found = laid("revised")
    with Ledger.read(found.path) as ledger:
        assert [(article.id, article.version) for article in ledger.every_version()] == [("kelm", 1), ("kelm", 2)]
    assert "Only in version 1: “Officials in Sudmark denied the claim.”" in found.brief
    assert "New in version 2: “Sudmark’s defence minister Orla Vance said that 25 Norvalian soldiers" in found.brief
    assert found.brief.count("40 Norvalian soldiers") == 1  # where the change is shown, and nowhere as what is said
    assert found.brief.startswith("# revised\n\nOne report")


def test_metadata_that_contradict_the_text_are_shown_as_such(laid: Lay) -> None:
    (line,) = [line for line in laid("contradictory").brief.splitlines() if line.startswith("| [R1](#r1)")]
    assert "4 May 2024, uncertain" in line
    assert "against: “June 20”" in line


def test_a_party_in_twelve_spellings_is_not_twelve_parties(laid: Lay) -> None:
    """A body, a seat or another script of the name may stay a voice of its own; case and articles never do."""
    (question,) = [one for one in laid("spellings").questions if one["kind"] == "event"]
    parties = {position["name"] for position in question["positions"] if position["voice"] == "party"}
    assert len(parties) < len(SPELLINGS)
    assert len({name.casefold().removeprefix("the ") for name in parties}) == len(parties)


def test_a_hundred_positions_are_a_short_line_on_the_first_page(laid: Lay) -> None:
    found = laid("many_voices")
    (question,) = [one for one in found.questions if one["kind"] == "casualty"]
    assert len(question["positions"]) == VOICES
    assert f"[{VOICES - 6} more voices]" in found.first_page


def test_next_to_nothing_asks_nothing(laid: Lay) -> None:
    found = laid("empty")
    homes = {claim["article"] for claim in Edition(found.path).claims()}
    assert homes == {"full"}
    assert len(list(Edition(found.path).articles())) + len(list(Edition(found.path).problems())) == len(
        PILES["empty"]()
    )


def test_one_sentence_over_and_over_is_told_once(laid: Lay) -> None:
    found = laid("endless")
    asked = [one for one in found.questions if one["kind"] == "casualty"]
    assert 1 <= len(asked) <= 3  # one of each report at most: none names the place of its dead
    positions = [position for question in asked for position in question["positions"]]
    assert {position["support"] for position in positions} == {"one voice"}
    assert all(len(position["claims"]) <= 3 for position in positions)


def test_no_day_out_of_time_is_printed(laid: Lay) -> None:
    found = laid("out_of_time")
    assert len(list(Edition(found.path).articles())) == len(PILES["out_of_time"]())
    for year in ("1066", "9999", "2199"):
        assert year not in found.first_page


def test_one_name_with_a_letter_of_another_script_is_one_place(laid: Lay) -> None:
    found = laid("scripts")
    home = {claim["id"]: claim["article"] for claim in Edition(found.path).claims()}
    asked = [one for one in found.questions if one["kind"] == "control"]
    told = [{home[claim] for position in one["positions"] for claim in position["claims"]} for one in asked]
    assert any({"script-1", "script-5"} <= reports for reports in told)
