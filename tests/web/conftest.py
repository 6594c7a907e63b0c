"""A browser and a served edition, for tests that look at pages as a reader does.

They are left out, with a reason, where there is no browser: pages work without these tests, and most machines that
build a package have none.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from tests.web import mapped
from variorum.web.app import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
AXE = Path(__file__).with_name("axe.min.js")
PATIENCE = 20  # seconds for a server to come up on a busy machine


@dataclass(frozen=True, slots=True)
class Served:
    """An edition on this machine: where it is asked for, and the ledger behind it."""

    url: str
    ledger: Path


@dataclass(slots=True)
class Seen:
    """A page in the browser, with what it asked for and what it complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The edition of a small pile with known places, days and voices."""
    ledger = mapped.stored(tmp_path_factory.mktemp("edition") / "mapped.ledger")
    with serving(ledger) as url:
        yield Served(url, ledger)


@contextmanager
def serving(ledger: Path, *, token: str | None = None) -> Iterator[str]:
    """Serves the edition of a ledger on loopback, on a port of its own."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(ledger, token=token), host="127.0.0.1", port=0, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started, "the edition did not come up"
    try:
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window; skips where there is none."""
    sync = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
    with sync.sync_playwright() as playwright:
        found = os.environ.get("VARIORUM_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
        found = found or playwright.chromium.executable_path
        if not Path(found).exists():
            pytest.skip("needs a Chromium: install one, or name it in VARIORUM_CHROMIUM")
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Seen]]:
    """Opens an address in a fresh window; what is named goes to the window (color_scheme, viewport, ...)."""
    opened = []

    def at(url: str, **how: Any) -> Seen:  # noqa: ANN401 - whatever a window can be opened with
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **how})
        opened.append(context)
        seen = Seen(context.new_page())
        seen.page.on("request", lambda request: seen.asked.append(request.url))
        seen.page.on("pageerror", lambda error: seen.wrong.append(str(error)))
        seen.page.on("console", lambda said: seen.wrong.append(said.text) if said.type == "error" else None)
        seen.page.goto(url)
        return seen

    yield at
    for context in opened:
        context.close()


@pytest.fixture
def barriers() -> Callable[[Page], list[str]]:
    """What axe finds on a page that keeps somebody out; the page must have been opened with bypass_csp."""
    if not AXE.exists():
        pytest.skip("axe-core is in the repository only, not in a source package")

    def of(page: Page) -> list[str]:
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("axe.run()")
        return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]

    return of
