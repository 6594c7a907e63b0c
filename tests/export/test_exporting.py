"""The directory of an export, what cannot be exported, and that the same reports give the same bytes."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.export.pile import made
from variorum.api import Edition
from variorum.cli import app
from variorum.commands.export import FORMS
from variorum.errors import InputError, LedgerError
from variorum.export import EXPORTERS, export
from variorum.export.pile import Pile
from variorum.exporting import SITE, exporters

PLAIN = ("csv", "jsonl", "geojson", "jsonld", "ftm", "ucdp", "datasette")


def content(directory: Path) -> dict[str, bytes]:
    """The files of an export."""
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}


def test_the_help_names_every_format() -> None:
    assert ", ".join([*EXPORTERS, SITE]) == FORMS


def test_the_same_reports_give_the_same_bytes_in_whatever_order_they_came(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    one, other = made(tmp_path, name="a/kelm.ledger"), made(tmp_path, order=(2, 0, 1), name="b/kelm.ledger")
    for form in PLAIN:
        one.export(form, tmp_path / "one" / form)
        other.export(form, tmp_path / "other" / form)
        assert content(tmp_path / "one" / form) == content(tmp_path / "other" / form), form
    one.export("acled", tmp_path / "one" / "acled", view="all")
    other.export("acled", tmp_path / "other" / "acled", view="all", redact_persons=False)
    assert content(tmp_path / "one" / "acled") == content(tmp_path / "other" / "acled")
    one.export("jsonl", tmp_path / "one" / "bare", redact_persons=True)
    other.export("jsonl", tmp_path / "other" / "bare", redact_persons=True)
    assert content(tmp_path / "one" / "bare") == content(tmp_path / "other" / "bare")


def test_a_directory_with_something_in_it_is_refused(kelm: Edition, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(InputError, match="--force"):
        kelm.export("csv", tmp_path)
    with pytest.raises(InputError, match="this is no export"):
        kelm.export("csv", tmp_path, force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_export_is_replaced_by_force_and_only_then(kelm: Edition, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kelm.export("csv", out)
    with pytest.raises(InputError, match="give --force to replace it"):
        kelm.export("jsonl", out)
    kelm.export("jsonl", out, force=True)
    assert not list(out.glob("*.csv"))
    assert (out / "claims.jsonl").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("form", [form for form in EXPORTERS if form != "acled"])
def test_an_export_lists_its_files(kelm: Edition, tmp_path: Path, form: str) -> None:
    kelm.export(form, tmp_path / "out")
    listed = (tmp_path / "out" / "NOTICE.txt").read_text().splitlines()
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert listed[-len(written) :] == written
    kelm.export("csv", tmp_path / "out", force=True)


KEPT = [  # what a person has beside an export or instead of one, and what the refusal says
    ({"NOTICE.txt": "Copyright: mine\n", "src/a.py": "x"}, False, "this is no export"),
    ({"NOTICE.txt": "", "src/a.py": "x"}, False, "this is no export"),
    ({"letter.txt": "mine"}, True, "no export wrote letter.txt in it"),
    ({"notes/letter.txt": "mine"}, True, "no export wrote notes/letter.txt in it"),
    ({f"{n}.txt": "mine" for n in range(5)}, True, "no export wrote 0.txt, 1.txt, 2.txt and 2 more in it"),
    ({".env": "mine"}, True, "no export wrote .env in it"),
    ({".DS_Store": ""}, True, None),
]


@pytest.mark.parametrize("files, beside, why", KEPT)
def test_force_never_removes_what_no_export_wrote(
    kelm: Edition, tmp_path: Path, files: dict[str, str], beside: bool, why: str | None
) -> None:
    out = tmp_path / "out"
    if beside:
        kelm.export("csv", out)
    for name, words in files.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(words)
    if why is None:
        kelm.export("jsonl", out, force=True)
        return
    with pytest.raises(InputError, match=why):
        kelm.export("jsonl", out, force=True)
    assert {name: (out / name).read_text() for name in files} == files


def test_a_link_in_an_export_is_no_file_of_it(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("csv", tmp_path / "out")
    (tmp_path / "mine").mkdir()
    (tmp_path / "out" / "mine").symlink_to(tmp_path / "mine")
    with pytest.raises(InputError, match="no export wrote mine"):
        kelm.export("csv", tmp_path / "out", force=True)


def test_an_empty_directory_is_filled(kelm: Edition, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    kelm.export("geojson", tmp_path / "out")
    assert (tmp_path / "out" / "claims.geojson").is_file()


def test_a_file_is_not_overwritten(kelm: Edition, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(InputError, match="name a directory"):
        kelm.export("csv", tmp_path / "out", force=True)
    assert (tmp_path / "out").read_text() == "mine"


def test_nothing_is_left_where_an_export_fails(tmp_path: Path) -> None:
    def failing(pile: Pile, directory: Path) -> None:
        (directory / "half.csv").write_text("half")
        raise InputError("here", "it failed")

    nothing = Pile("x", articles=lambda: iter(()), claims=lambda: iter(()))
    with pytest.raises(InputError, match="it failed"):
        export(nothing, tmp_path / "out", exporter=failing)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_exported_is_told_with_what_to_do(kelm: Edition, tmp_path: Path) -> None:
    for form, view, told in (
        ("docx", None, "choose one of csv, jsonl"),
        ("csv", "Norvalia", "told from no point of view"),
        ("acled", None, "say from whose point of view: --view NAME"),
        ("acled", "Nobody", "the point of view is one of"),
    ):
        with pytest.raises(InputError, match=told):
            kelm.export(form, tmp_path / "out", view=view)
    with pytest.raises(LedgerError, match="there is no such ledger"):
        Edition(tmp_path / "none.ledger").export("csv", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_parquet_without_pyarrow_tells_what_to_install(
    kelm: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"pip install \"variorum\[parquet\]\""):
        kelm.export("parquet", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_package_may_offer_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    def offered(table: Mapping[str, object], group: str) -> dict[str, object]:
        return {**table, "sheet": print} if group == "exporters" else dict(table)

    monkeypatch.setattr("variorum.exporting.extended", offered)
    assert list(exporters()) == [*EXPORTERS, "sheet"]


def test_the_edition_is_written_as_files_from_no_point_of_view(kelm: Edition, tmp_path: Path) -> None:
    command = ["export", str(kelm.path), "--to", "site", str(tmp_path / "out")]
    refused = CliRunner().invoke(app, [*command, "--view", "all"])
    assert isinstance(refused.exception, InputError)
    assert list(tmp_path.iterdir()) == []
    assert CliRunner().invoke(app, command).exit_code == 0
    assert (tmp_path / "out" / "index.html").is_file()


def test_the_command_says_where_the_export_is(kelm: Edition, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = CliRunner().invoke(app, ["export", str(kelm.path), "--to", "csv", str(out)])
    assert done.exit_code == 0
    assert str(out) in done.stderr
    assert done.stdout == ""
    assert (out / "claims.csv").is_file()
