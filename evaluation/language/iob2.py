"""Sentences of name files in the manner of Universal NER: a word and its IOB2 tag in each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from evaluation.language.conllu import Sentence

Name = tuple[int, int, str]

LABELS = ("PER", "ORG", "LOC")
WORD, TAG = 1, 2


def documents(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences by document: a comment begins one, or another beginning of the sentences' ids."""
    run: list[Sentence] = []
    for one in sentences:
        if run and (one.starts_document or _prefix(one) != _prefix(run[-1])):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _prefix(one: Sentence) -> str:
    return (one.comment("sent_id") or "").rpartition("-")[0]


def spans(marks: Sequence[str]) -> list[Name]:
    """The names of a tag sequence, as the CoNLL 2003 scorer reads it: an I- that continues nothing begins a name."""
    found: list[Name] = []
    start, label = 0, ""
    for place, mark in enumerate([*marks, "O"]):
        prefix, _, kind = mark.partition("-")
        if label and (prefix != "I" or kind != label):
            found.append((start, place, label))
            label = ""
        if prefix in {"B", "I"} and not label:
            start, label = place, kind
    return [name for name in found if name[2] in LABELS]


def tags(names: Iterable[Name], length: int) -> list[str]:
    """The tag sequence of names that do not overlap; only persons, organisations and places have tags."""
    marks = ["O"] * length
    for start, end, label in names:
        if label in LABELS:
            marks[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return marks


def names(one: Sentence) -> list[Name]:
    """The names that a sentence's tags tell."""
    return spans([row[TAG] for row in one.rows])


def score(gold: Sequence[Sentence], guessed: Sequence[Sentence]) -> dict[str, float]:
    """Precision, recall and F in per cent of names with exactly the same words and label, and how many gold has."""
    counts: Counter[str] = Counter()
    for one, other in zip(gold, guessed, strict=True):
        mine, theirs = set(names(one)), set(names(other))
        counts.update(gold=len(mine), guessed=len(theirs), right=len(mine & theirs))
    return {
        "precision": 100 * counts["right"] / max(1, counts["guessed"]),
        "recall": 100 * counts["right"] / max(1, counts["gold"]),
        "f": 200 * counts["right"] / max(1, counts["gold"] + counts["guessed"]),
        "names": counts["gold"],
    }
