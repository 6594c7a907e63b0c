"""What adding a hundred reports takes, to a ledger that is large already and to an empty one: the whole of `add`."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.frozen import RESULTS
from evaluation.size import pile, read_kept
from variorum import pipeline
from variorum.ledger import Ledger
from variorum.pipeline import read_claims
from variorum.records import Article
from variorum.settings import Settings

NEW = 100


def adding(ledger: Path, *, bench: Path, kept: Path, count: int, parser: str) -> int:
    """Measures, prints and freezes the figures of a ledger that `edition` made of so many reports."""
    settings = Settings(parser=parser)
    with Ledger.read(ledger) as opened:
        laid_by = opened.settings().parser
    if laid_by != parser:
        raise SystemExit(f"{ledger} was read by {laid_by}: it would be laid anew as a whole; give --parser {laid_by}")
    new = [article for article, _ in pile(read_kept(bench, parser, kept), count + NEW, first=count)]
    for one in new:  # the pipeline is loaded, and neither run is the first to meet their words
        read_claims(one, settings)
    with tempfile.TemporaryDirectory(dir=ledger.parent) as scratch:
        source, large = Path(scratch) / "new.jsonl", Path(scratch) / "large.ledger"
        source.write_text("".join(map(_row, new)), encoding="utf-8")
        shutil.copy(ledger, large)
        os.sync()  # else the first commit of the run waits until the copy is on the disk
        empty = _took(Path(scratch) / "empty.ledger", [source], settings)
        full = _took(large, [source], settings)
    ratio = round(full["seconds"] / empty["seconds"], 2)
    result = {"parser": parser, "reports_before": count, "to_an_empty_ledger": empty, "to_it": full, "ratio": ratio}
    print(json.dumps(result, indent=1))
    (RESULTS / "adding.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


def _row(article: Article) -> str:
    return json.dumps({"id": article.id, "text": article.text, "published": article.published.edtf}) + "\n"


def _took(path: Path, sources: Sequence[Path], settings: Settings) -> dict[str, Any]:
    """Seconds of the whole, by the clock and of one core, and how many reports were laid anew."""
    laid = 0

    def note(stage: str, number: int) -> None:
        nonlocal laid
        if stage != "read":
            laid = number

    started, core = time.perf_counter(), time.process_time()
    with Ledger.write(path) as ledger:
        told = pipeline.add(ledger, list(map(str, sources)), settings=settings, progress=note)
    return {
        "added": told.added,
        "seconds": round(time.perf_counter() - started, 1),
        "core_seconds": round(time.process_time() - core, 1),
        "reports_laid": laid,
    }
