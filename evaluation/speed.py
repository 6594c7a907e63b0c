"""Seconds and peak memory of `add` for N articles, and the ratio of the whole to the bare parse of the same texts.

The articles are made here from the demonstration corpus: every eight are one story, with names, days and figures of its
own, so that the pile holds many matters as a real one does. Ratios are taken in one run, since machines differ.
"""

from __future__ import annotations

import json
import re
import resource
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from evaluation.frozen import freeze, is_frozen
from evaluation.page import write_page
from variorum import pipeline
from variorum.attribution import attribute, weigh
from variorum.claims import join
from variorum.language import annotate, labels, mentions
from variorum.ledger import Ledger
from variorum.propositions import propose
from variorum.reading import read
from variorum.records import Article, Date, Reading
from variorum.resolution import resolve
from variorum.settings import Settings

PLACES = re.compile(r"\b(?:Kelm|Norvalia|Estmar|Shusha|Shushi|Stepanakert|Nagorno-Karabakh|Karabakh)\b")
DEMO = Path(pipeline.__file__).parent / "data" / "demo"


def speed(count: int, parser: str) -> int:
    """Measures, prints and freezes the figures of one parser; returns an exit status."""
    settings = Settings(parser=parser)
    texts = [found.article.text for found in read([str(DEMO)], settings=settings) if isinstance(found, Reading)]
    varied = [_vary(texts[i % len(texts)], i // len(texts), i) for i in range(count)]
    list(annotate(varied[:2], parser=parser))  # the pipeline is loaded before the clock starts
    staged = _staged(varied, settings)
    read_in, whole = _whole(varied, len(texts), settings)
    result = {
        "articles": count,
        "words": staged.words,
        "bare_parse_seconds": round(staged.parse, 1),
        "add_seconds": round(whole, 1),
        "of_which_side_by_side": round(whole - read_in, 1),
        "ratio_attribution_to_parse": round(staged.attribution / staged.parse, 3),
        "ratio_claims_to_parse": round(staged.claims / staged.parse, 3),
        "ratio_reading_to_parse": round(read_in / staged.parse, 2),
        "ratio_add_to_parse": round(whole / staged.parse, 2),
        "articles_per_second": round(count / whole, 1),
        "words_per_second": round(staged.words / whole),
        "words_per_second_parse": round(staged.words / staged.parse),
        "words_per_second_attribution": round(staged.words / staged.attribution),
        "words_per_second_claims": round(staged.words / staged.claims),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(result, indent=1))
    if is_frozen(parser):
        freeze("speed", parser, result)
        write_page()
    return 0


def _vary(text: str, story: int, turn: int) -> str:
    """The text as part of another story: its places renamed, its larger numbers moved, and marked as its own text."""
    renamed = PLACES.sub(lambda found: _name(story) + found.group()[-2:], text)
    moved = re.sub(r"\b[1-9]\d\b", lambda found: str((int(found.group()) + story) % 89 + 10), renamed)
    return f"{moved}\n\nEdition {turn} of this report was printed."


def _name(number: int) -> str:
    """A made-up name for each number: Baba, Bade, ..."""
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    first, second = divmod(number, len(syllables))
    return (syllables[first % len(syllables)] + syllables[second]).capitalize()


@dataclass
class Stages:
    """Seconds of the bare parse and of what comes on top of it, and the words of the texts."""

    parse: float = 0.0
    attribution: float = 0.0
    claims: float = 0.0
    words: int = 0


def _staged(texts: list[str], settings: Settings) -> Stages:
    """The stages of reading, text by text in one pass, so that all of them meet the same machine."""
    found = Stages()
    parsed = iter(annotate(texts, parser=settings.parser))
    for i, text in enumerate(texts):
        started = time.perf_counter()
        doc = next(parsed)
        read = time.perf_counter()
        attributions, commitments = attribute(doc), weigh(doc)
        told = time.perf_counter()
        article = Article(f"a{i}", text, Date("2001-01-01", "2001-01-01", "2001-01-01"))
        joined = join(article, doc, attributions, commitments, propose(doc))
        called = labels(doc, pipeline.who_in(joined))
        resolve(joined, mentions(doc), article, settings=settings, labels=called)
        ended = time.perf_counter()
        found.parse += read - started
        found.attribution += told - read
        found.claims += ended - told
        found.words += sum(1 for token in doc if not token.is_space and not token.is_punct)
    return found


def _whole(texts: list[str], reports: int, settings: Settings) -> tuple[float, float]:
    """Seconds until all is read, and until all lies side by side."""
    marks: list[float] = []

    def note(stage: str, _: int) -> None:
        if stage != "read":
            marks.append(time.perf_counter())

    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "articles.jsonl"
        start = date(2001, 1, 1)
        days = [start + timedelta(days=9 * (i // reports) + i % 3) for i in range(len(texts))]
        rows = [{"id": f"a{i}", "text": text, "published": str(days[i])} for i, text in enumerate(texts)]
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        started = time.perf_counter()
        with Ledger.write(Path(scratch) / "speed.ledger") as ledger:
            pipeline.add(ledger, [str(source)], settings=settings, progress=note)
        ended = time.perf_counter()
    return (marks[0] if marks else ended) - started, ended - started
