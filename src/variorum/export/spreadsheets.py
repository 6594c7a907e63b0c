"""Flat tables as CSV, with a data package that says what each column is (Frictionless Table Schema)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from variorum.export.files import Plain, row_writer, words, write_json, write_notice
from variorum.export.pile import Pile
from variorum.export.tables import Column, Table, rows, tables

PACKAGE = "datapackage.json"


def write_csv(pile: Pile, directory: Path) -> None:
    """A file for each table, `datapackage.json` beside them."""
    with ExitStack() as open_files:
        sheets = {table.name: open_files.enter_context(_sheet(directory, table)) for table in tables()}
        for name, row in rows(pile):
            sheets[name](row)
    write_json(directory / PACKAGE, _package())
    write_notice(directory, pile)


@contextmanager
def _sheet(directory: Path, table: Table) -> Iterator[Callable[[Iterable[object]], None]]:
    with (directory / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
        write = row_writer(file)
        write([column.name for column in table.columns])
        yield write


def _package() -> Plain:
    told = words()
    return {
        "profile": "tabular-data-package",
        "name": "variorum",
        "title": told["title"],
        "description": f"{told['description']} {told['gazetteer']}",
        "sources": [told["geonames"]],
        "resources": [_resource(table) for table in tables()],
    }


def _resource(table: Table) -> Plain:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "encoding": "utf-8",
        "format": "csv",
        "mediatype": "text/csv",
        "dialect": {"lineTerminator": "\n"},
        "schema": _schema(table),
    }


def _schema(table: Table) -> Plain:
    keys = [
        {"fields": [column], "reference": {"resource": target, "fields": [other]}}
        for column, target, other in table.refs
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if table.key else {}),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> Plain:
    return {"name": column.name, "type": column.type, "description": column.meaning}
