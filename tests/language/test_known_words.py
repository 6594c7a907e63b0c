"""What the network's first layers give for a word is kept, and is what the library gives, whatever was read before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy
import pytest
from spacy.ml.models.tok2vec import MultiHashEmbed
from spacy.tokens import Doc

import variorum.language.known_words as known_words
from variorum.language.known_words import KnownWords, Network, knowing
from variorum.language.pipelines import load_pipeline

PARSER = "fast"
TEXTS = (
    "Norvalia says its forces took Kelm on 3 May; Estmar denies it.",
    "The the THE the. 12 12 1,200 “Kelm” Kelm's",
    "Ünïcödé in Şuşa 🙂 \n\n and more",
    "x",
    " ",
    "",
)


def network(component: str) -> Network:
    found: Network = cast(Any, load_pipeline(PARSER).get_pipe(component)).model
    return found if component == "tok2vec" else found.get_ref("tok2vec")


def embeddings() -> list[Network]:
    models = [network("tok2vec"), network("ner")]
    found = [node for model in models for node in model.walk() if known_words._is_embedding(node)]
    assert len(found) == 2
    return found


def docs(texts: Iterable[str]) -> list[Doc]:
    return list(map(load_pipeline(PARSER).make_doc, texts))


def test_a_word_gives_what_the_library_gives() -> None:
    for embedding in embeddings():
        for mine, expected in zip(KnownWords(embedding)(docs(TEXTS)), embedding.predict(docs(TEXTS)), strict=True):
            assert mine == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("kept", [1, 3, known_words.KEPT])
def test_it_is_the_same_to_the_last_bit_whatever_was_read_before(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_words, "KEPT", kept)
    for embedding in embeddings():
        known = KnownWords(embedding)
        for doc in docs([*TEXTS, *reversed(TEXTS), " ".join(TEXTS)]):
            (one,), (other,) = known([doc]), KnownWords(embedding)([doc])
            assert numpy.array_equal(one, other)


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
def test_a_network_gives_what_it_gives_without(component: str) -> None:
    (doc,) = docs([" ".join(TEXTS)])
    assert numpy.allclose(knowing(network(component))([doc])[0], network(component).predict([doc])[0], atol=1e-3)


def test_other_layers_stay() -> None:
    embedding = embeddings()[0]
    assert not known_words._is_embedding(embedding.layers[2])
    assert not known_words._is_embedding(embedding.layers[3])


@pytest.mark.parametrize("attrs", [["NORM"], ["NORM", "SHAPE"]])
def test_a_network_of_one_feature_or_several_gives_what_it_gives_without(attrs: list[str]) -> None:
    model: Network = MultiHashEmbed(8, attrs, [50] * len(attrs), include_static_vectors=False)
    (doc,) = docs([TEXTS[0]])
    model.initialize([doc])
    assert known_words._is_embedding(model) is (len(attrs) > 1)
    assert knowing(model)([doc])[0] == pytest.approx(model.predict([doc])[0], abs=1e-5)
