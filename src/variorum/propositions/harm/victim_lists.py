"""Lists of victims by name: "killed three nurses: Ana Lopez, Carlos Ruiz ...", "the dead were named as ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.propositions.clauses.persons import is_number
from variorum.propositions.clauses.phrases import children, conjuncts
from variorum.propositions.harm.harm_words import Harm, Outcome, Tokens, is_somebody, listed, verb_among, vocabulary

_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_OPENERS = frozenset({":", ",", "–", "—", "("})
_VICTIMS = frozenset({"victim", "victims"})
_LONG = 160  # words that a list may have


def names_after(victim: Token) -> Tokens:
    """The people named right behind a counted phrase, where it ends in a colon, comma or bracket, and is no one name.

    "Two reporters, Ana Lopez and Carlos Ruiz, were killed"; not "two soldiers near Ana Lopez's house".
    """
    doc, at = victim.doc, victim.i + 1
    if not _is_plural(victim) or at >= victim.sent.end or doc[at].text not in _OPENERS:
        return ()
    return names_in(victim, at, victim.sent.end)


def _is_plural(victim: Token) -> bool:
    return victim.tag_ in {"NNS", "NNPS"} or is_number(victim) or victim.lower_ == "people"


def names_in(anchor: Token, start: int, end: int, *, of_any_label: bool = False) -> Tokens:
    """The first words of the names of people from `start` on, up to the next finite verb; each name once."""
    labels = frozenset({"PER", "LOC", "MISC", ""}) if of_any_label else frozenset({"PER"})
    found: list[Token] = []
    for token in anchor.doc[start : min(end, start + _LONG)]:
        if token.tag_ in _FINITE or token.lower_ in {"who", "whose", "when", "where"}:
            break
        named = token.ent_type_ in labels and token.pos_ == "PROPN" and token.nbor(-1).pos_ != "PROPN"
        if (named or _opens_name(token)) and _opens_item(token, start):
            found.append(token)
    return tuple(found)


def _opens_name(token: Token) -> bool:
    return token.ent_type_ == "PER" and token.nbor(-1).ent_type_ != "PER"


def _opens_item(token: Token, start: int) -> bool:
    """Whether a name stands at the head of an item of the list: behind a mark, "and", or its own title."""
    before = token.nbor(-1)
    while before.i > start and before.pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "DET"} and before.ent_type_ != "PER":
        before = before.nbor(-1)
    return before.i <= start or before.is_punct or before.lower_ in {"and", "as", "was", "were", "are", "is"}


def find_identified(token: Token) -> Iterator[Harm]:
    """ "The dead were identified as Ana Lopez and Carlos Ruiz", "police named the victims as ..."."""
    if token.lemma_.lower() not in listed("identified", "verbs") or token.pos_ != "VERB":
        return
    whom = next((item for item in children(token, "nsubj:pass", "obj") if _outcome(item) is not None), None)
    as_ = next((word for word in token.doc[token.i + 1 : token.sent.end] if word.lower_ == "as"), None)
    if whom is None or as_ is None:
        return
    names = names_in(token, as_.i + 1, token.sent.end, of_any_label=True)
    outcome = _outcome(whom)
    if names and outcome is not None:
        yield Harm(token, outcome, names)


def find_included(token: Token) -> Iterator[Harm]:
    """ "The wounded include a child and a woman", "among the dead were two nurses", "two of the dead were cooks"."""
    outcome = _outcome(token)
    verb = token.head
    if outcome is None or outcome == "casualties":
        return
    if victims := _some_of(token) or _are_among(token):
        yield Harm(token, outcome, victims, share=True)
    if token.i > verb.i or not _opens_clause(token):
        return
    if verb.lemma_.lower() == "include" and token.dep_ == "nsubj":
        found = children(verb, "obj")
    elif token.i and any(word.lower_ == "among" for word in token.lefts):
        found = tuple(item for item in children(verb, "nsubj") if item.i > token.i) or (
            (verb,) if verb != token else ()
        )
    else:
        return
    victims = tuple(item for head in found for item in conjuncts(head) if is_somebody(item))
    if victims:
        yield Harm(token, outcome, victims, share=True)


def _some_of(token: Token) -> Tokens:
    """ "Two of the dead": the number."""
    words = token.doc[max(token.sent.start, token.i - 3) : token.i]
    is_part = len(words) == 3 and is_number(words[0]) and [word.lower_ for word in words[1:]] == ["of", "the"]
    after = token.nbor() if token.i + 1 < token.sent.end else token
    dies = verb_among(after, "suffers") is not None  # "two of the injured died" tells of two dead
    return (words[0],) if is_part and not dies else ()


def _are_among(token: Token) -> Tokens:
    """ "Four children were among the dead": the subject."""
    if not any(child.lower_ == "among" for child in children(token, "case")):
        return ()
    found = children(token, "nsubj") or children(token.head, "nsubj")
    return tuple(item for head in found if head.i < token.i for item in conjuncts(head) if is_somebody(item))


def _opens_clause(token: Token) -> bool:
    return token.left_edge.i <= token.sent.start + 1 or token.left_edge.nbor(-1).is_punct


def those_harmed() -> frozenset[str]:
    """The words for those who are then named or told a part of: "the dead", "the victims", "the wounded"."""
    return _VICTIMS.union(vocabulary("identified")["outcomes"])


def _outcome(token: Token) -> Outcome | None:
    """What "the dead", "the victims", "the wounded" say became of those who are then named."""
    if token.lower_ in _VICTIMS:
        return "casualties"
    found: Outcome | None = vocabulary("identified")["outcomes"].get(token.lower_)
    return found
