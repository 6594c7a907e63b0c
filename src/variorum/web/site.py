"""The edition as files in a folder: the same pages, which open from the disk and ask nothing of any host."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import variorum.web.data as data
from variorum.errors import InputError
from variorum.ledger import Filter
from variorum.public import Object
from variorum.web.addresses import Addresses
from variorum.web.app import LISTS, PAGES
from variorum.web.asked import FARTHEST, Asked
from variorum.web.page import Page, Part
from variorum.web.render import rendered, static_files
from variorum.web.shelf import Opened, Shelf, slug
from variorum.web.views.claims import claim
from variorum.web.views.questions import question
from variorum.web.views.reports import report

LEFT_OUT = ("search",)  # what needs a server to answer
Told = Callable[[str, int], None]


def site(ledger: Path, folder: Path, *, title: str | None = None, progress: Told | None = None) -> int:
    """Writes the edition of a ledger into a new folder; returns how many pages it has.

    It is written beside its place and moved there when it is whole. Raises InputError where the folder is not empty.
    """
    target = folder.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputError(str(folder), "there is something there already; name a folder that is new or empty")
    shelf = Shelf(ledger)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as scratch, shelf.open() as opened:
            made = Path(scratch) / "edition"
            count = _written(opened, made, title or ledger.stem, progress)
            if target.exists():
                target.rmdir()
            made.replace(target)
    except OSError as error:
        raise InputError(str(folder), f"the edition cannot be written there ({error.strerror})") from error
    return count


def _written(opened: Opened, folder: Path, title: str, progress: Told | None) -> int:
    for name, content in static_files():
        _write(folder, f"static/{name}", content)
    count = 0
    for place, depth, page in _pages(opened):
        at = Addresses(folder=True, depth=depth)
        html = rendered(page, at, name=title, index=opened.index)
        _write(folder, place, html.encode())
        count += 1
        if progress is not None:
            progress("written", count)
    for name, told in _data(opened):
        _write(folder, f"data/{name}.json", json.dumps(told, ensure_ascii=False).encode())
    return count


def _pages(opened: Opened) -> Iterator[tuple[str, int, Page]]:
    """Every page with its file and how many folders down it stands; a list has as many files as pages."""
    for name, view in PAGES.items():
        if name in LEFT_OUT:
            continue
        number = 1
        while True:
            page = view(opened, Asked(page=number))
            yield f"{name or 'index'}{'' if number == 1 else f'-{number}'}.html", 0, page
            shown = page.told.get("part")
            if not isinstance(shown, Part) or shown.after is None:
                break
            number = shown.after
    yield from _chosen(opened)
    for row in opened.index.questions:
        yield f"questions/{row.id}.html", 1, question(opened, row.id)
    for report_row in opened.index.reports:
        yield from _versions(opened, slug(report_row.id), report_row.version)
    for name in opened.ledger.claim_ids(Filter(), limit=-1):
        yield f"claims/{name}.html", 1, claim(opened, name)


def _chosen(opened: Opened) -> Iterator[tuple[str, int, Page]]:
    """The pages of one thing that a served edition finds by a filter: a story, the words used of something."""
    for story in opened.index.stories:
        yield f"stories/{story.id}.html", 1, PAGES[""](opened, Asked(story=story.id))
    for row in opened.ledger.worded():
        yield f"wording/{slug(row.about)}.html", 1, PAGES["wording"](opened, Asked(about=row.about))


def _versions(opened: Opened, address: str, newest: int) -> Iterator[tuple[str, int, Page]]:
    page = report(opened, address, Asked())
    yield f"reports/{address}.html", 1, page
    versions = page.told["versions"]
    assert isinstance(versions, list)
    for version in versions:
        if version != newest:
            yield f"reports/{address}-v{version}.html", 1, report(opened, address, Asked(version=str(version)))


def _data(opened: Opened) -> Iterator[tuple[str, Object]]:
    """The JSON behind the pages: whole lists, and each thing by itself."""
    for name, listed in LISTS.items():
        yield name, listed(opened, Asked(), 0, FARTHEST)
    for row in opened.index.questions:
        yield f"questions/{row.id}", data.question(opened, row.id)
    for report_row in opened.index.reports:
        yield f"reports/{slug(report_row.id)}", data.report(opened, slug(report_row.id))
    for name in opened.ledger.claim_ids(Filter(), limit=-1):
        yield f"claims/{name}", data.claim(opened, name)


def _write(folder: Path, name: str, content: bytes) -> None:
    """Writes one file; an id that leads out of the folder is none that this house gives."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise InputError(name, "this name leads out of the folder; the ledger was not made by Variorum")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
