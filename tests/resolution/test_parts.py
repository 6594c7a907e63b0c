"""Parts of places are told by the words before or inside a name, and are places of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.records import Mention
from variorum.resolution.parts import part_before, parted, whole_of, with_part
from variorum.resolution.places import resolve_places
from variorum.settings import Settings

Marked = Callable[[str], tuple[str, tuple[Mention, ...]]]


@pytest.mark.parametrize(
    ("before", "part"),
    [
        ("It rained in northern ", "northern"),
        ("It rained in the north of ", "north"),
        ("It rained across north-eastern ", "north-eastern"),
        ("It rained 20 km north of ", ""),
        ("It rained north of ", ""),
        ("It rained in ", ""),
        ("Northern farms lie near ", ""),
    ],
)
def test_the_words_before_a_name_tell_its_part(before: str, part: str) -> None:
    assert part_before(f"{before}Mali", len(before)) == part


@pytest.mark.parametrize(
    ("written", "expected"), [("northern Gaza", ("northern", "Gaza")), ("Gaza", ("", "Gaza")), ("north", ("", "north"))]
)
def test_the_words_of_a_name_tell_its_part(written: str, expected: tuple[str, str]) -> None:
    assert parted(written) == expected


@pytest.mark.parametrize(
    ("text", "name", "canonical", "precision"),
    [
        ("It rained in northern {LOC:Mali}.", "northern Mali", "northern Mali", 5),
        ("It rained in the north of {LOC:Mali}.", "the north of Mali", "north Mali", 5),
        ("It rained north of {LOC:Goma}.", "Goma", "Goma", 2),
        ("It rained in {LOC:Mali}.", "Mali", "Mali", 6),
    ],
)
def test_a_part_is_printed_with_its_words(marked: Marked, text: str, name: str, canonical: str, precision: int) -> None:
    plain, mentions = marked(text)
    (found,) = resolve_places(mentions, plain, Settings())
    whole = with_part(found, plain)
    assert (whole.name, whole.canonical, whole.precision) == (name, canonical, precision)
    assert whole.span is not None
    assert plain[whole.span.start : whole.span.end] == whole.name


def test_one_part_has_one_id(marked: Marked) -> None:
    plain, mentions = marked(
        "It rained in northern {LOC:Mali}, and in the north of {LOC:Mali}; none fell on {LOC:Mali}."
    )
    first, second, whole = resolve_places(mentions, plain, Settings())
    assert first.id == second.id != whole.id
    assert whole_of(first.id or "") == whole.id
