"""Rows of separated values: what belongs to a row, and how much is lost where a quotation mark is."""

from __future__ import annotations

import csv
import io
import itertools

import pytest

from variorum.reading.formats import rows as rows_module
from variorum.reading.formats.rows import OPEN, TOO_MANY, rows

BROKEN = ["?"]  # in the place of a row that is told as one with an open quotation mark

TABLES = [  # the table, and its rows with those of the names first
    ("id,text\n1,Kelm fell.\n", [["id", "text"], ["1", "Kelm fell."]]),
    ('id,text\n1,"Kelm fell.\n\nArla held."\n2,b\n', [["id", "text"], ["1", "Kelm fell.\n\nArla held."], ["2", "b"]]),
    ('id,text\r\n1,"a\r\nb"\r\n2,b\r\n', [["id", "text"], ["1", "a\r\nb"], ["2", "b"]]),
    ("id,text\r1,a\r2,b\r", [["id", "text"], ["1", "a"], ["2", "b"]]),
    ('id,text\n1,"He said ""no"", and\nleft."\n', [["id", "text"], ["1", 'He said "no", and\nleft.']]),
    ('id,text\n1,12" of rain\n2,b\n', [["id", "text"], ["1", '12" of rain'], ["2", "b"]]),
    ('id,text\n1,"Kelm" fell\n2,b\n', [["id", "text"], ["1", "Kelm fell"], ["2", "b"]]),
    # how spreadsheets begin
    ("sep=;\nid;text\n1;a, b\n", [["id", "text"], ["1", "a, b"]]),
    ("SEP=|\r\nid|text\r\n1|a\r\n", [["id", "text"], ["1", "a"]]),
    ("\n\n \nid,text\n1,a\n", [["id", "text"], ["1", "a"]]),
    ('\ufeff"id",text\n1,a\n', [["id", "text"], ["1", "a"]]),
    # a mark that is never closed
    ('id,text\n1,"Kelm fell.\n2,b\n3,c\n', [["id", "text"], BROKEN, ["2", "b"], ["3", "c"]]),
    ('id,text\n1,"Kelm fell.\n2,"b"\n3,"c"\n', [["id", "text"], BROKEN, ["2", "b"], ["3", "c"]]),
    ('id,text\n1,"Kelm fell.\n2,"b\n\nc"\n3,d\n', [["id", "text"], BROKEN, ["2", "b\n\nc"], ["3", "d"]]),
    ('id,text\n1,a\n2,"b\n', [["id", "text"], ["1", "a"], BROKEN]),
    ('id,text\n1,"a\n2,"b\n3,c\n', [["id", "text"], BROKEN, ["3", "c"]]),
    ('id,text,day\n1,"a,2021\n2,"b",2022\n', [["id", "text", "day"], BROKEN, ["2", "b", "2022"]]),
    ('id,text,day\n1,"a\n2,b",2022\n3,c,2023\n', [["id", "text", "day"], ["1", "a\n2,b", "2022"], ["3", "c", "2023"]]),
    ('id,text\n1,"a\n2,b\n3,c",x\n4,d\n', [["id", "text"], BROKEN, ["2", "b"], ["3", 'c"', "x"], ["4", "d"]]),
    ('text\n"Kelm fell.\n"Arla held."\n', [["text"], BROKEN, ["Arla held."]]),
    # lines of its text are no rows, commas or not
    (
        'id,text\n1,"Kelm fell, and\nin Estmar, he said,\nsome 12,000 people\nfled, it said.\n2,b\n',
        [["id", "text"], BROKEN, ["2", "b"]],
    ),
    ('text\n"Kelm fell.\nArla held.\n', [["text"], BROKEN]),
    # white space behind a closing mark
    ('id,text,day\n1,"a\nb" ,u\n2,b,c\n', [["id", "text", "day"], ["1", "a\nb", "u"], ["2", "b", "c"]]),
    ('id,text,day\n1,"a\nb","c" \n2,b,c\n', [["id", "text", "day"], ["1", "a\nb", "c"], ["2", "b", "c"]]),
    ('id,text,day\r\n1,"a" ,"b\r\nc"  \r\n2,b,c\r\n', [["id", "text", "day"], ["1", "a", "b\r\nc"], ["2", "b", "c"]]),
    ('id|text|day\n1|"a\n""b"" | c""" |u\n', [["id", "text", "day"], ["1", 'a\n"b" | c"', "u"]]),
    ('id\ttext\tday\n1\t"a\nb" \tu\n', [["id", "text", "day"], ["1", "a\nb", "u"]]),
    ('id,text\n1,"Kelm fell.\n2,"b" \n3,"c"\n', [["id", "text"], BROKEN, ["2", "b"], ["3", "c"]]),
    ('id,text\n1,"a\nb" ,u,v\n2,b\n', [["id", "text"], BROKEN, ["2", "b"]]),
    # a backslash before a mark inside a field
    ('id,text\n1,"He said \\"no\\", and left."\n2,b\n', [["id", "text"], ["1", 'He said "no", and left.'], ["2", "b"]]),
    (
        'id,text,day\n1,"a \\"b\\"\n\\"c, d\\"",u\n2,"e \\"",v\n3,f,w\n',
        [["id", "text", "day"], ["1", 'a "b"\n"c, d"', "u"], ["2", 'e "', "v"], ["3", "f", "w"]],
    ),
    ('id,text\n1,"C:\\"\n2,"b"\n', [["id", "text"], ["1", "C:\\"], ["2", "b"]]),
    ('id,text\n1,"Kelm fell.\n2,"b \\"c\\""\n3,d\n', [["id", "text"], BROKEN, ["2", 'b "c"'], ["3", "d"]]),
    # a field too many is no open mark
    ('id,text\n1,"a, b.\nc",x\n2,b\n', [["id", "text"], ["1", "a, b.\nc", "x"], ["2", "b"]]),
]


@pytest.mark.parametrize("table, expected", TABLES)
def test_rows(table: str, expected: list[list[str]]) -> None:
    found = list(rows(io.StringIO(table, newline="")))
    assert [BROKEN if row.why == OPEN else row.values for row in found] == expected


def test_rows_are_numbered_from_the_first_line_on() -> None:
    found = rows(io.StringIO('sep=,\n\nid,text\n1,a\n\n,\n2,"b\n3,c\n', newline=""))
    assert [row.number for row in found] == [3, 4, 7, 8]


@pytest.mark.parametrize("table", ["", "\n\n", "sep=;\n"])
def test_a_table_of_nothing_has_no_rows(table: str) -> None:
    assert list(rows(io.StringIO(table))) == []


def test_a_table_written_by_python_is_read_as_it_was() -> None:
    table = [["id", "text"], *([str(at), 'He said, "no",\n2,"x",\n\r\n' * at] for at in range(1, 30))]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(table)
    assert [row.values for row in rows(io.StringIO(out.getvalue(), newline=""))] == table


def test_a_mark_that_is_never_closed_holds_no_more_lines_than_a_row_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_module, "LINES", 100)
    drawn = itertools.count()
    lines = ("ab\n" for _ in iter(lambda: next(drawn), 10_000))
    found = rows(itertools.chain(["id,text\n", '1,"a\n'], lines, ["2,b\n"]))
    assert [next(found).values, next(found).why] == [["id", "text"], OPEN]
    assert next(drawn) < 200
    assert [row.values for row in found] == [["2", "b"]]


def test_a_row_may_have_many_lines() -> None:
    text = "a\n" * 150_000
    assert [row.values for row in rows(io.StringIO(f'id,text\n1,"{text}"\n'))][1:] == [["1", text]]


def test_a_table_without_any_order_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_module, "AGAIN", 1_000_000)
    lines = ["id,text\n", '1,"a\n', *['b","c\n'] * 20_000]
    found = list(rows(lines))
    assert [row.why for row in found[1:]] == [OPEN, TOO_MANY]
