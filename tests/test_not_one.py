"""Where words say that there was nobody at all."""

from __future__ import annotations

import pytest

from variorum.data.load import toml
from variorum.not_one import not_one

TEXTS = (  # the words, the noun, and the word that negates it
    ("not one soldier was killed", "soldier", "not"),
    ("not a single protester has died", "protester", "not"),
    ("never even one house burned", "house", "never"),
    ("not one unarmed young man was hurt", "man", "not"),
    ("not one but two soldiers were killed", "soldiers", None),
    ("one soldier was not killed", "soldier", None),
    ("no one soldier was named", "soldier", None),
    ("a single protester has died", "protester", None),
    ("it did not happen there , one brave and very young soldier said", "soldier", None),
)


@pytest.mark.parametrize("text, noun, negation", TEXTS)
def test_a_negation_before_one_leaves_nobody(text: str, noun: str, negation: str | None) -> None:
    words = text.split()
    found = not_one(words, words.index(noun), 0)
    assert (None if found is None else words[found]) == negation


def test_what_another_sentence_negates_does_not_count() -> None:
    words = ["they", "did", "not", ".", "one", "soldier", "died"]
    assert not_one(words, words.index("soldier"), 4) is None


def test_the_words_are_each_listed_once() -> None:
    for listed in toml("grammar/not_one.toml").values():
        assert len(listed) == len(set(listed))
        assert all(word == word.lower() for word in listed)
