"""For whom somebody speaks or acts, as the words say: by title, adjective or own name, never by nationality alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from variorum.records import Party
from variorum.resolution.sides import Side, kin_of
from variorum.resolution.wording import FoundOffice, FoundSide, Word, offices, segments, sides, steering

_BEHIND_LINK = 3  # words between "of" and the side at most: "of the breakaway"
_MODIFIERS = 5  # words between a side and its office at most: "Armenia's newly appointed acting defence minister"


@dataclass(frozen=True, slots=True)
class Named:
    """What an article's names mean that bears on parties: its places by id, and names that are no state here."""

    places: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()  # folded; "Georgia" where it is the American state


@dataclass(frozen=True, slots=True)
class Belonging:
    """A party, where the words tell it, and the sectors of the offices named."""

    party: Party | None = None
    sectors: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def belonging(phrase: str, named: Named = Named()) -> Belonging:
    """To whom a noun phrase belongs: the first of its parts that tells."""
    sectors: tuple[str, ...] = ()
    for words in segments(phrase):
        found = _of_segment(words, named)
        if found.party is not None:
            return found
        sectors = sectors or found.sectors
    return Belonging(None, sectors)


def _of_segment(words: list[Word], named: Named) -> Belonging:
    words = before_stop(words)
    found, held = sides(words, named.elsewhere), offices(words)
    sectors = _sectors(held)
    if not found or _is_no_more(words):
        return Belonging(None, sectors)
    if blocked := _by_nationality(words, found, named):
        return Belonging(blocked, sectors)
    if both := _own_names(words, found):
        return Belonging(Party(None, "own name", both), ("GOV",))
    if whose := _narrowed(found):
        return Belonging(_party(whose, "title"), found[1].side.sectors)
    if own := _own_name(words, found):
        return Belonging(_party(own.side, "own name"), own.side.sectors)
    return _by_office(words, found, held, named)


def before_stop(words: list[Word]) -> list[Word]:
    """The words that are about whom the phrase names: "Pakistan's ambassador", not "to Azerbaijan"."""
    for place, word in enumerate(words):
        if place and word.plain in steering("stops") and not _names_own_region(words, place):
            return words[:place]
    return words


def _names_own_region(words: list[Word], place: int) -> bool:
    """Is this "authorities in X" where X has authorities of its own?"""
    if words[place].plain not in steering("within"):
        return False
    held = [one for one in offices(words[:place]) if one.office.is_of_state]
    after = sides(words[place + 1 :])
    return bool(held and after and after[0].side.is_region and after[0].start <= 1) and held[-1].end == place


def _sectors(held: list[FoundOffice]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sector for one in held for sector in one.office.sectors))


def _is_no_more(words: list[Word]) -> bool:
    return any(word.plain in steering("no_more") or word.plain.split(" ")[0] == "ex" for word in words)


def _by_nationality(words: list[Word], found: list[FoundSide], named: Named) -> Party | None:
    """ "Ethnic Armenian forces" are some Armenians' forces; whose, the words do not say."""
    first = found[0]
    if first.start and words[first.start - 1].plain in steering("nationality"):
        return Party(None, "nationality", candidates(first.side, named))
    return None


def _own_name(words: list[Word], found: list[FoundSide]) -> FoundSide | None:
    """The side whose name is all there is: "Azerbaijan", "the Pentagon", "Baku"."""
    first, last = found[0], found[-1]
    bare = [word for word in words[: first.start] if word.plain not in steering("articles")]
    is_all = not bare and first is last and first.end == len(words)
    return first if is_all and first.side.kind != "adjective" else None


def _narrowed(found: list[FoundSide]) -> Side | None:
    """The state whose body is named, where several have one of that name: "South Korea's Joint Chiefs of Staff"."""
    if len(found) < 2 or found[0].end != found[1].start or len(found[1].side.parties) < 2:
        return None
    return found[0].side if set(found[0].side.codes) & set(found[1].side.codes) else None


def _own_names(words: list[Word], found: list[FoundSide]) -> tuple[str, ...]:
    """The parties of "Armenia and Azerbaijan", where the phrase is nothing but names."""
    covered = {place for one in found for place in range(one.start, one.end)}
    rest = {word.plain for place, word in enumerate(words) if place not in covered}
    names = tuple(dict.fromkeys(name for one in found if one.side.kind != "adjective" for name in one.side.parties))
    is_list = len(found) > 1 and bool(rest & steering("joins")) and rest <= steering("joins") | steering("articles")
    return names if is_list and len(names) > 1 else ()


def _by_office(words: list[Word], found: list[FoundSide], held: list[FoundOffice], named: Named) -> Belonging:
    for one in found:
        office = office_of(words, one, held)
        if office is not None:
            return Belonging(_of_office(words, found, one, office, named), _sectors_for(one.side, held))
    return Belonging(None, _sectors(held))


def _sectors_for(side: Side, held: list[FoundOffice]) -> tuple[str, ...]:
    """The sectors of the offices; a state's leader is its government, another body's is not."""
    told = _sectors(held)
    if side.kind == "body" and not side.codes and not side.is_region:
        return tuple(sector for sector in told if sector != "GOV")
    own = tuple(sector for sector in side.sectors if sector == "PRE" or side.kind == "body")
    is_leader = not told and own in ((), ("PRE",)) and any(one.office.kind == "person" for one in held)
    return tuple(dict.fromkeys((*(("GOV",) if is_leader else told), *own)))


def office_of(words: list[Word], one: FoundSide, held: list[FoundOffice]) -> FoundOffice | None:
    """The office that a side's name stands before, or behind with "of"."""
    if one.side.kind == "seat":
        return None
    before = next((office for office in held if one.end <= office.start and _reaches(words, one, office)), None)
    if before is not None:
        return before
    return next((office for office in held if _is_linked(words, office, one)), None)


def _reaches(words: list[Word], one: FoundSide, office: FoundOffice) -> bool:
    """Do only modifiers stand between? "Armenia accused the president": a bare name must touch the title."""
    between = words[one.end : office.start]
    if not _is_of_side(one, office) or any(word.plain in steering("links") for word in between):
        return False
    if one.side.kind == "name" and not one.is_possessive:
        return all(word.text[:1].isupper() or word.plain == "region" for word in between)
    return len(between) <= _MODIFIERS


def _is_of_side(one: FoundSide, office: FoundOffice) -> bool:
    """A state's adjective makes only offices of state its own; a body that is no state's owns whoever is its."""
    is_own_master = one.side.kind == "body" and not one.side.codes
    return office.office.is_of_state or (is_own_master and not office.office.is_of_nobody)


def _is_linked(words: list[Word], office: FoundOffice, one: FoundSide) -> bool:
    end = _end_of_name(words, office)
    link = words[end].plain if end < len(words) else ""
    if link not in steering("links") | steering("within") or not end < one.start <= end + _BEHIND_LINK:
        return False
    speaks = office.office.words in steering("speaks_for")
    return _is_of_side(one, office) and (link != "for" or speaks)


def _end_of_name(words: list[Word], office: FoundOffice) -> int:
    """Where an office ends together with the name of who holds it: "President Ann Lee of Ruritania"."""
    end = office.end
    while office.office.kind == "person" and end < len(words) and words[end].text[:1].isupper():
        end += 1
    return end


def _of_office(words: list[Word], found: list[FoundSide], one: FoundSide, office: FoundOffice, named: Named) -> Party:
    joined = _joined(words, found, one, office)
    if joined:
        return Party(None, "adjective", joined)
    if one.side.kind == "adjective" and office.office.kind == "group":
        several = candidates(one.side, named)
        return Party(one.side.party, "adjective", several if len(several) > 1 else ())
    if office.office.kind == "group":
        return _party(one.side, "own name")
    return _party(one.side, "title")


def _joined(words: list[Word], found: list[FoundSide], one: FoundSide, office: FoundOffice) -> tuple[str, ...]:
    """The parties of "Armenian and Azerbaijani forces", empty where there is but one."""
    chain = [one]
    for left, right in pairwise(found[found.index(one) :]):
        between = {word.plain for word in words[left.end : right.start]}
        if right.end <= office.start and between & steering("joins") and len(between) <= 2:
            chain.append(right)
    parties = tuple(dict.fromkeys(name for side in chain for name in side.side.parties))
    return parties if len(chain) > 1 and len(parties) > 1 else ()


def candidates(side: Side, named: Named) -> tuple[str, ...]:
    """The state of an adjective, and the authorities whose bodies also go under it, where the article names them."""
    kin = [one.authority for code in side.codes for one in kin_of(code) if one.region in named.places]
    return tuple(dict.fromkeys((*side.parties, *kin)))


def _party(side: Side, basis: str) -> Party:
    return Party(side.party, basis, () if side.party else side.parties)
