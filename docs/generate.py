"""Writes what is made from the code: pages of `docs/` and the README's excerpt; `--check` tells which of them drift."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from evaluation.coverage import coverage
from evaluation.page import page, parsers
from typer.testing import CliRunner

from variorum.api import Edition
from variorum.cli import app
from variorum.demo import run
from variorum.ledger.dictionary import dictionary

WIDTH = "80"  # columns

HEAD = """# Command line

This page is made from `variorum --help` by `make docs`; change `src/variorum/cli.py` and `src/variorum/commands/`, not this.

Data goes to standard output, words for you to standard error. A command ends with 0 when all went well, with 1 when
some inputs were problems (or a check found something), and with 2 when nothing could be done.

[Which parser](parsers.md) says what `--parser` chooses between.
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


MARKS = ("<!-- excerpt -->", "<!-- /excerpt -->")
SHOWN = "### Who held Shusha"


def readme() -> str:
    """The README with a question of the demonstration's brief between its marks, as they are printed."""
    before, _, rest = README.read_text(encoding="utf-8").partition(MARKS[0])
    return f"{before}{MARKS[0]}\n{_excerpt()}\n{MARKS[1]}{rest.partition(MARKS[1])[2]}"


CARD_MARKS = ("<!-- figures -->", "<!-- /figures -->")


def card() -> str:
    """The model card with the frozen figures of the parsers between its marks."""
    before, _, rest = CARD.read_text(encoding="utf-8").partition(CARD_MARKS[0])
    return f"{before}{CARD_MARKS[0]}\n\n{parsers()}\n\n{CARD_MARKS[1]}{rest.partition(CARD_MARKS[1])[2]}"


def _excerpt() -> str:
    with tempfile.TemporaryDirectory() as scratch:
        run(Path(scratch))
        brief = Edition(Path(scratch) / "demo.ledger").brief(form="md")
    start = brief.index(SHOWN)
    block = brief[start : brief.index("<a id=", start)].strip()
    unlinked = re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", block.replace("### ", "#### ", 1))
    return "\n" + re.sub(r"\n{3,}", "\n\n", unlinked) + "\n"


HERE = Path(__file__).parent
README = HERE.parent / "README.md"
CARD = HERE / "model-card.md"
PAGES: dict[Path, Callable[[], str]] = {
    HERE / "cli.md": commands,
    HERE / "data-dictionary.md": dictionary,
    HERE / "benchmarks.md": page,
    HERE / "coverage.md": coverage,
    README: readme,
    CARD: card,
    HERE.parent / "src" / "variorum" / "language" / "models" / "README.md": card,
}


def drifted() -> list[str]:
    """The pages that are not what the code gives."""
    return [path.name for path, make in PAGES.items() if _stored(path) != make()]


def _stored(page: Path) -> str | None:
    return page.read_text(encoding="utf-8") if page.is_file() else None


def main() -> int:
    """Writes the pages, or tells which of them drift."""
    if "--check" in sys.argv[1:]:
        late = drifted()
        for name in late:
            sys.stderr.write(f"{name} is not in step with the code: run make docs\n")
        return 1 if late else 0
    for path, make in PAGES.items():
        path.write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
