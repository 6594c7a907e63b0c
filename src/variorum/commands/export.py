"""`variorum export`: a ledger for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from variorum.api import Edition
from variorum.commands.unlaid import tell_unlaid
from variorum.errors import InputError
from variorum.exporting import SITE

FORMS = "csv, jsonl, parquet, geojson, jsonld, ftm, acled, ucdp, datasette, site"


def export(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="The ledger: one file.", show_default=False)],
    directory: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The directory to make; it is there once all is written.", show_default=False
        ),
    ],
    form: Annotated[str, typer.Option("--to", metavar="FORMAT", help=f"One of: {FORMS}.", show_default=False)],
    view: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="With acled: from whose point of view, a party, or all for a row a voice.",
            show_default=False,
        ),
    ] = None,
    redact_persons: Annotated[
        bool,
        typer.Option(
            "--redact-persons", help='Write "person 1", "person 2" ... for private persons, not office holders.'
        ),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the export that is in DIR.")] = False,
) -> None:
    """Write the ledger for other programs.

    Spreadsheets, maps, linked data, event tables and more, each in a directory of its own. The same ledger gives
    the same bytes.
    """
    if form == SITE:
        _site(ledger, directory, redact_persons=redact_persons, is_new=not (view or force))
    else:
        Edition(ledger).export(form, directory, redact_persons=redact_persons, view=view, force=force)
    typer.echo(f"{form} of {ledger} is in {directory}", err=True)
    tell_unlaid(ledger)


def _site(ledger: Path, directory: Path, *, redact_persons: bool, is_new: bool) -> None:
    from variorum.web.site import site

    if not is_new:
        raise InputError(SITE, "is told from no point of view, in a new directory: leave out --view and --force")
    site(ledger, directory, redact_persons=redact_persons)
