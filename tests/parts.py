"""Made-up reports of several matters, each of which is a part, and rooms that fail in one of them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.ledger.house import JUDGING, reading
from variorum.executors import HERE, Cores
from variorum.ledger import Ledger
from variorum.pipeline import Rooms, add
from variorum.reconciliation import ByParts
from variorum.records import Article, Reading, Reconciliation
from variorum.settings import Settings

PAUSE = 1.0  # seconds
TOWNS = ("Arla", "Brod", "Cesta", "Dorvan", "Elm", "Fenn")
MATTERS = (
    "The river burst its banks and swept away the stone bridge; firefighters carried families out of flooded cellars.",
    "Crane drivers stopped work and asked for higher wages; forty ships waited outside the harbour with their herring.",
    "A fever spread through cattle; veterinarians closed markets, burned straw and drew disinfectant around stables.",
    "An orchestra opened its hall with a symphony by a forgotten composer; critics praised violins and trombones.",
    "Geologists drilled through granite and found lithium under vineyards; winegrowers petitioned against excavators.",
    "A telescope spotted a comet near Jupiter; astronomers expect its tail to outshine Venus during winter solstice.",
)


def report(town: str, number: int, *, changed: str = "") -> str:
    at = TOWNS.index(town)
    said = [f"{town}er says {town}er took {town}", f"{town}ian says {town}ian took {town}"][: 1 + number % 2]
    return "\n".join((town, f"20{10 + at}-0{1 + at}-{4 + number:02d}", MATTERS[at], *said, changed)) + "\n"


def read(paths: Sequence[str], *, settings: Settings) -> Iterator[Reading]:
    """Each file under an address of its own, so that another text of it is a version."""
    for path in map(Path, paths):
        yield reading(path.stem, path.read_bytes(), str(path), url=f"https://news.example/{path.stem}")


def row(town: str, number: int, **more: str) -> dict[str, str]:
    """A report as a row, for the real reader: a line that is no sentence would be taken out with the page."""
    title, day, matter, *said = report(town, number).splitlines()
    text = f"{'. '.join(filter(None, said))}. {matter}"
    return {"id": f"{town}-{number}", "title": title, "published": day, "text": text, "language": "en", **more}


def files(folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    found = []
    for town in TOWNS:
        for number in range(3):
            found.append(folder / f"{town}-{number}.txt")
            found[-1].write_text(report(town, number), encoding="utf-8")
    return found


def house(room: ByParts) -> Rooms:
    """A house with this room."""
    return replace(JUDGING, read=read, by_parts=room)


def laid(
    path: Path,
    *batches: Sequence[Path],
    room: ByParts,
    settings: Settings,
    laid_by: Cores = HERE,
) -> Path:
    """The ledger with these files, batch by batch."""
    with Ledger.write(path) as ledger:
        for batch in batches:
            given = [str(file) for file in batch]
            add(ledger, given, settings=settings, house=house(room), laid_by=laid_by)
    return path


@dataclass(frozen=True)
class Stumbling(ByParts):
    """The real room, which raises at the reports of one town."""

    town: str = "Cesta"

    def lay(self, articles: Sequence[Article], *given: Any) -> Reconciliation:  # noqa: ANN401 - handed on as it comes
        if any(self.town in article.text for article in articles):
            self.fail()
        return super().lay(articles, *given)

    def fail(self) -> None:
        """What happens there."""
        raise ValueError("stumbled")


@dataclass(frozen=True)
class Deadly(Stumbling):
    """The same, which ends its process there."""

    def fail(self) -> None:
        """Leaves nothing behind."""
        os._exit(1)


@dataclass(frozen=True)
class Slow(ByParts):
    """The real room, which takes its time, so that something can happen meanwhile."""

    def lay(self, *given: Any) -> Reconciliation:  # noqa: ANN401 - handed on as it comes
        time.sleep(PAUSE)
        return super().lay(*given)
