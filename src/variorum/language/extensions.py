"""What our documents know beyond spaCy's own attributes: the contract of this room with its readers.

| extension | what it is |
|---|---|
| `doc._.paragraphs` | `tuple[Span, ...]`: paragraphs without outer white space; no sentence crosses one |
| `doc._.quotes` | `tuple[Quote, ...]`: quotations with their marks, end exclusive, in order, outer first |
| `token._.quote` | index into `doc._.quotes` of the innermost quotation that holds the token (its marks too), or None |
| `doc.ents` | names: PER, ORG, LOC, NORP (demonyms, adjectives of nations and faiths), MISC; no determiners |
| `doc._.full_names` | `dict[(start, end), (start, end)]`: from a short name to the fullest form in the article |
| `doc._.titles` | `dict[(start, end), (start, end)]`: from a person's name to the title before it or in apposition |
| `doc._.antecedents` | `dict[(start, end), (start, end)]`: from a pronoun or nominal to its mention, where certain |
| `span._.full_name` | the `Span` of the fullest form of this name; the span itself where it has none |

Dependency labels are those of Universal Dependencies with subtypes (`nsubj:pass`, `acl:relcl`); the root is `ROOT`.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

Bounds = tuple[int, int]


def register() -> None:
    """Makes the extensions known to spaCy; more than once does nothing."""
    if Doc.has_extension("paragraph_bounds"):
        return
    Doc.set_extension("paragraph_bounds", default=())
    Doc.set_extension("paragraphs", getter=_paragraphs)
    Doc.set_extension("quotes", default=())
    Doc.set_extension("quote_numbers", default=())
    Token.set_extension("quote", getter=_quote)
    Doc.set_extension("full_names", default={})
    Doc.set_extension("sentence_numbers", default=())
    Doc.set_extension("titles", default={})
    Doc.set_extension("antecedents", default={})
    Span.set_extension("full_name", getter=_full_name)


def _paragraphs(doc: Doc) -> tuple[Span, ...]:
    return tuple(doc[start:end] for start, end in doc._.paragraph_bounds)


def _quote(token: Token) -> int | None:
    numbers: tuple[int | None, ...] = token.doc._.quote_numbers
    return numbers[token.i] if numbers else None


def _full_name(span: Span) -> Span:
    start, end = span.doc._.full_names.get((span.start, span.end), (span.start, span.end))
    return span.doc[start:end]
