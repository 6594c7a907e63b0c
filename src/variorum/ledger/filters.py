"""What a reader asks of the claims, as SQL: every filter narrows, and none of them raises on odd words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.folding import folded

Value = str | int
Condition = tuple[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Over:
    """The columns that filters ask: those of all claims, or those listed of the claims that answer questions.

    `speaks` holds where anybody in the chain speaks under a name, or for a party of that name; it has the name once or
    more often. `days` holds what is asked of the first and the last day.
    """

    claim: str
    kind: str
    place: str
    article: str
    search: str
    speaks: str
    days: str
    first: str = "claim_days.first"
    last: str = "claim_days.last"


PARTIES = "SELECT name FROM party_names WHERE folded = ?"
SPEAKERS = "SELECT actor FROM actor_sums WHERE folded = ?"
SPOKEN = "SELECT claim FROM levels WHERE reading = 0 AND level > 0 AND"
VOICES = "SELECT question, claim FROM listed_voices WHERE listed_voices.name = ?"
CLAIMS = Over(
    *("claims.key", "claims.kind", "claims.place", "claims.article", "claims_search"),
    speaks=f"claims.key IN ({SPOKEN} party IN ({PARTIES}) UNION ALL {SPOKEN} actor IN ({SPEAKERS}))",
    days="claims.key IN (SELECT claim_days.claim FROM claim_days WHERE {within})",
)
# Where the claims are gone through one by one, so that it may end where enough are found.
IN_TURN = replace(CLAIMS, days="EXISTS (SELECT 1 FROM claim_days WHERE claim_days.claim = claims.key AND {within})")
# Where somebody speaks in very many of them, too.
OF_MANY = replace(
    IN_TURN, speaks=f"EXISTS ({SPOKEN} levels.claim = claims.key AND (party IN ({PARTIES}) OR actor IN ({SPEAKERS})))"
)
# Where the search goes ahead: what can be asked without looking at the claim is. With the sign before the number SQLite
# asks of each claim that was found whether it is among these, and does not search the words once for each of these.
FOUND = replace(
    CLAIMS,
    speaks=f"+claims_search.rowid IN ({SPOKEN} party IN ({PARTIES}) UNION ALL {SPOKEN} actor IN ({SPEAKERS}))",
    days="EXISTS (SELECT 1 FROM claim_days WHERE claim_days.claim = claims_search.rowid AND {within})",
)
OF_DAYS = replace(CLAIMS, days="{within}")
ANSWERS = Over(
    *("listed_answers.claim", "listed_answers.kind", "listed_answers.place", "listed_answers.article"),
    "answers_search",
    speaks=f"(listed_answers.question, listed_answers.claim) IN ({VOICES})",
    days="{within}",
    first="listed_answers.first",
    last="listed_answers.last",
)


# Of questions: a party answers also where only what is laid side by side tells that it is its voice.
ANSWERED = replace(CLAIMS, speaks=f"(answers.question, answers.claim) IN ({VOICES})")


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
    question: str | None = None

    def sql(self, over: Over = CLAIMS) -> Condition:
        """A condition over claims, and its values."""
        parts = [
            _kind(self.kind, over),
            _place(self.place, over),
            _party(self.party, over),
            _article(self.article, over),
            _days(self.since, self.until, over),
            _match(self.match, over),
            _story(self.story, over),
            _question(self.question, over),
        ]
        asked = [part for part in parts if part is not None]
        condition = " AND ".join(f"({sql})" for sql, _ in asked) or "1"
        return condition, tuple(value for _, values in asked for value in values)


def _kind(kind: str | None, over: Over) -> Condition | None:
    return None if kind is None else (f"{over.kind} = ?", (kind,))


def _place(place: str | None, over: Over) -> Condition | None:
    """A place is found under every name that the reports use for it."""
    if place is None:
        return None
    return f"{over.place} IN (SELECT place FROM place_names WHERE folded = ?)", (folded(place),)


def _party(party: str | None, over: Over) -> Condition | None:
    """A party speaks where anybody in the chain speaks for it, under its own name or for it; in answers, its voice."""
    if party is None:
        return None
    return over.speaks, (folded(party),) * over.speaks.count("?")


def _article(article: str | None, over: Over) -> Condition | None:
    return None if article is None else (f"{over.article} IN (SELECT key FROM articles WHERE id = ?)", (article,))


def _story(story: str | None, over: Over) -> Condition | None:
    """Only the reports of one story, by its id."""
    if story is None:
        return None
    return (
        f"{over.article} IN (SELECT story_articles.article FROM story_articles"
        " JOIN stories ON stories.key = story_articles.story WHERE stories.id = ?)",
        (story,),
    )


def _question(question: str | None, over: Over) -> Condition | None:
    """Only what answers one question, by its id."""
    if question is None:
        return None
    return (
        f"{over.claim} IN (SELECT answers.claim FROM answers"
        " JOIN questions ON questions.key = answers.question WHERE questions.id = ?)",
        (question,),
    )


def _days(since: str | None, until: str | None, over: Over) -> Condition | None:
    """A claim is of a stretch of days where any of its own may lie in it."""
    asked = [
        (sql, day) for sql, day in ((f"{over.last} >= ?", since), (f"{over.first} <= ?", until)) if day is not None
    ]
    if not asked:
        return None
    within = " AND ".join(sql for sql, _ in asked)
    return over.days.format(within=within), tuple(day for _, day in asked)


def _match(words: str | None, over: Over) -> Condition | None:
    """All the words, anywhere in the claim's words, claimant or place; signs of the search language mean nothing."""
    if words is None:
        return None
    asked = phrase_of(words)
    if asked is None:
        return "0", ()
    return f"{over.claim} IN (SELECT rowid FROM {over.search} WHERE {over.search} MATCH ?)", (asked,)


def phrase_of(words: str) -> str | None:
    """Words as a full-text search for all of them; None where there are none."""
    told = words.replace("\0", " ").replace('"', " ").split()
    return " ".join(f'"{word}"' for word in dict.fromkeys(told)) or None
