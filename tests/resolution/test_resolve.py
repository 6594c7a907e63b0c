"""Claims filled in from their article alone: days, places, actors, parties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from variorum.records import (
    Actor,
    Article,
    AttributionLevel,
    Claim,
    Control,
    Date,
    Evidence,
    Figure,
    Mention,
    Place,
    Selector,
    Span,
    TimeExpression,
)
from variorum.resolution import resolve
from variorum.settings import Settings

Marked = Callable[[str], tuple[str, tuple[Mention, ...]]]

NINTH = Date(edtf="2021-05-09", earliest="2021-05-09", latest="2021-05-09", precision=1, basis="stated")
OUTLET = AttributionLevel(role="outlet", factuality="Uu")


def at(text: str, exact: str) -> Span:
    start = text.index(exact)
    return Span(start, start + len(exact), exact)


def sunday(text: str) -> TimeExpression:
    return TimeExpression(at(text, "Sunday"), "DATE", "XXXX-WXX-7", "publication", direction="past")


def claim(text: str, exact: str) -> Claim:
    """A control claim whose evidence is one stretch of the text."""
    span = at(text, exact)
    return Claim(
        id="1",
        article="a",
        kind="control",
        evidence=Evidence((Selector(span.start, span.end, span.exact),)),
        part="body",
        attribution=(OUTLET,),
        factuality="CT+",
        status="happened",
        extractor="control",
        control=Control("takes"),
        trigger=at(text, "taken"),
    )


def speaker(text: str, source: str, name: str, said: TimeExpression | None = None) -> AttributionLevel:
    """A speaker's level with its source in the text."""
    date = Date(expression=said, exact=said.span.exact) if said else None
    return AttributionLevel(role="speaker", name=name, source=(at(text, source),), said=date, quotation="indirect")


def settled(marked: Marked, text: str, given: Callable[[str], Claim], published: Date = NINTH) -> Claim:
    """The one claim of a text, resolved."""
    plain, mentions = marked(text)
    article = Article(id="a", text=plain, published=published)
    (found,) = resolve((given(plain),), mentions, article, settings=Settings())
    return found


REPORT = (
    "Chadian President {PER:Amadou Roe} said on Sunday that his country's forces had taken {LOC:Bol}, "
    "a town near {LOC:Lake Chad}. {PER:Roe=Amadou Roe} thanked them."
)


def told(text: str) -> Claim:
    """Roe's claim of having taken Bol."""
    source = speaker(text, "Chadian President Amadou Roe", "Amadou Roe", sunday(text))
    forces = Actor("his country's forces", role="agent", span=at(text, "his country's forces"))
    return replace(
        claim(text, "his country's forces had taken Bol"),
        attribution=(OUTLET, source),
        actors=(forces,),
        control=Control("takes", holder="his country's forces"),
        where=Place("Bol", span=at(text, "Bol")),
    )


def test_said_on_sunday_is_taken_by_sunday(marked: Marked) -> None:
    found = settled(marked, REPORT, told)
    said = found.attribution[1].said
    assert said is not None
    assert (said.edtf, said.extent) == ("2021-05-09", "on")
    assert (found.when.edtf, found.when.earliest, found.when.latest) == ("../2021-05-09", None, "2021-05-09")
    assert (found.when.extent, found.when.precision, found.when.basis) == ("by", None, "relative")
    assert found.when.exact == "taken"


def test_a_report_without_a_day_keeps_its_words(marked: Marked) -> None:
    found = settled(marked, REPORT, told, Date())
    said = found.attribution[1].said
    assert said is not None
    assert (said.edtf, said.exact) == (None, "Sunday")
    assert found.when.edtf is None


def test_speaker_and_his_forces_are_of_one_party(marked: Marked) -> None:
    found = settled(marked, REPORT, told)
    level, forces = found.attribution[1], found.actors[0]
    assert (level.actor, level.party and level.party.name, level.sectors) == ("Amadou Roe", "Chad", ("GOV",))
    assert forces.party is not None
    assert (forces.party.name, forces.party.basis, forces.sectors) == ("Chad", "speaker", ("MIL",))
    assert found.control is not None
    assert found.control.holder == "Chad"


def test_where_is_the_place_of_the_gazetteer_under_the_name_in_the_text(marked: Marked) -> None:
    where = settled(marked, REPORT, told).where
    assert where is not None
    assert (where.name, where.precision, [one.code for one in where.countries]) == ("Bol", 1, ["TCD"])


def test_a_description_is_the_place_it_explains(marked: Marked) -> None:
    def given(text: str) -> Claim:
        return replace(told(text), where=Place("a town", span=at(text, "a town")))

    where = settled(marked, REPORT, given).where
    assert where is not None
    assert where.name == "Bol"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Smoke rose over {LOC:Bol} in {LOC:Chad}. The army had taken the town.", "Bol"),
        ("Smoke rose over {LOC:Bol} and {LOC:Moundou}. The army had taken the town.", "the town"),
        ("Smoke rose over {LOC:Bol} and {LOC:Qwrtzplk}. The army had taken the town.", "the town"),
        ("Smoke rose over {LOC:Chad}. The army had taken the town.", "the town"),
    ],
)
def test_the_town_is_the_one_named_before_if_it_is_one(marked: Marked, text: str, name: str) -> None:
    def given(plain: str) -> Claim:
        return replace(claim(plain, "had taken the town"), where=Place("the town", span=at(plain, "the town")))

    where = settled(marked, text, given).where
    assert where is not None
    assert where.name == name


def test_a_party_once_told_holds_through_the_article(marked: Marked) -> None:
    def given(text: str) -> Claim:
        start = text.rindex("Roe")
        source = AttributionLevel("speaker", name="Amadou Roe", source=(Span(start, start + 3, "Roe"),))
        return replace(told(text), attribution=(OUTLET, source))

    party = settled(marked, REPORT, given).attribution[1].party
    assert party is not None
    assert party.name == "Chad"


def test_a_change_told_by_the_outlet_alone_is_by_its_publication(marked: Marked) -> None:
    def given(text: str) -> Claim:
        return replace(told(text), attribution=(OUTLET,), actors=())

    found = settled(marked, REPORT, given)
    assert (found.when.edtf, found.when.basis) == ("../2021-05-09", "publication")


@pytest.mark.parametrize(
    ("holder", "kept"),
    [
        ("Chadian troops", "Chad"),
        ("Armenian troops", "Armenian troops"),
        ("it", None),
        ("rebels", "rebels"),
        (None, None),
    ],
)
def test_a_holder_is_a_party_only_where_the_text_says_it(marked: Marked, holder: str | None, kept: str | None) -> None:
    def given(text: str) -> Claim:
        return replace(claim(text, "had taken"), control=Control("takes", holder=holder))

    found = settled(marked, "They had taken a hill in {LOC:Nagorno-Karabakh}.", given)
    assert found.control is not None
    assert found.control.holder == kept


@pytest.mark.parametrize(
    ("figure", "side"),
    [
        (Figure(24, 24, 24, of="soldiers", group="military", side="Chadian"), "Chad"),
        (Figure(24, 24, 24, of="nurses", side="Chadian"), "Chadian"),
        (Figure(24, 24, 24, of="fighters", group="militants", side="Houthi"), "Houthis"),
        (Figure(24, 24, 24, of="servicemen", side="its"), "Niger"),
        (Figure(24, 24, 24, of="servicemen"), None),
    ],
)
def test_side_and_day_of_a_figure(marked: Marked, figure: Figure, side: str | None) -> None:
    text = "The defence ministry of {LOC:Niger} said on Sunday that 24 were taken."

    def given(plain: str) -> Claim:
        ministry = speaker(plain, "The defence ministry of Niger", "defence ministry of Niger", sunday(plain))
        return replace(claim(plain, "24 were taken"), kind="casualty", attribution=(OUTLET, ministry), figure=figure)

    found = settled(marked, text, given).figure
    assert found is not None
    assert found.side == side
    assert found.as_of is not None
    assert found.as_of.edtf == "2021-05-09"


def test_the_state_that_says_it_has_taken_something_is_it(marked: Marked) -> None:
    def given(text: str) -> Claim:
        source = speaker(text, "Eritrea", "Eritrea")
        return replace(
            claim(text, "it has taken a hill"),
            attribution=(OUTLET, source),
            actors=(Actor("it", role="agent", span=at(text, "it")),),
            control=Control("takes", holder="it"),
        )

    found = settled(marked, "{LOC:Eritrea} says it has taken a hill.", given)
    assert found.control is not None
    assert found.control.holder == "Eritrea"


def test_no_claims_no_trouble() -> None:
    assert resolve((), (), Article(id="a", text="", published=Date()), settings=Settings()) == ()


def test_a_claim_about_nothing_known_stays_as_it_is(marked: Marked) -> None:
    def given(text: str) -> Claim:
        bare = claim(text, "taken")
        return replace(bare, control=None, kind="statement", where=Place("nowhere"), actors=(Actor(""),))

    found = settled(marked, "It was taken.", given)
    assert found.where == Place("nowhere")
    assert (found.actors[0].party, found.when.edtf) == (None, None)
