"""Options that several commands have: what rows call a report's fields, how long one may take, and where."""

from __future__ import annotations

from typing import Annotated

import typer

FieldNames = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="FIELD=NAME,...",
        help="What your rows call a report's fields, as text=body,published=date; a ledger keeps it.",
        show_default=False,
    ),
]
TimeLimit = Annotated[
    float,
    typer.Option(
        min=0,
        metavar="SECONDS",
        help="How long the claims of one report may take; then it is a problem, and the others go on. 0: no limit.",
    ),
]
Master = Annotated[
    str | None,
    typer.Option(metavar="URL", help="With spark: the cluster's master; none is this machine.", show_default=False),
]

Conditions = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="NAME=VALUE",
        help="Of a folder that read wrote, take only the reports of which a claim passes, and those of the same parts:"
        " place, party, kind, article, since, until, match, as for claims; several times.",
        show_default=False,
    ),
]


def conditions_of(given: list[str] | None) -> dict[str, str]:
    """Each NAME=VALUE as a name and a value; each name once, for what passes must pass all of them."""
    found: dict[str, str] = {}
    for one in given or ():
        name, sign, value = one.partition("=")
        if not (sign and value.strip()):
            raise typer.BadParameter(f"{one}: write NAME=VALUE, for instance place=Kelm", param_hint="--where")
        if name.strip() in found:
            raise typer.BadParameter(f"{one}: {name.strip()} was given before", param_hint="--where")
        found[name.strip()] = value.strip()
    return found


def columns_of(given: str) -> dict[str, str]:
    """FIELD=NAME,FIELD=NAME as fields and names; nothing takes back what was said before."""
    found: dict[str, str] = {}
    for one in filter(None, (part.strip() for part in given.split(","))):
        field, sign, name = one.partition("=")
        if not (field.strip() and sign and name.strip()):
            raise typer.BadParameter(f"{one}: write FIELD=NAME, for instance text=body", param_hint="--fields")
        found[field.strip()] = name.strip()
    return found
