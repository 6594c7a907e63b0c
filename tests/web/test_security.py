"""What is hostile in a report or in a request does nothing: no element, no address, no header, no write comes of it."""

from __future__ import annotations

import inspect
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

import variorum.web.security as security
from tests.web.crawl import Seen, pages, seen, words
from tests.web.ledgers import TOKEN, Told, browser_of, nothing, reports, soiled, stored, war
from variorum.api import Edition
from variorum.report.directions import closed
from variorum.web.app import LISTS, PAGES
from variorum.web.security import COOKIE, HEADERS, LONGEST_BODY, LONGEST_TARGET, host_of
from variorum.web.shelf import slug
from variorum.web.site import site

HOSTILE = Path(__file__).parent / "hostile.txt"
SAFE_ADDRESS = re.compile(r"(https?://|/|#|\?|\.\./|[\w-]+(/[\w-]+)*\.(html|json|css|js|svg)(#|$))")
WRITING = {"Authorization": f"Bearer {TOKEN}"}


def _dirt() -> Iterator[tuple[str, str]]:
    """Of which sort each line is, and the line with its signs."""
    sort = ""
    for line in HOSTILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            sort = line[2:]
        elif line:
            told = line.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0").replace("W*900", "W" * 900)
            yield sort, re.sub(r"\\u([0-9A-F]{4})", lambda found: chr(int(found[1], 16)), told)


LINES = tuple(line for _, line in _dirt())
# All of one sort in one text: whatever of it is not escaped makes an element or ends an attribute, also beside others.
DIRT = tuple(" ".join(line for _, line in own) for _, own in groupby(_dirt(), key=itemgetter(0)))
SOME = DIRT[::4]  # for what takes longer


def _sort(address: str) -> str:
    """Of which sort a page is: its first word, and whether it is one thing of a list."""
    path = address.partition("?")[0].strip("/").removesuffix(".html")
    head, _, rest = path.partition("/")
    return re.sub(r"-\d+$", "", head) + ("/" if rest else "")


def _made_of(found: dict[str, Seen]) -> dict[str, set[str]]:
    """Of which elements and attributes the pages of each sort are made."""
    told: dict[str, set[str]] = defaultdict(set)
    for address, page in found.items():
        told[_sort(address)] |= page.made_of
    return told


@pytest.fixture(scope="module")
def harmless() -> dict[str, set[str]]:
    """What pages are made of where no text is hostile."""
    reading, deciding = browser_of(war()), browser_of(war())
    deciding.headers.update(WRITING)
    return _made_of({**pages(deciding), **{f"read:{k}": v for k, v in pages(reading).items()}})


@pytest.mark.parametrize("dirt", DIRT, ids=[repr(one)[1:25] for one in DIRT])
def test_no_element_attribute_or_address_comes_from_a_report(dirt: str, harmless: dict[str, set[str]]) -> None:
    client = browser_of(soiled(dirt), title=f"An edition {dirt}")
    client.headers.update(WRITING)
    found = pages(client)
    assert {sort: parts - harmless[sort] for sort, parts in _made_of(found).items() if parts - harmless[sort]} == {}
    _is_clean(found)
    assert len(found) > 30


def _is_clean(found: dict[str, Seen]) -> None:
    addresses = {link for page in found.values() for link in page.links}
    assert [one for one in addresses if not SAFE_ADDRESS.match(one)] == []
    assert [a for a, p in found.items() if re.search(r"<script(?! src=)|<style|\son\w+=", p.html) and _runs(p)] == []


def _runs(page: Seen) -> bool:
    """Whether an element of the page, and not a text in it, would run something."""
    elements = {part.partition("[")[0] for part in page.made_of}
    on = {part for part in page.made_of if re.search(r"\[(on\w+|style|srcdoc|formaction)\]", part)}
    return bool(on or elements & {"style", "iframe", "object", "embed", "base", "foreignobject"})


@pytest.mark.parametrize("dirt", SOME, ids=[repr(one)[1:25] for one in SOME])
def test_the_words_of_a_report_are_shown_as_they_are(dirt: str) -> None:
    client = browser_of(soiled(dirt))
    found = pages(client)
    wanted = re.sub(r"\s+", " ", dirt)
    assert any(wanted in words(page.html) for page in found.values())


@pytest.mark.parametrize("dirt", SOME, ids=[repr(one)[1:25] for one in SOME])
def test_a_folder_of_pages_is_as_clean(dirt: str, harmless: dict[str, set[str]], tmp_path: Path) -> None:
    site(soiled(dirt), tmp_path / "out", title=f"An edition {dirt}")
    site(war(), tmp_path / "plain")
    found, plain = (
        {str(file.relative_to(tmp_path / name)): seen(file.read_text()) for file in (tmp_path / name).rglob("*.html")}
        for name in ("out", "plain")
    )
    allowed = _made_of(plain)
    assert {sort: parts - allowed[sort] for sort, parts in _made_of(found).items() if parts - allowed[sort]} == {}
    _is_clean(found)


@pytest.mark.parametrize("dirt", SOME, ids=[repr(one)[1:25] for one in SOME])
def test_the_json_holds_it_as_words(dirt: str) -> None:
    client, edition = browser_of(soiled(dirt)), Edition(soiled(dirt))
    answer = client.get("/api/claims?limit=200")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["items"] == json.loads(json.dumps(list(edition.claims())))


FREE = ("place", "party", "article", "match", "about", "voice", "heading", "version")


@pytest.mark.parametrize("dirt", LINES, ids=[repr(one)[1:25] for one in LINES])
def test_a_hostile_filter_is_words(dirt: str, harmless: dict[str, set[str]]) -> None:
    client, allowed = browser_of(war()), frozenset[str]().union(*harmless.values()) | EXTRA
    every = "&".join(f"{name}={quote(dirt)}" for name in FREE)
    for page in ("questions", "search", "actors", "reports", "wording", "", "figures", "map", "control", "timeline"):
        for query in (every, f"kind={quote(dirt)}", f"story={quote(dirt)}", f"since={quote(dirt)}"):
            answer = client.get(f"/{page}?{query}")
            assert answer.status_code in (200, 400, 404), (query, page)
            assert seen(answer.text).made_of - allowed == set(), (query, page)


def test_only_an_address_of_the_web_is_a_link(tmp_path: Path) -> None:
    (late,) = (told for told in reports() if told.article.title == "A town in ruins")
    told = [_published_at(late, number, url) for number, url in enumerate(LINES)]
    client = browser_of(stored(tmp_path / "x.ledger", told, decided=False))
    for one in told:
        links = seen(client.get(f"/reports/{slug(one.article.id)}").text).links
        away = {link for link in links if not link.startswith(("/", "#"))}
        assert away == ({one.article.url} if str(one.article.url).startswith("https://") else set())


def _published_at(told: Told, number: int, url: str) -> Told:
    return Told(replace(told.article, id=f"report {number}", url=url, sha256=str(number)), ())


# What a filter or a refusal may put on a page beside what is reached by following links.
EXTRA = frozenset(("p[role]", "option[selected]", "td[colspan]"))

SEARCHES = (
    *(
        '"',
        '""',
        "*",
        "a*",
        "NEAR(",
        "NEAR(a b, 2)",
        "AND",
        "OR NOT",
        "a AND",
        '"a',
        'a"b',
        "a:b",
        "words:Kelm",
        "^Kelm",
    ),
    *(
        "(",
        "))",
        "-Kelm",
        "+",
        "a + b",
        "{words claimant}: x",
        "'; DROP TABLE claims;--",
        "%",
        "\\",
        ";",
        "\u2028",
        "…",
    ),
)


@pytest.mark.parametrize("given", SEARCHES)
def test_signs_of_the_search_language_mean_nothing(given: str) -> None:
    client = browser_of(war())
    assert client.get("/search", params={"match": given}).status_code == 200
    assert client.get("/api/claims", params={"match": given}).status_code == 200
    assert client.get("/actors", params={"match": given}).status_code == 200


def test_a_word_is_found_whatever_signs_stand_about_it() -> None:
    client = browser_of(war())
    for given in ('"Kelm"', "seized*", "(seized)", "seized AND"[:6], '"seized" "Kelm"'):
        assert client.get("/api/claims", params={"match": given}).json()["items"], given


# --- headers -----------------------------------------------------------------------------------------------------


def _asked(client: TestClient) -> Iterator[tuple[str, Any]]:
    for address in ("/", "/questions", "/nothing", "/questions?page=0", "/static/edition.css", "/static/edition.js"):
        yield address, client.get(address)
    for address in (
        "/static/nothing",
        "/api/claims",
        "/api/nothing",
        "/api/openapi.json",
        "/enter",
        "/api/claims?limit=0",
    ):
        yield address, client.get(address)
    yield "host", client.get("/", headers={"Host": "evil.example"})
    yield "long", client.get("/" + "x" * LONGEST_TARGET)
    yield "cross", client.post("/decide", data={}, headers={"Origin": "https://evil.example"})
    yield "put", client.put("/")
    yield "post", client.post("/questions", data={"a": "b"})
    yield "no token", client.post("/decide", data={"action": "accept"})
    yield "head", client.head("/")
    yield "options", client.options("/")


def test_every_answer_has_the_headers() -> None:
    for name, answer in _asked(browser_of(war())):
        assert {key: answer.headers.get(key) for key in HEADERS} == HEADERS, name
        assert answer.headers["content-type"].split(";")[0] in {
            *("text/html", "text/plain", "text/css", "text/javascript", "application/json")
        }, name


def test_a_mistake_of_ours_has_the_headers_and_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser_of(war())
    desk = client.app.state.desk  # type: ignore[attr-defined]
    monkeypatch.setattr(desk.shelf, "open", lambda: 1 / 0)
    quiet = TestClient(client.app, base_url="http://localhost", raise_server_exceptions=False)
    for address in ("/", "/api/claims"):
        answer = quiet.get(address)
        assert answer.status_code == 500
        assert {key: answer.headers.get(key) for key in HEADERS} == HEADERS
        assert "ZeroDivision" not in answer.text
        assert "Traceback" not in answer.text


def test_the_policy_lets_nothing_in() -> None:
    policy = dict(one.split(" ", 1) for one in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "img-src", "font-src", "connect-src")} == {"'self'"}
    assert (policy["base-uri"], policy["frame-ancestors"], policy["form-action"]) == ("'none'", "'none'", "'self'")
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


HOSTS = (
    ("localhost", "localhost"),
    ("LOCALHOST:8000", "localhost"),
    ("127.0.0.1:1", "127.0.0.1"),
    ("[::1]:8000", "::1"),
    ("[::1]", "::1"),
    ("[::1].evil.example", ""),
    ("localhost:80:80", ""),
    ("localhost@evil.example", ""),
    ("localhost/", ""),
    ("localhost evil", ""),
    ("", ""),
    ("localhost.evil.example", "localhost.evil.example"),
)


@pytest.mark.parametrize(("header", "host"), HOSTS)
def test_a_host_is_read_as_it_stands(header: str, host: str) -> None:
    assert host_of(header) == host


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "169.254.169.254"])
def test_another_name_is_refused(host: str) -> None:
    answer = browser_of(war()).get("/", headers={"Host": host})
    assert (answer.status_code, "--allow-host" in answer.text) == (400, True)


def test_a_name_that_was_let_in_is_answered() -> None:
    client = browser_of(war(), hosts=["desk.example"])
    assert client.get("/", headers={"Host": "desk.example:8000"}).status_code == 200
    assert client.get("/", headers={"Host": "other.example"}).status_code == 400


# --- who may write -----------------------------------------------------------------------------------------------

CROSS = (
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost:9999"},
    {"Origin": "https://localhost"},
    {"Origin": "http://localhost.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
)


@pytest.mark.parametrize("headers", CROSS, ids=[" ".join(one.values()) for one in CROSS])
@pytest.mark.parametrize("address", ["/decide", "/enter", "/leave"])
def test_what_another_site_sends_is_refused(address: str, headers: dict[str, str]) -> None:
    answer = browser_of(war()).post(address, data={"token": TOKEN}, headers={**headers, **WRITING})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


DECISION = {"action": "accept", "target": "none", "who": "R. Reader", "why": "seen"}


def _authorised(client: TestClient, **headers: str) -> bool:
    return client.post("/decide", data=DECISION, headers=headers).status_code != 403


@pytest.mark.parametrize(
    "given", ["", "Bearer", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", TOKEN]
)
def test_a_wrong_token_may_not_write(given: str) -> None:
    assert not _authorised(browser_of(war()), Authorization=given)


def test_the_token_may_write_by_header_and_by_cookie() -> None:
    assert _authorised(browser_of(war()), Authorization=f"Bearer {TOKEN}")
    client = browser_of(war())
    answer = client.post("/enter", data={"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/decisions")
    assert _authorised(client)
    client.post("/leave", data={"leave": "1"})
    assert not _authorised(client)


def test_the_cookie_is_not_the_token_and_stays_in_the_browser() -> None:
    client = browser_of(war())
    cookie = client.post("/enter", data={"token": TOKEN}).headers["set-cookie"]
    assert TOKEN not in cookie
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Secure" not in cookie
    private = TestClient(client.app, base_url="https://localhost", follow_redirects=False)
    assert "Secure" in private.post("/enter", data={"token": TOKEN}).headers["set-cookie"]


@pytest.mark.parametrize("cookie", ["", "1", TOKEN.replace(" ", "."), "0" * 64])
def test_a_made_up_cookie_may_not_write(cookie: str) -> None:
    assert not _authorised(browser_of(war()), Cookie=f"{COOKIE}={cookie}")


def test_a_wrong_token_is_told_at_the_door() -> None:
    client = browser_of(war())
    for answer in (client.post("/enter", data={"token": "wrong"}), client.get("/enter?token=wrong")):
        assert "This is not the token" in words(answer.text)
        assert "set-cookie" not in answer.headers
    assert client.get("/enter", params={"token": TOKEN}).status_code == 303


def test_without_a_token_nobody_may_write() -> None:
    client = browser_of(war(), token=None)
    for given in ("", "None", TOKEN):
        assert not _authorised(client, Authorization=f"Bearer {given}")
        assert client.post("/enter", data={"token": given}).status_code == 403
    assert "read only" in words(client.post("/decide", data=DECISION).text)
    assert "/decide" not in client.get("/decisions").text


def test_only_a_writer_is_shown_how_to_decide() -> None:
    client = browser_of(war())
    address = f"/questions/{next(one['id'] for one in Edition(war()).questions())}"
    assert 'action="/decide"' not in client.get(address).text
    assert 'action="/decide"' in client.get(address, headers=WRITING).text


def test_the_token_is_compared_in_a_time_that_tells_nothing() -> None:
    for compares in (security.is_token, security.may_write):
        source = inspect.getsource(compares)
        assert "compare_digest" in source
        assert "==" not in source.replace('scheme.lower() == "bearer"', "")


# --- bounds ------------------------------------------------------------------------------------------------------


def test_a_long_address_is_refused() -> None:
    client = browser_of(war())
    assert client.get("/" + "x" * (LONGEST_TARGET - 2)).status_code == 404
    assert client.get("/" + "x" * LONGEST_TARGET).status_code == 414
    assert client.get("/questions?match=" + "x" * LONGEST_TARGET).status_code == 414


LENGTHS = (str(LONGEST_BODY + 1), "000000000" + str(LONGEST_BODY * 9), "-1", "1e3", "", "٣", "9" * 4000)


@pytest.mark.parametrize("length", LENGTHS, ids=[one[:20] for one in LENGTHS])
def test_a_body_that_is_too_long_or_of_no_length_is_refused(length: str) -> None:
    headers = {**WRITING, "Content-Length": length.encode()}
    answer = browser_of(war()).post("/decide", content=b"", headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 413


def test_a_body_in_pieces_is_refused() -> None:
    client = browser_of(war())
    assert client.post("/decide", content=iter([b"action=accept"]), headers=WRITING).status_code == 413
    both = {**WRITING, "Content-Length": "3", "Transfer-Encoding": "chunked"}
    assert client.post("/decide", content=b"a=b", headers=both).status_code == 413


def test_a_form_of_too_many_fields_is_told_in_words() -> None:
    form = "&".join(f"a{number}=1" for number in range(99))
    answer = browser_of(war()).post("/decide", content=form, headers=WRITING)
    assert answer.status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "X"])
@pytest.mark.parametrize("address", ["/", "/decide", "/api/claims", "/static/edition.js"])
def test_no_other_method_is_answered(method: str, address: str) -> None:
    assert browser_of(war()).request(method, address).status_code == 405


@pytest.mark.parametrize("address", ["/", "/questions", "/api/claims", "/static/edition.css"])
def test_only_decisions_are_posted(address: str) -> None:
    assert browser_of(war()).post(address, data={"a": "b"}, headers=WRITING).status_code == 405


AWAY = (
    *(
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
    ),
    *("/static/%00", "/static/....//app.py", "/reports/..%2f..%2fetc%2fpasswd", "/claims/..%2f..%2f", "/reports/%00"),
    *("/static/", "/static", "/questions/%2e%2e%2f", "/static/%2fetc%2fpasswd", "/static/edition.css%00.js"),
)


@pytest.mark.parametrize("address", AWAY)
def test_no_address_leads_out_of_the_edition(address: str) -> None:
    answer = browser_of(war()).get(address)
    assert answer.status_code in (404, 307)
    assert "import" not in answer.text
    assert "root:" not in answer.text


BACK = (
    ("/questions", "/questions"),
    ("/questions/x?a=b#c", "/questions/x?a=b#c"),
    ("//evil.example", "/decisions"),
    ("/\\evil.example", "/decisions"),
    ("\\\\evil.example", "/decisions"),
    ("https://evil.example", "/decisions"),
    ("javascript:alert(1)", "/decisions"),
    ("/\t/evil.example", "/decisions"),
    ("/x\r\nSet-Cookie: a=b", "/decisions"),
    ("", "/decisions"),
    ("/\u202e/x", "/decisions"),
)


@pytest.mark.parametrize(("back", "there"), BACK)
def test_after_a_decision_a_reader_stays_in_the_edition(back: str, there: str, tmp_path: Path) -> None:
    path = Path(shutil.copy(war(), tmp_path / "x.ledger"))
    claim = next(one["id"] for one in Edition(path).claims())
    form = {**DECISION, "target": claim, "back": back}
    answer = browser_of(path).post("/decide", data=form, headers=WRITING)
    assert (answer.status_code, answer.headers["location"]) == (303, there)
    assert "a" not in answer.cookies


def test_the_name_of_a_ledger_is_words_too(tmp_path: Path) -> None:
    path = Path(shutil.copy(nothing(), tmp_path / "<img src=x onerror=alert(1)>.ledger"))
    page = seen(browser_of(path).get("/").text)
    assert "img" not in page.made_of
    assert "<img src=x" in words(page.html)


TURNED = (
    ("plain", "plain"),
    ("a \u202eb", "a \u202eb\u202c"),
    ("a \u202eb\u202c", "a \u202eb\u202c"),
    ("\u2067a \u202db", "\u2067a \u202db\u202c\u2069"),
    ("\u202c\u2069", "\u202c\u2069"),
)


@pytest.mark.parametrize(("given", "told"), TURNED)
def test_signs_that_turn_the_line_reach_no_further_than_their_text(given: str, told: str) -> None:
    assert closed(given) == told


def test_json_is_not_read_as_a_page() -> None:
    client = browser_of(soiled(DIRT[0]))
    for name in (*LISTS, "openapi.json"):
        answer = client.get(f"/api/{name}")
        assert answer.headers["content-type"] == "application/json", name
        assert answer.headers["x-content-type-options"] == "nosniff", name


def test_every_page_of_the_table_is_attacked(harmless: dict[str, set[str]]) -> None:
    assert {name for name in PAGES if name not in harmless} <= {"search"}
