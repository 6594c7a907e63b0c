"""Seconds of one core and memory of laying piles of growing size side by side, made from the texts of the benchmarks.

The reports are read once; a pile is as many editions of them (`elsewhere`) as it needs. What is measured is `reconcile`
alone, in a process of its own for each size, smallest first.
"""

from __future__ import annotations

import json
import pickle
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.elsewhere import elsewhere
from evaluation.growing import growing, laid
from evaluation.tasks.piles import article
from variorum.ledger.sharing import shared
from variorum.pipeline import read_claims
from variorum.records import Article, Claim
from variorum.settings import Settings

INPUTS = ("stories/dev/input.jsonl", "casualties/dev/incidents.input.jsonl")
Read = list[tuple[Article, tuple[Claim, ...]]]


def size(bench: Path, sizes: Sequence[int], parser: str, kept: Path | None) -> int:
    """Measures, prints and freezes the figures; `kept` holds what was read between runs; returns an exit status."""
    with tempfile.TemporaryDirectory() as scratch:
        place = kept or Path(scratch) / "read.pickle"
        read_kept(bench, parser, place)
        return growing("size", sizes, parser, beside=[str(place)])


def read_kept(bench: Path, parser: str, kept: Path | None) -> Read:
    """The reports of the benchmarks with their claims; read once, and then from where they are kept."""
    if kept is not None and kept.is_file():
        found: Read = pickle.loads(kept.read_bytes())  # written here
        return found
    found = _read(bench, parser)
    if kept is not None:
        kept.write_bytes(pickle.dumps(found))
    return found


def _read(bench: Path, parser: str) -> Read:
    """The reports of the benchmarks with their claims, those of the two sets in turn."""
    sets = [(bench / name).read_text(encoding="utf-8").splitlines() for name in INPUTS]
    least = min(map(len, sets))
    rows = [json.loads(line) for turn in zip(*(lines[:least] for lines in sets), strict=True) for line in turn]
    rows += [json.loads(line) for lines in sets for line in lines[least:]]
    settings = Settings(parser=parser)
    return [(one, read_claims(one, settings)) for one in map(article, rows)]


def pile(read: Read, count: int, *, first: int = 0) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """A pile of so many reports, or those of it from this one on, made of as many editions of these as it needs."""
    return (elsewhere(*read[number % len(read)], number // len(read)) for number in range(first, count))


def measure(count: int, place: Path) -> dict[str, Any]:
    """The figures of one pile, in this process."""
    read: Read = pickle.loads(place.read_bytes())  # written by this module
    articles: list[Article] = []
    claims: list[Claim] = []
    for one, told in pile(read, count):
        articles.append(one)
        claims.extend(shared(told))  # as a ledger hands them over
    del read
    found, figures = laid(articles, claims, Settings())
    return {**figures, "stories": len(found.stories), "origins": len(found.origins)}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), Path(sys.argv[2]))))
