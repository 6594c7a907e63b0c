"""A state before a comma is not read as one phrase with whoever says so behind it, and no other tree is touched."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from variorum.data.load import toml
from variorum.language.annotate import annotate
from variorum.language.pipelines import load_pipeline
from variorum.language.told_behind import FILE, mend

TOLD = [  # the sentence, the head of whoever says so, and the verb or the state that is told
    ("The raid left 12 fighters dead, rebel commanders said.", "commanders", "left"),
    ("A strike on the town left 5 dead, local officials said.", "officials", "left"),
    ("The fire left a family of five dead, police said on Monday.", "police", "left"),
    ("At least 20 dead, hospital sources say.", "sources", "dead"),
]
OTHERS = [
    "Injured, the soldier said he had crawled for hours.",
    "Tired and wounded, the soldiers said they would go home.",
    "The dead, relatives said, were three brothers.",
    "The bombing left 7 dead, government soldiers among them.",
    "The war left his family homeless, but friends helped.",
    "They found two dead, three wounded and a dog.",
    "dead,",
    "12 dead,",
    "",
]


def _read(text: str) -> Doc:
    return next(iter(annotate([text], parser="fast")))


@pytest.mark.parametrize(("text", "speaker", "told"), TOLD)
def test_who_says_so_stands_over_what_is_told(text: str, speaker: str, told: str) -> None:
    doc = _read(text)
    verb = next(token for token in doc if token.lemma_ in {"say", "report"})
    assert [child.text for child in verb.children if child.dep_ == "nsubj"] == [speaker]
    assert told in {child.text for child in verb.children if child.dep_ == "ccomp"}
    assert all(token.head.sent == token.sent for token in doc)
    assert [token.i for token in doc if token.head == token] == [verb.i]


@pytest.mark.parametrize("text", OTHERS)
def test_another_tree_stays_as_it_is(text: str) -> None:
    doc = load_pipeline("fast")(text)
    before = [(token.head.i, token.dep_) for token in doc]
    mend(doc)
    assert [(token.head.i, token.dep_) for token in doc] == before


@pytest.mark.parametrize(("text", "speaker", "told"), TOLD)
def test_mending_twice_is_mending_once(text: str, speaker: str, told: str) -> None:
    doc = _read(text)
    once = [(token.head.i, token.dep_) for token in doc]
    mend(doc)
    assert [(token.head.i, token.dep_) for token in doc] == once


def test_the_lists_are_single_lower_words_in_order() -> None:
    for words in (toml(FILE)[name] for name in ("states", "leaving", "telling")):
        assert words == sorted(set(words))
        assert all(word.isalpha() and word.islower() for word in words)
