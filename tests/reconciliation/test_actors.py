"""Who is one actor across articles, and who is not: tables of labels that belong together or must stay apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.labels import described, named
from variorum.reconciliation.wording.actors import actors
from variorum.records import Label

Told = tuple[str, Label]

ONE: dict[str, tuple[Told, Told]] = {
    "a last name": (("a", named("Ana Diaz")), ("b", named("Diaz"))),
    "a middle initial": (("a", named("Ana Diaz")), ("b", named("Ana R. Diaz"))),
    "a family name before the given": (("a", named("Ro Min-su")), ("b", named("Ro Min Su"))),
    "a junior who is nobody else's": (("a", named("Paul Reiner Jr.")), ("b", named("Paul Reiner"))),
    "an abbreviation": (("a", named("Estmar Relief Agency", "ORG")), ("b", named("E.R.A.", "ORG"))),
    "a movement and its party": (("a", named("Reformists", "NORP")), ("b", named("Reformist Party", "ORG"))),
    "a state and its seat": (
        ("a", named("Norvalia", "LOC", party="Norvalia")),
        ("b", named("Kelm", "LOC", party="Norvalia")),
    ),
    "a state and its army": (
        ("a", named("Norvalia", "LOC", party="Norvalia")),
        ("b", described("Norvalian troops", party="Norvalia", sectors=("MIL",))),
    ),
    "a point of the compass": (
        ("a", named("South Estmar", "LOC", party="South Estmar")),
        ("b", named("South", "LOC")),
    ),
    "a title in apposition": (("a", named("Ana Diaz", titles=("keeper",))), ("b", described("the keeper"))),
    "a ruler by another word": (
        ("a", named("Ana Diaz", titles=("Norvalia/president",))),
        ("b", described("the Norvalian leader", party="Norvalia")),
    ),
    "words of one kind": (("a", described("the accord")), ("b", described("a deal"))),
    "words that take sides": (("a", described("militants", "militant")), ("b", described("rebels", "rebel"))),
}
APART: dict[str, tuple[Told, ...]] = {
    "two of one last name": (("a", named("Ana Diaz")), ("b", named("Eva Diaz"))),
    "a last name that two bear": (("a", named("Ana Diaz")), ("b", named("Eva Diaz")), ("c", named("Diaz"))),
    "father and son in one report": (("a", named("Paul Reiner")), ("a", named("Paul Reiner Jr."))),
    "a person and the state": (
        ("a", named("Ana Diaz", titles=("Norvalia/president",))),
        ("a", named("Norvalia", "LOC", party="Norvalia")),
    ),
    "the minister of two states": (
        ("a", described("the Norvalian minister", party="Norvalia")),
        ("a", described("the Estmari minister", party="Estmar")),
    ),
    "the president of two states": (
        ("a", named("Ana Diaz", titles=("Norvalia/president",))),
        ("a", named("Ivo Marek", titles=("Estmar/president",))),
        ("b", described("the president")),
    ),
    "a deputy": (("a", named("Ana Diaz", titles=("deputy keeper",))), ("b", described("the chief keeper", "keeper"))),
    "a vice president": (
        ("a", named("Ana Diaz", titles=("Norvalia/vice president",))),
        ("b", described("the Norvalian leader", party="Norvalia")),
    ),
    "a vice president and a bare president": (
        ("a", named("Ana Diaz", titles=("vice president",))),
        ("a", described("the president")),
    ),
    "a former keeper": (("a", named("Ana Diaz", titles=("former keeper",))), ("b", described("the keeper"))),
    "several rulers": (
        ("a", named("Ana Diaz", titles=("Norvalia/leader",))),
        ("b", described("the Norvalian leaders", "leader", plural=True, party="Norvalia")),
    ),
    "an abbreviation of two": (
        ("a", named("Estmar Relief Agency", "ORG")),
        ("b", named("Eastern Rescue Authority", "ORG")),
        ("c", named("ERA", "ORG")),
    ),
}


@pytest.mark.parametrize("case", ONE)
def test_one_actor(case: str) -> None:
    one, other = actors(ONE[case])
    assert one == other


@pytest.mark.parametrize("case", APART)
def test_different_actors(case: str) -> None:
    found = actors(APART[case])
    assert len(set(found)) == len(found)


def test_a_title_tells_which_of_two_a_bare_name_means() -> None:
    told = (
        ("a", named("Ana Diaz", titles=("president",))),
        ("a", named("Eva Diaz", titles=("doctor",))),
        ("b", named("Diaz", full="Eva Diaz", titles=("president",))),
    )
    ana, eva, bare = actors(told)
    assert bare == ana != eva


def test_a_bare_title_is_told_only_by_articles_about_the_same_matters() -> None:
    told = (("a", named("Ana Diaz", titles=("keeper", "president"))), ("b", described("the keeper")))
    president = ("b", described("the president"))
    assert len(set(actors((*told, president)))) == 1
    assert len(set(actors((*told, president), lambda one, other: one == other))) == 3


def test_an_unmarked_president_is_the_one_whom_reports_leave_unmarked() -> None:
    told = (
        ("a", named("Ana Diaz", titles=("president",))),
        ("a", named("Ivo Marek", titles=("Estmar/president",))),
        ("b", described("the president")),
    )
    ana, ivo, bare = actors(told)
    assert bare == ana != ivo


def test_the_government_of_a_ruler_is_the_states_and_not_the_person() -> None:
    told = (
        ("a", named("Ana Diaz", titles=("Norvalia/president",))),
        ("b", described("the Diaz government", names=("Ana Diaz",))),
        ("c", named("Norvalia", "LOC", party="Norvalia")),
    )
    ruler, government, state = actors(told)
    assert government == state != ruler


def test_the_country_is_the_one_named_last_before_it() -> None:
    told = (
        ("a", named("Norvalia", "LOC", at=10, party="Norvalia")),
        ("a", described("the country", at=50)),
        ("a", named("Estmar", "LOC", at=90, party="Estmar")),
        ("b", described("the country", at=50)),
    )
    norvalia, country, estmar, elsewhere = actors(told)
    assert country == norvalia != estmar
    assert elsewhere not in (norvalia, estmar)


EVERYTHING = tuple(told for case in (*ONE.values(), *APART.values()) for told in case)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(EVERYTHING))))
def test_the_order_of_the_labels_never_matters(order: list[int]) -> None:
    straight = actors(EVERYTHING)
    shuffled = actors([EVERYTHING[i] for i in order])
    assert [straight[i] for i in order] == list(shuffled)


MIRROR = {"Norvalia": "Estmar", "Norvalian": "Estmari", "Ana Diaz": "Ivo Marek", "Kelm": "Brod"}


def _exchanged(label: Label) -> Label:
    titles = tuple(replace(title, party=_swap(title.party)) for title in label.titles)
    names = tuple(str(_swap(name)) for name in label.names)
    whole = {key: _swap(getattr(label, key)) for key in ("called", "name", "party")}
    return replace(label, **whole, names=names, titles=titles, span=replace(label.span, exact=_swap(label.span.exact)))  # type: ignore[arg-type]


def _swap(text: str | None) -> str | None:
    both = {**MIRROR, **{other: name for name, other in MIRROR.items()}}
    return " ".join(_one(both, text)) if text is not None else None


def _one(both: dict[str, str], text: str) -> list[str]:
    if text in both:
        return [both[text]]
    return [both.get(word, word) for word in text.split()]


@pytest.mark.parametrize("case", ["a ruler by another word", "a state and its army", "a person and the state"])
def test_exchanged_parties_are_joined_alike(case: str) -> None:
    told = {**ONE, **APART}[case]
    mirrored = actors([(article, _exchanged(label)) for article, label in told])
    straight = actors(told)
    assert (straight[0] == straight[1]) == (mirrored[0] == mirrored[1])
    assert not set(straight) & set(mirrored)
