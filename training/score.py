"""The figures of the model card, in the manner of the CoNLL 2018 shared task.

A word counts where the same characters are a word in gold and in the guess; F is over the words of both.
LAS compares heads and the universal part of the labels (before the colon), punctuation included, as that task does;
`las_full` asks for the whole label. Paragraphs are parted by a blank line, as in an article's text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, Token

from training.docs import groups, make_doc
from training.treebanks import read_sentences
from variorum.language.annotate import annotate
from variorum.language.pipelines import load_pipeline

MEASURES = ("words", "sentences", "xpos", "upos", "lemma", "uas", "las", "las_full")

Place = tuple[int, int]


def score_files(paths: list[Path], *, gold_words: bool = False) -> dict[str, float]:
    """F, in per cent, of each measure over all documents of some CoNLL-U files; from raw text, or from gold words."""
    nlp = load_pipeline()
    gold = [doc for path in paths for doc in read_texts(path)]
    guesses = nlp.pipe(map(_bare, gold)) if gold_words else annotate(doc.text for doc in gold)
    counts: Counter[str] = Counter()
    for one, guess in zip(gold, guesses, strict=True):
        counts.update(_compared(one, guess))
    return {name: round(_f(counts, name), 2) for name in MEASURES}


def _bare(doc: Doc) -> Doc:
    """The words of a document and nothing else."""
    return Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])


def read_texts(path: Path) -> Iterator[Doc]:
    """The documents of a CoNLL-U file, each whole."""
    vocab = load_pipeline().vocab
    for document in groups(read_sentences(path), 10**9):
        yield make_doc(vocab, document)


def _f(counts: Counter[str], name: str) -> float:
    unit = "sentences" if name == "sentences" else "words"
    return 200 * counts[name] / max(1, counts[f"gold {unit}"] + counts[f"guessed {unit}"])


def _compared(gold: Doc, guess: Doc) -> Counter[str]:
    known = {_place(token): token for token in gold if not token.is_space}
    guessed = [token for token in guess if not token.is_space]
    counts = Counter({"gold words": len(known), "guessed words": len(guessed)})
    for token in guessed:
        other = known.get(_place(token))
        if other is not None:
            counts.update(name for name, right in _rights(other, token) if right)
    counts.update(_sentences(gold, guess))
    return counts


def _rights(gold: Token, guess: Token) -> Iterator[tuple[str, bool]]:
    heads = _head(gold) == _head(guess)
    yield "words", True
    yield "xpos", gold.tag_ == guess.tag_
    yield "upos", gold.pos_ == guess.pos_
    yield "lemma", gold.lemma_ == guess.lemma_
    yield "uas", heads
    yield "las", heads and gold.dep_.partition(":")[0] == guess.dep_.partition(":")[0]
    yield "las_full", heads and gold.dep_ == guess.dep_


def _place(token: Token) -> Place:
    return token.idx, token.idx + len(token)


def _head(token: Token) -> Place | None:
    return None if token.head is token or token.head.i == token.i else _place(token.head)


def _sentences(gold: Doc, guess: Doc) -> Counter[str]:
    mine, theirs = set(_sentence_places(guess)), set(_sentence_places(gold))
    return Counter({"sentences": len(mine & theirs), "gold sentences": len(theirs), "guessed sentences": len(mine)})


def _sentence_places(doc: Doc) -> Iterator[Place]:
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield words[0].idx, words[-1].idx + len(words[-1])
