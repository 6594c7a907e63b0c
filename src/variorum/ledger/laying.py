"""The table on which reports are laid side by side: which lie where, which are new, and where the rows of a part go."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

import variorum.ledger.articles as articles
import variorum.ledger.problems as problems
import variorum.ledger.side_by_side as side_by_side
import variorum.ledger.state as state
from variorum.ledger.articles import LATEST
from variorum.ledger.insert import insert
from variorum.ledger.keys import STRIDE, Block, NoRoom
from variorum.ledger.lists import LISTED, keep_in_step
from variorum.ledger.names import Names
from variorum.ledger.stored import Stored, stored
from variorum.ledger.sums import sum_up_names
from variorum.ledger.touched import Touched
from variorum.records import Article, Claim, Decision, Problem, Profile, Reconciliation

GAP = 2**40  # numbers that are left free before a part: room for some half a million claims that come in between
SMALLEST = 2**26  # numbers that are kept for a part at the least
GROWTH = 4  # times as many numbers are kept for a part as its rows take now
STAGE: problems.Stage = "reconciliation"


@dataclass(frozen=True, slots=True)
class Part:
    """Reports that lie side by side, by their ids in order with their profiles; the day and id of the first."""

    profiles: Mapping[str, Profile]
    place: tuple[str, str]


class Laying:
    """What is laid side by side, to be changed part by part; what is left as it was is not read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._look_anew()

    def _look_anew(self) -> None:
        self._touched = Touched(self._connection)
        self._names = Names(self._connection, self._touched)

    def start_anew(self) -> None:
        """Takes away all that lies side by side."""
        for table in (*LISTED, *side_by_side.WRITTEN_ANEW):
            self._connection.execute(f"DELETE FROM {table}")
        self._look_anew()  # the rows of actors and places that were known are gone

    # --- what is there -----------------------------------------------------------------------------------------

    def unlaid(self) -> tuple[str, ...]:
        """The reports, by id, of which the newest version does not lie there as it was read."""
        rows = self._connection.execute(f"SELECT id FROM articles WHERE key IN ({_UNLAID}) AND {LATEST}")
        return tuple(name for (name,) in rows)

    def parts(self) -> frozenset[int]:
        """All parts."""
        return frozenset(key for (key,) in self._connection.execute("SELECT key FROM parts"))

    def outdated(self) -> frozenset[int]:
        """The parts in which a report lies that has a newer version now."""
        rows = self._connection.execute(
            "SELECT DISTINCT part FROM articles AS newer INDEXED BY articles_revised"
            " CROSS JOIN articles AS older ON older.id = newer.id AND older.version < newer.version"
            " JOIN profiles ON profiles.article = older.key WHERE newer.version > 1"
        )
        return frozenset(part for (part,) in rows)

    def parts_of(self, reports: Iterable[str]) -> frozenset[int]:
        """The parts in which these reports lie, whichever version of them."""
        rows = self._connection.execute(
            "SELECT DISTINCT part FROM profiles JOIN articles ON articles.key = profiles.article"
            " WHERE articles.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(reports)),),
        )
        return frozenset(part for (part,) in rows)

    def members(self, parts: Iterable[int]) -> dict[str, Profile]:
        """The reports that lie in these parts, by id, as far as they have no newer version."""
        return self._profiles("part", parts)

    def _profiles(self, column: str, values: Iterable[int]) -> dict[str, Profile]:
        rows = self._connection.execute(
            f"SELECT articles.id, words, weights, weightiest, names, held, profiles.first, profiles.last FROM profiles"
            f" JOIN articles ON articles.key = profiles.article"
            f" WHERE {column} IN (SELECT value FROM json_each(?)) AND {LATEST}",
            (json.dumps(sorted(values)),),
        )
        return {name: Profile(*row) for name, *row in rows}

    def sharing(self, new: Iterable[Profile], least: float, *, beside: Collection[int]) -> dict[str, Profile]:
        """The reports whose weightiest words, times those of one of these, come to at least so much.

        Those in the parts named by `beside` are left out.
        """
        known, near = json.dumps(sorted(beside)), set[int]()
        for profile in new:
            told = json.dumps([[word, weight] for word, weight in _sought_by(profile)])
            near |= {key for (key,) in self._connection.execute(_SHARING, (told, least * (1 - ROUNDING), known))}
        return self._profiles("articles.key", near)

    def there(self, reports: Iterable[str]) -> frozenset[str]:
        """Which of these reports the ledger holds."""
        rows = self._connection.execute(
            "SELECT DISTINCT id FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(reports)),),
        )
        return frozenset(name for (name,) in rows)

    def homes(self, claims: Iterable[str]) -> dict[str, str]:
        """The reports of these claims that lie there."""
        rows = self._connection.execute(
            "SELECT claims.id, articles.id FROM claims JOIN articles ON articles.key = claims.article"
            " WHERE claims.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(claims)),),
        )
        return dict(rows)

    def decided(self) -> tuple[Decision, ...]:
        """The decisions that were applied when the reports were last laid side by side."""
        return state.decided(self._connection)

    def is_by(self, reader: str) -> bool:
        """Whether what lies there was laid by this reader with the settings of now."""
        return state.is_laid_by(self._connection, reader=reader)

    def report(self, name: str) -> tuple[Article, tuple[Claim, ...]]:
        """The newest version of a report, with its claims as it was read alone."""
        key, article = next(articles.newest_rows(self._connection, [name]))
        return article, articles.as_read(self._connection, key)

    def stored(self, name: str) -> Stored:
        """The same, not opened yet."""
        return stored(self._connection, name)

    def problems(self) -> tuple[Problem, ...]:
        """What is told of laying them."""
        return problems.at(self._connection, stage=STAGE)

    # --- writing -----------------------------------------------------------------------------------------------

    def clear(self, replaced: frozenset[int], split: Iterable[Part]) -> None:
        """Takes out the rows of parts that are to be replaced, but for those that one of `split` may go on with.

        A part goes on with the numbers of the one that began with the same report; where a new report stands before it
        now, with those of the one it holds the first report of, as long as no other part lies in between.
        """
        home = {name: part for part in split for name in part.profiles}
        self._drop_revised(replaced)
        standing = self._standing(replaced)
        taken = {place for _, place, _ in standing}
        for key, place, block in standing:
            self._touched.before(block)
            part = home.get(place[1])
            if part is not None and (
                part.place == place or (part.place not in taken and self._moved(key, place, part))
            ):
                taken.add(part.place)
                self._drop_claims(block, part)
            else:
                side_by_side.clear(self._connection, block)
                self._connection.execute("DELETE FROM parts WHERE key = ?", (key,))

    def _moved(self, key: int, place: tuple[str, str], part: Part) -> bool:
        """Whether a row of `parts` could be put where its part begins now: no other may lie in between."""
        low, high = sorted((place, part.place))
        between = "SELECT 1 FROM parts WHERE (day, report) > (?, ?) AND (day, report) < (?, ?)"
        if self._connection.execute(between, (*low, *high)).fetchone() is not None:
            return False
        self._connection.execute("UPDATE parts SET day = ?, report = ? WHERE key = ?", (*part.place, key))
        return True

    def write(self, part: Part, found: Reconciliation, records: Mapping[str, Article], *, failed: bool = False) -> None:
        """Writes a part laid side by side; where that failed, it is to be tried again.

        NoRoom where no numbers are left for its rows between those of other parts.
        """
        keys = self._rows(part.profiles)
        reports = {name: (keys[name], records[name]) for name in part.profiles}
        row = self._connection.execute("SELECT key, first, last FROM parts WHERE (day, report) = (?, ?)", part.place)
        stood = row.fetchone()
        key, block = self._new(part, found) if stood is None else (stood[0], Block(stood[1], stood[2]))
        try:
            side_by_side.replace(self._connection, block, found, reports, self._names)
        except NoRoom:
            side_by_side.clear(self._connection, block)
            self._connection.execute("DELETE FROM parts WHERE key = ?", (key,))
            key, block = self._new(part, found)
            side_by_side.replace(self._connection, block, found, reports, self._names)
        for name, profile in part.profiles.items():
            self._keep(keys[name], key, profile, failed=failed)
        self._connection.execute("DELETE FROM tallies WHERE part = ?", (key,))
        self._touched.behind(block)

    def settle(self, told: Iterable[Problem], *, reader: str, whole: bool) -> None:
        """Sums up whom and what the parts name that were written, and keeps what is told of all of them.

        Only where the whole could be laid it counts as laid; else it is to be tried again.
        """
        self._names.settle()
        sum_up_names(self._connection, self._touched)
        keep_in_step(self._connection, self._touched)
        self._connection.execute("DELETE FROM problems WHERE stage = ?", (STAGE,))
        for problem in told:
            problems.store(self._connection, problem, stage=STAGE)
        state.note_laid(self._connection, reader=reader, whole=whole)

    def _rows(self, names: Iterable[str]) -> dict[str, int]:
        query = f"SELECT id, key FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND {LATEST}"
        return dict(self._connection.execute(query, (json.dumps(list(names)),)))

    def _standing(self, parts: Iterable[int]) -> list[tuple[int, tuple[str, str], Block]]:
        query = "SELECT key, day, report, first, last FROM parts WHERE key IN (SELECT value FROM json_each(?))"
        rows = self._connection.execute(f"{query} ORDER BY day, report", (json.dumps(sorted(parts)),)).fetchall()
        return [(key, (day, report), Block(first, last)) for key, day, report, first, last in rows]

    def _drop_revised(self, parts: Iterable[int]) -> None:
        """Takes out what the parts have of reports of which there is a newer version now."""
        gone = self._connection.execute(
            f"SELECT article FROM profiles JOIN articles ON articles.key = article"
            f" WHERE part IN (SELECT value FROM json_each(?)) AND NOT ({LATEST})",
            (json.dumps(sorted(parts)),),
        ).fetchall()
        for table in ("profiles", "datings"):
            self._connection.executemany(f"DELETE FROM {table} WHERE article = ?", gone)

    def _drop_claims(self, block: Block, part: Part) -> None:
        """Takes out the claims of reports that lie in another part now, so that they can be written there."""
        self._connection.execute(
            "DELETE FROM claims WHERE key BETWEEN ? AND ? AND article NOT IN (SELECT value FROM json_each(?))",
            (block.first, block.last, json.dumps(list(self._rows(part.profiles).values()))),
        )

    def _new(self, part: Part, found: Reconciliation) -> tuple[int, Block]:
        """A row and numbers for a part, between those of the parts that stand before and after it."""
        before = "SELECT last FROM parts WHERE (day, report) < (?, ?) ORDER BY day DESC, report DESC LIMIT 1"
        after = "SELECT first FROM parts WHERE (day, report) > (?, ?) ORDER BY day, report LIMIT 1"
        low, high = (self._connection.execute(query, part.place).fetchone() for query in (before, after))
        rows = max(len(found.claims), len(found.questions), len(found.wording), len(found.statements), 1)
        block = _between(low[0] if low else 0, high[0] if high else None, rows)
        day, report = part.place
        row = {"day": day, "report": report, "first": block.first, "last": block.last}
        return insert(self._connection, "parts", row), block

    def _keep(self, article: int, part: int, profile: Profile, *, failed: bool) -> None:
        """Notes in which part a report lies, who read the claims that lie there, and what it is about by them."""
        read_by = self._connection.execute("SELECT reader FROM extractions WHERE article = ?", (article,)).fetchone()
        reader = FAILED if failed else read_by[0] if read_by else None
        told = asdict(profile)
        known = self._connection.execute(
            f"UPDATE profiles SET part = ?, reader = ? WHERE article = ?"
            f" AND ({', '.join(told)}) IS ({', '.join('?' * len(told))})",
            (part, reader, article, *told.values()),
        )
        if known.rowcount:
            return
        # There is none, or one of claims that another reader found.
        self._connection.execute("DELETE FROM profiles WHERE article = ?", (article,))
        row = {"article": article, "part": part, "reader": reader, **told}
        insert(self._connection, "profiles", row)
        self._connection.executemany(
            "INSERT INTO profile_words VALUES (?, ?, ?)",
            [(word, article, weight) for word, weight in _sought_by(profile)],
        )


def _between(low: int, high: int | None, rows: int) -> Block:
    """Numbers for so many rows and for some more, in the middle of those that are free."""
    size = max(SMALLEST, GROWTH * STRIDE * rows)
    if high is None:
        return Block(low + GAP, low + GAP + size - 1)
    free = high - low - 1
    size = min(size, free // 2)
    if size < 2 * rows:
        raise NoRoom
    first = low + 1 + (free - size) // 2
    return Block(first, first + size - 1)


def _sought_by(profile: Profile) -> Iterator[tuple[int, float]]:
    """The numbers by which those that may belong to a report are found: weightiest words, and places that are held."""
    words, weights = _unpacked("q", profile.words), _unpacked("f", profile.weights)
    yield from ((int(words[at]), weights[at]) for at in map(int, _unpacked("H", profile.weightiest)))
    yield from ((int(place), 1.0) for place in _unpacked("q", profile.held))


def _unpacked(sort: str, packed: bytes) -> tuple[float, ...]:
    """Numbers of one sort of `struct`, little-endian."""
    return struct.unpack(f"<{len(packed) // struct.calcsize('<' + sort)}{sort}", packed)


FAILED = ""  # as who read what could not be laid side by side: nobody is called so, so it is tried again
ROUNDING = 1e-6  # a database may add up in another order

# Two rows of numbers side by side, which is soonest; the indexes by name, because SQLite would rather fetch the rows
# themselves, with texts, claims and profiles in them.
_UNLAID = """
SELECT key FROM (
  SELECT key FROM articles INDEXED BY articles_numbered EXCEPT SELECT article FROM profiles INDEXED BY profiles_read
  ORDER BY 1
) UNION ALL SELECT article FROM (
  SELECT article, reader FROM extractions INDEXED BY extractions_read
  EXCEPT SELECT article, reader FROM profiles INDEXED BY profiles_read ORDER BY 1, 2
)
"""

_SHARING = """
SELECT article FROM (
  SELECT article FROM (
    SELECT json_extract(value, '$[0]') AS word, json_extract(value, '$[1]') AS mine FROM json_each(?)
  ) AS told JOIN profile_words USING (word) GROUP BY article HAVING sum(mine * weight) >= ?
) AS near JOIN profiles INDEXED BY profiles_read USING (article) WHERE part NOT IN (SELECT value FROM json_each(?))
"""
