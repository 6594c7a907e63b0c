"""spaCy's transition-based parsers on all sentences of a report in step, which takes a fraction of the time.

The library takes one step at a time, each with a small product of matrices of its own. Where sentences are known
beforehand none depends on another, so that here each step is taken for all of them at once. Weights, transitions and
what makes one valid are the library's; what it sees beyond the end of a sentence is hidden from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any, TypeGuard, cast

import numpy
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, SENT_START, SPACY  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]
from spacy.pipeline import DependencyParser, EntityRecognizer, Tok2Vec
from spacy.pipeline.transition_parser import Parser  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span
from thinc.api import Model
from thinc.types import Ints2d

from variorum.language.forms import texts
from variorum.language.known_words import knowing
from variorum.language.sentence_edges import NOT_START, START

Floats = NDArray[numpy.float32]

UNSETTLED = 0
"""spaCy's number for a token of which it is not known yet whether it begins a sentence."""


def parsed(nlp: Language, text: str) -> Doc:
    """What `nlp(text)` gives, but that names and trees end with their sentences."""
    doc = nlp.make_doc(text)
    sentences: _Sentences | None = None
    for _, component in nlp.pipeline:
        if _steps(component) and _are_known(doc):
            sentences = sentences or _Sentences(doc)
            sentences.through(component)
        elif isinstance(component, Tok2Vec) and len(doc):
            component.set_annotations([doc], knowing(component.model)([doc]))
        else:
            doc = component(doc)
    return doc


def _steps(component: object) -> TypeGuard[Parser]:
    """Whether it is one of spaCy's that takes the best transition at each step, by the model that is known here."""
    if not isinstance(component, DependencyParser | EntityRecognizer) or component.cfg["beam_width"] != 1:
        return False
    return component.model.attrs["has_upper"] and not component.model.attrs["unseen_classes"]


def _are_known(doc: Doc) -> bool:
    """Whether of each word but the first it is known that it begins a sentence, or that it does not."""
    return len(doc) > 0 and bool((_starts(doc) != UNSETTLED)[1:].all())


def _starts(doc: Doc) -> NDArray[numpy.int64]:
    return doc.to_array([SENT_START]).view(numpy.int64).reshape(-1)


class _Sentences:
    """The sentences of a document, each as a document of its own."""

    def __init__(self, doc: Doc) -> None:
        first = [0, *(int(place) for place in numpy.flatnonzero(_starts(doc) == START) if place)]
        self._doc, self._first = doc, first
        words = list(texts(doc))
        spaces: list[bool] = doc.to_array([SPACY]).reshape(-1).astype(bool).tolist()
        ends = [*first[1:], len(doc)]
        self._each = [_alone(doc, words[a:b], spaces[a:b]) for a, b in zip(first, ends, strict=True)]

    def through(self, component: Parser) -> None:
        """Gives the document what the component finds in its sentences."""
        states = component.moves.init_batch(self._each)
        scores = _Scores(component.model, self._doc)
        going = [state for state in states if not state.is_final()]
        while going:
            going = component.transition_states(going, scores(going))
        component.set_annotations(self._each, states)
        if isinstance(component, DependencyParser):
            rows = [sentence.to_array([HEAD, DEP]) for sentence in self._each]
            self._doc.from_array([HEAD, DEP], cast(Ints2d, numpy.concatenate(rows)))
        else:
            self._doc.set_ents(list(self._names()), default="outside")

    def _names(self) -> Iterator[Span]:
        for first, sentence in zip(self._first, self._each, strict=True):
            for name in sentence.ents:
                yield Span(self._doc, first + name.start, first + name.end, label=name.label)


def _alone(doc: Doc, words: list[str], spaces: list[bool]) -> Doc:
    """A sentence as a document of which it is known that no other sentence begins in it."""
    sentence = Doc(doc.vocab, words=words, spaces=spaces)
    starts = numpy.full((len(words), 1), NOT_START, dtype=numpy.int64)
    starts[0] = START
    sentence.from_array([SENT_START], cast(Ints2d, starts.view(numpy.uint64)))
    return sentence


class _Scores:
    """How much each transition is worth in each state: the two layers of spaCy's parser model, by numpy."""

    def __init__(self, model: Model[list[Doc], object], doc: Doc) -> None:
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        # What each token adds at each place of a state: tokens + 1, places, nO, nP; the first row stands for no token.
        self._features: Floats = lower.predict(knowing(model.get_ref("tok2vec"))([doc]))
        self._features[:, 0] += lower.get_param("b")  # one token stands at the first place, or none
        self._places = numpy.arange(self._features.shape[1])
        self._weights = cast(Floats, upper.get_param("W")).T
        self._bias = cast(Floats, upper.get_param("b"))
        self._shape = SimpleNamespace(state2vec=SimpleNamespace(nF=self._features.shape[1]))

    def __call__(self, states: Sequence[Any]) -> Floats:
        """States by transitions."""
        ids = ParserStepModel.get_token_ids(self._shape, states) + 1
        pieces = numpy.add.reduce(self._features[ids, self._places], axis=1)
        hidden = pieces[..., 0]
        for i in range(1, pieces.shape[2]):  # many times as fast as the greatest along an axis
            hidden = numpy.maximum(hidden, pieces[..., i])
        scores: Floats = hidden @ self._weights + self._bias
        return scores
