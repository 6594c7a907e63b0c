"""Bad input of every format is one problem that names it and says what to do; it never raises, and it ends."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.reading.making import article_page, pdf, record
from variorum.reading import read
from variorum.reading.files.charsets import LOST
from variorum.records import Problem, Reading
from variorum.settings import Settings

SECONDS = 20  # on a busy machine; each of these takes less than one on an idle machine
WORDS = "The bridge over the Strand was reopened on Friday after two years of work, the ministry of Norvalia said."
NOISE = bytes((number * 7919 + number // 251) % 256 for number in range(1, 6000))
RECORD = record("https://www.estmarpost.example/a", article_page("Bridge", WORDS, WORDS))


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def locked() -> bytes:
    """A ZIP whose one member says that it is encrypted."""
    content = bytearray(zipped(("report.txt", WORDS.encode())))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def nested_mail(depth: int) -> bytes:
    opening = "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(depth))
    return f"MIME-Version: 1.0\nSubject: Deep\n{opening}Content-Type: text/plain\n\n{WORDS}\n".encode()


def attachments_only() -> bytes:
    made = EmailMessage()
    made["Subject"] = "Scan"
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="scan.pdf")
    return bytes(made)


ITEM = f"<item><title>Bridge</title><link>https://x.example/%d</link><description>{WORDS}</description></item>"
FEED = f"<?xml version='1.0'?><rss version='2.0'><channel>{ITEM % 1}{ITEM % 2}{ITEM % 3}</channel></rss>".encode()

ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE rss [{ENTITIES}]><rss><channel><title>&l11;</title></channel></rss>'

BAD = [  # name, content, what the problem says
    ("empty.csv", b"", "empty"),
    ("empty.eml", b" \n", "empty"),
    ("empty.pdf", b"", "empty"),
    ("empty.rss", b"", "empty"),
    ("empty.warc", b"", "none of its 0 answers"),
    ("empty.warc.gz", b"", "none of its 0 answers"),
    ("empty.txt.gz", gzip.compress(b""), "empty"),
    ("empty.zip", zipped(), "holds no files"),
    ("empty.urls", b"\n", "empty"),
    ("rowless.csv", b"title,text\n\n", "no rows"),
    ("header.csv", b"a,b\n1,2\n", "--fields text=COLUMN"),
    ("header.json", b'{"kop": "x", "tekst": "y"}', "`kop`, `tekst`"),
    ("noise.csv", NOISE, "binary"),
    ("noise.eml", NOISE, "no text"),
    ("noise.pdf", b"%PDF-1.4\n" + NOISE, "damaged"),
    ("noise.rss", NOISE, "no entries"),
    ("noise.warc", NOISE, "no web archive"),
    ("noise.warc.gz", NOISE, "no web archive"),
    ("noise.gz", b"\x1f\x8b" + NOISE, "damaged"),
    ("noise.bz2", b"BZh9" + NOISE, "damaged"),
    ("noise.zst", b"\x28\xb5\x2f\xfd" + NOISE, "damaged"),
    ("noise.zip", b"PK\x03\x04" + NOISE, "damaged"),
    ("noise.urls", NOISE, "binary"),
    ("cut.txt.gz", gzip.compress(WORDS.encode())[:-20], "cut off"),
    ("cut.txt.bz2", bz2.compress(WORDS.encode())[:-20], "cut off"),
    ("cut.zip", zipped(("report.txt", WORDS.encode()))[:-30], "cut off"),
    ("cut.pdf", pdf([[WORDS]])[:200], "damaged"),
    ("cut.warc.gz", RECORD[:-40], "cut off"),
    ("pictures.pdf", pdf([[], []]), "OCR"),
    ("locked.zip", locked(), "password"),
    ("zip.zip", zipped(("inner.zip", zipped(("a.txt", b"x")))), "inside an archive"),
    ("report.docx", zipped(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")), "office document"),
    ("bomb.txt.gz", gzip.compress(b"a" * 60_000_000), "times its size"),
    ("bomb.csv.gz", gzip.compress(b"title,text\n" + b"\n" * 60_000_000), "times its size"),
    ("blank.jsonl", b"\n" * 5_000_000, "blank"),
    ("bomb.zip", zipped(("bomb.txt", b"a" * 60_000_000)), "times its size"),
    ("laughs.rss", LAUGHS.encode(), ""),
    ("deep.rss", b"<rss>" + b"<channel>" * 50_000, "nested"),
    (
        "crowded.html",
        b"<html><p " + b" ".join(b"a%d=1" % at for at in range(100_000)) + b">" + WORDS.encode(),
        "attributes",
    ),
    ("elements.html", b"<html>" + b"<td>a</td>" * 150_000, "elements"),
    ("deep.eml", nested_mail(3_000), ""),
    ("attached.eml", attachments_only(), "attachments"),
    ("words.urls", b"the bridge\n", "no address"),
    ("comments.xml", b"<!---->" * 500 + b"<", "kind .xml"),
    ("cut.rss", FEED.partition(b"</item>")[0], "broken off"),
    ("bomb.xml.gz", gzip.compress(b"<urlset>" + b" " * 60_000_000), "times its size"),
    ("pictures.warc.gz", record("https://x.example/a", b"\xff\xd8", kind="image/png"), "none of its 1 answers"),
    ("unknown.xml", b"<?xml version='1.0'?><newsml></newsml>", "kind .xml"),
    ("music.mp3", b"ID3" + NOISE, "kind .mp3"),
    ("quotes.csv", b'title,text\n"a,"b"c"\n', "neither"),
    ("wide.csv", b"title,text\na,b,c,d\n", "more fields"),
]


def run(path: Path) -> tuple[list[Reading], list[Problem]]:
    items = list(read([str(path)], settings=Settings()))
    return [x for x in items if isinstance(x, Reading)], [x for x in items if isinstance(x, Problem)]


@pytest.mark.parametrize("name, content, why", BAD, ids=[name for name, _, _ in BAD])
def test_bad_input_is_one_problem_with_its_reason(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    begun = time.monotonic()
    readings, problems = run(path)
    assert readings == []
    assert len(problems) == 1
    assert why in problems[0].why
    assert problems[0].where.startswith(str(path))
    assert time.monotonic() - begun < SECONDS


BESIDE = [  # name, content: one good report beside what is bad
    ("rows.csv", f'title,text\nBridge,{"x" * 10}\nBridge,"{WORDS}"\n,\n'.encode(), 2, 1),
    ("rows.jsonl", b"[1]\n" + json.dumps({"text": WORDS}).encode() + b"\n{\n", 1, 2),
    ("pile.zip", zipped(("a.txt", WORDS.encode()), ("b.pdf", b"%PDF-1.4"), ("../../c.txt", WORDS.encode())), 2, 1),
    ("odd.zip", zipped(("..", WORDS.encode()), ("a.txt", WORDS.encode()), ("x/.", WORDS.encode())), 3, 0),
    ("dates.json", json.dumps([{"text": WORDS, "published": "2021-13-45"}]).encode(), 1, 1),
    ("open.csv", f'id,text\n1,"{WORDS}\n2,"{WORDS}"\n3,"{WORDS}"\n'.encode(), 2, 1),
    ("damaged.csv", f'id,text\n1,"{WORDS}"\n2,"{LOST * 9}{WORDS}"\n'.encode(), 1, 1),
    ("wide.jsonl", "".join(json.dumps({"text": f"{WORDS} {at}"}) + "\n" for at in range(3)).encode("utf-16"), 3, 0),
    ("wide.json", f'{{"text": "{WORDS}"}}\n{{"text": "{WORDS} Zoë"}}\n'.encode("utf-16-le"), 2, 0),
    ("lines.jsonl.gz", gzip.compress(json.dumps({"text": WORDS}).encode() + b"\n" + NOISE.hex().encode())[:-30], 1, 1),
    ("news.warc.gz", RECORD + RECORD[:-40], 1, 1),
    ("between.rss", FEED[: FEED.rindex(b"<item>")], 2, 1),
    ("inside.rss", FEED[: FEED.rindex(b"</description>")], 2, 1),
    ("accents.rss", FEED.replace(b"The", "É".encode("windows-1252")), 3, 0),
    ("wide.xml", FEED.decode().replace("'1.0'", "'1.0' encoding='utf-16'").encode("utf-16"), 3, 0),
    ("date.eml", b"MIME-Version: 1.0\nDate: 05 Mar 99999999999 18:20:00\n\n" + WORDS.encode(), 1, 0),
    ("zone.eml", b"MIME-Version: 1.0\nDate: 05 Mar 2021 18:20:00 +99999999999999999999\n\n" + WORDS.encode(), 1, 0),
]


@pytest.mark.parametrize("name, content, good, bad", BESIDE, ids=[name for name, *_ in BESIDE])
def test_the_good_beside_the_bad_is_read(tmp_path: Path, name: str, content: bytes, good: int, bad: int) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    readings, problems = run(path)
    assert (len(readings), len(problems)) == (good, bad)


def test_a_folder_with_a_broken_list_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "metadata.csv").write_bytes(b"%PDF-1.4" + NOISE)
    readings, problems = run(tmp_path)
    assert len(readings) == 1
    assert [problem.what for problem in problems] == ["list"]


def test_a_member_of_an_archive_has_its_place_in_it(tmp_path: Path) -> None:
    (tmp_path / "pile.zip").write_bytes(zipped(("2021/a.txt", WORDS.encode())))
    readings, _ = run(tmp_path / "pile.zip")
    assert readings[0].article.location == str(tmp_path / "pile.zip" / "2021" / "a.txt")
    assert readings[0].article.id == "2021/a"
