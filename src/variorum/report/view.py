"""What a brief shows, as plain data: templates only lay it out."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.report.passages import Passage, Segment


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage with the report it stands in and who is made to say it."""

    passage: Passage
    report: int
    who: str
    manner: str
    said: str
    note: str = ""  # what a person decided about it


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One voice's answer to a question, and the passages it stands in."""

    name: str
    claimants: tuple[str, ...]
    note: str
    answer: str
    support: str
    colour: int
    certain: bool
    reports: tuple[int, ...]
    quoted: tuple[Quoted, ...]
    again: tuple[Quoted, ...]  # where the same sentence stands once more
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its voices side by side, in the order in which they spoke."""

    id: str
    kind: str
    about: str
    names: tuple[str, ...]
    relation: str
    relation_words: str
    reason: str
    when: str
    marks: tuple[str, ...]
    flags: tuple[str, ...]
    background: bool
    voices: tuple[VoiceView, ...]
    claims: tuple[str, ...]
    order: tuple[str, str, int]
    note: str = ""  # what a person decided about it
    grounds: tuple[Quoted, ...] = ()  # what says the place or days asked about, where no voice's claim does


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: what is counted, up to when, who says so, and the words."""

    question: str
    counted: str
    first: bool
    as_of: str
    who: str
    figure: str
    quoted: Quoted
    again: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class CourseRow:
    """What a voice says of one day or stretch of days, with its passages; without any, that it is silent."""

    days: str
    words: str
    quoted: tuple[Quoted, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CourseView:
    """What one voice says over time."""

    name: str
    colour: int
    rows: tuple[CourseRow, ...]


@dataclass(frozen=True, slots=True)
class OverTimeView:
    """What is counted, or a place, with its voices over time; `question` is the first that asks about it."""

    about: str
    question: str
    voices: tuple[CourseView, ...]


@dataclass(frozen=True, slots=True)
class WordPassages:
    """One word that a voice used of something, with every passage in which it stands."""

    word: str
    voice: str
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class WordRow:
    """The words that one voice used of something, in the order in which it first used them."""

    voice: str
    words: tuple[WordPassages, ...]


@dataclass(frozen=True, slots=True)
class WordTable:
    """What something is called and by whom: the voices in the order in which they spoke."""

    about: str
    rows: tuple[WordRow, ...]

    @property
    def passages(self) -> tuple[WordPassages, ...]:
        """Every word of every voice with its passages."""
        return tuple(words for row in self.rows for words in row.words)


@dataclass(frozen=True, slots=True)
class GapView:
    """What no report says, and the passages that raise it."""

    text: str
    about: str
    quoted: tuple[Quoted, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note in a report's margin: who says what, and the question it answers."""

    number: int
    claim: str
    who: str
    answer: str
    question: str
    colour: int


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of a report with its claims marked and its notes beside it."""

    number: int
    part: str
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class RemovedView:
    """A piece taken out of a page, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as read: outlet, day and what settles it, text with notes, and what was removed."""

    number: int
    id: str
    outlet: str
    title: str
    url: str | None
    dated: str
    dating: str
    evidence: tuple[str, ...]
    against: tuple[str, ...]
    origin: str
    revisions: tuple[str, ...]
    paragraphs: tuple[ParagraphView, ...]
    removed: tuple[RemovedView, ...]
    removed_words: str


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the first page with the questions under it."""

    key: str
    heading: str
    empty: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """Reports about the same matters: the title of the first, the days, the reports by number."""

    title: str
    days: str
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """Something that could not be read: where, what, why."""

    where: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What a person decided: in a sentence, by whom and when, why, and the passages it is about."""

    id: str
    text: str
    by: str
    why: str
    question: str | None
    quoted: tuple[Quoted, ...]
    claims: tuple[str, ...]
    failed: str = ""  # why it could not be applied


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One thing that is otherwise than before, and the passages or the report behind it."""

    text: str
    quoted: tuple[Quoted, ...] = ()
    report: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What became of one question: it is new, answered otherwise, or asked no longer."""

    way: str
    about: str
    question: QuestionView | None
    lines: tuple[ChangedLine, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed since an earlier brief."""

    heading: str
    reports: tuple[ChangedLine, ...]
    new: tuple[QuestionView, ...]
    other: tuple[ChangeView, ...]
    gone: tuple[ChangeView, ...]
    decisions: tuple[DecisionView, ...]
    undone: tuple[str, ...]
    forgotten: str = ""  # how many reports were removed for good, where any were

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        told = (self.reports, self.new, self.other, self.gone, self.decisions, self.undone, self.forgotten)
        return not any(told)


@dataclass(frozen=True, slots=True)
class BriefView:
    """A whole brief; `marked` are the claims whose words are marked in its reports."""

    title: str
    caveat: str
    meta: tuple[str, ...]
    stories: tuple[StoryView, ...]
    sections: tuple[Section, ...]
    questions: tuple[QuestionView, ...]
    figures: tuple[FigureRow, ...]
    control: tuple[QuestionView, ...]
    timeline: tuple[QuestionView, ...]
    wording: tuple[WordTable, ...]
    gaps: tuple[GapView, ...]
    reports: tuple[ReportView, ...]
    problems: tuple[ProblemView, ...]
    decisions: tuple[DecisionView, ...] = ()
    figures_over_time: tuple[OverTimeView, ...] = ()
    control_over_time: tuple[OverTimeView, ...] = ()
    changes: ChangesView | None = None
    marked: frozenset[str] = frozenset()
