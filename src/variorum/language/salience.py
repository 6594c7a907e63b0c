"""Who is being spoken of: the persons of an article, and how much each is in mind at a place.

After Lappin and Leass, An Algorithm for Pronominal Anaphora Resolution (Computational Linguistics 20(4), 1994): each
mention adds a weight by its part in the sentence, and all weights are halved with every sentence that goes by.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from variorum.language.people import Bounds
from variorum.language.wordlists import words

SUBJECT, OBJECT, OWNER, OTHER = 8.0, 5.0, 4.0, 4.0
WEIGHTS = {"nsubj": SUBJECT, "obj": OBJECT, "iobj": OBJECT, "nmod:poss": OWNER}
CONTINUED = 1.3
"""How much more a pronoun weighs: whoever it means was in mind before, and is likely to stay (Grosz, Joshi and
Weinstein, Centering, Computational Linguistics 21(2), 1995)."""

TOPIC, MOST = 0.3, 8
"""What each mention adds for good, and of how many: an article about somebody comes back to them."""

FADES = 0.5
"""What is left of a weight after each sentence."""

FORGOTTEN = 8
"""Sentences after which a person who was not spoken of again is out of mind."""

INSIDE_NAME = frozenset({"appos", "flat", "compound", "nmod:desc", "nmod:unmarked"})


@dataclass(slots=True)
class Figure:
    """A person of the article; `who` is where the name stands first, None for somebody without a name."""

    who: Bounds | None
    gender: str | None
    last: Token
    sentence: int
    weight: float
    here: float
    count: int = 1

    def at(self, sentence: int) -> float:
        """The weight in a sentence."""
        return self.weight * FADES ** (sentence - self.sentence) + TOPIC * min(self.count, MOST)

    def tell(self, token: Token, sentence: int) -> None:
        """Counts a mention; of several in one sentence the weightiest."""
        weight = part(token)
        self.count += 1
        if sentence == self.sentence:
            self.weight += max(0.0, weight - self.here)
            self.here = max(weight, self.here)
        else:
            self.weight = self.at(sentence) + weight
            self.here = weight
        self.sentence, self.last = sentence, token


class Stage:
    """The persons in mind, as an article is read from its first word to its last."""

    def __init__(self) -> None:
        self._figures: dict[Hashable, Figure] = {}

    def tell(self, token: Token, key: Hashable, who: Bounds | None, gender: str | None) -> None:
        """Counts a mention of somebody."""
        sentence = number(token)
        known = self._figures.get(key)
        if known is None or sentence - known.sentence > FORGOTTEN:
            weight = part(token)
            gender = gender or (known.gender if known else None)
            self._figures[key] = Figure(who, gender, token, sentence, weight, weight)
            return
        known.gender = known.gender or gender
        known.tell(token, sentence)

    def figures(self, token: Token) -> Iterator[Figure]:
        """Everybody who is still in mind, with the forgotten left out from now on."""
        sentence = number(token)
        yield from (one for one in self._figures.values() if sentence - one.sentence <= FORGOTTEN)


def number(token: Token) -> int:
    """The number of the sentence."""
    numbers: tuple[int, ...] = token.doc._.sentence_numbers
    return numbers[token.i]


def part(token: Token) -> float:
    """What a mention weighs by its part in the sentence; both sides of a symmetric action weigh the same."""
    top = phrase_head(token)
    dep = "nsubj" if top.dep_.startswith("nsubj") else top.dep_
    if dep == "obj" and top.head.lemma_ in words("symmetric"):
        return SUBJECT
    return WEIGHTS.get(dep, OTHER) * (CONTINUED if token.pos_ == "PRON" else 1.0)


def phrase_head(token: Token) -> Token:
    """The noun that a name belongs to, as title or apposition, or is joined to."""
    while token.dep_ in INSIDE_NAME | {"conj"} and token.head.pos_ in {"PROPN", "NOUN", "PRON"} and token.head != token:
        token = token.head
    return token
