"""Nouns of the deed: "the killing of three men", "the priest's murder", "the assassination in May of the senator"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.propositions.clauses.answering import answerable
from variorum.propositions.clauses.clauses import obliques
from variorum.propositions.clauses.phrases import case_of, children, conjuncts
from variorum.propositions.harm.harm_words import Harm, Tokens, is_person_or_number, listed, vocabulary
from variorum.propositions.harm.victims import written_figure
from variorum.propositions.scene.doers import is_actor, is_calendar
from variorum.propositions.scene.place_names import place_noun

_DAY = 5  # words in which "of" follows a deed's day: "the murder on Tuesday night of two judges"
_HEADS = frozenset({"NOUN", "NUM", "PRON", "PROPN"})


def find_deed(token: Token) -> Iterator[Harm]:
    """ "The killing of three men", "the deaths of 12 soldiers", "the senator's murder"."""
    outcome = vocabulary("deeds").get(token.lemma_.lower())
    if outcome is None or token.pos_ != "NOUN" or token.ent_type_ or written_figure(token) is not None:
        return
    if any(child.lower_ in listed("undone") for child in children(token, "amod", "compound")):
        return
    victims = tuple(item for item in (of_whom(token) or owners(token)) if is_person_or_number(item))
    if victims:
        doers = tuple(item for item in (*answerable(token), *by_whom(token)) if item not in victims)
        yield Harm(token, outcome, victims, doers)


def by_whom(deed: Token) -> Tokens:
    """Who did it, by a by-phrase of the deed, or of whom it was done to: "the murder of a judge | by rebels"."""
    if own := obliques(deed, "by"):
        return tuple(item for item in own if is_actor(item) or place_noun(item) is None)
    below = (item for whom in children(deed, "nmod") if case_of(whom) == "of" for item in obliques(whom, "by"))
    return tuple(item for item in below if is_actor(item) and not is_calendar(item))


def of_whom(deed: Token) -> Tokens:
    """Whom the deed was done to: behind its "of", wherever the tree has hung them."""
    of = _of(deed)
    if of is None or of.i + 1 >= deed.sent.end:
        found = (child for child in children(deed, "nmod") if case_of(child) == "of")
        return tuple(item for child in found for item in conjuncts(child))
    head = of.nbor()
    while of.i <= head.head.left_edge.i and of.i < head.head.i != head.i and head.head.pos_ in _HEADS:
        head = head.head
    return conjuncts(head)


def _of(deed: Token) -> Token | None:
    """The "of" right behind a deed, or behind the day that parts them."""
    for word in deed.doc[deed.i + 1 : min(deed.sent.end, deed.i + 2 + _DAY)]:
        if word.lower_ == "of":
            return word
        if word.pos_ not in {"ADP", "NUM", "PROPN"} and word.lower_ not in listed("days"):
            return None
    return None


def owners(deed: Token) -> Tokens:
    """Whose it is, where that is whom it was done to: "the senator's murder"; an attack is its doer's."""
    if deed.lemma_.lower() not in listed("owned"):
        return ()
    found = (child for child in children(deed, "nmod:poss") if child.pos_ != "PRON")
    return tuple(item for child in found for item in conjuncts(child))
