"""What the user names, as single files: folders walked in sorted order, each file with the id its path gives it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from variorum.errors import InputError
from variorum.reading.drafts import Supplied
from variorum.reading.files.own import is_own
from variorum.records import Problem
from variorum.terminal import printable

Columns = Mapping[str, str]  # by a field of Variorum's: the user's own name for it

LARGEST = 20_000_000  # bytes a document; ten times the longest report seen, far below what would exhaust a laptop
STDIN = "-"
WARC = (".warc", ".warc.gz")
ADDRESS = re.compile(r"https?://", re.I)
RECORD = re.compile(r"(?P<file>.+\.warc(?:\.gz)?):(?P<offset>\d{1,18})$", re.I)
NO_COLUMNS: Columns = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Input:
    """One file, member of an archive, or standard input, with the id that its path gives an article without one.

    `file` is the name that tells its kind, `opener` how to get at what is packed, `supplied` what a list beside it
    says, `columns` what the user calls the fields, `offset` where the one wanted record of a web archive stands.
    """

    location: str
    name: str
    path: Path | None = None
    file: str = ""
    opener: Callable[[], BinaryIO] | None = None
    supplied: Supplied = field(default_factory=Supplied)
    columns: Columns = field(default_factory=dict)
    offset: int | None = None

    def __post_init__(self) -> None:
        """What is told of a file, or kept as its id, must be text, whatever the bytes of its name."""
        for named in ("location", "name"):
            object.__setattr__(self, named, printable(getattr(self, named)))

    @property
    def is_standard_input(self) -> bool:
        """Whether it comes through a pipe: it can be read once only."""
        return self.path is None and self.opener is None

    @property
    def is_web_archive(self) -> bool:
        """Whether its name says that it holds records of the web, each packed by itself or none."""
        return (self.file or (self.path.name if self.path is not None else "")).lower().endswith(WARC)

    @property
    def suffix(self) -> str:
        """The ending of the file's name, in lower case."""
        return PurePath(self.file or (self.path.name if self.path is not None else "")).suffix.lower()

    def open(self) -> BinaryIO:
        """The bytes as a stream; raises InputError where they cannot be had."""
        if self.opener is not None:
            return self.opener()
        if self.path is None:
            return sys.stdin.buffer
        try:
            return self.path.open("rb")
        except OSError as error:
            raise InputError(self.location, f"the file cannot be opened: {error.strerror or error}") from error

    def head(self, size: int = 4096) -> bytes:
        """The first bytes; raises InputError where they cannot be had."""
        if self.is_standard_input:
            return b""
        with self.open() as stream:
            return stream.read(size)

    def load(self) -> bytes:
        """All bytes; raises InputError for an empty file and for one beyond the limit."""
        with self.open() as stream:
            content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise InputError(self.location, too_large("the file"))
        if not content.strip():
            raise InputError(self.location, "the file is empty")
        return content


def too_large(what: str) -> str:
    """Why something beyond the limit is not read, and what to do."""
    return (
        f"{what} is larger than {LARGEST // 1_000_000} MB, the limit for one document; "
        "split it, or give its reports as JSON lines"
    )


def is_address(path: str) -> bool:
    """Whether an input is to be fetched from the web."""
    return ADDRESS.match(path) is not None


def inputs(paths: Sequence[str], *, columns: Columns = NO_COLUMNS) -> Iterator[Input | Problem]:
    """Every file behind the paths, and a problem for each path that leads nowhere."""
    for path in paths:
        for source in _inputs(path):
            yield replace(source, columns=columns) if isinstance(source, Input) else source


def _inputs(path: str) -> Iterator[Input | Problem]:
    record = RECORD.match(path)
    if path == STDIN:
        yield Input("standard input", "stdin")
    elif is_address(path):
        yield _unnamed(path, "an address is fetched by `variorum add`, not read; save the page and give the file")
    elif os.path.isdir(path):
        yield from _folder(Path(path))
    elif os.path.isfile(path):
        yield Input(path, Path(path).stem, Path(path))
    elif record is not None and os.path.isfile(record["file"]):
        yield Input(path, Path(record["file"]).stem, Path(record["file"]), offset=int(record["offset"]))
    elif os.path.exists(path):
        yield _unnamed(path, "this is neither a file nor a folder; give files, folders, or - for standard input")
    else:
        yield _unnamed(path, "there is no such file or folder")


def _folder(root: Path) -> Iterator[Input | Problem]:
    found = sorted(_walk(root), key=lambda one: one.path)
    wanted = [one for one in found if one.why or not is_own(one.path)]
    if not wanted:
        own = " but what Variorum wrote itself" if found else ""
        yield _unnamed(root, f"the folder holds no files{own}")
    for path, why in _each_once(wanted):
        if why:
            yield _unnamed(path, why)
        elif os.path.isfile(path) or path.is_symlink():
            yield Input(str(path), path.relative_to(root).with_suffix("").as_posix(), path)
        else:
            yield _unnamed(path, "this is no file that can be read (a pipe, socket or device)")


class _Found(NamedTuple):
    """A file below a folder, or a folder and why it is not read."""

    path: Path
    why: str = ""


def _walk(root: Path) -> Iterator[_Found]:
    """Every file below a folder, each once: linked folders come last, when what they lead to may be known already."""
    around, seen = frozenset(root.resolve().parents), set[tuple[int, int]]()
    waiting, linked = [root], list[Path]()
    while waiting or linked:
        folder = waiting.pop() if waiting else linked.pop(0)
        if folder != root and folder.is_symlink() and folder.resolve() in around:
            yield _Found(folder, "this link leads to a folder around the one that is read; give that one itself")
            continue
        try:
            status = folder.stat()
            names = sorted(os.listdir(folder)) if (status.st_dev, status.st_ino) not in seen else []
        except OSError as error:
            yield _Found(folder, f"the folder cannot be read: {error.strerror or error}; what it holds is missing")
            continue
        seen.add((status.st_dev, status.st_ino))
        for path in (folder / name for name in names if not is_hidden(PurePath(name))):
            if not os.path.isdir(path):
                yield _Found(path)
            else:
                (linked if path.is_symlink() else waiting).append(path)


def _each_once(found: list[_Found]) -> Iterator[_Found]:
    """What was found without the links to files of which another name is among them; of links alone the first stays."""
    seen = {_identity(one.path) for one in found if not one.path.is_symlink()}
    for one in found:
        identity = _identity(one.path)
        if one.why or not one.path.is_symlink() or identity is None or identity not in seen:
            yield one
        seen.add(identity)


def _identity(path: Path) -> tuple[int, int] | None:
    """The device and number of a file, whatever its name; None where there is none, as reading it tells."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _unnamed(path: str | Path, why: str) -> Problem:
    return Problem(printable(str(path)), "input", why)


def is_hidden(path: PurePath) -> bool:
    """Whether a file is of the system's or a program's own making, and no report."""
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts)
