"""The room that prints: from articles and what was laid side by side to a cited brief.

Its verb is `brief`; `FORMS` names the forms it can take. Nothing is read, judged or searched here.
"""

from variorum.report.render import FORMS, brief

__all__ = ["FORMS", "brief"]
