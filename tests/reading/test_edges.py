"""Where a report begins and ends on its page."""

from __future__ import annotations

import pytest

from variorum.reading.cleaning import clean

TITLE = "Landslide buries eleven houses above Tern"
FIRST = "A landslide buried eleven houses above Tern on Monday, the mayor said, and the road to Kelm is closed.\n"
MORE = "Rescuers found two people alive in a cellar at noon. They were taken to the hospital of Arla, a doctor said.\n"
NAMES = "Victims\n" + "".join(f"{name}, {age}, Tern\n" for age, name in enumerate(("Hald", "Roth", "Orme", "Lind"), 31))
LAST = "The mayor asked all who had seen the slope move in the days before to speak to the police of Arla.\n"
ASKS = "Do you know the slope above Tern?\n"
ABOUT = "The house that prints this paper was founded in Arla by two brothers, and its presses stand there still.\n"

ENDS = [  # what follows two paragraphs, a line of it, and whether that line is kept
    (NAMES * 2 + LAST, "The mayor asked", True),
    (NAMES * 2 + LAST, "Orme, 33", True),
    (NAMES * 2 + ASKS, "Do you know", False),
    (NAMES * 2, "Orme, 33", False),
    (NAMES * 2 + "All rights reserved\n" + ABOUT, "The house that prints", False),
    ("Comments\nOrme\nSo sad\nLind\nMy aunt\n" + LAST, "The mayor asked", False),
]


@pytest.mark.parametrize(("behind", "line", "kept"), ENDS)
def test_a_report_goes_on_behind_a_list_until_furniture_ends_it(behind: str, line: str, kept: bool) -> None:
    assert (line in clean(f"{TITLE}\n{FIRST}{MORE}{behind}").text) is kept
