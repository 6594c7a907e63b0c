"""Words forgotten with the report they stood in: spaCy keeps all it ever met, and a pile has no end of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from variorum.language.pipelines import load_pipeline
from variorum.settings import DEFAULT_PARSER

KEPT = 10_000
"""Words that a process goes on knowing: those of its first hundreds of reports, which are most of any later one's."""

_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def forgetting(parser: str = DEFAULT_PARSER) -> Iterator[None]:
    """While it is open a report may be annotated and read; no document made in it may be used afterwards.

    Where several threads open it, one waits for the other: words are forgotten by all. So no thread may annotate
    without it meanwhile.
    """
    nlp = load_pipeline(parser)
    with _ONE_AT_A_TIME:
        # Zones do not nest.
        if len(nlp.vocab) < KEPT or nlp.vocab.in_memory_zone:  # type: ignore[attr-defined]
            yield
            return
        with nlp.memory_zone():
            yield
