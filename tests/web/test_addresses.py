"""Where each page stands, served and in a folder."""

from __future__ import annotations

import pytest

from variorum.web.addresses import Addresses
from variorum.web.asked import Asked
from variorum.web.shelf import slug
from variorum.web.statics import mark

SERVED, FOLDER, BELOW = Addresses(), Addresses(folder=True), Addresses(folder=True, depth=1)
REPORT, KELM = slug("https://post.example/1?a=b#c"), slug("Kelm: who came to hold it")

PLACES = (
    ("the front page", lambda at: at.page(), "/", "index.html", "../index.html"),
    ("a list", lambda at: at.page("reports"), "/reports", "reports.html", "../reports.html"),
    ("a page of it", lambda at: at.page("reports", page=3), "/reports?page=3", "reports-3.html", "../reports-3.html"),
    ("the first page", lambda at: at.page("reports", page=1), "/reports", "reports.html", "../reports.html"),
    (
        "a filtered list",
        lambda at: at.page("questions", Asked(kind="control", page=2), party="A & B"),
        "/questions?kind=control&party=A+%26+B",
        "questions.html",
        "../questions.html",
    ),
    ("a story", lambda at: at.page("", story="s1"), "/?story=s1", "stories/s1.html", "../stories/s1.html"),
    ("no story", lambda at: at.page("reports", story=""), "/reports", "reports.html", "../reports.html"),
    (
        "words of one thing",
        lambda at: at.page("wording", about="Kelm: who came to hold it"),
        "/wording?about=Kelm%3A+who+came+to+hold+it",
        f"wording/{KELM}.html",
        f"../wording/{KELM}.html",
    ),
    ("a question", lambda at: at.question("control-1"), "/questions/control-1", "questions/control-1.html", None),
    ("a claim", lambda at: at.claim("0a"), "/claims/0a", "claims/0a.html", "../claims/0a.html"),
    ("an odd claim", lambda at: at.claim("../a?b"), "/claims/..%2Fa%3Fb", "claims/..%2Fa%3Fb.html", None),
    (
        "a report",
        lambda at: at.report("https://post.example/1?a=b#c"),
        f"/reports/{REPORT}",
        f"reports/{REPORT}.html",
        f"../reports/{REPORT}.html",
    ),
    ("a passage", lambda at: at.report("x", claim="0a"), f"/reports/{slug('x')}#c-0a", None, None),
    ("a paragraph", lambda at: at.report("x", paragraph=3), f"/reports/{slug('x')}#p3", None, None),
    (
        "an older version",
        lambda at: at.report("x", version=2),
        f"/reports/{slug('x')}?version=2",
        f"reports/{slug('x')}-v2.html",
        None,
    ),
    ("data", lambda at: at.data("claims/0a"), "/api/claims/0a", "data/claims/0a.json", "../data/claims/0a.json"),
    (
        "style",
        lambda at: at.static("edition.css"),
        f"/static/edition.css?v={mark()}",
        "static/edition.css",
        "../static/edition.css",
    ),
)


@pytest.mark.parametrize(("what", "ask", "served", "folder", "below"), PLACES, ids=[row[0] for row in PLACES])
def test_each_page_has_its_place(what: str, ask: object, served: str, folder: str | None, below: str | None) -> None:
    assert callable(ask)
    assert ask(SERVED) == served
    assert folder is None or ask(FOLDER) == folder
    assert below is None or ask(BELOW) == below


def test_the_address_of_a_report_tells_nothing_of_its_path() -> None:
    assert slug("/home/someone/secret.html") == slug("/home/someone/secret.html")
    assert len({slug(f"report {number}") for number in range(5_000)}) == 5_000
    assert all(sign in "0123456789abcdef" for sign in slug("../../etc"))
