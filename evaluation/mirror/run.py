"""The mirror test on a corpus: exact after the parse, and end to end beside a placebo, by party."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.frozen import freeze
from evaluation.mirror.compare import differences, lost
from evaluation.page import write_page
from variorum.reading import read
from variorum.records import Reading
from variorum.settings import DEFAULT_PARSER, Settings

CORPUS = "karabakh-2020"
PARTIES = ("Azerbaijan", "Armenia")
NEUTRAL = ("Pakistan", "Turkey")
NAME = "mirror"


def mirror(corpora: Path) -> int:
    """Writes how many lines the exact mirror changes, and how many claims the exchange of names in the texts does."""
    texts = _texts(corpora / CORPUS)
    exact = differences(texts)
    for line in exact:
        print(line)
    figures = {
        "reports": len(texts),
        "exact: lines that differ": len(exact),
        **_end_to_end(texts, "names.tsv", "parties exchanged", PARTIES),
        **_end_to_end(texts, "placebo.tsv", "placebo", NEUTRAL),
    }
    for key, value in figures.items():
        print(f"{key}: {value}")
    freeze(NAME, DEFAULT_PARSER, figures)
    write_page()
    return 1 if exact else 0


def _texts(folder: Path) -> list[str]:
    found = read([str(folder)], settings=Settings())
    return [one.article.text for one in found if isinstance(one, Reading)]


def _end_to_end(texts: Sequence[str], names: str, title: str, parties: Sequence[str]) -> dict[str, int]:
    gone, come, told = lost(texts, names=names)
    counts = {f"{title}: claims": len(told), f"{title}: lost": len(gone), f"{title}: gained": len(come)}
    # A line is told with the names exchanged: what names the one party stood in the text for the other.
    for party, other in zip(parties, reversed(parties), strict=True):
        counts[f"{title}: claims naming {party}"] = sum(f'"{other}"' in line for line in told)
        counts[f"{title}: lost, naming {party}"] = sum(f'"{other}"' in line for line in gone)
    return counts
