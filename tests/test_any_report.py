"""What must hold for any report: every span of every claim cuts the text exactly, and nothing is made up."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from variorum.pipeline import LONGEST, read_claims
from variorum.reading.metadata.languages import language_of
from variorum.records import Article, Claim, Date, Selector, Span
from variorum.settings import Settings

FAST = Settings(parser="fast")
DAY = Date("2021-03-07", "2021-03-07", "2021-03-07")
MARKS = "\u200f\u200e\u202b\u202c\u2067\u2069\u00ad\u200b\u200d\ufeff"
PIECES = [
    *("The army said", "on Sunday", "that", "12 soldiers", "were killed", "in Kelm", "the rebels denied", "it took"),
    *("the town of Şuşa", "Ana Lima", "“", "”", '"', "'", ",", ".", ":", "\n\n", "—", "(@a)", "nearly 240 villages"),
    *("🙂", "👩‍👩‍👧", "e\u0301", "\u00a0", "\u200f", "\u202b", "\u202c", "ﬁ", "İ", "1,2,3,4", "10^999 dead", "half"),
]
SENTENCE = "The army said on Monday that its troops had taken the town of Kelm and that 12 soldiers were killed. "
FOREIGN = {
    "az": "Prezident bildirib ki, ordu şəhəri azad edib və döyüşlərdə 12 əsgər həlak olub, 40 nəfər yaralanıb.",
    "de": "Die Armee sagte am Montag, dass ihre Truppen die Stadt eingenommen hätten und 12 Soldaten gefallen seien.",
    "de was": "Was war geschehen? Es war Montag, als der Minister sagte, was er wusste: 12 Soldaten starben.",
    "es": "El ejército dijo el lunes que sus tropas habían tomado la ciudad y que 12 soldados habían muerto allí.",
    "fr": "L’armée a déclaré lundi que ses troupes avaient pris la ville et que 12 soldats avaient été tués.",
    "nl": "Het leger zei maandag dat zijn troepen de stad hadden ingenomen en dat er 12 soldaten waren gedood.",
    "ru": "Армия сообщила в понедельник, что её войска взяли город и что в боях погибли 12 солдат и 3 офицера.",
    "ar": "قال الجيش يوم الاثنين إن قواته استولت على البلدة وإن 12 جنديا قتلوا في المعارك التي دارت هناك أمس",
    "hy": "Բանակը երկուշաբթի օրը հայտնեց, որ իր զորքերը գրավել են քաղաքը և որ մարտերում զոհվել է 12 զինվոր",
}
FULL_OF_NAMES = [
    "Talks between Norvalia and Estmar ended without a deal. Norvalian forces took Badupe, a ministry said.",
    "A drone strike on Bafafo left 4 dead. Some 4100 residents fled Badezu. Estmar denied that Badika had fallen.",
    "Rockets fell on Badude; 8 people died. Estmar forces took Badimu. Residents of Babuli fled into Baduro.",
    "Mayor Oskar Kolvik denied that Badode had fallen. Shells hit a market in Badero, killing 6, Ana Barden said.",
]


def claims_of(text: str, language: str = "en") -> tuple[Claim, ...]:
    return read_claims(Article("a", text, DAY, outlet="Daily", language=language), FAST)


def spans_in(record: object) -> Iterator[Span | Selector]:
    """Every span that a record holds, however deep."""
    if isinstance(record, Span | Selector):
        yield record
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from spans_in(getattr(record, field.name))
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_in(item)


def check(text: str) -> None:
    for claim in claims_of(text):
        found = list(spans_in(claim))
        assert found, claim
        for span in found:
            assert text[span.start : span.end] == span.exact
        for selector in claim.evidence.spans:
            assert text[: selector.start].endswith(selector.prefix)
            assert text[selector.end :].startswith(selector.suffix)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
@example("\u200f" + SENTENCE + "👩‍👩‍👧 " + SENTENCE)
def test_any_mixture_of_words_and_marks(text: str) -> None:
    check(text)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, len(SENTENCE)), st.sampled_from(MARKS)), max_size=6))
def test_marks_of_direction_and_no_width_anywhere(inserted: list[tuple[int, str]]) -> None:
    text = SENTENCE
    for at, mark in sorted(inserted, reverse=True):
        text = text[:at] + mark + text[at:]
    check(text)


def test_a_text_in_capitals_says_who_says_what() -> None:
    check(SENTENCE.upper() * 3)
    told = {(claim.kind, claim.attribution[-1].role) for claim in claims_of(SENTENCE.upper())}
    assert ("casualty", "speaker") in told


@pytest.mark.parametrize("language, text", FOREIGN.items())
def test_nothing_is_made_up_of_another_language(language: str, text: str) -> None:
    found = language_of(text * 3, None)
    assert found != "en"
    assert claims_of(text * 3, found) == ()


@pytest.mark.parametrize("text", FULL_OF_NAMES)
def test_a_short_text_full_of_foreign_names_is_english(text: str) -> None:
    assert language_of(text, None) == "en"


@pytest.mark.parametrize("given", ["en", "en-GB", "eng", "English", "x-default", None])
def test_english_is_known_by_whatever_name(given: str | None) -> None:
    assert language_of(SENTENCE * 3, given) == "en"


@pytest.mark.parametrize("text", ["“" * 10_000, '"' * 10_000, "' \" “ ” " * 1_250, "“" + SENTENCE * 60, "x" * 100_000])
def test_pages_of_marks_are_read(text: str) -> None:
    check(text)


def test_a_text_as_long_as_a_book_has_no_claims() -> None:
    assert claims_of("“" + SENTENCE * (LONGEST // len(SENTENCE) + 1)) == ()
