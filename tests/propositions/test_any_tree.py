"""Whatever a parser makes of a sentence, every extractor comes to an end, raises nothing and quotes only the text."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from variorum.language.extensions import register
from variorum.propositions.control.control import controls
from variorum.propositions.events.events import events
from variorum.propositions.harm.casualty import casualties
from variorum.propositions.quantity import quantities

VOCAB = spacy.blank("en").vocab
WORDS = (
    "troops",
    "took",
    "the",
    "city",
    "of",
    "Arla",
    "villages",
    "attack",
    "killed",
    "on",
    "by",
    ",",
    "’s",
    "we",
    "23",
)
TAGS = ("NN", "NNS", "NNP", "VBD", "VBN", "VBG", "IN", "DT", "CD", "JJ", "PRP")
POS = ("NOUN", "PROPN", "VERB", "ADP", "DET", "NUM", "ADJ", "PRON", "PUNCT")
DEPS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "nmod",
    "case",
    "conj",
    "acl",
    "advcl",
    "amod",
    "appos",
    "cop",
    "aux",
    "xcomp",
)
LABELS = ("O", "B-LOC", "B-PER", "B-ORG", "B-NORP")

tokens = st.tuples(
    st.sampled_from(WORDS), st.sampled_from(TAGS), st.sampled_from(POS), st.sampled_from(DEPS), st.sampled_from(LABELS)
)
trees = st.lists(st.tuples(tokens, st.integers(0, 1000)), min_size=1, max_size=12)


def doc_of(rows: list[tuple[tuple[str, str, str, str, str], int]]) -> Doc:
    """A Doc whose first word is the root and every other word hangs on one before it."""
    register()
    heads = [0, *(head % index for index, (_, head) in enumerate(rows) if index)]
    return Doc(
        VOCAB,
        words=[token[0] for token, _ in rows],
        lemmas=[token[0] for token, _ in rows],
        tags=[token[1] for token, _ in rows],
        pos=[token[2] for token, _ in rows],
        heads=heads,
        deps=["ROOT", *(token[3] for token, _ in rows[1:])],
        ents=[token[4] for token, _ in rows],
    )


@settings(max_examples=150, deadline=None)
@given(trees)
def test_no_tree_raises_and_every_span_is_text(rows: list[tuple[tuple[str, str, str, str, str], int]]) -> None:
    doc = doc_of(rows)
    for found in (*controls(doc), *events(doc), *casualties(doc), *quantities(doc)):
        assert found.spans
        for span in (*found.spans, found.trigger):
            assert doc.text[span.start : span.end] == span.exact
