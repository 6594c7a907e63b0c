"""Makes the article of a draft: cleaned, dated, ascribed to its outlet."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.reading.cleaning.cleaning import Cleaned, clean
from variorum.reading.cleaning.error_pages import is_error_page
from variorum.reading.drafts import Draft
from variorum.reading.lines.shape import count
from variorum.reading.metadata.dating import publication
from variorum.reading.metadata.languages import language_of
from variorum.reading.metadata.publishers import agency_of, byline_of, dateline_of, outlet_of
from variorum.reading.metadata.signs import signs
from variorum.records import Article, Problem, Reading, Section

NO_PAGE = (
    "this page says only that there is no such page, or that it is not given; get it again, or save it by hand, and "
    "give a report of such a title as text"
)
FEWEST = 4  # words: "Two people were killed" is the shortest paragraph that told something on the pages tried


def articles(draft: Draft) -> Iterator[Reading | Problem]:
    """The reading of a draft; a problem where no article is left, and both where only its title is."""
    cleaned = clean(draft.raw, title_end=draft.title_end, article_end=draft.article_end, tail=draft.tail)
    article = _article(draft, cleaned)
    if draft.is_page and is_error_page(article.title, article.text):
        yield Problem(draft.original.location, "article", NO_PAGE)
        return
    told = [section for section in cleaned.sections if _tells(section, cleaned.text, is_page=draft.is_page)]
    titled = bool(cleaned.text) and not draft.is_page
    if told or titled:
        yield Reading(article, draft.original)
    if not told:
        what = "nothing of the article but its title was found" if titled else "no article was found"
        why = f"{what}; see what was removed, or give the text itself"
        yield Problem(draft.original.location, "article", why, article.id if titled else None)


def _tells(section: Section, text: str, *, is_page: bool) -> bool:
    """Whether a section says something; on a page, words too few for a sentence are what is left of a menu."""
    if section.part in ("headline", "subheading"):
        return False
    return not is_page or count(text[section.start : section.end]) >= FEWEST


def _article(draft: Draft, cleaned: Cleaned) -> Article:
    supplied = draft.supplied
    outlet = outlet_of(cleaned, supplied)
    return Article(
        id=supplied.id or supplied.url or draft.fallback_id,
        text=cleaned.text,
        published=publication(signs(cleaned, supplied)),
        outlet=outlet,
        agency=agency_of(cleaned, supplied, outlet),
        url=supplied.url,
        title=_title(cleaned),
        byline=byline_of(cleaned, supplied),
        dateline=dateline_of(cleaned),
        language=language_of(cleaned.text, supplied.language),
        retrieved=supplied.retrieved,
        sections=cleaned.sections,
        removed=cleaned.removed,
        alignment=cleaned.alignment,
        sha256=draft.original.sha256,
        location=draft.original.location,
        is_named=bool(supplied.id or supplied.url),
    )


def _title(cleaned: Cleaned) -> str | None:
    headline = next((section for section in cleaned.sections if section.part == "headline"), None)
    return cleaned.text[headline.start : headline.end] if headline is not None else None
