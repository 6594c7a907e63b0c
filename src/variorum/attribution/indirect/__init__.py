"""Every other way to say that somebody says: clauses, nouns, phrases, figures, headlines, relays, answers."""
