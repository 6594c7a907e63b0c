"""Resolution: what an article's names and times mean, as far as the article alone can settle it.

| part | gives |
|---|---|
| `resolve` | claims with days, places, actors and parties filled in |
| `places`, `choosing`, `surroundings`, `named` | which place a name means among its homonyms |
| `gazetteer`, `entries`, `countries`, `own_places`, `folding` | what is known of places, by any of their names |
| `actors`, `people`, `parties`, `sides`, `wording` | who somebody is, and for whom: by title, adjective or own name |
| `times`, `dates`, `granules`, `holidays` | days from expressions and their anchors |
"""

from __future__ import annotations

from variorum.resolution.dates import resolve_time
from variorum.resolution.places import resolve_places
from variorum.resolution.resolve import resolve

__all__ = ["resolve", "resolve_places", "resolve_time"]
