"""Datelines and marks at the head of a report, and what only looks like one."""

from __future__ import annotations

import pytest

from variorum.reading.lines.openings import dateline, openings
from variorum.reading.lines.pieces import lines

DATELINES = [
    ("BAKU, Azerbaijan, Nov. 8", "BAKU, Azerbaijan, Nov. 8", "Nov. 8", None),
    ("ISLAMABAD– The minister said", "ISLAMABAD", None, None),
    ("KABUL, June 3 (Reuters) - The town", "KABUL, June 3 (Reuters)", "June 3", "Reuters"),
    ("LIMA/QUITO (Reuters) - Both", "LIMA/QUITO (Reuters)", None, "Reuters"),
    ("West Palm Beach, Florida (CNN) The storm", "West Palm Beach, Florida (CNN)", None, "CNN"),
    ("Damascus, SANA-The ferries", "Damascus, SANA", None, "SANA"),
    ("KELM, AP-Two ships", "KELM, AP", None, "AP"),
    ('Kelm, 3 March, AFP-"The pier is shut"', "Kelm, 3 March, AFP", "3 March", "AFP"),
    ("Kelm (AFP)-The pier", "Kelm (AFP)", None, "AFP"),
    ("(CNN) The storm", "(CNN)", None, "CNN"),
    ("SEOUL, South Korea — The", "SEOUL, South Korea", None, None),
    ("NAPA COUNTY, Calif. (KGO) -- A plan", "NAPA COUNTY, Calif. (KGO)", None, "KGO"),
    ("Hong Kong, 5 May (AFP) – The", "Hong Kong, 5 May (AFP)", "5 May", "AFP"),
    ("YEREVAN, NOVEMBER 8, ARMENPRESS. The", "YEREVAN, NOVEMBER 8, ARMENPRESS", "NOVEMBER 8", "ARMENPRESS"),
    ("BAKU, NOVEMBER 8, AZERTAC. The", "BAKU, NOVEMBER 8, AZERTAC", "NOVEMBER 8", "AZERTAC"),
    ("BAKU, NOVEMBER 8/AZERTAC. The", "BAKU, NOVEMBER 8/AZERTAC", "NOVEMBER 8", "AZERTAC"),
    ("MOSCOW, November 3. /TASS/. The ministry", "MOSCOW, November 3. /TASS/", "November 3", "TASS"),
    ("KYIV, May 5 /Ukrinform/. The ministry", "KYIV, May 5 /Ukrinform/", "May 5", "Ukrinform"),
    ("Damascus, SANA – The ministry", "Damascus, SANA", None, "SANA"),
    ("Damascus, SANA- The ministry", "Damascus, SANA", None, "SANA"),
    ("Beirut, NNA – “The ministry", "Beirut, NNA", None, "NNA"),
    ("Tehran, Jan 8, IRNA – The Guards", "Tehran, Jan 8, IRNA", "Jan 8", "IRNA"),
    ("Minsk. May 5. Interfax - The", "Minsk. May 5. Interfax", "May 5", "Interfax"),
    ("Kyiv, May 5, Interfax-Ukraine – The", "Kyiv, May 5, Interfax-Ukraine", "May 5", "Interfax-Ukraine"),
]
NONE = [
    "Damascus, SANA-linked ferries were stopped",
    "Anglo-Dutch ferries were stopped",
    "The alliance (NATO)-Members were told",
    "Prime Minister (PM) Lena Ostrow said",
    "Islamic State (IS) claimed",
    "ARI SHAPIRO, HOST:",
    "US - China trade talks resumed",
    "EXCLUSIVE - The minister resigns",
    "NATO - a history",
    "On June 3 (Friday) the town",
    "The town — on Nov. 8 — fell",
    "King Hussein, Petra – a history of the town",
    "Explosion in the port of Kelm, Reuters – The army denies it",
    "In Kyiv, Jane Doe/AFP – The army",
    "Damascus, SANA-run pages said",
    "Moscow, TASS reported, had no answer. The ministry",
    "UN IN FOCUS",
    "",
    "—",
    "()",
]


@pytest.mark.parametrize(("text", "exact", "day", "who"), DATELINES)
def test_dateline(text: str, exact: str, day: str | None, who: str | None) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.exact, found.day.exact if found.day else None, found.who) == (exact, day, who)


@pytest.mark.parametrize("text", NONE)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_what_is_left_of_a_paragraph_behind_a_place_line_begins_with_its_first_word() -> None:
    for line in (
        "Tehran, 8 Jan 2020 (IRNA): ",
        "Damascus, SANA- ",
        "MOSCOW, November 3. /TASS/. ",
        "KYIV, 5 May (Ukrinform) - ",
    ):
        opened = openings(tuple(lines(f"{line}The bridge was closed on Monday, the ministry said.")))
        assert [piece.text for piece in opened if piece.kept] == ["The bridge was closed on Monday, the ministry said."]


def test_a_place_before_a_colon_opens_a_report_and_a_speaker_does_not() -> None:
    lead = "PESHAWAR: At least nine people were hurt on Wednesday when floods hit two villages, officials said."
    more = "PESHAWAR: We do not know any more about it at this time of the night, I am afraid."
    assert [piece.text for piece in openings(tuple(lines(lead))) if not piece.kept] == ["PESHAWAR:"]
    assert all(piece.kept for piece in openings(tuple(lines(f"{lead}\n{more}"))))
