"""What the edition costs over a large ledger: time to the first page, pages under load, memory, and bytes of a page.

The ledger is made from the texts of the benchmarks as `evaluation size` makes its piles; the server is a process of its
own, asked over loopback.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import httpx

from evaluation.frozen import RESULTS
from evaluation.size import pile, read_kept
from variorum.ledger import Filter
from variorum.pipeline import lay, reader
from variorum.records import Article, Original, Part, Reading, Section
from variorum.settings import Settings
from variorum.web.app import PAGES
from variorum.web.shelf import Shelf, slug

Row = TypeVar("Row")
REQUESTS, AT_ONCE = 200, 20
WORDS = ("search?match=police", "questions?kind=casualty&party=Reuters", "figures?match=killed", "map?kind=control")


def edition(ledger: Path, *, bench: Path, parser: str, kept: Path | None, count: int) -> int:
    """Measures, prints and freezes the figures; the ledger is made where there is none; returns an exit status."""
    if not ledger.exists():
        _make(ledger, bench=bench, parser=parser, kept=kept, count=count)
    found = measure(ledger)
    print(json.dumps(found, indent=1))
    (RESULTS / "edition.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


def _make(path: Path, *, bench: Path, parser: str, kept: Path | None, count: int) -> None:
    from variorum.ledger import Ledger

    settings = Settings(parser=parser)
    with Ledger.write(path) as ledger:
        ledger.keep_settings(settings)
        for one, claims in pile(read_kept(bench, parser, kept), count):
            content = one.text.encode()
            original = Original(sha256(content).hexdigest(), content, one.location or one.id)
            article = replace(one, sha256=original.sha256, sections=_sections(one))
            ledger.store(Reading(article, original), claims, reader=reader(settings))
        lay(ledger, settings=settings)


def _sections(article: Article) -> tuple[Section, ...]:
    """The paragraphs of a text, which the benchmarks do not mark: the title is the first."""
    parts: tuple[Part, Part] = ("headline" if article.title else "body", "body")
    found = enumerate(re.finditer(r"(?:(?!\n\n).)+", article.text, re.DOTALL))
    return tuple(Section(one.start(), one.end(), parts[number > 0]) for number, one in found)


def measure(ledger: Path) -> dict[str, Any]:
    """The figures of one ledger; milliseconds as a reader of this machine waits."""
    targets, reports = _targets(ledger)
    started = time.monotonic()
    command = [sys.executable, "-m", "variorum", "serve", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            with httpx.Client(base_url=address, timeout=60) as client:
                first = client.get("/")
                told = {"reports": reports, "seconds_to_first_page": round(time.monotonic() - started, 2)}
                return {**told, "first_page": _weights(client, first), **_asked(client, targets, server.pid)}
        finally:
            server.terminate()


def _targets(ledger: Path) -> tuple[list[str], int]:
    """Every list, some filtered, and questions, reports and claims from all over the ledger; none twice."""
    with Shelf(ledger).open() as opened:
        index = opened.index
        lists = [*(name for name in PAGES if name != "changes"), *WORDS]
        each = (REQUESTS - len(lists)) // 3
        questions = [f"questions/{row.id}" for row in _spread(index.questions, each)]
        reports = [f"reports/{slug(row.id)}" for row in _spread(index.reports, each)]
        left = REQUESTS - len(lists) - len(questions) - len(reports)
        claims = [f"claims/{name}" for name in opened.ledger.claim_ids(Filter(), limit=left, offset=500)]
        return [*lists, *questions, *reports, *claims], len(index.reports)


def _spread(rows: Sequence[Row], count: int) -> Sequence[Row]:
    """So many rows, as far apart as they can be."""
    return rows[:: max(1, len(rows) // count)][:count]


def _weights(client: httpx.Client, page: httpx.Response) -> dict[str, int]:
    """Bytes as they travel: the page, and with it the style, script and fonts that it asks for."""
    html = len(gzip.compress(page.content))
    parts = ["static/edition.css", "static/edition.js", *FONTS]
    sizes = {name: int(client.get(name).headers.get("content-length", 0)) for name in parts}
    return {"html": html, "with_parts": html + sum(sizes.values()), "requests": 1 + len(parts)}


FONTS = ("static/source-serif-latin.woff2", "static/source-serif-latin-italic.woff2")


def _asked(client: httpx.Client, targets: Sequence[str], server: int) -> dict[str, Any]:
    mixed = sorted(targets, key=lambda name: sha256(name.encode()).hexdigest())  # lists among single pages
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(lambda name: _timed(client, name), mixed))
    alone = {name: _timed(client, name)[0] for name in targets}
    waits = sorted(wait for wait, _ in told)
    return {
        "alone_ms": {"p50": _share(sorted(alone.values()), 0.5), "p95": _share(sorted(alone.values()), 0.95)},
        "slowest_alone_ms": dict(sorted(alone.items(), key=lambda pair: -pair[1])[:5]),
        "requests": REQUESTS,
        "at_once": AT_ONCE,
        "failed": sum(status != 200 for _, status in told),
        "loaded_ms": {"p50": _share(waits, 0.5), "p95": _share(waits, 0.95), "most": waits[-1]},
        "memory_mb": _memory(server),
    }


def _timed(client: httpx.Client, name: str) -> tuple[float, int]:
    started = time.monotonic()
    status = client.get("/" + name).status_code
    return round(1000 * (time.monotonic() - started), 1), status


def _share(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))]


def _memory(process: int) -> int:
    """The most memory that the server held, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return round(int(line.split()[1]) / 1024)
