"""Which words each outlet and each speaker uses of one actor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.labels import described, named
from tests.reconciliation.pile_of_claims import event, on, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.records import Article, Claim, Label, Span, WordUse
from variorum.settings import Settings

DAY = "2024-03-05"
REPORTS = [report("a", DAY), report("b", DAY), report("c", DAY)]
FORCES = "Norvalia: how those who fight for it are called"

SWAPPED = {"Norvalia": "Estmar", "Estmar": "Norvalia"}


def _worded(claims: list[Claim], reports: list[Article] = REPORTS) -> tuple[WordUse, ...]:
    return reconcile(reports, claims, settings=Settings()).wording


def _uses(*claims: Claim) -> set[tuple[str, str, str]]:
    return {(use.about, use.voice, use.word) for use in _worded(list(claims))}


def _told(article: str, label: Label, *chain: object, **more: object) -> Claim:
    given = {"when": on(DAY), "place": "Kelm", "at": label.span.start, **more}
    return event(article, "ASSAULT", label.span.exact, *chain, labels=(label,), **given)  # type: ignore[arg-type]


def _forces(words: str, head: str, *modifiers: str, party: str = "Norvalia") -> Label:
    return described(words, head, modifiers=modifiers, plural=True, party=party, sectors=("MIL",))


def test_each_outlet_has_its_word_for_those_who_fight_for_a_party() -> None:
    one = _told("a", _forces("Norvalian troops", "troops"))
    other = _told("b", _forces("Norvalian militants", "militant"))
    assert _uses(one, other) == {(FORCES, "a", "troops"), (FORCES, "b", "militant")}


def test_what_stands_before_the_noun_belongs_to_the_word() -> None:
    one = _told("a", _forces("invading Norvalian forces", "force", "invading"))
    other = _told("b", _forces("Norvalian forces", "force"))
    assert _uses(one, other) == {(FORCES, "a", "invading forces"), (FORCES, "b", "forces")}


def test_in_a_quotation_the_word_is_the_speakers() -> None:
    label = _forces("Norvalian militants", "militant")
    source = replace(voice("Ivo Marek", "Estmar", said=DAY), content=(label.span,))
    found = _uses(_told("a", label, source), _told("b", _forces("Norvalian troops", "troops")))
    assert found == {(FORCES, "Estmar", "militant"), (FORCES, "b", "troops")}


def test_a_word_for_the_source_itself_is_the_outlets() -> None:
    label = named("Ana Diaz", words="dictator Ana Diaz", titles=("dictator",))
    source = replace(voice("Ana Diaz", "Norvalia", said=DAY), source=(label.span,), content=(Span(40, 60, "x" * 20),))
    other = named("Diaz", words="President Diaz", full="Ana Diaz", titles=("President",))
    found = _uses(_told("a", label, source), _told("b", other))
    about = "Ana Diaz: how the person is called"
    assert found == {(about, "a", "dictator"), (about, "b", "president")}


def test_people_in_one_event_whom_nobody_names_are_compared() -> None:
    one = _told("a", described("gunmen", "militant", plural=True))
    other = _told("b", described("rebels", "rebel", plural=True))
    ((about, *_), _) = sorted(_uses(one, other))
    assert about.endswith(": how those involved are called")
    elsewhere = replace(other, where=replace(other.where, name="Brod"))  # type: ignore[type-var]
    assert _uses(one, elsewhere) == set()


def test_two_parties_are_never_compared_with_one_another() -> None:
    one = _told("a", _forces("Norvalian troops", "troops"))
    other = _told("b", _forces("Estmari militants", "militant", party="Estmar"))
    assert _uses(one, other) == set()


@pytest.mark.parametrize("words, head", [("Mr. Diaz", "mr."), ("he", "he")])
def test_pronouns_and_forms_of_address_are_no_choice_of_word(words: str, head: str) -> None:
    plain = described(words, head, called="Diaz", name="Ana Diaz", kind="PER", basis="antecedent")
    other = named("Ana Diaz", words="President Ana Diaz", titles=("President",))
    assert _uses(_told("a", plain), _told("b", other)) == set()


@pytest.mark.parametrize(
    "label",
    [
        named("Diaz", "ORG", full="Ana Diaz", words="chief Diaz"),
        described("Diaz"),
        described("the police", called="Ana Diaz", name="Ana Diaz", kind="PER", basis="title"),
    ],
)
def test_names_and_nouns_for_many_are_no_words_for_a_person(label: Label) -> None:
    other = named("Ana Diaz", words="President Ana Diaz", titles=("President",))
    officer = named("Ana Diaz", words="police officer Ana Diaz", titles=("police officer",))
    found = _uses(_told("a", label), _told("b", other), _told("c", officer))
    assert {(voice, word) for _, voice, word in found} == {("b", "president"), ("c", "officer")}


def test_a_denial_repeats_the_others_word() -> None:
    one = _told("a", _forces("Norvalian militants", "militant"), factuality="CT-")
    assert _uses(one, _told("b", _forces("Norvalian troops", "troops"))) == set()


def test_every_use_leads_to_its_words_once() -> None:
    label = _forces("Norvalian militants", "militant")
    twice = [_told("a", label, id="1"), _told("a", label, id="2"), _told("b", _forces("Norvalian troops", "troops"))]
    shown = {use.word: (use.claims, use.passages) for use in _worded(twice)}
    assert shown["militant"] == (("1", "2"), (("1", label.span),))


def test_parties_exchanged_give_the_mirrored_words_and_the_order_never_matters() -> None:
    straight = [
        _told("a", _forces("Norvalian troops", "troops")),
        _told("b", _forces("Norvalian militants", "militant")),
        _told("c", _forces("Estmari troops", "troops", party="Estmar")),
        _told("c", _forces("Estmari soldiers", "soldier", party="Estmar"), id="c2"),
    ]
    turned = [
        replace(claim, labels=tuple(replace(one, party=SWAPPED[str(one.party)]) for one in claim.labels))
        for claim in straight
    ]
    told = {(use.about.partition(":")[0], use.voice, use.word) for use in _worded(straight)}
    mirrored = {(use.about.partition(":")[0], use.voice, use.word) for use in _worded(turned)}
    assert mirrored == {(SWAPPED[about], said, word) for about, said, word in told}
    assert _worded(straight[::-1], REPORTS[::-1]) == _worded(straight)
