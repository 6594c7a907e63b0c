"""Review: a person accepts, rejects, corrects, merges, splits or undoes, with a name and a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args
from urllib.parse import parse_qsl

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from variorum.api import Edition
from variorum.errors import InputError
from variorum.records import Action
from variorum.web.addresses import Addresses
from variorum.web.page import Page
from variorum.web.render import rendered
from variorum.web.security import COOKIE, is_token, may_write, sealed, wants_json
from variorum.web.words import word

if TYPE_CHECKING:
    from variorum.web.app import Desk

ACTIONS: tuple[str, ...] = get_args(Action)
MOST_FIELDS = 50
WEEK = 7 * 24 * 3600


def add(app: FastAPI, desk: Desk) -> None:
    """The addresses at which a writer signs in, and at which decisions are taken."""

    # A decision lays the whole ledger anew: it waits in a queue of its own, and holds up no page.
    one_at_a_time = CapacityLimiter(1)

    def sign_in_page(request: Request) -> Response:
        given = request.query_params.get("token")
        if given is not None and desk.token is not None and is_token(given, desk.token):
            return _signed_in(request, desk)
        wrong = word("review", "wrong_token") if given else ""
        return _form(desk, request, wrong)

    async def sign_in(request: Request) -> Response:
        form = await _fields(request)
        if desk.token is not None and is_token(form.get("token", ""), desk.token):
            return _signed_in(request, desk)
        return _form(desk, request, word("review", "wrong_token"))

    async def sign_out(request: Request) -> Response:
        response = RedirectResponse("/", status_code=303)
        response.delete_cookie(COOKIE)
        return response

    async def decide(request: Request) -> Response:
        if not may_write(request, desk.token):
            return _refused(request, desk)
        form = await _fields(request)
        made = await run_sync(_decided, desk, form, limiter=one_at_a_time)
        if wants_json(request):
            return JSONResponse(made)
        return RedirectResponse(_back(form), status_code=303)

    app.add_api_route("/enter", sign_in_page, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/enter", sign_in, methods=["POST"], include_in_schema=False)
    app.add_api_route("/leave", sign_out, methods=["POST"], include_in_schema=False)
    app.add_api_route("/decide", decide, methods=["POST"], include_in_schema=False)


def _decided(desk: Desk, form: Mapping[str, str]) -> dict[str, object]:
    """Takes the decision and lays the ledger anew; what cannot be applied is told as it is on the command line."""
    action = form.get("action", "")
    if action not in ACTIONS:
        raise InputError("action", "give one of: " + ", ".join(ACTIONS))
    targets = [form[key].strip() for key in ("target", "other") if form.get(key, "").strip()]
    change = {form["field"]: _value(form.get("value", ""))} if form.get("field") else None
    made = Edition(desk.shelf.path).decide(
        action,  # type: ignore[arg-type]  # checked against the actions above
        *targets,
        who=form.get("who", ""),
        why=form.get("why", ""),
        change=change,
        claims=[name for name in form.get("claims", "").replace(",", " ").split() if name],
    )
    problems = [str(one["problem"]) for one in made if one["problem"]]
    if problems:
        raise InputError("kept, but not applied", "; ".join(problems))
    return {"decisions": [one["id"] for one in made]}


def _value(told: str) -> str | None:
    """`null` is nothing: somebody unnamed, no place. A field left empty says no such thing, and is refused."""
    return None if told.strip() == "null" else told.strip()


def _back(form: Mapping[str, str]) -> str:
    """The page that the reader came from; only an address of this edition."""
    back = form.get("back", "")
    is_here = back.startswith("/") and not back.startswith("//") and "\\" not in back and back.isprintable()
    return back if is_here else "/decisions"


async def _fields(request: Request) -> dict[str, str]:
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise InputError("form", str(error)) from error


def _signed_in(request: Request, desk: Desk) -> Response:
    assert desk.token is not None
    response = RedirectResponse("/decisions", status_code=303)
    is_private = request.url.scheme == "https"
    value = sealed(desk.token)
    response.set_cookie(COOKIE, value, max_age=WEEK, httponly=True, samesite="strict", secure=is_private)
    return response


def _form(desk: Desk, request: Request, wrong: str) -> Response:
    told = {"wrong": wrong, "can": desk.token is not None}
    page = Page("enter.html.jinja", word("review", "title"), told)
    html = rendered(page, Addresses(), name=desk.title, index=None, writer=may_write(request, desk.token))
    return HTMLResponse(html, status_code=403 if wrong else 200)


def _refused(request: Request, desk: Desk) -> Response:
    if wants_json(request):
        return JSONResponse({"error": word("review", "read_only")}, status_code=403)
    return _form(desk, request, word("review", "read_only"))
