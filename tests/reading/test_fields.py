"""What is taken of a row's fields, whatever their kind, and what is told of those that are not there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from variorum.reading import read
from variorum.reading.formats.fields import MARKUP
from variorum.records import Problem, Reading
from variorum.settings import Settings

WORDS = "The bridge over the Strand was reopened on Friday after two years of work, the ministry of Norvalia said."


def run(path: Path, fields: dict[str, str] | None = None) -> tuple[list[Reading], list[Problem]]:
    items = list(read([str(path)], settings=Settings(fields=tuple((fields or {}).items()))))
    return [x for x in items if isinstance(x, Reading)], [x for x in items if isinstance(x, Problem)]


def lines(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


IDS: list[tuple[dict[str, Any], str]] = [
    ({"id": 123}, "123"),
    ({"article_id": 456}, "456"),
    ({"id": 12.0}, "12"),
    ({"id": {"$oid": "5f1a"}}, "5f1a"),
    ({"id": None, "uuid": "a-b"}, "a-b"),
    ({"id": float("nan")}, "rows:1"),
]


@pytest.mark.parametrize("row, name", IDS)
def test_numbers_are_ids(tmp_path: Path, row: dict[str, Any], name: str) -> None:
    readings, problems = run(lines(tmp_path, {**row, "text": WORDS}))
    assert problems == []
    assert [reading.article.id for reading in readings] == [name]


@pytest.mark.parametrize("field, value", [("id", True), ("title", 5), ("text", 5), ("text", [WORDS])])
def test_what_says_nothing_is_a_problem_that_names_its_field(tmp_path: Path, field: str, value: object) -> None:
    readings, problems = run(lines(tmp_path, {"text": WORDS, field: value}))
    assert readings == []
    assert [f"`{field}`" in problem.why for problem in problems] == [True]


def test_a_number_is_no_name_of_an_outlet_or_writer(tmp_path: Path) -> None:
    readings, _ = run(lines(tmp_path, {"text": WORDS, "source": 12, "author": 7}))
    assert (readings[0].article.outlet, readings[0].article.byline) == (None, None)


def test_a_number_is_what_the_user_says_that_it_is(tmp_path: Path) -> None:
    readings, problems = run(lines(tmp_path, {"text": WORDS, "paper": 24}), {"outlet": "paper"})
    assert problems == []
    assert readings[0].article.outlet == "24"


DAYS: list[dict[str, Any]] = [
    {"published": 1615118400},
    {"date": 1615118400000},
    {"date": 1615118400.5},
    {"published": {"$date": "2021-03-07T00:00:00Z"}},
    {"date": {"$date": {"$numberLong": "1615118400000"}}},
    {"date": "20210307"},
]


@pytest.mark.parametrize("row", DAYS, ids=json.dumps)
def test_days_come_as_numbers_and_objects_too(tmp_path: Path, row: dict[str, Any]) -> None:
    readings, problems = run(lines(tmp_path, {**row, "text": WORDS}))
    assert problems == []
    assert readings[0].article.published.edtf == "2021-03-07"


def test_days_that_cannot_be_read_are_told_once(tmp_path: Path) -> None:
    days = ["2021-02-31", "10/03/2017", "2021-03-07", "2021", "1970-01-01T00:00:00Z", None]
    rows: list[dict[str, Any]] = [{"text": f"{WORDS} {day}", "published": day} for day in days]
    path = lines(tmp_path, *rows)
    readings, problems = run(path)
    assert len(readings) == len(days)
    assert [(one.where, one.what, "3 of its days" in one.why, f"{path}:1" in one.why) for one in problems] == [
        (str(path), "day", True, True)
    ]


def test_what_stands_for_a_day_is_not_told(tmp_path: Path) -> None:
    secret = "the day after Maria Lopez of Kelm was shot"
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "metadata.csv").write_text(f"file,published\na.txt,{secret}\n")
    lines(tmp_path, {"text": f"{WORDS} Two."}, {"text": f"{WORDS} Three.", "published": secret})
    readings, problems = run(tmp_path)
    assert len(readings) == 3
    assert ["of a.txt" in problems[0].why, "rows.jsonl:2" in problems[1].why] == [True, True]
    assert not any("Lopez" in problem.why for problem in problems)


LONG = int("9" * 400)


@pytest.mark.parametrize("field", ["id", "published", "retrieved"])
@pytest.mark.parametrize("number", [LONG, -LONG, 1e308])
def test_a_number_of_any_length_is_read(tmp_path: Path, field: str, number: float) -> None:
    readings, problems = run(lines(tmp_path, {"text": WORDS, field: number}, {"text": f"{WORDS} Two."}))
    assert len(readings) == 2
    assert [problem.what for problem in problems] == (["day"] if field == "published" else [])


def test_markup_that_is_never_closed_is_passed_by() -> None:
    assert MARKUP.search("<p " * 1_000_000) is None
    assert MARKUP.search('1 < 2 <p class="a">') is not None


def table(folder: Path, name: str) -> Path:
    """Two rows under names of their own, in one of the forms that rows come in."""
    rows = [{"kop": f"Bridge {at}", "tekst": f"{WORDS} {at}", "text": "A summary of it."} for at in range(2)]
    path = folder / name
    if name.endswith(".parquet"):
        pyarrow = pytest.importorskip("pyarrow")
        from pyarrow import parquet

        parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    elif name.endswith(".csv"):
        path.write_text("\n".join([",".join(rows[0]), *(",".join(f'"{x}"' for x in row.values()) for row in rows)]))
    else:
        path.write_text(json.dumps(rows) if name.endswith(".json") else "\n".join(map(json.dumps, rows)))
    return path


@pytest.mark.parametrize("name", ["rows.csv", "rows.json", "rows.jsonl", "rows.parquet"])
def test_a_named_field_that_no_row_has_is_told_once(tmp_path: Path, name: str) -> None:
    path = table(tmp_path, name)
    readings, problems = run(path, {"published": "dtae", "title": "Kop", "text": "teskt"})
    assert [reading.article.title for reading in readings] == ["Bridge 0", "Bridge 1"]
    assert [(one.where, one.what) for one in problems] == [(str(path), "fields")] * 2
    assert ["`dtae`" in problems[0].why, "`teskt`" in problems[1].why] == [True, True]
    assert all("kop, tekst, text" in problem.why for problem in problems)


def test_a_field_that_some_rows_have_is_not_told(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [{"text": WORDS}, {"text": WORDS, "meta": {"day": "2021-03-07"}}]
    readings, problems = run(lines(tmp_path, *rows), {"published": "meta.day"})
    assert problems == []
    assert readings[1].article.published.edtf == "2021-03-07"


def test_a_table_whose_named_text_is_not_there_says_so(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("kop,tekst\na,b\n")
    _, problems = run(tmp_path / "rows.csv", {"text": "teskt"})
    assert ["`teskt`" in problem.why and "kop, tekst" in problem.why for problem in problems] == [True]


@pytest.mark.parametrize("name", ["datePublished", "Date Published", "DATE-PUBLISHED", "date_published", "pubDate"])
def test_a_name_is_known_however_its_words_are_parted(tmp_path: Path, name: str) -> None:
    readings, problems = run(lines(tmp_path, {"articleBody": WORDS, name: "2021-03-07"}))
    assert problems == []
    assert [reading.article.published.edtf for reading in readings] == ["2021-03-07"]


MARKED_UP: list[tuple[dict[str, Any], str | None, str]] = [  # a row, its title and its text
    ({"body": f"<b>Kelm</b>: {WORDS}"}, None, f"Kelm: {WORDS}"),
    ({"body": f"Kelm &amp; Arla &#8220;at war&#8221;. {WORDS}"}, None, f"Kelm & Arla “at war”. {WORDS}"),
    ({"text": f"A < b &amp; <i>c</i>. {WORDS}"}, None, f"A < b &amp; <i>c</i>. {WORDS}"),
    (
        {"id": 7, "title": {"rendered": "Kelm &#8211; Arla"}, "content": {"rendered": f"<p>{WORDS}</p>"}, "author": 3},
        "Kelm – Arla",
        f"Kelm – Arla\n\n{WORDS}",
    ),
]


@pytest.mark.parametrize("row, title, text", MARKED_UP)
def test_what_came_as_markup_is_words(tmp_path: Path, row: dict[str, Any], title: str | None, text: str) -> None:
    readings, problems = run(lines(tmp_path, row))
    assert problems == []
    assert [(one.article.title, one.article.text) for one in readings] == [(title, text)]


PARAGRAPHS = [f"Paragraph {at} of the report says that the bridge was reopened." for at in range(20)]
TEXTS: list[tuple[dict[str, Any], str | None]] = [  # a row, and its text; None where it is a problem
    ({"body": PARAGRAPHS}, "\n\n".join(PARAGRAPHS)),
    ({"content": [WORDS, "", " "]}, WORDS),
    ({"article": {"title": "A title", "text": WORDS}}, None),
    ({"body": [{"name": WORDS}]}, None),
    ({"body": WORDS, "Body": ""}, WORDS),
    ({"Body": " ", "body": WORDS}, WORDS),
]


@pytest.mark.parametrize("row, text", TEXTS)
def test_all_of_a_text_is_taken_or_none_of_it(tmp_path: Path, row: dict[str, Any], text: str | None) -> None:
    readings, problems = run(lines(tmp_path, row))
    assert [reading.article.text for reading in readings] == ([] if text is None else [text])
    assert [problem.what for problem in problems] == (["field"] if text is None else [])


def test_every_writer_is_named(tmp_path: Path) -> None:
    names = [f"{chr(65 + at)} Ostrow" for at in range(20)]
    readings, _ = run(lines(tmp_path, {"text": WORDS, "authors": [{"name": name} for name in names]}))
    assert readings[0].article.byline == ", ".join(names)


@pytest.mark.parametrize("around", [("[", "]"), ('{"name":', "}")])
@pytest.mark.parametrize("field", ["byline", "authors", "published", "body"])
def test_a_value_however_deep_costs_no_other_row(tmp_path: Path, field: str, around: tuple[str, str]) -> None:
    value = f'{around[0] * 700}"x"{around[1] * 700}'
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{WORDS}", "{field}": {value}}}\n{{"text": "{WORDS} Two."}}\n')
    readings, _ = run(tmp_path / "a.jsonl")
    assert readings[-1].article.id == "a:2"


ADDRESSES: list[tuple[dict[str, Any], str, str | None]] = [  # fields, the id and the outlet that follow from them
    ({"url": "https://estmarpost.example/kelm"}, "https://estmarpost.example/kelm", "estmarpost.example"),
    ({"url": "https://новости.рф/kelm"}, "https://новости.рф/kelm", None),
    ({"url": "estmarpost.example/kelm"}, "estmarpost.example/kelm", "estmarpost.example"),
    (
        {"url": "N/A", "link": "https://estmarpost.example/kelm"},
        "https://estmarpost.example/kelm",
        "estmarpost.example",
    ),
    *(({"url": none}, "rows:1", None) for none in ("N/A", "-", "none", "/news/kelm", "http://")),
    *(
        ({"url": front}, "rows:1", "estmarpost.example")
        for front in ("https://estmarpost.example/", "estmarpost.example")
    ),
    ({"url": "https://estmarpost.example", "outlet": "Estmar Post"}, "rows:1", "Estmar Post"),
]


@pytest.mark.parametrize("fields, name, outlet", ADDRESSES)
def test_what_is_no_address_of_one_page_names_no_report(
    tmp_path: Path, fields: dict[str, Any], name: str, outlet: str | None
) -> None:
    readings, _ = run(lines(tmp_path, {**fields, "text": WORDS}))
    assert [(one.article.id, one.article.outlet) for one in readings] == [(name, outlet)]


TABLES: list[tuple[str, list[tuple[str | None, str | None]], list[str]]] = [  # a table, outlet and title, what is told
    (f'outlet,text,outlet\nPost,"{WORDS}",Times\n', [("Post", None)], ["(`outlet`)"]),
    (f',text,\n0,"{WORDS}",1\n', [(None, None)], []),
    (f'title,Title,text\n,Bridge,"{WORDS}"\n', [(None, "Bridge")], []),
    (f'title,text\nA,"{WORDS}"\n\ufefftitle,text\nB,"{WORDS}"\n', [(None, "A"), (None, "B")], []),
    (f'outlet,published,title,text\nNULL,\\N, NULL ,"{WORDS}"\n', [(None, None)], []),
]


@pytest.mark.parametrize("content, known, told", TABLES)
def test_the_columns_of_a_table(
    tmp_path: Path, content: str, known: list[tuple[str | None, str | None]], told: list[str]
) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    readings, problems = run(tmp_path / "a.csv")
    assert [(one.article.outlet, one.article.title) for one in readings] == known
    assert [any(words in one.why for words in told) for one in problems] == [True] * len(told)
    for cell in ("Post", "Times") if told else ():
        assert cell.encode() in readings[0].original.content


def test_a_front_page_says_who_publishes_where_nothing_else_does(tmp_path: Path) -> None:
    lines(tmp_path, {"url": "https://estmarpost.example/", "text": WORDS})
    for listed, outlet in (("", "estmarpost.example"), ("rows.jsonl,Estmar Post\n", "Estmar Post")):
        (tmp_path / "metadata.csv").write_text(f"file,outlet\n{listed}")
        readings, _ = run(tmp_path)
        assert [reading.article.outlet for reading in readings] == [outlet]


EMPTY: list[tuple[dict[str, Any], str]] = [
    ({"id": "a", "text": "   "}, "its `text` is empty"),
    ({"id": "a", "Body": ""}, "its `Body` is empty"),
    ({"id": "a", "kop": "b"}, "neither `text` nor `html` (it has `id`, `kop`)"),
]


@pytest.mark.parametrize("row, why", EMPTY)
def test_an_empty_text_is_told_as_one(tmp_path: Path, row: dict[str, Any], why: str) -> None:
    _, problems = run(lines(tmp_path, row))
    assert [why in problem.why for problem in problems] == [True]


LISTS: list[tuple[dict[str, Any], int, str | None]] = [  # an object around lists, how many reports, what is told
    ({"articles": [{"body": WORDS}, {"body": f"{WORDS} 2"}], "sources": [{"id": 1}]}, 2, None),
    ({"news": [{"text": WORDS}], "sport": [{"text": WORDS}]}, 0, "`news` and `sport`"),
    ({"tags": ["a"], "items": [{"text": WORDS}]}, 1, None),
    ({"first": [{"a": 1}], "second": [{"b": 1}]}, 0, "`first` and `second`"),
]


@pytest.mark.parametrize("data, number, why", LISTS)
def test_an_object_around_lists(tmp_path: Path, data: dict[str, Any], number: int, why: str | None) -> None:
    (tmp_path / "answer.json").write_text(json.dumps(data))
    readings, problems = run(tmp_path / "answer.json")
    assert len(readings) == number
    assert [why is not None and why in problem.why for problem in problems] == ([] if why is None else [True])


def document(folder: Path, held: object, name: str = "news.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


ROW = {"headline": "Bridge", "body": WORDS, "url": "https://estmarpost.example/b", "date": "2021-03-07"}
OTHER = {"headline": "Port", "body": WORDS, "url": "https://estmarpost.example/p", "date": "2021-03-08"}
ANSWERS: list[tuple[str, Any, list[str]]] = [  # as news interfaces and search engines answer
    ("a list", {"status": "ok", "articles": [ROW, OTHER]}, ["Bridge", "Port"]),
    ("a list in an object", {"response": {"total": 2, "results": [ROW, OTHER]}}, ["Bridge", "Port"]),
    ("two deep", {"data": {"page": {"items": [ROW]}}}, ["Bridge"]),
    ("lists of something else", {"response": {"facets": [{"name": "x"}], "docs": [ROW]}}, ["Bridge"]),
    ("the nearest list", {"articles": [ROW], "related": {"items": [OTHER]}}, ["Bridge"]),
    ("as Elasticsearch", {"hits": {"hits": [{"_id": "7", "_source": {"title": "Bridge", "text": WORDS}}]}}, ["Bridge"]),
    ("fields in a field", {"results": [{"webTitle": "Bridge", "fields": {"bodyText": WORDS}}]}, ["Bridge"]),
    ("a headline in parts", {"docs": [{"headline": {"main": "Bridge", "kicker": "K"}, "text": WORDS}]}, ["Bridge"]),
]  # fmt: skip


@pytest.mark.parametrize("name, held, titles", ANSWERS, ids=[name for name, *_ in ANSWERS])
def test_the_reports_of_an_answer_are_found_however_deep_their_list_is(
    tmp_path: Path, name: str, held: object, titles: list[str]
) -> None:
    readings, problems = run(document(tmp_path, held))
    assert ([one.article.title for one in readings], problems) == (titles, [])


def test_two_lists_of_reports_at_one_depth_are_told(tmp_path: Path) -> None:
    readings, (problem,) = run(document(tmp_path, {"a": {"x": [ROW], "y": [OTHER]}}))
    assert readings == []
    assert "`a.x` and `a.y`" in problem.why


def test_a_field_may_be_named_by_the_way_to_it(tmp_path: Path) -> None:
    path = lines(tmp_path, {"doc": {"meta": {"kop": "Bridge"}, "parts": {"body": {"tekst": WORDS}}}})
    (found,), problems = run(path, {"text": "doc.parts.body.tekst", "title": "doc.meta.kop"})
    assert (found.article.title, problems) == ("Bridge", [])


@pytest.mark.parametrize("field", ["title", "byline", "outlet", "url", "html", "published", "language", "agency", "id"])
@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_tables_with_gaps_write_in_the_place_of_words_says_nothing(
    tmp_path: Path, field: str, value: float
) -> None:
    (found,), problems = run(lines(tmp_path, {"text": WORDS, field: value}))
    assert (found.article.id, problems) == ("rows:1", [])


ROWS_OF_LISTS = [  # a list that was broken into lines, and how many reports and problems it gives
    ('[{{"text": "{0}"}},\n{{"text": "{0}"}}]\n', 2, 0),
    ('[\n{{"text": "{0}"}},\n{{"text": "{0}"}}\n]\n', 2, 0),
    ('{{"text": "{0}"}},\n{{"text": "{0}"}},\n', 2, 0),
    ('[ {{"text": "{0}"}} ,\n {{"text": "{0}"}} ]', 2, 0),
    ('{{"text": "{0}"}},\n{{"text": "{0}\n', 1, 1),
    ('{{"text": "{0}"}}\n,\n[,\n', 1, 2),
    ('{{"text": ["{0}"]}}\n["{0}"]\n', 0, 2),
]


@pytest.mark.parametrize("written, reports, told", ROWS_OF_LISTS)
def test_a_list_that_was_broken_into_lines_is_read_line_by_line(
    tmp_path: Path, written: str, reports: int, told: int
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(written.format(WORDS))
    readings, problems = run(path)
    assert (len(readings), len(problems)) == (reports, told)
