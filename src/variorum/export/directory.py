"""The directory of an export: it is made beside its place and moved there whole, and it never mixes with another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.errors import InputError


@contextmanager
def new_directory(wanted: Path, *, force: bool = False) -> Iterator[Path]:
    """A directory to write into; when all is written it stands at the wanted place, and if not nothing does."""
    place = wanted.absolute()
    _refuse(wanted, place, force=force)
    made = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        made.mkdir(parents=True)
        yield made
        _put(made, place)
    except OSError as error:
        raise InputError(str(wanted), f"cannot be written ({error.strerror}); name another directory") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _refuse(wanted: Path, place: Path, *, force: bool) -> None:
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise InputError(str(wanted), "there is something else that is no directory; name a directory to be made")
    if place.is_dir() and any(place.iterdir()) and not force:
        why = "there is something in this directory; name one that is to be made, or give --force to replace it"
        raise InputError(str(wanted), why)
    if force and place.is_dir() and any(place.iterdir()) and not (place / MARK).is_file():
        why = f"this is no export (it has no {MARK}), and --force replaces only exports; name another directory"
        raise InputError(str(wanted), why)


MARK = "NOTICE.txt"  # stands in every export, so that --force never removes what is none


def _put(made: Path, place: Path) -> None:
    old = made.with_name(made.name + ".old")
    if place.is_dir():
        place.rename(old)
    try:
        made.rename(place)
    except OSError:
        if old.is_dir():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
