"""What the user names, as single files: folders walked in sorted order, each file with the id its path gives it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from variorum.errors import InputError
from variorum.records import Problem

LARGEST = 20_000_000  # bytes a document; ten times the longest report seen, far below what would exhaust a laptop
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file or standard input: where it is, and the id that its path gives an article without one."""

    location: str
    name: str
    path: Path | None = None

    @property
    def suffix(self) -> str:
        """The ending of the file's name, in lower case."""
        return self.path.suffix.lower() if self.path is not None else ""

    def open(self) -> BinaryIO:
        """The bytes as a stream; raises InputError where they cannot be had."""
        if self.path is None:
            return sys.stdin.buffer
        try:
            return self.path.open("rb")
        except OSError as error:
            raise InputError(self.location, f"the file cannot be opened: {error.strerror or error}") from error

    def head(self, size: int = 4096) -> bytes:
        """The first bytes; raises InputError where they cannot be had."""
        if self.path is None:
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


def inputs(paths: Sequence[str | Input | Problem]) -> Iterator[Input | Problem]:
    """Every file behind the paths, and a problem for each path that leads nowhere; what is looked up already stays."""
    for path in paths:
        if isinstance(path, str):
            yield from _inputs(path)
        else:
            yield path


def _inputs(path: str) -> Iterator[Input | Problem]:
    if path == STDIN:
        yield Input("standard input", "stdin")
    elif path.startswith(("http://", "https://")):
        yield Problem(path, "input", "pages are not fetched yet; save the page and give the file")
    elif os.path.isdir(path):
        yield from _folder(Path(path))
    elif os.path.exists(path):
        yield Input(path, Path(path).stem, Path(path))
    else:
        yield Problem(path, "input", "there is no such file or folder")


def _folder(root: Path) -> Iterator[Input | Problem]:
    files = [path for path in sorted(_walk(root)) if not _is_hidden(path.relative_to(root))]
    if not files:
        yield Problem(str(root), "input", "the folder holds no files")
    for path in files:
        yield Input(str(path), path.relative_to(root).with_suffix("").as_posix(), path)


def _walk(root: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(root):
        yield from (Path(folder) / name for name in names)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts)
