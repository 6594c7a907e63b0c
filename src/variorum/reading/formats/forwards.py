"""Finds the message that a mail forwards in its own text: who sent it, when, under which subject, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.data.load import toml

FIELDS = ("from", "date", "subject", "others")
NESTED = 20  # messages forwarded in one another; a chain letter has a few
QUOTED = re.compile(r"^[ \t]*>[ \t]?")
FIELD = re.compile(r"^\W*(?P<label>\w[\w '’-]{0,24}?)\s*\*?[:：]\*?\s*(?P<value>.*)$")
QUOTE = re.compile(r" ?>(?!From )")  # which mailboxes write for "From " at the beginning of a line
WHO = re.compile(r"(?:@|\d[:.h]\d\d).*[:：]\s*$")  # "On 7 March 2021 at 09:30, Ana Brel wrote:", in any language
EDGES = " \t>*-–—_=:：."


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A message inside another: its sender, day and subject as they stand in its head, and its text."""

    sender: str
    date: str
    subject: str
    text: str


def forwarded(text: str, *, is_announced: bool) -> tuple[str, Forwarded | None]:
    """What stands above a forwarded message, and the message; where none is found, the text and None.

    A head of fields opens one where a line above it says so, or where the subject of the mail announces it.
    """
    lines = text.splitlines()
    for at, end in _heads(lines):
        told = dict(_fields(lines[at:end]))
        above = next((i for i in range(at - 1, -1, -1) if lines[i].strip(EDGES)), None)
        marker = "" if above is None else lines[above].strip(EDGES).casefold()
        is_marked = marker in _words("forwarded") or (is_announced and marker in _words("original"))
        if "from" in told and ("date" in told or "subject" in told) and (is_announced or is_marked):
            inside = "\n".join(_unquoted(lines[end:], is_quoted=bool(QUOTED.match(lines[at]))))
            cover = "\n".join(lines[: above if is_marked else at]).strip()
            return cover, Forwarded(told["from"], told.get("date", ""), told.get("subject", ""), inside.strip())
    return text, None


def chain(text: str, *, is_announced: bool) -> tuple[str, list[Forwarded]]:
    """What the mail itself says, and the messages forwarded in it, the outer first, each without those inside it."""
    own, inner = forwarded(text, is_announced=is_announced)
    found = list[Forwarded]()
    while inner is not None and len(found) < NESTED:
        said, deeper = forwarded(inner.text, is_announced=announces(inner.subject))
        found.append(Forwarded(inner.sender, inner.date, inner.subject, said))
        inner = deeper
    return own, found


def answered(text: str, *, is_answer: bool) -> tuple[str, str]:
    """What a mail says itself, and what it quotes of those that it answers: lines behind `>`, and all below a head.

    A line that says who wrote it goes along. A list may be marked by `>` too: without such a line, only an answer
    quotes.
    """
    lines = text.splitlines()
    end = next((at for at in range(len(lines)) if _opens_original(lines, at)), len(lines))
    own, quoted, is_quoting = list[str](), list[str](), False
    for line in lines[:end]:
        if QUOTE.match(line) is not None and not is_quoting:
            start = _start_of_who(own)
            is_quoting = is_answer or start < len(own)
            quoted += own[start:]
            del own[start:]
        elif line.strip() and QUOTE.match(line) is None:
            is_quoting = False
        (quoted if is_quoting else own).append(line)
    return "\n".join(own).strip(), "\n".join([*quoted, *lines[end:]]).strip()


def _start_of_who(lines: list[str]) -> int:
    """Where the line begins that says whose words follow, or the two that it was broken into; the end where none is."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()), None)
    if last is not None and WHO.search(lines[last]):
        return last
    if last and lines[last - 1].strip() and WHO.search(f"{lines[last - 1]} {lines[last]}"):
        return last - 1
    return len(lines)


def _opens_original(lines: list[str], at: int) -> bool:
    """Whether the head of an answered mail begins here, below the line that Outlook draws."""
    if lines[at].strip(EDGES).casefold() not in _words("original") or lines[at].strip()[:1] not in ("-", "_", "*"):
        return False
    return any(_label(line) == "from" for line in lines[at + 1 : at + 4])


def is_answer(subject: str) -> bool:
    """Whether a subject says that its mail answers another."""
    return any(word in _words("answer") for word in _opening(subject))


def announces(subject: str) -> bool:
    """Whether a subject says that its mail forwards another."""
    return any(word in _words("forward") for word in _opening(subject))


def bare_subject(subject: str) -> str:
    """A subject without the words by which programs mark what is forwarded or answered."""
    match = _prefixes().match(subject)
    return subject[match.end() :] if match is not None else subject


def _opening(subject: str) -> list[str]:
    match = _prefixes().match(subject)
    return [] if match is None else [word.strip().casefold() for word in re.split("[:：]", match.group())]


@cache
def _prefixes() -> re.Pattern[str]:
    words = sorted((*_words("forward"), *_words("answer")), key=len, reverse=True)
    return re.compile(rf"\s*(?:(?:{'|'.join(map(re.escape, words))})\s*[:：]\s*)+", re.I)


def _heads(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where each run of fields begins and ends; the next is looked for behind it, and no line is gone over twice."""
    at = 0
    while at < len(lines):
        end = at + 1 if _label(lines[at]) is None else _end_of_head(lines, at)
        if _label(lines[at]) is not None:
            yield at, end
        at = end


def _end_of_head(lines: list[str], start: int) -> int:
    """Where a head ends: at a line that gives no field and goes on with none, as a row of addresses does."""
    end = start + 1
    while end < len(lines) and (_label(lines[end]) is not None or _goes_on(lines[end - 1], lines[end])):
        end += 1
    return end


def _goes_on(before: str, line: str) -> bool:
    words = line.strip(EDGES)
    if not words or words.casefold() in _words("forwarded") | _words("original"):
        return False
    return line.startswith((" ", "\t")) or "@" in line or before.rstrip().endswith((",", ";"))


def _fields(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        label, match = _label(line), FIELD.match(line)
        if label is not None and match is not None:
            yield label, match["value"].strip(" \t*")


def _label(line: str) -> str | None:
    """Which field of a message's head a line gives; None for any other line."""
    match = FIELD.match(line)
    name = "" if match is None else match["label"].casefold()
    return next((field for field in FIELDS if name in _words(field)), None)


def _unquoted(lines: list[str], *, is_quoted: bool) -> list[str]:
    return [QUOTED.sub("", line, count=1) for line in lines] if is_quoted else lines


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml("reading/forwards.toml")[name])
