"""Chunks of proper nouns, as the tagger sees them: what may be a name, with the title before it set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.data.load import lines, table

PROPER = frozenset({"NNP", "NNPS"})
COMMON = frozenset({"NN", "NNS", "JJ", "FW", "VBG"})
INNER_SIGNS = frozenset({"-", "–", "&", "’", "'"})
LINKS = frozenset({"of", "for"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens of a possible name, without title and determiner; `titled` where a title stands before it."""

    start: int
    end: int
    titled: bool


def find_chunks(doc: Doc) -> Iterator[Chunk]:
    """The chunks of a document in order."""
    start = 0
    while start < len(doc):
        if not _begins(doc[start]):
            start += 1
            continue
        end = _end(doc, start)
        yield from _without_title(doc, start, end)
        start = end


def is_title(token: Token) -> bool:
    """Whether the word can stand before a person's name and say what the person is."""
    return token.text.rstrip(".").lower() in _titles()


def head_label(doc: Doc, start: int, end: int) -> str | None:
    """What the head noun of a chunk says that it names ("Ministry of Health", "Lake Chad")."""
    heads = _heads()
    before_link = next((at for at in range(start, end) if doc[at].lower_ in LINKS), end)
    label = heads.get(doc[before_link - 1].lower_) if before_link - start >= 1 else None
    if label is None and end - start > 1 and heads.get(doc[start].lower_) == "LOC":
        return "LOC"
    return label


def _titles() -> frozenset[str]:
    return frozenset(lines("names/titles.txt"))


def _heads() -> dict[str, str]:
    return {row["word"]: row["label"] for row in table("names/heads.tsv")}


def _begins(token: Token) -> bool:
    if not _capital(token) or _of_calendar(token):
        return False
    return token.tag_ in PROPER or (token.tag_ in COMMON and _stands_inside(token))


def _stands_inside(token: Token) -> bool:
    """Inside a sentence, behind a word in lower case: there a capital marks a name, whatever the tagger says."""
    if token.is_sent_start or not token.i:
        return False
    before = token.nbor(-1)
    return before.is_lower or before.tag_ in PROPER


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _of_calendar(token: Token) -> bool:
    return token.lower_ in frozenset(lines("names/calendar.txt"))


def _end(doc: Doc, start: int) -> int:
    end = start + 1
    while end < len(doc):
        step = _step(doc, start, end)
        if not step:
            return end
        end += step
    return end


def _step(doc: Doc, start: int, end: int) -> int:
    """How many tokens more belong to the chunk."""
    token, after = doc[end], doc[end + 1] if end + 1 < len(doc) else None
    if token.is_sent_start or doc[end - 1].is_space:
        return 0
    if _begins(token):
        return 1
    if after is None or after.is_sent_start:
        return 0
    if token.text in INNER_SIGNS:
        joined = not token.whitespace_ and not doc[end - 1].whitespace_
        return 2 if (joined or token.text == "&") and (_begins(after) or _tail(after)) else 0
    if token.lower_ in LINKS and _heads().get(doc[end - 1].lower_) is not None:
        return _linked(doc, end)
    if token.text in frozenset(lines("names/particles.txt")):
        return _behind_particle(doc, end)
    return 0


def _behind_particle(doc: Doc, particle: int) -> int:
    """How many tokens a lower-case particle adds, with the hyphen that may follow it ("al-Ansari")."""
    name = particle + 1
    if name + 1 < len(doc) and doc[name].text in INNER_SIGNS and not doc[particle].whitespace_:
        name += 1
    return name - particle + 1 if _begins(doc[name]) else 0


def _tail(token: Token) -> bool:
    """A number or a lower-case syllable behind a hyphen ("Su-25", "Al-shabaab")."""
    return token.text.isalnum() and token.tag_ in PROPER | {"CD"}


def _linked(doc: Doc, link: int) -> int:
    skip = 2 if doc[link + 1].lower_ == "the" else 1
    return skip + 1 if link + skip < len(doc) and _begins(doc[link + skip]) else 0


def _without_title(doc: Doc, start: int, end: int) -> Iterator[Chunk]:
    """The chunk behind its title, and what stood before the title ("London Mayor ..."); nothing where all is title."""
    titled = _title_before(doc, start)
    if head_label(doc, start, end) is not None:
        yield Chunk(start, end, False)
        return
    last = max((at for at in range(start, end) if is_title(doc[at])), default=None)
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


def _title_before(doc: Doc, start: int) -> bool:
    if not start or doc[start].is_sent_start:
        return False
    before = doc[start - 1]
    return is_title(before) and before.pos_ in {"NOUN", "PROPN"} and bool(before.whitespace_)


def _of_title(token: Token) -> bool:
    return is_title(token) or token.lower_ in frozenset(lines("names/title_parts.txt")) or token.text in INNER_SIGNS
