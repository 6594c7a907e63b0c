"""The directory of an export: it is made beside its place and moved there whole, and it never mixes with another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from variorum.data.load import toml
from variorum.errors import InputError
from variorum.placing import drafts

MARK = "NOTICE.txt"  # stands in every export and lists its files, so that --force never removes what is none
OF_THE_SYSTEM = {".DS_Store", "Thumbs.db", "desktop.ini"}  # which a file manager puts into whatever folder it shows
SHOWN = 3  # files that a refusal names


@contextmanager
def new_directory(wanted: Path, *, force: bool = False) -> Iterator[Path]:
    """A directory to write into; when all is written it stands at the wanted place, and if not nothing does."""
    place = wanted.absolute()
    _refuse(wanted, place, force=force)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with drafts(place) as folder:
            made = folder / "export"
            made.mkdir()
            yield made
            _list_files(made)
            _put(made, place)
    except OSError as error:
        raise InputError(str(wanted), f"cannot be written ({error.strerror}); name another directory") from error


def _refuse(wanted: Path, place: Path, *, force: bool) -> None:
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise InputError(str(wanted), "there is something else that is no directory; name a directory to be made")
    if place.is_dir() and any(place.iterdir()) and not force:
        why = "there is something in this directory; name one that is to be made, or give --force to replace it"
        raise InputError(str(wanted), why)
    if force and place.is_dir() and any(place.iterdir()):
        _check_export(wanted, place)


def _check_export(wanted: Path, place: Path) -> None:
    """Raises InputError unless an export wrote all that is in this directory."""
    listed = _listed(place / MARK)
    if listed is None:
        why = f"this is no export (its {MARK} lists none), and --force replaces only exports; name another directory"
        raise InputError(str(wanted), why)
    others = [name for name in _files(place) if name not in listed and PurePath(name).name not in OF_THE_SYSTEM]
    if others:
        more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
        told = ", ".join(map(_printable, others[:SHOWN]))
        why = f"no export wrote {told}{more} in it; move that away, or name another directory"
        raise InputError(str(wanted), why)


def _list_files(made: Path) -> None:
    """Adds the names of all files of an export to its notice."""
    names = sorted({*_files(made), MARK})
    with (made / MARK).open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in (_heading(), *names))


def _listed(notice: Path) -> frozenset[str] | None:
    """The files that a notice lists; None where it lists none, or is not there."""
    if not notice.is_file():
        return None
    with notice.open(encoding="utf-8", errors="replace") as file:
        lines = file.read().splitlines()
    return frozenset(lines[lines.index(_heading()) + 1 :]) if _heading() in lines else None


def _heading() -> str:
    return str(toml("export/words.toml")["files"])


def _files(directory: Path) -> list[str]:
    """Whatever stands in a directory and below, by its name from there; what a link leads to is not looked at."""
    found = (
        Path(folder) / name for folder, inner, names in os.walk(directory) for name in (*names, *_links(folder, inner))
    )
    return sorted(path.relative_to(directory).as_posix() for path in found)


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def _links(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if os.path.islink(os.path.join(folder, name))]


def _put(made: Path, place: Path) -> None:
    old = made.with_name("old")  # which goes with the folder that both stand in
    if place.is_dir():
        place.rename(old)
    try:
        made.rename(place)
    except OSError:
        if old.is_dir():
            old.rename(place)
        raise
