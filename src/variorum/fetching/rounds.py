"""Goes from address to address: robots.txt first, a pause between two requests to one host, redirects within bounds."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from variorum.errors import InputError
from variorum.fetching.addresses import Address, Forgotten, NoHost, Refused, Rules, address, joined
from variorum.fetching.archive import Archive
from variorum.fetching.asking import NAME, Answer, ask
from variorum.fetching.robots import EVERYTHING, Robots, robots
from variorum.records import Problem

# What a feed or sitemap names, with what is wrong with it; None for what is neither.
Links = Callable[[bytes, str], Sequence[str | Problem] | None]
Barred = Callable[[str], str | None]  # why an address is not to be asked; None for one that is

DEEPEST = 2  # an index of sitemaps leads to sitemaps, and these to pages
REDIRECTS = (301, 302, 303, 307, 308)
UNCHANGED, OK, BUSY = 304, 200, (429, 503)
GONE = (404, 410)
PAGES = ("text/html", "application/xhtml+xml")
SHORT = 40  # letters that are shown of what a server says of itself


def fetch(
    asked: Sequence[str],
    archive: Archive,
    *,
    links: Links,
    barred: Barred = lambda url: None,
    rules: Rules | None = None,
) -> Iterator[str | Problem]:
    """For each page behind the addresses, where it stands in the archive; a problem for each that is not to be had.

    A feed or sitemap leads to the pages that it names. `links` tells what is one.
    """
    visitor = Visitor(archive, barred, rules or Rules())
    waiting = deque((url, 0) for url in asked)
    seen, pages = set[str](), 0
    while waiting:
        url, depth = waiting.popleft()
        name = _name(url)
        if name in seen:
            continue
        seen.add(name)
        if pages >= visitor.rules.pages:
            left = len(waiting) + 1
            why = f"from here on {left:,} addresses were not asked; give them to another run"
            problem = Problem(url, "fetching", f"{pages:,} pages are the limit of one run; {why}")
            archive.note(name, None, [problem])
            yield problem
            return
        pages += 1
        found = _followed(url, visitor, archive, links if depth < DEEPEST else None)
        if not found.is_barred:
            archive.note(name, found.final, [item for item in found.items if isinstance(item, Problem)])
        waiting.extend((link, depth + 1) for link in found.onward)
        yield from found.items


@dataclass(frozen=True, slots=True)
class _Found:
    """What an address gives: places of pages and problems, addresses that it leads on to, and where it ended."""

    items: tuple[str | Problem, ...] = ()
    onward: tuple[str, ...] = ()
    final: str | None = None
    is_barred: bool = False


def _followed(url: str, visitor: Visitor, archive: Archive, links: Links | None) -> _Found:
    try:
        final, offset, body, kind = visitor.visit(url)
    except Refused as error:
        problem = Problem(_shown(url), "fetching", str(error))
        return _Found((problem,), is_barred=isinstance(error, Forgotten))
    try:
        found = links(body, final) if links is not None else None
    except InputError as error:
        return _Found((Problem(url, "fetching", error.why),), final=final)
    if found is not None:
        bare = Problem(url, "fetching", "this is a feed or sitemap that names no pages; look at it in a browser")
        problems = (*(one for one in found if isinstance(one, Problem)), *([] if found else [bare]))
        return _Found(problems, tuple(_onward(final, link) for link in found if isinstance(link, str)), final)
    if kind in PAGES:
        return _Found((archive.location(offset),), final=final)
    told = _shown(kind)[:SHORT] or "of no kind"
    problem = Problem(url, "fetching", f"the answer is no page but {told}; save it and give the file")
    return _Found((problem,), final=final)


def _shown(told: str) -> str:
    """What a stranger wrote, without what a terminal would obey instead of showing it."""
    return "".join(letter if letter.isprintable() else "?" for letter in told)


def _name(url: str) -> str:
    """One name for all spellings of an address."""
    try:
        return address(url).url
    except Refused:
        return url


def _onward(base: str, link: str) -> str:
    """Where a link leads; the link itself where it is no address, to be refused in its turn and within the limits."""
    try:
        return joined(base, link)
    except Refused:
        return link


Visited = tuple[str, int, bytes, str]  # the address at the end of its redirects, place in the archive, body, kind


class Visitor:
    """Asks one address after the other, and remembers when it asked whom, and what they allow."""

    def __init__(self, archive: Archive, barred: Barred, rules: Rules) -> None:
        self.rules = rules
        self._barred = barred
        self._archive = archive
        self._robots: dict[str, Robots | str] = {}  # by site; where they cannot be had, what to tell
        self._next: dict[str, float] = {}  # by host: before when it is not asked again
        self._busy = set[str]()  # hosts that asked to be left in peace for longer than this run waits

    def visit(self, url: str) -> Visited:
        """The page at an address, asked for anew or unchanged since it was kept; raises Refused."""
        asked = address(url)
        for _ in range(self.rules.redirects + 1):
            self._check(asked)
            answer = self._ask(asked)
            if answer.status not in REDIRECTS or not answer.headers.get("location"):
                return self._taken(asked, answer)
            asked = address(joined(asked.url, answer.headers["location"]))
        raise Refused(f"it leads on to another address more than {self.rules.redirects} times")

    def _ask(self, asked: Address) -> Answer:
        known = self._archive.known(asked.url)
        told = {"If-None-Match": known.etag, "If-Modified-Since": known.modified} if known is not None else {}
        headers = {name: value for name, value in told.items() if value and value.isascii()}  # others cannot be sent
        return self._polite(asked, headers, self._allowing(asked).delay)

    def _taken(self, asked: Address, answer: Answer) -> Visited:
        known = self._archive.known(asked.url)
        if answer.status == UNCHANGED and known is not None:
            body, kind = self._archive.page(known.offset)
            return asked.url, known.offset, body, kind
        if answer.status != OK:
            raise Refused(_why(answer))
        if not answer.body.strip():
            raise Refused("the answer is empty")
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        return asked.url, self._archive.keep(answer), answer.body, kind

    def _check(self, asked: Address) -> None:
        """Raises Refused for what is barred, what robots.txt forbids, and where that asks for too much patience."""
        barred = self._barred(asked.url)
        if barred is not None:
            raise Forgotten(barred)
        found = self._allowing(asked)
        if not found.allow(asked.target):
            raise Refused("its robots.txt forbids it; save the page by hand and give the file")
        if found.delay > self.rules.longest_delay:
            raise Refused(f"its robots.txt asks to wait {found.delay:.0f} seconds between pages; save the page by hand")

    def _allowing(self, asked: Address) -> Robots:
        """The rules of an address's site, asked for once; raises Refused where they cannot be had (RFC 9309, 2.3)."""
        if asked.site not in self._robots:
            try:
                self._robots[asked.site] = self._rules_of(asked)
            except NoHost as error:
                self._robots[asked.site] = str(error)
            except Refused as error:  # a server that hangs must not be waited for again with every page
                why = f"its robots.txt cannot be had, and so nothing is asked of its site: {error}"
                self._robots[asked.site] = why
        found = self._robots[asked.site]
        if isinstance(found, str):
            raise Refused(found)
        return found

    def _rules_of(self, asked: Address) -> Robots:
        """What robots.txt says: all is allowed where there is none."""
        place = address(f"{asked.site}/robots.txt")
        for _ in range(self.rules.redirects + 1):
            answer = self._polite(place, {}, 0.0)
            if answer.status in REDIRECTS and answer.headers.get("location"):
                place = address(joined(place.url, answer.headers["location"]))
                continue
            if answer.status == OK:
                return robots(answer.body, NAME)
            if answer.status >= 500 or answer.status in BUSY:
                raise Refused(_why(answer))
            return EVERYTHING
        return EVERYTHING

    def _polite(self, asked: Address, headers: dict[str, str], delay: float) -> Answer:
        if asked.host in self._busy:
            raise Refused("its server asked to come back later, and is not asked again in this run; try again later")
        pause = self._next.get(asked.host, 0.0) - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        wait = max(self.rules.delay, min(delay, self.rules.longest_delay))
        try:
            answer = ask(asked, self.rules, headers)
            if answer.status in BUSY:
                wait = max(wait, _seconds(answer.headers.get("retry-after", "")))
            return answer
        finally:
            self._next[asked.host] = time.monotonic() + wait
            if wait > max(self.rules.delay, self.rules.longest_delay):
                self._busy.add(asked.host)


def _seconds(told: str) -> float:
    """For how long a server asks to be left in peace (RFC 9110, 10.2.3); 0 where it does not say."""
    if told.strip().isdecimal():
        return float(told)
    try:
        return parsedate_to_datetime(told).timestamp() - time.time()
    except (ValueError, OverflowError, OSError):
        return 0.0


def _why(answer: Answer) -> str:
    if answer.status in BUSY:
        wait = _shown(answer.headers.get("retry-after", ""))[:SHORT]
        return f"the server asks to come back later{f' ({wait})' if wait else ''}; try again then"
    if answer.status in GONE:
        return f"there is no such page (status {answer.status})"
    if answer.status in (401, 402, 403, 451):
        return f"the server does not give it (status {answer.status}); save the page by hand and give the file"
    return f"the server answered with status {answer.status}; try again later"
