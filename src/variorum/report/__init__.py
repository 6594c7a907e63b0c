"""The room that prints: from articles and what was laid side by side to a cited brief.

Its verb is `brief`, of everything or of what `of_story` leaves; `FORMS` names the forms it can take. Nothing is read,
judged or searched here.
"""

from variorum.report.render import FORMS, brief
from variorum.report.stories import changes_of_story, of_story

__all__ = ["FORMS", "brief", "changes_of_story", "of_story"]
