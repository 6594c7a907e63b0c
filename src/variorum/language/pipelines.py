"""Parsers: the two spaCy pipelines shipped here, or any other with Universal Dependencies labels that a user names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import is_package

import variorum.language.encoder.component as component
import variorum.language.lemmas as lemmas
import variorum.language.sentence_edges as sentence_edges
from variorum.errors import PipelineError
from variorum.settings import DEFAULT_PARSER

SHIPPED = ("accurate", "fast")
NEEDED = {"parser": "token.dep", "tagger": "token.tag"}  # by what spaCy says that a component assigns
UD_ONLY = "nsubj:pass"
UNREADABLE = (OSError, ValueError, ImportError, AttributeError, PipelineError)  # the fourth: a package of another kind
SILENCE = "names_silence"
LEAST_SILENCE = 12
"""A pipeline may say in its `meta.json` how much it weighs against a name that its own component saw none: the better
it was trained, the more. Measured on Universal NER and re3d: 12 for a small one, 30 for the accurate one."""

FACTORIES = (lemmas.make_lemmas, sentence_edges.preset_edges, component.make_encoder)


def load_pipeline(parser: str = DEFAULT_PARSER) -> Language:
    """The pipeline of a parser, loaded once per process, ready to respect paragraphs.

    Raises PipelineError where there is none, or where it gives no Penn tags and trees of Universal Dependencies.
    """
    return _loaded(parser)


@cache  # spaCy puts its `meta` together anew each time
def silence_of(nlp: Language) -> int:
    """What it weighs against a name that this pipeline's own component found none there."""
    return int(nlp.meta.get(SILENCE, LEAST_SILENCE))


def checked(parser: str) -> str:
    """The parser as a ledger keeps it: a folder by its full path, so that it is found from anywhere.

    Raises PipelineError as `load_pipeline`; a shipped parser is looked for and not yet loaded, because the
    processes that read will load it.
    """
    if parser in SHIPPED:
        _shipped_folder(parser)
        return parser
    load_pipeline(parser)
    return str(Path(parser).resolve()) if Path(parser).exists() and not is_package(parser) else parser


@cache
def _loaded(parser: str) -> Language:
    nlp = _load_shipped(parser) if parser in SHIPPED else _load_named(parser)
    _set_arithmetic(nlp)
    if "variorum_edges" not in nlp.pipe_names:
        nlp.add_pipe("variorum_edges", first=True)
    return nlp


def _load_shipped(parser: str) -> Language:
    with as_file(_shipped_folder(parser)) as folder:
        try:
            return spacy.load(folder)
        except UNREADABLE as error:
            why = f"its folder {folder} is not whole ({_reason(error)})"
            raise PipelineError(parser, why, _others(parser)) from error


def _shipped_folder(parser: str) -> Traversable:
    folder = _models() / parser
    if not (folder / "config.cfg").is_file():
        raise PipelineError(parser, f"this copy of Variorum came without its folder {folder}", _others(parser))
    return folder


def _others(parser: str) -> tuple[str, ...]:
    return tuple(name for name in SHIPPED if name != parser and (_models() / name).is_dir())


def _models() -> Traversable:
    return files("variorum.language") / "models"


def _load_named(name: str) -> Language:
    if not is_package(name) and not Path(name).is_dir():
        raise PipelineError(
            name, "no package of that name is installed, and no folder of that name is there", _others(name)
        )
    try:
        nlp = spacy.load(name)
    except UNREADABLE as error:
        raise PipelineError(name, f"spaCy cannot load it ({_reason(error)})", _others(name)) from error
    missing = [part for part, what in NEEDED.items() if not _assigning(nlp, what)]
    if missing:
        raise PipelineError(name, f"it has no {' and no '.join(missing)}", _others(name))
    if UD_ONLY not in _labels(nlp, NEEDED["parser"]):
        raise PipelineError(name, "its parser does not use the labels of Universal Dependencies", _others(name))
    return nlp


def _reason(error: Exception) -> str:
    return f"{error.name}: {error.why}" if isinstance(error, PipelineError) else str(error)


def _assigning(nlp: Language, what: str) -> list[str]:
    return [name for name in nlp.pipe_names if what in nlp.get_pipe_meta(name).assigns]


def _labels(nlp: Language, what: str) -> Iterator[str]:
    """The labels of whatever component assigns this."""
    for name in _assigning(nlp, what):
        yield from getattr(nlp.get_pipe(name), "labels", ())


def _set_arithmetic(nlp: Language) -> None:
    """Weights kept in half precision on disk as single, and numpy's product: three times as fast on one core."""
    for _, part in nlp.pipeline:
        for node in part.model.walk() if hasattr(part, "model") else ():
            if hasattr(node.ops, "use_blis"):
                node.ops.use_blis = False
            for name in node.param_names:
                if node.has_param(name) and node.get_param(name).dtype == "float16":
                    node.set_param(name, node.get_param(name).astype("float32"))
