"""Words and sentences that are given, read by a parser as if it had found them in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from variorum.language.pipelines import load_pipeline
from variorum.language.windows import LONGEST, join

BREAK = "\n\n"
EDGES = "variorum_edges"
"""The part that finds sentence starts by layout: it has nothing to do where they are given."""


@dataclass(frozen=True, slots=True)
class Given:
    """A sentence's words, whether a space follows each, and whether a blank line goes before them."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    starts_paragraph: bool = False


def parsed(sentences: Sequence[Given], parser: str) -> tuple[Doc, list[int]]:
    """One document as the parser reads it, and the place of each sentence's first token."""
    nlp = load_pipeline(parser)
    docs: list[Doc] = []
    starts: list[int] = []
    for run in _runs(sentences):
        doc, places = _unread(nlp.vocab, run)
        shift = sum(map(len, docs))
        starts.extend(place + shift for place in places)
        docs.append(_read(nlp, doc))
    return join(docs), starts


def _runs(sentences: Sequence[Given]) -> Iterator[list[Given]]:
    """As much as a parser is given of a text at a time, cut between sentences."""
    run: list[Given] = []
    size = 0
    for one in sentences:
        length = sum(map(len, one.words)) + len(one.words)
        if run and size + length > LONGEST:
            yield run
            run, size = [], 0
        run.append(one)
        size += length
    if run:
        yield run


def _unread(vocab: Vocab, run: Sequence[Given]) -> tuple[Doc, list[int]]:
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    for number, one in enumerate(run):
        if number and one.starts_paragraph:
            spaces[-1] = False
            words.append(BREAK)
            spaces.append(False)
        starts.append(len(words))
        words.extend(one.words)
        spaces.extend(one.spaces)
    doc = Doc(vocab, words=words, spaces=spaces)
    begins = set(starts)
    for token in doc:
        token.is_sent_start = token.i in begins
    return doc, starts


def _read(nlp: Language, doc: Doc) -> Doc:
    for name, component in nlp.pipeline:
        if name != EDGES:
            doc = component(doc)
    return doc


def bounds(sentences: Sequence[Given], starts: Sequence[int]) -> list[tuple[int, int]]:
    """The token bounds of each sentence."""
    return [(start, start + len(one.words)) for one, start in zip(sentences, starts, strict=True)]
