"""The label sets of the accurate pipeline, read off the training sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from training.docs import FEATURES
from training.treebanks import Sentence, Token
from variorum.language.encoder.edits import edit_of

LEAST_EDITS = 2
"""A lemma script seen less often than this is no label."""

NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@dataclass(frozen=True)
class Labels:
    """Each task's labels in order."""

    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    edits: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...] = NAMES


def read_labels(sentences: Iterable[Sentence]) -> Labels:
    """Every label of the sentences, in the order of the alphabet."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    edits = Counter(edit_of(token.form, token.lemma) for token in tokens)
    return Labels(
        tags=tuple(sorted({token.xpos for token in tokens})),
        morphs=tuple(sorted({morph_of(token) for token in tokens})),
        edits=tuple(sorted(edit for edit, count in edits.items() if count >= LEAST_EDITS)),
        deps=tuple(sorted({token.dep for token in tokens})),
    )


def morph_of(token: Token) -> str:
    """Universal part of speech and the features that the pipelines learn, as one label: "VERB|Tense=Past|VerbForm=Fin"."""
    kept = [part for part in token.feats.split("|") if part.partition("=")[0] in FEATURES]
    return "|".join([token.upos, *sorted(kept)])
