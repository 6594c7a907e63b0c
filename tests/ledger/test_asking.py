"""What is asked of reports that are in no ledger yet is answered as the ledger answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledger.house import as_one, read, reconcile
from tests.ledger.house import read_claims as claims_of
from variorum.ledger import Asking, Filter, Ledger
from variorum.pipeline import Rooms, add
from variorum.records import Actor, Article, Claim, Date, Party, Place
from variorum.settings import Settings

TEXTS = {
    "a": "Kelm falls\n2024-03-02\nBrel says Norvalia took Kelm\nOdo says Estmar took Arla",
    "b": "Quiet\n2024-03-05\nNothing happened.",
    "c": "Arla\n2024-03-09\nBrel says Norvalia took Arla",
    "d": "Undated\nOdo says Estmar took Brod",
    "e": "Qelm\n2024-04-01\nZeno says Norvalia took Qelm",
}
QELM = Place("Qelm", canonical="Kelm", id="p-kelm")  # another name for the same place
OPEN = {"Brod": Date(latest="2024-02-01"), "Qelm": Date(earliest="2024-05-01")}


def read_claims(article: Article, settings: Settings) -> tuple[Claim, ...]:
    return tuple(map(_varied, claims_of(article, settings)))


def _varied(claim: Claim) -> Claim:
    assert claim.where is not None
    name = claim.where.name
    outlet, speaker = claim.attribution
    if name == "Qelm":
        speaker = replace(speaker, actor="Zéno Ark", party=Party("Estmar", "title"))
        claim = replace(claim, kind="event", where=QELM, actors=(Actor("Norvalia", role="agent"),))
    return replace(claim, attribution=(outlet, speaker), when=OPEN.get(name, claim.when))


CASES = (
    (Filter(kind="event"), "e"),
    (Filter(kind="casualty"), ""),
    (Filter(place="kelm"), "ae"),
    (Filter(place="Qelm"), "ae"),
    (Filter(place="QELM", party="brel"), "a"),
    (Filter(place="Arla"), "ac"),
    (Filter(place="Nowhere"), ""),
    (Filter(party="Brel"), "ac"),
    (Filter(party="zeno ark"), "e"),
    (Filter(party="estmar"), "e"),
    (Filter(article="c"), "c"),
    (Filter(article="c", place="Kelm"), ""),
    (Filter(since="2024-03-05"), "ce"),
    (Filter(until="2024-03-05"), "ad"),
    (Filter(since="2024-02-01", until="2024-03-02"), "ad"),
    (Filter(since="2025-01-01"), "e"),
    (Filter(until="1990-01-01"), "d"),
    (Filter(match="Norvalia took"), "ace"),
    (Filter(match="took estmar"), "ad"),
    (Filter(match="brel"), "ac"),
    (Filter(match='"'), ""),
    (Filter(match="NEAR( took"), ""),
    (Filter(match="took", place="Arla", party="Odo", since="2024-03-02", kind="control"), "a"),
)


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sequence[tuple[Article, Sequence[Claim]]]]:
    folder = tmp_path_factory.mktemp("pile")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = tmp_path_factory.mktemp("ledger") / "x.ledger"
    house = Rooms(read=read, read_claims=read_claims, reconcile=reconcile, by_parts=as_one(reconcile))
    with Ledger.write(path) as ledger:
        add(ledger, [str(folder)], settings=Settings(), house=house)
        articles = ledger.articles()
    return path, [(article, read_claims(article, Settings())) for article in articles]


@pytest.mark.parametrize("wanted, names", CASES)
def test_it_answers_as_the_ledger_does(
    pile: tuple[Path, Sequence[tuple[Article, Sequence[Claim]]]], wanted: Filter, names: str
) -> None:
    path, reports = pile
    asking = Asking(wanted)
    for number, (article, claims) in enumerate(reports):
        asking.ask(number, article, claims)
    passed = {reports[number][0].id for number in asking.passed()}
    assert passed == set(names)
    with Ledger.read(path) as ledger:
        assert passed == {claim.article for claim in ledger.claims(wanted)}


def test_a_report_without_claims_is_found_by_its_id_alone() -> None:
    asking = Asking(Filter(article="b"))
    for number, name in enumerate("ab"):
        asking.ask(number, Article(id=name, text="", published=Date()), ())
    assert asking.passed() == {1}
