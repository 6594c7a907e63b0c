"""Lines and brackets in which a report names its writer or its agency: metadata, not claims."""

from __future__ import annotations

import re
from functools import cache

from variorum.data.load import lines, table
from variorum.reading.lines.days import days
from variorum.reading.lines.shape import count, ends

BYLINE = re.compile(r"^(?:by|written by|story by|words by|author)\b\s*:?\s*(?P<who>\S.*)$", re.I)
SOURCE = re.compile(r"^(?:sources?|via|agency|agencies|credit)\s*[:–—-]\s*(?P<who>\S.{0,60})$", re.I)
STAFF = re.compile(
    r"^[\[(–—-]*\s*(?:(?:additional |with )?(?:reporting|writing|editing|translated|edited|compiled)\b.{0,20}?\bby\b"
    r"|with (?:inputs?|files|reporting|additional reporting|agencies)\b)",
    re.I,
)
CONTRIBUTED = re.compile(r"\bcontributed\s+(?:reporting\b|writing\b|to\s+th(?:is|e)\s+\w+|from\s+[A-Z])", re.I)
AGENCIES_ONLY = re.compile(r"^(?:news )?agencies$|^(?:from )?(?:our )?(?:staff|wires?|correspondents?)$", re.I)
PRINT = re.compile(r"^\((?P<outlet>[A-Z][\w'’. ]{2,40}?)\s+\d{1,2}/\d{1,2}/\d{4}(?:\s+page\s?\w+)?\)$")
MARK = re.compile(r"^[(\[](?P<who>[A-Z]{2,6}(?:\s?[/-]\s?[A-Z]{2,6})*)[)\]]$")
NAME_WORDS = 8  # a by-line with more words is a sentence that begins with "By"
CREDIT_WORDS = 25


@cache
def _agency_names() -> dict[str, str]:
    return {row["credit"]: row["agency"] for row in table("reading/agencies.tsv")}


@cache
def _agency_pattern() -> re.Pattern[str]:
    forms = sorted(_agency_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w@-])(?<![^\s]/)(?:{'|'.join(re.escape(form) for form in forms)})(?!\w|-\w)")


@cache
def picture_names() -> re.Pattern[str]:
    """Names that credit pictures, wire services among them."""
    forms = sorted({*lines("reading/picture_credits.txt"), *_agency_names()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(form) for form in forms)})(?!\w)")


def agencies(text: str) -> list[tuple[int, int, str]]:
    """Start, end and full name of each news agency that the text names."""
    return [(m.start(), m.end(), _agency_names()[m.group()]) for m in _agency_pattern().finditer(text)]


def is_agency(text: str) -> bool:
    """Whether the text is nothing but the names of agencies ("AP - AFP")."""
    rest = _agency_pattern().sub("", text)
    return rest != text and not re.search(r"\w", re.sub(r"\b(?:and|with|by)\b", "", rest))


def byline(text: str) -> str | None:
    """Who wrote it, where the line is a by-line; otherwise None."""
    match = BYLINE.match(text)
    if (
        match is None
        or count(text) > NAME_WORDS + 3
        or (ends(text) and not re.search(r"(?:\b[A-Z]|Jr|Sr)\.$|:$", text))
    ):
        return None
    who = match["who"].strip(" :|-–—")
    return who if _is_names(who) else None


def _is_names(who: str) -> bool:
    """Whether every word is a name or joins names: "By Sunday evening the toll had risen" is no by-line."""
    particles = lines("reading/name_particles.txt")
    words = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", who) if word not in particles]
    if any(day.start == 0 for day in days(who)):
        return False
    return bool(words) and all(word[0].isupper() for word in words) and not re.search(r"\d", who)


def is_credit(text: str) -> bool:
    """Whether the line names who supplied, wrote or edited the report."""
    if count(text) > CREDIT_WORDS:
        return False
    bare = text.strip("()[]–—-. ")
    source = SOURCE.match(text)
    return bool(
        (source and count(source["who"]) <= NAME_WORDS and not ends(text))
        or STAFF.match(text)
        or (CONTRIBUTED.search(text) and not text.startswith(('"', "“")))
        or is_agency(bare)
        or AGENCIES_ONLY.match(bare)
        or PRINT.match(text)
        or MARK.match(text)
    )
