"""What speaks for a chunk being a person, an organisation or a place: votes by label, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from variorum.language.chunks import Chunk, head_label
from variorum.language.gazetteer import Known, known_at
from variorum.language.offices import is_title
from variorum.language.wordlists import column, kinds_of_place, words

TITLE, HEAD, STATE, TOWN, TRAINED, TRAINED_PART, CONTEXT, SHAPE = 50, 50, 100, 25, 40, 10, 15, 5
ACRONYM, SPEAKS, PLACED = 25, 15, 20
"""Weights, set by hand: a title or head noun outweighs the trained names, these outweigh a preposition or a shape."""

BOUND = frozenset({"nmod", "compound", "appos", "flat", "nmod:unmarked"})
"""Relations of a name to the noun that says what it names."""

Votes = Counter[str]
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trained:
    """The names that the pipeline's own component found, and what it weighs where it found none."""

    labels: dict[Bounds, str]
    silence: int
    at: dict[int, Bounds] = field(init=False)

    def __post_init__(self) -> None:
        held = {place: bounds for bounds in self.labels for place in range(*bounds)}
        object.__setattr__(self, "at", held)

    def beside(self, start: int, end: int) -> list[Bounds]:
        """Those that share a word with these."""
        return list(dict.fromkeys(self.at[place] for place in range(start, end) if place in self.at))


def votes_for(doc: Doc, chunk: Chunk, known: Sequence[Known], trained: Trained) -> Votes:
    """The votes for one chunk, from itself and its sentence alone."""
    votes: Votes = Counter()
    for label, weight in _reasons(doc, chunk, known, trained):
        votes[label] += weight
    return votes


def is_certain(doc: Doc, chunk: Chunk, known: Sequence[Known]) -> bool:
    """Whether a title, a head noun or a firmly known name tells where a chunk begins and ends."""
    if chunk.titled or head_label(doc, chunk.start, chunk.end) is not None:
        return True
    name = known_at(known, chunk.start)
    return name is not None and name.firm and (name.start, name.end) == (chunk.start, chunk.end)


def _reasons(doc: Doc, chunk: Chunk, known: Sequence[Known], trained: Trained) -> Iterator[tuple[str, int]]:
    head = head_label(doc, chunk.start, chunk.end)
    if head is not None and not (chunk.titled and head_label(doc, chunk.end - 1, chunk.end) is None):
        yield head, HEAD
    if chunk.titled:
        yield "PER", TITLE
    name = known_at(known, chunk.start)
    if name is not None and (name.start, name.end) == (chunk.start, chunk.end):
        yield name.label, STATE if name.firm else TOWN
    yield from _of_trained(chunk, trained)
    yield from _of_context(doc, chunk)
    yield from _of_shape(doc, chunk)


def _of_trained(chunk: Chunk, trained: Trained) -> Iterator[tuple[str, int]]:
    beside = trained.beside(chunk.start, chunk.end)
    if not beside:
        yield "MISC", trained.silence
    for bounds in beside:
        yield trained.labels[bounds], TRAINED if bounds == (chunk.start, chunk.end) else TRAINED_PART


def _of_context(doc: Doc, chunk: Chunk) -> Iterator[tuple[str, int]]:
    root = doc[chunk.start : chunk.end].root
    yield from _of_word_before(doc, chunk)
    yield from _of_governor(root)
    if root.dep_ == "nsubj" and root.head.lemma_ in words("speaking"):
        yield "PER", SPEAKS
    if any(_describes_person(child) for child in root.children if child.i >= chunk.end):
        yield "PER", CONTEXT
    if root.dep_ == "appos" and is_title(root.head) and root.head.tag_ != "NNS":
        yield "PER", CONTEXT


def _of_governor(root: Token) -> Iterator[tuple[str, int]]:
    """The common noun that a name, or the first of a list of names, belongs to ("the villages of ..., ... and ...")."""
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    noun = root.head
    if root.dep_ == "nmod:poss" and noun.lemma_ in words("owned_by_places"):
        yield "LOC", HEAD
    if root.dep_ not in BOUND or noun.tag_ not in {"NN", "NNS"}:
        return
    if column("heads", "word", "label").get(noun.lemma_) == "LOC" or (
        noun.i < root.i and noun.lemma_ in kinds_of_place()
    ):
        yield "LOC", HEAD
    elif noun.lemma_ in words("titles") and root.dep_ == "appos":
        yield "PER", HEAD


def _of_word_before(doc: Doc, chunk: Chunk) -> Iterator[tuple[str, int]]:
    """A preposition of place, "city of", or the "By" that begins a byline."""
    before = doc[chunk.start - 1] if chunk.start else None
    if before is None:
        return
    if before.lower_ in words("locatives"):
        yield "LOC", PLACED
    noun = doc[chunk.start - 2] if chunk.start > 1 and before.lower_ == "of" else None
    if noun is not None and noun.is_lower and column("heads", "word", "label").get(noun.lower_) == "LOC":
        yield "LOC", HEAD
    if before.lower_ == "by" and (before.is_sent_start or not before.i):
        yield "PER", TITLE


def _describes_person(child: Token) -> bool:
    """An apposition with a title, or a clause that begins with "who"."""
    if child.dep_ == "appos":
        return is_title(child)
    return child.dep_ == "acl:relcl" and any(word.lower_ in {"who", "whose", "whom"} for word in child.subtree)


def _of_shape(doc: Doc, chunk: Chunk) -> Iterator[tuple[str, int]]:
    solid = [token for token in doc[chunk.start : chunk.end] if token.is_alpha or "." in token.text]
    if len(solid) == 1 and len(solid[0].text) > 1 and solid[0].text.isupper():
        yield "ORG", CONTEXT if len(solid[0].text) < 3 else ACRONYM
    elif 2 <= len(solid) <= 4 and not any(word.text.isupper() and len(word.text) > 2 for word in solid):
        yield "PER", SHAPE
