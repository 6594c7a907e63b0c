"""The command `language`: the figures of one parser on the dev parts of treebanks and name files, and their cost."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from evaluation.frozen import freeze, is_frozen
from evaluation.language import conllu, iob2
from evaluation.language.conllu import Sentence
from evaluation.language.layers import by_layer
from evaluation.language.lines import score_lines
from evaluation.language.measures import score
from evaluation.language.names import predict_names
from evaluation.language.re3d import score_re3d
from evaluation.language.treebank import predict_raw, predict_words
from evaluation.page import write_page
from variorum.language import annotate
from variorum.language.pipelines import load_pipeline

EWT, GUM, NEWS = "EWT dev", "GUM dev", "GUM dev, news"
RE3D_LINES = 40


def language(treebanks: Path, parser: str, *, limit: int | None = None) -> int:
    """Measures, prints and freezes the figures; with a limit, of so many documents only, and nothing is frozen."""
    found: dict[str, Any] = {"syntax": {}, "names": {}}
    sets = _sets(treebanks, limit)
    for name, sentences in sets.items():
        found["syntax"][name] = _syntax(sentences, parser)
        _tell(name, found["syntax"][name])
    found["lines"] = score_lines(parser)
    _tell("scraped lines", found["lines"])
    found["names"]["UNER dev"] = _uner(treebanks / "uner" / "dev.iob2", parser, limit)
    found["names"]["re3d"] = score_re3d(treebanks / "eval" / "re3d.conll", parser, limit and limit * RE3D_LINES)
    for name, layers in found["names"].items():
        for layer, figures in layers.items():
            _tell(f"{name}, {layer}", figures)
    found["cost"] = _cost([conllu.raw_text(document) for document in conllu.documents(sets[GUM])], parser)
    _tell("cost", found["cost"])
    if limit is None and is_frozen(parser):
        freeze("language", parser, found)
        write_page()
    return 0


def _sets(treebanks: Path, limit: int | None) -> dict[str, list[Sentence]]:
    gum = sorted((treebanks / "gum" / "dev").glob("*.conllu"))
    news = [path for path in gum if "_news_" in path.name]
    return {
        name: _read(paths, limit)
        for name, paths in ((EWT, [treebanks / "ewt" / "dev.conllu"]), (GUM, gum), (NEWS, news))
    }


def _read(paths: Iterable[Path], limit: int | None) -> list[Sentence]:
    sentences = [one for path in paths for one in conllu.read(path.read_text(encoding="utf-8"))]
    return [one for document in islice(conllu.documents(sentences), limit) for one in document]


def _syntax(gold: list[Sentence], parser: str) -> dict[str, dict[str, float]]:
    return {
        "gold words": score(gold, list(predict_words(gold, parser))),
        "raw text": score(gold, list(predict_raw(gold, parser))),
    }


def _uner(path: Path, parser: str, limit: int | None) -> dict[str, dict[str, float]]:
    sentences = conllu.read(path.read_text(encoding="utf-8"))
    gold = [one for document in islice(iob2.documents(sentences), limit) for one in document]
    return dict(
        by_layer(
            lambda: iob2.score(gold, list(predict_names(gold, parser, trained_only=True))),
            lambda: iob2.score(gold, list(predict_names(gold, parser))),
        )
    )


def _cost(texts: list[str], parser: str) -> dict[str, float]:
    """Words for each second of processor time, and the size of the parser's folder in megabytes."""
    nlp = load_pipeline(parser)
    folder = nlp.path
    files = folder.rglob("*") if folder else ()
    return {
        "words a second, parsed": _words_a_second(lambda: sum(len(nlp(text)) for text in texts)),
        "words a second, annotated": _words_a_second(lambda: sum(map(len, annotate(texts, parser=parser)))),
        "size in MB": sum(path.stat().st_size for path in files if path.is_file()) / 1e6,
    }


def _words_a_second(read: Callable[[], int]) -> int:
    start = time.process_time()
    words = read()
    return round(words / (time.process_time() - start))


def _tell(name: str, figures: dict[str, Any]) -> None:
    sys.stdout.write(f"{name}: {figures}\n")
