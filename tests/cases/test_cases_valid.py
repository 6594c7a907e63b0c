"""The chain cases (`chains/*.toml`): well-formed, tied to their own words, enough of them, hard enough, and unlike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from evaluation.chains import cases

from tests.cases.alike import alike, words
from variorum.records import Factuality, Quotation, SourceRole

Case = dict[str, Any]

CASE_KEYS = {"id", "hard", "text", "outlet", "note", "claim", "theme"}
CLAIM_KEYS = {"exact", "occurrence", "factuality", "outlet", "chain"}
LEVEL_KEYS = {"role", "name", "cue", "content_factuality", "quotation", "said", "certain", "alternatives"}
FEWEST = 120
CERTAINTY = ("CT", "PR", "PS", "U")


def claims(case: Case) -> Iterator[Case]:
    yield from case["claim"]


ALL = cases()
EACH = pytest.mark.parametrize("case", ALL, ids=[case["id"] for case in ALL])


def test_there_are_enough_and_a_third_is_hard() -> None:
    assert len(ALL) >= FEWEST
    assert 3 * sum(case["hard"] for case in ALL) >= len(ALL)


@EACH
def test_format(case: Case) -> None:
    assert set(case) == CASE_KEYS
    assert isinstance(case["hard"], bool)
    assert case["note"]
    assert case["claim"]
    for claim in claims(case):
        assert {"exact", "factuality", "chain"} <= set(claim) <= CLAIM_KEYS
        assert {claim["factuality"], claim.get("outlet", "Uu")} <= set(get_args(Factuality))
        for level in claim["chain"]:
            assert {"role", "name", "cue", "content_factuality", "quotation"} <= set(level) <= LEVEL_KEYS
            assert level["role"] in get_args(SourceRole)
            assert level["quotation"] in get_args(Quotation)
            assert level["content_factuality"] in get_args(Factuality)


@EACH
def test_words_stand_in_the_text(case: Case) -> None:
    text = case["text"].strip()
    for claim in claims(case):
        assert text.count(claim["exact"]) >= claim.get("occurrence", 1)
        for level in claim["chain"]:
            told = [level["cue"], level.get("said", ""), *level.get("alternatives", ())]
            assert all(part in text for part in told), told
            assert not level["name"] or words(level["name"])[-1] in words(text)


@EACH
def test_an_open_speaker_has_no_name(case: Case) -> None:
    for level in (level for claim in claims(case) for level in claim["chain"]):
        assert level.get("certain", True) or not level["name"]
        assert level["name"] or level["role"] == "unnamed" or not level.get("certain", True)


@EACH
def test_no_claim_is_firmer_than_its_source(case: Case) -> None:
    for claim in claims(case):
        if claim["chain"]:
            least = CERTAINTY.index(claim["chain"][-1]["content_factuality"].rstrip("+-u"))
            assert CERTAINTY.index(claim["factuality"].rstrip("+-u")) >= least


@EACH
def test_no_claim_stands_twice(case: Case) -> None:
    keys = [(claim["exact"], claim.get("occurrence", 1), str(claim["chain"])) for claim in claims(case)]
    assert len(set(keys)) == len(keys)


def test_no_two_share_an_id_or_a_run_of_words() -> None:
    assert alike(ALL) == []


def test_mirror_cases_name_each_other() -> None:
    """Where a note names a mirror case, that case's note names this one."""
    notes = {case["id"]: case["note"] for case in ALL}
    mirrored = [(one, other) for one in notes for other in notes if f"mirror of {other}" in notes[one]]
    assert mirrored
    assert all(f"mirror of {one}" in notes[other] for one, other in mirrored)
