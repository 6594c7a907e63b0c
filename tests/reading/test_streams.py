"""Lines of a stream in whatever character set, also where its first letter beyond ASCII stands far behind its head."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from variorum.reading.files import streams
from variorum.reading.files.streams import BLOCK, HEAD, UNREAD, narrow, text_lines

PLAIN = "The bridge over the Strand was reopened on Friday, said the ministry of Norvalia.\n"
ODD = "“It is done,” said René Ostrow – “at last”.\n"
RUSSIAN = "Министерство сообщило в пятницу, что мост через реку снова открыт.\n"
FAR = PLAIN * (HEAD // len(PLAIN) + 5)
BEYOND = PLAIN * (BLOCK // len(PLAIN) + 5)


def lines(content: bytes) -> str:
    return "".join(text_lines(narrow(io.BytesIO(content))))


SETS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]


@pytest.mark.parametrize("encoding", SETS)
@pytest.mark.parametrize("before", [PLAIN, FAR, BEYOND], ids=["near", "far", "beyond"])
def test_every_character_set_gives_the_same_lines(encoding: str, before: str) -> None:
    text = before + ODD + PLAIN
    assert lines(text.encode(encoding)).lstrip("\ufeff") == text


def test_other_alphabets_are_known_by_the_lines_that_have_them() -> None:
    text = FAR + RUSSIAN * 3 + PLAIN
    assert lines(text.encode("windows-1251")) == text


def test_lines_of_two_character_sets_are_each_read_in_theirs() -> None:
    content = (FAR + ODD).encode() + ODD.encode("windows-1252") + ODD.encode()
    assert lines(content) == FAR + ODD * 3


def test_what_fits_no_character_set_is_marked_in_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "detect_encoding", lambda _: "windows-1252")
    found = lines((FAR + ODD).encode("windows-1252") + b"Ren\x8f Ostrow\n" + PLAIN.encode())
    assert found == f"{FAR}{ODD}Ren{UNREAD} Ostrow\n{PLAIN}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_where_they_ended(end: str) -> None:
    text = BEYOND.replace("\n", end)
    found = list(text_lines(narrow(io.BytesIO(text.encode()))))
    assert "".join(found) == text
    assert len(found) == BEYOND.count("\n")


def test_no_more_is_waited_for_than_a_line() -> None:
    class Pipe(io.RawIOBase):
        """One line has come, and the next is not there yet."""

        def __init__(self) -> None:
            self.parts = [b'{"text": "a"}\n', b'{"text": "b"}\n']

        def readable(self) -> bool:
            return True

        readinto: Callable[..., int]

        def read_one(self, buffer: bytearray) -> int:
            part = self.parts.pop(0)  # IndexError where more is asked for
            buffer[: len(part)] = part
            return len(part)

        readinto = read_one

    stream = narrow(io.BufferedReader(Pipe()))
    assert [stream.readline(), stream.readline()] == [b'{"text": "a"}\n', b'{"text": "b"}\n']
