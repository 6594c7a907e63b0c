"""The rows of separated values; a quotation mark that is never closed costs its own row, not those below it."""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from variorum.reading.files.inputs import LARGEST

DELIMITERS = ",;\t|"
BLANK = ("\n", "\r\n", "\r")
SEPARATOR = re.compile(r"\s*sep=(?P<mark>[^\s\w\"]|\t)\s*", re.I)  # how spreadsheets name the mark in a line of its own
PROSE = re.compile(r"\s|\d{3}\s")  # behind the comma of a sentence or of thousands, and hardly behind one of a table
CLOSED = r'(?<!")(?P<marks>(?:"")*") +(?=[\r\n]*$|%s)'  # white space between the end of a field and the mark behind it
ESCAPED = re.compile(r'(?<!\\)(?P<before>(?:\\\\)*)\\"')  # a mark inside a field, as Spark and MySQL write it
LONGEST = 2 * LARGEST  # characters of a row
LINES = 200_000  # of a row: a text of so many characters is not read for claims, and a line held takes 60 bytes more
AGAIN = 10 * LARGEST  # characters that may be read once more; only a table without any order comes there
OPEN = (
    "a quotation mark is opened in this row and not closed at its end; it is left out, with what stands below it up to "
    "the next line that is a row; close the mark"
)
TOO_LONG = "the row has more fields than the first line names; is a quotation mark missing?"
TOO_MANY = "too many quotation marks are not closed; the table is read up to here, save it anew for the rest"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number, the row of the names being 1 where nothing stands above; `why` where it cannot be read."""

    number: int
    values: list[str] = field(default_factory=list)
    why: str | None = None


def names_of(first: Row) -> list[str]:
    """The names of the columns; of several that are the same all but the first have a number, so that none is lost."""
    seen, names = Counter[str](), list[str]()
    for name in map(str.strip, first.values):
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def why_doubled(first: Row) -> str | None:
    """What is wrong where several columns have one name; None where each has its own, or none."""
    counted = Counter(map(str.strip, first.values))
    shown = ", ".join(f"`{name}`" for name, number in counted.items() if name and number > 1)[:400]
    return f"several of its columns have the same name ({shown}), and the first of these is read" if shown else None


def why_too_long(values: Sequence[str], width: int) -> str | None:
    """Why a row is not read that has more fields than there are columns; None for any other."""
    return TOO_LONG if any(value.strip() for value in values[width:]) else None


def rows(lines: Iterable[str]) -> Iterator[Row]:
    """The rows that hold anything, the names of the columns first."""
    csv.field_size_limit(LARGEST)
    above, delimiter, lines = _opening(iter(lines))
    taken, number, width, is_lost = _Taken(lines), above, 0, False
    reader = csv.reader(taken, delimiter=delimiter, strict=True)
    while taken.again < AGAIN:
        taken.forget()
        try:
            values = next(reader)
            is_broken = 0 < width < _length(values) and _holds_rows(taken.lines[1:], width, delimiter)
        except StopIteration:
            return
        except csv.Error:
            values = _mended(taken, width, delimiter)
            is_broken = not values
        if is_lost:
            is_lost = is_broken or not _is_row(values, width, taken.lines[0])
            taken.back(1 if is_lost else len(taken.lines))
        if is_lost:
            continue
        number += 1 + taken.blank
        if is_broken:
            row = _first_line(number, taken.lines[0], delimiter)
            is_lost = row.why is OPEN
            taken.back(1)
            yield row
        elif any(value.strip() for value in values):
            width = width or len(values)
            yield Row(number, values)
    yield Row(number + 1, why=TOO_MANY)


def _opening(lines: Iterator[str]) -> tuple[int, str, Iterator[str]]:
    """How many lines stand above the names of the columns, the mark between fields, and the lines from the names on."""
    told = ""
    for above, line in enumerate(lines):
        line = line.lstrip("\ufeff")
        named = SEPARATOR.fullmatch(line)
        if named is not None:
            told = named["mark"]
        elif line.strip():
            return above, told or max(DELIMITERS, key=line.count), chain([line], lines)
    return 0, DELIMITERS[0], iter(())


def _mended(taken: _Taken, width: int, delimiter: str) -> list[str]:
    """The row without white space behind the marks that close its fields, and marks in these doubled where a backslash
    stands before them; nothing where it does not fit the columns.
    """
    closed = re.compile(CLOSED % re.escape(delimiter))
    begun = list(taken.lines)
    if closed.search(begun[-1]) is None and not any(map(ESCAPED.search, begun)):
        return []
    lines = (closed.sub(r"\g<marks>", ESCAPED.sub(r'\g<before>""', line)) for line in chain(begun, taken))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        values = next(reader)
    except csv.Error:
        return []
    if not 0 < _length(values) <= width:
        return []
    taken.back(reader.line_num)
    return values


def _length(values: list[str]) -> int:
    """How many fields a row has, those that are empty at its end left aside."""
    return max((number for number, value in enumerate(values, 1) if value.strip()), default=0)


def _is_row(values: list[str], width: int, line: str) -> bool:
    """Whether a line below an open quotation mark is a row of its own, and no line of a text."""
    if width == 1:
        return len(values) == 1 and line.startswith('"')
    return len(values) == width and not any(PROSE.match(value) for value in values)


def _holds_rows(lines: list[str], width: int, delimiter: str) -> bool:
    """Whether one of these lines, which a quotation mark made part of the row above, is a row by itself."""
    whole = [line for line in lines if line.count('"') % 2 == 0]
    return any(_is_row(values, width, line) for line in whole for values in csv.reader([line], delimiter=delimiter))


def _first_line(number: int, line: str, delimiter: str) -> Row:
    """The row that a line is by itself, marks inside its fields as they stand; none where one is open at its end."""
    try:
        found = list(csv.reader([line, "\n"], delimiter=delimiter))
    except csv.Error as error:
        return Row(number, why=f"the row cannot be read ({error}); the others are")
    return Row(number, found[0]) if len(found) > 1 else Row(number, why=OPEN)


class _Taken:
    """Lines one by one, and those that the row being read has taken, which can be had back; `blank` stood above it."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._back = lines, deque[str]()
        self.lines = list[str]()
        self._size = self.again = self.blank = 0

    def __iter__(self) -> _Taken:
        return self

    def __next__(self) -> str:
        line = self._next()
        while line in BLANK and not self.lines:
            self.blank += 1
            line = self._next()
        self.lines.append(line)
        self._size += len(line)
        if self._size > LONGEST or len(self.lines) > LINES:
            raise csv.Error(f"row larger than limit ({LONGEST} characters, {LINES} lines)")
        return line

    def _next(self) -> str:
        return self._back.popleft() if self._back else next(self._lines)

    def forget(self) -> None:
        """Another row begins."""
        self.lines.clear()
        self._size = self.blank = 0

    def back(self, kept: int) -> None:
        """The lines behind the first few are to be read once more."""
        again = self.lines[kept:]
        del self.lines[kept:]
        self._back.extendleft(reversed(again))
        self.again += sum(map(len, again))
