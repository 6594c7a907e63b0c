"""The export room: a ledger's public objects in the files that other programs read.

| part | what it writes |
|---|---|
| `spreadsheets` | `csv`: flat tables, described by a Frictionless data package |
| `lines` | `jsonl`: the public objects, one a line |
| `columnar` | `parquet`: the flat tables, typed |
| `features` | `geojson`: a feature for each claim |
| `linked` | `jsonld`: schema.org claims, Web Annotations, PROV chains |
| `entities` | `ftm`: FollowTheMoney entities |
| `acled` | `acled`: an event table in the manner of ACLED, under a declared point of view |
| `ged` | `ucdp`: deaths in the manner of UCDP GED, one row a voice |
| `browsing` | `datasette`: how Datasette shows the ledger itself |

`pile` says what an exporter gets, `directory` how the files come into place, `redacted` how persons are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from variorum.export.acled import write_acled
from variorum.export.browsing import write_datasette
from variorum.export.columnar import write_parquet
from variorum.export.directory import new_directory
from variorum.export.entities import write_ftm
from variorum.export.features import write_geojson
from variorum.export.ged import write_ucdp
from variorum.export.lines import write_jsonl
from variorum.export.linked import write_jsonld
from variorum.export.pile import Exporter, Pile
from variorum.export.spreadsheets import write_csv

EXPORTERS: Mapping[str, Exporter] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "geojson": write_geojson,
    "jsonld": write_jsonld,
    "ftm": write_ftm,
    "acled": write_acled,
    "ucdp": write_ucdp,
    "datasette": write_datasette,
}


def export(pile: Pile, directory: Path, *, exporter: Exporter, force: bool = False) -> None:
    """Writes a pile into a directory that is there only once it is complete."""
    with new_directory(directory, force=force) as made:
        exporter(pile, made)


__all__ = ["EXPORTERS", "export"]
