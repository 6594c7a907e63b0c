"""Which parsers can be chosen, and what is said where one cannot be read with."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from subprocess import run

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import variorum.language.pipelines as pipelines
from variorum.errors import PipelineError
from variorum.language import annotate
from variorum.settings import DEFAULT_PARSER

MODELS = Path(str(files("variorum.language"))) / "models"
TEXT = "The minister of Peru said on Friday that the road was closed."
OWN = "a spaCy pipeline with labels of Universal Dependencies"


class Reader:
    """A component that does all by itself, as an encoder does."""

    labels = ("NN", "nsubj:pass")

    def __call__(self, doc: Doc) -> Doc:
        """The document as it came."""
        return doc

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """There is nothing to keep."""

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> Reader:
        """There is nothing to read."""
        return self


@Language.factory("tests_reader", assigns=["token.tag", "token.head", "token.dep"])
def make_reader(nlp: Language, name: str) -> Reader:
    """The only component of a pipeline."""
    return Reader()


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the package's folder of models that holds nothing."""
    monkeypatch.setattr(pipelines, "_models", lambda: tmp_path)
    pipelines._loaded.cache_clear()
    yield tmp_path
    pipelines._loaded.cache_clear()


def _save(folder: Path, *names: str, label: str = "nsubj:pass") -> str:
    nlp = spacy.blank("en")
    for name in names:
        part = nlp.add_pipe(name)
        if hasattr(part, "add_label"):
            part.add_label("NN" if name == "tagger" else label)
    nlp.initialize()
    nlp.to_disk(folder)
    return str(folder)


def test_the_usual_parser_is_one_of_those_shipped() -> None:
    assert DEFAULT_PARSER in pipelines.SHIPPED


def test_a_parser_is_loaded_once_however_it_is_asked_for() -> None:
    assert pipelines.load_pipeline() is pipelines.load_pipeline(DEFAULT_PARSER)


def test_a_pipeline_is_named_by_its_path() -> None:
    (named,) = annotate([TEXT], parser=str(MODELS / "fast"))
    (shipped,) = annotate([TEXT], parser="fast")
    assert [token.dep_ for token in named] == [token.dep_ for token in shipped]


def test_a_folder_is_kept_by_its_full_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _save(tmp_path / "mine", "tests_reader")
    monkeypatch.chdir(tmp_path)
    assert pipelines.checked("mine") == path


def test_a_shipped_parser_is_kept_by_its_name_and_not_loaded(models: Path) -> None:
    (models / "accurate").mkdir()
    (models / "accurate" / "config.cfg").write_text("this is read later")
    assert pipelines.checked("accurate") == "accurate"


def test_one_component_may_do_it_all(tmp_path: Path) -> None:
    nlp = pipelines.load_pipeline(_save(tmp_path / "one", "tests_reader"))
    assert nlp.pipe_names == ["variorum_edges", "tests_reader"]


REFUSED: tuple[tuple[tuple[str, ...], str, str], ...] = (
    ((), "", "it has no parser and no tagger"),
    (("parser",), "nsubj:pass", "it has no tagger"),
    (("tagger",), "", "it has no parser"),
    (("tagger", "parser"), "nsubjpass", "does not use the labels of Universal Dependencies"),
)


@pytest.mark.parametrize("names, label, why", REFUSED)
def test_a_pipeline_that_gives_too_little_is_refused(
    tmp_path: Path, names: tuple[str, ...], label: str, why: str
) -> None:
    path = _save(tmp_path / "mine", *names, label=label)
    with pytest.raises(PipelineError) as told:
        list(annotate([TEXT], parser=path))
    _is_told(told.value, path, why, "'fast' or", OWN)


NO_PIPELINES = (
    ("no_such_parser", "no package of that name is installed, and no folder of that name is there"),
    ("rich", "spaCy cannot load it"),  # a package, but none of spaCy's
    (str(Path(__file__)), "no folder of that name"),
    (str(Path(__file__).parent), "spaCy cannot load it"),
)


@pytest.mark.parametrize("name, why", NO_PIPELINES)
def test_what_is_no_pipeline_is_refused(name: str, why: str) -> None:
    with pytest.raises(PipelineError) as told:
        pipelines.checked(name)
    _is_told(told.value, name, why, "'fast' or", OWN)


def test_a_shipped_parser_that_is_not_there_is_told_with_the_other(models: Path) -> None:
    (models / "fast").mkdir()
    for load in (pipelines.checked, pipelines.load_pipeline):
        with pytest.raises(PipelineError) as told:
            load("accurate")
        _is_told(told.value, "accurate", "this copy of Variorum came without its folder", "use 'fast' or", OWN)


def test_a_shipped_parser_whose_folder_is_not_whole_is_told(models: Path) -> None:
    _save(models / "fast", "tagger")
    (models / "fast" / "tagger" / "model").unlink()
    with pytest.raises(PipelineError) as told:
        pipelines.load_pipeline("fast")
    _is_told(told.value, "fast", "is not whole", f"use {OWN}")


def _is_told(error: PipelineError, *words: str) -> None:
    assert [word for word in words if word not in str(error)] == []


def test_the_fast_parser_does_not_load_what_runs_the_accurate_one() -> None:
    code = (
        "import sys; from variorum.language import annotate; list(annotate(['It rained.'], parser='fast'));"
        " sys.exit('onnxruntime' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_fast_pipeline_is_small_enough() -> None:
    assert sum(path.stat().st_size for path in (MODELS / "fast").rglob("*")) < 15_000_000


def test_the_card_in_the_docs_is_the_one_beside_the_models() -> None:
    card = (MODELS / "README.md").read_text(encoding="utf-8")
    docs = Path(__file__).parents[2] / "docs" / "model-card.md"
    assert docs.read_text(encoding="utf-8") == card
