"""What the edition costs over a large ledger: each page alone and its queries, pages under load, memory, bytes.

The ledger is made from the texts of the benchmarks as `evaluation size` makes its piles, and, where more is asked for
than can be laid in minutes, written several times over (`multiplied`). The server is a process of its own, asked over
loopback; queries are timed in this one.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx

from evaluation.edition_pages import pages, share, spread
from evaluation.frozen import RESULTS
from evaluation.multiplied import multiplied
from evaluation.size import pile, read_kept
from variorum.ledger import Filter
from variorum.pipeline import lay, reader
from variorum.records import Article, Original, Part, Reading, Section
from variorum.settings import Settings
from variorum.web.app import PAGES
from variorum.web.shelf import Shelf, slug

REQUESTS, AT_ONCE = 200, 20
LAID_WHOLE = 20_000  # reports; of more the figures are kept beside those of so many
WORDS = ("search?match=police", "questions?kind=casualty&party=Reuters", "figures?match=killed", "map?kind=control")


def edition(ledger: Path, *, bench: Path, parser: str, kept: Path | None, count: int, editions: int) -> int:
    """Measures, prints and freezes the figures; the ledger is made where there is none; returns an exit status."""
    if not ledger.exists():
        _made(ledger, bench=bench, parser=parser, kept=kept, count=count, editions=editions)
    found = {**measure(ledger), "pages": pages(ledger)}
    print(json.dumps(found, indent=1))
    place = RESULTS / ("edition.json" if found["reports"] <= LAID_WHOLE else f"edition-{found['reports']}.json")
    place.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


def _made(path: Path, *, bench: Path, parser: str, kept: Path | None, count: int, editions: int) -> None:
    if editions == 1:
        _make(path, bench=bench, parser=parser, kept=kept, count=count)
        return
    with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
        once = Path(scratch) / "once.ledger"
        _make(once, bench=bench, parser=parser, kept=kept, count=count)
        multiplied(once, path, editions=editions)


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
    with _served(ledger) as (client, server, started):
        first = client.get("/")
        told: dict[str, Any] = {"reports": reports, "seconds_to_first_page": round(time.monotonic() - started, 2)}
        told |= {"first_page": _weights(client, first), **_alone(client, targets)}
    with _served(ledger) as (client, server, _):  # which has laid out none of these pages yet
        client.get("/")
        return {**told, **_loaded(client, targets), "memory_mb": _memory(server)}


@contextmanager
def _served(ledger: Path) -> Iterator[tuple[httpx.Client, int, float]]:
    """A client of a server that was just started, the server's process, and when it was started."""
    started = time.monotonic()
    command = [sys.executable, "-m", "variorum", "serve", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            with httpx.Client(base_url=address, timeout=60) as client:
                yield client, server.pid, started
        finally:
            server.terminate()


def _targets(ledger: Path) -> tuple[list[str], int]:
    """Every list, some filtered, and questions, reports and claims from all over the ledger; none twice."""
    with Shelf(ledger).open() as opened:
        index = opened.index
        lists = [*(name for name in PAGES if name != "changes"), *WORDS]
        each = (REQUESTS - len(lists)) // 3
        questions = [f"questions/{row.id}" for row in spread(index.questions, each)]
        reports = [f"reports/{slug(row.id)}" for row in spread(index.reports, each)]
        left = REQUESTS - len(lists) - len(questions) - len(reports)
        claims = [f"claims/{name}" for name in opened.ledger.claim_ids(Filter(), limit=left, offset=500)]
        return [*lists, *questions, *reports, *claims], len(index.reports)


def _weights(client: httpx.Client, page: httpx.Response) -> dict[str, int]:
    """Bytes as they travel: the page, and with it the style, script and fonts that it asks for."""
    html = len(gzip.compress(page.content))
    parts = ["static/edition.css", "static/edition.js", *FONTS]
    sizes = {name: int(client.get(name).headers.get("content-length", 0)) for name in parts}
    return {"html": html, "with_parts": html + sum(sizes.values()), "requests": 1 + len(parts)}


FONTS = ("static/source-serif-latin.woff2", "static/source-serif-latin-italic.woff2")


def _alone(client: httpx.Client, targets: Sequence[str]) -> dict[str, Any]:
    alone = {name: _timed(client, name)[0] for name in targets}
    return {
        "alone_ms": {"p50": share(sorted(alone.values()), 0.5), "p95": share(sorted(alone.values()), 0.95)},
        "slowest_alone_ms": dict(sorted(alone.items(), key=lambda pair: -pair[1])[:5]),
    }


def _loaded(client: httpx.Client, targets: Sequence[str]) -> dict[str, Any]:
    mixed = sorted(targets, key=lambda name: sha256(name.encode()).hexdigest())  # lists among single pages
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(lambda name: _timed(client, name), mixed))
    waits = sorted(wait for wait, _ in told)
    return {
        "requests": REQUESTS,
        "at_once": AT_ONCE,
        "failed": sum(status != 200 for _, status in told),
        "loaded_ms": {"p50": share(waits, 0.5), "p95": share(waits, 0.95), "most": waits[-1]},
    }


def _timed(client: httpx.Client, name: str) -> tuple[float, int]:
    started = time.monotonic()
    status = client.get("/" + name).status_code
    return round(1000 * (time.monotonic() - started), 1), status


def _memory(process: int) -> int:
    """The most memory that the server held, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return round(int(line.split()[1]) / 1024)
