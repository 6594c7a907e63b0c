"""Scripts from a word to its lemma: (form, lemma, script)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.language.encoder.edits import apply_edit, edit_of

CASES = [
    ("ships", "ship", "l|1|"),
    ("Ships", "ship", "l|1|"),
    ("Lima", "Lima", "k|0|"),
    ("carried", "carry", "l|3|y"),
    ("LIMA", "Lima", "t|0|"),
    ("UN", "UN", "k|0|"),
    ("is", "be", "=be"),
    ("n't", "not", "l|2|ot"),
    ("n’t", "not", "l|2|ot"),
    ("’s", "'s", "l|0|"),
    (".", ".", "l|0|"),
    ("44", "44", "l|0|"),
]


@pytest.mark.parametrize("form, lemma, script", CASES)
def test_a_script_is_short_and_leads_to_the_lemma(form: str, lemma: str, script: str) -> None:
    assert edit_of(form, lemma) == script
    assert apply_edit(script, form) == lemma


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12) | st.from_regex(r"[a-zA-Z’|=]{1,8}")


@given(WORDS, WORDS)
def test_any_lemma_can_be_reached(form: str, lemma: str) -> None:
    assert apply_edit(edit_of(form, lemma), form) == lemma


SCRIPTS = ["l|9|y", "k|1|", "l|2|", "t|0|", "=be", "k|3|ies"]


@given(WORDS, st.sampled_from(SCRIPTS))
def test_no_script_leaves_nothing_of_a_word(form: str, script: str) -> None:
    assert apply_edit(script, form)
