"""For whom the bearers of labels act or speak, as the words say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from variorum.records import Label
from variorum.resolution.countries import by_people
from variorum.resolution.folding import fold
from variorum.resolution.parties import Belonging, Named, belonging, candidates
from variorum.resolution.sides import side_of
from variorum.resolution.wording import offices, segments, sides, steering

NOBODY = Named()


def resolve_labels(labels: Iterable[Label], named: Named = NOBODY) -> tuple[Label, ...]:
    """The labels with their parties and sectors, and with the parties of the titles that the article gives."""
    return tuple(_resolved(label, named) for label in labels)


def _resolved(label: Label, named: Named) -> Label:
    titles = tuple(replace(title, party=_party(belonging(title.words, named))) for title in label.titles)
    if label.kind == "PER" and label.basis == "name":
        return replace(label, titles=titles)
    found = _belonging(label, named)
    return replace(label, party=_party(found) or _people(label, named), sectors=found.sectors, titles=titles)


def _party(found: Belonging) -> str | None:
    """The party, where no other may be meant as well: a kinsman's adjective does not tell them apart."""
    party = found.party
    return party.name if party is not None and len(party.candidates) < 2 else None


def _belonging(label: Label, named: Named) -> Belonging:
    """What the words say themselves, with whose it is put in for a pronoun ("its leader"), or the full name says."""
    said = (label.span.exact, _with_owner(label), label.name or "")
    phrases = [phrase for phrase in said[: 2 + (label.kind != "PER")] if phrase and _names_head(phrase, label)]
    found = [belonging(phrase, named) for phrase in phrases]
    return next((one for one in found if one.party is not None), found[0] if found else Belonging())


def _names_head(phrase: str, label: Label) -> bool:
    """Whether an office or side in the words is what they are about: not "the Norvalian leader's move"."""
    head = fold(label.head).removesuffix("y")  # "authorities"
    return any(
        any(word.plain.startswith(head) for word in words[start:end])
        for words in segments(phrase)
        for start, end in (
            *((one.start, one.end) for one in offices(words)),
            *((one.start, one.end) for one in sides(words)),
        )
    )


def _with_owner(label: Label) -> str:
    plain = [word.plain for segment in segments(label.span.exact) for word in segment]
    if not plain or plain[0] not in steering("possessives") or len(label.names) != 1:
        return ""
    return f"{label.names[0]}'s {label.span.exact.partition(' ')[2]}"


def _people(label: Label, named: Named) -> str | None:
    """The state that a people's name stands for by itself ("the Norvalians"), where it means no kinsmen elsewhere."""
    if label.basis != "name" or label.kind != "NORP" or label.name is None:
        return None
    country, side = by_people().get(fold(label.name)), None
    if country is not None and country.adjectives:
        side = side_of(fold(country.adjectives[0]))
    return side.party if side is not None and len(candidates(side, named)) == 1 else None
