"""The publication date from signs of different weight."""

from __future__ import annotations

import pytest

from variorum.reading.cleaning.cleaning import clean
from variorum.reading.drafts import Supplied
from variorum.reading.metadata.dating import publication
from variorum.reading.metadata.signs import signs
from variorum.records import Date

BODY = "\n\nThe bridge over the Strand was reopened after two years of work, the ministry said.\n\nNobody was hurt."


def dated(text: str, *fields: tuple[str, str], url: str | None = None) -> Date:
    return publication(signs(clean(text + BODY), Supplied(url=url, dates=fields)))


STRONG = [
    ("date 2021-03-04 OSLO, Norway, March 4", "2021-03-04"),
    ("Bridge over the Strand reopened\n\n8 Nov 2020", "2020-11-08"),
    ("Bridge over the Strand reopened\n\nPublished: Monday, 3 May 2021", "2021-05-03"),
    ("SANDVIK, June 3, 2019 (Reuters) - The old bridge was closed on Monday, the ministry said.", "2019-06-03"),
    ("Bridge over the Strand reopened\n\nLast updated: 3 May 2021", "2021-05-03?"),
    ("Bridge over the Strand reopened\n\nMarch 9, 1862", "1862-03-09"),
    ("SANDVIK, March 9, 1862 — The old bridge was closed on Sunday, the ministry said.", "1862-03-09"),
]


@pytest.mark.parametrize(("text", "edtf"), STRONG)
def test_a_line_of_its_own_settles_the_day(text: str, edtf: str) -> None:
    date = dated(text)
    assert (date.edtf, date.basis, date.precision) == (edtf, "stated", 1)


def test_metadata_settles_the_day_and_keeps_its_time() -> None:
    date = dated("", ("published", "2021-05-03T23:30:00+04:00"))
    assert (date.edtf, date.time, date.evidence[0].source) == ("2021-05-03", "23:30+04:00", "metadata")


def test_a_day_long_ago_that_a_report_tells_of_dates_no_report() -> None:
    assert dated("The town remembered on 14 July 2021 the storm of 14 July 1789.").earliest == "2021-07-14"
    assert dated("SANDVIK, July 20 (Reuters) - The town was rebuilt after 14 July 1789, it says.").edtf is None


def test_an_address_tells_the_day_of_an_old_paper() -> None:
    assert dated("", url="https://paper.example/1862/03/09/archives/ships.html").edtf == "1862-03-09?"
    assert dated("", url="https://paper.example/1862/0309/ships.html").edtf is None


def test_a_line_that_gainsays_the_metadata_is_kept_and_puts_a_question_mark() -> None:
    date = dated("Bridge over the Strand reopened\n\nPublished: 3 May 2021", ("published", "2021-07-30"))
    assert date.edtf == "2021-07-30?"
    assert [piece.exact for piece in date.against] == ["3 May 2021"]


def test_a_day_in_the_address_is_believed_with_a_question_mark() -> None:
    assert dated("", url="https://example.org/2021/05/03/bridge").edtf == "2021-05-03?"


CLOCK = "Tuesday, May 9, 2023\n\nBridge over the Strand reopened\n\n"


def test_a_clock_loses_against_a_weekday_that_fits_another_year() -> None:
    date = dated(
        CLOCK + "On Friday (April 22) the mayor thanked the builders of the bridge. It fell on April 21, 2021."
    )
    assert (date.edtf, date.basis, date.precision) == ("2022-04-22/2022-04-28", "calendar", 3)
    assert [piece.exact for piece in date.against] == ["Tuesday, May 9, 2023"]


def test_where_two_years_fit_the_bounds_alone_are_given() -> None:
    date = dated(
        CLOCK + "On Friday (April 22) the mayor thanked the builders of the bridge. It fell on April 21, 2012."
    )
    assert (date.edtf, date.earliest, date.latest) == ("2012-04-21/2023-05-09", "2012-04-21", "2023-05-09")


def test_a_clock_near_the_newest_day_told_is_believed_with_a_question_mark() -> None:
    date = dated(CLOCK + "The bridge fell into the river on May 7, 2023, after a week of rain, officials said.")
    assert (date.edtf, date.precision) == ("2023-05-09?", 1)


def test_a_clock_alone_is_only_the_latest_day() -> None:
    date = dated(CLOCK)
    assert (date.edtf, date.earliest, date.latest) == ("../2023-05-09", None, "2023-05-09")


def test_without_any_other_sign_the_newest_day_told_is_the_earliest() -> None:
    date = dated("The bridge fell into the river on May 7, 2023, after a week of rain, officials said.")
    assert (date.edtf, date.earliest, date.latest) == ("2023-05-07/..", "2023-05-07", None)


def test_a_day_that_may_lie_ahead_bounds_nothing() -> None:
    assert dated("The new bridge will be opened on May 7, 2033, the ministry said after the vote.").edtf is None


def test_with_no_year_at_all_nothing_is_guessed_and_the_signs_are_kept() -> None:
    date = dated("The mayor opened the bridge on Sunday. It had been closed since September 27, the ministry said.")
    assert (date.edtf, date.earliest, date.latest, date.basis) == (None, None, None, "unknown")
    assert [piece.exact for piece in date.evidence] == ["Sunday", "September 27"]
    assert date.expression is not None
    assert date.expression.value == "XXXX-WXX-7"


def test_evidence_is_where_it_says() -> None:
    text = "KABUL, June 3 (Reuters) - The old bridge was closed on Monday (May 30), the ministry said."
    cleaned = clean(text + BODY)
    date = publication(signs(cleaned, Supplied()))
    for piece in date.evidence:
        span = piece.spans[0]
        if piece.source == "text":
            assert cleaned.text[span.start : span.end] == span.exact
        else:
            assert (text + BODY)[span.start : span.end] == span.exact


def test_a_dateline_is_put_into_the_year_of_the_newest_day_told_shortly_before() -> None:
    date = dated("KABUL, June 3 (Reuters) - The bridge that fell on May 28, 2021 was opened again, the ministry said.")
    assert (date.edtf, date.basis) == ("2021-06-03?", "calendar")


def test_a_report_is_no_older_than_the_posts_it_shows() -> None:
    date = dated("Thank you all — Kolven Mining (@kolvenmining) August 2, 2022")
    assert date.edtf == "2022-08-02/.."
    gainsaid = dated("Thank you all — Kolven Mining (@kolvenmining) August 2, 2022", ("published", "2020-01-01"))
    assert (gainsaid.edtf, [piece.exact for piece in gainsaid.against]) == ("2020-01-01?", ["August 2, 2022"])


SPANS = [  # what the field says, what the text says, and the day
    ("2021", "", ("2021", "2021-01-01", "2021-12-31", "within", 5, "stated")),
    ("March 2021", "", ("2021-03", "2021-03-01", "2021-03-31", "within", 4, "stated")),
    (
        "2021",
        "The town fell on 3 May 2021.",
        ("2021-05-03/2021-12-31", "2021-05-03", "2021-12-31", "within", None, "stated"),
    ),
    ("2021", "Title\n\nPublished: 3 May 2021", ("2021-05-03", "2021-05-03", "2021-05-03", "on", 1, "stated")),
    ("2021", "Title\n\nPublished: 3 May 2020", ("2020-05-03?", "2020-05-03", "2020-05-03", "on", 1, "stated")),
    (
        "2021",
        "KELM, Norvalia, May 3 (Reuters) - The town fell.",
        ("2021-05-03", "2021-05-03", "2021-05-03", "on", 1, "calendar"),
    ),
]


@pytest.mark.parametrize("value, text, expected", SPANS)
def test_a_year_or_month_bounds_the_day(value: str, text: str, expected: tuple[object, ...]) -> None:
    date = dated(text, ("published", value))
    assert (date.edtf, date.earliest, date.latest, date.extent, date.precision, date.basis) == expected


def test_an_empty_clock_is_no_day() -> None:
    assert dated("", ("published", "1970-01-01T00:00:00Z")).basis == "unknown"
