"""Attribution: who says what, nested, and how firmly.

Seven chambers, each leaning only on those above it in this table (import-linter checks it):

| chamber | what it does |
|---|---|
| `parse` | what every rule stands on: the parse as lists, the words, what a rule found, token sets as spans |
| `speakers` | who speaks: subject, name, role, and who cannot speak |
| `cues` | the cue's readings and reach; slips of the parse mended around it |
| `direct` | quotations, what leads to them, later parts of a speech, dialogue, posts, signatures |
| `indirect` | clauses, nouns, "according to", hearsay, figures, headlines, who passes on whose words, who denies them |
| `bounds` | where content and source begin and end; the day words |
| `firmness` | how firmly: a clause by its mood and what stands above it (`weigh`), a source by its cue (`stance`) |

`attribute` names the rules in their order (`FINDERS`) and what is done to what they find.
"""

from __future__ import annotations

from variorum.attribution.attribute import attribute as attribute
from variorum.attribution.firmness.weigh import weigh as weigh

__all__ = ["attribute", "weigh"]
