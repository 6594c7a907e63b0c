"""Where files stand that belong to another, under its name with an ending: its lock, its log, its archive."""

from __future__ import annotations

from pathlib import Path


def beside(file: Path, ending: str) -> Path:
    """The place beside a file; for a link, beside the file behind it, so that both names lead to one place."""
    place = file.resolve() if file.is_symlink() else file
    return place.with_name(place.name + ending)
