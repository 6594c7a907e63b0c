"""Chunks of proper nouns, as the tagger sees them: what may be a name, with the title before it set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.language.forms import lowers, texts
from variorum.language.gazetteer import Known, is_state
from variorum.language.offices import is_title, offices
from variorum.language.runs import INNER_SIGNS, LINKS, begins, run_end, with_article
from variorum.language.wordlists import column, words

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens of a possible name, without title and determiner; `titled` where a title stands before it."""

    start: int
    end: int
    titled: bool


def find_chunks(doc: Doc, known: Sequence[Known], model: dict[Bounds, str]) -> Iterator[Chunk]:
    """The chunks of a document in order."""
    cuts, words_of = _cuts(doc, known, model), texts(doc)
    start = 0
    while start < len(doc):
        if not words_of[start][:1].isupper() or not begins(doc[start]):
            start += 1
            continue
        end = run_end(doc, start)
        yield from _parted(doc, with_article(doc, start), end, cuts)
        start = end


def head_label(doc: Doc, start: int, end: int) -> str | None:
    """What the head noun of a chunk says that it names ("Ministry of Health", "Lake Chad")."""
    heads = _heads()
    told = lowers(doc)
    before_link = next((at for at in range(start, end) if told[at] in LINKS), end)
    label = heads.get(told[before_link - 1]) if before_link - start >= 1 else None
    first = heads.get(told[start]) if end - start > 1 else None
    return first if label is None and first in {"LOC", "MISC"} else label


def _heads() -> dict[str, str]:
    return column("heads", "word", "label")


def _cuts(doc: Doc, known: Sequence[Known], model: dict[Bounds, str]) -> frozenset[int]:
    """Where a person's name begins behind a title's holding or behind the name of a state."""
    ends = {office.end for office in offices(doc, known)}
    behind_states = {name.end for name in known if name.firm and is_state(doc[name.start : name.end].text)}
    organised = {place for (start, end), label in model.items() if label == "ORG" for place in range(start + 1, end)}
    guessed = {start for (start, _), label in model.items() if label == "PER" and _behind_office(doc, start)}
    persons = {place for place in behind_states - organised if _two_words(doc, place)}
    return frozenset(ends | persons | guessed)


def _two_words(doc: Doc, place: int) -> bool:
    """Two words or more that no head noun makes a body or place."""
    end = place
    while end < len(doc) and begins(doc[end]) and not doc[end].is_sent_start:
        end += 1
    return end - place > 1 and not any(token.lower_ in _heads() for token in doc[place:end])


def _behind_office(doc: Doc, place: int) -> bool:
    """Behind "Mayor of ...", with words with a capital between."""
    start = place
    while start and begins(doc[start - 1]):
        start -= 1
    return 1 < start < place and doc[start - 1].lower_ == "of" and is_title(doc[start - 2])


def _parted(doc: Doc, start: int, end: int, cuts: frozenset[int]) -> Iterator[Chunk]:
    """What stands before a person's name apart from it."""
    cut = min((place for place in range(start, end) if place in cuts), default=None)
    if cut is None and _is_holding(doc, start, end):
        return
    if cut is None:
        yield from _without_title(doc, start, end, _title_before(doc, start) or _apposed(doc, start, end, cuts))
        return
    if not all(token.lower_ in words("title_parts") for token in doc[start:cut]):
        yield from _without_title(doc, start, cut, False)
    yield from _without_title(doc, cut, end, True)


def _is_holding(doc: Doc, start: int, end: int) -> bool:
    """The rest of a title ("of Foreign Affairs")."""
    behind = start > 1 and doc[start - 1].lower_ == "of" and is_title(doc[start - 2])
    return behind and all(token.lower_ in words("title_parts") for token in doc[start:end])


def _apposed(doc: Doc, start: int, end: int, cuts: frozenset[int]) -> bool:
    """Two words or more between commas, right behind a title with its holding ("the mayor of ..., ...,")."""
    if start < 2 or doc[start - 1].text != "," or start - 1 not in cuts or end - start < 2:
        return False
    return end < len(doc) and doc[end].text in {",", "."} and doc[end - 1].lower_ not in _heads()


def _without_title(doc: Doc, start: int, end: int, titled: bool) -> Iterator[Chunk]:
    """The chunk behind its title, and what stood before the title ("London Mayor ..."); nothing where all is title."""
    last = max((at for at in range(start, end) if is_title(doc[at])), default=None)
    if not titled and head_label(doc, start, end) is not None and not _is_behind(doc, last, end):
        yield Chunk(start, end, False)
        return
    if last is None:
        yield Chunk(start, end, titled)
        return
    first = last
    while first > start and _of_title(doc[first - 1]):
        first -= 1
    if first > start and doc[first - 1].text not in INNER_SIGNS:
        yield Chunk(start, first, titled)
    if last + 1 < end:
        yield Chunk(last + 1, end, True)


def _is_behind(doc: Doc, title: int | None, end: int) -> bool:
    """Whether a person's name stands behind the title ("South Korean President ...", no "Minister Council")."""
    if title is None or title + 1 == end or doc[end - 1].lower_ in _heads():
        return False
    return head_label(doc, title + 1, end) != "ORG"


def _title_before(doc: Doc, start: int) -> bool:
    if not start or doc[start].is_sent_start:
        return False
    before = doc[start - 1]
    return is_title(before) and before.pos_ in {"NOUN", "PROPN"} and bool(before.whitespace_)


def _of_title(token: Token) -> bool:
    return is_title(token) or token.lower_ in words("title_parts") or token.text in INNER_SIGNS
