"""The brief as a reader meets it: its order, its links, what it escapes, and the same bytes for the same input."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.report.sample import ARTICLES, FIRST, RESULT, position, span
from variorum.records import AttributionLevel, Problem, Reconciliation, Span, WordUse
from variorum.report import FORMS, brief
from variorum.report.passages import paragraphs
from variorum.report.render import brief_view, markdown_text

PROBLEMS = (Problem("broken.txt", "not read", "the file is empty"),)
HEADINGS = (
    "Denied",
    "Told differently, and nobody denies",
    "Figures, by what is counted",
    "Said by more than one side, or against the speaker’s own",
    "Told by several voices",
    "One voice only",
    "What no report says",
    "The same thing in other words",
    "How the reports were read and dated",
)


def written(form: str) -> str:
    """The brief of the sample."""
    return brief(ARTICLES, RESULT, PROBLEMS, form=form, title="Karn")


def test_front_page_keeps_the_order_of_the_design() -> None:
    page = written("html")
    places = [page.index(f"<h2>{heading}</h2>") for heading in HEADINGS]
    assert places == sorted(places)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_same_input_gives_same_bytes_in_any_order(form: str) -> None:
    turned = Reconciliation(
        claims=RESULT.claims[::-1], questions=RESULT.questions[::-1], wording=RESULT.wording, gaps=RESULT.gaps
    )
    assert brief(ARTICLES[::-1], turned, PROBLEMS, form=form, title="Karn") == written(form)


def test_every_link_leads_somewhere_in_the_page() -> None:
    page = written("html")
    anchors = set(re.findall(r'id="([^"]+)"', page))
    targets = re.findall(r'href="#([^"]+)"', page)
    assert targets
    assert set(targets) <= anchors


def test_what_answers_no_question_is_linked_by_its_paragraph() -> None:
    """Words and gaps are cited by claims of which no question may be asked, and these are not marked."""
    page = brief(ARTICLES, replace(RESULT, questions=()), PROBLEMS, form="html", title="Karn")
    targets = set(re.findall(r'class="ref" href="#([^"]+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_every_markdown_link_leads_somewhere() -> None:
    page = written("md")
    anchors = set(re.findall(r'<a id="([^"]+)"', page))
    targets = re.findall(r"\]\(#([^)]+)\)", page)
    assert targets
    assert set(targets) <= anchors


def test_page_asks_no_other_host_and_runs_no_script() -> None:
    page = written("html")
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "default-src 'none'" in page


def test_hostile_text_is_shown_as_text() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in written("html")
    assert "<script>" not in written("md")


def test_a_claim_is_marked_where_it_stands() -> None:
    assert '<span class="at" id="c-a1"></span><mark>its army had captured Karn</mark>' in written("html")


@pytest.mark.parametrize(
    "words",
    ["taken by 4 May 2031", "at least 40", "more than 60", "1 piece removed|one piece removed", "the file is empty"],
)
@pytest.mark.parametrize("form", sorted(FORMS))
def test_what_a_reader_looks_for_is_printed(form: str, words: str) -> None:
    assert re.search(words, written(form))


@pytest.mark.parametrize("form", sorted(FORMS))
def test_an_empty_ledger_gives_a_brief_that_says_so(form: str) -> None:
    page = brief((), Reconciliation(), form=form, title="Nothing")
    assert "No denial of what another voice says was read." in page


def test_words_of_a_voice_stand_in_one_row_and_every_passage_is_listed() -> None:
    army, north = span(FIRST, "army"), "Northland's defence ministry"
    uses = (
        WordUse("Northland", north, "army", ("a1",), (("a1", army),)),
        WordUse("Northland", north, "troops", ("a1",)),
        WordUse("Northland", "a spokesman", "forces", ("b1",)),
    )
    page = brief(ARTICLES, replace(RESULT, wording=uses), form="md", title="Karn")
    table, passages = page.split("## The same thing in other words")[1:]
    rows = [row.split(" | ") for row in table.partition("\n## ")[0].splitlines() if "“" in row]
    assert [row[1] for row in rows] == [north, "a spokesman"]
    assert "“army” [R1 ¶2](#r1-p2) “troops”" in table
    assert passages.count("\n* “") == 3
    assert "its **army** had captured Karn" in passages


def test_paragraphs_are_the_text_between_blank_lines() -> None:
    text = ARTICLES[0].text
    assert [text[p.start : p.end] for p in paragraphs(ARTICLES[0])] == text.split("\n\n")
    assert [p.part for p in paragraphs(ARTICLES[0])] == ["headline", "body", "body", "body"]


CITED: tuple[tuple[str, str], ...] = (  # what the text writes for the source, and who answers
    ("South Daily (fictional)", "South Daily (fictional)"),  # another paper: its answer is not this report's own voice
    ("The North (fictional)", "The North (fictional), in its own voice"),
)


@pytest.mark.parametrize("source, who", CITED)
def test_an_outlet_that_a_report_cites_answers_by_its_own_name(source: str, who: str) -> None:
    first = RESULT.claims[2]
    level = AttributionLevel("outlet", name=source, source=(Span(0, len(source), source),), quotation="indirect")
    claims = (*RESULT.claims[:2], replace(first, attribution=(*first.attribution, level)), *RESULT.claims[3:])
    town, toll = RESULT.questions
    toll = replace(toll, positions=(position("outlet", source, "at least 40", first.id),))
    view = brief_view(ARTICLES, replace(RESULT, claims=claims, questions=(town, toll)), title="")
    assert [voice.name for one in view.questions for voice in one.voices if one.id == toll.id] == [who]


def test_every_voice_has_a_line_of_its_own_in_markdown() -> None:
    """Where a line does not end with two spaces, the next one runs on behind its passage."""
    lines = brief(ARTICLES, RESULT, form="md", title="Karn").splitlines()
    broken = [(before, line) for before, line in pairwise(lines) if line.startswith("  ") and before.strip()]
    assert broken
    assert [line for before, line in broken if not before.endswith("  ")] == []


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize(
    ("voices", "front", "timeline"),
    [
        (3, "", ""),
        (4, "", "one more voice"),
        (7, "one more voice", "4 more voices"),
        (9, "3 more voices", "6 more voices"),
    ],
)
def test_a_line_says_how_many_voices_it_leaves_out(form: str, voices: int, front: str, timeline: str) -> None:
    many = tuple(position("party", f"Land {number}", "so", "a1") for number in range(voices))
    asked = replace(RESULT.questions[0], positions=many)
    page = brief(ARTICLES, replace(RESULT, questions=(asked,)), form=form, title="Karn")
    assert re.findall(r"(?:one|\d+) more voices?", page) == [told for told in (front, timeline) if told]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_signs_that_turn_the_line_reach_no_further_than_their_text(form: str) -> None:
    turned = [replace(one, outlet="North \u202eNews") for one in ARTICLES]
    page = brief(turned, RESULT, form=form, title="Karn")
    assert page.count("\u202e") == page.count("\u202c") > 0


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a\n b", "a b"),
        ("*a* <b>", "\\*a\\* \\<b\\>"),
        ("&lt;b&gt; &#39;", "&amp;lt;b&amp;gt; &amp;\\#39;"),
        ("AT&T & Co; R&D", "AT&T & Co; R&D"),
    ],
)
def test_words_of_a_report_are_words_in_markdown(words: str, written: str) -> None:
    assert markdown_text(words) == written
