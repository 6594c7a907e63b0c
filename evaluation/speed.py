"""Seconds and peak memory of `add` for N articles, and the ratio of the whole to the bare parse of the same texts.

The bare parse is spaCy's own `nlp.pipe` with the same weights and arithmetic, on one core. The articles are made here
from the demonstration corpus: every eight are one story, with names, days and figures of its own, so that the pile
holds many matters as a real one does. Ratios are taken in one run, since machines differ.
"""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from pathlib import Path

from spacy.tokens import Doc

from evaluation.frozen import freeze, is_frozen
from evaluation.page import write_page
from variorum import pipeline
from variorum.attribution import attribute, weigh
from variorum.claims import join
from variorum.collector import paused
from variorum.language import annotate, labels, mentions
from variorum.language.pipelines import load_pipeline
from variorum.ledger import Ledger
from variorum.pipeline import who_in
from variorum.propositions import propose
from variorum.reading import read
from variorum.records import Article, Date, Reading
from variorum.resolution import resolve
from variorum.settings import Settings
from variorum.stopwatch import Stopwatch

PLACES = re.compile(r"\b(?:Kelm|Norvalia|Estmar|Shusha|Shushi|Stepanakert|Nagorno-Karabakh|Karabakh)\b")
TURN = 50  # texts that are parsed, and then read, before the next
DEMO = Path(pipeline.__file__).parent / "data" / "demo"


def speed(count: int, parser: str, workers: int, inputs: Sequence[str]) -> int:
    """Measures, prints and freezes the figures of one parser; returns an exit status.

    The texts are made here, or those of the inputs, as often as it takes.
    """
    if count <= TURN:
        raise SystemExit(f"give more than {TURN} articles: what processes gain is measured from the {TURN}th on")
    settings = Settings(parser=parser)
    texts = [
        found.article.text for found in read(inputs or [str(DEMO)], settings=settings) if isinstance(found, Reading)
    ]
    varied = [vary(texts[i % len(texts)], i // len(texts), i) for i in range(count)]
    beside = Beside(varied, settings)
    one = _whole(varied, len(texts), settings, beside=beside)
    several = _whole(varied, len(texts), replace(settings, workers=workers))
    parse = beside.watch.seconds.pop("bare parse")
    result = {
        "articles": count,
        "words": beside.words,
        "bare_parse_seconds": round(parse, 1),
        "add_seconds": round(one.whole, 1),
        "of_which_side_by_side": round(one.whole - one.read, 1),
        **{f"ratio_{stage}_to_parse": round(seconds / parse, 3) for stage, seconds in beside.watch.seconds.items()},
        "ratio_reading_to_parse": round(one.read / parse, 2),
        "ratio_add_to_parse": round(one.whole / parse, 2),
        "articles_per_second": round(count / one.whole, 1),
        "words_per_second": round(beside.words / one.whole),
        "words_per_second_bare_parse": round(beside.words / parse),
        "workers": workers,
        "ratio_one_process_to_workers": round(one.under_way / several.under_way, 2),
        "peak_memory_mb_a_worker": several.memory,
    }
    print(json.dumps(result, indent=1))
    if is_frozen(parser):
        freeze("speed_given" if inputs else "speed", parser, result)
        write_page()
    return 0


class Beside:
    """Measures the bare parse and the stages of reading on the same texts in turns, so that all meet one machine."""

    def __init__(self, texts: Sequence[str], settings: Settings) -> None:
        self.words = 0
        self.watch = Stopwatch()
        self._texts, self._settings, self._done = texts, settings, 0
        self._nlp = load_pipeline(settings.parser)
        _staged(alone(0, texts[0]), Stopwatch(), settings)  # all lists are loaded before the clock starts

    def up_to(self, number: int) -> None:
        """Measures the texts before this one that were not measured yet."""
        turn = self._texts[self._done : number]
        with self.watch.on("bare parse"):
            docs = list(self._nlp.pipe(turn))
        self.words += sum(map(_words, docs))
        del docs
        for i, text in enumerate(turn, self._done):
            _staged(alone(i, text), self.watch, self._settings)
        self._done = number


def _words(doc: Doc) -> int:
    return sum(1 for token in doc if not token.is_space and not token.is_punct)


def alone(number: int, text: str) -> Article:
    """A text as a report of some day."""
    return Article(f"a{number}", text, Date("2001-01-01", "2001-01-01", "2001-01-01"))


def vary(text: str, story: int, turn: int) -> str:
    """The text as part of another story: its places renamed, its larger numbers moved, and marked as its own text."""
    renamed = PLACES.sub(lambda found: made_up(story) + found.group()[-2:], text)
    moved = re.sub(r"\b[1-9]\d\b", lambda found: str((int(found.group()) + story) % 89 + 10), renamed)
    return f"{moved}\n\nEdition {turn} of this report was printed."


def made_up(number: int, syllables: int = 2) -> str:
    """A name of so many syllables for each number: Baba, Babe, ..."""
    each = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    found = [each[number // len(each) ** place % len(each)] for place in reversed(range(syllables))]
    return "".join(found).capitalize()


@paused()
def _staged(article: Article, watch: Stopwatch, settings: Settings) -> None:
    """What `read_claims` does, stage by stage."""
    with watch.on("annotate"):
        doc = next(annotate([article.text], parser=settings.parser))
    with watch.on("attribution"):
        attributions, commitments = attribute(doc), weigh(doc)
    with watch.on("propositions"):
        propositions = propose(doc)
    with watch.on("joining"):
        joined = join(article, doc, attributions, commitments, propositions)
    with watch.on("resolution"):
        called = labels(doc, who_in(joined))
        resolve(joined, mentions(doc), article, settings=settings, labels=called)


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of reading, of all, and of reading once it is under way; megabytes of the largest process that read."""

    read: float
    whole: float
    under_way: float
    memory: int


def _whole(texts: list[str], reports: int, settings: Settings, *, beside: Beside | None = None) -> Took:
    """What `add` takes for these texts, of which so many are one story; what is measured beside does not count."""
    marks: list[float] = []  # when each turn was read
    memory, aside = 0, 0.0

    def note(stage: str, number: int) -> None:
        nonlocal memory, aside
        if stage != "read" or (number % TURN and number < len(texts)):
            return
        marks.append(time.perf_counter() - aside)
        memory = max([memory, *map(_most_memory, active_children())])
        if beside is not None:
            begun = time.perf_counter()
            beside.up_to(number)
            aside += time.perf_counter() - begun

    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "articles.jsonl"
        start = date(2001, 1, 1)
        days = [start + timedelta(days=9 * (i // reports) + i % 3) for i in range(len(texts))]
        rows = [{"id": f"a{i}", "text": text, "published": str(days[i])} for i, text in enumerate(texts)]
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        started = time.perf_counter()
        with Ledger.write(Path(scratch) / "speed.ledger") as ledger:
            pipeline.add(ledger, [str(source)], settings=settings, progress=note)
        ended = time.perf_counter() - aside
    return Took(marks[-1] - started, ended - started, marks[-1] - marks[0], memory)


def _most_memory(process: BaseProcess) -> int:
    """Megabytes that a process has held at most, where the system tells (Linux); else 0."""
    status = Path(f"/proc/{process.pid}/status")
    held = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.is_file() else None
    return round(int(held[1]) / 1024) if held is not None else 0
