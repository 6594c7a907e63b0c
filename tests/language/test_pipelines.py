"""Which pipelines can be named instead of the shipped one."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
import spacy

from variorum.errors import PipelineError
from variorum.language import annotate

MODELS = Path(str(files("variorum.language"))) / "models"
TEXT = "The minister of Peru said on Friday that the road was closed."


def test_a_pipeline_is_named_by_its_path() -> None:
    path = str(MODELS / "fast")
    (named,) = annotate([TEXT], pipeline=path)
    (shipped,) = annotate([TEXT])
    assert [token.dep_ for token in named] == [token.dep_ for token in shipped]


def test_a_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="it has no parser and no tagger"):
        list(annotate([TEXT], pipeline=str(tmp_path / "blank")))


def test_a_parser_with_other_labels_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("NN")  # type: ignore[attr-defined]
    nlp.add_pipe("parser").add_label("nsubjpass")  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path / "other")
    with pytest.raises(PipelineError, match="Universal Dependencies"):
        list(annotate([TEXT], pipeline=str(tmp_path / "other")))


def test_the_fast_pipeline_is_small_enough() -> None:
    assert sum(path.stat().st_size for path in (MODELS / "fast").rglob("*")) < 15_000_000


def test_the_card_in_the_docs_is_the_one_beside_the_models() -> None:
    card = (MODELS / "README.md").read_text(encoding="utf-8")
    docs = Path(__file__).parents[2] / "docs" / "model-card.md"
    assert docs.read_text(encoding="utf-8") == card.split("---\n", 2)[2].lstrip()
