"""Given mentions of events as tellings: the words for each, and who and what its clause puts in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

import variorum.propositions.clauses.clauses as clauses
from variorum.data.load import lines
from variorum.propositions.clauses.phrases import base, children, conjuncts
from variorum.propositions.counts.figures import figures
from variorum.reconciliation.comparing.event_tellings import Telling
from variorum.reconciliation.pile.folding import fold

Row = dict[str, Any]
Tokens = tuple[Token, ...]

TOLD_BY_VERBS = ("VERB", "AUX", "ADJ")
HEADS = ("VERB", "NOUN", "PROPN", "ADJ")
CARRIED = ("obj", "nsubj", "obl")  # where a noun stands that its verb only carries: "launched an attack"


def tellings(doc: Doc, mentions: Sequence[Row], story: str) -> list[Telling]:
    """A telling for each mention of one document."""
    measured = [item for item in figures(doc) if item.value is not None and item.value % 1]
    told = []
    for mention in mentions:
        tokens = tokens_of(doc, mention)
        head = head_of(tokens)
        agents, recipients, others = _people(head)
        measures = (item.value for item in measured if item.span and _holds(head.sent, item.span.start))
        told.append(
            Telling(
                id=mention["mention"],
                article=mention["doc"],
                story=story,
                words=tuple(_words(head, tokens)),
                agents=named_words(doc, agents),
                recipients=named_words(doc, recipients),
                others=named_words(doc, others),
                names=frozenset(word for name in doc.ents for word in _folded(name._.full_name)),
                measures=frozenset(value for value in measures if value is not None),
            )
        )
    return told


def tokens_of(doc: Doc, mention: Mapping[str, Any]) -> Tokens:
    """The tokens of a mention, whose spans may be apart; the nearest one where none begins there."""
    spans = mention["spans"]
    found = tuple(token for token in doc if any(_overlaps(token, start, end) for start, end in spans))
    return found or (min(doc, key=lambda token: abs(token.idx - spans[0][0])),)


def _overlaps(token: Token, start: int, end: int) -> bool:
    return token.idx < end and token.idx + len(token) > start


def head_of(tokens: Tokens) -> Token:
    """The word on which the others of a mention hang."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    return next((token for token in tops if token.pos_ in HEADS), (tops or tokens)[0])


def _words(head: Token, tokens: Tokens) -> Iterator[str]:
    """The head's lemma, and what it makes with each word that belongs to it: "set", "set_fire"."""
    lemma = fold(head.lemma_)
    yield lemma
    beside = {*children(head, "compound:prt"), *tokens, *_particle(head)} - {head}
    yield from (f"{lemma}_{fold(token.lemma_)}" for token in sorted(beside, key=lambda token: token.i))


def _particle(verb: Token) -> Tokens:
    """The particle or preposition right behind a verb: "checked | into"."""
    behind = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    return (behind,) if behind is not None and verb.pos_ == "VERB" and behind.pos_ == "ADP" else ()


def _holds(span: DocSpan, place: int) -> bool:
    return bool(span.start_char <= place < span.end_char)


def _people(head: Token) -> tuple[Tokens, Tokens, Tokens]:
    """Who does it, to whom or what, and what else its clause or phrase puts beside it."""
    if head.pos_ in TOLD_BY_VERBS and fold(head.lemma_) in lines("grammar/dying.txt"):
        return (), clauses.agents(head), children(head, "obl")
    if head.pos_ in TOLD_BY_VERBS:
        return clauses.agents(head), clauses.patients(head), children(head, "obl")
    own = children(head, "nmod:poss", "compound", "amod")
    if base(head) not in CARRIED:
        return own, children(head, "nmod"), ()
    verb = head.head
    beside = (*clauses.patients(verb), *children(verb, "obl"))
    return (*own, *_without(head, clauses.agents(verb))), children(head, "nmod"), _without(head, beside)


def _without(head: Token, tokens: Iterable[Token]) -> Tokens:
    return tuple(token for token in tokens if token.i != head.i)


def named_words(doc: Doc, heads: Iterable[Token]) -> frozenset[str]:
    """The folded words by which these are known: those of a name in full, else the lemma; a pronoun's antecedent's."""
    told = [token for head in heads for token in conjuncts(head)]
    beside = (child for token in told for child in children(token, "compound", "nmod:poss"))
    return frozenset(word for token in (*told, *beside) for word in _known_by(doc, token))


def _known_by(doc: Doc, token: Token) -> Iterator[str]:
    name = name_at(doc, token)
    if name is not None:
        yield from _folded(name)
    elif token.pos_ != "PRON":
        yield fold(token.lemma_)


def name_at(doc: Doc, token: Token) -> DocSpan | None:
    """The fullest form of the name that a token stands in, or that it refers to; None where it does neither."""
    name = next((name for name in doc.ents if name.start <= token.i < name.end), None)
    if name is None:
        bounds = next((to for (start, end), to in doc._.antecedents.items() if start <= token.i < end), None)
        name = None if bounds is None else doc[bounds[0] : bounds[1]]
    return None if name is None else name._.full_name


def _folded(name: DocSpan) -> Iterator[str]:
    return (fold(token.text) for token in name if token.is_alpha and token.pos_ in ("PROPN", "NOUN", "ADJ"))
