"""Files that are damaged in their middle: what stands before and behind the damage is read, and its place is told."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import random
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading.making import article_page, record
from variorum.inflating import Gunzip
from variorum.members import MOST_AGAIN, Gap, Member, members
from variorum.reading import read
from variorum.reading.formats.records import Found, Lost, answers
from variorum.records import Problem, Reading
from variorum.settings import Settings

URL = "https://www.estmarpost.example"
ROWS = [[f"On day {n} the mayor of Kelm counted {n * 7919 % 97 + i} houses." for i in range(8)] for n in range(8)]
BARE = [record(f"{URL}/{n}", article_page(f"Day {n}", *rows), packed=False) for n, rows in enumerate(ROWS)]
ALL = "01234567"


def summed(bare: bytes) -> bytes:
    """A record with the sum of its block, as most crawlers write it."""
    head, _, block = bare.partition(b"\r\n\r\n")
    told = base64.b32encode(hashlib.sha1(block.removesuffix(b"\r\n\r\n"), usedforsecurity=False).digest())
    return head + b"\r\nWARC-Block-Digest: sha1:" + told + b"\r\n\r\n" + block


def of_length(bare: bytes, told: bytes) -> bytes:
    """A record that tells another length of itself."""
    return bare.replace(b"\r\nContent-Length: ", b"\r\nContent-Length: " + told, 1)


def flipped(content: bytes, at: int, size: int = 8) -> bytes:
    return content[:at] + bytes(byte ^ 0x55 for byte in content[at : at + size]) + content[at + size :]


LONGER, SHORTER = b"9", b"1\r\nX-Was: "
PLAIN: list[tuple[str, Callable[[bytes], bytes], str, str]] = [  # what is done to record 3, what is read, what is told
    ("its first letters", lambda one: flipped(one, 2), "0124567", "damaged here"),
    ("its head", lambda one: flipped(one, 120, 60), "0124567", "damaged here"),
    ("a length that is too long", lambda one: of_length(one, LONGER), "0124567", "damaged here"),
    ("a length that is too short", lambda one: of_length(one, SHORTER), "0124567", "damaged here"),
    ("too long, and its sum fits", lambda one: of_length(summed(one), LONGER), ALL, ""),
    ("too short, and its sum fits", lambda one: of_length(summed(one), SHORTER), ALL, ""),
    ("its second half is gone", lambda one: one[: len(one) // 2], "0124567", "damaged here"),
    ("a piece of it is gone", lambda one: one[:600] + one[700:], "0124567", "damaged here"),
    ("all of it is zeros", lambda one: bytes(len(one)), "0124567", ""),
    ("nonsense before it", lambda one: bytes(range(256)) * 40 + one, ALL, "damaged here"),
    ("zeros before it", lambda one: bytes(70_000) + one, ALL, ""),
    ("a letter in it, with a sum", lambda one: flipped(summed(one), 700, 1), ALL, "WARC-Block-Digest"),
    ("a letter in it, without one", lambda one: flipped(one, 700, 1), ALL, ""),
    ("a sum of another kind", lambda one: one.replace(b"\r\n", b"\r\nWARC-Block-Digest: x:7\r\n", 1), ALL, ""),
]  # fmt: skip
PACKED: list[tuple[str, Callable[[bytes], bytes], str, str]] = [
    ("its head", lambda one: flipped(gzip.compress(one), 1), "0124567", "damaged here"),
    ("its middle", lambda one: flipped(gzip.compress(one), 200), "0124567", "damaged here"),
    ("its sum", lambda one: flipped(gzip.compress(one), -6, 2), "0124567", "damaged here"),
    ("its second half is gone", lambda one: gzip.compress(one)[:200], "0124567", "damaged here"),
    ("its record is too long", lambda one: gzip.compress(of_length(one, LONGER)), ALL, ""),
    ("its record is too short", lambda one: gzip.compress(of_length(one, SHORTER)), ALL, ""),
    ("nonsense before it", lambda one: b"\x1f\x8b\x08 nonsense" * 99 + gzip.compress(one), ALL, "damaged here"),
    ("a text in it", lambda one: gzip.compress(b"a note") + gzip.compress(one), ALL, "damaged here"),
]  # fmt: skip


def run(path: Path) -> tuple[str, list[Problem]]:
    """Which pages are read, by the ends of their addresses, and what is told."""
    items = list(read([str(path)], settings=Settings()))
    found = [one.article.id.rpartition("/")[2] for one in items if isinstance(one, Reading)]
    return "".join(found), [one for one in items if isinstance(one, Problem)]


def with_third(made: Callable[[bytes], bytes], others: list[bytes]) -> tuple[bytes, int]:
    """An archive in which something is done to record 3, and where that begins."""
    return b"".join([*others[:3], made(BARE[3]), *others[4:]]), len(b"".join(others[:3]))


@pytest.mark.parametrize("name, made, taken, why", PLAIN, ids=[name for name, *_ in PLAIN])
def test_an_archive_is_read_before_and_behind_damage(
    tmp_path: Path, name: str, made: Callable[[bytes], bytes], taken: str, why: str
) -> None:
    path = tmp_path / "news.warc"
    content, at = with_third(made, BARE)
    path.write_bytes(content)
    found, problems = run(path)
    assert found == taken
    assert [(one.where, why in one.why) for one in problems] == ([(f"{path}:{at}", True)] if why else [])


@pytest.mark.parametrize("name, made, taken, why", PACKED, ids=[name for name, *_ in PACKED])
def test_a_packed_archive_is_read_before_and_behind_damage(
    tmp_path: Path, name: str, made: Callable[[bytes], bytes], taken: str, why: str
) -> None:
    path = tmp_path / "news.warc.gz"
    content, at = with_third(made, [gzip.compress(one, mtime=0) for one in BARE])
    path.write_bytes(content)
    found, problems = run(path)
    assert found == taken
    assert [(one.where, why in one.why) for one in problems] == ([(f"{path}:{at}", True)] if why else [])


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_record_behind_damage_can_be_named_by_its_place(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"news.warc{'' if pack is bytes else '.gz'}"
    content, _ = with_third(lambda one: flipped(pack(one), 2, 90), [pack(one) for one in BARE])
    path.write_bytes(content)
    places = [one.article.location for one in read([str(path)], settings=Settings()) if isinstance(one, Reading)]
    assert [run(Path(place)) for place in places] == [(one, []) for one in "0124567"]


@pytest.mark.parametrize("cut", [10, 200, 350])
def test_an_archive_that_is_cut_off_says_so(tmp_path: Path, cut: int) -> None:
    """One that is cut off in the head of an answer was taken for whole."""
    for name, content in (("a.warc", BARE), ("a.warc.gz", [gzip.compress(one, mtime=0) for one in BARE])):
        path = tmp_path / name
        path.write_bytes(b"".join(content[:4])[: len(b"".join(content[:3])) + cut])
        found, problems = run(path)
        assert found == "012"
        assert [(one.where, "cut off" in one.why) for one in problems] == [
            (f"{path}:{len(b''.join(content[:3]))}", True)
        ]


@pytest.mark.parametrize("has_sums", [True, False])
def test_of_an_archive_packed_as_one_only_pages_with_a_sum_are_read_beside_damage(
    tmp_path: Path, has_sums: bool
) -> None:
    """As bgzip packs: blocks end anywhere in a record."""
    whole = b"".join(map(summed, BARE) if has_sums else BARE)
    blocks = [gzip.compress(whole[at : at + 900], mtime=0) for at in range(0, len(whole), 900)]
    path = tmp_path / "news.warc.gz"
    path.write_bytes(b"".join(blocks))
    assert run(path) == (ALL, [])
    blocks[4] = flipped(blocks[4], 90)
    path.write_bytes(b"".join(blocks))
    found, problems = run(path)
    assert found == ("012567" if has_sums else "")
    assert "WARC-Block-Digest" in problems[-1].why


WORDS = ["mayor", "kelm", "houses", "bridge", "friday", "ministry", "officials", "road", "market", "school", "water"]
DICE = random.Random(7)
LINES = [
    json.dumps({"id": f"/{n}", "text": " ".join(DICE.choices(WORDS, k=60)).capitalize() + "."}).encode() + b"\n"
    for n in range(900)
]
PARTS = [gzip.compress(b"".join(LINES[at : at + 100]), mtime=0) for at in range(0, 900, 100)]


def ids(path: Path) -> tuple[list[int], list[Problem]]:
    items = list(read([str(path)], settings=Settings()))
    found = [int(one.article.id.removeprefix("/")) for one in items if isinstance(one, Reading)]
    return found, [one for one in items if isinstance(one, Problem)]


@pytest.mark.parametrize("at", [1, 60, 1500, 3000, -5])
def test_lines_in_several_members_are_read_before_and_behind_damage(tmp_path: Path, at: int) -> None:
    path = tmp_path / "rows.jsonl.gz"
    size = at if at >= 0 else len(PARTS[4]) + at
    path.write_bytes(b"".join([*PARTS[:4], flipped(PARTS[4], size, 2), *PARTS[5:]]))
    found, problems = ids(path)
    assert set(found) == {*range(400), *range(500, 900)}
    assert [("damaged" in one.why, one.where.rpartition(":")[0]) for one in problems] == [(True, str(path))]


def test_no_line_or_row_is_read_of_the_nonsense_that_damage_unpacks_to(tmp_path: Path) -> None:
    few = LINES[:200]
    rows = "id,text\n" + "".join('{id},"{text}"\n'.format(**json.loads(line)) for line in few)
    texts = {json.loads(line)["text"] for line in few}
    for name, content in (("rows.jsonl.gz", b"".join(few)), ("rows.csv.gz", rows.encode())):
        sound, packed, path = gzip.compress(content, mtime=0), gzip.compress(content, mtime=0), tmp_path / name
        for at in range(1_000, len(packed) - 100, len(packed) // 9):
            path.write_bytes(sound + flipped(packed, at, 1) + sound)
            items = list(read([str(path)], settings=Settings()))
            found = [one.article.text for one in items if isinstance(one, Reading)]
            assert set(found) == texts
            assert len(found) == (2 if name == "rows.jsonl.gz" else 1) * len(few)
            assert ["damaged" in one.why for one in items if isinstance(one, Problem)] == [True]


@pytest.mark.parametrize("name", ["rows.jsonl.gz", "rows.csv.gz"])
def test_what_is_cut_off_is_read_up_to_there(tmp_path: Path, name: str) -> None:
    rows = "id,text\n" + "".join('{id},"{text}"\n'.format(**json.loads(line)) for line in LINES)
    packed = gzip.compress(b"".join(LINES) if name == "rows.jsonl.gz" else rows.encode(), mtime=0)
    path = tmp_path / name
    path.write_bytes(packed[: len(packed) // 2])
    found, problems = ids(path)
    assert found == list(range(len(found)))
    assert len(found) > 400
    assert ["cut off" in one.why for one in problems] == [True]


def test_a_broken_line_of_a_sound_file_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(b"".join([*LINES[:40], LINES[40][:60] + b"\n", *LINES[41:]])))
    found, problems = ids(path)
    assert found == [*range(40), *range(41, 900)]
    assert [one.where for one in problems] == [f"{path}:41"]


@pytest.mark.parametrize("step", [1, 7, 4096, 70_000])
def test_members_are_unpacked_in_steps_of_any_size(tmp_path: Path, step: int) -> None:
    parts = [b"", b"a" * 100_000, bytes(range(256)) * 40, b"end"]
    path = tmp_path / "x.gz"
    path.write_bytes(b"".join(gzip.compress(part, mtime=0) + bytes(9) for part in parts))
    with path.open("rb") as file:
        unpacking, found = Gunzip(file), bytearray()
        while piece := unpacking.read1(step):
            found += piece
    assert bytes(found) == b"".join(parts)


class Counting(io.BytesIO):
    """Bytes that tell how many of them were read."""

    total = 0

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.total += len(found)
        return found


def test_an_archive_of_nothing_but_beginnings_is_given_up() -> None:
    stream = Counting(b"WARC/" * 150_000)
    assert list(answers(stream, packed=False)) == [Lost(0, 750_000, is_end=True)]
    assert stream.total < 3 * MOST_AGAIN


def test_an_archive_of_heads_without_records_is_given_up() -> None:
    head = b"WARC/1.0\r\ncontent-length:9\r\n\r\n"
    packed = Counting(gzip.compress(head * 500_000) * 5 + gzip.compress(BARE[0], mtime=0))
    started = time.process_time()
    found = list(answers(packed, packed=True))
    assert [type(one) for one in found] == [*[Lost] * 5, Found]
    assert time.process_time() - started < 30  # each of the five took ten seconds and more


def test_a_member_of_nothing_is_left_out_before_it_is_unpacked() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = packer.compress(b"WARC/1.0\r\nContent-Length: 60000000\r\n\r\n")
    bomb = b"".join([bomb, *(packer.compress(bytes(1_000_000)) for _ in range(60)), packer.flush()])
    stream = io.BytesIO(bomb + gzip.compress(BARE[0], mtime=0))
    found = list(members(stream, 0, 20_000_000))
    assert [type(one) for one in found] == [Gap, Member]
    assert [one.content for one in found if isinstance(one, Member)] == [BARE[0]]


@pytest.mark.parametrize("size", [5_000, 900_000, 1_100_000])
def test_a_long_page_ends_where_the_next_begins(tmp_path: Path, size: int) -> None:
    """One that is unpacked in several steps is as long as it is, and costs no other page."""
    long = record(f"{URL}/0", article_page("Day 0", *ROWS[0], head=f"<!-- {'x ' * (size // 2)} -->"), packed=False)
    path = tmp_path / "news.warc.gz"
    path.write_bytes(b"".join(gzip.compress(one, mtime=0) for one in [long, *BARE[1:]]))
    assert run(path) == (ALL, [])
