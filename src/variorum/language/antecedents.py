"""Pronouns and nominals to the names they stand for, only where the article leaves no second choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from variorum.language.chunks import is_title
from variorum.language.titles import BEFORE_NOUN, title_nouns
from variorum.language.wordlists import column, words

Bounds = tuple[int, int]

REACH = 2
"""Sentences before its own in which a pronoun looks for a name."""

OF_PHRASE = frozenset({"NN", "NNP", "NNPS", "JJ", "POS", "HYPH"})
"""Tags of the words that stand before a noun and say which one is meant."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person by name: which person it is, where, and the gender that titles and pronouns show."""

    who: Bounds
    span: Span
    gender: str | None


def antecedents(doc: Doc) -> dict[Bounds, Bounds]:
    """From each pronoun or nominal that can be told to the fullest earlier mention it stands for."""
    people = list(_people(doc))
    found: dict[Bounds, Bounds] = {}
    for token in doc:
        target = _target(doc, token, people, found)
        if target is not None:
            found[_bounds(token)] = target
    return found


def _target(doc: Doc, token: Token, people: list[Person], found: dict[Bounds, Bounds]) -> Bounds | None:
    gender = _pronouns().get(token.lower_) if token.tag_ in {"PRP", "PRP$"} else None
    if gender in {"m", "f"}:
        return _person_for(token, gender, people, found)
    if gender == "n":
        return _body_for(doc, token, found)
    if _is_definite(token):
        return _bearer(doc, token, people) or _fuller_body(doc, token)
    return None


def _bounds(token: Token) -> Bounds:
    """A pronoun by itself; a nominal with what stands before it."""
    if token.pos_ == "PRON":
        return token.i, token.i + 1
    before = [child.left_edge.i for child in token.lefts if child.dep_ in BEFORE_NOUN]
    return min(before, default=token.i), token.i + 1


def _pronouns() -> dict[str, str]:
    return column("pronouns", "word", "gender")


def _people(doc: Doc) -> Iterator[Person]:
    shown: dict[Bounds, str] = {}
    listed: list[tuple[Bounds, Span]] = []
    for span in doc.ents:
        if span.label_ != "PER":
            continue
        who = doc._.full_names.get((span.start, span.end), _same_words(doc, span))
        listed.append((who, span))
        gender = _gender_of_title(doc, span)
        if gender is not None:
            shown.setdefault(who, gender)
    yield from (Person(who, span, shown.get(who)) for who, span in listed)


def _same_words(doc: Doc, span: Span) -> Bounds:
    first = next(one for one in doc.ents if one.label_ == span.label_ and one.text.lower() == span.text.lower())
    return first.start, first.end


def _gender_of_title(doc: Doc, span: Span) -> str | None:
    title = doc._.titles.get((span.start, span.end))
    nouns = title_nouns(doc, title) if title else frozenset()
    genders = {gender for word, gender in column("gendered", "word", "gender").items() if word in nouns}
    return genders.pop() if len(genders) == 1 else None


def _person_for(token: Token, gender: str, people: list[Person], found: dict[Bounds, Bounds]) -> Bounds | None:
    """The one person of this gender in reach; with several, the subject of the sentence before, if just one is."""
    rival = _nominal_before(token)
    if rival is not None:
        return found.get(_bounds(rival))
    others = _shown_otherwise(token.doc, gender, found)
    near = [one for one in people if _in_reach(token, one.span) and one.gender in {gender, None}]
    near = [one for one in near if one.who not in others]
    near = [one for one in near if one.span.sent.start < token.sent.start or not _clause_mates(token, one.span)]
    whos = {one.who for one in near}
    if len(whos) == 1:
        return whos.pop()
    subjects = {one.who for one in near if _is_subject(one.span) and _is_in_sentence_before(token, one.span)}
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


def _is_subject(span: Span) -> bool:
    root = span.root
    return root.dep_ in SUBJECTS or (root.dep_ in {"appos", "flat", "compound"} and root.head.dep_ in SUBJECTS)


def _is_in_sentence_before(token: Token, span: Span) -> bool:
    return _sentences_between(span[0], token) == 1


def _body_for(doc: Doc, token: Token, found: dict[Bounds, Bounds]) -> Bounds | None:
    """For "it" as the subject of a verb with a clause ("it said"): the one organisation that is subject before."""
    if token.dep_ not in SUBJECTS or not any(child.dep_ in {"ccomp", "parataxis"} for child in token.head.children):
        return None
    before = [
        span for span in doc.ents if span.label_ == "ORG" and _is_subject(span) and _is_in_sentence_before(token, span)
    ]
    meant = {doc._.full_names.get((span.start, span.end), _same_words(doc, span)) for span in before}
    return meant.pop() if len(meant) == 1 else None


def _is_definite(token: Token) -> bool:
    if token.tag_ != "NN" or token.ent_type_:
        return False
    determiner = next((child for child in token.lefts if child.dep_ == "det"), None)
    return determiner is not None and determiner.lower_ == "the"


def _bearer(doc: Doc, token: Token, people: list[Person]) -> Bounds | None:
    """The one person before whose title holds this noun."""
    if not is_title(token):
        return None
    bearers = {one.who for one in people if one.span.end <= token.i and token.lower_ in _nouns(doc, one.span)}
    return bearers.pop() if len(bearers) == 1 else None


def _nouns(doc: Doc, span: Span) -> frozenset[str]:
    title = doc._.titles.get((span.start, span.end))
    return title_nouns(doc, title) if title else frozenset()


def _fuller_body(doc: Doc, token: Token) -> Bounds | None:
    """The one organisation before whose head is this noun: a name, or a phrase that says more."""
    if column("heads", "word", "label").get(token.lower_) != "ORG":
        return None
    if any(child.dep_ != "det" for child in token.lefts) or any(child.dep_ == "nmod" for child in token.rights):
        return None
    named = {span.text.lower(): (span.start, span.end) for span in reversed(_bodies(doc, token))}
    return next(iter(named.values())) if len(named) == 1 else None


def _bodies(doc: Doc, token: Token) -> list[Span]:
    named = [span for span in doc.ents if span.label_ == "ORG" and span.end <= token.i and _heads(span, token)]
    alike = [word for word in doc[: token.i] if word.lower_ == token.lower_ and not word.ent_type_]
    spoken = [doc[_phrase_start(word) : word.i + 1] for word in alike]
    return [*named, *(span for span in spoken if len(span) > 1)]


def _heads(span: Span, token: Token) -> bool:
    links = [at for at, word in enumerate(span) if word.lower_ in {"of", "for"}]
    head = span[links[0] - 1] if links and links[0] else span[-1]
    return head.lower_ == token.lower_


def _phrase_start(word: Token) -> int:
    """Where the words begin that say which one: "Kenya's foreign" before "ministry"."""
    start = word.i
    while start > word.sent.start and word.doc[start - 1].tag_ in OF_PHRASE:
        start -= 1
    return start + 1 if word.doc[start].tag_ == "POS" else start
