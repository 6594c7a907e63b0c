"""Every word of the edition is said somewhere: what no page says any more has gone from the data too."""

from __future__ import annotations

from pathlib import Path

import pytest

import variorum.web
from variorum.data.load import toml

ROOM = Path(variorum.web.__file__).parent
# Tables of values: the records choose which word of them is said.
OF_VALUES = {"nav", "factuality", "status", "part", "state", "link", "role", "action", "map_script"}
OF_ROLES = {"agent", "recipient", "speaker", "mentioned"}  # in [claim]: the role of an actor is its label


@pytest.mark.parametrize("table", sorted(set(toml("web.toml")) - OF_VALUES))
def test_no_word_is_left_over(table: str) -> None:
    files = [*ROOM.rglob("*.py"), *(ROOM / "templates").iterdir()]
    said = "\n".join(path.read_text(encoding="utf-8") for path in files if path.is_file())
    unsaid = [key for key in toml("web.toml")[table] if f'"{key}"' not in said and key not in OF_ROLES]
    assert [key for key in unsaid if not _is_made(table, key)] == []


def _is_made(table: str, key: str) -> bool:
    """Keys that are put together: the precision of a place by its number, the JSON of one thing by its address."""
    return (table == "map" and key[:1] == "p" and key[1:].isdigit()) or (table == "data" and "{" in key)
