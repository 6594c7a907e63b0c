"""The text of a document's pages as paragraphs, without the heads and feet that its pages repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from variorum.reading.lines.shape import ends, fold, is_bullet

EDGE = 3  # lines at the head and at the foot of a page that may be its furniture
SHARE = 0.5  # of the pages: so many repeat a line that is furniture; odd and even pages may have heads of their own
OFTEN = 3  # pages are enough of a long document, whose chapters have heads of their own
FULL = 0.9  # of the usual width: where the next word would have fitted within it, the line was ended on purpose
USUAL = 0.9  # of all lines are no longer than the usual width: titles and tables may be
HYPHEN = re.compile(r"(?P<head>\w+)[-\u00ad]\n(?P<tail>[a-z]\w*)")

Lines = list[str]


def flowing(pages: Sequence[str]) -> tuple[str, str]:
    """The text with each paragraph on one line, and the lines that its pages repeat, in their order."""
    split = [_lines(page) for page in pages]
    furniture = _furniture(split)
    kept, heads = list[Lines](), Lines()
    for lines in split:
        edges = _edges(lines)
        is_head = [at in edges and _mark(line) in furniture for at, line in enumerate(lines)]
        kept.append(_trimmed([line for line, gone in zip(lines, is_head, strict=True) if not gone]))
        heads += [line for line, gone in zip(lines, is_head, strict=True) if gone]
    return "\n\n".join(_paragraphs([line for lines in kept for line in lines])), "\n".join(heads)


def _lines(page: str) -> Lines:
    """The lines of a page without their margins; an empty one where a gap stands between two."""
    return _trimmed([" ".join(line.split()) for line in page.splitlines()])


def _trimmed(lines: Lines) -> Lines:
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _edges(lines: Lines) -> frozenset[int]:
    filled = [at for at, line in enumerate(lines) if line]
    return frozenset([*filled[:EDGE], *filled[-EDGE:]])


def _furniture(pages: Sequence[Lines]) -> frozenset[str]:
    """What stands at the edges of so many pages, its numbers aside, that it belongs to the page and not to the text."""
    if len(pages) < 2:
        return frozenset()
    seen = Counter(mark for lines in pages for mark in {_mark(lines[at]) for at in _edges(lines)})
    return frozenset(mark for mark, times in seen.items() if times >= max(2, min(OFTEN, SHARE * len(pages))))


def _mark(line: str) -> str:
    return re.sub(r"\d+", "#", fold(line)) or line


def _paragraphs(lines: Lines) -> Iterator[str]:
    widths = sorted(len(line) for line in lines if line)
    width = FULL * widths[min(len(widths) - 1, int(USUAL * len(widths)))] if widths else 0
    current = Lines()
    for line in lines:
        if current and not _goes_on(current[-1], line, width):
            yield _joined(current)
            current = []
        if line:
            current.append(line)
    if current:
        yield _joined(current)


def _goes_on(last: str, line: str, width: float) -> bool:
    """Whether a line goes on in the paragraph of the last: its first word did not fit there, or is in lower case."""
    if not line or is_bullet(line):
        return False
    if line[0].islower() and not ends(last):
        return True
    return len(last) + 1 + len(line.split()[0]) > width


def _joined(lines: Lines) -> str:
    """One paragraph; a word that was broken at a line's end is whole again, unless the text hyphenates it elsewhere."""
    text = "\n".join(lines)

    def whole(found: re.Match[str]) -> str:
        hyphenated = f"{found['head']}-{found['tail']}"
        return hyphenated if hyphenated in text else found["head"] + found["tail"]

    return HYPHEN.sub(whole, text).replace("\n", " ")
