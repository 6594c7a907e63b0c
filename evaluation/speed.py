"""Seconds and peak memory of `add` for N articles, and the ratio of the whole to the bare parse of the same texts.

The articles are made here from the demonstration corpus: each copy gets its own day, its own figures and its own id, so
that no two are the same text. Ratios are taken in one run, since machines differ and are noisy.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

from evaluation.run import RESULTS, write_table
from variorum import pipeline
from variorum.language import annotate
from variorum.ledger import Ledger
from variorum.reading import read
from variorum.records import Reading
from variorum.settings import Settings

DEMO = Path(pipeline.__file__).parent / "data" / "demo"


def speed(count: int) -> int:
    """Measures, prints and freezes the figures; returns an exit status."""
    settings = Settings()
    texts = [found.article.text for found in read([str(DEMO)], settings=settings) if isinstance(found, Reading)]
    varied = [_vary(texts[i % len(texts)], i) for i in range(count)]
    list(annotate(varied[:2]))  # the pipeline is loaded before the clock starts
    bare, words = _bare(varied)
    whole = _whole(varied, settings)
    result = {
        "articles": count,
        "words": words,
        "bare_parse_seconds": round(bare, 1),
        "add_seconds": round(whole, 1),
        "ratio_add_to_parse": round(whole / bare, 2),
        "articles_per_second": round(count / whole, 1),
        "words_per_second": round(words / whole),
        "words_per_second_parse": round(words / bare),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(result, indent=1))
    (RESULTS / "speed.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    write_table()
    return 0


def _vary(text: str, turn: int) -> str:
    """The text with every number above ten moved by the turn, so that copies are not one text."""
    return (
        re.sub(r"\b[1-9]\d\b", lambda found: str((int(found.group()) + turn) % 89 + 10), text) + f"\n\nEdition {turn}."
    )


def _bare(texts: list[str]) -> tuple[float, int]:
    started = time.perf_counter()
    words = sum(1 for doc in annotate(texts) for token in doc if not token.is_space and not token.is_punct)
    return time.perf_counter() - started, words


def _whole(texts: list[str], settings: Settings) -> float:
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "articles.jsonl"
        rows = [{"id": f"a{i}", "text": text, "published": f"2020-11-{i % 28 + 1:02d}"} for i, text in enumerate(texts)]
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        started = time.perf_counter()
        with Ledger.write(Path(scratch) / "speed.ledger") as ledger:
            pipeline.add(ledger, [str(source)], settings=settings)
        return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(speed(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
