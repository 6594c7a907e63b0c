"""Reads the package's data files, once per process."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of a text file, one a line, without blank lines and `#` comments."""
    rows = (files("variorum.data") / name).read_text(encoding="utf-8").splitlines()
    return tuple(row.strip() for row in rows if row.strip() and not row.lstrip().startswith("#"))


@cache
def entries(name: str) -> frozenset[str]:
    """The same entries, to ask whether something is among them."""
    return frozenset(lines(name))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated file with a header line; lines that start with `#` are comments."""
    rows = [row for row in (files("variorum.data") / name).read_text(encoding="utf-8").splitlines() if row.strip()]
    body = [row for row in rows if not row.startswith("#")]
    return tuple(csv.DictReader(body, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def toml(name: str) -> dict[str, Any]:
    """The content of a TOML file."""
    return tomllib.loads((files("variorum.data") / name).read_text(encoding="utf-8"))


def path(name: str) -> Path:
    """The place of a data file on disk, for readers that need a path."""
    with as_file(files("variorum.data") / name) as found:
        return found
