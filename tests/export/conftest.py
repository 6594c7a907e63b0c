"""The made-up reports in a ledger, read once."""

from __future__ import annotations

import pytest

from tests.export.pile import made
from variorum.api import Edition


@pytest.fixture(scope="session")
def kelm(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A ledger of three reports, in which a person decided something."""
    edition = made(tmp_path_factory.mktemp("kelm"))
    claim = next(one["id"] for one in edition.claims() if one["kind"] == "casualty")
    edition.decide("accept", claim, who="Rosa Lind", why="as Ana Brel said herself")
    edition.decide("accept", claim, who="rlind", why="seen again")
    return edition
