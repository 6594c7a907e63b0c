"""The edition as a web application: a table of pages and a table of JSON, over one ledger."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi import Path as Segment
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles

import variorum.web.data as data
import variorum.web.review as review
from variorum.errors import InputError, LedgerError
from variorum.public import Object
from variorum.terminal import printable
from variorum.web.addresses import Addresses
from variorum.web.asked import Asked, asked, stretch
from variorum.web.page import NotFound, Page
from variorum.web.printed import Printed
from variorum.web.render import rendered
from variorum.web.schema import description, parameters, responses
from variorum.web.security import HEADERS, LOOPBACK, Guard, may_write, wants_json
from variorum.web.shelf import Opened, Shelf
from variorum.web.statics import stylesheet
from variorum.web.views.changes import changes
from variorum.web.views.claims import claim
from variorum.web.views.front import front
from variorum.web.views.lists import control, decisions, figures, problems, timeline, wording
from variorum.web.views.people import actors, sources
from variorum.web.views.places import places
from variorum.web.views.questions import question, question_list
from variorum.web.views.reports import report, report_list
from variorum.web.views.search import search
from variorum.web.words import word

logger = logging.getLogger(__name__)

ListView = Callable[[Opened, Asked], Page]
Listed = Callable[[Opened, Asked, int, int], Object]
PAGES: Mapping[str, ListView] = {
    "": front,
    "questions": question_list,
    "figures": figures,
    "control": control,
    "map": places,
    "timeline": timeline,
    "wording": wording,
    "reports": report_list,
    "sources": sources,
    "actors": actors,
    "search": search,
    "problems": problems,
    "decisions": decisions,
    "changes": changes,
}
LISTS: Mapping[str, Listed] = {
    "questions": data.questions,
    "claims": data.claims,
    "reports": data.reports,
    "stories": data.stories,
    "decisions": data.decisions,
    "problems": data.problems,
    "origins": data.origins,
    "wording": data.wording,
    "actors": data.actors,
    "map": data.places,
}
SINGLE: Mapping[str, Callable[[Opened, str], Object]] = {
    "questions": data.question,
    "claims": data.claim,
    "reports": data.report,
}
READ = ["GET", "HEAD"]
AT_ONCE = 3  # pages in the making; Python makes one at a time, and the others read the ledger meanwhile
COMPRESSION = 4  # of nine: what more would save is a tenth of the bytes, at three times the work
COMPRESSED_FROM = 1_000  # bytes; less is not worth the work
HERE = Path(__file__).parent


def create_app(
    ledger: Path, *, token: str | None = None, hosts: Collection[str] = (), title: str | None = None
) -> FastAPI:
    """The edition of a ledger; it can be written only with the token, and not at all without one.

    `hosts` are the names under which it may be asked for beside those of this machine's loopback.
    """
    app = FastAPI(
        lifespan=_few_at_a_time, title="Variorum", openapi_url="/api/openapi.json", docs_url=None, redoc_url=None
    )
    shelf = Shelf(ledger)
    desk = Desk(shelf, title or printable(ledger.stem), token)
    app.state.desk = desk
    app.middleware("http")(Guard((*LOOPBACK, *hosts)))
    app.add_middleware(GZipMiddleware, minimum_size=COMPRESSED_FROM, compresslevel=COMPRESSION)
    for name, view in PAGES.items():
        app.add_api_route(f"/{name}", desk.listing(view), methods=READ, include_in_schema=False)
    _single_pages(app, desk)
    _json(app, shelf)
    review.add(app, desk)
    _static(app)
    _in_words(app, desk)
    app.openapi = partial(description, app)  # type: ignore[method-assign]  # as FastAPI's own manual does it
    return app


def _in_words(app: FastAPI, desk: Desk) -> None:
    """Whatever cannot be answered is told in words, as a page or as JSON."""
    for refused, told in (
        (404, desk.not_found),
        (NotFound, desk.not_found),
        (405, desk.not_so),
        (InputError, desk.wrong),
        (LedgerError, desk.closed),
        (Exception, desk.broken),
    ):
        app.add_exception_handler(refused, told)


@asynccontextmanager
async def _few_at_a_time(app: FastAPI) -> AsyncIterator[None]:
    """Pages are made a few at a time: more at once would only make each reader wait for all the others."""
    current_default_thread_limiter().total_tokens = AT_ONCE
    yield


class Desk:
    """One edition at work: opens the ledger for a request, and lays the page out for whoever asks."""

    def __init__(self, shelf: Shelf, title: str, token: str | None) -> None:
        self.shelf = shelf
        self.title = title
        self.token = token
        self._printed = Printed()

    def listing(self, view: ListView) -> Callable[[Request], Response]:
        """A page that is asked for by its name and filters."""

        def answer(request: Request) -> Response:
            chosen = asked(request.query_params)
            wanted = (view, chosen, may_write(request, self.token))
            with self.shelf.open() as opened:
                kept = self._printed.found(opened.index.mark, wanted)
                if kept is not None:
                    return HTMLResponse(kept)
                html = self._laid_out(request, opened, view(opened, chosen))
                self._printed.keep(opened.index.mark, wanted, html)
                return HTMLResponse(html)

        return answer

    def page(self, request: Request, opened: Opened, page: Page) -> Response:
        """The page as HTML."""
        return HTMLResponse(self._laid_out(request, opened, page))

    def _laid_out(self, request: Request, opened: Opened, page: Page) -> str:
        writer = may_write(request, self.token)
        return rendered(page, Addresses(), name=self.title, index=opened.index, writer=writer)

    def not_found(self, request: Request, error: Exception) -> Response:
        """There is no such page."""
        return self._told(request, 404, word("refused", "not_found"))

    def not_so(self, request: Request, error: Exception) -> Response:
        """The page is there, but does not take this."""
        return self._told(request, 405, word("refused", "method"))

    def wrong(self, request: Request, error: Exception) -> Response:
        """What was asked cannot be: the error says why and what can."""
        return self._told(request, 400, str(error))

    def closed(self, request: Request, error: Exception) -> Response:
        """The ledger cannot be read or written now; a reader is told which by its name, not by where it lies."""
        logger.warning("%s", error)
        path = self.shelf.path
        return self._told(request, 503, printable(str(error).replace(str(path), path.name)))

    def broken(self, request: Request, error: Exception) -> Response:
        """A mistake of ours, which the server logs; the guard stands inside of this, so the headers are given here."""
        response = self._told(request, 500, word("refused", "broken"))
        response.headers.update(HEADERS)
        return response

    def _told(self, request: Request, status: int, why: str) -> Response:
        if request.url.path.startswith("/api/") or wants_json(request):
            return JSONResponse({"error": why}, status_code=status)
        page = Page("error.html.jinja", word("refused", "title"), {"why": why}, status=status)
        writer = may_write(request, self.token)
        return HTMLResponse(rendered(page, Addresses(), name=self.title, index=None, writer=writer), status)


def _single_pages(app: FastAPI, desk: Desk) -> None:
    def one_question(request: Request, name: str) -> Response:
        with desk.shelf.open() as opened:
            return desk.page(request, opened, question(opened, name))

    def one_report(request: Request, name: str) -> Response:
        chosen = asked(request.query_params)
        with desk.shelf.open() as opened:
            return desk.page(request, opened, report(opened, name, chosen))

    def one_claim(request: Request, name: str) -> Response:
        with desk.shelf.open() as opened:
            return desk.page(request, opened, claim(opened, name))

    for path, answer in (("questions", one_question), ("reports", one_report), ("claims", one_claim)):
        app.add_api_route(f"/{path}/{{name}}", answer, methods=READ, include_in_schema=False)


Name = Annotated[str, Segment(description=word("data", "name"))]


def _json(app: FastAPI, shelf: Shelf) -> None:
    def listed(view: Listed) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            chosen = asked(request.query_params)
            offset, limit = stretch(request.query_params, most=data.MOST)
            with shelf.open() as opened:
                return JSONResponse(view(opened, chosen, offset, limit))

        return answer

    def single(view: Callable[[Opened, str], Object]) -> Callable[[str], Response]:
        def answer(name: Name) -> Response:
            with shelf.open() as opened:
                return JSONResponse(view(opened, name))

        return answer

    for name, view in LISTS.items():
        _describe(app, name, listed(view))
    for name, one in SINGLE.items():
        _describe(app, f"{name}/{{name}}", single(one))


def _describe(app: FastAPI, path: str, answer: Callable[..., Response]) -> None:
    app.add_api_route(
        f"/api/{path}",
        answer,
        methods=["GET"],
        tags=["ledger"],
        name=path.replace("/{name}", " by name"),
        summary=word("data", path),
        responses=responses(path),
        openapi_extra={"parameters": parameters(path)},
    )
    app.add_api_route(f"/api/{path}", answer, methods=["HEAD"], include_in_schema=False)


def _static(app: FastAPI) -> None:
    style = stylesheet()

    def css() -> Response:
        return Response(style, media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    app.add_api_route("/static/edition.css", css, methods=READ, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=HERE / "static"))
