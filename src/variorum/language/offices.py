"""Titles that go on behind a link ("Ambassador to Japan", "Secretary of State"): where each begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.language.forms import lowers
from variorum.language.gazetteer import Known, known_at
from variorum.language.wordlists import column, kinds_of_place, words

LINKS = frozenset({"of", "to", "for", "in", "at"})
NAME_LABELS = frozenset({"LOC", "ORG"})


@dataclass(frozen=True, slots=True)
class Office:
    """From the noun of a title to the end of what it holds or where it serves."""

    noun: int
    end: int


def is_title(token: Token) -> bool:
    """Whether the word can stand before a person's name and say what the person is."""
    return token.text.rstrip(".").lower() in words("titles")


def offices(doc: Doc, known: Sequence[Known]) -> Iterator[Office]:
    """Every title with a link and what follows it, in order."""
    words_of = lowers(doc)
    for link in range(1, len(doc) - 1):
        if words_of[link] in LINKS and _holds(doc[link - 1]) and not doc[link].is_sent_start:
            end = _end(doc, link, known)
            if end is not None:
                yield Office(link - 1, end)


def _holds(token: Token) -> bool:
    return is_title(token) or token.lower_ in words("holders")


def _end(doc: Doc, link: int, known: Sequence[Known]) -> int | None:
    """Where what follows a link ends, with a further link and what follows that; None where it cannot be told."""
    start = link + 2 if doc[link + 1].lower_ == "the" else link + 1
    end = _holding(doc, start, known)
    if end is None:
        return None
    while end + 1 < len(doc) and doc[end].lower_ in {"of", "for"}:
        further = _end(doc, end, known)
        if further is None:
            return end
        end = further
    return end


def _holding(doc: Doc, start: int, known: Sequence[Known]) -> int | None:
    """The end of one holding: a known name, parts of a title, or a name with a head noun."""
    name = known_at(known, start)
    named = name.end if name is not None and name.start == start and name.label in NAME_LABELS else None
    end = named or _parts_end(doc, start) or _headed_end(doc, start)
    cut = None if end is None else known_at(known, end)
    if end is None or (cut is not None and cut.start < end):
        return None
    while end < len(doc) and _is_head(doc[end]) and not doc[end].is_sent_start:
        end += 1
    is_part = end < len(doc) and doc[end].text == "-"
    return _run_end(doc, end) if is_part or _ends_with_head(doc, end) else end


def _run_end(doc: Doc, start: int) -> int:
    """Where the words with a capital end, hyphens among them."""
    end = start
    while end < len(doc) and not doc[end].is_sent_start and (doc[end].text[:1].isupper() or doc[end].text == "-"):
        end += 1
    return end


def _ends_with_head(doc: Doc, start: int) -> bool:
    """Whether what goes on is no person's name but the rest of a body's ("director of the Oslo Peace Centre")."""
    end = _run_end(doc, start)
    return end > start and _is_head(doc[end - 1])


def _parts_end(doc: Doc, start: int) -> int | None:
    end = start
    while end < len(doc) and (_is_part(doc[end]) or _joins_parts(doc, end, start)):
        end += 1
    return end if end > start else None


def _is_part(token: Token) -> bool:
    return token.lower_ in words("title_parts") and not token.is_sent_start


def _joins_parts(doc: Doc, place: int, start: int) -> bool:
    return place > start and doc[place].lower_ in {"and", "&"} and place + 1 < len(doc) and _is_part(doc[place + 1])


def _headed_end(doc: Doc, start: int) -> int | None:
    """Behind the last head noun of a run of capitals ("Security Council"), or behind a head noun in lower case."""
    end, found = start, None
    while end < len(doc) and not doc[end].is_sent_start and (doc[end].text[:1].isupper() or end == start):
        end += 1
        if _is_head(doc[end - 1]):
            found = end
    return found


def _is_head(token: Token) -> bool:
    return token.lower_ in column("heads", "word", "label") or token.lower_ in kinds_of_place()
