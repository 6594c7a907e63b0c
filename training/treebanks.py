"""Sentences of a CoNLL-U treebank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True)
class Token:
    """One syntactic word; `head` counts from 0 inside the sentence and equals its own place at the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space: bool
    entity: str = ""


@dataclass(frozen=True)
class Sentence:
    """A treebank sentence; `names` are (start, end, label) or None where nobody marked names."""

    ident: str
    tokens: tuple[Token, ...]
    starts_paragraph: bool
    starts_document: bool
    names: tuple[tuple[int, int, str], ...] | None = field(default=None)
    parsed: bool = True

    def named(self, names: tuple[tuple[int, int, str], ...] | None) -> Sentence:
        """The same sentence with its names."""
        return replace(self, names=names)


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of one file, in order."""
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            block.append(line)
        elif block:
            yield _sentence(block)
            block = []
    if block:
        yield _sentence(block)


def _sentence(block: list[str]) -> Sentence:
    comments = [line for line in block if line.startswith("#")]
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    ident = next((line.partition("=")[2].strip() for line in comments if line.startswith("# sent_id")), "")
    return Sentence(
        ident=ident,
        tokens=tuple(_tokens(rows)),
        starts_paragraph=any(line.startswith(("# newpar", "# newdoc")) for line in comments),
        starts_document=any(line.startswith("# newdoc") for line in comments),
    )


def _tokens(rows: list[list[str]]) -> Iterator[Token]:
    joined = _inside_multiwords(rows)
    words = [row for row in rows if row[0].isdigit()]
    for place, row in enumerate(words):
        head = int(row[6]) - 1 if row[6] != "0" else place
        yield Token(
            form=row[1],
            lemma=row[2],
            upos=row[3],
            xpos=row[4],
            feats=row[5],
            head=head,
            dep="ROOT" if row[6] == "0" else row[7],
            space=joined.get(row[0], "SpaceAfter=No" not in row[9]),
            entity=next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), ""),
        )


def _inside_multiwords(rows: list[list[str]]) -> dict[str, bool]:
    spaces: dict[str, bool] = {}
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = (int(number) for number in row[0].split("-"))
        spaces.update({str(number): False for number in range(first, last)})
        spaces[str(last)] = "SpaceAfter=No" not in row[9]
    return spaces
