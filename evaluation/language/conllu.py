"""Sentences of CoNLL-U files, as they stand there: comments and rows of ten cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Row = tuple[str, ...]

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)
NO_SPACE = "SpaceAfter=No"


@dataclass(frozen=True, slots=True)
class Surface:
    """A stretch of text that no space parts: one word, or the words that a multiword token stands for."""

    form: str
    words: tuple[str, ...]
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One block of a file; rows of multiword tokens ("1-2") and empty nodes ("1.1") stand among those of the words."""

    comments: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def words(self) -> tuple[Row, ...]:
        """The rows of the syntactic words."""
        return tuple(row for row in self.rows if row[ID].isdigit())

    @property
    def starts_document(self) -> bool:
        """Whether a comment says so."""
        return any(line.startswith("# newdoc") for line in self.comments)

    @property
    def starts_paragraph(self) -> bool:
        """Whether a comment says so, for a paragraph or a document."""
        return any(line.startswith(("# newdoc", "# newpar", "# newpar_block")) for line in self.comments)

    def comment(self, name: str) -> str | None:
        """What stands behind `# name =`, if anything does."""
        for line in self.comments:
            key, sign, value = line.lstrip("# ").partition("=")
            if sign and key.strip() == name:
                return value.strip()
        return None


def read(text: str) -> list[Sentence]:
    """The sentences of a file's text; only line feeds end a line, since forms may hold other line ends."""
    blocks = (block.split("\n") for block in text.replace("\r\n", "\n").split("\n\n"))
    found = (sentence([line for line in block if line.strip()]) for block in blocks)
    return [one for one in found if one.rows]


def sentence(lines: Iterable[str]) -> Sentence:
    """One sentence from its lines."""
    kept = list(lines)
    comments = tuple(line for line in kept if line.startswith("#"))
    return Sentence(comments, tuple(tuple(line.split("\t")) for line in kept if not line.startswith("#")))


def write(sentences: Iterable[Sentence]) -> str:
    """The text of a file that holds the sentences."""
    return "".join("\n".join([*one.comments, *map("\t".join, one.rows)]) + "\n\n" for one in sentences)


def documents(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences by document, in order; all are one where no comment begins another."""
    run: list[Sentence] = []
    for one in sentences:
        if run and one.starts_document:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def surfaces(one: Sentence) -> list[Surface]:
    """The tokens of a sentence's text in order, with the spaces of its `# text` where that fits, else of its rows."""
    found = list(_surfaces(one.rows))
    spaces = spaces_in(one.comment("text") or "", [token.form for token in found])
    if spaces is None:
        return found
    return [
        *(Surface(token.form, token.words, space) for token, space in zip(found[:-1], spaces, strict=False)),
        *found[-1:],
    ]


def _surfaces(rows: Sequence[Row]) -> Iterator[Surface]:
    covered = 0
    for at, row in enumerate(rows):
        if "-" in row[ID]:
            covered = int(row[ID].partition("-")[2])
            words = [word for word in rows[at + 1 :] if word[ID].isdigit() and int(word[ID]) <= covered]
            yield Surface(row[FORM], tuple(word[FORM] for word in words), has_space(row))
        elif row[ID].isdigit() and int(row[ID]) > covered:
            yield Surface(row[FORM], (row[FORM],), has_space(row))


def has_space(row: Row) -> bool:
    """Whether a space follows, as the last cell says."""
    return NO_SPACE not in row[MISC].split("|")


def spaces_in(text: str, words: Iterable[str]) -> list[bool] | None:
    """Whether white space follows each word in a text; None where the text is not these words."""
    found, at = [], 0
    for word in words:
        for sign in characters(word):
            while at < len(text) and not characters(text[at]):
                at += 1
            if not text.startswith(sign, at):
                return None
            at += 1
        found.append(at == len(text) or not characters(text[at]))
    return None if characters(text[at:]) else found


def characters(text: str) -> str:
    """What the shared task compares of a text: all but its spaces, and what ends cells and lines."""
    return "".join(sign for sign in text if sign not in "\t\r\n" and unicodedata.category(sign) != "Zs")


def raw_text(document: Sequence[Sentence]) -> str:
    """The text of a document, its paragraphs parted by a blank line."""
    parts: list[str] = []
    for number, one in enumerate(document):
        if number and one.starts_paragraph:
            parts.append(parts.pop().rstrip(" ") + "\n\n")
        parts.append("".join(token.form + " " * token.space for token in surfaces(one)))
    return "".join(parts).rstrip(" ")
