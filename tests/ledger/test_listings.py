"""The lists of actors, places, words, origins and paragraphs, a part at a time."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.older import take_back
from tests.web.ledgers import nothing, war
from variorum.folding import folded
from variorum.ledger import Filter, Ledger
from variorum.records import AttributionLevel, Claim


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """The ledger, to be read."""
    with Ledger.read(war()) as opened:
        yield opened


def test_actors_are_counted_as_in_the_claims(ledger: Ledger) -> None:
    claims = list(ledger.claims())
    says, acts = Counter[str](), Counter[str]()
    for claim in claims:
        says.update({level.actor for level in _levels(claim) if level.actor})
        acts.update({actor.actor or actor.name for actor in claim.actors})
    told = {row.name: (row.says, row.acts) for row in ledger.actors()}
    assert told == {name: (says[name], acts[name]) for name in says.keys() | acts.keys()}


def _levels(claim: Claim) -> Iterator[AttributionLevel]:
    yield from claim.attribution[1:]
    for chain in claim.alternatives:
        yield from chain[1:]


def test_whoever_is_in_more_claims_stands_first(ledger: Ledger) -> None:
    counts = [row.says + row.acts for row in ledger.actors()]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("party", "match", "names"),
    [
        (None, "MINISTRY", {"Norvalia's defence ministry"}),
        ("estmar", None, {"Estmar", "Estmar's government"}),
        ("Estmar", "government", {"Estmar's government"}),
        ("Estmar", "ministry", set()),
        (None, "%", set()),
        (None, "'", {"Norvalia's defence ministry", "Estmar's government"}),
        ("nobody", None, set()),
    ],
)
def test_actors_are_found_by_party_and_name(
    ledger: Ledger, party: str | None, match: str | None, names: set[str]
) -> None:
    assert {row.name for row in ledger.actors(party=party, match=match)} == names
    assert ledger.actor_count(party=party, match=match) == len(names)


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_a_list_goes_on_to_its_end(ledger: Ledger, limit: int) -> None:
    at = range(0, 30, limit)
    assert [row for n in at for row in ledger.actors(limit=limit, offset=n)] == list(ledger.actors())
    assert [row for n in at for row in ledger.origins(limit=limit, offset=n)] == list(ledger.origins())
    placed = ledger.placed(Filter(), limit=-1)
    assert [row for n in at for row in ledger.placed(Filter(), limit=limit, offset=n)] == list(placed)
    assert (ledger.actor_count(), ledger.origin_count()) == (len(ledger.actors()), len(ledger.origins()))


def test_the_sums_of_an_older_ledger_are_made_when_it_is_opened(ledger: Ledger, tmp_path: Path) -> None:
    path = Path(shutil.copy(war(), tmp_path / "old.ledger"))
    take_back(path, 9)
    with Ledger.write(path) as older:
        assert older.actors() == ledger.actors()
        for party in ("Norvalia", "Estmar", "residents"):
            wanted = Filter(party=party)
            assert older.claim_ids(wanted, limit=-1) == ledger.claim_ids(wanted, limit=-1)


def test_only_claims_with_coordinates_stand_on_a_map(ledger: Ledger) -> None:
    rows = ledger.placed(Filter(), limit=-1)
    claims = {claim.id: claim for claim in ledger.claims()}
    assert {row.place for row in rows} == {"Kelm"}
    for row in rows:
        claim = claims[row.claim]
        assert claim.where is not None
        assert (row.lat, row.lon, row.kind) == (claim.where.lat, claim.where.lon, claim.kind)
        assert (row.precision, row.factuality, row.article) == (claim.where.precision, claim.factuality, claim.article)
        assert (row.first, row.last) == (claim.when.earliest, claim.when.latest) or claim.when.edtf is None
    assert [row.claim for row in rows] == [name for name in claims if name in {row.claim for row in rows}]


def test_what_has_several_words_is_listed(ledger: Ledger) -> None:
    (row,) = ledger.worded()
    assert (row.about, set(row.words), row.voices) == (
        "Kelm: who came to hold it",
        {"take", "liberate", "seize", "fall"},
        4,
    )
    (story,) = ledger.stories()
    assert {row.about for row in ledger.worded(story=story.id)} == {"Kelm: who came to hold it"}
    assert ledger.worded(story="none") == ()


def test_a_paragraph_is_found_by_all_of_its_words(ledger: Ledger) -> None:
    (row, other) = ledger.paragraphs("bridge nobody", limit=9)
    assert {row.article, other.article} == {"post/1", "copy/1"}
    assert row.position == 5
    assert [folded(piece) for piece in row.pieces[1::2]] == ["bridge", "nobody"]
    assert ledger.paragraphs("bridge soup", limit=9) == ()
    assert len(ledger.paragraphs("bridge", limit=1)) == 1


@pytest.mark.parametrize("words", ["", '"', "*", "NEAR(", "a\0b", "AND", "\0", '" "', "-", "^x", "text:x"])
def test_odd_words_find_nothing_and_raise_nothing(ledger: Ledger, words: str) -> None:
    assert ledger.paragraphs(words, limit=9) == ()
    assert ledger.claim_ids(Filter(match=words), limit=9) == ()


def test_only_the_newest_version_is_searched(ledger: Ledger) -> None:
    assert ledger.paragraphs("71", limit=9) != ()
    assert ledger.paragraphs("55", limit=9) == ()


def test_an_empty_ledger_has_empty_lists() -> None:
    with Ledger.read(nothing()) as ledger:
        assert (ledger.actors(), ledger.origins(), ledger.worded(), ledger.placed(Filter(), limit=9)) == (
            (),
            (),
            (),
            (),
        )
