"""The edition as files in a folder: the same pages, which open from the disk and ask nothing of any host."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import variorum.web.data as data
from variorum.errors import InputError
from variorum.export.pseudonyms import Pseudonyms
from variorum.export.redacted import bare
from variorum.exporting import pseudonyms_of
from variorum.ledger import Filter
from variorum.placing import drafts
from variorum.public import Object
from variorum.terminal import printable
from variorum.web.addresses import Addresses
from variorum.web.app import LISTS, PAGES
from variorum.web.asked import FARTHEST, Asked
from variorum.web.hiding import hidden_object, hidden_page
from variorum.web.page import Page, Part
from variorum.web.render import rendered
from variorum.web.shelf import Opened, Shelf, slug
from variorum.web.statics import static_files
from variorum.web.views.claims import claim
from variorum.web.views.questions import question
from variorum.web.views.reports import report, unseen

LEFT_OUT = ("search",)  # what needs a server to answer
UNSEEN = ("changes",)  # what shows older versions and answers, in which nobody looked for names
Told = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Edition:
    """How an edition is written: under which title, with what in place of which names, and which reports unseen."""

    title: str
    pseudonyms: Pseudonyms | None = None
    unread: frozenset[str] = frozenset()
    deciders: tuple[str, ...] = ()  # who may be told by a login, in small letters

    @property
    def is_redacted(self) -> bool:
        """Whether private persons have no names in it."""
        return self.pseudonyms is not None

    def page(self, html: str) -> str:
        """A page as it is written."""
        return html if self.pseudonyms is None else hidden_page(html, self._hidden)

    def object(self, told: Object) -> Object:
        """An object as it is written; a report without what nobody looked through for names."""
        if self.pseudonyms is None:
            return told
        if "sha256" in told:
            told = bare(told, self.pseudonyms, is_read=told["id"] not in self.unread)
        elif "items" in told:
            told = {**told, "items": [self.object(one) for one in told["items"]]}
        return hidden_object(told, self._hidden)

    def _hidden(self, text: str) -> str:
        assert self.pseudonyms is not None
        for name in self.deciders:
            if name in text:
                other = self.pseudonyms.hidden(name, loosely=True)
                text = other.join(re.split(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        return self.pseudonyms.hidden(text)


def site(
    ledger: Path,
    folder: Path,
    *,
    title: str | None = None,
    redact_persons: bool = False,
    progress: Told | None = None,
) -> int:
    """Writes the edition of a ledger into a new folder; returns how many pages it has.

    With `redact_persons` private persons are "person 1", "person 2" ..., and what nobody looked through for names is
    left out: what was taken out of pages, older versions, addresses of the originals, texts that could not be read.
    It is written beside its place and moved there when it is whole. Raises InputError where the folder is not empty.
    """
    target = folder.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputError(str(folder), "there is something there already; name a folder that is new or empty")
    shelf = Shelf(ledger)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with drafts(target) as scratch, shelf.open() as opened:
            made = scratch / "edition"
            name = title or printable(ledger.stem)
            how = _redacted(opened, name) if redact_persons else Edition(name)
            count = _written(opened, made, how, progress)
            if target.exists():
                target.rmdir()
            made.replace(target)
    except OSError as error:
        raise InputError(str(folder), f"the edition cannot be written there ({error.strerror})") from error
    return count


def _redacted(opened: Opened, title: str) -> Edition:
    """Without the names of private persons; titles that could not be looked through for names are left out too."""
    pseudonyms, unread = pseudonyms_of(opened.ledger)
    pseudonyms.rename(row.id for row in opened.index.reports)
    opened.index.leave_out_titles(unread)
    return Edition(title, pseudonyms, unread, tuple(dict.fromkeys(one.who for one in opened.index.made)))


def _written(opened: Opened, folder: Path, how: Edition, progress: Told | None) -> int:
    for name, content in static_files():
        _write(folder, f"static/{name}", content)
    count = 0
    for place, depth, page in _pages(opened, how):
        at = Addresses(folder=True, depth=depth)
        html = rendered(page, at, name=how.title, index=opened.index, redacted=how.is_redacted)
        _write(folder, place, how.page(html).encode())
        count += 1
        if progress is not None:
            progress("written", count)
    for name, told in _data(opened):
        _write(folder, f"data/{name}.json", json.dumps(how.object(told), ensure_ascii=False).encode())
    return count


def _pages(opened: Opened, how: Edition) -> Iterator[tuple[str, int, Page]]:
    """Every page with its file and how many folders down it stands; a list has as many files as pages."""
    for name, view in PAGES.items():
        if name in LEFT_OUT or (how.is_redacted and name in UNSEEN):
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
        yield from _versions(opened, slug(report_row.id), report_row.version, how)
    for name in opened.ledger.claim_ids(Filter(), limit=-1):
        yield f"claims/{name}.html", 1, claim(opened, name)


def _chosen(opened: Opened) -> Iterator[tuple[str, int, Page]]:
    """The pages of one thing that a served edition finds by a filter: a story, the words used of something."""
    for story in opened.index.stories:
        yield f"stories/{story.id}.html", 1, PAGES[""](opened, Asked(story=story.id))
    for row in opened.ledger.worded():
        yield f"wording/{slug(row.about)}.html", 1, PAGES["wording"](opened, Asked(about=row.about))


def _versions(opened: Opened, address: str, newest: int, how: Edition) -> Iterator[tuple[str, int, Page]]:
    """The newest version of a report, and the older ones, but in a redacted edition."""
    page = report(opened, address, Asked())
    name = opened.index.slugs[address]
    yield f"reports/{address}.html", 1, unseen(page) if name in how.unread else page
    for version in range(1, 1 if how.is_redacted else newest):
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
