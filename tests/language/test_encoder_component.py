"""What the component sets on a document, with a network that says anything at all: every document comes out sound."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from tokenizers import Tokenizer
from tokenizers.models import WordPiece

from variorum.errors import PipelineError
from variorum.language.encoder.component import Encoder
from variorum.language.encoder.features import Features, Pieces
from variorum.language.encoder.network import Labels, Scores
from variorum.language.encoder.reading import Reader

LABELS = Labels(
    tags=("NN", "VBD", "."),
    morphs=("NOUN|Number=Sing", "VERB|Tense=Past|VerbForm=Fin", "PUNCT"),
    deps=("ROOT", "nsubj", "obj", "punct"),
    names=("O", "B-PER", "I-PER", "B-LOC", "I-LOC"),
)
WIDTH = 4


class Chance:
    """Scores by chance, the same for the same window."""

    def __init__(self, seed: int, start: float = -1.0) -> None:
        self.seed = seed
        self.start = start

    def scores(self, features: Features) -> Scores:
        """Scores of one window."""
        chance = numpy.random.default_rng([self.seed, len(features.pieces), int(features.shapes.sum())])
        count = len(features.first)
        tables = (chance.normal(size=(count, size)) for size in _sizes())
        tags, morphs, names = (table.astype(numpy.float32) for table in tables)
        starts = chance.normal(self.start, size=count)
        arcs = chance.normal(size=(count, count + 1))
        sides = chance.normal(size=(count, WIDTH)), chance.normal(size=(count + 1, WIDTH))
        return Scores(tags, morphs, starts, names, arcs, *sides)

    def label_scores(self, dependents: numpy.ndarray, heads: numpy.ndarray) -> numpy.ndarray:
        """(N, labels) for N pairs."""
        return numpy.asarray(dependents * heads)[:, : len(LABELS.deps)]


def _sizes() -> tuple[int, ...]:
    return len(LABELS.tags), len(LABELS.morphs), len(LABELS.names)


def _tokenizer() -> Tokenizer:
    return Tokenizer(WordPiece({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "a": 3, "##a": 4}, unk_token="[UNK]"))


@cache
def _blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("variorum_edges")
    nlp.add_pipe("variorum_encoder")
    return nlp


def _nlp(seed: int = 0, start: float = -1.0) -> Language:
    """The one pipeline of this file, now reading by this chance."""
    encoder = _blank().get_pipe("variorum_encoder")
    assert isinstance(encoder, Encoder)
    encoder.use(Reader(Pieces(_tokenizer()), LABELS, Chance(seed, start)))
    return _blank()


PARTS = ["Lima", "said", ".", '"', " ", " ", " ", "\n", "\n\n", "aaa", "U.N.", "\t", "it", "27", "😀", "\x00"]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=60).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS | st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.integers(0, 99))
def test_any_scores_make_a_sound_document(text: str, seed: int) -> None:
    doc = _nlp(seed)(text)
    assert doc.text == text
    _sound(doc)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("start", [-9.0, -2.0])
def test_long_sentences_of_crossing_arcs_are_held(seed: int, start: float) -> None:
    _sound(_nlp(seed, start)("Ana aa said a " * 150))


def _sound(doc: Doc) -> None:
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)
        assert (sentence.root.left_edge.i, sentence.root.right_edge.i) == (sentence.start, sentence.end - 1)
        assert "\n\n" not in sentence.text.strip()
    for token in doc:
        if token.is_space:
            assert (token.tag_, token.pos_) == ("_SP", "SPACE")
        else:
            assert (token.dep_ == "ROOT") == (token.head == token)
            assert token.tag_ in LABELS.tags
    for name in doc.ents:
        assert not name[0].is_space
        assert not name[-1].is_space
        assert len({token.sent.start for token in name}) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=40), st.integers(0, 99))
def test_preset_starts_are_obeyed(preset: list[bool | None], seed: int) -> None:
    nlp = _nlp(seed)
    doc = Doc(nlp.vocab, words=["a"] * len(preset))
    for token, start in zip(doc, preset, strict=True):
        if token.i:
            token.is_sent_start = start
    nlp.get_pipe("variorum_encoder")(doc)
    _sound(doc)
    for token, start in zip(doc, preset, strict=True):
        assert token.i == 0 or start is None or token.is_sent_start == start


def test_given_sentences_stay_in_a_text_longer_than_a_window() -> None:
    nlp = _nlp()
    doc = Doc(nlp.vocab, words=["a"] * 2000, sent_starts=[place % 90 == 0 for place in range(2000)])
    nlp.get_pipe("variorum_encoder")(doc)
    assert [sentence.start for sentence in doc.sents] == list(range(0, 2000, 90))


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, max_size=6), st.integers(0, 9))
def test_a_document_does_not_depend_on_its_batch(texts: list[str], seed: int) -> None:
    nlp = _nlp(seed)
    alone = [nlp(text) for text in texts]
    for batch in (1, 3):
        assert [_read(doc) for doc in nlp.pipe(texts, batch_size=batch)] == [_read(doc) for doc in alone]
    assert [_read(doc) for doc in nlp.pipe(texts[::-1])] == [_read(doc) for doc in alone[::-1]]


def _read(doc: Doc) -> list[tuple[str, str, str, str, int, str, str]]:
    return [
        (word.text, word.tag_, str(word.morph), word.dep_, word.head.i, word.ent_iob_, word.ent_type_) for word in doc
    ]


def test_its_labels_can_be_asked() -> None:
    assert _nlp().get_pipe("variorum_encoder").labels == LABELS.deps  # type: ignore[attr-defined]
    assert Encoder(spacy.blank("en").vocab).labels == ()


def test_nothing_is_read_or_written_before_it_is_loaded(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("variorum_encoder")
    with pytest.raises(PipelineError, match="never loaded"):
        nlp("Rain.")
    with pytest.raises(PipelineError, match="never loaded"):
        nlp.to_disk(tmp_path / "copy")


BROKEN = [
    ("tokenizer.json", None),
    ("tokenizer.json", "{}"),
    ("tokenizer.json", "no json"),
    ("labels.json", None),
    ("labels.json", "no json"),
    ("labels.json", "[]"),
    ("labels.json", '{"tags": ["NN"]}'),
    ("encoder.onnx", None),
    ("encoder.onnx", ""),
    ("encoder.onnx", "no network"),
]


@pytest.mark.parametrize("name, content", BROKEN)
def test_a_broken_folder_is_named_in_the_error(tmp_path: Path, name: str, content: str | None) -> None:
    _tokenizer().save(str(tmp_path / "tokenizer.json"))
    rows = {field: list(getattr(LABELS, field)) for field in ("tags", "morphs", "deps", "names")}
    (tmp_path / "labels.json").write_text(json.dumps(rows), encoding="utf-8")
    (tmp_path / name).unlink(missing_ok=True)
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(PipelineError, match=name):
        Encoder(spacy.blank("en").vocab).from_disk(tmp_path)


def test_trees_without_a_root_label_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ROOT"):
        Labels.from_rows({"tags": ["NN"], "morphs": ["X"], "deps": ["obj"], "names": ["O"]})
