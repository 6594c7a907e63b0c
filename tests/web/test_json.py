"""The JSON is what its OpenAPI document says, and holds the objects of the Python API, all of them, each once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.ledgers import browser_of, soiled, war
from tests.web.shapes import faults
from variorum.api import Edition
from variorum.records import SCHEMA
from variorum.web.app import LISTS, SINGLE
from variorum.web.asked import Asked
from variorum.web.shelf import slug

Object = dict[str, Any]
VERBS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A program that reads the ledger."""
    return browser_of(war())


@pytest.fixture(scope="module")
def document(client: TestClient) -> Object:
    """The description of the JSON."""
    told: Object = client.get("/api/openapi.json").json()
    return told


def test_the_document_is_openapi(document: Object) -> None:
    assert re.fullmatch(r"3\.1\.\d+", document["openapi"])
    assert document["info"] == {"title": "Variorum", "version": SCHEMA}
    assert set(document) <= {"openapi", "info", "paths", "components"}
    wanted = {f"/api/{name}" for name in LISTS} | {f"/api/{name}/{{name}}" for name in SINGLE}
    assert document["paths"].keys() == wanted
    for path, item in document["paths"].items():
        assert item.keys() <= VERBS
        for told in item.values():
            _is_operation(path, told)
    names = [told["operationId"] for item in document["paths"].values() for told in item.values()]
    assert len(set(names)) == len(names)


def _is_operation(path: str, told: Object) -> None:
    assert told["responses"].keys() == {"200", "4XX"}
    assert told["summary"]
    slots = set(re.findall(r"{(\w+)}", path))
    assert {one["name"] for one in told["parameters"] if one["in"] == "path"} == slots
    seen = [(one["name"], one["in"]) for one in told["parameters"]]
    assert len(set(seen)) == len(seen)
    for one in told["parameters"]:
        assert one["in"] in ("path", "query")
        assert one["description"].endswith(".")
        assert one["schema"]["type"] in ("string", "integer")
        assert one.get("required") is (True if one["in"] == "path" else None)
    for answer in told["responses"].values():
        assert answer["description"]
        assert answer["content"]["application/json"]["schema"]


def test_every_shape_that_is_named_is_there_and_used(document: Object) -> None:
    shapes = document["components"]["schemas"]
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert named == shapes.keys()


def test_every_filter_of_the_document_is_one_of_an_address(document: Object) -> None:
    known = {*Asked.__dataclass_fields__, "offset", "limit", "name"}
    told = {one["name"] for item in document["paths"].values() for one in item["get"]["parameters"]}
    assert told <= known


def _addresses(edition: Edition) -> Iterator[tuple[str, str]]:
    """Paths of the document, each with an address of it."""
    for name in LISTS:
        yield f"/api/{name}", f"/api/{name}?limit=200"
    for one in edition.questions():
        yield "/api/questions/{name}", f"/api/questions/{one['id']}"
    for one in edition.claims():
        yield "/api/claims/{name}", f"/api/claims/{one['id']}"
    for one in edition.articles():
        yield "/api/reports/{name}", f"/api/reports/{slug(one['id'])}"


@pytest.mark.parametrize("dirt", ["", ' "<b>{x}\\\u2028 '])
def test_every_answer_is_what_the_document_says(document: Object, dirt: str) -> None:
    path = soiled(dirt) if dirt else war()
    client, shapes = browser_of(path), document["components"]["schemas"]
    asked = list(_addresses(Edition(path)))
    for template, address in asked:
        shape = document["paths"][template]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        answer = client.get(address).json()
        assert list(faults(answer, shape, shapes)) == [], address
        assert "items" not in answer or answer["items"], f"{address} shows nothing of its shape"
    assert len(asked) > 25


@pytest.mark.parametrize("address", ["/api/claims/none", "/api/claims?kind=none", "/api/map?limit=0", "/api/none"])
def test_a_refusal_is_what_the_document_says(client: TestClient, document: Object, address: str) -> None:
    answer = client.get(address)
    assert 400 <= answer.status_code < 500
    assert list(faults(answer.json(), document["components"]["schemas"]["Error"], {})) == []


def test_the_shapes_would_tell_a_fault(document: Object, client: TestClient) -> None:
    shapes = document["components"]["schemas"]
    claim = client.get("/api/claims?limit=1").json()["items"][0]
    wrong: tuple[Object, ...] = (
        {"kind": "battle"},
        {"factuality": None},
        {"more": 1},
        {"where": {}},
        {"attribution": [1]},
    )
    for changed in wrong:
        assert list(faults({**claim, **changed}, shapes["ClaimObject"], shapes)) != [], changed


# --- the same as the Python API ----------------------------------------------------------------------------------


def _all(client: TestClient, address: str, limit: int) -> list[Object]:
    """A whole list, part by part."""
    found, offset = list[Object](), 0
    while offset is not None:
        sign = "&" if "?" in address else "?"
        told = client.get(f"{address}{sign}offset={offset}&limit={limit}").json()
        assert len(told["items"]) <= limit
        assert told["items"] or not offset, "a part of a list is empty"
        found += told["items"]
        offset = told["next"]
    assert told["count"] in (None, len(found))
    return found


def _plain(items: Iterable[Object]) -> list[Object]:
    told: list[Object] = json.loads(json.dumps(list(items)))
    return told


SAME: tuple[tuple[str, Callable[[Edition], Iterable[Object]]], ...] = (
    ("claims", lambda edition: edition.claims()),
    ("claims?kind=control", lambda edition: edition.claims(kind="control")),
    ("claims?party=Estmar", lambda edition: edition.claims(party="Estmar")),
    ("claims?place=kelm&since=2031-05-05", lambda edition: edition.claims(place="kelm", since="2031-05-05")),
    ("claims?match=killed", lambda edition: edition.claims(match="killed")),
    ("questions", lambda edition: edition.questions()),
    ("questions?kind=event", lambda edition: edition.questions(kind="event")),
    ("reports", lambda edition: edition.articles()),
    ("stories", lambda edition: edition.stories()),
    ("decisions", lambda edition: edition.decisions()),
    ("problems", lambda edition: edition.problems()),
)


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 200])
@pytest.mark.parametrize(("address", "objects"), SAME, ids=[row[0] for row in SAME])
def test_a_list_holds_the_objects_of_the_python_api(
    client: TestClient, address: str, objects: Callable[[Edition], Iterable[Object]], limit: int
) -> None:
    wanted = _plain(objects(Edition(war())))
    assert _all(client, f"/api/{address}", limit) == wanted
    assert wanted


@pytest.mark.parametrize("name", ["origins", "wording", "actors", "map"])
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_list_of_rows_goes_on_to_its_end(client: TestClient, name: str, limit: int) -> None:
    whole = client.get(f"/api/{name}?limit=200").json()["items"]
    assert _all(client, f"/api/{name}", limit) == whole
    assert whole


def test_the_reports_are_filtered_as_on_their_page(client: TestClient) -> None:
    told = client.get("/api/reports?voice=The Herald").json()
    assert [one["id"] for one in told["items"]] == ["https://herald.example/toll", "https://herald.example/late"]
    assert told["count"] == 2


def test_one_thing_holds_what_belongs_to_it(client: TestClient) -> None:
    edition = Edition(war())
    claims = {one["id"]: one for one in _plain(edition.claims())}
    for one in _plain(edition.questions()):
        told = client.get(f"/api/questions/{one['id']}").json()
        own = {name for position in one["positions"] for name in position["claims"]}
        assert {name: claims[name] for name in own} == {claim["id"]: claim for claim in told.pop("evidence")}
        assert told == one
        for name in own:
            assert one["id"] in client.get(f"/api/claims/{name}").json()["questions"]
    for one in _plain(edition.articles(with_text=True)):
        told = client.get(f"/api/reports/{slug(one['id'])}").json()
        assert told.pop("claims") == [claim for claim in claims.values() if claim["article"] == one["id"]]
        assert told == {**one, "address": slug(one["id"])}
