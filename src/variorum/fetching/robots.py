"""What a site's robots.txt allows (RFC 9309), and how long it asks to wait between two requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

LARGEST = 512_000  # bytes that are read of one (RFC 9309, 2.5)
MOST_RULES = 20_000
DELAY = re.compile(r"\d{1,6}(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one agent: pairs of whether and of which paths; all is allowed where there are none."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allow(self, target: str) -> bool:
        """Whether a path with its query may be asked: the longest rule that fits decides, a tie allows."""
        path = _plain(target)
        if path == "/robots.txt":
            return True
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


EVERYTHING = Robots()


def robots(content: bytes, agent: str) -> Robots:
    """The rules for an agent: of the groups that name it, else of those for all."""
    groups = list(_groups(content[:LARGEST].decode("utf-8", "replace").lstrip("\ufeff").splitlines()))
    name = agent.casefold()
    own = [group for group in groups if name in group[0]] or [group for group in groups if "*" in group[0]]
    rules = tuple(rule for _, rules, _ in own for rule in rules)[:MOST_RULES]
    return Robots(rules, max((delay for _, _, delay in own), default=0.0))


Group = tuple[set[str], list[tuple[bool, str]], float]


def _groups(lines: Iterable[str]) -> Iterator[Group]:
    """Each group: the agents it names, its rules, and its delay."""
    names, rules, delay, open_ = set[str](), list[tuple[bool, str]](), 0.0, True
    for line in lines:
        field, _, value = line.partition("#")[0].partition(":")
        field, value = field.strip().casefold(), value.strip()
        if field == "user-agent":
            if not open_:
                yield names, rules, delay
                names, rules, delay, open_ = set(), [], 0.0, True
            names.add(value.casefold().partition("/")[0].strip())
        elif field in ("allow", "disallow"):
            open_ = False
            if value:
                rules.append((field == "allow", value))
        elif field == "crawl-delay":
            open_ = False
            delay = float(value) if DELAY.fullmatch(value) else delay
    yield names, rules, delay


def _fits(rule: str, path: str) -> bool:
    """Whether a rule fits the beginning of a path: `*` stands for anything, `$` at its end for the end of the path.

    Each piece between stars is sought once, from where the last one ended: no rule can make this take long.
    """
    body, is_whole = (rule[:-1], True) if rule.endswith("$") else (rule, False)
    first, *others = [_plain(piece) for piece in body.split("*")]
    if not path.startswith(first):
        return False
    at = len(first)
    last = others.pop() if others and is_whole else ""
    for piece in others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not is_whole:
        return True
    return path.endswith(last) and len(path) - len(last) >= at if "*" in body else path == first


def _plain(path: str) -> str:
    """A path in the one spelling in which paths are compared."""
    return quote(unquote_to_bytes(path), safe="/%:=&?~#+!$,;'@()*[]-._")
