"""What a reader hands on: raw text and the metadata that came with it, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.records import Original


@dataclass(frozen=True, slots=True)
class Supplied:
    """Metadata that came with a text; `dates` are pairs of field and value, the most trusted first."""

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    agency: str | None = None
    language: str | None = None
    retrieved: str | None = None
    dates: tuple[tuple[str, str], ...] = ()

    def of_each(self) -> Supplied:
        """What is said of a file, as far as it may hold of each of several reports in it."""
        return Supplied(outlet=self.outlet, agency=self.agency, language=self.language, retrieved=self.retrieved)

    def before(self, own: Supplied) -> Supplied:
        """What is said of a report, and what it says itself where that is silent."""
        return Supplied(
            id=self.id or own.id,
            url=self.url or own.url,
            outlet=self.outlet or own.outlet,
            title=self.title or own.title,
            byline=self.byline or own.byline,
            agency=self.agency or own.agency,
            language=self.language or own.language,
            retrieved=self.retrieved or own.retrieved,
            dates=(*self.dates, *own.dates),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A raw text: the title first where it is known (up to `title_end`), then the text, then what is known to be none.

    From `article_end` on stands what is no part of the article, for the reason `tail`: comments, or what every page of
    a document repeats.

    A page that holds only a title holds no article; a title that was given with a text is part of the report.
    """

    raw: str
    original: Original
    fallback_id: str
    title_end: int = 0
    article_end: int | None = None
    supplied: Supplied = field(default_factory=Supplied)
    is_page: bool = False
    tail: str = "comments"
