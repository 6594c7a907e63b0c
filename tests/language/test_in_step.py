"""Parsing all sentences in step against spaCy's own way, one step at a time."""

from __future__ import annotations

import json

import pytest
from spacy.tokens import Doc

from variorum.data.load import path as data_path
from variorum.language.in_step import parsed
from variorum.language.pipelines import load_pipeline

PARSER = "fast"
ONE_SENTENCE = (
    "Norvalia says its forces took Kelm.",
    "The ministry in Kelm, which spoke on Monday, denied that 12 soldiers had been killed.",
    "“We hold the town,” Anna Berg of the Estmar army told reporters.",
    "Who?",
    "1",
)
NO_SENTENCE = ("", " ", "\n\n \n")


def told(doc: Doc) -> list[tuple[int, str, str, str, bool]]:
    return [(word.head.i, word.dep_, word.ent_iob_, word.ent_type_, bool(word.is_sent_start)) for word in doc]


@pytest.mark.parametrize("text", [*ONE_SENTENCE, *NO_SENTENCE])
def test_one_sentence_comes_out_as_by_the_library(text: str) -> None:
    nlp = load_pipeline(PARSER)

    assert told(parsed(nlp, text)) == told(nlp(text))


def test_many_sentences_come_out_as_each_alone_would_but_for_what_its_end_sees() -> None:
    nlp = load_pipeline(PARSER)
    pairs = [
        pair
        for path in sorted(data_path("demo").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for text in [json.loads(line)["text"]]
        for pair in zip(told(nlp(text)), told(parsed(nlp, text)), strict=True)
    ]

    same = sum(one == other for one, other in pairs)

    assert len(pairs) > 500
    assert same >= 0.99 * len(pairs)


def test_neither_trees_nor_names_cross_the_end_of_a_sentence() -> None:
    doc = parsed(load_pipeline(PARSER), "He came from Kelm\n\nBerg said so. Norvalia and\n\nEstmar agree. They left")

    assert all(word.head in sentence for sentence in doc.sents for word in sentence)
    assert all(name.sent.start <= name.start and name.end <= name.sent.end for name in doc.ents)
    assert {doc[0].i, 5} <= {sentence.start for sentence in doc.sents}


def test_where_sentences_are_not_known_beforehand_the_library_parses() -> None:
    nlp = load_pipeline(PARSER)
    text = "Norvalia says it took Kelm. Estmar denies it."
    with nlp.select_pipes(disable=["senter"]):
        assert told(parsed(nlp, text)) == told(nlp(text))
