"""Shares of a count: "including nearly 80 civilians", "among them 11 children", "three of them police officers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from variorum.data.load import toml
from variorum.propositions.clauses.persons import is_number, is_person
from variorum.propositions.clauses.phrases import conjuncts
from variorum.propositions.harm.victims import figure_of, written_figure
from variorum.records import Figure

_STOP = frozenset({".", ";", "?", "!"})
_THEM = frozenset({"them", "whom"})
_REACH = 40  # words after the count; a share stands in the same sentence, close behind


@dataclass(frozen=True, slots=True)
class Share:
    """The head of a share's phrase and its figure."""

    head: Token
    figure: Figure


@cache
def _openers() -> frozenset[str]:
    return frozenset(toml("propositions/casualty.toml")["shares"]["words"])


def shares(victim: Token, trigger: Token) -> Iterator[Share]:
    """The shares of a counted phrase that follow it in its sentence, before another count begins."""
    sent, doc = victim.sent, victim.doc
    end = min(sent.end, victim.i + _REACH)
    for i in range(victim.i + 1, end):
        token = doc[i]
        if token.lower_ in _openers() and _is_share_opener(token):
            yield from _listed(doc[min(i + 1, len(doc) - 1)], token, end)
            return
        if token.lower_ in _THEM and doc[i - 1].lower_ == "of" and is_number(doc[i - 2]):
            yield from _of_them(doc[i - 2], token, end)
            return


def _is_share_opener(token: Token) -> bool:
    """Whether "among" opens "among them" or "among the dead"; "including" always opens a share."""
    if not token.lower_.startswith("among"):
        return True
    after = token.doc[token.i + 1 : token.i + 4]
    return any(
        word.lower_ in _THEM or word.lower_ in {"dead", "victims", "killed", "wounded", "injured"} for word in after
    )


def _listed(first: Token, opener: Token, end: int) -> Iterator[Share]:
    """The counted persons right behind the opener, with what is coordinated with them."""
    doc = opener.doc
    for i in range(opener.i + 1, min(end, opener.i + 9)):
        token = doc[i]
        if token.text in _STOP or (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}):
            return
        if is_person(token) and token.pos_ in {"NOUN", "PROPN"} and not _compounds(token):
            for head in conjuncts(token):
                figure = figure_of(head) if head.ent_type_ != "PER" or written_figure(head) else None
                if figure is not None and is_person(head) and not _has_own_verb(head):
                    yield Share(head, figure)
            return


def _has_own_verb(head: Token) -> bool:
    """Whether a new clause begins with the phrase ("... and 12 men were taken")."""
    return head.i + 1 < len(head.doc) and head.nbor().pos_ in {"AUX", "VERB"} and head.nbor().tag_ not in {"VBN", "VBG"}


def _compounds(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.i > token.i


def _of_them(number: Token, them: Token, end: int) -> Iterator[Share]:
    """ "Three of them children": the number's figure, the group of the noun behind."""
    figure = figure_of(number)
    noun = next((t for t in them.doc[them.i + 1 : min(end, them.i + 5)] if is_person(t) and t.pos_ == "NOUN"), None)
    if figure is None or noun is None:
        return
    told = figure_of(noun)
    if told is not None:
        yield Share(noun, Figure(figure.value, figure.low, figure.high, figure.mod, of=told.of, group=told.group,
                                 side=told.side, exact=figure.exact, span=figure.span))  # fmt: skip
