"""What became of an address that was asked for, as a web archive notes it: fields of a metadata record (ISO 28500).

An archive alone gives so the problems again that fetching told, and tells what was asked from what never was.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Problem

KIND = "application/warc-fields"
ASKED, LED_TO, PROBLEM = "asked", "led-to", "problem"
SEPARATOR = " | "  # between what a problem is, where, and why
LONGEST = 4_000  # characters of a field


def outcome(url: str, final: str | None, problems: Sequence[Problem]) -> bytes:
    """The fields for an address: where its redirects ended, if elsewhere, and what is wrong with what it gave."""
    fields = [(ASKED, url), *([] if final in (None, url) else [(LED_TO, str(final))])]
    fields += [(PROBLEM, SEPARATOR.join(map(_line, (one.what, one.where, one.why)))) for one in problems]
    return "".join(f"{name}: {_line(value)}\r\n" for name, value in fields).encode("utf-8", "replace")


def asked_of(body: bytes) -> str | None:
    """The address that such fields tell of; None of any other fields."""
    name, _, value = body.partition(b"\r\n")[0].decode("utf-8", "replace").partition(": ")
    return value if name == ASKED else None


def problems_of(body: bytes) -> tuple[Problem, ...]:
    """The problems that such fields tell."""
    fields = (line.partition(": ") for line in body.decode("utf-8", "replace").split("\r\n"))
    told = (_line(value).split(SEPARATOR, 2) for name, _, value in fields if name == PROBLEM)
    return tuple(Problem(one[1], one[0], one[2]) for one in told if len(one) == 3)


def _line(value: str) -> str:
    """A value on one line, of bearable length, and without what a terminal would obey: an archive may be anybody's."""
    return "".join(letter if letter.isprintable() else "?" for letter in " ".join(value.split()))[:LONGEST]
