"""What stands at a place in an article: (text, the words there, head, the name they stand for, how that is known)."""

from __future__ import annotations

import pytest

from variorum.language import annotate, labels
from variorum.records import Label

SMILED = "Kenya's ambassador to Japan, Amina Odhiambo, met the press. The ambassador smiled."

CASES: list[tuple[str, str, str, str | None, str]] = [
    ("President Ana Torres spoke. Torres left.", "Torres left", "torres", "Ana Torres", "name"),
    ("President Ana Torres spoke.", "President Ana Torres", "torres", "Ana Torres", "name"),
    ("The mayor of Harlund, Tomas Viller, resigned.", "The mayor of Harlund", "mayor", "Tomas Viller", "title"),
    (SMILED, "The ambassador", "ambassador", "Amina Odhiambo", "antecedent"),
    ("Armed militants attacked the village on Sunday.", "Armed militants", "militant", None, "description"),
    ("They plan to hold talks in Oslo.", "plan to hold talks", "talk", None, "description"),
    ("The dissident left the country.", "The dissident", "dissident", None, "description"),
]


def _label(text: str, words: str) -> Label:
    (doc,) = annotate([text], parser="fast")
    start = text.rindex(words)
    words = words.removesuffix(" left")
    (found,) = labels(doc, [(start, start + len(words))])
    assert found.span.exact == words
    return found


@pytest.mark.parametrize("text, words, head, name, basis", CASES)
def test_a_label_tells_what_the_article_tells(text: str, words: str, head: str, name: str | None, basis: str) -> None:
    found = _label(text, words)
    assert (found.head, found.name, found.basis) == (head, name, basis)


def test_modifiers_are_what_the_noun_is_said_to_be_like() -> None:
    found = _label("Villagers feared the invading Armenian forces.", "the invading Armenian forces")
    assert (found.modifiers, found.names, found.plural) == (("invading",), ("Armenian",), True)


def test_what_is_left_of_a_number_is_no_modifier() -> None:
    assert _label("Police held a 31-year-old immigrant.", "a 31-year-old immigrant").modifiers == ()


def test_titles_belong_to_the_form_of_the_name_that_bears_them() -> None:
    text = "President Torres left. His wife, the poet Marta Torres, stayed."
    bare, full = _label(text, "Torres left"), _label(text, "Marta Torres")
    assert [title.words for title in bare.titles] == ["President"]
    assert "President" not in [title.words for title in full.titles]


def test_the_state_behind_a_name_goes_with_the_title_before_it() -> None:
    found = _label("President Ana Torres of Chile spoke.", "Ana Torres")
    assert [title.words for title in found.titles] == ["President of Chile"]


def test_a_title_calls_its_bearer_what_it_says_and_not_whose_it_is() -> None:
    found = _label("“It is so,” North Korea’s official Rodong Sinmun said.", "Rodong Sinmun")
    assert [(title.words, title.head) for title in found.titles] == [("North Korea’s official", "official")]


def test_a_place_without_words_has_no_label() -> None:
    (doc,) = annotate(["They left."], parser="fast")
    assert labels(doc, [(99, 120)]) == ()
