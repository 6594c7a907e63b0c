"""What a line of text is, by its letters and words: its shape, days, dates, credits, outlets, where a report opens."""
