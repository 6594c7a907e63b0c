"""Where a report begins and ends on its page, and which line above it is its title."""

from __future__ import annotations

import pytest

from variorum.reading.cleaning.cleaning import clean

TITLE = "Landslide buries eleven houses above Tern"
FIRST = "A landslide buried eleven houses above Tern on Monday, the mayor said, and the road to Kelm is closed.\n"
LEAD = (
    "Nine people are dead and four are missing after a landslide buried eleven houses above Tern on Monday night, "
    "the mayor of the town said, and the road to Kelm stays closed for a week.\n"
)
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
    ("Orme\nThumbs up\nAnswer him\nDecember 5, 2019 at 5:46 pm\n" + LAST, "The mayor asked", False),
    ("Comments\nOrme\nSo sad\nLind\nMy aunt\n" + LAST, "The mayor asked", False),
]


@pytest.mark.parametrize(("behind", "line", "kept"), ENDS)
def test_a_report_goes_on_behind_a_list_until_furniture_ends_it(behind: str, line: str, kept: bool) -> None:
    assert (line in clean(f"{TITLE}\n{FIRST}{MORE}{behind}").text) is kept


BEGINS = [  # what stands above the paragraphs, and the title that is found
    (f"16 September 2013 Last updated at 12:42 GMT\n{TITLE}\n", TITLE),
    (f"First posted: Jul 24, 2013 04:37 PM EDT\n{TITLE}\n", TITLE),
    (f"Arla Courier, Sep 15, 2013\n{TITLE}\n", TITLE),
    (f"Arla Courier, last updated Sep 15, 2013\n{TITLE}\n", TITLE),
    ("Landslide of 5 May 2020: what the town of Tern knew\n", "Landslide of 5 May 2020: what the town of Tern knew"),
    ("Landslide above Tern, 5 May 2020\n", "Landslide above Tern, 5 May 2020"),
    ("Arla Courier, Sep 15, 2013\n", "Arla Courier, Sep 15, 2013"),  # nothing tells that this is an outlet
    ("Victory Day, 9 May 1945\n", "Victory Day, 9 May 1945"),
    ("Kelm bombing, 31 May 2017\n", "Kelm bombing, 31 May 2017"),
    ("First posted: Jul 24, 2013 04:37 PM EDT\n", None),
    (f"Arla Courier, Sep 15, 2013\n{TITLE}\nArla Courier, Sep 15, 2013\n", TITLE),  # a date line may stand twice
    (f"Arla Courier, Sep 15, 2013\nArla Courier, Sep 15, 2013\n{TITLE}\n", TITLE),
    (f"{LEAD}The dead and the missing\n{NAMES}", None),
]


@pytest.mark.parametrize(("above", "title"), BEGINS)
def test_no_date_and_nothing_below_a_paragraph_is_the_title(above: str, title: str | None) -> None:
    cleaned = clean(above + FIRST + MORE)
    titles = [cleaned.text[part.start : part.end] for part in cleaned.sections if part.part == "headline"]
    assert titles == ([] if title is None else [title])


@pytest.mark.parametrize("date", ["15 September 2013 11:26 pm", "Arla Courier, Sep 15, 2013"])
def test_a_date_above_the_title_is_known_as_one(date: str) -> None:
    gone = [(gone.text, gone.reason) for gone in clean(f"{date}\n{TITLE}\n{FIRST}{MORE}").removed]
    assert gone == [(date, "date line")]


STARTS = [  # what stands above the paragraphs, a line of it, and whether that line is kept
    (f"{LEAD}The dead and the missing\n{NAMES}", "Orme, 33", True),
    (f"{TITLE}\n{LEAD}The dead and the missing\n{NAMES}", "Orme, 33", True),
    (f"{LEAD}Subscribe\n{NAMES}", "Orme, 33", False),
    (f"The paper of the valley\n{NAMES}{TITLE}\n", "Orme, 33", False),
]


@pytest.mark.parametrize(("above", "line", "kept"), STARTS)
def test_a_list_between_two_paragraphs_is_no_menu(above: str, line: str, kept: bool) -> None:
    assert (line in clean(above + FIRST + MORE).text) is kept


def _entries(*labels: str, number: int = 8) -> str:
    """Entries of a page that sets the same lines above each; `#` stands for the number of the entry."""
    entry = "".join(f"{label}\n" for label in labels) + "The water at mark # of the river Tern rose again.\n"
    return "".join(entry.replace("#", str(10 + number)) for number in range(number))


ENTRIES = [  # what follows three paragraphs, and whether its entries are kept
    (_entries("#:15", "Lena Hald", "Correspondent in Tern", "Copy the address"), True),  # a live blog
    ("Comments\n" + _entries("Lena Hald", "#:15", "Copy the address"), False),
    ("Latest news\n" + _entries("#:15", "The river Tern"), False),
    (_entries("Lena Hald", "Correspondent in Tern", "Copy the address"), False),
    (_entries("Lind#", "# hours ago", "Thumbs up", "Answer Lind#"), False),  # what readers say
]


@pytest.mark.parametrize(("behind", "kept"), ENTRIES)
def test_a_live_blog_goes_on_from_clock_to_clock(behind: str, kept: bool) -> None:
    text = clean(f"{TITLE}\n{FIRST}{MORE}{LAST}{behind}").text
    assert all((f"mark {number} of" in text) is kept for number in range(11, 18))


def test_a_live_blog_begins_with_its_first_clock() -> None:
    text = clean(
        f"{TITLE}\n{_entries('#:15', 'Lena Hald', 'Correspondent in Tern', 'Copy the address')}{FIRST}{MORE}{LAST}"
    ).text
    assert all(f"mark {number} of" in text for number in range(11, 18))


def test_what_divides_the_entries_of_a_body_ends_it_nowhere() -> None:
    months = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
    dated = [f"answered 5 {month} 2011\n" for month in months]
    answers = "".join(f"In case {at}: {LEAD}{line}" for at, line in enumerate(dated[:4])) + "".join(dated[4:])
    last = "The slope had moved before, and all knew it.\n"
    assert last.strip() in clean(f"{TITLE}\n{answers}{last}").text
