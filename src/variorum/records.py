"""What flows through the house: frozen, plain records. Each says what it is; none reads, searches or decides.

Offsets are Unicode code points, end exclusive, into one version of an article's text (W3C Web Annotation).
Dates are EDTF level 1 strings beside the earliest and latest day they allow; factuality has FactBank's eight values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

SCHEMA = "variorum/1"

Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
Kind = Literal["control", "casualty", "event", "quantity", "statement"]
Part = Literal["headline", "standfirst", "body", "subheading", "caption", "post", "list"]
Status = Literal[
    "happened", "ongoing", "planned", "promised", "wished", "demanded", "predicted", "conditional", "judged"
]
SourceRole = Literal["outlet", "agency", "document", "speaker", "unnamed"]
Quotation = Literal["direct", "indirect", "mixed", "none"]
ControlState = Literal["holds", "takes", "loses", "contested", "withstands", "withdraws"]
Extent = Literal["on", "within", "throughout", "since", "by"]
DateBasis = Literal["stated", "relative", "calendar", "publication", "story", "unknown"]
LevelBasis = Literal["cue", "adjacent", "carried over", "inferred"]
ActorRole = Literal["agent", "recipient", "speaker", "mentioned"]
LinkType = Literal[
    "denies",
    "rejects",
    "restates",
    "content_of",
    "part_of",
    "of_event",
    "before",
    "after",
    "concedes",
    "accuses_back",
]
LabelBasis = Literal["name", "title", "antecedent", "description"]
NameLabel = Literal["PER", "ORG", "LOC", "NORP", "MISC", "NOM"]
Relation = Literal[
    "one answer",
    "compatible",
    "grows",
    "revised",
    "differs",
    "conflicts",
    "denied",
    "mutual accusation",
    "unclear",
]
Support = Literal["one voice", "repeated", "independent"]
Voice = Literal["party", "outlet", "unnamed"]
Action = Literal["accept", "reject", "correct", "merge", "split", "undo"]
Target = Literal["claim", "question", "actor", "decision"]


# --- spans -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text: `text[start:end] == exact`."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Selector:
    """A span with the words around it, so that it can be found again in a changed text (W3C TextQuoteSelector)."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a finding stands in; several spans where it is discontinuous."""

    spans: tuple[Selector, ...]
    source: Annotated[Literal["text", "removed", "metadata"], Field(alias="in")] = "text"

    @property
    def exact(self) -> str:
        """The evidence as one string, gaps shown as an ellipsis."""
        return " … ".join(span.exact for span in self.spans)


# --- time, place, people, figures ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words for a time, understood as far as the words alone allow (TIMEX3); what is open stays symbolic.

    `value` is a TIMEX3 value with X for what is not said: `2020-11-08`, `XXXX-09-27` (a day without a year),
    `XXXX-WXX-7` (a weekday), `P6W` (a duration), `PRESENT_REF`, `PAST_REF`, or "" where only `offset` says it.
    `offset` moves the anchor: (-1, "D") is the day before it; units D, W, M, Y, h.
    """

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str = ""
    anchor: Literal["publication", "said", "event"] | None = None
    offset: tuple[int, str] | None = None
    direction: Literal["past", "future"] | None = None
    mod: str | None = None
    extent: Extent = "on"


@dataclass(frozen=True, slots=True)
class Date:
    """A day or range, as exact as what it rests on: EDTF level 1, UCDP `date_prec` 1 to 5, basis and evidence."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    extent: Extent = "on"
    precision: int | None = None
    basis: DateBasis = "unknown"
    exact: str | None = None
    time: str | None = None
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()
    expression: TimeExpression | None = None


@dataclass(frozen=True, slots=True)
class CountryCode:
    """To which country (ISO 3166-1 alpha-3) a place belongs according to one voice; never printed as a fact."""

    code: str
    according_to: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text names it and as the gazetteer knows it (UCDP `where_prec` 1 to 7)."""

    name: str
    canonical: str | None = None
    id: str | None = None
    countries: tuple[CountryCode, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    candidates: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Whom somebody speaks or acts for, as the text says: by title, adjective, or its own name."""

    name: str | None
    basis: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in a claim: name as written, who that is, for whom, and in which role (PLOVER sectors)."""

    name: str
    actor: str | None = None
    party: Party | None = None
    role: ActorRole = "mentioned"
    sectors: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as an interval; `low` and `high` are null where open, `mod` is a TIMEX3 word or `NEARLY`."""

    value: float | None
    low: float | None
    high: float | None
    mod: str | None = None
    unit: str | None = None
    of: str | None = None
    outcome: Literal["killed", "wounded", "missing", "captured", "displaced", "casualties"] | None = None
    group: str | None = None
    side: str | None = None
    by: str | None = None
    cumulative: bool | None = None
    since: Date | None = None
    as_of: Date | None = None
    exact: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds, takes or loses a place; holder and from whom may be unsaid."""

    state: ControlState
    holder: str | None = None
    from_whom: Annotated[str | None, Field(alias="from")] = None
    sense: Literal["de facto", "recognised", "claimed"] = "de facto"


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER type and mode."""

    type: str
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """The word that a voice chose for what a claim says."""

    lemma: str
    exact: str


# --- one article, read -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the page that is not the article, why it was taken out, and where it stood in the raw text."""

    text: str
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """`length` code points of the text from `start` stand in the raw text from `raw`."""

    start: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text (usually a paragraph) and which part of the article it is."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one report: its text (title first, paragraphs joined by blank lines) and how it was read.

    `is_named` says whether its id was supplied or is its address, and not made of where it was read; None where that
    was not kept.
    """

    id: str
    text: str
    published: Date
    version: int = 1
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str = "en"
    retrieved: str | None = None
    sections: tuple[Section, ...] = ()
    removed: tuple[Removed, ...] = ()
    alignment: tuple[Stretch, ...] = ()
    sha256: str = ""
    location: str = ""
    is_named: bool | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that an article was read from, kept as they came."""

    sha256: str
    content: bytes
    location: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One article together with the original it was read from."""

    article: Article
    original: Original


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or understood: where, what, and why, in words for the user."""

    where: str
    what: str
    why: str
    article: str | None = None


# --- findings inside one article ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or nominal in the text, its fullest form in the article, and the title it stands with."""

    span: Span
    label: NameLabel
    name: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What an article calls somebody whom it names: the words, their head's lemma, what is before it, and for whom."""

    words: str
    head: str
    modifiers: tuple[str, ...] = ()
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Words for somebody or something, and whom they stand for as far as the article alone tells.

    `called` is the name as it stands there (or where a title or pronoun goes back to), `name` its fullest form in the
    article, `kind` what such a name names; all are None for a mere description ("the dissident"). `titles` are what the
    article calls whoever it names by `called`, in a title or apposition; `names` are the others whom the words name;
    `modifiers` are the adjectives and nouns before the head that say what it is like.
    """

    span: Span
    head: str
    modifiers: tuple[str, ...] = ()
    called: str | None = None
    name: str | None = None
    kind: NameLabel | None = None
    basis: LabelBasis = "description"
    plural: bool = False
    party: str | None = None
    sectors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    titles: tuple[Description, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is made to say what: source, cue and content (PARC 3, PolNeAR), how, and how firmly.

    `factuality` is the source's commitment to the content; `outer` is what the voice one level out takes on by
    choosing this cue: `Uu` for a cue that only reports, `CT+` for one that presupposes.
    `name` is the source resolved inside the article ("he" -> "Ilham Aliyev"), null where it cannot be told.
    """

    role: SourceRole
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    lemma: str
    name: str | None = None
    frame: Literal["speech", "thought", "attitude", "denial", "demand", "promise", "post", "document"] = "speech"
    quotation: Quotation = "none"
    factuality: Factuality = "CT+"
    outer: Factuality = "Uu"
    said: TimeExpression | None = None
    basis: LevelBasis = "cue"
    certain: bool = True
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """How firmly a predicate is asserted inside its own clause, and whether it happened or is only in view."""

    token: int
    factuality: Factuality
    status: Status


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is said to be so, before anyone is made to say it; `token` is the index of its trigger in the Doc."""

    kind: Kind
    token: int
    trigger: Span
    spans: tuple[Span, ...]
    extractor: str
    when: TimeExpression | None = None
    where: Mention | None = None
    actors: tuple[Actor, ...] = ()
    control: Control | None = None
    figure: Figure | None = None
    figure_since: TimeExpression | None = None
    event: Event | None = None
    wording: Wording | None = None
    background: bool = False
    part_of: int | None = None  # position, in the same list, of the proposition that this one is a share of
    of_event: int | None = None


@dataclass(frozen=True, slots=True)
class AttributionLevel:
    """One level of a claim's chain; level 0 is always the outlet, known or not. Factuality is the content's.

    An outlet further inside is another paper or broadcaster, with the words that name it in `source`.
    """

    role: SourceRole
    name: str | None = None
    actor: str | None = None
    party: Party | None = None
    sectors: tuple[str, ...] = ()
    quotation: Quotation = "none"
    said: Date | None = None
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    lemma: str | None = None
    frame: str | None = None
    factuality: Factuality = "CT+"
    basis: LevelBasis = "inferred"
    certain: bool = True

    @property
    def is_own_voice(self) -> bool:
        """Whether it is whoever publishes the article, and no other paper or broadcaster whose report it passes on."""
        return self.role == "outlet" and not self.source


Chain = tuple[AttributionLevel, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from one claim to another, and what it rests on; `claim` is null where several fit."""

    type: LinkType
    claim: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition with the chain that carries it, tied to the exact words."""

    id: str
    article: str
    kind: Kind
    evidence: Evidence
    part: Part
    attribution: Chain
    factuality: Factuality
    status: Status
    extractor: str
    when: Date = field(default_factory=Date)
    where: Place | None = None
    actors: tuple[Actor, ...] = ()
    control: Control | None = None
    figure: Figure | None = None
    event: Event | None = None
    wording: Wording | None = None
    background: bool = False
    alternatives: tuple[Chain, ...] = ()
    links: tuple[Link, ...] = ()
    trigger: Span | None = None
    labels: tuple[Label, ...] = ()  # of those who act in it and of its sources, as its article words them
    version: int = 1


# --- many articles, side by side --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dating:
    """An article's day as its neighbours place it; never written back into the article."""

    article: str
    date: Date
    reason: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that come from one place: copies of one text, or passages of it, with the passages."""

    id: str
    articles: tuple[str, ...]
    reason: str
    passages: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said by one speaker on one day, and the claims in which reports carry it."""

    id: str
    speaker: str
    said: Date
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports about the same matters, in the order of their days, under the title of the first; its days if known."""

    id: str
    articles: tuple[str, ...]
    title: str
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is about, in numbers: enough to tell, of it and any other, whether they may share a matter.

    `words` are the numbers of its telling words in rising order (little-endian int64), `weights` what each weighs
    (float32; the whole has length one), `weightiest` where the weightiest of those that are neither common nor numbers
    stand among them and `names` where the names do (uint16), `held` the numbers of the places whose control it tells of
    (int64), `first` and `last` the days between which it appeared, as far as it says.
    """

    words: bytes
    weights: bytes
    weightiest: bytes
    names: bytes
    held: bytes = b""
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What one voice answers to a question: its claims in the order they were said, and what it rests on."""

    voice: Voice
    name: str | None
    claimants: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    support: Support
    answer: str
    claims: tuple[str, ...]
    figure: Figure | None = None
    certain: bool = True
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that a voice gives: the day up to which it counts, and the least and most it allows (null: open)."""

    claim: str
    as_of: Date
    value: float | None
    low: float | None
    high: float | None
    mod: str | None = None
    denied: bool = False
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Spell:
    """How a voice says that a place stood, and from which day to which; `state` is null in a denial without detail.

    `edtf` is the time as the claim gives it, if it gives one: "since 1994" begins on no known day.
    """

    claim: str
    first: Annotated[str | None, Field(alias="from")]
    last: Annotated[str | None, Field(alias="to")]
    extent: Extent
    state: ControlState | None
    holder: str | None
    answer: str
    edtf: str | None = None
    denied: bool = False
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """A long time, after one day and before another, of which a voice says nothing."""

    after: str
    before: str


@dataclass(frozen=True, slots=True)
class Course:
    """What one voice says over time, in the order of the days that it speaks of, and where it is silent between."""

    voice: Voice
    name: str | None
    counts: tuple[Count, ...] = ()
    spells: tuple[Spell, ...] = ()
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What several claims are answers to, the positions, and how these relate, with the reason in words.

    `place` is the same in all questions of control about one place. `grounds` are the claims that say the place or the
    days asked about where its own claims do not: the strike of which the dead are counted.
    """

    id: str
    kind: Kind
    about: str
    relation: Relation
    reason: str
    positions: tuple[Position, ...]
    where: Place | None = None
    when: Date = field(default_factory=Date)
    flags: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    scope: str = ""
    place: str | None = None
    series: tuple[Course, ...] = ()
    grounds: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim of its positions, each once, voice by voice in the order said."""
        return tuple(dict.fromkeys(claim for position in self.positions for claim in position.claims))


@dataclass(frozen=True, slots=True)
class WordUse:
    """A word that a voice used of one place, actor or event, the claims that show it, and where it stands.

    A passage is a claim and the words in its article; a place is listed once, though several claims lie on it.
    """

    about: str
    voice: str
    word: str
    claims: tuple[str, ...]
    passages: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """What the pile raises and no report says, with the claims that raise it."""

    about: str
    expectation: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pin:
    """A claim as it stood when a person decided: enough to find it again where another reading gives it another id."""

    claim: str
    article: str
    kind: Kind
    evidence: Evidence
    tells: str = ""  # the place, figure and word that tell it from other claims of the same words


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about claims, questions or actors: who, when, why; applied on every later run.

    `target` is a claim, a question, the name that an actor keeps, or the decision that is undone; `others` are those
    put together with it or kept apart from it. `change` is a JSON object of the fields that a correction sets.
    `pins` are the claims it rests on: a question's claims, one tuple for each question; for a split first those that
    stand apart, then the rest.
    """

    id: str
    target: str
    action: Action
    who: str
    when: str
    why: str
    change: str = ""
    sort: Target = "claim"
    others: tuple[str, ...] = ()
    pins: tuple[tuple[Pin, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """Where a decision holds now: the claims that it is about under their present ids, and their questions."""

    decision: str
    claims: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The reports laid side by side: nothing here is a verdict, and everything leads back to claims."""

    claims: tuple[Claim, ...] = ()
    datings: tuple[Dating, ...] = ()
    origins: tuple[Origin, ...] = ()
    statements: tuple[Statement, ...] = ()
    questions: tuple[Question, ...] = ()
    stories: tuple[Story, ...] = ()
    wording: tuple[WordUse, ...] = ()
    gaps: tuple[Gap, ...] = ()
    problems: tuple[Problem, ...] = ()
    decided: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One question then and now: several before where they are one now, none where it is new or asked no longer."""

    before: tuple[Question, ...]
    after: Question | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a ledger since a moment: its reports, its questions, and what persons decided."""

    since: str  # the moment (ISO 8601)
    brief: str | None = None
    added: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    decisions: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()  # decisions that were undone since
    forgotten: int = 0  # reports that were removed for good since
