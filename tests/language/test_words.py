"""The room's word lists: sorted, without doubles, well formed."""

from __future__ import annotations

import pytest

from variorum.data.load import lines, table

LISTS = [
    "bodies",
    "calendar",
    "cities",
    "given_months",
    "groups",
    "holders",
    "impersonal",
    "light_verbs",
    "locatives",
    "not_names",
    "openers",
    "owned_by_places",
    "particles",
    "peoples",
    "persons",
    "regions",
    "speaking",
    "syllables",
    "symmetric",
    "title_parts",
    "titles",
]
TABLES = {
    "heads": ("label", {"ORG", "LOC", "MISC"}),
    "pronouns": ("gender", {"m", "f", "n"}),
    "gendered": ("gender", {"m", "f"}),
    "given": ("gender", {"m", "f"}),
}
LOWER = [
    "calendar",
    "given_months",
    "holders",
    "impersonal",
    "light_verbs",
    "locatives",
    "not_names",
    "owned_by_places",
    "persons",
    "speaking",
    "syllables",
    "symmetric",
    "title_parts",
    "titles",
]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_has_no_doubles(name: str) -> None:
    entries = list(lines(f"names/{name}.txt"))
    assert entries == sorted(set(entries))


@pytest.mark.parametrize("name", LOWER)
def test_a_list_of_words_is_in_lower_case(name: str) -> None:
    assert [word for word in lines(f"names/{name}.txt") if word != word.lower()] == []


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_is_sorted_and_knows_its_values(name: str) -> None:
    column, values = TABLES[name]
    rows = table(f"names/{name}.tsv")
    words = [row["word"] for row in rows]
    assert words == sorted(set(words))
    assert {row[column] for row in rows} <= values


def test_a_gendered_noun_is_a_title_or_means_one_person() -> None:
    missing = {row["word"] for row in table("names/gendered.tsv")} - set(lines("names/titles.txt"))
    assert missing <= set(lines("names/persons.txt"))
