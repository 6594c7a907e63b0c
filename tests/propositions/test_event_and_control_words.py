"""The lists behind control and events are sorted, without repetition, with PLOVER's own types and modes."""

from __future__ import annotations

import re

import pytest

from variorum.data import load
from variorum.propositions.clauses.event_words import EventWord, entries, frame_of
from variorum.propositions.clauses.inflection import forms

PLOVER = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        *("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"),
        *("misinformation", "cyber"),
    },
    "ASSAULT": {
        *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives"),
        *("suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
    },
}  # fmt: skip
STATES = {"holds", "takes", "loses", "contested", "withstands", "withdraws"}
LISTS = (
    *(
        "directions",
        "followings",
        "forces",
        "natural",
        "not_held",
        "people",
        "place_shares",
        "place_wholes",
        "quantity_nouns",
        "targets",
        "time_nouns",
    ),
    *("vague_adjectives", "weapons"),
)


@pytest.mark.parametrize("name", [f"propositions/{name}.txt" for name in LISTS])
def test_lists_are_sorted_and_without_repetition(name: str) -> None:
    rows = load.lines(name)
    assert list(rows) == sorted(set(rows))
    assert all(row == row.lower() for row in rows)


@pytest.mark.parametrize(
    "name", ["first_person", "naming_verbs", "negations", "reciprocals", "rejecting", "relatives", "unreal"]
)
def test_grammar_lists_are_sorted_and_without_repetition(name: str) -> None:
    rows = load.lines(f"grammar/{name}.txt")
    assert list(rows) == sorted(set(rows))


def test_place_nouns_say_whether_they_take_a_name() -> None:
    rows = load.table("propositions/place_nouns.tsv")
    assert [row["noun"] for row in rows] == sorted({row["noun"] for row in rows})
    assert {row["names"] for row in rows} == {"yes", "plain", "no"}


def test_words_for_what_nobody_holds_are_sorted() -> None:
    words = load.toml("propositions/control.toml")["nobodys"]
    lists = (words["holders"], words["verbs"], words["adjectives"], *words["nouns"].values())
    assert all(listed == sorted(set(listed)) for listed in lists)


def test_events_have_the_types_and_modes_of_plover() -> None:
    for entry in entries():
        assert entry["type"] in PLOVER
        assert entry.get("mode") is None or entry["mode"] in PLOVER[entry["type"]]
        assert entry.get("verbs") or entry.get("nouns")
        for key in ("verbs", "nouns"):
            assert entry.get(key, []) == sorted(set(entry.get(key, [])))
    assert {entry["type"] for entry in entries()} == set(PLOVER)
    words = load.toml("propositions/plover.toml")
    assert {*words["modes"].values(), *words["strikers"].values()} <= PLOVER["ASSAULT"]


def test_every_frame_asks_for_each_thing_once() -> None:
    word = EventWord("AID", None)
    for entry in entries():
        for spec in entry.get("verbs", ()):
            lemma, *rest = re.split(r" (?=[_=@+])", spec)
            assert re.fullmatch(r"[a-z-]+", lemma), spec
            signs = [part[0] for part in rest]
            assert len(set(signs)) == len(signs), spec
            assert frame_of(spec, word)[0] == lemma


def test_no_noun_tells_of_two_events_unless_the_words_before_it_part_them() -> None:
    nouns = [(noun, only) for entry in entries() for noun in entry.get("nouns", ()) for only in entry.get("only", [""])]
    assert len(nouns) == len(set(nouns))


def test_groups_are_sorted_and_without_repetition() -> None:
    for words in load.toml("propositions/event_groups.toml").values():
        assert words == sorted(set(words))


def test_contents_show_modes_of_their_type() -> None:
    contents = load.toml("propositions/plover_contents.toml")
    for kind in ("REJECT", "REQUEST", "THREATEN"):
        assert set(contents[kind]) <= PLOVER[kind]
        words = [word for mode in contents[kind].values() for word in mode]
        assert len(words) == len(set(words))
    for table in contents.values():
        assert all(words == sorted(set(words)) for words in table.values())


def test_control_words_say_a_state_and_where_the_place_stands() -> None:
    words = load.toml("propositions/control.toml")
    for entry in (*words["verb"], *words["noun"]):
        assert entry["state"] in STATES
        assert entry["lemmas"] == sorted(set(entry["lemmas"]))
        assert entry["place"]
    assert set(words["under"].values()) <= STATES


@pytest.mark.parametrize(
    "lemma, expected",
    [
        ("occupy", {"occupied", "occupies", "occupying"}),
        ("free", {"freed", "frees", "freeing"}),
        ("withdraw", {"withdrew", "withdrawn", "withdraws", "withdrawing"}),
        ("repel", {"repelled", "repels", "repelling"}),
        ("die", {"died", "dies", "dying"}),
        ("stab", {"stabbed", "stabs", "stabbing"}),
        ("cede", {"ceded", "cedes", "ceding"}),
    ],
)
def test_verbs_are_known_by_their_forms(lemma: str, expected: set[str]) -> None:
    assert expected <= forms(lemma)
