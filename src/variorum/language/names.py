"""Names: chunks of the tagger, titles, gazetteer, the trained names, and repetition in the article, together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from variorum.language.chunks import Chunk, find_chunks, head_label
from variorum.language.evidence import Bounds, Trained, Votes, is_certain, votes_for
from variorum.language.forms import lowers
from variorum.language.gazetteer import Known, is_people, known_at, known_names
from variorum.language.headlines import headline_places
from variorum.language.offices import is_title, offices
from variorum.language.wordlists import words

REPEATED = 60
"""Votes for a short form of a person's name that stands in full elsewhere in the article."""

SHARE_OF_OTHERS = 80
"""Per cent at which the other mentions of the same words count, against a mention's own votes."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that may be a name, and what speaks for which label."""

    start: int
    end: int
    votes: Votes


def set_names(doc: Doc, silence: int) -> None:
    """Sets `doc.ents` to the names of the whole article; `silence` weighs that the pipeline itself found no name."""
    known = list(known_names(doc))
    held = [(one.noun, one.end) for one in offices(doc, known)]
    model = {(span.start, span.end): span.label_ for span in doc.ents if _worded(span) and not _is_office(span, held)}
    headlines = headline_places(doc)
    candidates = list(_candidates(doc, known, Trained(model, silence), headlines))
    names = frozenset(_pooled(doc, candidates))
    candidates.extend(_repeated(doc, candidates))
    labels = zip(candidates, _labels(doc, candidates), strict=True)
    labelled = [(one.start, one.end, label) for one, label in labels if not _is_bare(doc, one, label)]
    peoples = [(one.start, one.end, one.label) for one in known if one.start not in headlines or _is_sure(one, model)]
    models = [
        (start, end, label)
        for (start, end), label in model.items()
        if start not in headlines or _lower(doc, start, end) in names
    ]
    first = [one for one in peoples if one[0] in headlines]
    doc.ents = tuple(_spans(doc, [*first, *labelled, *peoples, *models]))


def _is_sure(name: Known, model: dict[Bounds, str]) -> bool:
    """Whether a known name is meant even where every word has a capital ("Reading", "Split" may not be)."""
    return name.firm or model.get((name.start, name.end)) == name.label


def _is_bare(doc: Doc, one: Candidate, label: str) -> bool:
    """One word at the start of a sentence that nothing but its capital speaks for."""
    return label == "MISC" and one.end - one.start == 1 and bool(doc[one.start].is_sent_start)


def _worded(span: Span) -> bool:
    if span.text.lower() in words("not_names") | words("calendar") or all(token.tag_ == "DT" for token in span):
        return False
    return any(token.is_alpha for token in span) and not all(map(is_title, span))


def _is_office(span: Span, held: Iterable[Bounds]) -> bool:
    """Whether what the pipeline took for a person is a title with what it is the title of ("Minister of Health")."""
    inside = ((start <= span.start and span.end <= end) or span.start <= start < span.end for start, end in held)
    return span.label_ == "PER" and any(inside)


def _candidates(doc: Doc, known: list[Known], trained: Trained, headlines: frozenset[int]) -> Iterator[Candidate]:
    """Chunks whose edges are certain or that no trained name disputes, then the trained names that are left."""
    owned: set[Bounds] = set()
    for chunk in find_chunks(doc, known, trained.labels):
        if chunk.start in headlines:
            continue
        if _shouts(doc, chunk) and not any(name.start < chunk.end and chunk.start < name.end for name in known):
            continue
        widened = _within_known(_with_people(doc, chunk), known)
        beside = trained.beside(widened.start, widened.end)
        if not beside or _agrees(widened, beside, trained) or is_certain(doc, widened, known):
            owned.update(beside)
            yield Candidate(widened.start, widened.end, votes_for(doc, widened, known, trained))
    for start, end in sorted(trained.labels.keys() - owned):
        if start not in headlines:
            yield Candidate(start, end, votes_for(doc, Chunk(start, end, False), known, trained))


def _agrees(chunk: Chunk, beside: list[Bounds], trained: Trained) -> bool:
    """Whether the trained names see the same words, or a person's without the first one."""
    if len(beside) > 1 or beside[0][1] != chunk.end:
        return False
    start = beside[0][0]
    return start == chunk.start or (start == chunk.start + 1 and trained.labels[beside[0]] == "PER")


def _shouts(doc: Doc, chunk: Chunk) -> bool:
    """Several words in capitals: a headline or a label of a picture, where capitals tell no name."""
    solid = [token for token in doc[chunk.start : chunk.end] if token.is_alpha and len(token.text) > 1]
    return len(solid) > 1 and all(token.text.isupper() for token in solid)


def _with_people(doc: Doc, chunk: Chunk) -> Chunk:
    """An organisation's name with the adjective before it ("Turkish Red Crescent")."""
    if head_label(doc, chunk.start, chunk.end) != "ORG":
        return chunk
    start = chunk.start
    while start and not doc[start].is_sent_start and _belongs(doc[start - 1]):
        start -= 1
    return Chunk(start, chunk.end, chunk.titled)


def _belongs(token: Token) -> bool:
    """An adjective with a capital inside a sentence, or the adjective of a people anywhere."""
    if is_people(token.text):
        return True
    return token.tag_ == "JJ" and token.text[:1].isupper() and not token.is_sent_start


def _within_known(chunk: Chunk, known: list[Known]) -> Chunk:
    """The whole of a well-known name where the tagger saw but a part of it."""
    name = known_at(known, chunk.start)
    if name is not None and name.firm and chunk.end <= name.end and name.label != "NORP":
        return Chunk(name.start, name.end, chunk.titled)
    return chunk


def _repeated(doc: Doc, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Further mentions of the names found, where the tagger saw none: same words, with a capital."""
    pooled = _pooled(doc, candidates)
    names = {*pooled, *((word,) for word in _short_forms(pooled))}
    longest = max(map(len, names), default=0)
    taken = {place for one in candidates for place in range(one.start, one.end)}
    first_words = {name[0] for name in names}
    lower = lowers(doc)
    for start, word in enumerate(lower):
        if word not in first_words or not doc[start].text[:1].isupper() or doc[start].is_stop:
            continue
        for end in range(min(len(doc), start + longest), start, -1):
            if lower[start:end] in names and taken.isdisjoint(range(start, end)) and _capitals(doc, start, end):
                taken.update(range(start, end))
                yield Candidate(start, end, Counter())
                break


def _capitals(doc: Doc, start: int, end: int) -> bool:
    return all(token.text[:1].isupper() or not token.is_alpha for token in doc[start:end])


def _labels(doc: Doc, candidates: list[Candidate]) -> Iterator[str]:
    pooled = _pooled(doc, candidates)
    short = _short_forms(pooled)
    for one in candidates:
        name = _words(doc, one)
        votes = Counter({label: SHARE_OF_OTHERS * weight // 100 for label, weight in pooled[name].items()})
        votes.update(one.votes)
        if len(name) == 1 and name[0] in short:
            votes["PER"] += REPEATED
        yield _winner(votes)


def _pooled(doc: Doc, candidates: list[Candidate]) -> dict[Words, Votes]:
    """The votes of all mentions of the same words together."""
    pooled: dict[Words, Votes] = defaultdict(Counter)
    for one in candidates:
        pooled[_words(doc, one)].update(one.votes)
    return pooled


def _words(doc: Doc, one: Candidate) -> Words:
    return _lower(doc, one.start, one.end)


def _lower(doc: Doc, start: int, end: int) -> Words:
    return lowers(doc)[start:end]


def _short_forms(pooled: dict[Words, Votes]) -> frozenset[str]:
    """The last words of persons' names that stand in full."""
    full = (name for name, votes in pooled.items() if len(name) > 1 and _winner(votes) == "PER")
    return frozenset(name[-1] for name in full)


def _winner(votes: Votes) -> str:
    if not votes:
        return "MISC"
    return min(votes, key=lambda label: (-votes[label], label))


def _spans(doc: Doc, found: Iterable[tuple[int, int, str]]) -> Iterator[Span]:
    """The spans that do not overlap an earlier one in the list; the list is ordered by trust."""
    taken: set[int] = set()
    for start, end, label in found:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield Span(doc, start, end, label=label)
