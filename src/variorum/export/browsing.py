"""How Datasette shows a ledger: titles, what every table and column means, and by which columns to count."""

from __future__ import annotations

from pathlib import Path

from variorum.data.load import toml
from variorum.errors import InputError
from variorum.export.files import Plain, told, words, write_json, write_notice
from variorum.export.pile import Described, Pile

FILE = "metadata.json"
PLACES = "places"  # the table that is made from the gazetteer
SEARCH = "_search"  # in the names of SQLite's own tables behind the full-text search


def write_datasette(pile: Pile, directory: Path) -> None:
    """`metadata.json` for `datasette LEDGER -m metadata.json`; it holds no claim of it."""
    if pile.is_redacted:
        why = "Datasette opens the ledger itself, which holds every name; export csv or jsonl with --redact-persons"
        raise InputError("datasette", why)
    own = words()
    about = {"title": own["title"], "description": own["description"]}
    databases = {pile.name: {"tables": {one.name: _table(one) for one in pile.tables}}}
    databases[pile.name]["tables"][PLACES].update(_credit())
    write_json(directory / FILE, {**about, "databases": databases})
    write_notice(directory, pile)


def _credit() -> Plain:
    places, licence = words()["geonames"], words()["licence"]
    source = {"source": places["title"], "source_url": places["path"]}
    return {**source, "license": licence["title"], "license_url": licence["path"]}


def _table(described: Described) -> Plain:
    chosen = toml("export/datasette.toml")
    if SEARCH in described.name:
        return {"hidden": True}
    facets = chosen["facets"].get(described.name, [])
    table = {
        "title": described.name.replace("_", " "),
        "description": described.meaning,
        "columns": dict(described.columns),
        "facets": facets,
    }
    return {**told(table), **({"hidden": True} if described.name in chosen["hidden"]["tables"] else {})}
