"""Reports without a day, placed by their own words and their neighbours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.pile_of_claims import by, claim, control, dead, event, on, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.records import Article, Claim, Date, Dating
from variorum.settings import Settings

BEGAN = on("2019-03-04")
SPEAKER = voice("Ada Brenn", "Norvalia")
UNDATED = report(
    "undated",
    text="The president of Chile on Wednesday greeted the people of Estonia on their Independence Day.\n\n"
    "The fighting around Kelm broke out on March 4 and has killed 40 people.",
)
DATED = (report("april", "2019-04-30"), report("march", "2019-03-20"))


def _claims(**tolls: float) -> list[Claim]:
    told = [
        event(name, "ASSAULT", "fighting", SPEAKER, place="Kelm", when=BEGAN if name != "undated" else Date(), at=120)
        for name in tolls
    ]
    counts = [dead(name, toll, place="Kelm", cumulative=True, at=150) for name, toll in tolls.items()]
    return told + counts


def _placed(article: Article, claims: list[Claim], dated: tuple[Article, ...] = DATED) -> Dating | None:
    found = reconcile([article, *dated], claims, settings=Settings()).datings
    return next((dating for dating in found if dating.article == article.id), None)


def test_toll_weekday_and_the_day_of_its_neighbours_bound_it() -> None:
    plain = replace(UNDATED, text="On Wednesday the mayor of Kelm spoke.\n\nThe fighting broke out on March 4.")
    found = _placed(plain, _claims(undated=40, april=90, march=15))
    assert found is not None
    assert (found.date.earliest, found.date.latest, found.date.basis) == ("2019-03-20", "2019-04-24", "story")


@pytest.mark.parametrize(
    "words",
    ["without a year, dated 4 March 2019 in", "told of a Wednesday", "is below", "is above", "Alone it is a Wednesday"],
)
def test_the_reason_is_given_in_words(words: str) -> None:
    plain = replace(UNDATED, text="On Wednesday the mayor of Kelm spoke.\n\nThe fighting broke out on March 4.")
    found = _placed(plain, _claims(undated=40, april=90, march=15))
    assert found is not None
    assert words in found.reason


def test_what_would_leave_no_day_speaks_against_it() -> None:
    # Estonia keeps its day in February: no day after 4 March and before the later toll of April is left.
    found = _placed(UNDATED, _claims(undated=40, april=90, march=15))
    assert found is not None
    assert [piece.exact for piece in found.date.against] == ["Independence Day"]


def test_a_dated_article_is_left_alone() -> None:
    assert _placed(replace(UNDATED, published=on("2019-04-03")), _claims(undated=40, april=90)) is None


def test_without_neighbours_nothing_is_guessed() -> None:
    assert _placed(UNDATED, [claim("undated", "statement", "something")], ()) is None


def test_the_article_itself_is_not_rewritten() -> None:
    result = reconcile([UNDATED, *DATED], _claims(undated=40, april=90, march=15), settings=Settings())
    assert UNDATED.published == Date()
    assert result.datings


@pytest.mark.parametrize(
    "words, day",
    [
        ("on Monday, a day after troops took Kelm", "2019-03-25"),
        ("on Tuesday, two days after troops took Kelm", "2019-03-26"),
        ("on Thursday, a day after troops took Kelm", "2019-03-24/2019-03-25"),  # the weekday speaks against it
        ("on Monday, a day after troops took Brod", None),
    ],
)
def test_what_it_looks_back_on_places_it(words: str, day: str | None) -> None:
    undated = report("undated", text=f"The president of Estmar told Norvalia {words}, that more would follow.")
    dated = report("sunday", "2019-03-24", "Troops of Norvalia took Kelm from Estmar.")
    told = control("sunday", "takes", "Kelm", SPEAKER, holder="Norvalia", from_whom="Estmar", when=by("2019-03-24"))
    named = claim("undated", "statement", "more would follow", voice("Oto Brand", "Norvalia"), place="Kelm", at=99)
    found = _placed(undated, [told, named], (dated,))
    assert (found.date.edtf if found else None) == day
