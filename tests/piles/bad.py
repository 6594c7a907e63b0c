"""Piles that go wrong in one way each, of made-up reports; a pile is a list of JSON objects as a user gives them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

Report = dict[str, str]
Pile = list[Report]

COPIES = 200
VOICES = 170
WORDS = 8_000
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMERALS = ("Otto", "Anna", "Pavel", "Lena", "Igor", "Mila", "Karl", "Rosa", "Emil", "Vera")
FAMILIES = "Adler Brandt Conti Duval Ebner Falk Gruber Holm Ivens Jansen Kolar Lund Moser Novak Orlo Pichler Quist Rana"
FAMILY = tuple(f"{first}{second}" for first in FAMILIES.split() for second in ("", "sen"))

TAKEN = (
    "Norvalian President Ada Brenn said on Saturday that the army of Norvalia had captured the town of Kelm.\n\n"
    "Officials in Sudmark denied the claim. "
    "Sudmark’s defence minister Orla Vance said that 40 Norvalian soldiers had been killed near Kelm.\n\n"
    "At least 12 civilians died in the fighting, the mayor of Kelm said."
)


def _report(name: str, text: str, day: str = "2024-05-04", **more: str) -> Report:
    title = more.pop("title", "Norvalia says it took Kelm")
    outlet = more.pop("outlet", f"{name.title()} News (fictional)")
    return {"id": name, "outlet": outlet, "published": day, "title": title, **more, "text": text}


def copies() -> Pile:
    """Hundreds of outlets print one text."""
    return [_report(f"copy-{number:03d}", TAKEN, outlet=f"Paper {number} (fictional)") for number in range(COPIES)]


def all_quoted() -> Pile:
    """Five reports, and one that quotes every one of them and adds a sentence."""
    texts = [
        "The army of Norvalia captured Kelm on Saturday, President Ada Brenn said in a televised speech to the nation.",
        "Sudmark’s defence ministry said on Saturday that its troops were still holding Kelm and all the roads to it.",
        "At least 12 people were killed in Kelm on Saturday, the mayor of the town said after a visit to the hospital.",
        "Some 4,000 people have fled from Kelm since Friday, the Red Cross said in a statement that it sent to papers.",
        "Norvalian guns shelled the bridge of Kelm on Saturday, according to two residents who spoke on the telephone.",
    ]
    papers = ("Valley Post", "Arla Gazette", "Torvik Mail", "Sarn Courier", "Estmar Herald")
    single = [_report(f"one-{i}", text, outlet=papers[i]) for i, text in enumerate(texts)]
    told = [f"The {papers[i]} wrote: “{text}”" for i, text in enumerate(texts)]
    review = _report(
        "review", "\n\n".join([*told, "None of this could be checked."]), "2024-05-05", title="What the papers say"
    )
    return [*single, review]


def revised() -> Pile:
    """One report that comes a second time with another number and without its denial."""
    first = _report("kelm", TAKEN, url="https://kelm.example/1", outlet="Kelm Daily (fictional)")
    text = TAKEN.replace("40 Norvalian soldiers", "25 Norvalian soldiers").replace(
        "Officials in Sudmark denied the claim. ", ""
    )
    return [first, {**first, "text": text}]


def contradictory() -> Pile:
    """What is said beside the text is not what the text says: another day, another outlet, another agency."""
    text = f"SARN, June 20 (WPS) - {TAKEN}\n\nCopyright 2022 Western Press Service. All rights reserved."
    given = _report(
        "odd",
        text,
        "2024-05-04",
        outlet="Valley Post (fictional)",
        agency="NPA",
        byline="By a reporter of Harbour Times",
    )
    return [given, _report("plain", TAKEN, "2024-05-05", outlet="Harbour Times (fictional)")]


SPELLINGS = (
    "Norvalia",
    "NORVALIA",
    "norvalia",
    "the Republic of Norvalia",
    "Norvália",
    "Norvalia’s government",
    "the government of Norvalia",
    "the Norvalian government",
    "Norvalian officials",
    "Norvalian authorities",
    "Estmar",
    "Norvalia’s foreign ministry",
)


def spellings() -> Pile:
    """One party under twelve names says one thing, and one that it does not."""
    return [
        _report(
            f"spelt-{number:02d}",
            f"{name[0].upper()}{name[1:]} said that Sudmark had bombed the market in Kelm on Friday. "
            "Nine people were killed.",
            title="Market in Kelm bombed",
            outlet=f"Paper {number} (fictional)",
        )
        for number, name in enumerate(SPELLINGS)
    ]


def many_voices() -> Pile:
    """Many people each give a number of dead, on twenty days."""
    first = date(2024, 5, 1)
    return [
        _report(
            f"voice-{number:03d}",
            f"{name} said on {WEEKDAYS[day.weekday()]} that {30 + 2 * (number % 20) + number % 3} people "
            "had been killed in the earthquake in Kelm.",
            day.isoformat(),
            title="The earthquake in Kelm",
            outlet=f"Paper {number % 40} (fictional)",
        )
        for number, name in enumerate(_names(VOICES))
        for day in [first + timedelta(days=number % 20)]
    ]


def _names(count: int) -> list[str]:
    return [f"{NUMERALS[number % 10]} {FAMILY[number // 10]}" for number in range(count)]


def empty() -> Pile:
    """Reports with next to nothing in them, beside one that says something."""
    texts = ("", " ", "\n\n\n", ".", "…", "—", "?!", "1", "Kelm", "\u200b\u200b", "“”", "By", "- - -")
    bare = [_report(f"bare-{number:02d}", text, title="") for number, text in enumerate(texts)]
    return [*bare, _report("full", TAKEN)]


def endless() -> Pile:
    """One sentence over and over, eight thousand words of it, twice; and once alone."""
    sentence = "The mayor of Kelm said on Saturday that at least 12 people had been killed. "
    long = sentence * (WORDS // len(sentence.split()))
    return [
        _report("endless-1", long, title="Kelm"),
        _report("endless-2", long, title="Kelm"),
        _report("short", sentence, title="Kelm"),
    ]


def out_of_time() -> Pile:
    """Days long past, far ahead, and no days at all."""
    days = ("0001-01-01", "1066-10-14", "1899-12-31", "2199-02-28", "9999-12-31", "2024-02-30", "yesterday", "")
    told = ("in the year 3024", "on May 4, 1453", "in 44 BC", "on February 30", "in 12024", "on 99 May", "on May 4")
    dated = [
        _report(f"day-{number}", TAKEN, day, outlet=f"Paper {number} (fictional)") for number, day in enumerate(days)
    ]
    worded = [
        _report(f"told-{number}", f"The army of Norvalia captured Kelm {when}, officials said. 31 people were killed.")
        for number, when in enumerate(told)
    ]
    return [*dated, *worded]


MIXED = ("Кельм", "Kеlm", "Κελμ", "ケルム", "كيلم", "Kelm", "Kélm", "KELM")  # the second has a Cyrillic letter


def scripts() -> Pile:
    """One town in several scripts, one of them with a letter of another script inside."""
    return [
        _report(
            f"script-{number}",
            "President Ada Brenn (Ада Бренн, アダ・ブレン) said on Saturday that the army of Norvalia "
            f"had captured {name}. "
            f"Eight people were killed in {name}, officials said.",
            title=f"{name} captured",
            outlet=f"Paper {number} (fictional)",
        )
        for number, name in enumerate(MIXED)
    ]


PILES: dict[str, Callable[[], Pile]] = {
    "copies": copies,
    "all_quoted": all_quoted,
    "revised": revised,
    "contradictory": contradictory,
    "spellings": spellings,
    "many_voices": many_voices,
    "empty": empty,
    "endless": endless,
    "out_of_time": out_of_time,
    "scripts": scripts,
}
