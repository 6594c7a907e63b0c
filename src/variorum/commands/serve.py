"""`variorum serve`: the edition in the browser."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer


def serve(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="The ledger: one file.", show_default=False)],
    host: Annotated[str, typer.Option(help="Where to listen; others than this machine need to be let in.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="On which port; 0 takes any that is free.")] = 8000,
    review: Annotated[
        bool, typer.Option("--review", help="Let whoever has the token decide; the token is printed.")
    ] = False,
    token: Annotated[
        str | None,
        typer.Option(envvar="VARIORUM_TOKEN", help="A token of your own for deciding.", show_default=False),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="NAME", help="Answer under this name too; several times.", show_default=False
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="A title for the edition.", show_default=False)] = None,
) -> None:
    """Show the edition in the browser.

    Its pages lead from every line to the passage: questions voice by voice, reports with who says what in the
    margin, figures, map, timeline, wording, sources, search. It is read only; with --review, whoever
    has the token may also decide. The address is printed; stop it with Ctrl-C.
    """
    from variorum.web.server import new_token, serve

    key = token or (new_token() if review else None)

    def ready(address: str) -> None:
        typer.echo(address)
        if key is not None:
            shown = key if token is None else "TOKEN"
            typer.echo(f"to decide, open {address}enter?token={shown}", err=True)
        typer.echo("stop it with Ctrl-C", err=True)

    with suppress(KeyboardInterrupt):  # how it is stopped
        serve(ledger, host=host, port=port, token=key, hosts=allow_host or (), title=title, ready=ready)
