"""What changed since an earlier brief or day: reports that came in, questions answered otherwise, corrections."""

from __future__ import annotations

from variorum.api import LAST, changes_since
from variorum.report.changes import changes_view
from variorum.report.decisions import decision_views, question_notes
from variorum.report.phrases import iso_words
from variorum.report.pile import pile
from variorum.report.questions import question_views
from variorum.web.asked import Asked
from variorum.web.page import Page
from variorum.web.shelf import Opened
from variorum.web.words import word

# Reports: what was known then is laid side by side anew, some ten milliseconds a report; more are for `variorum brief`.
MOST = 2_000


def changes(opened: Opened, asked: Asked) -> Page:
    """The changes since a day or a brief; since the last brief where nothing else is asked."""
    briefs = [(name, f"{name}, {iso_words(begun[:10])}") for name, begun, _ in reversed(opened.ledger.briefs())]
    since = asked.since or asked.brief or (LAST if briefs else "")
    told: dict[str, object] = {"asked": asked, "briefs": briefs, "changes": None, "why": ""}
    if len(opened.index.reports) > MOST:
        told["why"] = word("changes", "many", most=f"{MOST:,}")
    elif since:
        told["changes"] = _view(opened, since)
    return Page("changes.html.jinja", word("nav", "changes"), told)


def _view(opened: Opened, since: str) -> object:
    found = changes_since(opened.ledger, since, None)
    result, decisions = opened.ledger.reconciliation(), opened.index.decisions
    seen = pile(opened.ledger.articles(), result, numbers=opened.index.numbers, colours=opened.index.colours)
    questions = question_views(seen, result, question_notes(result, decisions))
    return changes_view(seen, found, questions, decision_views(seen, result, decisions))
