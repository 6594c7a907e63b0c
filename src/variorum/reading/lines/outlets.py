"""Who publishes: from a page's host, from the words an outlet uses of itself; otherwise unknown."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from variorum.data.load import table

HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.I)
PAGE = re.compile(r"https?://[^/\s]+/\S*\w", re.I)


@cache
def _hosts() -> dict[str, str]:
    return {row["host"]: row["outlet"] for row in table("reading/outlets.tsv")}


@cache
def _names() -> dict[str, str]:
    rows = table("reading/outlets.tsv")
    marks = {mark: row["outlet"] for row in rows for mark in row["mark"].split(";") if mark}
    return marks | {row["outlet"]: row["outlet"] for row in rows if row["self"] != "no"}


def host_of(url: str) -> str | None:
    """The host of a URL without `www.`; None where there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and HOST.fullmatch(host) else None


def is_page(url: str) -> bool:
    """Whether an address is one page's own; some sites and tables give every page the address of their front page."""
    return PAGE.match(url) is not None


def outlet_at(url: str) -> str | None:
    """The outlet that publishes at this URL: its name where the host is known, else the host itself."""
    host = host_of(url)
    if host is None:
        return None
    labels = host.split(".")
    for depth in range(len(labels) - 1):
        name = _hosts().get(".".join(labels[depth:]))
        if name is not None:
            return name
    return host


def outlet_named(name: str) -> str | None:
    """The known outlet of this name or mark, spelt exactly so; otherwise None."""
    return _names().get(name.strip())


def given_outlet(name: str) -> str:
    """An outlet as its user names it; where the name is a host, the name of the outlet there."""
    name = " ".join(name.split())
    return (outlet_at(name) or name) if HOST.fullmatch(name) else name


def known_outlet_at(host: str) -> str | None:
    """The outlet that publishes at this host, where it is one of those known; None for any other."""
    name = outlet_at(host) if host else None
    return name if name != host_of(host) else None
