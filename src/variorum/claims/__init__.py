"""The claims room: joins what is said to be so to whoever is made to say it, with factuality at every level.

`joining` leads; `chains` builds who says it, `firmness` how firmly, `speakers` who "we" is, `identity` the ids and
evidence, `denials` and `ties` the links between the claims of one article.
"""

from variorum.claims.joining import join

__all__ = ["join"]
