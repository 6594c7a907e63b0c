"""The mirror test on a corpus: exact after the parse, and end to end beside pairs of states that are no party."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from evaluation.frozen import freeze
from evaluation.mirror.arms import Losses, exchanged, losses, of_the_parser
from evaluation.mirror.compare import differences
from evaluation.mirror.slots import PARTIES, neutral_pairs
from evaluation.page import write_page
from variorum.reading import read
from variorum.records import Reading
from variorum.settings import DEFAULT_PARSER, Settings

CORPUS = "karabakh-2020"
NAME = "mirror"


def mirror(corpora: Path) -> int:
    """Writes how many lines the exact mirror changes, and how many claims the exchange of names in the texts does."""
    texts = _texts(corpora / CORPUS)
    exact = differences(texts)
    for line in exact:
        print(line)
    told, other = exchanged(texts, PARTIES)
    neutral = {f"{one} and {two}": losses(*exchanged(texts, (one, two))) for one, two in neutral_pairs()}
    figures = {
        "reports": len(texts),
        "exact: lines that differ": len(exact),
        "exchanges": {
            "the parties": _told(losses(told, other)),
            "the parties, lists exchanged too": _told(of_the_parser(texts, told)),
            **{name: _told(one) for name, one in neutral.items()},
        },
        "neutral pairs, least, middle and most": _spread(list(neutral.values())),
    }
    for key, value in figures.items():
        print(f"{key}: {value}")
    freeze(NAME, DEFAULT_PARSER, figures)
    write_page()
    return 1 if exact else 0


def _texts(folder: Path) -> list[str]:
    found = read([str(folder)], settings=Settings())
    return [one.article.text for one in found if isinstance(one, Reading)]


def _told(one: Losses) -> dict[str, float]:
    """The figures of one exchange; the first and the second stand for Azerbaijan and Armenia in the reports."""
    first, second = one.naming
    lost_first, lost_second = one.lost_naming
    return {
        "claims": one.claims,
        "lost": one.lost,
        "naming the first": first,
        "lost, naming the first": lost_first,
        "naming the second": second,
        "lost, naming the second": lost_second,
        "apart, in points": round(one.apart, 1),
    }


def _spread(found: Sequence[Losses]) -> dict[str, list[float]]:
    """What the pairs lose, and by how much the first loses more than the second."""
    lost, apart = sorted(one.lost for one in found), sorted(round(one.apart, 1) for one in found)
    return {
        "lost": [lost[0], median(lost), lost[-1]],
        "apart, in points": [apart[0], median(apart), apart[-1]],
    }
