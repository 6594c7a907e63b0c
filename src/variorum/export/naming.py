"""Names that stay the same for the same thing: IRIs of linked data, and ids of entities."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import quote

SPACE = "urn:variorum"


def iri(sort: str, *names: str) -> str:
    """An IRI that leads nowhere and needs no network."""
    return ":".join((SPACE, sort, *(quote(name, safe="") for name in names)))


def claim_iri(name: str) -> str:
    """The IRI of a claim."""
    return iri("claim", name)


def article_iri(name: str) -> str:
    """The IRI of a report; its address stands beside it where it has one."""
    return iri("article", name)


def entity_id(sort: str, *names: str) -> str:
    """An id of letters, digits and hyphens."""
    hashed = sha256("\0".join(names).encode()).hexdigest()[:32]
    return f"variorum-{sort}-{hashed}"
