"""A damaged ledger is told in words with what to do, never as a traceback; what can be mended is sound afterwards."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.faults import given_out, pile
from tests.ledger.house import JUDGING
from tests.ledger.older import take_back
from variorum.api import Edition
from variorum.errors import VariorumError
from variorum.ledger import Ledger
from variorum.ledger.check import ADD_AGAIN, MAKE_ANEW, MEND
from variorum.ledger.packing import deflated
from variorum.ledger.side_by_side import WRITTEN_ANEW
from variorum.ledger.tally import NOTES, OF_PARTS, WHOLE
from variorum.pipeline import add
from variorum.records import Action, Decision, Problem
from variorum.settings import Settings

Damage = Callable[[Path], None]
REMEDIES = {ADD_AGAIN, MAKE_ANEW, MEND}
CHANGE_TEXT = "DROP TRIGGER articles_never_change; UPDATE articles SET text = replace(text, 'Report 3', 'Report 9')"
INDEX = "party_names_by_name"
SECOND = "(SELECT key FROM claims ORDER BY key LIMIT 1 OFFSET 1)"  # a claim in the middle of its neighbours


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with rows in every table that these rooms fill."""
    folder = tmp_path_factory.mktemp("sound")
    path = folder / "x.ledger"
    with Ledger.write(path) as ledger:
        add(ledger, [str(pile(folder / "pile", 8))], settings=Settings(), house=JUDGING)
        ledger.store_problem(Problem("nowhere", "input", "there is no such file"))
        ledger.note_brief()
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "x.ledger"))


def _told(path: Path) -> list[tuple[str, str]]:
    """What a check says, as (what, remedy); a ledger that cannot be opened says so with the remedy in its words."""
    try:
        return [(f"{one.where}: {one.what}", one.remedy) for one in Edition(path).check()]
    except VariorumError as error:
        what, _, remedy = str(error).partition("; ")
        return [(what, remedy)]


def _sql(script: str) -> Damage:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.create_function("fold", 1, str)
            connection.create_function("deflated", 1, lambda text: deflated(text.encode()))
            connection.executescript(f"PRAGMA foreign_keys = OFF; {script}")

    return change


def _cut(share: float) -> Damage:
    def change(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])

    return change


def _flip(every: int, start: int) -> Damage:
    """Turns over one byte in so many, from a place on; the head of a file is its first hundred bytes."""

    def change(path: Path) -> None:
        content = bytearray(path.read_bytes())
        for at in range(start, len(content), every):
            content[at] ^= 0xFF
        path.write_bytes(bytes(content))

    return change


def _index_out_of_step(path: Path) -> None:
    """Rows get other numbers while their index is not looking."""
    _sql(
        f"CREATE TEMP TABLE hidden AS SELECT * FROM sqlite_schema WHERE name = '{INDEX}';"
        f"PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = '{INDEX}';"
        "PRAGMA writable_schema = RESET; UPDATE party_names SET rowid = rowid + 1000;"
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM hidden; PRAGMA writable_schema = RESET;"
    )(path)


def _log_of_another(path: Path) -> None:
    """A log that belongs to another state of the file, as after half a copy."""
    other = path.with_name("other.ledger")
    with Ledger.write(other) as ledger:
        add(ledger, [], settings=Settings(), house=JUDGING)
        log = other.with_name("other.ledger-wal")
        shutil.copy(log, path.with_name("x.ledger-wal"))


DAMAGED: tuple[tuple[str, Damage, str], ...] = (
    ("cut to nothing", _cut(0), "is empty"),
    ("cut in its head", _cut(0.00005), "damaged"),
    ("cut in half", _cut(0.5), "damaged"),
    ("cut at its end", _cut(0.97), "damaged"),
    ("head flipped", _flip(1 << 30, 3), "not a Variorum ledger"),
    ("bytes flipped in every page", _flip(4096, 4096), ""),
    ("bytes flipped in the middle", _flip(3001, 60_000), ""),
    ("a text changed", _sql(CHANGE_TEXT), "is not what was read"),
    ("a paragraph changed", _sql("UPDATE sections SET text = 'other' WHERE key = 3"), "is not what was read"),
    ("a record that is none", _sql("UPDATE extractions SET claims = deflated('[{}]')"), "cannot be looked over"),
    ("claims that are not deflated", _sql("UPDATE extractions SET claims = X'5B7B7D5D'"), "cannot be looked over"),
    ("bytes that are not deflated", _sql("UPDATE originals SET content = X'00'"), "cannot be looked over"),
    (
        "a claim changed",
        _sql(f"UPDATE claims SET kind = 'event' WHERE key = {SECOND}"),
        "its columns are not what was written",
    ),
    (
        "words of a claim changed",
        _sql(f"UPDATE claim_spans SET exact = 'other' WHERE claim = {SECOND}"),
        "its words are not those of its report",
    ),
    ("an index out of step", _index_out_of_step, "index"),
    ("an index missing", _sql("DROP INDEX claims_by_kind"), "the index claims_by_kind is missing"),
    *(
        (f"an index missing that is asked for by its name: {name}", _sql(f"DROP INDEX {name}"), f"{name} is missing")
        for name in ("articles_numbered", "articles_revised", "extractions_read", "profiles_read")
    ),
    ("a view missing", _sql("DROP TRIGGER sections_search_insert"), "the trigger sections_search_insert is missing"),
    (
        "the search of claims out of step",
        _sql("INSERT INTO claims_search (claims_search) VALUES ('delete-all')"),
        "the search does not hold",
    ),
    (
        "the search of reports out of step",
        _sql("INSERT INTO sections_search (rowid, text) VALUES (999, 'nowhere')"),
        "the search does not hold",
    ),
    ("sums out of step", _sql("UPDATE actor_sums SET says = says + 1"), "its sums are not those of the claims"),
    ("days out of step", _sql("UPDATE claim_days SET first = '0001'"), "its sums are not those of the claims"),
    ("a log of another ledger", _log_of_another, ""),
    ("a table missing", _sql("DROP TABLE wording"), "the table wording is missing"),
    ("a column missing", _sql("ALTER TABLE stage_times DROP COLUMN seconds"), "lacks the column"),
    ("another schema", _sql("PRAGMA user_version = 3"), "older Variorum"),
    ("made halfway, on a disk that was full", _sql("PRAGMA user_version = 3"), "or making it broke off"),
    ("no ledger at all", _sql("PRAGMA application_id = 7"), "not a Variorum ledger"),
)


@pytest.mark.parametrize("damage, told", [pytest.param(damage, told, id=name) for name, damage, told in DAMAGED])
def test_damage_is_told_with_what_to_do(path: Path, damage: Damage, told: str) -> None:
    damage(path)
    found = _told(path)
    assert all(remedy for _, remedy in found)
    assert not told or any(told in what for what, _ in found)


# Not counted: others point at their rows, or they are worked out anew from others.
FOLLOWING = ("originals", "sections", "actors", "places", "actor_sums", "actor_names", "actor_parties", "party_names")


def test_every_table_that_is_laid_is_looked_over() -> None:
    assert {*WRITTEN_ANEW} <= {*WHOLE, *OF_PARTS, *FOLLOWING}
    assert {*WHOLE}.isdisjoint(OF_PARTS)


@pytest.mark.parametrize("table", [*FOLLOWING, *WHOLE, *OF_PARTS, *NOTES, "settings"])
def test_a_row_that_went_missing_or_came_in_is_told(path: Path, table: str) -> None:
    if _rows(path, table):
        _sql(_one_too_few(path, table))(path)
    else:  # these rooms put nothing into it
        _sql(_one_too_many(path, table))(path)
    found = _told(path)
    assert found
    assert all(remedy in REMEDIES for _, remedy in found)


def _rows(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _one_too_few(path: Path, table: str) -> str:
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        quoted = ", ".join(f'quote("{column}")' for column in columns)
        row = connection.execute(f"SELECT {quoted} FROM {table}").fetchone()
    same = " AND ".join(f'"{column}" IS {value}' for column, value in zip(columns, row, strict=True))
    return f"DELETE FROM {table} WHERE {same}"


def _one_too_many(path: Path, table: str) -> str:
    values = {"TEXT": "'x'", "REAL": "1.0"}
    with closing(sqlite3.connect(path)) as connection:
        kinds = [row[2] for row in connection.execute(f"PRAGMA table_info({table})")]
    return f"INSERT INTO {table} VALUES ({', '.join(values.get(kind, '1') for kind in kinds)})"


def test_a_ledger_without_an_index_can_be_added_to_once_it_is_mended(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.pipeline.rooms", lambda: JUDGING)
    _sql("DROP INDEX extractions_read")(path)
    assert {remedy for _, remedy in _told(path)} == {MEND}
    more = str(pile(tmp_path / "more", 9))
    with pytest.raises(VariorumError, match="run: variorum check --mend"):
        Edition(path).add(more)
    Edition(path).mend()
    Edition(path).add(more)
    assert _told(path) == []


def test_an_older_ledger_without_an_index_is_brought_up_to_date(path: Path) -> None:
    take_back(path, 14)
    _sql("DROP INDEX levels_by_actor")(path)
    Ledger.write(path).close()
    assert [what for what, _ in _told(path)] == ["ledger: reports were added since they were last laid side by side"]


MENDED = ("an index", "a view", "the search", "sums", "days", "a claim changed", "words of a claim")
MENDABLE = [pytest.param(damage, id=name) for name, damage, _ in DAMAGED if name.startswith(MENDED)] + [
    pytest.param(_sql(f"DELETE FROM {table}"), id=f"no rows in {table}") for table in WRITTEN_ANEW
]


@pytest.mark.parametrize("damage", MENDABLE)
def test_what_follows_from_the_reports_is_mended(
    path: Path, sound: Path, damage: Damage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.pipeline.rooms", lambda: JUDGING)
    damage(path)
    Edition(path).mend()
    assert _told(path) == []
    assert given_out(path, tmp_path / "mended") == given_out(sound, tmp_path / "sound")


FEW, MANY = 10, 200
SEEDS = [*range(FEW), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(FEW, MANY))]


@pytest.mark.parametrize("seed", SEEDS)
def test_damage_at_random_places_is_never_a_traceback(path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked of it, a ledger with random bytes answers or raises an error of ours."""
    monkeypatch.setattr("variorum.pipeline.rooms", lambda: JUDGING)
    chance, content = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 10, 100, 1000])):
        content[chance.randrange(100, len(content))] = chance.randrange(256)
    path.write_bytes(bytes(content))
    edition = Edition(path)
    asked: tuple[Callable[[], object], ...] = (
        *(edition.check, edition.status, edition.mend),
        *(lambda: [*edition.claims()], lambda: [*edition.questions()], lambda: [*edition.articles()]),
    )
    for ask in asked:
        with suppress(VariorumError):
            ask()


def test_a_log_that_was_left_over_is_read_and_not_lost(path: Path, tmp_path: Path) -> None:
    """As a killed run leaves it: what was read last stands only in the log beside the file."""
    left = tmp_path / "left.ledger"
    with Ledger.write(path) as ledger:
        ledger.decide(Decision("", "nothing", _reject(), "Arla", "", "a test"))
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{left}{end}")
    assert len(list(Edition(left).decisions())) == 1
    assert [what for what, _ in _told(left)] == ["ledger: reports were added since they were last laid side by side"]


def test_in_a_folder_that_cannot_be_written_a_log_is_never_passed_over(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.write(path) as ledger:
        ledger.decide(Decision("", "nothing", _reject(), "Arla", "", "a test"))
        monkeypatch.setattr("os.access", lambda *given: False)
        assert len(list(Edition(path).decisions())) == 1


def _reject() -> Action:
    return "reject"
