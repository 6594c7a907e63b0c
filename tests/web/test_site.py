"""The edition in a folder: whole or not there, every link on the disk, nothing asked of any host, always the same."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests.web.crawl import Seen, seen
from tests.web.ledgers import nothing, soiled, stored, war
from variorum.api import Edition
from variorum.errors import InputError, LedgerError
from variorum.ledger import Ledger
from variorum.web.shelf import slug
from variorum.web.site import site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of the ledger."""
    made = tmp_path_factory.mktemp("site") / "out"
    site(war(), made)
    return made


def _pages(folder: Path) -> dict[str, Seen]:
    return {str(file.relative_to(folder)): seen(file.read_text(encoding="utf-8")) for file in folder.rglob("*.html")}


@pytest.mark.parametrize("ledger", [war, nothing, lambda: soiled(' "><b> ../..%2f? # x')], ids=["war", "empty", "odd"])
def test_every_link_leads_to_a_file_and_a_mark_in_it(ledger: object, tmp_path: Path) -> None:
    assert callable(ledger)
    site(ledger(), tmp_path / "out")
    found = _pages(tmp_path / "out")
    lost = []
    for name, page in found.items():
        for link in page.links:
            address, mark = urldefrag(urljoin(name, link))
            told = unquote(address)
            if urlsplit(link).scheme:
                continue
            if not (tmp_path / "out" / told).is_file() or (mark and mark not in found[told].marks):
                lost.append(f"{name}: {link}")
    assert lost == []


def test_every_question_report_version_and_claim_has_a_file(folder: Path) -> None:
    edition = Edition(war())
    wanted = [
        *(f"questions/{one['id']}" for one in edition.questions()),
        *(f"claims/{one['id']}" for one in edition.claims()),
        *(f"reports/{slug(one['id'])}" for one in edition.articles()),
    ]
    assert [name for name in wanted if not (folder / f"{name}.html").is_file()] == []
    assert [name for name in wanted if not (folder / "data" / f"{name}.json").is_file()] == []
    assert (folder / "reports" / f"{slug('https://herald.example/toll')}-v1.html").is_file()


def test_the_data_are_the_objects_of_the_python_api(folder: Path) -> None:
    edition = Edition(war())
    for name, objects in (
        ("claims", edition.claims()),
        ("questions", edition.questions()),
        ("reports", edition.articles()),
    ):
        told = json.loads((folder / "data" / f"{name}.json").read_text(encoding="utf-8"))
        assert told["items"] == json.loads(json.dumps(list(objects)))
        assert told["next"] is None


def test_no_other_host_is_asked_for_anything(folder: Path) -> None:
    originals = {one["url"] for one in Edition(war()).articles()}
    away = {
        link for page in _pages(folder).values() for link in page.links if urlsplit(link).scheme or link[:2] == "//"
    }
    assert away <= originals
    for file in folder.rglob("*"):
        if file.suffix in (".css", ".js"):
            assert not re.search(r"(url\(|fetch\(|import )[\"']?(https?:)?//", file.read_text(encoding="utf-8")), file


def test_nothing_that_needs_a_server_is_offered(folder: Path) -> None:
    for name, page in _pages(folder).items():
        assert "form" not in page.made_of, name
        assert not [link for link in page.links if link.startswith("/")], name


def test_the_same_ledger_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    site(Path(shutil.copy(war(), tmp_path / "war.ledger")), again)
    assert _bytes(again) == _bytes(folder)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("mine")
    with pytest.raises(InputError, match="something there already"):
        site(war(), tmp_path)
    with pytest.raises(InputError, match="something there already"):
        site(war(), tmp_path / "kept")
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]


def test_a_folder_that_is_empty_or_far_down_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    site(nothing(), tmp_path / "empty")
    site(nothing(), tmp_path / "a" / "b" / "c")
    monkeypatch.chdir(tmp_path)
    site(nothing(), Path("here"))
    for name in ("empty", "a/b/c", "here"):
        assert (tmp_path / name / "index.html").is_file()


def test_what_stands_beside_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.part").mkdir()
    (tmp_path / "out.part" / "mine").write_text("mine")
    site(nothing(), tmp_path / "out")
    assert (tmp_path / "out.part" / "mine").read_text() == "mine"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out", "out.part"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, OSError(28, "no space left")])
def test_what_is_interrupted_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    def stop(stage: str, done: int) -> None:
        if done == 12:
            raise error

    with pytest.raises((KeyboardInterrupt, RuntimeError, InputError)):
        site(war(), tmp_path / "out", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        site(tmp_path / "none.ledger", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path / "x.ledger", ())
    shutil.copy(war(), path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE stories SET id = '../../../' || id, record = replace(record, id, '../../../' || id)")
        connection.commit()
    with pytest.raises(InputError, match="leads out of the folder"):
        site(path, tmp_path / "in" / "out")
    assert not list(tmp_path.rglob("*.html"))


def test_it_is_written_while_others_read_and_write(tmp_path: Path) -> None:
    path = Path(shutil.copy(war(), tmp_path / "x.ledger"))
    with Ledger.write(path):
        assert site(path, tmp_path / "out") > 30
