"""Lists of places as news prints them: "Arla, Borun and Kest villages of Oru, Dell and Fane villages of Vash"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from variorum.propositions.clauses.phrases import tokens_span
from variorum.records import Mention

_LINKS = (",", "and", "&", ";")
_PLURAL = ("NNS", "NNPS")
_SOON = 4  # words from the verb to the list: "liberated from foreign occupation Arla, Borun"
Run = tuple[int, int]


def listed(noun: Token) -> tuple[Mention, ...]:
    """The names that a list ending in this plural noun gives, and those of the lists that follow it at once."""
    if noun.tag_ not in _PLURAL:
        return ()
    start, end = _first(noun), _last(noun)
    runs = (run for run in _runs(noun.doc, start, end) if not run[0] or noun.doc[run[0] - 1].lower_ != "of")
    spans = (tokens_span(noun.doc, first, last) for first, last in runs)
    return tuple(Mention(span=span, label="LOC", name=span.exact) for span in spans)


def list_after(verb: Token) -> Token | None:
    """The plural noun that closes a list of at least two names which begins soon after the verb."""
    for noun in verb.doc[verb.i + 1 : verb.sent.end]:
        if noun.tag_ in _PLURAL and noun.text.islower() and len(listed(noun)) > 1:
            return noun if _first(noun) - verb.i <= _SOON else None
    return None


def names_after_colon(verb: Token) -> tuple[Mention, ...]:
    """The names that a colon brings in, to the sentence's end: "three villages were freed: Arla and Borun"."""
    doc = verb.doc
    colon = next((token.i for token in doc[verb.i + 1 : verb.i + _SOON] if token.text == ":"), None)
    if colon is None:
        return ()
    end = _end_of_names(doc, colon + 1)
    is_whole = end == len(doc) or doc[end].text == "." or doc[end].is_space
    found = _mentions(doc, colon + 1, end) if is_whole else ()
    return found if len(found) > 1 else ()


def names_included(doc: Doc, start: int) -> tuple[Mention, ...]:
    """The names that "including" brings in for some of a counted set whose noun ends before `start`."""
    at = start + 1 if start < len(doc) and doc[start].text == "," else start
    if at >= len(doc) or doc[at].lower_ != "including":
        return ()
    end = _end_of_names(doc, at + 1)
    return _mentions(doc, at + 1, end) if end == len(doc) or doc[end].pos_ not in ("NOUN", "PROPN") else ()


def _end_of_names(doc: Doc, start: int) -> int:
    end = start
    while end < len(doc) and (_is_name(doc[end]) or doc[end].lower_ in _LINKS):
        end += 1
    return end


def _mentions(doc: Doc, start: int, end: int) -> tuple[Mention, ...]:
    spans = (tokens_span(doc, first, last) for first, last in _runs(doc, start, end))
    return tuple(Mention(span=span, label="LOC", name=span.exact) for span in spans)


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and token.ent_type_ != "NORP"


def _first(noun: Token) -> int:
    """Where the list before the noun begins."""
    at, start = noun.i, noun.sent.start
    while at - 1 > start and (_is_name(noun.doc[at - 1]) or noun.doc[at - 1].lower_ in _LINKS):
        at -= 1
    return start if at - 1 == start and _opens(noun.doc[start], noun.doc[at]) else at


def _opens(first: Token, second: Token) -> bool:
    """Whether a list begins with the sentence, whose first word has a capital anyway."""
    return _is_name(first) and first.pos_ == "PROPN" and second.lower_ in _LINKS


def _last(noun: Token) -> int:
    """Where the last of the lists that follow one another ends."""
    last = at = noun.i
    while at + 1 < noun.sent.end:
        token = noun.doc[at + 1]
        if token.tag_ in _PLURAL and token.lower_ == noun.lower_:
            last = at + 1
        elif not (_is_name(token) or token.lower_ in (*_LINKS, "of")):
            break
        at += 1
    return last


def _runs(doc: Doc, start: int, end: int) -> Iterator[Run]:
    """Stretches of names between the links."""
    first: int | None = None
    for at in range(start, end + 1):
        if at < end and _is_name(doc[at]):
            first = at if first is None else first
        elif first is not None:
            yield first, at
            first = None
