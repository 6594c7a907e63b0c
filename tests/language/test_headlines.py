"""Names in lines with the capitals of a headline: (text, names of its first line)."""

from __future__ import annotations

import pytest

from variorum.language import annotate

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "South Korea Closes Bank Suspected of Laundering Money\n\nSeoul said on Friday that it had closed a bank.",
        [("South Korea", "LOC")],
    ),
    ("Death Toll in Quake Rises to 40, Officials Say\n\nOfficials in Lima said so.", []),
    ("Storm Hits Coast of Kenya\n\nA storm hit the coast of Kenya.", [("Kenya", "LOC")]),
    ("Frantic Search for Missing Miners Goes On in Chile\n\nMen searched.", [("Chile", "LOC")]),
    ("U.N. Security Council Condemns Attack on Embassy\n\nIt met.", [("U.N. Security Council", "ORG")]),
    ("Brazil and Peru Sign Border Deal\n\nThe deal was signed.", [("Brazil", "LOC"), ("Peru", "LOC")]),
    ("Minister Says Turkish Ships Were Near Cyprus\n\nA minister spoke.", [("Turkish", "NORP"), ("Cyprus", "LOC")]),
    (
        "Lindqvist Warns of New Clashes in Harlund\n\nMara Lindqvist warned on Sunday of war in Harlund.",
        [("Lindqvist", "PER"), ("Harlund", "LOC")],
    ),
    ("Thousands March Against Pension Plan in Nairobi\n\nThey marched.", [("Nairobi", "LOC")]),
    ("Police Find Missing Boy Alive, Father Says\n\nHe was found.", []),
    ("What We Know About the Truck Attack in Turku\n\nA truck hit a crowd.", [("Turku", "LOC")]),
    ("Strike Shuts Ports for Third Day\n\nPorts were shut.", []),
    ("Rebels Free Ten Hostages Near Border, Army Says\n\nThe hostages were free.", []),
    ("Factory Fire Kills Nine Workers in Dhaka Suburb\n\nNine died.", [("Dhaka", "LOC")]),
    ("Japan’s Central Bank Raises Rates Again\n\nRates rose.", [("Japan", "LOC")]),
    ("Ana Silva Wins Vote in Portugal\n\nOn Sunday Ana Silva won.", [("Ana Silva", "PER"), ("Portugal", "LOC")]),
    ("By Ana Silva and Rui Nunes\n\nIt rained.", [("Ana Silva", "PER"), ("Rui Nunes", "PER")]),
]


@pytest.mark.parametrize("text, names", CASES)
def test_names_in_a_headline(text: str, names: list[tuple[str, str]]) -> None:
    (doc,) = annotate([text])
    end = text.index("\n")
    assert [(span.text, span.label_) for span in doc.ents if span.end_char <= end] == names


def test_a_line_of_capitals_alone_is_read_as_any_other() -> None:
    (doc,) = annotate(["The U.N. Security Council Met Ana Silva in Lisbon on Friday"])
    assert "Lisbon" in [span.text for span in doc.ents]
