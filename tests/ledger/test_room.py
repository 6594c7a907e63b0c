"""Rows that stay keep their numbers, and others find room between them; what stands there already is not written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.house import HOUSE
from variorum.ledger import Ledger
from variorum.ledger.keys import STRIDE, numbered
from variorum.ledger.side_by_side import WRITTEN_ANEW
from variorum.pipeline import add, lay
from variorum.records import Decision
from variorum.settings import Settings

S = STRIDE
RELATIONS = {  # what is shown of each table, without the numbers of rows
    "claims": "SELECT c.id, a.id, a.version, p.name, p.id, c.record FROM claims AS c JOIN articles AS a"
    " ON a.key = c.article LEFT JOIN places AS p ON p.key = c.place ORDER BY c.key",
    "claim_spans": "SELECT c.id, s.position, s.exact FROM claim_spans AS s JOIN claims AS c ON c.key = s.claim"
    " ORDER BY c.key, s.position",
    "levels": "SELECT c.id, l.level, l.role, a.name FROM levels AS l JOIN claims AS c ON c.key = l.claim"
    " LEFT JOIN actors AS a ON a.key = l.actor ORDER BY c.key, l.reading, l.level",
    "claim_actors": "SELECT c.id, a.position, n.name FROM claim_actors AS a JOIN claims AS c ON c.key = a.claim"
    " JOIN actors AS n ON n.key = a.actor ORDER BY c.key, a.position",
    "links": "SELECT c.id, l.position, l.type, t.id, l.basis FROM links AS l JOIN claims AS c ON c.key = l.claim"
    " LEFT JOIN claims AS t ON t.key = l.target ORDER BY c.key, l.position",
    "questions": "SELECT q.id, p.name, q.record FROM questions AS q LEFT JOIN places AS p ON p.key = q.place"
    " ORDER BY q.key",
    "positions": "SELECT q.id, p.position, p.name, m.rank, c.id FROM positions AS p JOIN questions AS q"
    " ON q.key = p.question JOIN position_claims AS m ON m.position = p.key JOIN claims AS c ON c.key = m.claim"
    " ORDER BY q.key, p.position, m.rank",
    "stories": "SELECT s.record, a.id, a.version FROM stories AS s JOIN story_articles AS m ON m.story = s.key"
    " JOIN articles AS a ON a.key = m.article ORDER BY s.key, a.id",
    "origins": "SELECT s.record, a.id, a.version FROM origins AS s JOIN origin_articles AS m ON m.origin = s.key"
    " JOIN articles AS a ON a.key = m.article ORDER BY s.key, a.id",
    "statements": "SELECT s.record, c.id FROM statements AS s JOIN statement_claims AS m ON m.statement = s.key"
    " JOIN claims AS c ON c.key = m.claim ORDER BY s.key, m.position",
    "wording": "SELECT w.record, c.id FROM wording AS w JOIN wording_claims AS m ON m.wording = w.key"
    " JOIN claims AS c ON c.key = m.claim ORDER BY w.key, m.position",
    "gaps": "SELECT g.record, c.id FROM gaps AS g JOIN gap_claims AS m ON m.gap = g.key"
    " JOIN claims AS c ON c.key = m.claim ORDER BY g.key, m.position",
    "actors": "SELECT name FROM actors ORDER BY name",
    "actor_sums": "SELECT a.name, s.folded, s.says, s.acts, s.claims, c.id FROM actor_sums AS s JOIN actors AS a"
    " ON a.key = s.actor LEFT JOIN claims AS c ON c.key = s.first ORDER BY a.name",
    **{
        table: f"SELECT a.name, n.name, n.folded, c.id FROM {table} AS n JOIN actors AS a ON a.key = n.actor"
        " JOIN claims AS c ON c.key = n.first ORDER BY a.name, n.first, n.name"
        for table in ("actor_names", "actor_parties")
    },
    "party_names": "SELECT name, folded FROM party_names ORDER BY name",
    "actors_search": "SELECT a.name, s.names FROM actors_search AS s JOIN actors AS a ON a.key = s.rowid ORDER BY 1",
    "places": "SELECT p.id, p.name, p.lat, p.lon, n.name FROM places AS p JOIN place_names AS n ON n.place = p.key"
    " ORDER BY p.id, p.name, n.name",
    "decided": "SELECT d.id, c.id FROM decided_claims AS x JOIN decisions AS d ON d.key = x.decision"
    " JOIN claims AS c ON c.key = x.claim ORDER BY 1, 2",
    "search": "SELECT c.id FROM claims_search AS s JOIN claims AS c ON c.key = s.rowid"
    " WHERE claims_search MATCH 'took' ORDER BY c.key",
}


def told(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the tables say, whatever numbers their rows have."""
    connection = sqlite3.connect(path)
    connection.create_function("fold", 1, str.casefold)
    return {name: connection.execute(query).fetchall() for name, query in RELATIONS.items()}


@pytest.mark.parametrize(
    "present, numbers",
    [
        ([], []),
        ([None, None], [S, 2 * S]),
        ([S, 2 * S], [S, 2 * S]),
        ([S, 2 * S, None], [S, 2 * S, 3 * S]),
        ([S, None, 2 * S], [S, S + S // 2, 2 * S]),
        ([None, S], [S // 2, S]),
        ([2 * S, S], [S // 2, S]),  # two that changed places: one stays
        ([1, None, 2], [S, 2 * S, 3 * S]),  # no room: all anew
    ],
)
def test_rows_that_stay_keep_their_numbers(present: list[int | None], numbers: list[int]) -> None:
    assert numbered(present) == numbers


@given(st.permutations(range(1, 9)), st.lists(st.integers(0, 8), max_size=6), st.sampled_from([1, 5, S]))
def test_the_numbers_rise_whatever_stays(order: list[int], places: list[int], stride: int) -> None:
    present: list[int | None] = [number * stride for number in order]
    for place in places:
        present.insert(place, None)
    found = numbered(present)
    assert found == sorted(set(found))
    assert min(found) > 0


def _written(path: Path) -> list[str]:
    """The tables in which rows were written since `_watched`."""
    return [name for (name,) in sqlite3.connect(path).execute("SELECT DISTINCT name FROM seen ORDER BY 1")]


def _watched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE IF NOT EXISTS seen (name TEXT, row INTEGER)")
    connection.execute("DELETE FROM seen")
    for table in ("claims", "questions", "levels"):
        for act, row in (("INSERT", "new"), ("DELETE", "old"), ("UPDATE", "new")):
            connection.execute(
                f"CREATE TRIGGER IF NOT EXISTS seen_{table}_{act} AFTER {act} ON {table}"
                f" BEGIN INSERT INTO seen VALUES ('{table} {act}', {row}.key); END"
            )
    connection.commit()


def _report(folder: Path, name: str, *lines: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}.txt"
    file.write_text("\n".join((name, *lines)) + "\n", encoding="utf-8")
    return file


def _add(path: Path, *files: Path) -> None:
    with Ledger.write(path) as ledger:
        add(ledger, [str(file) for file in files], settings=Settings(), house=HOUSE)


def test_a_report_on_another_matter_leaves_the_rows_of_the_first_unwritten(tmp_path: Path) -> None:
    path, pile = tmp_path / "x.ledger", tmp_path / "pile"
    _add(path, _report(pile, "one", "2020-11-08", "North says North took Kelm", "South says South took Kelm"))
    _add(path, _report(pile, "two", "2020-11-20", "North says North took Kelm"))
    _watched(path)
    with sqlite3.connect(path) as connection:
        before = dict(connection.execute("SELECT id, key FROM claims"))
        asked = dict(connection.execute("SELECT id, key FROM questions"))
    _add(path, _report(pile, "between", "2020-11-09", "East says East took Arla"))
    assert _written(path) == ["claims INSERT", "levels INSERT", "questions INSERT"]
    with sqlite3.connect(path) as connection:
        assert before.items() < dict(connection.execute("SELECT id, key FROM claims")).items()
        assert asked.items() < dict(connection.execute("SELECT id, key FROM questions")).items()
        written = [name for (name,) in connection.execute("SELECT name FROM seen")]
    assert written.count("questions INSERT") == 1
    assert written.count("claims INSERT") == 1


def test_laying_anew_what_is_the_same_writes_nothing(tmp_path: Path) -> None:
    path, pile = tmp_path / "x.ledger", tmp_path / "pile"
    _add(path, _report(pile, "one", "2020-11-08", "North says North took Kelm", "South says South took Kelm"))
    _watched(path)
    with Ledger.write(path) as ledger:
        ledger.decide(Decision("", "nobody", "accept", "R. Reader", "2024-01-01T00:00:00+00:00", "why", sort="actor"))
        lay(ledger, settings=Settings(), house=HOUSE)
    assert _written(path) == []


LINE = st.tuples(
    st.sampled_from(["North", "South", "East"]), st.sampled_from(["Kelm", "Arla", "Şuşa"]), st.integers(1, 3)
)
STEP = st.tuples(st.sampled_from("abcd"), st.lists(LINE, min_size=1, max_size=3), st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(STEP, min_size=1, max_size=6))
def test_a_ledger_that_grew_says_what_one_begun_anew_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, list[tuple[str, str, int]], bool]]
) -> None:
    """Whatever comes, comes again with another text, or is forgotten on the way."""
    folder = tmp_path_factory.mktemp("grown")
    path, last = folder / "grown.ledger", dict[str, Path]()
    for number, (name, lines, is_forgotten) in enumerate(steps):
        text = [f"2020-11-{7 + lines[0][2]:02d}", *(f"{who} says {who} took {place}" for who, place, _ in lines)]
        file = _report(folder / str(number), name, *text)
        _add(path, file)
        last[name] = file
        if is_forgotten:
            with Ledger.write(path) as ledger:
                ledger.forget(name, why="asked to")
                lay(ledger, settings=Settings(), house=HOUSE)
            last.pop(name)
    grown = told(path)
    with sqlite3.connect(path) as connection:  # the same reports laid by one that finds nothing written
        for table in WRITTEN_ANEW:
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE settings SET value = 'null' WHERE name = 'laid side by side'")
    connection.close()
    with Ledger.write(path) as ledger:
        lay(ledger, settings=Settings(), house=HOUSE)
    assert told(path) == grown
