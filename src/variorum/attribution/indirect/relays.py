"""Who passes on what others say: "AGENCY reported, citing officials", "the mayor, quoted by AGENCY, said"."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.indirect.according import enclosing, named
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import CITED, QUOTED, SPEECH, words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.ability import can_speak
from variorum.attribution.speakers.subjects import NOMINAL, phrase

TELLING = frozenset({"speech", "document", "denial"})


def with_relays(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings, with those whom a voice cites, and with those who quote a voice, as findings of their own."""
    for i in range(len(tree) - 1):
        if tree.words[i] == "as" and tree.lemmas[tree.heads[i]] in words("relays", "telling"):
            found = _with_quoted(tree, i, found)
        if tree.words[i] in words("relays", "citing") and not tree.in_quote(i):
            found = _with_cited(tree, i, found)
        elif tree.words[i] in words("relays", "quoted") and _is_participle(tree, i):
            found = _with_quoting(tree, i, found)
    return found


def _is_participle(tree: Tree, i: int) -> bool:
    """Whether "quoted by" is an aside and no verb of its own: "was quoted by"."""
    return tree.words[i + 1] == "by" and tree.heads[i] != i and not tree.kids(i, "aux")


# --- "citing officials" -------------------------------------------------------------------------------------------


def _with_cited(tree: Tree, i: int, found: list[Finding]) -> list[Finding]:
    speaker = named(tree, i, 1)
    if speaker is None or not _can_be_cited(tree, speaker):
        return found
    source = _up_to_clause(tree, phrase(tree, speaker, without=frozenset({i})))
    rest = [finding for finding in found if finding.head != i]
    voice = _voice(tree, i, source, rest)
    content = enclosing(tree, speaker, frozenset({i})) - source if voice is None else voice.content - source - {i}
    if not source or not any(tree.is_word(t) for t in content):
        return found
    own = source | {i}
    rest = [replace(f, source=f.source - own, content=f.content - own) if f is voice else f for f in rest]
    return [*rest, Finding(i, CITED, frozenset({i}), source, content, speaker)]


def _can_be_cited(tree: Tree, speaker: int) -> bool:
    """Whether it is somebody or a text, and no reason: "closed the road, citing a threat"."""
    return can_speak(tree, speaker) or tree.lemmas[speaker] in words("documents", "nouns")


def _up_to_clause(tree: Tree, source: frozenset[int]) -> frozenset[int]:
    """The phrase without the clause of the citing voice that the parser hung on it: "citing witnesses, that"."""
    that = next((t for t in sorted(source) if tree.words[t] == "that" and tree.words[t - 1] == ","), None)
    return source if that is None else frozenset(t for t in source if t < that - 1)


def _voice(tree: Tree, i: int, source: frozenset[int], found: list[Finding]) -> Finding | None:
    """The nearest voice of the same sentence outside the phrase."""
    here = tree.sentence_of[i]
    near = [
        f
        for f in found
        if tree.sentence_of[f.head] == here and f.cue and f.entry.frame in TELLING and f.head not in source
    ]
    return min((f for f in near if f.source), key=lambda f: abs(f.head - i), default=None)


# --- "quoted by AGENCY" -------------------------------------------------------------------------------------------


def _with_quoting(tree: Tree, i: int, found: list[Finding]) -> list[Finding]:
    speaker = named(tree, i, 2)
    voice = _quoted_voice(tree, i, found)
    if speaker is None or voice is None or any(f.head == i for f in found):
        return found
    aside = _aside(tree, i)
    told = replace(voice, source=voice.source - aside, content=voice.content - aside)
    source = phrase(tree, speaker) & aside
    by = frozenset({i, i + 1})
    quoting = Finding(i, QUOTED, by, source - by, told.source | told.cue | told.content, speaker)
    return [*(told if f is voice else f for f in found), quoting]


def _quoted_voice(tree: Tree, i: int, found: list[Finding]) -> Finding | None:
    """The voice that is quoted: the nearest one of the sentence in whose content the participle does not stand."""
    here = tree.sentence_of[i]
    after = (
        tree.words[i - 1] == "as"
    )  # "according to the mayor, as quoted by AGENCY": of the sentence, not of the speech
    outside = (f for f in found if tree.sentence_of[f.head] == here and f.speaker is not None and f.cue)
    return min(
        (f for f in outside if i not in f.content or (after and f.head < i)),
        key=lambda f: abs(f.head - i),
        default=None,
    )


def _aside(tree: Tree, i: int) -> frozenset[int]:
    """The words from the participle to the next comma or the end of its sentence."""
    end = tree.sentences[tree.sentence_of[i]][1]
    stop = next((t for t in range(i, end) if tree.words[t] in (",", ".", ";", ":") or tree.in_quote(t)), end)
    return frozenset(range(i - 1 if tree.words[i - 1] == "as" else i, stop))


# --- "..., AGENCY quoted X as saying" ----------------------------------------------------------------------------


def _with_quoted(tree: Tree, i: int, found: list[Finding]) -> list[Finding]:
    """With whoever is quoted after the quotation itself, as the inner voice of what stands before."""
    telling = tree.heads[i]
    outer = next((f for f in found if f.head in (tree.heads[telling], tree.heads[tree.heads[telling]])), None)
    if outer is None or max(outer.content, default=-1) > outer.head or any(f.head == telling for f in found):
        return found
    speaker = next((t for t in range(i - 1, outer.head, -1) if tree.pos[t] in NOMINAL), None)
    if speaker is None:
        return found
    source = frozenset(range(outer.head + 1, i)) - outer.source - outer.cue
    inner = Finding(telling, SPEECH, frozenset({i, telling}), source, outer.content, speaker)
    told = replace(outer, content=outer.content | inner.cue | source)
    return [*(told if f is outer else f for f in found), inner]
