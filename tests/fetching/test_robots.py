"""What a robots.txt allows, after RFC 9309 and its examples."""

from __future__ import annotations

import time

import pytest

from variorum.fetching.robots import robots

RULES = [  # robots.txt, path, allowed
    ("", "/a", True),
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow:", "/a", True),
    ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ("User-agent: *\nDisallow: /a", "/ab", False),
    ("User-agent: *\nDisallow: /a/", "/a", True),
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
    ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
    ("User-agent: *\nDisallow: /*.pdf$", "/x/report.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/x/report.pdf?page=1", True),
    ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
    ("User-agent: *\nDisallow: /a*b*c", "/axbxxc/d", False),
    ("User-agent: *\nDisallow: /a$", "/ab", True),
    ("User-agent: *\nDisallow: /\nUser-agent: Variorum\nDisallow: /x", "/a", True),
    ("User-agent: VARIORUM/2\nUser-agent: other\nDisallow: /a", "/a", False),
    ("User-agent: other\nDisallow: /", "/a", True),
    ("\ufeffUser-agent: * # all\nDisallow : /a # this", "/a", False),
    ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
    ("User-agent: *\nSitemap: /s.xml\nDisallow: /a", "/a", False),
    ("Disallow: /a", "/a", True),
    ("<html>not found</html>", "/a", True),
]


@pytest.mark.parametrize("text, path, allowed", RULES)
def test_what_is_allowed(text: str, path: str, allowed: bool) -> None:
    assert robots(text.encode(), "Variorum").allow(path) is allowed


def test_no_rule_takes_long() -> None:
    rule = "/" + "*a" * 2_000 + "$"
    begun = time.monotonic()
    assert robots(f"User-agent: *\nDisallow: {rule}".encode(), "Variorum").allow("/" + "a" * 1_999 + "b")
    assert time.monotonic() - begun < 5


def test_the_delay_is_the_one_of_our_own_group() -> None:
    text = b"User-agent: *\nCrawl-delay: 9\n\nUser-agent: variorum\nCrawl-delay: 2.5\n"
    assert robots(text, "Variorum").delay == 2.5
