"""Who is made to say it: from the outlet inwards, one level for every source whose words cover the trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cmp_to_key

from spacy.tokens import Doc

import variorum.claims.cover as cover
import variorum.claims.firmness as firmness
from variorum.claims.taking_back import bare, is_corrected, is_of_outlet, is_taken_back
from variorum.data import load
from variorum.records import Article, Attribution, AttributionLevel, Chain, Date, Factuality, Span

Attributions = tuple[Attribution, ...]

_PRONOUNS = frozenset(load.lines("grammar/pronouns.txt"))
_FIRST_PERSON = frozenset(load.lines("grammar/first_person.txt"))
_CITING = frozenset(load.toml("attribution/words.toml")["relays"]["citing"])
_NOT_CLAUSES = ("acl", "csubj", "nsubj", "obj")  # a word in a noun's place is none's verb, whatever its tag
_PERSONAL = frozenset({"he", "it", "she", "they"})
_STRONG = ("denial", "demand", "promise")  # frames that settle what the words do, whatever cue stands around them


def is_outlets_own(article: Article, item: Attribution) -> bool:
    """Whether an outlet tells by its own name what it reports ("TASS reported that", in TASS): its own voice."""
    if is_corrected(article, item):
        return True
    named = is_of_outlet(article, item) and item.outer != "CT-"
    return named and item.frame == "speech" and item.factuality == "CT+"


def covering(attributions: Sequence[Attribution], trigger: Span) -> Attributions:
    """The attributions that make their source say the trigger, outermost first."""
    found = [item for item in attributions if cover.covers(item, trigger)]
    return _merged(sorted(found, key=cmp_to_key(_outer_first)))


def _merged(attributions: Sequence[Attribution]) -> Attributions:
    """One level where somebody says that they themselves say it ("I inform you that", she said)."""
    found: list[Attribution] = []
    for item in attributions:
        if found and _is_same_voice(found[-1], item):
            found[-1] = _both(found[-1], item)
        else:
            found.append(item)
    return tuple(found)


def _is_same_voice(outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner source is the outer one: by name, as "I" in the outer one's words, or as "he" right after."""
    if inner.name is not None and outer.name is not None and bare(inner.name) == bare(outer.name):
        return True
    if not inner.source:
        return False
    own = outer.quotation in ("direct", "mixed")
    first_person = own and inner.source[0].exact.lower() in _FIRST_PERSON
    return first_person or (inner.name is None and _takes_up(outer, inner.source[0]))


def _takes_up(outer: Attribution, source: Span) -> bool:
    """Whether a pronoun opens what the outer source says, and can stand for it: "said he regretted that"."""
    if source.exact.lower() not in _PERSONAL or not outer.content or not outer.source:
        return False
    opening = outer.content[0].exact.lower().removeprefix("that ")
    start = outer.content[0].end - len(opening)
    many = outer.role == "unnamed" or outer.source[0].exact.rstrip(",").endswith("s")
    return start == source.start and (source.exact.lower() != "they" or many)


def _both(outer: Attribution, inner: Attribution) -> Attribution:
    frame = inner.frame if inner.frame in _STRONG else outer.frame
    held = firmness.compose(outer.factuality, inner.factuality)
    return replace(outer, frame=frame, factuality=held, said=outer.said or inner.said)


def around(attributions: Sequence[Attribution], inner: Attribution) -> Attributions:
    """The attributions that this one is itself part of, outermost first."""
    found = [item for item in attributions if cover.is_inside(inner, item) and not cover.is_inside(item, inner)]
    return tuple(sorted(found, key=cmp_to_key(_outer_first)))


def _outer_first(left: Attribution, right: Attribution) -> int:
    inner, outer = cover.is_inside(left, right), cover.is_inside(right, left)
    if inner != outer:
        return 1 if inner else -1
    if _is_cited(left) != _is_cited(right):
        return 1 if _is_cited(left) else -1
    wider = cover.length(right.content) - cover.length(left.content)
    return wider or cover.start(left.cue) - cover.start(right.cue)


def _is_cited(item: Attribution) -> bool:
    """Whether it is who another voice cites for the same words: "AGENCY reported, citing officials"."""
    return item.lemma == "cite" and item.cue[:1] != () and item.cue[0].exact.lower() in _CITING


def voices(doc: Doc, attributions: Attributions) -> tuple[Attributions, ...]:
    """The chains that speak of one content: whoever rejects what another claims is not that other's source."""
    deniers = [item for item in attributions if item.frame == "denial"]
    inner = [denier for denier in deniers if _answers(doc, denier, attributions)]
    if not inner:
        return (attributions,)
    asserted = tuple(item for item in attributions if item not in inner)
    denied = tuple((*_outside(attributions, denier), denier) for denier in inner)
    return (asserted, *denied)


def _answers(doc: Doc, denier: Attribution, attributions: Attributions) -> bool:
    """Whether another's claim stands inside what is denied, or beside it: "said p, which Y denied".

    "Denied that X had said p" denies the saying itself.
    """
    at = attributions.index(denier)
    after = attributions[at + 1 :]
    if any(item.frame != "denial" and _is_apart(item, denier) for item in attributions[:at]):
        return True
    return any(item.frame != "denial" for item in after) and not _is_clause(doc, after[0])


def _is_clause(doc: Doc, item: Attribution) -> bool:
    """Whether somebody speaks by a verb that heads a clause of its own, not one on a noun ("a letter saying that")."""
    words = (doc.char_span(span.start, span.end, alignment_mode="expand") or () for span in item.cue)
    tokens = (token for run in words for token in run)
    verbs = [token for token in tokens if token.tag_.startswith("VB") and not token.dep_.startswith("aux")]
    is_noun = not item.source and all(token.tag_ == "VBZ" for token in verbs)  # "claims that p", which nobody holds
    return bool(verbs) and not is_noun and not any(token.dep_.startswith(_NOT_CLAUSES) for token in verbs)


def _is_apart(item: Attribution, denier: Attribution) -> bool:
    """Whether a denial stands beside the words that it answers: "said p, which Y denied"."""
    return item.content == denier.content and not cover.is_inside(denier, item) and not cover.is_inside(item, denier)


def _outside(attributions: Attributions, denier: Attribution) -> Attributions:
    before = attributions[: attributions.index(denier)]
    return tuple(item for item in before if not _is_apart(item, denier))


def chain(article: Article, attributions: Attributions, own: Factuality) -> Chain:
    """The levels from the outlet to the innermost source, each with what it holds of the content."""
    firmly = firmness.levels(own, attributions)
    outlet = AttributionLevel(role="outlet", name=article.outlet, factuality=firmly[0])
    told = zip(attributions, firmly[1:], strict=True)
    sources = (level(item, held) for item, held in told if not is_taken_back(item))
    return (outlet, *sources)


def level(attribution: Attribution, factuality: Factuality) -> AttributionLevel:
    """An attribution as one level of a chain."""
    return AttributionLevel(
        role="unnamed" if _is_pronoun(attribution) else attribution.role,
        name=_name(attribution),
        quotation=attribution.quotation,
        said=said(attribution),
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        lemma=attribution.lemma,
        frame=attribution.frame,
        factuality=factuality,
        basis=attribution.basis,
        certain=attribution.certain,
    )


def _name(attribution: Attribution) -> str | None:
    if _is_pronoun(attribution):
        return None
    if attribution.name is not None or not attribution.source:
        return attribution.name
    return None if attribution.role == "unnamed" else attribution.source[0].exact


def _is_pronoun(attribution: Attribution) -> bool:
    """Whether all that is known of the source is a pronoun, which is nobody's name; the body WHO is none."""
    told = attribution.name or (attribution.source[0].exact if attribution.source else "")
    return told.lower() in _PRONOUNS and not (len(told) > 1 and told.isupper())


def said(attribution: Attribution) -> Date | None:
    """When the source said it, as far as the words alone tell; None where they say nothing."""
    if attribution.said is None:
        return None
    expression = attribution.said
    return Date(exact=expression.span.exact, extent=expression.extent, expression=expression)


def alternatives(found: Chain, attributions: Attributions) -> tuple[Chain, ...]:
    """The same chain under the other speakers that the words leave possible."""
    if not attributions or attributions[-1].certain:
        return ()
    names = attributions[-1].alternatives
    return tuple((*found[:-1], replace(found[-1], role="speaker", name=name, certain=False)) for name in names)
