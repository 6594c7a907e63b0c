"""spaCy documents made of treebank sentences, paragraphs parted by a blank line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.treebanks import Sentence, Token

FEATURES = ("VerbForm", "Tense", "Mood", "Voice", "Number", "Person", "Gender", "Degree", "Case")
"""The morphological features that the shipped pipeline learns."""

BREAK = Token("\n\n", "\n\n", "SPACE", "_SP", "_", -1, "dep", False)


def groups(sentences: Iterable[Sentence], words: int) -> Iterator[list[Sentence]]:
    """Runs of neighbouring sentences of one document, each of about so many words, cut at paragraphs if it can be."""
    run: list[Sentence] = []
    size = 0
    for sentence in sentences:
        full = size >= words and (sentence.starts_paragraph or size >= 2 * words)
        if run and (sentence.starts_document or full):
            yield run
            run, size = [], 0
        run.append(sentence)
        size += len(sentence.tokens)
    if run:
        yield run


def make_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """One document with everything that the sentences know."""
    tokens: list[Token] = []
    heads: list[int] = []
    names: list[str] = []
    for number, sentence in enumerate(sentences):
        if number and sentence.starts_paragraph:
            tokens[-1] = _without_space(tokens[-1])
            heads.append(len(tokens) - 1)
            tokens.append(BREAK)
            names.append("O")
        heads.extend(token.head + len(tokens) for token in sentence.tokens)
        tokens.extend(sentence.tokens)
        names.extend(_bio(sentence))
    return Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.space for token in tokens],
        tags=[token.xpos for token in tokens],
        pos=[token.upos for token in tokens],
        morphs=[_features(token.feats) for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=heads,
        deps=[token.dep for token in tokens],
        ents=names,
    )


def _without_space(token: Token) -> Token:
    return Token(**{**token.__dict__, "space": False})


def _features(feats: str) -> str:
    kept = [part for part in feats.split("|") if part.partition("=")[0] in FEATURES]
    return "|".join(sorted(kept)) or ""


def _bio(sentence: Sentence) -> list[str]:
    if sentence.names is None:
        return [""] * len(sentence.tokens)
    marks = ["O"] * len(sentence.tokens)
    for start, end, label in sentence.names:
        marks[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return marks
