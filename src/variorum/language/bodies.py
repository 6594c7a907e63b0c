"""The body that "it" means as a speaker: the one that is subject right before, named or said in full."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from variorum.data import load
from variorum.language.named import name_at
from variorum.language.people import Bounds, same_words
from variorum.language.titles import BEFORE_NOUN
from variorum.language.wordlists import column, words

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
SAYS = frozenset({"ccomp", "parataxis"})
DOES = frozenset({"obj", "ccomp", "xcomp"})
BEHIND = "behind"

LONGEST_OF = 6
"""Words of a phrase with "of" that still says which body is meant."""


def body_for(doc: Doc, token: Token, found: dict[Bounds, Bounds]) -> Bounds | None:
    """The one body before that can be meant; nothing where two are subjects, or none, or "it" may stand for nothing."""
    if token.dep_ not in SUBJECTS | {"expl"}:
        return None
    sayer = _sayer(token)
    if sayer is not None:
        return found.get((sayer.i, sayer.i + 1)) or body_at(doc, sayer)
    if token.head.lemma_ not in words("speaking") or not any(child.dep_ in SAYS for child in token.head.children):
        return None
    meant = set(_before(doc, token, found))
    return meant.pop() if len(meant) == 1 else None


def _sayer(token: Token) -> Token | None:
    """Who says the clause that "it" is the subject of, where it does something there ("the army said it had ...")."""
    verb = token.head
    if verb.dep_ != "ccomp" or verb.head.i > token.i or verb.lemma_ in words("impersonal"):
        return None
    does = verb.pos_ == "VERB" and any(child.dep_ in DOES and child.i > verb.i for child in verb.children)
    if not does and not _is_answerable(verb):
        return None
    sayers = [child for child in verb.head.lefts if child.dep_ in {"nsubj", "expl"}]
    return sayers[0] if len(sayers) == 1 and token._.quote == sayers[0]._.quote else None


def _is_answerable(word: Token) -> bool:
    """Whether a clause says that its subject did something: "it was responsible for", "it was behind the raid"."""
    if not any(child.dep_ == "cop" for child in word.children):
        return False
    return word.lower_ in _answering() or any(child.dep_ == "case" and child.lower_ == BEHIND for child in word.lefts)


@cache
def _answering() -> frozenset[str]:
    """What whoever did a deed is called: "responsible", "guilty"."""
    return frozenset(load.toml("grammar/answering.toml")["being"])


def _before(doc: Doc, token: Token, found: dict[Bounds, Bounds]) -> Iterator[Bounds]:
    """The bodies that are subjects in the sentence before."""
    start = token.sent.start
    for word in doc[doc[start - 1].sent.start : start] if start else ():
        if word.dep_ in SUBJECTS and not any(child.dep_ == "conj" for child in word.rights):
            bounds = found.get((word.i, word.i + 1)) if word.lower_ == "it" else body_at(doc, word)
            if bounds is not None:
                yield bounds


def body_at(doc: Doc, word: Token) -> Bounds | None:
    """Where a body stands first by name, or its whole phrase where a common noun says what it is."""
    name = _name_of(word)
    if name is not None:
        return doc._.full_names.get((name.start, name.end)) or same_words(doc, name)
    if word.tag_ != "NN" or not _is_noun(word):
        return None
    return _phrase(word)


def may_be_body(word: Token) -> bool:
    """Whether a word is of a body's name, or a common noun for one; most are neither, and need not be asked more."""
    return word.ent_type_ == "ORG" or (word.tag_ == "NN" and _is_noun(word))


def _is_noun(word: Token) -> bool:
    return column("heads", "word", "label").get(word.lower_) == "ORG"


def _name_of(word: Token) -> Span | None:
    """The name that the word heads, where it lies inside one sentence."""
    name = name_at(word.doc, word.i) if word.ent_type_ == "ORG" else None
    if name is None or name.root != word:
        return None
    sentence = word.sent
    return name if sentence.start <= name.start and name.end <= sentence.end else None


def _phrase(word: Token) -> Bounds:
    """The noun with what stands before it and a short phrase with "of" behind it."""
    left = min((child.left_edge.i for child in word.lefts if child.dep_ in BEFORE_NOUN), default=word.i)
    right = max((child.right_edge.i for child in word.rights if _is_of(child)), default=word.i)
    return left, right + 1


def _is_of(child: Token) -> bool:
    short = child.right_edge.i - child.left_edge.i < LONGEST_OF
    return child.dep_ == "nmod" and short and any(case.lower_ == "of" for case in child.lefts)
