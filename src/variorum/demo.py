"""Runs everything on the reports shipped with the package, in a folder of the user's."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

from variorum.api import Edition
from variorum.errors import InputError
from variorum.pipeline import Outcome, Progress

TITLE = "A town told four ways, and an earthquake that never was"


def run(folder: Path, *, progress: Progress | None = None) -> tuple[Outcome, Path]:
    """Copies the reports into the folder, reads them into a ledger there, and writes a brief; returns its path."""
    reports = _laid_out(folder)
    edition = Edition(folder / "demo.ledger")
    outcome = edition.add(reports, progress=progress)
    page = folder / "brief.html"
    page.write_text(edition.brief(form="html", title=TITLE), encoding="utf-8")
    return outcome, page.resolve()


def _laid_out(folder: Path) -> Path:
    """The folder's own copy of the shipped reports."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with as_file(files("variorum.data") / "demo") as shipped:
            return Path(copytree(shipped, folder / "reports", dirs_exist_ok=True))
    except FileExistsError:
        raise InputError(str(folder), "this is a file; name a folder, or one that is to be made") from None
    except OSError as error:
        why = f"the folder cannot be made or written ({error.strerror or 'copying failed'}); name another"
        raise InputError(str(folder), why) from error
