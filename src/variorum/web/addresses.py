"""Where each page of the edition stands: on a server by path and query, in a folder by the name of its file."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from variorum.web.asked import Asked
from variorum.web.shelf import slug
from variorum.web.statics import mark


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a served edition, or of one in a folder; `depth` is how many folders down the page stands.

    In a folder there is no query: what one story or one thing is asked of has a file of its own, and a list that is
    filtered otherwise leads to the whole list.
    """

    folder: bool = False
    depth: int = 0

    def page(self, name: str = "", asked: Asked | None = None, **change: str | int) -> str:
        """A page of its own: the front page, a list, the map; `change` sets filters."""
        if not self.folder:
            return f"/{name}" + (asked or Asked()).query(**change)
        if not name and change.get("story"):
            return self._one("stories", str(change["story"]))
        if name == "wording" and change.get("about"):
            return self._one("wording", slug(str(change["about"])))
        number = change.get("page", 1)
        return self._file((name or "index") + (f"-{number}" if number != 1 else ""))

    def question(self, name: str) -> str:
        """The page of a question."""
        return self._one("questions", name)

    def report(self, article: str, claim: str = "", paragraph: int = 0, version: int = 0) -> str:
        """The page of a report, at one of its claims or paragraphs."""
        mark = f"#c-{_quoted(claim)}" if claim else f"#p{paragraph}" if paragraph else ""
        if version and self.folder:
            return self._one("reports", f"{slug(article)}-v{version}") + mark
        return self._one("reports", slug(article)) + (f"?version={version}" if version else "") + mark

    def claim(self, name: str) -> str:
        """The page of a claim."""
        return self._one("claims", name)

    def data(self, name: str, asked: Asked | None = None) -> str:
        """The JSON behind a page."""
        if self.folder:
            return self._up() + f"data/{name}.json"
        return f"/api/{name}" + (asked.query() if asked else "")

    def static(self, name: str) -> str:
        """A file of the edition itself; on a server, that of this version."""
        return f"{self._up()}static/{name}" if self.folder else f"/static/{name}?v={mark()}"

    def _one(self, what: str, name: str) -> str:
        safe = _quoted(name)
        return self._file(f"{what}/{safe}") if self.folder else f"/{what}/{safe}"

    def _file(self, name: str) -> str:
        return f"{self._up()}{name}.html"

    def _up(self) -> str:
        return "../" * self.depth


def _quoted(name: str) -> str:
    """The name as a part of an address; nearly all are plain ids, and a page has thousands."""
    return name if name.isascii() and name.replace("-", "").isalnum() else quote(name, safe="")
