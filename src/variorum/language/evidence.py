"""What speaks for a chunk being a person, an organisation or a place: votes by label, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from variorum.language.chunks import Chunk, head_label
from variorum.language.gazetteer import Known
from variorum.language.offices import is_title
from variorum.language.wordlists import column, kinds_of_place, words

TITLE, HEAD, STATE, TOWN, MODEL, MODEL_PART, CONTEXT, SHAPE = 50, 50, 100, 25, 20, 10, 15, 5
ACRONYM, SPEAKS, PLACED, MODEL_ONE_WORD, MODEL_ONE_PERSON = 25, 15, 20, 12, 7
"""Weights, set by hand: a title or head noun outweighs the trained names, these outweigh a preposition or a shape."""

BOUND = frozenset({"nmod", "compound", "appos", "flat", "nmod:unmarked"})
"""Relations of a name to the noun that says what it names."""

Votes = Counter[str]
Bounds = tuple[int, int]


def votes_for(doc: Doc, chunk: Chunk, known: Iterable[Known], model: dict[Bounds, str]) -> Votes:
    """The votes for one chunk, from itself and its sentence alone."""
    votes: Votes = Counter()
    for label, weight in _reasons(doc, chunk, known, model):
        votes[label] += weight
    return votes


def _reasons(doc: Doc, chunk: Chunk, known: Iterable[Known], model: dict[Bounds, str]) -> Iterator[tuple[str, int]]:
    head = head_label(doc, chunk.start, chunk.end)
    if head is not None and not (chunk.titled and head_label(doc, chunk.end - 1, chunk.end) is None):
        yield head, HEAD
    if chunk.titled:
        yield "PER", TITLE
    for name in known:
        if (name.start, name.end) == (chunk.start, chunk.end):
            yield name.label, STATE if name.firm else TOWN
    yield from _of_model(chunk, model)
    yield from _of_context(doc, chunk)
    yield from _of_shape(doc, chunk)


def _of_model(chunk: Chunk, model: dict[Bounds, str]) -> Iterator[tuple[str, int]]:
    for (start, end), label in model.items():
        if (start, end) == (chunk.start, chunk.end):
            yield label, _weight_of_model(label, end - start)
        elif start < chunk.end and chunk.start < end:
            yield label, MODEL_PART


def _weight_of_model(label: str, length: int) -> int:
    if length > 1:
        return MODEL
    return MODEL_ONE_PERSON if label == "PER" else MODEL_ONE_WORD


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
