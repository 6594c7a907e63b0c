"""What is denied of a deed, and by whom: a role in it, that nobody was hurt, that it was they who did it."""

from __future__ import annotations

import re

import pytest

from variorum.pipeline import read_claims
from variorum.reconciliation import reconcile
from variorum.records import Article, Claim, Date
from variorum.settings import Settings

DAY = Date("2024-03-05", "2024-03-05", "2024-03-05", precision=1, basis="stated")
MIRROR = {"Chilean": "Peruvian", "Peruvian": "Chilean", "Chile": "Peru", "Peru": "Chile"}

# A deed of which one side says that it did not do it.
DISOWNED = [
    "Chile denied any role in the attack on Loja.",
    "Chile denied being behind the attack on Loja.",
    "Chile denied having shelled Loja.",
    "Chile denied any part in the shelling of Loja.",
]
# One side denies that nobody was hurt: it says that somebody was.
SOMEBODY = [
    "Chile denied that nobody was killed.",
    "Chile denied that no soldiers were killed in Loja.",
    "Chile said it was not true that nobody was killed.",
]
NOT_US = [
    ("“It was not us who shelled Loja,” a Chilean spokesman said.", "CT-"),
    ("Chilean officials said it was not their army that had shelled Loja.", "CT-"),
    ("Chilean officials said it was not only their army that had shelled Loja.", "CT+"),
    ("It was not the first time that rebels had attacked Loja.", "CT+"),
    ("It was not until Monday that rebels attacked Loja.", "CT+"),
]

# Who turns down a denial does not deny the deed, and does not say it either.
TURNED_DOWN = [
    "Chile dismissed the denial that Peru had shelled Loja.",
    "Chile rejected denials that Peru had shelled Loja.",
    "Chile dismissed the denials of the attack on Loja.",
]

# A sentence that only says no to the one before it.
ANSWERED = [
    ("Peru said Chilean forces had taken Loja. They had not, Chilean officials said.", "control"),
    ("Peru said Chilean forces had taken Loja. Chilean officials said they had not.", "control"),
    ("Peru accused Chile of shelling Loja. It did not, Chilean officials said.", "event"),
    ("Peru said Chile had shelled Loja. \u201cWe did not,\u201d a Chilean spokesman said.", "event"),
    ("Peru said Chile had shelled Loja. \u201cWe didn\u2019t,\u201d a Chilean spokesman said.", "event"),
]
# None of these says no to a claim of the sentence before it.
UNANSWERED = [
    "Peru said Chilean forces had taken Loja. They had, Chilean officials said.",
    "Peru said Chile had shelled Loja. Asked whether they had met, a Chilean spokesman said they did not.",
    "Peru said Chile had shelled Loja. The weather was bad. It was not, a Chilean spokesman said.",
    "Peru said Chile had shelled Loja. They had not met, Chilean officials said.",
    "Peru said Chile had shelled Loja. It had not, Peru said.",
    "Peru said Chile would take Loja. It did not, Chilean officials said.",
    "Peru demanded that Chile leave Loja. It did not, Chilean officials said.",
    "Peru said Chile had shelled Loja. Peru hoped Chile would leave Loja. It did not, Chilean officials said.",
    "They had not, Chilean officials said.",
]


def _mirrored(text: str) -> str:
    return re.sub("|".join(MIRROR), lambda found: MIRROR[found[0]], text)


def _claims(text: str, kind: str, parser: str = "fast") -> list[Claim]:
    claims = read_claims(Article("a", f"Notes of the day\n\n{text}", DAY, outlet="Daily"), Settings(parser=parser))
    return [claim for claim in claims if claim.kind == kind]


@pytest.mark.parametrize("parser", ["fast", "accurate"])
@pytest.mark.parametrize("text", DISOWNED)
def test_who_denies_a_role_denies_to_have_done_it(text: str, parser: str) -> None:
    for words, who in ((text, "Chile"), (_mirrored(text), "Peru")):
        (claim,) = _claims(words, "event", parser)
        assert (claim.factuality, claim.attribution[-1].name) == ("CT-", who)
        assert [actor.name for actor in claim.actors if actor.role == "agent"] == [who]


@pytest.mark.parametrize("text", SOMEBODY)
def test_who_denies_that_nobody_was_killed_says_that_somebody_was(text: str) -> None:
    for words in (text, _mirrored(text)):
        (claim,) = _claims(words, "casualty")
        assert claim.figure is not None
        assert (claim.factuality, claim.figure.low, claim.figure.high) == ("CT+", 1, None)


def test_the_denial_that_nobody_was_killed_answers_who_said_so() -> None:
    for words in (text := "Chile denied Peru's claim that nobody was killed in Loja.", _mirrored(text)):
        said, denied = _claims(words, "casualty")
        assert (said.figure and said.figure.high, said.factuality) == (0, "CT-")
        assert (denied.figure and denied.figure.low, denied.factuality) == (1, "CT+")
        assert [link.claim for link in denied.links] == [said.id]


@pytest.mark.parametrize("text, value", NOT_US)
def test_who_is_said_not_to_be_the_doer_did_not_do_it(text: str, value: str) -> None:
    for words in (text, _mirrored(text)):
        (claim,) = _claims(words, "event")
        assert claim.factuality == value
        assert not any(actor.name.startswith("not ") for actor in claim.actors)


@pytest.mark.parametrize("text", TURNED_DOWN)
def test_who_turns_down_a_denial_does_not_deny_the_deed(text: str) -> None:
    for words in (text, _mirrored(text)):
        held = {claim.factuality for claim in _claims(words, "event") if claim.event and claim.event.type == "ASSAULT"}
        assert held == {"Uu"}


def test_who_turns_down_a_denial_leaves_it_to_the_denier() -> None:
    for words in (text := "Chile rejected a denial by Peru that its troops had shelled Loja.", _mirrored(text)):
        (deed,) = (claim for claim in _claims(words, "event") if claim.event and claim.event.type == "ASSAULT")
        assert [level.factuality for level in deed.attribution[1:]] == ["Uu", "CT-"]


def test_a_bare_denial_that_is_turned_down_is_open() -> None:
    for words in (text := "Peru denied shelling Loja. Chile dismissed the denial.", _mirrored(text)):
        assert [claim.factuality for claim in _claims(words, "statement")] == ["Uu"]


def test_who_turns_down_a_claim_still_denies_it() -> None:
    for words in (text := "Chile dismissed the claim that Peru had shelled Loja.", _mirrored(text)):
        deeds = [claim for claim in _claims(words, "event") if claim.event and claim.event.type == "ASSAULT"]
        assert deeds[-1].factuality == "CT-"


@pytest.mark.parametrize("text, kind", ANSWERED)
def test_a_short_answer_denies_what_the_sentence_before_it_tells(text: str, kind: str) -> None:
    for words in (text, _mirrored(text)):
        told, denied = (claim for claim in _claims(words, kind) if not claim.event or claim.event.type == "ASSAULT")
        assert (told.factuality, denied.factuality) == ("CT+", "CT-")
        assert [link.claim for link in denied.links] == [told.id]
        assert (denied.control, denied.event) == (told.control, told.event)


@pytest.mark.parametrize("text", UNANSWERED)
def test_what_is_no_short_answer_denies_nothing_before_it(text: str) -> None:
    for words in (text, _mirrored(text)):
        article = Article("a", f"Notes of the day\n\n{words}", DAY, outlet="Daily")
        claims = read_claims(article, Settings(parser="fast"))
        laid = reconcile([article], claims, settings=Settings())
        assert not any(link.type == "denies" for claim in laid.claims for link in claim.links)
