"""Predictions for a name file: its words and sentence ends are given, the names are the product's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from evaluation.language.conllu import Row, Sentence, spaces_in
from evaluation.language.given import Given, parsed
from evaluation.language.iob2 import WORD, documents, tags
from variorum.language.annotate import complete
from variorum.language.extensions import register
from variorum.language.pipelines import load_pipeline, silence_of

UNMARKED = "-"
"""What a file of Universal NER holds in the cells behind the tag where nothing is noted."""


def predict_names(sentences: Iterable[Sentence], parser: str, *, trained_only: bool = False) -> Iterator[Sentence]:
    """The sentences with our tags; those of the trained component alone, or those of all layers in the document."""
    register()
    for document in documents(sentences):
        given = [_given(one) for one in document]
        doc, starts = parsed(given, parser)
        named = doc if trained_only else complete(doc, silence_of(load_pipeline(parser)))
        for one, start in zip(document, starts, strict=True):
            yield Sentence(one.comments, tuple(_tagged(one.rows, named, start)))


def _given(one: Sentence) -> Given:
    words = tuple(row[WORD] for row in one.rows)
    spaces = spaces_in(one.comment("text") or "", words) or [True] * len(words)
    return Given(words, tuple(spaces), one.starts_paragraph)


def _tagged(rows: Sequence[Row], doc: Doc, start: int) -> Iterator[Row]:
    end = start + len(rows)
    inside = [name for name in doc.ents if start <= name.start and name.end <= end]
    marks = tags(((name.start - start, name.end - start, name.label_) for name in inside), len(rows))
    for row, mark in zip(rows, marks, strict=True):
        yield (*row[: WORD + 1], mark, *[UNMARKED] * (len(row) - WORD - 2))
