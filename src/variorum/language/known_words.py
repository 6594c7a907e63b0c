"""A network's first layers, worked out once for each word: they see one word at a time, and most words come again.

spaCy looks up each feature of a word in a table of vectors (four rows of it, added up: Bloom embeddings, Serrà and
Karatzoglou 2017, arXiv:1706.03993), lays the vectors end to end and multiplies them by a matrix. Here the tables are
multiplied beforehand, so that what a word gives is a sum of their rows: the same whatever words are read with it. Hence
it may be kept, and a report is still read alike everywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, cast

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model
from thinc.types import Floats2d, Floats3d, Ints1d

Network = Model[Any, Any]
Floats = NDArray[numpy.float32]
Features = NDArray[numpy.uint64]

KEPT = 2**13  # words, before it begins anew: most of a hundred reports
LAYERS = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
MIXED = ("dropout", "layernorm", "maxout")


@lru_cache(maxsize=8)
def knowing(model: Network) -> Callable[[list[Doc]], Any]:
    """What a network gives for documents; these layers of it by known words, where it begins with them."""
    steps = list(_steps(model))

    def predicted(docs: list[Doc]) -> object:
        found: Any = docs
        for step in steps:
            found = step(found)
        return found

    return predicted


def _steps(model: Network) -> Iterator[Callable[[Any], Any]]:
    """The steps of a chain of layers."""
    if _is_embedding(model):
        yield KnownWords(model)
    elif model.layers and model.name == ">>".join(layer.name for layer in model.layers):
        for layer in model.layers:
            yield from _steps(layer)
    else:
        yield model.predict


def _is_embedding(node: Network) -> bool:
    """Whether each feature has a table of its own, and one layer mixes what these give."""
    if tuple(layer.name.partition("(")[0] for layer in node.layers) != LAYERS:
        return False
    tables, mixed = node.layers[2:4]
    apart = all(sorted(_names(layer)) == ["hashembed", "ints-getitem"] for layer in tables.layers[0].layers)
    return apart and sorted(_names(mixed)) == [*MIXED]


def _names(model: Network) -> list[str]:
    return [node.name for node in model.walk() if not node.layers]


class KnownWords:
    """What the layers of one `MultiHashEmbed` give for each word."""

    def __init__(self, embedding: Network) -> None:
        extract, _, tables, mixed, _ = embedding.layers
        parts = {node.name: node for node in mixed.walk() if not node.layers}
        weights, bias = (cast(Floats, parts["maxout"].get_param(name)) for name in ("W", "b"))
        self._ops, self._norm, self._columns = embedding.ops, parts["layernorm"], extract.attrs["columns"]
        self._bias, self._pieces = bias.reshape(-1), bias.shape
        self._tables: list[tuple[int, int, Floats]] = []
        at = 0
        for layer in tables.layers[0].layers:
            table = next(node for node in layer.walk() if node.name == "hashembed")
            vectors = cast(Floats, table.get_param("E"))
            mixing = weights.reshape(len(self._bias), -1)[:, at : at + vectors.shape[1]]
            self._tables.append((layer.attrs["column"], table.attrs["seed"], vectors @ mixing.T))
            at += vectors.shape[1]
        self._one_at_a_time = threading.Lock()
        self._rows: dict[bytes, int] = {}
        self._vectors: Floats = numpy.zeros((KEPT, bias.shape[0]), dtype=numpy.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """For each document a vector for each of its tokens (tokens, width)."""
        with self._one_at_a_time:  # two threads would give one row to two words
            return [self._of(doc) for doc in docs]

    def _of(self, doc: Doc) -> Floats:
        features = cast(Features, doc.to_array(self._columns)).reshape(len(doc), len(self._columns))
        words = [row.tobytes() for row in features]
        new = self._new(words)
        if len(self._rows) + len(new) > len(self._vectors):
            self._rows.clear()
            new = self._new(words)
            self._vectors = numpy.zeros((max(KEPT, len(new)), self._vectors.shape[1]), dtype=numpy.float32)
        if new:
            first = len(self._rows)
            self._vectors[first : first + len(new)] = self._worked_out(features[list(new.values())])
            self._rows.update((word, first + number) for number, word in enumerate(new))
        return self._vectors[[self._rows[word] for word in words]]

    def _new(self, words: Sequence[bytes]) -> dict[bytes, int]:
        """The words that are not known, each with one of its places."""
        return {word: place for place, word in enumerate(words) if word not in self._rows}

    def _worked_out(self, features: Features) -> Floats:
        found = numpy.repeat(self._bias[numpy.newaxis], len(features), axis=0)
        for column, seed, table in self._tables:
            ids = numpy.ascontiguousarray(features[:, column])
            rows = self._ops.hash(cast(Ints1d, ids), seed) % len(table)
            found += cast(Floats, self._ops.gather_add(cast(Floats2d, table), rows))
        best, _ = self._ops.maxout(cast(Floats3d, found.reshape(len(features), *self._pieces)))
        return cast(Floats, self._norm.predict(best))
