"""Writes beside a place and moves there what is whole: where a disk is full or a run ends, what was there stays."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

UNFINISHED = ".variorum-unfinished-"  # how the name of a folder for drafts begins, which nothing else bears


@contextmanager
def drafts(place: Path) -> Iterator[Path]:
    """A folder beside a place for what is to stand there; at the end it is gone with all that was not moved.

    What a killed run left of such a folder there is removed first.
    """
    _clear(place.parent)
    folder = Path(mkdtemp(prefix=UNFINISHED, dir=place.parent))
    held = _locked(folder)
    try:
        yield folder
    finally:
        if held is not None:
            os.close(held)
        shutil.rmtree(folder, ignore_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Writes a file; where it cannot be written to its end, what stood there before is left as it was."""
    is_pipe = path.exists() and not path.is_file()  # or a terminal
    if is_pipe or (path.exists() and not os.access(path, os.W_OK)):  # which is refused
        path.write_text(text, encoding="utf-8")
        return
    place = path.resolve()
    try:
        with drafts(place) as folder:
            draft = folder / "draft"
            draft.write_text(text, encoding="utf-8")
            if place.exists():
                shutil.copymode(place, draft)
            draft.replace(place)
    except PermissionError:  # whoever may write this file need not have a right to its folder
        path.write_text(text, encoding="utf-8")


def _clear(folder: Path) -> None:
    """Removes the folders for drafts whose runs have ended; a disk without locks tells of none, and they stay."""
    with suppress(OSError):
        for left in folder.glob(UNFINISHED + "*"):
            held = _locked(left)
            if held is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(held)


def _locked(folder: Path) -> int | None:
    """The folder as this process holds it until it ends; None where another does, or there are no such locks."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
