"""Offices as the reports name them: a minister and the ministry of the same field speak for one body."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.data.load import entries, lines, table
from variorum.reconciliation.pile.folding import fold, is_name
from variorum.reconciliation.pile.grouping import components, together
from variorum.records import AttributionLevel, Claim

Bearer = tuple[str, str]  # article, and the folded name that it gives the source
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
OWNER = re.compile(r"^(?P<owner>[^,]+?)['’]s?\s")


@dataclass(frozen=True, slots=True)
class Office:
    """A body of government: under which key its voices are one, and the name that the reports give it."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class _Held:
    """One source that speaks for an office: of which field, and whose office it is as far as its words tell."""

    bearer: Bearer
    field: str
    owner: str | None
    name: str | None  # the name of the body itself; None where a person is named


@cache
def _fields() -> dict[str, str]:
    return {row["words"]: row["field"] for row in table("reconciliation/portfolios.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    fields = "|".join(re.escape(words) for words in sorted(_fields(), key=len, reverse=True))
    heads = "|".join(re.escape(word) for word in lines("reconciliation/office_words.txt"))
    return re.compile(rf"\b(?:(?P<before>{fields}) (?:{heads})|(?:{heads}) (?:of|for) (?:the )?(?P<after>{fields}))\b")


def field_of(text: str) -> str | None:
    """The field of government that a text names together with an office: "interior ministry", "Minister of Health"."""
    found = _pattern().search(fold(text))
    return _fields()[found["before"] or found["after"]] if found else None


def offices(claims: Sequence[Claim]) -> Mapping[Bearer, Office]:
    """The office for which each source speaks, where a person or an owner in common shows that it is one office."""
    told = [(claim.article, level) for claim in claims for level in claim.attribution if level.role == "speaker"]
    bearing = {fold(name_of(level)): field for _, level in told if (field := field_of(_words(level)))}
    held = [one for article, level in told if (one := _held(article, level, bearing)) is not None]
    once = sorted(dict.fromkeys(held), key=lambda one: (one.bearer, one.owner or ""))
    parties = {fold(name) for _, level in told if (name := _party(level)) is not None}
    found = {
        one.bearer: office
        for group in components(once, _one_office, blocks=lambda one: together(_shared(one)))
        if (office := _office(group, parties)) is not None
        for one in group
    }
    return {**_bare(told, found), **found}


def _bare(told: Sequence[tuple[str, AttributionLevel]], found: Mapping[Bearer, Office]) -> dict[Bearer, Office]:
    """The office that "the ministry" means in a report that names just one."""
    heads = entries("reconciliation/office_words.txt")
    shown: dict[str, dict[str, Office]] = {}
    for (article, _), office in found.items():
        shown.setdefault(article, {})[office.key] = office
    bare = {(article, name) for article, level in told if ARTICLE.sub("", name := fold(name_of(level))) in heads}
    return {bearer: next(iter(own.values())) for bearer in bare if len(own := shown.get(bearer[0], {})) == 1}


def name_of(level: AttributionLevel) -> str:
    """A source as its article names it."""
    return level.actor or level.name or _source(level)


def _source(level: AttributionLevel) -> str:
    return " ".join(span.exact for span in level.source)


def _words(level: AttributionLevel) -> str:
    return " ".join((_source(level), level.name or ""))


def _party(level: AttributionLevel) -> str | None:
    return level.party.name if level.party is not None else None


def _held(article: str, level: AttributionLevel, bearing: Mapping[str, str]) -> _Held | None:
    name = name_of(level)
    field, owner = bearing.get(fold(name)), _party(level) or _owner(name)
    if field is None or (owner is None and _is_of_somebody_else(name)):
        return None
    return _Held((article, fold(name)), field, owner, ARTICLE.sub("", name) if field_of(name) else None)


def _owner(name: str) -> str | None:
    found = OWNER.match(name)
    return found["owner"] if found and is_name(found["owner"]) else None


def _is_of_somebody_else(name: str) -> bool:
    """Whether an office is set apart from a state's own: "the region's", "the self-declared"."""
    apart = entries("reconciliation/attributives.txt") & set(fold(name).split())
    return bool(apart) or OWNER.match(name) is not None


def _shared(one: _Held) -> list[tuple[str, str, str]]:
    """What two sources of one office have in common, at the least one of these: the report, the owner, the person."""
    article, name = one.bearer
    owned = [(one.field, "of", fold(one.owner))] if one.owner else []
    person = [(one.field, "is", name)] if one.name is None else []
    return [(one.field, "in", article), *owned, *person]


def _one_office(one: _Held, other: _Held) -> bool:
    """Whether two sources share the office: of one owner, or one person's, or told side by side with one."""
    if one.field != other.field or (one.owner and other.owner and fold(one.owner) != fold(other.owner)):
        return False
    if one.owner and other.owner:
        return True
    same_person = one.name is None and one.bearer[1] == other.bearer[1]
    return same_person or one.bearer[0] == other.bearer[0]


def _office(group: Sequence[_Held], parties: set[str]) -> Office | None:
    """The office of sources that belong together; None where neither a person nor an owner shows which it is."""
    owners = {fold(one.owner): one.owner for one in group if one.owner}
    people = sorted({one.bearer[1] for one in group if one.name is None})
    if len(owners) > 1 or not (owners or people):
        return None
    names = sorted({one.name for one in group if one.name}, key=lambda name: (-len(name), name))
    for key, owner in owners.items():
        shown = owner if key in parties else names[0] if names else owner
        return Office(f"party:{key}" if key in parties else f"office:{key}:{group[0].field}", shown)
    return Office(f"office:{people[0]}:{group[0].field}", names[0] if names else "") if names else None
