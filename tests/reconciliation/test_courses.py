"""What each voice says over time: a toll that some go on counting, and a town that changes hands."""

from __future__ import annotations

from tests.reconciliation.pile_of_claims import by, claim, control, dead, on, report, since, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from tests.reconciliation.quake import ARTICLES as QUAKE
from tests.reconciliation.quake import CLAIMS as QUAKE_CLAIMS
from variorum.records import Article, Claim, Course, Question, Silence
from variorum.settings import Settings

BEGAN = on("2031-05-01")
DAYS = ("2031-05-02", "2031-05-05", "2031-05-09", "2031-05-20", "2031-05-21")
REPORTS = tuple(report(f"day {day[-2:]}", day) for day in DAYS)


def _ministry(day: str, party: str = "Norvalia") -> Claim:
    home = f"day {day}"
    counts = {"02": 10, "05": 20, "20": 70, "21": 60}
    level = voice(f"{party} Ministry", party, said=f"2031-05-{day}")
    return dead(home, counts[day], level, at=10, place="Kelm", cumulative=True, began=BEGAN, mod="EQUAL_OR_MORE")


def _mayor(day: str, count: float) -> Claim:
    level = voice("Oto Brand", "Estmar", said=f"2031-05-{day}")
    return dead(f"day {day}", count, level, at=60, place="Kelm", cumulative=True, began=BEGAN)


def _asked(articles: tuple[Article, ...], claims: list[Claim], kind: str) -> list[Question]:
    return [one for one in reconcile(articles, claims, settings=Settings()).questions if one.kind == kind]


def _counts(course: Course) -> list[tuple[str | None, float | None, float | None]]:
    return [(one.as_of.latest, one.low, one.high) for one in course.counts]


def test_figures_stand_by_voice_in_the_order_of_their_days_with_the_silence_of_one() -> None:
    told = [_ministry("20"), _mayor("05", 30), _ministry("05"), _mayor("09", 40), _ministry("02")]
    (asked,) = _asked(REPORTS, told, "casualty")
    ministry, mayor = asked.series
    assert (ministry.name, _counts(ministry)) == (
        "Norvalia",
        [("2031-05-02", 10, None), ("2031-05-05", 20, None), ("2031-05-20", 70, None)],
    )
    assert (mayor.name, _counts(mayor)) == ("Estmar", [("2031-05-05", 30, 30), ("2031-05-09", 40, 40)])
    assert ministry.silences == (Silence("2031-05-05", "2031-05-20"),)  # the mayor counted on 9 May
    assert mayor.silences == ()
    assert {count.claim for course in asked.series for count in course.counts} == {one.id for one in told}


def test_where_nobody_goes_on_counting_nobody_is_silent() -> None:
    (asked,) = _asked(REPORTS, [_ministry("05"), _ministry("20"), _mayor("05", 30)], "casualty")
    assert [course.silences for course in asked.series] == [(), ()]


def test_a_toll_that_is_taken_back_keeps_both_figures() -> None:
    asked = next(one for one in _asked(QUAKE, list(QUAKE_CLAIMS), "casualty") if one.relation == "revised")
    ministry = next(course for course in asked.series if course.name == "Estmar’s health ministry")
    assert [(one.as_of.latest, one.value) for one in ministry.counts] == [
        ("2024-03-03", 31),
        ("2024-03-05", 58),
        ("2024-03-08", 54),
    ]


NORVALIA = voice("Ida Holm", "Norvalia", said="2031-05-02")
ESTMAR = voice("Oto Brand", "Estmar", said="2031-05-02", lemma="deny", frame="denial", factuality="CT-")
TAKEN = control("day 02", "takes", "Arla", NORVALIA, holder="Norvalia", at=10)
TOWN = [
    TAKEN,
    claim("day 02", "statement", "the claim", ESTMAR, at=40),
    control("day 05", "contested", "Arla", at=60, when=on("2031-05-04"), status="ongoing"),
    control("day 20", "takes", "Arla", holder="Norvalia", at=60, when=by("2031-05-19")),
    control("day 21", "holds", "Arla", holder="Norvalia", at=90, when=since("2031-05-19"), status="ongoing"),
]


def test_a_place_stands_by_voice_as_each_says() -> None:
    (asked,) = _asked(REPORTS, TOWN, "control")
    told = {
        course.name: [(one.extent, one.first, one.last, one.state, one.holder, one.answer) for one in course.spells]
        for course in asked.series
    }
    assert told == {
        "Norvalia": [("by", "2031-05-02", "2031-05-02", "takes", "Norvalia", "taken by Norvalia")],
        "Estmar": [("on", "2031-05-02", "2031-05-02", None, None, "denied")],
        "day 05": [("on", "2031-05-04", "2031-05-04", "contested", None, "contested")],
        "day 20": [("by", "2031-05-19", "2031-05-19", "takes", "Norvalia", "taken by Norvalia")],
        "day 21": [("since", "2031-05-19", "2031-05-21", "holds", "Norvalia", "held by Norvalia")],
    }
    assert [course.name for course in asked.series] == list(told)  # in the order of the days they speak of
    assert [one.denied for course in asked.series for one in course.spells] == [False, True, False, False, False]


def test_a_denied_capture_is_denied_for_the_day_by_which_it_is_said_to_have_come() -> None:
    officer = voice("Oto Brand", "Estmar", said="2031-05-05", lemma="deny", frame="denial", factuality="CT-")
    denied = control("day 05", "takes", "Arla", officer, holder="Norvalia", agent="Estmar", when=by("2031-05-04"))
    (asked,) = _asked(REPORTS, [TAKEN, denied], "control")
    (spell,) = asked.series[-1].spells
    assert (spell.extent, spell.last, spell.answer, spell.holder) == ("on", "2031-05-04", "denied", "Norvalia")


def test_of_a_place_every_long_silence_is_shown() -> None:
    articles = tuple(report(name, day, outlet="The Herald") for name, day in (("a", DAYS[0]), ("b", DAYS[3])))
    claims = [
        control("a", "contested", "Arla", at=10, when=on("2031-05-02"), status="ongoing"),
        control("b", "takes", "Arla", holder="Estmar", at=10, when=on("2031-05-20")),
    ]
    (asked,) = _asked(articles, claims, "control")
    assert [course.silences for course in asked.series] == [(Silence("2031-05-02", "2031-05-20"),)]


def test_events_and_statements_have_no_course() -> None:
    result = reconcile(REPORTS, TOWN, settings=Settings())
    assert all(not one.series for one in result.questions if one.kind in ("event", "statement"))
