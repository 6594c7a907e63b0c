"""Attribution: who says what, nested, and how firmly.

| part | what it does |
|---|---|
| `attribute` | the first verb: every attribution of an article |
| `weigh` | the second verb: how firmly each predicate is asserted in its own clause |
| `quotations`, `lead_ins`, `sequels`, `bringing_in`, `dialogue` | direct speech, its later parts, dialogue |
| `clauses`, `complements`, `subjects` | indirect speech: the cue's construction, its content, its subject |
| `answers` | after merging: who denies what another has just said ("said p, which Y denied") |
| `relays` | after merging: who passes on whose words ("citing officials", "quoted by AGENCY") |
| `repairs`, `coordination` | before any rule reads the tree: slips of the parser, a second cue hung beside the first |
| `according`, `nouns`, `hearsay`, `asides`, `figures`, `headlines`, `posts` | other ways to say that somebody says |
| `extents`, `trims`, `trailing`, `parts` | where content, source and cue begin and end |
| `sources`, `roles`, `ability`, `stance`, `said` | who it is, who can speak, how firmly, and the day words |
| `weigh`, `moods`, `conditions`, `ahead` | the clause's own mood |
| `constructions`, `governors` | what stands above it: "it is unlikely that", "failed to" |
| `tree`, `finding`, `spans`, `cues`, `lexicon` | the parse as lists, what a rule found, and the words |
"""

from __future__ import annotations

from variorum.attribution.attribute import attribute as attribute
from variorum.attribution.weigh import weigh as weigh

__all__ = ["attribute", "weigh"]
