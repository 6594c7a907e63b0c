"""Running counts: "a death toll of 30", "the number of dead rose to 45"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.propositions.clauses.persons import is_number
from variorum.propositions.clauses.phrases import case_of, children
from variorum.propositions.counts.figures import figure_at
from variorum.propositions.harm.harm_verbs import REACH
from variorum.propositions.harm.harm_words import Harm, Outcome, listed, vocabulary

_TO = frozenset({"to", "at", "past", "of", "above", "is", "was", "reached", "hit", "topped", "passed", "exceeded"})


def find_toll(token: Token) -> Iterator[Harm]:
    """ "A death toll of 30", "the number of dead rose to 30", "bringing the toll to 30"."""
    outcome = _toll_outcome(token)
    if outcome is None:
        return
    figure = next((item for item in _toll_figures(token) if figure_at(token.doc, item.i) is not None), None)
    if figure is not None:
        yield Harm(token, outcome, (figure,), toll=True)


def _toll_outcome(token: Token) -> Outcome | None:
    if token.lemma_.lower() == "toll" and token.pos_ in {"NOUN", "PROPN"}:
        return "wounded" if any(child.lemma_.lower() == "injury" for child in children(token, "compound")) else "killed"
    if token.lemma_.lower() not in listed("numbers"):
        return None
    for word in (*token.subtree, *_of_whom(token)):
        outcome = (
            vocabulary("counts").get(word.lemma_.lower())
            or vocabulary("counts").get(word.lower_)
            or vocabulary("harms").get(word.lemma_.lower())
        )
        if outcome is not None and word.i > token.i - 3:
            found: Outcome = outcome
            return found
    return None


def _of_whom(token: Token) -> Iterator[Token]:
    """The words right behind "number of", wherever the tree has hung them."""
    if token.i + 1 < len(token.doc) and token.nbor().lower_ == "of":
        yield from token.doc[token.i + 2 : min(token.sent.end, token.i + 5)]


def _toll_figures(token: Token) -> Iterator[Token]:
    """Where the figure of a toll may stand: with it, in the predicate over it, or as that predicate."""
    yield from children(token, "nummod")
    yield from _moved_to(token)
    yield from (child for child in children(token, "nmod") if case_of(child) in {"of", "at"} and _numeric(child))
    verb = token.head
    if token.dep_ in {"nsubj", "nsubj:pass", "obj"}:
        if _numeric(verb):
            yield from _numbers(verb)
        if verb.lemma_.lower() in listed("toll_verbs") or verb.pos_ == "VERB":
            for child in children(verb, "obl", "obj", "xcomp", "nmod", "ccomp", "advmod"):
                if child.i > token.i and (
                    case_of(child) in {"to", "at", "past", "above", "over"} or child.dep_ == "obj"
                ):
                    yield from _numbers(child)
    if token.dep_ == "obj" and not children(verb, "obl"):
        yield from (item for child in children(token, "nmod") if case_of(child) == "to" for item in _numbers(child))


def _moved_to(token: Token) -> Iterator[Token]:
    """The number after "to", "at", "past" and a verb of counting, close behind the toll: "rose to 45", "to 1,221"."""
    verb = ""
    for word in token.doc[token.i + 1 : min(token.sent.end, token.i + 1 + 2 * REACH)]:
        verb = word.lemma_.lower() if word.lemma_.lower() in listed("toll_verbs") else verb
        before = word.nbor(-1).lower_
        if is_number(word) and before != "from" and (before in _TO or _opened(word)) and (verb or token.dep_ == "obj"):
            yield word
            return
        if word.text in {".", ";"}:
            return


def _opened(word: Token) -> bool:
    """Whether a hedge between the preposition and the number ("to more than 45", "reached at least 45")."""
    before = [item.lower_ for item in word.doc[max(0, word.i - 4) : word.i]]
    return (
        bool(set(before) & _TO)
        or before[-1:] in (["least"], ["than"], ["over"])
        or before[-1:] in (["reached"], ["hit"])
    )


def _numeric(token: Token) -> bool:
    return any(True for _ in _numbers(token))


def _numbers(token: Token) -> Iterator[Token]:
    if is_number(token):
        yield token
    yield from (child for child in children(token, "nummod") if is_number(child))
