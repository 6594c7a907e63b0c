"""Reads the cases: sentences with their trees, so that the tests need no trained model, and what is expected of them.

A tree is one word a line: number, word, lemma, UPOS, Penn tag, head (0 is the root), relation, name label.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from variorum.language.extensions import register

CASES = Path(__file__).parent / "cases"
VOCAB = spacy.blank("en").vocab
TEXT, EXPECT = "# text = ", "# expect = "


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, its tree, and the expected findings, one a line."""

    text: str
    expected: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def doc(self) -> Doc:
        """The sentence as a Doc."""
        return tree(self.text, self.rows)


def cases(name: str) -> Iterator[Case]:
    """The cases of one file."""
    for block in (CASES / name).read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        yield Case(
            text=next(line.removeprefix(TEXT) for line in lines if line.startswith(TEXT)),
            expected=tuple(line.removeprefix(EXPECT) for line in lines if line.startswith(EXPECT)),
            rows=tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#")),
        )


def tree(text: str, rows: tuple[tuple[str, ...], ...]) -> Doc:
    """A Doc from the words of a sentence and their relations."""
    register()
    words = [row[1] for row in rows]
    heads = [index if row[5] == "0" else int(row[5]) - 1 for index, row in enumerate(rows)]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=_spaces(text, words),
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        heads=heads,
        deps=[row[6] for row in rows],
        ents=_names(rows),
    )
    assert doc.text == text
    return doc


def _spaces(text: str, words: list[str]) -> list[bool]:
    spaces, at = [], 0
    for word in words:
        at = text.index(word, at) + len(word)
        spaces.append(text[at : at + 1] == " ")
    return spaces


def _names(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """The name labels in the begin-inside-outside scheme; words in a row with one label are one name."""
    labels, before = [], "_"
    for row in rows:
        label = row[7]
        labels.append("O" if label == "_" else f"{'I' if label == before else 'B'}-{label}")
        before = label
    return labels
