"""Pronouns and nominals to the names they stand for, only where the article leaves no second choice."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from variorum.language.bodies import SUBJECTS, body_for
from variorum.language.nominals import mention_bounds, nominal_target
from variorum.language.offices import is_title
from variorum.language.people import Bounds, Person, people
from variorum.language.wordlists import column, words

REACH = 2
"""Sentences before its own in which a pronoun looks for a name."""


def antecedents(doc: Doc) -> dict[Bounds, Bounds]:
    """From each pronoun or nominal that can be told to the fullest earlier mention it stands for."""
    persons = list(people(doc))
    found: dict[Bounds, Bounds] = {}
    for token in doc:
        target = _target(doc, token, persons, found)
        if target is not None:
            found[mention_bounds(token)] = target
    return found


def _target(doc: Doc, token: Token, persons: list[Person], found: dict[Bounds, Bounds]) -> Bounds | None:
    gender = _pronouns().get(token.lower_) if token.tag_ in {"PRP", "PRP$"} else None
    if gender in {"m", "f"}:
        return _person_for(token, gender, persons, found)
    if gender == "n":
        return body_for(doc, token, found)
    return nominal_target(doc, token, persons)


def _pronouns() -> dict[str, str]:
    return column("pronouns", "word", "gender")


def _person_for(token: Token, gender: str, persons: list[Person], found: dict[Bounds, Bounds]) -> Bounds | None:
    """The one person of this gender in reach; with several, who speaks in the sentence before, if just one does."""
    rival = _nominal_before(token)
    if rival is not None:
        return found.get(mention_bounds(rival))
    others = _shown_otherwise(token.doc, gender, found)
    near = [one for one in persons if _in_reach(token, one.span) and one.gender in {gender, None}]
    near = [one for one in near if one.who not in others]
    near = [one for one in near if one.span.sent.start < token.sent.start or not _clause_mates(token, one.span)]
    whos = {one.who for one in near}
    if whos and _unknown_subject(token, found):
        return None
    if len(whos) == 1:
        return whos.pop()
    subjects = {one.who for one in near if _speaks(one.span) and _is_in_sentence_before(token, one.span)}
    if len(subjects) == 1 and token.dep_ in SUBJECTS:
        return subjects.pop()
    return _carried(token, gender, found) if not whos else None


def _shown_otherwise(doc: Doc, gender: str, found: dict[Bounds, Bounds]) -> set[Bounds]:
    """The persons for whom a pronoun of another gender stood before."""
    kinds = {place: _pronouns().get(doc[place[0]].lower_) for place in found if place[1] - place[0] == 1}
    return {found[place] for place, kind in kinds.items() if kind in {"m", "f"} and kind != gender}


def _nominal_before(token: Token) -> Token | None:
    """The nearest common noun for one person before the pronoun in its sentence: whoever that is may be meant."""
    for word in reversed(token.doc[token.sent.start : token.i]):
        person = word.lower_ in words("persons") or is_title(word)
        if person and word.tag_ == "NN" and not word.ent_type_ and not _is_of_title(word):
            return word
    return None


def _unknown_subject(token: Token, found: dict[Bounds, Bounds]) -> bool:
    """Whether somebody without a name is the subject of the sentence before: he or she may be meant as well."""
    start = token.sent.start
    before = token.doc[token.doc[start - 1].sent.start : start] if start else ()
    subjects = [word for word in before if word.dep_ in SUBJECTS and word.tag_ == "NN" and not word.ent_type_]
    unnamed = [word for word in subjects if word.lower_ in words("persons") or is_title(word)]
    return any(mention_bounds(word) not in found and not _is_of_title(word) for word in unnamed)


def _is_of_title(word: Token) -> bool:
    return any(start <= word.i < end for start, end in word.doc._.titles.values())


def _carried(token: Token, gender: str, found: dict[Bounds, Bounds]) -> Bounds | None:
    """The person of the last pronoun of this gender, a sentence back at most."""
    alike = {word for word, kind in _pronouns().items() if kind == gender}
    earlier = [place for place in found if place[1] <= token.i and token.doc[place[0]].lower_ in alike]
    if not earlier or _sentences_between(token.doc[earlier[-1][0]], token) > 1:
        return None
    return found[earlier[-1]]


def _in_reach(token: Token, span: Span) -> bool:
    if span.end > token.i or (token._.quote != span[0]._.quote and token._.quote is not None):
        return False
    return _sentences_between(span[0], token) <= REACH


def _sentences_between(first: Token, last: Token) -> int:
    numbers: tuple[int, ...] = first.doc._.sentence_numbers
    return numbers[last.i] - numbers[first.i]


def _clause_mates(token: Token, span: Span) -> bool:
    """A plain object pronoun never means the subject of its own clause."""
    return token.tag_ == "PRP" and token.dep_ in {"obj", "iobj"} and span.root.head == token.head


def _speaks(span: Span) -> bool:
    root = span.root
    if root.dep_ in {"appos", "flat", "compound"}:
        root = root.head
    return root.dep_ == "nsubj" and root.head.lemma_ in words("speaking")


def _is_in_sentence_before(token: Token, span: Span) -> bool:
    return _sentences_between(span[0], token) == 1
