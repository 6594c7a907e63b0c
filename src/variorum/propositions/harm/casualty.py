"""Casualties as the text tells them: how many of whom were killed, wounded, missing, captured or driven out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from variorum.propositions.clauses.clause_words import clause_spans, evidence_spans, own_tokens, with_clause_over
from variorum.propositions.clauses.occasions import occasion
from variorum.propositions.clauses.persons import group_of, name_at, side_of, titled
from variorum.propositions.clauses.phrases import case_of, children, runs, tokens_span
from variorum.propositions.counts.figures import figure_at
from variorum.propositions.harm.culprits import actors_of, culprit
from variorum.propositions.harm.harm_words import Harm, Outcome
from variorum.propositions.harm.harms import harms
from variorum.propositions.harm.running_counts import (
    Times,
    begun,
    counted_since,
    counted_since_event,
    reaches_now,
    runs_on,
    runs_on_by_time,
)
from variorum.propositions.harm.shares import Share, shares
from variorum.propositions.harm.victims import figure_of, is_part, name_list, names, outer, whole_figure_of
from variorum.propositions.harm.whereabouts import where_told
from variorum.propositions.times.times import times
from variorum.records import Figure, Mention, Proposition, Span, TimeExpression, Wording

Seen = set[tuple[str, int]]

_ARGUMENTS = frozenset({"nsubj", "obj", "xcomp", "obl", "nsubj:pass"})
_OF_WHOM = frozenset({"of", "among", "for"})
_THEM = frozenset({"whom", "them"})


@lru_cache(maxsize=2)
def casualties(doc: Doc) -> tuple[Proposition, ...]:
    """The casualties that a document tells of, in text order; shares ("including 11 children") follow their whole."""
    if not doc.has_annotation("DEP"):
        return ()
    expressions = occasions_of(doc)
    found: list[Proposition] = []
    seen: Seen = set()
    for harm in harms(doc):
        for victims, figure in _figures(_without_shares(harm, seen)):
            if not _is_new(harm.outcome, victims, figure, seen):
                continue
            if harm.toll:
                seen.update((harm.outcome, token.i) for token in harm.trigger.subtree)
            whole = len(found)
            told = _proposition(harm, figure, expressions)
            found.append(replace(told, part_of=_total(told, found) if harm.share else _whole(victims[0], found)))
            found.extend(_share(found[whole], share, whole, seen) for share in shares(victims[0], harm.trigger))
    return tuple(found)


def _whole(victim: Token, found: Sequence[Proposition]) -> int | None:
    """The count just told in the sentence, of which "of whom 150", "three of them" says a share."""
    doc, sent = victim.doc, victim.sent
    near = doc[max(sent.start, victim.left_edge.i - 3) : min(sent.end, victim.i + 4)]
    if not any(word.lower_ in _THEM and word.i > sent.start and word.nbor(-1).lower_ == "of" for word in near):
        return None
    inside = (i for i, item in enumerate(found) if sent.start <= item.token < victim.i and item.part_of is None)
    return max(inside, default=None)


def _total(told: Proposition, found: Sequence[Proposition]) -> int | None:
    """The last larger count with the same outcome, of which "two of the dead" are a share."""
    share = told.figure
    for i in range(len(found) - 1, -1, -1):
        whole = found[i].figure
        if whole is None or share is None or found[i].part_of is not None or whole.outcome != share.outcome:
            continue
        if (whole.low or 0) > (share.low or 0):
            return i
    return None


def _without_shares(harm: Harm, seen: Seen) -> Harm:
    """The harm without victims already told as a share of others, where it has victims of its own."""
    own = tuple(victim for victim in harm.victims if ("share", victim.i) not in seen)
    return replace(harm, victims=own) if own else harm


def occasions_of(doc: Doc) -> tuple[TimeExpression, ...]:
    """The times that can say when: not those that only describe a noun ("the 44-day war", "decades-long")."""
    return tuple(item for item in times(doc) if item.type != "DURATION" or "-" not in item.span.exact)


def _is_new(outcome: Outcome, victims: Sequence[Token], figure: Figure, seen: Seen) -> bool:
    """Whether nobody told of these victims or this figure with this outcome before ("12 dead" is told once)."""
    keys: Seen = {(outcome, victim.i) for victim in victims}
    if figure.span is not None:
        keys.add((f"{outcome} figure", figure.span.start))
    if keys & seen:
        return False
    seen.update(keys)
    return True


def _figures(harm: Harm) -> Iterator[tuple[tuple[Token, ...], Figure]]:
    """Each counted phrase of the victims with its figure; names in a list are counted together."""
    if harm.toll:
        yield from _toll_figure(harm)
        return
    harm = replace(harm, victims=tuple(dict.fromkeys(titled(victim) or victim for victim in harm.victims)))
    named = names(harm.victims)
    starts = {name_at(name).start for name in named}
    others = tuple(victim for victim in harm.victims if victim not in named and not _is_named_next(victim, starts))
    counts = [figure for victim in harm.victims if victim not in (*named, *others) if (figure := figure_of(victim))]
    if counts and (counts[0].low or 0) > len(named):  # "three nurses, among them Ana Lopez"
        yield harm.victims, _told(harm, counts[0])
    elif named:
        yield named, _told(harm, name_list(named, closed=not others and not _is_cut(named)))
    for victim in others:
        figure_found = _whole_told(victim, harm.trigger) or figure_of(outer(victim))
        if figure_found is not None:
            yield (victim,), _told(harm, figure_found)


def _whole_told(victim: Token, trigger: Token) -> Figure | None:
    """The whole of which a part is told, where the trigger is its noun, or a clause of it.

    All of the "40 hostages" were taken, and "half of the 12 people killed were children" tells of 12 killed.
    """
    if victim == trigger:
        return whole_figure_of(victim)
    if _is_of_whole(victim, trigger):
        return whole_figure_of(trigger.head)
    return whole_figure_of(victim) if victim.i + 1 == trigger.i and is_part(victim) else None


def _is_of_whole(victim: Token, trigger: Token) -> bool:
    """Whether the trigger's clause belongs to the noun of a whole, of which the victims are told as a part."""
    noun, part = trigger.head, trigger.head.head
    if trigger.dep_ not in ("acl", "acl:relcl") or noun.i > trigger.i or noun.dep_ != "nmod" or part.dep_ == "ROOT":
        return False  # "half of the 90 passengers drowned" has no other verb
    return victim in (noun, part) and all(word.text != "," for word in noun.doc[noun.i + 1 : trigger.i])


def _is_named_next(victim: Token, starts: Collection[int]) -> bool:
    """Whether the victim is named right after a comma, and counted there: "her brother, Juan Lopez, dead"."""
    doc, after = victim.doc, victim.i + 2
    return after < len(doc) and doc[after - 1].text == "," and doc[after].idx in starts


def _is_cut(named: Sequence[Token]) -> bool:
    """Whether a list of names only gives examples."""
    first = named[0]
    before = {token.lower_ for token in first.doc[max(0, first.i - 3) : first.i]}
    after = {token.lower_ for token in named[-1].doc[named[-1].i + 1 : named[-1].i + 4]}
    return bool(before & {"including", "among", "like"} or "others" in after)


def _toll_figure(harm: Harm) -> Iterator[tuple[tuple[Token, ...], Figure]]:
    number, toll = harm.victims[0], harm.trigger
    figure = figure_at(number.doc, number.i)
    if figure is not None:
        group = next((found for noun in _counted_by(number, toll) if (found := group_of(noun))), None)
        yield (number,), _told(harm, replace(figure, group=group, side=side_of(toll)))


def _counted_by(number: Token, toll: Token) -> Iterator[Token]:
    """The nouns that may say whom a toll counts; not what stands before a verb: who "put the toll at 29" counts it."""
    yield from (noun for noun in (number.head, toll, number) if noun.pos_ not in {"VERB", "AUX"})
    yield from (child for child in children(toll, "nmod") if case_of(child) in _OF_WHOM)
    yield from children(toll, "nmod:poss")


def _told(harm: Harm, figure: Figure) -> Figure:
    side = figure.side or harm.side
    return replace(figure, outcome=harm.outcome, side=side, by=culprit(harm), cumulative=runs_on(harm, figure))


def _proposition(harm: Harm, figure: Figure, expressions: Times) -> Proposition:
    trigger, last = harm.trigger, harm.last
    where = where_told(harm) or (where_told(replace(harm, trigger=last)) if last is not None else None)
    word = tokens_span(trigger.doc, trigger.i, trigger.i + 1)
    since = (
        counted_since(trigger, expressions) or begun(trigger, expressions) or counted_since_event(trigger, expressions)
    )
    others = expressions if since is None else [item for item in expressions if item.span != since.span]
    when = occasion(trigger, others) or (occasion(last, others) if last is not None else None)
    cumulative = figure.cumulative
    if cumulative is None:
        cumulative = runs_on_by_time(since, when, reaches_now=reaches_now(trigger))
    return Proposition(
        kind="casualty",
        token=trigger.i,
        trigger=word,
        spans=_with_label(where, with_clause_over(trigger, _evidence(harm, figure), where, when)),
        extractor="casualty",
        when=when,
        where=where,
        actors=actors_of(harm),
        figure=replace(figure, cumulative=cumulative),
        figure_since=since if cumulative else None,
        wording=Wording(trigger.lemma_.lower(), word.exact),
    )


def _with_label(where: Mention | None, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans with the place before them that stands as a label and belongs to no clause: "Arla: 12 killed"."""
    if where is None or not spans or where.span.end > spans[0].start:
        return spans
    return (where.span, *spans)


def _evidence(harm: Harm, figure: Figure) -> tuple[Span, ...]:
    """What tells of the harm, with the second of two words that tell it together."""
    spans = _told_in(harm, figure)
    return spans if harm.last is None else _reaching(spans, _with_second(harm.trigger, harm.last))


def _told_in(harm: Harm, figure: Figure) -> tuple[Span, ...]:
    """The trigger's clause; for a state or a toll that of the verb over it; always with the figure in it."""
    trigger = harm.trigger
    over = harm.toll or trigger.dep_ == "xcomp"
    if over and trigger.head.pos_ in {"VERB", "AUX"} and trigger.dep_ in _ARGUMENTS:
        bare = harm.toll and trigger.head.tag_ == "VBG"  # "44 were counted, pushing the toll to 1,200": two counts
        spans = runs(trigger.doc, own_tokens(trigger.head)) if bare else clause_spans(trigger.head)
    else:
        spans = evidence_spans(trigger)
    told = figure.span
    if told is None or any(span.start <= told.start and told.end <= span.end for span in spans):
        return spans
    return _stretch(trigger, told) or spans


def _with_second(trigger: Token, last: Token) -> Span:
    """The words from a trigger to the end of the second word's clause: "killed and wounded near Arla on Monday"."""
    doc = trigger.doc
    reach = (span.end for span in evidence_spans(last) if span.start <= last.idx < span.end)
    words = doc.char_span(trigger.idx, next(reach, last.idx + len(last.text)), alignment_mode="expand")
    return tokens_span(doc, trigger.i, words.end if words is not None else last.i + 1)


def _reaching(spans: tuple[Span, ...], more: Span) -> tuple[Span, ...]:
    """The spans, the one that holds the beginning of some more words reaching to their end."""
    found = []
    for span in spans:
        holds = span.start <= more.start < span.end < more.end
        exact = span.exact + more.exact[span.end - more.start :] if holds else span.exact
        if not more.start < span.start < more.end:
            found.append(Span(span.start, more.end, exact) if holds else span)
    return tuple(found)


def _stretch(trigger: Token, told: Span) -> tuple[Span, ...]:
    """All words from the figure to the trigger, where the tree has parted them inside a sentence."""
    doc, sent = trigger.doc, trigger.sent
    if not sent.start_char <= told.start < sent.end_char:
        return ()
    start, end = min(told.start, trigger.idx), max(told.end, trigger.idx + len(trigger.text))
    words = doc.char_span(start, end, alignment_mode="expand")
    return (tokens_span(doc, words.start, words.end),) if words is not None else ()


def _share(whole: Proposition, share: Share, position: int, seen: Seen) -> Proposition:
    """A part of a count as its own proposition, tied to the whole."""
    of = whole.figure
    outcome = of.outcome if of is not None else None
    seen.add((outcome or "", share.head.i))
    seen.add(("share", share.head.i))
    figure = replace(
        share.figure,
        outcome=outcome,
        by=of.by if of is not None else None,
        side=share.figure.side or (of.side if of is not None else None),
        cumulative=of.cumulative if of is not None else None,
    )
    return replace(whole, figure=figure, spans=(*whole.spans,), part_of=position)
