"""Pronouns and nominals to the names they stand for, only where the article leaves no second choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from variorum.language.bodies import SAYS, SUBJECTS, body_at, body_for, may_be_body
from variorum.language.nominals import mention_bounds, nominal_target
from variorum.language.offices import is_title
from variorum.language.people import Bounds, Person, people
from variorum.language.salience import Figure, Stage, number, phrase_head
from variorum.language.wordlists import column, words

REACH = 6
"""Sentences back to the last mention of whom a pronoun may mean."""

BODY_REACH = 3
"""Sentences back to the last mention of a body that "it" or "they" may mean."""

GROUP = "group"
"""What stands for the gender of several persons."""

MARGIN = 1.3
"""How many times as much in mind somebody must be as the next who could be meant."""

DOUBT = 0.7
"""What somebody weighs of whom nothing shows the gender."""

UNNAMED = 0.8
"""What somebody without a name weighs."""


@dataclass(slots=True)
class _Reading:
    """What is known of an article up to the word that is read."""

    doc: Doc
    persons: list[Person]
    named: dict[int, Person]
    stage: Stage = field(default_factory=Stage)
    bodies: Stage = field(default_factory=Stage)
    speakers: dict[int, frozenset[Bounds]] = field(default_factory=dict)
    found: dict[Bounds, Bounds] = field(default_factory=dict)


def antecedents(doc: Doc) -> dict[Bounds, Bounds]:
    """From each pronoun or nominal that can be told to the fullest earlier mention it stands for."""
    persons = list(people(doc))
    reading = _Reading(doc, persons, {one.span.root.i: one for one in persons})
    for token in doc:
        gender = _genders().get(token.lower_) if token.tag_ in {"PRP", "PRP$"} else None
        target = _target(reading, token, gender)
        if target is not None:
            reading.found[mention_bounds(token)] = target
        _tell(reading, token, gender, target)
        _tell_body(reading, token, target)
    return reading.found


def _genders() -> dict[str, str]:
    return column("pronouns", "word", "gender")


def _target(reading: _Reading, token: Token, gender: str | None) -> Bounds | None:
    if gender in {"m", "f"}:
        return _person_for(reading, token, gender)
    if gender == "n" or token.lower_ == "they":
        known = body_for(reading.doc, token, reading.found) if gender == "n" else None
        return known or _body_in_mind(reading, token)
    return nominal_target(reading.doc, token, reading.persons)


def _tell(reading: _Reading, token: Token, gender: str | None, target: Bounds | None) -> None:
    """Counts whoever this word mentions: somebody by name, by a pronoun, or by a noun for one person."""
    person = reading.named.get(token.i)
    if person is not None:
        reading.stage.tell(token, person.who, person.who, person.gender)
    elif target is not None and gender != "n":
        reading.stage.tell(token, target, target, gender)
    elif gender is None and _is_somebody(token):
        reading.stage.tell(token, token.lower_, None, column("gendered", "word", "gender").get(token.lower_))


def _tell_body(reading: _Reading, token: Token, target: Bounds | None) -> None:
    """Counts a body that is subject, and groups of persons, whom "they" may mean as well."""
    if token.lower_ in {"it", "they"} and target is not None:
        reading.bodies.tell(token, target, target, None)
    elif (
        may_be_body(token)
        and phrase_head(token).dep_ in SUBJECTS
        and (bounds := body_at(reading.doc, token)) is not None
    ):
        reading.bodies.tell(token, bounds, bounds, None)
    elif token.tag_ in {"NNS", "NNPS"}:
        reading.bodies.tell(token, token.lower_, None, GROUP)


def _body_in_mind(reading: _Reading, token: Token) -> Bounds | None:
    """The body most in mind where "it" or "they" say something; nobody where another is nearly as much in mind."""
    speaks = token.dep_ in SUBJECTS and token.head.lemma_ in words("speaking")
    if not speaks or not any(child.dep_ in SAYS for child in token.head.children):
        return None
    sentence = number(token)
    near = [one for one in reading.bodies.figures(token) if token.lower_ == "they" or one.gender != GROUP]
    ranked = sorted(near, key=lambda one: -one.at(sentence))[:2]
    if not ranked or sentence - ranked[0].sentence > BODY_REACH:
        return None
    if len(ranked) > 1 and ranked[0].at(sentence) < MARGIN * ranked[1].at(sentence):
        return None
    return ranked[0].who


def _is_somebody(token: Token) -> bool:
    """Whether a common noun means one person, and is neither a title nor said of somebody who is named."""
    if token.tag_ != "NN" or token.ent_type_ or not (token.lower_ in words("persons") or is_title(token)):
        return False
    if token.dep_ in {"appos", "compound"} or any(child.dep_ in {"cop", "appos"} for child in token.children):
        return False
    return not any(start <= token.i < end for start, end in token.doc._.titles.values())


def _person_for(reading: _Reading, token: Token, gender: str) -> Bounds | None:
    """The person most in mind of those whom the pronoun can mean; nobody where another is nearly as much in mind."""
    sentence = number(token)
    speakers = _speakers(reading, token)
    fitting = (one for one in reading.stage.figures(token) if one.gender in {gender, None})
    near = [one for one in fitting if one.who not in speakers and not _is_mate(token, one)]
    ranked = sorted(((_weight(one, sentence), one) for one in near), key=lambda item: -item[0])
    if not ranked or sentence - ranked[0][1].sentence > REACH:
        return None
    if len(ranked) > 1 and ranked[0][0] < MARGIN * ranked[1][0]:
        return None
    return ranked[0][1].who


def _weight(one: Figure, sentence: int) -> float:
    return one.at(sentence) * (1.0 if one.gender else DOUBT) * (1.0 if one.who else UNNAMED)


def _is_mate(token: Token, one: Figure) -> bool:
    """Whether somebody takes part in the pronoun's own clause beside it, and so is not meant: "he saw him"."""
    head = phrase_head(one.last)
    return "nmod:poss" not in (token.dep_, head.dep_) and head.head == token.head and number(head) == number(token)


def _speakers(reading: _Reading, token: Token) -> frozenset[Bounds]:
    """Who says the quotation that a pronoun stands in, where the words beside it tell: they call themselves "I"."""
    quote = token._.quote
    if quote is None:
        return frozenset()
    if quote not in reading.speakers:
        reading.speakers[quote] = frozenset(_sayers(reading, quote))
    return reading.speakers[quote]


def _sayers(reading: _Reading, quote: int) -> Iterator[Bounds]:
    start, end = reading.doc._.quotes[quote].start, reading.doc._.quotes[quote].end
    beside = {reading.doc[at].sent for at in (start - 1, start, end - 1, end) if 0 <= at < len(reading.doc)}
    for word in (word for sentence in beside for word in sentence if word._.quote is None):
        if word.dep_ == "nsubj" and word.head.lemma_ in words("speaking"):
            known = reading.named.get(word.i)
            bounds = known.who if known is not None else reading.found.get(mention_bounds(word))
            if bounds is not None:
                yield bounds
