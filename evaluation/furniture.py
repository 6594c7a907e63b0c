"""Measures what cleaning takes out of 60 pages of our own, marked line by line in `tests/cases/furniture`.

`tuned` may be looked at; of `held` only the totals are, so that they show how far words and rules carry that were not
made for it. A caption counts as found where it is taken out or kept *as a caption*.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.frozen import RESULTS
from variorum.reading.cleaning.cleaning import Cleaned, clean

CASES = Path(__file__).parent.parent / "tests" / "cases" / "furniture"
PARTS = ("tuned", "held")
PROSE = 10  # words: furniture that looks like the report's own text
MARKS = "=-c~"

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its mark, and where it stands in the page's text."""

    mark: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its number, as its lines and as one text."""

    name: str
    lines: tuple[Line, ...]
    text: str


def pages(part: str) -> list[Page]:
    """The pages of one part."""
    text = (CASES / f"{part}.txt").read_text(encoding="utf-8")
    blocks = [block for block in text.split("\n@ ")[1:] if block.strip()]
    return [_page(block) for block in blocks]


def _page(block: str) -> Page:
    name, *rows = [row for row in block.splitlines() if row.strip()]
    lines, start = list[Line](), 0
    for row in rows:
        mark, _, text = row.partition(" ")
        lines.append(Line(mark, text, start))
        start += len(text) + 2
    return Page(name, tuple(lines), "\n\n".join(line.text for line in lines))


def told(page: Page) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether it was found to be furniture (or, where it is a caption, to be one)."""
    cleaned = clean(page.text)
    for line in page.lines:
        parts = _parts(cleaned, line)
        yield line, not parts or (line.mark == "c" and parts == {"caption"})


def _parts(cleaned: Cleaned, line: Line) -> set[str]:
    """The parts of the article in which a line was kept; none where it was taken out."""
    end = line.start + len(line.text)
    kept = [run for run in cleaned.alignment if run.raw < end and line.start < run.raw + run.length]
    return {
        section.part
        for section in cleaned.sections
        for run in kept
        if run.start < section.end and section.start < run.start + run.length
    }


def figures(rows: Sequence[Page]) -> Figures:
    """Shares in per cent: furniture found, all and prose-like; captions found; characters of the reports lost."""
    lines = [item for page in rows for item in told(page)]
    furniture = [(line, found) for line, found in lines if line.mark == "-"]
    captions = [(line, found) for line, found in lines if line.mark == "c"]
    prose = [(line, found) for line, found in (*furniture, *captions) if _is_prose(line)]
    own = [(line, found) for line, found in lines if line.mark == "="]
    return {
        "pages": len(rows),
        "furniture": len(furniture),
        "furniture_found": _share([found for _, found in furniture]),
        "captions": len(captions),
        "captions_found": _share([found for _, found in captions]),
        "prose": len(prose),
        "prose_found": _share([found for _, found in prose]),
        "main_lost": 100 * sum(len(line.text) for line, gone in own if gone) / sum(len(line.text) for line, _ in own),
    }


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) >= PROSE


def _share(found: Sequence[bool]) -> float:
    return 100 * sum(found) / len(found) if found else 0.0


def run(*, show: bool = False) -> int:
    """Measures and freezes both parts; `show` prints the errors of the tuned one. Returns an exit status."""
    if show:
        for page in pages("tuned"):
            for line, found in told(page):
                if (line.mark == "=" and found) or (line.mark in "-c" and not found):
                    print(f"{page.name[:3]} {'LOST' if line.mark == '=' else 'KEPT'} {line.mark} {line.text[:110]}")
    result = {part: {key: round(value, 1) for key, value in figures(pages(part)).items()} for part in PARTS}
    print(json.dumps(result, indent=1))
    (RESULTS / "furniture.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0
