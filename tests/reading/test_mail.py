"""What is read of a mail: all of its words, what it forwards and who wrote that when, and what of it was lost."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.reading.making import article_page
from variorum.data.load import toml
from variorum.reading import read
from variorum.reading.files.inputs import Input
from variorum.reading.formats import mail as mails
from variorum.reading.formats.forwards import announces, bare_subject, forwarded
from variorum.reading.formats.mime import unflowed
from variorum.records import Article, Problem, Reading
from variorum.settings import Settings

FIRST = "The bridge over the Strand was reopened on Friday after two years of work, the ministry of Norvalia said."
SECOND = "Nobody was hurt when a crane fell into the water last month, officials added in the port of Kelm."
NOTE = "FYI, Bob"
LONG_NOTE = f"I saw this on Monday and think that it is wrong. {SECOND} What do you make of it, all of you?"


def made(subject: str = "Bridge reopens", *, day: str = "Sun, 07 Mar 2021 10:00:00 +0000") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = subject, "Bob Smith <bob@desk.example>", day
    return mail


def read_mail(folder: Path, content: bytes) -> tuple[list[Article], list[Problem]]:
    path = folder / "a.eml"
    path.write_bytes(content)
    found = list(read([str(path)], settings=Settings()))
    return [x.article for x in found if isinstance(x, Reading)], [x for x in found if isinstance(x, Problem)]


def parted(kind: str, *parts: tuple[str, str]) -> bytes:
    """A mail of these parts, each a type and a text."""
    inner = "".join(f"--B\nContent-Type: {type_}; charset=utf-8\n\n{text}\n" for type_, text in parts)
    head = f"Subject: Bridge reopens\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=B\n\n"
    return f"{head}{inner}--B--\n".encode()


PAGE = article_page("Bridge reopens", FIRST, SECOND).decode()
PICTURE = ("image/png", "x")
PARTS = [  # kind, parts, what must be in the text, what must not
    ("mixed", [("text/plain", FIRST), PICTURE, ("text/plain", SECOND)], [FIRST, SECOND], []),
    ("mixed", [("text/html", f"<p>{FIRST}</p>"), PICTURE, ("text/html", f"<p>{SECOND}</p>")], [FIRST, SECOND], []),
    ("mixed", [("text/html", f"<p>{FIRST}</p>"), PICTURE, ("text/plain", SECOND)], [FIRST, SECOND], []),
    ("alternative", [("text/plain", f"{FIRST} {SECOND}"), ("text/html", "<p>Other words.</p>")], [FIRST], ["Other"]),
    ("alternative", [("text/plain", "See it in your browser."), ("text/html", PAGE)], [FIRST, SECOND], ["browser"]),
    ("related", [("text/html", PAGE), ("text/html", "<p>The frame of an advertisement.</p>")], [FIRST], ["frame"]),
    ("mixed", [("text/plain", FIRST), ("text/calendar", "BEGIN:VCALENDAR")], [FIRST], ["VCALENDAR"]),
]


@pytest.mark.parametrize("kind, parts, there, gone", PARTS)
def test_every_part_is_read_once(
    tmp_path: Path, kind: str, parts: Sequence[tuple[str, str]], there: list[str], gone: list[str]
) -> None:
    (article,), problems = read_mail(tmp_path, parted(kind, *parts))
    assert problems == []
    assert [words for words in there if words not in article.text] == []
    assert [words for words in gone if words in article.text] == []


def carrying(*messages: EmailMessage, note: str = NOTE) -> bytes:
    mail = made("Fwd: Bridge")
    mail.set_content(note)
    for message in messages:
        mail.add_attachment(message)
    return bytes(mail)


def test_a_message_that_is_carried_is_the_report(tmp_path: Path) -> None:
    inner = made("Kelm bridge", day="Fri, 05 Mar 2021 09:00:00 +0100")
    inner.replace_header("From", "Estmar Post <desk@estmarpost.example>")
    inner.set_content(f"{FIRST}\n\n{SECOND}")
    (article,), problems = read_mail(tmp_path, carrying(inner))
    assert problems == []
    assert (article.title, article.byline, article.published.edtf) == ("Kelm bridge", "Estmar Post", "2021-03-05")
    assert (article.id, NOTE in article.text, SECOND in article.text) == ("a", False, True)


def test_each_carried_message_is_a_report_and_a_long_note_is_one(tmp_path: Path) -> None:
    one, other = made("One"), made("Other")
    one.set_content(FIRST)
    other.set_content(SECOND)
    articles, problems = read_mail(tmp_path, carrying(one, other, note=LONG_NOTE))
    assert problems == []
    assert [(article.id, article.title) for article in articles] == [
        ("a:1", "Bridge"),
        ("a:2", "One"),
        ("a:3", "Other"),
    ]
    assert [article.location for article in articles] == [f"{tmp_path / 'a.eml'}:{number}" for number in (1, 2, 3)]


HEADS = {  # as programs write them
    "Gmail": "---------- Forwarded message ---------\nFrom: Estmar Post <desk@estmarpost.example>\n"
    "Date: Fri, Mar 5, 2021 at 9:00 AM\nSubject: Army takes Kelm\nTo: <x@y.example>\n",
    "Gmail, bold": "---------- Forwarded message ----------\nFrom: *Estmar Post* <desk@estmarpost.example>\n"
    "Date: Friday, March 5, 2021\nSubject: Army takes Kelm\nTo: x <x@y.example>,\n z <z@y.example>\n",
    "Thunderbird": "-------- Forwarded Message --------\nSubject: \tArmy takes Kelm\n"
    "Date: \tFri, 5 Mar 2021 09:00:00 +0000\nFrom: \tEstmar Post <desk@estmarpost.example>\nTo: \tx@y.example\n",
    "Apple Mail": "Begin forwarded message:\n\n> From: Estmar Post <desk@estmarpost.example>\n"
    "> Subject: Army takes Kelm\n> Date: 5 March 2021 at 09:00:00 CET\n> To: x@y.example\n>\n",
    "Outlook": "-----Original Message-----\nFrom: Estmar Post [mailto:desk@estmarpost.example]\n"
    "Sent: Friday, March 5, 2021 9:00 AM\nTo: Smith, Bob\nSubject: Army takes Kelm\n",
    "Outlook, no line": "________________________________\nFrom: Estmar Post <desk@estmarpost.example>\n"
    "Sent: 05 March 2021 09:00\nTo: Bob Smith <bob@desk.example>; Ann\nSubject: Army takes Kelm\n",
    "German": "---------- Weitergeleitete Nachricht ----------\nVon: Estmar Post <desk@estmarpost.example>\n"
    "Datum: 5.3.2021\nBetreff: Army takes Kelm\nAn: x@y.example\n",
    "French": "Début du message transféré :\n\nDe : Estmar Post <desk@estmarpost.example>\n"
    "Date\u00a0: 2021-03-05 09:00\nObjet\u00a0: Army takes Kelm\nÀ : x@y.example\n",
    "Russian": "-------- Пересылаемое сообщение --------\nОт: Estmar Post <desk@estmarpost.example>\n"
    "Дата: 05.03.2021\nТема: Army takes Kelm\n",
    "without a blank line": "---------- Forwarded message ---------\nFrom: Estmar Post <desk@estmarpost.example>\n"
    "Date: Fri, Mar 5, 2021 at 9:00 AM\nSubject: Army takes Kelm",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("is_page", [False, True])
def test_a_forwarded_report_is_by_who_wrote_it_and_of_that_day(tmp_path: Path, head: str, is_page: bool) -> None:
    mail = made("Fwd: something")
    quoted = "> " if "\n> " in head else ""
    text = f"{NOTE}\n\n{head}\n{quoted}{FIRST}\n{quoted}\n{quoted}{SECOND}\n"
    if is_page:
        mail.set_content(
            "".join(f"<div>{line.replace('<', '&lt;')}</div>" for line in text.splitlines()), subtype="html"
        )
    else:
        mail.set_content(text)
    (article,), problems = read_mail(tmp_path, bytes(mail))
    assert problems == []
    told = (article.title, article.byline, article.published.edtf)
    assert told == ("Army takes Kelm", "Estmar Post", "2021-03-05")
    assert SECOND in article.text
    assert is_page or article.text == f"Army takes Kelm\n\n{FIRST}\n\n{SECOND}"


def test_a_day_that_cannot_be_read_is_not_the_day_of_forwarding(tmp_path: Path) -> None:
    mail = made("Fwd: something")
    mail.set_content(f"{HEADS['German'].replace('5.3.2021', 'vorgestern')}\n{FIRST}\n\n{SECOND}\n")
    (article,), _ = read_mail(tmp_path, bytes(mail))
    assert "2021-03-07" not in str(article.published.edtf)


def test_a_report_that_was_forwarded_twice_is_by_the_first(tmp_path: Path) -> None:
    mail = made("Fwd: Fwd: something")
    outer = HEADS["Gmail"].replace("Estmar Post", "Ann").replace("Army", "Fwd: Army")
    mail.set_content(f"{NOTE}\n\n{outer}\nsee below\n\n{HEADS['Outlook']}\n{FIRST}\n\n{SECOND}\n")
    articles, _ = read_mail(tmp_path, bytes(mail))
    assert [(one.byline, SECOND in one.text) for one in articles if FIRST in one.text] == [("Estmar Post", True)]


NOT_FORWARDED = [
    ("Bridge reopens", f"{FIRST}\n\nFrom: the archive\nDate: unknown\n\n{SECOND}"),
    (
        "Re: Bridge",
        f"{FIRST} {SECOND}\n\n-----Original Message-----\nFrom: Ann\nSent: Friday, March 5, 2021\n\nWhat was it?",
    ),
    ("Fwd: Bridge", f"{FIRST}\n\n{SECOND}"),
]


@pytest.mark.parametrize("subject, text", NOT_FORWARDED)
def test_what_is_no_forwarded_message_is_by_the_sender(tmp_path: Path, subject: str, text: str) -> None:
    mail = made(subject)
    mail.set_content(text)
    (article,), _ = read_mail(tmp_path, bytes(mail))
    assert (article.byline, article.published.edtf) == ("Bob Smith", "2021-03-07")
    assert FIRST in article.text


CODE = base64.encodebytes(f"{FIRST}\n\n{SECOND}".encode()).decode()
HEAD = "Subject: Bridge\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
LOST = [  # the mail, what the problem says
    (f"{HEAD}Content-Transfer-Encoding: base64\n\n{CODE[:201]}", "base64"),
    (f"{HEAD}Content-Transfer-Encoding: base64\n\n{CODE[:203]}", "base64"),
    (
        parted("mixed", ("text/plain", FIRST), ("text/plain", SECOND[:40])).decode().removesuffix("--B--\n"),
        "breaks off",
    ),
    (parted("mixed", ("text/plain", FIRST), ("text/plain", "\x00\x01\x02" * 90)).decode(), "not read"),
]


@pytest.mark.parametrize("mail, why", LOST)
def test_what_is_lost_of_a_mail_is_told_and_the_rest_is_read(tmp_path: Path, mail: str, why: str) -> None:
    articles, problems = read_mail(tmp_path, mail.encode())
    assert [FIRST[:90] in article.text for article in articles] == [True]
    assert [why in problem.why for problem in problems] == [True]
    assert problems[0].where == str(tmp_path / "a.eml")


@pytest.mark.parametrize("cut", range(1, 9))
@pytest.mark.parametrize("encoding", ["8bit", "base64"])
def test_a_mail_that_is_cut_off_inside_a_letter_is_read_up_to_there(tmp_path: Path, encoding: str, cut: int) -> None:
    text = "Мост через Странд был вновь открыт в пятницу, сообщило министерство Норвалии журналистам в порту Кельм."
    code = text.encode() if encoding == "8bit" else base64.b64encode(text.encode())
    head = f"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    (article,), _ = read_mail(tmp_path, head.encode() + code[:-cut])
    assert text[:90] in article.text


def test_a_page_that_is_lost_beside_a_text_of_a_few_words_is_told(tmp_path: Path) -> None:
    mail = parted("alternative", ("text/plain", "See it in your browser."), ("text/html", PAGE))
    lost = mail.replace(b"text/html; charset=utf-8", b"text/html; charset=x").replace(
        b"Bridge reopens</h1>", b"\x81\x8d"
    )
    articles, problems = read_mail(tmp_path, lost)
    assert ["browser" in article.text for article in articles] == [True]
    assert ["a part of the mail is not read" in problem.why for problem in problems] == [True]


RAW = [  # a subject in bytes that no mail should have in its head, and the character set of the text
    ("Brücke über den Strand", "utf-8", "utf-8"),
    ("Мост открыт", "utf-8", "windows-1251"),
    ("Мост открыт", "windows-1251", "windows-1251"),
    ("Brücke", "iso-8859-1", "iso-8859-1"),
]


@pytest.mark.parametrize("subject, encoding, charset", RAW)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_head_that_is_not_encoded(tmp_path: Path, subject: str, encoding: str, charset: str, mark: bytes) -> None:
    head = f"Subject: {subject}\nFrom: {subject} <a@x.example>\n".encode(encoding)
    content = mark + head + f"Content-Type: text/plain; charset={charset}\n\n{FIRST}".encode()
    (article,), problems = read_mail(tmp_path, content)
    assert (article.title, article.byline, problems) == (subject, subject, [])


def test_a_chain_of_forwards_ends(tmp_path: Path) -> None:
    mail = made("Fwd: x")
    mail.set_content("".join(f"{HEADS['Gmail']}\n" for _ in range(2_000)) + FIRST)
    read_mail(tmp_path, bytes(mail))


def kept(folder: Path, content: bytes) -> list[bytes]:
    """The bytes that are kept of each report of a mail."""
    path = folder / "a.eml"
    path.write_bytes(content)
    found = mails.read_mail(Input(str(path), "a", path))
    return [one.original.content for one in found if not isinstance(one, Problem)]


def test_a_mail_that_holds_no_other_is_kept_as_it_is(tmp_path: Path) -> None:
    mail, carried = made(), made("Carried")
    mail.set_content(FIRST)
    carried.set_content(SECOND)
    assert kept(tmp_path, bytes(mail)) == [bytes(mail)]
    assert kept(tmp_path, carrying(carried)) == [bytes(carried)]


def test_what_is_kept_of_a_letter_holds_nothing_of_those_beside_it(tmp_path: Path) -> None:
    mail, carried = made("Fwd: Fwd: something"), made("Carried")
    outer = HEADS["Gmail"].replace("Estmar Post", "Ann").replace("Army", "Fwd: Army")
    carried.set_content(f"Of the crane. {SECOND}")
    mail.set_content(
        f"Of the note. {LONG_NOTE}\n\n{outer}\nOf Ann. {FIRST}\n\n{HEADS['Outlook']}\nOf the Post. {SECOND}\n"
    )
    mail.add_attachment(carried)
    originals = kept(tmp_path, bytes(mail))
    marks = (b"Of the note.", b"Of Ann.", b"Of the Post.", b"Of the crane.")
    assert [[mark for mark in marks if mark in one] for one in originals] == [[mark] for mark in marks]
    assert b"From: Ann" in originals[1]


def test_mails_in_one_another_are_kept_once(tmp_path: Path) -> None:
    mail = made("0")
    mail.set_content(f"{LONG_NOTE} 0.")
    for number in range(1, 20):
        outer = made(str(number))
        outer.set_content(f"{LONG_NOTE} {number}." + " More of it was said in Kelm." * 300)
        outer.add_attachment(mail)
        mail = outer
    originals = kept(tmp_path, bytes(mail))
    assert len(originals) == 20
    assert sum(map(len, originals)) < 2 * len(bytes(mail))


DEEP = f"{'<div>' * 1_500}{FIRST}"


def test_a_page_that_cannot_be_read_is_told_and_the_other_mails_are_read(tmp_path: Path) -> None:
    one, deep, other = made("One"), made("Deep"), made("Other")
    one.set_content(FIRST)
    deep.set_content(DEEP, subtype="html")
    other.set_content(SECOND)
    articles, problems = read_mail(tmp_path, carrying(one, deep, other))
    assert [article.title for article in articles] == ["One", "Other"]
    assert [(problem.where, "nested too deeply" in problem.why) for problem in problems] == [
        (f"{tmp_path / 'a.eml'}:2", True)
    ]


def test_a_mail_that_is_one_page_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    deep = made()
    deep.set_content(DEEP, subtype="html")
    articles, [problem] = read_mail(tmp_path, bytes(deep))
    assert (articles, problem.where, "nested too deeply" in problem.why) == ([], str(tmp_path / "a.eml"), True)


def test_a_saved_page_of_many_pictures_is_read(tmp_path: Path) -> None:
    saved = parted("related", ("text/html", PAGE), *[PICTURE] * 400, *[("text/css", "p {}")] * 100)
    [article], problems = read_mail(tmp_path, b"Snapshot-Content-Location: https://x.example/a\n" + saved)
    assert (problems, article.url, SECOND in article.text) == ([], "https://x.example/a", True)


@pytest.mark.parametrize("part, number", [(("text/plain", FIRST), 201), (PICTURE, 10_001)])
def test_a_mail_of_more_parts_than_any_is_not_read(tmp_path: Path, part: tuple[str, str], number: int) -> None:
    articles, [problem] = read_mail(tmp_path, parted("mixed", *[part] * number))
    assert (articles, "no mail that can be read" in problem.why) == ([], True)


LONG = 600_000  # what grows with the square takes longer than any test at this size
HOSTILE = [  # a mail whose head makes careless searches go over it again and again
    ("a sender without an address", "x", "a" * LONG),
    ("a sender of one long gap", "x", f"Ann{' ' * LONG}Bob <a@b.example>"),
    ("a sender of code", "x", "=?a?q?x" * (LONG // 7)),
    ("a subject of code", "=?a?q?x" * (LONG // 7), "Bob"),
    ("a day of code", "x", "Bob\nDate: " + "=?a?q?x" * (LONG // 7)),
]


@pytest.mark.parametrize("name, subject, sender", HOSTILE, ids=[name for name, *_ in HOSTILE])
def test_no_mail_is_gone_over_again_and_again(tmp_path: Path, name: str, subject: str, sender: str) -> None:
    [article], _ = read_mail(tmp_path, f"Subject: {subject}\nFrom: {sender}\n\n{FIRST}\n".encode())
    assert FIRST in article.text


@pytest.mark.parametrize("fields", ["to:\n@\n" * (LONG // 6), "to:\n" * (LONG // 4), "to: a,\n\n" * (LONG // 8)])
@pytest.mark.parametrize("is_announced", [False, True])
def test_a_text_of_many_fields_is_not_gone_over_again_and_again(fields: str, is_announced: bool) -> None:
    text = f"{FIRST}\n\n{fields}"
    assert forwarded(text, is_announced=is_announced) == (text, None)


@pytest.mark.parametrize("sender", ["a" * LONG, f"Ann{' ' * LONG}Bob <a@b.example>"], ids=["no address", "a gap"])
def test_a_forwarded_sender_is_not_gone_over_again_and_again(tmp_path: Path, sender: str) -> None:
    head = HEADS["Gmail"].replace("Estmar Post <desk@estmarpost.example>", sender)
    mail = f"Subject: Fwd: x\n\n{head}\n{FIRST}\n"
    [article], _ = read_mail(tmp_path, mail.encode())
    assert (article.title, FIRST in article.text) == ("Army takes Kelm", True)


def test_a_line_of_addresses_before_a_marker_hides_no_forwarded_message() -> None:
    text = f"To: x@y.example,\n{HEADS['Gmail']}\n{FIRST}"
    cover, found = forwarded(text, is_announced=False)
    assert found is not None
    assert (cover, found.subject) == ("To: x@y.example,", "Army takes Kelm")


SUBJECTS = [
    ("Fwd: RE: Kelm taken", True, "Kelm taken"),
    ("WG: AW: Kelm", True, "Kelm"),
    ("Re: Kelm", False, "Kelm"),
    ("Forward: Kelm", False, "Forward: Kelm"),
    ("Kelm: taken", False, "Kelm: taken"),
]


@pytest.mark.parametrize("subject, is_forward, bare", SUBJECTS)
def test_subjects(subject: str, is_forward: bool, bare: str) -> None:
    assert (announces(subject), bare_subject(subject)) == (is_forward, bare)


def test_every_way_of_marking_a_forward_is_known() -> None:
    words = toml("reading/forwards.toml")
    for marker in words["forwarded"]:
        text = f"-------- {marker.capitalize()} --------\nFrom: Ann\nSubject: Kelm\n\n{FIRST}"
        assert forwarded(text, is_announced=False)[1] is not None, marker
    for field in ("from", "date", "subject"):
        assert all(name == name.casefold() for name in words[field])
        assert len(words[field]) == len(set(words[field]))


OWN = f"{FIRST}\nThat is what we heard from the port of Kelm on Sunday, and nothing else was said of it by anybody."
OLD = "The old mail said that nine people were killed."
ANSWERS = [  # subject, what stands between the words of the sender and those that he quotes, whether these go
    ("Bridge", f"On Sun, 7 Mar 2021 at 09:30, Ana Brel <ana@desk.example> wrote:\n\n> {OLD}", True),
    ("Bridge", f"On Sun, Mar 7, 2021 at 9:30 AM Ana Brel\n<ana@desk.example> wrote:\n> {OLD}\n>> deeper", True),
    ("Bridge", f"Am 07.03.2021 um 09:30 schrieb Ana Brel:\n> {OLD}", True),
    ("Re: Bridge", f"> {OLD}", True),
    ("Re: Bridge", f"-----Original Message-----\nFrom: Ana Brel\nSent: Sunday\nSubject: Bridge\n\n{OLD}", True),
    ("Bridge", f"-----Ursprüngliche Nachricht-----\nVon: Ana Brel\nGesendet: Sonntag\n\n{OLD}", True),
    ("Bridge", f"Our stories of Sunday:\n> {OLD}\n> Read more", False),
    ("Bridge", f"> {OLD}", False),
    ("Bridge", f"Five things to know:\n\n> {OLD}", False),
    ("Re: Bridge", f">From Arla it was heard: {OLD}", False),
    ("Bridge", f"The archive keeps the original message. {OLD}", False),
]


@pytest.mark.parametrize("subject, between, is_gone", ANSWERS)
def test_what_a_mail_quotes_of_one_that_it_answers_is_none_of_its_senders_words(
    tmp_path: Path, subject: str, between: str, is_gone: bool
) -> None:
    mail = made(subject)
    mail.set_content(f"{OWN}\n\n{between}\n\nThe road was shut as well.\n")
    (found,), problems = read_mail(tmp_path, mail.as_bytes())
    assert FIRST in found.text
    assert (OLD not in found.text, problems) == (is_gone, [])
    quoted = "\n".join(one.text for one in found.removed if one.reason == "quoted mail")
    assert (OLD in quoted) == is_gone


def test_a_note_above_what_it_quotes_does_not_take_it_away(tmp_path: Path) -> None:
    mail = made("Re: Bridge")
    mail.set_content(f"Look at this.\n\n> {FIRST}\n> {SECOND}\n")
    (found,), _ = read_mail(tmp_path, mail.as_bytes())
    assert FIRST in found.text


FLOWED = [  # the lines, whether a space is left out where they are joined, the paragraphs
    ("The bridge \nwas opened.", False, "The bridge was opened."),
    ("The bridge was re \nopened.", True, "The bridge was reopened."),
    ("The bridge  \nwas opened.", True, "The bridge was opened."),
    ("The bridge was opened.\nThe road was not.", False, "The bridge was opened.\nThe road was not."),
    ("> An old \n> mail.\nA new one.", False, "> An old mail.\nA new one."),
    ("> An old \n>> older \nnew", False, "> An old \n>> older \nnew"),
    (" > is a mark,\n From here on.", False, "> is a mark,\nFrom here on."),
    ("The end. \n-- \nAna Brel", False, "The end. \n-- \nAna Brel"),
    ("", False, ""),
]


@pytest.mark.parametrize("text, closes_up, joined", FLOWED)
def test_lines_that_were_broken_to_be_shown_are_joined(text: str, closes_up: bool, joined: str) -> None:
    assert unflowed(text, closes_up=closes_up) == joined


def test_a_mail_says_that_its_lines_were_broken_to_be_shown(tmp_path: Path) -> None:
    head = "Subject: Bridge\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    broken = [text.replace(" ", " \n") for text in (FIRST, SECOND)]
    (found,), _ = read_mail(tmp_path, (head + "\n\n".join(broken)).encode())
    assert found.text.endswith(f"{FIRST}\n\n{SECOND}")
