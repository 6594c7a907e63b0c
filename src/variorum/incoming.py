"""What comes in: files are read as they are; pages behind addresses are fetched into an archive and read from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from variorum.records import Problem, Reading
from variorum.settings import Settings

if TYPE_CHECKING:
    from variorum.fetching import Rules


class Read(Protocol):
    """The reading room's verb."""

    def __call__(self, paths: Sequence[str], *, settings: Settings) -> Iterator[Reading | Problem]: ...


@dataclass(frozen=True, slots=True)
class Web:
    """What the user wants of the web: `fetch` the pages that feeds, sitemaps and lists on disk name; lists by name."""

    fetch: bool = False
    lists: tuple[str, ...] = ()
    rules: Rules | None = None


def incoming(
    inputs: Sequence[str],
    *,
    read: Read,
    settings: Settings,
    ledger: Path,
    web: Web,
    forgotten: Callable[[str], str | None],
) -> Iterator[Reading | Problem]:
    """The readings of all inputs, files before pages; the archive that pages are read from stands beside the ledger.

    `forgotten` says on which day the report of an address was forgotten: it is not asked for again.
    """
    from variorum.reading import apart  # takes a second to open

    wanted = apart(inputs, lists=web.lists, fetch=web.fetch)
    yield from wanted.problems
    yield from read(wanted.files, settings=settings)
    for found in _fetched(wanted.addresses, ledger, web.rules, forgotten) if wanted.addresses else ():
        if isinstance(found, Problem):
            yield found
        else:
            yield from read([found], settings=settings)


def _fetched(
    addresses: Sequence[str], ledger: Path, rules: Rules | None, forgotten: Callable[[str], str | None]
) -> Iterator[str | Problem]:
    """Where each page stands in the archive, or why it is not to be had."""
    from variorum.fetching import Archive, archive_of, fetch
    from variorum.reading import links

    def barred(url: str) -> str | None:
        day = forgotten(url)
        return (
            None if day is None else f"its report was removed from this ledger on {day}, so it is not asked for again"
        )

    yield from fetch(addresses, Archive(archive_of(ledger)), links=links, barred=barred, rules=rules)
