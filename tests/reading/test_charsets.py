"""Bytes as browsers read them: by the names that character sets have on the web, whatever Python calls them."""

from __future__ import annotations

import codecs

import pytest

from variorum.data.load import table
from variorum.reading.files.charsets import NONE, codec_of, decode

NAMED = [  # the name that a page or header gives, the codec of its bytes, a word in it
    ("iso8859-1", "cp1252", "Zoë’s"),
    ("ISO-8859-1", "cp1252", "Zoë’s"),
    ("us-ascii", "cp1252", "Zoë’s"),
    ("US-ASCII", "utf-8", "“Zoë”"),
    ("iso-8859-9", "cp1254", "“Şuşa”"),
    ("iso-8859-15", "iso8859-15", "12 € in Saint-Cœur"),
    ("gb2312", "gbk", "“東京鎔”"),
    ("GBK", "gb18030", "“東京鎔”"),
    ("shift_jis", "cp932", "東京都①"),
    ("euc-kr", "cp949", "똠방각하"),
    ("big5", "big5hkscs", "臺北"),
    ("tis-620", "cp874", "กรุงเทพ…"),
    ("windows-1251", "cp1251", "Шуша"),
    ("utf-16", "utf-8", "“Zoë”"),
    ("unicode_escape", "utf-8", "C:\\new “Zoë”"),
    ("punycode", "utf-8", "“Zoë”"),
    ("x-user-defined", "utf-8", "“Zoë”"),
    ("replacement", "utf-8", "“Zoë”"),
    ("utf-8", "cp1252", "“Zoë”"),
]


@pytest.mark.parametrize("name, codec, word", NAMED)
@pytest.mark.parametrize("by_header", [True, False], ids=["header", "page"])
def test_a_name_is_taken_as_browsers_take_it(name: str, codec: str, word: str, by_header: bool) -> None:
    head = "" if by_header else f'<!doctype html><meta charset="{name}">'
    text = f"{head}Norvalia said that its army had taken the town of Kelm, and {word} is what was said of it."
    assert decode(text.encode(codec), "x", told=name if by_header else None) == text


def test_a_set_of_two_bytes_a_letter_is_believed_of_a_header_where_utf_8_does_not_fit() -> None:
    assert decode("市长否认军队占领".encode("utf-16-le"), "x", told="utf-16") == "市长否认军队占领"


def test_labels_are_unique_and_their_codecs_known() -> None:
    rows = table("reading/charsets.tsv")
    assert [tuple(row) for row in rows[:1]] == [("label", "encoding", "codec")]
    labels = [row["label"] for row in rows]
    assert len(labels) == len(set(labels)) == 228  # as many as the standard has
    assert all(label == label.strip().casefold() for label in labels)
    assert all(codecs.lookup(row["codec"]) for row in rows if row["codec"] != NONE)


def test_every_encoding_has_one_codec_and_its_own_name_as_label() -> None:
    rows = table("reading/charsets.tsv")
    pairs = {(row["encoding"], row["codec"]) for row in rows}
    assert len(pairs) == len({encoding for encoding, _ in pairs}) == 40
    assert {encoding for encoding, _ in pairs} <= {row["label"] for row in rows}


def test_space_and_case_around_a_name_do_not_matter() -> None:
    assert codec_of(" Latin1 ") == "cp1252"
