"""The pipeline component: a document gets its tags, morphology, trees, sentences and names from the encoder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy
from spacy.language import Language
from spacy.symbols import IDS as SYMBOLS
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.types import Ints2d

from variorum.errors import PipelineError
from variorum.language.encoder.trees import projective, settles
from variorum.language.encoder.windows import Words, sentences, words_of

if TYPE_CHECKING:
    from variorum.language.encoder.reading import Reader, Reading

ATTRIBUTES = ("HEAD", "DEP", "TAG", "POS", "MORPH", "ENT_IOB", "ENT_TYPE")
HEAD, DEP, TAG, POS, MORPH, ENT_IOB, ENT_TYPE = range(len(ATTRIBUTES))

ASSIGNED = [f"token.{name}" for name in ("head", "dep", "tag", "pos", "morph", "is_sent_start")] + ["doc.ents"]
"""What it sets, in spaCy's words, for those who ask whether a pipeline parses and tags."""

INSIDE, OUTSIDE, BEGINS = 1, 2, 3
"""spaCy's numbers of the marks of names."""


class Encoder:
    """Sets everything that a parser's readers need, from the files of a folder."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._folder: Path | None = None
        self._reader: Reader | None = None
        self._table: _Table | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of its trees; none before it is loaded."""
        return () if self._reader is None else self._reader.labels.deps

    def __call__(self, doc: Doc) -> Doc:
        """The same document, read; sentence starts that are set hold. Raises PipelineError where nothing is loaded."""
        if self._reader is None or self._table is None:
            raise PipelineError("variorum_encoder", "it was never loaded from a folder")
        words = words_of(doc)
        if len(doc):
            rows = self._table.rows(doc, words, _settled(self._reader.read(words)))
            doc.from_array(list(ATTRIBUTES), cast(Ints2d, rows))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Each document read by itself, whatever stands beside it."""
        yield from map(self, stream)

    def use(self, reader: Reader) -> Encoder:
        """The same component, reading with this reader."""
        self._reader, self._table = reader, _Table(self._vocab, reader)
        return self

    def from_disk(self, path: Path | str, *, exclude: Sequence[str] = ()) -> Encoder:
        """The same component with the network of a folder; raises PipelineError where a file is missing or broken."""
        # The run-time of the network takes a quarter of a second to import: no other pipeline should wait for it.
        from variorum.language.encoder.reading import Reader

        self._folder = Path(path)
        return self.use(Reader.from_folder(self._folder))

    def to_disk(self, path: Path | str, *, exclude: Sequence[str] = ()) -> None:
        """Copies the files that it was loaded from; raises PipelineError where it was never loaded."""
        if self._folder is None:
            raise PipelineError("variorum_encoder", "it was never loaded from a folder")
        if self._folder.resolve() != Path(path).resolve():
            shutil.copytree(self._folder, path, dirs_exist_ok=True)


class _Table:
    """Label numbers as the numbers of spaCy's strings."""

    def __init__(self, vocab: Vocab, reader: Reader) -> None:
        labels = reader.labels
        self._strings = vocab.strings
        parts, _, features = zip(*(morph.partition("|") for morph in labels.morphs), strict=True)
        self._tags = self._numbers(labels.tags)
        self._parts = numpy.array([SYMBOLS[part] for part in parts], dtype=numpy.uint64)
        self._morphs = numpy.array([vocab.morphology.add(row) for row in features], dtype=numpy.uint64)
        self._deps = self._numbers(labels.deps)
        self._marks = numpy.array(
            [{"B": BEGINS, "I": INSIDE}.get(mark.partition("-")[0], OUTSIDE) for mark in labels.names],
            dtype=numpy.uint64,
        )
        self._names = self._numbers(mark.partition("-")[2] for mark in labels.names)
        self._space = (self._strings.add("_SP"), SYMBOLS["SPACE"], self._strings.add("dep"))

    def rows(self, doc: Doc, words: Words, reading: Reading) -> numpy.ndarray:
        """The attributes (tokens, 7) of a document; spaces hang on the word before them."""
        rows = numpy.zeros((len(doc), len(ATTRIBUTES)), dtype=numpy.uint64)
        rows[:, HEAD] = _heads(doc, words, reading.heads)
        rows[:, TAG], rows[:, POS], rows[:, DEP] = self._space
        rows[words.places, TAG] = self._tags[reading.tags]
        rows[words.places, POS] = self._parts[reading.morphs]
        rows[words.places, MORPH] = self._morphs[reading.morphs]
        rows[words.places, DEP] = self._deps[reading.deps]
        if len(doc) and not len(words.places):
            rows[0, DEP] = self._strings.add("ROOT")
        self._set_names(words, reading, rows)
        return rows

    def _numbers(self, labels: Iterable[str]) -> numpy.ndarray:
        return numpy.array([self._strings.add(label) if label else 0 for label in labels], dtype=numpy.uint64)

    def _set_names(self, words: Words, reading: Reading, rows: numpy.ndarray) -> None:
        """Marks of names; a space between two words of a name is part of it, one at its edge is not."""
        rows[:, ENT_IOB] = OUTSIDE
        rows[words.places, ENT_IOB] = self._marks[reading.names]
        rows[words.places, ENT_TYPE] = self._names[reading.names]
        apart = numpy.flatnonzero(numpy.diff(words.places) > 1) + 1
        for word in apart[self._marks[reading.names[apart]] == INSIDE]:
            between = slice(words.places[word - 1] + 1, words.places[word])
            rows[between, ENT_IOB] = INSIDE
            rows[between, ENT_TYPE] = rows[words.places[word], ENT_TYPE]


def _heads(doc: Doc, words: Words, heads: numpy.ndarray) -> numpy.ndarray:
    """Each token's head (tokens,), counted from itself, of heads among the words: spaces hang on the word before.

    Those that open a document hang on its first root, where they cross no arc.
    """
    places = numpy.arange(len(doc))
    above = numpy.zeros(len(doc), dtype=numpy.int64)
    if len(words.places):
        before = numpy.searchsorted(words.places, places, side="right") - 1
        root = words.places[numpy.argmax(heads == numpy.arange(len(heads)))]
        above = numpy.where(before < 0, root, words.places[before])
        above[words.places] = words.places[heads]
    return (above - places).astype(numpy.int64).view(numpy.uint64)


def _settled(reading: Reading) -> Reading:
    """The reading with no arcs across others in sentences of which spaCy would see a part only."""
    heads = reading.heads.copy()
    for start, end in sentences(reading.starts):
        inner = heads[start:end] - start
        if not settles(inner.tolist()):
            inner = numpy.where(inner == numpy.arange(end - start), end - start, inner)
            flat = projective(inner)
            heads[start:end] = start + numpy.where(flat == end - start, numpy.arange(end - start), flat)
    return replace(reading, heads=heads)


@Language.factory("variorum_encoder", assigns=ASSIGNED)
def make_encoder(nlp: Language, name: str) -> Encoder:
    """An empty component, to be loaded from disk."""
    return Encoder(nlp.vocab)
