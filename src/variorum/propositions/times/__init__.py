"""Time expressions: a grammar of the news over spaCy's tokens (TIMEX3), and their reading."""
