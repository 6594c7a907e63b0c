"""Noun phrases and text spans: what the extractors point at when they name somebody, somewhere or something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from variorum.propositions.clauses.remembering import remembered
from variorum.records import Mention, NameLabel, Span

Bounds = tuple[int, int]

PLACE_LABEL: NameLabel = "LOC"
_LOOSE = ("acl", "advcl", "parataxis", "appos", "dislocated", "discourse", "list", "orphan")
_OTHERS = ("cc", "conj", "nsubj", "csubj", "cop", "aux", "mark")  # of the head itself; deeper they belong to it
_NAMING = ("", "of", "for", "from", "to")
_EXAMPLES = ("including", "such as", "like", "namely")
_EDGE = ("punct", "cc", "case", "mark")
_NOT = ("not", "n't", "n\u2019t")


@lru_cache(maxsize=2)
def text_of(doc: Doc) -> str:
    """The document's text, which spaCy joins anew from its tokens each time that it is asked for."""
    return str(doc.text)


def base(token: Token) -> str:
    """The token's relation without its subtype: `nsubj` for `nsubj:pass`."""
    return str(token.dep_).partition(":")[0]


def children(token: Token, *labels: str) -> tuple[Token, ...]:
    """The token's dependants in one of these relations; a label with a colon asks for just that subtype."""
    below = _dependants(token.doc).get(token.i)
    if below is None or below.labels.isdisjoint(labels):
        return ()
    return tuple(child for relation, wide, child in below.rows if relation in labels or wide in labels)


class _Below(NamedTuple):
    """The dependants of one token in text order, with their relations, and all these relations."""

    rows: list[tuple[str, str, Token]]
    labels: set[str]


@lru_cache(maxsize=2)  # rules ask for them by the ten thousand, and spaCy looks through the tree each time
def _dependants(doc: Doc) -> dict[int, _Below]:
    """The dependants of each token that has any; a relation is there in full and without its subtype."""
    found: dict[int, _Below] = {}
    rows = doc.to_array([HEAD, DEP]).astype("int64").tolist()  # numpy reads them signed, spaCy keeps them unsigned
    names: dict[int, tuple[str, str]] = {}
    for place, ((offset, label), token) in enumerate(zip(rows, doc, strict=True)):
        if not offset:
            continue
        if label not in names:
            names[label] = (token.dep_, base(token))
        below = found.get(place + offset)
        if below is None:
            below = found[place + offset] = _Below([], set())
        below.rows.append((*names[label], token))
        below.labels.update(names[label])
    return found


@remembered
def conjuncts(token: Token) -> tuple[Token, ...]:
    """The token and everything coordinated with it, in text order."""
    found = [token]
    for item in found:
        found.extend(child for child in children(item, "conj") if child not in found)
    return tuple(sorted(found, key=lambda item: item.i))


@remembered
def case_of(token: Token) -> str:
    """The preposition of a phrase as one lower-case string ("by", "in front of"), or "" where it has none."""
    if not children(token, "case"):
        return ""
    words = [word for mark in children(token, "case") for word in (mark, *children(mark, "fixed"))]
    return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i) if word.lower_ not in _POSSESSIVE)


_POSSESSIVE = ("'s", "’s", "'", "’")


def _tight(head: Token, loose: tuple[str, ...]) -> Iterator[Token]:
    yield head
    for child in head.children:
        if base(child) not in loose and not _is_aside(child):
            yield from _tight(child, _LOOSE)


def _is_aside(child: Token) -> bool:
    """Whether a dependant only gives examples, or is a verb that was coordinated with a noun by mistake."""
    if base(child) == "conj":
        return child.pos_ in ("VERB", "AUX") and child.head.pos_ not in ("VERB", "AUX", "ADJ")
    return base(child) == "nmod" and case_of(child) in _EXAMPLES


def _bare(head: Token) -> list[Token]:
    """The head with its close dependants, without the preposition it stands under and without loose additions."""
    drop = {item.i for child in children(head, "case", "cc", "punct", "mark") for item in child.subtree}
    own = {item.i for mark in children(head, "case") if mark.i > head.i for item in mark.subtree}
    tight = _tight(head, (*_LOOSE, *_OTHERS))
    return sorted((item for item in tight if item.i not in drop or (item.i in own and item.i < head.i)), key=_index)


def _index(token: Token) -> int:
    return int(token.i)


def phrase(head: Token) -> Span:
    """The noun phrase of this head: with determiners and complements, without relative clauses and appositions."""
    near = _run_around(head, _bare(head))
    return tokens_span(head.doc, near[0].i, near[-1].i + 1)


def phrase_start(head: Token) -> int:
    """The index of the phrase's first token."""
    return _run_around(head, _bare(head))[0].i


def referent(doc: Doc, span: Span) -> str | None:
    """The name that a pronoun or nominal stands for, where the article makes it certain."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand") if antecedents(doc) else None
    known = antecedents(doc).get(tokens.root.i) if tokens is not None else None
    return tokens_span(doc, *known[1]).exact if known is not None else None


@lru_cache(maxsize=2)
def antecedents(doc: Doc) -> dict[int, tuple[Bounds, Bounds]]:
    """The pronouns and nominals that stand for a name, by their heads, with that name."""
    known = doc._.antecedents if doc.has_extension("antecedents") else {}
    found: dict[int, tuple[Bounds, Bounds]] = {}
    for (start, end), name in known.items():
        found.setdefault(doc[start:end].root.i, ((start, end), name))
    return found


def name_phrase(head: Token, kept: tuple[str, ...] = _NAMING) -> Span:
    """The noun phrase of somebody, without where they are and how old: "troops in the north" are troops."""
    phrases = (child for child in head.subtree if base(child) in ("nmod", "obl") and child != head)
    dropped = [child for child in phrases if case_of(child) and case_of(child) not in kept]
    before = [item.i for child in dropped if child.i < head.i for item in child.subtree]
    after = [item.i for child in dropped if child.i > head.i for item in child.subtree]
    after += [item.i for item in head.subtree if item.i > head.i and item.tag_ == "CD" and item.nbor(-1).text == ","]
    first, last = max(before, default=-1), min(after, default=len(head.doc))
    tokens = [item for item in _run_around(head, _bare(head)) if first < item.i < last and not item.is_punct]
    tokens = _without_opening(head, tokens)
    return tokens_span(head.doc, min(tokens[0].i, head.i), max(tokens[-1].i, head.i) + 1)


def _without_opening(head: Token, tokens: list[Token]) -> list[Token]:
    """The phrase without a prepositional phrase that parsers hang before it, or the "not" of "it was not us"."""
    if children(head, "cop") and tokens and tokens[0].lower_ in _NOT and tokens[0].i < head.i:
        tokens = [item for item in tokens if item.tag_ != "RB" or item.i > head.i]  # "not only us"
    while tokens and tokens[0].tag_ in ("IN", "TO") and tokens[0].i < head.i:
        owner = tokens[0].head if tokens[0].head.i < head.i else tokens[0]
        tokens = [item for item in tokens if item.i > owner.right_edge.i]
    return tokens or [head]


def in_quotation(token: Token) -> int | None:
    """The quotation that the token stands in, or None."""
    found: int | None = token._.quote if token.has_extension("quote") else None
    return found


def _run_around(head: Token, tokens: list[Token]) -> list[Token]:
    """The part of the tokens that surrounds the head without a gap wider than punctuation."""
    at = tokens.index(head)
    first = last = at
    while first > 0 and _joined(tokens[first - 1], tokens[first]):
        first -= 1
    while last + 1 < len(tokens) and _joined(tokens[last], tokens[last + 1]):
        last += 1
    return tokens[first : last + 1]


def _joined(left: Token, right: Token) -> bool:
    between = left.doc[left.i + 1 : right.i]
    return all(token.is_punct or token.is_space or token.lower_ in _POSSESSIVE for token in between)


def tokens_span(doc: Doc, start: int, end: int) -> Span:
    """The characters of the tokens from `start` to `end` (exclusive), without white space at the edges."""
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    while start < end - 1 and doc[start].is_space:
        start += 1
    first, last = doc[start], doc[end - 1]
    left, right = first.idx, last.idx + len(last.text)
    return Span(left, right, doc[start:end].text)


def runs(doc: Doc, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """The tokens as contiguous spans in text order, each without punctuation and linking words at its edges."""
    spans: list[Span] = []
    run: list[Token] = []
    for token in sorted(set(tokens), key=lambda item: item.i):
        if run and token.i != run[-1].i + 1:
            spans.extend(_trimmed(doc, run))
            run = []
        run.append(token)
    spans.extend(_trimmed(doc, run))
    return tuple(spans)


def _trimmed(doc: Doc, run: list[Token]) -> list[Span]:
    while run and _is_edge(run[0], leading=True):
        run = run[1:]
    while run and _is_edge(run[-1], leading=False):
        run = run[:-1]
    return [tokens_span(doc, run[0].i, run[-1].i + 1)] if run else []


def _is_edge(token: Token, *, leading: bool) -> bool:
    if token.is_space or base(token) == "punct" or token.is_punct:
        return True
    return base(token) in _EDGE and token.lower_ not in _POSSESSIVE and (not leading or base(token) != "case")


def entity_at(token: Token, label: NameLabel) -> Mention | None:
    """The name with this label that the token heads or stands in, or None."""
    return mention(token.doc, *entity_bounds(token), label) if token.ent_type_ == label else None


def entity_bounds(token: Token) -> tuple[int, int]:
    """The tokens of the entity that a token stands in, read off its neighbours, since `doc.ents` makes all of them."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return start, end


def mention(doc: Doc, start: int, end: int, label: NameLabel) -> Mention:
    """The tokens as a mention, with the fullest form of the name that the article gives."""
    span = tokens_span(doc, start, end)
    full = doc._.full_names.get((start, end)) if doc.has_extension("full_names") else None
    name = tokens_span(doc, *full).exact if full else span.exact
    return Mention(span=span, label=label, name=name)
