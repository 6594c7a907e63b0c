"""Walks through an edition as a reader would who follows every link, and tells what its pages are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.testclient import TestClient

Ask = Callable[[str], str | None]  # the HTML of an address; None where there is no such page


@dataclass(frozen=True, slots=True)
class Seen:
    """A page: what its elements are, where it leads, and which marks stand in it."""

    html: str
    links: frozenset[str]
    marks: frozenset[str]
    made_of: frozenset[str]  # elements, and attributes with their element


def seen(html: str) -> Seen:
    """What a browser makes of a page."""
    nodes = list(HTMLParser(html).root.traverse(include_text=False)) if html else []  # type: ignore[union-attr]
    links = {v for n in nodes for k, v in n.attributes.items() if k in ("href", "src", "action") and v is not None}
    marks = {v for n in nodes if (v := n.attributes.get("id"))}
    parts = {n.tag for n in nodes} | {f"{n.tag}[{name}]" for n in nodes for name in n.attributes}
    return Seen(html, frozenset(links), frozenset(marks), frozenset(parts))


def pages(client: TestClient, *starts: str) -> dict[str, Seen]:
    """Every page that can be reached from these (or the front page) by following links, by its address."""
    ahead, found = list(starts or ("/",)), dict[str, Seen]()
    while ahead:
        address = ahead.pop()
        if address in found:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, f"{address} is {answer.status_code}"
        is_page = answer.headers["content-type"].startswith("text/html")
        found[address] = seen(answer.text if is_page else "")
        ahead += [one for one in own_links(address, found[address]) if one not in found]
    return found


def own_links(address: str, page: Seen) -> Iterator[str]:
    """The addresses of the edition to which a page leads, without what is drawn by a script."""
    for link in page.links:
        told = urldefrag(urljoin(address, link)).url
        if not urlsplit(told).scheme and told not in ("/decide", "/leave"):
            yield told


def lost_marks(found: dict[str, Seen]) -> list[str]:
    """Links to a mark in a page that has none of that name."""
    return [
        f"{address}: {link}"
        for address, page in found.items()
        for link in page.links
        if (parts := urldefrag(urljoin(address, link))).fragment
        and not urlsplit(parts.url).scheme
        and parts.fragment not in found[parts.url].marks
    ]


def words(html: str) -> str:
    """What a reader reads of a page, without the choices of its filters."""
    tree = HTMLParser(html)
    tree.strip_tags(["script", "style", "select"])
    return re.sub(r"\s+", " ", tree.body.text(separator=" ") if tree.body else "")
