"""Stories: which reports are about the same matters, whatever their order and whoever is named."""

from __future__ import annotations

import random

import pytest

from tests.reconciliation.pile_of_claims import report
from variorum.data.load import table
from variorum.reconciliation import reconcile
from variorum.reconciliation.copies.profiles import likeness as alike
from variorum.reconciliation.copies.profiles import profile
from variorum.records import Article
from variorum.settings import Settings

FLOOD = """Flood sweeps through Kelm

The river Dorn burst its banks at Kelm on Sunday night and swept away the old stone bridge, firefighters said.
Mayor Ana Lopez told residents of the lower town to leave their homes, and the harbour was closed. Norvalia's
weather service expects the water to rise until Tuesday. A school on the Market Square was opened for families
who had lost their houses."""
FLOOD_AGAIN = """Kelm bridge gone as river rises

Residents of the lower town of Kelm were carried out in boats after the Dorn flooded it, Mayor Ana Lopez said.
The stone bridge, built two centuries ago, was swept away. The weather service of Norvalia warned that the
river would go on rising. Families slept in a school on the Market Square."""
STRIKE = """Dock workers of Arla walk out

Crane drivers in the port of Arla stopped work on Monday to ask for higher wages, their union said. Its
leader, Tomas Berg, called the offer of the port authority an insult. Forty ships were waiting outside the
harbour. Estmar's minister of transport said that he would not take sides."""
OTHER_FLOOD = """Flood in Brod

Heavy rain flooded the cellars of Brod in Estmar on Sunday. Fire crews pumped water from a hospital, and
trains to the coast were cancelled. Nobody was hurt, the town's council said; its chairman Ivo Marek thanked
the volunteers who had filled sandbags."""


def stories(*articles: Article) -> list[tuple[str, ...]]:
    return [story.articles for story in reconcile(articles, [], settings=Settings()).stories]


def likeness(one: str, other: str) -> float:
    return alike(profile(report("a", None, one)), profile(report("b", None, other)))


@pytest.mark.parametrize(
    "texts, days, expected",
    [
        ((FLOOD, FLOOD_AGAIN, STRIKE), ("2024-03-04", "2024-03-05", "2024-03-05"), [("a", "b")]),
        ((FLOOD, STRIKE), ("2024-03-04", "2024-03-04"), []),
        ((FLOOD, OTHER_FLOOD), ("2024-03-04", "2024-03-04"), []),  # two floods of one day
        ((FLOOD, FLOOD), ("2024-03-04", "2034-03-04"), [("a", "b")]),  # the same text, whenever
        ((FLOOD, FLOOD_AGAIN), (None, None), [("a", "b")]),
        ((), (), []),
    ],
)
def test_told_together(texts: tuple[str, ...], days: tuple[str | None, ...], expected: list[tuple[str, ...]]) -> None:
    pile = [report(name, day, text) for name, text, day in zip("abc", texts, days, strict=False)]
    assert stories(*pile) == expected


def test_a_story_has_the_title_of_its_first_report_and_its_days() -> None:
    later, first = report("a", "2024-03-05", FLOOD_AGAIN), report("b", "2024-03-04", FLOOD, title="Flood in Kelm")
    (story,) = reconcile([later, first], [], settings=Settings()).stories
    assert (story.title, story.first, story.last) == ("Flood in Kelm", "2024-03-04", "2024-03-05")
    assert story.articles == ("b", "a")


def test_a_report_more_changes_neither_id_nor_title() -> None:
    pile = [report("a", "2024-03-04", FLOOD), report("b", "2024-03-05", FLOOD_AGAIN)]
    (before,) = reconcile(pile, [], settings=Settings()).stories
    (after,) = reconcile([*pile, report("c", "2024-03-06", FLOOD_AGAIN)], [], settings=Settings()).stories
    assert (after.id, after.title) == (before.id, before.title)
    assert after.articles == ("a", "b", "c")


def test_the_order_of_the_reports_never_matters() -> None:
    pile = [
        report(name, "2024-03-04", text)
        for name, text in zip("abcd", (FLOOD, STRIKE, FLOOD_AGAIN, OTHER_FLOOD), strict=True)
    ]
    expected = stories(*pile)
    for seed in range(10):
        random.Random(seed).shuffle(pile)
        assert stories(*pile) == expected


@pytest.mark.parametrize("one, other", [("Norvalia", "Estmar"), ("Kelm", "Arla"), ("Ana Lopez", "Ivo Marek")])
def test_it_makes_no_difference_who_is_named(one: str, other: str) -> None:
    def renamed(text: str) -> str:
        return text.replace(one, "\0").replace(other, one).replace("\0", other)

    for left, right in ((FLOOD, FLOOD_AGAIN), (FLOOD, OTHER_FLOOD), (STRIKE, OTHER_FLOOD)):
        assert likeness(renamed(left), renamed(right)) == pytest.approx(likeness(left, right))


def test_alike_is_from_nothing_to_one() -> None:
    assert likeness(FLOOD, FLOOD) == pytest.approx(1.0)
    assert likeness(FLOOD, "") == 0.0


def test_no_name_of_a_state_or_people_weighs_by_how_often_it_is_told() -> None:
    common = {row["word"] for row in table("reconciliation/word_documents.tsv")}
    names = {
        name.casefold()
        for row in table("countries.tsv")
        for column in ("name", "names", "adjectives", "demonyms", "capital", "seats")
        for name in (row[column] or "").split(";")
    }
    assert not common & names


def test_the_table_of_common_words_is_sorted_and_whole() -> None:
    rows = [(row["word"], int(row["documents"])) for row in table("reconciliation/word_documents.tsv")]
    assert rows == sorted(set(rows))
    documents = dict(rows).pop("*")
    assert all(3 <= count <= documents for _, count in rows)
