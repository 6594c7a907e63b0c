"""What is said beside data in which something is missing, because a run ended before all reports were laid."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import typer

from variorum.api import Edition
from variorum.terminal import shown


def tell_unlaid(ledger: Path) -> None:
    """Says on standard error that reports wait to be laid side by side, where any do."""
    if Edition(ledger).is_laid():
        return
    command = f"variorum add {quote(str(ledger))}"
    words = "not all of its reports are laid side by side yet, and what is not is missing here; lay them with"
    typer.echo(shown(f"{ledger}: {words}: {command}"), err=True)
