"""Denials without detail, and the claims they answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.pile_of_claims import by, claim, control, dead, event, linked, on, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.records import AttributionLevel, Claim, Reconciliation
from variorum.settings import Settings

DAY = "2024-03-05"
NORVALIA = voice("Norvalian army", "Norvalia", said=DAY)
ESTMAR = voice("Estmar officials", "Estmar", said=DAY, lemma="deny", frame="denial", factuality="CT-")
TAKEN = control("a", "takes", "Kelm", NORVALIA, holder="Norvalia", when=by(DAY), at=10)


def _denial(exact: str, at: int = 100, level: AttributionLevel = ESTMAR) -> Claim:
    return claim("a", "statement", exact, level, at=at)


def _laid(*claims: Claim) -> Reconciliation:
    return reconcile([report("a", DAY), report("b", DAY)], claims, settings=Settings())


def _links(result: Reconciliation, denial: Claim) -> list[str | None]:
    return [link.claim for given in result.claims if given.id == denial.id for link in given.links]


def test_a_bare_denial_answers_the_nearest_claim_before_it() -> None:
    denial = _denial("the claim")
    result = _laid(TAKEN, denial)
    assert _links(result, denial) == [TAKEN.id]
    assert [question.relation for question in result.questions] == ["denied"]


@pytest.mark.parametrize("exact", ["any involvement", "responsibility", "any role"])
@pytest.mark.parametrize("who, other", [("Estmar", "Norvalia"), ("Norvalia", "Estmar")])
def test_who_denies_a_role_denies_the_deed_of_which_they_are_accused(exact: str, who: str, other: str) -> None:
    accuser = voice(f"{other} army", other, said=DAY)
    denier = voice(f"{who} officials", who, said=DAY, lemma="deny", frame="denial", factuality="CT-")
    shelling = event("a", "ASSAULT", "shelled Kelm", accuser, place="Kelm", when=on(DAY), agent=who, at=10)
    others = event("a", "ASSAULT", "shelled Kelm", accuser, place="Kelm", when=on(DAY), agent="Orland", at=10)
    taken = control("a", "takes", "Kelm", accuser, holder=who, when=by(DAY), agent=who, at=10)
    denial = _denial(exact, level=denier)
    assert _links(_laid(shelling, denial), denial) == [shelling.id]
    assert _links(_laid(others, denial), denial) == []  # of another's deed
    assert _links(_laid(taken, denial), denial) == []  # of no deed


def test_what_is_far_or_after_is_not_answered() -> None:
    denial = _denial("the claim", at=2000)
    assert _links(_laid(TAKEN, denial), denial) == []
    early = _denial("the claim", at=2)
    assert _links(_laid(TAKEN, early), early) == []


def test_a_denial_that_names_another_matter_answers_nothing_near() -> None:
    denial = _denial("rumours of a hostage-taking at the airport")
    assert _links(_laid(TAKEN, denial), denial) == []


def test_nobody_answers_themselves() -> None:
    own = _denial("the claim", level=replace(ESTMAR, party=NORVALIA.party))
    assert _links(_laid(TAKEN, own), own) == []


def test_several_that_fit_are_all_named_and_flagged() -> None:
    toll = dead("a", 12, NORVALIA, place="Kelm", at=20)
    denial = _denial("the claims")
    result = _laid(TAKEN, toll, denial)
    assert _links(result, denial) == [TAKEN.id, toll.id]
    assert all("several fit" in question.flags for question in result.questions)


def test_what_is_only_named_in_what_is_denied_is_not_denied() -> None:
    said = "police fired on a march in Kelm"
    fired = event("a", "ASSAULT", said, NORVALIA, place="Kelm", at=10)
    march = event("a", "PROTEST", "a march in Kelm", NORVALIA, place="Kelm", at=10 + said.index("a march"))
    denial = _denial("it")
    assert _links(_laid(fired, march, denial), denial) == [fired.id]


NONE = replace(NORVALIA, factuality="CT-")
NOUGHT = (  # the day on which somebody counts two, its relation to none killed on the first day, what is printed
    ("2024-03-05", "denied", "Said by Estmar (5 March 2024): 2. Denied by Norvalia (5 March 2024)."),
    ("2024-03-07", "denied", "Said by Estmar (7 March 2024): 2. Denied by Norvalia (5 March 2024)."),
    ("2024-03-20", "grows", "0 by 5 March 2024 (Norvalia), later 2 by 20 March 2024 (Estmar)"),
)


@pytest.mark.parametrize(("day", "relation", "reason"), NOUGHT, ids=[day for day, *_ in NOUGHT])
def test_who_counts_nobody_answers_none_and_denies_the_counts_of_that_time(
    day: str, relation: str, reason: str
) -> None:
    none = dead("a", 0, NONE, place="Kelm", cumulative=True)
    some = dead("b", 2, voice("Estmar officials", "Estmar", said=day), place="Kelm", cumulative=True)
    (question,) = _laid(none, some).questions
    assert [(position.name, position.answer) for position in question.positions] == [("Norvalia", "0"), ("Estmar", "2")]
    assert [count.denied for course in question.series for count in course.counts] == [False, False]
    assert question.relation == relation
    assert question.reason.startswith(reason)


def test_a_denial_with_its_own_detail_stands_in_the_same_question() -> None:
    denied = control("b", "takes", "Kelm", ESTMAR, holder="Norvalia", when=by(DAY), at=40)
    (question,) = _laid(TAKEN, denied).questions
    assert (question.relation, [p.answer for p in question.positions][-1]) == ("denied", "denied")


def test_what_is_passed_on_as_false_is_denied() -> None:
    rejecting = voice("Foreign Office", "Norvalia", frame="denial", lemma="reject", said=DAY)
    accused = event("a", "ASSAULT", "Norvalian planes bombed the bridge", rejecting, voice("mayor Viller", "Estmar"))
    (question,) = _laid(accused).questions
    assert question.relation == "denied"
    assert {p.name: p.answer for p in question.positions} == {"Estmar": "says so", "Norvalia": "denied"}


def test_one_voice_that_takes_its_word_back_has_revised_it() -> None:
    withdrawn = control("b", "takes", "Kelm", replace(NORVALIA, factuality="CT-"), holder="Norvalia", when=by(DAY))
    (question,) = _laid(TAKEN, withdrawn).questions
    assert question.relation == "revised"


def test_the_day_of_what_was_taken_back_stands_apart_from_the_day_on_which_it_was_said() -> None:
    levels = (NORVALIA, replace(NORVALIA, factuality="CT-"))
    held, back = (
        control(article, "holds", "Kelm", level, holder="Norvalia", when=on("2024-03-01"))
        for article, level in zip("ab", levels, strict=True)
    )
    (question,) = _laid(held, back).questions
    assert question.reason == (
        "Said by Norvalia (5 March 2024): held by Norvalia (1 March 2024). Taken back (5 March 2024)."
    )


@pytest.mark.parametrize("status", ["judged", "wished", "demanded", "planned", "promised", "predicted", "conditional"])
def test_only_what_happened_or_goes_on_answers(status: str) -> None:
    assert _laid(replace(TAKEN, status=status)).questions == ()  # type: ignore[arg-type]


def test_a_link_to_nothing_is_looked_for_again() -> None:
    denial = linked(_denial("the claim"), ("denies", None))
    assert _links(_laid(TAKEN, denial), denial) == [TAKEN.id]


def test_a_denial_of_what_the_press_reports_answers_no_speaker() -> None:
    denial = _denial("the news media reports")
    assert _links(_laid(TAKEN, denial), denial) == []


def test_a_denial_in_the_same_words_stands_after_what_it_denies() -> None:
    said = event("a", "ASSAULT", "troops have fought in Estmar", NORVALIA, agent="Norvalia", at=10, id="z")
    denied = linked(
        replace(said, id="a", attribution=(said.attribution[0], ESTMAR), factuality="CT-"), ("rejects", "z")
    )
    (question,) = _laid(said, denied).questions
    assert [(p.name, p.answer) for p in question.positions] == [("Norvalia", "says so"), ("Estmar", "denied")]
