"""Nominals to what they stand for: "the ambassador" to the bearer of that title, "the ministry" to the one named."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from variorum.language.named import names
from variorum.language.offices import is_title
from variorum.language.people import Bounds, Person
from variorum.language.titles import BEFORE_NOUN, title_nouns
from variorum.language.wordlists import column, usual_names, words

Bodies = dict[str, dict[str, Bounds]]

NOUNS = frozenset({"NN", "NNP"})

OF_PHRASE = frozenset({"NN", "NNP", "NNPS", "JJ", "POS", "HYPH"})
"""Tags of the words that stand before a noun and say which one is meant."""


def nominal_target(doc: Doc, token: Token, people: list[Person]) -> Bounds | None:
    """The one earlier mention that a definite noun can mean; nothing where two would fit, or none.

    A bare title in a headline ("President announces ...") means its one bearer in the report below.
    """
    if token.tag_ not in NOUNS:
        return None
    if _heads_headline(doc, token):
        return _one(person.who for person in people if _bears(doc, person.span, token.lower_))
    if not _is_definite(token):
        return None
    return _bearer(doc, token, people) or _fuller_body(doc, token)


def mention_bounds(token: Token) -> Bounds:
    """A pronoun by itself; a nominal with what stands before it."""
    if token.pos_ == "PRON":
        return token.i, token.i + 1
    before = [child.left_edge.i for child in token.lefts if child.dep_ in BEFORE_NOUN]
    return min(before, default=token.i), token.i + 1


def _is_definite(token: Token) -> bool:
    if token.tag_ != "NN" or token.ent_type_:
        return False
    determiner = next((child for child in token.lefts if child.dep_ == "det"), None)
    return determiner is not None and determiner.lower_ == "the"


def _bearer(doc: Doc, token: Token, people: list[Person]) -> Bounds | None:
    """The one person before whose title holds this noun."""
    if not is_title(token):
        return None
    return _one(one.who for one in people if one.span.end <= token.i and _bears(doc, one.span, token.lower_))


def _one(bearers: Iterable[Bounds]) -> Bounds | None:
    found = set(bearers)
    return found.pop() if len(found) == 1 else None


def _heads_headline(doc: Doc, token: Token) -> bool:
    """Whether a title by itself is the subject of a first line that ends without a full stop."""
    if token.dep_ != "nsubj" or not is_title(token):
        return False
    lines = doc._.paragraph_bounds
    if len(lines) < 2 or token.i >= lines[0][1] or doc[lines[0][1] - 1].is_punct:
        return False
    return not token.n_lefts and not token.n_rights


def _bears(doc: Doc, span: Span, office: str) -> bool:
    """Whether a person's title holds this noun, or the usual name of the same office ("premier": "prime minister")."""
    title = doc._.titles.get((span.start, span.end))
    if title is None:
        return False
    usual, told = usual_names().get(office), doc[slice(*title)].text.lower()
    known = usual is not None and usual in told and words("lesser").isdisjoint(told.replace("-", " ").split())
    return office in title_nouns(doc, title) or known


def _fuller_body(doc: Doc, token: Token) -> Bounds | None:
    """The one organisation before whose head is this noun: a name, or a phrase that says more."""
    if column("heads", "word", "label").get(token.lower_) != "ORG":
        return None
    if any(child.dep_ != "det" for child in token.lefts) or any(child.dep_ == "nmod" for child in token.rights):
        return None
    named: dict[str, Bounds] = {}
    for bodies in (_organisations(doc), _phrases(doc)):
        for name, bounds in bodies.get(token.lower_, {}).items():
            if bounds[1] <= token.i:
                named.setdefault(name, bounds)
    return next(iter(named.values())) if len(named) == 1 else None


@lru_cache(maxsize=1)  # asked for every noun of the same document
def _organisations(doc: Doc) -> Bodies:
    return _first_told((_head(span), span) for span in names(doc) if span.label_ == "ORG")


@lru_cache(maxsize=1)
def _phrases(doc: Doc) -> Bodies:
    """Nouns for bodies outside any name, with the words before them that say which one is meant."""
    nouns = (word for word in doc if not word.ent_type_ and column("heads", "word", "label").get(word.lower_) == "ORG")
    spoken = ((noun, doc[_phrase_start(noun) : noun.i + 1]) for noun in nouns)
    return _first_told((noun, span) for noun, span in spoken if len(span) > 1)


def _first_told(bodies: Iterable[tuple[Token, Span]]) -> Bodies:
    """By its head's word, each body under its name, where it is told first."""
    found: Bodies = {}
    for head, span in bodies:
        found.setdefault(head.lower_, {}).setdefault(span.text.lower(), (span.start, span.end))
    return found


def _head(span: Span) -> Token:
    links = [at for at, word in enumerate(span) if word.lower_ in {"of", "for"}]
    return span[links[0] - 1] if links and links[0] else span[-1]


def _phrase_start(word: Token) -> int:
    """Where the words begin that say which one: "Kenya's foreign" before "ministry"."""
    start = word.i
    while start > word.sent.start and word.doc[start - 1].tag_ in OF_PHRASE:
        start -= 1
    return start + 1 if word.doc[start].tag_ == "POS" else start
