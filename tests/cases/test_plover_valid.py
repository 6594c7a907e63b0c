"""The PLOVER cases (`plover/*.toml`): well-formed, tied to their own words, and enough of every type."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from evaluation.plover import cases

from tests.cases.alike import alike

Case = dict[str, Any]

EVENT_KEYS = {"trigger", "type", "mode", "agents", "recipients"}
FEWEST = 150
FEWEST_OF_A_TYPE = 7
FEWEST_WITHOUT = 20
SHORTEST, LONGEST = 7, 40  # words of a text
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}


def events(case: Case) -> list[Case]:
    told: list[Case] = case.get("event", [])
    return told


def start(event: Case, text: str) -> int:
    """Where the event's trigger stands; -1 where it does not."""
    found = [match.start() for match in re.finditer(re.escape(event["trigger"]), text)]
    nth = event.get("occurrence", 1)
    return found[nth - 1] if nth <= len(found) else -1


ALL = cases("all")
EACH = pytest.mark.parametrize("case", ALL, ids=[case["id"] for case in ALL])


def test_there_are_enough_of_every_type_and_of_none() -> None:
    assert len(ALL) >= FEWEST
    assert sum(not events(case) for case in ALL) >= FEWEST_WITHOUT
    sentences = Counter(kind for case in ALL for kind in {event["type"] for event in events(case)})
    assert {kind: count for kind in MODES if (count := sentences[kind]) < FEWEST_OF_A_TYPE} == {}


def test_every_mode_has_a_case() -> None:
    told = {(event["type"], event["mode"]) for case in ALL for event in events(case)}
    assert {(kind, mode) for kind, modes in MODES.items() for mode in modes.split()} - told == set()


@EACH
def test_format(case: Case) -> None:
    assert {"id", "text"} <= set(case) <= {"id", "text", "event"}
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", case["id"])
    assert "\n" not in case["text"]
    assert SHORTEST <= len(case["text"].split()) <= LONGEST
    for event in events(case):
        assert set(event) - {"occurrence"} == EVENT_KEYS
        assert event["mode"] in {"", *MODES[event["type"]].split()}


@EACH
def test_words_stand_in_the_text(case: Case) -> None:
    text = case["text"]
    for event in events(case):
        assert event["trigger"]
        assert ("occurrence" in event) == (text.count(event["trigger"]) > 1), event["trigger"]
        at = start(event, text)
        assert at >= 0
        assert re.compile(rf"\b{re.escape(event['trigger'])}\b").match(text, at), event["trigger"]
        for named in event["agents"] + event["recipients"]:
            assert re.search(rf"\b{re.escape(named)}\b", text), named


@EACH
def test_events_stand_in_the_order_of_the_text(case: Case) -> None:
    starts = [start(event, case["text"]) for event in events(case)]
    assert starts == sorted(set(starts))


@EACH
def test_nobody_is_agent_and_recipient_of_one_event(case: Case) -> None:
    for event in events(case):
        assert set(event["agents"]).isdisjoint(event["recipients"])


def test_no_two_share_an_id_or_a_run_of_words() -> None:
    assert alike(ALL) == []
