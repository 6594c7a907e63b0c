"""Writes the pages of `docs/` that are made from the code; with `--check` it tells which of them drift."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner

from variorum.cli import app
from variorum.ledger.dictionary import dictionary

HERE = Path(__file__).parent
WIDTH = "80"  # columns

HEAD = """# Command line

This page is made from `variorum --help` by `make docs`; change `src/variorum/cli.py`, not this.

Data goes to standard output, words for you to standard error. A command ends with 0 when all went well, with 1 when
some inputs were problems (or a check found something), and with 2 when nothing could be done.
"""


def commands() -> str:
    """The help of every command as Markdown."""
    names = [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands]
    sections = [_section("variorum", _help()), *(_section(f"variorum {name}", _help(name)) for name in names)]
    return "\n".join([HEAD, *sections])


def _help(*command: str) -> str:
    shown = CliRunner().invoke(app, [*command, "--help"], prog_name="variorum", env={"COLUMNS": WIDTH})
    return shown.output.strip("\n")


def _section(name: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {name}\n\n```text\n{lines}\n```\n"


PAGES: dict[str, Callable[[], str]] = {"cli.md": commands, "data-dictionary.md": dictionary}


def drifted() -> list[str]:
    """The pages that are not what the code gives."""
    return [name for name, make in PAGES.items() if _stored(HERE / name) != make()]


def _stored(page: Path) -> str | None:
    return page.read_text(encoding="utf-8") if page.is_file() else None


def main() -> int:
    """Writes the pages, or tells which of them drift."""
    if "--check" in sys.argv[1:]:
        for name in drifted():
            sys.stderr.write(f"docs/{name} is not in step with the code: run make docs\n")
        return 1 if drifted() else 0
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
