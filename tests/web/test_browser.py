"""Every page as a reader sees it: in both themes, on a phone and at a desk, by keyboard, and from the disk."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.web.conftest import Seen, Served, serving
from tests.web.ledgers import soiled
from variorum.ledger import Filter
from variorum.web.app import PAGES
from variorum.web.shelf import Shelf, slug
from variorum.web.site import LEFT_OUT, site

if TYPE_CHECKING:
    from playwright.sync_api import Request

Look = Callable[..., Seen]
PHONE = {"viewport": {"width": 390, "height": 844}}
DESK = {"viewport": {"width": 1280, "height": 900}}
TOKEN = "a token of a test"
SHOTS = os.environ.get("VARIORUM_SHOTS")  # a folder for a picture of every page, to be looked at
BUDGET = 150_000  # bytes that the first page may cost, with all that it asks for
MOST_REQUESTS = 8

LISTS = tuple(PAGES)
SINGLE = ("question", "report", "claim")


@pytest.fixture(scope="module")
def addresses(edition: Served) -> dict[str, str]:
    return _one_of_each(edition)


def _one_of_each(edition: Served) -> dict[str, str]:
    """One page of each sort: the lists by name, and one question, report and claim."""
    with Shelf(edition.ledger).open() as opened:
        index = opened.index
        most = max(index.questions, key=lambda row: row.voices)
        found = {
            "question": f"questions/{most.id}",
            "report": f"reports/{slug(max(index.reports, key=lambda row: row.claims).id)}",
            "claim": f"claims/{opened.ledger.claim_ids(Filter(), limit=1)[0]}",
        }
    return {**{name: name for name in LISTS}, **found}


@pytest.mark.parametrize("name", [*LISTS, *SINGLE])
def test_a_page_is_whole_and_asks_no_other_host(
    edition: Served, look: Look, addresses: dict[str, str], name: str
) -> None:
    seen = look(f"{edition.url}/{addresses[name]}")
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        seen.page.screenshot(path=f"{SHOTS}/{name or 'front'}.png", full_page=True)
    assert seen.page.locator("h1").count() == 1
    assert seen.page.locator("main").inner_text().strip()
    assert seen.page.locator(".cite").count() == 1
    assert seen.wrong == []
    assert {urlsplit(url).netloc for url in seen.asked} == {urlsplit(edition.url).netloc}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*LISTS, *SINGLE])
def test_a_page_keeps_nobody_out(
    edition: Served,
    look: Look,
    barriers: Callable[[object], list[str]],
    addresses: dict[str, str],
    name: str,
    scheme: str,
) -> None:
    seen = look(f"{edition.url}/{addresses[name]}", color_scheme=scheme, bypass_csp=True)
    # What is folded away must be as good.
    seen.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert barriers(seen.page) == []


@pytest.mark.parametrize("name", [*LISTS, *SINGLE])
def test_nothing_is_cut_off_on_a_phone(edition: Served, look: Look, addresses: dict[str, str], name: str) -> None:
    page = look(f"{edition.url}/{addresses[name]}", **PHONE).page
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["viewport"]["width"], f"{wide} wide"


@pytest.mark.parametrize("name", ["reports", "actors", "sources", "problems"])
def test_columns_have_their_names_on_a_phone(edition: Served, look: Look, name: str) -> None:
    heads = look(f"{edition.url}/{name}", **PHONE).page.locator("thead")
    assert [box["x"] >= 0 for box in (one.bounding_box() for one in heads.all()) if box] == [True] * heads.count()


@pytest.fixture(scope="module")
def endless() -> Iterator[Served]:
    """The edition of reports in which every name and text ends with a word that has no end."""
    ledger = soiled("W" * 400)
    with serving(ledger) as url:
        yield Served(url, ledger)


@pytest.fixture(scope="module")
def endless_addresses(endless: Served) -> dict[str, str]:
    return _one_of_each(endless)


@pytest.mark.parametrize("name", [*LISTS, *SINGLE])
def test_a_word_without_end_pushes_nothing_off_a_phone(
    endless: Served, look: Look, endless_addresses: dict[str, str], name: str
) -> None:
    page = look(f"{endless.url}/{endless_addresses[name]}", **PHONE).page
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["viewport"]["width"], f"{wide} wide"


def test_a_word_without_end_leaves_room_for_the_other_columns(endless: Served, look: Look) -> None:
    page = look(f"{endless.url}/reports", **DESK).page
    assert page.evaluate("(one => one.scrollWidth - one.clientWidth)(document.querySelector('.wide'))") == 0


def test_a_day_behind_a_name_that_is_written_to_the_left_stays_whole(look: Look) -> None:
    ledger = soiled(" \u0627\u0644\u062c\u0632\u064a\u0631\u0629")
    with serving(ledger) as url:
        page = look(f"{url}/{_one_of_each(Served(url, ledger))['question']}", **DESK).page
        days = page.locator(".columns .meta").evaluate_all(IN_ORDER)
    assert days
    assert set(days) == {True}


# Whether the number of a day stands right before the name of its month, and nothing between them.
IN_ORDER = """days => days.map(day => {
  const at = i => { const r = document.createRange(), t = day.firstChild; r.setStart(t, i); r.setEnd(t, i + 1);
    return r.getBoundingClientRect(); };
  return Math.abs(at(1).left - at(0).right) < 1;
})"""


def test_the_first_page_is_light(edition: Served, look: Look) -> None:
    sizes: list[int] = []
    seen = look("about:blank")

    def weigh(request: Request) -> None:
        told = request.sizes()
        sizes.append(told["responseBodySize"] + told["responseHeadersSize"])

    seen.page.on("requestfinished", weigh)
    seen.page.goto(edition.url, wait_until="networkidle")
    assert len(sizes) <= MOST_REQUESTS
    assert sum(sizes) < BUDGET


def test_a_note_and_its_words_light_up_together(edition: Served, look: Look, addresses: dict[str, str]) -> None:
    page = look(f"{edition.url}/{addresses['report']}", **DESK).page
    page.hover(".note >> nth=0")
    assert page.locator("mark.on").count() >= 1
    page.hover("h1")
    assert page.locator("mark.on").count() == 0
    page.locator("mark").first.hover()
    assert page.locator(".note.on").count() >= 1


def test_a_note_is_reached_by_keyboard(edition: Served, look: Look, addresses: dict[str, str]) -> None:
    page = look(f"{edition.url}/{addresses['report']}").page
    page.locator("a.n").first.focus()
    assert page.locator(".note.on").count() >= 1
    page.keyboard.press("Enter")
    assert re.search(r"#n\d+$", page.url)


def test_the_keys_walk_through_a_list_and_open_a_line(edition: Served, look: Look) -> None:
    page = look(f"{edition.url}/questions").page
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator(".row.at-hand").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/*")


def test_a_slash_leads_to_the_search_and_a_question_mark_to_the_keys(edition: Served, look: Look) -> None:
    page = look(edition.url).page
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("/")
    page.keyboard.type("Kelm")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?match=Kelm")
    assert page.locator(".hit").count() >= 1


def test_the_first_stop_of_the_keyboard_leads_past_the_head(edition: Served, look: Look) -> None:
    page = look(f"{edition.url}/questions").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


FILTERS = (
    ("questions", "kind", "control"),
    ("questions", "relation", "denied"),
    ("questions", "party", "Estmar"),
    ("timeline", "kind", "event"),
    ("reports", "since", "2031-05-05"),
    ("figures", "place", "Kelm"),
    ("control", "party", "Norvalia"),
    ("search", "match", "Kelm"),
    ("actors", "match", "norvalia"),
)


@pytest.mark.parametrize("name, field, value", FILTERS)
def test_a_filter_is_sent_by_the_form_and_kept_in_the_address(
    edition: Served, look: Look, name: str, field: str, value: str
) -> None:
    page = look(f"{edition.url}/{name}").page
    control = page.locator(f".filters [name={field}]")
    if control.evaluate("node => node.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)
    page.locator(".filters button").click()
    page.wait_for_url(re.compile(rf"/{name}\?.*{field}={value}"))
    assert page.locator(f".filters [name={field}]").input_value() == value
    assert page.locator("main").inner_text().strip()


def test_a_citation_holds_the_address_the_words_and_the_day(
    edition: Served, look: Look, addresses: dict[str, str]
) -> None:
    page = look(f"{edition.url}/{addresses['claim']}").page
    page.locator(".cite summary").click()
    told = page.locator(".cite").inner_text()
    assert f"{edition.url}/{addresses['claim']}" in told
    assert "“" in told
    assert re.search(r"\d{4}-\d\d-\d\d", told)


def test_a_page_is_whole_without_scripts(edition: Served, look: Look, addresses: dict[str, str]) -> None:
    page = look(f"{edition.url}/{addresses['question']}", java_script_enabled=False).page
    assert page.locator(".voice blockquote").count() >= 1


def test_nothing_moves_where_the_reader_wants_no_motion(edition: Served, look: Look) -> None:
    page = look(edition.url, reduced_motion="reduce").page
    assert page.evaluate("getComputedStyle(document.querySelector('main a')).transitionDuration") == "0s"


# --- review ------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(edition: Served, tmp_path: Path) -> Iterator[Served]:
    """An edition of its own, which may be decided about."""
    ledger = tmp_path / "desk.ledger"
    ledger.write_bytes(edition.ledger.read_bytes())
    with serving(ledger, token=TOKEN) as url:
        yield Served(url, ledger)


def test_without_the_token_nothing_can_be_decided(desk: Served, look: Look, addresses: dict[str, str]) -> None:
    page = look(f"{desk.url}/{addresses['claim']}").page
    assert page.locator(".decide").count() == 0
    page.goto(f"{desk.url}/enter")
    page.fill("[name=token]", "not it")
    page.click(".filters button")
    assert page.locator("[role=alert]").inner_text() == "This is not the token of this edition."


def test_a_claim_is_rejected_shown_so_and_taken_back(desk: Served, look: Look, addresses: dict[str, str]) -> None:
    page = look(f"{desk.url}/enter?token={TOKEN}").page
    page.goto(f"{desk.url}/{addresses['claim']}")
    page.locator(".decide summary").click()
    form = page.locator(".decide form", has=page.locator("[value=reject]"))
    form.locator("[name=who]").fill("R. Reader")
    form.locator("[name=why]").fill("the mayor was misquoted")
    form.locator("button").click()
    page.wait_for_url(f"{desk.url}/{addresses['claim']}")
    assert "the mayor was misquoted" in page.locator("main").inner_text()
    page.goto(f"{desk.url}/decisions")
    assert "R. Reader" in page.locator("main").inner_text()
    page.locator(".decide summary").click()
    page.locator(".decide [name=why]").fill("heard again")
    assert page.locator(".decide [name=who]").input_value() == "R. Reader"  # a name once given is offered again
    page.locator(".decide button").click()
    page.wait_for_url(f"{desk.url}/decisions")
    assert "undone" in page.locator("main").inner_text()
    page.locator("footer form button").click()
    page.goto(f"{desk.url}/decisions")
    assert page.locator(".decide").count() == 0


# --- from the disk -------------------------------------------------------------------------------------------------


def test_the_site_opens_from_the_disk(edition: Served, look: Look, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    site(edition.ledger, folder)
    seen = look((folder / "index.html").as_uri())
    for name in PAGES:
        if name in LEFT_OUT:
            continue
        seen.page.goto((folder / f"{name or 'index'}.html").as_uri())
        assert seen.page.locator("h1").count() == 1
    seen.page.goto((folder / "index.html").as_uri())
    seen.page.locator("main .q a").first.click()
    seen.page.wait_for_url("**/questions/*.html")
    seen.page.locator("a.ref").first.click()
    seen.page.wait_for_url("**/reports/*.html*")
    assert seen.page.evaluate("document.fonts.check('16px \"Source Serif 4\"')")
    assert seen.wrong == []
    assert {urlsplit(url).scheme for url in seen.asked} == {"file"}
