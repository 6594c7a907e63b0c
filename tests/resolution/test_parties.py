"""For whom somebody speaks: by title, adjective or own name, never by nationality alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.resolution.carrying import bare_office, carried, offices_told, side_name
from variorum.resolution.parties import Belonging, Named, belonging
from variorum.resolution.wording import sides

Told = tuple[str | None, str, tuple[str, ...]]

CASES: list[tuple[str, str | None, str, tuple[str, ...]]] = [
    ("Armenian defence ministry spokeswoman Ani Petrosyan", "Armenia", "title", ("MIL",)),
    ("Azeri President Elchin Mammadov", "Azerbaijan", "title", ("GOV",)),
    ("Pakistan's ambassador to Azerbaijan", "Pakistan", "title", ("GOV",)),
    ("Azerbaijan’s ambassador to Pakistan", "Azerbaijan", "title", ("GOV",)),
    ("the ambassador of Chad to France", "Chad", "title", ("GOV",)),
    ("the Ministry of Defence of the Republic of Azerbaijan", "Azerbaijan", "title", ("MIL",)),
    ("Mali's newly appointed acting defence minister", "Mali", "title", ("GOV", "MIL")),
    ("Kofi Mensah, spokesman for the Ghanaian army", "Ghana", "adjective", ("MIL",)),
    ("Syria's UN ambassador", "Syria", "title", ("GOV",)),
    ("UN special envoy Ana Lima", "United Nations", "title", ()),
    ("the defence ministry of the Karabakh region", "Karabakh authorities", "title", ("MIL", "PRE")),
    ("officials in Abkhazia", "Abkhaz authorities", "own name", ("GOV", "PRE")),
    ("Transnistria's army", "Transnistrian authorities", "own name", ("MIL", "PRE")),
    ("Turkish Cypriot leader Deniz Kaya", "Turkish Cypriot authorities", "title", ("GOV", "PRE")),
    ("South Korean troops", "South Korea", "adjective", ("MIL",)),
    ("Azerbaijan", "Azerbaijan", "own name", ("GOV",)),
    ("Yerevan", "Armenia", "own name", ("GOV",)),
    ("Baku", "Azerbaijan", "own name", ("GOV",)),
    ("the Pentagon", "United States", "own name", ("MIL",)),
    ("the Kremlin", "Russia", "own name", ("GOV",)),
    ("Pentagon spokeswoman Ann Lee", "United States", "title", ("MIL",)),
    ("Hezbollah fighters", "Hezbollah", "own name", ("UAF",)),
    ("Houthi commander Nasser Hadi", "Houthis", "title", ("MIL",)),
]

NOBODY = [
    "former Armenian president",
    "ex-Georgian minister Nino Beridze",
    "Russian-backed separatists",
    "pro-Russian officials",
    "an Armenian journalist",
    "Azerbaijani residents",
    "Kenyan athlete Mary Wanjiru",
    "protesters in Baku",
    "a court in Ankara",
    "police",
    "the president",
    "Peru accused the president",
    "the Joint Chiefs of Staff",
    "",
    ",",
    "’s",
]


@pytest.mark.parametrize(("phrase", "party", "basis", "sectors"), CASES)
def test_party(phrase: str, party: str, basis: str, sectors: tuple[str, ...]) -> None:
    found = belonging(phrase)
    assert found.party is not None
    assert (found.party.name, found.party.basis, found.party.candidates) == (party, basis, ())
    assert found.sectors == sectors


@pytest.mark.parametrize("phrase", NOBODY)
def test_nobody(phrase: str) -> None:
    found = belonging(phrase)
    assert found.party is None or found.party.name is None


@pytest.mark.parametrize(
    ("adjective", "state", "region", "authority"),
    [
        ("Armenian", "Armenia", "nagorno-karabakh", "Karabakh authorities"),
        ("Serbian", "Serbia", "republika-srpska", "Republika Srpska authorities"),
        ("Turkish", "Turkey", "northern-cyprus", "Turkish Cypriot authorities"),
        ("Somali", "Somalia", "somaliland", "Somaliland authorities"),
        ("Palestinian", "Palestine", "gaza-strip", "Gaza authorities"),
    ],
)
def test_an_adjective_does_not_tell_a_state_from_its_kin(
    adjective: str, state: str, region: str, authority: str
) -> None:
    here = Named(places=frozenset({f"overlay:{region}"}))
    for group in ("officials", "forces", "soldiers", "army"):
        alone, near = belonging(f"{adjective} {group}"), belonging(f"{adjective} {group}", here)
        assert alone.party is not None
        assert (alone.party.name, alone.party.candidates) == (state, ())
        assert near.party is not None
        assert (near.party.name, near.party.candidates) == (state, (state, authority))
    ethnic = belonging(f"ethnic {adjective} forces", here)
    assert ethnic.party is not None
    assert (ethnic.party.name, ethnic.party.candidates) == (None, (state, authority))
    office = belonging(f"{adjective} defence ministry", here)
    assert office.party is not None
    assert (office.party.name, office.party.candidates) == (state, ())


@pytest.mark.parametrize("phrase", ["Armenian and Azerbaijani forces", "Armenia and Azerbaijan"])
def test_two_parties_are_not_one(phrase: str) -> None:
    found = belonging(phrase)
    assert found.party is not None
    assert (found.party.name, found.party.candidates) == (None, ("Armenia", "Azerbaijan"))


def test_a_name_that_is_another_place_here_is_no_state() -> None:
    assert belonging("Georgia's governor").party is not None
    assert belonging("Georgia's governor", Named(elsewhere=frozenset({"georgia"}))).party is None


@pytest.mark.parametrize(
    ("phrase", "office"),
    [("the foreign ministry", "foreign ministry"), ("The president", "president"), ("the tall president", None)],
)
def test_bare_office(phrase: str, office: str | None) -> None:
    assert bare_office(phrase) == office


def test_bodies_that_a_text_gives_one_party() -> None:
    text = "Chad's foreign ministry met. The Malian army saw Niger. The parliament of Mali and Niger's parliament sat."
    told = {"foreign ministry": frozenset({"Chad"}), "parliament": frozenset({"Mali", "Niger"})}
    assert offices_told(text, Named()) == told
    assert offices_told("Mali's president met Niger. Parliament sat.", Named()) == {}


# A sentence goes on behind a side's name, and the body in it is not its own; of a phrase all belongs together.
GIVEN = [
    ("{body} denied that government forces had retaken the city.", None),
    ("{body} accused parliament of treason.", None),
    ("{body} fighters shelled the interior ministry.", None),
    ("The {body} interim government met.", "{body}"),
    ("{body}'s interior ministry spoke.", "{body}"),
    ("{adjective} troops attacked the defence ministry.", None),
    ("{adjective} forces said government troops had fled.", None),
    ("{state}'s president attacked parliament.", None),
    ("{state}'s caretaker government met.", "{state}"),
    ("The {adjective} defence ministry spoke.", "{state}"),
]
SIDES = [("Houthis", "Armenian", "Armenia"), ("Hamas", "Azerbaijani", "Azerbaijan"), ("Taliban", "Chadian", "Chad")]


@pytest.mark.parametrize(("body", "adjective", "state"), SIDES)
@pytest.mark.parametrize(("text", "party"), GIVEN)
def test_a_body_named_behind_a_side_is_its_own_in_one_phrase(
    text: str, party: str | None, body: str, adjective: str, state: str
) -> None:
    names = {"body": body, "adjective": adjective, "state": state}
    told = set().union(*offices_told(text.format(**names), Named()).values())
    assert told == ({party.format(**names)} if party else set())


@pytest.mark.parametrize(
    ("office", "party"),
    [("foreign ministry", "Chad"), ("ministry", "Chad"), ("parliament", None), ("army", None), (None, None)],
)
def test_an_office_told_of_one_party_is_carried(office: str | None, party: str | None) -> None:
    told = {"foreign ministry": frozenset({"Chad"}), "parliament": frozenset({"Mali", "Niger"})}
    found = carried(office, told)
    assert (found.name if found else None) == party


@pytest.mark.parametrize(
    ("words", "places", "side"),
    [
        ("Chadian", (), "Chad"),
        ("Armenian", (), "Armenia"),
        ("Armenian", ("overlay:nagorno-karabakh",), "Armenian"),
        ("rebels", (), "rebels"),
        ("Houthi", (), "Houthis"),
        ("Hamas", (), "Hamas"),
        (None, (), None),
        ("", (), ""),
    ],
)
def test_side_name(words: str | None, places: tuple[str, ...], side: str | None) -> None:
    assert side_name(words, Named(places=frozenset(places))) == side


# The mirror: what holds of one party's words holds of the other's, whichever state it is.
MIRROR = (("Armenian", "Armenia"), ("Azerbaijani", "Azerbaijan"), ("Israeli", "Israel"), ("Indian", "India"))


@pytest.mark.parametrize(
    "frame",
    [
        "{a} forces",
        "{n}'s president",
        "{n}",
        "{a} foreign ministry",
        "former {a} minister",
        "an {a} citizen",
        "{a}-backed",
    ],
)
def test_all_states_are_treated_alike(frame: str) -> None:
    def shape(adjective: str, name: str) -> tuple[str | None, str, tuple[str, ...]] | None:
        found: Belonging = belonging(frame.format(a=adjective, n=name))
        party = found.party
        return None if party is None else (party.name and party.name.replace(name, "N"), party.basis, found.sectors)

    assert len({shape(adjective, name) for adjective, name in MIRROR}) == 1


@given(st.text(max_size=80))
def test_no_phrase_raises(phrase: str) -> None:
    belonging(phrase)
    sides([])
