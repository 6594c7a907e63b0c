"""Pages that say there is no page are no reports, whatever status they were sent with; reports of such a title are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.making import article_page
from variorum.data.load import lines
from variorum.reading import read
from variorum.reading.cleaning.error_pages import is_error_page
from variorum.reading.lines.shape import fold
from variorum.records import Problem, Reading
from variorum.settings import Settings

SORRY = "The page you are looking for could not be found. It may have been moved or deleted by the editors of the site."
NEWS = "The ministry of Norvalia said on Sunday that the bridge over the Strand had been reopened after two years."
LONG = [f"{NEWS} Nobody was hurt, officials added in the port of Kelm on day {number}." for number in range(3)]

TITLES = [  # the title of a page, and whether it is that of an error where little stands below it
    ("Page not found", True),
    ("404 Page not found", True),
    ("404 - Not Found", True),
    ("Page Not Found | Estmar Post", True),
    ("Estmar Post – Page not found", True),
    ("Error 404 (Not Found)!!1", True),
    ("Oops! Page not found", True),
    ("503 Service Unavailable", True),
    ("Just a moment...", True),
    ("Attention Required! | Cloudflare", True),
    ("Access Denied", True),
    ("We can’t find that page", True),
    ("Access denied to the port of Kelm", False),
    ("Body of lost hiker not found", False),
    ("Page boy not found, search goes on", False),
    ("Security check at the port finds arms", False),
    ("404 people counted in Kelm", False),
    ("Bridge reopens", False),
]


@pytest.mark.parametrize("title, is_error", TITLES)
def test_a_page_of_an_error_is_a_problem_and_no_report(tmp_path: Path, title: str, is_error: bool) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(article_page(title, SORRY if is_error else NEWS))
    (found,) = read([str(path)], settings=Settings())
    assert isinstance(found, Problem) == is_error
    if isinstance(found, Problem):
        assert "no such page" in found.why


@pytest.mark.parametrize("title", [title for title, is_error in TITLES if is_error])
def test_a_report_may_have_such_a_title(tmp_path: Path, title: str) -> None:
    (tmp_path / "a.html").write_bytes(article_page(title, *LONG))
    (tmp_path / "b.txt").write_text(f"{title}\n\n{NEWS}")
    assert [isinstance(one, Reading) for one in read([str(tmp_path)], settings=Settings())] == [True, True]


@pytest.mark.parametrize("words", lines("reading/error_pages.txt"))
def test_every_title_is_found_and_folded(words: str) -> None:
    assert words == fold(words)
    assert is_error_page(words.capitalize(), words)
