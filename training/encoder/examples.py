"""Training windows: runs of sentences as features and label numbers, batched by length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy
import torch

from training.augment import vary
from training.docs import groups
from training.encoder.labels import Labels, morph_of
from training.treebanks import Sentence
from variorum.language.encoder.features import Features, Gap, Pieces

LONGEST = 300
"""Pieces to a window in training; a single sentence may be longer, up to `MOST`."""

MOST = 500
UNKNOWN = -100
"""What the loss leaves out."""

LINE_ENDS = 0.06
"""Share of sentence ends that also end their line, as in headlines and lists."""

PARAGRAPH_ENDS = 0.1
"""Share of sentence ends within a paragraph that are made to end it."""


@dataclass(frozen=True)
class Example:
    """A window with its labels: numbers for each word, `heads` as places in the window (W where it is the root)."""

    features: Features
    tags: numpy.ndarray
    morphs: numpy.ndarray
    heads: numpy.ndarray
    deps: numpy.ndarray
    names: numpy.ndarray
    starts: numpy.ndarray
    sentences: numpy.ndarray


class Maker:
    """Makes examples of sentences; each task's label numbers are looked up once."""

    def __init__(self, labels: Labels, pieces: Pieces) -> None:
        self._pieces = pieces
        self._tags, self._morphs, self._deps, self._names = (
            {label: place for place, label in enumerate(row)}
            for row in (labels.tags, labels.morphs, labels.deps, labels.names)
        )

    def example(self, sentences: Sequence[Sentence], chance: Random | None = None) -> Example | None:
        """One window, or None where it has more pieces than the encoder takes."""
        tokens = [token for sentence in sentences for token in sentence.tokens]
        features = self._pieces.features([token.form for token in tokens], _gaps(sentences, chance))
        if len(features.pieces) > MOST:
            return None
        starts = numpy.cumsum([0, *(len(sentence.tokens) for sentence in sentences)])
        total = len(tokens)
        parsed = [sentence.parsed for sentence in sentences for _ in sentence.tokens]
        return Example(
            features=features,
            tags=_row(
                self._tags.get(token.xpos) if known else None for token, known in zip(tokens, parsed, strict=True)
            ),
            morphs=_row(
                self._morphs.get(morph_of(token)) if known else None
                for token, known in zip(tokens, parsed, strict=True)
            ),
            heads=_row(
                (total if token.head == place else int(start) + token.head) if sentence.parsed else None
                for start, sentence in zip(starts, sentences, strict=False)
                for place, token in enumerate(sentence.tokens)
            ),
            deps=_row(
                self._deps.get(token.dep) if known else None for token, known in zip(tokens, parsed, strict=True)
            ),
            names=_row(mark for sentence in sentences for mark in self._marks(sentence)),
            starts=_row(
                (int(place == 0) if sentence.parsed else None)
                for sentence in sentences
                for place in range(len(sentence.tokens))
            ),
            sentences=_row(number for number, sentence in enumerate(sentences) for _ in sentence.tokens),
        )

    def _marks(self, sentence: Sentence) -> list[int | None]:
        if sentence.names is None:
            return [None] * len(sentence.tokens)
        marks: list[int | None] = [0] * len(sentence.tokens)
        for start, end, label in sentence.names:
            marks[start:end] = [self._names[f"B-{label}"]] + [self._names[f"I-{label}"]] * (end - start - 1)
        return marks


def _row(numbers: Iterator[int | None]) -> numpy.ndarray:
    return numpy.array([UNKNOWN if number is None else number for number in numbers], dtype=numpy.int64)


def _gaps(sentences: Sequence[Sentence], chance: Random | None) -> list[Gap]:
    gaps: list[Gap] = []
    spaced = True
    for number, sentence in enumerate(sentences):
        for place, token in enumerate(sentence.tokens):
            gap = Gap.SPACE if spaced else Gap.NONE
            if place == 0:
                gap = _before(sentence, number, gap, chance)
            gaps.append(gap)
            spaced = token.space
    return gaps


def _before(sentence: Sentence, number: int, gap: Gap, chance: Random | None) -> Gap:
    if number == 0 or sentence.starts_paragraph:
        return Gap.PARAGRAPH
    if chance is not None:
        draw = chance.random()
        if draw < LINE_ENDS:
            return Gap.LINE
        if draw < LINE_ENDS + PARAGRAPH_ENDS:
            return Gap.PARAGRAPH
    return gap


def epoch(maker: Maker, sentences: list[Sentence], chance: Random) -> list[Example]:
    """All sentences once, in windows of random sizes, half of them varied in their typography."""
    made: list[Example] = []
    for run in _runs(sentences, chance):
        group = vary(run, chance) if chance.random() < 0.5 else run
        example = maker.example(group, chance)
        if example is not None:
            made.append(example)
    return made


def _runs(sentences: list[Sentence], chance: Random) -> Iterator[list[Sentence]]:
    """Neighbours of one document; the size of the windows is drawn anew for every stretch of sentences."""
    stretches: list[list[Sentence]] = [[]]
    for sentence in sentences:
        if sentence.starts_document and len(stretches[-1]) > 50:
            stretches.append([])
        stretches[-1].append(sentence)
    for stretch in stretches:
        yield from groups(stretch, chance.choice((1, 20, 40, 70, 110)))


def batches(examples: list[Example], pieces: int, chance: Random) -> Iterator[list[Example]]:
    """Batches of at most so many pieces with padding, alike in length, in random order."""
    order = sorted(examples, key=lambda one: len(one.features.pieces) + chance.random() * 8)
    made: list[list[Example]] = [[]]
    for example in order:
        longest = max(len(example.features.pieces), *(len(one.features.pieces) for one in made[-1]), 0)
        if made[-1] and longest * (len(made[-1]) + 1) > pieces:
            made.append([])
        made[-1].append(example)
    chance.shuffle(made)
    yield from made


def collate(batch: list[Example]) -> dict[str, torch.Tensor]:
    """A batch as padded tensors: features (B, P) and (B, W), labels (B, W)."""
    rows = {
        name: [getattr(one.features, name) for one in batch]
        for name in ("pieces", "cases", "gaps", "first", "last", "shapes")
    }
    total = max(len(row) for row in rows["first"])
    heads = [numpy.where(one.heads == len(one.heads), total, one.heads) for one in batch]
    tensors = {name: _padded(row, 0) for name, row in rows.items()}
    tensors["mask"] = _padded([numpy.ones(len(row), dtype=numpy.int64) for row in rows["pieces"]], 0)
    tensors["heads"] = _padded(heads, UNKNOWN)
    tensors["sentences"] = _padded([one.sentences for one in batch], -1)
    for name in ("tags", "morphs", "deps", "names", "starts"):
        tensors[name] = _padded([getattr(one, name) for one in batch], UNKNOWN)
    return tensors


def _padded(rows: list[numpy.ndarray], filler: int) -> torch.Tensor:
    width = max(len(row) for row in rows)
    table = numpy.full((len(rows), width), filler, dtype=numpy.int64)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return torch.from_numpy(table)
