"""Chunks of proper nouns, as the tagger sees them: what may be a name, with the title before it set apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.language.gazetteer import Known, is_people, is_state
from variorum.language.offices import is_title, offices
from variorum.language.wordlists import column, words

PROPER = frozenset({"NNP", "NNPS"})
COMMON = frozenset({"NN", "NNS", "JJ", "FW", "VBG"})
INNER_SIGNS = frozenset({"-", "–", "&", "’", "'"})
LINKS = frozenset({"of", "for"})

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens of a possible name, without title and determiner; `titled` where a title stands before it."""

    start: int
    end: int
    titled: bool


def find_chunks(doc: Doc, known: Collection[Known], model: dict[Bounds, str]) -> Iterator[Chunk]:
    """The chunks of a document in order."""
    cuts = _cuts(doc, known, model)
    start = 0
    while start < len(doc):
        if not _begins(doc[start]):
            start += 1
            continue
        end = _end(doc, start)
        yield from _parted(doc, _with_article(doc, start), end, cuts)
        start = end


def _with_article(doc: Doc, start: int) -> int:
    """The start with the lower-case article of an Arabic name ("al-Masri")."""
    article = start >= 2 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_
    return start - 2 if article and doc[start - 2].text in words("particles") else start


def head_label(doc: Doc, start: int, end: int) -> str | None:
    """What the head noun of a chunk says that it names ("Ministry of Health", "Lake Chad")."""
    heads = _heads()
    before_link = next((at for at in range(start, end) if doc[at].lower_ in LINKS), end)
    label = heads.get(doc[before_link - 1].lower_) if before_link - start >= 1 else None
    first = heads.get(doc[start].lower_) if end - start > 1 else None
    return first if label is None and first in {"LOC", "MISC"} else label


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
    return (token.lower_ in words("calendar") and not _is_given_name(token)) or token.lower_ in words("not_names")


def _is_given_name(token: Token) -> bool:
    """A month's name that someone bears: the next word, a name too, belongs to it ("Jan", "April", "May")."""
    if token.lower_ not in words("given_months") or token.i + 1 >= len(token.doc) or token.tag_ not in PROPER:
        return False
    after = token.nbor(1)
    if not after.text[:1].isupper() or after.tag_ not in PROPER or after.lower_ in words("calendar"):
        return False
    return after.head == token or token.head == after


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
        goes_on = _begins(after) or _tail(after) or (end - start > 1 and _ends_given_name(after))
        return 2 if (joined or token.text == "&") and goes_on else 0
    if token.lower_ in LINKS and _heads().get(doc[end - 1].lower_) is not None:
        return _linked(doc, end)
    if token.text in words("particles"):
        return _behind_particle(doc, end)
    return 0


def _ends_given_name(token: Token) -> bool:
    """A syllable in lower case that nothing is joined to ("Park Ji-hoon", but not "Commander-in-Chief")."""
    return token.text in words("syllables") and (bool(token.whitespace_) or not _is_joined(token))


def _is_joined(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).text in INNER_SIGNS


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


def _cuts(doc: Doc, known: Collection[Known], model: dict[Bounds, str]) -> frozenset[int]:
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
    while end < len(doc) and _begins(doc[end]) and not doc[end].is_sent_start:
        end += 1
    return end - place > 1 and not any(token.lower_ in _heads() for token in doc[place:end])


def _behind_office(doc: Doc, place: int) -> bool:
    """Behind "Mayor of ...", with words with a capital between."""
    start = place
    while start and _begins(doc[start - 1]):
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
