"""Who publishes a report and whose wire text it carries, with the text's own words where no field says it."""

from __future__ import annotations

import re

from variorum.reading.cleaning.cleaning import Cleaned
from variorum.reading.drafts import Supplied
from variorum.reading.lines.credits import MARK, PRINT, SOURCE, agencies, byline
from variorum.reading.lines.date_lines import PRINTED_IN
from variorum.reading.lines.openings import dateline
from variorum.reading.lines.outlets import given_outlet, outlet_at, outlet_named

OWN_REPORT = re.compile(
    r"(?:^|[,.]\s+)(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) (?:reports|reported|informs|writes)\s*[.,]"
)
BYLINE_OUTLET = re.compile(r"\s+[-–—|/]\s*(?P<who>[A-Z][\w.’' -]+?)\s*:?$")
LEAD_SECTIONS = 4  # "Trend reports" names the report's own outlet in its first paragraphs; later it may cite another
CREDITS = ("byline", "credit", "dateline", "date line", "copyright line")


def outlet_of(cleaned: Cleaned, supplied: Supplied) -> str | None:
    """The outlet: as supplied, by the page's host, or by the words it uses of itself; None where nothing says it."""
    if supplied.outlet:
        return given_outlet(supplied.outlet)
    if supplied.url and (found := outlet_at(supplied.url)) is not None:
        return found
    return _by_credit(cleaned) or _by_own_words(cleaned)


def _by_credit(cleaned: Cleaned) -> str | None:
    for gone in cleaned.removed:
        if gone.reason in CREDITS:
            for name in _names(gone.text, gone.reason):
                found = outlet_named(name)
                if found is not None:
                    return found
    return None


def _names(text: str, reason: str) -> list[str]:
    """Names that a credit puts in the outlet's place."""
    if reason == "byline":
        match = BYLINE_OUTLET.search(byline(text) or text)
        return [match["who"].strip(" :")] if match else [part.strip() for part in text.split(",")[1:]]
    if reason == "dateline":
        line = dateline(text + " — X") or dateline(text + " X")
        return [line.who] if line is not None and line.who is not None else []
    printed, source = PRINT.match(text) or PRINTED_IN.match(text.split(",")[0]), SOURCE.match(text)
    if printed is not None:
        return [printed["outlet"]]
    if source is not None:
        return [
            part.strip(" .").title() if part.isupper() else part.strip(" .")
            for part in re.split(r",|\band\b|/", source["who"], flags=re.I)
        ]
    return [part.strip() for part in re.split(r"[|·,]", text)]


def _by_own_words(cleaned: Cleaned) -> str | None:
    for section in [s for s in cleaned.sections if s.part in ("body", "standfirst")][:LEAD_SECTIONS]:
        for match in OWN_REPORT.finditer(cleaned.text[section.start : section.end]):
            found = outlet_named(match["who"])
            if found is not None and not agencies(match["who"]):
                return found
    return None


def agency_of(cleaned: Cleaned, supplied: Supplied, outlet: str | None) -> str | None:
    """The agencies whose credit the text carries; a picture's credit does not count, "news agencies" names none."""
    texts = [gone.text for gone in cleaned.removed if gone.reason in CREDITS]
    texts += [text for text in (supplied.byline, supplied.agency) if text]
    names = dict.fromkeys(name for text in texts for _, _, name in agencies(text))
    if supplied.agency and not agencies(supplied.agency):
        names = dict.fromkeys([supplied.agency, *names])
    names |= dict.fromkeys(_marks(cleaned, outlet))
    return ", ".join(name for name in names if name != outlet) or None


def _marks(cleaned: Cleaned, outlet: str | None) -> list[str]:
    """Marks in brackets of no agency known here, beside an outlet that is not theirs: "HAVENSUND, Sept. 5 (XNA) -"."""
    if outlet is None:
        return []
    found: list[str] = []
    for gone in cleaned.removed:
        mark = MARK.match(gone.text) if gone.reason == "credit" else None
        found += [mark["who"]] if mark else _names(gone.text, gone.reason) if gone.reason == "dateline" else []
    return [who for who in found if not agencies(who) and outlet_named(who) is None and who not in _initials(outlet)]


def _initials(outlet: str) -> str:
    return f"{outlet} {''.join(word[0] for word in outlet.split()).upper()}"


def byline_of(cleaned: Cleaned, supplied: Supplied) -> str | None:
    """Who wrote it, as the field or the text's by-line says."""
    if supplied.byline:
        return supplied.byline
    found = (byline(gone.text) for gone in cleaned.removed if gone.reason == "byline")
    return next((BYLINE_OUTLET.sub("", who) for who in found if who), None)


def dateline_of(cleaned: Cleaned) -> str | None:
    """The dateline as it stands, without the dash."""
    found = (gone.text.strip(" -–—―:.") for gone in cleaned.removed if gone.reason == "dateline")
    return next((line for line in found if line and not line.startswith("(")), None)
