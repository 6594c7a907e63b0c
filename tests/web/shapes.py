"""Holds an answer against the shapes of the OpenAPI document: as much of JSON Schema as that document uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Shape = Mapping[str, Any]
PLAIN: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "object": (dict,),
    "array": (list,),
}
KNOWN = frozenset(
    (
        *("type", "properties", "required", "additionalProperties", "items", "prefixItems", "anyOf", "enum", "const"),
        *("$ref", "title", "description", "default", "minItems", "maxItems", "minimum", "maximum", "maxLength"),
    )
)


def faults(value: Any, shape: Shape, shapes: Mapping[str, Shape], at: str = "$") -> Iterator[str]:  # noqa: ANN401
    """Where a value is not of a shape; nothing where it is."""
    assert shape.keys() <= KNOWN, shape.keys() - KNOWN
    if "$ref" in shape:
        yield from faults(value, shapes[shape["$ref"].rpartition("/")[2]], shapes, at)
    elif "anyOf" in shape:
        tried = [list(faults(value, one, shapes, at)) for one in shape["anyOf"]]
        if all(tried):
            yield min(tried, key=len)[0]
    elif "const" in shape or "enum" in shape:
        if value not in shape.get("enum", [shape.get("const")]):
            yield f"{at}: {value!r}"
    elif not isinstance(value, PLAIN[shape["type"]]) or (isinstance(value, bool) and shape["type"] != "boolean"):
        yield f"{at}: {value!r} is no {shape['type']}"
    elif isinstance(value, dict):
        yield from _object(value, shape, shapes, at)
    elif isinstance(value, list):
        first = shape.get("prefixItems", [])
        for number, one in enumerate(value):
            own = first[number] if number < len(first) else shape.get("items", {})
            yield from faults(one, own, shapes, f"{at}[{number}]") if own else ()


def _object(value: dict[str, Any], shape: Shape, shapes: Mapping[str, Shape], at: str) -> Iterator[str]:
    properties = shape.get("properties", {})
    yield from (f"{at}: {name} is missing" for name in shape.get("required", ()) if name not in value)
    if shape.get("additionalProperties") is False:
        yield from (f"{at}: {name} is not told of" for name in value if name not in properties)
    for name, one in value.items():
        if name in properties:
            yield from faults(one, properties[name], shapes, f"{at}.{name}")
