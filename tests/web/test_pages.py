"""Every page answers, shows what it should, leads on to where it says, and refuses in words."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.ledger.house import reading
from tests.web.crawl import lost_marks, pages, seen, words
from tests.web.ledgers import Told, browser_of, nothing, reports, stored, war
from variorum.api import Edition
from variorum.ledger import Contents, Ledger
from variorum.records import Date, Problem
from variorum.report.phrases import phrase
from variorum.web.app import PAGES
from variorum.web.shelf import slug
from variorum.web.statics import mark

POST, COPY, LATE, HEADLESS = map(slug, ("post/1", "copy/1", "https://herald.example/late", "a path/without a head.txt"))
TOLL = slug("https://herald.example/toll")


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A reader of the ledger."""
    return browser_of(war())


def _question(kind: str) -> str:
    return next(str(one["id"]) for one in Edition(war()).questions() if one["kind"] == kind)


def _claim(exact: str) -> str:
    return next(str(one["id"]) for one in Edition(war()).claims() if one["evidence"]["exact"].startswith(exact))


# An address, what its heading says, what else must stand there, and what must not.
SHOWN: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("/", "war", ("Who held Kelm", "What happened in Dorvan", "who carried it out", "6"), ("No claim",)),
    ("/questions", "Questions", ("Who held Kelm", "How many people", "What happened in Dorvan"), ()),
    ("/questions?kind=event", "Questions", ("What happened in Dorvan",), ("How many people",)),
    ("/questions?relation=denied", "Questions", ("What happened in Dorvan",), ("Who held Kelm between",)),
    ("/questions?party=Estmar", "Questions", ("Who held Kelm",), ()),
    ("/questions?place=Dorvan", "Questions", ("What happened in Dorvan",), ("Who held Kelm between",)),
    ("/questions?match=shelled", "Questions", ("What happened in Dorvan",), ("Who held Kelm between",)),
    ("/questions?since=2031-06", "Questions", ("How many people",), ("What happened in Dorvan",)),
    ("/questions?place=Nowhere", "Questions", ("Nothing in this ledger answers",), ("What happened",)),
    ("/figures", "Figures", ("at least 40", "62", "71", "more than 90"), ("Who held Kelm between",)),
    ("/figures?party=Norvalia", "Figures", ("at least 40",), ()),
    ("/figures?place=Dorvan", "Figures", (), ("at least 40",)),
    ("/control", "Control", ("taken by Norvalia", "withstands"), ("How many people",)),
    ("/map", "Map", ("Kelm",), ("Dorvan",)),
    ("/timeline", "Timeline", ("What happened in Dorvan",), ()),
    ("/wording", "other words", ("Kelm: who came to hold it", "“take”", "“liberate”", "“seize”", "“fall”"), ()),
    ("/wording?about=Kelm: who came to hold it", "Kelm: who came to hold it", ("Norvalia", "residents"), ()),
    ("/reports", "Reports", ("Army takes Kelm", "a path/without a head.txt", "Version 2"), ("By Thursday 55",)),
    ("/reports?voice=The Herald", "Reports", ("A town in ruins", "Toll of Kelm"), ("Army takes Kelm",)),
    ("/reports?since=2031-06", "Reports", ("A town in ruins",), ("Army takes Kelm", "without a head")),
    ("/reports?until=2031-05-05", "Reports", ("Army takes Kelm", "Kelm stands"), ("A town in ruins",)),
    ("/sources", "Sources", ("Norvalia Post", "Wire One (2)", "credit Wire One"), ()),
    ("/actors", "Actors", ("Norvalia's defence ministry", "residents each report may mean somebody else by it"), ()),
    ("/actors?party=Estmar", "Actors", ("Estmar's government",), ("residents", "defence ministry", "somebody else")),
    ("/actors?match=MINISTRY", "Actors", ("defence ministry",), ("Estmar's government",)),
    ("/search", "Search", ("every filter narrows",), ()),
    ("/search?match=seized", "Search", ("Kelm was seized by Norvalia", "one claim"), ("liberated",)),
    ("/search?match=bridge", "Search", ("long held by nobody",), ()),
    ("/search?match=bridge soup", "Search", ("Nothing was found",), ("long held by nobody",)),
    ("/problems", "Problems", ("lost.html", "there is nothing in it"), ()),
    ("/decisions", "decided", ("R. Reader", "the page shows it", "undone", "holds"), ()),
    (f"/reports/{POST}", "Army takes Kelm, ministry says", ("A. Writer", "Most read", "Wire One", "Original"), ()),
    (f"/reports/{HEADLESS}", "outlet not named", ("Kelm was seized by Norvalia",), ("Original",)),
    (f"/reports/{TOLL}", "Toll of Kelm rises", ("71 people", "Version 1", "What changed"), ("older version",)),
    (f"/reports/{TOLL}?version=1", "Toll of Kelm rises", ("55 people", "older version"), ("By Thursday 71 people",)),
)


@pytest.mark.parametrize(("address", "heading", "there", "absent"), SHOWN, ids=[row[0] for row in SHOWN])
def test_a_page_shows_what_was_asked(
    client: TestClient, address: str, heading: str, there: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    answer = client.get(address)
    told = words(answer.text)
    assert answer.status_code == 200
    assert heading.casefold() in re.findall(r"<h1[^>]*>(.*?)</h1>", _plain(answer.text), re.S)[0].casefold()
    assert [one for one in there if one not in told] == []
    assert [one for one in absent if one in told] == []


def _plain(html: str) -> str:
    return html.replace("&#39;", "'").replace("&amp;", "&")


@pytest.mark.parametrize("ledger", [war, nothing], ids=["war", "nothing"])
def test_every_page_has_a_heading_and_every_link_leads_somewhere(ledger: object) -> None:
    assert callable(ledger)
    found = pages(browser_of(ledger()), *(f"/{name}" for name in PAGES))
    assert lost_marks(found) == []
    assert [address for address, page in found.items() if page.html and page.html.count("<h1") != 1] == []
    doubled = [a for a, page in found.items() if len(re.findall(r'\sid="', page.html)) != len(page.marks)]
    assert doubled == []


def test_every_question_report_and_claim_can_be_reached(client: TestClient) -> None:
    found, edition = pages(client), Edition(war())
    assert {f"/questions/{one['id']}" for one in edition.questions()} <= found.keys()
    assert {f"/reports/{slug(one['id'])}" for one in edition.articles()} <= found.keys()
    assert {f"/claims/{one['id']}" for one in edition.claims()} <= found.keys()


def test_every_answer_leads_to_the_words_it_rests_on(client: TestClient) -> None:
    for one in Edition(war()).questions():
        page = seen(client.get(f"/questions/{one['id']}").text)
        told = words(page.html)
        firsts = [position["claims"][0] for position in one["positions"]]
        assert [claim for claim in firsts if not any(link.endswith(f"#c-{claim}") for link in page.links)] == []
        assert [position["answer"] for position in one["positions"] if position["answer"] not in told] == []


def test_a_claim_shows_its_chain_and_every_question_that_it_answers(client: TestClient) -> None:
    name = _claim("its army had taken")
    told = words(client.get(f"/claims/{name}").text)
    assert "Norvalia's defence ministry" in told
    assert "Norvalia Post" in told or "Daily Copy" in told
    assert phrase("lines", "more_voices", count=4) in told  # four other voices answer beside this claim's


def test_the_page_of_a_story_leads_to_its_own_reports_and_counts_nobody_else(client: TestClient) -> None:
    (story,) = Edition(war()).stories()
    html = client.get(f"/?story={story['id']}").text
    lists = [link for link in seen(html).links if link.startswith("/reports?")]
    assert len(lists) > len(story["articles"]) / 2
    assert [link for link in lists if f"story={story['id']}" not in link] == []
    assert "parties heard" not in words(html)
    assert "parties heard" in words(client.get("/").text)


def test_the_filters_stay_in_the_addresses_and_in_the_form(client: TestClient) -> None:
    html = client.get("/questions?heading=denied&party=Estmar&since=2031").text
    assert '<input type="hidden" name="heading" value="denied">' in html
    assert '<option value="Estmar" selected>' in html
    assert 'name="since" value="2031"' in html


def test_a_choice_that_leaves_nothing_stays_chosen(client: TestClient) -> None:
    assert '<option value="grows" selected>' in client.get("/questions?relation=grows&place=Dorvan").text


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A reader of a ledger that is longer than a page."""
    (late,) = (told for told in reports() if told.article.title == "A town in ruins")
    told = [_again(late, number) for number in range(90)]
    return browser_of(stored(tmp_path_factory.mktemp("web") / "many.ledger", told, decided=False))


def _again(told: Told, number: int) -> Told:
    name = f"late-{number:02d}"
    article = replace(told.article, id=name, title=f"Ruin number {number:02d}", sha256=name)
    return Told(article, tuple(replace(one, id=f"{name}-{one.id}", article=name) for one in told.claims))


def test_a_report_that_was_not_looked_through_says_why(tmp_path: Path) -> None:
    (late,) = (told for told in reports() if told.article.title == "A town in ruins")
    read, unread = (replace(late.article, id=name, language=tongue) for name, tongue in (("read", "en"), ("not", "fr")))
    path = stored(tmp_path / "unread.ledger", [Told(read, ()), Told(unread, ())], decided=False)
    with Ledger.write(path) as ledger:
        ledger.store_problem(Problem("not", "no claims were looked for", "it is in another language", article="not"))
    client = browser_of(path)
    told, page = client.get(f"/reports/{slug('read')}").text, client.get(f"/reports/{slug('not')}").text
    assert ("No claim was read in this report." in told, 'dir="auto"' in told) == (True, False)
    assert "no claims were looked for: it is in another language" in words(page)
    assert ("No claim was read" in page, 'lang="fr"' in page, 'dir="auto"' in page) == (False, True, True)


def test_the_first_page_says_that_it_shows_some_gaps_only(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "a brief has all of them"
    assert told not in words(client.get("/").text)
    monkeypatch.setattr("variorum.web.views.front.GAPS", 0)
    assert told in words(browser_of(war()).get("/").text)


def test_the_first_page_ends_on_the_same_day_as_a_brief(tmp_path: Path) -> None:
    (late,) = (told for told in reports() if told.article.title == "A town in ruins")
    week = Date("2032-06-01/2032-06-07", "2032-06-01", "2032-06-07", precision=2, basis="calendar")
    again = _again(late, 1)
    path = stored(tmp_path / "week.ledger", [late, replace(again, article=replace(again.article, published=week))])
    assert " to 7 June 2032" in words(browser_of(path).get("/").text)
    assert " to 7 June 2032" in Edition(path).brief(form="md")


def test_a_long_list_goes_on_from_page_to_page(many: TestClient) -> None:
    address, found = "/reports?voice=The Herald", list[str]()
    for _ in range(10):
        html = many.get(address).text
        found += re.findall(r"late-\d\d|R\d+</span>", html)
        after = re.search(r'<a rel="next" href="([^"]+)"', html)
        if after is None:
            break
        address = after[1].replace("&amp;", "&")
        assert "voice=The+Herald" in address
    assert found == [f"R{number}</span>" for number in range(1, 91)]


@pytest.mark.parametrize(
    ("most", "until", "told"),
    [(1_000, "2041", "90 claims"), (90, "2042", "90 claims"), (89, "2043", "more than 89 claims; add a filter")],
)
def test_a_search_says_how_much_it_found(
    many: TestClient, monkeypatch: pytest.MonkeyPatch, most: int, until: str, told: str
) -> None:
    monkeypatch.setattr("variorum.web.views.search.MOST", most)
    shown = many.get(f"/search?match=killed&until={until}").text  # a day of its own, since pages are kept
    assert re.findall(r'role="status">([^<]*)', shown) == [told]


@pytest.mark.parametrize("page", ["reports", "search?match=killed", "questions", "actors", "timeline", "wording"])
def test_past_the_end_is_the_last_page(many: TestClient, page: str) -> None:
    sign = "&" if "?" in page else "?"
    answer = many.get(f"/{page}{sign}page=99999")
    assert answer.status_code == 200
    assert "Nothing was found" not in words(answer.text)


UNKNOWN = (
    *("/questions/control-0", "/reports/000000000000", "/claims/0", "/nothing", "/static/nothing.js"),
    *("/?story=story-0", "/wording?about=nothing", f"/reports/{POST}?version=7"),
    *("/api/questions/x", "/api/claims/x", "/api/reports/x", "/api/nothing", "/questions/%2e%2e", "/claims/' OR 1=1"),
)


@pytest.mark.parametrize("address", UNKNOWN)
def test_what_is_not_there_is_told_in_words(client: TestClient, address: str) -> None:
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 404
    assert "no such page" in (answer.json()["error"] if address.startswith("/api/") else words(answer.text))


WRONG = (
    ("kind=battle", "give one of: control"),
    ("relation=true", "give one of: one answer"),
    ("since=yesterday", "give a day as YYYY-MM-DD"),
    ("until=2031-02-30", "the calendar has no such day"),
    ("page=0", "give a number from 1"),
    ("page=-1", "give a number from 1"),
    ("page=1e3", "give a number from 1"),
    ("page=00000000199999999999", "give a number from 1"),
    ("page=٣", "give a number from 1"),
    ("match=" + "x" * 1001, "longer than 1000 letters"),
    ("place=a%00b", "a sign that cannot be written"),
)


@pytest.mark.parametrize(("query", "why"), WRONG, ids=[row[0][:30] for row in WRONG])
def test_a_wrong_filter_is_refused_in_words(client: TestClient, query: str, why: str) -> None:
    page, told = client.get(f"/questions?{query}"), client.get(f"/api/questions?{query}")
    assert (page.status_code, told.status_code) == (400, 400)
    assert why in words(page.text)
    assert why in told.json()["error"]


@pytest.mark.parametrize("query", ["offset=-1", "offset=x", "limit=0", "limit=201", "limit=", "offset=99999999999"])
def test_a_wrong_part_of_a_list_is_refused_in_words(client: TestClient, query: str) -> None:
    answer = client.get(f"/api/claims?{query}")
    assert answer.status_code == (200 if query == "limit=" else 400)


def test_an_empty_ledger_shows_that_nothing_was_read() -> None:
    client = browser_of(nothing())
    for name in PAGES:
        assert client.get(f"/{name}").status_code == 200, name
    assert client.get("/api/claims").json()["items"] == []


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, "there is no such ledger"), (b"", "is empty"), (b"no ledger" * 99, "is not a Variorum ledger")],
)
def test_a_ledger_that_cannot_be_read_is_told_in_words(tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "x.ledger"
    if content is not None:
        path.write_bytes(content)
    client = browser_of(path)
    assert client.get("/").status_code == 503
    assert why in words(client.get("/").text)
    assert why in client.get("/api/claims").json()["error"]


def test_a_ledger_that_is_damaged_is_told_in_words(tmp_path: Path) -> None:
    path = Path(shutil.copy(war(), tmp_path / "x.ledger"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE wording")
    answer = browser_of(path).get("/wording")
    assert answer.status_code == 503
    assert "x.ledger: lacks a part that every ledger has" in words(answer.text)
    assert str(tmp_path) not in answer.text  # where the file lies is nobody's business


# --- while others write ------------------------------------------------------------------------------------------


def _copied(folder: Path) -> Path:
    return Path(shutil.copy(war(), folder / "x.ledger"))


def test_what_is_written_meanwhile_is_shown_next_time(tmp_path: Path) -> None:
    path = _copied(tmp_path)
    client = browser_of(path)
    before = words(client.get("/problems").text)
    with Ledger.write(path) as ledger:
        ledger.store_problem(Problem("new.html", "not read", "it is empty"))
        assert "new.html" in words(client.get("/problems").text)
    assert "new.html" not in before
    Edition(path).decide("accept", _question("control"), who="A. Other", why="seen")
    assert "accepted by A. Other" in words(client.get(f"/questions/{_question('control')}").text)
    Edition(path).forget("post/1", why="a person asked")
    assert client.get(f"/reports/{POST}").status_code == 404
    assert client.get(f"/reports/{COPY}").status_code == 200
    pages(client)


def test_a_page_is_made_of_one_state_of_the_ledger(tmp_path: Path) -> None:
    path = _copied(tmp_path)
    desk = browser_of(path).app.state.desk  # type: ignore[attr-defined]
    (_, named), *_ = [(one["kind"], one["id"]) for one in Edition(path).questions()]
    with desk.shelf.open() as opened:
        Edition(path).decide("split", "Norvalia", "Estmar", who="A. Other", why="two states")
        Edition(path).decide("accept", named, who="A. Other", why="seen")
        assert len(opened.ledger.decisions()) == len(opened.index.made) == 3
        assert named not in {name for one in opened.ledger.held() for name in one.questions}
    with desk.shelf.open() as opened:
        assert len(opened.ledger.decisions()) == len(opened.index.made) == 5
        assert named in {name for one in opened.ledger.held() for name in one.questions}


def test_a_ledger_that_takes_the_place_of_another_is_shown(tmp_path: Path) -> None:
    path = _copied(tmp_path)
    client = browser_of(path)
    assert "Who held Kelm" in client.get("/").text
    other = Path(shutil.copy(nothing(), tmp_path / "other.ledger"))
    other.replace(path)
    assert "Who held Kelm" not in client.get("/").text


def test_a_reader_is_answered_while_a_writer_holds_the_ledger(tmp_path: Path) -> None:
    path = _copied(tmp_path)
    with Ledger.write(path):
        assert browser_of(path).get("/questions").status_code == 200


def test_contents_are_read_once_for_one_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, path = list[Path](), _copied(tmp_path)
    contents = Ledger.contents

    def counted(ledger: Ledger) -> Contents:
        read.append(ledger.path)
        return contents(ledger)

    monkeypatch.setattr(Ledger, "contents", counted)
    client = browser_of(path)
    for _ in range(3):
        client.get("/")
    assert len(read) == 1


def test_the_first_page_says_that_reports_wait_to_be_laid(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    client, told = browser_of(stored(path, [*reports()], decided=False)), "not laid side by side with the others yet"
    assert told not in client.get("/").text
    with Ledger.write(path) as ledger:
        ledger.store(reading("gamma", b"Gamma", "gamma.txt"), (), reader="test")
    assert told in client.get("/").text


def test_a_file_of_another_version_has_another_address(client: TestClient) -> None:
    asked = re.findall(r'"(/static/[^"]+)"', client.get("/map").text)
    names = {address.partition("?")[0].rpartition("/")[2] for address in asked}
    assert names == {"mark.svg", "edition.css", "edition.js", "map.js", "atlas.js"}
    for address in asked:
        assert address.endswith(f"?v={mark()}")
        assert client.get(address).content == client.get(address.partition("?")[0]).content != b""


def test_a_head_is_asked_for_as_a_page_is(client: TestClient) -> None:
    for address in ("/", f"/reports/{LATE}", "/api/claims", "/static/edition.css", "/api/openapi.json"):
        assert client.head(address).status_code == 200, address


def test_a_filter_of_very_many_names_stays_light(tmp_path: Path) -> None:
    (late,) = (told for told in reports() if told.article.title == "A town in ruins")
    told = [_named(late, number) for number in range(205)]
    client = browser_of(stored(tmp_path / "x.ledger", told, decided=False))
    for page in ("search", "reports?voice=Outlet 204"):
        html = client.get(f"/{page}").text
        assert html.count("<option") < 450, page
    assert 'list="of-voice"' in html
    assert 'name="voice" value="Outlet 204"' in html


def _named(told: Told, number: int) -> Told:
    again = _again(told, number)
    return Told(replace(again.article, outlet=f"Outlet {number}"), ())
