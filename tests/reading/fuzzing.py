"""Reads inputs that were mutated from good ones: nothing may raise, hang or eat memory, whatever the bytes.

    python -m tests.reading.fuzzing --count 200000 --seconds 600

Input number N is always the same bytes, so a find is named by its number: `--start N --count 1` runs it again.
"""

from __future__ import annotations

import argparse
import bz2
import faulthandler
import gzip
import json
import random
import re
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tests.reading.making import article_page, pdf, record
from tests.reading.test_formats import FORMATS, MARKDOWN, TEXT, feed, zipped
from variorum.reading import links, read
from variorum.reading.formats.lists import links_in_list
from variorum.records import Problem
from variorum.settings import Settings

SLOWEST = 5  # seconds for one input
DEAD = 120  # seconds after which a hang inside compiled code ends the run with a traceback
LARGEST = 1_000_000_000  # bytes of memory
PARTS = [
    *(b"<", b">", b"</p>", b"<div>" * 40, b"<!--", b"]]>", b"<table>", b"&#0;", b"&#x110000;", b"&l;", b"%PDF-"),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n\n", b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\n"),
    *(b'"', b'""', b",", b";", b"\t", b"{", b"[" * 200, b"}", b"\\ud800", b"null", b"1e999", b"-1", b"9" * 40),
    *(b"stream\n", b"endstream", b"endobj", b"/FlateDecode", b"/Kids [2 0 R]", b"/Length 99999999", b"0 0 R"),
    *(b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"=?utf-8?q?=FF?=", b"Content-Length: 99", b"0\r\n\r\n"),
    *(b"2021-13-45", b"Fri, 99 Xxx 0000 99:99:99", b"charset=idna", b"charset=utf-7", b"--fields", b"---\n"),
    *("“”‘’—…\u200f\u00ad\u2028ﬁÀ\U0001f642".encode(), b"Photo: " * 20, b"| " * 50, b"Read more: ", b"ADVERTISEMENT\n"),
]
CLEANED = f"""Home | World | Sport

{TEXT}

Read more: Something else

Photo: Lena Ostrow/Estmar Post
KELM, Norvalia (XNA) — The ministry said on Monday that 12 people were hurt.
Share this article
"""
SEEDS: list[tuple[str, bytes]] = [
    *((name, content) for name, content, _ in FORMATS),
    ("scraped.txt", CLEANED.encode()),
    ("scraped.html", article_page("Bridge", *CLEANED.split("\n"), head='<meta property="og:title" content="x">')),
    ("pages.pdf", pdf([["Estmar Watch", *TEXT.split("\n"), "Page 1"], ["Estmar Watch", "More of it.", "Page 2"]])),
    ("news.warc", b"".join(record(f"https://x.example/{n}", article_page("A", TEXT), packed=False) for n in range(3))),
    (
        "chunked.warc",
        record("https://x.example/", b"5\r\nhello\r\n0\r\n\r\n", headers={"Transfer-Encoding": "chunked"}),
    ),
    ("atom.atom", feed("&lt;p>A &lt;b>teaser&lt;/b>", atom=True).encode()),
    ("sitemap.xml", b"<urlset><url><loc>https://x.example/a</loc></url></urlset>"),
    ("list.urls", b"https://x.example/a\n# no\nhttps://x.example/b\n"),
    ("front.md", MARKDOWN.encode()),
    ("mixed.zip", zipped(("a.html", article_page("A", TEXT)), ("b.jsonl", json.dumps({"text": TEXT}).encode()))),
    ("two.jsonl.gz", gzip.compress(json.dumps({"text": TEXT}).encode() + b"\n" + json.dumps({"html": TEXT}).encode())),
    ("table.csv.bz2", bz2.compress(b"title,text\nA,B\n")),
]
ENDINGS = [name[name.index(".") :] for name, _ in SEEDS]


@dataclass(slots=True)
class Outcome:
    """What a run came to: how many inputs, readings and problems, and each find with the number of its input."""

    inputs: int = 0
    found: Counter[str] = field(default_factory=Counter)
    finds: list[str] = field(default_factory=list)


def mutated(number: int) -> tuple[str, bytes]:
    """The name and the bytes of an input, by its number."""
    chance = random.Random(number)
    name, content = chance.choice(SEEDS)
    if chance.random() < 0.1:
        name = "x" + chance.choice(ENDINGS)
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        _mutate(data, chance)
    return name, _repacked(name, bytes(data), chance)


def _mutate(data: bytearray, chance: random.Random) -> None:
    at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    to = min(to, at + chance.choice((1, 8, 200, 4000)))
    kind = chance.randrange(7)
    if kind == 0:
        data[at:at] = chance.choice(PARTS)
    elif kind == 1 and len(data):
        data[min(at, len(data) - 1)] = chance.randrange(256)
    elif kind == 2:
        del data[at:to]
    elif kind == 3:
        data[at:at] = data[at:to] * chance.choice((1, 2, 30))
    elif kind == 4:
        other = chance.choice(SEEDS)[1]
        start = chance.randrange(len(other) + 1)
        data[at:to] = other[start : start + 500]
    elif kind == 5:
        data[at:] = b"" if chance.random() < 0.3 else data[at:]
    else:
        data[at:at] = bytes(chance.randrange(256) for _ in range(chance.choice((1, 20))))


def _repacked(name: str, data: bytes, chance: random.Random) -> bytes:
    """Some inputs are packed after they were mutated, so that what is inside is broken and not only the packing."""
    if chance.random() < 0.05:
        return gzip.compress(data, mtime=0)
    return zipped((f"inner/{name}", data)) if chance.random() < 0.03 else data


def run(start: int, count: int, *, seconds: float | None = None) -> Outcome:
    """Reads so many inputs, or as many as there is time for."""
    outcome, begun = Outcome(), time.monotonic()
    signal.signal(signal.SIGALRM, _too_slow)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(start, start + count):
            if seconds is not None and time.monotonic() - begun > seconds:
                break
            outcome.inputs += 1
            outcome.finds += [f"{number}: {find}" for find in _tried(number, Path(folder), outcome.found)]
    return outcome


def _tried(number: int, folder: Path, found: Counter[str]) -> Iterator[str]:
    name, content = mutated(number)
    path = folder / name
    path.write_bytes(content)
    faulthandler.dump_traceback_later(DEAD, exit=True)
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, SLOWEST * 4)
    began = time.process_time()
    try:
        _read(path, content, found)
    except Exception as error:  # noqa: BLE001 - whatever is raised is a find
        yield f"{name}: {type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        path.unlink()
    spent = time.process_time() - began  # of this process alone: the machine may be busy with others
    if spent > SLOWEST:
        yield f"{name}: took {spent:.1f} seconds"
    if _held() > LARGEST:
        raise MemoryError(f"input {number} ({name}) took more than {LARGEST:,} bytes")


def _held() -> int:
    """Bytes that this process has held at most; `ru_maxrss` of Linux counts what its parent held too."""
    status = Path("/proc/self/status")
    own = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.is_file() else None
    return (int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * 1024


def _read(path: Path, content: bytes, found: Counter[str]) -> None:
    from variorum.errors import InputError

    items = list(read([str(path)], settings=Settings()))
    assert items, "neither a report nor a problem"
    for item in items:
        if isinstance(item, Problem):
            assert item.why
            assert item.where.startswith(str(path)) or item.article, item
            found["problems"] += 1
        else:
            item.article.text.encode("utf-8")
            found["reports"] += 1
    for look in (links, links_in_list):
        try:
            look(content, "x")
        except InputError:
            continue


def _too_slow(_: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"hangs at {frame.f_code.co_filename}:{frame.f_lineno}" if frame else "hangs")


def main() -> None:
    """Runs from the command line and prints what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--start", type=int, default=0)
    asked.add_argument("--count", type=int, default=200_000)
    asked.add_argument("--seconds", type=float)
    given = asked.parse_args()
    outcome = run(given.start, given.count, seconds=given.seconds)
    sys.stdout.write(f"inputs {outcome.inputs}, {dict(outcome.found)}, finds {len(outcome.finds)}\n")
    sys.stdout.writelines(f"{find}\n" for find in outcome.finds)
    sys.exit(bool(outcome.finds))


if __name__ == "__main__":
    main()
