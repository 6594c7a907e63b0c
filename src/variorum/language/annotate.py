"""The room's verb: texts to annotated documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from spacy.language import Language
from spacy.tokens import Doc

from variorum.language.antecedents import antecedents
from variorum.language.extensions import register
from variorum.language.full_names import full_names
from variorum.language.names import set_names
from variorum.language.paragraphs import paragraph_bounds
from variorum.language.pipelines import load_pipeline
from variorum.language.quotes import find_quotes, quote_numbers
from variorum.language.titles import titles
from variorum.language.windows import join, windows

BATCH = 1
"""Windows to a batch: matrices of another size may differ in the last bit, so a text is read by itself, always."""


def annotate(texts: Iterable[str], *, pipeline: str | None = None) -> Iterator[Doc]:
    """One document for each text, in order, `doc.text` equal to it; raises PipelineError where none can be loaded."""
    register()
    nlp = load_pipeline(pipeline)
    for doc in _parsed(nlp, texts):
        yield complete(doc)


def complete(doc: Doc) -> Doc:
    """A parsed document with paragraphs, quotations, names and what refers to them."""
    _mark_spaces(doc)
    doc._.paragraph_bounds = tuple(paragraph_bounds(doc))
    doc._.quotes = find_quotes(doc, doc._.paragraph_bounds)
    doc._.quote_numbers = quote_numbers(doc, doc._.quotes)
    doc._.sentence_numbers = tuple(accumulate(token.is_sent_start is True and not token.is_space for token in doc))
    set_names(doc)
    doc._.titles = titles(doc)
    doc._.full_names = full_names(doc)
    doc._.antecedents = antecedents(doc)
    return doc


def _mark_spaces(doc: Doc) -> None:
    for token in doc:
        if token.is_space:
            token.tag_, token.pos_, token.dep_, token.lemma_ = "_SP", "SPACE", "dep", token.text


def _parsed(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    pieces: list[Doc] = []
    for doc, is_last in nlp.pipe(_pieces(texts), as_tuples=True, batch_size=BATCH):
        pieces.append(doc)
        if is_last:
            yield join(pieces)
            pieces = []


def _pieces(texts: Iterable[str]) -> Iterator[tuple[str, bool]]:
    for text in texts:
        held: str | None = None
        for piece in windows(text):
            if held is not None:
                yield held, False
            held = piece
        yield held or "", True
