"""Private persons have no name anywhere in an export that leaves them out; office holders keep theirs."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.export.pile import PRIVATE, PUBLIC
from variorum.api import Edition
from variorum.errors import InputError
from variorum.export.pseudonyms import Pseudonyms
from variorum.folding import folded
from variorum.web.site import site

FORMS = ("csv", "jsonl", "parquet", "geojson", "jsonld", "ftm", "acled", "ucdp")
DECIDERS = ("Rosa Lind", "rlind")
WORD = re.compile(r"[^\W_]+")


def told(directory: Path) -> str:
    """Every word of an export, folded: file names, and what stands in the files."""
    texts = [path.name + "\n" + _read(path) for path in sorted(directory.iterdir())]
    return folded(unquote("\n".join(texts)))


def _read(path: Path) -> str:
    if path.suffix != ".parquet":
        return path.read_text(encoding="utf-8")
    parquet = pytest.importorskip("pyarrow.parquet")
    return str(parquet.read_table(path).to_pylist())


@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_a_private_name_is_in_any_byte(kelm: Edition, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    kelm.export(form, tmp_path / "out", redact_persons=True, view="all" if form == "acled" else None)
    text = told(tmp_path / "out")
    words = set(WORD.findall(text))
    names = {folded(word) for name in (*PRIVATE, *DECIDERS) for word in name.split()}
    assert names & words == set()
    assert [name for name in (*PRIVATE, *DECIDERS) if folded(name).replace(" ", "") in text] == []


def test_no_word_of_a_private_name_is_in_any_page_or_file_of_the_site(kelm: Edition, tmp_path: Path) -> None:
    site(kelm.path, tmp_path / "out", redact_persons=True)
    files = [path for path in sorted((tmp_path / "out").rglob("*")) if path.is_file() and path.parent.name != "static"]
    assert len(files) > 20
    text = folded(unquote("\n".join(f"{path.name}\n{unescape(path.read_text(encoding='utf-8'))}" for path in files)))
    names = {folded(word) for name in (*PRIVATE, *DECIDERS) for word in name.split()}
    assert names & set(WORD.findall(text)) == set()
    assert [name for name in PUBLIC if folded(name) in text] == list(PUBLIC)


def test_without_it_every_name_is_there(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("jsonl", tmp_path / "out")
    words = set(WORD.findall(told(tmp_path / "out")))
    assert {folded(word) for name in (*PRIVATE, *PUBLIC, *DECIDERS) for word in name.split()} <= words


def test_office_holders_keep_their_names(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("jsonl", tmp_path / "out", redact_persons=True)
    text = told(tmp_path / "out")
    assert [name for name in PUBLIC if folded(name) in text] == list(PUBLIC)


def test_one_person_is_one_number_in_every_report(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("jsonl", tmp_path / "out", redact_persons=True)
    claims = [json.loads(line) for line in (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    known = {one["id"]: one["attribution"][-1] for one in kelm.claims()}
    found = {one["attribution"][-1]["name"] for one in claims if (known[one["id"]]["name"] or "").startswith("Ana")}
    assert len(found) == 1
    assert re.fullmatch(r"person \d+", found.pop() or "")


def test_articles_keep_ids_that_claims_refer_to(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("jsonl", tmp_path / "out", redact_persons=True)
    articles, claims = (
        [json.loads(line) for line in (tmp_path / "out" / f"{sort}.jsonl").read_text(encoding="utf-8").splitlines()]
        for sort in ("articles", "claims")
    )
    assert {claim["article"] for claim in claims} <= {article["id"] for article in articles}
    assert len({article["id"] for article in articles}) == 3
    assert {article["location"] for article in articles} == {""}


def test_datasette_would_show_every_name(kelm: Edition, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds every name"):
        kelm.export("datasette", tmp_path / "out", redact_persons=True)


NAMES = Pseudonyms(
    ["Ana Brel", "Karl Brel", "Brel", "Jan van der Orm", "Zed", "Ada Moor"],
    public=["Ada Brenn", "Brenn"],
    kept=["Kelm", "Moor"],
)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Ana Brel said", "person 1 said"),
        ("ana brel said", "person 1 said"),
        ("Ana Bŕel’s house", "person 1’s house"),
        ("Ana\xa0Brel", "person 1"),
        ("Ana said, and ana fell", "person 1 said, and ana fell"),
        ("Brel", "person 1 or person 2"),
        ("Jan van der Orm; van; Orm", "person 3; van; person 3"),
        ("Zed’s dead, zed is not", "person 4’s dead, zed is not"),
        ("Ada Brenn and Brenn", "Ada Brenn and Brenn"),
        ("Ada Moor of Moor", "person 5 of Moor"),
        ("write to ana.brel@wire.example", "write to person 1@wire.example"),
        ("#anabrel", "#person 1"),
        ("Anabel Brelson", "Anabel Brelson"),
        ("Kelm", "Kelm"),
        ("", ""),
    ],
)
def test_names_are_replaced_whole_and_in_part(text: str, expected: str) -> None:
    assert NAMES.hidden(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("https://wire.example/2031/zed-speaks", "https://wire.example/2031/person 4-speaks"),
        ("reports/ana_brel.txt", "reports/person 1.txt"),
    ],
)
def test_addresses_and_ids_hold_names_in_small_letters(text: str, expected: str) -> None:
    assert NAMES.hidden(text, loosely=True) == expected


def test_two_ids_never_become_one() -> None:
    names = Pseudonyms(["Ana Brel"])
    names.rename(["Ana-Brel", "ana-brel", "other"])
    assert [names.hidden(one) for one in ("Ana-Brel", "ana-brel", "other")] == ["person 1", "person 1~2", "other"]
    assert names.hidden("report ana-brel says") == "report person 1~2 says"
