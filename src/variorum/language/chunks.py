"""Chunks of proper nouns, as the tagger sees them: what may be a name, with the title before it set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.language.gazetteer import is_people
from variorum.language.wordlists import column, words

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
        yield from _without_title(doc, _with_article(doc, start), end)
        start = end


def _with_article(doc: Doc, start: int) -> int:
    """The start with the lower-case article of an Arabic name ("al-Masri")."""
    article = start >= 2 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_
    return start - 2 if article and doc[start - 2].text in words("particles") else start


def is_title(token: Token) -> bool:
    """Whether the word can stand before a person's name and say what the person is."""
    return token.text.rstrip(".").lower() in _titles()


def head_label(doc: Doc, start: int, end: int) -> str | None:
    """What the head noun of a chunk says that it names ("Ministry of Health", "Lake Chad")."""
    heads = _heads()
    before_link = next((at for at in range(start, end) if doc[at].lower_ in LINKS), end)
    label = heads.get(doc[before_link - 1].lower_) if before_link - start >= 1 else None
    first = heads.get(doc[start].lower_) if end - start > 1 else None
    return first if label is None and first in {"LOC", "MISC"} else label


def _titles() -> frozenset[str]:
    return words("titles")


def _heads() -> dict[str, str]:
    return column("heads", "word", "label")


def _begins(token: Token) -> bool:
    if not _capital(token) or _is_no_name(token):
        return False
    if token.tag_ in PROPER:
        return True
    return token.tag_ in COMMON and not is_people(token.text) and _stands_inside(token)


def _stands_inside(token: Token) -> bool:
    """Inside a sentence, behind a word in lower case: there a capital marks a name, whatever the tagger says."""
    if token.is_sent_start or not token.i:
        return False
    before = token.nbor(-1)
    return before.is_lower or before.tag_ in PROPER or _is_inner_capital(before)


def _is_inner_capital(token: Token) -> bool:
    return is_people(token.text) or (_capital(token) and token.is_alpha and not token.is_sent_start)


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _is_no_name(token: Token) -> bool:
    if token.is_sent_start and token.lower_ in words("locatives"):
        return True
    return token.lower_ in words("calendar") or token.lower_ in words("not_names")


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
    if token.text in words("particles"):
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
    start, titled = _behind_office(doc, start, end)
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


def _behind_office(doc: Doc, start: int, end: int) -> tuple[int, bool]:
    """The start behind the rest of a title with "of" ("Secretary of State ..."), and whether a title stands before."""
    if start < 2 or doc[start - 1].lower_ != "of" or not is_title(doc[start - 2]):
        return start, _title_before(doc, start)
    name = start
    while name < end and doc[name].lower_ in words("title_parts"):
        name += 1
    return (start, False) if name in {start, end} else (name, True)


def _title_before(doc: Doc, start: int) -> bool:
    if not start or doc[start].is_sent_start:
        return False
    before = doc[start - 1]
    return is_title(before) and before.pos_ in {"NOUN", "PROPN"} and bool(before.whitespace_)


def _of_title(token: Token) -> bool:
    return is_title(token) or token.lower_ in words("title_parts") or token.text in INNER_SIGNS
