"""The fields at the head of a Markdown file, in the forms in which people write them."""

from __future__ import annotations

import pytest

from variorum.reading.formats.front_matter import NOTE, fields_and_text

FIELDS: list[tuple[str, dict[str, object]]] = [  # the block between the marks, and what it says
    (
        "title: Kelm falls\ndate: 2021-03-07\noutlet: Estmar Post",
        {"title": "Kelm falls", "date": "2021-03-07", "outlet": "Estmar Post"},
    ),
    ("title: >\n  Kelm falls\n  at last\ndate: 2021-03-07", {"title": "Kelm falls at last", "date": "2021-03-07"}),
    ("title: >-\n  Kelm falls\n\n  at last", {"title": "Kelm falls\nat last"}),
    ("summary: |\n  Kelm: falls\n  at last\ntitle: Kelm", {"summary": "Kelm: falls\nat last", "title": "Kelm"}),
    ("title: |2+ # a note\n  Kelm falls", {"title": "Kelm falls"}),
    ("title: Kelm falls\n  at last", {"title": "Kelm falls at last"}),
    ("title:\n  Kelm falls", {"title": "Kelm falls"}),
    ("title: 'It''s over: Kelm falls'", {"title": "It's over: Kelm falls"}),
    ('title: "Kelm \\"falls\\" #1"  # a note', {"title": 'Kelm "falls" #1'}),
    ('title: "Kelm" falls', {"title": '"Kelm" falls'}),
    ("title: Kelm falls: the end  # a note", {"title": "Kelm falls: the end"}),
    ("url: https://estmarpost.example/kelm#top", {"url": "https://estmarpost.example/kelm#top"}),
    ("authors:\n- Lena Hald\n- 'J. Orme'", {"authors": ["Lena Hald", "J. Orme"]}),
    ("authors: [Lena Hald, J. Orme]\ntitle: Kelm", {"authors": ["Lena Hald", "J. Orme"], "title": "Kelm"}),
    (
        "authors:\n- Lena Hald\n  of Kelm\n- >-\n  J. Orme # x\nurl: a",
        {"authors": ["Lena Hald of Kelm", "J. Orme"], "url": "a"},
    ),
    (r'title: "Br\xFCcke \u2014 \U0001F600\ \\x41"', {"title": "Brücke — 😀 \\x41"}),
    # a comma inside marks parts nothing, and a mark inside a word is none
    ("author: [\"Hald, Lena\", 'Orme']", {"author": ["Hald, Lena", "Orme"]}),
    ("author: ['D''Arcy, J.', J. O'Brien, L. D'Or,]  # two", {"author": ["D'Arcy, J.", "J. O'Brien", "L. D'Or"]}),
    ('author: ["Lena" Hald, Orme]', {"author": ['"Lena" Hald', "Orme"]}),
    ("author: [Hald,\n  Orme]\ntitle: Kelm", {"author": ["Hald", "Orme"], "title": "Kelm"}),
    ("author: [\nHald,\nOrme\n]\ntitle: Kelm", {"author": ["Hald", "Orme"], "title": "Kelm"}),
    ("title: [Video] Kelm falls", {"title": "[Video] Kelm falls"}),
    # nothing
    ("title: null\nauthor: ~\nsection: NULL # none\nurl: 'null'", {"url": "null"}),
    # names that are no one word
    ('"title": Kelm\nFirst published: 2021\ndate: 2022', {"title": "Kelm", "First published": "2021", "date": "2022"}),
    ("author:\n  name: Lena Hald\n  age: 40\ntitle: Kelm", {"title": "Kelm"}),
    ("title: *name\ndate: &d 2021-03-07\nname: {a: b}\nempty:\nnone: # a note", {}),
    ("# a note\ntitle: Kelm\n\ndate: 2021-03-07", {"title": "Kelm", "date": "2021-03-07"}),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("block, fields", FIELDS)
def test_fields_are_read_with_either_end_of_line(block: str, fields: dict[str, object], end: str) -> None:
    text = f"---\n{block}\n---\nThe army took Kelm.\n".replace("\n", end)
    assert fields_and_text(text) == (fields, f"The army took Kelm.{end}")


WITHOUT = [
    "The army took Kelm.",
    "---\n\nThe army took Kelm.",
    "--- title\nKelm\n---\n",
    # between two rules stands a text
    "---\nThe army took Kelm.\n---\nIt left.\n",
    "---\nThe army took Kelm.\nKelm: it held.\n---\nIt left.\n",
    "---\nKelm: it held.\nThe army took it.\n---\nIt left.\n",
    "---\nHe said on Sunday: it held.\n---\nIt left.\n",
    "---\n  The army took Kelm.\nKelm: it held.\n---\nIt left.\n",
    "---\n- one\n- two\n---\nIt left.\n",
    "---\n\n---\nIt left.\n",
]


@pytest.mark.parametrize("value", [f"a{' ' * 19_900}b", "[" + "'," * 9_000 + "]", "[" + '"\\,' * 6_000 + "]"])
def test_a_value_of_any_form_is_read(value: str) -> None:
    fields, text = fields_and_text(f"---\ntitle: Kelm\nnone: {value}\n---\nThe army took Kelm.\n")
    assert (fields["title"], text) == ("Kelm", "The army took Kelm.\n")


def test_white_space_before_no_note_is_passed_by() -> None:
    assert NOTE.search(f"a{' ' * 1_000_000}b") is None


@pytest.mark.parametrize("text", WITHOUT)
def test_a_text_without_a_head_is_left_as_it_is(text: str) -> None:
    assert fields_and_text(text) == ({}, text)
