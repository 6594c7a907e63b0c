"""Persons and the whole title beside each: (text, {name: title})."""

from __future__ import annotations

import pytest

from variorum.language import annotate, mentions

CASES: list[tuple[str, dict[str, str | None]]] = [
    ("President of Chile Ana Torres spoke on Sunday.", {"Ana Torres": "President of Chile"}),
    ("Commander-in-Chief Musa Okello ordered a halt.", {"Musa Okello": "Commander-in-Chief"}),
    ("Supreme Commander-in-Chief Musa Okello ordered a halt.", {"Musa Okello": "Supreme Commander-in-Chief"}),
    ("Kenya's Ambassador to Japan Amina Odhiambo met the press.", {"Amina Odhiambo": "Kenya's Ambassador to Japan"}),
    ("Kenya’s ambassador to Japan, Amina Odhiambo, met the press.", {"Amina Odhiambo": "Kenya’s ambassador to Japan"}),
    ("U.S. Secretary of State Paul Reiner left for Oslo.", {"Paul Reiner": "U.S. Secretary of State"}),
    ("The mayor of Harlund, Tomas Viller, resigned.", {"Tomas Viller": "The mayor of Harlund"}),
    (
        "President of the Republic of Ghana Kofi Mensah signed it.",
        {"Kofi Mensah": "President of the Republic of Ghana"},
    ),
    ("Prime Minister of New Zealand Ruth Dayton signed it.", {"Ruth Dayton": "Prime Minister of New Zealand"}),
    (
        "The Minister of Foreign Affairs of Peru Luis Paredes left.",
        {"Luis Paredes": "Minister of Foreign Affairs of Peru"},
    ),
    ("Peru's Minister of Health Luis Paredes left.", {"Luis Paredes": "Peru's Minister of Health"}),
    ("U.N. envoy to Yemen Lars Holm said talks had begun.", {"Lars Holm": "U.N. envoy to Yemen"}),
    ("Director of the World Bank Sara Quist said so.", {"Sara Quist": "Director of the World Bank"}),
    ("Governor of Lagos State Tunde Bello spoke.", {"Tunde Bello": "Governor of Lagos State"}),
    ("Mayor of London Sadia Khan spoke.", {"Sadia Khan": "Mayor of London"}),
    ("Deputy Foreign Minister Jan Novak spoke.", {"Jan Novak": "Deputy Foreign Minister"}),
    ("Jan Novak spoke in Prague.", {"Jan Novak": None}),
    ("It was told to Jan Novak on Jan 5.", {"Jan Novak": None}),
    ("President Ana Torres of Chile spoke.", {"Ana Torres": "President"}),
    ("the Azerbaijani president, Ana Torres, spoke.", {"Ana Torres": "the Azerbaijani president"}),
    ("Security Council chief Ana Torres spoke.", {"Ana Torres": "Security Council chief"}),
    ("Chinese Foreign Ministry spokesman Li Quan denied it.", {"Li Quan": "Chinese Foreign Ministry spokesman"}),
    ("Head of the Ministry of Energy Ivo Marek denied it.", {"Ivo Marek": "Head of the Ministry of Energy"}),
    ("Speaker of Parliament Ivo Marek denied it.", {"Ivo Marek": "Speaker of Parliament"}),
    ("Former President of Brazil Joao Prado spoke.", {"Joao Prado": "Former President of Brazil"}),
    ("First Vice President of Iran Reza Karimi spoke.", {"Reza Karimi": "First Vice President of Iran"}),
    ("The President of South Korea, Park Ji-hoon, spoke.", {"Park Ji-hoon": "The President of South Korea"}),
    (
        "Armenian Prime Minister Ana Torres spoke to Georgia's Foreign Minister Nino Beridze.",
        {"Ana Torres": "Armenian Prime Minister", "Nino Beridze": "Georgia's Foreign Minister"},
    ),
    ("German Ambassador Karl Brandt spoke.", {"Karl Brandt": "German Ambassador"}),
    ("Italy Luca Conti won gold.", {"Luca Conti": None}),
    ("April Hughes and May Parker spoke.", {"April Hughes": None, "May Parker": None}),
    ("King of Jordan Hamid spoke.", {"Hamid": "King of Jordan"}),
    (
        "On Monday Sara Quist, director of the Lund Peace Centre, spoke.",
        {"Sara Quist": "director of the Lund Peace Centre"},
    ),
    ("The mayor of Quito, Ecuador, resigned.", {}),
    ("In May Torres said it. On Sunday Torres left Bogota.", {"Torres": None}),
]


@pytest.mark.parametrize("text, expected", CASES)
def test_a_name_stands_apart_from_its_title(text: str, expected: dict[str, str | None]) -> None:
    (doc,) = annotate([text])
    found = {one.span.exact: one.title for one in mentions(doc) if one.label == "PER"}
    assert found == expected


PLACES = [
    ("Kenya's Ambassador to Japan Amina Odhiambo met the press.", ["Kenya", "Japan"]),
    ("President of the Republic of Ghana Kofi Mensah signed it.", ["Republic of Ghana"]),
    ("Stepanakert, Mitrovica and Luhansk were named.", ["Stepanakert", "Mitrovica", "Luhansk"]),
]


@pytest.mark.parametrize("text, expected", PLACES)
def test_what_a_title_holds_is_a_name_of_its_own(text: str, expected: list[str]) -> None:
    (doc,) = annotate([text])
    assert [span.text for span in doc.ents if span.label_ == "LOC"] == expected


@pytest.mark.parametrize("title", ["President of Peru", "Peru's Ambassador to Chad", "Commander-in-Chief"])
def test_the_family_name_alone_is_the_same_person(title: str) -> None:
    (doc,) = annotate([f"{title} Rosa Quispe spoke in Lima.\n\nIn the evening, Quispe left."])
    assert [one.name for one in mentions(doc) if one.label == "PER"] == ["Rosa Quispe", "Rosa Quispe"]
