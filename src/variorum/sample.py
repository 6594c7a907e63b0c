"""A report of one sentence, read before any other is timed: what finding claims needs is loaded when it first does."""

from __future__ import annotations

from variorum.records import Article, Date, Original, Reading, Section

# It names a place, a day, a number, a speaker and an event, so that the tables for each of these are opened.
TEXT = "An official in Bern said on 3 March 2003 that three people had been injured when a bus caught fire."
SAMPLE = Reading(
    Article("sample", TEXT, Date("2003-03-04", "2003-03-04", "2003-03-04"), sections=(Section(0, len(TEXT), "body"),)),
    Original("", TEXT.encode(), "sample"),
)
