"""What is wrong with many lines, or with a whole document, is told in few words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.reading import read
from variorum.reading.formats.lists import apart
from variorum.records import Problem, Reading
from variorum.settings import Settings

GOOD = "The bridge over the Strand was reopened on Friday after two years of work, the ministry of Kelm has said."
ROW = json.dumps({"text": GOOD})
NO_OBJECT = "a report must be a JSON object with a field `text` or `html`"
PRETTY = json.dumps([{"text": f"{GOOD} It was bridge {number}.", "outlet": "Post"} for number in range(90)], indent=1)


def told(path: Path, content: str) -> tuple[int, list[str]]:
    """How many reports there are in a file, and where each problem is and why."""
    path.write_text(content, encoding="utf-8")
    found = list(read([str(path)], settings=Settings()))
    problems = [f"{one.where.removeprefix(str(path))} {one.why}" for one in found if isinstance(one, Problem)]
    return sum(isinstance(one, Reading) for one in found), problems


DOCUMENTS: tuple[tuple[str, str, int, list[str]], ...] = (  # content, reports, how each problem begins
    ("whole", PRETTY, 90, []),
    ("cut off", PRETTY[:-40], 0, [" this is not JSON from line 359 on"]),
    ("a comma too many", PRETTY.replace('"Post"', '"Post",', 1), 0, [" this is not JSON from line 5 on"]),
    ("nested for ever", "[" * 200_000, 0, [" this is not JSON that can be read"]),
    ("lines after all", f"\n{ROW}\n{{broken\n{ROW}\n", 2, [":3 this line is not JSON"]),
    ("an empty list", "[]", 0, [" it is an empty list; give a list of reports"]),
)


@pytest.mark.parametrize(("name", "content", "reports", "problems"), DOCUMENTS, ids=[one[0] for one in DOCUMENTS])
def test_a_damaged_document_is_one_problem(
    tmp_path: Path, name: str, content: str, reports: int, problems: list[str]
) -> None:
    number, found = told(tmp_path / "a.json", content)
    assert number == reports
    assert len(found) == len(problems)
    assert all(why.startswith(begins) for why, begins in zip(found, problems, strict=True))


MANY: tuple[tuple[str, str, list[str]], ...] = (  # file, content, what is told behind the first ten
    ("a.jsonl", "{broken\n" * 10 + ROW, []),
    ("a.jsonl", "{broken\n" * 11 + ROW, [" this line is not JSON; so it is 1 time more, the last time in 11"]),
    (
        "a.jsonl",
        f"{{broken\n[1]\n{ROW}\n" * 2000,
        [
            " this line is not JSON; so it is 1,990 times more, the last time in 5998",
            f" {NO_OBJECT}; so it is 1,990 times more, the last time in 5999",
        ],
    ),
    (
        "a.csv",
        "text,outlet\n" + f"{GOOD} It was bridge 1.,a,b\n" * 500,
        [
            " the row has more fields than the first line names; so it is 490 times more, the last time in 501",
        ],
    ),
)


@pytest.mark.parametrize(("name", "content", "more"), MANY)
def test_the_same_in_many_lines_is_told_in_one(tmp_path: Path, name: str, content: str, more: list[str]) -> None:
    _, found = told(tmp_path / name, content)
    assert found[len(found) - len(more) :] == more
    assert len(found) - len(more) == 10 * max(1, len(more))


@pytest.mark.parametrize("content", ["", "# none yet\n\n", "\n"])
def test_a_list_of_no_addresses_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.urls"
    path.write_text(content)
    assert [problem.where for problem in apart([str(path)]).problems] == [str(path)]


def test_many_lines_of_a_list_that_are_no_address_are_told_in_one(tmp_path: Path) -> None:
    path = tmp_path / "a.urls"
    path.write_text("\n".join(["https://x.example/a", *(f"word{number}" for number in range(2_000))]))
    wanted = apart([str(path)])
    assert wanted.addresses == ("https://x.example/a",)
    assert [problem.where for problem in wanted.problems] == [*(f"{path}:{n}" for n in range(2, 12)), str(path)]
    assert wanted.problems[0].why == "this is no address (word0); give one http or https address a line"
    assert wanted.problems[-1].why == "this is no address; so it is 1,990 times more, the last time in 2001"


def test_a_sitemap_of_no_pages_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<urlset></urlset>")
    assert [problem.where for problem in apart([str(path)], fetch=True).problems] == [str(path)]
