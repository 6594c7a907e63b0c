"""What a person may correct of a claim: each field by the name that spreadsheets give it, and how it is laid over."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from math import isfinite
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from variorum.reconciliation.pile.days import OPEN, Window, width, window
from variorum.reconciliation.pile.phrases import listed, phrase
from variorum.records import Actor, ActorRole, AttributionLevel, Claim, Date, Extent, Party, Place

Value = Any  # what JSON can say
Setter = Callable[[Claim, Value], Claim]

DECIDED = "decision"  # the basis of what a person decided
# UCDP's date_prec by the most days that it covers: 1 a day, 2 two to six days, 3 a week, 4 a month, else 5
PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4))


class FieldError(ValueError):
    """A field that cannot be set so; its message says which and why."""


def _part(name: str, field: str, *, alias: str | None = None) -> Setter:
    """Sets one field of the record that a claim holds under this name."""

    def laid(claim: Claim, value: Value) -> Claim:
        part = getattr(claim, name)
        if part is None:
            raise FieldError(phrase("decisions", "no part", field=alias or field, kind=claim.kind))
        kind = get_type_hints(type(part))[field]
        return replace(claim, **{name: replace(part, **{field: _checked(kind, value, alias or field)})})

    return laid


def _whole(name: str) -> Setter:
    """Sets a field of the claim itself."""

    def laid(claim: Claim, value: Value) -> Claim:
        return replace(claim, **{name: _checked(get_type_hints(Claim)[name], value, name)})

    return laid


def _checked(kind: Any, value: Value, name: str) -> Any:  # noqa: ANN401 - any type of a record's field
    told = _wrong(kind, value)
    if told is None:
        try:
            return _adapter(kind).validate_python(value)
        except ValidationError as error:
            told = "; ".join(dict.fromkeys(one["msg"] for one in error.errors()))
    raise FieldError(phrase("decisions", "wrong value", field=name, value=json.dumps(value), told=told)) from None


def _wrong(kind: Any, value: Value) -> str | None:  # noqa: ANN401 - any type of a record's field
    """What no field can be, whatever its type: a number that is none or below nothing, a name without a sign."""
    if isinstance(value, bool):
        return None if kind in (bool, bool | None) else phrase("decisions", "no truth value")
    if isinstance(value, (int, float)) and not (isfinite(value) and value >= 0):
        return phrase("decisions", "no number")
    return phrase("decisions", "empty") if isinstance(value, str) and not value.strip() else None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any type of a record's field
    return TypeAdapter(kind)


def _factuality(claim: Claim, value: Value) -> Claim:
    """How firmly the innermost source holds it, on the claim and on its level alike."""
    changed = _whole("factuality")(claim, value)
    return _innermost(changed, factuality=changed.factuality)


def _source(claim: Claim, value: Value) -> Claim:
    """Who says it: another name, or nobody but the outlet where the value is null."""
    if value is None:
        own = claim.attribution[:1]
        return replace(claim, attribution=tuple(replace(level, factuality=claim.factuality) for level in own))
    name = _checked(str, value, "source")
    if claim.attribution and not claim.attribution[-1].is_own_voice:
        return _innermost(claim, role="speaker", name=name, actor=name, party=None, certain=True)
    level = AttributionLevel("speaker", name, name, factuality=claim.factuality, basis="inferred")
    return replace(claim, attribution=(*claim.attribution, level))


def _party(claim: Claim, value: Value) -> Claim:
    """For whom the innermost source speaks; nobody where the value is null."""
    if not claim.attribution or claim.attribution[-1].is_own_voice:
        raise FieldError(phrase("decisions", "own voice"))
    name = _checked(str | None, value, "party")
    return _innermost(claim, party=None if name is None else Party(name, DECIDED))


def _innermost(claim: Claim, **fields: object) -> Claim:
    if not claim.attribution:
        return claim
    return replace(claim, attribution=(*claim.attribution[:-1], replace(claim.attribution[-1], **fields)))  # type: ignore[arg-type]


def _place(claim: Claim, value: Value) -> Claim:
    """The place of that name, found in the gazetteer where another claim's place of that name was."""
    name = _checked(str | None, value, "place")
    return replace(claim, where=None if name is None else Place(name))


def _holder(claim: Claim, value: Value) -> Claim:
    """Who holds the place: the holder that the words name, and the one who acts."""
    return _acting("agent", "holder")(_part("control", "holder")(claim, value), value)


def _acting(role: ActorRole, field: str) -> Setter:
    """Who acts, or is acted on; nobody where the value is null."""

    def laid(claim: Claim, value: Value) -> Claim:
        name = _checked(str | None, value, field)
        others = tuple(actor for actor in claim.actors if actor.role != role)
        own = () if name is None else (Actor(name, name, Party(name, DECIDED), role),)
        return replace(claim, actors=(*own, *others))

    return laid


def _value(claim: Claim, value: Value) -> Claim:
    """The number itself; the bounds that stood for the old one go with it."""
    changed = _part("figure", "value")(claim, value)
    old, new = claim.figure, changed.figure
    if old is None or new is None or old.value is None:
        return changed
    low = new.value if old.low == old.value else new.low
    high = new.value if old.high == old.value else new.high
    return replace(changed, figure=replace(new, low=low, high=high))


def _when(claim: Claim, value: Value) -> Claim:
    return replace(claim, when=_date(value, "when"))


def _figure_day(field: str) -> Setter:
    def laid(claim: Claim, value: Value) -> Claim:
        if claim.figure is None:
            raise FieldError(phrase("decisions", "no part", field=field, kind=claim.kind))
        days = {"since": claim.figure.since, "as_of": claim.figure.as_of} | {field: _date(value, field)}
        return replace(claim, figure=replace(claim.figure, since=days["since"], as_of=days["as_of"]))

    return laid


def _said(claim: Claim, value: Value) -> Claim:
    return _innermost(claim, said=_date(value, "said"))


def _date(value: Value, field: str) -> Date:
    """A day, month, year or stretch in EDTF (2020-11-08, 2020-11, 2020-11-08/2020-11-10, ../2020-11-08), or none."""
    if value is None:
        return Date()
    text = str(value).strip()
    first, final = days = window(Date(edtf=text))
    closed = not text.startswith("../") and not text.endswith("/..")
    if days == OPEN or (closed and None in days) or (first and final and first > final):
        raise FieldError(phrase("decisions", "no day", field=field, value=text))
    return Date(
        edtf=text,
        earliest=first.isoformat() if first else None,
        latest=final.isoformat() if final else None,
        extent=_extent(days),
        precision=_precision(days),
        basis="stated",
    )


def _extent(days: Window) -> Extent:
    if days[0] is None:
        return "by"
    return "since" if days[1] is None else "on" if days[0] == days[1] else "within"


def _precision(days: Window) -> int | None:
    length = width(days)
    return None if length is None else next((precision for most, precision in PRECISIONS if length <= most), 5)


# In this order, so that a party set together with a source is the new source's.
FIELDS: Mapping[str, Setter] = {
    "source": _source,
    "party": _party,
    "said": _said,
    "factuality": _factuality,
    "status": _whole("status"),
    "background": _whole("background"),
    "when": _when,
    "place": _place,
    "state": _part("control", "state"),
    "holder": _holder,
    "from": _part("control", "from_whom", alias="from"),
    "sense": _part("control", "sense"),
    "value": _value,
    **{name: _part("figure", name) for name in ("low", "high", "mod", "unit", "of", "outcome", "group", "side", "by")},
    "cumulative": _part("figure", "cumulative"),
    "since": _figure_day("since"),
    "as_of": _figure_day("as_of"),
    "event": _part("event", "type", alias="event"),
    "mode": _part("event", "mode"),
    "agent": _acting("agent", "agent"),
    "recipient": _acting("recipient", "recipient"),
}
PARTS = ("control", "figure", "event")  # JSON objects whose keys are fields too


def laid_over(claim: Claim, change: str) -> Claim:
    """The claim with a JSON object of fields laid over its own; raises FieldError where one does not fit."""
    wanted = _read(change)
    for name, setter in FIELDS.items():
        if name in wanted:
            claim = setter(claim, wanted[name])
    figure = claim.figure
    if figure is not None and figure.low is not None and figure.high is not None and figure.low > figure.high:
        raise FieldError(phrase("decisions", "crossed"))
    return claim


def _read(change: str) -> dict[str, Value]:
    try:
        given = json.loads(change)
    except ValueError:
        raise FieldError(phrase("decisions", "no object")) from None
    if not isinstance(given, dict) or not given:
        raise FieldError(phrase("decisions", "no object"))
    wanted = _flat(given)
    for name in wanted:
        if name not in FIELDS:
            raise FieldError(phrase("decisions", "no field", field=name, fields=listed(list(FIELDS))))
    return wanted


def _flat(given: Mapping[str, Value]) -> dict[str, Value]:
    """Fields by their short names: "figure.value" and {"figure": {"value": ...}} are "value"."""
    found: dict[str, Value] = {}
    for name, value in given.items():
        part, _, field = name.partition(".")
        if part in PARTS and field:
            found |= _flat({field if field != "type" else "event": value})
        elif name in PARTS and isinstance(value, dict):
            found |= _flat({("event" if key == "type" else key): inner for key, inner in value.items()})
        else:
            found[name] = value
    return found
