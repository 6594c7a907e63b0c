"""`variorum read`: large piles, in many processes or on many machines, into a folder that goes into a ledger."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.commands.options import FieldNames, Master, TimeLimit, columns_of
from variorum.commands.watching import watched
from variorum.settings import DEFAULT_PARSER, TIME_LIMIT, Executor, Settings, checked_limit
from variorum.terminal import shown

if TYPE_CHECKING:
    from variorum.shards import Told

SOME_WERE_PROBLEMS = 1
NOTHING_DONE = 2
SHOWN = 20  # problems that are told; the ledger tells all


def read(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files or folders, as for add.", show_default=False)
    ],
    folder: Annotated[
        Path,
        typer.Option("--to", metavar="DIR", file_okay=False, help="The folder for what was read.", show_default=False),
    ],
    executor: Annotated[Executor, typer.Option(help="Where to read: processes of this machine, or Spark.")] = "local",
    master: Master = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, help="How many shards at the same time; with spark, none is every core.", show_default=False
        ),
    ] = None,
    parser: Annotated[str, typer.Option(help="What takes the sentences apart, as for add.")] = DEFAULT_PARSER,
    fields: FieldNames = None,
    time_limit: TimeLimit = TIME_LIMIT,
) -> None:
    """Read a large pile into a folder, in many processes or on many machines.

    Each file of many reports is a shard by itself, files of one report are put together. A shard becomes one
    Parquet file of reports and claims; variorum add LEDGER DIR takes the folder into a ledger, with the same result
    as adding the inputs. Nothing is fetched. Stop it at any time: finished shards are not read again. A report that
    ends its process three times over is set aside and told.
    """
    from variorum.api import check_fields, checked_parser
    from variorum.shards import read_shards

    limit, many = checked_limit(time_limit), workers or (0 if executor == "spark" else 1)
    settings = _settings(checked_parser(parser), fields, limit, many)
    check_fields(dict(settings.fields))
    with watched(inputs) as progress:
        told = read_shards(inputs, folder, settings=settings, executor=executor, master=master, progress=progress)
    _tell(told, folder)
    if told.problems:
        raise typer.Exit(SOME_WERE_PROBLEMS if told.reports else NOTHING_DONE)


def _settings(parser: str, fields: str | None, limit: float | None, workers: int) -> Settings:
    named = tuple(sorted(columns_of(fields or "").items()))
    return Settings(parser=parser, fields=named, workers=workers, time_limit=limit)


def _tell(told: Told, folder: Path) -> None:
    for problem in told.problems[:SHOWN]:
        typer.echo(shown(f"problem: {problem.where}: {problem.what}: {problem.why}"), err=True)
    known = f", {told.known} read before" if told.known else ""
    aside = f", set aside: {told.set_aside}" if told.set_aside else ""
    counts = f"reports: {told.reports}, problems: {len(told.problems)}{aside}"
    typer.echo(f"shards read: {told.read}{known}; {counts}", err=True)
    if told.others:
        typer.echo(f"{folder} also holds sheets of other inputs: {_of_others(told)}", err=True)
    if told.reports or told.others:
        typer.echo(f"take them into a ledger with: variorum add LEDGER {quote(str(folder))}", err=True)


def _of_others(told: Told) -> str:
    gone = f"; files that are no longer there, whose reports stay: {told.gone}" if told.gone else ""
    return f"{told.others}{gone}"
