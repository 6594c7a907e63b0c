"""The map as a reader uses it: by mouse and keyboard, day by day, voice by voice, in both themes, and from the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import Seen, Served
from variorum.web.site import site

if TYPE_CHECKING:
    from playwright.sync_api import Page

Look = Callable[..., Seen]

SIGNS = "[...document.querySelectorAll('#map .marks text.sign')].map(one => one.textContent).sort().join(' ')"
ON = "#map .step >> nth=1"


def drawn(seen: Seen) -> Page:
    """The page once its land is drawn."""
    seen.page.wait_for_selector("#map .land", state="attached")
    return seen.page


def shown(page: Page) -> str:
    """What the page says is shown."""
    return page.locator("#map output").inner_text()


def place(page: Page) -> str | None:
    """Which place the focused mark is at."""
    label: str | None = page.evaluate("document.activeElement.getAttribute('aria-label')")
    return label and label.partition(".")[0]


@pytest.fixture
def page(edition: Served, look: Look) -> Page:
    return drawn(look(edition.url + "/map"))


def test_every_voice_is_seen_at_once(page: Page) -> None:
    assert shown(page) == "All days: 7 claims of 3 voices"
    assert page.evaluate(SIGNS) == "Es Es Es No TH TH"
    label = page.locator("#map .block[aria-label^=Kelm]").get_attribute("aria-label") or ""
    assert "Norvalia: taken by Norvalia" in label
    assert "Estmar: denied: taken by Norvalia" in label


# What Norvalia says it took stays, paler, until Norvalia says that it left; what Estmar says ends with neither.
DAYS = (
    ("4 May 2031: 1 claim of 1 voice", "No", 0),
    ("5 May 2031: 3 claims of 2 voices", "Es Es No", 1),
    ("6 May 2031: 6 claims of 3 voices", "Es Es Es No TH TH", 3),
    ("8 May 2031: 3 claims of 2 voices", "Es Es No", 2),
)


def test_a_day_shows_what_is_said_to_hold_on_it(page: Page) -> None:
    for words, signs, kept in DAYS:
        page.click(ON)
        found = (shown(page), page.evaluate(SIGNS), page.locator("#map .marks .mark.kept").count())
        assert found == (words, signs, kept)
    page.click("#map .all-days")
    assert shown(page).startswith("All days")


def test_shapes_tell_kinds_and_hollow_is_denied(page: Page) -> None:
    assert page.locator("#map .marks .mark.hollow").count() == 1
    paths = page.locator("#map .marks .mark path").all()
    assert len({path.get_attribute("d") for path in paths}) == 4  # taken or left, withstands, killed, attack


def test_what_is_only_known_by_region_is_no_point(page: Page) -> None:
    assert page.locator("#map .reach").count() == 1
    assert page.locator("#map .marks .point").count() == 2  # Kelm and Orlan, not Dorva


def test_one_party_alone(edition: Served, look: Look) -> None:
    page = drawn(look(edition.url + "/map?party=Norvalia"))
    assert shown(page) == "All days: 2 claims of 1 voice"
    assert "As told by Norvalia." in page.inner_text("main")


def test_one_voice_alone_without_another_page(page: Page) -> None:
    page.click(".voices-key button:has-text('Estmar')")
    assert page.evaluate(SIGNS) == "Es Es Es"
    page.click(".voices-key button:has-text('Estmar')")
    assert shown(page) == "All days: 7 claims of 3 voices"


def test_by_keyboard_alone(page: Page) -> None:
    page.locator("form.filters a").focus()
    page.keyboard.press("Tab")
    assert place(page) == "Kelm"
    page.keyboard.press("ArrowRight")
    assert place(page) == "Orlan"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    assert "The Herald" in page.locator("#map .card").inner_text()
    page.keyboard.press("Escape")
    assert (place(page), page.locator("#map .card").is_visible()) == ("Orlan", False)
    before = page.locator("#map .land").get_attribute("d")
    page.keyboard.press("+")
    assert page.locator("#map .land").get_attribute("d") != before
    assert place(page) == "Orlan"
    page.keyboard.press("0")
    assert page.locator("#map .land").get_attribute("d") == before
    page.locator("#map input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    assert shown(page).startswith("5 May 2031")


def test_a_mark_out_of_sight_is_brought_back(page: Page) -> None:
    page.locator("#map .block[aria-label^=Kelm]").focus()
    for _ in range(6):
        page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    assert place(page) == "Orlan"
    seen = page.locator("#map .window").bounding_box()
    mark = page.locator("#map .block[aria-label^=Orlan]").bounding_box()
    assert seen is not None
    assert mark is not None
    assert seen["x"] < mark["x"] < seen["x"] + seen["width"]
    assert seen["y"] < mark["y"] < seen["y"] + seen["height"]


def test_the_map_moves_with_the_mouse(page: Page) -> None:
    window = page.locator("#map .window").bounding_box()
    before = page.locator("#map .land").get_attribute("d")
    assert window is not None
    x, y = window["x"] + 0.8 * window["width"], window["y"] + 0.2 * window["height"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 90, y + 30, steps=3)
    page.mouse.up()
    assert page.locator("#map .land").get_attribute("d") != before
    assert not page.locator("#map .card").is_visible()
    page.click("#map .zoom button >> nth=2")
    assert page.locator("#map .land").get_attribute("d") == before


def test_a_mark_leads_to_its_claims(page: Page) -> None:
    page.click("#map .block[aria-label^=Kelm]")
    card = page.locator("#map .card")
    assert [one.inner_text() for one in card.locator(".who").all()] == ["Norvalia No", "Estmar Es"]
    card.get_by_role("link", name="Kelm withstands").click()
    page.wait_for_url("**/claims/*")


def test_words_of_a_report_stay_words(page: Page) -> None:
    page.click("#map .block[aria-label^=Orlan]")
    assert "<img src=x onerror=alert(1)>" in page.locator("#map .card").inner_text()
    assert page.locator("main img").count() == 0


def test_play_goes_on_by_itself_to_the_last_day(page: Page) -> None:
    page.click("#map .play")
    page.wait_for_selector("#map output:has-text('8 May 2031')")
    page.wait_for_selector("#map .play:has-text('Play')")


@pytest.mark.parametrize("wish, moves", (("reduce", "none"), ("no-preference", "appear")))
def test_nothing_moves_for_who_does_not_want_it(edition: Served, look: Look, wish: str, moves: str) -> None:
    page = drawn(look(edition.url + "/map", reduced_motion=wish))
    page.click(ON)
    animation = page.evaluate("getComputedStyle(document.querySelector('#map .marks .new')).animationName")
    assert animation == moves
    page.wait_for_timeout(1_200)  # longer than a day takes when it plays
    assert shown(page).startswith("4 May")


def test_it_asks_nothing_of_another_host(edition: Served, look: Look) -> None:
    seen = look(edition.url + "/map")
    drawn(seen)
    assert seen.asked
    assert all(url.startswith(edition.url + "/") for url in seen.asked)
    assert seen.wrong == []


def test_it_opens_from_the_disk(edition: Served, look: Look, tmp_path: Path) -> None:
    site(edition.ledger, tmp_path / "site")
    seen = look((tmp_path / "site" / "map.html").as_uri())
    page = drawn(seen)
    assert shown(page) == "All days: 7 claims of 3 voices"
    page.click(ON)
    assert shown(page) == DAYS[0][0]
    assert all(url.startswith("file:") for url in seen.asked)
    assert seen.wrong == []


def test_without_a_script_the_table_is_the_page(edition: Served, look: Look) -> None:
    page = look(edition.url + "/map", java_script_enabled=False).page
    assert page.locator("#places tbody tr").count() == 7
    assert page.locator("#places").is_visible()
    assert not page.locator("#map").is_visible()


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", (390, 1280))
def test_it_keeps_nobody_out(
    edition: Served, look: Look, barriers: Callable[[Page], list[str]], scheme: str, width: int
) -> None:
    how = {"color_scheme": scheme, "viewport": {"width": width, "height": 844}, "reduced_motion": "reduce"}
    page = drawn(look(edition.url + "/map", bypass_csp=True, **how))
    page.locator("#map .block").first.focus()
    page.evaluate("document.querySelector('details.places').open = true")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
