"""What a reader asks of the claims, as SQL: every filter narrows, and none of them raises on odd words."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.folding import folded

Value = str | int
Condition = tuple[str, tuple[Value, ...]]

# A claim without a time of its own counts as of the day its report is dated.
FIRST = """coalesce(claims.earliest, CASE WHEN claims.latest IS NULL
  THEN coalesce(datings.earliest, articles.published_earliest) END)"""
LAST = """coalesce(claims.latest, CASE WHEN claims.earliest IS NULL
  THEN coalesce(datings.latest, articles.published_latest) END)"""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims are wanted; what is None is not asked."""

    kind: str | None = None
    place: str | None = None
    party: str | None = None
    article: str | None = None
    since: str | None = None
    until: str | None = None
    match: str | None = None
    story: str | None = None

    def sql(self) -> Condition:
        """A condition over claims, and its values."""
        parts = [
            _kind(self.kind),
            _place(self.place),
            _party(self.party),
            _article(self.article),
            _days(self.since, self.until),
            _match(self.match),
            _story(self.story),
        ]
        asked = [part for part in parts if part is not None]
        condition = " AND ".join(f"({sql})" for sql, _ in asked) or "1"
        return condition, tuple(value for _, values in asked for value in values)


def _kind(kind: str | None) -> Condition | None:
    return None if kind is None else ("claims.kind = ?", (kind,))


def _place(place: str | None) -> Condition | None:
    """A place is found under every name that the reports use for it."""
    if place is None:
        return None
    return "claims.place IN (SELECT place FROM place_names WHERE folded = ?)", (folded(place),)


def _party(party: str | None) -> Condition | None:
    """A party speaks where anybody in the chain speaks for it, under its own name or for it."""
    if party is None:
        return None
    wanted = folded(party)
    spoken = "SELECT claim FROM levels WHERE reading = 0 AND level > 0 AND"
    return (
        f"claims.key IN ({spoken} party IN (SELECT name FROM party_names WHERE folded = ?)"
        f" UNION {spoken} actor IN (SELECT actor FROM actor_sums WHERE folded = ?))",
        (wanted, wanted),
    )


def _article(article: str | None) -> Condition | None:
    return None if article is None else ("claims.article IN (SELECT key FROM articles WHERE id = ?)", (article,))


def _story(story: str | None) -> Condition | None:
    """Only the reports of one story, by its id."""
    if story is None:
        return None
    return (
        "claims.article IN (SELECT story_articles.article FROM story_articles"
        " JOIN stories ON stories.key = story_articles.story WHERE stories.id = ?)",
        (story,),
    )


def _days(since: str | None, until: str | None) -> Condition | None:
    """A claim is of a stretch of days where any of its own may lie in it."""
    asked = [(sql, day) for sql, day in (("last >= ?", since), ("first <= ?", until)) if day is not None]
    if not asked:
        return None
    within = " AND ".join(sql for sql, _ in asked)
    return f"claims.key IN (SELECT claim FROM claim_days WHERE {within})", tuple(day for _, day in asked)


def _match(words: str | None) -> Condition | None:
    """All the words, anywhere in the claim's words, claimant or place; signs of the search language mean nothing."""
    if words is None:
        return None
    asked = phrase_of(words)
    if asked is None:
        return "0", ()
    return "claims.key IN (SELECT rowid FROM claims_search WHERE claims_search MATCH ?)", (asked,)


def phrase_of(words: str) -> str | None:
    """Words as a full-text search for all of them; None where there are none."""
    told = words.replace("\0", " ").replace('"', " ").split()
    return " ".join(f'"{word}"' for word in dict.fromkeys(told)) or None
