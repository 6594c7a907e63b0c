"""Furniture that looks like prose: what goes, what stays, and how much of 60 marked pages is found."""

from __future__ import annotations

import time

import pytest
from evaluation.furniture import MARKS, PARTS, figures, pages

from variorum.reading.cleaning.appeals import is_appeal
from variorum.reading.cleaning.cleaning import clean
from variorum.reading.cleaning.scenes import is_scene

FOUND = 60.0  # per cent of the lines of ten words and more that are furniture or captions
LOST = 0.5  # per cent of the characters of the reports
PAGES = 30

APPEALS = [  # line, whether it speaks to the reader of the page itself
    ("Get the stories that matter in Estmar delivered straight to your inbox every Sunday.", True),
    ("We use cookies to show you advertising that fits your interests.", True),
    ("This article is part of our series on the river towns of Norvalia.", True),
    ("Follow us on social media so that you never miss an update.", True),
    ("Support our journalism from two crowns a month.", True),
    ("Do you have a tip for our newsroom? Write to us in confidence.", True),
    ("The minister said that the newsletter of her party would no longer be sent to you and me.", False),
    ("“Support our journalism,” she told the crowd.", False),
    ("A spokesperson for the army declined to comment for this story.", False),
    ("This article was amended on 5 May to correct the number of our readers.", False),
    ("The army turned on the lights of the bridge and let the convoy of Arla pass.", False),
    ("We drove through the night and reached the river at dawn.", False),
    ("In this article, we show how the number of the dead was counted.", False),
    ("The company reads the data of your account and shares it with its partners abroad.", False),
]


@pytest.mark.parametrize("text, appeals", APPEALS)
def test_a_line_that_speaks_to_the_reader_of_the_page_is_known(text: str, appeals: bool) -> None:
    assert is_appeal(text) is appeals


SCENES = [
    ("Protesters carry banners along the river in Arla on Saturday.", True),
    ("A man walks past a burnt-out bus near the market of Kelm.", True),
    ("Police officers stand in front of parliament as the march goes past.", True),
    ("Protesters carried banners along the river in Arla on Saturday.", False),
    ("The army says its soldiers stand on the bridge since Saturday.", False),
    ("Norvalia holds talks with Estmar on Monday.", False),
    ("Two soldiers of Norvalia were killed near Tern on Monday.", False),
]


@pytest.mark.parametrize("text, shows", SCENES)
def test_a_caption_without_a_credit_is_known_by_what_it_shows(text: str, shows: bool) -> None:
    assert is_scene(text) is shows


REPORT = "The harbour of Kelm was closed on Monday, the port said. Nobody was hurt when a mine went off there.\n"
DRIVER = "The driver was not at the controls then, the owner thinks."
NEXT = "On Friday two ships came in again, the first for a week, and were unloaded by the evening.\n"
POINTERS = [  # what stands behind the first paragraph, and what of it is kept
    ("READ ALSO: Two Hurt As Crane Falls Into The Harbour\n" + NEXT, ""),
    ("Explained: how the front line has moved since the autumn\n" + NEXT, ""),
    ("Losses: the port named no figure for what it has lost\n" + NEXT, "Losses"),
    (f"Also in the news\nTwo hurt as crane falls into harbour\n{DRIVER}\nMuseum gets back its altar\n", ""),
    ("What comes next\n" + NEXT, "What comes next"),
]


@pytest.mark.parametrize("behind, kept", POINTERS)
def test_what_leads_to_other_stories_goes(behind: str, kept: str) -> None:
    text = clean(f"Harbour of Kelm closed after explosion\n\n{REPORT}\n{behind}").text
    assert "Two" not in text
    assert "crane" not in text
    assert (kept in text) if kept else not any(word in text for word in ("Explained", "Also in", "Museum"))


CLOSED = "The minister denied it."
OPEN = "The minister denied it"
ENDINGS = [  # the last line or lines, what of it is the report
    (f"{CLOSED} Enditem", CLOSED),
    (f"{CLOSED} -0-", CLOSED),
    (f"{CLOSED} (END)", CLOSED),
    (f"{CLOSED} ###", CLOSED),
    (f"{CLOSED} # # #", CLOSED),
    (f"{CLOSED} ENDS", CLOSED),
    (f"{CLOSED} /30/", CLOSED),
    (f"{CLOSED} – 30 –", CLOSED),
    (f"{CLOSED}\nEnds.", CLOSED),
    (f"{CLOSED}\n(ENDS)", CLOSED),
    (f"“{CLOSED}” – ENDS –", f"“{CLOSED}”"),
    (f"{CLOSED}\n-- END --", CLOSED),
    (f"{CLOSED} (end) ab.cd", CLOSED),
    (f"Talks planned\n{CLOSED} -0-", f"Talks planned\n\n{CLOSED}"),
    (f"{CLOSED}\nENDS\nNobody was hurt.", f"{CLOSED}\n\nNobody was hurt."),
    (f"{OPEN} when the week came to its end", None),
    ("The town was told on Friday how all of it would end.", None),
    ("The harbour is open again from pier 1 to pier 30.", None),
]


@pytest.mark.parametrize("behind, kept", ENDINGS)
def test_of_a_paragraph_that_ends_in_an_end_mark_only_the_mark_goes(behind: str, kept: str | None) -> None:
    cleaned = clean(f"Harbour of Kelm closed after explosion\n\n{REPORT}\n{NEXT}\n{behind}\n")
    if kept is None:
        assert not [gone for gone in cleaned.removed if gone.reason == "end mark"]
    else:
        assert cleaned.text.endswith(f"\n\n{kept}")
        assert [gone.reason for gone in cleaned.removed] == ["end mark"]


LAST_SECTIONS = [  # what stands behind the last paragraph, and whether it is the report's
    (f"GOVERNMENT DENIES COUP\n{CLOSED}", True),
    (f"GOVERNMENT DENIES COUP\n\n{CLOSED}", True),
    (f"GOVERNMENT DENIES COUP\n{CLOSED}\nHe gave no details of it.", True),
    (f"COUP\n{CLOSED}\n\nREBELS CLAIM TOWN\nThe rebels said so.", True),
    ("MORE NEWS\nTwo hurt as crane falls into harbour\nMuseum gets back its altar", False),
    ("ESTMAR POST HARBOUR ROAD 3", False),
]


@pytest.mark.parametrize("behind, stays", LAST_SECTIONS)
def test_a_subheading_in_capitals_keeps_the_short_sentence_below_it(behind: str, stays: bool) -> None:
    cleaned = clean(f"Harbour of Kelm closed after explosion\n\n{REPORT}\n{NEXT}\n{behind}\n")
    found = [cleaned.text[section.start : section.end] for section in cleaned.sections[3:]]
    assert found == (behind.replace("\n\n", "\n").split("\n") if stays else [])


LAST_QUESTIONS = [  # the same where a subheading is written as any line, and no furniture stands on the page
    (f"What the Government Says\n{CLOSED}", True),
    (f"What the government says\n\n{CLOSED}", True),
    (f"And what now?\n{CLOSED}", True),
    ("Two hurt as crane falls into harbour\nMuseum gets back its altar", False),
    (f"More on this story\nTwo hurt as crane falls into harbour\n{CLOSED}", False),
]


@pytest.mark.parametrize("behind, stays", LAST_QUESTIONS)
def test_a_subheading_keeps_the_short_sentence_below_it_where_no_furniture_stands(behind: str, stays: bool) -> None:
    cleaned = clean(f"Harbour of Kelm closed after explosion\n\n{REPORT}\n{NEXT}\n{behind}\n")
    found = [cleaned.text[section.start : section.end] for section in cleaned.sections[3:]]
    assert found == (behind.replace("\n\n", "\n").split("\n") if stays else [])


def test_a_long_line_in_capitals_is_a_subheading_and_no_caption() -> None:
    heading = "NORVALIA SAYS ITS TROOPS HAVE LEFT THE TOWN OF KELM FOR GOOD"
    cleaned = clean(f"Harbour of Kelm closed after explosion\n\n{REPORT}\n{heading}\n{NEXT}\n")
    assert [one.part for one in cleaned.sections if cleaned.text[one.start : one.end] == heading] == ["subheading"]


def test_no_section_of_a_short_report_goes_as_the_navigation_above_it() -> None:
    report = [
        "ARMY DENIES ATTACK",
        "The army denied it.",
        "POLICE",
        "Police said nine people were killed in the market.",
    ]
    cleaned = clean("\n".join(["NINE KILLED IN KELM", "", *report]))
    assert cleaned.text.split("\n\n") == ["NINE KILLED IN KELM", *report]
    assert not cleaned.removed


WIDE = ["GOVERNMENT OF THE REPUBLIC DENIES ANY COUP IN THE CAPITAL", "ARMY DENIES COUP"]


@pytest.mark.parametrize("heading", WIDE)
def test_a_subheading_in_capitals_is_not_joined_to_the_wrapped_lines_below_it(heading: str) -> None:
    lines = [
        "Norvalia said on Tuesday that its troops had taken the town of",
        "Kelm, and that the bridge over the Strand was open again to the",
        "traffic from both of its banks.",
        heading,
        "The minister said that no soldier of the garrison had left his",
        "barracks in the night.",
    ]
    texts = clean("\n".join(lines)).text.split("\n\n")
    assert texts == [" ".join(lines[:3]), heading, " ".join(lines[4:])]


def test_a_title_in_capitals_that_is_wrapped_is_one() -> None:
    title = ["NORVALIA SAYS ITS TROOPS HAVE TAKEN THE TOWN OF KELM AND THE", "BRIDGE OVER THE STRAND"]
    lines = [
        "Norvalia said on Tuesday that its troops had taken the town of",
        "the smiths and that the bridge over the Strand was open again",
        "to the traffic from both of its banks.",
    ]
    cleaned = clean("\n".join([*title, "", *lines]))
    assert cleaned.text.split("\n\n") == [" ".join(title), " ".join(lines)]


UPDATES = [  # a line at the head of a text, and what of it is no part of the report
    ("(Updates with ministry comment, adds details)", "(Updates with ministry comment, adds details)"),
    ("(Recasts throughout)", "(Recasts throughout)"),
    ("(Adds quotes (paragraphs 3-5), photo.)", "(Adds quotes (paragraphs 3-5), photo.)"),
    ("(ATTN: ADDS minister's remarks in last 3 paras)", "(ATTN: ADDS minister's remarks in last 3 paras)"),
    ("* Repeats to more subscribers, no changes to text", "* Repeats to more subscribers, no changes to text"),
    ("Eds: Updates with comment.", "Eds: Updates with comment."),
    ("(Adds details) KELM, May 5 (Reuters) - Two ships were hit in the night, the navy said.", "(Adds details)"),
    ("(Corrects the number of the dead to 12, not 21)", None),
    ("(Two ships were hit)", None),
    ("Updates of the port's rules had been asked for since May", None),
    ("Repeats of last year's floods are feared by the people of Kelm, the mayor said.", None),
]


@pytest.mark.parametrize("line, gone", UPDATES)
def test_what_is_new_in_a_wire_text_is_no_part_of_the_report(line: str, gone: str | None) -> None:
    cleaned = clean(f"Harbour of Kelm closed after explosion\n\n{line}\n\n{REPORT}\n{NEXT}\n")
    assert [one.text for one in cleaned.removed if one.reason == "update note"] == ([gone] if gone else [])
    if gone is None:
        assert line in cleaned.text
    assert REPORT.strip() in cleaned.text


def test_brackets_behind_the_first_paragraph_are_the_report() -> None:
    line = "(Changes to the law were announced in May.)"
    assert line in clean(f"Harbour of Kelm closed after explosion\n\n{REPORT}\n{line}\n\n{NEXT}").text


FEEDS = [  # the last line of a feed's entry, whether the feed put it there
    ("The post Harbour of Kelm closed after explosion appeared first on Estmar Post.", True),
    ("The post that appeared first on Telegram said that the army had lost Kelm.", False),
    ("The post of governor went to Hald, whose name appeared first on a list of the party that week.", False),
]


@pytest.mark.parametrize("line, is_gone", FEEDS)
def test_what_a_feed_says_of_its_entry_goes(line: str, is_gone: bool) -> None:
    assert (line not in clean(f"Harbour of Kelm closed\n\n{REPORT}\n{NEXT}\n{line}\n").text) is is_gone


def test_a_conversation_keeps_its_questions() -> None:
    lines = [
        "HALD: What can you tell us about the latest news from the front, and do our readers have reason to worry?",
        "ROTH: We have seen video of it, and our reporters are there.",
        "HALD: Thank you for reading us the list, and tell us more about it.",
        "ROTH: The list was found on Monday, and it names eleven of the missing men of Kelm.",
    ]
    assert len(clean("\n\n".join(lines)).sections) == len(lines)


def test_a_text_made_of_advice_stays() -> None:
    line = "Tell us which of our articles you want, and choose number {} in the settings of your account."
    text = "\n\n".join(line.format(number) for number in range(8))
    assert len(clean(text).sections) == 8


LINES = 5_000
SECONDS = (
    10  # of this process, on a busy machine; each takes less than two, and took twenty where time grew as the square
)
LONG = [
    "Leave a comment\n",
    "What comes next then\n",
    "Headline number one of this very day\n",
    "Ports: what we know of them\n",
    "Tell us which of our articles you want in our newsletter.\n",
    "Read more\n",
    f"A headline of the day for all\n{NEXT}Read more\n",
]


@pytest.mark.parametrize("line", LONG)
def test_time_grows_with_the_length_of_a_page_and_not_with_its_square(line: str) -> None:
    begun = time.process_time()
    clean(REPORT + NEXT + line * LINES)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("part", PARTS)
def test_prose_like_furniture_is_found_and_the_reports_are_kept(part: str) -> None:
    found = figures(pages(part))
    assert found["pages"] == PAGES
    assert found["prose_found"] >= FOUND
    assert found["main_lost"] <= LOST


@pytest.mark.parametrize("part", PARTS)
def test_every_line_of_the_pages_is_marked(part: str) -> None:
    marked = pages(part)
    assert len({page.name for page in marked}) == PAGES
    assert all(line.mark in MARKS and line.text for page in marked for line in page.lines)
    assert all(sum(line.mark == "=" for line in page.lines) >= 3 for page in marked)


def test_no_page_is_in_both_parts() -> None:
    tuned, held = ({line.text for page in pages(part) for line in page.lines} for part in PARTS)
    assert not tuned & held
