"""The mirror test: with the parties' names exchanged everywhere after the parse, the claims are exchanged, no more."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from evaluation.mirror.arms import Losses, losses
from evaluation.mirror.compare import differences, lines
from evaluation.mirror.slots import PARTIES, folded, renaming, slots
from evaluation.mirror.turned import PAIRS, exchange, pairs_of

from tests.piles.shelf import twenty
from variorum.reading import read
from variorum.records import Reading
from variorum.settings import Settings

DEMO = Path(__file__).parents[2] / "src" / "variorum" / "data" / "demo"

# Written for this test: one town, told by and against either party, so that each rule meets both.
OWN = (
    "Azerbaijani officials said on Sunday that their forces had entered Shusha.\n\n"
    "Armenian officials denied the claim. Armenia's defence minister said at least 30 Azerbaijani soldiers "
    "had been killed.",
    "Armenia launched an offensive on September 27, Azerbaijan's foreign ministry said.\n\n“The city remains under our "
    "control,” Armenian army spokesman Aram Test told reporters in Yerevan.",
    "Baku accused Yerevan of shelling civilians. Turkey condemned Armenia, while Iran called for a ceasefire.\n\n"
    "Ethnic Armenian forces withdrew from Hadrut, according to the Azerbaijani defence ministry.",
)


def _texts() -> list[str]:
    shipped = read([str(DEMO)], settings=Settings())
    return [*OWN, *(found.article.text for found in shipped if isinstance(found, Reading))]


def test_exchanged_parties_give_exchanged_claims_and_questions() -> None:
    texts = _texts()
    assert lines("straight", texts).total() > 40
    assert differences(texts) == []


def test_exchanged_made_up_parties_do_so_too() -> None:
    assert differences([report["text"] for report in twenty()], names="made_up.tsv") == []


@pytest.mark.parametrize("table", ["names.tsv", "made_up.tsv", "slots.tsv"])
def test_every_table_is_one_to_one(table: str) -> None:
    pairs = pairs_of(table)
    assert all(pairs[pairs[name]] == name for name in pairs)


def test_the_slots_of_the_parties_are_in_the_table_of_the_exact_mirror() -> None:
    assert all(PAIRS[row[PARTIES[0]]] == row[PARTIES[1]] for row in slots())


def test_every_state_has_a_name_of_its_own_in_every_slot() -> None:
    names = [name for row in slots() for column, name in row.items() if column != "slot"]
    assert len(names) == len(set(names))
    assert all(name.split() == [name] for name in names)


def test_a_text_reads_with_neutral_names_and_back() -> None:
    there, back = renaming(PARTIES, ("Kenya", "Chile")), renaming(("Kenya", "Chile"), PARTIES)
    text = folded("Azeri troops left at 10 AM, Baku said; ARMENIANS denied it.")
    assert there(text) == "Kenyan troops left at 10 AM, Nairobi said; CHILEANS denied it."
    assert back(there(text)) == "Azerbaijani troops left at 10 AM, Baku said; ARMENIANS denied it."


def test_losses_are_counted_by_party() -> None:
    one = Counter(['["Armenia", 1]', '["Armenia", 2]', '["Azerbaijan"]', "[]"])
    found = losses(one, Counter(['["Armenia", 1]', "[]"]))
    assert found == Losses(4, 2, (1, 2), (1, 1))
    assert (found.shares, found.apart) == ((100, 50), 50)


def test_names_are_exchanged_one_to_one() -> None:
    assert all(PAIRS[PAIRS[name]] == name for name in PAIRS)
    assert exchange(exchange("Armenian officials in Baku")) == "Armenian officials in Baku"
    assert exchange("Armenian officials in Baku") == "Azerbaijani officials in Yerevan"
