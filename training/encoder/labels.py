"""The label sets of the accurate pipeline, read off the training sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from training.docs import FEATURES
from training.treebanks import Sentence, Token

NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@dataclass(frozen=True)
class Labels:
    """Each task's labels in order."""

    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...] = NAMES


def read_labels(sentences: Iterable[Sentence]) -> Labels:
    """Every label of the sentences, in the order of the alphabet."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    return Labels(
        tags=tuple(sorted({token.xpos for token in tokens})),
        morphs=tuple(sorted({morph_of(token) for token in tokens})),
        deps=tuple(sorted({token.dep for token in tokens})),
    )


def morph_of(token: Token) -> str:
    """Part of speech and the features that the pipelines learn, as one label: "VERB|Tense=Past|VerbForm=Fin"."""
    kept = [part for part in token.feats.split("|") if part.partition("=")[0] in FEATURES]
    return "|".join([token.upos, *sorted(kept)])
