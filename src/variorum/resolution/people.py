"""The persons of an article and for whom each speaks: what is said once of a person holds through the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.records import Mention, Span
from variorum.resolution.folding import fold
from variorum.resolution.parties import Belonging, Named, belonging
from variorum.resolution.wording import is_of_title, names_office, steering

# Who somebody is stands before the name ("the Turkish foreign minister") or after it, between commas.
_BREAK = re.compile(r"[,.;:!?()\"“”\n]")
_BEFORE = 90
_AFTER = 110
_APPOSITION = re.compile(r"\s*[,(]\s*([^,.;:()\"“”\n]{3,100})")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's fullest name in the article, and to whom the person belongs."""

    name: str
    belonging: Belonging


People = Mapping[str, Person]


def people(mentions: Iterable[Mention], text: str, named: Named) -> dict[str, Person]:
    """The persons mentioned, by each folded name that is one person's alone."""
    told: dict[str, Person] = {}
    for mention in mentions:
        if mention.label == "PER":
            key = fold(mention.name)
            before = told.get(key)
            if before is None or before.belonging.party is None:
                found = _belonging(mention, text, named)
                told[key] = _fuller(before, Person(mention.name, found))
    return {**_by_last_name(told), **told}


def _fuller(one: Person | None, other: Person) -> Person:
    if one is None or other.belonging.party is not None:
        return other
    return one if one.belonging.sectors else other


def _belonging(mention: Mention, text: str, named: Named) -> Belonging:
    """What the words before the name, the title, and the words after it say, in this order."""
    phrases = (_before(mention.span, text), f"{mention.title or ''} {mention.span.exact}", _after(mention.span, text))
    found = [_as_person(phrase, belonging(phrase, named)) for phrase in phrases if phrase]
    with_party = [one for one in found if one.party is not None]
    return next(iter((*with_party, *(one for one in found if one.sectors))), Belonging())


def _as_person(phrase: str, found: Belonging) -> Belonging:
    """A soldier or police officer who is named acts for a state, but speaks for nobody."""
    is_rank_and_file = bool({"COP", "MIL"} & set(found.sectors)) and "GOV" not in found.sectors
    if is_rank_and_file and not names_office(phrase, kinds=("person", "body")):
        return Belonging(None, found.sectors)
    return found


def _before(span: Span, text: str) -> str:
    """The title before a name: the words up to it that may stand in a title, and no verb among them."""
    before = _BREAK.split(text[max(0, span.start - _BEFORE) : span.start])[-1]
    words = before.split()
    first = next((place for place in range(len(words), 0, -1) if not is_of_title(words[place - 1])), 0)
    return _behind_and(words[first:])


def _behind_and(words: list[str]) -> str:
    """The title of the last of two who are named together: "Chad's president and Prime Minister"."""
    last = max((place for place, word in enumerate(words) if word.lower() in steering("joins")), default=-1)
    behind = " ".join(words[last + 1 :])
    return behind if last >= 0 and names_office(behind) else " ".join(words)


def _after(span: Span, text: str) -> str:
    """What a person is, behind the name; not "…, the ministry said", which is somebody else."""
    found = _APPOSITION.match(text, span.end, span.end + _AFTER)
    phrase = found[1].strip() if found else ""
    is_of_person = names_office(phrase, kinds=("person", "group")) and is_of_title(phrase.split()[-1])
    return phrase if is_of_person else ""


def _by_last_name(told: People) -> dict[str, Person]:
    """Persons by last name, where the article has but one of that name."""
    found: dict[str, list[Person]] = {}
    for key, person in told.items():
        found.setdefault(key.split()[-1] if key else "", []).append(person)
    return {name: ones[0] for name, ones in found.items() if name and len(ones) == 1}
