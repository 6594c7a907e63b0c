"""Parts from outside: a package adds one to a room's table by an entry point in the group `variorum.<table>`.

A package offers a reader, say, in its own `pyproject.toml`:

    [project.entry-points."variorum.readers"]
    ".docx" = "my_package.docx:read"
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar, cast

logger = logging.getLogger(__name__)

Part = TypeVar("Part")


def extended(table: Mapping[str, Part], group: str) -> dict[str, Part]:
    """The room's own table with the parts that installed packages offer; a part from outside never replaces one."""
    more = {name: cast("Part", part) for name, part in _offered(group).items() if name not in table}
    return {**table, **more}


@cache
def _offered(group: str) -> dict[str, object]:
    """What installed packages offer for a table, looked up once per process."""
    points = sorted(entry_points(group=f"variorum.{group}"), key=lambda point: (point.name, point.value))
    found = {point.name: _loaded(point) for point in points}
    return {name: part for name, part in found.items() if part is not None}


def _loaded(point: EntryPoint) -> object:
    """The part behind an entry point, or None where its package is broken: one bad package must not stop the rest."""
    try:
        part: object = point.load()
    except Exception as error:  # noqa: BLE001 - whatever a stranger's module does when it is opened
        logger.warning("the part %r of %r cannot be loaded: %s", point.name, point.value, error)
        return None
    return part
