"""Variorum keeps a ledger of what news reports claim, who says it and where they differ; never what is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.api import open_edition as open

__version__ = "0.1.0"
__all__ = ["open"]


def __getattr__(name: str) -> object:
    """`variorum.open`, made only when it is asked for: the rooms import this package on their way in."""
    if name == "open":
        from variorum.api import open_edition

        return open_edition
    raise AttributeError(f"module 'variorum' has no attribute {name!r}")
